//! Settled blocks, which are queried in ranges.

use super::super::header::HeaderByNumber;
use super::{State, Step, ask, missing};
use crate::{Error, Reached};

impl State {
    /// Queries a range of settled blocks, at most up to `last`.
    pub(super) async fn settled(&mut self, last: u64) -> Result<Step, Error> {
        // Blocks before the gap may not be on the chain any more.
        while let Some(youngest) = self.window.youngest() {
            let there = ask(&self.eth, HeaderByNumber(youngest.number.into())).await?;
            if there.is_some_and(|header| header.hash == youngest.hash) {
                break;
            }
            self.ready.extend(self.window.take_back_youngest());
        }
        let from = self.window.next();
        let to = last.min(from.saturating_add(self.range - 1));
        let filter = self.filter.clone().from_block(from).to_block(to);
        let logs = match self.eth.get_logs(filter).await {
            Ok(logs) => logs,
            Err(error) => return self.shrink(error),
        };
        let last = ask(&self.eth, HeaderByNumber(to.into())).await?;
        let last = last.ok_or_else(|| missing(&format!("block {to}")))?;
        let larger = self.range.saturating_add(self.range.div_ceil(2));
        self.range = larger.min(self.max_range);
        self.window.settle(to, last.hash);
        self.ready.extend(logs);
        Ok(Step::Progress)
    }

    /// Halves the range after a failed query. There is no telling by its words whether a range is too large: services report it with the
    /// code of a rate limit, a gateway's timeout, or a cut connection.
    fn shrink(&mut self, error: Error) -> Result<Step, Error> {
        if self.range == 1 || error.reached_server() == Reached::No {
            return Err(error);
        }
        if is_too_large(&error) {
            self.range /= 2;
            return Ok(Step::Prepared);
        }
        // A rate limit, or the same query in vain again.
        if error.is_transient() && self.failures.count() > 0 {
            self.range /= 2;
        }
        Err(error)
    }
}

/// Whether the range of a query is too large in all likelihood. If it wasn't, the smaller one fails too.
fn is_too_large(error: &Error) -> bool {
    let is_refused = error.rpc().is_some() && !error.is_transient();
    let is_gateway = matches!(error.http_status(), Some(413 | 414 | 500 | 502..=504 | 524));
    is_refused || is_gateway || error.is_timeout() || error.is_too_large()
}
