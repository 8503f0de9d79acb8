//! Recording of traffic to a readable file, and replay from it.
//!
//! [`Record`] is a layer around any transport; [`Replay`] is a transport that needs no node. Neither does any I/O beyond the file, so
//! the feature `record` brings no dependency along. `mock::Node` replays a [`Recording`] over a real socket.
//!
//! ```
//! use polyrpc::record::{Exchange, Record, Recording, Replay};
//! use polyrpc::{RawJson, Rpc, Safety, transport::Request};
//! use tower::Layer;
//!
//! # fn block_on<F: Future>(future: F) -> F::Output {
//! #     futures_util::FutureExt::now_or_never(future).expect("a replay doesn't wait")
//! # }
//! # fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
//! # let json = RawJson::new;
//! # let recorded = Recording::new([Exchange::new("web3_clientVersion", json("[]")?, Ok(json("\"n1\"")?))]);
//! # let node = Replay::new(recorded);
//! let record = Record::new();
//! let rpc = Rpc::new(record.layer(node)); // `node` is a transport such as `Http`
//! // … calls of any kind …
//! # let version = Request::new(&polyrpc::wire::JSONRPC, 1, "web3_clientVersion", Safety::Read, &RawJson::new("[]")?)?;
//! # block_on(rpc.send(version.clone()))?;
//! # let folder = tempfile::tempdir()?;
//! # let file = folder.path().join("traffic.json");
//! record.save(&file)?;
//!
//! let rpc = Rpc::new(Replay::load(&file)?); // the same calls get the same responses
//! # let answer = block_on(rpc.send(version))?;
//! # assert_eq!(answer.body(), r#"{"jsonrpc":"2.0","id":1,"result":"n1"}"#);
//! # Ok(())
//! # }
//! ```
//!
//! # The file
//!
//! ```json
//! {
//!   "version": 1,
//!   "exchanges": [
//!     {
//!       "method": "eth_getBalance",
//!       "params": ["0x00000000219ab540356cbb839cbe05303d7705fa", "latest"],
//!       "result": "0x2a"
//!     },
//!     {
//!       "method": "eth_estimateGas",
//!       "params": [{"data": "0x60006000fd"}],
//!       "error": {"code": 3, "message": "execution reverted", "data": "0x"}
//!     }
//!   ]
//! }
//! ```
//!
//! - An exchange has either `result` or `error`. `params` may be missing where there are none. Other keys are refused.
//! - Exchanges stand in the order in which the calls were sent, those of a batch in its order. Keys inside parameters and results are
//!   sorted, numbers keep all their digits: the same traffic gives the same file.
//! - The result of one of [Chia's services](crate::wire::Chia) is its response without `success`; its error has a `name`, and no traceback.
//! - Parameters and results in [epee](crate::wire::Epee) are kept as their [view](crate::epee), whose keys end with the kind
//!   of the value: `"block_ids:hex": "10081c…"`. What is replayed has its keys in the order of the file. A response that has no view,
//!   because a float in it is no number, isn't kept.
//! - Ids, URLs, headers and HTTP statuses aren't kept, and neither are calls without a response. Of a subscription there is the call
//!   that opened it with its response, and no items.
//! - Secrets, see [`Mask`], are `"***"`.

mod file;
mod layer;
mod mask;
mod nearest;
mod replay;
mod tree;

use crate::error::RpcError;
use crate::extras::Extras;
use crate::raw::RawJson;

pub use layer::{Record, Recorded};
pub use mask::Mask;
pub use replay::Replay;

/// A recording: calls and their outcomes, in the order of sending.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recording {
    exchanges: Vec<Exchange>,
}

/// A call and its outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Exchange {
    /// The name on the wire, such as `eth_getBalance`.
    pub method: String,
    /// The parameters: a list or an object, or `"***"` where all of them are secret.
    pub params: RawJson,
    /// The result, or the error object.
    pub outcome: Result<RawJson, RpcError>,
    /// What the response carried beside it, such as the chain's [`Extras`](crate::Chain::Extras).
    pub extras: Extras,
}

impl Recording {
    /// Creates a recording by hand.
    pub fn new(exchanges: impl IntoIterator<Item = Exchange>) -> Self {
        Self {
            exchanges: exchanges.into_iter().collect(),
        }
    }

    /// The recorded calls.
    pub fn exchanges(&self) -> &[Exchange] {
        &self.exchanges
    }
}

impl Exchange {
    /// Creates an exchange by hand.
    pub fn new(
        method: impl Into<String>,
        params: RawJson,
        outcome: Result<RawJson, RpcError>,
    ) -> Self {
        Self {
            method: method.into(),
            params,
            outcome,
            extras: Extras::new(),
        }
    }

    /// Sets what the response carried beside the outcome.
    #[must_use]
    pub fn with_extras(self, extras: Extras) -> Self {
        Self { extras, ..self }
    }
}
