//! Shared implementation of [`FixedBytes`](super::FixedBytes) and [`Address`](super::Address).

/// Implements everything but the derives and the conversion from and to text for `$name`, a newtype over `[u8; $len]`.
macro_rules! impl_byte_array {
    ([$($generics:tt)*] $name:ty, $len:tt, $expected:expr) => {
        impl<$($generics)*> $name {
            /// The number of bytes.
            pub const LEN: usize = $len;

            /// All bytes zero.
            pub const ZERO: Self = Self([0; $len]);

            /// Creates a value from its bytes.
            pub const fn new(bytes: [u8; $len]) -> Self {
                Self(bytes)
            }

            /// Creates a constant from its hex string, `0x` and all digits: an invalid one in a `const` doesn't
            /// compile.
            ///
            /// # Panics
            /// If the string is invalid; parse strings that aren't known at compile time.
            pub const fn from_literal(text: &str) -> Self {
                // const_hex alone would also accept `0X` and no prefix.
                if let [b'0', b'x', ..] = text.as_bytes()
                    && let Ok(bytes) = const_hex::const_decode_to_array(text.as_bytes())
                {
                    return Self(bytes);
                }
                // In a constant, which this function is for, the panic is a compile error.
                panic!("the literal isn't 0x and two hex digits for each byte")
            }

            /// The bytes.
            pub const fn as_bytes(&self) -> &[u8; $len] {
                &self.0
            }

            fn parse(
                text: &str,
                prefix: Prefix,
            ) -> Result<Self, ParseError> {
                text::parse_bytes(text, prefix, $expected, const_hex::decode_to_array).map(Self)
            }
        }

        impl<$($generics)*> Default for $name {
            fn default() -> Self {
                Self::ZERO
            }
        }

        impl<$($generics)*> AsRef<[u8]> for $name {
            fn as_ref(&self) -> &[u8] {
                &self.0
            }
        }

        impl<$($generics)*> fmt::LowerHex for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                if f.alternate() {
                    f.write_str("0x")?;
                }
                text::write_hex(f, &self.0)
            }
        }

        /// Shows at most 64 bytes.
        impl<$($generics)*> fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                text::write_hex_bounded(f, &self.0)
            }
        }

        impl<$($generics)*> hex::FromHex for $name {
            type Error = hex::FromHexError;

            fn from_hex<Text: AsRef<[u8]>>(digits: Text) -> Result<Self, hex::FromHexError> {
                const_hex::decode_to_array(digits)
                    .map(Self)
                    .map_err(text::to_hex_error)
            }
        }

        impl<$($generics)*> Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                if !serializer.is_human_readable() {
                    return serializer.serialize_bytes(&self.0);
                }
                serializer.serialize_str(const_hex::Buffer::<{ $len }, true>::new().format(&self.0))
            }
        }

        impl<'de, $($generics)*> Deserialize<'de> for $name {
            #[inline]
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                if !deserializer.is_human_readable() {
                    return binary::deserialize_array(deserializer).map(Self);
                }
                quick::deserialize(
                    deserializer,
                    const { Length::new(2 + 2 * $len) },
                    $expected,
                    |text| quick::array(text).map(Self),
                    |text| Self::parse(text, Prefix::Required),
                )
            }
        }

        impl<$($generics)*> From<[u8; $len]> for $name {
            fn from(bytes: [u8; $len]) -> Self {
                Self(bytes)
            }
        }

        impl<$($generics)*> From<&[u8; $len]> for $name {
            fn from(bytes: &[u8; $len]) -> Self {
                Self(*bytes)
            }
        }

        impl<$($generics)*> From<$name> for [u8; $len] {
            fn from(bytes: $name) -> Self {
                bytes.0
            }
        }

        impl<$($generics)*> From<$name> for Vec<u8> {
            fn from(bytes: $name) -> Self {
                bytes.0.to_vec()
            }
        }

        impl<$($generics)*> TryFrom<&[u8]> for $name {
            type Error = LengthError;

            fn try_from(bytes: &[u8]) -> Result<Self, Self::Error> {
                bytes.try_into().map(Self).map_err(|_| LengthError {
                    expected: $len,
                    found: bytes.len(),
                })
            }
        }

        impl<$($generics)*> TryFrom<Vec<u8>> for $name {
            type Error = LengthError;

            fn try_from(bytes: Vec<u8>) -> Result<Self, Self::Error> {
                bytes.as_slice().try_into()
            }
        }
    };
}

pub(super) use impl_byte_array;
