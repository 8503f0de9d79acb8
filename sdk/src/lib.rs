//! Typed async clients for blockchain nodes, generated from the schema documents in `schemas/`.

mod batch;
mod call;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod cli;
mod client;
mod error;
#[cfg(feature = "ethereum")]
pub mod ethereum;
mod method;
mod raw;
mod rpc;
#[doc(hidden)]
pub mod rt;
pub mod scalar;
pub mod transport;
mod wire;

pub use batch::{Batch, BatchStream, IntoCall, OutputOf, Tuple};
pub use call::{Call, Meta, WithMeta};
pub use error::{BoxError, DecodeError, Error, Reached, RpcError};
pub use method::{ErrorCode, Method, MethodInfo, ParamInfo, Safety, Wire};
pub use raw::RawJson;
pub use rpc::Rpc;
