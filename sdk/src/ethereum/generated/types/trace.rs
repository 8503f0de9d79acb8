use crate::rt;
use super::BlockNumberOrTag;
/// What a transaction changed in one account. An account that came into being has `+` everywhere, one that vanished `-`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct AccountDiff {
    /// Ether held.
    ///
    /// Unit: wei.
    pub balance: BalanceDiff,
    /// The contract's code.
    pub code: CodeDiff,
    /// Number of transactions sent, or of contracts created by a contract.
    pub nonce: NonceDiff,
    /// The slots that changed; empty when none did.
    pub storage: rt::BTreeMap<rt::StorageKey, SlotDiff>,
}
impl AccountDiff {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(
        balance: impl Into<BalanceDiff>,
        code: impl Into<CodeDiff>,
        nonce: impl Into<NonceDiff>,
        storage: rt::BTreeMap<rt::StorageKey, SlotDiff>,
    ) -> Self {
        Self {
            balance: balance.into(),
            code: code.into(),
            nonce: nonce.into(),
            storage,
        }
    }
}
impl rt::Serialize for AccountDiff {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "balance", &self.balance)?;
        rt::put::<rt::Same, _, _>(&mut map, "code", &self.code)?;
        rt::put::<rt::Same, _, _>(&mut map, "nonce", &self.nonce)?;
        rt::put::<rt::Same, _, _>(&mut map, "storage", &self.storage)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for AccountDiff {
    const NAME: &'static str = "AccountDiff";
    fn key(key: &str) -> usize {
        match key {
            "balance" => 0,
            "code" => 1,
            "nonce" => 2,
            "storage" => 3,
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
            balance: rt::need(field0, "balance")?,
            code: rt::need(field1, "code")?,
            nonce: rt::need(field2, "nonce")?,
            storage: rt::need(field3, "storage")?,
        })
    }
}
rt::object!(AccountDiff);
/// The balance of something that wasn't there before.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct BalanceAdded {
    /// After the transaction.
    ///
    /// Unit: wei.
    pub added: rt::U256,
}
impl BalanceAdded {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(added: rt::U256) -> Self {
        Self { added }
    }
}
impl rt::Serialize for BalanceAdded {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "+", &self.added)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for BalanceAdded {
    const NAME: &'static str = "BalanceAdded";
    fn key(key: &str) -> usize {
        match key {
            "+" => 0,
            _ => rt::OTHER,
        }
    }
    fn read<S: rt::Source<'de>>(source: &mut S) -> Result<Self, S::Error> {
        let mut field0 = None;
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = Some(source.value::<rt::Quantity, _>()?),
                _ => source.skip()?,
            }
        }
        Ok(Self {
            added: rt::need(field0, "+")?,
        })
    }
}
rt::object!(BalanceAdded);
/// The balance of something that is still there, but has changed.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct BalanceChanged {
    /// The two values.
    pub changed: BalanceDelta,
}
impl BalanceChanged {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(changed: BalanceDelta) -> Self {
        Self { changed }
    }
}
impl rt::Serialize for BalanceChanged {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "*", &self.changed)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for BalanceChanged {
    const NAME: &'static str = "BalanceChanged";
    fn key(key: &str) -> usize {
        match key {
            "*" => 0,
            _ => rt::OTHER,
        }
    }
    fn read<S: rt::Source<'de>>(source: &mut S) -> Result<Self, S::Error> {
        let mut field0 = None;
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = Some(source.value::<rt::Same, _>()?),
                _ => source.skip()?,
            }
        }
        Ok(Self {
            changed: rt::need(field0, "*")?,
        })
    }
}
rt::object!(BalanceChanged);
/// The balance on both sides of a transaction.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct BalanceDelta {
    /// Before the transaction.
    ///
    /// Unit: wei.
    pub from: rt::U256,
    /// After the transaction.
    ///
    /// Unit: wei.
    pub to: rt::U256,
}
impl BalanceDelta {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(from: rt::U256, to: rt::U256) -> Self {
        Self { from, to }
    }
}
impl rt::Serialize for BalanceDelta {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "from", &self.from)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "to", &self.to)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for BalanceDelta {
    const NAME: &'static str = "BalanceDelta";
    fn key(key: &str) -> usize {
        match key {
            "from" => 0,
            "to" => 1,
            _ => rt::OTHER,
        }
    }
    fn read<S: rt::Source<'de>>(source: &mut S) -> Result<Self, S::Error> {
        let mut field0 = None;
        let mut field1 = None;
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = Some(source.value::<rt::Quantity, _>()?),
                1 => field1 = Some(source.value::<rt::Quantity, _>()?),
                _ => source.skip()?,
            }
        }
        Ok(Self {
            from: rt::need(field0, "from")?,
            to: rt::need(field1, "to")?,
        })
    }
}
rt::object!(BalanceDelta);
/// How the balance changed: `=` not at all, `+` it came into being, `-` it vanished, `*` it became another.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum BalanceDiff {
    /// `"="`.
    Unchanged,
    /// The balance of something that wasn't there before.
    Added(BalanceAdded),
    /// The balance of something that is no longer there.
    Removed(BalanceRemoved),
    /// The balance of something that is still there, but has changed.
    Changed(BalanceChanged),
    /// What is none of the others, as it was sent.
    Unknown(rt::RawJson),
}
impl From<BalanceAdded> for BalanceDiff {
    fn from(value: BalanceAdded) -> Self {
        Self::Added(value)
    }
}
impl From<BalanceChanged> for BalanceDiff {
    fn from(value: BalanceChanged) -> Self {
        Self::Changed(value)
    }
}
impl From<BalanceRemoved> for BalanceDiff {
    fn from(value: BalanceRemoved) -> Self {
        Self::Removed(value)
    }
}
impl rt::Serialize for BalanceDiff {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        match self {
            Self::Unchanged => rt::Serialize::serialize(&"=", serializer),
            Self::Added(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::Removed(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::Changed(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::Unknown(value) => rt::Serialize::serialize(value, serializer),
        }
    }
}
impl<'de> rt::Union<'de> for BalanceDiff {
    const NAME: &'static str = "BalanceDiff";
    const EXPECTED: &'static str = "\"=\" or added or removed or changed";
    fn unknown(json: &dyn Fn() -> Option<rt::RawJson>) -> Option<Self> {
        json().map(Self::Unknown)
    }
    fn string<E: rt::Error>(value: &str) -> Result<Self, E> {
        if value == "=" {
            return Ok(Self::Unchanged);
        }
        Err(rt::unexpected_text(value, Self::EXPECTED))
    }
    fn object<A: rt::MapAccess<'de>>(map: A) -> Result<Self, A::Error> {
        let mut source = rt::Replay::new(map);
        source.hold_all()?;
        if source.has("+") {
            return rt::Object::read(&mut source).map(Self::Added);
        }
        if source.has("-") {
            return rt::Object::read(&mut source).map(Self::Removed);
        }
        if source.has("*") {
            return rt::Object::read(&mut source).map(Self::Changed);
        }
        source.json().map(Self::Unknown)
    }
}
rt::union!(BalanceDiff);
/// The balance of something that is no longer there.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct BalanceRemoved {
    /// Before the transaction.
    ///
    /// Unit: wei.
    pub removed: rt::U256,
}
impl BalanceRemoved {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(removed: rt::U256) -> Self {
        Self { removed }
    }
}
impl rt::Serialize for BalanceRemoved {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "-", &self.removed)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for BalanceRemoved {
    const NAME: &'static str = "BalanceRemoved";
    fn key(key: &str) -> usize {
        match key {
            "-" => 0,
            _ => rt::OTHER,
        }
    }
    fn read<S: rt::Source<'de>>(source: &mut S) -> Result<Self, S::Error> {
        let mut field0 = None;
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = Some(source.value::<rt::Quantity, _>()?),
                _ => source.skip()?,
            }
        }
        Ok(Self {
            removed: rt::need(field0, "-")?,
        })
    }
}
rt::object!(BalanceRemoved);
/// What a call asked for.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CallAction {
    /// How the call was made.
    pub call_type: CallType,
    /// The caller; for a `delegatecall`, the contract that runs the borrowed code.
    pub from: rt::Address,
    /// Gas given to the call; for a transaction's outermost one, without its intrinsic cost. Besu leaves it out now and then.
    ///
    /// Unit: gas.
    pub gas: Option<u64>,
    /// Call data.
    pub input: rt::Bytes,
    /// The account called, whose code runs.
    pub to: rt::Address,
    /// Ether sent along; for a `delegatecall`, that of the calling frame.
    ///
    /// Unit: wei.
    pub value: rt::U256,
}
impl CallAction {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(
        call_type: CallType,
        from: rt::Address,
        input: impl Into<rt::Bytes>,
        to: rt::Address,
        value: rt::U256,
    ) -> Self {
        Self {
            call_type,
            from,
            input: input.into(),
            to,
            value,
            gas: None,
        }
    }
}
impl rt::Serialize for CallAction {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "callType", &self.call_type)?;
        rt::put::<rt::Same, _, _>(&mut map, "from", &self.from)?;
        rt::put_some::<rt::Quantity, _, _>(&mut map, "gas", &self.gas)?;
        rt::put::<rt::Same, _, _>(&mut map, "input", &self.input)?;
        rt::put::<rt::Same, _, _>(&mut map, "to", &self.to)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "value", &self.value)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for CallAction {
    const NAME: &'static str = "CallAction";
    fn key(key: &str) -> usize {
        match key {
            "callType" => 0,
            "from" => 1,
            "gas" => 2,
            "input" => 3,
            "to" => 4,
            "value" => 5,
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
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = Some(source.value::<rt::Same, _>()?),
                1 => field1 = Some(source.value::<rt::Same, _>()?),
                2 => field2 = source.value::<Option<rt::Quantity>, _>()?,
                3 => field3 = Some(source.value::<rt::Same, _>()?),
                4 => field4 = Some(source.value::<rt::Same, _>()?),
                5 => field5 = Some(source.value::<rt::Quantity, _>()?),
                _ => source.skip()?,
            }
        }
        Ok(Self {
            call_type: rt::need(field0, "callType")?,
            from: rt::need(field1, "from")?,
            gas: field2,
            input: rt::need(field3, "input")?,
            to: rt::need(field4, "to")?,
            value: rt::need(field5, "value")?,
        })
    }
}
rt::object!(CallAction);
/// A call in a mined transaction.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CallTrace {
    /// What was to be done.
    pub action: CallAction,
    /// The block that it belongs to.
    pub block_hash: rt::B256,
    /// Height of that block; a JSON integer here.
    pub block_number: u64,
    /// Why it failed, such as `Reverted` or `Out of gas`; absent on success. The wording differs between nodes.
    pub error: Option<String>,
    /// How the call ended; absent or null when it failed; some nodes keep the output of a revert, though.
    pub result: Option<CallTraceResult>,
    /// What the transaction's outermost frame reverted with; only from Besu.
    pub revert_reason: Option<rt::Bytes>,
    /// How many entries it has directly inside it.
    ///
    /// Unit: traces.
    pub subtraces: u64,
    /// Place in the tree of calls: the index at each level below the transaction's outermost call, which has an empty list.
    pub trace_address: Vec<u64>,
    /// The transaction that it belongs to.
    pub transaction_hash: Option<rt::B256>,
    /// Position of that transaction in the block, counted from zero; a JSON integer here.
    pub transaction_position: Option<u64>,
}
impl CallTrace {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(
        action: CallAction,
        block_hash: rt::B256,
        block_number: u64,
        subtraces: u64,
        trace_address: Vec<u64>,
    ) -> Self {
        Self {
            action,
            block_hash,
            block_number,
            subtraces,
            trace_address,
            error: None,
            result: None,
            revert_reason: None,
            transaction_hash: None,
            transaction_position: None,
        }
    }
}
impl rt::Serialize for CallTrace {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "action", &self.action)?;
        rt::put::<rt::Same, _, _>(&mut map, "blockHash", &self.block_hash)?;
        rt::put::<rt::Same, _, _>(&mut map, "blockNumber", &self.block_number)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "error", &self.error)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "result", &self.result)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "revertReason", &self.revert_reason)?;
        rt::put::<rt::Same, _, _>(&mut map, "subtraces", &self.subtraces)?;
        rt::put::<rt::Same, _, _>(&mut map, "traceAddress", &self.trace_address)?;
        rt::put_some::<
            rt::Same,
            _,
            _,
        >(&mut map, "transactionHash", &self.transaction_hash)?;
        rt::put_some::<
            rt::Same,
            _,
            _,
        >(&mut map, "transactionPosition", &self.transaction_position)?;
        map.serialize_entry("type", &"call")?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for CallTrace {
    const NAME: &'static str = "CallTrace";
    fn key(key: &str) -> usize {
        match key {
            "action" => 0,
            "blockHash" => 1,
            "blockNumber" => 2,
            "error" => 3,
            "result" => 4,
            "revertReason" => 5,
            "subtraces" => 6,
            "traceAddress" => 7,
            "transactionHash" => 8,
            "transactionPosition" => 9,
            "type" => 10,
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
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = Some(source.value::<rt::Same, _>()?),
                1 => field1 = Some(source.value::<rt::Same, _>()?),
                2 => field2 = Some(source.value::<rt::Same, _>()?),
                3 => field3 = source.value::<Option<rt::Same>, _>()?,
                4 => field4 = source.value::<Option<rt::Same>, _>()?,
                5 => field5 = source.value::<Option<rt::Same>, _>()?,
                6 => field6 = Some(source.value::<rt::Same, _>()?),
                7 => field7 = Some(source.value::<rt::Same, _>()?),
                8 => field8 = source.value::<Option<rt::Same>, _>()?,
                9 => field9 = source.value::<Option<rt::Same>, _>()?,
                10 => source.constant("call")?,
                _ => source.skip()?,
            }
        }
        Ok(Self {
            action: rt::need(field0, "action")?,
            block_hash: rt::need(field1, "blockHash")?,
            block_number: rt::need(field2, "blockNumber")?,
            error: field3,
            result: field4,
            revert_reason: field5,
            subtraces: rt::need(field6, "subtraces")?,
            trace_address: rt::need(field7, "traceAddress")?,
            transaction_hash: field8,
            transaction_position: field9,
        })
    }
}
rt::object!(CallTrace);
/// How a call ended.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CallTraceResult {
    /// Gas that the call and those inside it used.
    ///
    /// Unit: gas.
    pub gas_used: u64,
    /// What it returned or reverted with.
    pub output: rt::Bytes,
}
impl CallTraceResult {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(gas_used: u64, output: impl Into<rt::Bytes>) -> Self {
        Self {
            gas_used,
            output: output.into(),
        }
    }
}
impl rt::Serialize for CallTraceResult {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "gasUsed", &self.gas_used)?;
        rt::put::<rt::Same, _, _>(&mut map, "output", &self.output)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for CallTraceResult {
    const NAME: &'static str = "CallTraceResult";
    fn key(key: &str) -> usize {
        match key {
            "gasUsed" => 0,
            "output" => 1,
            _ => rt::OTHER,
        }
    }
    fn read<S: rt::Source<'de>>(source: &mut S) -> Result<Self, S::Error> {
        let mut field0 = None;
        let mut field1 = None;
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = Some(source.value::<rt::Quantity, _>()?),
                1 => field1 = Some(source.value::<rt::Same, _>()?),
                _ => source.skip()?,
            }
        }
        Ok(Self {
            gas_used: rt::need(field0, "gasUsed")?,
            output: rt::need(field1, "output")?,
        })
    }
}
rt::object!(CallTraceResult);
/// The instruction that made a call; `call` also for a transaction's outermost one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum CallType {
    /// `call`
    Call,
    /// `callcode`
    Callcode,
    /// `delegatecall`
    Delegatecall,
    /// `staticcall`
    Staticcall,
    /// A value that the document doesn't list, as it was sent.
    Unknown(String),
}
impl rt::Texts for CallType {
    const NAME: &'static str = "CallType";
    const TEXTS: &'static [&'static str] = &[
        "call",
        "callcode",
        "delegatecall",
        "staticcall",
    ];
    fn known(text: &str) -> Option<Self> {
        Some(
            match text {
                "call" => Self::Call,
                "callcode" => Self::Callcode,
                "delegatecall" => Self::Delegatecall,
                "staticcall" => Self::Staticcall,
                _ => return None,
            },
        )
    }
    fn unknown(text: &str) -> Option<Self> {
        Some(Self::Unknown(text.to_owned()))
    }
    fn text(&self) -> &str {
        match self {
            Self::Call => "call",
            Self::Callcode => "callcode",
            Self::Delegatecall => "delegatecall",
            Self::Staticcall => "staticcall",
            Self::Unknown(text) => text,
        }
    }
}
rt::texts!(CallType);
/// The code of something that wasn't there before.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CodeAdded {
    /// After the transaction.
    pub added: rt::Bytes,
}
impl CodeAdded {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(added: impl Into<rt::Bytes>) -> Self {
        Self { added: added.into() }
    }
}
impl rt::Serialize for CodeAdded {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "+", &self.added)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for CodeAdded {
    const NAME: &'static str = "CodeAdded";
    fn key(key: &str) -> usize {
        match key {
            "+" => 0,
            _ => rt::OTHER,
        }
    }
    fn read<S: rt::Source<'de>>(source: &mut S) -> Result<Self, S::Error> {
        let mut field0 = None;
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = Some(source.value::<rt::Same, _>()?),
                _ => source.skip()?,
            }
        }
        Ok(Self {
            added: rt::need(field0, "+")?,
        })
    }
}
rt::object!(CodeAdded);
/// The code of something that is still there, but has changed.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CodeChanged {
    /// The two values.
    pub changed: CodeDelta,
}
impl CodeChanged {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(changed: CodeDelta) -> Self {
        Self { changed }
    }
}
impl rt::Serialize for CodeChanged {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "*", &self.changed)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for CodeChanged {
    const NAME: &'static str = "CodeChanged";
    fn key(key: &str) -> usize {
        match key {
            "*" => 0,
            _ => rt::OTHER,
        }
    }
    fn read<S: rt::Source<'de>>(source: &mut S) -> Result<Self, S::Error> {
        let mut field0 = None;
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = Some(source.value::<rt::Same, _>()?),
                _ => source.skip()?,
            }
        }
        Ok(Self {
            changed: rt::need(field0, "*")?,
        })
    }
}
rt::object!(CodeChanged);
/// The code on both sides of a transaction.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CodeDelta {
    /// Before the transaction.
    pub from: rt::Bytes,
    /// After the transaction.
    pub to: rt::Bytes,
}
impl CodeDelta {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(from: impl Into<rt::Bytes>, to: impl Into<rt::Bytes>) -> Self {
        Self {
            from: from.into(),
            to: to.into(),
        }
    }
}
impl rt::Serialize for CodeDelta {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "from", &self.from)?;
        rt::put::<rt::Same, _, _>(&mut map, "to", &self.to)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for CodeDelta {
    const NAME: &'static str = "CodeDelta";
    fn key(key: &str) -> usize {
        match key {
            "from" => 0,
            "to" => 1,
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
            from: rt::need(field0, "from")?,
            to: rt::need(field1, "to")?,
        })
    }
}
rt::object!(CodeDelta);
/// How the code changed: `=` not at all, `+` it came into being, `-` it vanished, `*` it became another.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum CodeDiff {
    /// `"="`.
    Unchanged,
    /// The code of something that wasn't there before.
    Added(CodeAdded),
    /// The code of something that is no longer there.
    Removed(CodeRemoved),
    /// The code of something that is still there, but has changed.
    Changed(CodeChanged),
    /// What is none of the others, as it was sent.
    Unknown(rt::RawJson),
}
impl From<CodeAdded> for CodeDiff {
    fn from(value: CodeAdded) -> Self {
        Self::Added(value)
    }
}
impl From<CodeChanged> for CodeDiff {
    fn from(value: CodeChanged) -> Self {
        Self::Changed(value)
    }
}
impl From<CodeRemoved> for CodeDiff {
    fn from(value: CodeRemoved) -> Self {
        Self::Removed(value)
    }
}
impl rt::Serialize for CodeDiff {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        match self {
            Self::Unchanged => rt::Serialize::serialize(&"=", serializer),
            Self::Added(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::Removed(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::Changed(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::Unknown(value) => rt::Serialize::serialize(value, serializer),
        }
    }
}
impl<'de> rt::Union<'de> for CodeDiff {
    const NAME: &'static str = "CodeDiff";
    const EXPECTED: &'static str = "\"=\" or added or removed or changed";
    fn unknown(json: &dyn Fn() -> Option<rt::RawJson>) -> Option<Self> {
        json().map(Self::Unknown)
    }
    fn string<E: rt::Error>(value: &str) -> Result<Self, E> {
        if value == "=" {
            return Ok(Self::Unchanged);
        }
        Err(rt::unexpected_text(value, Self::EXPECTED))
    }
    fn object<A: rt::MapAccess<'de>>(map: A) -> Result<Self, A::Error> {
        let mut source = rt::Replay::new(map);
        source.hold_all()?;
        if source.has("+") {
            return rt::Object::read(&mut source).map(Self::Added);
        }
        if source.has("-") {
            return rt::Object::read(&mut source).map(Self::Removed);
        }
        if source.has("*") {
            return rt::Object::read(&mut source).map(Self::Changed);
        }
        source.json().map(Self::Unknown)
    }
}
rt::union!(CodeDiff);
/// The code of something that is no longer there.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CodeRemoved {
    /// Before the transaction.
    pub removed: rt::Bytes,
}
impl CodeRemoved {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(removed: impl Into<rt::Bytes>) -> Self {
        Self { removed: removed.into() }
    }
}
impl rt::Serialize for CodeRemoved {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "-", &self.removed)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for CodeRemoved {
    const NAME: &'static str = "CodeRemoved";
    fn key(key: &str) -> usize {
        match key {
            "-" => 0,
            _ => rt::OTHER,
        }
    }
    fn read<S: rt::Source<'de>>(source: &mut S) -> Result<Self, S::Error> {
        let mut field0 = None;
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = Some(source.value::<rt::Same, _>()?),
                _ => source.skip()?,
            }
        }
        Ok(Self {
            removed: rt::need(field0, "-")?,
        })
    }
}
rt::object!(CodeRemoved);
/// What a creation asked for.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateAction {
    /// How the contract was created; older nodes leave it out.
    pub creation_method: Option<CreationMethod>,
    /// The creator.
    pub from: rt::Address,
    /// Gas given to the init code. Besu leaves it out now and then.
    ///
    /// Unit: gas.
    pub gas: Option<u64>,
    /// Init code, which returns the contract's code.
    pub init: rt::Bytes,
    /// Ether given to the new contract.
    ///
    /// Unit: wei.
    pub value: rt::U256,
}
impl CreateAction {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(from: rt::Address, init: impl Into<rt::Bytes>, value: rt::U256) -> Self {
        Self {
            from,
            init: init.into(),
            value,
            creation_method: None,
            gas: None,
        }
    }
}
impl rt::Serialize for CreateAction {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put_some::<
            rt::Same,
            _,
            _,
        >(&mut map, "creationMethod", &self.creation_method)?;
        rt::put::<rt::Same, _, _>(&mut map, "from", &self.from)?;
        rt::put_some::<rt::Quantity, _, _>(&mut map, "gas", &self.gas)?;
        rt::put::<rt::Same, _, _>(&mut map, "init", &self.init)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "value", &self.value)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for CreateAction {
    const NAME: &'static str = "CreateAction";
    fn key(key: &str) -> usize {
        match key {
            "creationMethod" => 0,
            "from" => 1,
            "gas" => 2,
            "init" => 3,
            "value" => 4,
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
                0 => field0 = source.value::<Option<rt::Same>, _>()?,
                1 => field1 = Some(source.value::<rt::Same, _>()?),
                2 => field2 = source.value::<Option<rt::Quantity>, _>()?,
                3 => field3 = Some(source.value::<rt::Same, _>()?),
                4 => field4 = Some(source.value::<rt::Quantity, _>()?),
                _ => source.skip()?,
            }
        }
        Ok(Self {
            creation_method: field0,
            from: rt::need(field1, "from")?,
            gas: field2,
            init: rt::need(field3, "init")?,
            value: rt::need(field4, "value")?,
        })
    }
}
rt::object!(CreateAction);
/// The creation of a contract in a mined transaction.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateTrace {
    /// What was to be done.
    pub action: CreateAction,
    /// The block that it belongs to.
    pub block_hash: rt::B256,
    /// Height of that block; a JSON integer here.
    pub block_number: u64,
    /// Why it failed, such as `Reverted` or `Out of gas`; absent on success. The wording differs between nodes.
    pub error: Option<String>,
    /// How the creation ended; absent or null when it failed; some nodes keep the output of a revert, though.
    pub result: Option<CreateTraceResult>,
    /// What the transaction's outermost frame reverted with; only from Besu.
    pub revert_reason: Option<rt::Bytes>,
    /// How many entries it has directly inside it.
    ///
    /// Unit: traces.
    pub subtraces: u64,
    /// Place in the tree of calls: the index at each level below the transaction's outermost call, which has an empty list.
    pub trace_address: Vec<u64>,
    /// The transaction that it belongs to.
    pub transaction_hash: Option<rt::B256>,
    /// Position of that transaction in the block, counted from zero; a JSON integer here.
    pub transaction_position: Option<u64>,
}
impl CreateTrace {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(
        action: CreateAction,
        block_hash: rt::B256,
        block_number: u64,
        subtraces: u64,
        trace_address: Vec<u64>,
    ) -> Self {
        Self {
            action,
            block_hash,
            block_number,
            subtraces,
            trace_address,
            error: None,
            result: None,
            revert_reason: None,
            transaction_hash: None,
            transaction_position: None,
        }
    }
}
impl rt::Serialize for CreateTrace {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "action", &self.action)?;
        rt::put::<rt::Same, _, _>(&mut map, "blockHash", &self.block_hash)?;
        rt::put::<rt::Same, _, _>(&mut map, "blockNumber", &self.block_number)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "error", &self.error)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "result", &self.result)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "revertReason", &self.revert_reason)?;
        rt::put::<rt::Same, _, _>(&mut map, "subtraces", &self.subtraces)?;
        rt::put::<rt::Same, _, _>(&mut map, "traceAddress", &self.trace_address)?;
        rt::put_some::<
            rt::Same,
            _,
            _,
        >(&mut map, "transactionHash", &self.transaction_hash)?;
        rt::put_some::<
            rt::Same,
            _,
            _,
        >(&mut map, "transactionPosition", &self.transaction_position)?;
        map.serialize_entry("type", &"create")?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for CreateTrace {
    const NAME: &'static str = "CreateTrace";
    fn key(key: &str) -> usize {
        match key {
            "action" => 0,
            "blockHash" => 1,
            "blockNumber" => 2,
            "error" => 3,
            "result" => 4,
            "revertReason" => 5,
            "subtraces" => 6,
            "traceAddress" => 7,
            "transactionHash" => 8,
            "transactionPosition" => 9,
            "type" => 10,
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
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = Some(source.value::<rt::Same, _>()?),
                1 => field1 = Some(source.value::<rt::Same, _>()?),
                2 => field2 = Some(source.value::<rt::Same, _>()?),
                3 => field3 = source.value::<Option<rt::Same>, _>()?,
                4 => field4 = source.value::<Option<rt::Same>, _>()?,
                5 => field5 = source.value::<Option<rt::Same>, _>()?,
                6 => field6 = Some(source.value::<rt::Same, _>()?),
                7 => field7 = Some(source.value::<rt::Same, _>()?),
                8 => field8 = source.value::<Option<rt::Same>, _>()?,
                9 => field9 = source.value::<Option<rt::Same>, _>()?,
                10 => source.constant("create")?,
                _ => source.skip()?,
            }
        }
        Ok(Self {
            action: rt::need(field0, "action")?,
            block_hash: rt::need(field1, "blockHash")?,
            block_number: rt::need(field2, "blockNumber")?,
            error: field3,
            result: field4,
            revert_reason: field5,
            subtraces: rt::need(field6, "subtraces")?,
            trace_address: rt::need(field7, "traceAddress")?,
            transaction_hash: field8,
            transaction_position: field9,
        })
    }
}
rt::object!(CreateTrace);
/// How a creation ended.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateTraceResult {
    /// Where the contract stands, or would stand; may be absent when the creation failed.
    pub address: Option<rt::Address>,
    /// The deployed code, or what the init code reverted with. Besu leaves it out when it is empty.
    pub code: Option<rt::Bytes>,
    /// Gas that the init code used, with the cost of storing the code.
    ///
    /// Unit: gas.
    pub gas_used: u64,
    /// Only from Besu, in place of an empty `code`.
    pub output: Option<rt::Bytes>,
}
impl CreateTraceResult {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(gas_used: u64) -> Self {
        Self {
            gas_used,
            address: None,
            code: None,
            output: None,
        }
    }
}
impl rt::Serialize for CreateTraceResult {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "address", &self.address)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "code", &self.code)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "gasUsed", &self.gas_used)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "output", &self.output)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for CreateTraceResult {
    const NAME: &'static str = "CreateTraceResult";
    fn key(key: &str) -> usize {
        match key {
            "address" => 0,
            "code" => 1,
            "gasUsed" => 2,
            "output" => 3,
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
                0 => field0 = source.value::<Option<rt::Same>, _>()?,
                1 => field1 = source.value::<Option<rt::Same>, _>()?,
                2 => field2 = Some(source.value::<rt::Quantity, _>()?),
                3 => field3 = source.value::<Option<rt::Same>, _>()?,
                _ => source.skip()?,
            }
        }
        Ok(Self {
            address: field0,
            code: field1,
            gas_used: rt::need(field2, "gasUsed")?,
            output: field3,
        })
    }
}
rt::object!(CreateTraceResult);
/// The instruction that created a contract; `create` also for a creation by transaction.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum CreationMethod {
    /// `create`
    Create,
    /// `create2`
    Create2,
    /// A value that the document doesn't list, as it was sent.
    Unknown(String),
}
impl rt::Texts for CreationMethod {
    const NAME: &'static str = "CreationMethod";
    const TEXTS: &'static [&'static str] = &["create", "create2"];
    fn known(text: &str) -> Option<Self> {
        Some(
            match text {
                "create" => Self::Create,
                "create2" => Self::Create2,
                _ => return None,
            },
        )
    }
    fn unknown(text: &str) -> Option<Self> {
        Some(Self::Unknown(text.to_owned()))
    }
    fn text(&self) -> &str {
        match self {
            Self::Create => "create",
            Self::Create2 => "create2",
            Self::Unknown(text) => text,
        }
    }
}
rt::texts!(CreationMethod);
/// One call, creation, self-destruction or reward together with its place in the chain, told apart by `type`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum LocalizedTrace {
    /// A call in a mined transaction.
    Call(CallTrace),
    /// The creation of a contract in a mined transaction.
    Create(CreateTrace),
    /// A `SELFDESTRUCT` in a mined transaction, under the name that the instruction had when this API was made.
    Selfdestruct(SelfdestructTrace),
    /// A reward for the block or an uncle, after the block's transactions. There are none since the merge, though some nodes go on listing rewards of zero.
    Reward(RewardTrace),
    /// What is none of the others, as it was sent.
    Unknown(rt::RawJson),
}
impl From<CallTrace> for LocalizedTrace {
    fn from(value: CallTrace) -> Self {
        Self::Call(value)
    }
}
impl From<CreateTrace> for LocalizedTrace {
    fn from(value: CreateTrace) -> Self {
        Self::Create(value)
    }
}
impl From<RewardTrace> for LocalizedTrace {
    fn from(value: RewardTrace) -> Self {
        Self::Reward(value)
    }
}
impl From<SelfdestructTrace> for LocalizedTrace {
    fn from(value: SelfdestructTrace) -> Self {
        Self::Selfdestruct(value)
    }
}
impl rt::Serialize for LocalizedTrace {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        match self {
            Self::Call(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::Create(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::Selfdestruct(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::Reward(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::Unknown(value) => rt::Serialize::serialize(value, serializer),
        }
    }
}
impl<'de> rt::Union<'de> for LocalizedTrace {
    const NAME: &'static str = "LocalizedTrace";
    const EXPECTED: &'static str = "call or create or selfdestruct or reward";
    fn unknown(json: &dyn Fn() -> Option<rt::RawJson>) -> Option<Self> {
        json().map(Self::Unknown)
    }
    fn object<A: rt::MapAccess<'de>>(map: A) -> Result<Self, A::Error> {
        let mut source = rt::Replay::new(map);
        let tag = source.tag("type")?;
        match tag.as_deref() {
            Some("call") => rt::Object::read(&mut source).map(Self::Call),
            Some("create") => rt::Object::read(&mut source).map(Self::Create),
            Some("suicide") => rt::Object::read(&mut source).map(Self::Selfdestruct),
            Some("reward") => rt::Object::read(&mut source).map(Self::Reward),
            _ => source.json().map(Self::Unknown),
        }
    }
}
rt::union!(LocalizedTrace);
/// The nonce of something that wasn't there before.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct NonceAdded {
    /// After the transaction.
    pub added: u64,
}
impl NonceAdded {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(added: u64) -> Self {
        Self { added }
    }
}
impl rt::Serialize for NonceAdded {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "+", &self.added)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for NonceAdded {
    const NAME: &'static str = "NonceAdded";
    fn key(key: &str) -> usize {
        match key {
            "+" => 0,
            _ => rt::OTHER,
        }
    }
    fn read<S: rt::Source<'de>>(source: &mut S) -> Result<Self, S::Error> {
        let mut field0 = None;
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = Some(source.value::<rt::Quantity, _>()?),
                _ => source.skip()?,
            }
        }
        Ok(Self {
            added: rt::need(field0, "+")?,
        })
    }
}
rt::object!(NonceAdded);
/// The nonce of something that is still there, but has changed.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct NonceChanged {
    /// The two values.
    pub changed: NonceDelta,
}
impl NonceChanged {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(changed: NonceDelta) -> Self {
        Self { changed }
    }
}
impl rt::Serialize for NonceChanged {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "*", &self.changed)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for NonceChanged {
    const NAME: &'static str = "NonceChanged";
    fn key(key: &str) -> usize {
        match key {
            "*" => 0,
            _ => rt::OTHER,
        }
    }
    fn read<S: rt::Source<'de>>(source: &mut S) -> Result<Self, S::Error> {
        let mut field0 = None;
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = Some(source.value::<rt::Same, _>()?),
                _ => source.skip()?,
            }
        }
        Ok(Self {
            changed: rt::need(field0, "*")?,
        })
    }
}
rt::object!(NonceChanged);
/// The nonce on both sides of a transaction.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct NonceDelta {
    /// Before the transaction.
    pub from: u64,
    /// After the transaction.
    pub to: u64,
}
impl NonceDelta {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(from: u64, to: u64) -> Self {
        Self { from, to }
    }
}
impl rt::Serialize for NonceDelta {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "from", &self.from)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "to", &self.to)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for NonceDelta {
    const NAME: &'static str = "NonceDelta";
    fn key(key: &str) -> usize {
        match key {
            "from" => 0,
            "to" => 1,
            _ => rt::OTHER,
        }
    }
    fn read<S: rt::Source<'de>>(source: &mut S) -> Result<Self, S::Error> {
        let mut field0 = None;
        let mut field1 = None;
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = Some(source.value::<rt::Quantity, _>()?),
                1 => field1 = Some(source.value::<rt::Quantity, _>()?),
                _ => source.skip()?,
            }
        }
        Ok(Self {
            from: rt::need(field0, "from")?,
            to: rt::need(field1, "to")?,
        })
    }
}
rt::object!(NonceDelta);
/// How the nonce changed: `=` not at all, `+` it came into being, `-` it vanished, `*` it became another.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum NonceDiff {
    /// `"="`.
    Unchanged,
    /// The nonce of something that wasn't there before.
    Added(NonceAdded),
    /// The nonce of something that is no longer there.
    Removed(NonceRemoved),
    /// The nonce of something that is still there, but has changed.
    Changed(NonceChanged),
    /// What is none of the others, as it was sent.
    Unknown(rt::RawJson),
}
impl From<NonceAdded> for NonceDiff {
    fn from(value: NonceAdded) -> Self {
        Self::Added(value)
    }
}
impl From<NonceChanged> for NonceDiff {
    fn from(value: NonceChanged) -> Self {
        Self::Changed(value)
    }
}
impl From<NonceRemoved> for NonceDiff {
    fn from(value: NonceRemoved) -> Self {
        Self::Removed(value)
    }
}
impl rt::Serialize for NonceDiff {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        match self {
            Self::Unchanged => rt::Serialize::serialize(&"=", serializer),
            Self::Added(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::Removed(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::Changed(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::Unknown(value) => rt::Serialize::serialize(value, serializer),
        }
    }
}
impl<'de> rt::Union<'de> for NonceDiff {
    const NAME: &'static str = "NonceDiff";
    const EXPECTED: &'static str = "\"=\" or added or removed or changed";
    fn unknown(json: &dyn Fn() -> Option<rt::RawJson>) -> Option<Self> {
        json().map(Self::Unknown)
    }
    fn string<E: rt::Error>(value: &str) -> Result<Self, E> {
        if value == "=" {
            return Ok(Self::Unchanged);
        }
        Err(rt::unexpected_text(value, Self::EXPECTED))
    }
    fn object<A: rt::MapAccess<'de>>(map: A) -> Result<Self, A::Error> {
        let mut source = rt::Replay::new(map);
        source.hold_all()?;
        if source.has("+") {
            return rt::Object::read(&mut source).map(Self::Added);
        }
        if source.has("-") {
            return rt::Object::read(&mut source).map(Self::Removed);
        }
        if source.has("*") {
            return rt::Object::read(&mut source).map(Self::Changed);
        }
        source.json().map(Self::Unknown)
    }
}
rt::union!(NonceDiff);
/// The nonce of something that is no longer there.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct NonceRemoved {
    /// Before the transaction.
    pub removed: u64,
}
impl NonceRemoved {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(removed: u64) -> Self {
        Self { removed }
    }
}
impl rt::Serialize for NonceRemoved {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "-", &self.removed)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for NonceRemoved {
    const NAME: &'static str = "NonceRemoved";
    fn key(key: &str) -> usize {
        match key {
            "-" => 0,
            _ => rt::OTHER,
        }
    }
    fn read<S: rt::Source<'de>>(source: &mut S) -> Result<Self, S::Error> {
        let mut field0 = None;
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = Some(source.value::<rt::Quantity, _>()?),
                _ => source.skip()?,
            }
        }
        Ok(Self {
            removed: rt::need(field0, "-")?,
        })
    }
}
rt::object!(NonceRemoved);
/// A call in a replayed or simulated transaction.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ReplayedCall {
    /// What was to be done.
    pub action: CallAction,
    /// Why it failed, such as `Reverted` or `Out of gas`; absent on success. The wording differs between nodes.
    pub error: Option<String>,
    /// How the call ended; absent or null when it failed; some nodes keep the output of a revert, though.
    pub result: Option<CallTraceResult>,
    /// What the transaction's outermost frame reverted with; only from Besu.
    pub revert_reason: Option<rt::Bytes>,
    /// How many entries it has directly inside it.
    ///
    /// Unit: traces.
    pub subtraces: u64,
    /// Place in the tree of calls: the index at each level below the transaction's outermost call, which has an empty list.
    pub trace_address: Vec<u64>,
}
impl ReplayedCall {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(action: CallAction, subtraces: u64, trace_address: Vec<u64>) -> Self {
        Self {
            action,
            subtraces,
            trace_address,
            error: None,
            result: None,
            revert_reason: None,
        }
    }
}
impl rt::Serialize for ReplayedCall {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "action", &self.action)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "error", &self.error)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "result", &self.result)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "revertReason", &self.revert_reason)?;
        rt::put::<rt::Same, _, _>(&mut map, "subtraces", &self.subtraces)?;
        rt::put::<rt::Same, _, _>(&mut map, "traceAddress", &self.trace_address)?;
        map.serialize_entry("type", &"call")?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for ReplayedCall {
    const NAME: &'static str = "ReplayedCall";
    fn key(key: &str) -> usize {
        match key {
            "action" => 0,
            "error" => 1,
            "result" => 2,
            "revertReason" => 3,
            "subtraces" => 4,
            "traceAddress" => 5,
            "type" => 6,
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
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = Some(source.value::<rt::Same, _>()?),
                1 => field1 = source.value::<Option<rt::Same>, _>()?,
                2 => field2 = source.value::<Option<rt::Same>, _>()?,
                3 => field3 = source.value::<Option<rt::Same>, _>()?,
                4 => field4 = Some(source.value::<rt::Same, _>()?),
                5 => field5 = Some(source.value::<rt::Same, _>()?),
                6 => source.constant("call")?,
                _ => source.skip()?,
            }
        }
        Ok(Self {
            action: rt::need(field0, "action")?,
            error: field1,
            result: field2,
            revert_reason: field3,
            subtraces: rt::need(field4, "subtraces")?,
            trace_address: rt::need(field5, "traceAddress")?,
        })
    }
}
rt::object!(ReplayedCall);
/// The creation of a contract in a replayed or simulated transaction.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ReplayedCreate {
    /// What was to be done.
    pub action: CreateAction,
    /// Why it failed, such as `Reverted` or `Out of gas`; absent on success. The wording differs between nodes.
    pub error: Option<String>,
    /// How the creation ended; absent or null when it failed; some nodes keep the output of a revert, though.
    pub result: Option<CreateTraceResult>,
    /// What the transaction's outermost frame reverted with; only from Besu.
    pub revert_reason: Option<rt::Bytes>,
    /// How many entries it has directly inside it.
    ///
    /// Unit: traces.
    pub subtraces: u64,
    /// Place in the tree of calls: the index at each level below the transaction's outermost call, which has an empty list.
    pub trace_address: Vec<u64>,
}
impl ReplayedCreate {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(action: CreateAction, subtraces: u64, trace_address: Vec<u64>) -> Self {
        Self {
            action,
            subtraces,
            trace_address,
            error: None,
            result: None,
            revert_reason: None,
        }
    }
}
impl rt::Serialize for ReplayedCreate {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "action", &self.action)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "error", &self.error)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "result", &self.result)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "revertReason", &self.revert_reason)?;
        rt::put::<rt::Same, _, _>(&mut map, "subtraces", &self.subtraces)?;
        rt::put::<rt::Same, _, _>(&mut map, "traceAddress", &self.trace_address)?;
        map.serialize_entry("type", &"create")?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for ReplayedCreate {
    const NAME: &'static str = "ReplayedCreate";
    fn key(key: &str) -> usize {
        match key {
            "action" => 0,
            "error" => 1,
            "result" => 2,
            "revertReason" => 3,
            "subtraces" => 4,
            "traceAddress" => 5,
            "type" => 6,
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
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = Some(source.value::<rt::Same, _>()?),
                1 => field1 = source.value::<Option<rt::Same>, _>()?,
                2 => field2 = source.value::<Option<rt::Same>, _>()?,
                3 => field3 = source.value::<Option<rt::Same>, _>()?,
                4 => field4 = Some(source.value::<rt::Same, _>()?),
                5 => field5 = Some(source.value::<rt::Same, _>()?),
                6 => source.constant("create")?,
                _ => source.skip()?,
            }
        }
        Ok(Self {
            action: rt::need(field0, "action")?,
            error: field1,
            result: field2,
            revert_reason: field3,
            subtraces: rt::need(field4, "subtraces")?,
            trace_address: rt::need(field5, "traceAddress")?,
        })
    }
}
rt::object!(ReplayedCreate);
/// A `SELFDESTRUCT` in a replayed or simulated transaction.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ReplayedSelfdestruct {
    /// What was to be done.
    pub action: SelfdestructAction,
    /// Why it failed, such as `Reverted` or `Out of gas`; absent on success. The wording differs between nodes.
    pub error: Option<String>,
    /// Null or absent: the instruction returns nothing.
    pub result: Option<CallTraceResult>,
    /// What the transaction's outermost frame reverted with; only from Besu.
    pub revert_reason: Option<rt::Bytes>,
    /// How many entries it has directly inside it.
    ///
    /// Unit: traces.
    pub subtraces: u64,
    /// Place in the tree of calls: the index at each level below the transaction's outermost call, which has an empty list.
    pub trace_address: Vec<u64>,
}
impl ReplayedSelfdestruct {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(
        action: SelfdestructAction,
        subtraces: u64,
        trace_address: Vec<u64>,
    ) -> Self {
        Self {
            action,
            subtraces,
            trace_address,
            error: None,
            result: None,
            revert_reason: None,
        }
    }
}
impl rt::Serialize for ReplayedSelfdestruct {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "action", &self.action)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "error", &self.error)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "result", &self.result)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "revertReason", &self.revert_reason)?;
        rt::put::<rt::Same, _, _>(&mut map, "subtraces", &self.subtraces)?;
        rt::put::<rt::Same, _, _>(&mut map, "traceAddress", &self.trace_address)?;
        map.serialize_entry("type", &"suicide")?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for ReplayedSelfdestruct {
    const NAME: &'static str = "ReplayedSelfdestruct";
    fn key(key: &str) -> usize {
        match key {
            "action" => 0,
            "error" => 1,
            "result" => 2,
            "revertReason" => 3,
            "subtraces" => 4,
            "traceAddress" => 5,
            "type" => 6,
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
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = Some(source.value::<rt::Same, _>()?),
                1 => field1 = source.value::<Option<rt::Same>, _>()?,
                2 => field2 = source.value::<Option<rt::Same>, _>()?,
                3 => field3 = source.value::<Option<rt::Same>, _>()?,
                4 => field4 = Some(source.value::<rt::Same, _>()?),
                5 => field5 = Some(source.value::<rt::Same, _>()?),
                6 => source.constant("suicide")?,
                _ => source.skip()?,
            }
        }
        Ok(Self {
            action: rt::need(field0, "action")?,
            error: field1,
            result: field2,
            revert_reason: field3,
            subtraces: rt::need(field4, "subtraces")?,
            trace_address: rt::need(field5, "traceAddress")?,
        })
    }
}
rt::object!(ReplayedSelfdestruct);
/// One call, creation or self-destruction of a transaction that was run for the request, told apart by `type`. As `LocalizedTrace` without the place in the chain.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum ReplayedTrace {
    /// A call in a replayed or simulated transaction.
    Call(ReplayedCall),
    /// The creation of a contract in a replayed or simulated transaction.
    Create(ReplayedCreate),
    /// A `SELFDESTRUCT` in a replayed or simulated transaction.
    Selfdestruct(ReplayedSelfdestruct),
    /// What is none of the others, as it was sent.
    Unknown(rt::RawJson),
}
impl From<ReplayedCall> for ReplayedTrace {
    fn from(value: ReplayedCall) -> Self {
        Self::Call(value)
    }
}
impl From<ReplayedCreate> for ReplayedTrace {
    fn from(value: ReplayedCreate) -> Self {
        Self::Create(value)
    }
}
impl From<ReplayedSelfdestruct> for ReplayedTrace {
    fn from(value: ReplayedSelfdestruct) -> Self {
        Self::Selfdestruct(value)
    }
}
impl rt::Serialize for ReplayedTrace {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        match self {
            Self::Call(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::Create(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::Selfdestruct(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::Unknown(value) => rt::Serialize::serialize(value, serializer),
        }
    }
}
impl<'de> rt::Union<'de> for ReplayedTrace {
    const NAME: &'static str = "ReplayedTrace";
    const EXPECTED: &'static str = "call or create or selfdestruct";
    fn unknown(json: &dyn Fn() -> Option<rt::RawJson>) -> Option<Self> {
        json().map(Self::Unknown)
    }
    fn object<A: rt::MapAccess<'de>>(map: A) -> Result<Self, A::Error> {
        let mut source = rt::Replay::new(map);
        let tag = source.tag("type")?;
        match tag.as_deref() {
            Some("call") => rt::Object::read(&mut source).map(Self::Call),
            Some("create") => rt::Object::read(&mut source).map(Self::Create),
            Some("suicide") => rt::Object::read(&mut source).map(Self::Selfdestruct),
            _ => source.json().map(Self::Unknown),
        }
    }
}
rt::union!(ReplayedTrace);
/// A reward from the protocol.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RewardAction {
    /// Who was rewarded.
    pub author: rt::Address,
    /// What for.
    pub reward_type: RewardType,
    /// Ether created for the reward.
    ///
    /// Unit: wei.
    pub value: rt::U256,
}
impl RewardAction {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(author: rt::Address, reward_type: RewardType, value: rt::U256) -> Self {
        Self { author, reward_type, value }
    }
}
impl rt::Serialize for RewardAction {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "author", &self.author)?;
        rt::put::<rt::Same, _, _>(&mut map, "rewardType", &self.reward_type)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "value", &self.value)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for RewardAction {
    const NAME: &'static str = "RewardAction";
    fn key(key: &str) -> usize {
        match key {
            "author" => 0,
            "rewardType" => 1,
            "value" => 2,
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
                2 => field2 = Some(source.value::<rt::Quantity, _>()?),
                _ => source.skip()?,
            }
        }
        Ok(Self {
            author: rt::need(field0, "author")?,
            reward_type: rt::need(field1, "rewardType")?,
            value: rt::need(field2, "value")?,
        })
    }
}
rt::object!(RewardAction);
/// A reward for the block or an uncle, after the block's transactions. There are none since the merge, though some nodes go on listing rewards of zero.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RewardTrace {
    /// What was to be done.
    pub action: RewardAction,
    /// The block that it belongs to.
    pub block_hash: rt::B256,
    /// Height of that block; a JSON integer here.
    pub block_number: u64,
    /// How many entries it has directly inside it.
    ///
    /// Unit: traces.
    pub subtraces: u64,
    /// Place in the tree of calls: the index at each level below the transaction's outermost call, which has an empty list.
    pub trace_address: Vec<u64>,
    /// Absent or null: no transaction causes a reward. Some nodes name the block's last one.
    pub transaction_hash: Option<rt::B256>,
    /// Absent or null, like `transactionHash`.
    pub transaction_position: Option<u64>,
}
impl RewardTrace {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(
        action: RewardAction,
        block_hash: rt::B256,
        block_number: u64,
        subtraces: u64,
        trace_address: Vec<u64>,
    ) -> Self {
        Self {
            action,
            block_hash,
            block_number,
            subtraces,
            trace_address,
            transaction_hash: None,
            transaction_position: None,
        }
    }
}
impl rt::Serialize for RewardTrace {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "action", &self.action)?;
        rt::put::<rt::Same, _, _>(&mut map, "blockHash", &self.block_hash)?;
        rt::put::<rt::Same, _, _>(&mut map, "blockNumber", &self.block_number)?;
        rt::put::<rt::Same, _, _>(&mut map, "subtraces", &self.subtraces)?;
        rt::put::<rt::Same, _, _>(&mut map, "traceAddress", &self.trace_address)?;
        rt::put_some::<
            rt::Same,
            _,
            _,
        >(&mut map, "transactionHash", &self.transaction_hash)?;
        rt::put_some::<
            rt::Same,
            _,
            _,
        >(&mut map, "transactionPosition", &self.transaction_position)?;
        map.serialize_entry("type", &"reward")?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for RewardTrace {
    const NAME: &'static str = "RewardTrace";
    fn key(key: &str) -> usize {
        match key {
            "action" => 0,
            "blockHash" => 1,
            "blockNumber" => 2,
            "subtraces" => 3,
            "traceAddress" => 4,
            "transactionHash" => 5,
            "transactionPosition" => 6,
            "type" => 7,
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
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = Some(source.value::<rt::Same, _>()?),
                1 => field1 = Some(source.value::<rt::Same, _>()?),
                2 => field2 = Some(source.value::<rt::Same, _>()?),
                3 => field3 = Some(source.value::<rt::Same, _>()?),
                4 => field4 = Some(source.value::<rt::Same, _>()?),
                5 => field5 = source.value::<Option<rt::Same>, _>()?,
                6 => field6 = source.value::<Option<rt::Same>, _>()?,
                7 => source.constant("reward")?,
                _ => source.skip()?,
            }
        }
        Ok(Self {
            action: rt::need(field0, "action")?,
            block_hash: rt::need(field1, "blockHash")?,
            block_number: rt::need(field2, "blockNumber")?,
            subtraces: rt::need(field3, "subtraces")?,
            trace_address: rt::need(field4, "traceAddress")?,
            transaction_hash: field5,
            transaction_position: field6,
        })
    }
}
rt::object!(RewardTrace);
/// What a reward was for: sealing the block, or an uncle in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum RewardType {
    /// `block`
    Block,
    /// `uncle`
    Uncle,
    /// A value that the document doesn't list, as it was sent.
    Unknown(String),
}
impl rt::Texts for RewardType {
    const NAME: &'static str = "RewardType";
    const TEXTS: &'static [&'static str] = &["block", "uncle"];
    fn known(text: &str) -> Option<Self> {
        Some(
            match text {
                "block" => Self::Block,
                "uncle" => Self::Uncle,
                _ => return None,
            },
        )
    }
    fn unknown(text: &str) -> Option<Self> {
        Some(Self::Unknown(text.to_owned()))
    }
    fn text(&self) -> &str {
        match self {
            Self::Block => "block",
            Self::Uncle => "uncle",
            Self::Unknown(text) => text,
        }
    }
}
rt::texts!(RewardType);
/// What a `SELFDESTRUCT` did.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SelfdestructAction {
    /// The contract that ran the instruction. Since EIP-6780 it only vanishes when it was created in the same transaction.
    pub address: rt::Address,
    /// Ether that was handed over.
    ///
    /// Unit: wei.
    pub balance: rt::U256,
    /// Who received it.
    pub refund_address: rt::Address,
}
impl SelfdestructAction {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(
        address: rt::Address,
        balance: rt::U256,
        refund_address: rt::Address,
    ) -> Self {
        Self {
            address,
            balance,
            refund_address,
        }
    }
}
impl rt::Serialize for SelfdestructAction {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "address", &self.address)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "balance", &self.balance)?;
        rt::put::<rt::Same, _, _>(&mut map, "refundAddress", &self.refund_address)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for SelfdestructAction {
    const NAME: &'static str = "SelfdestructAction";
    fn key(key: &str) -> usize {
        match key {
            "address" => 0,
            "balance" => 1,
            "refundAddress" => 2,
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
                1 => field1 = Some(source.value::<rt::Quantity, _>()?),
                2 => field2 = Some(source.value::<rt::Same, _>()?),
                _ => source.skip()?,
            }
        }
        Ok(Self {
            address: rt::need(field0, "address")?,
            balance: rt::need(field1, "balance")?,
            refund_address: rt::need(field2, "refundAddress")?,
        })
    }
}
rt::object!(SelfdestructAction);
/// A `SELFDESTRUCT` in a mined transaction, under the name that the instruction had when this API was made.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SelfdestructTrace {
    /// What was to be done.
    pub action: SelfdestructAction,
    /// The block that it belongs to.
    pub block_hash: rt::B256,
    /// Height of that block; a JSON integer here.
    pub block_number: u64,
    /// Why it failed, such as `Reverted` or `Out of gas`; absent on success. The wording differs between nodes.
    pub error: Option<String>,
    /// Null or absent: the instruction returns nothing.
    pub result: Option<CallTraceResult>,
    /// What the transaction's outermost frame reverted with; only from Besu.
    pub revert_reason: Option<rt::Bytes>,
    /// How many entries it has directly inside it.
    ///
    /// Unit: traces.
    pub subtraces: u64,
    /// Place in the tree of calls: the index at each level below the transaction's outermost call, which has an empty list.
    pub trace_address: Vec<u64>,
    /// The transaction that it belongs to.
    pub transaction_hash: Option<rt::B256>,
    /// Position of that transaction in the block, counted from zero; a JSON integer here.
    pub transaction_position: Option<u64>,
}
impl SelfdestructTrace {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(
        action: SelfdestructAction,
        block_hash: rt::B256,
        block_number: u64,
        subtraces: u64,
        trace_address: Vec<u64>,
    ) -> Self {
        Self {
            action,
            block_hash,
            block_number,
            subtraces,
            trace_address,
            error: None,
            result: None,
            revert_reason: None,
            transaction_hash: None,
            transaction_position: None,
        }
    }
}
impl rt::Serialize for SelfdestructTrace {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "action", &self.action)?;
        rt::put::<rt::Same, _, _>(&mut map, "blockHash", &self.block_hash)?;
        rt::put::<rt::Same, _, _>(&mut map, "blockNumber", &self.block_number)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "error", &self.error)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "result", &self.result)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "revertReason", &self.revert_reason)?;
        rt::put::<rt::Same, _, _>(&mut map, "subtraces", &self.subtraces)?;
        rt::put::<rt::Same, _, _>(&mut map, "traceAddress", &self.trace_address)?;
        rt::put_some::<
            rt::Same,
            _,
            _,
        >(&mut map, "transactionHash", &self.transaction_hash)?;
        rt::put_some::<
            rt::Same,
            _,
            _,
        >(&mut map, "transactionPosition", &self.transaction_position)?;
        map.serialize_entry("type", &"suicide")?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for SelfdestructTrace {
    const NAME: &'static str = "SelfdestructTrace";
    fn key(key: &str) -> usize {
        match key {
            "action" => 0,
            "blockHash" => 1,
            "blockNumber" => 2,
            "error" => 3,
            "result" => 4,
            "revertReason" => 5,
            "subtraces" => 6,
            "traceAddress" => 7,
            "transactionHash" => 8,
            "transactionPosition" => 9,
            "type" => 10,
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
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = Some(source.value::<rt::Same, _>()?),
                1 => field1 = Some(source.value::<rt::Same, _>()?),
                2 => field2 = Some(source.value::<rt::Same, _>()?),
                3 => field3 = source.value::<Option<rt::Same>, _>()?,
                4 => field4 = source.value::<Option<rt::Same>, _>()?,
                5 => field5 = source.value::<Option<rt::Same>, _>()?,
                6 => field6 = Some(source.value::<rt::Same, _>()?),
                7 => field7 = Some(source.value::<rt::Same, _>()?),
                8 => field8 = source.value::<Option<rt::Same>, _>()?,
                9 => field9 = source.value::<Option<rt::Same>, _>()?,
                10 => source.constant("suicide")?,
                _ => source.skip()?,
            }
        }
        Ok(Self {
            action: rt::need(field0, "action")?,
            block_hash: rt::need(field1, "blockHash")?,
            block_number: rt::need(field2, "blockNumber")?,
            error: field3,
            result: field4,
            revert_reason: field5,
            subtraces: rt::need(field6, "subtraces")?,
            trace_address: rt::need(field7, "traceAddress")?,
            transaction_hash: field8,
            transaction_position: field9,
        })
    }
}
rt::object!(SelfdestructTrace);
/// The value of a storage slot of something that wasn't there before.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SlotAdded {
    /// After the transaction.
    pub added: rt::B256,
}
impl SlotAdded {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(added: rt::B256) -> Self {
        Self { added }
    }
}
impl rt::Serialize for SlotAdded {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "+", &self.added)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for SlotAdded {
    const NAME: &'static str = "SlotAdded";
    fn key(key: &str) -> usize {
        match key {
            "+" => 0,
            _ => rt::OTHER,
        }
    }
    fn read<S: rt::Source<'de>>(source: &mut S) -> Result<Self, S::Error> {
        let mut field0 = None;
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = Some(source.value::<rt::Same, _>()?),
                _ => source.skip()?,
            }
        }
        Ok(Self {
            added: rt::need(field0, "+")?,
        })
    }
}
rt::object!(SlotAdded);
/// The value of a storage slot of something that is still there, but has changed.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SlotChanged {
    /// The two values.
    pub changed: SlotDelta,
}
impl SlotChanged {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(changed: SlotDelta) -> Self {
        Self { changed }
    }
}
impl rt::Serialize for SlotChanged {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "*", &self.changed)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for SlotChanged {
    const NAME: &'static str = "SlotChanged";
    fn key(key: &str) -> usize {
        match key {
            "*" => 0,
            _ => rt::OTHER,
        }
    }
    fn read<S: rt::Source<'de>>(source: &mut S) -> Result<Self, S::Error> {
        let mut field0 = None;
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = Some(source.value::<rt::Same, _>()?),
                _ => source.skip()?,
            }
        }
        Ok(Self {
            changed: rt::need(field0, "*")?,
        })
    }
}
rt::object!(SlotChanged);
/// The value of a storage slot on both sides of a transaction.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SlotDelta {
    /// Before the transaction.
    pub from: rt::B256,
    /// After the transaction.
    pub to: rt::B256,
}
impl SlotDelta {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(from: rt::B256, to: rt::B256) -> Self {
        Self { from, to }
    }
}
impl rt::Serialize for SlotDelta {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "from", &self.from)?;
        rt::put::<rt::Same, _, _>(&mut map, "to", &self.to)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for SlotDelta {
    const NAME: &'static str = "SlotDelta";
    fn key(key: &str) -> usize {
        match key {
            "from" => 0,
            "to" => 1,
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
            from: rt::need(field0, "from")?,
            to: rt::need(field1, "to")?,
        })
    }
}
rt::object!(SlotDelta);
/// How the value of a storage slot changed: `=` not at all, `+` it came into being, `-` it vanished, `*` it became another.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum SlotDiff {
    /// `"="`.
    Unchanged,
    /// The value of a storage slot of something that wasn't there before.
    Added(SlotAdded),
    /// The value of a storage slot of something that is no longer there.
    Removed(SlotRemoved),
    /// The value of a storage slot of something that is still there, but has changed.
    Changed(SlotChanged),
    /// What is none of the others, as it was sent.
    Unknown(rt::RawJson),
}
impl From<SlotAdded> for SlotDiff {
    fn from(value: SlotAdded) -> Self {
        Self::Added(value)
    }
}
impl From<SlotChanged> for SlotDiff {
    fn from(value: SlotChanged) -> Self {
        Self::Changed(value)
    }
}
impl From<SlotRemoved> for SlotDiff {
    fn from(value: SlotRemoved) -> Self {
        Self::Removed(value)
    }
}
impl rt::Serialize for SlotDiff {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        match self {
            Self::Unchanged => rt::Serialize::serialize(&"=", serializer),
            Self::Added(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::Removed(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::Changed(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::Unknown(value) => rt::Serialize::serialize(value, serializer),
        }
    }
}
impl<'de> rt::Union<'de> for SlotDiff {
    const NAME: &'static str = "SlotDiff";
    const EXPECTED: &'static str = "\"=\" or added or removed or changed";
    fn unknown(json: &dyn Fn() -> Option<rt::RawJson>) -> Option<Self> {
        json().map(Self::Unknown)
    }
    fn string<E: rt::Error>(value: &str) -> Result<Self, E> {
        if value == "=" {
            return Ok(Self::Unchanged);
        }
        Err(rt::unexpected_text(value, Self::EXPECTED))
    }
    fn object<A: rt::MapAccess<'de>>(map: A) -> Result<Self, A::Error> {
        let mut source = rt::Replay::new(map);
        source.hold_all()?;
        if source.has("+") {
            return rt::Object::read(&mut source).map(Self::Added);
        }
        if source.has("-") {
            return rt::Object::read(&mut source).map(Self::Removed);
        }
        if source.has("*") {
            return rt::Object::read(&mut source).map(Self::Changed);
        }
        source.json().map(Self::Unknown)
    }
}
rt::union!(SlotDiff);
/// The value of a storage slot of something that is no longer there.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SlotRemoved {
    /// Before the transaction.
    pub removed: rt::B256,
}
impl SlotRemoved {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(removed: rt::B256) -> Self {
        Self { removed }
    }
}
impl rt::Serialize for SlotRemoved {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "-", &self.removed)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for SlotRemoved {
    const NAME: &'static str = "SlotRemoved";
    fn key(key: &str) -> usize {
        match key {
            "-" => 0,
            _ => rt::OTHER,
        }
    }
    fn read<S: rt::Source<'de>>(source: &mut S) -> Result<Self, S::Error> {
        let mut field0 = None;
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = Some(source.value::<rt::Same, _>()?),
                _ => source.skip()?,
            }
        }
        Ok(Self {
            removed: rt::need(field0, "-")?,
        })
    }
}
rt::object!(SlotRemoved);
/// Which traces to find. Every key may be left out; without any, all traces of the chain are meant, which nodes refuse.
#[derive(Clone, Debug, PartialEq, Default)]
#[non_exhaustive]
pub struct TraceFilter {
    /// How many matches to skip; 0 when absent.
    ///
    /// Unit: traces.
    pub after: Option<u64>,
    /// Most matches to return; all when absent.
    ///
    /// Unit: traces.
    pub count: Option<u64>,
    /// Callers and creators to look for; any when absent or empty.
    pub from_address: Option<Vec<rt::Address>>,
    /// First block to search. Reth and anvil take a number only.
    pub from_block: Option<BlockNumberOrTag>,
    /// How the two lists combine; `union` when absent. Nodes that don't know the key follow a rule of their own.
    pub mode: Option<TraceFilterMode>,
    /// Callees and created contracts to look for; any when absent or empty.
    pub to_address: Option<Vec<rt::Address>>,
    /// Last block to search. Reth and anvil take a number only.
    pub to_block: Option<BlockNumberOrTag>,
}
impl TraceFilter {
    /// Nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
    /// Sets `after`.
    #[must_use]
    pub fn with_after(mut self, after: u64) -> Self {
        self.after = Some(after);
        self
    }
    /// Sets `count`.
    #[must_use]
    pub fn with_count(mut self, count: u64) -> Self {
        self.count = Some(count);
        self
    }
    /// Sets `from_address`.
    #[must_use]
    pub fn with_from_address(mut self, from_address: Vec<rt::Address>) -> Self {
        self.from_address = Some(from_address);
        self
    }
    /// Sets `from_block`.
    #[must_use]
    pub fn with_from_block(mut self, from_block: impl Into<BlockNumberOrTag>) -> Self {
        self.from_block = Some(from_block.into());
        self
    }
    /// Sets `mode`.
    #[must_use]
    pub fn with_mode(mut self, mode: TraceFilterMode) -> Self {
        self.mode = Some(mode);
        self
    }
    /// Sets `to_address`.
    #[must_use]
    pub fn with_to_address(mut self, to_address: Vec<rt::Address>) -> Self {
        self.to_address = Some(to_address);
        self
    }
    /// Sets `to_block`.
    #[must_use]
    pub fn with_to_block(mut self, to_block: impl Into<BlockNumberOrTag>) -> Self {
        self.to_block = Some(to_block.into());
        self
    }
}
impl rt::Serialize for TraceFilter {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "after", &self.after)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "count", &self.count)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "fromAddress", &self.from_address)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "fromBlock", &self.from_block)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "mode", &self.mode)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "toAddress", &self.to_address)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "toBlock", &self.to_block)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for TraceFilter {
    const NAME: &'static str = "TraceFilter";
    fn key(key: &str) -> usize {
        match key {
            "after" => 0,
            "count" => 1,
            "fromAddress" => 2,
            "fromBlock" => 3,
            "mode" => 4,
            "toAddress" => 5,
            "toBlock" => 6,
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
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = source.value::<Option<rt::Same>, _>()?,
                1 => field1 = source.value::<Option<rt::Same>, _>()?,
                2 => field2 = source.value::<Option<rt::Same>, _>()?,
                3 => field3 = source.value::<Option<rt::Same>, _>()?,
                4 => field4 = source.value::<Option<rt::Same>, _>()?,
                5 => field5 = source.value::<Option<rt::Same>, _>()?,
                6 => field6 = source.value::<Option<rt::Same>, _>()?,
                _ => source.skip()?,
            }
        }
        Ok(Self {
            after: field0,
            count: field1,
            from_address: field2,
            from_block: field3,
            mode: field4,
            to_address: field5,
            to_block: field6,
        })
    }
}
rt::object!(TraceFilter);
/// How sender and receiver lists combine: `union` takes a trace that matches either of them, `intersection` only one that matches both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum TraceFilterMode {
    /// `intersection`
    Intersection,
    /// `union`
    Union,
}
impl rt::Texts for TraceFilterMode {
    const NAME: &'static str = "TraceFilterMode";
    const TEXTS: &'static [&'static str] = &["intersection", "union"];
    fn known(text: &str) -> Option<Self> {
        Some(
            match text {
                "intersection" => Self::Intersection,
                "union" => Self::Union,
                _ => return None,
            },
        )
    }
    fn unknown(_: &str) -> Option<Self> {
        None
    }
    fn text(&self) -> &str {
        match self {
            Self::Intersection => "intersection",
            Self::Union => "union",
        }
    }
}
rt::texts!(TraceFilterMode);
/// `TraceGetResult`, one of several shapes.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum TraceGetResult {
    /// A call in a mined transaction.
    Call(CallTrace),
    /// The creation of a contract in a mined transaction.
    Create(CreateTrace),
    /// A `SELFDESTRUCT` in a mined transaction, under the name that the instruction had when this API was made.
    Selfdestruct(SelfdestructTrace),
    /// A reward for the block or an uncle, after the block's transactions. There are none since the merge, though some nodes go on listing rewards of zero.
    Reward(RewardTrace),
    /// What is none of the others, as it was sent.
    Unknown(rt::RawJson),
}
impl From<CallTrace> for TraceGetResult {
    fn from(value: CallTrace) -> Self {
        Self::Call(value)
    }
}
impl From<CreateTrace> for TraceGetResult {
    fn from(value: CreateTrace) -> Self {
        Self::Create(value)
    }
}
impl From<RewardTrace> for TraceGetResult {
    fn from(value: RewardTrace) -> Self {
        Self::Reward(value)
    }
}
impl From<SelfdestructTrace> for TraceGetResult {
    fn from(value: SelfdestructTrace) -> Self {
        Self::Selfdestruct(value)
    }
}
impl rt::Serialize for TraceGetResult {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        match self {
            Self::Call(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::Create(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::Selfdestruct(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::Reward(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::Unknown(value) => rt::Serialize::serialize(value, serializer),
        }
    }
}
impl<'de> rt::Union<'de> for TraceGetResult {
    const NAME: &'static str = "TraceGetResult";
    const EXPECTED: &'static str = "call or create or selfdestruct or reward";
    fn unknown(json: &dyn Fn() -> Option<rt::RawJson>) -> Option<Self> {
        json().map(Self::Unknown)
    }
    fn object<A: rt::MapAccess<'de>>(map: A) -> Result<Self, A::Error> {
        let mut source = rt::Replay::new(map);
        let tag = source.tag("type")?;
        match tag.as_deref() {
            Some("call") => rt::Object::read(&mut source).map(Self::Call),
            Some("create") => rt::Object::read(&mut source).map(Self::Create),
            Some("suicide") => rt::Object::read(&mut source).map(Self::Selfdestruct),
            Some("reward") => rt::Object::read(&mut source).map(Self::Reward),
            _ => source.json().map(Self::Unknown),
        }
    }
}
rt::union!(TraceGetResult);
/// What a replayed or simulated transaction did. Diagnoses that were not asked for are null or empty.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TraceReplay {
    /// What the outermost call returned or reverted with; the deployed code of a creation. Null from Nethermind unless `trace` or `vmTrace` was asked for.
    pub output: Option<rt::Bytes>,
    /// What the transaction reverted with; only from Besu.
    pub revert_reason: Option<rt::Bytes>,
    /// What changed in the state; null unless asked for.
    pub state_diff: Option<rt::BTreeMap<rt::Address, AccountDiff>>,
    /// Calls and creations in the order of execution; empty unless asked for.
    pub trace: Vec<ReplayedTrace>,
    /// The replayed transaction. Absent for a simulated call, and with reth also when a single transaction is replayed.
    pub transaction_hash: Option<rt::B256>,
    /// Every step of the EVM; null unless asked for, or when no code ran.
    pub vm_trace: Option<VmTrace>,
}
impl TraceReplay {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(trace: Vec<ReplayedTrace>) -> Self {
        Self {
            trace,
            output: None,
            revert_reason: None,
            state_diff: None,
            transaction_hash: None,
            vm_trace: None,
        }
    }
}
impl rt::Serialize for TraceReplay {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "output", &self.output)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "revertReason", &self.revert_reason)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "stateDiff", &self.state_diff)?;
        rt::put::<rt::Same, _, _>(&mut map, "trace", &self.trace)?;
        rt::put_some::<
            rt::Same,
            _,
            _,
        >(&mut map, "transactionHash", &self.transaction_hash)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "vmTrace", &self.vm_trace)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for TraceReplay {
    const NAME: &'static str = "TraceReplay";
    fn key(key: &str) -> usize {
        match key {
            "output" => 0,
            "revertReason" => 1,
            "stateDiff" => 2,
            "trace" => 3,
            "transactionHash" => 4,
            "vmTrace" => 5,
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
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = source.value::<Option<rt::Same>, _>()?,
                1 => field1 = source.value::<Option<rt::Same>, _>()?,
                2 => field2 = source.value::<Option<rt::Same>, _>()?,
                3 => field3 = Some(source.value::<rt::Same, _>()?),
                4 => field4 = source.value::<Option<rt::Same>, _>()?,
                5 => field5 = source.value::<Option<rt::Same>, _>()?,
                _ => source.skip()?,
            }
        }
        Ok(Self {
            output: field0,
            revert_reason: field1,
            state_diff: field2,
            trace: rt::need(field3, "trace")?,
            transaction_hash: field4,
            vm_trace: field5,
        })
    }
}
rt::object!(TraceReplay);
/// A kind of diagnosis: `trace` the calls and creations, `vmTrace` every step of the EVM, `stateDiff` what changed in the state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum TraceType {
    /// `stateDiff`
    StateDiff,
    /// `trace`
    Trace,
    /// `vmTrace`
    VmTrace,
}
impl rt::Texts for TraceType {
    const NAME: &'static str = "TraceType";
    const TEXTS: &'static [&'static str] = &["stateDiff", "trace", "vmTrace"];
    fn known(text: &str) -> Option<Self> {
        Some(
            match text {
                "stateDiff" => Self::StateDiff,
                "trace" => Self::Trace,
                "vmTrace" => Self::VmTrace,
                _ => return None,
            },
        )
    }
    fn unknown(_: &str) -> Option<Self> {
        None
    }
    fn text(&self) -> &str {
        match self {
            Self::StateDiff => "stateDiff",
            Self::Trace => "trace",
            Self::VmTrace => "vmTrace",
        }
    }
}
rt::texts!(TraceType);
/// The effects of one instruction.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct VmExecution {
    /// What it wrote to memory; null or absent when nothing.
    pub mem: Option<VmMemoryChange>,
    /// Words that it left on the stack, as hex; whether zeros in front are written differs between nodes.
    pub push: Vec<String>,
    /// What it wrote to storage; null or absent when nothing.
    pub store: Option<VmStorageChange>,
    /// Despite its name, the gas left after the instruction.
    ///
    /// Unit: gas.
    pub used: u64,
}
impl VmExecution {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(push: Vec<String>, used: u64) -> Self {
        Self {
            push,
            used,
            mem: None,
            store: None,
        }
    }
}
impl rt::Serialize for VmExecution {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "mem", &self.mem)?;
        rt::put::<rt::Same, _, _>(&mut map, "push", &self.push)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "store", &self.store)?;
        rt::put::<rt::Same, _, _>(&mut map, "used", &self.used)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for VmExecution {
    const NAME: &'static str = "VmExecution";
    fn key(key: &str) -> usize {
        match key {
            "mem" => 0,
            "push" => 1,
            "store" => 2,
            "used" => 3,
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
                0 => field0 = source.value::<Option<rt::Same>, _>()?,
                1 => field1 = Some(source.value::<rt::Same, _>()?),
                2 => field2 = source.value::<Option<rt::Same>, _>()?,
                3 => field3 = Some(source.value::<rt::Same, _>()?),
                _ => source.skip()?,
            }
        }
        Ok(Self {
            mem: field0,
            push: rt::need(field1, "push")?,
            store: field2,
            used: rt::need(field3, "used")?,
        })
    }
}
rt::object!(VmExecution);
/// Bytes that an instruction wrote to memory.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct VmMemoryChange {
    /// The bytes written.
    pub data: rt::Bytes,
    /// Where in memory they start.
    ///
    /// Unit: bytes.
    pub off: u64,
}
impl VmMemoryChange {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(data: impl Into<rt::Bytes>, off: u64) -> Self {
        Self { data: data.into(), off }
    }
}
impl rt::Serialize for VmMemoryChange {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "data", &self.data)?;
        rt::put::<rt::Same, _, _>(&mut map, "off", &self.off)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for VmMemoryChange {
    const NAME: &'static str = "VmMemoryChange";
    fn key(key: &str) -> usize {
        match key {
            "data" => 0,
            "off" => 1,
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
            data: rt::need(field0, "data")?,
            off: rt::need(field1, "off")?,
        })
    }
}
rt::object!(VmMemoryChange);
/// One instruction and what it did.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct VmOperation {
    /// What the instruction takes.
    ///
    /// Unit: gas.
    pub cost: u64,
    /// What it did; null or absent when it failed.
    pub ex: Option<VmExecution>,
    /// The node's own index of the step, such as `0-12`; only from Erigon.
    pub idx: Option<String>,
    /// Mnemonic of the instruction; Besu and Nethermind leave it out.
    pub op: Option<String>,
    /// Program counter: offset of the instruction in the code.
    ///
    /// Unit: bytes.
    pub pc: u64,
    /// The steps of the call or creation that it opened; null or absent for every other instruction.
    pub sub: Option<VmTrace>,
}
impl VmOperation {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(cost: u64, pc: u64) -> Self {
        Self {
            cost,
            pc,
            ex: None,
            idx: None,
            op: None,
            sub: None,
        }
    }
}
impl rt::Serialize for VmOperation {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "cost", &self.cost)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "ex", &self.ex)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "idx", &self.idx)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "op", &self.op)?;
        rt::put::<rt::Same, _, _>(&mut map, "pc", &self.pc)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "sub", &self.sub)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for VmOperation {
    const NAME: &'static str = "VmOperation";
    fn key(key: &str) -> usize {
        match key {
            "cost" => 0,
            "ex" => 1,
            "idx" => 2,
            "op" => 3,
            "pc" => 4,
            "sub" => 5,
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
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = Some(source.value::<rt::Same, _>()?),
                1 => field1 = source.value::<Option<rt::Same>, _>()?,
                2 => field2 = source.value::<Option<rt::Same>, _>()?,
                3 => field3 = source.value::<Option<rt::Same>, _>()?,
                4 => field4 = Some(source.value::<rt::Same, _>()?),
                5 => field5 = source.value::<Option<rt::Same>, _>()?,
                _ => source.skip()?,
            }
        }
        Ok(Self {
            cost: rt::need(field0, "cost")?,
            ex: field1,
            idx: field2,
            op: field3,
            pc: rt::need(field4, "pc")?,
            sub: field5,
        })
    }
}
rt::object!(VmOperation);
/// A slot that an instruction wrote.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct VmStorageChange {
    /// The slot, as hex; whether zeros in front are written differs between nodes.
    pub key: String,
    /// The value written, as hex; whether zeros in front are written differs between nodes.
    pub val: String,
}
impl VmStorageChange {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(key: impl Into<String>, val: impl Into<String>) -> Self {
        Self {
            key: key.into(),
            val: val.into(),
        }
    }
}
impl rt::Serialize for VmStorageChange {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "key", &self.key)?;
        rt::put::<rt::Same, _, _>(&mut map, "val", &self.val)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for VmStorageChange {
    const NAME: &'static str = "VmStorageChange";
    fn key(key: &str) -> usize {
        match key {
            "key" => 0,
            "val" => 1,
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
            key: rt::need(field0, "key")?,
            val: rt::need(field1, "val")?,
        })
    }
}
rt::object!(VmStorageChange);
/// Every step of one call or creation.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct VmTrace {
    /// The code that ran. Anvil sends it empty.
    pub code: rt::Bytes,
    /// Steps in the order of execution; those of inner calls are in `sub`.
    pub ops: Vec<VmOperation>,
}
impl VmTrace {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(code: impl Into<rt::Bytes>, ops: Vec<VmOperation>) -> Self {
        Self { code: code.into(), ops }
    }
}
impl rt::Serialize for VmTrace {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "code", &self.code)?;
        rt::put::<rt::Same, _, _>(&mut map, "ops", &self.ops)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for VmTrace {
    const NAME: &'static str = "VmTrace";
    fn key(key: &str) -> usize {
        match key {
            "code" => 0,
            "ops" => 1,
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
            code: rt::need(field0, "code")?,
            ops: rt::need(field1, "ops")?,
        })
    }
}
rt::object!(VmTrace);
