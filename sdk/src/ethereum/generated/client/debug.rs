use super::{Call, Client};
use super::super::methods;
use crate::rt;
use super::super::types;
/// Ethereum debug API: debug.json
impl Client {
    /// List invalid blocks that the node came across lately.
    ///
    /// What the node has kept for inspection; most nodes keep a handful and forget them when they restart.
    ///
    /// Wire name: `debug_getBadBlocks`.
    ///
    /// Answers: Rejected blocks; empty on a healthy network.
    ///
    /// Source: <https://github.com/ethereum/execution-apis/blob/main/src/debug/getters.yaml>
    pub fn debug_get_bad_blocks(&self) -> Call<methods::DebugGetBadBlocks> {
        self.call(methods::DebugGetBadBlocks::new())
    }
    /// Get a whole block as RLP.
    ///
    /// Header, transactions, uncles and withdrawals in the form in which peers exchange blocks. A block that the node doesn't have is an error, not null.
    ///
    /// Wire name: `debug_getRawBlock`.
    ///
    /// Answers: RLP of the block.
    ///
    /// Errors:
    ///
    /// - `-32602`: A parameter is missing or malformed, or the query makes no sense
    /// - `4444`: The node has dropped the history that this needs
    ///
    /// Source: <https://github.com/ethereum/execution-apis/blob/main/src/debug/getters.yaml>
    pub fn debug_get_raw_block(
        &self,
        block: impl Into<types::BlockNumberOrTag>,
    ) -> Call<methods::DebugGetRawBlock> {
        self.call(methods::DebugGetRawBlock::new(block))
    }
    /// Get the list of accounts and slots that a block touched, as RLP.
    ///
    /// The EIP-7928 list that the header commits to. Blocks before that fork have none, and few nodes serve the method so far.
    ///
    /// Wire name: `debug_getRawBlockAccessList`.
    ///
    /// Answers: RLP of the block's access list.
    ///
    /// Errors:
    ///
    /// - `-32001`: What was asked for doesn't exist on this node
    /// - `4444`: The node has dropped the history that this needs
    ///
    /// Source: <https://eips.ethereum.org/EIPS/eip-7928>
    pub fn debug_get_raw_block_access_list(
        &self,
        block: impl Into<types::BlockNumberOrTag>,
    ) -> Call<methods::DebugGetRawBlockAccessList> {
        self.call(methods::DebugGetRawBlockAccessList::new(block))
    }
    /// Get a block's header as RLP.
    ///
    /// The bytes whose Keccak-256 is the block hash. A block that the node doesn't have is an error, not null.
    ///
    /// Wire name: `debug_getRawHeader`.
    ///
    /// Answers: RLP of the header alone.
    ///
    /// Errors:
    ///
    /// - `-32602`: A parameter is missing or malformed, or the query makes no sense
    /// - `4444`: The node has dropped the history that this needs
    ///
    /// Source: <https://github.com/ethereum/execution-apis/blob/main/src/debug/getters.yaml>
    pub fn debug_get_raw_header(
        &self,
        block: impl Into<types::BlockNumberOrTag>,
    ) -> Call<methods::DebugGetRawHeader> {
        self.call(methods::DebugGetRawHeader::new(block))
    }
    /// Get all receipts of a block in their binary form.
    ///
    /// One EIP-2718 receipt per transaction, as they stand in the receipt trie: logs and bloom are there, but nothing that the node derives, such as the contract's address.
    ///
    /// Wire name: `debug_getRawReceipts`.
    ///
    /// Answers: EIP-2718 bytes of each receipt, in the order of the block.
    ///
    /// Errors:
    ///
    /// - `-32602`: A parameter is missing or malformed, or the query makes no sense
    /// - `4444`: The node has dropped the history that this needs
    ///
    /// Source: <https://github.com/ethereum/execution-apis/blob/main/src/debug/getters.yaml>
    pub fn debug_get_raw_receipts(
        &self,
        block: impl Into<types::BlockNumberOrTag>,
    ) -> Call<methods::DebugGetRawReceipts> {
        self.call(methods::DebugGetRawReceipts::new(block))
    }
    /// Get a transaction in its signed binary form.
    ///
    /// The EIP-2718 envelope as it would be sent with `eth_sendRawTransaction`, without the blobs of a blob transaction.
    ///
    /// Wire name: `debug_getRawTransaction`.
    ///
    /// Answers: EIP-2718 bytes of the signed transaction. For a hash that the node doesn't know, null from some nodes and `0x` from go-ethereum.
    ///
    /// Errors:
    ///
    /// - `-32602`: A parameter is missing or malformed, or the query makes no sense
    /// - `4444`: The node has dropped the history that this needs
    ///
    /// Source: <https://github.com/ethereum/execution-apis/blob/main/src/debug/getters.yaml>
    pub fn debug_get_raw_transaction(
        &self,
        transaction_hash: rt::B256,
    ) -> Call<methods::DebugGetRawTransaction> {
        self.call(methods::DebugGetRawTransaction::new(transaction_hash))
    }
    /// Execute the block of a given hash again and trace each of its transactions.
    ///
    /// As `debug_traceBlockByNumber`, but the hash may also name a block that is no longer part of the canonical chain, as long as the node has it.
    ///
    /// Optional parameters are set on the call: [`config`](Call::<methods::DebugTraceBlockByHash>::config).
    ///
    /// Wire name: `debug_traceBlockByHash`.
    ///
    /// Answers: One entry for each transaction, in the order of the block.
    ///
    /// Errors:
    ///
    /// - `-32602`: A parameter is missing or malformed, or the query makes no sense
    /// - `-32000`: The node refuses the input; the message says why
    /// - `4444`: The node has dropped the history that this needs
    ///
    /// Source: <https://geth.ethereum.org/docs/interacting-with-geth/rpc/ns-debug#debugtraceblockbyhash>
    pub fn debug_trace_block_by_hash(
        &self,
        block_hash: rt::B256,
    ) -> Call<methods::DebugTraceBlockByHash> {
        self.call(methods::DebugTraceBlockByHash::new(block_hash))
    }
    /// Execute a block again and trace each of its transactions.
    ///
    /// As `debug_traceTransaction` for a whole block, in one go. The genesis block can't be traced, for it has no parent state.
    ///
    /// Optional parameters are set on the call: [`config`](Call::<methods::DebugTraceBlockByNumber>::config).
    ///
    /// Wire name: `debug_traceBlockByNumber`.
    ///
    /// Answers: One entry for each transaction, in the order of the block.
    ///
    /// Errors:
    ///
    /// - `-32602`: A parameter is missing or malformed, or the query makes no sense
    /// - `-32000`: The node refuses the input; the message says why
    /// - `4444`: The node has dropped the history that this needs
    ///
    /// Source: <https://geth.ethereum.org/docs/interacting-with-geth/rpc/ns-debug#debugtraceblockbynumber>
    pub fn debug_trace_block_by_number(
        &self,
        block: impl Into<types::BlockNumberOrTag>,
    ) -> Call<methods::DebugTraceBlockByNumber> {
        self.call(methods::DebugTraceBlockByNumber::new(block))
    }
    /// Simulate a call and trace it.
    ///
    /// As `eth_call`, but answers with what the tracer saw; a call that reverts is a result, not an error. Runs on the state after the block, unless `txIndex` asks for an earlier point in it. Not part of the execution API specification.
    ///
    /// Optional parameters are set on the call: [`block`](Call::<methods::DebugTraceCall>::block), [`config`](Call::<methods::DebugTraceCall>::config).
    ///
    /// Wire name: `debug_traceCall`.
    ///
    /// Answers: What the tracer returned.
    ///
    /// Errors:
    ///
    /// - `-32602`: A parameter is missing or malformed, or the query makes no sense
    /// - `-32000`: The node refuses the input; the message says why
    /// - `4444`: The node has dropped the history that this needs
    ///
    /// Source: <https://geth.ethereum.org/docs/interacting-with-geth/rpc/ns-debug#debugtracecall>
    pub fn debug_trace_call(
        &self,
        call: types::TransactionRequest,
    ) -> Call<methods::DebugTraceCall> {
        self.call(methods::DebugTraceCall::new(call))
    }
    /// Execute a mined transaction again and trace it.
    ///
    /// Replays the block up to the transaction and then runs it under a tracer. Needs the state of the parent block, which a node that prunes soon drops. The shape of the answer follows `tracer`.
    ///
    /// Optional parameters are set on the call: [`config`](Call::<methods::DebugTraceTransaction>::config).
    ///
    /// Wire name: `debug_traceTransaction`.
    ///
    /// Answers: What the tracer returned.
    ///
    /// Errors:
    ///
    /// - `-32602`: A parameter is missing or malformed, or the query makes no sense
    /// - `-32000`: The node refuses the input; the message says why
    /// - `4444`: The node has dropped the history that this needs
    ///
    /// Source: <https://geth.ethereum.org/docs/interacting-with-geth/rpc/ns-debug#debugtracetransaction>
    pub fn debug_trace_transaction(
        &self,
        transaction_hash: rt::B256,
    ) -> Call<methods::DebugTraceTransaction> {
        self.call(methods::DebugTraceTransaction::new(transaction_hash))
    }
}
impl Call<methods::DebugTraceBlockByHash> {
    /// Which tracer runs and how. The opcode logger with stack and storage when absent.
    #[must_use]
    pub fn config(mut self, config: types::TraceConfig) -> Self {
        self.method_mut().config = Some(config);
        self
    }
}
impl Call<methods::DebugTraceBlockByNumber> {
    /// Which tracer runs and how. The opcode logger with stack and storage when absent.
    #[must_use]
    pub fn config(mut self, config: types::TraceConfig) -> Self {
        self.method_mut().config = Some(config);
        self
    }
}
impl Call<methods::DebugTraceCall> {
    /// The block on whose final state the call runs.
    #[must_use]
    pub fn block(mut self, block: impl Into<types::BlockId>) -> Self {
        self.method_mut().block = Some(block.into());
        self
    }
    /// Tracer, and how state and block are to differ from the chain. The opcode logger on the plain state when absent.
    #[must_use]
    pub fn config(mut self, config: types::TraceCallConfig) -> Self {
        self.method_mut().config = Some(config);
        self
    }
}
impl Call<methods::DebugTraceTransaction> {
    /// Which tracer runs and how. The opcode logger with stack and storage when absent.
    #[must_use]
    pub fn config(mut self, config: types::TraceConfig) -> Self {
        self.method_mut().config = Some(config);
        self
    }
}
