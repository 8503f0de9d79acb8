//! Aliases that may not be there.

use super::{Alias, AliasDetails, Daemon};
use crate::error::Error;

/// The status of what isn't there.
const NOT_FOUND: &str = "NOT_FOUND";

/// # Aliases
///
/// Aliases: short names that addresses are registered under.
impl Daemon {
    /// Looks an alias up, without the `@`; `None` where nobody has registered it.
    ///
    /// # Errors
    /// As for any call; that there is none isn't one.
    pub async fn find_alias(&self, alias: &str) -> Result<Option<AliasDetails>, Error> {
        let found = self.get_alias_details(alias).await;
        found_or_none(found.map(|found| found.details))
    }

    /// Looks the alias of an address up; `None` where it has none.
    ///
    /// # Errors
    /// As for any call; that there is none isn't one.
    pub async fn find_alias_of(&self, address: &str) -> Result<Option<Alias>, Error> {
        let found = self.get_alias_by_address(address).await;
        found_or_none(found.map(|found| found.alias))
    }
}

fn found_or_none<T>(found: Result<T, Error>) -> Result<Option<T>, Error> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(error) if error.rpc().is_some_and(|error| error.message == NOT_FOUND) => Ok(None),
        Err(error) => Err(error),
    }
}
