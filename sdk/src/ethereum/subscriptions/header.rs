//! Block queries of which only the header is decoded: the rest of a block can be a hundred times as long.

use serde::de::Deserializer;
use serde::ser::Serializer;
use serde::{Deserialize, Serialize};
use serde_with::Same;

use crate::ethereum::{B256, BlockNumberOrTag, Header};
use crate::{Method, Safety};

macro_rules! header_by {
    ($name:ident, $block:ty, $method:literal) => {
        #[derive(Clone, Debug)]
        pub(super) struct $name(pub(super) $block);

        impl Method for $name {
            const NAME: &'static str = $method;
            type Wire = crate::wire::JsonRpcByPosition;
            const SAFETY: Safety = Safety::Read;
            type Output = Option<Header>;
            type Codec = Same;
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                (&self.0, false).serialize(serializer)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                <($block, bool)>::deserialize(deserializer).map(|(block, _)| Self(block))
            }
        }
    };
}

header_by!(HeaderByHash, B256, "eth_getBlockByHash");
header_by!(HeaderByNumber, BlockNumberOrTag, "eth_getBlockByNumber");
