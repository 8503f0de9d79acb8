//! Mock nodes: tests of programs that use a client, without a chain, against scripted responses.
//!
//! [`Node`] listens on 127.0.0.1 and speaks every [wire](crate::wire) over HTTP, and JSON-RPC and that of Chia's daemon over WebSocket, for
//! programs that take a URL. [`Transport`] has no socket, for code that takes a client. Both respond by a [`Script`]: typed
//! [handlers](Script::on), [recorded traffic](Script::replay), [topics](Script::topic) whose items the test pushes, and [faults](Fault).
//!
//! ```
//! # #[cfg(all(feature = "ethereum", feature = "http"))]
//! # mod example {
//! use std::time::Duration;
//!
//! use polyrpc::ethereum::methods::{GasPrice, GetBalance};
//! use polyrpc::ethereum::{Address, BlockTag, Client, U256};
//! use polyrpc::mock::{Fault, Node, Transport};
//! use polyrpc::{Error, Rpc};
//!
//! /// The program: whether an account can pay for a plain transfer of `value` wei. Retries while the node is busy.
//! async fn can_pay(eth: &Client, account: Address, value: U256) -> Result<bool, Error> {
//!     let cost = loop {
//!         match eth.gas_price().await {
//!             Ok(price) => break price * 21_000 + value,
//!             Err(error) if error.is_retryable() => {
//!                 let pause = error.retry_after().unwrap_or(Duration::from_millis(10));
//!                 tokio::time::sleep(pause).await;
//!             }
//!             Err(error) => return Err(error),
//!         }
//!     };
//!     Ok(eth.get_balance(account).block(BlockTag::Pending).await? >= cost)
//! }
//!
//! const ALICE: Address = Address::from_literal("0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266");
//!
//! /// Without a socket. In a test file this is a `#[tokio::test]`.
//! # pub
//! async fn tells_rich_from_poor() -> Result<(), Box<dyn std::error::Error>> {
//!     let node = Transport::new();
//!     node.on::<GasPrice>(|_| Ok(U256::new(10)));
//!     node.on_sequence::<GetBalance>([Ok(U256::new(210_007)), Ok(U256::new(210_006))]);
//!     let eth = Client::new(Rpc::new(node.clone()));
//!
//!     assert!(can_pay(&eth, ALICE, U256::new(7)).await?);
//!     assert!(!can_pay(&eth, ALICE, U256::new(7)).await?);
//!
//!     let asked = node.calls::<GetBalance>();
//!     assert_eq!(asked[0].address, ALICE);
//!     assert_eq!(asked[0].block, Some(BlockTag::Pending.into()));
//!     node.finish()?; // no call was without a handler
//!     Ok(())
//! }
//!
//! /// Over HTTP, with a node that is busy twice and slow once.
//! # pub
//! async fn waits_for_a_busy_node() -> Result<(), Box<dyn std::error::Error>> {
//!     let node = Node::start().await?;
//!     node.on::<GasPrice>(|_| Ok(U256::new(10)))
//!         .delay(Duration::from_millis(20));
//!     node.on::<GetBalance>(|params| {
//!         assert_eq!(params.address, ALICE); // would fail the test
//!         Ok(U256::MAX)
//!     });
//!     node.inject(Fault::status(503, "busy").times(2));
//!
//!     let eth = Client::connect(&node.url()).await?;
//!     assert!(can_pay(&eth, ALICE, U256::new(7)).await?);
//!     assert_eq!(node.count("eth_gasPrice"), 3);
//!     node.finish()?;
//!     Ok(())
//! }
//! # }
//! #
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() {
//! #     #[cfg(all(feature = "ethereum", feature = "http"))]
//! #     {
//! #         example::tells_rich_from_poor().await.unwrap();
//! #         example::waits_for_a_busy_node().await.unwrap();
//! #     }
//! # }
//! ```
//!
//! # What fails a test
//!
//! A call without a handler, recording or topic gets the error -32601, as from a node that doesn't know the method, and counts
//! as unexpected. So does a handler that panics, as a failed assertion does. `finish` returns all of it as an error, [`Unexpected`]. A node that is
//! dropped without `finish` panics with the same message, unless the thread is panicking already, on purpose: it can't be overlooked. Keep
//! the node in the body of the test: a panic in a task that nobody awaits fails nothing.
//!
//! A method that the program may call and the node shouldn't know needs a handler that says so:
//! `node.on::<M>(|_| Err(RpcError::new(-32601, "…")))`.
//!
//! # Subscriptions
//!
//! ```
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use polyrpc::RawJson;
//! use polyrpc::mock::Node;
//! use polyrpc::transport::{Items, Stop};
//! # use futures_util::SinkExt;
//!
//! let mut node = Node::start().await?;
//! // With a generated client, this is `node.topic(ethereum::streams::NewHeads::new())?`, and takes whole headers.
//! let params = RawJson::new(r#"["newHeads"]"#)?;
//! let heads = node.topic_raw("eth_subscribe", &params, Stop::call("eth_unsubscribe"), Items::DEFAULT);
//! // … the program connects to `node.ws_url()` and subscribes …
//! # let stream = tokio::net::TcpStream::connect(node.address()).await?;
//! # let (mut socket, _) = tokio_tungstenite::client_async(node.ws_url(), stream).await?;
//! # let call = r#"{"jsonrpc":"2.0","id":1,"method":"eth_subscribe","params":["newHeads"]}"#;
//! # socket.send(tokio_tungstenite::tungstenite::Message::text(call)).await?;
//! heads.until(1).await; // one subscriber is there
//! heads.push_raw("a header")?; // anything that serialises as the node would
//! node.cut().await; // all connections are lost
//! node.stop().await?; // and new ones are refused
//! node.restart().await?; // at the same port
//! heads.until(0).await; // none is there any more
//! # Ok(())
//! # }
//! ```
//!
//! # Samples
//!
//! [`sample`] creates a valid value of any generated type, of which a test changes what matters, and [`sample_with`] completes a part of
//! its JSON. [`Script::on_partial`] responds with such a part.
//!
//! # As a node
//!
//! JSON-RPC is served at any path, and so is `POST /name` with an object for a method of [Chia's services](crate::wire::Chia); an object
//! with the key `jsonrpc` is always taken for JSON-RPC. Such a method without a handler gets the status 404 that those services send,
//! one whose handler panics their 500.
//!
//! A body that begins with [epee](crate::wire::Epee)'s header is a call of the method at the end of the path, as for a node of Monero's
//! family: `POST /getblocks.bin`. The response is epee too, with status 404 where there is no handler, and with 500 where the
//! handler returns an error or the parameters can't be read; both have an empty body, and so has the response to anything else sent to a
//! method with a typed handler of that wire. Untyped handlers and recordings use its [view](crate::epee).
//!
//! Over a WebSocket the node is Chia's daemon too, for messages with `command` and `request_id`: it uses the same handlers for
//! itself and for all services, but for those that a [destination](Script::behind) has of its own, lets connections register, each a member
//! of the [group](Script::group) of its name, and responds for a service only to those registered under the call's `origin`.
//!
//! Batches, notifications, parameters by position and by name, ids of any JSON kind, and the errors -32700, -32600 and -32602 are as
//! JSON-RPC 2.0 has them. Over HTTP, notifications alone get an empty body, and any path will do. Over a WebSocket, responses are sent as they
//! become ready.

mod answer;
mod fault;
mod group;
mod groups;
mod handler;
mod handlers;
mod node;
mod notification;
mod sample;
mod script;
mod subscribers;
mod topic;
mod transport;
mod unexpected;

pub use fault::Fault;
pub use group::Group;
pub use handler::Rule;
pub use node::Node;
pub use sample::{sample, sample_with};
pub use script::Script;
pub use topic::Topic;
pub use transport::Transport;
pub use unexpected::Unexpected;

pub use crate::rt::Sample;
