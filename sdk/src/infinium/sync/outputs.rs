//! What is in blocks, one by one.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use futures_util::StreamExt;
use futures_util::stream::{self, BoxStream};

use super::super::{Bytes, CompleteBlock, GlobalIndexes};
use super::{Blocks, Event, SyncedBlock};
use crate::error::Error;

/// A transaction on the main chain, other than one that pays a miner.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SyncedTransaction {
    /// The height of its block.
    pub height: u64,
    /// Its place among the transactions of the block.
    pub index: usize,
    /// The transaction.
    pub transaction: Bytes,
    /// The global indexes of its outputs, in their order.
    pub global_indexes: Vec<u64>,
}

/// An output on the main chain.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SyncedOutput {
    /// The height of its block.
    pub height: u64,
    /// The place of its transaction among those of the block; `None` for the one that pays the miner.
    pub transaction: Option<usize>,
    /// Its place among the outputs of the transaction.
    pub index: usize,
    /// Its index among the outputs of its amount.
    pub global_index: u64,
}

type Events<T> = BoxStream<'static, Result<Event<T>, Error>>;

macro_rules! streams {
    ($($(#[$attribute:meta])* $Name:ident of $Item:ident by $parts:ident;)+) => {$(
        $(#[$attribute])*
        ///
        /// Errors are items too, as in [`Blocks`]. `Debug` prints none of them.
        #[must_use = "nothing is asked until it is read"]
        pub struct $Name(Events<$Item>);

        impl $Name {
            pub(super) fn new(blocks: Blocks<CompleteBlock>) -> Self {
                Self(of_blocks(blocks, $parts))
            }
        }

        impl Stream for $Name {
            type Item = Result<Event<$Item>, Error>;

            fn poll_next(
                mut self: Pin<&mut Self>,
                context: &mut Context<'_>,
            ) -> Poll<Option<Self::Item>> {
                self.0.poll_next_unpin(context)
            }
        }

        impl fmt::Debug for $Name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($Name)).finish_non_exhaustive()
            }
        }
    )+};
}

streams! {
    /// Stream of the transactions of a chain.
    Transactions of SyncedTransaction by transactions;
    /// Stream of the outputs of a chain.
    Outputs of SyncedOutput by outputs;
}

/// The parts of each block, one by one.
fn of_blocks<T: Send + 'static>(
    blocks: Blocks<CompleteBlock>,
    parts: fn(SyncedBlock<CompleteBlock>) -> Vec<T>,
) -> Events<T> {
    let events = blocks.flat_map(move |event| {
        let events = match event {
            Ok(Event::Next(block)) => parts(block).into_iter().map(Event::Next).map(Ok).collect(),
            Ok(Event::Rollback { height }) => vec![Ok(Event::Rollback { height })],
            Err(error) => vec![Err(error)],
        };
        stream::iter(events)
    });
    events.boxed()
}

fn transactions(block: SyncedBlock<CompleteBlock>) -> Vec<SyncedTransaction> {
    let height = block.height;
    let mut indexes = block.block.transaction_global_indexes.into_iter();
    let transactions = block.block.transactions.into_iter().enumerate();
    transactions
        .map(|(index, transaction)| SyncedTransaction {
            height,
            index,
            transaction,
            global_indexes: indexes.next().map_or_else(Vec::new, |of| of.indexes),
        })
        .collect()
}

fn outputs(block: SyncedBlock<CompleteBlock>) -> Vec<SyncedOutput> {
    let height = block.height;
    let output = |transaction, (index, global_index)| SyncedOutput {
        height,
        transaction,
        index,
        global_index,
    };
    let numbered = |of: GlobalIndexes| of.indexes.into_iter().enumerate();
    let of_miner = block.block.coinbase_global_indexes.into_iter().enumerate();
    let of_others = (0..).zip(block.block.transaction_global_indexes);
    of_miner
        .map(|found| output(None, found))
        .chain(of_others.flat_map(|(transaction, of)| {
            numbered(of).map(move |found| output(Some(transaction), found))
        }))
        .collect()
}
