//! Waiting for a transaction.

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use futures_util::FutureExt;

use super::{AccountAddress, B256, Client, LedgerState, Transaction};
use crate::error::Error;
use crate::wait::{until, within};

/// How long to wait between two looks, unless the client polls more often.
const POLL: Duration = Duration::from_millis(500);

/// A transaction that was submitted, as far as it takes to recognise it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Submitted {
    /// The account that has signed it.
    pub sender: AccountAddress,
    /// Its number among those of the sender.
    pub sequence_number: u64,
    /// Its hash.
    pub hash: B256,
    /// From when on it can't be executed any more, in seconds since 1970.
    pub expiration_timestamp_secs: u64,
}

impl Submitted {
    /// Creates one from its parts.
    pub const fn new(
        sender: AccountAddress,
        sequence_number: u64,
        hash: B256,
        expiration_timestamp_secs: u64,
    ) -> Self {
        Self {
            sender,
            sequence_number,
            hash,
            expiration_timestamp_secs,
        }
    }
}

/// Why there is no executed transaction.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum WaitError {
    /// It was executed and failed: its [`vm_status`](Transaction::vm_status) says why. The sequence number and the fee are spent.
    ExecutionFailed(Box<Transaction>),
    /// Another transaction has its sequence number, so that this one never will be executed.
    Replaced(Box<Transaction>),
    /// The ledger is past its expiration, so that it never will be executed. With the state that says so.
    Expired(LedgerState),
    /// The time is over, and it may still be executed.
    TimedOut,
    /// The node refuses to tell.
    Call(Error),
}

impl fmt::Display for WaitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ExecutionFailed(transaction) => write!(
                f,
                "the transaction was executed at version {} and failed: {:?}",
                transaction.version, transaction.vm_status
            ),
            Self::Replaced(transaction) => write!(
                f,
                "another transaction, at version {}, has its sequence number: it never will be executed",
                transaction.version
            ),
            Self::Expired(state) => write!(
                f,
                "the transaction expired before version {} of the ledger: it never will be executed",
                state.version
            ),
            Self::TimedOut => f.write_str(
                "the transaction wasn't executed in the time that was given to it: it still may be, until it expires",
            ),
            Self::Call(error) => error.fmt(f),
        }
    }
}

/// Without a source: the message of a call's error is the whole message.
impl StdError for WaitError {}

impl From<Error> for WaitError {
    fn from(error: Error) -> Self {
        Self::Call(error)
    }
}

/// # Waiting
impl Client {
    /// Waits until a transaction is executed, and returns it with its events. It goes on while the node can't be reached or is behind, and
    /// looks every 500 ms, or more often if [`Rpc::with_poll_interval`](crate::Rpc::with_poll_interval) says so.
    ///
    /// # Errors
    /// [`WaitError`] has the other four outcomes, and the refusal of a node.
    pub async fn wait_for_transaction(
        &self,
        transaction: Submitted,
        timeout: Duration,
    ) -> Result<Transaction, WaitError> {
        let waiting = self.until_executed(&transaction);
        within(Some(timeout), waiting, || WaitError::TimedOut).await
    }

    async fn until_executed(&self, transaction: &Submitted) -> Result<Transaction, WaitError> {
        let pause = POLL.min(self.rpc().poll_interval());
        let look = Look {
            libra: self,
            transaction,
            known: None,
        };
        let found = until(pause, look, |look| look.next().boxed());
        found.await?
    }
}

/// The looks at one transaction.
struct Look<'a> {
    libra: &'a Client,
    transaction: &'a Submitted,
    /// The state of the ledger at the look before.
    known: Option<LedgerState>,
}

impl Look<'_> {
    /// What became of it, once that is known.
    async fn next(&mut self) -> Result<Option<Result<Transaction, WaitError>>, Error> {
        let Submitted {
            sender,
            sequence_number,
            expiration_timestamp_secs,
            ..
        } = *self.transaction;
        let libra = self.libra;
        let look = libra.get_account_transaction(sender, sequence_number, true);
        let answer = look.with_meta().await?;
        if let Some(found) = answer.value {
            return Ok(Some(judge(self.transaction, found)));
        }
        // Past it at the look before, and still not there.
        let known = self.known.replace(answer.meta);
        let past = known.filter(|state| state.is_past(expiration_timestamp_secs));
        Ok(past.map(|state| Err(WaitError::Expired(state))))
    }
}

fn judge(wanted: &Submitted, found: Transaction) -> Result<Transaction, WaitError> {
    // A node too old to tell a hash can't confirm anything.
    if found.hash != Some(wanted.hash) {
        return Err(WaitError::Replaced(Box::new(found)));
    }
    match found.is_executed() {
        true => Ok(found),
        false => Err(WaitError::ExecutionFailed(Box::new(found))),
    }
}
