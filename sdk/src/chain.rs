//! What a family of nodes is: the one trait that says what a client starts from.

use std::fmt;

use serde::de::DeserializeOwned;

pub use crate::chain_info::{
    BatchLimits, ChainInfo, HeadQuery, HexForm, Keep, Secrets, Status, StatusRule,
};
#[cfg(feature = "layers")]
pub use crate::endpoint_layer::EndpointLayer;
pub use crate::wire::Dialect;

use crate::error::{self, RpcError};
use crate::extras::Extras;
use crate::rpc::Rpc;
use crate::unit::Unit;

/// A family of nodes: what is true of all of them and that no document of their methods says.
///
/// A type without values implements it, and [`client!`](crate::client) binds clients to that type. It has a name and a type for the
/// [`Extras`](Self::Extras) of responses; all else has a default, which is that of [`Plain`], and a chain states what differs:
///
/// ```
/// use polyrpc::Extras;
/// use polyrpc::chain::{BatchLimits, Chain, Dialect};
///
/// /// Nodes that are made with go-jsonrpc.
/// pub enum MyNodes {}
///
/// impl Chain for MyNodes {
///     const NAME: &'static str = "my-nodes";
///     type Extras = Extras;
///     const DIALECT: Dialect = Dialect::GO_JSON_RPC;
///     // Their WebSocket drops batches.
///     const BATCH_LIMITS: BatchLimits = BatchLimits::new(100, 0);
///     const PATH: &'static str = "/rpc/v1";
///     const PORT: Option<u16> = Some(1234);
/// }
///
/// polyrpc::client! {
///     /// A client of my nodes.
///     pub struct Client: MyNodes;
/// }
/// ```
pub trait Chain: Sized + 'static {
    /// A name that no other chain has: `ethereum`.
    const NAME: &'static str;

    /// What responses of its nodes carry beside the result or the error object: a struct with a field for each key, which
    /// [`with_meta`](crate::Call::with_meta) returns. An `Option` of it where not all of them do, as on a wire without an envelope;
    /// `()` where none does; [`Extras`], the keys as they come, where nothing is known of them.
    ///
    /// ```
    /// # #[cfg(feature = "layers")]
    /// # fn main() -> Result<(), polyrpc::Error> {
    /// # tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(async {
    /// # use polyrpc::{Method, Rpc, Safety, transport::{Request, Response}, wire::JsonRpcByPosition};
    /// # #[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
    /// # struct GetHeight();
    /// # impl Method for GetHeight {
    /// #     const NAME: &'static str = "get_height";
    /// #     type Wire = JsonRpcByPosition;
    /// #     const SAFETY: Safety = Safety::Read;
    /// #     type Output = u64;
    /// #     type Codec = serde_with::Same;
    /// # }
    /// # let rpc = Rpc::new(tower::service_fn(|_: Request| async {
    /// #     Ok::<_, polyrpc::Error>(Response::new(r#"{"id":1,"result":7,"ledger_version":12}"#))
    /// # }));
    /// use polyrpc::Chain;
    ///
    /// /// The state of the ledger that a response is from.
    /// #[derive(Clone, Debug, serde::Deserialize)]
    /// pub struct LedgerState {
    ///     #[serde(rename = "ledger_version")]
    ///     pub version: u64,
    /// }
    ///
    /// pub enum MyNodes {}
    ///
    /// impl Chain for MyNodes {
    ///     const NAME: &'static str = "my-nodes";
    ///     type Extras = LedgerState;
    /// }
    ///
    /// polyrpc::client! {
    ///     /// A client of my nodes.
    ///     pub struct Client: MyNodes;
    /// }
    ///
    /// # let client = Client::new(rpc);
    /// let answer = client.call(GetHeight()).with_meta().await?;
    /// assert_eq!((answer.value, answer.meta.version), (7, 12));
    /// # Ok(()) }) }
    /// # #[cfg(not(feature = "layers"))]
    /// # fn main() {}
    /// ```
    ///
    /// Of an error they are `error.rpc()`'s [`extras`](RpcError::extras), to be decoded: `.extras().decode::<LedgerState>()`.
    type Extras: DeserializeOwned + Clone + fmt::Debug + Send + 'static;

    /// What its nodes speak over a WebSocket or a Unix socket.
    const DIALECT: Dialect = Dialect::JSON_RPC;

    /// How many calls its nodes take in one request; 100 by default, what most nodes take.
    const BATCH_LIMITS: BatchLimits = BatchLimits::same(100);

    /// The longest request body that its nodes take over HTTP, in bytes. A longer one isn't sent, and batches are split so that each part fits.
    /// No limit by default.
    const MAX_REQUEST_BYTES: Option<usize> = None;

    /// HTTP headers that say the same as keys beside the result, by the header's name and the key's: they count where a response lacks the key,
    /// as one that an intermediary has made. None by default.
    const EXTRA_HEADERS: &'static [(&'static str, &'static str)] = &[];

    /// The path of JSON-RPC at its nodes, such as `/rpc/v1`, for addresses that have none. The methods of wires that have a path for each
    /// are below the address itself; of one that ends with this path, below the part before it.
    const PATH: &'static str = "";

    /// The path of its nodes' WebSocket, for addresses that have none; [`PATH`](Self::PATH) by default.
    const SOCKET_PATH: &'static str = Self::PATH;

    /// Headers that its nodes want in the handshake of a WebSocket, by name and value; none by default.
    const SOCKET_HEADERS: &'static [(&'static str, &'static str)] = &[];

    /// The port of its nodes, for `http://…` and `ws://…` addresses that have none. With TLS it is that of the scheme, because what
    /// stands there is a proxy.
    const PORT: Option<u16> = None;

    /// What to do when nothing listens at a node's address, such as the command that starts it: the end of that error's message.
    const NOT_RUNNING: Option<&'static str> = None;

    /// Where the credentials of its nodes are found or made: the end of the message of an error of HTTP status 401.
    const CREDENTIALS: Option<&'static str> = None;

    /// The unit that people count its coins in, where amounts are integers of its smallest parts.
    const UNIT: Option<Unit> = None;

    /// How its nodes are asked for the height of their newest block, by which failover knows that one
    /// [lags behind](crate::layer::FailoverBuilder::max_lag). `None` by default: the heights of such nodes can't be compared.
    const HEAD: Option<HeadQuery> = None;

    /// Secrets in its traffic beside those of every chain; none by default.
    const SECRETS: Secrets = Secrets::NONE;

    /// How its nodes write bytes in hex.
    const HEX: HexForm = HexForm::Prefixed;

    /// Whether a refusal says that the caller asked too much in too short a time, so that the call may be sent again later. By default the
    /// codes and words of services that host the nodes of many chains; a chain that knows more of them asks [`Plain`] for these.
    fn is_rate_limit(error: &RpcError) -> bool {
        error::is_rate_limit(error)
    }

    /// The status that its results have among their keys, and what that means: beside error objects, a node's other way to say that a
    /// call failed, or that the node is busy. By default results have none, and nothing is looked for.
    const STATUS: Option<StatusRule> = None;

    /// Whether a refusal says that the node is busy, so that the call may be sent again later; none by default.
    fn is_busy(error: &RpcError) -> bool {
        _ = error;
        false
    }

    /// The result, as JSON, of a call that its node refuses because it has done the same before. It is asked where an earlier attempt's
    /// response was lost, of calls that may be [sent twice](crate::Safety::Idempotent); it gets the method, the parameters as they are
    /// sent, and the refusal. By default there is none: the error says that the earlier attempt [may](crate::Reached::Maybe) have
    /// reached the node.
    fn repeated(method: &str, params: &[u8], refusal: &RpcError) -> Option<String> {
        _ = (method, params, refusal);
        None
    }

    /// A layer that a [`ClientBuilder`](crate::ClientBuilder) puts around each endpoint of a client, made once for the client: what is to be
    /// checked of every response, such as that the node isn't behind what others said. None by default.
    #[cfg(feature = "layers")]
    fn endpoint_layer() -> Option<EndpointLayer> {
        None
    }

    /// Whether the response to a call that only reads can be kept. It gets the method, the parameters as they are sent, and the height of the
    /// last block that can't change, if it is known. By default nothing is kept.
    fn keep(method: &str, params: &[u8], finalized: Option<u64>) -> Keep {
        _ = (method, params, finalized);
        Keep::Never
    }

    /// The height of the block that a result is in, of which there is JSON text; for [`Keep::WhenFinal`]. None by default.
    fn height(result: &str) -> Option<u64> {
        _ = result;
        None
    }
}

