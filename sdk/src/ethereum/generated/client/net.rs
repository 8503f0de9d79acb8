use super::{Call, Client};
use super::super::methods;
/// Ethereum network API: net.json
impl Client {
    /// Tell whether the node accepts connections from peers.
    ///
    /// Development nodes answer true without a network. Not every node has the method.
    ///
    /// Wire name: `net_listening`.
    ///
    /// Answers: True while the node listens for peers.
    ///
    /// Source: <https://geth.ethereum.org/docs/interacting-with-geth/rpc/ns-net>
    pub fn net_listening(&self) -> Call<methods::NetListening> {
        self.call(methods::NetListening::new())
    }
    /// Count the peers that the node is connected to.
    ///
    /// 0 on development nodes, as far as they have the method at all.
    ///
    /// Wire name: `net_peerCount`.
    ///
    /// Answers: Connected peers at this moment.
    ///
    /// Source: <https://geth.ethereum.org/docs/interacting-with-geth/rpc/ns-net>
    pub fn net_peer_count(&self) -> Call<methods::NetPeerCount> {
        self.call(methods::NetPeerCount::new())
    }
    /// Read the id of the peer-to-peer network.
    ///
    /// Most networks use their chain id for it; a few old ones do not, so sign transactions with `eth_chainId` instead.
    ///
    /// Wire name: `net_version`.
    ///
    /// Answers: Network id in decimal digits, not hex: `1` on mainnet.
    ///
    /// Source: <https://ethereum.github.io/execution-apis/api/methods/net_version>
    pub fn net_version(&self) -> Call<methods::NetVersion> {
        self.call(methods::NetVersion::new())
    }
}
