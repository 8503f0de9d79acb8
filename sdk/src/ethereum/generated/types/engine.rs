use crate::rt;
use super::Withdrawal;
/// A blob from the node's pool with its KZG proof.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct BlobAndProofV1 {
    /// The blob's 131072 bytes.
    pub blob: rt::Bytes,
    /// KZG proof of the whole blob against its commitment.
    pub proof: rt::FixedBytes<48>,
}
impl BlobAndProofV1 {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(blob: impl Into<rt::Bytes>, proof: rt::FixedBytes<48>) -> Self {
        Self { blob: blob.into(), proof }
    }
}
impl rt::Serialize for BlobAndProofV1 {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "blob", &self.blob)?;
        rt::put::<rt::Same, _, _>(&mut map, "proof", &self.proof)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for BlobAndProofV1 {
    const NAME: &'static str = "BlobAndProofV1";
    fn key(key: &str) -> usize {
        match key {
            "blob" => 0,
            "proof" => 1,
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
            blob: rt::need(field0, "blob")?,
            proof: rt::need(field1, "proof")?,
        })
    }
}
rt::object!(BlobAndProofV1);
/// A blob from the node's pool with the proofs of its 128 cells (EIP-7594).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct BlobAndProofV2 {
    /// The blob's 131072 bytes.
    pub blob: rt::Bytes,
    /// KZG proofs of the cells, 128 of them, by column.
    pub proofs: Vec<rt::FixedBytes<48>>,
}
impl BlobAndProofV2 {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(blob: impl Into<rt::Bytes>, proofs: Vec<rt::FixedBytes<48>>) -> Self {
        Self { blob: blob.into(), proofs }
    }
}
impl rt::Serialize for BlobAndProofV2 {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "blob", &self.blob)?;
        rt::put::<rt::Same, _, _>(&mut map, "proofs", &self.proofs)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for BlobAndProofV2 {
    const NAME: &'static str = "BlobAndProofV2";
    fn key(key: &str) -> usize {
        match key {
            "blob" => 0,
            "proofs" => 1,
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
            blob: rt::need(field0, "blob")?,
            proofs: rt::need(field1, "proofs")?,
        })
    }
}
rt::object!(BlobAndProofV2);
/// The cells of a blob that were asked for, as far as the node holds them (EIP-8070). Both lists go together: a cell and its proof have the same place and are null together.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct BlobCellsAndProofsV1 {
    /// Cells of 2048 bytes; null where the node lacks one.
    pub blob_cells: Vec<Option<rt::Bytes>>,
    /// KZG proof of the cell at the same place; null where the cell is.
    pub proofs: Vec<Option<rt::FixedBytes<48>>>,
}
impl BlobCellsAndProofsV1 {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(
        blob_cells: Vec<Option<rt::Bytes>>,
        proofs: Vec<Option<rt::FixedBytes<48>>>,
    ) -> Self {
        Self { blob_cells, proofs }
    }
}
impl rt::Serialize for BlobCellsAndProofsV1 {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "blob_cells", &self.blob_cells)?;
        rt::put::<rt::Same, _, _>(&mut map, "proofs", &self.proofs)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for BlobCellsAndProofsV1 {
    const NAME: &'static str = "BlobCellsAndProofsV1";
    fn key(key: &str) -> usize {
        match key {
            "blob_cells" => 0,
            "proofs" => 1,
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
            blob_cells: rt::need(field0, "blob_cells")?,
            proofs: rt::need(field1, "proofs")?,
        })
    }
}
rt::object!(BlobCellsAndProofsV1);
/// Blobs of a payload with one KZG proof for each. All three lists are equally long.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct BlobsBundleV1 {
    /// The blobs, 131072 bytes each (4096 field elements of 32 bytes).
    pub blobs: Vec<rt::Bytes>,
    /// KZG commitments (EIP-4844), one a blob, in the order of the payload's blob transactions.
    pub commitments: Vec<rt::FixedBytes<48>>,
    /// KZG proof of each blob against its commitment.
    pub proofs: Vec<rt::FixedBytes<48>>,
}
impl BlobsBundleV1 {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(
        blobs: Vec<rt::Bytes>,
        commitments: Vec<rt::FixedBytes<48>>,
        proofs: Vec<rt::FixedBytes<48>>,
    ) -> Self {
        Self { blobs, commitments, proofs }
    }
}
impl rt::Serialize for BlobsBundleV1 {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "blobs", &self.blobs)?;
        rt::put::<rt::Same, _, _>(&mut map, "commitments", &self.commitments)?;
        rt::put::<rt::Same, _, _>(&mut map, "proofs", &self.proofs)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for BlobsBundleV1 {
    const NAME: &'static str = "BlobsBundleV1";
    fn key(key: &str) -> usize {
        match key {
            "blobs" => 0,
            "commitments" => 1,
            "proofs" => 2,
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
            blobs: rt::need(field0, "blobs")?,
            commitments: rt::need(field1, "commitments")?,
            proofs: rt::need(field2, "proofs")?,
        })
    }
}
rt::object!(BlobsBundleV1);
/// Blobs of a payload with the cell proofs of PeerDAS (EIP-7594): 128 proofs for each blob.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct BlobsBundleV2 {
    /// The blobs, 131072 bytes each (4096 field elements of 32 bytes).
    pub blobs: Vec<rt::Bytes>,
    /// KZG commitments (EIP-4844), one a blob, in the order of the payload's blob transactions.
    pub commitments: Vec<rt::FixedBytes<48>>,
    /// KZG proofs of the cells, 128 in a row for each blob.
    pub proofs: Vec<rt::FixedBytes<48>>,
}
impl BlobsBundleV2 {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(
        blobs: Vec<rt::Bytes>,
        commitments: Vec<rt::FixedBytes<48>>,
        proofs: Vec<rt::FixedBytes<48>>,
    ) -> Self {
        Self { blobs, commitments, proofs }
    }
}
impl rt::Serialize for BlobsBundleV2 {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "blobs", &self.blobs)?;
        rt::put::<rt::Same, _, _>(&mut map, "commitments", &self.commitments)?;
        rt::put::<rt::Same, _, _>(&mut map, "proofs", &self.proofs)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for BlobsBundleV2 {
    const NAME: &'static str = "BlobsBundleV2";
    fn key(key: &str) -> usize {
        match key {
            "blobs" => 0,
            "commitments" => 1,
            "proofs" => 2,
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
            blobs: rt::need(field0, "blobs")?,
            commitments: rt::need(field1, "commitments")?,
            proofs: rt::need(field2, "proofs")?,
        })
    }
}
rt::object!(BlobsBundleV2);
/// Which software a client is, fit for log lines and for graffiti.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ClientVersionV1 {
    /// Two letters, reserved for most clients: GE go-ethereum, NM Nethermind, BU Besu, EG Erigon, RH Reth, EJ ethereumJS, LH Lighthouse, PM Prysm, TK Teku, NB Nimbus, LS Lodestar, GR Grandine. Others may appear.
    pub code: String,
    /// First 4 bytes of the build's commit as 8 hex digits; some clients write `0x` before them.
    pub commit: String,
    /// The client's name for people, such as `Lighthouse`.
    pub name: String,
    /// Version of the build in the client's own form, such as `v4.6.0`.
    pub version: String,
}
impl ClientVersionV1 {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(
        code: impl Into<String>,
        commit: impl Into<String>,
        name: impl Into<String>,
        version: impl Into<String>,
    ) -> Self {
        Self {
            code: code.into(),
            commit: commit.into(),
            name: name.into(),
            version: version.into(),
        }
    }
}
impl rt::Serialize for ClientVersionV1 {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "code", &self.code)?;
        rt::put::<rt::Same, _, _>(&mut map, "commit", &self.commit)?;
        rt::put::<rt::Same, _, _>(&mut map, "name", &self.name)?;
        rt::put::<rt::Same, _, _>(&mut map, "version", &self.version)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for ClientVersionV1 {
    const NAME: &'static str = "ClientVersionV1";
    fn key(key: &str) -> usize {
        match key {
            "code" => 0,
            "commit" => 1,
            "name" => 2,
            "version" => 3,
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
            code: rt::need(field0, "code")?,
            commit: rt::need(field1, "commit")?,
            name: rt::need(field2, "name")?,
            version: rt::need(field3, "version")?,
        })
    }
}
rt::object!(ClientVersionV1);
/// What a block has beside its header.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ExecutionPayloadBodyV1 {
    /// EIP-2718 encoded transactions, in block order; RLP for legacy ones, type byte and payload for the others. Blob transactions come without their blobs.
    pub transactions: Vec<rt::Bytes>,
    /// Validator withdrawals credited at the end of the block, in order. Null for blocks before Shanghai.
    pub withdrawals: Option<Vec<Withdrawal>>,
}
impl ExecutionPayloadBodyV1 {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(transactions: Vec<rt::Bytes>) -> Self {
        Self {
            transactions,
            withdrawals: None,
        }
    }
}
impl rt::Serialize for ExecutionPayloadBodyV1 {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "transactions", &self.transactions)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "withdrawals", &self.withdrawals)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for ExecutionPayloadBodyV1 {
    const NAME: &'static str = "ExecutionPayloadBodyV1";
    fn key(key: &str) -> usize {
        match key {
            "transactions" => 0,
            "withdrawals" => 1,
            _ => rt::OTHER,
        }
    }
    fn read<S: rt::Source<'de>>(source: &mut S) -> Result<Self, S::Error> {
        let mut field0 = None;
        let mut field1 = None;
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = Some(source.value::<rt::Same, _>()?),
                1 => field1 = source.value::<Option<rt::Same>, _>()?,
                _ => source.skip()?,
            }
        }
        Ok(Self {
            transactions: rt::need(field0, "transactions")?,
            withdrawals: field1,
        })
    }
}
rt::object!(ExecutionPayloadBodyV1);
/// What a block has beside its header, with its access list.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ExecutionPayloadBodyV2 {
    /// RLP of the block's access list (EIP-7928). Null before Amsterdam and where the node has pruned it.
    pub block_access_list: Option<rt::Bytes>,
    /// EIP-2718 encoded transactions, in block order; RLP for legacy ones, type byte and payload for the others. Blob transactions come without their blobs.
    pub transactions: Vec<rt::Bytes>,
    /// Validator withdrawals credited at the end of the block, in order. Null for blocks before Shanghai.
    pub withdrawals: Option<Vec<Withdrawal>>,
}
impl ExecutionPayloadBodyV2 {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(transactions: Vec<rt::Bytes>) -> Self {
        Self {
            transactions,
            block_access_list: None,
            withdrawals: None,
        }
    }
}
impl rt::Serialize for ExecutionPayloadBodyV2 {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put_some::<
            rt::Same,
            _,
            _,
        >(&mut map, "blockAccessList", &self.block_access_list)?;
        rt::put::<rt::Same, _, _>(&mut map, "transactions", &self.transactions)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "withdrawals", &self.withdrawals)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for ExecutionPayloadBodyV2 {
    const NAME: &'static str = "ExecutionPayloadBodyV2";
    fn key(key: &str) -> usize {
        match key {
            "blockAccessList" => 0,
            "transactions" => 1,
            "withdrawals" => 2,
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
            block_access_list: field0,
            transactions: rt::need(field1, "transactions")?,
            withdrawals: field2,
        })
    }
}
rt::object!(ExecutionPayloadBodyV2);
/// A payload built by the node and what it is worth, as of Shanghai.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ExecutionPayloadEnvelopeV2 {
    /// What the fee recipient is expected to earn by this block.
    ///
    /// Unit: wei.
    pub block_value: rt::U256,
    /// The block that was built; without withdrawals when its time is before Shanghai.
    pub execution_payload: ExecutionPayloadV2,
}
impl ExecutionPayloadEnvelopeV2 {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(block_value: rt::U256, execution_payload: ExecutionPayloadV2) -> Self {
        Self {
            block_value,
            execution_payload,
        }
    }
}
impl rt::Serialize for ExecutionPayloadEnvelopeV2 {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "blockValue", &self.block_value)?;
        rt::put::<
            rt::Same,
            _,
            _,
        >(&mut map, "executionPayload", &self.execution_payload)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for ExecutionPayloadEnvelopeV2 {
    const NAME: &'static str = "ExecutionPayloadEnvelopeV2";
    fn key(key: &str) -> usize {
        match key {
            "blockValue" => 0,
            "executionPayload" => 1,
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
            block_value: rt::need(field0, "blockValue")?,
            execution_payload: rt::need(field1, "executionPayload")?,
        })
    }
}
rt::object!(ExecutionPayloadEnvelopeV2);
/// A payload built by the node, its worth and its blobs, as of Cancun.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ExecutionPayloadEnvelopeV3 {
    /// Blobs of the payload's transactions with commitments and proofs; three empty lists where there are none.
    pub blobs_bundle: BlobsBundleV1,
    /// What the fee recipient is expected to earn by this block.
    ///
    /// Unit: wei.
    pub block_value: rt::U256,
    /// The block that was built, ready for signing by the proposer.
    pub execution_payload: ExecutionPayloadV3,
    /// True when the node advises to propose this payload rather than one from an outside builder, for instance because it suspects censorship.
    pub should_override_builder: bool,
}
impl ExecutionPayloadEnvelopeV3 {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(
        blobs_bundle: BlobsBundleV1,
        block_value: rt::U256,
        execution_payload: ExecutionPayloadV3,
        should_override_builder: bool,
    ) -> Self {
        Self {
            blobs_bundle,
            block_value,
            execution_payload,
            should_override_builder,
        }
    }
}
impl rt::Serialize for ExecutionPayloadEnvelopeV3 {
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
        rt::put::<
            rt::Same,
            _,
            _,
        >(&mut map, "shouldOverrideBuilder", &self.should_override_builder)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for ExecutionPayloadEnvelopeV3 {
    const NAME: &'static str = "ExecutionPayloadEnvelopeV3";
    fn key(key: &str) -> usize {
        match key {
            "blobsBundle" => 0,
            "blockValue" => 1,
            "executionPayload" => 2,
            "shouldOverrideBuilder" => 3,
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
                1 => field1 = Some(source.value::<rt::Quantity, _>()?),
                2 => field2 = Some(source.value::<rt::Same, _>()?),
                3 => field3 = Some(source.value::<rt::Same, _>()?),
                _ => source.skip()?,
            }
        }
        Ok(Self {
            blobs_bundle: rt::need(field0, "blobsBundle")?,
            block_value: rt::need(field1, "blockValue")?,
            execution_payload: rt::need(field2, "executionPayload")?,
            should_override_builder: rt::need(field3, "shouldOverrideBuilder")?,
        })
    }
}
rt::object!(ExecutionPayloadEnvelopeV3);
/// A payload built by the node, its worth, blobs and execution requests, as of Prague.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ExecutionPayloadEnvelopeV4 {
    /// Blobs of the payload's transactions with commitments and proofs; three empty lists where there are none.
    pub blobs_bundle: BlobsBundleV1,
    /// What the fee recipient is expected to earn by this block.
    ///
    /// Unit: wei.
    pub block_value: rt::U256,
    /// The block that was built, ready for signing by the proposer.
    pub execution_payload: ExecutionPayloadV3,
    /// EIP-7685 requests to the consensus layer (deposits, withdrawals, consolidations): a type byte and its data each, ascending by type, types without data left out.
    pub execution_requests: Vec<rt::Bytes>,
    /// True when the node advises to propose this payload rather than one from an outside builder, for instance because it suspects censorship.
    pub should_override_builder: bool,
}
impl ExecutionPayloadEnvelopeV4 {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(
        blobs_bundle: BlobsBundleV1,
        block_value: rt::U256,
        execution_payload: ExecutionPayloadV3,
        execution_requests: Vec<rt::Bytes>,
        should_override_builder: bool,
    ) -> Self {
        Self {
            blobs_bundle,
            block_value,
            execution_payload,
            execution_requests,
            should_override_builder,
        }
    }
}
impl rt::Serialize for ExecutionPayloadEnvelopeV4 {
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
        rt::put::<
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
impl<'de> rt::Object<'de> for ExecutionPayloadEnvelopeV4 {
    const NAME: &'static str = "ExecutionPayloadEnvelopeV4";
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
                3 => field3 = Some(source.value::<rt::Same, _>()?),
                4 => field4 = Some(source.value::<rt::Same, _>()?),
                _ => source.skip()?,
            }
        }
        Ok(Self {
            blobs_bundle: rt::need(field0, "blobsBundle")?,
            block_value: rt::need(field1, "blockValue")?,
            execution_payload: rt::need(field2, "executionPayload")?,
            execution_requests: rt::need(field3, "executionRequests")?,
            should_override_builder: rt::need(field4, "shouldOverrideBuilder")?,
        })
    }
}
rt::object!(ExecutionPayloadEnvelopeV4);
/// A payload built by the node as of Osaka: like version 4, with cell proofs instead of one proof a blob.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ExecutionPayloadEnvelopeV5 {
    /// Blobs of the payload's transactions with commitments and proofs; three empty lists where there are none.
    pub blobs_bundle: BlobsBundleV2,
    /// What the fee recipient is expected to earn by this block.
    ///
    /// Unit: wei.
    pub block_value: rt::U256,
    /// The block that was built, ready for signing by the proposer.
    pub execution_payload: ExecutionPayloadV3,
    /// EIP-7685 requests to the consensus layer (deposits, withdrawals, consolidations): a type byte and its data each, ascending by type, types without data left out.
    pub execution_requests: Vec<rt::Bytes>,
    /// True when the node advises to propose this payload rather than one from an outside builder, for instance because it suspects censorship.
    pub should_override_builder: bool,
}
impl ExecutionPayloadEnvelopeV5 {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(
        blobs_bundle: BlobsBundleV2,
        block_value: rt::U256,
        execution_payload: ExecutionPayloadV3,
        execution_requests: Vec<rt::Bytes>,
        should_override_builder: bool,
    ) -> Self {
        Self {
            blobs_bundle,
            block_value,
            execution_payload,
            execution_requests,
            should_override_builder,
        }
    }
}
impl rt::Serialize for ExecutionPayloadEnvelopeV5 {
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
        rt::put::<
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
impl<'de> rt::Object<'de> for ExecutionPayloadEnvelopeV5 {
    const NAME: &'static str = "ExecutionPayloadEnvelopeV5";
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
                3 => field3 = Some(source.value::<rt::Same, _>()?),
                4 => field4 = Some(source.value::<rt::Same, _>()?),
                _ => source.skip()?,
            }
        }
        Ok(Self {
            blobs_bundle: rt::need(field0, "blobsBundle")?,
            block_value: rt::need(field1, "blockValue")?,
            execution_payload: rt::need(field2, "executionPayload")?,
            execution_requests: rt::need(field3, "executionRequests")?,
            should_override_builder: rt::need(field4, "shouldOverrideBuilder")?,
        })
    }
}
rt::object!(ExecutionPayloadEnvelopeV5);
/// A payload built by the node as of Amsterdam: like version 5, with the block access list in the payload.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ExecutionPayloadEnvelopeV6 {
    /// Blobs of the payload's transactions with commitments and proofs; three empty lists where there are none.
    pub blobs_bundle: BlobsBundleV2,
    /// What the fee recipient is expected to earn by this block.
    ///
    /// Unit: wei.
    pub block_value: rt::U256,
    /// The block that was built, ready for signing by the proposer.
    pub execution_payload: ExecutionPayloadV4,
    /// EIP-7685 requests to the consensus layer (deposits, withdrawals, consolidations): a type byte and its data each, ascending by type, types without data left out.
    pub execution_requests: Vec<rt::Bytes>,
    /// True when the node advises to propose this payload rather than one from an outside builder, for instance because it suspects censorship.
    pub should_override_builder: bool,
}
impl ExecutionPayloadEnvelopeV6 {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(
        blobs_bundle: BlobsBundleV2,
        block_value: rt::U256,
        execution_payload: ExecutionPayloadV4,
        execution_requests: Vec<rt::Bytes>,
        should_override_builder: bool,
    ) -> Self {
        Self {
            blobs_bundle,
            block_value,
            execution_payload,
            execution_requests,
            should_override_builder,
        }
    }
}
impl rt::Serialize for ExecutionPayloadEnvelopeV6 {
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
        rt::put::<
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
impl<'de> rt::Object<'de> for ExecutionPayloadEnvelopeV6 {
    const NAME: &'static str = "ExecutionPayloadEnvelopeV6";
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
                3 => field3 = Some(source.value::<rt::Same, _>()?),
                4 => field4 = Some(source.value::<rt::Same, _>()?),
                _ => source.skip()?,
            }
        }
        Ok(Self {
            blobs_bundle: rt::need(field0, "blobsBundle")?,
            block_value: rt::need(field1, "blockValue")?,
            execution_payload: rt::need(field2, "executionPayload")?,
            execution_requests: rt::need(field3, "executionRequests")?,
            should_override_builder: rt::need(field4, "shouldOverrideBuilder")?,
        })
    }
}
rt::object!(ExecutionPayloadEnvelopeV6);
/// A block as the consensus layer sees it: the header's execution fields and the encoded transactions. As of Paris.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ExecutionPayloadV1 {
    /// Price of a unit of gas that is burnt (EIP-1559).
    ///
    /// Unit: wei.
    pub base_fee_per_gas: rt::U256,
    /// Keccak-256 of the RLP of the header that these fields make; the node recomputes and compares it.
    pub block_hash: rt::B256,
    /// Height in the execution chain, not the beacon slot.
    pub block_number: u64,
    /// Up to 32 bytes of the builder's choice.
    pub extra_data: rt::Bytes,
    /// Account that is credited with the priority fees; the header's beneficiary.
    pub fee_recipient: rt::Address,
    /// Most gas that the block's transactions may use together.
    ///
    /// Unit: gas.
    pub gas_limit: u64,
    /// Gas that the block's transactions did use.
    ///
    /// Unit: gas.
    pub gas_used: u64,
    /// Union of the bloom filters of all receipts.
    pub logs_bloom: rt::FixedBytes<256>,
    /// Hash of the block this one builds on.
    pub parent_hash: rt::B256,
    /// The beacon chain's randomness of the previous slot, read by the PREVRANDAO opcode.
    pub prev_randao: rt::B256,
    /// Root of the trie of the block's receipts.
    pub receipts_root: rt::B256,
    /// Root of the state trie after the block was executed.
    pub state_root: rt::B256,
    /// Start of the beacon slot that the block belongs to.
    ///
    /// Unit: seconds since the Unix epoch.
    pub timestamp: u64,
    /// EIP-2718 encoded transactions, in block order; RLP for legacy ones, type byte and payload for the others. Blob transactions come without their blobs.
    pub transactions: Vec<rt::Bytes>,
}
impl ExecutionPayloadV1 {
    /// What is always there; the rest is not set.
    #[expect(clippy::too_many_arguments, reason = "the document requires that many")]
    #[must_use]
    pub fn new(
        base_fee_per_gas: rt::U256,
        block_hash: rt::B256,
        block_number: u64,
        extra_data: impl Into<rt::Bytes>,
        fee_recipient: rt::Address,
        gas_limit: u64,
        gas_used: u64,
        logs_bloom: rt::FixedBytes<256>,
        parent_hash: rt::B256,
        prev_randao: rt::B256,
        receipts_root: rt::B256,
        state_root: rt::B256,
        timestamp: u64,
        transactions: Vec<rt::Bytes>,
    ) -> Self {
        Self {
            base_fee_per_gas,
            block_hash,
            block_number,
            extra_data: extra_data.into(),
            fee_recipient,
            gas_limit,
            gas_used,
            logs_bloom,
            parent_hash,
            prev_randao,
            receipts_root,
            state_root,
            timestamp,
            transactions,
        }
    }
}
impl rt::Serialize for ExecutionPayloadV1 {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "baseFeePerGas", &self.base_fee_per_gas)?;
        rt::put::<rt::Same, _, _>(&mut map, "blockHash", &self.block_hash)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "blockNumber", &self.block_number)?;
        rt::put::<rt::Same, _, _>(&mut map, "extraData", &self.extra_data)?;
        rt::put::<rt::Same, _, _>(&mut map, "feeRecipient", &self.fee_recipient)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "gasLimit", &self.gas_limit)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "gasUsed", &self.gas_used)?;
        rt::put::<rt::Same, _, _>(&mut map, "logsBloom", &self.logs_bloom)?;
        rt::put::<rt::Same, _, _>(&mut map, "parentHash", &self.parent_hash)?;
        rt::put::<rt::Same, _, _>(&mut map, "prevRandao", &self.prev_randao)?;
        rt::put::<rt::Same, _, _>(&mut map, "receiptsRoot", &self.receipts_root)?;
        rt::put::<rt::Same, _, _>(&mut map, "stateRoot", &self.state_root)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "timestamp", &self.timestamp)?;
        rt::put::<rt::Same, _, _>(&mut map, "transactions", &self.transactions)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for ExecutionPayloadV1 {
    const NAME: &'static str = "ExecutionPayloadV1";
    fn key(key: &str) -> usize {
        match key {
            "baseFeePerGas" => 0,
            "blockHash" => 1,
            "blockNumber" => 2,
            "extraData" => 3,
            "feeRecipient" => 4,
            "gasLimit" => 5,
            "gasUsed" => 6,
            "logsBloom" => 7,
            "parentHash" => 8,
            "prevRandao" => 9,
            "receiptsRoot" => 10,
            "stateRoot" => 11,
            "timestamp" => 12,
            "transactions" => 13,
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
                0 => field0 = Some(source.value::<rt::Quantity, _>()?),
                1 => field1 = Some(source.value::<rt::Same, _>()?),
                2 => field2 = Some(source.value::<rt::Quantity, _>()?),
                3 => field3 = Some(source.value::<rt::Same, _>()?),
                4 => field4 = Some(source.value::<rt::Same, _>()?),
                5 => field5 = Some(source.value::<rt::Quantity, _>()?),
                6 => field6 = Some(source.value::<rt::Quantity, _>()?),
                7 => field7 = Some(source.value::<rt::Same, _>()?),
                8 => field8 = Some(source.value::<rt::Same, _>()?),
                9 => field9 = Some(source.value::<rt::Same, _>()?),
                10 => field10 = Some(source.value::<rt::Same, _>()?),
                11 => field11 = Some(source.value::<rt::Same, _>()?),
                12 => field12 = Some(source.value::<rt::Quantity, _>()?),
                13 => field13 = Some(source.value::<rt::Same, _>()?),
                _ => source.skip()?,
            }
        }
        Ok(Self {
            base_fee_per_gas: rt::need(field0, "baseFeePerGas")?,
            block_hash: rt::need(field1, "blockHash")?,
            block_number: rt::need(field2, "blockNumber")?,
            extra_data: rt::need(field3, "extraData")?,
            fee_recipient: rt::need(field4, "feeRecipient")?,
            gas_limit: rt::need(field5, "gasLimit")?,
            gas_used: rt::need(field6, "gasUsed")?,
            logs_bloom: rt::need(field7, "logsBloom")?,
            parent_hash: rt::need(field8, "parentHash")?,
            prev_randao: rt::need(field9, "prevRandao")?,
            receipts_root: rt::need(field10, "receiptsRoot")?,
            state_root: rt::need(field11, "stateRoot")?,
            timestamp: rt::need(field12, "timestamp")?,
            transactions: rt::need(field13, "transactions")?,
        })
    }
}
rt::object!(ExecutionPayloadV1);
/// The payload of version 1 with withdrawals, which are absent when the block is older than Shanghai: one shape for both that methods of version 2 take and give.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ExecutionPayloadV2 {
    /// Price of a unit of gas that is burnt (EIP-1559).
    ///
    /// Unit: wei.
    pub base_fee_per_gas: rt::U256,
    /// Keccak-256 of the RLP of the header that these fields make; the node recomputes and compares it.
    pub block_hash: rt::B256,
    /// Height in the execution chain, not the beacon slot.
    pub block_number: u64,
    /// Up to 32 bytes of the builder's choice.
    pub extra_data: rt::Bytes,
    /// Account that is credited with the priority fees; the header's beneficiary.
    pub fee_recipient: rt::Address,
    /// Most gas that the block's transactions may use together.
    ///
    /// Unit: gas.
    pub gas_limit: u64,
    /// Gas that the block's transactions did use.
    ///
    /// Unit: gas.
    pub gas_used: u64,
    /// Union of the bloom filters of all receipts.
    pub logs_bloom: rt::FixedBytes<256>,
    /// Hash of the block this one builds on.
    pub parent_hash: rt::B256,
    /// The beacon chain's randomness of the previous slot, read by the PREVRANDAO opcode.
    pub prev_randao: rt::B256,
    /// Root of the trie of the block's receipts.
    pub receipts_root: rt::B256,
    /// Root of the state trie after the block was executed.
    pub state_root: rt::B256,
    /// Start of the beacon slot that the block belongs to.
    ///
    /// Unit: seconds since the Unix epoch.
    pub timestamp: u64,
    /// EIP-2718 encoded transactions, in block order; RLP for legacy ones, type byte and payload for the others. Blob transactions come without their blobs.
    pub transactions: Vec<rt::Bytes>,
    /// Validator withdrawals credited at the end of the block, in order. Absent before Shanghai, present (if empty) since.
    pub withdrawals: Option<Vec<Withdrawal>>,
}
impl ExecutionPayloadV2 {
    /// What is always there; the rest is not set.
    #[expect(clippy::too_many_arguments, reason = "the document requires that many")]
    #[must_use]
    pub fn new(
        base_fee_per_gas: rt::U256,
        block_hash: rt::B256,
        block_number: u64,
        extra_data: impl Into<rt::Bytes>,
        fee_recipient: rt::Address,
        gas_limit: u64,
        gas_used: u64,
        logs_bloom: rt::FixedBytes<256>,
        parent_hash: rt::B256,
        prev_randao: rt::B256,
        receipts_root: rt::B256,
        state_root: rt::B256,
        timestamp: u64,
        transactions: Vec<rt::Bytes>,
    ) -> Self {
        Self {
            base_fee_per_gas,
            block_hash,
            block_number,
            extra_data: extra_data.into(),
            fee_recipient,
            gas_limit,
            gas_used,
            logs_bloom,
            parent_hash,
            prev_randao,
            receipts_root,
            state_root,
            timestamp,
            transactions,
            withdrawals: None,
        }
    }
    /// Sets `withdrawals`.
    #[must_use]
    pub fn with_withdrawals(mut self, withdrawals: Vec<Withdrawal>) -> Self {
        self.withdrawals = Some(withdrawals);
        self
    }
}
impl rt::Serialize for ExecutionPayloadV2 {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "baseFeePerGas", &self.base_fee_per_gas)?;
        rt::put::<rt::Same, _, _>(&mut map, "blockHash", &self.block_hash)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "blockNumber", &self.block_number)?;
        rt::put::<rt::Same, _, _>(&mut map, "extraData", &self.extra_data)?;
        rt::put::<rt::Same, _, _>(&mut map, "feeRecipient", &self.fee_recipient)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "gasLimit", &self.gas_limit)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "gasUsed", &self.gas_used)?;
        rt::put::<rt::Same, _, _>(&mut map, "logsBloom", &self.logs_bloom)?;
        rt::put::<rt::Same, _, _>(&mut map, "parentHash", &self.parent_hash)?;
        rt::put::<rt::Same, _, _>(&mut map, "prevRandao", &self.prev_randao)?;
        rt::put::<rt::Same, _, _>(&mut map, "receiptsRoot", &self.receipts_root)?;
        rt::put::<rt::Same, _, _>(&mut map, "stateRoot", &self.state_root)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "timestamp", &self.timestamp)?;
        rt::put::<rt::Same, _, _>(&mut map, "transactions", &self.transactions)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "withdrawals", &self.withdrawals)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for ExecutionPayloadV2 {
    const NAME: &'static str = "ExecutionPayloadV2";
    fn key(key: &str) -> usize {
        match key {
            "baseFeePerGas" => 0,
            "blockHash" => 1,
            "blockNumber" => 2,
            "extraData" => 3,
            "feeRecipient" => 4,
            "gasLimit" => 5,
            "gasUsed" => 6,
            "logsBloom" => 7,
            "parentHash" => 8,
            "prevRandao" => 9,
            "receiptsRoot" => 10,
            "stateRoot" => 11,
            "timestamp" => 12,
            "transactions" => 13,
            "withdrawals" => 14,
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
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = Some(source.value::<rt::Quantity, _>()?),
                1 => field1 = Some(source.value::<rt::Same, _>()?),
                2 => field2 = Some(source.value::<rt::Quantity, _>()?),
                3 => field3 = Some(source.value::<rt::Same, _>()?),
                4 => field4 = Some(source.value::<rt::Same, _>()?),
                5 => field5 = Some(source.value::<rt::Quantity, _>()?),
                6 => field6 = Some(source.value::<rt::Quantity, _>()?),
                7 => field7 = Some(source.value::<rt::Same, _>()?),
                8 => field8 = Some(source.value::<rt::Same, _>()?),
                9 => field9 = Some(source.value::<rt::Same, _>()?),
                10 => field10 = Some(source.value::<rt::Same, _>()?),
                11 => field11 = Some(source.value::<rt::Same, _>()?),
                12 => field12 = Some(source.value::<rt::Quantity, _>()?),
                13 => field13 = Some(source.value::<rt::Same, _>()?),
                14 => field14 = source.value::<Option<rt::Same>, _>()?,
                _ => source.skip()?,
            }
        }
        Ok(Self {
            base_fee_per_gas: rt::need(field0, "baseFeePerGas")?,
            block_hash: rt::need(field1, "blockHash")?,
            block_number: rt::need(field2, "blockNumber")?,
            extra_data: rt::need(field3, "extraData")?,
            fee_recipient: rt::need(field4, "feeRecipient")?,
            gas_limit: rt::need(field5, "gasLimit")?,
            gas_used: rt::need(field6, "gasUsed")?,
            logs_bloom: rt::need(field7, "logsBloom")?,
            parent_hash: rt::need(field8, "parentHash")?,
            prev_randao: rt::need(field9, "prevRandao")?,
            receipts_root: rt::need(field10, "receiptsRoot")?,
            state_root: rt::need(field11, "stateRoot")?,
            timestamp: rt::need(field12, "timestamp")?,
            transactions: rt::need(field13, "transactions")?,
            withdrawals: field14,
        })
    }
}
rt::object!(ExecutionPayloadV2);
/// The payload as of Cancun: version 1 with withdrawals and the blob gas figures of EIP-4844. Prague and Osaka use it too.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ExecutionPayloadV3 {
    /// Price of a unit of gas that is burnt (EIP-1559).
    ///
    /// Unit: wei.
    pub base_fee_per_gas: rt::U256,
    /// Gas used by the block's blobs, 131072 for each.
    ///
    /// Unit: gas.
    pub blob_gas_used: u64,
    /// Keccak-256 of the RLP of the header that these fields make; the node recomputes and compares it.
    pub block_hash: rt::B256,
    /// Height in the execution chain, not the beacon slot.
    pub block_number: u64,
    /// Blob gas above the target summed over the blocks before; the blob base fee follows from it.
    ///
    /// Unit: gas.
    pub excess_blob_gas: u64,
    /// Up to 32 bytes of the builder's choice.
    pub extra_data: rt::Bytes,
    /// Account that is credited with the priority fees; the header's beneficiary.
    pub fee_recipient: rt::Address,
    /// Most gas that the block's transactions may use together.
    ///
    /// Unit: gas.
    pub gas_limit: u64,
    /// Gas that the block's transactions did use.
    ///
    /// Unit: gas.
    pub gas_used: u64,
    /// Union of the bloom filters of all receipts.
    pub logs_bloom: rt::FixedBytes<256>,
    /// Hash of the block this one builds on.
    pub parent_hash: rt::B256,
    /// The beacon chain's randomness of the previous slot, read by the PREVRANDAO opcode.
    pub prev_randao: rt::B256,
    /// Root of the trie of the block's receipts.
    pub receipts_root: rt::B256,
    /// SHA-256 commitment to the execution requests (EIP-7685). Not in the specification; ethereumjs sends it since Prague, other nodes leave it out.
    pub requests_hash: Option<rt::B256>,
    /// Root of the state trie after the block was executed.
    pub state_root: rt::B256,
    /// Start of the beacon slot that the block belongs to.
    ///
    /// Unit: seconds since the Unix epoch.
    pub timestamp: u64,
    /// EIP-2718 encoded transactions, in block order; RLP for legacy ones, type byte and payload for the others. Blob transactions come without their blobs.
    pub transactions: Vec<rt::Bytes>,
    /// Validator withdrawals credited at the end of the block, in order.
    pub withdrawals: Vec<Withdrawal>,
}
impl ExecutionPayloadV3 {
    /// What is always there; the rest is not set.
    #[expect(clippy::too_many_arguments, reason = "the document requires that many")]
    #[must_use]
    pub fn new(
        base_fee_per_gas: rt::U256,
        blob_gas_used: u64,
        block_hash: rt::B256,
        block_number: u64,
        excess_blob_gas: u64,
        extra_data: impl Into<rt::Bytes>,
        fee_recipient: rt::Address,
        gas_limit: u64,
        gas_used: u64,
        logs_bloom: rt::FixedBytes<256>,
        parent_hash: rt::B256,
        prev_randao: rt::B256,
        receipts_root: rt::B256,
        state_root: rt::B256,
        timestamp: u64,
        transactions: Vec<rt::Bytes>,
        withdrawals: Vec<Withdrawal>,
    ) -> Self {
        Self {
            base_fee_per_gas,
            blob_gas_used,
            block_hash,
            block_number,
            excess_blob_gas,
            extra_data: extra_data.into(),
            fee_recipient,
            gas_limit,
            gas_used,
            logs_bloom,
            parent_hash,
            prev_randao,
            receipts_root,
            state_root,
            timestamp,
            transactions,
            withdrawals,
            requests_hash: None,
        }
    }
    /// Sets `requests_hash`.
    #[must_use]
    pub fn with_requests_hash(mut self, requests_hash: rt::B256) -> Self {
        self.requests_hash = Some(requests_hash);
        self
    }
}
impl rt::Serialize for ExecutionPayloadV3 {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "baseFeePerGas", &self.base_fee_per_gas)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "blobGasUsed", &self.blob_gas_used)?;
        rt::put::<rt::Same, _, _>(&mut map, "blockHash", &self.block_hash)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "blockNumber", &self.block_number)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "excessBlobGas", &self.excess_blob_gas)?;
        rt::put::<rt::Same, _, _>(&mut map, "extraData", &self.extra_data)?;
        rt::put::<rt::Same, _, _>(&mut map, "feeRecipient", &self.fee_recipient)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "gasLimit", &self.gas_limit)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "gasUsed", &self.gas_used)?;
        rt::put::<rt::Same, _, _>(&mut map, "logsBloom", &self.logs_bloom)?;
        rt::put::<rt::Same, _, _>(&mut map, "parentHash", &self.parent_hash)?;
        rt::put::<rt::Same, _, _>(&mut map, "prevRandao", &self.prev_randao)?;
        rt::put::<rt::Same, _, _>(&mut map, "receiptsRoot", &self.receipts_root)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "requestsHash", &self.requests_hash)?;
        rt::put::<rt::Same, _, _>(&mut map, "stateRoot", &self.state_root)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "timestamp", &self.timestamp)?;
        rt::put::<rt::Same, _, _>(&mut map, "transactions", &self.transactions)?;
        rt::put::<rt::Same, _, _>(&mut map, "withdrawals", &self.withdrawals)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for ExecutionPayloadV3 {
    const NAME: &'static str = "ExecutionPayloadV3";
    fn key(key: &str) -> usize {
        match key {
            "baseFeePerGas" => 0,
            "blobGasUsed" => 1,
            "blockHash" => 2,
            "blockNumber" => 3,
            "excessBlobGas" => 4,
            "extraData" => 5,
            "feeRecipient" => 6,
            "gasLimit" => 7,
            "gasUsed" => 8,
            "logsBloom" => 9,
            "parentHash" => 10,
            "prevRandao" => 11,
            "receiptsRoot" => 12,
            "requestsHash" => 13,
            "stateRoot" => 14,
            "timestamp" => 15,
            "transactions" => 16,
            "withdrawals" => 17,
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
                0 => field0 = Some(source.value::<rt::Quantity, _>()?),
                1 => field1 = Some(source.value::<rt::Quantity, _>()?),
                2 => field2 = Some(source.value::<rt::Same, _>()?),
                3 => field3 = Some(source.value::<rt::Quantity, _>()?),
                4 => field4 = Some(source.value::<rt::Quantity, _>()?),
                5 => field5 = Some(source.value::<rt::Same, _>()?),
                6 => field6 = Some(source.value::<rt::Same, _>()?),
                7 => field7 = Some(source.value::<rt::Quantity, _>()?),
                8 => field8 = Some(source.value::<rt::Quantity, _>()?),
                9 => field9 = Some(source.value::<rt::Same, _>()?),
                10 => field10 = Some(source.value::<rt::Same, _>()?),
                11 => field11 = Some(source.value::<rt::Same, _>()?),
                12 => field12 = Some(source.value::<rt::Same, _>()?),
                13 => field13 = source.value::<Option<rt::Same>, _>()?,
                14 => field14 = Some(source.value::<rt::Same, _>()?),
                15 => field15 = Some(source.value::<rt::Quantity, _>()?),
                16 => field16 = Some(source.value::<rt::Same, _>()?),
                17 => field17 = Some(source.value::<rt::Same, _>()?),
                _ => source.skip()?,
            }
        }
        Ok(Self {
            base_fee_per_gas: rt::need(field0, "baseFeePerGas")?,
            blob_gas_used: rt::need(field1, "blobGasUsed")?,
            block_hash: rt::need(field2, "blockHash")?,
            block_number: rt::need(field3, "blockNumber")?,
            excess_blob_gas: rt::need(field4, "excessBlobGas")?,
            extra_data: rt::need(field5, "extraData")?,
            fee_recipient: rt::need(field6, "feeRecipient")?,
            gas_limit: rt::need(field7, "gasLimit")?,
            gas_used: rt::need(field8, "gasUsed")?,
            logs_bloom: rt::need(field9, "logsBloom")?,
            parent_hash: rt::need(field10, "parentHash")?,
            prev_randao: rt::need(field11, "prevRandao")?,
            receipts_root: rt::need(field12, "receiptsRoot")?,
            requests_hash: field13,
            state_root: rt::need(field14, "stateRoot")?,
            timestamp: rt::need(field15, "timestamp")?,
            transactions: rt::need(field16, "transactions")?,
            withdrawals: rt::need(field17, "withdrawals")?,
        })
    }
}
rt::object!(ExecutionPayloadV3);
/// The payload as of Amsterdam: version 3 with the block access list and the slot.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ExecutionPayloadV4 {
    /// Price of a unit of gas that is burnt (EIP-1559).
    ///
    /// Unit: wei.
    pub base_fee_per_gas: rt::U256,
    /// Gas used by the block's blobs, 131072 for each.
    ///
    /// Unit: gas.
    pub blob_gas_used: u64,
    /// RLP of the accounts and slots that the block touched and their values after each change (EIP-7928).
    pub block_access_list: rt::Bytes,
    /// Keccak-256 of the RLP of the header that these fields make; the node recomputes and compares it.
    pub block_hash: rt::B256,
    /// Height in the execution chain, not the beacon slot.
    pub block_number: u64,
    /// Blob gas above the target summed over the blocks before; the blob base fee follows from it.
    ///
    /// Unit: gas.
    pub excess_blob_gas: u64,
    /// Up to 32 bytes of the builder's choice.
    pub extra_data: rt::Bytes,
    /// Account that is credited with the priority fees; the header's beneficiary.
    pub fee_recipient: rt::Address,
    /// Most gas that the block's transactions may use together.
    ///
    /// Unit: gas.
    pub gas_limit: u64,
    /// Gas that the block's transactions did use.
    ///
    /// Unit: gas.
    pub gas_used: u64,
    /// Union of the bloom filters of all receipts.
    pub logs_bloom: rt::FixedBytes<256>,
    /// Hash of the block this one builds on.
    pub parent_hash: rt::B256,
    /// The beacon chain's randomness of the previous slot, read by the PREVRANDAO opcode.
    pub prev_randao: rt::B256,
    /// Root of the trie of the block's receipts.
    pub receipts_root: rt::B256,
    /// SHA-256 commitment to the execution requests (EIP-7685). Not in the specification; ethereumjs sends it since Prague, other nodes leave it out.
    pub requests_hash: Option<rt::B256>,
    /// Beacon slot that the block was proposed in (EIP-7843).
    pub slot_number: u64,
    /// Root of the state trie after the block was executed.
    pub state_root: rt::B256,
    /// Start of the beacon slot that the block belongs to.
    ///
    /// Unit: seconds since the Unix epoch.
    pub timestamp: u64,
    /// EIP-2718 encoded transactions, in block order; RLP for legacy ones, type byte and payload for the others. Blob transactions come without their blobs.
    pub transactions: Vec<rt::Bytes>,
    /// Validator withdrawals credited at the end of the block, in order.
    pub withdrawals: Vec<Withdrawal>,
}
impl ExecutionPayloadV4 {
    /// What is always there; the rest is not set.
    #[expect(clippy::too_many_arguments, reason = "the document requires that many")]
    #[must_use]
    pub fn new(
        base_fee_per_gas: rt::U256,
        blob_gas_used: u64,
        block_access_list: impl Into<rt::Bytes>,
        block_hash: rt::B256,
        block_number: u64,
        excess_blob_gas: u64,
        extra_data: impl Into<rt::Bytes>,
        fee_recipient: rt::Address,
        gas_limit: u64,
        gas_used: u64,
        logs_bloom: rt::FixedBytes<256>,
        parent_hash: rt::B256,
        prev_randao: rt::B256,
        receipts_root: rt::B256,
        slot_number: u64,
        state_root: rt::B256,
        timestamp: u64,
        transactions: Vec<rt::Bytes>,
        withdrawals: Vec<Withdrawal>,
    ) -> Self {
        Self {
            base_fee_per_gas,
            blob_gas_used,
            block_access_list: block_access_list.into(),
            block_hash,
            block_number,
            excess_blob_gas,
            extra_data: extra_data.into(),
            fee_recipient,
            gas_limit,
            gas_used,
            logs_bloom,
            parent_hash,
            prev_randao,
            receipts_root,
            slot_number,
            state_root,
            timestamp,
            transactions,
            withdrawals,
            requests_hash: None,
        }
    }
    /// Sets `requests_hash`.
    #[must_use]
    pub fn with_requests_hash(mut self, requests_hash: rt::B256) -> Self {
        self.requests_hash = Some(requests_hash);
        self
    }
}
impl rt::Serialize for ExecutionPayloadV4 {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "baseFeePerGas", &self.base_fee_per_gas)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "blobGasUsed", &self.blob_gas_used)?;
        rt::put::<rt::Same, _, _>(&mut map, "blockAccessList", &self.block_access_list)?;
        rt::put::<rt::Same, _, _>(&mut map, "blockHash", &self.block_hash)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "blockNumber", &self.block_number)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "excessBlobGas", &self.excess_blob_gas)?;
        rt::put::<rt::Same, _, _>(&mut map, "extraData", &self.extra_data)?;
        rt::put::<rt::Same, _, _>(&mut map, "feeRecipient", &self.fee_recipient)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "gasLimit", &self.gas_limit)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "gasUsed", &self.gas_used)?;
        rt::put::<rt::Same, _, _>(&mut map, "logsBloom", &self.logs_bloom)?;
        rt::put::<rt::Same, _, _>(&mut map, "parentHash", &self.parent_hash)?;
        rt::put::<rt::Same, _, _>(&mut map, "prevRandao", &self.prev_randao)?;
        rt::put::<rt::Same, _, _>(&mut map, "receiptsRoot", &self.receipts_root)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "requestsHash", &self.requests_hash)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "slotNumber", &self.slot_number)?;
        rt::put::<rt::Same, _, _>(&mut map, "stateRoot", &self.state_root)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "timestamp", &self.timestamp)?;
        rt::put::<rt::Same, _, _>(&mut map, "transactions", &self.transactions)?;
        rt::put::<rt::Same, _, _>(&mut map, "withdrawals", &self.withdrawals)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for ExecutionPayloadV4 {
    const NAME: &'static str = "ExecutionPayloadV4";
    fn key(key: &str) -> usize {
        match key {
            "baseFeePerGas" => 0,
            "blobGasUsed" => 1,
            "blockAccessList" => 2,
            "blockHash" => 3,
            "blockNumber" => 4,
            "excessBlobGas" => 5,
            "extraData" => 6,
            "feeRecipient" => 7,
            "gasLimit" => 8,
            "gasUsed" => 9,
            "logsBloom" => 10,
            "parentHash" => 11,
            "prevRandao" => 12,
            "receiptsRoot" => 13,
            "requestsHash" => 14,
            "slotNumber" => 15,
            "stateRoot" => 16,
            "timestamp" => 17,
            "transactions" => 18,
            "withdrawals" => 19,
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
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = Some(source.value::<rt::Quantity, _>()?),
                1 => field1 = Some(source.value::<rt::Quantity, _>()?),
                2 => field2 = Some(source.value::<rt::Same, _>()?),
                3 => field3 = Some(source.value::<rt::Same, _>()?),
                4 => field4 = Some(source.value::<rt::Quantity, _>()?),
                5 => field5 = Some(source.value::<rt::Quantity, _>()?),
                6 => field6 = Some(source.value::<rt::Same, _>()?),
                7 => field7 = Some(source.value::<rt::Same, _>()?),
                8 => field8 = Some(source.value::<rt::Quantity, _>()?),
                9 => field9 = Some(source.value::<rt::Quantity, _>()?),
                10 => field10 = Some(source.value::<rt::Same, _>()?),
                11 => field11 = Some(source.value::<rt::Same, _>()?),
                12 => field12 = Some(source.value::<rt::Same, _>()?),
                13 => field13 = Some(source.value::<rt::Same, _>()?),
                14 => field14 = source.value::<Option<rt::Same>, _>()?,
                15 => field15 = Some(source.value::<rt::Quantity, _>()?),
                16 => field16 = Some(source.value::<rt::Same, _>()?),
                17 => field17 = Some(source.value::<rt::Quantity, _>()?),
                18 => field18 = Some(source.value::<rt::Same, _>()?),
                19 => field19 = Some(source.value::<rt::Same, _>()?),
                _ => source.skip()?,
            }
        }
        Ok(Self {
            base_fee_per_gas: rt::need(field0, "baseFeePerGas")?,
            blob_gas_used: rt::need(field1, "blobGasUsed")?,
            block_access_list: rt::need(field2, "blockAccessList")?,
            block_hash: rt::need(field3, "blockHash")?,
            block_number: rt::need(field4, "blockNumber")?,
            excess_blob_gas: rt::need(field5, "excessBlobGas")?,
            extra_data: rt::need(field6, "extraData")?,
            fee_recipient: rt::need(field7, "feeRecipient")?,
            gas_limit: rt::need(field8, "gasLimit")?,
            gas_used: rt::need(field9, "gasUsed")?,
            logs_bloom: rt::need(field10, "logsBloom")?,
            parent_hash: rt::need(field11, "parentHash")?,
            prev_randao: rt::need(field12, "prevRandao")?,
            receipts_root: rt::need(field13, "receiptsRoot")?,
            requests_hash: field14,
            slot_number: rt::need(field15, "slotNumber")?,
            state_root: rt::need(field16, "stateRoot")?,
            timestamp: rt::need(field17, "timestamp")?,
            transactions: rt::need(field18, "transactions")?,
            withdrawals: rt::need(field19, "withdrawals")?,
        })
    }
}
rt::object!(ExecutionPayloadV4);
/// The three blocks by which the consensus layer fixes the canonical chain. Safe and finalized are all zeros until the beacon chain has such blocks.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ForkchoiceStateV1 {
    /// Newest finalized ancestor of the head; what the `finalized` tag means.
    pub finalized_block_hash: rt::B256,
    /// Block that becomes the head of the canonical chain.
    pub head_block_hash: rt::B256,
    /// Ancestor of the head that is not expected to be reorganised; what the `safe` tag means.
    pub safe_block_hash: rt::B256,
}
impl ForkchoiceStateV1 {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(
        finalized_block_hash: rt::B256,
        head_block_hash: rt::B256,
        safe_block_hash: rt::B256,
    ) -> Self {
        Self {
            finalized_block_hash,
            head_block_hash,
            safe_block_hash,
        }
    }
}
impl rt::Serialize for ForkchoiceStateV1 {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<
            rt::Same,
            _,
            _,
        >(&mut map, "finalizedBlockHash", &self.finalized_block_hash)?;
        rt::put::<rt::Same, _, _>(&mut map, "headBlockHash", &self.head_block_hash)?;
        rt::put::<rt::Same, _, _>(&mut map, "safeBlockHash", &self.safe_block_hash)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for ForkchoiceStateV1 {
    const NAME: &'static str = "ForkchoiceStateV1";
    fn key(key: &str) -> usize {
        match key {
            "finalizedBlockHash" => 0,
            "headBlockHash" => 1,
            "safeBlockHash" => 2,
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
            finalized_block_hash: rt::need(field0, "finalizedBlockHash")?,
            head_block_hash: rt::need(field1, "headBlockHash")?,
            safe_block_hash: rt::need(field2, "safeBlockHash")?,
        })
    }
}
rt::object!(ForkchoiceStateV1);
/// Outcome of an update of the fork choice.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ForkchoiceUpdatedResponseV1 {
    /// Names the build that was started, for `engine_getPayload`. Null when no attributes were sent or the head is not VALID.
    pub payload_id: Option<rt::FixedBytes<8>>,
    /// Verdict on the new head: VALID, INVALID or SYNCING.
    pub payload_status: PayloadStatusV1,
}
impl ForkchoiceUpdatedResponseV1 {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(payload_status: PayloadStatusV1) -> Self {
        Self {
            payload_status,
            payload_id: None,
        }
    }
}
impl rt::Serialize for ForkchoiceUpdatedResponseV1 {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "payloadId", &self.payload_id)?;
        rt::put::<rt::Same, _, _>(&mut map, "payloadStatus", &self.payload_status)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for ForkchoiceUpdatedResponseV1 {
    const NAME: &'static str = "ForkchoiceUpdatedResponseV1";
    fn key(key: &str) -> usize {
        match key {
            "payloadId" => 0,
            "payloadStatus" => 1,
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
            payload_id: field0,
            payload_status: rt::need(field1, "payloadStatus")?,
        })
    }
}
rt::object!(ForkchoiceUpdatedResponseV1);
/// Outcome of an update of the fork choice as of Bogota.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ForkchoiceUpdatedResponseV2 {
    /// Names the build that was started, for `engine_getPayload`. Null when no attributes were sent or the head is not VALID.
    pub payload_id: Option<rt::FixedBytes<8>>,
    /// Verdict on the new head: VALID, INVALID or SYNCING, and whether it obeys its inclusion list.
    pub payload_status: PayloadStatusV2,
}
impl ForkchoiceUpdatedResponseV2 {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(payload_status: PayloadStatusV2) -> Self {
        Self {
            payload_status,
            payload_id: None,
        }
    }
}
impl rt::Serialize for ForkchoiceUpdatedResponseV2 {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "payloadId", &self.payload_id)?;
        rt::put::<rt::Same, _, _>(&mut map, "payloadStatus", &self.payload_status)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for ForkchoiceUpdatedResponseV2 {
    const NAME: &'static str = "ForkchoiceUpdatedResponseV2";
    fn key(key: &str) -> usize {
        match key {
            "payloadId" => 0,
            "payloadStatus" => 1,
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
            payload_id: field0,
            payload_status: rt::need(field1, "payloadStatus")?,
        })
    }
}
rt::object!(ForkchoiceUpdatedResponseV2);
/// What the node needs to know to build a block on the new head. As of Paris.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PayloadAttributesV1 {
    /// Randomness of the previous slot for the new block.
    pub prev_randao: rt::B256,
    /// Account to credit with the priority fees; the node may choose another.
    pub suggested_fee_recipient: rt::Address,
    /// The new block's time; must be later than the head's.
    ///
    /// Unit: seconds since the Unix epoch.
    pub timestamp: u64,
}
impl PayloadAttributesV1 {
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
        }
    }
}
impl rt::Serialize for PayloadAttributesV1 {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "prevRandao", &self.prev_randao)?;
        rt::put::<
            rt::Same,
            _,
            _,
        >(&mut map, "suggestedFeeRecipient", &self.suggested_fee_recipient)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "timestamp", &self.timestamp)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for PayloadAttributesV1 {
    const NAME: &'static str = "PayloadAttributesV1";
    fn key(key: &str) -> usize {
        match key {
            "prevRandao" => 0,
            "suggestedFeeRecipient" => 1,
            "timestamp" => 2,
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
            prev_randao: rt::need(field0, "prevRandao")?,
            suggested_fee_recipient: rt::need(field1, "suggestedFeeRecipient")?,
            timestamp: rt::need(field2, "timestamp")?,
        })
    }
}
rt::object!(PayloadAttributesV1);
/// Attributes for building a block as of Shanghai.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PayloadAttributesV2 {
    /// Randomness of the previous slot for the new block.
    pub prev_randao: rt::B256,
    /// Account to credit with the priority fees; the node may choose another.
    pub suggested_fee_recipient: rt::Address,
    /// The new block's time; must be later than the head's.
    ///
    /// Unit: seconds since the Unix epoch.
    pub timestamp: u64,
    /// Validator withdrawals that the new block must credit, in order.
    pub withdrawals: Vec<Withdrawal>,
}
impl PayloadAttributesV2 {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(
        prev_randao: rt::B256,
        suggested_fee_recipient: rt::Address,
        timestamp: u64,
        withdrawals: Vec<Withdrawal>,
    ) -> Self {
        Self {
            prev_randao,
            suggested_fee_recipient,
            timestamp,
            withdrawals,
        }
    }
}
impl rt::Serialize for PayloadAttributesV2 {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "prevRandao", &self.prev_randao)?;
        rt::put::<
            rt::Same,
            _,
            _,
        >(&mut map, "suggestedFeeRecipient", &self.suggested_fee_recipient)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "timestamp", &self.timestamp)?;
        rt::put::<rt::Same, _, _>(&mut map, "withdrawals", &self.withdrawals)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for PayloadAttributesV2 {
    const NAME: &'static str = "PayloadAttributesV2";
    fn key(key: &str) -> usize {
        match key {
            "prevRandao" => 0,
            "suggestedFeeRecipient" => 1,
            "timestamp" => 2,
            "withdrawals" => 3,
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
                2 => field2 = Some(source.value::<rt::Quantity, _>()?),
                3 => field3 = Some(source.value::<rt::Same, _>()?),
                _ => source.skip()?,
            }
        }
        Ok(Self {
            prev_randao: rt::need(field0, "prevRandao")?,
            suggested_fee_recipient: rt::need(field1, "suggestedFeeRecipient")?,
            timestamp: rt::need(field2, "timestamp")?,
            withdrawals: rt::need(field3, "withdrawals")?,
        })
    }
}
rt::object!(PayloadAttributesV2);
/// Attributes for building a block as of Cancun; Prague and Osaka use them too.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PayloadAttributesV3 {
    /// Hash tree root of the beacon block before this one, exposed to contracts by EIP-4788.
    pub parent_beacon_block_root: rt::B256,
    /// Randomness of the previous slot for the new block.
    pub prev_randao: rt::B256,
    /// Account to credit with the priority fees; the node may choose another.
    pub suggested_fee_recipient: rt::Address,
    /// The new block's time; must be later than the head's.
    ///
    /// Unit: seconds since the Unix epoch.
    pub timestamp: u64,
    /// Validator withdrawals that the new block must credit, in order.
    pub withdrawals: Vec<Withdrawal>,
}
impl PayloadAttributesV3 {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(
        parent_beacon_block_root: rt::B256,
        prev_randao: rt::B256,
        suggested_fee_recipient: rt::Address,
        timestamp: u64,
        withdrawals: Vec<Withdrawal>,
    ) -> Self {
        Self {
            parent_beacon_block_root,
            prev_randao,
            suggested_fee_recipient,
            timestamp,
            withdrawals,
        }
    }
}
impl rt::Serialize for PayloadAttributesV3 {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<
            rt::Same,
            _,
            _,
        >(&mut map, "parentBeaconBlockRoot", &self.parent_beacon_block_root)?;
        rt::put::<rt::Same, _, _>(&mut map, "prevRandao", &self.prev_randao)?;
        rt::put::<
            rt::Same,
            _,
            _,
        >(&mut map, "suggestedFeeRecipient", &self.suggested_fee_recipient)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "timestamp", &self.timestamp)?;
        rt::put::<rt::Same, _, _>(&mut map, "withdrawals", &self.withdrawals)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for PayloadAttributesV3 {
    const NAME: &'static str = "PayloadAttributesV3";
    fn key(key: &str) -> usize {
        match key {
            "parentBeaconBlockRoot" => 0,
            "prevRandao" => 1,
            "suggestedFeeRecipient" => 2,
            "timestamp" => 3,
            "withdrawals" => 4,
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
                2 => field2 = Some(source.value::<rt::Same, _>()?),
                3 => field3 = Some(source.value::<rt::Quantity, _>()?),
                4 => field4 = Some(source.value::<rt::Same, _>()?),
                _ => source.skip()?,
            }
        }
        Ok(Self {
            parent_beacon_block_root: rt::need(field0, "parentBeaconBlockRoot")?,
            prev_randao: rt::need(field1, "prevRandao")?,
            suggested_fee_recipient: rt::need(field2, "suggestedFeeRecipient")?,
            timestamp: rt::need(field3, "timestamp")?,
            withdrawals: rt::need(field4, "withdrawals")?,
        })
    }
}
rt::object!(PayloadAttributesV3);
/// Attributes for building a block as of Amsterdam.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PayloadAttributesV4 {
    /// Hash tree root of the beacon block before this one, exposed to contracts by EIP-4788.
    pub parent_beacon_block_root: rt::B256,
    /// Randomness of the previous slot for the new block.
    pub prev_randao: rt::B256,
    /// Beacon slot of the new block (EIP-7843).
    pub slot_number: u64,
    /// Account to credit with the priority fees; the node may choose another.
    pub suggested_fee_recipient: rt::Address,
    /// Gas limit towards which the new block's limit moves.
    ///
    /// Unit: gas.
    pub target_gas_limit: u64,
    /// The new block's time; must be later than the head's.
    ///
    /// Unit: seconds since the Unix epoch.
    pub timestamp: u64,
    /// Validator withdrawals that the new block must credit, in order.
    pub withdrawals: Vec<Withdrawal>,
}
impl PayloadAttributesV4 {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(
        parent_beacon_block_root: rt::B256,
        prev_randao: rt::B256,
        slot_number: u64,
        suggested_fee_recipient: rt::Address,
        target_gas_limit: u64,
        timestamp: u64,
        withdrawals: Vec<Withdrawal>,
    ) -> Self {
        Self {
            parent_beacon_block_root,
            prev_randao,
            slot_number,
            suggested_fee_recipient,
            target_gas_limit,
            timestamp,
            withdrawals,
        }
    }
}
impl rt::Serialize for PayloadAttributesV4 {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<
            rt::Same,
            _,
            _,
        >(&mut map, "parentBeaconBlockRoot", &self.parent_beacon_block_root)?;
        rt::put::<rt::Same, _, _>(&mut map, "prevRandao", &self.prev_randao)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "slotNumber", &self.slot_number)?;
        rt::put::<
            rt::Same,
            _,
            _,
        >(&mut map, "suggestedFeeRecipient", &self.suggested_fee_recipient)?;
        rt::put::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "targetGasLimit", &self.target_gas_limit)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "timestamp", &self.timestamp)?;
        rt::put::<rt::Same, _, _>(&mut map, "withdrawals", &self.withdrawals)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for PayloadAttributesV4 {
    const NAME: &'static str = "PayloadAttributesV4";
    fn key(key: &str) -> usize {
        match key {
            "parentBeaconBlockRoot" => 0,
            "prevRandao" => 1,
            "slotNumber" => 2,
            "suggestedFeeRecipient" => 3,
            "targetGasLimit" => 4,
            "timestamp" => 5,
            "withdrawals" => 6,
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
                5 => field5 = Some(source.value::<rt::Quantity, _>()?),
                6 => field6 = Some(source.value::<rt::Same, _>()?),
                _ => source.skip()?,
            }
        }
        Ok(Self {
            parent_beacon_block_root: rt::need(field0, "parentBeaconBlockRoot")?,
            prev_randao: rt::need(field1, "prevRandao")?,
            slot_number: rt::need(field2, "slotNumber")?,
            suggested_fee_recipient: rt::need(field3, "suggestedFeeRecipient")?,
            target_gas_limit: rt::need(field4, "targetGasLimit")?,
            timestamp: rt::need(field5, "timestamp")?,
            withdrawals: rt::need(field6, "withdrawals")?,
        })
    }
}
rt::object!(PayloadAttributesV4);
/// Attributes for building a block as of Bogota.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PayloadAttributesV5 {
    /// EIP-2718 encoded transactions that the inclusion-list committee wants in the block (EIP-7805).
    pub inclusion_list_transactions: Vec<rt::Bytes>,
    /// Hash tree root of the beacon block before this one, exposed to contracts by EIP-4788.
    pub parent_beacon_block_root: rt::B256,
    /// Randomness of the previous slot for the new block.
    pub prev_randao: rt::B256,
    /// Beacon slot of the new block (EIP-7843).
    pub slot_number: u64,
    /// Account to credit with the priority fees; the node may choose another.
    pub suggested_fee_recipient: rt::Address,
    /// Gas limit towards which the new block's limit moves.
    ///
    /// Unit: gas.
    pub target_gas_limit: u64,
    /// The new block's time; must be later than the head's.
    ///
    /// Unit: seconds since the Unix epoch.
    pub timestamp: u64,
    /// Validator withdrawals that the new block must credit, in order.
    pub withdrawals: Vec<Withdrawal>,
}
impl PayloadAttributesV5 {
    /// What is always there; the rest is not set.
    #[expect(clippy::too_many_arguments, reason = "the document requires that many")]
    #[must_use]
    pub fn new(
        inclusion_list_transactions: Vec<rt::Bytes>,
        parent_beacon_block_root: rt::B256,
        prev_randao: rt::B256,
        slot_number: u64,
        suggested_fee_recipient: rt::Address,
        target_gas_limit: u64,
        timestamp: u64,
        withdrawals: Vec<Withdrawal>,
    ) -> Self {
        Self {
            inclusion_list_transactions,
            parent_beacon_block_root,
            prev_randao,
            slot_number,
            suggested_fee_recipient,
            target_gas_limit,
            timestamp,
            withdrawals,
        }
    }
}
impl rt::Serialize for PayloadAttributesV5 {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<
            rt::Same,
            _,
            _,
        >(&mut map, "inclusionListTransactions", &self.inclusion_list_transactions)?;
        rt::put::<
            rt::Same,
            _,
            _,
        >(&mut map, "parentBeaconBlockRoot", &self.parent_beacon_block_root)?;
        rt::put::<rt::Same, _, _>(&mut map, "prevRandao", &self.prev_randao)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "slotNumber", &self.slot_number)?;
        rt::put::<
            rt::Same,
            _,
            _,
        >(&mut map, "suggestedFeeRecipient", &self.suggested_fee_recipient)?;
        rt::put::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "targetGasLimit", &self.target_gas_limit)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "timestamp", &self.timestamp)?;
        rt::put::<rt::Same, _, _>(&mut map, "withdrawals", &self.withdrawals)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for PayloadAttributesV5 {
    const NAME: &'static str = "PayloadAttributesV5";
    fn key(key: &str) -> usize {
        match key {
            "inclusionListTransactions" => 0,
            "parentBeaconBlockRoot" => 1,
            "prevRandao" => 2,
            "slotNumber" => 3,
            "suggestedFeeRecipient" => 4,
            "targetGasLimit" => 5,
            "timestamp" => 6,
            "withdrawals" => 7,
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
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = Some(source.value::<rt::Same, _>()?),
                1 => field1 = Some(source.value::<rt::Same, _>()?),
                2 => field2 = Some(source.value::<rt::Same, _>()?),
                3 => field3 = Some(source.value::<rt::Quantity, _>()?),
                4 => field4 = Some(source.value::<rt::Same, _>()?),
                5 => field5 = Some(source.value::<rt::Quantity, _>()?),
                6 => field6 = Some(source.value::<rt::Quantity, _>()?),
                7 => field7 = Some(source.value::<rt::Same, _>()?),
                _ => source.skip()?,
            }
        }
        Ok(Self {
            inclusion_list_transactions: rt::need(field0, "inclusionListTransactions")?,
            parent_beacon_block_root: rt::need(field1, "parentBeaconBlockRoot")?,
            prev_randao: rt::need(field2, "prevRandao")?,
            slot_number: rt::need(field3, "slotNumber")?,
            suggested_fee_recipient: rt::need(field4, "suggestedFeeRecipient")?,
            target_gas_limit: rt::need(field5, "targetGasLimit")?,
            timestamp: rt::need(field6, "timestamp")?,
            withdrawals: rt::need(field7, "withdrawals")?,
        })
    }
}
rt::object!(PayloadAttributesV5);
/// Outcome of validating a payload.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PayloadStatusV1 {
    /// Hash of the newest valid ancestor of the payload, or of the payload itself; all zeros if that is a block before the merge. Null when unknown (SYNCING, ACCEPTED) or when the hash itself is wrong.
    pub latest_valid_hash: Option<rt::B256>,
    /// The verdict.
    pub status: PayloadValidationStatus,
    /// What is wrong with an INVALID payload, in the node's own words; null otherwise and at the node's choice.
    pub validation_error: Option<String>,
}
impl PayloadStatusV1 {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(status: PayloadValidationStatus) -> Self {
        Self {
            status,
            latest_valid_hash: None,
            validation_error: None,
        }
    }
}
impl rt::Serialize for PayloadStatusV1 {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put_some::<
            rt::Same,
            _,
            _,
        >(&mut map, "latestValidHash", &self.latest_valid_hash)?;
        rt::put::<rt::Same, _, _>(&mut map, "status", &self.status)?;
        rt::put_some::<
            rt::Same,
            _,
            _,
        >(&mut map, "validationError", &self.validation_error)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for PayloadStatusV1 {
    const NAME: &'static str = "PayloadStatusV1";
    fn key(key: &str) -> usize {
        match key {
            "latestValidHash" => 0,
            "status" => 1,
            "validationError" => 2,
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
            latest_valid_hash: field0,
            status: rt::need(field1, "status")?,
            validation_error: field2,
        })
    }
}
rt::object!(PayloadStatusV1);
/// Outcome of validating a payload against an inclusion list too (EIP-7805).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PayloadStatusV2 {
    /// Whether the block obeys the inclusion list; the payload can be VALID with false here. Null unless VALID.
    pub inclusion_list_satisfied: Option<bool>,
    /// Hash of the newest valid ancestor of the payload, or of the payload itself; all zeros if that is a block before the merge. Null when unknown (SYNCING, ACCEPTED) or when the hash itself is wrong.
    pub latest_valid_hash: Option<rt::B256>,
    /// The verdict.
    pub status: PayloadValidationStatus,
    /// What is wrong with an INVALID payload, in the node's own words; null otherwise and at the node's choice.
    pub validation_error: Option<String>,
}
impl PayloadStatusV2 {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(status: PayloadValidationStatus) -> Self {
        Self {
            status,
            inclusion_list_satisfied: None,
            latest_valid_hash: None,
            validation_error: None,
        }
    }
}
impl rt::Serialize for PayloadStatusV2 {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put_some::<
            rt::Same,
            _,
            _,
        >(&mut map, "inclusionListSatisfied", &self.inclusion_list_satisfied)?;
        rt::put_some::<
            rt::Same,
            _,
            _,
        >(&mut map, "latestValidHash", &self.latest_valid_hash)?;
        rt::put::<rt::Same, _, _>(&mut map, "status", &self.status)?;
        rt::put_some::<
            rt::Same,
            _,
            _,
        >(&mut map, "validationError", &self.validation_error)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for PayloadStatusV2 {
    const NAME: &'static str = "PayloadStatusV2";
    fn key(key: &str) -> usize {
        match key {
            "inclusionListSatisfied" => 0,
            "latestValidHash" => 1,
            "status" => 2,
            "validationError" => 3,
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
                2 => field2 = Some(source.value::<rt::Same, _>()?),
                3 => field3 = source.value::<Option<rt::Same>, _>()?,
                _ => source.skip()?,
            }
        }
        Ok(Self {
            inclusion_list_satisfied: field0,
            latest_valid_hash: field1,
            status: rt::need(field2, "status")?,
            validation_error: field3,
        })
    }
}
rt::object!(PayloadStatusV2);
/// Verdict on a payload. VALID and INVALID are final; SYNCING: an ancestor or its state is missing; ACCEPTED: well-formed, on a side branch, not executed; INVALID\_BLOCK\_HASH: the hash does not match the fields, which only version 1 of newPayload says, later versions say INVALID. Updates of the fork choice give VALID, INVALID and SYNCING only.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum PayloadValidationStatus {
    /// `ACCEPTED`
    Accepted,
    /// `INVALID`
    Invalid,
    /// `INVALID_BLOCK_HASH`
    InvalidBlockHash,
    /// `SYNCING`
    Syncing,
    /// `VALID`
    Valid,
    /// A value that the document doesn't list, as it was sent.
    Unknown(String),
}
impl rt::Texts for PayloadValidationStatus {
    const NAME: &'static str = "PayloadValidationStatus";
    const TEXTS: &'static [&'static str] = &[
        "ACCEPTED",
        "INVALID",
        "INVALID_BLOCK_HASH",
        "SYNCING",
        "VALID",
    ];
    fn known(text: &str) -> Option<Self> {
        Some(
            match text {
                "ACCEPTED" => Self::Accepted,
                "INVALID" => Self::Invalid,
                "INVALID_BLOCK_HASH" => Self::InvalidBlockHash,
                "SYNCING" => Self::Syncing,
                "VALID" => Self::Valid,
                _ => return None,
            },
        )
    }
    fn unknown(text: &str) -> Option<Self> {
        Some(Self::Unknown(text.to_owned()))
    }
    fn text(&self) -> &str {
        match self {
            Self::Accepted => "ACCEPTED",
            Self::Invalid => "INVALID",
            Self::InvalidBlockHash => "INVALID_BLOCK_HASH",
            Self::Syncing => "SYNCING",
            Self::Valid => "VALID",
            Self::Unknown(text) => text,
        }
    }
}
rt::texts!(PayloadValidationStatus);
/// Where proof of work ends, as one side of the connection is configured.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TransitionConfigurationV1 {
    /// Hash of the last proof-of-work block when it was fixed by hand, all zeros otherwise.
    pub terminal_block_hash: rt::B256,
    /// Height of that block, 0 otherwise.
    pub terminal_block_number: u64,
    /// Total difficulty at which the merge takes place.
    ///
    /// Unit: hashes.
    pub terminal_total_difficulty: rt::U256,
}
impl TransitionConfigurationV1 {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(
        terminal_block_hash: rt::B256,
        terminal_block_number: u64,
        terminal_total_difficulty: rt::U256,
    ) -> Self {
        Self {
            terminal_block_hash,
            terminal_block_number,
            terminal_total_difficulty,
        }
    }
}
impl rt::Serialize for TransitionConfigurationV1 {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<
            rt::Same,
            _,
            _,
        >(&mut map, "terminalBlockHash", &self.terminal_block_hash)?;
        rt::put::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "terminalBlockNumber", &self.terminal_block_number)?;
        rt::put::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "terminalTotalDifficulty", &self.terminal_total_difficulty)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for TransitionConfigurationV1 {
    const NAME: &'static str = "TransitionConfigurationV1";
    fn key(key: &str) -> usize {
        match key {
            "terminalBlockHash" => 0,
            "terminalBlockNumber" => 1,
            "terminalTotalDifficulty" => 2,
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
                2 => field2 = Some(source.value::<rt::Quantity, _>()?),
                _ => source.skip()?,
            }
        }
        Ok(Self {
            terminal_block_hash: rt::need(field0, "terminalBlockHash")?,
            terminal_block_number: rt::need(field1, "terminalBlockNumber")?,
            terminal_total_difficulty: rt::need(field2, "terminalTotalDifficulty")?,
        })
    }
}
rt::object!(TransitionConfigurationV1);
