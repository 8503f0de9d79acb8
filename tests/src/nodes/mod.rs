//! Real nodes, started by a test on the loopback interface and gone with it.
//!
//! `./tests/run` installs them and names in `POLYRPC_NODES` those that must then be found. A test whose node is missing says
//! so and counts as skipped, except if the node is named there: then it fails.

mod anvil;
pub mod chia;
mod ethereumjs;
mod ganache;
mod hardhat;
mod http;
mod installed;
mod monerod;
mod namespace;
mod port;
mod process;
mod report;

pub use anvil::Anvil;
pub use ethereumjs::{EthereumJs, JWT_SECRET};
pub use ganache::Ganache;
pub use hardhat::Hardhat;
pub use http::post;
pub use monerod::{MoneroWallet, Monerod};
pub use namespace::{OUTER_NETWORK, isolated, network, test_of};
pub use port::lasting_port;
