use crate::{MethodInfo, ParamInfo};
use super::methods;
/// Every method, sorted by document and name.
pub static METHODS: &[MethodInfo] = &[
    MethodInfo::of::<
        methods::AdminAddPeer,
    >(
        "ethereum",
        "Keep a connection to a peer from now on.",
        &[ParamInfo::new("enode", true, None)],
    ),
    MethodInfo::of::<
        methods::AdminNodeInfo,
    >("ethereum", "Describe the node as its peers see it.", &[]),
    MethodInfo::of::<methods::AdminPeers>("ethereum", "List the connected peers.", &[]),
    MethodInfo::of::<
        methods::DebugGetBadBlocks,
    >("ethereum", "List invalid blocks that the node came across lately.", &[]),
    MethodInfo::of::<
        methods::DebugGetRawBlock,
    >("ethereum", "Get a whole block as RLP.", &[ParamInfo::new("block", true, None)]),
    MethodInfo::of::<
        methods::DebugGetRawBlockAccessList,
    >(
        "ethereum",
        "Get the list of accounts and slots that a block touched, as RLP.",
        &[ParamInfo::new("block", true, None)],
    ),
    MethodInfo::of::<
        methods::DebugGetRawHeader,
    >(
        "ethereum",
        "Get a block's header as RLP.",
        &[ParamInfo::new("block", true, None)],
    ),
    MethodInfo::of::<
        methods::DebugGetRawReceipts,
    >(
        "ethereum",
        "Get all receipts of a block in their binary form.",
        &[ParamInfo::new("block", true, None)],
    ),
    MethodInfo::of::<
        methods::DebugGetRawTransaction,
    >(
        "ethereum",
        "Get a transaction in its signed binary form.",
        &[ParamInfo::new("transactionHash", true, None)],
    ),
    MethodInfo::of::<
        methods::DebugTraceBlockByHash,
    >(
        "ethereum",
        "Execute the block of a given hash again and trace each of its transactions.",
        &[ParamInfo::new("blockHash", true, None), ParamInfo::new("config", false, None)],
    ),
    MethodInfo::of::<
        methods::DebugTraceBlockByNumber,
    >(
        "ethereum",
        "Execute a block again and trace each of its transactions.",
        &[ParamInfo::new("block", true, None), ParamInfo::new("config", false, None)],
    ),
    MethodInfo::of::<
        methods::DebugTraceCall,
    >(
        "ethereum",
        "Simulate a call and trace it.",
        &[
            ParamInfo::new("call", true, None),
            ParamInfo::new("block", false, Some("\"latest\"")),
            ParamInfo::new("config", false, None),
        ],
    ),
    MethodInfo::of::<
        methods::DebugTraceTransaction,
    >(
        "ethereum",
        "Execute a mined transaction again and trace it.",
        &[
            ParamInfo::new("transactionHash", true, None),
            ParamInfo::new("config", false, None),
        ],
    ),
    MethodInfo::of::<
        methods::EngineExchangeCapabilities,
    >(
        "ethereum",
        "Tell the node which engine methods the caller knows and learn the node's.",
        &[ParamInfo::new("methods", true, None)],
    ),
    MethodInfo::of::<
        methods::EngineExchangeTransitionConfigurationV1,
    >(
        "ethereum",
        "Compare the configuration of the merge with the node's.",
        &[ParamInfo::new("configuration", true, None)],
    ),
    MethodInfo::of::<
        methods::EngineForkchoiceUpdatedV1,
    >(
        "ethereum",
        "Set the canonical chain and perhaps start building a block (Paris).",
        &[
            ParamInfo::new("forkchoiceState", true, None),
            ParamInfo::new("payloadAttributes", false, Some("null")),
        ],
    ),
    MethodInfo::of::<
        methods::EngineForkchoiceUpdatedV2,
    >(
        "ethereum",
        "Set the canonical chain and perhaps start building a block (Shanghai).",
        &[
            ParamInfo::new("forkchoiceState", true, None),
            ParamInfo::new("payloadAttributes", false, Some("null")),
        ],
    ),
    MethodInfo::of::<
        methods::EngineForkchoiceUpdatedV3,
    >(
        "ethereum",
        "Set the canonical chain and perhaps start building a block (Cancun to Osaka).",
        &[
            ParamInfo::new("forkchoiceState", true, None),
            ParamInfo::new("payloadAttributes", false, Some("null")),
        ],
    ),
    MethodInfo::of::<
        methods::EngineForkchoiceUpdatedV4,
    >(
        "ethereum",
        "Set the canonical chain and perhaps start building a block (Amsterdam).",
        &[
            ParamInfo::new("forkchoiceState", true, None),
            ParamInfo::new("payloadAttributes", false, Some("null")),
            ParamInfo::new("custodyColumns", false, None),
        ],
    ),
    MethodInfo::of::<
        methods::EngineForkchoiceUpdatedV5,
    >(
        "ethereum",
        "Set the canonical chain and perhaps start building a block under an inclusion list (Bogota).",
        &[
            ParamInfo::new("forkchoiceState", true, None),
            ParamInfo::new("payloadAttributes", false, Some("null")),
            ParamInfo::new("custodyColumns", false, None),
        ],
    ),
    MethodInfo::of::<
        methods::EngineGetBlobsV1,
    >(
        "ethereum",
        "Fetch blobs with their proofs from the node's pool (Cancun, Prague).",
        &[ParamInfo::new("blobVersionedHashes", true, None)],
    ),
    MethodInfo::of::<
        methods::EngineGetBlobsV2,
    >(
        "ethereum",
        "Fetch blobs with cell proofs from the node's pool, all or none.",
        &[ParamInfo::new("blobVersionedHashes", true, None)],
    ),
    MethodInfo::of::<
        methods::EngineGetBlobsV3,
    >(
        "ethereum",
        "Fetch blobs with cell proofs from the node's pool, as many as there are.",
        &[ParamInfo::new("blobVersionedHashes", true, None)],
    ),
    MethodInfo::of::<
        methods::EngineGetBlobsV4,
    >(
        "ethereum",
        "Fetch chosen cells of blobs from the node's pool.",
        &[
            ParamInfo::new("blobVersionedHashes", true, None),
            ParamInfo::new("indicesBitarray", true, None),
        ],
    ),
    MethodInfo::of::<
        methods::EngineGetClientVersionV1,
    >(
        "ethereum",
        "Exchange name and version of the software on both sides.",
        &[ParamInfo::new("clientVersion", true, None)],
    ),
    MethodInfo::of::<
        methods::EngineGetInclusionListV1,
    >("ethereum", "Ask the node for transactions to put on an inclusion list.", &[]),
    MethodInfo::of::<
        methods::EngineGetPayloadBodiesByHashV1,
    >(
        "ethereum",
        "Fetch transactions and withdrawals of blocks by hash.",
        &[ParamInfo::new("blockHashes", true, None)],
    ),
    MethodInfo::of::<
        methods::EngineGetPayloadBodiesByHashV2,
    >(
        "ethereum",
        "Fetch transactions, withdrawals and access lists of blocks by hash.",
        &[ParamInfo::new("blockHashes", true, None)],
    ),
    MethodInfo::of::<
        methods::EngineGetPayloadBodiesByRangeV1,
    >(
        "ethereum",
        "Fetch transactions and withdrawals of canonical blocks by height.",
        &[ParamInfo::new("start", true, None), ParamInfo::new("count", true, None)],
    ),
    MethodInfo::of::<
        methods::EngineGetPayloadBodiesByRangeV2,
    >(
        "ethereum",
        "Fetch transactions, withdrawals and access lists of canonical blocks by height.",
        &[ParamInfo::new("start", true, None), ParamInfo::new("count", true, None)],
    ),
    MethodInfo::of::<
        methods::EngineGetPayloadV1,
    >(
        "ethereum",
        "Fetch a block that the node has been building (Paris).",
        &[ParamInfo::new("payloadId", true, None)],
    ),
    MethodInfo::of::<
        methods::EngineGetPayloadV2,
    >(
        "ethereum",
        "Fetch a block that the node has been building (Shanghai).",
        &[ParamInfo::new("payloadId", true, None)],
    ),
    MethodInfo::of::<
        methods::EngineGetPayloadV3,
    >(
        "ethereum",
        "Fetch a block that the node has been building (Cancun).",
        &[ParamInfo::new("payloadId", true, None)],
    ),
    MethodInfo::of::<
        methods::EngineGetPayloadV4,
    >(
        "ethereum",
        "Fetch a block that the node has been building (Prague).",
        &[ParamInfo::new("payloadId", true, None)],
    ),
    MethodInfo::of::<
        methods::EngineGetPayloadV5,
    >(
        "ethereum",
        "Fetch a block that the node has been building (Osaka).",
        &[ParamInfo::new("payloadId", true, None)],
    ),
    MethodInfo::of::<
        methods::EngineGetPayloadV6,
    >(
        "ethereum",
        "Fetch a block that the node has been building (Amsterdam).",
        &[ParamInfo::new("payloadId", true, None)],
    ),
    MethodInfo::of::<
        methods::EngineNewPayloadV1,
    >(
        "ethereum",
        "Hand a block to the node for validation (Paris).",
        &[ParamInfo::new("executionPayload", true, None)],
    ),
    MethodInfo::of::<
        methods::EngineNewPayloadV2,
    >(
        "ethereum",
        "Hand a block to the node for validation (Shanghai).",
        &[ParamInfo::new("executionPayload", true, None)],
    ),
    MethodInfo::of::<
        methods::EngineNewPayloadV3,
    >(
        "ethereum",
        "Hand a block to the node for validation (Cancun).",
        &[
            ParamInfo::new("executionPayload", true, None),
            ParamInfo::new("expectedBlobVersionedHashes", true, None),
            ParamInfo::new("parentBeaconBlockRoot", true, None),
        ],
    ),
    MethodInfo::of::<
        methods::EngineNewPayloadV4,
    >(
        "ethereum",
        "Hand a block to the node for validation (Prague, Osaka).",
        &[
            ParamInfo::new("executionPayload", true, None),
            ParamInfo::new("expectedBlobVersionedHashes", true, None),
            ParamInfo::new("parentBeaconBlockRoot", true, None),
            ParamInfo::new("executionRequests", true, None),
        ],
    ),
    MethodInfo::of::<
        methods::EngineNewPayloadV5,
    >(
        "ethereum",
        "Hand a block to the node for validation (Amsterdam).",
        &[
            ParamInfo::new("executionPayload", true, None),
            ParamInfo::new("expectedBlobVersionedHashes", true, None),
            ParamInfo::new("parentBeaconBlockRoot", true, None),
            ParamInfo::new("executionRequests", true, None),
        ],
    ),
    MethodInfo::of::<
        methods::EngineNewPayloadV6,
    >(
        "ethereum",
        "Hand a block to the node for validation with an inclusion list (Bogota).",
        &[
            ParamInfo::new("executionPayload", true, None),
            ParamInfo::new("expectedBlobVersionedHashes", true, None),
            ParamInfo::new("parentBeaconBlockRoot", true, None),
            ParamInfo::new("executionRequests", true, None),
            ParamInfo::new("inclusionListTransactions", true, None),
        ],
    ),
    MethodInfo::of::<
        methods::Accounts,
    >("ethereum", "Lists the accounts that the node can sign for.", &[]),
    MethodInfo::of::<
        methods::BaseFee,
    >("ethereum", "Tells the base fee of the next block.", &[]),
    MethodInfo::of::<
        methods::BlobBaseFee,
    >("ethereum", "Tells the blob base fee of the next block.", &[]),
    MethodInfo::of::<
        methods::BlockNumber,
    >("ethereum", "Tells the height of the newest block.", &[]),
    MethodInfo::of::<
        methods::Call2,
    >(
        "ethereum",
        "Runs a call without sending a transaction.",
        &[
            ParamInfo::new("transaction", true, None),
            ParamInfo::new("block", false, Some("\"latest\"")),
            ParamInfo::new("stateOverrides", false, None),
            ParamInfo::new("blockOverrides", false, None),
        ],
    ),
    MethodInfo::of::<
        methods::Capabilities,
    >("ethereum", "Tells how far back the node can answer.", &[]),
    MethodInfo::of::<
        methods::ChainId,
    >("ethereum", "Tells which chain the node follows.", &[]),
    MethodInfo::of::<
        methods::Coinbase,
    >("ethereum", "Names the account that the node collects fees for.", &[]),
    MethodInfo::of::<
        methods::Config,
    >("ethereum", "Tells the rules of the current, the next and the last fork.", &[]),
    MethodInfo::of::<
        methods::CreateAccessList,
    >(
        "ethereum",
        "Finds the access list that a transaction would profit from.",
        &[
            ParamInfo::new("transaction", true, None),
            ParamInfo::new("block", false, Some("\"latest\"")),
            ParamInfo::new("stateOverrides", false, None),
        ],
    ),
    MethodInfo::of::<
        methods::EstimateGas,
    >(
        "ethereum",
        "Estimates the gas that a transaction needs.",
        &[
            ParamInfo::new("transaction", true, None),
            ParamInfo::new("block", false, Some("\"latest\"")),
            ParamInfo::new("stateOverrides", false, None),
            ParamInfo::new("blockOverrides", false, None),
        ],
    ),
    MethodInfo::of::<
        methods::FeeHistory,
    >(
        "ethereum",
        "Tells what gas cost in recent blocks.",
        &[
            ParamInfo::new("blockCount", true, None),
            ParamInfo::new("newestBlock", true, None),
            ParamInfo::new("rewardPercentiles", true, None),
        ],
    ),
    MethodInfo::of::<
        methods::FillTransaction,
    >(
        "ethereum",
        "Fills in a transaction without signing it.",
        &[ParamInfo::new("transaction", true, None)],
    ),
    MethodInfo::of::<
        methods::GasPrice,
    >("ethereum", "Suggests a gas price for a legacy transaction.", &[]),
    MethodInfo::of::<
        methods::GetBalance,
    >(
        "ethereum",
        "Gets the ether that an account holds.",
        &[
            ParamInfo::new("address", true, None),
            ParamInfo::new("block", false, Some("\"latest\"")),
        ],
    ),
    MethodInfo::of::<
        methods::GetBlockAccessList,
    >(
        "ethereum",
        "Gets the list of all that a block touched.",
        &[ParamInfo::new("block", true, None)],
    ),
    MethodInfo::of::<
        methods::GetBlockByHash,
    >(
        "ethereum",
        "Gets a block by its hash.",
        &[
            ParamInfo::new("blockHash", true, None),
            ParamInfo::new("fullTransactions", true, None),
        ],
    ),
    MethodInfo::of::<
        methods::GetBlockByNumber,
    >(
        "ethereum",
        "Gets a block of the canonical chain by height or tag.",
        &[
            ParamInfo::new("block", true, None),
            ParamInfo::new("fullTransactions", true, None),
        ],
    ),
    MethodInfo::of::<
        methods::GetBlockReceipts,
    >(
        "ethereum",
        "Gets the receipts of all transactions of a block.",
        &[ParamInfo::new("block", true, None)],
    ),
    MethodInfo::of::<
        methods::GetBlockTransactionCountByHash,
    >(
        "ethereum",
        "Counts the transactions of a block, by the block's hash.",
        &[ParamInfo::new("blockHash", true, None)],
    ),
    MethodInfo::of::<
        methods::GetBlockTransactionCountByNumber,
    >(
        "ethereum",
        "Counts the transactions of a block, by height or tag.",
        &[ParamInfo::new("block", true, None)],
    ),
    MethodInfo::of::<
        methods::GetCode,
    >(
        "ethereum",
        "Gets the code of an account.",
        &[
            ParamInfo::new("address", true, None),
            ParamInfo::new("block", false, Some("\"latest\"")),
        ],
    ),
    MethodInfo::of::<
        methods::GetFilterChanges,
    >(
        "ethereum",
        "Fetches what a filter has collected.",
        &[ParamInfo::new("filterId", true, None)],
    ),
    MethodInfo::of::<
        methods::GetFilterLogs,
    >(
        "ethereum",
        "Gets all logs that match an installed filter.",
        &[ParamInfo::new("filterId", true, None)],
    ),
    MethodInfo::of::<
        methods::GetLogs,
    >(
        "ethereum",
        "Gets the logs that match a filter.",
        &[ParamInfo::new("filter", true, None)],
    ),
    MethodInfo::of::<
        methods::GetProof,
    >(
        "ethereum",
        "Gets an account's state with Merkle proofs.",
        &[
            ParamInfo::new("address", true, None),
            ParamInfo::new("storageKeys", true, None),
            ParamInfo::new("block", false, Some("\"latest\"")),
        ],
    ),
    MethodInfo::of::<
        methods::GetRawTransactionByBlockHashAndIndex,
    >(
        "ethereum",
        "Gets the encoding of a transaction by its place in a block, by the block's hash.",
        &[ParamInfo::new("blockHash", true, None), ParamInfo::new("index", true, None)],
    ),
    MethodInfo::of::<
        methods::GetRawTransactionByBlockNumberAndIndex,
    >(
        "ethereum",
        "Gets the encoding of a transaction by its place in a block, by height or tag.",
        &[ParamInfo::new("block", true, None), ParamInfo::new("index", true, None)],
    ),
    MethodInfo::of::<
        methods::GetRawTransactionByHash,
    >(
        "ethereum",
        "Gets the encoding of a transaction by its hash.",
        &[ParamInfo::new("transactionHash", true, None)],
    ),
    MethodInfo::of::<
        methods::GetStorageAt,
    >(
        "ethereum",
        "Gets one storage slot of a contract.",
        &[
            ParamInfo::new("address", true, None),
            ParamInfo::new("slot", true, None),
            ParamInfo::new("block", false, Some("\"latest\"")),
        ],
    ),
    MethodInfo::of::<
        methods::GetStorageValues,
    >(
        "ethereum",
        "Gets many storage slots of many contracts at once.",
        &[
            ParamInfo::new("requests", true, None),
            ParamInfo::new("block", false, Some("\"latest\"")),
        ],
    ),
    MethodInfo::of::<
        methods::GetTransactionByBlockHashAndIndex,
    >(
        "ethereum",
        "Gets a transaction by its place in a block, by the block's hash.",
        &[ParamInfo::new("blockHash", true, None), ParamInfo::new("index", true, None)],
    ),
    MethodInfo::of::<
        methods::GetTransactionByBlockNumberAndIndex,
    >(
        "ethereum",
        "Gets a transaction by its place in a block, by height or tag.",
        &[ParamInfo::new("block", true, None), ParamInfo::new("index", true, None)],
    ),
    MethodInfo::of::<
        methods::GetTransactionByHash,
    >(
        "ethereum",
        "Gets a transaction by its hash.",
        &[ParamInfo::new("transactionHash", true, None)],
    ),
    MethodInfo::of::<
        methods::GetTransactionCount,
    >(
        "ethereum",
        "Gets the nonce of an account.",
        &[
            ParamInfo::new("address", true, None),
            ParamInfo::new("block", false, Some("\"latest\"")),
        ],
    ),
    MethodInfo::of::<
        methods::GetTransactionReceipt,
    >(
        "ethereum",
        "Gets the receipt of a transaction.",
        &[ParamInfo::new("transactionHash", true, None)],
    ),
    MethodInfo::of::<
        methods::GetUncleByBlockHashAndIndex,
    >(
        "ethereum",
        "Gets an uncle of a block, by the block's hash.",
        &[ParamInfo::new("blockHash", true, None), ParamInfo::new("index", true, None)],
    ),
    MethodInfo::of::<
        methods::GetUncleByBlockNumberAndIndex,
    >(
        "ethereum",
        "Gets an uncle of a block, by height or tag.",
        &[ParamInfo::new("block", true, None), ParamInfo::new("index", true, None)],
    ),
    MethodInfo::of::<
        methods::GetUncleCountByBlockHash,
    >(
        "ethereum",
        "Counts the uncles of a block, by the block's hash.",
        &[ParamInfo::new("blockHash", true, None)],
    ),
    MethodInfo::of::<
        methods::GetUncleCountByBlockNumber,
    >(
        "ethereum",
        "Counts the uncles of a block, by height or tag.",
        &[ParamInfo::new("block", true, None)],
    ),
    MethodInfo::of::<
        methods::Hashrate,
    >("ethereum", "Tells how fast the node is mining.", &[]),
    MethodInfo::of::<
        methods::MaxPriorityFeePerGas,
    >("ethereum", "Suggests a tip for a transaction with fee caps.", &[]),
    MethodInfo::of::<
        methods::Mining,
    >("ethereum", "Tells whether the node is mining.", &[]),
    MethodInfo::of::<
        methods::NewBlockFilter,
    >("ethereum", "Installs a filter for new blocks.", &[]),
    MethodInfo::of::<
        methods::NewFilter,
    >(
        "ethereum",
        "Installs a filter for logs.",
        &[ParamInfo::new("filter", true, None)],
    ),
    MethodInfo::of::<
        methods::NewPendingTransactionFilter,
    >("ethereum", "Installs a filter for pending transactions.", &[]),
    MethodInfo::of::<
        methods::ProtocolVersion,
    >("ethereum", "Tells the version of the wire protocol between peers.", &[]),
    MethodInfo::of::<
        methods::SendRawTransaction,
    >(
        "ethereum",
        "Sends a signed transaction.",
        &[ParamInfo::new("transaction", true, None)],
    ),
    MethodInfo::of::<
        methods::SendTransaction,
    >(
        "ethereum",
        "Fills in, signs and sends a transaction.",
        &[ParamInfo::new("transaction", true, None)],
    ),
    MethodInfo::of::<
        methods::Sign,
    >(
        "ethereum",
        "Signs a message with an account of the node.",
        &[ParamInfo::new("address", true, None), ParamInfo::new("message", true, None)],
    ),
    MethodInfo::of::<
        methods::SignTransaction,
    >(
        "ethereum",
        "Signs a transaction without sending it.",
        &[ParamInfo::new("transaction", true, None)],
    ),
    MethodInfo::of::<
        methods::SignTypedDataV4,
    >(
        "ethereum",
        "Signs structured data with an account of the node.",
        &[ParamInfo::new("address", true, None), ParamInfo::new("typedData", true, None)],
    ),
    MethodInfo::of::<
        methods::SimulateV1,
    >(
        "ethereum",
        "Simulates blocks of calls on top of the chain.",
        &[
            ParamInfo::new("request", true, None),
            ParamInfo::new("block", false, Some("\"latest\"")),
        ],
    ),
    MethodInfo::of::<
        methods::Subscribe,
    >(
        "ethereum",
        "Starts a subscription.",
        &[ParamInfo::new("kind", true, None), ParamInfo::new("options", false, None)],
    ),
    MethodInfo::of::<
        methods::Syncing,
    >("ethereum", "Tells whether the node is catching up with the chain.", &[]),
    MethodInfo::of::<
        methods::UninstallFilter,
    >("ethereum", "Removes a filter.", &[ParamInfo::new("filterId", true, None)]),
    MethodInfo::of::<
        methods::Unsubscribe,
    >(
        "ethereum",
        "Ends a subscription.",
        &[ParamInfo::new("subscriptionId", true, None)],
    ),
    MethodInfo::of::<
        methods::NetListening,
    >("ethereum", "Tell whether the node accepts connections from peers.", &[]),
    MethodInfo::of::<
        methods::NetPeerCount,
    >("ethereum", "Count the peers that the node is connected to.", &[]),
    MethodInfo::of::<
        methods::NetVersion,
    >("ethereum", "Read the id of the peer-to-peer network.", &[]),
    MethodInfo::of::<
        methods::PersonalSign,
    >(
        "ethereum",
        "Sign a message with an account that the node holds.",
        &[ParamInfo::new("data", true, None), ParamInfo::new("address", true, None)],
    ),
    MethodInfo::of::<
        methods::TestingBuildBlockV1,
    >(
        "ethereum",
        "Build a block from given transactions without touching the chain.",
        &[
            ParamInfo::new("parentBlockHash", true, None),
            ParamInfo::new("payloadAttributes", true, None),
            ParamInfo::new("transactions", true, None),
            ParamInfo::new("extraData", false, None),
        ],
    ),
    MethodInfo::of::<
        methods::TraceBlock,
    >(
        "ethereum",
        "Get the traces of all transactions in a block.",
        &[ParamInfo::new("block", true, None)],
    ),
    MethodInfo::of::<
        methods::TraceCall,
    >(
        "ethereum",
        "Simulate a call and diagnose it.",
        &[
            ParamInfo::new("call", true, None),
            ParamInfo::new("traceTypes", true, None),
            ParamInfo::new("block", false, Some("\"latest\"")),
        ],
    ),
    MethodInfo::of::<
        methods::TraceFilter,
    >(
        "ethereum",
        "Find traces by block range, sender and receiver.",
        &[ParamInfo::new("filter", true, None)],
    ),
    MethodInfo::of::<
        methods::TraceGet,
    >(
        "ethereum",
        "Get one trace of a mined transaction.",
        &[
            ParamInfo::new("transactionHash", true, None),
            ParamInfo::new("indices", true, None),
        ],
    ),
    MethodInfo::of::<
        methods::TraceReplayBlockTransactions,
    >(
        "ethereum",
        "Execute a block again and diagnose each of its transactions.",
        &[ParamInfo::new("block", true, None), ParamInfo::new("traceTypes", true, None)],
    ),
    MethodInfo::of::<
        methods::TraceReplayTransaction,
    >(
        "ethereum",
        "Execute a mined transaction again and diagnose it.",
        &[
            ParamInfo::new("transactionHash", true, None),
            ParamInfo::new("traceTypes", true, None),
        ],
    ),
    MethodInfo::of::<
        methods::TraceTransaction,
    >(
        "ethereum",
        "Get the traces of a mined transaction.",
        &[ParamInfo::new("transactionHash", true, None)],
    ),
    MethodInfo::of::<
        methods::TxpoolContent,
    >("ethereum", "Get all transactions in the pool in full.", &[]),
    MethodInfo::of::<
        methods::TxpoolContentFrom,
    >(
        "ethereum",
        "Get one sender's transactions in the pool in full.",
        &[ParamInfo::new("address", true, None)],
    ),
    MethodInfo::of::<
        methods::TxpoolInspect,
    >("ethereum", "Get a one-line summary of every transaction in the pool.", &[]),
    MethodInfo::of::<
        methods::TxpoolStatus,
    >("ethereum", "Count the transactions in the pool.", &[]),
    MethodInfo::of::<
        methods::Web3ClientVersion,
    >("ethereum", "Identify the node's software.", &[]),
    MethodInfo::of::<
        methods::Web3Sha3,
    >(
        "ethereum",
        "Hash bytes with Keccak-256 on the node.",
        &[ParamInfo::new("data", true, None)],
    ),
];
