//! What a family of nodes is: the one trait that says what a client starts from.

pub use crate::chain_info::{BatchLimits, ChainInfo, HexForm, Keep, Secrets, Status, StatusRule};
pub use crate::wire::Dialect;

use crate::error::{self, RpcError};
use crate::rpc::Rpc;

/// A family of nodes: what is true of all of them and that no document of their methods says.
///
/// A type without values implements it, and [`client!`](crate::client) binds clients to that type. Everything has a default, which is
/// that of [`Plain`]; a chain states what differs:
///
/// ```
/// use polyrpc::chain::{BatchLimits, Chain, Dialect};
///
/// /// Nodes that are made with go-jsonrpc.
/// pub enum MyNodes {}
///
/// impl Chain for MyNodes {
///     const NAME: &'static str = "my-nodes";
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
/// # use polyrpc::Call;
/// ```
pub trait Chain: Sized + 'static {
    /// A name that no other chain has: `ethereum`.
    const NAME: &'static str;

    /// What its nodes speak over a WebSocket or a Unix socket.
    const DIALECT: Dialect = Dialect::JSON_RPC;

    /// How many calls its nodes take in one request; 100 by default, what most nodes take.
    const BATCH_LIMITS: BatchLimits = BatchLimits::same(100);

    /// The path of JSON-RPC at its nodes, such as `/rpc/v1`, for addresses that have none. The methods of wires that have a path for each
    /// are below the address itself; of one that ends with this path, below the part before it.
    const PATH: &'static str = "";

    /// The port of its nodes, for `http://…` and `ws://…` addresses that have none. With TLS it is that of the scheme, because what
    /// stands there is a proxy.
    const PORT: Option<u16> = None;

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

    /// Whether the answer to a call that only reads can be kept. It gets the method, the parameters as they are sent, and the height of the
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
}

/// A client, as [`client!`](crate::client) defines them; an [`Rpc`] is one too, of [`Plain`] nodes.
pub trait Client: From<Rpc> + AsRef<Rpc> {
    /// The nodes that it is for.
    type Chain: Chain;
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
                is_rate_limit: C::is_rate_limit,
                is_busy: C::is_busy,
                status: C::STATUS,
                keep: C::keep,
                height: C::height,
                secrets: C::SECRETS,
                hex: C::HEX,
            }
        }
    }
}
