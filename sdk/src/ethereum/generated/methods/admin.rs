use crate::rt;
use super::super::types;
/// Keep a connection to a peer from now on.
///
/// Puts the peer on the list of static nodes, to which the node reconnects whenever the connection drops. The list lasts until the node stops. Adding a peer again changes nothing.
///
/// Wire name: `admin_addPeer`.
///
/// Answers: True when the peer was put on the list; says nothing about whether it can be reached.
///
/// Source: <https://geth.ethereum.org/docs/interacting-with-geth/rpc/ns-admin#admin-addpeer>
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct AdminAddPeer {
    /// Address of the peer as an enode URL, `enode://<128 hex digits>@<ip>:<port>`; most nodes take an `enr:` record too.
    pub enode: String,
}
impl AdminAddPeer {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(enode: impl Into<String>) -> Self {
        Self { enode: enode.into() }
    }
}
impl crate::Method for AdminAddPeer {
    const NAME: &'static str = "admin_addPeer";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Idempotent;
    type Output = bool;
    type Codec = rt::Same;
}
impl rt::Serialize for AdminAddPeer {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.enode)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for AdminAddPeer {
    const NAME: &'static str = "AdminAddPeer";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            enode: list.required::<rt::Same, _>("enode")?,
        })
    }
}
rt::positional!(AdminAddPeer);
/// Describe the node as its peers see it.
///
/// Tells addresses and identity of the node and the state of each sub-protocol it runs.
///
/// Wire name: `admin_nodeInfo`.
///
/// Answers: The node's own network identity.
///
/// Source: <https://geth.ethereum.org/docs/interacting-with-geth/rpc/ns-admin#admin-nodeinfo>
#[derive(Clone, Debug, PartialEq, Default)]
#[non_exhaustive]
pub struct AdminNodeInfo {}
impl AdminNodeInfo {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}
impl crate::Method for AdminNodeInfo {
    const NAME: &'static str = "admin_nodeInfo";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    type Output = types::NodeInfo;
    type Codec = rt::Same;
}
impl rt::Serialize for AdminNodeInfo {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        rt::List::new(serializer)?.end()
    }
}
impl<'de> rt::Positional<'de> for AdminNodeInfo {
    const NAME: &'static str = "AdminNodeInfo";
    fn read<A: rt::SeqAccess<'de>>(_: &mut rt::Arguments<A>) -> Result<Self, A::Error> {
        Ok(Self {})
    }
}
rt::positional!(AdminNodeInfo);
/// List the connected peers.
///
/// One entry for each open connection, with what the peer said about itself in the handshake.
///
/// Wire name: `admin_peers`.
///
/// Answers: Connected peers; empty when there are none.
///
/// Source: <https://geth.ethereum.org/docs/interacting-with-geth/rpc/ns-admin#admin-peers>
#[derive(Clone, Debug, PartialEq, Default)]
#[non_exhaustive]
pub struct AdminPeers {}
impl AdminPeers {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}
impl crate::Method for AdminPeers {
    const NAME: &'static str = "admin_peers";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    type Output = Vec<types::PeerInfo>;
    type Codec = rt::Same;
}
impl rt::Serialize for AdminPeers {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        rt::List::new(serializer)?.end()
    }
}
impl<'de> rt::Positional<'de> for AdminPeers {
    const NAME: &'static str = "AdminPeers";
    fn read<A: rt::SeqAccess<'de>>(_: &mut rt::Arguments<A>) -> Result<Self, A::Error> {
        Ok(Self {})
    }
}
rt::positional!(AdminPeers);
