use crate::rt;
use super::{
    AccessListEntry, AccessListTransaction, AccountOverride, Authorization,
    BlobTransaction, BlockNumberOrTag, BlockOverrides, BlockTransactions,
    FeeMarketTransaction, LegacyTransaction, Log, SetCodeTransaction, TransactionRequest,
    Withdrawal,
};
/// The access list that a transaction would profit from, with the gas it would then use.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct AccessListResult {
    /// What the transaction touched. The sender, the callee and precompiled contracts stand in it only with slots, being cheap anyway.
    pub access_list: Vec<AccessListEntry>,
    /// Why execution failed; absent when it succeeded. The list is then what was touched until the failure.
    pub error: Option<String>,
    /// Gas that the transaction uses when it carries this list.
    ///
    /// Unit: gas.
    pub gas_used: u64,
}
impl AccessListResult {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(access_list: Vec<AccessListEntry>, gas_used: u64) -> Self {
        Self {
            access_list,
            gas_used,
            error: None,
        }
    }
}
impl rt::Serialize for AccessListResult {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "accessList", &self.access_list)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "error", &self.error)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "gasUsed", &self.gas_used)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for AccessListResult {
    const NAME: &'static str = "AccessListResult";
    fn key(key: &str) -> usize {
        match key {
            "accessList" => 0,
            "error" => 1,
            "gasUsed" => 2,
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
                1 => field1 = source.value::<Option<rt::Same>, _>()?,
                2 => field2 = Some(source.value::<rt::Quantity, _>()?),
                _ => source.skip()?,
            }
        }
        Ok(Self {
            access_list: rt::need(field0, "accessList")?,
            error: field1,
            gas_used: rt::need(field2, "gasUsed")?,
        })
    }
}
rt::object!(AccessListResult);
/// All that a block did to one account. A list without entries may be absent.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct AccountAccess {
    /// The account that was touched.
    pub address: rt::Address,
    /// Changes of the balance, in the order of the block.
    pub balance_changes: Option<Vec<BalanceChange>>,
    /// Changes of the code, in the order of the block.
    pub code_changes: Option<Vec<CodeChange>>,
    /// Changes of the nonce, in the order of the block.
    pub nonce_changes: Option<Vec<NonceChange>>,
    /// Slots that were written.
    pub storage_changes: Option<Vec<SlotChanges>>,
    /// Slots that were only read.
    pub storage_reads: Option<Vec<rt::B256>>,
}
impl AccountAccess {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(address: rt::Address) -> Self {
        Self {
            address,
            balance_changes: None,
            code_changes: None,
            nonce_changes: None,
            storage_changes: None,
            storage_reads: None,
        }
    }
}
impl rt::Serialize for AccountAccess {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "address", &self.address)?;
        rt::put_some::<
            rt::Same,
            _,
            _,
        >(&mut map, "balanceChanges", &self.balance_changes)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "codeChanges", &self.code_changes)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "nonceChanges", &self.nonce_changes)?;
        rt::put_some::<
            rt::Same,
            _,
            _,
        >(&mut map, "storageChanges", &self.storage_changes)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "storageReads", &self.storage_reads)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for AccountAccess {
    const NAME: &'static str = "AccountAccess";
    fn key(key: &str) -> usize {
        match key {
            "address" => 0,
            "balanceChanges" => 1,
            "codeChanges" => 2,
            "nonceChanges" => 3,
            "storageChanges" => 4,
            "storageReads" => 5,
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
                4 => field4 = source.value::<Option<rt::Same>, _>()?,
                5 => field5 = source.value::<Option<rt::Same>, _>()?,
                _ => source.skip()?,
            }
        }
        Ok(Self {
            address: rt::need(field0, "address")?,
            balance_changes: field1,
            code_changes: field2,
            nonce_changes: field3,
            storage_changes: field4,
            storage_reads: field5,
        })
    }
}
rt::object!(AccountAccess);
/// An account's state with the path that proves it against a block's state root (EIP-1186).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct AccountProof {
    /// RLP nodes of the state trie, from the block's state root down to the account. Proves absence when there is no such account.
    pub account_proof: Vec<rt::Bytes>,
    /// The account asked for.
    pub address: rt::Address,
    /// Ether that the account holds.
    ///
    /// Unit: wei.
    pub balance: rt::U256,
    /// Keccak-256 of the account's code; that of the empty string for an account without code.
    pub code_hash: rt::B256,
    /// Number of transactions that the account has sent, or of contracts that it has created.
    pub nonce: u64,
    /// Root of the account's storage trie; that of the empty trie when it stores nothing.
    pub storage_hash: rt::B256,
    /// One proof for each slot asked for, in that order.
    pub storage_proof: Vec<StorageProof>,
}
impl AccountProof {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(
        account_proof: Vec<rt::Bytes>,
        address: rt::Address,
        balance: rt::U256,
        code_hash: rt::B256,
        nonce: u64,
        storage_hash: rt::B256,
        storage_proof: Vec<StorageProof>,
    ) -> Self {
        Self {
            account_proof,
            address,
            balance,
            code_hash,
            nonce,
            storage_hash,
            storage_proof,
        }
    }
}
impl rt::Serialize for AccountProof {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "accountProof", &self.account_proof)?;
        rt::put::<rt::Same, _, _>(&mut map, "address", &self.address)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "balance", &self.balance)?;
        rt::put::<rt::Same, _, _>(&mut map, "codeHash", &self.code_hash)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "nonce", &self.nonce)?;
        rt::put::<rt::Same, _, _>(&mut map, "storageHash", &self.storage_hash)?;
        rt::put::<rt::Same, _, _>(&mut map, "storageProof", &self.storage_proof)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for AccountProof {
    const NAME: &'static str = "AccountProof";
    fn key(key: &str) -> usize {
        match key {
            "accountProof" => 0,
            "address" => 1,
            "balance" => 2,
            "codeHash" => 3,
            "nonce" => 4,
            "storageHash" => 5,
            "storageProof" => 6,
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
                2 => field2 = Some(source.value::<rt::Quantity, _>()?),
                3 => field3 = Some(source.value::<rt::Same, _>()?),
                4 => field4 = Some(source.value::<rt::Quantity, _>()?),
                5 => field5 = Some(source.value::<rt::Same, _>()?),
                6 => field6 = Some(source.value::<rt::Same, _>()?),
                _ => source.skip()?,
            }
        }
        Ok(Self {
            account_proof: rt::need(field0, "accountProof")?,
            address: rt::need(field1, "address")?,
            balance: rt::need(field2, "balance")?,
            code_hash: rt::need(field3, "codeHash")?,
            nonce: rt::need(field4, "nonce")?,
            storage_hash: rt::need(field5, "storageHash")?,
            storage_proof: rt::need(field6, "storageProof")?,
        })
    }
}
rt::object!(AccountProof);
/// Whose logs are wanted: one contract's, or those of any contract in a list.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum AddressFilter {
    /// An account, 20 bytes as 40 hex digits; letters may be upper or lower case (EIP-55), which the node ignores.
    One(rt::Address),
    /// `Any`: a list.
    Any(Vec<rt::Address>),
}
impl From<Vec<rt::Address>> for AddressFilter {
    fn from(value: Vec<rt::Address>) -> Self {
        Self::Any(value)
    }
}
impl From<rt::Address> for AddressFilter {
    fn from(value: rt::Address) -> Self {
        Self::One(value)
    }
}
impl rt::Serialize for AddressFilter {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        match self {
            Self::One(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::Any(value) => rt::write::<rt::Same, _, _>(value, serializer),
        }
    }
}
impl<'de> rt::Union<'de> for AddressFilter {
    const NAME: &'static str = "AddressFilter";
    const EXPECTED: &'static str = "a 20-byte address or any";
    fn string<E: rt::Error>(value: &str) -> Result<Self, E> {
        rt::text::<rt::Same, _, E>(value).map(Self::One)
    }
    fn array<A: rt::SeqAccess<'de>>(items: A) -> Result<Self, A::Error> {
        rt::array::<rt::Same, _, _>(items).map(Self::Any)
    }
}
rt::union!(AddressFilter);
/// What one transaction left an account with.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct BalanceChange {
    /// When in the block: 0 before the first transaction, then 1 for the first, and so on; one past the last for what happens after them.
    pub index: u32,
    /// Balance afterwards.
    ///
    /// Unit: wei.
    pub value: rt::U256,
}
impl BalanceChange {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(index: u32, value: rt::U256) -> Self {
        Self { index, value }
    }
}
impl rt::Serialize for BalanceChange {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "index", &self.index)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "value", &self.value)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for BalanceChange {
    const NAME: &'static str = "BalanceChange";
    fn key(key: &str) -> usize {
        match key {
            "index" => 0,
            "value" => 1,
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
            index: rt::need(field0, "index")?,
            value: rt::need(field1, "value")?,
        })
    }
}
rt::object!(BalanceChange);
/// How many blobs a block may carry in one fork, and how fast their price moves (EIP-7840).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct BlobSchedule {
    /// Divisor in the exponent of the blob base fee: the larger, the slower the price moves.
    pub base_fee_update_fraction: u64,
    /// Most blobs that a block may carry.
    ///
    /// Unit: blobs.
    pub max: u64,
    /// Number of blobs in a block at which the price stays as it is.
    ///
    /// Unit: blobs.
    pub target: u64,
}
impl BlobSchedule {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(base_fee_update_fraction: u64, max: u64, target: u64) -> Self {
        Self {
            base_fee_update_fraction,
            max,
            target,
        }
    }
}
impl rt::Serialize for BlobSchedule {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<
            rt::Same,
            _,
            _,
        >(&mut map, "baseFeeUpdateFraction", &self.base_fee_update_fraction)?;
        rt::put::<rt::Same, _, _>(&mut map, "max", &self.max)?;
        rt::put::<rt::Same, _, _>(&mut map, "target", &self.target)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for BlobSchedule {
    const NAME: &'static str = "BlobSchedule";
    fn key(key: &str) -> usize {
        match key {
            "baseFeeUpdateFraction" => 0,
            "max" => 1,
            "target" => 2,
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
            base_fee_update_fraction: rt::need(field0, "baseFeeUpdateFraction")?,
            max: rt::need(field1, "max")?,
            target: rt::need(field2, "target")?,
        })
    }
}
rt::object!(BlobSchedule);
/// Picks the logs of exactly one block, named by its hash, so that a reorganisation can't change the answer (EIP-234).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct BlockHashFilter {
    /// Contracts whose logs are wanted; those of every contract when absent.
    pub address: Option<AddressFilter>,
    /// The block whose logs are searched.
    pub block_hash: rt::B256,
    /// What the log's topics must be, by position; null lets anything pass at its place. A log with more topics than the list still matches, one with fewer doesn't.
    pub topics: Option<Vec<Option<BlockHashFilterTopicsItem>>>,
}
impl BlockHashFilter {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(block_hash: rt::B256) -> Self {
        Self {
            block_hash,
            address: None,
            topics: None,
        }
    }
    /// Sets `address`.
    #[must_use]
    pub fn with_address(mut self, address: impl Into<AddressFilter>) -> Self {
        self.address = Some(address.into());
        self
    }
    /// Sets `topics`.
    #[must_use]
    pub fn with_topics(
        mut self,
        topics: Vec<Option<BlockHashFilterTopicsItem>>,
    ) -> Self {
        self.topics = Some(topics);
        self
    }
}
impl rt::Serialize for BlockHashFilter {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "address", &self.address)?;
        rt::put::<rt::Same, _, _>(&mut map, "blockHash", &self.block_hash)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "topics", &self.topics)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for BlockHashFilter {
    const NAME: &'static str = "BlockHashFilter";
    fn key(key: &str) -> usize {
        match key {
            "address" => 0,
            "blockHash" => 1,
            "topics" => 2,
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
                1 => field1 = Some(source.value::<rt::Same, _>()?),
                2 => field2 = source.value::<Option<rt::Same>, _>()?,
                _ => source.skip()?,
            }
        }
        Ok(Self {
            address: field0,
            block_hash: rt::need(field1, "blockHash")?,
            topics: field2,
        })
    }
}
rt::object!(BlockHashFilter);
/// `BlockHashFilterTopicsItem`, one of several shapes.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum BlockHashFilterTopicsItem {
    /// A 32-byte Keccak-256 digest or Merkle root, always written with all 64 hex digits.
    One(rt::B256),
    /// `Any`: a list.
    Any(Vec<rt::B256>),
}
impl From<Vec<rt::B256>> for BlockHashFilterTopicsItem {
    fn from(value: Vec<rt::B256>) -> Self {
        Self::Any(value)
    }
}
impl From<rt::B256> for BlockHashFilterTopicsItem {
    fn from(value: rt::B256) -> Self {
        Self::One(value)
    }
}
impl rt::Serialize for BlockHashFilterTopicsItem {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        match self {
            Self::One(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::Any(value) => rt::write::<rt::Same, _, _>(value, serializer),
        }
    }
}
impl<'de> rt::Union<'de> for BlockHashFilterTopicsItem {
    const NAME: &'static str = "BlockHashFilterTopicsItem";
    const EXPECTED: &'static str = "32 bytes in hex or any";
    fn string<E: rt::Error>(value: &str) -> Result<Self, E> {
        rt::text::<rt::Same, _, E>(value).map(Self::One)
    }
    fn array<A: rt::SeqAccess<'de>>(items: A) -> Result<Self, A::Error> {
        rt::array::<rt::Same, _, _>(items).map(Self::Any)
    }
}
rt::union!(BlockHashFilterTopicsItem);
/// One block to be simulated: how it differs from the chain, and the calls in it.
#[derive(Clone, Debug, PartialEq, Default)]
#[non_exhaustive]
pub struct BlockStateCalls {
    /// Header keys to set; the others follow from the block before.
    pub block_overrides: Option<BlockOverrides>,
    /// Calls to execute, in order; each sees what the ones before it did. None when absent.
    pub calls: Option<Vec<TransactionRequest>>,
    /// Account state to set before the first call of the block.
    pub state_overrides: Option<rt::BTreeMap<rt::Address, AccountOverride>>,
}
impl BlockStateCalls {
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
    /// Sets `calls`.
    #[must_use]
    pub fn with_calls(mut self, calls: Vec<TransactionRequest>) -> Self {
        self.calls = Some(calls);
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
}
impl rt::Serialize for BlockStateCalls {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put_some::<
            rt::Same,
            _,
            _,
        >(&mut map, "blockOverrides", &self.block_overrides)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "calls", &self.calls)?;
        rt::put_some::<
            rt::Same,
            _,
            _,
        >(&mut map, "stateOverrides", &self.state_overrides)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for BlockStateCalls {
    const NAME: &'static str = "BlockStateCalls";
    fn key(key: &str) -> usize {
        match key {
            "blockOverrides" => 0,
            "calls" => 1,
            "stateOverrides" => 2,
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
                2 => field2 = source.value::<Option<rt::Same>, _>()?,
                _ => source.skip()?,
            }
        }
        Ok(Self {
            block_overrides: field0,
            calls: field1,
            state_overrides: field2,
        })
    }
}
rt::object!(BlockStateCalls);
/// Outcome of a simulated call that was undone.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CallFailure {
    /// Code and message of the failure, as an `eth_call` would have answered it.
    pub error: SimulatedCallError,
    /// Gas that the call used until it failed.
    ///
    /// Unit: gas.
    pub gas_used: u64,
    /// Empty, since the events are undone; not sent by every node.
    pub logs: Option<Vec<Log>>,
    /// Most gas in use at any moment, refunds not taken off. Not sent by every node.
    ///
    /// Unit: gas.
    pub max_used_gas: Option<u64>,
    /// What the contract reverted with; `0x` for other failures.
    pub return_data: rt::Bytes,
}
impl CallFailure {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(
        error: SimulatedCallError,
        gas_used: u64,
        return_data: impl Into<rt::Bytes>,
    ) -> Self {
        Self {
            error,
            gas_used,
            return_data: return_data.into(),
            logs: None,
            max_used_gas: None,
        }
    }
}
impl rt::Serialize for CallFailure {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "error", &self.error)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "gasUsed", &self.gas_used)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "logs", &self.logs)?;
        rt::put_some::<rt::Quantity, _, _>(&mut map, "maxUsedGas", &self.max_used_gas)?;
        rt::put::<rt::Same, _, _>(&mut map, "returnData", &self.return_data)?;
        map.serialize_entry("status", &"0x0")?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for CallFailure {
    const NAME: &'static str = "CallFailure";
    fn key(key: &str) -> usize {
        match key {
            "error" => 0,
            "gasUsed" => 1,
            "logs" => 2,
            "maxUsedGas" => 3,
            "returnData" => 4,
            "status" => 5,
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
                1 => field1 = Some(source.value::<rt::Quantity, _>()?),
                2 => field2 = source.value::<Option<rt::Same>, _>()?,
                3 => field3 = source.value::<Option<rt::Quantity>, _>()?,
                4 => field4 = Some(source.value::<rt::Same, _>()?),
                5 => source.constant("0x0")?,
                _ => source.skip()?,
            }
        }
        Ok(Self {
            error: rt::need(field0, "error")?,
            gas_used: rt::need(field1, "gasUsed")?,
            logs: field2,
            max_used_gas: field3,
            return_data: rt::need(field4, "returnData")?,
        })
    }
}
rt::object!(CallFailure);
/// What came of one simulated call, told apart by `status`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum CallOutcome {
    /// Outcome of a simulated call that ran to its end.
    Success(CallSuccess),
    /// Outcome of a simulated call that was undone.
    Failure(CallFailure),
    /// What is none of the others, as it was sent.
    Unknown(rt::RawJson),
}
impl From<CallFailure> for CallOutcome {
    fn from(value: CallFailure) -> Self {
        Self::Failure(value)
    }
}
impl From<CallSuccess> for CallOutcome {
    fn from(value: CallSuccess) -> Self {
        Self::Success(value)
    }
}
impl rt::Serialize for CallOutcome {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        match self {
            Self::Success(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::Failure(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::Unknown(value) => rt::Serialize::serialize(value, serializer),
        }
    }
}
impl<'de> rt::Union<'de> for CallOutcome {
    const NAME: &'static str = "CallOutcome";
    const EXPECTED: &'static str = "success or failure";
    fn unknown(json: &dyn Fn() -> Option<rt::RawJson>) -> Option<Self> {
        json().map(Self::Unknown)
    }
    fn object<A: rt::MapAccess<'de>>(map: A) -> Result<Self, A::Error> {
        let mut source = rt::Replay::new(map);
        let tag = source.tag("status")?;
        match tag.as_deref() {
            Some("0x1") => rt::Object::read(&mut source).map(Self::Success),
            Some("0x0") => rt::Object::read(&mut source).map(Self::Failure),
            _ => source.json().map(Self::Unknown),
        }
    }
}
rt::union!(CallOutcome);
/// Outcome of a simulated call that ran to its end.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CallSuccess {
    /// Gas that the call used, refunds taken off.
    ///
    /// Unit: gas.
    pub gas_used: u64,
    /// Events that the call emitted, and transfers when they are traced.
    pub logs: Vec<Log>,
    /// Most gas in use at any moment, refunds not taken off. Not sent by every node.
    ///
    /// Unit: gas.
    pub max_used_gas: Option<u64>,
    /// What the contract returned.
    pub return_data: rt::Bytes,
}
impl CallSuccess {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(
        gas_used: u64,
        logs: Vec<Log>,
        return_data: impl Into<rt::Bytes>,
    ) -> Self {
        Self {
            gas_used,
            logs,
            return_data: return_data.into(),
            max_used_gas: None,
        }
    }
}
impl rt::Serialize for CallSuccess {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "gasUsed", &self.gas_used)?;
        rt::put::<rt::Same, _, _>(&mut map, "logs", &self.logs)?;
        rt::put_some::<rt::Quantity, _, _>(&mut map, "maxUsedGas", &self.max_used_gas)?;
        rt::put::<rt::Same, _, _>(&mut map, "returnData", &self.return_data)?;
        map.serialize_entry("status", &"0x1")?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for CallSuccess {
    const NAME: &'static str = "CallSuccess";
    fn key(key: &str) -> usize {
        match key {
            "gasUsed" => 0,
            "logs" => 1,
            "maxUsedGas" => 2,
            "returnData" => 3,
            "status" => 4,
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
                2 => field2 = source.value::<Option<rt::Quantity>, _>()?,
                3 => field3 = Some(source.value::<rt::Same, _>()?),
                4 => source.constant("0x1")?,
                _ => source.skip()?,
            }
        }
        Ok(Self {
            gas_used: rt::need(field0, "gasUsed")?,
            logs: rt::need(field1, "logs")?,
            max_used_gas: field2,
            return_data: rt::need(field3, "returnData")?,
        })
    }
}
rt::object!(CallSuccess);
/// The code that one transaction left an account with.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CodeChange {
    /// Code afterwards; `0x` when it was taken away.
    pub code: rt::Bytes,
    /// When in the block: 0 before the first transaction, then 1 for the first, and so on; one past the last for what happens after them.
    pub index: u32,
}
impl CodeChange {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(code: impl Into<rt::Bytes>, index: u32) -> Self {
        Self { code: code.into(), index }
    }
}
impl rt::Serialize for CodeChange {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "code", &self.code)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "index", &self.index)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for CodeChange {
    const NAME: &'static str = "CodeChange";
    fn key(key: &str) -> usize {
        match key {
            "code" => 0,
            "index" => 1,
            _ => rt::OTHER,
        }
    }
    fn read<S: rt::Source<'de>>(source: &mut S) -> Result<Self, S::Error> {
        let mut field0 = None;
        let mut field1 = None;
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = Some(source.value::<rt::Same, _>()?),
                1 => field1 = Some(source.value::<rt::Quantity, _>()?),
                _ => source.skip()?,
            }
        }
        Ok(Self {
            code: rt::need(field0, "code")?,
            index: rt::need(field1, "index")?,
        })
    }
}
rt::object!(CodeChange);
/// By what rule a node drops old data of one kind.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteStrategy {
    /// How many recent blocks are kept under `window`.
    ///
    /// Unit: blocks.
    pub retention_blocks: Option<u64>,
    /// Which rule; `window` is the only one so far.
    pub r#type: DeleteStrategyKind,
}
impl DeleteStrategy {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(r#type: DeleteStrategyKind) -> Self {
        Self {
            r#type,
            retention_blocks: None,
        }
    }
}
impl rt::Serialize for DeleteStrategy {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put_some::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "retentionBlocks", &self.retention_blocks)?;
        rt::put::<rt::Same, _, _>(&mut map, "type", &self.r#type)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for DeleteStrategy {
    const NAME: &'static str = "DeleteStrategy";
    fn key(key: &str) -> usize {
        match key {
            "retentionBlocks" => 0,
            "type" => 1,
            _ => rt::OTHER,
        }
    }
    fn read<S: rt::Source<'de>>(source: &mut S) -> Result<Self, S::Error> {
        let mut field0 = None;
        let mut field1 = None;
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = source.value::<Option<rt::Quantity>, _>()?,
                1 => field1 = Some(source.value::<rt::Same, _>()?),
                _ => source.skip()?,
            }
        }
        Ok(Self {
            retention_blocks: field0,
            r#type: rt::need(field1, "type")?,
        })
    }
}
rt::object!(DeleteStrategy);
/// How old data goes away. `window`: a fixed number of recent blocks is kept.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum DeleteStrategyKind {
    /// `window`
    Window,
    /// A value that the document doesn't list, as it was sent.
    Unknown(String),
}
impl rt::Texts for DeleteStrategyKind {
    const NAME: &'static str = "DeleteStrategyKind";
    const TEXTS: &'static [&'static str] = &["window"];
    fn known(text: &str) -> Option<Self> {
        Some(
            match text {
                "window" => Self::Window,
                _ => return None,
            },
        )
    }
    fn unknown(text: &str) -> Option<Self> {
        Some(Self::Unknown(text.to_owned()))
    }
    fn text(&self) -> &str {
        match self {
            Self::Window => "window",
            Self::Unknown(text) => text,
        }
    }
}
rt::texts!(DeleteStrategyKind);
/// What gas cost in a range of recent blocks. The lists run from the oldest block to the newest.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct FeeHistory {
    /// Blob base fees, one for each block and one more for the block after the range. Zero before the Cancun fork; absent on nodes without blobs.
    pub base_fee_per_blob_gas: Option<Vec<rt::U256>>,
    /// Base fees, one for each block and one more for the block after the range. Zero before the London fork.
    pub base_fee_per_gas: Vec<rt::U256>,
    /// How full each block was of blobs. Absent on nodes without blobs.
    pub blob_gas_used_ratio: Option<Vec<f64>>,
    /// How full each block was.
    pub gas_used_ratio: Vec<f64>,
    /// First block of the range that the node really answers for, which can be shorter than asked.
    pub oldest_block: u64,
    /// For each block, the tips for each unit of gas at the percentiles asked for, weighted by gas. Absent or null when no percentiles were asked for.
    pub reward: Option<Vec<Vec<rt::U256>>>,
}
impl FeeHistory {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(
        base_fee_per_gas: Vec<rt::U256>,
        gas_used_ratio: Vec<f64>,
        oldest_block: u64,
    ) -> Self {
        Self {
            base_fee_per_gas,
            gas_used_ratio,
            oldest_block,
            base_fee_per_blob_gas: None,
            blob_gas_used_ratio: None,
            reward: None,
        }
    }
}
impl rt::Serialize for FeeHistory {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put_some::<
            Vec<rt::Quantity>,
            _,
            _,
        >(&mut map, "baseFeePerBlobGas", &self.base_fee_per_blob_gas)?;
        rt::put::<
            Vec<rt::Quantity>,
            _,
            _,
        >(&mut map, "baseFeePerGas", &self.base_fee_per_gas)?;
        rt::put_some::<
            rt::Same,
            _,
            _,
        >(&mut map, "blobGasUsedRatio", &self.blob_gas_used_ratio)?;
        rt::put::<rt::Same, _, _>(&mut map, "gasUsedRatio", &self.gas_used_ratio)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "oldestBlock", &self.oldest_block)?;
        rt::put_some::<Vec<Vec<rt::Quantity>>, _, _>(&mut map, "reward", &self.reward)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for FeeHistory {
    const NAME: &'static str = "FeeHistory";
    fn key(key: &str) -> usize {
        match key {
            "baseFeePerBlobGas" => 0,
            "baseFeePerGas" => 1,
            "blobGasUsedRatio" => 2,
            "gasUsedRatio" => 3,
            "oldestBlock" => 4,
            "reward" => 5,
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
                0 => field0 = source.value::<Option<Vec<rt::Quantity>>, _>()?,
                1 => field1 = Some(source.value::<Vec<rt::Quantity>, _>()?),
                2 => field2 = source.value::<Option<rt::Same>, _>()?,
                3 => field3 = Some(source.value::<rt::Same, _>()?),
                4 => field4 = Some(source.value::<rt::Quantity, _>()?),
                5 => field5 = source.value::<Option<Vec<Vec<rt::Quantity>>>, _>()?,
                _ => source.skip()?,
            }
        }
        Ok(Self {
            base_fee_per_blob_gas: field0,
            base_fee_per_gas: rt::need(field1, "baseFeePerGas")?,
            blob_gas_used_ratio: field2,
            gas_used_ratio: rt::need(field3, "gasUsedRatio")?,
            oldest_block: rt::need(field4, "oldestBlock")?,
            reward: field5,
        })
    }
}
rt::object!(FeeHistory);
/// A transaction with all missing keys filled in, ready to be signed.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct FilledTransaction {
    /// The unsigned transaction's encoding, on nodes that send it.
    pub raw: Option<rt::Bytes>,
    /// The same transaction, key by key.
    pub tx: PreparedTransaction,
}
impl FilledTransaction {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(tx: PreparedTransaction) -> Self {
        Self { tx, raw: None }
    }
}
impl rt::Serialize for FilledTransaction {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "raw", &self.raw)?;
        rt::put::<rt::Same, _, _>(&mut map, "tx", &self.tx)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for FilledTransaction {
    const NAME: &'static str = "FilledTransaction";
    fn key(key: &str) -> usize {
        match key {
            "raw" => 0,
            "tx" => 1,
            _ => rt::OTHER,
        }
    }
    fn read<S: rt::Source<'de>>(source: &mut S) -> Result<Self, S::Error> {
        let mut field0 = None;
        let mut field1 = None;
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = source.value::<Option<rt::Same>, _>()?,
                1 => field1 = Some(source.value::<rt::Same, _>()?),
                _ => source.skip()?,
            }
        }
        Ok(Self {
            raw: field0,
            tx: rt::need(field1, "tx")?,
        })
    }
}
rt::object!(FilledTransaction);
/// What has happened since the filter was last asked: hashes of blocks or of pending transactions, or logs for a log filter. An empty list reads as hashes.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum FilterChanges {
    /// `Hashes`: a list.
    Hashes(Vec<rt::B256>),
    /// `Logs`: a list.
    Logs(Vec<Log>),
}
impl From<Vec<Log>> for FilterChanges {
    fn from(value: Vec<Log>) -> Self {
        Self::Logs(value)
    }
}
impl From<Vec<rt::B256>> for FilterChanges {
    fn from(value: Vec<rt::B256>) -> Self {
        Self::Hashes(value)
    }
}
impl rt::Serialize for FilterChanges {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        match self {
            Self::Hashes(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::Logs(value) => rt::write::<rt::Same, _, _>(value, serializer),
        }
    }
}
impl<'de> rt::Union<'de> for FilterChanges {
    const NAME: &'static str = "FilterChanges";
    const EXPECTED: &'static str = "hashes or logs";
    fn array<A: rt::SeqAccess<'de>>(mut items: A) -> Result<Self, A::Error> {
        let Some(first) = items.next_element::<rt::Held<'de>>()? else {
            return Ok(Self::Hashes(Vec::new()));
        };
        match first.kind() {
            rt::Kind::String => {
                rt::rest::<rt::Same, _, _>(first, items).map(Self::Hashes)
            }
            rt::Kind::Object => rt::rest::<rt::Same, _, _>(first, items).map(Self::Logs),
            _ => Err(rt::unexpected_item(Self::EXPECTED)),
        }
    }
}
rt::union!(FilterChanges);
/// The rules that one fork of the chain runs under.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ForkConfig {
    /// When the fork begins; 0 for one that holds from genesis.
    ///
    /// Unit: seconds since the Unix epoch.
    pub activation_time: u64,
    /// Blob limits of the fork; absent or null for forks without blobs.
    pub blob_schedule: Option<BlobSchedule>,
    /// The chain that signatures must name (EIP-155).
    pub chain_id: u64,
    /// Checksum over genesis and all forks so far, as peers exchange it (EIP-6122).
    pub fork_id: rt::FixedBytes<4>,
    /// Addresses of the precompiled contracts, by name.
    pub precompiles: rt::BTreeMap<String, rt::Address>,
    /// Addresses of the contracts that the protocol itself calls, by name.
    pub system_contracts: rt::BTreeMap<String, rt::Address>,
}
impl ForkConfig {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(
        activation_time: u64,
        chain_id: u64,
        fork_id: rt::FixedBytes<4>,
        precompiles: rt::BTreeMap<String, rt::Address>,
        system_contracts: rt::BTreeMap<String, rt::Address>,
    ) -> Self {
        Self {
            activation_time,
            chain_id,
            fork_id,
            precompiles,
            system_contracts,
            blob_schedule: None,
        }
    }
}
impl rt::Serialize for ForkConfig {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "activationTime", &self.activation_time)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "blobSchedule", &self.blob_schedule)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "chainId", &self.chain_id)?;
        rt::put::<rt::Same, _, _>(&mut map, "forkId", &self.fork_id)?;
        rt::put::<rt::Same, _, _>(&mut map, "precompiles", &self.precompiles)?;
        rt::put::<rt::Same, _, _>(&mut map, "systemContracts", &self.system_contracts)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for ForkConfig {
    const NAME: &'static str = "ForkConfig";
    fn key(key: &str) -> usize {
        match key {
            "activationTime" => 0,
            "blobSchedule" => 1,
            "chainId" => 2,
            "forkId" => 3,
            "precompiles" => 4,
            "systemContracts" => 5,
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
                2 => field2 = Some(source.value::<rt::Quantity, _>()?),
                3 => field3 = Some(source.value::<rt::Same, _>()?),
                4 => field4 = Some(source.value::<rt::Same, _>()?),
                5 => field5 = Some(source.value::<rt::Same, _>()?),
                _ => source.skip()?,
            }
        }
        Ok(Self {
            activation_time: rt::need(field0, "activationTime")?,
            blob_schedule: field1,
            chain_id: rt::need(field2, "chainId")?,
            fork_id: rt::need(field3, "forkId")?,
            precompiles: rt::need(field4, "precompiles")?,
            system_contracts: rt::need(field5, "systemContracts")?,
        })
    }
}
rt::object!(ForkConfig);
/// The rules of the running fork, of the next one and of the last one that the node knows of (EIP-7910).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ForkConfigs {
    /// The fork that the head of the chain is in.
    pub current: ForkConfig,
    /// The furthest fork that the node is prepared for; null when none is planned.
    pub last: Option<ForkConfig>,
    /// The fork that comes after it; null when none is planned.
    pub next: Option<ForkConfig>,
}
impl ForkConfigs {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(current: ForkConfig) -> Self {
        Self {
            current,
            last: None,
            next: None,
        }
    }
}
impl rt::Serialize for ForkConfigs {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "current", &self.current)?;
        rt::put::<Option<rt::Same>, _, _>(&mut map, "last", &self.last)?;
        rt::put::<Option<rt::Same>, _, _>(&mut map, "next", &self.next)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for ForkConfigs {
    const NAME: &'static str = "ForkConfigs";
    fn key(key: &str) -> usize {
        match key {
            "current" => 0,
            "last" => 1,
            "next" => 2,
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
                1 => field1 = source.value::<Option<rt::Same>, _>()?,
                2 => field2 = source.value::<Option<rt::Same>, _>()?,
                _ => source.skip()?,
            }
        }
        Ok(Self {
            current: rt::need(field0, "current")?,
            last: field1,
            next: field2,
        })
    }
}
rt::object!(ForkConfigs);
/// `GetTransactionByBlockHashAndIndexResult`, one of several shapes.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum GetTransactionByBlockHashAndIndexResult {
    /// A signed transaction of the first kind: one gas price, no envelope, and a chain id only since EIP-155.
    Legacy(LegacyTransaction),
    /// A signed transaction with one gas price and an access list (EIP-2930).
    AccessList(AccessListTransaction),
    /// A signed transaction with a fee cap and a tip instead of one gas price (EIP-1559). The usual kind today.
    FeeMarket(FeeMarketTransaction),
    /// A signed transaction that pays for blobs, which travel beside the block (EIP-4844).
    Blob(BlobTransaction),
    /// A signed transaction that lets accounts delegate to contract code (EIP-7702).
    SetCode(SetCodeTransaction),
    /// What is none of the others, as it was sent.
    Unknown(rt::RawJson),
}
impl From<AccessListTransaction> for GetTransactionByBlockHashAndIndexResult {
    fn from(value: AccessListTransaction) -> Self {
        Self::AccessList(value)
    }
}
impl From<BlobTransaction> for GetTransactionByBlockHashAndIndexResult {
    fn from(value: BlobTransaction) -> Self {
        Self::Blob(value)
    }
}
impl From<FeeMarketTransaction> for GetTransactionByBlockHashAndIndexResult {
    fn from(value: FeeMarketTransaction) -> Self {
        Self::FeeMarket(value)
    }
}
impl From<LegacyTransaction> for GetTransactionByBlockHashAndIndexResult {
    fn from(value: LegacyTransaction) -> Self {
        Self::Legacy(value)
    }
}
impl From<SetCodeTransaction> for GetTransactionByBlockHashAndIndexResult {
    fn from(value: SetCodeTransaction) -> Self {
        Self::SetCode(value)
    }
}
impl rt::Serialize for GetTransactionByBlockHashAndIndexResult {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        match self {
            Self::Legacy(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::AccessList(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::FeeMarket(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::Blob(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::SetCode(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::Unknown(value) => rt::Serialize::serialize(value, serializer),
        }
    }
}
impl<'de> rt::Union<'de> for GetTransactionByBlockHashAndIndexResult {
    const NAME: &'static str = "GetTransactionByBlockHashAndIndexResult";
    const EXPECTED: &'static str = "legacy or access list or fee market or blob or set code";
    fn unknown(json: &dyn Fn() -> Option<rt::RawJson>) -> Option<Self> {
        json().map(Self::Unknown)
    }
    fn object<A: rt::MapAccess<'de>>(map: A) -> Result<Self, A::Error> {
        let mut source = rt::Replay::new(map);
        let tag = source.tag("type")?;
        match tag.as_deref() {
            None | Some("0x0") => rt::Object::read(&mut source).map(Self::Legacy),
            Some("0x1") => rt::Object::read(&mut source).map(Self::AccessList),
            Some("0x2") => rt::Object::read(&mut source).map(Self::FeeMarket),
            Some("0x3") => rt::Object::read(&mut source).map(Self::Blob),
            Some("0x4") => rt::Object::read(&mut source).map(Self::SetCode),
            _ => source.json().map(Self::Unknown),
        }
    }
}
rt::union!(GetTransactionByBlockHashAndIndexResult);
/// `GetTransactionByBlockNumberAndIndexResult`, one of several shapes.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum GetTransactionByBlockNumberAndIndexResult {
    /// A signed transaction of the first kind: one gas price, no envelope, and a chain id only since EIP-155.
    Legacy(LegacyTransaction),
    /// A signed transaction with one gas price and an access list (EIP-2930).
    AccessList(AccessListTransaction),
    /// A signed transaction with a fee cap and a tip instead of one gas price (EIP-1559). The usual kind today.
    FeeMarket(FeeMarketTransaction),
    /// A signed transaction that pays for blobs, which travel beside the block (EIP-4844).
    Blob(BlobTransaction),
    /// A signed transaction that lets accounts delegate to contract code (EIP-7702).
    SetCode(SetCodeTransaction),
    /// What is none of the others, as it was sent.
    Unknown(rt::RawJson),
}
impl From<AccessListTransaction> for GetTransactionByBlockNumberAndIndexResult {
    fn from(value: AccessListTransaction) -> Self {
        Self::AccessList(value)
    }
}
impl From<BlobTransaction> for GetTransactionByBlockNumberAndIndexResult {
    fn from(value: BlobTransaction) -> Self {
        Self::Blob(value)
    }
}
impl From<FeeMarketTransaction> for GetTransactionByBlockNumberAndIndexResult {
    fn from(value: FeeMarketTransaction) -> Self {
        Self::FeeMarket(value)
    }
}
impl From<LegacyTransaction> for GetTransactionByBlockNumberAndIndexResult {
    fn from(value: LegacyTransaction) -> Self {
        Self::Legacy(value)
    }
}
impl From<SetCodeTransaction> for GetTransactionByBlockNumberAndIndexResult {
    fn from(value: SetCodeTransaction) -> Self {
        Self::SetCode(value)
    }
}
impl rt::Serialize for GetTransactionByBlockNumberAndIndexResult {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        match self {
            Self::Legacy(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::AccessList(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::FeeMarket(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::Blob(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::SetCode(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::Unknown(value) => rt::Serialize::serialize(value, serializer),
        }
    }
}
impl<'de> rt::Union<'de> for GetTransactionByBlockNumberAndIndexResult {
    const NAME: &'static str = "GetTransactionByBlockNumberAndIndexResult";
    const EXPECTED: &'static str = "legacy or access list or fee market or blob or set code";
    fn unknown(json: &dyn Fn() -> Option<rt::RawJson>) -> Option<Self> {
        json().map(Self::Unknown)
    }
    fn object<A: rt::MapAccess<'de>>(map: A) -> Result<Self, A::Error> {
        let mut source = rt::Replay::new(map);
        let tag = source.tag("type")?;
        match tag.as_deref() {
            None | Some("0x0") => rt::Object::read(&mut source).map(Self::Legacy),
            Some("0x1") => rt::Object::read(&mut source).map(Self::AccessList),
            Some("0x2") => rt::Object::read(&mut source).map(Self::FeeMarket),
            Some("0x3") => rt::Object::read(&mut source).map(Self::Blob),
            Some("0x4") => rt::Object::read(&mut source).map(Self::SetCode),
            _ => source.json().map(Self::Unknown),
        }
    }
}
rt::union!(GetTransactionByBlockNumberAndIndexResult);
/// `GetTransactionByHashResult`, one of several shapes.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum GetTransactionByHashResult {
    /// A signed transaction of the first kind: one gas price, no envelope, and a chain id only since EIP-155.
    Legacy(LegacyTransaction),
    /// A signed transaction with one gas price and an access list (EIP-2930).
    AccessList(AccessListTransaction),
    /// A signed transaction with a fee cap and a tip instead of one gas price (EIP-1559). The usual kind today.
    FeeMarket(FeeMarketTransaction),
    /// A signed transaction that pays for blobs, which travel beside the block (EIP-4844).
    Blob(BlobTransaction),
    /// A signed transaction that lets accounts delegate to contract code (EIP-7702).
    SetCode(SetCodeTransaction),
    /// What is none of the others, as it was sent.
    Unknown(rt::RawJson),
}
impl From<AccessListTransaction> for GetTransactionByHashResult {
    fn from(value: AccessListTransaction) -> Self {
        Self::AccessList(value)
    }
}
impl From<BlobTransaction> for GetTransactionByHashResult {
    fn from(value: BlobTransaction) -> Self {
        Self::Blob(value)
    }
}
impl From<FeeMarketTransaction> for GetTransactionByHashResult {
    fn from(value: FeeMarketTransaction) -> Self {
        Self::FeeMarket(value)
    }
}
impl From<LegacyTransaction> for GetTransactionByHashResult {
    fn from(value: LegacyTransaction) -> Self {
        Self::Legacy(value)
    }
}
impl From<SetCodeTransaction> for GetTransactionByHashResult {
    fn from(value: SetCodeTransaction) -> Self {
        Self::SetCode(value)
    }
}
impl rt::Serialize for GetTransactionByHashResult {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        match self {
            Self::Legacy(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::AccessList(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::FeeMarket(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::Blob(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::SetCode(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::Unknown(value) => rt::Serialize::serialize(value, serializer),
        }
    }
}
impl<'de> rt::Union<'de> for GetTransactionByHashResult {
    const NAME: &'static str = "GetTransactionByHashResult";
    const EXPECTED: &'static str = "legacy or access list or fee market or blob or set code";
    fn unknown(json: &dyn Fn() -> Option<rt::RawJson>) -> Option<Self> {
        json().map(Self::Unknown)
    }
    fn object<A: rt::MapAccess<'de>>(map: A) -> Result<Self, A::Error> {
        let mut source = rt::Replay::new(map);
        let tag = source.tag("type")?;
        match tag.as_deref() {
            None | Some("0x0") => rt::Object::read(&mut source).map(Self::Legacy),
            Some("0x1") => rt::Object::read(&mut source).map(Self::AccessList),
            Some("0x2") => rt::Object::read(&mut source).map(Self::FeeMarket),
            Some("0x3") => rt::Object::read(&mut source).map(Self::Blob),
            Some("0x4") => rt::Object::read(&mut source).map(Self::SetCode),
            _ => source.json().map(Self::Unknown),
        }
    }
}
rt::union!(GetTransactionByHashResult);
/// The newest block that a node has.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct HeadBlock {
    /// Keccak-256 of the block's RLP header.
    pub hash: rt::B256,
    /// Height, counted from zero at genesis.
    pub number: u64,
}
impl HeadBlock {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(hash: rt::B256, number: u64) -> Self {
        Self { hash, number }
    }
}
impl rt::Serialize for HeadBlock {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "hash", &self.hash)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "number", &self.number)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for HeadBlock {
    const NAME: &'static str = "HeadBlock";
    fn key(key: &str) -> usize {
        match key {
            "hash" => 0,
            "number" => 1,
            _ => rt::OTHER,
        }
    }
    fn read<S: rt::Source<'de>>(source: &mut S) -> Result<Self, S::Error> {
        let mut field0 = None;
        let mut field1 = None;
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = Some(source.value::<rt::Same, _>()?),
                1 => field1 = Some(source.value::<rt::Quantity, _>()?),
                _ => source.skip()?,
            }
        }
        Ok(Self {
            hash: rt::need(field0, "hash")?,
            number: rt::need(field1, "number")?,
        })
    }
}
rt::object!(HeadBlock);
/// A count that some nodes write as a hex quantity and others as a JSON integer.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum LenientNumber {
    /// An unsigned integer of up to 64 bits as hex without leading zeros; zero is `0x0`.
    Hex(u64),
    /// `Number`: an integer.
    Number(u64),
}
impl rt::Serialize for LenientNumber {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        match self {
            Self::Hex(value) => rt::write::<rt::Quantity, _, _>(value, serializer),
            Self::Number(value) => rt::write::<rt::Same, _, _>(value, serializer),
        }
    }
}
impl<'de> rt::Union<'de> for LenientNumber {
    const NAME: &'static str = "LenientNumber";
    const EXPECTED: &'static str = "a hex quantity or an integer";
    fn string<E: rt::Error>(value: &str) -> Result<Self, E> {
        rt::text::<rt::Quantity, _, E>(value).map(Self::Hex)
    }
    fn integer<E: rt::Error>(value: rt::Integer) -> Result<Self, E> {
        rt::scalar::<rt::Same, _, _, E>(value).map(Self::Number)
    }
}
rt::union!(LenientNumber);
/// Which logs are wanted: those of one block by its hash, or those of a range of blocks.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum LogFilter {
    /// Picks the logs of exactly one block, named by its hash, so that a reorganisation can't change the answer (EIP-234).
    Block(BlockHashFilter),
    /// Picks the logs of a range of canonical blocks, both ends included. Many nodes bound the length of the range or of the answer.
    Range(RangeFilter),
}
impl From<BlockHashFilter> for LogFilter {
    fn from(value: BlockHashFilter) -> Self {
        Self::Block(value)
    }
}
impl From<RangeFilter> for LogFilter {
    fn from(value: RangeFilter) -> Self {
        Self::Range(value)
    }
}
impl rt::Serialize for LogFilter {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        match self {
            Self::Block(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::Range(value) => rt::write::<rt::Same, _, _>(value, serializer),
        }
    }
}
impl<'de> rt::Union<'de> for LogFilter {
    const NAME: &'static str = "LogFilter";
    const EXPECTED: &'static str = "block or range";
    fn object<A: rt::MapAccess<'de>>(map: A) -> Result<Self, A::Error> {
        let mut source = rt::Replay::new(map);
        source.hold_all()?;
        if source.has("blockHash") {
            return rt::Object::read(&mut source).map(Self::Block);
        }
        rt::Object::read(&mut source).map(Self::Range)
    }
}
rt::union!(LogFilter);
/// How far back a node can answer, by kind of question. Lets a router send old questions to a node that still has the data.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct NodeCapabilities {
    /// Blocks and headers.
    pub blocks: ResourceCapability,
    /// The newest block on the node, from which one can tell whether it has caught up.
    pub head: HeadBlock,
    /// Log queries and filters.
    pub logs: ResourceCapability,
    /// Receipts of transactions.
    pub receipts: ResourceCapability,
    /// Balances, nonces, code, storage, and calls on top of them.
    pub state: ResourceCapability,
    /// Merkle proofs of state.
    pub stateproofs: ResourceCapability,
    /// Transactions by hash or by place.
    pub tx: ResourceCapability,
}
impl NodeCapabilities {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(
        blocks: ResourceCapability,
        head: HeadBlock,
        logs: ResourceCapability,
        receipts: ResourceCapability,
        state: ResourceCapability,
        stateproofs: ResourceCapability,
        tx: ResourceCapability,
    ) -> Self {
        Self {
            blocks,
            head,
            logs,
            receipts,
            state,
            stateproofs,
            tx,
        }
    }
}
impl rt::Serialize for NodeCapabilities {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "blocks", &self.blocks)?;
        rt::put::<rt::Same, _, _>(&mut map, "head", &self.head)?;
        rt::put::<rt::Same, _, _>(&mut map, "logs", &self.logs)?;
        rt::put::<rt::Same, _, _>(&mut map, "receipts", &self.receipts)?;
        rt::put::<rt::Same, _, _>(&mut map, "state", &self.state)?;
        rt::put::<rt::Same, _, _>(&mut map, "stateproofs", &self.stateproofs)?;
        rt::put::<rt::Same, _, _>(&mut map, "tx", &self.tx)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for NodeCapabilities {
    const NAME: &'static str = "NodeCapabilities";
    fn key(key: &str) -> usize {
        match key {
            "blocks" => 0,
            "head" => 1,
            "logs" => 2,
            "receipts" => 3,
            "state" => 4,
            "stateproofs" => 5,
            "tx" => 6,
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
                5 => field5 = Some(source.value::<rt::Same, _>()?),
                6 => field6 = Some(source.value::<rt::Same, _>()?),
                _ => source.skip()?,
            }
        }
        Ok(Self {
            blocks: rt::need(field0, "blocks")?,
            head: rt::need(field1, "head")?,
            logs: rt::need(field2, "logs")?,
            receipts: rt::need(field3, "receipts")?,
            state: rt::need(field4, "state")?,
            stateproofs: rt::need(field5, "stateproofs")?,
            tx: rt::need(field6, "tx")?,
        })
    }
}
rt::object!(NodeCapabilities);
/// The nonce that one transaction left an account with.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct NonceChange {
    /// When in the block: 0 before the first transaction, then 1 for the first, and so on; one past the last for what happens after them.
    pub index: u32,
    /// Nonce afterwards.
    pub value: u64,
}
impl NonceChange {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(index: u32, value: u64) -> Self {
        Self { index, value }
    }
}
impl rt::Serialize for NonceChange {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "index", &self.index)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "value", &self.value)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for NonceChange {
    const NAME: &'static str = "NonceChange";
    fn key(key: &str) -> usize {
        match key {
            "index" => 0,
            "value" => 1,
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
            index: rt::need(field0, "index")?,
            value: rt::need(field1, "value")?,
        })
    }
}
rt::object!(NonceChange);
/// A transaction that has entered the pool: its hash, or all of it where that was asked for.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum PendingTransaction {
    /// A 32-byte Keccak-256 digest or Merkle root, always written with all 64 hex digits.
    Hash(rt::B256),
    /// A signed transaction of the first kind: one gas price, no envelope, and a chain id only since EIP-155.
    Legacy(LegacyTransaction),
    /// A signed transaction with one gas price and an access list (EIP-2930).
    AccessList(AccessListTransaction),
    /// A signed transaction with a fee cap and a tip instead of one gas price (EIP-1559). The usual kind today.
    FeeMarket(FeeMarketTransaction),
    /// A signed transaction that pays for blobs, which travel beside the block (EIP-4844).
    Blob(BlobTransaction),
    /// A signed transaction that lets accounts delegate to contract code (EIP-7702).
    SetCode(SetCodeTransaction),
    /// What is none of the others, as it was sent.
    Unknown(rt::RawJson),
}
impl From<AccessListTransaction> for PendingTransaction {
    fn from(value: AccessListTransaction) -> Self {
        Self::AccessList(value)
    }
}
impl From<BlobTransaction> for PendingTransaction {
    fn from(value: BlobTransaction) -> Self {
        Self::Blob(value)
    }
}
impl From<FeeMarketTransaction> for PendingTransaction {
    fn from(value: FeeMarketTransaction) -> Self {
        Self::FeeMarket(value)
    }
}
impl From<LegacyTransaction> for PendingTransaction {
    fn from(value: LegacyTransaction) -> Self {
        Self::Legacy(value)
    }
}
impl From<SetCodeTransaction> for PendingTransaction {
    fn from(value: SetCodeTransaction) -> Self {
        Self::SetCode(value)
    }
}
impl From<rt::B256> for PendingTransaction {
    fn from(value: rt::B256) -> Self {
        Self::Hash(value)
    }
}
impl rt::Serialize for PendingTransaction {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        match self {
            Self::Hash(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::Legacy(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::AccessList(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::FeeMarket(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::Blob(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::SetCode(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::Unknown(value) => rt::Serialize::serialize(value, serializer),
        }
    }
}
impl<'de> rt::Union<'de> for PendingTransaction {
    const NAME: &'static str = "PendingTransaction";
    const EXPECTED: &'static str = "32 bytes in hex or legacy or access list or fee market or blob or set code";
    fn unknown(json: &dyn Fn() -> Option<rt::RawJson>) -> Option<Self> {
        json().map(Self::Unknown)
    }
    fn string<E: rt::Error>(value: &str) -> Result<Self, E> {
        rt::text::<rt::Same, _, E>(value).map(Self::Hash)
    }
    fn object<A: rt::MapAccess<'de>>(map: A) -> Result<Self, A::Error> {
        let mut source = rt::Replay::new(map);
        let tag = source.tag("type")?;
        match tag.as_deref() {
            None | Some("0x0") => rt::Object::read(&mut source).map(Self::Legacy),
            Some("0x1") => rt::Object::read(&mut source).map(Self::AccessList),
            Some("0x2") => rt::Object::read(&mut source).map(Self::FeeMarket),
            Some("0x3") => rt::Object::read(&mut source).map(Self::Blob),
            Some("0x4") => rt::Object::read(&mut source).map(Self::SetCode),
            _ => source.json().map(Self::Unknown),
        }
    }
}
rt::union!(PendingTransaction);
/// A transaction that is complete but not sent: filled in by the node, and signed or not. One shape for all types; keys of other types are absent.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PreparedTransaction {
    /// Accounts and slots paid for up front; types 1 to 4.
    pub access_list: Option<Vec<AccessListEntry>>,
    /// Delegations to be installed before the call runs; type 4.
    pub authorization_list: Option<Vec<Authorization>>,
    /// Versioned hashes of the blobs' KZG commitments; type 3.
    pub blob_versioned_hashes: Option<Vec<rt::B256>>,
    /// The blobs themselves, when the node was given them; type 3.
    pub blobs: Option<Vec<rt::Bytes>>,
    /// Always null, since the transaction is in no block; sent by anvil.
    pub block_hash: Option<rt::B256>,
    /// Always null, since the transaction is in no block; sent by anvil.
    pub block_number: Option<u64>,
    /// The chain that the transaction is meant for; absent for a legacy transaction without replay protection.
    pub chain_id: Option<u64>,
    /// KZG commitments, one for each blob; type 3.
    pub commitments: Option<Vec<rt::FixedBytes<48>>>,
    /// The sender, on nodes that repeat it.
    pub from: Option<rt::Address>,
    /// Upper bound on the gas to be used.
    ///
    /// Unit: gas.
    pub gas: u64,
    /// Price for each unit of gas, for types 0 and 1; null or a repetition of the cap for the others.
    ///
    /// Unit: wei.
    pub gas_price: Option<rt::U256>,
    /// Hash of the encoding, which changes when a signature is added.
    pub hash: Option<rt::B256>,
    /// Call data, or the init code of a new contract.
    pub input: rt::Bytes,
    /// Most that the sender pays for each unit of blob gas; type 3.
    ///
    /// Unit: wei.
    pub max_fee_per_blob_gas: Option<rt::U256>,
    /// Most that the sender pays for each unit of gas, base fee and tip together; types 2 to 4.
    ///
    /// Unit: wei.
    pub max_fee_per_gas: Option<rt::U256>,
    /// Most that goes to the proposer for each unit of gas; types 2 to 4.
    ///
    /// Unit: wei.
    pub max_priority_fee_per_gas: Option<rt::U256>,
    /// Number of transactions that the sender has sent before this one.
    pub nonce: u64,
    /// KZG proofs: one for each blob, or 128 cell proofs for each since the Osaka fork; type 3.
    pub proofs: Option<Vec<rt::FixedBytes<48>>>,
    /// First half of the secp256k1 signature; zero or absent while unsigned.
    pub r: Option<rt::U256>,
    /// Second half of the secp256k1 signature; zero or absent while unsigned.
    pub s: Option<rt::U256>,
    /// The account called; null when a contract is created.
    pub to: Option<rt::Address>,
    /// Always null, since the transaction is in no block; sent by anvil.
    pub transaction_index: Option<u64>,
    /// Envelope type: 0 legacy, 1 access list, 2 dynamic fee, 3 blob, 4 set code.
    pub r#type: Option<u8>,
    /// Recovery value of the signature; zero or absent while unsigned.
    pub v: Option<rt::U256>,
    /// Ether moved from `from` to `to`.
    ///
    /// Unit: wei.
    pub value: rt::U256,
    /// Parity of the signature point's y coordinate: 0 even, 1 odd; not for type 0.
    pub y_parity: Option<u8>,
}
impl PreparedTransaction {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(
        gas: u64,
        input: impl Into<rt::Bytes>,
        nonce: u64,
        value: rt::U256,
    ) -> Self {
        Self {
            gas,
            input: input.into(),
            nonce,
            value,
            access_list: None,
            authorization_list: None,
            blob_versioned_hashes: None,
            blobs: None,
            block_hash: None,
            block_number: None,
            chain_id: None,
            commitments: None,
            from: None,
            gas_price: None,
            hash: None,
            max_fee_per_blob_gas: None,
            max_fee_per_gas: None,
            max_priority_fee_per_gas: None,
            proofs: None,
            r: None,
            s: None,
            to: None,
            transaction_index: None,
            r#type: None,
            v: None,
            y_parity: None,
        }
    }
}
impl rt::Serialize for PreparedTransaction {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "accessList", &self.access_list)?;
        rt::put_some::<
            rt::Same,
            _,
            _,
        >(&mut map, "authorizationList", &self.authorization_list)?;
        rt::put_some::<
            rt::Same,
            _,
            _,
        >(&mut map, "blobVersionedHashes", &self.blob_versioned_hashes)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "blobs", &self.blobs)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "blockHash", &self.block_hash)?;
        rt::put_some::<rt::Quantity, _, _>(&mut map, "blockNumber", &self.block_number)?;
        rt::put_some::<rt::Quantity, _, _>(&mut map, "chainId", &self.chain_id)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "commitments", &self.commitments)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "from", &self.from)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "gas", &self.gas)?;
        rt::put_some::<rt::Quantity, _, _>(&mut map, "gasPrice", &self.gas_price)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "hash", &self.hash)?;
        rt::put::<rt::Same, _, _>(&mut map, "input", &self.input)?;
        rt::put_some::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "maxFeePerBlobGas", &self.max_fee_per_blob_gas)?;
        rt::put_some::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "maxFeePerGas", &self.max_fee_per_gas)?;
        rt::put_some::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "maxPriorityFeePerGas", &self.max_priority_fee_per_gas)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "nonce", &self.nonce)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "proofs", &self.proofs)?;
        rt::put_some::<rt::Quantity, _, _>(&mut map, "r", &self.r)?;
        rt::put_some::<rt::Quantity, _, _>(&mut map, "s", &self.s)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "to", &self.to)?;
        rt::put_some::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "transactionIndex", &self.transaction_index)?;
        rt::put_some::<rt::Quantity, _, _>(&mut map, "type", &self.r#type)?;
        rt::put_some::<rt::Quantity, _, _>(&mut map, "v", &self.v)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "value", &self.value)?;
        rt::put_some::<rt::Quantity, _, _>(&mut map, "yParity", &self.y_parity)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for PreparedTransaction {
    const NAME: &'static str = "PreparedTransaction";
    fn key(key: &str) -> usize {
        match key {
            "accessList" => 0,
            "authorizationList" => 1,
            "blobVersionedHashes" => 2,
            "blobs" => 3,
            "blockHash" => 4,
            "blockNumber" => 5,
            "chainId" => 6,
            "commitments" => 7,
            "from" => 8,
            "gas" => 9,
            "gasPrice" => 10,
            "hash" => 11,
            "input" => 12,
            "maxFeePerBlobGas" => 13,
            "maxFeePerGas" => 14,
            "maxPriorityFeePerGas" => 15,
            "nonce" => 16,
            "proofs" => 17,
            "r" => 18,
            "s" => 19,
            "to" => 20,
            "transactionIndex" => 21,
            "type" => 22,
            "v" => 23,
            "value" => 24,
            "yParity" => 25,
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
        let mut field18 = None;
        let mut field19 = None;
        let mut field20 = None;
        let mut field21 = None;
        let mut field22 = None;
        let mut field23 = None;
        let mut field24 = None;
        let mut field25 = None;
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = source.value::<Option<rt::Same>, _>()?,
                1 => field1 = source.value::<Option<rt::Same>, _>()?,
                2 => field2 = source.value::<Option<rt::Same>, _>()?,
                3 => field3 = source.value::<Option<rt::Same>, _>()?,
                4 => field4 = source.value::<Option<rt::Same>, _>()?,
                5 => field5 = source.value::<Option<rt::Quantity>, _>()?,
                6 => field6 = source.value::<Option<rt::Quantity>, _>()?,
                7 => field7 = source.value::<Option<rt::Same>, _>()?,
                8 => field8 = source.value::<Option<rt::Same>, _>()?,
                9 => field9 = Some(source.value::<rt::Quantity, _>()?),
                10 => field10 = source.value::<Option<rt::Quantity>, _>()?,
                11 => field11 = source.value::<Option<rt::Same>, _>()?,
                12 => field12 = Some(source.value::<rt::Same, _>()?),
                13 => field13 = source.value::<Option<rt::Quantity>, _>()?,
                14 => field14 = source.value::<Option<rt::Quantity>, _>()?,
                15 => field15 = source.value::<Option<rt::Quantity>, _>()?,
                16 => field16 = Some(source.value::<rt::Quantity, _>()?),
                17 => field17 = source.value::<Option<rt::Same>, _>()?,
                18 => field18 = source.value::<Option<rt::Quantity>, _>()?,
                19 => field19 = source.value::<Option<rt::Quantity>, _>()?,
                20 => field20 = source.value::<Option<rt::Same>, _>()?,
                21 => field21 = source.value::<Option<rt::Quantity>, _>()?,
                22 => field22 = source.value::<Option<rt::Quantity>, _>()?,
                23 => field23 = source.value::<Option<rt::Quantity>, _>()?,
                24 => field24 = Some(source.value::<rt::Quantity, _>()?),
                25 => field25 = source.value::<Option<rt::Quantity>, _>()?,
                _ => source.skip()?,
            }
        }
        Ok(Self {
            access_list: field0,
            authorization_list: field1,
            blob_versioned_hashes: field2,
            blobs: field3,
            block_hash: field4,
            block_number: field5,
            chain_id: field6,
            commitments: field7,
            from: field8,
            gas: rt::need(field9, "gas")?,
            gas_price: field10,
            hash: field11,
            input: rt::need(field12, "input")?,
            max_fee_per_blob_gas: field13,
            max_fee_per_gas: field14,
            max_priority_fee_per_gas: field15,
            nonce: rt::need(field16, "nonce")?,
            proofs: field17,
            r: field18,
            s: field19,
            to: field20,
            transaction_index: field21,
            r#type: field22,
            v: field23,
            value: rt::need(field24, "value")?,
            y_parity: field25,
        })
    }
}
rt::object!(PreparedTransaction);
/// Picks the logs of a range of canonical blocks, both ends included. Many nodes bound the length of the range or of the answer.
#[derive(Clone, Debug, PartialEq, Default)]
#[non_exhaustive]
pub struct RangeFilter {
    /// Contracts whose logs are wanted; those of every contract when absent.
    pub address: Option<AddressFilter>,
    /// First block of the range; `latest` when absent.
    pub from_block: Option<BlockNumberOrTag>,
    /// Last block of the range; `latest` when absent.
    pub to_block: Option<BlockNumberOrTag>,
    /// What the log's topics must be, by position; null lets anything pass at its place. A log with more topics than the list still matches, one with fewer doesn't.
    pub topics: Option<Vec<Option<RangeFilterTopicsItem>>>,
}
impl RangeFilter {
    /// Nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
    /// Sets `address`.
    #[must_use]
    pub fn with_address(mut self, address: impl Into<AddressFilter>) -> Self {
        self.address = Some(address.into());
        self
    }
    /// Sets `from_block`.
    #[must_use]
    pub fn with_from_block(mut self, from_block: impl Into<BlockNumberOrTag>) -> Self {
        self.from_block = Some(from_block.into());
        self
    }
    /// Sets `to_block`.
    #[must_use]
    pub fn with_to_block(mut self, to_block: impl Into<BlockNumberOrTag>) -> Self {
        self.to_block = Some(to_block.into());
        self
    }
    /// Sets `topics`.
    #[must_use]
    pub fn with_topics(mut self, topics: Vec<Option<RangeFilterTopicsItem>>) -> Self {
        self.topics = Some(topics);
        self
    }
}
impl rt::Serialize for RangeFilter {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "address", &self.address)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "fromBlock", &self.from_block)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "toBlock", &self.to_block)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "topics", &self.topics)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for RangeFilter {
    const NAME: &'static str = "RangeFilter";
    fn key(key: &str) -> usize {
        match key {
            "address" => 0,
            "fromBlock" => 1,
            "toBlock" => 2,
            "topics" => 3,
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
                2 => field2 = source.value::<Option<rt::Same>, _>()?,
                3 => field3 = source.value::<Option<rt::Same>, _>()?,
                _ => source.skip()?,
            }
        }
        Ok(Self {
            address: field0,
            from_block: field1,
            to_block: field2,
            topics: field3,
        })
    }
}
rt::object!(RangeFilter);
/// `RangeFilterTopicsItem`, one of several shapes.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum RangeFilterTopicsItem {
    /// A 32-byte Keccak-256 digest or Merkle root, always written with all 64 hex digits.
    One(rt::B256),
    /// `Any`: a list.
    Any(Vec<rt::B256>),
}
impl From<Vec<rt::B256>> for RangeFilterTopicsItem {
    fn from(value: Vec<rt::B256>) -> Self {
        Self::Any(value)
    }
}
impl From<rt::B256> for RangeFilterTopicsItem {
    fn from(value: rt::B256) -> Self {
        Self::One(value)
    }
}
impl rt::Serialize for RangeFilterTopicsItem {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        match self {
            Self::One(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::Any(value) => rt::write::<rt::Same, _, _>(value, serializer),
        }
    }
}
impl<'de> rt::Union<'de> for RangeFilterTopicsItem {
    const NAME: &'static str = "RangeFilterTopicsItem";
    const EXPECTED: &'static str = "32 bytes in hex or any";
    fn string<E: rt::Error>(value: &str) -> Result<Self, E> {
        rt::text::<rt::Same, _, E>(value).map(Self::One)
    }
    fn array<A: rt::SeqAccess<'de>>(items: A) -> Result<Self, A::Error> {
        rt::array::<rt::Same, _, _>(items).map(Self::Any)
    }
}
rt::union!(RangeFilterTopicsItem);
/// Which blocks a node can answer for in one kind of question.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ResourceCapability {
    /// How old data is dropped; absent when nothing is.
    pub delete_strategy: Option<DeleteStrategy>,
    /// True when the node doesn't answer this kind of question at all.
    pub disabled: bool,
    /// First block that can be asked about; absent when disabled.
    pub oldest_block: Option<u64>,
}
impl ResourceCapability {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(disabled: bool) -> Self {
        Self {
            disabled,
            delete_strategy: None,
            oldest_block: None,
        }
    }
}
impl rt::Serialize for ResourceCapability {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put_some::<
            rt::Same,
            _,
            _,
        >(&mut map, "deleteStrategy", &self.delete_strategy)?;
        rt::put::<rt::Same, _, _>(&mut map, "disabled", &self.disabled)?;
        rt::put_some::<rt::Quantity, _, _>(&mut map, "oldestBlock", &self.oldest_block)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for ResourceCapability {
    const NAME: &'static str = "ResourceCapability";
    fn key(key: &str) -> usize {
        match key {
            "deleteStrategy" => 0,
            "disabled" => 1,
            "oldestBlock" => 2,
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
                1 => field1 = Some(source.value::<rt::Same, _>()?),
                2 => field2 = source.value::<Option<rt::Quantity>, _>()?,
                _ => source.skip()?,
            }
        }
        Ok(Self {
            delete_strategy: field0,
            disabled: rt::need(field1, "disabled")?,
            oldest_block: field2,
        })
    }
}
rt::object!(ResourceCapability);
/// What signing gives: the encoding with its parts as the standard has it, or only the encoding (anvil, ganache).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum SignTransactionAnswer {
    /// Bytes of any length, two hex digits each; `0x` is the empty string of bytes.
    Raw(rt::Bytes),
    /// A transaction signed by the node, but not sent.
    Signed(SignedTransaction),
}
impl From<SignedTransaction> for SignTransactionAnswer {
    fn from(value: SignedTransaction) -> Self {
        Self::Signed(value)
    }
}
impl From<rt::Bytes> for SignTransactionAnswer {
    fn from(value: rt::Bytes) -> Self {
        Self::Raw(value)
    }
}
impl rt::Serialize for SignTransactionAnswer {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        match self {
            Self::Raw(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::Signed(value) => rt::write::<rt::Same, _, _>(value, serializer),
        }
    }
}
impl<'de> rt::Union<'de> for SignTransactionAnswer {
    const NAME: &'static str = "SignTransactionAnswer";
    const EXPECTED: &'static str = "bytes in hex or signed";
    fn string<E: rt::Error>(value: &str) -> Result<Self, E> {
        rt::text::<rt::Same, _, E>(value).map(Self::Raw)
    }
    fn object<A: rt::MapAccess<'de>>(map: A) -> Result<Self, A::Error> {
        rt::entries::<rt::Same, _, _>(map).map(Self::Signed)
    }
}
rt::union!(SignTransactionAnswer);
/// A transaction signed by the node, but not sent.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SignedTransaction {
    /// The signed encoding, ready for `eth_sendRawTransaction`.
    pub raw: rt::Bytes,
    /// The same transaction, key by key.
    pub tx: PreparedTransaction,
}
impl SignedTransaction {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(raw: impl Into<rt::Bytes>, tx: PreparedTransaction) -> Self {
        Self { raw: raw.into(), tx }
    }
}
impl rt::Serialize for SignedTransaction {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "raw", &self.raw)?;
        rt::put::<rt::Same, _, _>(&mut map, "tx", &self.tx)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for SignedTransaction {
    const NAME: &'static str = "SignedTransaction";
    fn key(key: &str) -> usize {
        match key {
            "raw" => 0,
            "tx" => 1,
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
            raw: rt::need(field0, "raw")?,
            tx: rt::need(field1, "tx")?,
        })
    }
}
rt::object!(SignedTransaction);
/// A block that exists only in a simulation, with what came of its calls.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SimulatedBlock {
    /// What each unit of gas burns in this block; absent before the London fork.
    ///
    /// Unit: wei.
    pub base_fee_per_gas: Option<rt::U256>,
    /// Blob gas that the block's transactions used; absent before the Cancun fork.
    ///
    /// Unit: gas.
    pub blob_gas_used: Option<u64>,
    /// Keccak-256 of the RLP block access list (EIP-7928); absent before the Amsterdam fork.
    pub block_access_list_hash: Option<rt::B256>,
    /// One outcome for each call, in order.
    pub calls: Vec<CallOutcome>,
    /// Proof-of-work difficulty; zero since the merge.
    ///
    /// Unit: hashes.
    pub difficulty: Option<rt::U256>,
    /// Running surplus of blob gas over the target, from which the blob base fee follows; absent before the Cancun fork.
    ///
    /// Unit: gas.
    pub excess_blob_gas: Option<u64>,
    /// Whatever the maker put in, at most 32 bytes on the main network.
    pub extra_data: rt::Bytes,
    /// Most gas that the block's transactions may use together.
    ///
    /// Unit: gas.
    pub gas_limit: u64,
    /// Gas that the block's transactions used together.
    ///
    /// Unit: gas.
    pub gas_used: u64,
    /// Keccak-256 of the block's RLP header; null for a pending block.
    pub hash: Option<rt::B256>,
    /// Filter over the addresses and topics of all logs in the block.
    pub logs_bloom: rt::FixedBytes<256>,
    /// The account that is paid the fees: the proposer's fee recipient, formerly the miner; may be null for a pending block.
    pub miner: Option<rt::Address>,
    /// The beacon chain's randomness (`prevRandao`) since the merge; before it, part of the proof of work.
    pub mix_hash: Option<rt::B256>,
    /// Part of the proof of work; all zeros since the merge; may be null for a pending block.
    pub nonce: Option<rt::FixedBytes<8>>,
    /// Height, counted from zero at genesis; may be null for a pending block.
    pub number: Option<u64>,
    /// Root of the parent beacon block; absent before the Cancun fork.
    pub parent_beacon_block_root: Option<rt::B256>,
    /// The block that this one is built on.
    pub parent_hash: rt::B256,
    /// Root of the trie of the block's receipts.
    pub receipts_root: rt::B256,
    /// SHA-256 commitment to the requests to the consensus layer (EIP-7685); absent before the Prague fork.
    pub requests_hash: Option<rt::B256>,
    /// Keccak-256 of the RLP list of uncle headers; a constant since the merge.
    pub sha3_uncles: rt::B256,
    /// Length of the block's RLP encoding. Left out by some nodes for simulated blocks.
    ///
    /// Unit: bytes.
    pub size: Option<u64>,
    /// Beacon chain slot of the block (EIP-7843); absent before the Amsterdam fork.
    pub slot_number: Option<u64>,
    /// Root of the state trie after the block.
    pub state_root: rt::B256,
    /// When the block was made, as its maker states it.
    ///
    /// Unit: seconds since the Unix epoch.
    pub timestamp: u64,
    /// Difficulty of the chain up to and including this block. Many nodes no longer send it.
    ///
    /// Unit: hashes.
    pub total_difficulty: Option<rt::U256>,
    /// The block's transactions, in order: whole or as hashes, as asked for.
    pub transactions: BlockTransactions,
    /// Root of the trie of the block's transactions.
    pub transactions_root: rt::B256,
    /// Hashes of the uncle headers; empty since the merge.
    pub uncles: Vec<rt::B256>,
    /// Validator withdrawals that the block pays out; absent before the Shanghai fork.
    pub withdrawals: Option<Vec<Withdrawal>>,
    /// Root of the trie of withdrawals; absent before the Shanghai fork.
    pub withdrawals_root: Option<rt::B256>,
}
impl SimulatedBlock {
    /// What is always there; the rest is not set.
    #[expect(clippy::too_many_arguments, reason = "the document requires that many")]
    #[must_use]
    pub fn new(
        calls: Vec<CallOutcome>,
        extra_data: impl Into<rt::Bytes>,
        gas_limit: u64,
        gas_used: u64,
        logs_bloom: rt::FixedBytes<256>,
        parent_hash: rt::B256,
        receipts_root: rt::B256,
        sha3_uncles: rt::B256,
        state_root: rt::B256,
        timestamp: u64,
        transactions: impl Into<BlockTransactions>,
        transactions_root: rt::B256,
        uncles: Vec<rt::B256>,
    ) -> Self {
        Self {
            calls,
            extra_data: extra_data.into(),
            gas_limit,
            gas_used,
            logs_bloom,
            parent_hash,
            receipts_root,
            sha3_uncles,
            state_root,
            timestamp,
            transactions: transactions.into(),
            transactions_root,
            uncles,
            base_fee_per_gas: None,
            blob_gas_used: None,
            block_access_list_hash: None,
            difficulty: None,
            excess_blob_gas: None,
            hash: None,
            miner: None,
            mix_hash: None,
            nonce: None,
            number: None,
            parent_beacon_block_root: None,
            requests_hash: None,
            size: None,
            slot_number: None,
            total_difficulty: None,
            withdrawals: None,
            withdrawals_root: None,
        }
    }
}
impl rt::Serialize for SimulatedBlock {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put_some::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "baseFeePerGas", &self.base_fee_per_gas)?;
        rt::put_some::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "blobGasUsed", &self.blob_gas_used)?;
        rt::put_some::<
            rt::Same,
            _,
            _,
        >(&mut map, "blockAccessListHash", &self.block_access_list_hash)?;
        rt::put::<rt::Same, _, _>(&mut map, "calls", &self.calls)?;
        rt::put_some::<rt::Quantity, _, _>(&mut map, "difficulty", &self.difficulty)?;
        rt::put_some::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "excessBlobGas", &self.excess_blob_gas)?;
        rt::put::<rt::Same, _, _>(&mut map, "extraData", &self.extra_data)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "gasLimit", &self.gas_limit)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "gasUsed", &self.gas_used)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "hash", &self.hash)?;
        rt::put::<rt::Same, _, _>(&mut map, "logsBloom", &self.logs_bloom)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "miner", &self.miner)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "mixHash", &self.mix_hash)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "nonce", &self.nonce)?;
        rt::put_some::<rt::Quantity, _, _>(&mut map, "number", &self.number)?;
        rt::put_some::<
            rt::Same,
            _,
            _,
        >(&mut map, "parentBeaconBlockRoot", &self.parent_beacon_block_root)?;
        rt::put::<rt::Same, _, _>(&mut map, "parentHash", &self.parent_hash)?;
        rt::put::<rt::Same, _, _>(&mut map, "receiptsRoot", &self.receipts_root)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "requestsHash", &self.requests_hash)?;
        rt::put::<rt::Same, _, _>(&mut map, "sha3Uncles", &self.sha3_uncles)?;
        rt::put_some::<rt::Quantity, _, _>(&mut map, "size", &self.size)?;
        rt::put_some::<rt::Quantity, _, _>(&mut map, "slotNumber", &self.slot_number)?;
        rt::put::<rt::Same, _, _>(&mut map, "stateRoot", &self.state_root)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "timestamp", &self.timestamp)?;
        rt::put_some::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "totalDifficulty", &self.total_difficulty)?;
        rt::put::<rt::Same, _, _>(&mut map, "transactions", &self.transactions)?;
        rt::put::<
            rt::Same,
            _,
            _,
        >(&mut map, "transactionsRoot", &self.transactions_root)?;
        rt::put::<rt::Same, _, _>(&mut map, "uncles", &self.uncles)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "withdrawals", &self.withdrawals)?;
        rt::put_some::<
            rt::Same,
            _,
            _,
        >(&mut map, "withdrawalsRoot", &self.withdrawals_root)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for SimulatedBlock {
    const NAME: &'static str = "SimulatedBlock";
    fn key(key: &str) -> usize {
        match key {
            "baseFeePerGas" => 0,
            "blobGasUsed" => 1,
            "blockAccessListHash" => 2,
            "calls" => 3,
            "difficulty" => 4,
            "excessBlobGas" => 5,
            "extraData" => 6,
            "gasLimit" => 7,
            "gasUsed" => 8,
            "hash" => 9,
            "logsBloom" => 10,
            "miner" => 11,
            "mixHash" => 12,
            "nonce" => 13,
            "number" => 14,
            "parentBeaconBlockRoot" => 15,
            "parentHash" => 16,
            "receiptsRoot" => 17,
            "requestsHash" => 18,
            "sha3Uncles" => 19,
            "size" => 20,
            "slotNumber" => 21,
            "stateRoot" => 22,
            "timestamp" => 23,
            "totalDifficulty" => 24,
            "transactions" => 25,
            "transactionsRoot" => 26,
            "uncles" => 27,
            "withdrawals" => 28,
            "withdrawalsRoot" => 29,
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
        let mut field18 = None;
        let mut field19 = None;
        let mut field20 = None;
        let mut field21 = None;
        let mut field22 = None;
        let mut field23 = None;
        let mut field24 = None;
        let mut field25 = None;
        let mut field26 = None;
        let mut field27 = None;
        let mut field28 = None;
        let mut field29 = None;
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = source.value::<Option<rt::Quantity>, _>()?,
                1 => field1 = source.value::<Option<rt::Quantity>, _>()?,
                2 => field2 = source.value::<Option<rt::Same>, _>()?,
                3 => field3 = Some(source.value::<rt::Same, _>()?),
                4 => field4 = source.value::<Option<rt::Quantity>, _>()?,
                5 => field5 = source.value::<Option<rt::Quantity>, _>()?,
                6 => field6 = Some(source.value::<rt::Same, _>()?),
                7 => field7 = Some(source.value::<rt::Quantity, _>()?),
                8 => field8 = Some(source.value::<rt::Quantity, _>()?),
                9 => field9 = source.value::<Option<rt::Same>, _>()?,
                10 => field10 = Some(source.value::<rt::Same, _>()?),
                11 => field11 = source.value::<Option<rt::Same>, _>()?,
                12 => field12 = source.value::<Option<rt::Same>, _>()?,
                13 => field13 = source.value::<Option<rt::Same>, _>()?,
                14 => field14 = source.value::<Option<rt::Quantity>, _>()?,
                15 => field15 = source.value::<Option<rt::Same>, _>()?,
                16 => field16 = Some(source.value::<rt::Same, _>()?),
                17 => field17 = Some(source.value::<rt::Same, _>()?),
                18 => field18 = source.value::<Option<rt::Same>, _>()?,
                19 => field19 = Some(source.value::<rt::Same, _>()?),
                20 => field20 = source.value::<Option<rt::Quantity>, _>()?,
                21 => field21 = source.value::<Option<rt::Quantity>, _>()?,
                22 => field22 = Some(source.value::<rt::Same, _>()?),
                23 => field23 = Some(source.value::<rt::Quantity, _>()?),
                24 => field24 = source.value::<Option<rt::Quantity>, _>()?,
                25 => field25 = Some(source.value::<rt::Same, _>()?),
                26 => field26 = Some(source.value::<rt::Same, _>()?),
                27 => field27 = Some(source.value::<rt::Same, _>()?),
                28 => field28 = source.value::<Option<rt::Same>, _>()?,
                29 => field29 = source.value::<Option<rt::Same>, _>()?,
                _ => source.skip()?,
            }
        }
        Ok(Self {
            base_fee_per_gas: field0,
            blob_gas_used: field1,
            block_access_list_hash: field2,
            calls: rt::need(field3, "calls")?,
            difficulty: field4,
            excess_blob_gas: field5,
            extra_data: rt::need(field6, "extraData")?,
            gas_limit: rt::need(field7, "gasLimit")?,
            gas_used: rt::need(field8, "gasUsed")?,
            hash: field9,
            logs_bloom: rt::need(field10, "logsBloom")?,
            miner: field11,
            mix_hash: field12,
            nonce: field13,
            number: field14,
            parent_beacon_block_root: field15,
            parent_hash: rt::need(field16, "parentHash")?,
            receipts_root: rt::need(field17, "receiptsRoot")?,
            requests_hash: field18,
            sha3_uncles: rt::need(field19, "sha3Uncles")?,
            size: field20,
            slot_number: field21,
            state_root: rt::need(field22, "stateRoot")?,
            timestamp: rt::need(field23, "timestamp")?,
            total_difficulty: field24,
            transactions: rt::need(field25, "transactions")?,
            transactions_root: rt::need(field26, "transactionsRoot")?,
            uncles: rt::need(field27, "uncles")?,
            withdrawals: field28,
            withdrawals_root: field29,
        })
    }
}
rt::object!(SimulatedBlock);
/// Why a simulated call failed.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SimulatedCallError {
    /// 3 when the contract reverted, -32015 when the EVM stopped for another reason.
    pub code: i64,
    /// What the contract reverted with, such as an ABI-encoded `Error(string)`; not sent by every node.
    pub data: Option<rt::Bytes>,
    /// The reason as the node words it.
    pub message: String,
}
impl SimulatedCallError {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(code: i64, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            data: None,
        }
    }
}
impl rt::Serialize for SimulatedCallError {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "code", &self.code)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "data", &self.data)?;
        rt::put::<rt::Same, _, _>(&mut map, "message", &self.message)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for SimulatedCallError {
    const NAME: &'static str = "SimulatedCallError";
    fn key(key: &str) -> usize {
        match key {
            "code" => 0,
            "data" => 1,
            "message" => 2,
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
                1 => field1 = source.value::<Option<rt::Same>, _>()?,
                2 => field2 = Some(source.value::<rt::Same, _>()?),
                _ => source.skip()?,
            }
        }
        Ok(Self {
            code: rt::need(field0, "code")?,
            data: field1,
            message: rt::need(field2, "message")?,
        })
    }
}
rt::object!(SimulatedCallError);
/// Blocks to be simulated on top of a real one, and how strictly.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SimulationRequest {
    /// The blocks, in order. Nodes bound their number, usually to 256.
    pub block_state_calls: Vec<BlockStateCalls>,
    /// If true, the simulated blocks carry whole transactions instead of hashes. Taken as false when absent.
    pub return_full_transactions: Option<bool>,
    /// If true, plain ether transfers show up as ERC-20 transfer logs of address 0xeeee…eeee. Taken as false when absent.
    pub trace_transfers: Option<bool>,
    /// If true, fees, nonces and funds are checked as for a real block; if false, as leniently as in `eth_call`. Taken as false when absent.
    pub validation: Option<bool>,
}
impl SimulationRequest {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(block_state_calls: Vec<BlockStateCalls>) -> Self {
        Self {
            block_state_calls,
            return_full_transactions: None,
            trace_transfers: None,
            validation: None,
        }
    }
    /// Sets `return_full_transactions`.
    #[must_use]
    pub fn with_return_full_transactions(
        mut self,
        return_full_transactions: bool,
    ) -> Self {
        self.return_full_transactions = Some(return_full_transactions);
        self
    }
    /// Sets `trace_transfers`.
    #[must_use]
    pub fn with_trace_transfers(mut self, trace_transfers: bool) -> Self {
        self.trace_transfers = Some(trace_transfers);
        self
    }
    /// Sets `validation`.
    #[must_use]
    pub fn with_validation(mut self, validation: bool) -> Self {
        self.validation = Some(validation);
        self
    }
}
impl rt::Serialize for SimulationRequest {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "blockStateCalls", &self.block_state_calls)?;
        rt::put_some::<
            rt::Same,
            _,
            _,
        >(&mut map, "returnFullTransactions", &self.return_full_transactions)?;
        rt::put_some::<
            rt::Same,
            _,
            _,
        >(&mut map, "traceTransfers", &self.trace_transfers)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "validation", &self.validation)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for SimulationRequest {
    const NAME: &'static str = "SimulationRequest";
    fn key(key: &str) -> usize {
        match key {
            "blockStateCalls" => 0,
            "returnFullTransactions" => 1,
            "traceTransfers" => 2,
            "validation" => 3,
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
                1 => field1 = source.value::<Option<rt::Same>, _>()?,
                2 => field2 = source.value::<Option<rt::Same>, _>()?,
                3 => field3 = source.value::<Option<rt::Same>, _>()?,
                _ => source.skip()?,
            }
        }
        Ok(Self {
            block_state_calls: rt::need(field0, "blockStateCalls")?,
            return_full_transactions: field1,
            trace_transfers: field2,
            validation: field3,
        })
    }
}
rt::object!(SimulationRequest);
/// All that a block wrote to one storage slot.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SlotChanges {
    /// Writes in the order of the block.
    pub changes: Vec<StorageChange>,
    /// The slot.
    pub key: rt::B256,
}
impl SlotChanges {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(changes: Vec<StorageChange>, key: rt::B256) -> Self {
        Self { changes, key }
    }
}
impl rt::Serialize for SlotChanges {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "changes", &self.changes)?;
        rt::put::<rt::Same, _, _>(&mut map, "key", &self.key)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for SlotChanges {
    const NAME: &'static str = "SlotChanges";
    fn key(key: &str) -> usize {
        match key {
            "changes" => 0,
            "key" => 1,
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
            changes: rt::need(field0, "changes")?,
            key: rt::need(field1, "key")?,
        })
    }
}
rt::object!(SlotChanges);
/// What one transaction left in a storage slot.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct StorageChange {
    /// When in the block: 0 before the first transaction, then 1 for the first, and so on; one past the last for what happens after them.
    pub index: u32,
    /// The slot's content afterwards.
    pub value: rt::B256,
}
impl StorageChange {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(index: u32, value: rt::B256) -> Self {
        Self { index, value }
    }
}
impl rt::Serialize for StorageChange {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "index", &self.index)?;
        rt::put::<rt::Same, _, _>(&mut map, "value", &self.value)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for StorageChange {
    const NAME: &'static str = "StorageChange";
    fn key(key: &str) -> usize {
        match key {
            "index" => 0,
            "value" => 1,
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
            index: rt::need(field0, "index")?,
            value: rt::need(field1, "value")?,
        })
    }
}
rt::object!(StorageChange);
/// The value of one storage slot with the path that proves it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct StorageProof {
    /// The slot, spelled as in the request on some nodes and in full on others.
    pub key: rt::StorageKey,
    /// RLP nodes of the storage trie, from the account's `storageHash` down to the slot. Proves absence when the slot is empty.
    pub proof: Vec<rt::Bytes>,
    /// What the slot holds, as a number; zero when it was never written.
    pub value: rt::U256,
}
impl StorageProof {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(
        key: impl Into<rt::StorageKey>,
        proof: Vec<rt::Bytes>,
        value: rt::U256,
    ) -> Self {
        Self {
            key: key.into(),
            proof,
            value,
        }
    }
}
impl rt::Serialize for StorageProof {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "key", &self.key)?;
        rt::put::<rt::Same, _, _>(&mut map, "proof", &self.proof)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "value", &self.value)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for StorageProof {
    const NAME: &'static str = "StorageProof";
    fn key(key: &str) -> usize {
        match key {
            "key" => 0,
            "proof" => 1,
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
            key: rt::need(field0, "key")?,
            proof: rt::need(field1, "proof")?,
            value: rt::need(field2, "value")?,
        })
    }
}
rt::object!(StorageProof);
/// What a subscription reports. `newHeads`: each block that becomes the head. `logs`: each log that matches, and each that a reorganisation takes back. `newPendingTransactions`: each transaction that enters the pool. `syncing`: when the node starts or stops catching up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum SubscriptionKind {
    /// `logs`
    Logs,
    /// `newHeads`
    NewHeads,
    /// `newPendingTransactions`
    NewPendingTransactions,
    /// `syncing`
    Syncing,
}
impl rt::Texts for SubscriptionKind {
    const NAME: &'static str = "SubscriptionKind";
    const TEXTS: &'static [&'static str] = &[
        "logs",
        "newHeads",
        "newPendingTransactions",
        "syncing",
    ];
    fn known(text: &str) -> Option<Self> {
        Some(
            match text {
                "logs" => Self::Logs,
                "newHeads" => Self::NewHeads,
                "newPendingTransactions" => Self::NewPendingTransactions,
                "syncing" => Self::Syncing,
                _ => return None,
            },
        )
    }
    fn unknown(_: &str) -> Option<Self> {
        None
    }
    fn text(&self) -> &str {
        match self {
            Self::Logs => "logs",
            Self::NewHeads => "newHeads",
            Self::NewPendingTransactions => "newPendingTransactions",
            Self::Syncing => "syncing",
        }
    }
}
rt::texts!(SubscriptionKind);
/// Which new logs a subscription reports. Ranges of blocks have no meaning here.
#[derive(Clone, Debug, PartialEq, Default)]
#[non_exhaustive]
pub struct SubscriptionLogFilter {
    /// Contracts whose logs are wanted; those of every contract when absent.
    pub address: Option<AddressFilter>,
    /// What the log's topics must be, by position; null lets anything pass at its place. A log with more topics than the list still matches, one with fewer doesn't.
    pub topics: Option<Vec<Option<SubscriptionLogFilterTopicsItem>>>,
}
impl SubscriptionLogFilter {
    /// Nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
    /// Sets `address`.
    #[must_use]
    pub fn with_address(mut self, address: impl Into<AddressFilter>) -> Self {
        self.address = Some(address.into());
        self
    }
    /// Sets `topics`.
    #[must_use]
    pub fn with_topics(
        mut self,
        topics: Vec<Option<SubscriptionLogFilterTopicsItem>>,
    ) -> Self {
        self.topics = Some(topics);
        self
    }
}
impl rt::Serialize for SubscriptionLogFilter {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "address", &self.address)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "topics", &self.topics)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for SubscriptionLogFilter {
    const NAME: &'static str = "SubscriptionLogFilter";
    fn key(key: &str) -> usize {
        match key {
            "address" => 0,
            "topics" => 1,
            _ => rt::OTHER,
        }
    }
    fn read<S: rt::Source<'de>>(source: &mut S) -> Result<Self, S::Error> {
        let mut field0 = None;
        let mut field1 = None;
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = source.value::<Option<rt::Same>, _>()?,
                1 => field1 = source.value::<Option<rt::Same>, _>()?,
                _ => source.skip()?,
            }
        }
        Ok(Self {
            address: field0,
            topics: field1,
        })
    }
}
rt::object!(SubscriptionLogFilter);
/// `SubscriptionLogFilterTopicsItem`, one of several shapes.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum SubscriptionLogFilterTopicsItem {
    /// A 32-byte Keccak-256 digest or Merkle root, always written with all 64 hex digits.
    One(rt::B256),
    /// `Any`: a list.
    Any(Vec<rt::B256>),
}
impl From<Vec<rt::B256>> for SubscriptionLogFilterTopicsItem {
    fn from(value: Vec<rt::B256>) -> Self {
        Self::Any(value)
    }
}
impl From<rt::B256> for SubscriptionLogFilterTopicsItem {
    fn from(value: rt::B256) -> Self {
        Self::One(value)
    }
}
impl rt::Serialize for SubscriptionLogFilterTopicsItem {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        match self {
            Self::One(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::Any(value) => rt::write::<rt::Same, _, _>(value, serializer),
        }
    }
}
impl<'de> rt::Union<'de> for SubscriptionLogFilterTopicsItem {
    const NAME: &'static str = "SubscriptionLogFilterTopicsItem";
    const EXPECTED: &'static str = "32 bytes in hex or any";
    fn string<E: rt::Error>(value: &str) -> Result<Self, E> {
        rt::text::<rt::Same, _, E>(value).map(Self::One)
    }
    fn array<A: rt::SeqAccess<'de>>(items: A) -> Result<Self, A::Error> {
        rt::array::<rt::Same, _, _>(items).map(Self::Any)
    }
}
rt::union!(SubscriptionLogFilterTopicsItem);
/// What narrows a subscription: a filter for `logs`, or, for `newPendingTransactions`, whether whole transactions are wanted.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum SubscriptionOptions {
    /// Which new logs a subscription reports. Ranges of blocks have no meaning here.
    Logs(SubscriptionLogFilter),
    /// `FullTransactions`: a flag.
    FullTransactions(bool),
}
impl From<SubscriptionLogFilter> for SubscriptionOptions {
    fn from(value: SubscriptionLogFilter) -> Self {
        Self::Logs(value)
    }
}
impl From<bool> for SubscriptionOptions {
    fn from(value: bool) -> Self {
        Self::FullTransactions(value)
    }
}
impl rt::Serialize for SubscriptionOptions {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        match self {
            Self::Logs(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::FullTransactions(value) => {
                rt::write::<rt::Same, _, _>(value, serializer)
            }
        }
    }
}
impl<'de> rt::Union<'de> for SubscriptionOptions {
    const NAME: &'static str = "SubscriptionOptions";
    const EXPECTED: &'static str = "logs or a flag";
    fn boolean<E: rt::Error>(value: bool) -> Result<Self, E> {
        rt::scalar::<rt::Same, _, _, E>(value).map(Self::FullTransactions)
    }
    fn object<A: rt::MapAccess<'de>>(map: A) -> Result<Self, A::Error> {
        rt::entries::<rt::Same, _, _>(map).map(Self::Logs)
    }
}
rt::union!(SubscriptionOptions);
/// How far a node has come in catching up with the chain. Beyond the first three keys, each node sends its own; all may be absent.
#[derive(Clone, Debug, PartialEq, Default)]
#[non_exhaustive]
pub struct SyncProgress {
    /// Block that has been reached.
    pub current_block: Option<u64>,
    /// Size of the repaired codes.
    ///
    /// Unit: bytes.
    pub healed_bytecode_bytes: Option<u64>,
    /// Contract codes repaired.
    pub healed_bytecodes: Option<u64>,
    /// Size on disk of those nodes.
    ///
    /// Unit: bytes.
    pub healed_trienode_bytes: Option<u64>,
    /// State trie nodes repaired after the snapshot moved on.
    pub healed_trienodes: Option<u64>,
    /// Contract codes still to be repaired.
    pub healing_bytecode: Option<u64>,
    /// State trie nodes still to be repaired.
    pub healing_trienodes: Option<u64>,
    /// Highest block that the node has heard of.
    pub highest_block: Option<u64>,
    /// State entries known to be needed, on nodes that sync the old way.
    pub known_states: Option<u64>,
    /// State entries downloaded, on nodes that sync the old way.
    pub pulled_states: Option<u64>,
    /// Progress of each stage, on nodes that synchronise in stages.
    pub stages: Option<Vec<SyncStage>>,
    /// Block at which this synchronisation began.
    pub starting_block: Option<u64>,
    /// Entries of the state history still to be indexed.
    pub state_index_remaining: Option<u64>,
    /// Size on disk of those accounts.
    ///
    /// Unit: bytes.
    pub synced_account_bytes: Option<u64>,
    /// Accounts downloaded by snap sync.
    pub synced_accounts: Option<u64>,
    /// Size of those codes.
    ///
    /// Unit: bytes.
    pub synced_bytecode_bytes: Option<u64>,
    /// Contract codes downloaded by snap sync.
    pub synced_bytecodes: Option<u64>,
    /// Storage slots downloaded by snap sync.
    pub synced_storage: Option<u64>,
    /// Size on disk of those slots.
    ///
    /// Unit: bytes.
    pub synced_storage_bytes: Option<u64>,
    /// Entries of the trie node history still to be indexed.
    pub trienode_index_remaining: Option<u64>,
    /// Blocks whose transactions can be looked up by hash already.
    ///
    /// Unit: blocks.
    pub tx_index_finished_blocks: Option<u64>,
    /// Blocks whose transactions can't be looked up by hash yet.
    ///
    /// Unit: blocks.
    pub tx_index_remaining_blocks: Option<u64>,
}
impl SyncProgress {
    /// Nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}
impl rt::Serialize for SyncProgress {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put_some::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "currentBlock", &self.current_block)?;
        rt::put_some::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "healedBytecodeBytes", &self.healed_bytecode_bytes)?;
        rt::put_some::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "healedBytecodes", &self.healed_bytecodes)?;
        rt::put_some::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "healedTrienodeBytes", &self.healed_trienode_bytes)?;
        rt::put_some::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "healedTrienodes", &self.healed_trienodes)?;
        rt::put_some::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "healingBytecode", &self.healing_bytecode)?;
        rt::put_some::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "healingTrienodes", &self.healing_trienodes)?;
        rt::put_some::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "highestBlock", &self.highest_block)?;
        rt::put_some::<rt::Quantity, _, _>(&mut map, "knownStates", &self.known_states)?;
        rt::put_some::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "pulledStates", &self.pulled_states)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "stages", &self.stages)?;
        rt::put_some::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "startingBlock", &self.starting_block)?;
        rt::put_some::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "stateIndexRemaining", &self.state_index_remaining)?;
        rt::put_some::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "syncedAccountBytes", &self.synced_account_bytes)?;
        rt::put_some::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "syncedAccounts", &self.synced_accounts)?;
        rt::put_some::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "syncedBytecodeBytes", &self.synced_bytecode_bytes)?;
        rt::put_some::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "syncedBytecodes", &self.synced_bytecodes)?;
        rt::put_some::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "syncedStorage", &self.synced_storage)?;
        rt::put_some::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "syncedStorageBytes", &self.synced_storage_bytes)?;
        rt::put_some::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "trienodeIndexRemaining", &self.trienode_index_remaining)?;
        rt::put_some::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "txIndexFinishedBlocks", &self.tx_index_finished_blocks)?;
        rt::put_some::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "txIndexRemainingBlocks", &self.tx_index_remaining_blocks)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for SyncProgress {
    const NAME: &'static str = "SyncProgress";
    fn key(key: &str) -> usize {
        match key {
            "currentBlock" => 0,
            "healedBytecodeBytes" => 1,
            "healedBytecodes" => 2,
            "healedTrienodeBytes" => 3,
            "healedTrienodes" => 4,
            "healingBytecode" => 5,
            "healingTrienodes" => 6,
            "highestBlock" => 7,
            "knownStates" => 8,
            "pulledStates" => 9,
            "stages" => 10,
            "startingBlock" => 11,
            "stateIndexRemaining" => 12,
            "syncedAccountBytes" => 13,
            "syncedAccounts" => 14,
            "syncedBytecodeBytes" => 15,
            "syncedBytecodes" => 16,
            "syncedStorage" => 17,
            "syncedStorageBytes" => 18,
            "trienodeIndexRemaining" => 19,
            "txIndexFinishedBlocks" => 20,
            "txIndexRemainingBlocks" => 21,
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
        let mut field18 = None;
        let mut field19 = None;
        let mut field20 = None;
        let mut field21 = None;
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = source.value::<Option<rt::Quantity>, _>()?,
                1 => field1 = source.value::<Option<rt::Quantity>, _>()?,
                2 => field2 = source.value::<Option<rt::Quantity>, _>()?,
                3 => field3 = source.value::<Option<rt::Quantity>, _>()?,
                4 => field4 = source.value::<Option<rt::Quantity>, _>()?,
                5 => field5 = source.value::<Option<rt::Quantity>, _>()?,
                6 => field6 = source.value::<Option<rt::Quantity>, _>()?,
                7 => field7 = source.value::<Option<rt::Quantity>, _>()?,
                8 => field8 = source.value::<Option<rt::Quantity>, _>()?,
                9 => field9 = source.value::<Option<rt::Quantity>, _>()?,
                10 => field10 = source.value::<Option<rt::Same>, _>()?,
                11 => field11 = source.value::<Option<rt::Quantity>, _>()?,
                12 => field12 = source.value::<Option<rt::Quantity>, _>()?,
                13 => field13 = source.value::<Option<rt::Quantity>, _>()?,
                14 => field14 = source.value::<Option<rt::Quantity>, _>()?,
                15 => field15 = source.value::<Option<rt::Quantity>, _>()?,
                16 => field16 = source.value::<Option<rt::Quantity>, _>()?,
                17 => field17 = source.value::<Option<rt::Quantity>, _>()?,
                18 => field18 = source.value::<Option<rt::Quantity>, _>()?,
                19 => field19 = source.value::<Option<rt::Quantity>, _>()?,
                20 => field20 = source.value::<Option<rt::Quantity>, _>()?,
                21 => field21 = source.value::<Option<rt::Quantity>, _>()?,
                _ => source.skip()?,
            }
        }
        Ok(Self {
            current_block: field0,
            healed_bytecode_bytes: field1,
            healed_bytecodes: field2,
            healed_trienode_bytes: field3,
            healed_trienodes: field4,
            healing_bytecode: field5,
            healing_trienodes: field6,
            highest_block: field7,
            known_states: field8,
            pulled_states: field9,
            stages: field10,
            starting_block: field11,
            state_index_remaining: field12,
            synced_account_bytes: field13,
            synced_accounts: field14,
            synced_bytecode_bytes: field15,
            synced_bytecodes: field16,
            synced_storage: field17,
            synced_storage_bytes: field18,
            trienode_index_remaining: field19,
            tx_index_finished_blocks: field20,
            tx_index_remaining_blocks: field21,
        })
    }
}
rt::object!(SyncProgress);
/// How far one stage of a staged synchronisation has come, on nodes that work in stages (reth, erigon). The two spell the keys differently.
#[derive(Clone, Debug, PartialEq, Default)]
#[non_exhaustive]
pub struct SyncStage {
    /// Block that the stage has reached, as reth writes it.
    pub block: Option<u64>,
    /// Block that the stage has reached, as erigon writes it.
    pub block_number: Option<u64>,
    /// Stage, as reth writes it.
    pub name: Option<String>,
    /// Stage, as erigon writes it.
    pub stage_name: Option<String>,
}
impl SyncStage {
    /// Nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}
impl rt::Serialize for SyncStage {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put_some::<rt::Quantity, _, _>(&mut map, "block", &self.block)?;
        rt::put_some::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "block_number", &self.block_number)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "name", &self.name)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "stage_name", &self.stage_name)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for SyncStage {
    const NAME: &'static str = "SyncStage";
    fn key(key: &str) -> usize {
        match key {
            "block" => 0,
            "block_number" => 1,
            "name" => 2,
            "stage_name" => 3,
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
                0 => field0 = source.value::<Option<rt::Quantity>, _>()?,
                1 => field1 = source.value::<Option<rt::Quantity>, _>()?,
                2 => field2 = source.value::<Option<rt::Same>, _>()?,
                3 => field3 = source.value::<Option<rt::Same>, _>()?,
                _ => source.skip()?,
            }
        }
        Ok(Self {
            block: field0,
            block_number: field1,
            name: field2,
            stage_name: field3,
        })
    }
}
rt::object!(SyncStage);
/// A change of the node's synchronisation: `false` when it has caught up, an object when it has begun to catch up.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum SyncingEvent {
    /// `Idle`: a flag.
    Idle(bool),
    /// Notice that the node has begun to catch up with the chain. geth puts the numbers under `status`, besu sends them at the top.
    Syncing(SyncingUpdate),
}
impl From<SyncingUpdate> for SyncingEvent {
    fn from(value: SyncingUpdate) -> Self {
        Self::Syncing(value)
    }
}
impl From<bool> for SyncingEvent {
    fn from(value: bool) -> Self {
        Self::Idle(value)
    }
}
impl rt::Serialize for SyncingEvent {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        match self {
            Self::Idle(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::Syncing(value) => rt::write::<rt::Same, _, _>(value, serializer),
        }
    }
}
impl<'de> rt::Union<'de> for SyncingEvent {
    const NAME: &'static str = "SyncingEvent";
    const EXPECTED: &'static str = "a flag or syncing";
    fn boolean<E: rt::Error>(value: bool) -> Result<Self, E> {
        rt::scalar::<rt::Same, _, _, E>(value).map(Self::Idle)
    }
    fn object<A: rt::MapAccess<'de>>(map: A) -> Result<Self, A::Error> {
        rt::entries::<rt::Same, _, _>(map).map(Self::Syncing)
    }
}
rt::union!(SyncingEvent);
/// Whether the node is catching up with the chain: `false` when it is not, otherwise how far it has come.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum SyncingStatus {
    /// `Idle`: a flag.
    Idle(bool),
    /// How far a node has come in catching up with the chain. Beyond the first three keys, each node sends its own; all may be absent.
    Syncing(SyncProgress),
}
impl From<SyncProgress> for SyncingStatus {
    fn from(value: SyncProgress) -> Self {
        Self::Syncing(value)
    }
}
impl From<bool> for SyncingStatus {
    fn from(value: bool) -> Self {
        Self::Idle(value)
    }
}
impl rt::Serialize for SyncingStatus {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        match self {
            Self::Idle(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::Syncing(value) => rt::write::<rt::Same, _, _>(value, serializer),
        }
    }
}
impl<'de> rt::Union<'de> for SyncingStatus {
    const NAME: &'static str = "SyncingStatus";
    const EXPECTED: &'static str = "a flag or syncing";
    fn boolean<E: rt::Error>(value: bool) -> Result<Self, E> {
        rt::scalar::<rt::Same, _, _, E>(value).map(Self::Idle)
    }
    fn object<A: rt::MapAccess<'de>>(map: A) -> Result<Self, A::Error> {
        rt::entries::<rt::Same, _, _>(map).map(Self::Syncing)
    }
}
rt::union!(SyncingStatus);
/// Notice that the node has begun to catch up with the chain. geth puts the numbers under `status`, besu sends them at the top.
#[derive(Clone, Debug, PartialEq, Default)]
#[non_exhaustive]
pub struct SyncingUpdate {
    /// Block that has been reached.
    pub current_block: Option<LenientNumber>,
    /// Highest block that the node has heard of.
    pub highest_block: Option<LenientNumber>,
    /// Block at which this synchronisation began.
    pub starting_block: Option<LenientNumber>,
    /// Progress counters by name. geth spells the names in its own code's way (`CurrentBlock`) and writes plain integers.
    pub status: Option<rt::BTreeMap<String, LenientNumber>>,
    /// True while the node is catching up.
    pub syncing: Option<bool>,
}
impl SyncingUpdate {
    /// Nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}
impl rt::Serialize for SyncingUpdate {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "currentBlock", &self.current_block)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "highestBlock", &self.highest_block)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "startingBlock", &self.starting_block)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "status", &self.status)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "syncing", &self.syncing)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for SyncingUpdate {
    const NAME: &'static str = "SyncingUpdate";
    fn key(key: &str) -> usize {
        match key {
            "currentBlock" => 0,
            "highestBlock" => 1,
            "startingBlock" => 2,
            "status" => 3,
            "syncing" => 4,
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
                1 => field1 = source.value::<Option<rt::Same>, _>()?,
                2 => field2 = source.value::<Option<rt::Same>, _>()?,
                3 => field3 = source.value::<Option<rt::Same>, _>()?,
                4 => field4 = source.value::<Option<rt::Same>, _>()?,
                _ => source.skip()?,
            }
        }
        Ok(Self {
            current_block: field0,
            highest_block: field1,
            starting_block: field2,
            status: field3,
            syncing: field4,
        })
    }
}
rt::object!(SyncingUpdate);
/// Structured data to be signed, with the types that say how it is hashed (EIP-712).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TypedData {
    /// The application, chain and contract that the signature is bound to.
    pub domain: TypedDataDomain,
    /// The data itself, shaped as `primaryType` says.
    pub message: rt::BTreeMap<String, rt::RawJson>,
    /// Which of the types the message is of.
    pub primary_type: String,
    /// Struct types by name, `EIP712Domain` among them.
    pub types: rt::BTreeMap<String, Vec<TypedDataField>>,
}
impl TypedData {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(
        domain: TypedDataDomain,
        message: rt::BTreeMap<String, rt::RawJson>,
        primary_type: impl Into<String>,
        types: rt::BTreeMap<String, Vec<TypedDataField>>,
    ) -> Self {
        Self {
            domain,
            message,
            primary_type: primary_type.into(),
            types,
        }
    }
}
impl rt::Serialize for TypedData {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "domain", &self.domain)?;
        rt::put::<rt::Same, _, _>(&mut map, "message", &self.message)?;
        rt::put::<rt::Same, _, _>(&mut map, "primaryType", &self.primary_type)?;
        rt::put::<rt::Same, _, _>(&mut map, "types", &self.types)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for TypedData {
    const NAME: &'static str = "TypedData";
    fn key(key: &str) -> usize {
        match key {
            "domain" => 0,
            "message" => 1,
            "primaryType" => 2,
            "types" => 3,
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
            domain: rt::need(field0, "domain")?,
            message: rt::need(field1, "message")?,
            primary_type: rt::need(field2, "primaryType")?,
            types: rt::need(field3, "types")?,
        })
    }
}
rt::object!(TypedData);
/// What a typed signature is bound to, so that it can't be used elsewhere. Only the keys that the `EIP712Domain` type lists are hashed.
#[derive(Clone, Debug, PartialEq, Default)]
#[non_exhaustive]
pub struct TypedDataDomain {
    /// The chain on which the signature holds.
    pub chain_id: Option<rt::RawJson>,
    /// The application or protocol, for people to read.
    pub name: Option<String>,
    /// Last resort to tell domains apart.
    pub salt: Option<rt::B256>,
    /// The contract that will check the signature.
    pub verifying_contract: Option<rt::Address>,
    /// The application's current version; signatures of different versions don't mix.
    pub version: Option<String>,
}
impl TypedDataDomain {
    /// Nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
    /// Sets `chain_id`.
    #[must_use]
    pub fn with_chain_id(mut self, chain_id: rt::RawJson) -> Self {
        self.chain_id = Some(chain_id);
        self
    }
    /// Sets `name`.
    #[must_use]
    pub fn with_name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }
    /// Sets `salt`.
    #[must_use]
    pub fn with_salt(mut self, salt: rt::B256) -> Self {
        self.salt = Some(salt);
        self
    }
    /// Sets `verifying_contract`.
    #[must_use]
    pub fn with_verifying_contract(mut self, verifying_contract: rt::Address) -> Self {
        self.verifying_contract = Some(verifying_contract);
        self
    }
    /// Sets `version`.
    #[must_use]
    pub fn with_version(mut self, version: impl Into<String>) -> Self {
        self.version = Some(version.into());
        self
    }
}
impl rt::Serialize for TypedDataDomain {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "chainId", &self.chain_id)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "name", &self.name)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "salt", &self.salt)?;
        rt::put_some::<
            rt::Same,
            _,
            _,
        >(&mut map, "verifyingContract", &self.verifying_contract)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "version", &self.version)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for TypedDataDomain {
    const NAME: &'static str = "TypedDataDomain";
    fn key(key: &str) -> usize {
        match key {
            "chainId" => 0,
            "name" => 1,
            "salt" => 2,
            "verifyingContract" => 3,
            "version" => 4,
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
                1 => field1 = source.value::<Option<rt::Same>, _>()?,
                2 => field2 = source.value::<Option<rt::Same>, _>()?,
                3 => field3 = source.value::<Option<rt::Same>, _>()?,
                4 => field4 = source.value::<Option<rt::Same>, _>()?,
                _ => source.skip()?,
            }
        }
        Ok(Self {
            chain_id: field0,
            name: field1,
            salt: field2,
            verifying_contract: field3,
            version: field4,
        })
    }
}
rt::object!(TypedDataDomain);
/// One member of a struct type (EIP-712).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TypedDataField {
    /// The member's key in the message.
    pub name: String,
    /// Solidity type or the name of another struct type, such as `uint256` or `Person[]`.
    pub r#type: String,
}
impl TypedDataField {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(name: impl Into<String>, r#type: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            r#type: r#type.into(),
        }
    }
}
impl rt::Serialize for TypedDataField {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "name", &self.name)?;
        rt::put::<rt::Same, _, _>(&mut map, "type", &self.r#type)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for TypedDataField {
    const NAME: &'static str = "TypedDataField";
    fn key(key: &str) -> usize {
        match key {
            "name" => 0,
            "type" => 1,
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
            name: rt::need(field0, "name")?,
            r#type: rt::need(field1, "type")?,
        })
    }
}
rt::object!(TypedDataField);
