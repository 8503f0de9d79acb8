//! Content identifiers as the nodes write them.

use std::fmt;
use std::str::FromStr;

use serde::de::{Error as _, IgnoredAny, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::rt::MayBeEmpty;

/// A content identifier (CID), the name of a block, a message or any other object by its hash.
///
/// On the wire it is a link of IPLD's DAG-JSON, `{"/": "bafy…"}`. Go has a value for no CID at all, which nodes write as null; here it is
/// [`UNDEFINED`](Self::UNDEFINED), so that no field that may have it is an `Option`. It converts from and to the crate `cid`'s
/// [`Cid`](::cid::Cid), which has all that can be done with one.
///
/// ```
/// use polyrpc::filecoin::Cid;
///
/// let cid: Cid = "bafy2bzacecnamqgqmifpluoeldx7zzglxcljo6oja4vrmtj7432rphldpdmm2".parse()?;
/// assert!(cid.is_defined());
/// assert_eq!(cid.to_string(), "bafy2bzacecnamqgqmifpluoeldx7zzglxcljo6oja4vrmtj7432rphldpdmm2");
/// # Ok::<(), polyrpc::filecoin::CidError>(())
/// ```
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cid(Option<::cid::Cid>);

/// A text that is no content identifier.
#[derive(Debug)]
pub struct CidError(::cid::Error);

/// The only key of a link.
const LINK: &str = "/";

impl Cid {
    /// The CID of nothing.
    pub const UNDEFINED: Self = Self(None);

    /// Whether it names anything.
    pub fn is_defined(&self) -> bool {
        self.0.is_some()
    }

    /// The identifier; `None` for [`UNDEFINED`](Self::UNDEFINED).
    pub fn get(&self) -> Option<&::cid::Cid> {
        self.0.as_ref()
    }

    /// The identifier's bytes; none for [`UNDEFINED`](Self::UNDEFINED).
    pub fn to_bytes(&self) -> Vec<u8> {
        self.0.map(|cid| cid.to_bytes()).unwrap_or_default()
    }
}

impl MayBeEmpty for Cid {
    fn is_empty(&self) -> bool {
        !self.is_defined()
    }
}

impl From<::cid::Cid> for Cid {
    fn from(cid: ::cid::Cid) -> Self {
        Self(Some(cid))
    }
}

impl From<Cid> for Option<::cid::Cid> {
    fn from(cid: Cid) -> Self {
        cid.0
    }
}

impl FromStr for Cid {
    type Err = CidError;

    fn from_str(text: &str) -> Result<Self, CidError> {
        text.parse().map(|cid| Self(Some(cid))).map_err(CidError)
    }
}

impl fmt::Display for Cid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Some(cid) => cid.fmt(f),
            None => f.write_str("<undefined>"),
        }
    }
}

impl fmt::Debug for Cid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for CidError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "this is no content identifier (CID): {}", self.0)
    }
}

impl std::error::Error for CidError {}

impl Serialize for Cid {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Some(cid) = &self.0 else {
            return serializer.serialize_unit();
        };
        let mut link = serializer.serialize_map(Some(1))?;
        link.serialize_entry(LINK, &cid.to_string())?;
        link.end()
    }
}

impl<'de> Deserialize<'de> for Cid {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Link;

        impl<'de> Visitor<'de> for Link {
            type Value = Cid;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a CID, {\"/\": \"bafy…\"}, or null")
            }

            fn visit_unit<E>(self) -> Result<Cid, E> {
                Ok(Cid::UNDEFINED)
            }

            fn visit_map<A: MapAccess<'de>>(self, mut link: A) -> Result<Cid, A::Error> {
                let mut cid = None;
                while let Some(key) = link.next_key::<String>()? {
                    if key == LINK {
                        let text: String = link.next_value()?;
                        cid = Some(text.parse().map_err(A::Error::custom)?);
                    } else {
                        link.next_value::<IgnoredAny>()?;
                    }
                }
                cid.ok_or_else(|| A::Error::missing_field(LINK))
            }
        }

        deserializer.deserialize_any(Link)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GENESIS: &str = "bafy2bzacecnamqgqmifpluoeldx7zzglxcljo6oja4vrmtj7432rphldpdmm2";

    #[test]
    fn a_link_round_trips() {
        // The second is an actor's code, its name as it stands in place of a hash.
        for text in [
            GENESIS,
            "bafkqaddgnfwc6mjpon4xg5dfnu",
            "QmYtUc4iTCbbfVSDNKvtQqrfyezPPnFvE33wFmutw9PBBk",
        ] {
            let json = format!("{{\"/\":\"{text}\"}}");
            let cid: Cid = serde_json::from_str(&json).expect("a CID");
            assert_eq!(cid.to_string(), text);
            assert_eq!(serde_json::to_string(&cid).ok(), Some(json));
        }
    }

    #[test]
    fn null_is_no_cid() {
        let cid: Cid = serde_json::from_str("null").expect("undefined");
        assert_eq!((cid, cid.is_defined()), (Cid::UNDEFINED, false));
        assert_eq!(serde_json::to_string(&cid).ok().as_deref(), Some("null"));
    }

    #[test]
    fn other_values_are_refused() {
        for json in ["{}", "\"bafy\"", r#"{"/":"bafy"}"#, r#"{"/":7}"#, "[]"] {
            assert!(serde_json::from_str::<Cid>(json).is_err(), "{json}");
        }
    }
}
