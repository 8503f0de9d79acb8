//! Bech32m addresses: a human-readable prefix, 32 bytes and a checksum.

use std::fmt;
use std::str::FromStr;

use bech32::primitives::decode::UncheckedHrpstring;
use bech32::{Bech32, Bech32m, Fe32, Hrp};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::B256;
use super::error::{Expected, Fault, ParseError};
use super::text;

/// A 32-byte bech32m address: the prefix, `1`, and 58 characters of which the last six are a checksum (BIP-350).
///
/// The prefix tells what the bytes are: `xch` a puzzle hash that coins can be sent to, `txch` one on a test network,
/// `did:chia:` and `nft` a launcher id. Lower or upper case is read, lower case is written.
///
/// ```
/// use polyrpc::scalar::Bech32mAddress;
///
/// let address: Bech32mAddress = "txch1p6fspvvw3gutxjxnc7ype24rap66nlfug8hk9jgfr626rhn5m3jsxvey6y".parse()?;
/// assert_eq!(address.prefix(), "txch");
/// let same_on_mainnet = Bech32mAddress::new("xch", address.hash())?;
/// assert!(same_on_mainnet.to_string().starts_with("xch1p6fspvvw3gutxjxnc7ype24rap66nlfug8hk9jgfr626rhn5m3js"));
/// # Ok::<(), polyrpc::scalar::ParseError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Bech32mAddress {
    prefix: Prefix,
    hash: B256,
}

impl Bech32mAddress {
    /// The longest string whose checksum finds every likely slip.
    const MAX_CHARS: usize = 90;

    /// Creates the address of a hash. An upper-case prefix becomes lower case.
    ///
    /// # Errors
    /// If the prefix is empty, longer than 31 characters, of mixed case, or isn't printable ASCII.
    pub fn new(prefix: &str, hash: B256) -> Result<Self, ParseError> {
        Prefix::new(prefix)
            .map(|prefix| Self { prefix, hash })
            .map_err(|fault| ParseError::new(Expected::Bech32mPrefix, prefix, fault))
    }

    /// The prefix before the last `1`, in lower case: `xch`.
    pub fn prefix(&self) -> &str {
        self.prefix.as_str()
    }

    /// The 32 bytes.
    pub const fn hash(&self) -> B256 {
        self.hash
    }

    fn parse(text: &str) -> Result<Self, Fault> {
        if text.len() > Self::MAX_CHARS {
            return Err(Fault::TooLong {
                limit: Self::MAX_CHARS,
            });
        }
        let (prefix, data) = text.rsplit_once('1').ok_or(Fault::NoSeparator)?;
        if is_mixed_case(text) {
            return Err(Fault::MixedCase);
        }
        let prefix = Prefix::new(prefix)?;
        let unchecked =
            UncheckedHrpstring::new(text).map_err(|_| data_fault(data, text.len() - data.len()))?;
        if !unchecked.has_valid_checksum::<Bech32m>() {
            return Err(if unchecked.has_valid_checksum::<Bech32>() {
                Fault::FirstBech32
            } else {
                Fault::Checksum
            });
        }
        let checked = unchecked.remove_checksum::<Bech32m>();
        let payload = checked.byte_iter();
        if payload.len() != B256::LEN {
            return Err(Fault::PayloadLength(payload.len()));
        }
        // Otherwise one hash would have several encodings. Bitcoin's addresses have the same rule.
        checked
            .validate_segwit_padding()
            .map_err(|_| Fault::Padding)?;
        let mut hash = [0; B256::LEN];
        for (to, byte) in hash.iter_mut().zip(payload) {
            *to = byte;
        }
        Ok(Self {
            prefix,
            hash: B256::new(hash),
        })
    }
}

impl fmt::Display for Bech32mAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let prefix = Hrp::parse(self.prefix()).map_err(|_| fmt::Error)?;
        bech32::encode_lower_to_fmt::<Bech32m, _>(f, prefix, self.hash.as_bytes())
            .map_err(|_| fmt::Error)
    }
}

