//! A node that knows a few methods.

use std::error::Error;
use std::sync::LazyLock;

use polyrpc::mock::{Node, Script};
use polyrpc::transport::{Items, Stop};
use polyrpc::{RawJson, RpcError};
use tokio::runtime::Runtime;

/// A header as a node sends it.
const HEADER: &str = include_str!("header.json");

/// Where nodes run while tests wait for the tool.
static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| Runtime::new().expect("a runtime"));

/// A node in the background, which ends when it is dropped.
pub(crate) struct Background {
    node: Option<Node>,
}

impl Background {
    /// Starts a node of Ethereum.
    pub(crate) fn start() -> Result<Self, Box<dyn Error>> {
        let node = RUNTIME.block_on(Node::start_with(Script::new()))?;
        answer(&node, "eth_chainId", r#""0x1""#);
        answer(&node, "eth_blockNumber", r#""0x13c3a5f""#);
        answer(&node, "eth_getBalance", r#""0x2b5e3af16b1880000""#);
        answer(&node, "eth_getCode", "null");
        answer(&node, "eth_syncing", "false");
        node.on_raw("eth_call", |_| {
            Err(RpcError::new(3, "execution reverted").with_data(json(r#""0x08c379a0""#)))
        });
        Ok(Self { node: Some(node) })
    }

    /// The node.
    pub(crate) fn node(&self) -> &Node {
        self.node.as_ref().expect("it is there until it is dropped")
    }

    pub(crate) fn url(&self) -> String {
        self.node().url()
    }

    pub(crate) fn ws_url(&self) -> String {
        self.node().ws_url()
    }

    /// Sends new heads to whoever has subscribed to them, until the node ends.
    pub(crate) fn push_heads(&self) {
        let stop = Stop::call("eth_unsubscribe");
        let params = json(r#"["newHeads"]"#);
        let heads = self
            .node()
            .topic_raw("eth_subscribe", &params, stop, Items::DEFAULT);
        RUNTIME.spawn(async move {
            loop {
                let header = json(HEADER);
                heads.push_raw(&header).expect("a header is JSON");
                tokio::time::sleep(std::time::Duration::from_millis(20)).await;
            }
        });
    }
}

impl Drop for Background {
    fn drop(&mut self) {
        // Connections and timers of the node end on the runtime that it runs on.
        let _guard = RUNTIME.enter();
        let unexpected = self.node.take().map(Node::finish);
        if !std::thread::panicking() {
            unexpected.transpose().expect("no call without a handler");
        }
    }
}

pub(crate) fn json(text: &str) -> RawJson {
    RawJson::new(text).expect("JSON")
}

/// Answers a method always alike.
pub(crate) fn answer(node: &Node, method: &str, result: &'static str) {
    node.on_raw(method, move |_| Ok(json(result)));
}
