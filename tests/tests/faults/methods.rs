//! Two calls and a subscription, as the generator writes them, by hand.

use polyrpc::transport::Stop;
use polyrpc::{Method, Safety, Subscribe};
use serde::{Deserialize, Serialize};
use serde_with::Same;

/// Gives a number. It may be sent twice.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Get(pub(crate) [u64; 1]);

/// Changes something, so it must not be sent twice.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Put(pub(crate) [u64; 1]);

/// Opens a subscription.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Open([u64; 0]);

/// Numbers that the node sends by itself.
#[derive(Clone, Debug)]
pub(crate) struct Ticks;

macro_rules! method {
    ($Name:ident, $name:literal, $safety:ident, $Output:ty) => {
        impl Method for $Name {
            const NAME: &'static str = $name;
            type Wire = polyrpc::wire::JsonRpcByPosition;
            const SAFETY: Safety = Safety::$safety;
            type Output = $Output;
            type Codec = Same;
        }
    };
}

method!(Get, "test_get", Read, u64);
method!(Put, "test_put", Write, u64);
method!(Open, "test_subscribe", Read, String);

impl Subscribe for Ticks {
    type Open = Open;
    const STOP: Stop = Stop::call("test_unsubscribe");
    type Item = u64;
    type Codec = Same;

    fn open(&self, _: Option<&u64>) -> Open {
        Open([])
    }
}