/// Nodes of which nothing special is known: what a client is bound to that names no chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plain {}

impl Chain for Plain {
    const NAME: &'static str = "plain";
    type Extras = Extras;
}

/// A client, as [`client!`](crate::client) defines them; an [`Rpc`] is one too, of [`Plain`] nodes.
pub trait Client: From<Rpc> + AsRef<Rpc> {
    /// The nodes that it is for.
    type Chain: Chain;

    /// The path of JSON-RPC at its nodes, where services of the chain have others than [`Chain::PATH`].
    const PATH: &'static str = <Self::Chain as Chain>::PATH;

    /// The path of their WebSockets, where services of the chain have others than [`Chain::SOCKET_PATH`].
    const SOCKET_PATH: &'static str = <Self::Chain as Chain>::SOCKET_PATH;

    /// The port of its nodes, where services of the chain have others than [`Chain::PORT`].
    const PORT: Option<u16> = <Self::Chain as Chain>::PORT;
}

impl Client for Rpc {
    type Chain = Plain;
}

impl ChainInfo {
    /// Those of [`Plain`].
    pub(crate) const PLAIN: &'static Self = Self::of::<Plain>();

    /// The facts of `C`.
    pub const fn of<C: Chain>() -> &'static Self {
        const {
            &Self {
                name: C::NAME,
                batch_limits: C::BATCH_LIMITS,
                max_request_bytes: C::MAX_REQUEST_BYTES,
                extra_headers: C::EXTRA_HEADERS,
                is_rate_limit: C::is_rate_limit,
                is_busy: C::is_busy,
                repeated: C::repeated,
                not_running: C::NOT_RUNNING,
                credentials: C::CREDENTIALS,
                status: C::STATUS,
                keep: C::keep,
                height: C::height,
                head: C::HEAD,
                secrets: C::SECRETS,
                hex: C::HEX,
            }
        }
    }
}
