//! The long lists of a wallet.

use super::super::{TransactionRecordWithMetadata, Wallet, WalletCoinRecord, methods};
use super::Pages;

/// The wallet's own limit.
const COIN_RECORDS: u32 = 1_000;

const TRANSACTIONS: u32 = 200;

/// # Long lists
///
/// Long lists as streams.
impl Wallet {
    /// Streams a wallet's transactions, oldest first, pending ones before all others. One that is confirmed meanwhile
    /// changes its position, and may be missed or repeated.
    pub fn transactions(&self, wallet_id: u32) -> Pages<TransactionRecordWithMetadata> {
        let wallet = self.clone();
        Pages::new(0, move |start: u32| {
            let end = start.saturating_add(TRANSACTIONS);
            let page = wallet.get_transactions(wallet_id).start(start).end(end);
            async move {
                let page = page.await?.transactions;
                let more = page.len() == TRANSACTIONS as usize;
                Ok((page, more.then_some(end)))
            }
        })
    }

    /// Streams the coins that match `search`, from its `offset` on, up to its `limit`.
    pub fn coin_records(&self, search: methods::wallet::GetCoinRecords) -> Pages<WalletCoinRecord> {
        let wallet = self.clone();
        let first = search.offset.unwrap_or(0);
        let end = first.saturating_add(search.limit.unwrap_or(u32::MAX));
        Pages::new(first, move |offset| {
            let limit = COIN_RECORDS.min(end.saturating_sub(offset));
            let mut page = search.clone();
            page.offset = Some(offset);
            page.limit = Some(limit);
            let (page, after) = (wallet.call(page), offset.saturating_add(limit));
            async move {
                let page = page.await?.coin_records;
                let more = page.len() == limit as usize && after < end;
                Ok((page, more.then_some(after)))
            }
        })
    }
}
