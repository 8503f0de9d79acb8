//! Chia: the services of a node, each by its own HTTPS port or all through the daemon's WebSocket.
//!
//! Servers and callers show each other certificates that `chia init` made, so a client needs the installation's files. `Config` (with a
//! transport) reads where they are, and at which ports the services listen:
//!
//! ```no_run
//! # #[cfg(feature = "http")]
//! # fn run() -> Result<(), polyrpc::Error> {
//! use polyrpc::chia::{Config, Service};
//!
//! let config = Config::from_env()?; // CHIA_ROOT, or ~/.chia/mainnet
//! let full_node = config.rpc(Service::FullNode)?;
//! # Ok(()) }
//! ```

#[cfg(any(feature = "http", feature = "ws"))]
mod config;
mod service;

#[cfg(any(feature = "http", feature = "ws"))]
pub use config::Config;
pub use service::Service;
