use crate::rt;
use super::{AccountOverride, Block, BlockOverrides};
/// Storage that one frame touched, by 32-byte slot.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct AccessedSlots {
    /// Slots read before they were written, with the value found.
    pub reads: rt::BTreeMap<rt::B256, Vec<rt::B256>>,
    /// How often each transient slot (EIP-1153) was read.
    pub transient_reads: rt::BTreeMap<rt::B256, u64>,
    /// How often each transient slot (EIP-1153) was written.
    pub transient_writes: rt::BTreeMap<rt::B256, u64>,
    /// How often each slot was written.
    pub writes: rt::BTreeMap<rt::B256, u64>,
}
impl AccessedSlots {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(
        reads: rt::BTreeMap<rt::B256, Vec<rt::B256>>,
        transient_reads: rt::BTreeMap<rt::B256, u64>,
        transient_writes: rt::BTreeMap<rt::B256, u64>,
        writes: rt::BTreeMap<rt::B256, u64>,
    ) -> Self {
        Self {
            reads,
            transient_reads,
            transient_writes,
            writes,
        }
    }
}
impl rt::Serialize for AccessedSlots {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "reads", &self.reads)?;
        rt::put::<rt::Same, _, _>(&mut map, "transientReads", &self.transient_reads)?;
        rt::put::<rt::Same, _, _>(&mut map, "transientWrites", &self.transient_writes)?;
        rt::put::<rt::Same, _, _>(&mut map, "writes", &self.writes)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for AccessedSlots {
    const NAME: &'static str = "AccessedSlots";
    fn key(key: &str) -> usize {
        match key {
            "reads" => 0,
            "transientReads" => 1,
            "transientWrites" => 2,
            "writes" => 3,
            _ => rt::OTHER,
        }
    }
    fn read<S: rt::Source<'de>>(source: &mut S) -> Result<Self, S::Error> {
        let mut field0 = None;
        let mut field1 = None;
        let mut field2 = None;
        let mut field3 = None;
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = Some(source.value::<rt::Same, _>()?),
                1 => field1 = Some(source.value::<rt::Same, _>()?),
                2 => field2 = Some(source.value::<rt::Same, _>()?),
                3 => field3 = Some(source.value::<rt::Same, _>()?),
                _ => source.skip()?,
            }
        }
        Ok(Self {
            reads: rt::need(field0, "reads")?,
            transient_reads: rt::need(field1, "transientReads")?,
            transient_writes: rt::need(field2, "transientWrites")?,
            writes: rt::need(field3, "writes")?,
        })
    }
}
rt::object!(AccessedSlots);
/// A block that failed validation, as the node remembers it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct BadBlock {
    /// The decoded block with full transactions.
    pub block: Block,
    /// Keccak-256 of the block's RLP header.
    pub hash: rt::B256,
    /// RLP of the whole block as it was received.
    pub rlp: rt::Bytes,
}
impl BadBlock {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(block: Block, hash: rt::B256, rlp: impl Into<rt::Bytes>) -> Self {
        Self {
            block,
            hash,
            rlp: rlp.into(),
        }
    }
}
impl rt::Serialize for BadBlock {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "block", &self.block)?;
        rt::put::<rt::Same, _, _>(&mut map, "hash", &self.hash)?;
        rt::put::<rt::Same, _, _>(&mut map, "rlp", &self.rlp)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for BadBlock {
    const NAME: &'static str = "BadBlock";
    fn key(key: &str) -> usize {
        match key {
            "block" => 0,
            "hash" => 1,
            "rlp" => 2,
            _ => rt::OTHER,
        }
    }
    fn read<S: rt::Source<'de>>(source: &mut S) -> Result<Self, S::Error> {
        let mut field0 = None;
        let mut field1 = None;
        let mut field2 = None;
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = Some(source.value::<rt::Same, _>()?),
                1 => field1 = Some(source.value::<rt::Same, _>()?),
                2 => field2 = Some(source.value::<rt::Same, _>()?),
                _ => source.skip()?,
            }
        }
        Ok(Self {
            block: rt::need(field0, "block")?,
            hash: rt::need(field1, "hash")?,
            rlp: rt::need(field2, "rlp")?,
        })
    }
}
rt::object!(BadBlock);
/// The trace of one transaction among those of its block. Exactly one of `result` and `error` is there.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct BlockTransactionTrace {
    /// Why the node could not trace the transaction; absent when it could. That the transaction itself failed is told in `result`.
    pub error: Option<String>,
    /// What the tracer returned; absent when tracing failed.
    pub result: Option<TransactionTrace>,
    /// The transaction that was traced.
    pub tx_hash: rt::B256,
}
impl BlockTransactionTrace {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(tx_hash: rt::B256) -> Self {
        Self {
            tx_hash,
            error: None,
            result: None,
        }
    }
}
impl rt::Serialize for BlockTransactionTrace {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "error", &self.error)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "result", &self.result)?;
        rt::put::<rt::Same, _, _>(&mut map, "txHash", &self.tx_hash)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for BlockTransactionTrace {
    const NAME: &'static str = "BlockTransactionTrace";
    fn key(key: &str) -> usize {
        match key {
            "error" => 0,
            "result" => 1,
            "txHash" => 2,
            _ => rt::OTHER,
        }
    }
    fn read<S: rt::Source<'de>>(source: &mut S) -> Result<Self, S::Error> {
        let mut field0 = None;
        let mut field1 = None;
        let mut field2 = None;
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = source.value::<Option<rt::Same>, _>()?,
                1 => field1 = source.value::<Option<rt::Same>, _>()?,
                2 => field2 = Some(source.value::<rt::Same, _>()?),
                _ => source.skip()?,
            }
        }
        Ok(Self {
            error: field0,
            result: field1,
            tx_hash: rt::need(field2, "txHash")?,
        })
    }
}
rt::object!(BlockTransactionTrace);
/// One call or creation with those inside it, from `callTracer`. The keys from `accessedSlots` on come only from `erc7562Tracer`, which watches the rules for account abstraction.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CallFrame {
    /// Storage that the frame read and wrote.
    pub accessed_slots: Option<AccessedSlots>,
    /// Frames opened by this one, in order. Absent when there are none or with `onlyTopCall`.
    pub calls: Option<Vec<CallFrame>>,
    /// Accounts that were called or looked at, with the size of their code.
    pub contract_size: Option<rt::BTreeMap<rt::Address, ContractSize>>,
    /// Why the frame failed, as text; absent on success.
    pub error: Option<String>,
    /// Accounts whose code the frame looked at with an `EXTCODE*` instruction.
    pub ext_code_access_info: Option<Vec<rt::Address>>,
    /// The caller; for a `DELEGATECALL`, the contract that runs the borrowed code.
    pub from: rt::Address,
    /// Gas given to the frame; for the outermost, the transaction's limit with most nodes and what is left of it after the intrinsic cost with anvil.
    ///
    /// Unit: gas.
    pub gas: u64,
    /// Gas that the frame and those inside it used; for the outermost, what the transaction is charged for.
    ///
    /// Unit: gas.
    pub gas_used: u64,
    /// Call data, or the init code of a creation.
    pub input: rt::Bytes,
    /// Everything that was hashed with `KECCAK256` during the transaction; only in the outermost frame, and absent when empty.
    pub keccak: Option<Vec<rt::Bytes>>,
    /// Events that the frame itself emitted. Absent without `withLog`, when there are none, and when the frame failed.
    pub logs: Option<Vec<CallFrameLog>>,
    /// Whether the frame ran out of gas.
    pub out_of_gas: Option<bool>,
    /// What was returned or reverted with; the deployed code of a creation. Absent when empty.
    pub output: Option<rt::Bytes>,
    /// The message of a Solidity `Error(string)` revert, decoded by the node; absent otherwise.
    pub revert_reason: Option<String>,
    /// The callee or the new contract; for `SELFDESTRUCT`, who gets the balance. Absent when a creation failed.
    pub to: Option<rt::Address>,
    /// How the frame was entered.
    pub r#type: CallFrameKind,
    /// How often each instruction ran, by its byte. Some frequent and harmless ones are not counted.
    pub used_opcodes: Option<rt::BTreeMap<u8, u64>>,
    /// Ether sent along. Absent in a `STATICCALL`, and in a `DELEGATECALL` with some nodes.
    ///
    /// Unit: wei.
    pub value: Option<rt::U256>,
}
impl CallFrame {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(
        from: rt::Address,
        gas: u64,
        gas_used: u64,
        input: impl Into<rt::Bytes>,
        r#type: CallFrameKind,
    ) -> Self {
        Self {
            from,
            gas,
            gas_used,
            input: input.into(),
            r#type,
            accessed_slots: None,
            calls: None,
            contract_size: None,
            error: None,
            ext_code_access_info: None,
            keccak: None,
            logs: None,
            out_of_gas: None,
            output: None,
            revert_reason: None,
            to: None,
            used_opcodes: None,
            value: None,
        }
    }
}
impl rt::Serialize for CallFrame {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "accessedSlots", &self.accessed_slots)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "calls", &self.calls)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "contractSize", &self.contract_size)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "error", &self.error)?;
        rt::put_some::<
            rt::Same,
            _,
            _,
        >(&mut map, "extCodeAccessInfo", &self.ext_code_access_info)?;
        rt::put::<rt::Same, _, _>(&mut map, "from", &self.from)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "gas", &self.gas)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "gasUsed", &self.gas_used)?;
        rt::put::<rt::Same, _, _>(&mut map, "input", &self.input)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "keccak", &self.keccak)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "logs", &self.logs)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "outOfGas", &self.out_of_gas)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "output", &self.output)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "revertReason", &self.revert_reason)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "to", &self.to)?;
        rt::put::<rt::Same, _, _>(&mut map, "type", &self.r#type)?;
        rt::put_some::<
            rt::BTreeMap<rt::Quantity, rt::Same>,
            _,
            _,
        >(&mut map, "usedOpcodes", &self.used_opcodes)?;
        rt::put_some::<rt::Quantity, _, _>(&mut map, "value", &self.value)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for CallFrame {
    const NAME: &'static str = "CallFrame";
    fn key(key: &str) -> usize {
        match key {
            "accessedSlots" => 0,
            "calls" => 1,
            "contractSize" => 2,
            "error" => 3,
            "extCodeAccessInfo" => 4,
            "from" => 5,
            "gas" => 6,
            "gasUsed" => 7,
            "input" => 8,
            "keccak" => 9,
            "logs" => 10,
            "outOfGas" => 11,
            "output" => 12,
            "revertReason" => 13,
            "to" => 14,
            "type" => 15,
            "usedOpcodes" => 16,
            "value" => 17,
            _ => rt::OTHER,
        }
    }
    fn read<S: rt::Source<'de>>(source: &mut S) -> Result<Self, S::Error> {
        let mut field0 = None;
        let mut field1 = None;
        let mut field2 = None;
        let mut field3 = None;
        let mut field4 = None;
        let mut field5 = None;
        let mut field6 = None;
        let mut field7 = None;
        let mut field8 = None;
        let mut field9 = None;
        let mut field10 = None;
        let mut field11 = None;
        let mut field12 = None;
        let mut field13 = None;
        let mut field14 = None;
        let mut field15 = None;
        let mut field16 = None;
        let mut field17 = None;
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = source.value::<Option<rt::Same>, _>()?,
                1 => field1 = source.value::<Option<rt::Same>, _>()?,
                2 => field2 = source.value::<Option<rt::Same>, _>()?,
                3 => field3 = source.value::<Option<rt::Same>, _>()?,
                4 => field4 = source.value::<Option<rt::Same>, _>()?,
                5 => field5 = Some(source.value::<rt::Same, _>()?),
                6 => field6 = Some(source.value::<rt::Quantity, _>()?),
                7 => field7 = Some(source.value::<rt::Quantity, _>()?),
                8 => field8 = Some(source.value::<rt::Same, _>()?),
                9 => field9 = source.value::<Option<rt::Same>, _>()?,
                10 => field10 = source.value::<Option<rt::Same>, _>()?,
                11 => field11 = source.value::<Option<rt::Same>, _>()?,
                12 => field12 = source.value::<Option<rt::Same>, _>()?,
                13 => field13 = source.value::<Option<rt::Same>, _>()?,
                14 => field14 = source.value::<Option<rt::Same>, _>()?,
                15 => field15 = Some(source.value::<rt::Same, _>()?),
                16 => {
                    field16 = source
                        .value::<Option<rt::BTreeMap<rt::Quantity, rt::Same>>, _>()?;
                }
                17 => field17 = source.value::<Option<rt::Quantity>, _>()?,
                _ => source.skip()?,
            }
        }
        Ok(Self {
            accessed_slots: field0,
            calls: field1,
            contract_size: field2,
            error: field3,
            ext_code_access_info: field4,
            from: rt::need(field5, "from")?,
            gas: rt::need(field6, "gas")?,
            gas_used: rt::need(field7, "gasUsed")?,
            input: rt::need(field8, "input")?,
            keccak: field9,
            logs: field10,
            out_of_gas: field11,
            output: field12,
            revert_reason: field13,
            to: field14,
            r#type: rt::need(field15, "type")?,
            used_opcodes: field16,
            value: field17,
        })
    }
}
rt::object!(CallFrame);
/// How a frame was entered: a transaction's outermost frame is `CALL` or `CREATE`, the others carry the instruction that opened them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum CallFrameKind {
    /// `CALL`
    Call,
    /// `CALLCODE`
    Callcode,
    /// `CREATE`
    Create,
    /// `CREATE2`
    Create2,
    /// `DELEGATECALL`
    Delegatecall,
    /// `SELFDESTRUCT`
    Selfdestruct,
    /// `STATICCALL`
    Staticcall,
    /// A value that the document doesn't list, as it was sent.
    Unknown(String),
}
impl rt::Texts for CallFrameKind {
    const NAME: &'static str = "CallFrameKind";
    const TEXTS: &'static [&'static str] = &[
        "CALL",
        "CALLCODE",
        "CREATE",
        "CREATE2",
        "DELEGATECALL",
        "SELFDESTRUCT",
        "STATICCALL",
    ];
    fn known(text: &str) -> Option<Self> {
        Some(
            match text {
                "CALL" => Self::Call,
                "CALLCODE" => Self::Callcode,
                "CREATE" => Self::Create,
                "CREATE2" => Self::Create2,
                "DELEGATECALL" => Self::Delegatecall,
                "SELFDESTRUCT" => Self::Selfdestruct,
                "STATICCALL" => Self::Staticcall,
                _ => return None,
            },
        )
    }
    fn unknown(text: &str) -> Option<Self> {
        Some(Self::Unknown(text.to_owned()))
    }
    fn text(&self) -> &str {
        match self {
            Self::Call => "CALL",
            Self::Callcode => "CALLCODE",
            Self::Create => "CREATE",
            Self::Create2 => "CREATE2",
            Self::Delegatecall => "DELEGATECALL",
            Self::Selfdestruct => "SELFDESTRUCT",
            Self::Staticcall => "STATICCALL",
            Self::Unknown(text) => text,
        }
    }
}
rt::texts!(CallFrameKind);
/// An event emitted inside a call frame.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CallFrameLog {
    /// The contract that emitted it.
    pub address: rt::Address,
    /// The ABI-encoded part that isn't indexed.
    pub data: rt::Bytes,
    /// Which of the transaction's events it is, counted from zero; older nodes leave it out.
    pub index: Option<u64>,
    /// How many inner calls the frame had opened by then; older nodes leave it out.
    pub position: Option<u64>,
    /// Up to four indexed words; the first is usually the hash of the event's signature.
    pub topics: Vec<rt::B256>,
}
impl CallFrameLog {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(
        address: rt::Address,
        data: impl Into<rt::Bytes>,
        topics: Vec<rt::B256>,
    ) -> Self {
        Self {
            address,
            data: data.into(),
            topics,
            index: None,
            position: None,
        }
    }
}
impl rt::Serialize for CallFrameLog {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "address", &self.address)?;
        rt::put::<rt::Same, _, _>(&mut map, "data", &self.data)?;
        rt::put_some::<rt::Quantity, _, _>(&mut map, "index", &self.index)?;
        rt::put_some::<rt::Quantity, _, _>(&mut map, "position", &self.position)?;
        rt::put::<rt::Same, _, _>(&mut map, "topics", &self.topics)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for CallFrameLog {
    const NAME: &'static str = "CallFrameLog";
    fn key(key: &str) -> usize {
        match key {
            "address" => 0,
            "data" => 1,
            "index" => 2,
            "position" => 3,
            "topics" => 4,
            _ => rt::OTHER,
        }
    }
    fn read<S: rt::Source<'de>>(source: &mut S) -> Result<Self, S::Error> {
        let mut field0 = None;
        let mut field1 = None;
        let mut field2 = None;
        let mut field3 = None;
        let mut field4 = None;
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = Some(source.value::<rt::Same, _>()?),
                1 => field1 = Some(source.value::<rt::Same, _>()?),
                2 => field2 = source.value::<Option<rt::Quantity>, _>()?,
                3 => field3 = source.value::<Option<rt::Quantity>, _>()?,
                4 => field4 = Some(source.value::<rt::Same, _>()?),
                _ => source.skip()?,
            }
        }
        Ok(Self {
            address: rt::need(field0, "address")?,
            data: rt::need(field1, "data")?,
            index: field2,
            position: field3,
            topics: rt::need(field4, "topics")?,
        })
    }
}
rt::object!(CallFrameLog);
/// How large an account's code was when a frame first turned to it, and by what means it did.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ContractSize {
    /// Length of the code; zero for an account without any.
    ///
    /// Unit: bytes.
    pub contract_size: u64,
    /// The byte of the instruction that was used.
    pub opcode: u8,
}
impl ContractSize {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(contract_size: u64, opcode: u8) -> Self {
        Self { contract_size, opcode }
    }
}
impl rt::Serialize for ContractSize {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "contractSize", &self.contract_size)?;
        rt::put::<rt::Same, _, _>(&mut map, "opcode", &self.opcode)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for ContractSize {
    const NAME: &'static str = "ContractSize";
    fn key(key: &str) -> usize {
        match key {
            "contractSize" => 0,
            "opcode" => 1,
            _ => rt::OTHER,
        }
    }
    fn read<S: rt::Source<'de>>(source: &mut S) -> Result<Self, S::Error> {
        let mut field0 = None;
        let mut field1 = None;
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = Some(source.value::<rt::Same, _>()?),
                1 => field1 = Some(source.value::<rt::Same, _>()?),
                _ => source.skip()?,
            }
        }
        Ok(Self {
            contract_size: rt::need(field0, "contractSize")?,
            opcode: rt::need(field1, "opcode")?,
        })
    }
}
rt::object!(ContractSize);
/// The EVM's state before one instruction, as Ganache writes it. Words are 64 hex digits without `0x`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GanacheStructLog {
    /// Nesting of the running call, 1 for the outermost.
    ///
    /// Unit: calls.
    pub depth: u32,
    /// Why the instruction failed; empty when it did not.
    pub error: Option<String>,
    /// Gas left before the instruction.
    ///
    /// Unit: gas.
    pub gas: u64,
    /// What the instruction takes; negative when a call gave gas back.
    ///
    /// Unit: gas.
    pub gas_cost: i64,
    /// Memory in words of 32 bytes. Null with `disableMemory`.
    pub memory: Option<Vec<String>>,
    /// Mnemonic of the instruction, such as `PUSH1`.
    pub op: String,
    /// Program counter: offset of the instruction in the running code.
    ///
    /// Unit: bytes.
    pub pc: u64,
    /// The stack, bottom first. Null with `disableStack`.
    pub stack: Option<Vec<String>>,
    /// The contract's slots seen so far, from slot to value. Null with `disableStorage`.
    pub storage: Option<rt::BTreeMap<String, String>>,
}
impl GanacheStructLog {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(
        depth: u32,
        gas: u64,
        gas_cost: i64,
        op: impl Into<String>,
        pc: u64,
    ) -> Self {
        Self {
            depth,
            gas,
            gas_cost,
            op: op.into(),
            pc,
            error: None,
            memory: None,
            stack: None,
            storage: None,
        }
    }
}
impl rt::Serialize for GanacheStructLog {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "depth", &self.depth)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "error", &self.error)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "gas", &self.gas)?;
        rt::put::<rt::Same, _, _>(&mut map, "gasCost", &self.gas_cost)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "memory", &self.memory)?;
        rt::put::<rt::Same, _, _>(&mut map, "op", &self.op)?;
        rt::put::<rt::Same, _, _>(&mut map, "pc", &self.pc)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "stack", &self.stack)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "storage", &self.storage)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for GanacheStructLog {
    const NAME: &'static str = "GanacheStructLog";
    fn key(key: &str) -> usize {
        match key {
            "depth" => 0,
            "error" => 1,
            "gas" => 2,
            "gasCost" => 3,
            "memory" => 4,
            "op" => 5,
            "pc" => 6,
            "stack" => 7,
            "storage" => 8,
            _ => rt::OTHER,
        }
    }
    fn read<S: rt::Source<'de>>(source: &mut S) -> Result<Self, S::Error> {
        let mut field0 = None;
        let mut field1 = None;
        let mut field2 = None;
        let mut field3 = None;
        let mut field4 = None;
        let mut field5 = None;
        let mut field6 = None;
        let mut field7 = None;
        let mut field8 = None;
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = Some(source.value::<rt::Same, _>()?),
                1 => field1 = source.value::<Option<rt::Same>, _>()?,
                2 => field2 = Some(source.value::<rt::Quantity, _>()?),
                3 => field3 = Some(source.value::<rt::Same, _>()?),
                4 => field4 = source.value::<Option<rt::Same>, _>()?,
                5 => field5 = Some(source.value::<rt::Same, _>()?),
                6 => field6 = Some(source.value::<rt::Same, _>()?),
                7 => field7 = source.value::<Option<rt::Same>, _>()?,
                8 => field8 = source.value::<Option<rt::Same>, _>()?,
                _ => source.skip()?,
            }
        }
        Ok(Self {
            depth: rt::need(field0, "depth")?,
            error: field1,
            gas: rt::need(field2, "gas")?,
            gas_cost: rt::need(field3, "gasCost")?,
            memory: field4,
            op: rt::need(field5, "op")?,
            pc: rt::need(field6, "pc")?,
            stack: field7,
            storage: field8,
        })
    }
}
rt::object!(GanacheStructLog);
/// The opcode trace of Ganache, which knows no other tracer: like `StructLogTrace`, but with gas as hex quantities and nothing that says whether the transaction failed.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GanacheTrace {
    /// Gas that the transaction used; zero for a plain transfer.
    ///
    /// Unit: gas.
    pub gas: u64,
    /// What the outermost call returned, as hex digits without `0x`.
    pub return_value: String,
    /// The contract's slots at the end, from slot to value, each as 64 hex digits without `0x`.
    pub storage: rt::BTreeMap<String, String>,
    /// Steps in the order of execution; empty when no code ran.
    pub struct_logs: Vec<GanacheStructLog>,
}
impl GanacheTrace {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(
        gas: u64,
        return_value: impl Into<String>,
        storage: rt::BTreeMap<String, String>,
        struct_logs: Vec<GanacheStructLog>,
    ) -> Self {
        Self {
            gas,
            return_value: return_value.into(),
            storage,
            struct_logs,
        }
    }
}
impl rt::Serialize for GanacheTrace {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "gas", &self.gas)?;
        rt::put::<rt::Same, _, _>(&mut map, "returnValue", &self.return_value)?;
        rt::put::<rt::Same, _, _>(&mut map, "storage", &self.storage)?;
        rt::put::<rt::Same, _, _>(&mut map, "structLogs", &self.struct_logs)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for GanacheTrace {
    const NAME: &'static str = "GanacheTrace";
    fn key(key: &str) -> usize {
        match key {
            "gas" => 0,
            "returnValue" => 1,
            "storage" => 2,
            "structLogs" => 3,
            _ => rt::OTHER,
        }
    }
    fn read<S: rt::Source<'de>>(source: &mut S) -> Result<Self, S::Error> {
        let mut field0 = None;
        let mut field1 = None;
        let mut field2 = None;
        let mut field3 = None;
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = Some(source.value::<rt::Quantity, _>()?),
                1 => field1 = Some(source.value::<rt::Same, _>()?),
                2 => field2 = Some(source.value::<rt::Same, _>()?),
                3 => field3 = Some(source.value::<rt::Same, _>()?),
                _ => source.skip()?,
            }
        }
        Ok(Self {
            gas: rt::need(field0, "gas")?,
            return_value: rt::need(field1, "returnValue")?,
            storage: rt::need(field2, "storage")?,
            struct_logs: rt::need(field3, "structLogs")?,
        })
    }
}
rt::object!(GanacheTrace);
/// An amount of gas. The usual form is a JSON integer; ethereumjs writes a hex quantity.
///
/// Unit: gas.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum LenientGas {
    /// `Number`: an integer.
    Number(u64),
    /// An unsigned integer of up to 64 bits as hex without leading zeros; zero is `0x0`.
    Hex(u64),
}
impl rt::Serialize for LenientGas {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        match self {
            Self::Number(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::Hex(value) => rt::write::<rt::Quantity, _, _>(value, serializer),
        }
    }
}
impl<'de> rt::Union<'de> for LenientGas {
    const NAME: &'static str = "LenientGas";
    const EXPECTED: &'static str = "an integer or a hex quantity";
    fn string<E: rt::Error>(value: &str) -> Result<Self, E> {
        rt::text::<rt::Quantity, _, E>(value).map(Self::Hex)
    }
    fn integer<E: rt::Error>(value: rt::Integer) -> Result<Self, E> {
        rt::scalar::<rt::Same, _, _, E>(value).map(Self::Number)
    }
}
rt::union!(LenientGas);
/// An account as a transaction found it, or what the transaction made of it. Keys are absent where the value is zero or empty, and after the transaction also where it did not change.
#[derive(Clone, Debug, PartialEq, Default)]
#[non_exhaustive]
pub struct PrestateAccount {
    /// Ether held.
    ///
    /// Unit: wei.
    pub balance: Option<rt::U256>,
    /// The contract's code.
    pub code: Option<rt::Bytes>,
    /// Keccak-256 of that code; older nodes leave it out.
    pub code_hash: Option<rt::B256>,
    /// Number of transactions sent, or of contracts created by a contract; a JSON integer here.
    pub nonce: Option<u64>,
    /// The slots that the transaction touched, with their values.
    pub storage: Option<rt::BTreeMap<rt::StorageKey, rt::B256>>,
}
impl PrestateAccount {
    /// Nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}
impl rt::Serialize for PrestateAccount {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put_some::<rt::Quantity, _, _>(&mut map, "balance", &self.balance)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "code", &self.code)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "codeHash", &self.code_hash)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "nonce", &self.nonce)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "storage", &self.storage)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for PrestateAccount {
    const NAME: &'static str = "PrestateAccount";
    fn key(key: &str) -> usize {
        match key {
            "balance" => 0,
            "code" => 1,
            "codeHash" => 2,
            "nonce" => 3,
            "storage" => 4,
            _ => rt::OTHER,
        }
    }
    fn read<S: rt::Source<'de>>(source: &mut S) -> Result<Self, S::Error> {
        let mut field0 = None;
        let mut field1 = None;
        let mut field2 = None;
        let mut field3 = None;
        let mut field4 = None;
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = source.value::<Option<rt::Quantity>, _>()?,
                1 => field1 = source.value::<Option<rt::Same>, _>()?,
                2 => field2 = source.value::<Option<rt::Same>, _>()?,
                3 => field3 = source.value::<Option<rt::Same>, _>()?,
                4 => field4 = source.value::<Option<rt::Same>, _>()?,
                _ => source.skip()?,
            }
        }
        Ok(Self {
            balance: field0,
            code: field1,
            code_hash: field2,
            nonce: field3,
            storage: field4,
        })
    }
}
rt::object!(PrestateAccount);
/// What a transaction changed, from `prestateTracer` in diff mode. An account that is only in `post` was created, one that is only in `pre` was destroyed.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PrestateDiff {
    /// The changed accounts after the transaction, with only the keys that changed.
    pub post: rt::BTreeMap<rt::Address, PrestateAccount>,
    /// The changed accounts before the transaction.
    pub pre: rt::BTreeMap<rt::Address, PrestateAccount>,
}
impl PrestateDiff {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(
        post: rt::BTreeMap<rt::Address, PrestateAccount>,
        pre: rt::BTreeMap<rt::Address, PrestateAccount>,
    ) -> Self {
        Self { post, pre }
    }
}
impl rt::Serialize for PrestateDiff {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "post", &self.post)?;
        rt::put::<rt::Same, _, _>(&mut map, "pre", &self.pre)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for PrestateDiff {
    const NAME: &'static str = "PrestateDiff";
    fn key(key: &str) -> usize {
        match key {
            "post" => 0,
            "pre" => 1,
            _ => rt::OTHER,
        }
    }
    fn read<S: rt::Source<'de>>(source: &mut S) -> Result<Self, S::Error> {
        let mut field0 = None;
        let mut field1 = None;
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = Some(source.value::<rt::Same, _>()?),
                1 => field1 = Some(source.value::<rt::Same, _>()?),
                _ => source.skip()?,
            }
        }
        Ok(Self {
            post: rt::need(field0, "post")?,
            pre: rt::need(field1, "pre")?,
        })
    }
}
rt::object!(PrestateDiff);
/// Why a step failed. Most nodes write one line; Besu has written a list, and ethereumjs only `true`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum StepError {
    /// `Text`: a text.
    Text(String),
    /// `List`: a list.
    List(Vec<String>),
    /// `Flag`: a flag.
    Flag(bool),
}
impl From<String> for StepError {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}
impl From<Vec<String>> for StepError {
    fn from(value: Vec<String>) -> Self {
        Self::List(value)
    }
}
impl From<bool> for StepError {
    fn from(value: bool) -> Self {
        Self::Flag(value)
    }
}
impl rt::Serialize for StepError {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        match self {
            Self::Text(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::List(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::Flag(value) => rt::write::<rt::Same, _, _>(value, serializer),
        }
    }
}
impl<'de> rt::Union<'de> for StepError {
    const NAME: &'static str = "StepError";
    const EXPECTED: &'static str = "a text or list or a flag";
    fn string<E: rt::Error>(value: &str) -> Result<Self, E> {
        rt::text::<rt::Same, _, E>(value).map(Self::Text)
    }
    fn boolean<E: rt::Error>(value: bool) -> Result<Self, E> {
        rt::scalar::<rt::Same, _, _, E>(value).map(Self::Flag)
    }
    fn array<A: rt::SeqAccess<'de>>(items: A) -> Result<Self, A::Error> {
        rt::array::<rt::Same, _, _>(items).map(Self::List)
    }
}
rt::union!(StepError);
/// The EVM's state before one instruction. Words are left as the node writes them, because the form differs: newer nodes write `0x2a` on the stack and 64 digits after `0x` in memory and storage, older ones 64 digits without `0x` everywhere.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct StructLog {
    /// Nesting of the running call, 1 for the outermost.
    ///
    /// Unit: calls.
    pub depth: u32,
    /// Why the instruction failed; absent or null when it did not.
    pub error: Option<StepError>,
    /// Gas left before the instruction.
    ///
    /// Unit: gas.
    pub gas: u64,
    /// What the instruction takes, with memory growth and cold access; for a call, most nodes add the gas handed on.
    ///
    /// Unit: gas.
    pub gas_cost: u64,
    /// Memory in hex words of 32 bytes, the last one padded. Absent without `enableMemory`.
    pub memory: Option<Vec<String>>,
    /// Mnemonic of the instruction, such as `PUSH1`; `opcode 0x..` or the like for a byte that is no instruction.
    pub op: String,
    /// Program counter: offset of the instruction in the running code.
    ///
    /// Unit: bytes.
    pub pc: u64,
    /// What the call reverts with, as a hex number; only from Besu, and only where a call reverts.
    pub reason: Option<String>,
    /// The refund counter so far. Some nodes leave it out while it is zero.
    ///
    /// Unit: gas.
    pub refund: Option<u64>,
    /// What the last inner call returned, in hex. Absent without `enableReturnData`; some nodes leave it out while it is empty.
    pub return_data: Option<String>,
    /// The stack, bottom first, as hex words. Absent with `disableStack`.
    pub stack: Option<Vec<String>>,
    /// What the instruction takes from the gas for state growth (EIP-8037); only from Erigon, and only when not zero.
    ///
    /// Unit: gas.
    pub state_gas_cost: Option<i64>,
    /// Gas set aside for state growth that is left (EIP-8037); only from Erigon, and only when not zero.
    ///
    /// Unit: gas.
    pub state_gas_reservoir: Option<u64>,
    /// The contract's slots seen so far, from slot to value, as hex words. Most nodes send it only with `SLOAD` and `SSTORE`. Absent with `disableStorage`.
    pub storage: Option<rt::BTreeMap<String, String>>,
}
impl StructLog {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(
        depth: u32,
        gas: u64,
        gas_cost: u64,
        op: impl Into<String>,
        pc: u64,
    ) -> Self {
        Self {
            depth,
            gas,
            gas_cost,
            op: op.into(),
            pc,
            error: None,
            memory: None,
            reason: None,
            refund: None,
            return_data: None,
            stack: None,
            state_gas_cost: None,
            state_gas_reservoir: None,
            storage: None,
        }
    }
}
impl rt::Serialize for StructLog {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "depth", &self.depth)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "error", &self.error)?;
        rt::put::<rt::Same, _, _>(&mut map, "gas", &self.gas)?;
        rt::put::<rt::Same, _, _>(&mut map, "gasCost", &self.gas_cost)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "memory", &self.memory)?;
        rt::put::<rt::Same, _, _>(&mut map, "op", &self.op)?;
        rt::put::<rt::Same, _, _>(&mut map, "pc", &self.pc)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "reason", &self.reason)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "refund", &self.refund)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "returnData", &self.return_data)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "stack", &self.stack)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "stateGasCost", &self.state_gas_cost)?;
        rt::put_some::<
            rt::Same,
            _,
            _,
        >(&mut map, "stateGasReservoir", &self.state_gas_reservoir)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "storage", &self.storage)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for StructLog {
    const NAME: &'static str = "StructLog";
    fn key(key: &str) -> usize {
        match key {
            "depth" => 0,
            "error" => 1,
            "gas" => 2,
            "gasCost" => 3,
            "memory" => 4,
            "op" => 5,
            "pc" => 6,
            "reason" => 7,
            "refund" => 8,
            "returnData" => 9,
            "stack" => 10,
            "stateGasCost" => 11,
            "stateGasReservoir" => 12,
            "storage" => 13,
            _ => rt::OTHER,
        }
    }
    fn read<S: rt::Source<'de>>(source: &mut S) -> Result<Self, S::Error> {
        let mut field0 = None;
        let mut field1 = None;
        let mut field2 = None;
        let mut field3 = None;
        let mut field4 = None;
        let mut field5 = None;
        let mut field6 = None;
        let mut field7 = None;
        let mut field8 = None;
        let mut field9 = None;
        let mut field10 = None;
        let mut field11 = None;
        let mut field12 = None;
        let mut field13 = None;
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = Some(source.value::<rt::Same, _>()?),
                1 => field1 = source.value::<Option<rt::Same>, _>()?,
                2 => field2 = Some(source.value::<rt::Same, _>()?),
                3 => field3 = Some(source.value::<rt::Same, _>()?),
                4 => field4 = source.value::<Option<rt::Same>, _>()?,
                5 => field5 = Some(source.value::<rt::Same, _>()?),
                6 => field6 = Some(source.value::<rt::Same, _>()?),
                7 => field7 = source.value::<Option<rt::Same>, _>()?,
                8 => field8 = source.value::<Option<rt::Same>, _>()?,
                9 => field9 = source.value::<Option<rt::Same>, _>()?,
                10 => field10 = source.value::<Option<rt::Same>, _>()?,
                11 => field11 = source.value::<Option<rt::Same>, _>()?,
                12 => field12 = source.value::<Option<rt::Same>, _>()?,
                13 => field13 = source.value::<Option<rt::Same>, _>()?,
                _ => source.skip()?,
            }
        }
        Ok(Self {
            depth: rt::need(field0, "depth")?,
            error: field1,
            gas: rt::need(field2, "gas")?,
            gas_cost: rt::need(field3, "gasCost")?,
            memory: field4,
            op: rt::need(field5, "op")?,
            pc: rt::need(field6, "pc")?,
            reason: field7,
            refund: field8,
            return_data: field9,
            stack: field10,
            state_gas_cost: field11,
            state_gas_reservoir: field12,
            storage: field13,
        })
    }
}
rt::object!(StructLog);
/// Every step of the EVM during one transaction, as the opcode logger saw it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct StructLogTrace {
    /// Whether the transaction reverted or halted on an error.
    pub failed: bool,
    /// Gas that the transaction used, with its intrinsic cost and after refunds.
    ///
    /// Unit: gas.
    pub gas: LenientGas,
    /// What the outermost call returned or reverted with, in hex; for a creation, the deployed code. Older nodes write no `0x`, and nothing at all where newer ones write `0x`.
    pub return_value: String,
    /// Steps in the order of execution, those of inner calls included; empty when no code ran.
    pub struct_logs: Vec<StructLog>,
}
impl StructLogTrace {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(
        failed: bool,
        gas: impl Into<LenientGas>,
        return_value: impl Into<String>,
        struct_logs: Vec<StructLog>,
    ) -> Self {
        Self {
            failed,
            gas: gas.into(),
            return_value: return_value.into(),
            struct_logs,
        }
    }
}
impl rt::Serialize for StructLogTrace {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "failed", &self.failed)?;
        rt::put::<rt::Same, _, _>(&mut map, "gas", &self.gas)?;
        rt::put::<rt::Same, _, _>(&mut map, "returnValue", &self.return_value)?;
        rt::put::<rt::Same, _, _>(&mut map, "structLogs", &self.struct_logs)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for StructLogTrace {
    const NAME: &'static str = "StructLogTrace";
    fn key(key: &str) -> usize {
        match key {
            "failed" => 0,
            "gas" => 1,
            "returnValue" => 2,
            "structLogs" => 3,
            _ => rt::OTHER,
        }
    }
    fn read<S: rt::Source<'de>>(source: &mut S) -> Result<Self, S::Error> {
        let mut field0 = None;
        let mut field1 = None;
        let mut field2 = None;
        let mut field3 = None;
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = Some(source.value::<rt::Same, _>()?),
                1 => field1 = Some(source.value::<rt::Same, _>()?),
                2 => field2 = Some(source.value::<rt::Same, _>()?),
                3 => field3 = Some(source.value::<rt::Same, _>()?),
                _ => source.skip()?,
            }
        }
        Ok(Self {
            failed: rt::need(field0, "failed")?,
            gas: rt::need(field1, "gas")?,
            return_value: rt::need(field2, "returnValue")?,
            struct_logs: rt::need(field3, "structLogs")?,
        })
    }
}
rt::object!(StructLogTrace);
/// How to trace a simulated call: all that `TraceConfig` has, and how the simulation is to differ from the chain.
#[derive(Clone, Debug, PartialEq, Default)]
#[non_exhaustive]
pub struct TraceCallConfig {
    /// Fields of the block's header to assume instead of the real ones.
    pub block_overrides: Option<BlockOverrides>,
    /// Whether the node also writes the output to its own log; changes nothing in the answer.
    pub debug: Option<bool>,
    /// Whether to leave out the EVM memory. Only for Ganache, which sends it by default and doesn't know `enableMemory`.
    pub disable_memory: Option<bool>,
    /// Whether to leave out the stack, which is there by default.
    pub disable_stack: Option<bool>,
    /// Whether to leave out the storage slots seen so far, which are there by default.
    pub disable_storage: Option<bool>,
    /// Whether each step carries the EVM memory. Off by default, for it makes answers very large.
    pub enable_memory: Option<bool>,
    /// Whether each step carries what the last inner call returned. Off by default.
    pub enable_return_data: Option<bool>,
    /// Most steps to record; execution goes on without being recorded after that. 0, the default, is no limit.
    ///
    /// Unit: steps.
    pub limit: Option<u64>,
    /// How far back a node that keeps no old states may go to build the one it needs; 128 by default.
    ///
    /// Unit: blocks.
    pub reexec: Option<u64>,
    /// Balances, code and storage to assume instead of the chain's.
    pub state_overrides: Option<rt::BTreeMap<rt::Address, AccountOverride>>,
    /// How long one transaction may be traced, as a number with a unit: `300ms`, `5s`, `2m`. Go-ethereum gives up after 5 seconds by default.
    ///
    /// Unit: duration with unit suffix.
    pub timeout: Option<String>,
    /// A tracer that the node has built in (`callTracer`, `prestateTracer`, `4byteTracer`, `flatCallTracer`, …), or the source of one in JavaScript.
    pub tracer: Option<String>,
    /// Options of the named tracer, such as `onlyTopCall` and `withLog` of `callTracer` or `diffMode` of `prestateTracer`.
    pub tracer_config: Option<rt::RawJson>,
    /// Position in the block: the call runs on the state before that transaction instead of at the end of the block. Not every node knows it.
    pub tx_index: Option<u64>,
}
impl TraceCallConfig {
    /// Nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
    /// Sets `block_overrides`.
    #[must_use]
    pub fn with_block_overrides(mut self, block_overrides: BlockOverrides) -> Self {
        self.block_overrides = Some(block_overrides);
        self
    }
    /// Sets `debug`.
    #[must_use]
    pub fn with_debug(mut self, debug: bool) -> Self {
        self.debug = Some(debug);
        self
    }
    /// Sets `disable_memory`.
    #[must_use]
    pub fn with_disable_memory(mut self, disable_memory: bool) -> Self {
        self.disable_memory = Some(disable_memory);
        self
    }
    /// Sets `disable_stack`.
    #[must_use]
    pub fn with_disable_stack(mut self, disable_stack: bool) -> Self {
        self.disable_stack = Some(disable_stack);
        self
    }
    /// Sets `disable_storage`.
    #[must_use]
    pub fn with_disable_storage(mut self, disable_storage: bool) -> Self {
        self.disable_storage = Some(disable_storage);
        self
    }
    /// Sets `enable_memory`.
    #[must_use]
    pub fn with_enable_memory(mut self, enable_memory: bool) -> Self {
        self.enable_memory = Some(enable_memory);
        self
    }
    /// Sets `enable_return_data`.
    #[must_use]
    pub fn with_enable_return_data(mut self, enable_return_data: bool) -> Self {
        self.enable_return_data = Some(enable_return_data);
        self
    }
    /// Sets `limit`.
    #[must_use]
    pub fn with_limit(mut self, limit: u64) -> Self {
        self.limit = Some(limit);
        self
    }
    /// Sets `reexec`.
    #[must_use]
    pub fn with_reexec(mut self, reexec: u64) -> Self {
        self.reexec = Some(reexec);
        self
    }
    /// Sets `state_overrides`.
    #[must_use]
    pub fn with_state_overrides(
        mut self,
        state_overrides: rt::BTreeMap<rt::Address, AccountOverride>,
    ) -> Self {
        self.state_overrides = Some(state_overrides);
        self
    }
    /// Sets `timeout`.
    #[must_use]
    pub fn with_timeout(mut self, timeout: impl Into<String>) -> Self {
        self.timeout = Some(timeout.into());
        self
    }
    /// Sets `tracer`.
    #[must_use]
    pub fn with_tracer(mut self, tracer: impl Into<String>) -> Self {
        self.tracer = Some(tracer.into());
        self
    }
    /// Sets `tracer_config`.
    #[must_use]
    pub fn with_tracer_config(mut self, tracer_config: rt::RawJson) -> Self {
        self.tracer_config = Some(tracer_config);
        self
    }
    /// Sets `tx_index`.
    #[must_use]
    pub fn with_tx_index(mut self, tx_index: u64) -> Self {
        self.tx_index = Some(tx_index);
        self
    }
}
impl rt::Serialize for TraceCallConfig {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put_some::<
            rt::Same,
            _,
            _,
        >(&mut map, "blockOverrides", &self.block_overrides)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "debug", &self.debug)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "disableMemory", &self.disable_memory)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "disableStack", &self.disable_stack)?;
        rt::put_some::<
            rt::Same,
            _,
            _,
        >(&mut map, "disableStorage", &self.disable_storage)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "enableMemory", &self.enable_memory)?;
        rt::put_some::<
            rt::Same,
            _,
            _,
        >(&mut map, "enableReturnData", &self.enable_return_data)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "limit", &self.limit)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "reexec", &self.reexec)?;
        rt::put_some::<
            rt::Same,
            _,
            _,
        >(&mut map, "stateOverrides", &self.state_overrides)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "timeout", &self.timeout)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "tracer", &self.tracer)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "tracerConfig", &self.tracer_config)?;
        rt::put_some::<rt::Quantity, _, _>(&mut map, "txIndex", &self.tx_index)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for TraceCallConfig {
    const NAME: &'static str = "TraceCallConfig";
    fn key(key: &str) -> usize {
        match key {
            "blockOverrides" => 0,
            "debug" => 1,
            "disableMemory" => 2,
            "disableStack" => 3,
            "disableStorage" => 4,
            "enableMemory" => 5,
            "enableReturnData" => 6,
            "limit" => 7,
            "reexec" => 8,
            "stateOverrides" => 9,
            "timeout" => 10,
            "tracer" => 11,
            "tracerConfig" => 12,
            "txIndex" => 13,
            _ => rt::OTHER,
        }
    }
    fn read<S: rt::Source<'de>>(source: &mut S) -> Result<Self, S::Error> {
        let mut field0 = None;
        let mut field1 = None;
        let mut field2 = None;
        let mut field3 = None;
        let mut field4 = None;
        let mut field5 = None;
        let mut field6 = None;
        let mut field7 = None;
        let mut field8 = None;
        let mut field9 = None;
        let mut field10 = None;
        let mut field11 = None;
        let mut field12 = None;
        let mut field13 = None;
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = source.value::<Option<rt::Same>, _>()?,
                1 => field1 = source.value::<Option<rt::Same>, _>()?,
                2 => field2 = source.value::<Option<rt::Same>, _>()?,
                3 => field3 = source.value::<Option<rt::Same>, _>()?,
                4 => field4 = source.value::<Option<rt::Same>, _>()?,
                5 => field5 = source.value::<Option<rt::Same>, _>()?,
                6 => field6 = source.value::<Option<rt::Same>, _>()?,
                7 => field7 = source.value::<Option<rt::Same>, _>()?,
                8 => field8 = source.value::<Option<rt::Same>, _>()?,
                9 => field9 = source.value::<Option<rt::Same>, _>()?,
                10 => field10 = source.value::<Option<rt::Same>, _>()?,
                11 => field11 = source.value::<Option<rt::Same>, _>()?,
                12 => field12 = source.value::<Option<rt::Same>, _>()?,
                13 => field13 = source.value::<Option<rt::Quantity>, _>()?,
                _ => source.skip()?,
            }
        }
        Ok(Self {
            block_overrides: field0,
            debug: field1,
            disable_memory: field2,
            disable_stack: field3,
            disable_storage: field4,
            enable_memory: field5,
            enable_return_data: field6,
            limit: field7,
            reexec: field8,
            state_overrides: field9,
            timeout: field10,
            tracer: field11,
            tracer_config: field12,
            tx_index: field13,
        })
    }
}
rt::object!(TraceCallConfig);
/// How to trace. The keys `enableMemory`, `enableReturnData`, `disableStack`, `disableStorage`, `disableMemory`, `limit` and `debug` are for the opcode logger only, which runs when `tracer` is absent.
#[derive(Clone, Debug, PartialEq, Default)]
#[non_exhaustive]
pub struct TraceConfig {
    /// Whether the node also writes the output to its own log; changes nothing in the answer.
    pub debug: Option<bool>,
    /// Whether to leave out the EVM memory. Only for Ganache, which sends it by default and doesn't know `enableMemory`.
    pub disable_memory: Option<bool>,
    /// Whether to leave out the stack, which is there by default.
    pub disable_stack: Option<bool>,
    /// Whether to leave out the storage slots seen so far, which are there by default.
    pub disable_storage: Option<bool>,
    /// Whether each step carries the EVM memory. Off by default, for it makes answers very large.
    pub enable_memory: Option<bool>,
    /// Whether each step carries what the last inner call returned. Off by default.
    pub enable_return_data: Option<bool>,
    /// Most steps to record; execution goes on without being recorded after that. 0, the default, is no limit.
    ///
    /// Unit: steps.
    pub limit: Option<u64>,
    /// How far back a node that keeps no old states may go to build the one it needs; 128 by default.
    ///
    /// Unit: blocks.
    pub reexec: Option<u64>,
    /// How long one transaction may be traced, as a number with a unit: `300ms`, `5s`, `2m`. Go-ethereum gives up after 5 seconds by default.
    ///
    /// Unit: duration with unit suffix.
    pub timeout: Option<String>,
    /// A tracer that the node has built in (`callTracer`, `prestateTracer`, `4byteTracer`, `flatCallTracer`, …), or the source of one in JavaScript.
    pub tracer: Option<String>,
    /// Options of the named tracer, such as `onlyTopCall` and `withLog` of `callTracer` or `diffMode` of `prestateTracer`.
    pub tracer_config: Option<rt::RawJson>,
}
impl TraceConfig {
    /// Nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
    /// Sets `debug`.
    #[must_use]
    pub fn with_debug(mut self, debug: bool) -> Self {
        self.debug = Some(debug);
        self
    }
    /// Sets `disable_memory`.
    #[must_use]
    pub fn with_disable_memory(mut self, disable_memory: bool) -> Self {
        self.disable_memory = Some(disable_memory);
        self
    }
    /// Sets `disable_stack`.
    #[must_use]
    pub fn with_disable_stack(mut self, disable_stack: bool) -> Self {
        self.disable_stack = Some(disable_stack);
        self
    }
    /// Sets `disable_storage`.
    #[must_use]
    pub fn with_disable_storage(mut self, disable_storage: bool) -> Self {
        self.disable_storage = Some(disable_storage);
        self
    }
    /// Sets `enable_memory`.
    #[must_use]
    pub fn with_enable_memory(mut self, enable_memory: bool) -> Self {
        self.enable_memory = Some(enable_memory);
        self
    }
    /// Sets `enable_return_data`.
    #[must_use]
    pub fn with_enable_return_data(mut self, enable_return_data: bool) -> Self {
        self.enable_return_data = Some(enable_return_data);
        self
    }
    /// Sets `limit`.
    #[must_use]
    pub fn with_limit(mut self, limit: u64) -> Self {
        self.limit = Some(limit);
        self
    }
    /// Sets `reexec`.
    #[must_use]
    pub fn with_reexec(mut self, reexec: u64) -> Self {
        self.reexec = Some(reexec);
        self
    }
    /// Sets `timeout`.
    #[must_use]
    pub fn with_timeout(mut self, timeout: impl Into<String>) -> Self {
        self.timeout = Some(timeout.into());
        self
    }
    /// Sets `tracer`.
    #[must_use]
    pub fn with_tracer(mut self, tracer: impl Into<String>) -> Self {
        self.tracer = Some(tracer.into());
        self
    }
    /// Sets `tracer_config`.
    #[must_use]
    pub fn with_tracer_config(mut self, tracer_config: rt::RawJson) -> Self {
        self.tracer_config = Some(tracer_config);
        self
    }
}
impl rt::Serialize for TraceConfig {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "debug", &self.debug)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "disableMemory", &self.disable_memory)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "disableStack", &self.disable_stack)?;
        rt::put_some::<
            rt::Same,
            _,
            _,
        >(&mut map, "disableStorage", &self.disable_storage)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "enableMemory", &self.enable_memory)?;
        rt::put_some::<
            rt::Same,
            _,
            _,
        >(&mut map, "enableReturnData", &self.enable_return_data)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "limit", &self.limit)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "reexec", &self.reexec)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "timeout", &self.timeout)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "tracer", &self.tracer)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "tracerConfig", &self.tracer_config)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for TraceConfig {
    const NAME: &'static str = "TraceConfig";
    fn key(key: &str) -> usize {
        match key {
            "debug" => 0,
            "disableMemory" => 1,
            "disableStack" => 2,
            "disableStorage" => 3,
            "enableMemory" => 4,
            "enableReturnData" => 5,
            "limit" => 6,
            "reexec" => 7,
            "timeout" => 8,
            "tracer" => 9,
            "tracerConfig" => 10,
            _ => rt::OTHER,
        }
    }
    fn read<S: rt::Source<'de>>(source: &mut S) -> Result<Self, S::Error> {
        let mut field0 = None;
        let mut field1 = None;
        let mut field2 = None;
        let mut field3 = None;
        let mut field4 = None;
        let mut field5 = None;
        let mut field6 = None;
        let mut field7 = None;
        let mut field8 = None;
        let mut field9 = None;
        let mut field10 = None;
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = source.value::<Option<rt::Same>, _>()?,
                1 => field1 = source.value::<Option<rt::Same>, _>()?,
                2 => field2 = source.value::<Option<rt::Same>, _>()?,
                3 => field3 = source.value::<Option<rt::Same>, _>()?,
                4 => field4 = source.value::<Option<rt::Same>, _>()?,
                5 => field5 = source.value::<Option<rt::Same>, _>()?,
                6 => field6 = source.value::<Option<rt::Same>, _>()?,
                7 => field7 = source.value::<Option<rt::Same>, _>()?,
                8 => field8 = source.value::<Option<rt::Same>, _>()?,
                9 => field9 = source.value::<Option<rt::Same>, _>()?,
                10 => field10 = source.value::<Option<rt::Same>, _>()?,
                _ => source.skip()?,
            }
        }
        Ok(Self {
            debug: field0,
            disable_memory: field1,
            disable_stack: field2,
            disable_storage: field3,
            enable_memory: field4,
            enable_return_data: field5,
            limit: field6,
            reexec: field7,
            timeout: field8,
            tracer: field9,
            tracer_config: field10,
        })
    }
}
rt::object!(TraceConfig);
/// What a tracer returned. The opcode logger gives `StructLogs`, `callTracer` (and `erc7562Tracer`) `Calls`, `prestateTracer` in diff mode `PrestateDiff`, `flatCallTracer` a list. All else keeps its JSON unread: `prestateTracer` without diff mode (a map from address to what `PrestateAccount` describes), `4byteTracer` (a map from `selector-length` to a count), `muxTracer` (a map from tracer to its result), `noopTracer`, JavaScript tracers.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum TransactionTrace {
    /// Every step of the EVM during one transaction, as the opcode logger saw it.
    StructLogs(StructLogTrace),
    /// The opcode trace of Ganache, which knows no other tracer: like `StructLogTrace`, but with gas as hex quantities and nothing that says whether the transaction failed.
    Ganache(GanacheTrace),
    /// One call or creation with those inside it, from `callTracer`. The keys from `accessedSlots` on come only from `erc7562Tracer`, which watches the rules for account abstraction.
    Calls(CallFrame),
    /// What a transaction changed, from `prestateTracer` in diff mode. An account that is only in `post` was created, one that is only in `pre` was destroyed.
    PrestateDiff(PrestateDiff),
    /// `List`: a list.
    List(Vec<rt::RawJson>),
    /// What is none of the others, as it was sent.
    Unknown(rt::RawJson),
}
impl From<CallFrame> for TransactionTrace {
    fn from(value: CallFrame) -> Self {
        Self::Calls(value)
    }
}
impl From<GanacheTrace> for TransactionTrace {
    fn from(value: GanacheTrace) -> Self {
        Self::Ganache(value)
    }
}
impl From<PrestateDiff> for TransactionTrace {
    fn from(value: PrestateDiff) -> Self {
        Self::PrestateDiff(value)
    }
}
impl From<StructLogTrace> for TransactionTrace {
    fn from(value: StructLogTrace) -> Self {
        Self::StructLogs(value)
    }
}
impl From<Vec<rt::RawJson>> for TransactionTrace {
    fn from(value: Vec<rt::RawJson>) -> Self {
        Self::List(value)
    }
}
impl rt::Serialize for TransactionTrace {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        match self {
            Self::StructLogs(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::Ganache(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::Calls(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::PrestateDiff(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::List(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::Unknown(value) => rt::Serialize::serialize(value, serializer),
        }
    }
}
impl<'de> rt::Union<'de> for TransactionTrace {
    const NAME: &'static str = "TransactionTrace";
    const EXPECTED: &'static str = "struct logs or ganache or calls or prestate diff or list";
    fn unknown(json: &dyn Fn() -> Option<rt::RawJson>) -> Option<Self> {
        json().map(Self::Unknown)
    }
    fn array<A: rt::SeqAccess<'de>>(items: A) -> Result<Self, A::Error> {
        rt::array::<rt::Same, _, _>(items).map(Self::List)
    }
    fn object<A: rt::MapAccess<'de>>(map: A) -> Result<Self, A::Error> {
        let mut source = rt::Replay::new(map);
        source.hold_all()?;
        if source.has("failed") {
            return rt::Object::read(&mut source).map(Self::StructLogs);
        }
        if source.has("storage") {
            return rt::Object::read(&mut source).map(Self::Ganache);
        }
        if source.has("from") {
            return rt::Object::read(&mut source).map(Self::Calls);
        }
        if source.has("post") {
            return rt::Object::read(&mut source).map(Self::PrestateDiff);
        }
        source.json().map(Self::Unknown)
    }
}
rt::union!(TransactionTrace);