impl fmt::Debug for Bech32mAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Bech32mAddress {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        Self::parse(text).map_err(|fault| ParseError::new(Expected::Bech32m, text, fault))
    }
}

impl Serialize for Bech32mAddress {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        text::serialize(serializer, format_args!("{self}"))
    }
}

impl<'de> Deserialize<'de> for Bech32mAddress {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        text::deserialize(deserializer, Expected::Bech32m, str::parse)
    }
}

/// The prefix, stored inline, so that an address is as cheap to copy as its bytes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Prefix {
    /// Printable ASCII without upper-case letters, then zeros.
    bytes: [u8; Self::MAX_CHARS],
    len: u8,
}

impl Prefix {
    /// The room left by the `1`, the characters of 32 bytes and the checksum.
    const MAX_CHARS: usize = Bech32mAddress::MAX_CHARS - 1 - 52 - 6;

    fn new(prefix: &str) -> Result<Self, Fault> {
        let mut bytes = [0; Self::MAX_CHARS];
        let mut stranger = prefix
            .char_indices()
            .filter(|(_, character)| !character.is_ascii_graphic());
        if let Some((position, character)) = stranger.next() {
            return Err(Fault::NotPrintable {
                character,
                position,
            });
        }
        if is_mixed_case(prefix) {
            return Err(Fault::MixedCase);
        }
        let (Ok(len @ 1..), Some(written)) =
            (u8::try_from(prefix.len()), bytes.get_mut(..prefix.len()))
        else {
            return Err(Fault::PrefixLength {
                limit: Self::MAX_CHARS,
            });
        };
        written.copy_from_slice(prefix.as_bytes());
        written.make_ascii_lowercase();
        Ok(Self { bytes, len })
    }

    fn as_str(&self) -> &str {
        // `new` only admits ASCII.
        std::str::from_utf8(&self.bytes[..usize::from(self.len)]).unwrap_or_default()
    }
}

fn is_mixed_case(text: &str) -> bool {
    let any = |test: fn(&u8) -> bool| text.as_bytes().iter().any(test);
    any(u8::is_ascii_lowercase) && any(u8::is_ascii_uppercase)
}

