use super::{Call, Client};
use super::super::methods;
use crate::rt;
use super::super::types;
/// Ethereum trace API: trace.json
impl Client {
    /// Get the traces of all transactions in a block.
    ///
    /// Calls, creations and self-destructions of the whole block, transaction by transaction, and the block's rewards at the end where there are any.
    ///
    /// Wire name: `trace_block`.
    ///
    /// Answers: Traces in the order of execution; empty for a block without transactions, null from some nodes for a block they don't have.
    ///
    /// Errors:
    ///
    /// - `-32602`: A parameter is missing or malformed, or the query makes no sense
    /// - `4444`: The node has dropped the history that this needs
    ///
    /// Source: <https://openethereum.github.io/JSONRPC-trace-module#trace_block>
    pub fn trace_block(
        &self,
        block: impl Into<types::BlockNumberOrTag>,
    ) -> Call<methods::TraceBlock> {
        self.call(methods::TraceBlock::new(block))
    }
    /// Simulate a call and diagnose it.
    ///
    /// As `eth_call`, but answers with the diagnoses asked for; a call that reverts is a result, not an error.
    ///
    /// Optional parameters are set on the call: [`block`](Call::<methods::TraceCall>::block).
    ///
    /// Wire name: `trace_call`.
    ///
    /// Answers: The diagnoses of the simulated call.
    ///
    /// Errors:
    ///
    /// - `-32602`: A parameter is missing or malformed, or the query makes no sense
    /// - `-32000`: The node refuses the input; the message says why
    ///
    /// Source: <https://openethereum.github.io/JSONRPC-trace-module#trace_call>
    pub fn trace_call(
        &self,
        call: types::TransactionRequest,
        trace_types: Vec<types::TraceType>,
    ) -> Call<methods::TraceCall> {
        self.call(methods::TraceCall::new(call, trace_types))
    }
    /// Find traces by block range, sender and receiver.
    ///
    /// Searches calls and creations over a range of blocks. Nodes bound the range or the number of matches; go through large ranges in parts with `after` and `count`.
    ///
    /// Wire name: `trace_filter`.
    ///
    /// Answers: The matches in the order of the chain; empty when there are none.
    ///
    /// Errors:
    ///
    /// - `-32602`: A parameter is missing or malformed, or the query makes no sense
    /// - `-32000`: The node refuses the input; the message says why
    /// - `4444`: The node has dropped the history that this needs
    ///
    /// Source: <https://openethereum.github.io/JSONRPC-trace-module#trace_filter>
    pub fn trace_filter(
        &self,
        filter: types::TraceFilter,
    ) -> Call<methods::TraceFilter> {
        self.call(methods::TraceFilter::new(filter))
    }
    /// Get one trace of a mined transaction.
    ///
    /// Picks one entry out of what `trace_transaction` returns. Nodes disagree on how to name it: reth and Erigon take exactly one index into that list, Erigon without counting the outermost call, while OpenEthereum took the `traceAddress`.
    ///
    /// Wire name: `trace_get`.
    ///
    /// Answers: The trace; null when there is none at that place.
    ///
    /// Errors:
    ///
    /// - `-32602`: A parameter is missing or malformed, or the query makes no sense
    ///
    /// Source: <https://openethereum.github.io/JSONRPC-trace-module#trace_get>
    pub fn trace_get(
        &self,
        transaction_hash: rt::B256,
        indices: Vec<u64>,
    ) -> Call<methods::TraceGet> {
        self.call(methods::TraceGet::new(transaction_hash, indices))
    }
    /// Execute a block again and diagnose each of its transactions.
    ///
    /// As `trace_replayTransaction` for all transactions of a block, in one go. With `vmTrace` the answer can be hundreds of megabytes.
    ///
    /// Wire name: `trace_replayBlockTransactions`.
    ///
    /// Answers: One entry for each transaction, in the order of the block; null from some nodes for a block they don't have.
    ///
    /// Errors:
    ///
    /// - `-32602`: A parameter is missing or malformed, or the query makes no sense
    /// - `-32000`: The node refuses the input; the message says why
    /// - `4444`: The node has dropped the history that this needs
    ///
    /// Source: <https://openethereum.github.io/JSONRPC-trace-module#trace_replayblocktransactions>
    pub fn trace_replay_block_transactions(
        &self,
        block: impl Into<types::BlockNumberOrTag>,
        trace_types: Vec<types::TraceType>,
    ) -> Call<methods::TraceReplayBlockTransactions> {
        self.call(methods::TraceReplayBlockTransactions::new(block, trace_types))
    }
    /// Execute a mined transaction again and diagnose it.
    ///
    /// Runs the transaction on the state that it met on the chain. Unlike `trace_transaction`, it can also tell the state changes and every step of the EVM.
    ///
    /// Wire name: `trace_replayTransaction`.
    ///
    /// Answers: The diagnoses of the transaction.
    ///
    /// Errors:
    ///
    /// - `-32602`: A parameter is missing or malformed, or the query makes no sense
    /// - `-32000`: The node refuses the input; the message says why
    /// - `4444`: The node has dropped the history that this needs
    ///
    /// Source: <https://openethereum.github.io/JSONRPC-trace-module#trace_replaytransaction>
    pub fn trace_replay_transaction(
        &self,
        transaction_hash: rt::B256,
        trace_types: Vec<types::TraceType>,
    ) -> Call<methods::TraceReplayTransaction> {
        self.call(methods::TraceReplayTransaction::new(transaction_hash, trace_types))
    }
    /// Get the traces of a mined transaction.
    ///
    /// Calls, creations and self-destructions in the order of execution, outermost call first.
    ///
    /// Wire name: `trace_transaction`.
    ///
    /// Answers: The transaction's traces; null or empty, as the node likes, for a transaction it doesn't know.
    ///
    /// Errors:
    ///
    /// - `-32602`: A parameter is missing or malformed, or the query makes no sense
    /// - `4444`: The node has dropped the history that this needs
    ///
    /// Source: <https://openethereum.github.io/JSONRPC-trace-module#trace_transaction>
    pub fn trace_transaction(
        &self,
        transaction_hash: rt::B256,
    ) -> Call<methods::TraceTransaction> {
        self.call(methods::TraceTransaction::new(transaction_hash))
    }
}
impl Call<methods::TraceCall> {
    /// The block on whose final state the call runs.
    #[must_use]
    pub fn block(mut self, block: impl Into<types::BlockId>) -> Self {
        self.method_mut().block = Some(block.into());
        self
    }
}
