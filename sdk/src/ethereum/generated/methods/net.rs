use crate::rt;
/// Tell whether the node accepts connections from peers.
///
/// Development nodes answer true without a network. Not every node has the method.
///
/// Wire name: `net_listening`.
///
/// Answers: True while the node listens for peers.
///
/// Source: <https://geth.ethereum.org/docs/interacting-with-geth/rpc/ns-net>
#[derive(Clone, Debug, PartialEq, Default)]
#[non_exhaustive]
pub struct NetListening {}
impl NetListening {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}
impl crate::Method for NetListening {
    const NAME: &'static str = "net_listening";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    type Output = bool;
    type Codec = rt::Same;
}
impl rt::Serialize for NetListening {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        rt::List::new(serializer)?.end()
    }
}
impl<'de> rt::Positional<'de> for NetListening {
    const NAME: &'static str = "NetListening";
    fn read<A: rt::SeqAccess<'de>>(_: &mut rt::Arguments<A>) -> Result<Self, A::Error> {
        Ok(Self {})
    }
}
rt::positional!(NetListening);
/// Count the peers that the node is connected to.
///
/// 0 on development nodes, as far as they have the method at all.
///
/// Wire name: `net_peerCount`.
///
/// Answers: Connected peers at this moment.
///
/// Source: <https://geth.ethereum.org/docs/interacting-with-geth/rpc/ns-net>
#[derive(Clone, Debug, PartialEq, Default)]
#[non_exhaustive]
pub struct NetPeerCount {}
impl NetPeerCount {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}
impl crate::Method for NetPeerCount {
    const NAME: &'static str = "net_peerCount";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    type Output = u64;
    type Codec = rt::Quantity;
}
impl rt::Serialize for NetPeerCount {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        rt::List::new(serializer)?.end()
    }
}
impl<'de> rt::Positional<'de> for NetPeerCount {
    const NAME: &'static str = "NetPeerCount";
    fn read<A: rt::SeqAccess<'de>>(_: &mut rt::Arguments<A>) -> Result<Self, A::Error> {
        Ok(Self {})
    }
}
rt::positional!(NetPeerCount);
/// Read the id of the peer-to-peer network.
///
/// Most networks use their chain id for it; a few old ones do not, so sign transactions with `eth_chainId` instead.
///
/// Wire name: `net_version`.
///
/// Answers: Network id in decimal digits, not hex: `1` on mainnet.
///
/// Source: <https://ethereum.github.io/execution-apis/api/methods/net_version>
#[derive(Clone, Debug, PartialEq, Default)]
#[non_exhaustive]
pub struct NetVersion {}
impl NetVersion {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}
impl crate::Method for NetVersion {
    const NAME: &'static str = "net_version";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    type Output = String;
    type Codec = rt::Same;
}
impl rt::Serialize for NetVersion {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        rt::List::new(serializer)?.end()
    }
}
impl<'de> rt::Positional<'de> for NetVersion {
    const NAME: &'static str = "NetVersion";
    fn read<A: rt::SeqAccess<'de>>(_: &mut rt::Arguments<A>) -> Result<Self, A::Error> {
        Ok(Self {})
    }
}
rt::positional!(NetVersion);
