//! Whether a node follows its network.

use std::time::{Duration, SystemTime};

use super::{Client, LedgerState};
use crate::error::Error;

/// # The node's ledger
impl Client {
    /// Asks the node for the state of its ledger, which must have been committed within `max_age` by this machine's clock.
    ///
    /// # Errors
    /// If the node can't be reached or refuses, and, as one that [`is_stale`](Error::is_stale), if its ledger is older.
    pub async fn check_live(&self, max_age: Duration) -> Result<LedgerState, Error> {
        let state = self.get_metadata().with_meta().await?.meta;
        let age = state.age(SystemTime::now());
        match age > max_age {
            true => Err(Error::stale(format!(
                "the node is at version {} of the ledger, which was committed {} s ago: it doesn't follow its network, or this machine's clock is wrong",
                state.version,
                age.as_secs()
            ))),
            false => Ok(state),
        }
    }
}
