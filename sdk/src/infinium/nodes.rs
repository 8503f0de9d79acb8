//! Where the command-line tool finds daemons and wallets.

use super::Infinium;
use crate::connector::{Connecting, Connector, Nodes, Wanted, by_address};
use crate::error::Error;

/// Daemons have a default port; wallets have none.
pub(crate) const NODES: Nodes = Nodes {
    preferred: &[],
    found_by: "the port of a daemon on this machine, which a wallet doesn't have",
    connect,
};

fn connect(connector: &Connector, wanted: Wanted<'_>) -> Result<Option<Connecting>, Error> {
    match wanted.address {
        None if wanted.service.starts_with("wallet") => Ok(None),
        _ => by_address::<Infinium>(connector, wanted),
    }
}
