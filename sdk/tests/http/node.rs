//! Clients of a mock node.

use std::time::Duration;

use polyrpc::mock::Node;
use polyrpc::transport::http::{Http, HttpBuilder};
use polyrpc::{RawJson, Rpc};

pub(crate) fn http(node: &Node) -> HttpBuilder {
    Http::builder(&node.url()).timeout(Duration::from_secs(10))
}

/// Its first call has the id 1.
pub(crate) fn rpc(node: &Node) -> Rpc {
    Rpc::new(http(node).build().unwrap())
}

/// Where nobody listens; nobody else gets the port as long as the node is there.
pub(crate) async fn gone() -> Node {
    let mut node = Node::start().await.unwrap();
    node.stop().await.unwrap();
    node
}

pub(crate) fn json(text: &str) -> RawJson {
    RawJson::new(text).unwrap()
}