/// The first invalid character of the data, which begins at `start`.
#[cold]
fn data_fault(data: &str, start: usize) -> Fault {
    let mut strangers = data
        .char_indices()
        .filter(|(_, character)| Fe32::from_char(*character).is_err());
    let stranger = strangers.next().map(|(index, character)| Fault::NotBech32 {
        character,
        position: start + index,
    });
    stranger.unwrap_or(Fault::Checksum)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;
    use serde_with::Same;

    use super::super::tests::{read, write};
    use super::*;

    const ADDRESS: &str = "txch1p6fspvvw3gutxjxnc7ype24rap66nlfug8hk9jgfr626rhn5m3jsxvey6y";

    /// The error's message; empty if the string was read.
    fn fault(text: &str) -> String {
        let error = text.parse::<Bech32mAddress>().err();
        error.map(|error| error.to_string()).unwrap_or_default()
    }

    /// Encodes any prefix, payload and checksum.
    fn encode<Ck: bech32::Checksum>(prefix: &str, payload: &[u8]) -> String {
        let mut text = String::new();
        let written = Hrp::parse(prefix)
            .map(|prefix| bech32::encode_lower_to_fmt::<Ck, _>(&mut text, prefix, payload));
        assert!(matches!(written, Ok(Ok(()))), "{prefix}");
        text
    }

    /// They come from a node on its test network.
    #[test]
    fn addresses_of_a_node() -> Result<(), ParseError> {
        for (text, prefix, hash) in [
            (
                "txch1zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zygsuw65al",
                "txch",
                "0x1111111111111111111111111111111111111111111111111111111111111111",
            ),
            (
                ADDRESS,
                "txch",
                "0x0e9300b18e8a38b348d3c7881caaa3e875a9fd3c41ef62c9091e95a1de74dc65",
            ),
            (
                "did:chia:1cqjzhwyc7eckrlxhe2ypvsqrct3t9ul7swd292ulf7kvxrsyqyeqltcj57",
                "did:chia:",
                "0xc0242bb898f67161fcd7ca88164003c2e2b2f3fe839aa2ab9f4facc30e040132",
            ),
            (
                "nft100y75hjz63zgy9qvz00devym9dq222zr3tnzugjsy2mtm54047qsk88p6g",
                "nft",
                "0x7bc9ea5e42d44482140c13dedcb09b2b40a528438ae62e225022b6bdd2afaf81",
            ),
        ] {
            let address: Bech32mAddress = text.parse()?;
            assert_eq!((address.prefix(), address.hash()), (prefix, hash.parse()?));
            assert_eq!(address.to_string(), text);
            assert_eq!(format!("{address:?}"), text);
            assert_eq!(Bech32mAddress::new(prefix, address.hash())?, address);
        }
        Ok(())
    }

    #[test]
    fn upper_case_is_read_and_lower_case_written() -> Result<(), ParseError> {
        let address: Bech32mAddress = ADDRESS.to_ascii_uppercase().parse()?;
        assert_eq!(address.to_string(), ADDRESS);
        assert_eq!(Bech32mAddress::new("TXCH", address.hash())?, address);
        Ok(())
    }

    #[test]
    fn what_is_wrong_is_named() {
        let (short, long) = (
            encode::<Bech32m>("xch", &[7; 31]),
            encode::<Bech32m>("xch", &[7; 33]),
        );
        let old = encode::<Bech32>("xch", &[7; 32]);
        let endless = encode::<Bech32m>("offer", &[7; 500]);
        for (wrong, expected) in [
            (ADDRESS.replace("xvey6y", "xvey6x"), "the checksum is wrong"),
            (ADDRESS.replacen("txch", "xch", 1), "the checksum is wrong"),
            (old, "the checksum is that of bech32, not of bech32m"),
            (
                ADDRESS.replacen('p', "P", 1),
                "letters of both cases are mixed",
            ),
            (
                ADDRESS.replacen("tx", "Tx", 1),
                "letters of both cases are mixed",
            ),
            (short, "it holds 31 bytes"),
            (long, "it holds 33 bytes"),
            (endless, "it is longer than 90 characters"),
            (
                ADDRESS.replacen("p6f", "p6b", 1),
                "'b' at position 7 is not a bech32 character",
            ),
            (
                ADDRESS.replacen("p6f", "é", 1),
                "'é' at position 5 is not a bech32 character",
            ),
            (
                format!(" {ADDRESS}"),
                "' ' at position 0 is not printable ASCII",
            ),
            (
                format!("{ADDRESS} "),
                "' ' at position 63 is not a bech32 character",
            ),
            (
                "xch".to_owned(),
                "there is no 1 between a prefix and the data",
            ),
            (
                ADDRESS.replacen("txch", "", 1),
                "a prefix has 1 to 31 characters",
            ),
            (String::new(), "there is no 1 between a prefix and the data"),
            ("xch1".to_owned(), "the checksum is wrong"),
            ("xch1qqqq".to_owned(), "the checksum is wrong"),
            (
                "0x0e9300b18e8a38b348d3c7881caaa3e875a9fd3c41ef62c9091e95a1de74dc65".to_owned(),
                "a prefix has 1 to 31 characters",
            ),
        ] {
            let message = fault(&wrong);
            assert!(message.ends_with(expected), "{wrong}: {message}");
            assert!(message.starts_with("expected a bech32m address of 32 bytes, found \""));
            assert!(message.len() < 200, "{message}");
        }
    }

    /// 32 bytes take 52 characters with four bits to spare.
    #[test]
    fn a_hash_has_one_text_only() {
        use bech32::primitives::iter::Fe32IterExt;

        let hrp = Hrp::parse("xch").ok();
        let text = |last: Fe32| {
            let data = std::iter::repeat_n(Fe32::Q, 51).chain([last]);
            let hrp = hrp.as_ref()?;
            Some(
                data.with_checksum::<Bech32m>(hrp)
                    .chars()
                    .collect::<String>(),
            )
        };
        assert_eq!(text(Fe32::Q).as_deref().map(fault), Some(String::new()));
        let padded = text(Fe32::P).as_deref().map(fault).unwrap_or_default();
        assert!(padded.contains("fill up its last character"), "{padded}");
    }

    #[test]
    fn prefixes() -> Result<(), ParseError> {
        let hash = B256::new([7; 32]);
        let longest = "p".repeat(31);
        for prefix in ["a", "did:chia:", "x1y1", "!~", longest.as_str()] {
            let address = Bech32mAddress::new(prefix, hash)?;
            assert_eq!(address.to_string().parse(), Ok(address), "{prefix}");
            assert_eq!((address.prefix(), address.hash()), (prefix, hash));
        }
        let too_long = "p".repeat(32);
        for (prefix, expected) in [
            (
                "",
                "expected the prefix of a bech32m address, found \"\": a prefix has 1 to 31 characters",
            ),
            ("xCh", "letters of both cases are mixed"),
            ("x h", "' ' at position 1 is not printable ASCII"),
            ("xé", "'é' at position 1 is not printable ASCII"),
            (too_long.as_str(), "a prefix has 1 to 31 characters"),
            ("p".repeat(300).as_str(), "a prefix has 1 to 31 characters"),
        ] {
            let error = Bech32mAddress::new(prefix, hash).err();
            let message = error.map(|error| error.to_string()).unwrap_or_default();
            assert!(message.ends_with(expected), "{prefix}: {message}");
        }
        Ok(())
    }

    #[test]
    fn is_text_on_the_wire_and_a_map_key() {
        let json = format!("{{\"{ADDRESS}\":\"{ADDRESS}\"}}");
        let map = read::<Same, BTreeMap<Bech32mAddress, Bech32mAddress>>(&json).ok();
        assert_eq!(map.map(|map| write::<Same, _>(&map)), Some(json));
        for wrong in ["null", "7", "[]", "\"\""] {
            let error = read::<Same, Bech32mAddress>(wrong).err();
            let message = error.map(|error| error.to_string()).unwrap_or_default();
            assert!(
                message.contains("a bech32m address of 32 bytes"),
                "{message}"
            );
        }
    }

    #[test]
    fn is_no_larger_than_it_need_be() {
        assert_eq!(size_of::<Bech32mAddress>(), 64);
    }

    proptest! {
        #[test]
        fn round_trips(prefix in "[!-@\\[-~]{1,31}", hash: [u8; 32]) {
            let address = Bech32mAddress::new(&prefix, B256::new(hash));
            let text = address.as_ref().map(ToString::to_string).unwrap_or_default();
            prop_assert_eq!(&text.parse(), &address);
            prop_assert_eq!(&text.to_ascii_uppercase().parse(), &address);
            let json = address.as_ref().map(write::<Same, _>).unwrap_or_default();
            prop_assert_eq!(read::<Same, Bech32mAddress>(&json).ok(), address.ok());
        }

        #[test]
        fn a_slip_of_one_character_is_found(hash: [u8; 32], place in 4_usize..62, other in "[02-9ac-hj-np-z]") {
            let text = Bech32mAddress::new("xch", B256::new(hash)).map(|address| address.to_string()).unwrap_or_default();
            let mut slipped = text.clone();
            slipped.replace_range(place..=place, &other);
            prop_assert_eq!(slipped.parse::<Bech32mAddress>().is_ok(), slipped == text);
        }

        #[test]
        fn arbitrary_text_never_panics(text: String, near in "[a-z1]{0,5}1[02-9ac-hj-np-z]{0,90}") {
            for text in [text, near] {
                let _ = text.parse::<Bech32mAddress>();
                let _ = Bech32mAddress::new(&text, B256::ZERO);
            }
        }
    }
}
