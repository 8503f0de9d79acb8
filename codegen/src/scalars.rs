//! The table (type, format, pattern) → Rust type.
//!
//! A scalar is a JSON value without parts. Its schema decides which Rust type holds it and which codec writes it; a
//! string without a format is a `String`.

use proc_macro2::TokenStream;
use quote::quote;

use crate::document::{Kind, Schema};

/// A scalar with a runtime type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scalar {
    /// `true` or `false`.
    Bool,
    /// A JSON integer.
    Integer {
        /// Whether it can be negative.
        signed: bool,
        /// 8, 16, 32, 64 or 128.
        bits: u16,
    },
    /// A JSON number.
    Float,
    /// Any string.
    String,
    /// A string whose bytes need not be UTF-8.
    RawText,
    /// A hex quantity in a string, with its number of bits.
    Quantity(u16),
    /// A hex quantity that may be padded with zeros when read, with its number of bits.
    PaddedQuantity(u16),
    /// A decimal integer in a string, with its number of bits.
    Decimal(u16),
    /// A decimal integer in a string, with its number of bits, or the empty string where there is none.
    DecimalOrEmpty(u16),
    /// Hex bytes of any length.
    Bytes,
    /// Hex bytes of fixed length.
    FixedBytes(u16),
    /// Hex bytes of any length, with or without `0x`.
    Hex,
    /// Hex bytes of fixed length, with or without `0x`.
    FixedHex(u16),
    /// Bytes of any length in base64.
    Base64,
    /// Bytes of any length in the base64 of URLs.
    Base64Url,
    /// Hex bytes of any length, written without `0x`.
    BareHex,
    /// Hex bytes of fixed length, written without `0x`.
    FixedBareHex(u16),
    /// Hex bytes of fixed length without `0x`, or the empty string where there are none.
    BareHexOrEmpty(u16),
    /// A 20-byte account address.
    Address,
    /// A bech32m address of 32 bytes.
    Bech32m,
    /// A string that is never printed.
    Secret,
    /// A 32-byte storage key, 1 to 64 hex digits.
    StorageKey,
    /// Null, and nothing else.
    Null,
    /// Any JSON value.
    Json,
}

/// The longest byte array stored inline; longer ones are `Bytes`.
const MAX_FIXED: u16 = 512;

impl Scalar {
    /// The scalar of a schema of this kind. `None` for objects, arrays and null.
    pub(crate) fn of(kind: Kind, schema: &Schema) -> Option<Self> {
        let format = schema.format.as_deref();
        Some(match kind {
            Kind::Boolean => Self::Bool,
            Kind::Integer => format
                .and_then(integer_format)
                .unwrap_or_else(|| integer_by_bounds(schema)),
            Kind::Number => Self::Float,
            Kind::String => {
                let by_format = format.and_then(string_format);
                by_format
                    .or_else(|| schema.pattern.as_deref().and_then(by_pattern))
                    .unwrap_or(Self::String)
            }
            Kind::Null | Kind::Array | Kind::Object => return None,
        })
    }

    /// Rank among strings: the lower, the fewer strings it accepts, the earlier it is tried.
    pub(crate) fn width(self) -> u32 {
        match self {
            // A string with a checksum is nothing else.
            Self::Bech32m => 10,
            Self::Address => 20,
            Self::FixedBytes(len) | Self::FixedHex(len) | Self::FixedBareHex(len) => u32::from(len),
            Self::BareHexOrEmpty(len) => u32::from(len) + 1,
            Self::Decimal(bits) | Self::DecimalOrEmpty(bits) => 1_000 + u32::from(bits),
            Self::Quantity(bits) | Self::PaddedQuantity(bits) => 2_000 + u32::from(bits),
            Self::StorageKey => 3_000,
            Self::Bytes => 4_000,
            Self::Hex | Self::BareHex => 4_100,
            Self::Base64 => 4_200,
            Self::Base64Url => 4_201,
            _ => 5_000,
        }
    }

