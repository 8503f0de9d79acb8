//! Addresses of actors.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use blake2::digest::consts::U4;
use blake2::{Blake2b, Digest};
use data_encoding::{Encoding, Specification};
use serde::de::Visitor;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::scalar::{Address as EthAddress, Bytes};

/// The address of an actor: an account, a storage miner, a contract, …
///
/// The text begins with the letter of the network, `f` or `t`, and the digit of the protocol, and ends with a checksum, which is verified
/// when it is read. Nodes write an address that isn't set as `<empty>`, which is [`UNDEFINED`](Self::UNDEFINED). Two addresses are equal if
/// they name the same actor in the same way, whatever the letter is.
///
/// ```
/// use polyrpc::filecoin::{Address, Payload};
///
/// let address: Address = "f1ln6ax6l23rtrws7w54qlyiw6uipqwx3pi5r5ktq".parse()?;
/// assert!(matches!(address.payload(), Payload::Secp256k1(_)));
/// assert_eq!(Address::id(1234).to_string(), "f01234");
/// # Ok::<(), polyrpc::filecoin::AddressError>(())
/// ```
#[derive(Clone)]
pub struct Address {
    network: Network,
    payload: Payload,
}

/// What an address says, by its protocol.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Payload {
    /// No actor.
    Undefined,
    /// `f0`: the actor's number, which the chain gave to it.
    Id(u64),
    /// `f1`: the hash of a secp256k1 public key.
    Secp256k1([u8; 20]),
    /// `f2`: the hash of what made the actor.
    Actor([u8; 20]),
    /// `f3`: a BLS public key.
    Bls([u8; 48]),
    /// `f4`: an address in the namespace of an actor that manages others.
    Delegated {
        /// The number of the managing actor; 10 is the Ethereum Address Manager.
        namespace: u64,
        /// The address there, at most 54 bytes.
        subaddress: Bytes,
    },
}

/// The letter that an address begins with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Network {
    /// `f`, the main network.
    #[default]
    Main,
    /// `t`, test networks.
    Test,
}

/// A text that is no address, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddressError {
    found: String,
    fault: &'static str,
}

/// The Ethereum Address Manager, whose addresses are those of Ethereum.
const ETHEREUM: u64 = 10;
const MAX_SUBADDRESS: usize = 54;
const EMPTY: &str = "<empty>";
/// How an Ethereum address begins that stands for an actor's number.
const MASKED_ID: [u8; 12] = [0xff, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

impl Address {
    /// No address.
    pub const UNDEFINED: Self = Self {
        network: Network::Main,
        payload: Payload::Undefined,
    };

    /// Creates the address of the actor with this number, in its text with `f`.
    pub const fn id(number: u64) -> Self {
        Self {
            network: Network::Main,
            payload: Payload::Id(number),
        }
    }

    /// Creates an address of the main network from what it says.
    ///
    /// # Errors
    /// If a delegated address is longer than 54 bytes.
    pub fn new(payload: Payload) -> Result<Self, AddressError> {
        if let Payload::Delegated { subaddress, .. } = &payload
            && subaddress.len() > MAX_SUBADDRESS
        {
            return Err(fault(
                &subaddress.to_string(),
                "a delegated address has at most 54 bytes",
            ));
        }
        Ok(Self {
            network: Network::Main,
            payload,
        })
    }

    /// Returns the address with the letter of another network.
    #[must_use]
    pub fn with_network(self, network: Network) -> Self {
        Self { network, ..self }
    }

    /// The network of its letter.
    pub fn network(&self) -> Network {
        self.network
    }

    /// What it says.
    pub fn payload(&self) -> &Payload {
        &self.payload
    }

    /// Whether it names an actor.
    pub fn is_defined(&self) -> bool {
        self.payload != Payload::Undefined
    }

    /// Returns the address of an account or a contract by its Ethereum address: an `f410` address, or `f0` where it stands for a number.
    pub fn from_eth(address: &EthAddress) -> Self {
        let bytes: &[u8] = address.as_ref();
        let payload = match bytes.split_first_chunk() {
            Some((head, number)) if *head == MASKED_ID => {
                let number = number.iter().fold(0, |id, byte| id << 8 | u64::from(*byte));
                Payload::Id(number)
            }
            _ => Payload::Delegated {
                namespace: ETHEREUM,
                subaddress: bytes.into(),
            },
        };
        Self {
            network: Network::Main,
            payload,
        }
    }

    /// The Ethereum address, if it has one: that of an `f410` address, or one that stands for an `f0` address's number.
    pub fn to_eth(&self) -> Option<EthAddress> {
        let mut bytes = [0; 20];
        match &self.payload {
            Payload::Delegated {
                namespace: ETHEREUM,
                subaddress,
            } => bytes = subaddress.as_ref().try_into().ok()?,
            Payload::Id(number) => {
                let (head, tail) = bytes.split_at_mut(MASKED_ID.len());
                head.copy_from_slice(&MASKED_ID);
                tail.copy_from_slice(&number.to_be_bytes());
            }
            _ => return None,
        }
        Some(EthAddress::new(bytes))
    }

    /// The bytes by which the chain knows it: the protocol, and what the text holds. None for [`UNDEFINED`](Self::UNDEFINED).
    pub fn to_bytes(&self) -> Vec<u8> {
        let (protocol, data) = match &self.payload {
            Payload::Undefined => return Vec::new(),
            Payload::Id(number) => (0, varint(*number)),
            Payload::Secp256k1(hash) => (1, hash.to_vec()),
            Payload::Actor(hash) => (2, hash.to_vec()),
            Payload::Bls(key) => (3, key.to_vec()),
            Payload::Delegated {
                namespace,
                subaddress,
            } => (4, [varint(*namespace), subaddress.to_vec()].concat()),
        };
        [vec![protocol], data].concat()
    }

    /// The first bytes of the hash of the whole.
    fn checksum(&self) -> [u8; 4] {
        Blake2b::<U4>::digest(self.to_bytes()).into()
    }
}

/// An unsigned number in LEB128.
fn varint(mut number: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let [low, ..] = number.to_le_bytes();
        number >>= 7;
        if number == 0 {
            bytes.push(low & 0x7f);
            return bytes;
        }
        bytes.push(low | 0x80);
    }
}

