use crate::rt;
/// Network identity of a node.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct NodeInfo {
    /// Name of the fork at the head, such as `Cancun`; sent by Besu only.
    pub active_fork: Option<String>,
    /// URL by which peers can reach the node.
    pub enode: String,
    /// Signed node record in text form (EIP-778), starting with `enr:`; Besu and ethereumjs leave it out.
    pub enr: Option<String>,
    /// Hex without `0x`: the 32-byte node id, Keccak-256 of the public key, in go-ethereum; the 64-byte public key itself in Besu and ethereumjs.
    pub id: String,
    /// Address that the node believes to be reachable at.
    pub ip: String,
    /// Local address and port for incoming connections, such as `[::]:30303`; absent when Besu does not listen.
    pub listen_addr: Option<String>,
    /// Client name, version, platform and compiler divided by slashes.
    pub name: String,
    /// Ports for discovery and connections.
    pub ports: NodePorts,
    /// State of each sub-protocol by its name, such as `eth`: network id, genesis, head, chain configuration.
    pub protocols: rt::BTreeMap<String, rt::RawJson>,
}
impl NodeInfo {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(
        enode: impl Into<String>,
        id: impl Into<String>,
        ip: impl Into<String>,
        name: impl Into<String>,
        ports: NodePorts,
        protocols: rt::BTreeMap<String, rt::RawJson>,
    ) -> Self {
        Self {
            enode: enode.into(),
            id: id.into(),
            ip: ip.into(),
            name: name.into(),
            ports,
            protocols,
            active_fork: None,
            enr: None,
            listen_addr: None,
        }
    }
}
impl rt::Serialize for NodeInfo {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "activeFork", &self.active_fork)?;
        rt::put::<rt::Same, _, _>(&mut map, "enode", &self.enode)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "enr", &self.enr)?;
        rt::put::<rt::Same, _, _>(&mut map, "id", &self.id)?;
        rt::put::<rt::Same, _, _>(&mut map, "ip", &self.ip)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "listenAddr", &self.listen_addr)?;
        rt::put::<rt::Same, _, _>(&mut map, "name", &self.name)?;
        rt::put::<rt::Same, _, _>(&mut map, "ports", &self.ports)?;
        rt::put::<rt::Same, _, _>(&mut map, "protocols", &self.protocols)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for NodeInfo {
    const NAME: &'static str = "NodeInfo";
    fn key(key: &str) -> usize {
        match key {
            "activeFork" => 0,
            "enode" => 1,
            "enr" => 2,
            "id" => 3,
            "ip" => 4,
            "listenAddr" => 5,
            "name" => 6,
            "ports" => 7,
            "protocols" => 8,
            _ => rt::OTHER,
        }
    }
    fn read<S: rt::Source<'de>>(source: &mut S) -> Result<Self, S::Error> {
        let mut field0 = None;
        let mut field1 = None;
        let mut field2 = None;
        let mut field3 = None;
        let mut field4 = None;
        let mut field5 = None;
        let mut field6 = None;
        let mut field7 = None;
        let mut field8 = None;
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = source.value::<Option<rt::Same>, _>()?,
                1 => field1 = Some(source.value::<rt::Same, _>()?),
                2 => field2 = source.value::<Option<rt::Same>, _>()?,
                3 => field3 = Some(source.value::<rt::Same, _>()?),
                4 => field4 = Some(source.value::<rt::Same, _>()?),
                5 => field5 = source.value::<Option<rt::Same>, _>()?,
                6 => field6 = Some(source.value::<rt::Same, _>()?),
                7 => field7 = Some(source.value::<rt::Same, _>()?),
                8 => field8 = Some(source.value::<rt::Same, _>()?),
                _ => source.skip()?,
            }
        }
        Ok(Self {
            active_fork: field0,
            enode: rt::need(field1, "enode")?,
            enr: field2,
            id: rt::need(field3, "id")?,
            ip: rt::need(field4, "ip")?,
            listen_addr: field5,
            name: rt::need(field6, "name")?,
            ports: rt::need(field7, "ports")?,
            protocols: rt::need(field8, "protocols")?,
        })
    }
}
rt::object!(NodeInfo);
/// Ports that a node has open to its peers.
#[derive(Clone, Debug, PartialEq, Default)]
#[non_exhaustive]
pub struct NodePorts {
    /// UDP port of the discovery protocol; absent or 0 when discovery is off.
    pub discovery: Option<u16>,
    /// TCP port for incoming connections; absent or 0 when the node does not listen.
    pub listener: Option<u16>,
}
impl NodePorts {
    /// Nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}
impl rt::Serialize for NodePorts {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "discovery", &self.discovery)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "listener", &self.listener)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for NodePorts {
    const NAME: &'static str = "NodePorts";
    fn key(key: &str) -> usize {
        match key {
            "discovery" => 0,
            "listener" => 1,
            _ => rt::OTHER,
        }
    }
    fn read<S: rt::Source<'de>>(source: &mut S) -> Result<Self, S::Error> {
        let mut field0 = None;
        let mut field1 = None;
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = source.value::<Option<rt::Same>, _>()?,
                1 => field1 = source.value::<Option<rt::Same>, _>()?,
                _ => source.skip()?,
            }
        }
        Ok(Self {
            discovery: field0,
            listener: field1,
        })
    }
}
rt::object!(NodePorts);
/// A connected peer.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PeerInfo {
    /// Sub-protocols with version that the peer offers, such as `eth/68`.
    pub caps: Option<Vec<String>>,
    /// URL of the peer; ethereumjs leaves it out.
    pub enode: Option<String>,
    /// Signed node record of the peer (EIP-778); absent when the node never got it.
    pub enr: Option<String>,
    /// Identity of the peer in the same form as the node's own id; Besu writes it with `0x`.
    pub id: String,
    /// Client name that the peer gave in the handshake; null before that is over.
    pub name: Option<String>,
    /// The connection itself.
    pub network: PeerNetwork,
    /// Port that the peer listens on; sent by Besu only.
    pub port: Option<u32>,
    /// State of each shared sub-protocol by its name; the text `handshake` in place of an object while that is going on.
    pub protocols: rt::BTreeMap<String, rt::RawJson>,
    /// Version of the base protocol as a hex quantity; sent by Besu only.
    pub version: Option<String>,
}
impl PeerInfo {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(
        id: impl Into<String>,
        network: PeerNetwork,
        protocols: rt::BTreeMap<String, rt::RawJson>,
    ) -> Self {
        Self {
            id: id.into(),
            network,
            protocols,
            caps: None,
            enode: None,
            enr: None,
            name: None,
            port: None,
            version: None,
        }
    }
}
impl rt::Serialize for PeerInfo {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "caps", &self.caps)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "enode", &self.enode)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "enr", &self.enr)?;
        rt::put::<rt::Same, _, _>(&mut map, "id", &self.id)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "name", &self.name)?;
        rt::put::<rt::Same, _, _>(&mut map, "network", &self.network)?;
        rt::put_some::<rt::Quantity, _, _>(&mut map, "port", &self.port)?;
        rt::put::<rt::Same, _, _>(&mut map, "protocols", &self.protocols)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "version", &self.version)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for PeerInfo {
    const NAME: &'static str = "PeerInfo";
    fn key(key: &str) -> usize {
        match key {
            "caps" => 0,
            "enode" => 1,
            "enr" => 2,
            "id" => 3,
            "name" => 4,
            "network" => 5,
            "port" => 6,
            "protocols" => 7,
            "version" => 8,
            _ => rt::OTHER,
        }
    }
    fn read<S: rt::Source<'de>>(source: &mut S) -> Result<Self, S::Error> {
        let mut field0 = None;
        let mut field1 = None;
        let mut field2 = None;
        let mut field3 = None;
        let mut field4 = None;
        let mut field5 = None;
        let mut field6 = None;
        let mut field7 = None;
        let mut field8 = None;
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = source.value::<Option<rt::Same>, _>()?,
                1 => field1 = source.value::<Option<rt::Same>, _>()?,
                2 => field2 = source.value::<Option<rt::Same>, _>()?,
                3 => field3 = Some(source.value::<rt::Same, _>()?),
                4 => field4 = source.value::<Option<rt::Same>, _>()?,
                5 => field5 = Some(source.value::<rt::Same, _>()?),
                6 => field6 = source.value::<Option<rt::Quantity>, _>()?,
                7 => field7 = Some(source.value::<rt::Same, _>()?),
                8 => field8 = source.value::<Option<rt::Same>, _>()?,
                _ => source.skip()?,
            }
        }
        Ok(Self {
            caps: field0,
            enode: field1,
            enr: field2,
            id: rt::need(field3, "id")?,
            name: field4,
            network: rt::need(field5, "network")?,
            port: field6,
            protocols: rt::need(field7, "protocols")?,
            version: field8,
        })
    }
}
rt::object!(PeerInfo);
/// A connection to a peer.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PeerNetwork {
    /// True when the peer opened the connection.
    pub inbound: Option<bool>,
    /// Address and port of this end; ethereumjs leaves it out.
    pub local_address: Option<String>,
    /// Address and port of the peer's end.
    pub remote_address: String,
    /// True for peers to which the node reconnects by itself.
    pub r#static: Option<bool>,
    /// True for peers that are let in although all places are taken.
    pub trusted: Option<bool>,
}
impl PeerNetwork {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(remote_address: impl Into<String>) -> Self {
        Self {
            remote_address: remote_address.into(),
            inbound: None,
            local_address: None,
            r#static: None,
            trusted: None,
        }
    }
}
impl rt::Serialize for PeerNetwork {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "inbound", &self.inbound)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "localAddress", &self.local_address)?;
        rt::put::<rt::Same, _, _>(&mut map, "remoteAddress", &self.remote_address)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "static", &self.r#static)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "trusted", &self.trusted)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for PeerNetwork {
    const NAME: &'static str = "PeerNetwork";
    fn key(key: &str) -> usize {
        match key {
            "inbound" => 0,
            "localAddress" => 1,
            "remoteAddress" => 2,
            "static" => 3,
            "trusted" => 4,
            _ => rt::OTHER,
        }
    }
    fn read<S: rt::Source<'de>>(source: &mut S) -> Result<Self, S::Error> {
        let mut field0 = None;
        let mut field1 = None;
        let mut field2 = None;
        let mut field3 = None;
        let mut field4 = None;
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = source.value::<Option<rt::Same>, _>()?,
                1 => field1 = source.value::<Option<rt::Same>, _>()?,
                2 => field2 = Some(source.value::<rt::Same, _>()?),
                3 => field3 = source.value::<Option<rt::Same>, _>()?,
                4 => field4 = source.value::<Option<rt::Same>, _>()?,
                _ => source.skip()?,
            }
        }
        Ok(Self {
            inbound: field0,
            local_address: field1,
            remote_address: rt::need(field2, "remoteAddress")?,
            r#static: field3,
            trusted: field4,
        })
    }
}
rt::object!(PeerNetwork);
