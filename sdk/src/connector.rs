//! How the command-line tool connects to the nodes of a chain: settings that are the same for all, and what a chain knows of its own nodes.

use std::fmt;
use std::marker::PhantomData;
use std::time::Duration;

use futures_core::future::BoxFuture;

use crate::chain::{Chain, Client};
use crate::connect::ClientBuilder;
use crate::error::Error;
use crate::rpc::Rpc;

/// A connection that is being made.
pub(crate) type Connecting = BoxFuture<'static, Result<Rpc, Error>>;

/// Makes connections with the caller's settings.
#[derive(Clone, Debug, Default)]
pub(crate) struct Connector {
    pub(crate) timeout: Option<Duration>,
    /// Names and values of HTTP headers.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) without_retry: bool,
}

/// Which node is wanted.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wanted<'a> {
    /// The service, where the chain has several: `full_node`; empty otherwise.
    #[allow(
        dead_code,
        reason = "chains with several services ask for it, which not every build has"
    )]
    pub(crate) service: &'a str,
    /// The address that the caller gave.
    pub(crate) address: Option<&'a str>,
}

/// Node discovery of a chain: environment variables, configuration files and credentials.
#[derive(Clone, Copy)]
pub(crate) struct Nodes {
    /// The services in the order in which one is chosen where several answer a method and the caller names none.
    pub(crate) preferred: &'static [&'static str],
    /// The sources of its settings, for messages; empty if it has none.
    pub(crate) found_by: &'static str,
    /// Connects by the chain's own settings; `None` if there are none for such a node.
    pub(crate) connect: fn(&Connector, Wanted<'_>) -> Result<Option<Connecting>, Error>,
}

impl Nodes {
    /// Of a chain whose nodes are found by nothing but an address, or listen at the chain's own port on this machine.
    pub(crate) const fn by_address<C: Chain>() -> Self {
        Self {
            preferred: &[],
            found_by: match C::PORT {
                Some(_) => "this machine, at the port of the chain's nodes",
                None => "",
            },
            connect: by_address::<C>,
        }
    }
}

impl fmt::Debug for Nodes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Nodes")
            .field("preferred", &self.preferred)
            .finish_non_exhaustive()
    }
}

/// Connects to the address, or else to this machine at the port of the chain's nodes, if they have one.
pub(crate) fn by_address<C: Chain>(
    connector: &Connector,
    wanted: Wanted<'_>,
) -> Result<Option<Connecting>, Error> {
    let local = || C::PORT.map(|_| "http://localhost".to_owned());
    let address = wanted.address.map(str::to_owned).or_else(local);
    Ok(address.map(|address| connector.open(ClientBuilder::<Any<C>>::new(address))))
}

impl Connector {
    /// Connects by a builder, with the caller's settings in place of the builder's.
    pub(crate) fn open<C: Client + Send + 'static>(&self, builder: ClientBuilder<C>) -> Connecting {
        let mut builder = builder;
        if let Some(limit) = self.timeout {
            builder = builder.timeout(limit).connect_timeout(limit);
        }
        for (name, value) in &self.headers {
            builder = builder.header(name, value);
        }
        if self.without_retry {
            builder = builder.without_retry();
        }
        let connecting = builder.connect();
        Box::pin(async move { Ok(connecting.await?.as_ref().clone()) })
    }
}

/// A client of any node of a chain, for calls that are chosen at run time.
#[derive(Clone)]
pub(crate) struct Any<C>(Rpc, PhantomData<fn() -> C>);

impl<C: Chain> From<Rpc> for Any<C> {
    fn from(rpc: Rpc) -> Self {
        Self(rpc.with_chain::<C>(), PhantomData)
    }
}

impl<C> AsRef<Rpc> for Any<C> {
    fn as_ref(&self) -> &Rpc {
        &self.0
    }
}

impl<C: Chain> Client for Any<C> {
    type Chain = C;
}
