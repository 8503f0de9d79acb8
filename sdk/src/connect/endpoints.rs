//! The endpoints of a client.

use super::Connecting;
use super::address::{Defaults, TransportSettings};
use crate::error::Error;
use crate::message::SharedService;

/// A service with its printable name.
pub(super) type Named = (String, SharedService);

/// The endpoints of a client, and the settings that their transports share.
pub(super) struct Endpoints {
    pub(super) addresses: Vec<String>,
    /// Endpoints that are services already, with their names.
    pub(super) services: Vec<Named>,
    pub(super) transport: TransportSettings,
}

impl Endpoints {
    pub(super) fn new(address: String, defaults: Defaults) -> Self {
        Self {
            addresses: vec![address],
            services: Vec::new(),
            transport: TransportSettings::new(defaults),
        }
    }

    /// Whether all of them are sockets.
    pub(super) fn are_sockets(&self) -> bool {
        let is_http = |address: &String| {
            let scheme = address.split_once("://").map(|(scheme, _)| scheme);
            matches!(scheme, Some("http" | "https"))
        };
        self.services.is_empty() && !self.addresses.iter().any(is_http)
    }

    /// Creates a transport for each, with its name. Pending connections are only returned if all endpoints have one:
    /// with HTTP among them, they are made at the first call.
    pub(super) fn open(self) -> Result<(Vec<Named>, Vec<Connecting>), Error> {
        let (mut endpoints, mut connecting) = (Vec::new(), Vec::new());
        for address in &self.addresses {
            let transport = self.transport.open(address)?;
            endpoints.push((transport.name, transport.service));
            connecting.extend(transport.connecting);
        }
        endpoints.extend(self.services);
        if connecting.len() < endpoints.len() {
            connecting.clear();
        }
        Ok((endpoints, connecting))
    }
}
