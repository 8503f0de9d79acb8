//! The mock node and the mock transport, as tests of a program use them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod chia;
mod faults;
mod handlers;
mod lifetime;
mod names;
mod socket;
mod topics;
mod verdict;
mod wakers;
mod wire;

use std::time::Duration;

use polyrpc::ethereum::{Address, Client};
use polyrpc::mock::{Node, Transport};
use polyrpc::transport::http::Http;
use polyrpc::{Error, RawJson, Rpc};

const ALICE: Address = Address::from_literal("0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266");
const BOB: Address = Address::from_literal("0x70997970c51812dc3a010c7d01b50e0d17dc79c8");

/// More than anything here takes.
const LIMIT: Duration = Duration::from_secs(10);

type Result<T = (), E = Box<dyn std::error::Error>> = std::result::Result<T, E>;

fn json(text: &str) -> RawJson {
    RawJson::new(text).unwrap()
}

/// A client over HTTP.
fn over_http(node: &Node) -> Client {
    Client::new(Rpc::new(http(node).unwrap()))
}

fn http(node: &Node) -> Result<Http, Error> {
    Http::builder(&node.url()).timeout(LIMIT).build()
}

/// A client without a socket.
fn direct(transport: &Transport) -> Client {
    Client::new(Rpc::new(transport.clone()).with_timeout(LIMIT))
}
