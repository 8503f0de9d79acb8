//! Keys of tipsets.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Cid, TipSet};
use crate::rt::MayBeEmpty;

/// The name of a tipset: the CIDs of its blocks, in their order.
///
/// Calls that take one take none as well, for the head of the chain; so does an empty key, which nodes also write as null.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TipSetKey(Vec<Cid>);

impl TipSetKey {
    /// The key of the head of the chain, whichever that is when it is looked at.
    pub const HEAD: Self = Self(Vec::new());

    /// The blocks' CIDs.
    pub fn cids(&self) -> &[Cid] {
        &self.0
    }

    /// Whether it stands for the head of the chain.
    pub fn is_head(&self) -> bool {
        self.0.is_empty()
    }
}

impl TipSet {
    /// Its key: the CIDs of its blocks.
    pub fn key(&self) -> TipSetKey {
        TipSetKey(self.cids.clone())
    }

    /// The key of its parent, which all of its blocks have in common.
    pub fn parents(&self) -> TipSetKey {
        let parents = self.blocks.first().map(|block| block.parents.clone());
        TipSetKey(parents.unwrap_or_default())
    }
}

impl MayBeEmpty for TipSetKey {
    fn is_empty(&self) -> bool {
        self.is_head()
    }
}

impl From<Vec<Cid>> for TipSetKey {
    fn from(cids: Vec<Cid>) -> Self {
        Self(cids)
    }
}

impl From<&TipSet> for TipSetKey {
    fn from(tipset: &TipSet) -> Self {
        Self(tipset.cids.clone())
    }
}

impl From<TipSetKey> for Vec<Cid> {
    fn from(key: TipSetKey) -> Self {
        key.0
    }
}

impl FromIterator<Cid> for TipSetKey {
    fn from_iter<I: IntoIterator<Item = Cid>>(cids: I) -> Self {
        Self(cids.into_iter().collect())
    }
}

impl Serialize for TipSetKey {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for TipSetKey {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let cids = Option::<Vec<Cid>>::deserialize(deserializer)?;
        Ok(Self(cids.unwrap_or_default()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn null_is_the_head() {
        for json in ["null", "[]"] {
            let key: TipSetKey = serde_json::from_str(json).expect("a key");
            assert!(key.is_head());
            assert_eq!(serde_json::to_string(&key).ok().as_deref(), Some("[]"));
        }
    }

    #[test]
    fn a_key_keeps_its_order() {
        let json = r#"[{"/":"bafy2bzacebp3shtrn43k7g3unredz7fxn4gj533d3o43tqn2p2ipxxhrvchve"},{"/":"bafy2bzacea3wsdh6y3a36tb3skempjoxqpuyompjbmfeyf34fi3uy6uue42v4"}]"#;
        let key: TipSetKey = serde_json::from_str(json).expect("a key");
        assert_eq!((key.cids().len(), key.is_head()), (2, false));
        assert_eq!(serde_json::to_string(&key).ok().as_deref(), Some(json));
    }
}
