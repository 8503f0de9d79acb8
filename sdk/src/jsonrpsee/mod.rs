//! Adapters to and from [jsonrpsee](https://docs.rs/jsonrpsee), whose clients are made of the traits `ClientT` and
//! `SubscriptionClientT` of the crate `jsonrpsee-core`, version 0.26.
//!
//! [`Transport`] sends the calls of typed clients through a client of jsonrpsee, which brings its own connection, middleware and
//! settings:
//!
//! ```
//! # #[cfg(feature = "ethereum")]
//! use std::sync::Arc;
//!
//! use jsonrpsee_core::client::SubscriptionClientT;
//! use polyrpc::{Rpc, ethereum, jsonrpsee::Transport};
//!
//! # #[cfg(feature = "ethereum")]
//! async fn head<C>(client: C) -> Result<u64, polyrpc::Error>
//! where
//!     C: SubscriptionClientT + Send + Sync + 'static,
//! {
//!     let rpc = Rpc::new(Transport::with_subscriptions(Arc::new(client)));
//!     ethereum::Client::new(rpc).block_number().await
//! }
//! ```
//!
//! [`Client`] lends an [`Rpc`](crate::Rpc), with its transport, its layers and its timeouts, to code that is written against
//! jsonrpsee's traits, such as what its macro `#[rpc(client)]` makes:
//!
//! ```
//! use jsonrpsee_core::client::{ClientT, Error};
//! use jsonrpsee_core::rpc_params;
//! use polyrpc::{Rpc, Safety, jsonrpsee::Client};
//!
//! async fn chain_id(client: &impl ClientT) -> Result<String, Error> {
//!     client.request("eth_chainId", rpc_params![]).await
//! }
//!
//! async fn connected(rpc: Rpc) -> Result<(), Error> {
//!     let client = Client::new(rpc).with_safety(|method| match method {
//!         "eth_chainId" | "eth_blockNumber" => Safety::Read,
//!         _ => Safety::Write,
//!     });
//!     println!("{}", chain_id(&client).await?);
//!     Ok(())
//! }
//! ```

mod bridge;
mod client;
mod envelope;
mod error;
mod feed;
mod transport;

pub use client::Client;
pub use transport::Transport;