/// Base32 in lower case and without padding.
fn base32() -> Option<Encoding> {
    let mut specification = Specification::new();
    specification
        .symbols
        .push_str("abcdefghijklmnopqrstuvwxyz234567");
    specification.encoding().ok()
}

#[cold]
fn fault(found: &str, fault: &'static str) -> AddressError {
    let found = found.chars().take(100).collect();
    AddressError { found, fault }
}

impl FromStr for Address {
    type Err = AddressError;

    fn from_str(text: &str) -> Result<Self, AddressError> {
        if text == EMPTY {
            return Ok(Self::UNDEFINED);
        }
        let fault = |why| fault(text, why);
        let (network, rest) = match text.split_at_checked(1) {
            Some(("f", rest)) => (Network::Main, rest),
            Some(("t", rest)) => (Network::Test, rest),
            _ => return Err(fault("it begins with neither f nor t")),
        };
        let (protocol, rest) = rest
            .split_at_checked(1)
            .ok_or_else(|| fault("it has no protocol"))?;
        if protocol == "0" {
            let number =
                number(rest).ok_or_else(|| fault("what follows f0 is no number of an actor"))?;
            let payload = Payload::Id(number);
            return Ok(Self { network, payload });
        }
        let decode = |text: &str| {
            let bytes = base32()
                .and_then(|base32| base32.decode(text.as_bytes()).ok())
                .ok_or_else(|| fault("it has other characters than a to z and 2 to 7, or an end that is no whole byte"))?;
            let (data, checksum) = bytes
                .split_last_chunk::<4>()
                .ok_or_else(|| fault("it is too short for a checksum"))?;
            Ok((data.to_vec(), *checksum))
        };
        let length = || fault("it doesn't have the length of its protocol");
        let (payload, checksum) = match protocol {
            "1" | "2" | "3" => {
                let (data, checksum) = decode(rest)?;
                let data = data.as_slice();
                let payload = match protocol {
                    "1" => data.try_into().map(Payload::Secp256k1),
                    "2" => data.try_into().map(Payload::Actor),
                    _ => data.try_into().map(Payload::Bls),
                };
                (payload.map_err(|_| length())?, checksum)
            }
            "4" => {
                let (namespace, rest) = rest
                    .split_once('f')
                    .ok_or_else(|| fault("there is no f between the namespace and the address"))?;
                let namespace =
                    number(namespace).ok_or_else(|| fault("its namespace is no number"))?;
                let (data, checksum) = decode(rest)?;
                if data.len() > MAX_SUBADDRESS {
                    return Err(length());
                }
                let subaddress = data.into();
                (
                    Payload::Delegated {
                        namespace,
                        subaddress,
                    },
                    checksum,
                )
            }
            _ => return Err(fault("its protocol is none of 0, 1, 2, 3 and 4")),
        };
        let address = Self { network, payload };
        match address.checksum() == checksum {
            true => Ok(address),
            false => Err(fault("the checksum is wrong")),
        }
    }
}

/// A number in decimal digits, at most 2^63 - 1.
fn number(text: &str) -> Option<u64> {
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit());
    let number = text.parse().ok().filter(|_| is_plain)?;
    i64::try_from(number).is_ok().then_some(number)
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let letter = match self.network {
            Network::Main => 'f',
            Network::Test => 't',
        };
        let (protocol, data): (_, &[u8]) = match &self.payload {
            Payload::Undefined => return f.write_str(EMPTY),
            Payload::Id(number) => return write!(f, "{letter}0{number}"),
            Payload::Secp256k1(hash) => ("1", hash),
            Payload::Actor(hash) => ("2", hash),
            Payload::Bls(key) => ("3", key),
            Payload::Delegated {
                namespace,
                subaddress,
            } => (&*format!("4{namespace}f"), subaddress),
        };
        let text = base32().ok_or(fmt::Error)?;
        let text = text.encode(&[data, &self.checksum()].concat());
        write!(f, "{letter}{protocol}{text}")
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Default for Address {
    fn default() -> Self {
        Self::UNDEFINED
    }
}

impl PartialEq for Address {
    fn eq(&self, other: &Self) -> bool {
        self.payload == other.payload
    }
}

impl Eq for Address {}

impl PartialOrd for Address {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Address {
    fn cmp(&self, other: &Self) -> Ordering {
        self.payload.cmp(&other.payload)
    }
}

impl Hash for Address {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.payload.hash(state);
    }
}

impl fmt::Display for AddressError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { found, fault } = self;
        write!(
            f,
            "expected an address of Filecoin, found {found:?}: {fault}"
        )
    }
}

impl std::error::Error for AddressError {}

impl Serialize for Address {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Address {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;

        impl Visitor<'_> for Text {
            type Value = Address;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an address of Filecoin, such as \"f01234\"")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Address, E> {
                text.parse().map_err(E::custom)
            }
        }

        deserializer.deserialize_str(Text)
    }
}

#[cfg(test)]
mod tests;
