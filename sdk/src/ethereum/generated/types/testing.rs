use crate::rt;
use super::{BlobsBundleV2, ExecutionPayloadV3, Withdrawal};
/// Context of a block to be built. Which of the optional keys are needed depends on the fork that the timestamp falls into.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct BuildBlockAttributes {
    /// Beacon block root that EIP-4788 exposes; needed since Cancun.
    pub parent_beacon_block_root: Option<rt::B256>,
    /// Randomness of the previous slot for the new block.
    pub prev_randao: rt::B256,
    /// Beacon slot of the new block; needed since Amsterdam.
    pub slot_number: Option<u64>,
    /// Account to credit with the priority fees; the node may choose another.
    pub suggested_fee_recipient: rt::Address,
    /// The new block's time; must be later than the head's.
    ///
    /// Unit: seconds since the Unix epoch.
    pub timestamp: u64,
    /// Validator withdrawals to credit, in order; needed since Shanghai.
    pub withdrawals: Option<Vec<Withdrawal>>,
}
impl BuildBlockAttributes {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(
        prev_randao: rt::B256,
        suggested_fee_recipient: rt::Address,
        timestamp: u64,
    ) -> Self {
        Self {
            prev_randao,
            suggested_fee_recipient,
            timestamp,
            parent_beacon_block_root: None,
            slot_number: None,
            withdrawals: None,
        }
    }
    /// Sets `parent_beacon_block_root`.
    #[must_use]
    pub fn with_parent_beacon_block_root(
        mut self,
        parent_beacon_block_root: rt::B256,
    ) -> Self {
        self.parent_beacon_block_root = Some(parent_beacon_block_root);
        self
    }
    /// Sets `slot_number`.
    #[must_use]
    pub fn with_slot_number(mut self, slot_number: u64) -> Self {
        self.slot_number = Some(slot_number);
        self
    }
    /// Sets `withdrawals`.
    #[must_use]
    pub fn with_withdrawals(mut self, withdrawals: Vec<Withdrawal>) -> Self {
        self.withdrawals = Some(withdrawals);
        self
    }
}
impl rt::Serialize for BuildBlockAttributes {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put_some::<
            rt::Same,
            _,
            _,
        >(&mut map, "parentBeaconBlockRoot", &self.parent_beacon_block_root)?;
        rt::put::<rt::Same, _, _>(&mut map, "prevRandao", &self.prev_randao)?;
        rt::put_some::<rt::Quantity, _, _>(&mut map, "slotNumber", &self.slot_number)?;
        rt::put::<
            rt::Same,
            _,
            _,
        >(&mut map, "suggestedFeeRecipient", &self.suggested_fee_recipient)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "timestamp", &self.timestamp)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "withdrawals", &self.withdrawals)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for BuildBlockAttributes {
    const NAME: &'static str = "BuildBlockAttributes";
    fn key(key: &str) -> usize {
        match key {
            "parentBeaconBlockRoot" => 0,
            "prevRandao" => 1,
            "slotNumber" => 2,
            "suggestedFeeRecipient" => 3,
            "timestamp" => 4,
            "withdrawals" => 5,
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
                1 => field1 = Some(source.value::<rt::Same, _>()?),
                2 => field2 = source.value::<Option<rt::Quantity>, _>()?,
                3 => field3 = Some(source.value::<rt::Same, _>()?),
                4 => field4 = Some(source.value::<rt::Quantity, _>()?),
                5 => field5 = source.value::<Option<rt::Same>, _>()?,
                _ => source.skip()?,
            }
        }
        Ok(Self {
            parent_beacon_block_root: field0,
            prev_randao: rt::need(field1, "prevRandao")?,
            slot_number: field2,
            suggested_fee_recipient: rt::need(field3, "suggestedFeeRecipient")?,
            timestamp: rt::need(field4, "timestamp")?,
            withdrawals: field5,
        })
    }
}
rt::object!(BuildBlockAttributes);
/// A block built for a test, with what a proposer would get beside it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct BuiltBlock {
    /// Blobs of the payload's transactions with commitments and proofs; three empty lists where there are none.
    pub blobs_bundle: BlobsBundleV2,
    /// What the fee recipient is expected to earn by this block.
    ///
    /// Unit: wei.
    pub block_value: rt::U256,
    /// The block's header fields and encoded transactions.
    pub execution_payload: ExecutionPayloadV3,
    /// EIP-7685 requests to the consensus layer (deposits, withdrawals, consolidations): a type byte and its data each, ascending by type, types without data left out. Absent before Prague.
    pub execution_requests: Option<Vec<rt::Bytes>>,
    /// Advice to proposers that has no meaning here; false as a rule.
    pub should_override_builder: bool,
}
impl BuiltBlock {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(
        blobs_bundle: BlobsBundleV2,
        block_value: rt::U256,
        execution_payload: ExecutionPayloadV3,
        should_override_builder: bool,
    ) -> Self {
        Self {
            blobs_bundle,
            block_value,
            execution_payload,
            should_override_builder,
            execution_requests: None,
        }
    }
}
impl rt::Serialize for BuiltBlock {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "blobsBundle", &self.blobs_bundle)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "blockValue", &self.block_value)?;
        rt::put::<
            rt::Same,
            _,
            _,
        >(&mut map, "executionPayload", &self.execution_payload)?;
        rt::put_some::<
            rt::Same,
            _,
            _,
        >(&mut map, "executionRequests", &self.execution_requests)?;
        rt::put::<
            rt::Same,
            _,
            _,
        >(&mut map, "shouldOverrideBuilder", &self.should_override_builder)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for BuiltBlock {
    const NAME: &'static str = "BuiltBlock";
    fn key(key: &str) -> usize {
        match key {
            "blobsBundle" => 0,
            "blockValue" => 1,
            "executionPayload" => 2,
            "executionRequests" => 3,
            "shouldOverrideBuilder" => 4,
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
                2 => field2 = Some(source.value::<rt::Same, _>()?),
                3 => field3 = source.value::<Option<rt::Same>, _>()?,
                4 => field4 = Some(source.value::<rt::Same, _>()?),
                _ => source.skip()?,
            }
        }
        Ok(Self {
            blobs_bundle: rt::need(field0, "blobsBundle")?,
            block_value: rt::need(field1, "blockValue")?,
            execution_payload: rt::need(field2, "executionPayload")?,
            execution_requests: field3,
            should_override_builder: rt::need(field4, "shouldOverrideBuilder")?,
        })
    }
}
rt::object!(BuiltBlock);
