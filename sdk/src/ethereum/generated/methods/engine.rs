use crate::rt;
use super::super::types;
/// Tell the node which engine methods the caller knows and learn the node's.
///
/// Compares what both sides speak. Neither side changes its behaviour by the call, and the method itself is never in the answer.
///
/// Wire name: `engine_exchangeCapabilities`.
///
/// Answers: Methods that the node supports. Wire names with their version suffix, such as `engine_newPayloadV4`.
///
/// Permission: engine JWT.
///
/// Source: <https://github.com/ethereum/execution-apis/blob/main/src/engine/common.md#engine_exchangecapabilities>
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct EngineExchangeCapabilities {
    /// Methods that the caller supports. Wire names with their version suffix, such as `engine_newPayloadV4`.
    pub methods: Vec<String>,
}
impl EngineExchangeCapabilities {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(methods: Vec<String>) -> Self {
        Self { methods }
    }
}
impl crate::Method for EngineExchangeCapabilities {
    const NAME: &'static str = "engine_exchangeCapabilities";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    const PERMISSION: Option<&'static str> = Some("engine JWT");
    type Output = Vec<String>;
    type Codec = rt::Same;
}
impl rt::Serialize for EngineExchangeCapabilities {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.methods)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for EngineExchangeCapabilities {
    const NAME: &'static str = "EngineExchangeCapabilities";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            methods: list.required::<rt::Same, _>("methods")?,
        })
    }
}
rt::positional!(EngineExchangeCapabilities);
/// Compare the configuration of the merge with the node's.
///
/// Left over from the merge; today's clients neither send nor need it, and many nodes have dropped it.
///
/// Wire name: `engine_exchangeTransitionConfigurationV1`.
///
/// Answers: How the node is configured; should equal what was sent.
///
/// Permission: engine JWT.
///
/// Deprecated.
///
/// Source: <https://github.com/ethereum/execution-apis/blob/main/src/engine/paris.md#engine_exchangetransitionconfigurationv1>
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct EngineExchangeTransitionConfigurationV1 {
    /// How the caller is configured.
    pub configuration: types::TransitionConfigurationV1,
}
impl EngineExchangeTransitionConfigurationV1 {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(configuration: types::TransitionConfigurationV1) -> Self {
        Self { configuration }
    }
}
impl crate::Method for EngineExchangeTransitionConfigurationV1 {
    const NAME: &'static str = "engine_exchangeTransitionConfigurationV1";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    const PERMISSION: Option<&'static str> = Some("engine JWT");
    type Output = types::TransitionConfigurationV1;
    type Codec = rt::Same;
}
impl rt::Serialize for EngineExchangeTransitionConfigurationV1 {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.configuration)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for EngineExchangeTransitionConfigurationV1 {
    const NAME: &'static str = "EngineExchangeTransitionConfigurationV1";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            configuration: list.required::<rt::Same, _>("configuration")?,
        })
    }
}
rt::positional!(EngineExchangeTransitionConfigurationV1);
/// Set the canonical chain and perhaps start building a block (Paris).
///
/// Moves the canonical chain to the given head and, with attributes, starts building a block on top. An INVALID head changes nothing; a SYNCING one makes the node fetch what it lacks. Safe and finalized blocks must be ancestors of the head.
///
/// Wire name: `engine_forkchoiceUpdatedV1`.
///
/// Answers: Verdict on the head, and the id of the build that was started, if any.
///
/// Permission: engine JWT.
///
/// Errors:
///
/// - `-38006`: Too deep reorg
/// - `-38003`: Invalid payload attributes
/// - `-38002`: Invalid forkchoice state
///
/// Source: <https://github.com/ethereum/execution-apis/blob/main/src/engine/paris.md#engine_forkchoiceupdatedv1>
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct EngineForkchoiceUpdatedV1 {
    /// Head, safe and finalized block as the consensus layer sees them.
    pub forkchoice_state: types::ForkchoiceStateV1,
    /// Starts building a block on the new head when given; sent as null when not.
    ///
    /// `null` is sent when it is not given.
    pub payload_attributes: Option<types::PayloadAttributesV1>,
}
impl EngineForkchoiceUpdatedV1 {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(forkchoice_state: types::ForkchoiceStateV1) -> Self {
        Self {
            forkchoice_state,
            payload_attributes: None,
        }
    }
}
impl crate::Method for EngineForkchoiceUpdatedV1 {
    const NAME: &'static str = "engine_forkchoiceUpdatedV1";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Idempotent;
    const PERMISSION: Option<&'static str> = Some("engine JWT");
    const ERRORS: &'static [crate::ErrorCode] = &[
        crate::ErrorCode {
            code: -38006,
            message: "Too deep reorg",
        },
        crate::ErrorCode {
            code: -38003,
            message: "Invalid payload attributes",
        },
        crate::ErrorCode {
            code: -38002,
            message: "Invalid forkchoice state",
        },
    ];
    type Output = types::ForkchoiceUpdatedResponseV1;
    type Codec = rt::Same;
}
impl rt::Serialize for EngineForkchoiceUpdatedV1 {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.forkchoice_state)?;
        list.put_or::<rt::Same, _, _>(&self.payload_attributes, &())?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for EngineForkchoiceUpdatedV1 {
    const NAME: &'static str = "EngineForkchoiceUpdatedV1";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            forkchoice_state: list.required::<rt::Same, _>("forkchoiceState")?,
            payload_attributes: list.optional::<rt::Same, _>()?,
        })
    }
}
rt::positional!(EngineForkchoiceUpdatedV1);
/// Set the canonical chain and perhaps start building a block (Shanghai).
///
/// Moves the canonical chain to the given head and, with attributes, starts building a block on top. An INVALID head changes nothing; a SYNCING one makes the node fetch what it lacks. Attributes carry the withdrawals of the new block.
///
/// Wire name: `engine_forkchoiceUpdatedV2`.
///
/// Answers: Verdict on the head, and the id of the build that was started, if any.
///
/// Permission: engine JWT.
///
/// Errors:
///
/// - `-38006`: Too deep reorg
/// - `-38005`: Unsupported fork
/// - `-38003`: Invalid payload attributes
/// - `-38002`: Invalid forkchoice state
///
/// Source: <https://github.com/ethereum/execution-apis/blob/main/src/engine/shanghai.md#engine_forkchoiceupdatedv2>
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct EngineForkchoiceUpdatedV2 {
    /// Head, safe and finalized block as the consensus layer sees them.
    pub forkchoice_state: types::ForkchoiceStateV1,
    /// Starts building a block on the new head when given; sent as null when not.
    ///
    /// `null` is sent when it is not given.
    pub payload_attributes: Option<types::PayloadAttributesV2>,
}
impl EngineForkchoiceUpdatedV2 {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(forkchoice_state: types::ForkchoiceStateV1) -> Self {
        Self {
            forkchoice_state,
            payload_attributes: None,
        }
    }
}
impl crate::Method for EngineForkchoiceUpdatedV2 {
    const NAME: &'static str = "engine_forkchoiceUpdatedV2";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Idempotent;
    const PERMISSION: Option<&'static str> = Some("engine JWT");
    const ERRORS: &'static [crate::ErrorCode] = &[
        crate::ErrorCode {
            code: -38006,
            message: "Too deep reorg",
        },
        crate::ErrorCode {
            code: -38005,
            message: "Unsupported fork",
        },
        crate::ErrorCode {
            code: -38003,
            message: "Invalid payload attributes",
        },
        crate::ErrorCode {
            code: -38002,
            message: "Invalid forkchoice state",
        },
    ];
    type Output = types::ForkchoiceUpdatedResponseV1;
    type Codec = rt::Same;
}
impl rt::Serialize for EngineForkchoiceUpdatedV2 {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.forkchoice_state)?;
        list.put_or::<rt::Same, _, _>(&self.payload_attributes, &())?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for EngineForkchoiceUpdatedV2 {
    const NAME: &'static str = "EngineForkchoiceUpdatedV2";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            forkchoice_state: list.required::<rt::Same, _>("forkchoiceState")?,
            payload_attributes: list.optional::<rt::Same, _>()?,
        })
    }
}
rt::positional!(EngineForkchoiceUpdatedV2);
/// Set the canonical chain and perhaps start building a block (Cancun to Osaka).
///
/// Moves the canonical chain to the given head and, with attributes, starts building a block on top. An INVALID head changes nothing; a SYNCING one makes the node fetch what it lacks. Wrong attributes are reported as an error, while the new head stays set.
///
/// Wire name: `engine_forkchoiceUpdatedV3`.
///
/// Answers: Verdict on the head, and the id of the build that was started, if any.
///
/// Permission: engine JWT.
///
/// Errors:
///
/// - `-38006`: Too deep reorg
/// - `-38005`: Unsupported fork
/// - `-38003`: Invalid payload attributes
/// - `-38002`: Invalid forkchoice state
/// - `-32602`: Invalid params
///
/// Source: <https://github.com/ethereum/execution-apis/blob/main/src/engine/cancun.md#engine_forkchoiceupdatedv3>
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct EngineForkchoiceUpdatedV3 {
    /// Head, safe and finalized block as the consensus layer sees them.
    pub forkchoice_state: types::ForkchoiceStateV1,
    /// Starts building a block on the new head when given; sent as null when not.
    ///
    /// `null` is sent when it is not given.
    pub payload_attributes: Option<types::PayloadAttributesV3>,
}
impl EngineForkchoiceUpdatedV3 {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(forkchoice_state: types::ForkchoiceStateV1) -> Self {
        Self {
            forkchoice_state,
            payload_attributes: None,
        }
    }
}
impl crate::Method for EngineForkchoiceUpdatedV3 {
    const NAME: &'static str = "engine_forkchoiceUpdatedV3";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Idempotent;
    const PERMISSION: Option<&'static str> = Some("engine JWT");
    const ERRORS: &'static [crate::ErrorCode] = &[
        crate::ErrorCode {
            code: -38006,
            message: "Too deep reorg",
        },
        crate::ErrorCode {
            code: -38005,
            message: "Unsupported fork",
        },
        crate::ErrorCode {
            code: -38003,
            message: "Invalid payload attributes",
        },
        crate::ErrorCode {
            code: -38002,
            message: "Invalid forkchoice state",
        },
        crate::ErrorCode {
            code: -32602,
            message: "Invalid params",
        },
    ];
    type Output = types::ForkchoiceUpdatedResponseV1;
    type Codec = rt::Same;
}
impl rt::Serialize for EngineForkchoiceUpdatedV3 {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.forkchoice_state)?;
        list.put_or::<rt::Same, _, _>(&self.payload_attributes, &())?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for EngineForkchoiceUpdatedV3 {
    const NAME: &'static str = "EngineForkchoiceUpdatedV3";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            forkchoice_state: list.required::<rt::Same, _>("forkchoiceState")?,
            payload_attributes: list.optional::<rt::Same, _>()?,
        })
    }
}
rt::positional!(EngineForkchoiceUpdatedV3);
/// Set the canonical chain and perhaps start building a block (Amsterdam).
///
/// Moves the canonical chain to the given head and, with attributes, starts building a block on top. An INVALID head changes nothing; a SYNCING one makes the node fetch what it lacks. Also tells the node which blob columns the consensus layer has in custody.
///
/// Wire name: `engine_forkchoiceUpdatedV4`.
///
/// Answers: Verdict on the head, and the id of the build that was started, if any.
///
/// Permission: engine JWT.
///
/// Errors:
///
/// - `-38006`: Too deep reorg
/// - `-38005`: Unsupported fork
/// - `-38003`: Invalid payload attributes
/// - `-38002`: Invalid forkchoice state
/// - `-32602`: Invalid params
///
/// Source: <https://github.com/ethereum/execution-apis/blob/main/src/engine/amsterdam.md#engine_forkchoiceupdatedv4>
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct EngineForkchoiceUpdatedV4 {
    /// Head, safe and finalized block as the consensus layer sees them.
    pub forkchoice_state: types::ForkchoiceStateV1,
    /// Starts building a block on the new head when given; sent as null when not.
    ///
    /// `null` is sent when it is not given.
    pub payload_attributes: Option<types::PayloadAttributesV4>,
    /// Bit array, a bit for each of the 128 columns, of those that the consensus layer keeps in custody (EIP-8070). Not given when it keeps none.
    pub custody_columns: Option<rt::FixedBytes<16>>,
}
impl EngineForkchoiceUpdatedV4 {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(forkchoice_state: types::ForkchoiceStateV1) -> Self {
        Self {
            forkchoice_state,
            payload_attributes: None,
            custody_columns: None,
        }
    }
}
impl crate::Method for EngineForkchoiceUpdatedV4 {
    const NAME: &'static str = "engine_forkchoiceUpdatedV4";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Idempotent;
    const PERMISSION: Option<&'static str> = Some("engine JWT");
    const ERRORS: &'static [crate::ErrorCode] = &[
        crate::ErrorCode {
            code: -38006,
            message: "Too deep reorg",
        },
        crate::ErrorCode {
            code: -38005,
            message: "Unsupported fork",
        },
        crate::ErrorCode {
            code: -38003,
            message: "Invalid payload attributes",
        },
        crate::ErrorCode {
            code: -38002,
            message: "Invalid forkchoice state",
        },
        crate::ErrorCode {
            code: -32602,
            message: "Invalid params",
        },
    ];
    type Output = types::ForkchoiceUpdatedResponseV1;
    type Codec = rt::Same;
}
impl rt::Serialize for EngineForkchoiceUpdatedV4 {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.forkchoice_state)?;
        list.put_or::<rt::Same, _, _>(&self.payload_attributes, &())?;
        list.put_some::<rt::Same, _>(&self.custody_columns)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for EngineForkchoiceUpdatedV4 {
    const NAME: &'static str = "EngineForkchoiceUpdatedV4";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            forkchoice_state: list.required::<rt::Same, _>("forkchoiceState")?,
            payload_attributes: list.optional::<rt::Same, _>()?,
            custody_columns: list.optional::<rt::Same, _>()?,
        })
    }
}
rt::positional!(EngineForkchoiceUpdatedV4);
/// Set the canonical chain and perhaps start building a block under an inclusion list (Bogota).
///
/// Moves the canonical chain to the given head and, with attributes, starts building a block on top. An INVALID head changes nothing; a SYNCING one makes the node fetch what it lacks. The answer says whether the head obeys its inclusion list.
///
/// Wire name: `engine_forkchoiceUpdatedV5`.
///
/// Answers: Verdict on the head, and the id of the build that was started, if any.
///
/// Permission: engine JWT.
///
/// Errors:
///
/// - `-38006`: Too deep reorg
/// - `-38005`: Unsupported fork
/// - `-38003`: Invalid payload attributes
/// - `-38002`: Invalid forkchoice state
/// - `-32602`: Invalid params
///
/// Source: <https://github.com/ethereum/execution-apis/blob/main/src/engine/bogota.md#engine_forkchoiceupdatedv5>
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct EngineForkchoiceUpdatedV5 {
    /// Head, safe and finalized block as the consensus layer sees them.
    pub forkchoice_state: types::ForkchoiceStateV1,
    /// Starts building a block on the new head when given; sent as null when not.
    ///
    /// `null` is sent when it is not given.
    pub payload_attributes: Option<types::PayloadAttributesV5>,
    /// Bit array, a bit for each of the 128 columns, of those that the consensus layer keeps in custody (EIP-8070). Not given when it keeps none.
    pub custody_columns: Option<rt::FixedBytes<16>>,
}
impl EngineForkchoiceUpdatedV5 {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(forkchoice_state: types::ForkchoiceStateV1) -> Self {
        Self {
            forkchoice_state,
            payload_attributes: None,
            custody_columns: None,
        }
    }
}
impl crate::Method for EngineForkchoiceUpdatedV5 {
    const NAME: &'static str = "engine_forkchoiceUpdatedV5";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Idempotent;
    const PERMISSION: Option<&'static str> = Some("engine JWT");
    const ERRORS: &'static [crate::ErrorCode] = &[
        crate::ErrorCode {
            code: -38006,
            message: "Too deep reorg",
        },
        crate::ErrorCode {
            code: -38005,
            message: "Unsupported fork",
        },
        crate::ErrorCode {
            code: -38003,
            message: "Invalid payload attributes",
        },
        crate::ErrorCode {
            code: -38002,
            message: "Invalid forkchoice state",
        },
        crate::ErrorCode {
            code: -32602,
            message: "Invalid params",
        },
    ];
    type Output = types::ForkchoiceUpdatedResponseV2;
    type Codec = rt::Same;
}
impl rt::Serialize for EngineForkchoiceUpdatedV5 {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.forkchoice_state)?;
        list.put_or::<rt::Same, _, _>(&self.payload_attributes, &())?;
        list.put_some::<rt::Same, _>(&self.custody_columns)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for EngineForkchoiceUpdatedV5 {
    const NAME: &'static str = "EngineForkchoiceUpdatedV5";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            forkchoice_state: list.required::<rt::Same, _>("forkchoiceState")?,
            payload_attributes: list.optional::<rt::Same, _>()?,
            custody_columns: list.optional::<rt::Same, _>()?,
        })
    }
}
rt::positional!(EngineForkchoiceUpdatedV5);
/// Fetch blobs with their proofs from the node's pool (Cancun, Prague).
///
/// Reads the transaction pool, so that the consensus layer need not wait for blobs from its peers. Refused as an unsupported fork from Osaka on.
///
/// Wire name: `engine_getBlobsV1`.
///
/// Answers: One entry for each hash, in the order asked; null where the pool lacks the blob.
///
/// Permission: engine JWT.
///
/// Errors:
///
/// - `-38005`: Unsupported fork
/// - `-38004`: Too large request
///
/// Source: <https://github.com/ethereum/execution-apis/blob/main/src/engine/cancun.md#engine_getblobsv1>
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct EngineGetBlobsV1 {
    /// Versioned hashes of the wanted blobs; nodes serve 128 at least in one call.
    pub blob_versioned_hashes: Vec<rt::B256>,
}
impl EngineGetBlobsV1 {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(blob_versioned_hashes: Vec<rt::B256>) -> Self {
        Self { blob_versioned_hashes }
    }
}
impl crate::Method for EngineGetBlobsV1 {
    const NAME: &'static str = "engine_getBlobsV1";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    const PERMISSION: Option<&'static str> = Some("engine JWT");
    const ERRORS: &'static [crate::ErrorCode] = &[
        crate::ErrorCode {
            code: -38005,
            message: "Unsupported fork",
        },
        crate::ErrorCode {
            code: -38004,
            message: "Too large request",
        },
    ];
    type Output = Vec<Option<types::BlobAndProofV1>>;
    type Codec = rt::Same;
}
impl rt::Serialize for EngineGetBlobsV1 {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.blob_versioned_hashes)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for EngineGetBlobsV1 {
    const NAME: &'static str = "EngineGetBlobsV1";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            blob_versioned_hashes: list.required::<rt::Same, _>("blobVersionedHashes")?,
        })
    }
}
rt::positional!(EngineGetBlobsV1);
/// Fetch blobs with cell proofs from the node's pool, all or none.
///
/// Reads the transaction pool, so that the consensus layer need not wait for blobs from its peers. One missing blob makes the whole answer null; version 3 gives those that are there.
///
/// Wire name: `engine_getBlobsV2`.
///
/// Answers: One entry for each hash, in the order asked; null when any blob is missing or the node cannot serve its pool.
///
/// Permission: engine JWT.
///
/// Errors:
///
/// - `-38004`: Too large request
///
/// Source: <https://github.com/ethereum/execution-apis/blob/main/src/engine/osaka.md#engine_getblobsv2>
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct EngineGetBlobsV2 {
    /// Versioned hashes of the wanted blobs; nodes serve 128 at least in one call.
    pub blob_versioned_hashes: Vec<rt::B256>,
}
impl EngineGetBlobsV2 {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(blob_versioned_hashes: Vec<rt::B256>) -> Self {
        Self { blob_versioned_hashes }
    }
}
impl crate::Method for EngineGetBlobsV2 {
    const NAME: &'static str = "engine_getBlobsV2";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    const PERMISSION: Option<&'static str> = Some("engine JWT");
    const ERRORS: &'static [crate::ErrorCode] = &[
        crate::ErrorCode {
            code: -38004,
            message: "Too large request",
        },
    ];
    type Output = Option<Vec<types::BlobAndProofV2>>;
    type Codec = rt::Same;
}
impl rt::Serialize for EngineGetBlobsV2 {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.blob_versioned_hashes)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for EngineGetBlobsV2 {
    const NAME: &'static str = "EngineGetBlobsV2";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            blob_versioned_hashes: list.required::<rt::Same, _>("blobVersionedHashes")?,
        })
    }
}
rt::positional!(EngineGetBlobsV2);
/// Fetch blobs with cell proofs from the node's pool, as many as there are.
///
/// Reads the transaction pool, so that the consensus layer need not wait for blobs from its peers. Unlike version 2 it gives what it has when some are missing.
///
/// Wire name: `engine_getBlobsV3`.
///
/// Answers: One entry for each hash, in the order asked, null where the pool lacks the blob; null altogether while the node cannot serve its pool.
///
/// Permission: engine JWT.
///
/// Errors:
///
/// - `-38004`: Too large request
///
/// Source: <https://github.com/ethereum/execution-apis/blob/main/src/engine/osaka.md#engine_getblobsv3>
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct EngineGetBlobsV3 {
    /// Versioned hashes of the wanted blobs; nodes serve 128 at least in one call.
    pub blob_versioned_hashes: Vec<rt::B256>,
}
impl EngineGetBlobsV3 {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(blob_versioned_hashes: Vec<rt::B256>) -> Self {
        Self { blob_versioned_hashes }
    }
}
impl crate::Method for EngineGetBlobsV3 {
    const NAME: &'static str = "engine_getBlobsV3";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    const PERMISSION: Option<&'static str> = Some("engine JWT");
    const ERRORS: &'static [crate::ErrorCode] = &[
        crate::ErrorCode {
            code: -38004,
            message: "Too large request",
        },
    ];
    type Output = Option<Vec<Option<types::BlobAndProofV2>>>;
    type Codec = rt::Same;
}
impl rt::Serialize for EngineGetBlobsV3 {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.blob_versioned_hashes)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for EngineGetBlobsV3 {
    const NAME: &'static str = "EngineGetBlobsV3";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            blob_versioned_hashes: list.required::<rt::Same, _>("blobVersionedHashes")?,
        })
    }
}
rt::positional!(EngineGetBlobsV3);
/// Fetch chosen cells of blobs from the node's pool.
///
/// Reads the transaction pool, so that the consensus layer need not wait for blobs from its peers. Serves pools that hold cells rather than whole blobs (EIP-8070).
///
/// Wire name: `engine_getBlobsV4`.
///
/// Answers: One entry for each hash, in the order asked, null where the pool lacks the blob; null altogether while the node cannot serve its pool.
///
/// Permission: engine JWT.
///
/// Errors:
///
/// - `-38004`: Too large request
///
/// Source: <https://github.com/ethereum/execution-apis/blob/main/src/engine/amsterdam.md#engine_getblobsv4>
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct EngineGetBlobsV4 {
    /// Versioned hashes of the wanted blobs; nodes serve 128 at least in one call.
    pub blob_versioned_hashes: Vec<rt::B256>,
    /// Bit array, a bit for each of the 128 columns, of the cells wanted from every blob.
    pub indices_bitarray: rt::FixedBytes<16>,
}
impl EngineGetBlobsV4 {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(
        blob_versioned_hashes: Vec<rt::B256>,
        indices_bitarray: rt::FixedBytes<16>,
    ) -> Self {
        Self {
            blob_versioned_hashes,
            indices_bitarray,
        }
    }
}
impl crate::Method for EngineGetBlobsV4 {
    const NAME: &'static str = "engine_getBlobsV4";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    const PERMISSION: Option<&'static str> = Some("engine JWT");
    const ERRORS: &'static [crate::ErrorCode] = &[
        crate::ErrorCode {
            code: -38004,
            message: "Too large request",
        },
    ];
    type Output = Option<Vec<Option<types::BlobCellsAndProofsV1>>>;
    type Codec = rt::Same;
}
impl rt::Serialize for EngineGetBlobsV4 {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.blob_versioned_hashes)?;
        list.put::<rt::Same, _>(&self.indices_bitarray)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for EngineGetBlobsV4 {
    const NAME: &'static str = "EngineGetBlobsV4";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            blob_versioned_hashes: list.required::<rt::Same, _>("blobVersionedHashes")?,
            indices_bitarray: list.required::<rt::Same, _>("indicesBitarray")?,
        })
    }
}
rt::positional!(EngineGetBlobsV4);
/// Exchange name and version of the software on both sides.
///
/// Optional in the specification, so a node may answer that there is no such method. A multiplexer in front of several nodes gives one entry for each; a single node gives one.
///
/// Wire name: `engine_getClientVersionV1`.
///
/// Answers: Identity of each execution client behind the endpoint.
///
/// Permission: engine JWT.
///
/// Source: <https://github.com/ethereum/execution-apis/blob/main/src/engine/identification.md#engine_getclientversionv1>
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct EngineGetClientVersionV1 {
    /// The caller's own identity, which the node may log.
    pub client_version: types::ClientVersionV1,
}
impl EngineGetClientVersionV1 {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(client_version: types::ClientVersionV1) -> Self {
        Self { client_version }
    }
}
impl crate::Method for EngineGetClientVersionV1 {
    const NAME: &'static str = "engine_getClientVersionV1";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    const PERMISSION: Option<&'static str> = Some("engine JWT");
    type Output = Vec<types::ClientVersionV1>;
    type Codec = rt::Same;
}
impl rt::Serialize for EngineGetClientVersionV1 {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.client_version)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for EngineGetClientVersionV1 {
    const NAME: &'static str = "EngineGetClientVersionV1";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            client_version: list.required::<rt::Same, _>("clientVersion")?,
        })
    }
}
rt::positional!(EngineGetClientVersionV1);
/// Ask the node for transactions to put on an inclusion list.
///
/// The node picks pending transactions from its pool, 8192 bytes together at most and none with blobs, which a member of the inclusion-list committee then signs and spreads (EIP-7805).
///
/// Wire name: `engine_getInclusionListV1`.
///
/// Answers: EIP-2718 encoded transactions, in no set order.
///
/// Permission: engine JWT.
///
/// Source: <https://github.com/ethereum/execution-apis/blob/main/src/engine/bogota.md#engine_getinclusionlistv1>
#[derive(Clone, Debug, PartialEq, Default)]
#[non_exhaustive]
pub struct EngineGetInclusionListV1 {}
impl EngineGetInclusionListV1 {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}
impl crate::Method for EngineGetInclusionListV1 {
    const NAME: &'static str = "engine_getInclusionListV1";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    const PERMISSION: Option<&'static str> = Some("engine JWT");
    type Output = Vec<rt::Bytes>;
    type Codec = rt::Same;
}
impl rt::Serialize for EngineGetInclusionListV1 {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        rt::List::new(serializer)?.end()
    }
}
impl<'de> rt::Positional<'de> for EngineGetInclusionListV1 {
    const NAME: &'static str = "EngineGetInclusionListV1";
    fn read<A: rt::SeqAccess<'de>>(_: &mut rt::Arguments<A>) -> Result<Self, A::Error> {
        Ok(Self {})
    }
}
rt::positional!(EngineGetInclusionListV1);
/// Fetch transactions and withdrawals of blocks by hash.
///
/// Lets the consensus layer store headers only and read the rest back from the node.
///
/// Wire name: `engine_getPayloadBodiesByHashV1`.
///
/// Answers: One entry for each hash, in the order asked; null where the node lacks the block.
///
/// Permission: engine JWT.
///
/// Errors:
///
/// - `-38004`: Too large request
///
/// Source: <https://github.com/ethereum/execution-apis/blob/main/src/engine/shanghai.md#engine_getpayloadbodiesbyhashv1>
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct EngineGetPayloadBodiesByHashV1 {
    /// Blocks to look up, of any branch; nodes serve 32 at least in one call.
    pub block_hashes: Vec<rt::B256>,
}
impl EngineGetPayloadBodiesByHashV1 {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(block_hashes: Vec<rt::B256>) -> Self {
        Self { block_hashes }
    }
}
impl crate::Method for EngineGetPayloadBodiesByHashV1 {
    const NAME: &'static str = "engine_getPayloadBodiesByHashV1";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    const PERMISSION: Option<&'static str> = Some("engine JWT");
    const ERRORS: &'static [crate::ErrorCode] = &[
        crate::ErrorCode {
            code: -38004,
            message: "Too large request",
        },
    ];
    type Output = Vec<Option<types::ExecutionPayloadBodyV1>>;
    type Codec = rt::Same;
}
impl rt::Serialize for EngineGetPayloadBodiesByHashV1 {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.block_hashes)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for EngineGetPayloadBodiesByHashV1 {
    const NAME: &'static str = "EngineGetPayloadBodiesByHashV1";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            block_hashes: list.required::<rt::Same, _>("blockHashes")?,
        })
    }
}
rt::positional!(EngineGetPayloadBodiesByHashV1);
/// Fetch transactions, withdrawals and access lists of blocks by hash.
///
/// Like version 1, with the block access list where the node still has it.
///
/// Wire name: `engine_getPayloadBodiesByHashV2`.
///
/// Answers: One entry for each hash, in the order asked; null where the node lacks the block.
///
/// Permission: engine JWT.
///
/// Errors:
///
/// - `-38004`: Too large request
///
/// Source: <https://github.com/ethereum/execution-apis/blob/main/src/engine/amsterdam.md#engine_getpayloadbodiesbyhashv2>
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct EngineGetPayloadBodiesByHashV2 {
    /// Blocks to look up, of any branch; nodes serve 32 at least in one call.
    pub block_hashes: Vec<rt::B256>,
}
impl EngineGetPayloadBodiesByHashV2 {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(block_hashes: Vec<rt::B256>) -> Self {
        Self { block_hashes }
    }
}
impl crate::Method for EngineGetPayloadBodiesByHashV2 {
    const NAME: &'static str = "engine_getPayloadBodiesByHashV2";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    const PERMISSION: Option<&'static str> = Some("engine JWT");
    const ERRORS: &'static [crate::ErrorCode] = &[
        crate::ErrorCode {
            code: -38004,
            message: "Too large request",
        },
    ];
    type Output = Vec<Option<types::ExecutionPayloadBodyV2>>;
    type Codec = rt::Same;
}
impl rt::Serialize for EngineGetPayloadBodiesByHashV2 {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.block_hashes)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for EngineGetPayloadBodiesByHashV2 {
    const NAME: &'static str = "EngineGetPayloadBodiesByHashV2";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            block_hashes: list.required::<rt::Same, _>("blockHashes")?,
        })
    }
}
rt::positional!(EngineGetPayloadBodiesByHashV2);
/// Fetch transactions and withdrawals of canonical blocks by height.
///
/// Heights refer to the canonical chain at the time of the call, so the answer can differ after a reorganisation.
///
/// Wire name: `engine_getPayloadBodiesByRangeV1`.
///
/// Answers: One entry for each height from the first on; null where the node has pruned the block. Ends early at the head.
///
/// Permission: engine JWT.
///
/// Errors:
///
/// - `-38004`: Too large request
/// - `-32602`: Invalid params
///
/// Source: <https://github.com/ethereum/execution-apis/blob/main/src/engine/shanghai.md#engine_getpayloadbodiesbyrangev1>
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct EngineGetPayloadBodiesByRangeV1 {
    /// Height of the first block, 1 or more.
    pub start: u64,
    /// How many blocks to give, 1 or more; nodes serve 32 at least in one call.
    ///
    /// Unit: blocks.
    pub count: u64,
}
impl EngineGetPayloadBodiesByRangeV1 {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(start: u64, count: u64) -> Self {
        Self { start, count }
    }
}
impl crate::Method for EngineGetPayloadBodiesByRangeV1 {
    const NAME: &'static str = "engine_getPayloadBodiesByRangeV1";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    const PERMISSION: Option<&'static str> = Some("engine JWT");
    const ERRORS: &'static [crate::ErrorCode] = &[
        crate::ErrorCode {
            code: -38004,
            message: "Too large request",
        },
        crate::ErrorCode {
            code: -32602,
            message: "Invalid params",
        },
    ];
    type Output = Vec<Option<types::ExecutionPayloadBodyV1>>;
    type Codec = rt::Same;
}
impl rt::Serialize for EngineGetPayloadBodiesByRangeV1 {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Quantity, _>(&self.start)?;
        list.put::<rt::Quantity, _>(&self.count)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for EngineGetPayloadBodiesByRangeV1 {
    const NAME: &'static str = "EngineGetPayloadBodiesByRangeV1";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            start: list.required::<rt::Quantity, _>("start")?,
            count: list.required::<rt::Quantity, _>("count")?,
        })
    }
}
rt::positional!(EngineGetPayloadBodiesByRangeV1);
/// Fetch transactions, withdrawals and access lists of canonical blocks by height.
///
/// Like version 1, with the block access list where the node still has it.
///
/// Wire name: `engine_getPayloadBodiesByRangeV2`.
///
/// Answers: One entry for each height from the first on; null where the node has pruned the block. Ends early at the head.
///
/// Permission: engine JWT.
///
/// Errors:
///
/// - `-38004`: Too large request
/// - `-32602`: Invalid params
///
/// Source: <https://github.com/ethereum/execution-apis/blob/main/src/engine/amsterdam.md#engine_getpayloadbodiesbyrangev2>
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct EngineGetPayloadBodiesByRangeV2 {
    /// Height of the first block, 1 or more.
    pub start: u64,
    /// How many blocks to give, 1 or more; nodes serve 32 at least in one call.
    ///
    /// Unit: blocks.
    pub count: u64,
}
impl EngineGetPayloadBodiesByRangeV2 {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(start: u64, count: u64) -> Self {
        Self { start, count }
    }
}
impl crate::Method for EngineGetPayloadBodiesByRangeV2 {
    const NAME: &'static str = "engine_getPayloadBodiesByRangeV2";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    const PERMISSION: Option<&'static str> = Some("engine JWT");
    const ERRORS: &'static [crate::ErrorCode] = &[
        crate::ErrorCode {
            code: -38004,
            message: "Too large request",
        },
        crate::ErrorCode {
            code: -32602,
            message: "Invalid params",
        },
    ];
    type Output = Vec<Option<types::ExecutionPayloadBodyV2>>;
    type Codec = rt::Same;
}
impl rt::Serialize for EngineGetPayloadBodiesByRangeV2 {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Quantity, _>(&self.start)?;
        list.put::<rt::Quantity, _>(&self.count)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for EngineGetPayloadBodiesByRangeV2 {
    const NAME: &'static str = "EngineGetPayloadBodiesByRangeV2";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            start: list.required::<rt::Quantity, _>("start")?,
            count: list.required::<rt::Quantity, _>("count")?,
        })
    }
}
rt::positional!(EngineGetPayloadBodiesByRangeV2);
/// Fetch a block that the node has been building (Paris).
///
/// Gives the best version built so far; the node may stop improving it afterwards. The answer is the bare payload.
///
/// Wire name: `engine_getPayloadV1`.
///
/// Answers: The block, to be signed and proposed by the consensus layer.
///
/// Permission: engine JWT.
///
/// Errors:
///
/// - `-38001`: Unknown payload
///
/// Source: <https://github.com/ethereum/execution-apis/blob/main/src/engine/paris.md#engine_getpayloadv1>
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct EngineGetPayloadV1 {
    /// Id that the fork-choice update gave when it started the build.
    pub payload_id: rt::FixedBytes<8>,
}
impl EngineGetPayloadV1 {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(payload_id: rt::FixedBytes<8>) -> Self {
        Self { payload_id }
    }
}
impl crate::Method for EngineGetPayloadV1 {
    const NAME: &'static str = "engine_getPayloadV1";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    const PERMISSION: Option<&'static str> = Some("engine JWT");
    const ERRORS: &'static [crate::ErrorCode] = &[
        crate::ErrorCode {
            code: -38001,
            message: "Unknown payload",
        },
    ];
    type Output = types::ExecutionPayloadV1;
    type Codec = rt::Same;
}
impl rt::Serialize for EngineGetPayloadV1 {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.payload_id)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for EngineGetPayloadV1 {
    const NAME: &'static str = "EngineGetPayloadV1";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            payload_id: list.required::<rt::Same, _>("payloadId")?,
        })
    }
}
rt::positional!(EngineGetPayloadV1);
/// Fetch a block that the node has been building (Shanghai).
///
/// Gives the best version built so far; the node may stop improving it afterwards. The answer adds the block's worth; it serves blocks of Paris, too.
///
/// Wire name: `engine_getPayloadV2`.
///
/// Answers: The block with what the proposer needs beside it.
///
/// Permission: engine JWT.
///
/// Errors:
///
/// - `-38005`: Unsupported fork
/// - `-38001`: Unknown payload
///
/// Source: <https://github.com/ethereum/execution-apis/blob/main/src/engine/shanghai.md#engine_getpayloadv2>
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct EngineGetPayloadV2 {
    /// Id that the fork-choice update gave when it started the build.
    pub payload_id: rt::FixedBytes<8>,
}
impl EngineGetPayloadV2 {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(payload_id: rt::FixedBytes<8>) -> Self {
        Self { payload_id }
    }
}
impl crate::Method for EngineGetPayloadV2 {
    const NAME: &'static str = "engine_getPayloadV2";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    const PERMISSION: Option<&'static str> = Some("engine JWT");
    const ERRORS: &'static [crate::ErrorCode] = &[
        crate::ErrorCode {
            code: -38005,
            message: "Unsupported fork",
        },
        crate::ErrorCode {
            code: -38001,
            message: "Unknown payload",
        },
    ];
    type Output = types::ExecutionPayloadEnvelopeV2;
    type Codec = rt::Same;
}
impl rt::Serialize for EngineGetPayloadV2 {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.payload_id)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for EngineGetPayloadV2 {
    const NAME: &'static str = "EngineGetPayloadV2";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            payload_id: list.required::<rt::Same, _>("payloadId")?,
        })
    }
}
rt::positional!(EngineGetPayloadV2);
/// Fetch a block that the node has been building (Cancun).
///
/// Gives the best version built so far; the node may stop improving it afterwards. The answer adds blobs and the advice on outside builders.
///
/// Wire name: `engine_getPayloadV3`.
///
/// Answers: The block with what the proposer needs beside it.
///
/// Permission: engine JWT.
///
/// Errors:
///
/// - `-38005`: Unsupported fork
/// - `-38001`: Unknown payload
///
/// Source: <https://github.com/ethereum/execution-apis/blob/main/src/engine/cancun.md#engine_getpayloadv3>
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct EngineGetPayloadV3 {
    /// Id that the fork-choice update gave when it started the build.
    pub payload_id: rt::FixedBytes<8>,
}
impl EngineGetPayloadV3 {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(payload_id: rt::FixedBytes<8>) -> Self {
        Self { payload_id }
    }
}
impl crate::Method for EngineGetPayloadV3 {
    const NAME: &'static str = "engine_getPayloadV3";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    const PERMISSION: Option<&'static str> = Some("engine JWT");
    const ERRORS: &'static [crate::ErrorCode] = &[
        crate::ErrorCode {
            code: -38005,
            message: "Unsupported fork",
        },
        crate::ErrorCode {
            code: -38001,
            message: "Unknown payload",
        },
    ];
    type Output = types::ExecutionPayloadEnvelopeV3;
    type Codec = rt::Same;
}
impl rt::Serialize for EngineGetPayloadV3 {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.payload_id)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for EngineGetPayloadV3 {
    const NAME: &'static str = "EngineGetPayloadV3";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            payload_id: list.required::<rt::Same, _>("payloadId")?,
        })
    }
}
rt::positional!(EngineGetPayloadV3);
/// Fetch a block that the node has been building (Prague).
///
/// Gives the best version built so far; the node may stop improving it afterwards. The answer adds the execution requests.
///
/// Wire name: `engine_getPayloadV4`.
///
/// Answers: The block with what the proposer needs beside it.
///
/// Permission: engine JWT.
///
/// Errors:
///
/// - `-38005`: Unsupported fork
/// - `-38001`: Unknown payload
///
/// Source: <https://github.com/ethereum/execution-apis/blob/main/src/engine/prague.md#engine_getpayloadv4>
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct EngineGetPayloadV4 {
    /// Id that the fork-choice update gave when it started the build.
    pub payload_id: rt::FixedBytes<8>,
}
impl EngineGetPayloadV4 {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(payload_id: rt::FixedBytes<8>) -> Self {
        Self { payload_id }
    }
}
impl crate::Method for EngineGetPayloadV4 {
    const NAME: &'static str = "engine_getPayloadV4";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    const PERMISSION: Option<&'static str> = Some("engine JWT");
    const ERRORS: &'static [crate::ErrorCode] = &[
        crate::ErrorCode {
            code: -38005,
            message: "Unsupported fork",
        },
        crate::ErrorCode {
            code: -38001,
            message: "Unknown payload",
        },
    ];
    type Output = types::ExecutionPayloadEnvelopeV4;
    type Codec = rt::Same;
}
impl rt::Serialize for EngineGetPayloadV4 {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.payload_id)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for EngineGetPayloadV4 {
    const NAME: &'static str = "EngineGetPayloadV4";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            payload_id: list.required::<rt::Same, _>("payloadId")?,
        })
    }
}
rt::positional!(EngineGetPayloadV4);
/// Fetch a block that the node has been building (Osaka).
///
/// Gives the best version built so far; the node may stop improving it afterwards. Blobs come with cell proofs instead of one proof each.
///
/// Wire name: `engine_getPayloadV5`.
///
/// Answers: The block with what the proposer needs beside it.
///
/// Permission: engine JWT.
///
/// Errors:
///
/// - `-38005`: Unsupported fork
/// - `-38001`: Unknown payload
///
/// Source: <https://github.com/ethereum/execution-apis/blob/main/src/engine/osaka.md#engine_getpayloadv5>
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct EngineGetPayloadV5 {
    /// Id that the fork-choice update gave when it started the build.
    pub payload_id: rt::FixedBytes<8>,
}
impl EngineGetPayloadV5 {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(payload_id: rt::FixedBytes<8>) -> Self {
        Self { payload_id }
    }
}
impl crate::Method for EngineGetPayloadV5 {
    const NAME: &'static str = "engine_getPayloadV5";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    const PERMISSION: Option<&'static str> = Some("engine JWT");
    const ERRORS: &'static [crate::ErrorCode] = &[
        crate::ErrorCode {
            code: -38005,
            message: "Unsupported fork",
        },
        crate::ErrorCode {
            code: -38001,
            message: "Unknown payload",
        },
    ];
    type Output = types::ExecutionPayloadEnvelopeV5;
    type Codec = rt::Same;
}
impl rt::Serialize for EngineGetPayloadV5 {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.payload_id)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for EngineGetPayloadV5 {
    const NAME: &'static str = "EngineGetPayloadV5";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            payload_id: list.required::<rt::Same, _>("payloadId")?,
        })
    }
}
rt::positional!(EngineGetPayloadV5);
/// Fetch a block that the node has been building (Amsterdam).
///
/// Gives the best version built so far; the node may stop improving it afterwards. The payload carries its block access list.
///
/// Wire name: `engine_getPayloadV6`.
///
/// Answers: The block with what the proposer needs beside it.
///
/// Permission: engine JWT.
///
/// Errors:
///
/// - `-38005`: Unsupported fork
/// - `-38001`: Unknown payload
///
/// Source: <https://github.com/ethereum/execution-apis/blob/main/src/engine/amsterdam.md#engine_getpayloadv6>
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct EngineGetPayloadV6 {
    /// Id that the fork-choice update gave when it started the build.
    pub payload_id: rt::FixedBytes<8>,
}
impl EngineGetPayloadV6 {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(payload_id: rt::FixedBytes<8>) -> Self {
        Self { payload_id }
    }
}
impl crate::Method for EngineGetPayloadV6 {
    const NAME: &'static str = "engine_getPayloadV6";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    const PERMISSION: Option<&'static str> = Some("engine JWT");
    const ERRORS: &'static [crate::ErrorCode] = &[
        crate::ErrorCode {
            code: -38005,
            message: "Unsupported fork",
        },
        crate::ErrorCode {
            code: -38001,
            message: "Unknown payload",
        },
    ];
    type Output = types::ExecutionPayloadEnvelopeV6;
    type Codec = rt::Same;
}
impl rt::Serialize for EngineGetPayloadV6 {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.payload_id)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for EngineGetPayloadV6 {
    const NAME: &'static str = "EngineGetPayloadV6";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            payload_id: list.required::<rt::Same, _>("payloadId")?,
        })
    }
}
rt::positional!(EngineGetPayloadV6);
/// Hand a block to the node for validation (Paris).
///
/// Executes the block if its parent is known and keeps it. The canonical chain stays as it is until a fork-choice update names the block.
///
/// Wire name: `engine_newPayloadV1`.
///
/// Answers: The verdict and, for invalid payloads, the newest ancestor that is valid.
///
/// Permission: engine JWT.
///
/// Source: <https://github.com/ethereum/execution-apis/blob/main/src/engine/paris.md#engine_newpayloadv1>
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct EngineNewPayloadV1 {
    /// Block to execute and judge, from before Shanghai.
    pub execution_payload: types::ExecutionPayloadV1,
}
impl EngineNewPayloadV1 {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(execution_payload: types::ExecutionPayloadV1) -> Self {
        Self { execution_payload }
    }
}
impl crate::Method for EngineNewPayloadV1 {
    const NAME: &'static str = "engine_newPayloadV1";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Idempotent;
    const PERMISSION: Option<&'static str> = Some("engine JWT");
    type Output = types::PayloadStatusV1;
    type Codec = rt::Same;
}
impl rt::Serialize for EngineNewPayloadV1 {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.execution_payload)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for EngineNewPayloadV1 {
    const NAME: &'static str = "EngineNewPayloadV1";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            execution_payload: list.required::<rt::Same, _>("executionPayload")?,
        })
    }
}
rt::positional!(EngineNewPayloadV1);
/// Hand a block to the node for validation (Shanghai).
///
/// Takes blocks of Paris, without withdrawals, and of Shanghai, with them; a mismatch with the block's time is refused as invalid params. The canonical chain stays as it is until a fork-choice update names the block.
///
/// Wire name: `engine_newPayloadV2`.
///
/// Answers: The verdict and, for invalid payloads, the newest ancestor that is valid.
///
/// Permission: engine JWT.
///
/// Errors:
///
/// - `-38005`: Unsupported fork
/// - `-32602`: Invalid params
///
/// Source: <https://github.com/ethereum/execution-apis/blob/main/src/engine/shanghai.md#engine_newpayloadv2>
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct EngineNewPayloadV2 {
    /// Block to execute and judge; set the withdrawals exactly when its time is Shanghai's.
    pub execution_payload: types::ExecutionPayloadV2,
}
impl EngineNewPayloadV2 {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(execution_payload: types::ExecutionPayloadV2) -> Self {
        Self { execution_payload }
    }
}
impl crate::Method for EngineNewPayloadV2 {
    const NAME: &'static str = "engine_newPayloadV2";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Idempotent;
    const PERMISSION: Option<&'static str> = Some("engine JWT");
    const ERRORS: &'static [crate::ErrorCode] = &[
        crate::ErrorCode {
            code: -38005,
            message: "Unsupported fork",
        },
        crate::ErrorCode {
            code: -32602,
            message: "Invalid params",
        },
    ];
    type Output = types::PayloadStatusV1;
    type Codec = rt::Same;
}
impl rt::Serialize for EngineNewPayloadV2 {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.execution_payload)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for EngineNewPayloadV2 {
    const NAME: &'static str = "EngineNewPayloadV2";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            execution_payload: list.required::<rt::Same, _>("executionPayload")?,
        })
    }
}
rt::positional!(EngineNewPayloadV2);
/// Hand a block to the node for validation (Cancun).
///
/// Adds blob hashes and the beacon root, which are not part of the payload. Blocks of other forks are refused as an unsupported fork. The canonical chain stays as it is until a fork-choice update names the block.
///
/// Wire name: `engine_newPayloadV3`.
///
/// Answers: The verdict and, for invalid payloads, the newest ancestor that is valid.
///
/// Permission: engine JWT.
///
/// Errors:
///
/// - `-38005`: Unsupported fork
/// - `-32602`: Invalid params
///
/// Source: <https://github.com/ethereum/execution-apis/blob/main/src/engine/cancun.md#engine_newpayloadv3>
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct EngineNewPayloadV3 {
    /// Block to execute and judge, of Cancun.
    pub execution_payload: types::ExecutionPayloadV3,
    /// Versioned hashes of all blobs of the payload's transactions, in order; the payload is INVALID if they are not the same.
    pub expected_blob_versioned_hashes: Vec<rt::B256>,
    /// Hash tree root of the beacon block before this one, part of the header since EIP-4788.
    pub parent_beacon_block_root: rt::B256,
}
impl EngineNewPayloadV3 {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(
        execution_payload: types::ExecutionPayloadV3,
        expected_blob_versioned_hashes: Vec<rt::B256>,
        parent_beacon_block_root: rt::B256,
    ) -> Self {
        Self {
            execution_payload,
            expected_blob_versioned_hashes,
            parent_beacon_block_root,
        }
    }
}
impl crate::Method for EngineNewPayloadV3 {
    const NAME: &'static str = "engine_newPayloadV3";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Idempotent;
    const PERMISSION: Option<&'static str> = Some("engine JWT");
    const ERRORS: &'static [crate::ErrorCode] = &[
        crate::ErrorCode {
            code: -38005,
            message: "Unsupported fork",
        },
        crate::ErrorCode {
            code: -32602,
            message: "Invalid params",
        },
    ];
    type Output = types::PayloadStatusV1;
    type Codec = rt::Same;
}
impl rt::Serialize for EngineNewPayloadV3 {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.execution_payload)?;
        list.put::<rt::Same, _>(&self.expected_blob_versioned_hashes)?;
        list.put::<rt::Same, _>(&self.parent_beacon_block_root)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for EngineNewPayloadV3 {
    const NAME: &'static str = "EngineNewPayloadV3";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            execution_payload: list.required::<rt::Same, _>("executionPayload")?,
            expected_blob_versioned_hashes: list
                .required::<rt::Same, _>("expectedBlobVersionedHashes")?,
            parent_beacon_block_root: list
                .required::<rt::Same, _>("parentBeaconBlockRoot")?,
        })
    }
}
rt::positional!(EngineNewPayloadV3);
/// Hand a block to the node for validation (Prague, Osaka).
///
/// Adds the execution requests of EIP-7685. Blocks of other forks are refused as an unsupported fork. The canonical chain stays as it is until a fork-choice update names the block.
///
/// Wire name: `engine_newPayloadV4`.
///
/// Answers: The verdict and, for invalid payloads, the newest ancestor that is valid.
///
/// Permission: engine JWT.
///
/// Errors:
///
/// - `-38005`: Unsupported fork
/// - `-32602`: Invalid params
///
/// Source: <https://github.com/ethereum/execution-apis/blob/main/src/engine/prague.md#engine_newpayloadv4>
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct EngineNewPayloadV4 {
    /// Block to execute and judge, of Prague or Osaka.
    pub execution_payload: types::ExecutionPayloadV3,
    /// Versioned hashes of all blobs of the payload's transactions, in order; the payload is INVALID if they are not the same.
    pub expected_blob_versioned_hashes: Vec<rt::B256>,
    /// Hash tree root of the beacon block before this one, part of the header since EIP-4788.
    pub parent_beacon_block_root: rt::B256,
    /// EIP-7685 requests to the consensus layer (deposits, withdrawals, consolidations): a type byte and its data each, ascending by type, types without data left out. Checked against those that executing the block gives.
    pub execution_requests: Vec<rt::Bytes>,
}
impl EngineNewPayloadV4 {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(
        execution_payload: types::ExecutionPayloadV3,
        expected_blob_versioned_hashes: Vec<rt::B256>,
        parent_beacon_block_root: rt::B256,
        execution_requests: Vec<rt::Bytes>,
    ) -> Self {
        Self {
            execution_payload,
            expected_blob_versioned_hashes,
            parent_beacon_block_root,
            execution_requests,
        }
    }
}
impl crate::Method for EngineNewPayloadV4 {
    const NAME: &'static str = "engine_newPayloadV4";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Idempotent;
    const PERMISSION: Option<&'static str> = Some("engine JWT");
    const ERRORS: &'static [crate::ErrorCode] = &[
        crate::ErrorCode {
            code: -38005,
            message: "Unsupported fork",
        },
        crate::ErrorCode {
            code: -32602,
            message: "Invalid params",
        },
    ];
    type Output = types::PayloadStatusV1;
    type Codec = rt::Same;
}
impl rt::Serialize for EngineNewPayloadV4 {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.execution_payload)?;
        list.put::<rt::Same, _>(&self.expected_blob_versioned_hashes)?;
        list.put::<rt::Same, _>(&self.parent_beacon_block_root)?;
        list.put::<rt::Same, _>(&self.execution_requests)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for EngineNewPayloadV4 {
    const NAME: &'static str = "EngineNewPayloadV4";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            execution_payload: list.required::<rt::Same, _>("executionPayload")?,
            expected_blob_versioned_hashes: list
                .required::<rt::Same, _>("expectedBlobVersionedHashes")?,
            parent_beacon_block_root: list
                .required::<rt::Same, _>("parentBeaconBlockRoot")?,
            execution_requests: list.required::<rt::Same, _>("executionRequests")?,
        })
    }
}
rt::positional!(EngineNewPayloadV4);
/// Hand a block to the node for validation (Amsterdam).
///
/// The payload carries a block access list, which must equal what executing the block gives. Blocks of other forks are refused as an unsupported fork. The canonical chain stays as it is until a fork-choice update names the block.
///
/// Wire name: `engine_newPayloadV5`.
///
/// Answers: The verdict and, for invalid payloads, the newest ancestor that is valid.
///
/// Permission: engine JWT.
///
/// Errors:
///
/// - `-38005`: Unsupported fork
/// - `-32602`: Invalid params
///
/// Source: <https://github.com/ethereum/execution-apis/blob/main/src/engine/amsterdam.md#engine_newpayloadv5>
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct EngineNewPayloadV5 {
    /// Block to execute and judge, of Amsterdam.
    pub execution_payload: types::ExecutionPayloadV4,
    /// Versioned hashes of all blobs of the payload's transactions, in order; the payload is INVALID if they are not the same.
    pub expected_blob_versioned_hashes: Vec<rt::B256>,
    /// Hash tree root of the beacon block before this one, part of the header since EIP-4788.
    pub parent_beacon_block_root: rt::B256,
    /// EIP-7685 requests to the consensus layer (deposits, withdrawals, consolidations): a type byte and its data each, ascending by type, types without data left out. Checked against those that executing the block gives.
    pub execution_requests: Vec<rt::Bytes>,
}
impl EngineNewPayloadV5 {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(
        execution_payload: types::ExecutionPayloadV4,
        expected_blob_versioned_hashes: Vec<rt::B256>,
        parent_beacon_block_root: rt::B256,
        execution_requests: Vec<rt::Bytes>,
    ) -> Self {
        Self {
            execution_payload,
            expected_blob_versioned_hashes,
            parent_beacon_block_root,
            execution_requests,
        }
    }
}
impl crate::Method for EngineNewPayloadV5 {
    const NAME: &'static str = "engine_newPayloadV5";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Idempotent;
    const PERMISSION: Option<&'static str> = Some("engine JWT");
    const ERRORS: &'static [crate::ErrorCode] = &[
        crate::ErrorCode {
            code: -38005,
            message: "Unsupported fork",
        },
        crate::ErrorCode {
            code: -32602,
            message: "Invalid params",
        },
    ];
    type Output = types::PayloadStatusV1;
    type Codec = rt::Same;
}
impl rt::Serialize for EngineNewPayloadV5 {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.execution_payload)?;
        list.put::<rt::Same, _>(&self.expected_blob_versioned_hashes)?;
        list.put::<rt::Same, _>(&self.parent_beacon_block_root)?;
        list.put::<rt::Same, _>(&self.execution_requests)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for EngineNewPayloadV5 {
    const NAME: &'static str = "EngineNewPayloadV5";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            execution_payload: list.required::<rt::Same, _>("executionPayload")?,
            expected_blob_versioned_hashes: list
                .required::<rt::Same, _>("expectedBlobVersionedHashes")?,
            parent_beacon_block_root: list
                .required::<rt::Same, _>("parentBeaconBlockRoot")?,
            execution_requests: list.required::<rt::Same, _>("executionRequests")?,
        })
    }
}
rt::positional!(EngineNewPayloadV5);
/// Hand a block to the node for validation with an inclusion list (Bogota).
///
/// Beside the verdict the answer says whether the block obeys the inclusion list of EIP-7805; a block that does not can still be VALID. The canonical chain stays as it is until a fork-choice update names the block.
///
/// Wire name: `engine_newPayloadV6`.
///
/// Answers: The verdict on the block and on its obedience to the inclusion list.
///
/// Permission: engine JWT.
///
/// Errors:
///
/// - `-38005`: Unsupported fork
/// - `-32602`: Invalid params
///
/// Source: <https://github.com/ethereum/execution-apis/blob/main/src/engine/bogota.md#engine_newpayloadv6>
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct EngineNewPayloadV6 {
    /// Block to execute and judge, of Bogota.
    pub execution_payload: types::ExecutionPayloadV4,
    /// Versioned hashes of all blobs of the payload's transactions, in order; the payload is INVALID if they are not the same.
    pub expected_blob_versioned_hashes: Vec<rt::B256>,
    /// Hash tree root of the beacon block before this one, part of the header since EIP-4788.
    pub parent_beacon_block_root: rt::B256,
    /// EIP-7685 requests to the consensus layer (deposits, withdrawals, consolidations): a type byte and its data each, ascending by type, types without data left out. Checked against those that executing the block gives.
    pub execution_requests: Vec<rt::Bytes>,
    /// EIP-2718 encoded transactions that the inclusion-list committee wants in the block (EIP-7805).
    pub inclusion_list_transactions: Vec<rt::Bytes>,
}
impl EngineNewPayloadV6 {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(
        execution_payload: types::ExecutionPayloadV4,
        expected_blob_versioned_hashes: Vec<rt::B256>,
        parent_beacon_block_root: rt::B256,
        execution_requests: Vec<rt::Bytes>,
        inclusion_list_transactions: Vec<rt::Bytes>,
    ) -> Self {
        Self {
            execution_payload,
            expected_blob_versioned_hashes,
            parent_beacon_block_root,
            execution_requests,
            inclusion_list_transactions,
        }
    }
}
impl crate::Method for EngineNewPayloadV6 {
    const NAME: &'static str = "engine_newPayloadV6";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Idempotent;
    const PERMISSION: Option<&'static str> = Some("engine JWT");
    const ERRORS: &'static [crate::ErrorCode] = &[
        crate::ErrorCode {
            code: -38005,
            message: "Unsupported fork",
        },
        crate::ErrorCode {
            code: -32602,
            message: "Invalid params",
        },
    ];
    type Output = types::PayloadStatusV2;
    type Codec = rt::Same;
}
impl rt::Serialize for EngineNewPayloadV6 {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.execution_payload)?;
        list.put::<rt::Same, _>(&self.expected_blob_versioned_hashes)?;
        list.put::<rt::Same, _>(&self.parent_beacon_block_root)?;
        list.put::<rt::Same, _>(&self.execution_requests)?;
        list.put::<rt::Same, _>(&self.inclusion_list_transactions)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for EngineNewPayloadV6 {
    const NAME: &'static str = "EngineNewPayloadV6";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            execution_payload: list.required::<rt::Same, _>("executionPayload")?,
            expected_blob_versioned_hashes: list
                .required::<rt::Same, _>("expectedBlobVersionedHashes")?,
            parent_beacon_block_root: list
                .required::<rt::Same, _>("parentBeaconBlockRoot")?,
            execution_requests: list.required::<rt::Same, _>("executionRequests")?,
            inclusion_list_transactions: list
                .required::<rt::Same, _>("inclusionListTransactions")?,
        })
    }
}
rt::positional!(EngineNewPayloadV6);