    /// The Rust type, with `rt` as the path of the runtime's support module.
    pub(crate) fn rust(self, rt: &TokenStream) -> TokenStream {
        match self {
            Self::Bool => quote!(bool),
            Self::Integer { signed, bits } => sized(if signed { 'i' } else { 'u' }, bits),
            Self::Float => quote!(f64),
            Self::String => quote!(String),
            Self::Quantity(256) | Self::PaddedQuantity(256) | Self::Decimal(256) => {
                quote!(#rt::U256)
            }
            Self::Quantity(bits) | Self::PaddedQuantity(bits) | Self::Decimal(bits) => {
                sized('u', bits)
            }
            Self::RawText => quote!(#rt::RawText),
            Self::DecimalOrEmpty(bits) => {
                let number = Self::Decimal(bits).rust(rt);
                quote!(Option<#number>)
            }
            Self::BareHexOrEmpty(len) => {
                let bytes = Self::FixedBytes(len).rust(rt);
                quote!(Option<#bytes>)
            }
            Self::Bytes | Self::Hex | Self::BareHex | Self::Base64 | Self::Base64Url => {
                quote!(#rt::Bytes)
            }
            Self::FixedBytes(32) | Self::FixedHex(32) | Self::FixedBareHex(32) => {
                quote!(#rt::B256)
            }
            Self::FixedBytes(len) | Self::FixedHex(len) | Self::FixedBareHex(len) => {
                let len = proc_macro2::Literal::u16_unsuffixed(len);
                quote!(#rt::FixedBytes<#len>)
            }
            Self::Address => quote!(#rt::Address),
            Self::Bech32m => quote!(#rt::Bech32mAddress),
            Self::Secret => quote!(#rt::Secret),
            Self::StorageKey => quote!(#rt::StorageKey),
            Self::Null => quote!(()),
            Self::Json => quote!(#rt::RawJson),
        }
    }

    /// The Rust type without paths.
    pub(crate) fn name(self) -> String {
        let path = self.rust(&quote!(rt)).to_string();
        path.replace(' ', "").replace("rt::", "")
    }

    /// The codec, where the type's own serde form isn't the one on the wire.
    pub(crate) fn codec(self, rt: &TokenStream) -> Option<TokenStream> {
        match self {
            Self::Quantity(_) => Some(quote!(#rt::Quantity)),
            Self::PaddedQuantity(_) => Some(quote!(#rt::PaddedQuantity)),
            Self::Decimal(_) => Some(quote!(#rt::Decimal)),
            Self::DecimalOrEmpty(_) => Some(quote!(#rt::OrEmpty<#rt::Decimal>)),
            Self::BareHexOrEmpty(_) => Some(quote!(#rt::OrEmpty<#rt::BareHex>)),
            Self::Hex | Self::FixedHex(_) => Some(quote!(#rt::Hex)),
            Self::Float => Some(quote!(#rt::Number)),
            Self::Base64 => Some(quote!(#rt::Base64)),
            Self::Base64Url => Some(quote!(#rt::Base64Url)),
            Self::BareHex | Self::FixedBareHex(_) => Some(quote!(#rt::BareHex)),
            _ => None,
        }
    }

    /// Whether it has a fixed size that `schema` gives.
    pub(crate) fn is_packed(self, schema: &Schema) -> bool {
        match self {
            Self::Integer { bits, .. } => {
                bits <= 64 && schema.format.as_deref().and_then(integer_format).is_some()
            }
            Self::FixedBytes(_) | Self::FixedHex(_) | Self::FixedBareHex(_) | Self::Address => true,
            _ => false,
        }
    }

    /// Whether its digits are sent without a `0x`, which nodes may refuse.
    pub(crate) fn is_bare(self) -> bool {
        matches!(self, Self::BareHex | Self::FixedBareHex(_))
    }

    /// Whether binary formats hold it as bytes.
    pub(crate) fn is_bytes(self) -> bool {
        matches!(
            self,
            Self::Bytes
                | Self::FixedBytes(_)
                | Self::Hex
                | Self::FixedHex(_)
                | Self::BareHex
                | Self::FixedBareHex(_)
                | Self::Address
        )
    }

    /// Whether functions take it as `impl Into`.
    pub(crate) fn taken_by_into(self) -> bool {
        matches!(
            self,
            Self::String
                | Self::RawText
                | Self::Secret
                | Self::Bytes
                | Self::Hex
                | Self::BareHex
                | Self::Base64
                | Self::Base64Url
                | Self::StorageKey
                // Of smaller integers.
                | Self::Quantity(256)
                | Self::PaddedQuantity(256)
                | Self::Decimal(256)
        )
    }

    /// Whether the Rust type is a number.
    pub(crate) fn is_number(self) -> bool {
        matches!(
            self,
            Self::Integer { .. }
                | Self::Float
                | Self::Quantity(_)
                | Self::PaddedQuantity(_)
                | Self::Decimal(_)
        )
    }

    /// A description for docs and errors.
    pub(crate) fn words(self) -> String {
        if self.is_bytes() && self != Self::Address {
            return format!("{} in hex", self.value_words());
        }
        self.value_words()
    }

    /// A description for formats in which bytes need not be hex.
    pub(crate) fn value_words(self) -> String {
        match self {
            Self::Bool => "a flag".to_owned(),
            Self::Integer { .. } => "an integer".to_owned(),
            Self::Float => "a number".to_owned(),
            Self::String => "a text".to_owned(),
            Self::Quantity(_) => "a hex quantity".to_owned(),
            Self::PaddedQuantity(_) => "a hex quantity, padded or not".to_owned(),
            Self::RawText => "a text, maybe not in UTF-8".to_owned(),
            Self::Decimal(_) => "an integer in decimal digits".to_owned(),
            Self::DecimalOrEmpty(_) => "an integer in decimal digits, or none".to_owned(),
            Self::BareHexOrEmpty(len) => format!("{len} bytes in hex, or none"),
            Self::Bytes | Self::Hex | Self::BareHex => "bytes".to_owned(),
            Self::Base64 => "bytes in base64".to_owned(),
            Self::Base64Url => "bytes in the base64 of URLs".to_owned(),
            Self::FixedBytes(len) | Self::FixedHex(len) | Self::FixedBareHex(len) => {
                format!("{len} bytes")
            }
            Self::Address => "a 20-byte address".to_owned(),
            Self::Bech32m => "a bech32m address".to_owned(),
            Self::Secret => "a secret text".to_owned(),
            Self::StorageKey => "a storage slot".to_owned(),
            Self::Null => "null".to_owned(),
            Self::Json => "any JSON value".to_owned(),
        }
    }
}

fn sized(letter: char, bits: u16) -> TokenStream {
    let name = proc_macro2::Ident::new(&format!("{letter}{bits}"), proc_macro2::Span::call_site());
    quote!(#name)
}

/// The integer that a format stands for.
pub(crate) fn integer_format(format: &str) -> Option<Scalar> {
    let (signed, bits) = match format {
        "uint8" => (false, 8),
        "uint16" => (false, 16),
        "uint32" => (false, 32),
        "uint64" | "uint" => (false, 64),
        "uint128" => (false, 128),
        "int8" => (true, 8),
        "int16" => (true, 16),
        "int32" => (true, 32),
        "int64" => (true, 64),
        "int128" => (true, 128),
        _ => return None,
    };
    Some(Scalar::Integer { signed, bits })
}

/// 64 bits, or 128 when the document's bounds don't fit; unsigned when nothing below zero is valid.
fn integer_by_bounds(schema: &Schema) -> Scalar {
    let minimum = schema.minimum.as_ref();
    let signed = !minimum.is_some_and(|number| number.as_f64().is_some_and(|number| number >= 0.0));
    let wide = |number: &serde_json::Number| number.as_u64().is_none() && number.as_i64().is_none();
    let maximum = schema.maximum.as_ref();
    // Where it may be negative, half of what 64 bits hold is beyond zero.
    let beyond = |number: &serde_json::Number| signed && number.as_i64().is_none();
    let bits = if maximum.is_some_and(|number| wide(number) || beyond(number))
        || minimum.is_some_and(wide)
    {
        128
    } else {
        64
    };
    Scalar::Integer { signed, bits }
}

fn string_format(format: &str) -> Option<Scalar> {
    Some(match format {
        "quantity" => Scalar::Quantity(256),
        "quantity64" => Scalar::Quantity(64),
        "quantity32" => Scalar::Quantity(32),
        "quantity8" => Scalar::Quantity(8),
        "padded-quantity" => Scalar::PaddedQuantity(256),
        "padded-quantity64" => Scalar::PaddedQuantity(64),
        "raw-text" => Scalar::RawText,
        "decimal256" => Scalar::Decimal(256),
        "decimal128" => Scalar::Decimal(128),
        "decimal128-or-empty" => Scalar::DecimalOrEmpty(128),
        "decimal64-or-empty" => Scalar::DecimalOrEmpty(64),
        "decimal64" => Scalar::Decimal(64),
        "data" => Scalar::Bytes,
        "hex" => Scalar::Hex,
        "base64" | "byte" => Scalar::Base64,
        "base64url" => Scalar::Base64Url,
        "bare-hex" => Scalar::BareHex,
        "bech32m" => Scalar::Bech32m,
        "secret" => Scalar::Secret,
        "address" => Scalar::Address,
        "storage-key" => Scalar::StorageKey,
        _ => return sized_format(format),
    })
}

/// Parses `data`, `hex` or `bare-hex` with a number of bytes.
fn sized_format(format: &str) -> Option<Scalar> {
    type Form = (&'static str, Scalar, fn(u16) -> Scalar);
    const FORMS: [Form; 3] = [
        ("data", Scalar::Bytes, Scalar::FixedBytes),
        ("hex", Scalar::Hex, Scalar::FixedHex),
        ("bare-hex", Scalar::BareHex, Scalar::FixedBareHex),
    ];
    if let Some(len) = format
        .strip_prefix("bare-hex")
        .and_then(|rest| rest.strip_suffix("-or-empty"))
    {
        let len = len.parse().ok();
        return len
            .filter(|len| (1..=MAX_FIXED).contains(len))
            .map(Scalar::BareHexOrEmpty);
    }
    let (any, fixed, len) = FORMS
        .iter()
        .find_map(|(prefix, any, fixed)| Some((*any, fixed, format.strip_prefix(prefix)?)))?;
    match len.parse::<u32>().ok()? {
        0 => None,
        len => Some(match u16::try_from(len) {
            Ok(len) if len <= MAX_FIXED => fixed(len),
            _ => any,
        }),
    }
}

/// Recognises other organisations' patterns of hex strings.
fn by_pattern(pattern: &str) -> Option<Scalar> {
    let inner = pattern.strip_prefix("^0x")?.strip_suffix('$')?;
    let inner = inner
        .strip_prefix('(')
        .and_then(|inner| inner.strip_suffix(')'))
        .unwrap_or(inner);
    if matches!(
        inner,
        "0|[1-9a-f][0-9a-f]*"
            | "[1-9a-f]+[0-9a-f]*|0"
            | "[1-9a-f][0-9a-f]*|0"
            | "0|[1-9a-fA-F][0-9a-fA-F]*"
    ) {
        return Some(Scalar::Quantity(256));
    }
    if let Some((digits, count)) = [
        "[0-9a-f]",
        "[0-9a-fA-F]",
        "[a-fA-F0-9]",
        "[a-fA-F\\d]",
        "[A-Fa-f0-9]",
    ]
    .iter()
    .find_map(|class| inner.strip_prefix(class).map(|rest| (class, rest)))
    {
        if count == "*" && digits.len() > 2 {
            return Some(Scalar::Bytes);
        }
        let count: u16 = count.strip_prefix('{')?.strip_suffix('}')?.parse().ok()?;
        return match count {
            40 => Some(Scalar::Address),
            _ if count.is_multiple_of(2) && count / 2 <= MAX_FIXED && count > 0 => {
                Some(Scalar::FixedBytes(count / 2))
            }
            _ => None,
        };
    }
    None
}
