//! Streams of a contract's events, decoded.

use std::fmt;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

use alloy_sol_types::SolEvent;
use futures_core::Stream;
use futures_util::StreamExt;

use crate::error::{DecodeError, Error, Kind};
use crate::ethereum::methods::GetLogs;
use crate::ethereum::{
    AddressFilter, B256, BackfilledLogs, BlockNumberOrTag, Client, Log, LogFilter, TopicFilter,
};
use crate::method::{Method as _, Safety};

/// An event with its log.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DecodedLog<E> {
    /// The event.
    pub event: E,
    /// The log: which contract emitted it, and where. Where its `removed` is true, a reorganisation has taken the event back.
    pub log: Log,
}

/// Stream of all events of a kind from a block on, past ones and then each new one: [`BackfilledLogs`], decoded.
/// [`Client::events_of`] makes it.
///
/// A log that has the event's signature and can't be decoded is an error that names it, after which the stream goes on. That is so where two
/// events have the same signature and differ in what is indexed, as `Transfer` of ERC-20 and of ERC-721.
#[must_use = "nothing happens until it is read"]
pub struct Events<E> {
    eth: Client,
    filter: LogFilter,
    depth: Option<u64>,
    ranges: Option<(u64, u64)>,
    logs: Option<BackfilledLogs>,
    event: PhantomData<fn() -> E>,
}

impl Client {
    /// Streams the events of a kind that a contract emits, or any contract of a list, as `sol!` defines them. They begin at the newest block
    /// unless [`from`](Events::from) says otherwise.
    ///
    /// ```no_run
    /// # async fn run(eth: polyrpc::ethereum::Client, token: polyrpc::ethereum::Address) -> Result<(), polyrpc::Error> {
    /// use alloy_sol_types::sol;
    /// use futures_util::StreamExt;
    ///
    /// sol! { event Transfer(address indexed from, address indexed to, uint256 value); }
    ///
    /// let mut transfers = eth.events_of::<Transfer>(token).from(0);
    /// while let Some(transfer) = transfers.next().await {
    ///     let transfer = transfer?;
    ///     println!("{} got {} in block {:?}", transfer.event.to, transfer.event.value, transfer.log.block_number);
    /// }
    /// # Ok(()) }
    /// ```
    pub fn events_of<E: SolEvent>(&self, contract: impl Into<AddressFilter>) -> Events<E> {
        let filter = LogFilter::new().address(contract);
        Events {
            eth: self.clone(),
            filter: match E::ANONYMOUS {
                true => filter,
                false => filter.topic0(B256::from(E::SIGNATURE_HASH)),
            },
            depth: None,
            ranges: None,
            logs: None,
            event: PhantomData,
        }
    }
}

/// Settings have no effect once it has been polled.
impl<E> Events<E> {
    /// Sets the first block, by its number or a tag.
    pub fn from(self, block: impl Into<BlockNumberOrTag>) -> Self {
        self.filtered(|filter| filter.from_block(block))
    }

    /// Selects events by their first indexed argument: one value, or any value of a list.
    pub fn topic1(self, topic: impl Into<TopicFilter>) -> Self {
        self.filtered(|filter| filter.topic1(topic))
    }

    /// Selects events by their second indexed argument.
    pub fn topic2(self, topic: impl Into<TopicFilter>) -> Self {
        self.filtered(|filter| filter.topic2(topic))
    }

    /// Selects events by their third indexed argument.
    pub fn topic3(self, topic: impl Into<TopicFilter>) -> Self {
        self.filtered(|filter| filter.topic3(topic))
    }

    /// Sets the depth below the head at which a block counts as settled: see [`BackfilledLogs::settled_depth`].
    pub fn settled_depth(mut self, blocks: u64) -> Self {
        self.depth = Some(blocks);
        self
    }

    /// Sets the number of blocks per query: see [`BackfilledLogs::ranges`].
    pub fn ranges(mut self, first: u64, most: u64) -> Self {
        self.ranges = Some((first, most));
        self
    }

    fn filtered(mut self, set: impl FnOnce(LogFilter) -> LogFilter) -> Self {
        self.filter = set(self.filter);
        self
    }

    fn open(&self) -> BackfilledLogs {
        let mut logs = self.eth.logs_backfilled(self.filter.clone());
        if let Some(blocks) = self.depth {
            logs = logs.settled_depth(blocks);
        }
        if let Some((first, most)) = self.ranges {
            logs = logs.ranges(first, most);
        }
        logs
    }
}

impl<E: SolEvent> Stream for Events<E> {
    type Item = Result<DecodedLog<E>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let mut logs = self.logs.take().unwrap_or_else(|| self.open());
        let polled = logs.poll_next_unpin(context);
        self.logs = Some(logs);
        polled.map(|item| item.map(|log| log.and_then(decode)))
    }
}

fn decode<E: SolEvent>(log: Log) -> Result<DecodedLog<E>, Error> {
    let topics = log
        .topics
        .iter()
        .map(|topic| alloy_primitives::B256::from(*topic));
    match E::decode_raw_log_validate(topics, &log.data) {
        Ok(event) => Ok(DecodedLog { event, log }),
        Err(error) => {
            let message = format!(
                "{} isn't the event `{}`: {error}",
                place(&log),
                E::SIGNATURE
            );
            // Written to be shown; what was read from JSON can be.
            let text = serde_json::to_vec(&log).unwrap_or_default();
            let kind = Kind::Decode(DecodeError::new("", message, &text));
            Err(Error::from(kind).of(Some(GetLogs::NAME), Safety::Read))
        }
    }
}

/// The log's position, for error messages.
fn place(log: &Log) -> String {
    let number = |number: Option<u64>| number.map_or("?".to_owned(), |number| number.to_string());
    let hash = log
        .transaction_hash
        .map_or("?".to_owned(), |hash| hash.to_string());
    format!(
        "log {} of block {}, of {} in the transaction {hash},",
        number(log.log_index),
        number(log.block_number),
        log.address
    )
}

impl<E: SolEvent> fmt::Debug for Events<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Events")
            .field("event", &E::SIGNATURE)
            .field("filter", &self.filter)
            .finish_non_exhaustive()
    }
}
