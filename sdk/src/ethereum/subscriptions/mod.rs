//! What an Ethereum node tells by itself: heads, logs, pending transactions.

mod backfill;
mod header;
mod poll;
#[cfg(test)]
mod tests;
mod window;

use super::streams::{FullPendingTransactions, Logs, NewHeads, PendingTransactions};
use super::{B256, Client, Header, Log, Transaction};
use crate::{Error, Fallback, Rpc, Subscription};

pub use backfill::BackfilledLogs;

/// What asks again and again, over a transport without subscriptions (`eth_newFilter` and its relatives, at the interval of
/// [`Rpc::with_poll_interval`]), and reports what may have been missed as a subscription does. Of several endpoints, those that can send by
/// themselves are used: while none of these can be reached there is an error, not polling; polling is for where all are HTTP, those left
/// out that are known to be of another network.
macro_rules! polled {
    ($($Stream:ident: $Item:ident, $stream:ident => $polled:expr;)+) => {
        $(impl Fallback for $Stream {
            async fn subscribe(self, rpc: Rpc) -> Result<Subscription<$Item>, Error> {
                let $stream = self;
                poll::open(Client::new(rpc), $polled).await
            }
        })+
    };
}

polled! {
    NewHeads: Header, _stream => poll::Heads;
    Logs: Log, stream => poll::Logs(stream.filter);
    PendingTransactions: B256, _stream => poll::PendingHashes;
    FullPendingTransactions: Transaction, _stream => poll::PendingTransactions;
}
