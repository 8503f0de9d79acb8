//! Builders of clients from the configuration: addresses, certificates, and the layers around every client.

use std::net::Ipv6Addr;

use http::uri::Authority;
#[cfg(all(feature = "ws", feature = "chia-daemon"))]
use tower::Layer as _;

use super::Config;
use super::files::Credentials;
#[cfg(feature = "http")]
use crate::ClientBuilder;
#[cfg(feature = "ws")]
use crate::chain::Chain as _;
#[cfg(feature = "http")]
use crate::chain::Client;
#[cfg(any(feature = "http", feature = "chia-daemon"))]
use crate::chia::AddressCheck;
use crate::chia::Chia;
#[cfg(all(feature = "ws", feature = "chia-daemon"))]
use crate::chia::Daemon;
#[cfg(feature = "chia-daemon")]
use crate::chia::RunningCheck;
use crate::chia::Service;
use crate::error::Error;
#[cfg(all(feature = "ws", feature = "chia-daemon"))]
use crate::layer::Retry;
#[cfg(any(feature = "http", feature = "chia-daemon"))]
use crate::rpc::Rpc;
#[cfg(all(feature = "ws", feature = "chia-daemon"))]
use crate::transport::SharedService;
#[cfg(feature = "ws")]
use crate::transport::socket::{Socket, SocketBuilder, Ws};

/// The name in the certificates of all services, whatever machine they run on.
const SERVER_NAME: &str = "chia.net";

impl Config {
    /// Returns a builder of a service's client over HTTPS, with the URL, the certificates and the timeout set, and with an [`AddressCheck`]
    /// for the network's addresses.
    ///
    /// # Errors
    /// If a setting is missing, a file can't be read or used, everyone on the machine may read the key, or the service
    /// is the daemon, which doesn't speak HTTP.
    #[cfg(feature = "http")]
    pub fn http<C: Client>(&self, service: Service) -> Result<ClientBuilder<C>, Error> {
        if service == Service::Daemon {
            return Err(Error::config(
                "the daemon answers over its WebSocket only: use `Config::daemon` (feature `ws`)",
            ));
        }
        self.builder(service)
    }

    /// Returns a builder of a client of any service: over HTTPS, or over the WebSocket that the daemon has.
    #[cfg(feature = "http")]
    pub(in crate::chia) fn builder<C: Client>(
        &self,
        service: Service,
    ) -> Result<ClientBuilder<C>, Error> {
        let scheme = match service {
            Service::Daemon => "wss",
            _ => "https",
        };
        let address = self.address(scheme, service)?;
        let credentials = self.credentials(service)?;
        let builder = ClientBuilder::new(address)
            .root_certificates(&credentials.authority)
            .server_name(SERVER_NAME)
            .client_identity(&credentials.certificate, &credentials.key)
            .timeout(self.rpc_timeout);
        #[cfg(feature = "chia-daemon")]
        let builder = match service {
            Service::Daemon => builder.layer(RunningCheck::new()),
            _ => builder,
        };
        Ok(match self.address_check() {
            Some(check) => builder.layer(check),
            None => builder,
        })
    }

    /// Returns a handle to a service over HTTPS, with the defaults of [`ClientBuilder`]. It connects at the first call.
    ///
    /// # Errors
    /// As for [`http`](Self::http).
    #[cfg(feature = "http")]
    pub fn rpc(&self, service: Service) -> Result<Rpc, Error> {
        let (rpc, _): (Rpc, _) = self.http(service)?.assemble()?;
        Ok(rpc.with_chain::<Chia>())
    }

    /// Returns a builder of a socket to the daemon, with the URL, the certificates and the timeout set. It is a transport without layers:
    /// those of [`daemon`](Self::daemon) aren't around it.
    ///
    /// # Errors
    /// As for [`port`](Self::port), and if a file can't be read or used, or everyone on the machine may read the key.
    #[cfg(feature = "ws")]
    pub fn websocket(&self) -> Result<SocketBuilder<Ws>, Error> {
        let address = self.address("wss", Service::Daemon)?;
        let credentials = self.credentials(Service::Daemon)?;
        Ok(Socket::ws(&address)
            .dialect(Chia::DIALECT)
            .root_certificates(&credentials.authority)
            .server_name(SERVER_NAME)
            .client_identity(&credentials.certificate, &credentials.key)
            .timeout(self.rpc_timeout))
    }

    /// Creates a [`Daemon`] of this installation. It connects at the first call and reconnects when needed; reads are
    /// retried when the connection is lost. A call to a service that isn't running ends with [`NotRunning`](crate::chia::NotRunning), and
    /// nothing is sent to addresses of another network ([`AddressCheck`]).
    ///
    /// # Errors
    /// If a setting is missing, or a file can't be read or used.
    #[cfg(all(feature = "ws", feature = "chia-daemon"))]
    pub fn daemon(&self) -> Result<Daemon, Error> {
        let socket = self.websocket()?.build()?;
        let running = RunningCheck::new().layer(Retry::new().layer(socket));
        let checked = match self.address_check() {
            Some(check) => SharedService::new(check.layer(running)),
            None => SharedService::new(running),
        };
        Ok(Daemon::new(Rpc::new(checked)))
    }

    /// Returns the layer that checks addresses, if their prefix is known.
    #[cfg(any(feature = "http", feature = "chia-daemon"))]
    fn address_check(&self) -> Option<AddressCheck> {
        let prefix = self.address_prefix()?;
        Some(AddressCheck::new(&self.network, prefix))
    }

    fn address(&self, scheme: &str, service: Service) -> Result<String, Error> {
        let host = match self.host.parse::<Ipv6Addr>() {
            Ok(address) => format!("[{address}]"),
            Err(_) => self.host.clone(),
        };
        let authority = Authority::try_from(host.as_str());
        if !authority.is_ok_and(|authority| authority.host() == host) {
            let host = &self.host;
            return Err(Error::config(format!(
                "{host:?} isn't a host name or an IP address; it is `self_hostname` in the configuration"
            )));
        }
        Ok(format!("{scheme}://{host}:{}", self.port(service)?))
    }

    fn credentials(&self, service: Service) -> Result<Credentials, Error> {
        Credentials::read(&self.ca()?, &self.cert(service)?, &self.key(service)?)
    }
}
