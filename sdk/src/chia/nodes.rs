//! Where the command-line tool finds the services of an installation.

use http::Uri;

use super::{Chia, Config, Service};
use crate::ClientBuilder;
use crate::connector::{Any, Connecting, Connector, Nodes, Wanted};
use crate::error::Error;

/// Services by the installation's settings, with its certificates.
pub(crate) const NODES: Nodes = Nodes {
    preferred: &["full_node", "wallet", "daemon"],
    found_by: "the installation at CHIA_ROOT, or at ~/.chia/mainnet",
    connect,
};

fn connect(connector: &Connector, wanted: Wanted<'_>) -> Result<Option<Connecting>, Error> {
    let service = Service::named(wanted.service).unwrap_or(Service::FullNode);
    let Some(address) = wanted.address else {
        let config = Config::from_env()?;
        let builder = config.builder::<Any<Chia>>(service)?;
        return Ok(Some(connector.open(builder)));
    };
    let (scheme, _) = address.split_once("://").unwrap_or_default();
    let builder = match scheme {
        "https" | "wss" => at(Config::from_env()?, address, scheme, service)?,
        // Without TLS there is nothing to prove: a mock, or a proxy.
        _ => ClientBuilder::new(address),
    };
    let connecting = connector.open::<Any<Chia>>(builder);
    if !scheme.starts_with("ws") {
        return Ok(Some(connecting));
    }
    // Over its WebSocket the daemon passes calls on to the service that they name.
    Ok(Some(Box::pin(async move {
        let rpc = connecting.await?;
        Ok(rpc.with_destination(service.daemon_name()))
    })))
}

/// The builder of a client of a service at another address, with the certificates of this installation.
fn at(
    config: Config,
    address: &str,
    scheme: &str,
    service: Service,
) -> Result<ClientBuilder<Any<Chia>>, Error> {
    let uri: Uri = address
        .parse()
        .map_err(|error| Error::config(format!("the address of the node is no URL: {error}")))?;
    let host = uri.host().unwrap_or("localhost");
    let config = config.with_host(host.trim_matches(['[', ']']));
    // The daemon of a WebSocket has a certificate for all services.
    let asked = if scheme == "wss" {
        Service::Daemon
    } else {
        service
    };
    let config = match uri.port_u16() {
        Some(port) => config.with_port(asked, port),
        None => config,
    };
    config.builder(asked)
}
