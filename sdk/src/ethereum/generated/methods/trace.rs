use crate::rt;
use super::super::types;
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
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TraceBlock {
    /// The block, by height or tag.
    pub block: types::BlockNumberOrTag,
}
impl TraceBlock {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(block: impl Into<types::BlockNumberOrTag>) -> Self {
        Self { block: block.into() }
    }
}
impl crate::Method for TraceBlock {
    const NAME: &'static str = "trace_block";
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
    type Output = Option<Vec<types::LocalizedTrace>>;
    type Codec = rt::Same;
}
impl rt::Serialize for TraceBlock {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.block)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for TraceBlock {
    const NAME: &'static str = "TraceBlock";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            block: list.required::<rt::Same, _>("block")?,
        })
    }
}
rt::positional!(TraceBlock);
/// Simulate a call and diagnose it.
///
/// As `eth_call`, but answers with the diagnoses asked for; a call that reverts is a result, not an error.
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
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TraceCall {
    /// The transaction to simulate; needs no signature.
    pub call: types::TransactionRequest,
    /// Which diagnoses to make; at least one.
    pub trace_types: Vec<types::TraceType>,
    /// The block on whose final state the call runs.
    ///
    /// `"latest"` is sent when it is not given.
    pub block: Option<types::BlockId>,
}
impl TraceCall {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(
        call: types::TransactionRequest,
        trace_types: Vec<types::TraceType>,
    ) -> Self {
        Self {
            call,
            trace_types,
            block: None,
        }
    }
}
impl crate::Method for TraceCall {
    const NAME: &'static str = "trace_call";
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
    ];
    type Output = types::TraceReplay;
    type Codec = rt::Same;
}
impl rt::Serialize for TraceCall {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.call)?;
        list.put::<rt::Same, _>(&self.trace_types)?;
        list.put_or::<rt::Same, _, _>(&self.block, &"latest")?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for TraceCall {
    const NAME: &'static str = "TraceCall";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            call: list.required::<rt::Same, _>("call")?,
            trace_types: list.required::<rt::Same, _>("traceTypes")?,
            block: list.optional::<rt::Same, _>()?,
        })
    }
}
rt::positional!(TraceCall);
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
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TraceFilter {
    /// What to look for.
    pub filter: types::TraceFilter,
}
impl TraceFilter {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(filter: types::TraceFilter) -> Self {
        Self { filter }
    }
}
impl crate::Method for TraceFilter {
    const NAME: &'static str = "trace_filter";
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
    type Output = Vec<types::LocalizedTrace>;
    type Codec = rt::Same;
}
impl rt::Serialize for TraceFilter {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.filter)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for TraceFilter {
    const NAME: &'static str = "TraceFilter";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            filter: list.required::<rt::Same, _>("filter")?,
        })
    }
}
rt::positional!(TraceFilter);
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
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TraceGet {
    /// Hash of a mined transaction.
    pub transaction_hash: rt::B256,
    /// Place of the trace among those of the transaction.
    pub indices: Vec<u64>,
}
impl TraceGet {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(transaction_hash: rt::B256, indices: Vec<u64>) -> Self {
        Self { transaction_hash, indices }
    }
}
impl crate::Method for TraceGet {
    const NAME: &'static str = "trace_get";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    const ERRORS: &'static [crate::ErrorCode] = &[
        crate::ErrorCode {
            code: -32602,
            message: "A parameter is missing or malformed, or the query makes no sense",
        },
    ];
    type Output = Option<types::TraceGetResult>;
    type Codec = rt::Same;
}
impl rt::Serialize for TraceGet {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.transaction_hash)?;
        list.put::<Vec<rt::Quantity>, _>(&self.indices)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for TraceGet {
    const NAME: &'static str = "TraceGet";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            transaction_hash: list.required::<rt::Same, _>("transactionHash")?,
            indices: list.required::<Vec<rt::Quantity>, _>("indices")?,
        })
    }
}
rt::positional!(TraceGet);
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
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TraceReplayBlockTransactions {
    /// The block, by height or tag.
    pub block: types::BlockNumberOrTag,
    /// Which diagnoses to make; at least one.
    pub trace_types: Vec<types::TraceType>,
}
impl TraceReplayBlockTransactions {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(
        block: impl Into<types::BlockNumberOrTag>,
        trace_types: Vec<types::TraceType>,
    ) -> Self {
        Self {
            block: block.into(),
            trace_types,
        }
    }
}
impl crate::Method for TraceReplayBlockTransactions {
    const NAME: &'static str = "trace_replayBlockTransactions";
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
    type Output = Option<Vec<types::TraceReplay>>;
    type Codec = rt::Same;
}
impl rt::Serialize for TraceReplayBlockTransactions {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.block)?;
        list.put::<rt::Same, _>(&self.trace_types)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for TraceReplayBlockTransactions {
    const NAME: &'static str = "TraceReplayBlockTransactions";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            block: list.required::<rt::Same, _>("block")?,
            trace_types: list.required::<rt::Same, _>("traceTypes")?,
        })
    }
}
rt::positional!(TraceReplayBlockTransactions);
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
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TraceReplayTransaction {
    /// Hash of a mined transaction.
    pub transaction_hash: rt::B256,
    /// Which diagnoses to make; at least one.
    pub trace_types: Vec<types::TraceType>,
}
impl TraceReplayTransaction {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(transaction_hash: rt::B256, trace_types: Vec<types::TraceType>) -> Self {
        Self {
            transaction_hash,
            trace_types,
        }
    }
}
impl crate::Method for TraceReplayTransaction {
    const NAME: &'static str = "trace_replayTransaction";
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
    type Output = types::TraceReplay;
    type Codec = rt::Same;
}
impl rt::Serialize for TraceReplayTransaction {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.transaction_hash)?;
        list.put::<rt::Same, _>(&self.trace_types)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for TraceReplayTransaction {
    const NAME: &'static str = "TraceReplayTransaction";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            transaction_hash: list.required::<rt::Same, _>("transactionHash")?,
            trace_types: list.required::<rt::Same, _>("traceTypes")?,
        })
    }
}
rt::positional!(TraceReplayTransaction);
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
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TraceTransaction {
    /// Hash of a mined transaction.
    pub transaction_hash: rt::B256,
}
impl TraceTransaction {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(transaction_hash: rt::B256) -> Self {
        Self { transaction_hash }
    }
}
impl crate::Method for TraceTransaction {
    const NAME: &'static str = "trace_transaction";
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
    type Output = Option<Vec<types::LocalizedTrace>>;
    type Codec = rt::Same;
}
impl rt::Serialize for TraceTransaction {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.transaction_hash)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for TraceTransaction {
    const NAME: &'static str = "TraceTransaction";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            transaction_hash: list.required::<rt::Same, _>("transactionHash")?,
        })
    }
}
rt::positional!(TraceTransaction);
