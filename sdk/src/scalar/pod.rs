//! Values of fixed size.

use super::{Address, FixedBytes};

/// A fixed-size value in a node's in-memory layout: integers little-endian, and objects as their fields
/// one after the other without gaps. Lists of such values may lie in one byte string, see [`Packed`](super::Packed).
///
/// ```
/// use polyrpc::scalar::{B256, Pod};
///
/// #[derive(Debug, PartialEq)]
/// struct Output {
///     index: u64,
///     key: B256,
/// }
///
/// impl Pod for Output {
///     const SIZE: usize = u64::SIZE + B256::SIZE;
///
///     fn write(&self, out: &mut Vec<u8>) {
///         self.index.write(out);
///         self.key.write(out);
///     }
///
///     fn read(mut bytes: &[u8]) -> Option<Self> {
///         let output = Self { index: Pod::take(&mut bytes)?, key: Pod::take(&mut bytes)? };
///         bytes.is_empty().then_some(output)
///     }
/// }
///
/// let output = Output { index: 7, key: B256::ZERO };
/// let mut bytes = Vec::new();
/// output.write(&mut bytes);
/// assert_eq!((bytes.len(), bytes[0]), (40, 7));
/// assert_eq!(Output::read(&bytes), Some(output));
/// ```
pub trait Pod: Sized {
    /// The size in bytes.
    const SIZE: usize;

    /// Appends exactly [`SIZE`](Self::SIZE) bytes.
    fn write(&self, out: &mut Vec<u8>);

    /// Reads exactly [`SIZE`](Self::SIZE) bytes; `None` for another length or an invalid value.
    fn read(bytes: &[u8]) -> Option<Self>;

    /// Reads the first bytes and advances past them, for one field after the other; `None`, without advancing, if there
    /// are too few or [`read`](Self::read) rejects them.
    fn take(bytes: &mut &[u8]) -> Option<Self> {
        let (ours, others) = bytes.split_at_checked(Self::SIZE)?;
        let value = Self::read(ours)?;
        *bytes = others;
        Some(value)
    }
}

macro_rules! impl_integers {
    ($($int:ty),+) => {$(
        impl Pod for $int {
            const SIZE: usize = size_of::<Self>();

            fn write(&self, out: &mut Vec<u8>) {
                out.extend_from_slice(&self.to_le_bytes());
            }

            fn read(bytes: &[u8]) -> Option<Self> {
                bytes.try_into().ok().map(Self::from_le_bytes)
            }
        }
    )+};
}

impl_integers!(u8, u16, u32, u64, i8, i16, i32, i64);

impl<const N: usize> Pod for FixedBytes<N> {
    const SIZE: usize = N;

    fn write(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(self.as_bytes());
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok()
    }
}

impl Pod for Address {
    const SIZE: usize = Self::LEN;

    fn write(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(self.as_bytes());
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn written(value: &impl Pod) -> Vec<u8> {
        let mut bytes = vec![0xee];
        value.write(&mut bytes);
        bytes.split_off(1)
    }

    /// A value for which not every byte is valid.
    #[derive(Debug, PartialEq)]
    struct Bit(bool);

    impl Pod for Bit {
        const SIZE: usize = 1;

        fn write(&self, out: &mut Vec<u8>) {
            out.push(self.0.into());
        }

        fn read(bytes: &[u8]) -> Option<Self> {
            match bytes {
                [byte @ 0..=1] => Some(Self(*byte == 1)),
                _ => None,
            }
        }
    }

    #[test]
    fn integers_are_little_endian() {
        assert_eq!(written(&0x0102_u16), [2, 1]);
        assert_eq!(written(&-2_i32), [0xfe, 0xff, 0xff, 0xff]);
        assert_eq!(u64::read(&[1, 0, 0, 0, 0, 0, 0, 0x80]), Some(1 << 63 | 1));
        assert_eq!(i8::read(&[0xff]), Some(-1));
    }

    #[test]
    fn a_wrong_length_is_nothing() {
        assert_eq!(u32::read(&[0; 3]), None);
        assert_eq!(u32::read(&[0; 5]), None);
        assert_eq!(FixedBytes::<4>::read(&[0; 5]), None);
        assert_eq!(Address::read(&[0; 19]), None);
    }

    #[test]
    fn taking_goes_on_where_it_stopped() {
        let mut bytes: &[u8] = &[1, 0, 2, 3, 4];
        assert_eq!(u16::take(&mut bytes), Some(1));
        assert_eq!(FixedBytes::take(&mut bytes), Some(FixedBytes::new([2, 3])));
        assert_eq!(u16::take(&mut bytes), None);
        assert_eq!(bytes, [4], "what is too short stays");
        assert_eq!(Bit::take(&mut bytes), None);
        assert_eq!(bytes, [4], "what means nothing stays");
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(number: i64, bytes: [u8; 20]) {
            prop_assert_eq!(i64::read(&written(&number)), Some(number));
            let address = Address::new(bytes);
            prop_assert_eq!(Address::read(&written(&address)), Some(address));
            prop_assert_eq!(written(&address), bytes);
        }
    }
}
