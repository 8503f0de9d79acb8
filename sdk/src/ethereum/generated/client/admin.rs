use super::{Call, Client};
use super::super::methods;
/// Ethereum admin API: admin.json
impl Client {
    /// Keep a connection to a peer from now on.
    ///
    /// Puts the peer on the list of static nodes, to which the node reconnects whenever the connection drops. The list lasts until the node stops. Adding a peer again changes nothing.
    ///
    /// Wire name: `admin_addPeer`.
    ///
    /// Answers: True when the peer was put on the list; says nothing about whether it can be reached.
    ///
    /// Source: <https://geth.ethereum.org/docs/interacting-with-geth/rpc/ns-admin#admin-addpeer>
    pub fn admin_add_peer(
        &self,
        enode: impl Into<String>,
    ) -> Call<methods::AdminAddPeer> {
        self.call(methods::AdminAddPeer::new(enode))
    }
    /// Describe the node as its peers see it.
    ///
    /// Tells addresses and identity of the node and the state of each sub-protocol it runs.
    ///
    /// Wire name: `admin_nodeInfo`.
    ///
    /// Answers: The node's own network identity.
    ///
    /// Source: <https://geth.ethereum.org/docs/interacting-with-geth/rpc/ns-admin#admin-nodeinfo>
    pub fn admin_node_info(&self) -> Call<methods::AdminNodeInfo> {
        self.call(methods::AdminNodeInfo::new())
    }
    /// List the connected peers.
    ///
    /// One entry for each open connection, with what the peer said about itself in the handshake.
    ///
    /// Wire name: `admin_peers`.
    ///
    /// Answers: Connected peers; empty when there are none.
    ///
    /// Source: <https://geth.ethereum.org/docs/interacting-with-geth/rpc/ns-admin#admin-peers>
    pub fn admin_peers(&self) -> Call<methods::AdminPeers> {
        self.call(methods::AdminPeers::new())
    }
}
