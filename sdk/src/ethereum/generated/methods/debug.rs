use crate::rt;
use super::super::types;
/// List invalid blocks that the node came across lately.
///
/// What the node has kept for inspection; most nodes keep a handful and forget them when they restart.
///
/// Wire name: `debug_getBadBlocks`.
///
/// Answers: Rejected blocks; empty on a healthy network.
///
/// Source: <https://github.com/ethereum/execution-apis/blob/main/src/debug/getters.yaml>
#[derive(Clone, Debug, PartialEq, Default)]
#[non_exhaustive]
pub struct DebugGetBadBlocks {}
impl DebugGetBadBlocks {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}
impl crate::Method for DebugGetBadBlocks {
    const NAME: &'static str = "debug_getBadBlocks";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    type Output = Vec<types::BadBlock>;
    type Codec = rt::Same;
}
impl rt::Serialize for DebugGetBadBlocks {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        rt::List::new(serializer)?.end()
    }
}
impl<'de> rt::Positional<'de> for DebugGetBadBlocks {
    const NAME: &'static str = "DebugGetBadBlocks";
    fn read<A: rt::SeqAccess<'de>>(_: &mut rt::Arguments<A>) -> Result<Self, A::Error> {
        Ok(Self {})
    }
}
rt::positional!(DebugGetBadBlocks);
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
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DebugGetRawBlock {
    /// The block, by height or tag.
    pub block: types::BlockNumberOrTag,
}
impl DebugGetRawBlock {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(block: impl Into<types::BlockNumberOrTag>) -> Self {
        Self { block: block.into() }
    }
}
impl crate::Method for DebugGetRawBlock {
    const NAME: &'static str = "debug_getRawBlock";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    const ERRORS: &'static [crate::ErrorCode] = &[
        crate::ErrorCode {
            code: -32602,
            message: "A parameter is missing or malformed, or the query makes no sense",
        },
        crate::ErrorCode {
            code: 4444,
            message: "The node has dropped the history that this needs",
        },
    ];
    type Output = rt::Bytes;
    type Codec = rt::Same;
}
impl rt::Serialize for DebugGetRawBlock {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.block)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for DebugGetRawBlock {
    const NAME: &'static str = "DebugGetRawBlock";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            block: list.required::<rt::Same, _>("block")?,
        })
    }
}
rt::positional!(DebugGetRawBlock);
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
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DebugGetRawBlockAccessList {
    /// The block, by height or tag.
    pub block: types::BlockNumberOrTag,
}
impl DebugGetRawBlockAccessList {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(block: impl Into<types::BlockNumberOrTag>) -> Self {
        Self { block: block.into() }
    }
}
impl crate::Method for DebugGetRawBlockAccessList {
    const NAME: &'static str = "debug_getRawBlockAccessList";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    const ERRORS: &'static [crate::ErrorCode] = &[
        crate::ErrorCode {
            code: -32001,
            message: "What was asked for doesn't exist on this node",
        },
        crate::ErrorCode {
            code: 4444,
            message: "The node has dropped the history that this needs",
        },
    ];
    type Output = rt::Bytes;
    type Codec = rt::Same;
}
impl rt::Serialize for DebugGetRawBlockAccessList {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.block)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for DebugGetRawBlockAccessList {
    const NAME: &'static str = "DebugGetRawBlockAccessList";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            block: list.required::<rt::Same, _>("block")?,
        })
    }
}
rt::positional!(DebugGetRawBlockAccessList);
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
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DebugGetRawHeader {
    /// The block, by height or tag.
    pub block: types::BlockNumberOrTag,
}
impl DebugGetRawHeader {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(block: impl Into<types::BlockNumberOrTag>) -> Self {
        Self { block: block.into() }
    }
}
impl crate::Method for DebugGetRawHeader {
    const NAME: &'static str = "debug_getRawHeader";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    const ERRORS: &'static [crate::ErrorCode] = &[
        crate::ErrorCode {
            code: -32602,
            message: "A parameter is missing or malformed, or the query makes no sense",
        },
        crate::ErrorCode {
            code: 4444,
            message: "The node has dropped the history that this needs",
        },
    ];
    type Output = rt::Bytes;
    type Codec = rt::Same;
}
impl rt::Serialize for DebugGetRawHeader {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.block)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for DebugGetRawHeader {
    const NAME: &'static str = "DebugGetRawHeader";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            block: list.required::<rt::Same, _>("block")?,
        })
    }
}
rt::positional!(DebugGetRawHeader);
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
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DebugGetRawReceipts {
    /// The block, by height or tag.
    pub block: types::BlockNumberOrTag,
}
impl DebugGetRawReceipts {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(block: impl Into<types::BlockNumberOrTag>) -> Self {
        Self { block: block.into() }
    }
}
impl crate::Method for DebugGetRawReceipts {
    const NAME: &'static str = "debug_getRawReceipts";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    const ERRORS: &'static [crate::ErrorCode] = &[
        crate::ErrorCode {
            code: -32602,
            message: "A parameter is missing or malformed, or the query makes no sense",
        },
        crate::ErrorCode {
            code: 4444,
            message: "The node has dropped the history that this needs",
        },
    ];
    type Output = Vec<rt::Bytes>;
    type Codec = rt::Same;
}
impl rt::Serialize for DebugGetRawReceipts {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.block)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for DebugGetRawReceipts {
    const NAME: &'static str = "DebugGetRawReceipts";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            block: list.required::<rt::Same, _>("block")?,
        })
    }
}
rt::positional!(DebugGetRawReceipts);
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
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DebugGetRawTransaction {
    /// Hash of a mined transaction or one in the node's pool.
    pub transaction_hash: rt::B256,
}
impl DebugGetRawTransaction {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(transaction_hash: rt::B256) -> Self {
        Self { transaction_hash }
    }
}
impl crate::Method for DebugGetRawTransaction {
    const NAME: &'static str = "debug_getRawTransaction";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    const ERRORS: &'static [crate::ErrorCode] = &[
        crate::ErrorCode {
            code: -32602,
            message: "A parameter is missing or malformed, or the query makes no sense",
        },
        crate::ErrorCode {
            code: 4444,
            message: "The node has dropped the history that this needs",
        },
    ];
    type Output = Option<rt::Bytes>;
    type Codec = rt::Same;
}
impl rt::Serialize for DebugGetRawTransaction {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.transaction_hash)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for DebugGetRawTransaction {
    const NAME: &'static str = "DebugGetRawTransaction";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            transaction_hash: list.required::<rt::Same, _>("transactionHash")?,
        })
    }
}
rt::positional!(DebugGetRawTransaction);
/// Execute the block of a given hash again and trace each of its transactions.
///
/// As `debug_traceBlockByNumber`, but the hash may also name a block that is no longer part of the canonical chain, as long as the node has it.
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
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DebugTraceBlockByHash {
    /// Keccak-256 of the block's RLP header.
    pub block_hash: rt::B256,
    /// Which tracer runs and how. The opcode logger with stack and storage when absent.
    pub config: Option<types::TraceConfig>,
}
impl DebugTraceBlockByHash {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(block_hash: rt::B256) -> Self {
        Self { block_hash, config: None }
    }
}
impl crate::Method for DebugTraceBlockByHash {
    const NAME: &'static str = "debug_traceBlockByHash";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    const ERRORS: &'static [crate::ErrorCode] = &[
        crate::ErrorCode {
            code: -32602,
            message: "A parameter is missing or malformed, or the query makes no sense",
        },
        crate::ErrorCode {
            code: -32000,
            message: "The node refuses the input; the message says why",
        },
        crate::ErrorCode {
            code: 4444,
            message: "The node has dropped the history that this needs",
        },
    ];
    type Output = Vec<types::BlockTransactionTrace>;
    type Codec = rt::Same;
}
impl rt::Serialize for DebugTraceBlockByHash {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.block_hash)?;
        list.put_some::<rt::Same, _>(&self.config)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for DebugTraceBlockByHash {
    const NAME: &'static str = "DebugTraceBlockByHash";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            block_hash: list.required::<rt::Same, _>("blockHash")?,
            config: list.optional::<rt::Same, _>()?,
        })
    }
}
rt::positional!(DebugTraceBlockByHash);
/// Execute a block again and trace each of its transactions.
///
/// As `debug_traceTransaction` for a whole block, in one go. The genesis block can't be traced, for it has no parent state.
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
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DebugTraceBlockByNumber {
    /// The block, by height or tag.
    pub block: types::BlockNumberOrTag,
    /// Which tracer runs and how. The opcode logger with stack and storage when absent.
    pub config: Option<types::TraceConfig>,
}
impl DebugTraceBlockByNumber {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(block: impl Into<types::BlockNumberOrTag>) -> Self {
        Self {
            block: block.into(),
            config: None,
        }
    }
}
impl crate::Method for DebugTraceBlockByNumber {
    const NAME: &'static str = "debug_traceBlockByNumber";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    const ERRORS: &'static [crate::ErrorCode] = &[
        crate::ErrorCode {
            code: -32602,
            message: "A parameter is missing or malformed, or the query makes no sense",
        },
        crate::ErrorCode {
            code: -32000,
            message: "The node refuses the input; the message says why",
        },
        crate::ErrorCode {
            code: 4444,
            message: "The node has dropped the history that this needs",
        },
    ];
    type Output = Vec<types::BlockTransactionTrace>;
    type Codec = rt::Same;
}
impl rt::Serialize for DebugTraceBlockByNumber {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.block)?;
        list.put_some::<rt::Same, _>(&self.config)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for DebugTraceBlockByNumber {
    const NAME: &'static str = "DebugTraceBlockByNumber";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            block: list.required::<rt::Same, _>("block")?,
            config: list.optional::<rt::Same, _>()?,
        })
    }
}
rt::positional!(DebugTraceBlockByNumber);
/// Simulate a call and trace it.
///
/// As `eth_call`, but answers with what the tracer saw; a call that reverts is a result, not an error. Runs on the state after the block, unless `txIndex` asks for an earlier point in it. Not part of the execution API specification.
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
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DebugTraceCall {
    /// The transaction to simulate; needs no signature.
    pub call: types::TransactionRequest,
    /// The block on whose final state the call runs.
    ///
    /// `"latest"` is sent when it is not given.
    pub block: Option<types::BlockId>,
    /// Tracer, and how state and block are to differ from the chain. The opcode logger on the plain state when absent.
    pub config: Option<types::TraceCallConfig>,
}
impl DebugTraceCall {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(call: types::TransactionRequest) -> Self {
        Self {
            call,
            block: None,
            config: None,
        }
    }
}
impl crate::Method for DebugTraceCall {
    const NAME: &'static str = "debug_traceCall";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    const ERRORS: &'static [crate::ErrorCode] = &[
        crate::ErrorCode {
            code: -32602,
            message: "A parameter is missing or malformed, or the query makes no sense",
        },
        crate::ErrorCode {
            code: -32000,
            message: "The node refuses the input; the message says why",
        },
        crate::ErrorCode {
            code: 4444,
            message: "The node has dropped the history that this needs",
        },
    ];
    type Output = types::TransactionTrace;
    type Codec = rt::Same;
}
impl rt::Serialize for DebugTraceCall {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.call)?;
        list.put_or::<rt::Same, _, _>(&self.block, &"latest")?;
        list.put_some::<rt::Same, _>(&self.config)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for DebugTraceCall {
    const NAME: &'static str = "DebugTraceCall";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            call: list.required::<rt::Same, _>("call")?,
            block: list.optional::<rt::Same, _>()?,
            config: list.optional::<rt::Same, _>()?,
        })
    }
}
rt::positional!(DebugTraceCall);
/// Execute a mined transaction again and trace it.
///
/// Replays the block up to the transaction and then runs it under a tracer. Needs the state of the parent block, which a node that prunes soon drops. The shape of the answer follows `tracer`.
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
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DebugTraceTransaction {
    /// Hash of a mined transaction; the genesis block has none that can be traced.
    pub transaction_hash: rt::B256,
    /// Which tracer runs and how. The opcode logger with stack and storage when absent.
    pub config: Option<types::TraceConfig>,
}
impl DebugTraceTransaction {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(transaction_hash: rt::B256) -> Self {
        Self {
            transaction_hash,
            config: None,
        }
    }
}
impl crate::Method for DebugTraceTransaction {
    const NAME: &'static str = "debug_traceTransaction";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    const ERRORS: &'static [crate::ErrorCode] = &[
        crate::ErrorCode {
            code: -32602,
            message: "A parameter is missing or malformed, or the query makes no sense",
        },
        crate::ErrorCode {
            code: -32000,
            message: "The node refuses the input; the message says why",
        },
        crate::ErrorCode {
            code: 4444,
            message: "The node has dropped the history that this needs",
        },
    ];
    type Output = types::TransactionTrace;
    type Codec = rt::Same;
}
impl rt::Serialize for DebugTraceTransaction {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.transaction_hash)?;
        list.put_some::<rt::Same, _>(&self.config)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for DebugTraceTransaction {
    const NAME: &'static str = "DebugTraceTransaction";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            transaction_hash: list.required::<rt::Same, _>("transactionHash")?,
            config: list.optional::<rt::Same, _>()?,
        })
    }
}
rt::positional!(DebugTraceTransaction);
