//! Young blocks, which are followed by their parents' hashes.

use futures_util::StreamExt;

use super::super::header::{HeaderByHash, HeaderByNumber};
use super::super::window::{Block, Path};
use super::{State, ask, missing};
use crate::Error;
use crate::ethereum::Header;

impl State {
    /// Follows the chain to `target`, from the youngest common block.
    pub(super) async fn follow(&mut self, target: &Header) -> Result<(), Error> {
        if self.window.contains(target.hash) {
            // A node that lags behind others, or a repeated notification.
            return Ok(());
        }
        let mut path = Path::from(target.clone(), &self.window);
        if self.headers.is_empty() && self.window.next().saturating_add(1) < target.number {
            self.guess(&mut path, target.number).await?;
        }
        while let Some(parent) = path.next(&self.window) {
            let header = match self.headers.get(&parent) {
                Some(header) => header.clone(),
                None => {
                    let header = ask(&self.eth, HeaderByHash(parent)).await?;
                    header.ok_or_else(|| missing("a block of the head's branch"))?
                }
            };
            self.has_header(&header);
            if !path.push(header) {
                let text = format!("the number of block {parent} isn't one below its child's");
                return Err(Error::inconsistent(text));
            }
        }
        if let Some(block) = path.contradicts(&self.window) {
            self.ready.extend(self.window.restart(block));
            return Err(Error::inconsistent(format!(
                "a reorganisation goes below the {} blocks that are followed: logs given out before may be of no block any more",
                self.depth
            )));
        }
        let (kept, branch) = path.finish(&self.window);
        // Blocks are only removed now that all of the branch is known.
        self.ready.extend(self.window.take_back(kept));
        self.append(branch).await
    }

    /// Extends a path over several missing blocks: in all likelihood those at the heights below its target's.
    async fn guess(&mut self, path: &mut Path, target: u64) -> Result<(), Error> {
        let numbers = (self.window.next()..target).rev();
        let calls = numbers.map(|number| self.eth.call(HeaderByNumber(number.into())));
        let mut headers = self.eth.batch_all(calls.collect::<Vec<_>>());
        while let Some(header) = headers.next().await {
            match header {
                Ok(Some(header)) if path.next(&self.window) == Some(header.hash) => {
                    self.has_header(&header);
                    if !path.push(header) {
                        break;
                    }
                }
                // A rate-limited caller doesn't query each of them by its hash.
                Err(error) if error.retry_after().is_some() => return Err(error),
                _ => break,
            }
        }
        Ok(())
    }

    /// Appends the blocks of a branch with their logs.
    async fn append(&mut self, branch: Vec<Header>) -> Result<(), Error> {
        let filter = self.filter.clone();
        let calls = branch.iter().map(|header| {
            let filter = filter.clone();
            self.eth.get_logs(filter.block_hash(header.hash))
        });
        let mut answers = self.eth.batch_all(calls.collect::<Vec<_>>());
        let mut headers = branch.into_iter();
        while let Some(logs) = answers.next().await {
            let logs = logs?;
            if let Some(header) = headers.next() {
                self.ready.extend(logs.iter().cloned());
                let block = Block {
                    number: header.number,
                    hash: header.hash,
                    logs,
                };
                self.window.push(block, self.depth);
                self.has_progressed();
            }
        }
        Ok(())
    }
}
