use super::{Call, Client};
use super::super::methods;
use crate::rt;
use super::super::types;
/// Ethereum engine API: engine.json
impl Client {
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
    pub fn engine_exchange_capabilities(
        &self,
        methods: Vec<String>,
    ) -> Call<methods::EngineExchangeCapabilities> {
        self.call(methods::EngineExchangeCapabilities::new(methods))
    }
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
    #[deprecated]
    pub fn engine_exchange_transition_configuration_v1(
        &self,
        configuration: types::TransitionConfigurationV1,
    ) -> Call<methods::EngineExchangeTransitionConfigurationV1> {
        self.call(methods::EngineExchangeTransitionConfigurationV1::new(configuration))
    }
    /// Set the canonical chain and perhaps start building a block (Paris).
    ///
    /// Moves the canonical chain to the given head and, with attributes, starts building a block on top. An INVALID head changes nothing; a SYNCING one makes the node fetch what it lacks. Safe and finalized blocks must be ancestors of the head.
    ///
    /// Optional parameters are set on the call: [`payload_attributes`](Call::<methods::EngineForkchoiceUpdatedV1>::payload_attributes).
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
    pub fn engine_forkchoice_updated_v1(
        &self,
        forkchoice_state: types::ForkchoiceStateV1,
    ) -> Call<methods::EngineForkchoiceUpdatedV1> {
        self.call(methods::EngineForkchoiceUpdatedV1::new(forkchoice_state))
    }
    /// Set the canonical chain and perhaps start building a block (Shanghai).
    ///
    /// Moves the canonical chain to the given head and, with attributes, starts building a block on top. An INVALID head changes nothing; a SYNCING one makes the node fetch what it lacks. Attributes carry the withdrawals of the new block.
    ///
    /// Optional parameters are set on the call: [`payload_attributes`](Call::<methods::EngineForkchoiceUpdatedV2>::payload_attributes).
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
    pub fn engine_forkchoice_updated_v2(
        &self,
        forkchoice_state: types::ForkchoiceStateV1,
    ) -> Call<methods::EngineForkchoiceUpdatedV2> {
        self.call(methods::EngineForkchoiceUpdatedV2::new(forkchoice_state))
    }
    /// Set the canonical chain and perhaps start building a block (Cancun to Osaka).
    ///
    /// Moves the canonical chain to the given head and, with attributes, starts building a block on top. An INVALID head changes nothing; a SYNCING one makes the node fetch what it lacks. Wrong attributes are reported as an error, while the new head stays set.
    ///
    /// Optional parameters are set on the call: [`payload_attributes`](Call::<methods::EngineForkchoiceUpdatedV3>::payload_attributes).
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
    pub fn engine_forkchoice_updated_v3(
        &self,
        forkchoice_state: types::ForkchoiceStateV1,
    ) -> Call<methods::EngineForkchoiceUpdatedV3> {
        self.call(methods::EngineForkchoiceUpdatedV3::new(forkchoice_state))
    }
    /// Set the canonical chain and perhaps start building a block (Amsterdam).
    ///
    /// Moves the canonical chain to the given head and, with attributes, starts building a block on top. An INVALID head changes nothing; a SYNCING one makes the node fetch what it lacks. Also tells the node which blob columns the consensus layer has in custody.
    ///
    /// Optional parameters are set on the call: [`payload_attributes`](Call::<methods::EngineForkchoiceUpdatedV4>::payload_attributes), [`custody_columns`](Call::<methods::EngineForkchoiceUpdatedV4>::custody_columns).
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
    pub fn engine_forkchoice_updated_v4(
        &self,
        forkchoice_state: types::ForkchoiceStateV1,
    ) -> Call<methods::EngineForkchoiceUpdatedV4> {
        self.call(methods::EngineForkchoiceUpdatedV4::new(forkchoice_state))
    }
    /// Set the canonical chain and perhaps start building a block under an inclusion list (Bogota).
    ///
    /// Moves the canonical chain to the given head and, with attributes, starts building a block on top. An INVALID head changes nothing; a SYNCING one makes the node fetch what it lacks. The answer says whether the head obeys its inclusion list.
    ///
    /// Optional parameters are set on the call: [`payload_attributes`](Call::<methods::EngineForkchoiceUpdatedV5>::payload_attributes), [`custody_columns`](Call::<methods::EngineForkchoiceUpdatedV5>::custody_columns).
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
    pub fn engine_forkchoice_updated_v5(
        &self,
        forkchoice_state: types::ForkchoiceStateV1,
    ) -> Call<methods::EngineForkchoiceUpdatedV5> {
        self.call(methods::EngineForkchoiceUpdatedV5::new(forkchoice_state))
    }
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
    pub fn engine_get_blobs_v1(
        &self,
        blob_versioned_hashes: Vec<rt::B256>,
    ) -> Call<methods::EngineGetBlobsV1> {
        self.call(methods::EngineGetBlobsV1::new(blob_versioned_hashes))
    }
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
    pub fn engine_get_blobs_v2(
        &self,
        blob_versioned_hashes: Vec<rt::B256>,
    ) -> Call<methods::EngineGetBlobsV2> {
        self.call(methods::EngineGetBlobsV2::new(blob_versioned_hashes))
    }
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
    pub fn engine_get_blobs_v3(
        &self,
        blob_versioned_hashes: Vec<rt::B256>,
    ) -> Call<methods::EngineGetBlobsV3> {
        self.call(methods::EngineGetBlobsV3::new(blob_versioned_hashes))
    }
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
    pub fn engine_get_blobs_v4(
        &self,
        blob_versioned_hashes: Vec<rt::B256>,
        indices_bitarray: rt::FixedBytes<16>,
    ) -> Call<methods::EngineGetBlobsV4> {
        self.call(
            methods::EngineGetBlobsV4::new(blob_versioned_hashes, indices_bitarray),
        )
    }
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
    pub fn engine_get_client_version_v1(
        &self,
        client_version: types::ClientVersionV1,
    ) -> Call<methods::EngineGetClientVersionV1> {
        self.call(methods::EngineGetClientVersionV1::new(client_version))
    }
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
    pub fn engine_get_inclusion_list_v1(
        &self,
    ) -> Call<methods::EngineGetInclusionListV1> {
        self.call(methods::EngineGetInclusionListV1::new())
    }
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
    pub fn engine_get_payload_bodies_by_hash_v1(
        &self,
        block_hashes: Vec<rt::B256>,
    ) -> Call<methods::EngineGetPayloadBodiesByHashV1> {
        self.call(methods::EngineGetPayloadBodiesByHashV1::new(block_hashes))
    }
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
    pub fn engine_get_payload_bodies_by_hash_v2(
        &self,
        block_hashes: Vec<rt::B256>,
    ) -> Call<methods::EngineGetPayloadBodiesByHashV2> {
        self.call(methods::EngineGetPayloadBodiesByHashV2::new(block_hashes))
    }
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
    pub fn engine_get_payload_bodies_by_range_v1(
        &self,
        start: u64,
        count: u64,
    ) -> Call<methods::EngineGetPayloadBodiesByRangeV1> {
        self.call(methods::EngineGetPayloadBodiesByRangeV1::new(start, count))
    }
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
    pub fn engine_get_payload_bodies_by_range_v2(
        &self,
        start: u64,
        count: u64,
    ) -> Call<methods::EngineGetPayloadBodiesByRangeV2> {
        self.call(methods::EngineGetPayloadBodiesByRangeV2::new(start, count))
    }
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
    pub fn engine_get_payload_v1(
        &self,
        payload_id: rt::FixedBytes<8>,
    ) -> Call<methods::EngineGetPayloadV1> {
        self.call(methods::EngineGetPayloadV1::new(payload_id))
    }
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
    pub fn engine_get_payload_v2(
        &self,
        payload_id: rt::FixedBytes<8>,
    ) -> Call<methods::EngineGetPayloadV2> {
        self.call(methods::EngineGetPayloadV2::new(payload_id))
    }
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
    pub fn engine_get_payload_v3(
        &self,
        payload_id: rt::FixedBytes<8>,
    ) -> Call<methods::EngineGetPayloadV3> {
        self.call(methods::EngineGetPayloadV3::new(payload_id))
    }
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
    pub fn engine_get_payload_v4(
        &self,
        payload_id: rt::FixedBytes<8>,
    ) -> Call<methods::EngineGetPayloadV4> {
        self.call(methods::EngineGetPayloadV4::new(payload_id))
    }
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
    pub fn engine_get_payload_v5(
        &self,
        payload_id: rt::FixedBytes<8>,
    ) -> Call<methods::EngineGetPayloadV5> {
        self.call(methods::EngineGetPayloadV5::new(payload_id))
    }
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
    pub fn engine_get_payload_v6(
        &self,
        payload_id: rt::FixedBytes<8>,
    ) -> Call<methods::EngineGetPayloadV6> {
        self.call(methods::EngineGetPayloadV6::new(payload_id))
    }
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
    pub fn engine_new_payload_v1(
        &self,
        execution_payload: types::ExecutionPayloadV1,
    ) -> Call<methods::EngineNewPayloadV1> {
        self.call(methods::EngineNewPayloadV1::new(execution_payload))
    }
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
    pub fn engine_new_payload_v2(
        &self,
        execution_payload: types::ExecutionPayloadV2,
    ) -> Call<methods::EngineNewPayloadV2> {
        self.call(methods::EngineNewPayloadV2::new(execution_payload))
    }
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
    pub fn engine_new_payload_v3(
        &self,
        execution_payload: types::ExecutionPayloadV3,
        expected_blob_versioned_hashes: Vec<rt::B256>,
        parent_beacon_block_root: rt::B256,
    ) -> Call<methods::EngineNewPayloadV3> {
        self.call(
            methods::EngineNewPayloadV3::new(
                execution_payload,
                expected_blob_versioned_hashes,
                parent_beacon_block_root,
            ),
        )
    }
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
    pub fn engine_new_payload_v4(
        &self,
        execution_payload: types::ExecutionPayloadV3,
        expected_blob_versioned_hashes: Vec<rt::B256>,
        parent_beacon_block_root: rt::B256,
        execution_requests: Vec<rt::Bytes>,
    ) -> Call<methods::EngineNewPayloadV4> {
        self.call(
            methods::EngineNewPayloadV4::new(
                execution_payload,
                expected_blob_versioned_hashes,
                parent_beacon_block_root,
                execution_requests,
            ),
        )
    }
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
    pub fn engine_new_payload_v5(
        &self,
        execution_payload: types::ExecutionPayloadV4,
        expected_blob_versioned_hashes: Vec<rt::B256>,
        parent_beacon_block_root: rt::B256,
        execution_requests: Vec<rt::Bytes>,
    ) -> Call<methods::EngineNewPayloadV5> {
        self.call(
            methods::EngineNewPayloadV5::new(
                execution_payload,
                expected_blob_versioned_hashes,
                parent_beacon_block_root,
                execution_requests,
            ),
        )
    }
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
    pub fn engine_new_payload_v6(
        &self,
        execution_payload: types::ExecutionPayloadV4,
        expected_blob_versioned_hashes: Vec<rt::B256>,
        parent_beacon_block_root: rt::B256,
        execution_requests: Vec<rt::Bytes>,
        inclusion_list_transactions: Vec<rt::Bytes>,
    ) -> Call<methods::EngineNewPayloadV6> {
        self.call(
            methods::EngineNewPayloadV6::new(
                execution_payload,
                expected_blob_versioned_hashes,
                parent_beacon_block_root,
                execution_requests,
                inclusion_list_transactions,
            ),
        )
    }
}
impl Call<methods::EngineForkchoiceUpdatedV1> {
    /// Starts building a block on the new head when given; sent as null when not.
    #[must_use]
    pub fn payload_attributes(
        mut self,
        payload_attributes: types::PayloadAttributesV1,
    ) -> Self {
        self.method_mut().payload_attributes = Some(payload_attributes);
        self
    }
}
impl Call<methods::EngineForkchoiceUpdatedV2> {
    /// Starts building a block on the new head when given; sent as null when not.
    #[must_use]
    pub fn payload_attributes(
        mut self,
        payload_attributes: types::PayloadAttributesV2,
    ) -> Self {
        self.method_mut().payload_attributes = Some(payload_attributes);
        self
    }
}
impl Call<methods::EngineForkchoiceUpdatedV3> {
    /// Starts building a block on the new head when given; sent as null when not.
    #[must_use]
    pub fn payload_attributes(
        mut self,
        payload_attributes: types::PayloadAttributesV3,
    ) -> Self {
        self.method_mut().payload_attributes = Some(payload_attributes);
        self
    }
}
impl Call<methods::EngineForkchoiceUpdatedV4> {
    /// Starts building a block on the new head when given; sent as null when not.
    #[must_use]
    pub fn payload_attributes(
        mut self,
        payload_attributes: types::PayloadAttributesV4,
    ) -> Self {
        self.method_mut().payload_attributes = Some(payload_attributes);
        self
    }
    /// Bit array, a bit for each of the 128 columns, of those that the consensus layer keeps in custody (EIP-8070). Not given when it keeps none.
    #[must_use]
    pub fn custody_columns(mut self, custody_columns: rt::FixedBytes<16>) -> Self {
        self.method_mut().custody_columns = Some(custody_columns);
        self
    }
}
impl Call<methods::EngineForkchoiceUpdatedV5> {
    /// Starts building a block on the new head when given; sent as null when not.
    #[must_use]
    pub fn payload_attributes(
        mut self,
        payload_attributes: types::PayloadAttributesV5,
    ) -> Self {
        self.method_mut().payload_attributes = Some(payload_attributes);
        self
    }
    /// Bit array, a bit for each of the 128 columns, of those that the consensus layer keeps in custody (EIP-8070). Not given when it keeps none.
    #[must_use]
    pub fn custody_columns(mut self, custody_columns: rt::FixedBytes<16>) -> Self {
        self.method_mut().custody_columns = Some(custody_columns);
        self
    }
}
