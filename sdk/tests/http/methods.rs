//! Methods as the generator writes them, by hand.

use std::fmt;

use polyrpc::{Method, Safety};
use serde::de::{IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_with::Same;

/// A method with one optional parameter, sent by position.
macro_rules! method {
    ($(#[$doc:meta])* $Name:ident, $name:literal, $safety:ident, $Output:ty) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq)]
        pub(crate) struct $Name {
            pub(crate) number: Option<u64>,
        }

        impl Method for $Name {
            const NAME: &'static str = $name;
            type Wire = polyrpc::wire::JsonRpcByPosition;
            const SAFETY: Safety = Safety::$safety;
            type Output = $Output;
            type Codec = Same;
        }

        impl Serialize for $Name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_seq(self.number)
            }
        }

        impl<'de> Deserialize<'de> for $Name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let mut numbers = Vec::deserialize(deserializer)?;
                Ok(Self { number: numbers.pop() })
            }
        }
    };
}

method!(
    /// Gives a number.
    BlockNumber, "test_blockNumber", Read, u64
);
method!(
    /// Gives a text.
    Version, "test_version", Read, String
);
method!(
    /// Gives a nested structure.
    GetBlock, "test_getBlock", Read, Block
);
method!(
    /// Changes something.
    Send, "test_send", Write, Option<String>
);

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Block {
    pub(crate) transactions: Vec<Transaction>,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Transaction {
    pub(crate) gas: u64,
}

/// A structure with one field, as any object with it.
macro_rules! object {
    ($Name:ident, $field:ident) => {
        impl<'de> Deserialize<'de> for $Name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Fields;

                impl<'de> Visitor<'de> for Fields {
                    type Value = $Name;

                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str(stringify!($Name))
                    }

                    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<$Name, A::Error> {
                        let mut field = None;
                        while let Some(key) = map.next_key::<String>()? {
                            if key == stringify!($field) {
                                field = Some(map.next_value()?);
                            } else {
                                map.next_value::<IgnoredAny>()?;
                            }
                        }
                        let missing = || serde::de::Error::missing_field(stringify!($field));
                        Ok($Name {
                            $field: field.ok_or_else(missing)?,
                        })
                    }
                }

                deserializer.deserialize_map(Fields)
            }
        }

        impl Serialize for $Name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_map([(stringify!($field), &self.$field)])
            }
        }
    };
}

object!(Block, transactions);
object!(Transaction, gas);

/// A client as other crates define theirs.
pub(crate) mod foreign {
    use super::BlockNumber;

    polyrpc::local_call! {}

    polyrpc::client! {
        /// A client of the test servers.
        pub struct Client => Call;
    }

    impl Client {
        pub(crate) fn block_number(&self) -> Call<BlockNumber> {
            self.call(BlockNumber::default())
        }
    }

    impl Call<BlockNumber> {
        pub(crate) fn number(mut self, number: u64) -> Self {
            self.method_mut().number = Some(number);
            self
        }
    }
}
