//! Long lists, in pages as long as nodes take them.

use super::{Client, Event, EventKey, Transaction};
use crate::libra::AccountAddress;
use crate::pages::Pages;

/// The most entries that nodes take as the `limit` of a page.
pub const MAX_PAGE: u64 = 1000;

/// # Long lists
///
/// Long lists as streams, from the entry with a number up to the last one that there is. What comes later isn't waited for: for that there are
/// [`subscribe_transactions`](Client::subscribe_transactions) and [`subscribe_events`](Client::subscribe_events), over HTTP too.
impl Client {
    /// Streams the transactions of the ledger from a version on, with their events if these are wanted.
    pub fn transactions(&self, start_version: u64, include_events: bool) -> Pages<Transaction> {
        self.get_transactions(start_version, MAX_PAGE, include_events)
            .pages()
    }

    /// Streams the transactions of an account from a sequence number on, with their events if these are wanted.
    pub fn account_transactions(
        &self,
        account: AccountAddress,
        start: u64,
        include_events: bool,
    ) -> Pages<Transaction> {
        self.get_account_transactions(account, start, MAX_PAGE, include_events)
            .pages()
    }

    /// Streams the events with a key from a sequence number on.
    pub fn events(&self, key: EventKey, start: u64) -> Pages<Event> {
        self.get_events(key, start, MAX_PAGE).pages()
    }
}
