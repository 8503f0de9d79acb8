use super::{Call, Client};
use super::super::methods;
use crate::rt;
use super::super::types;
/// Ethereum: the eth API: eth.json
impl Client {
    /// Lists the accounts that the node can sign for.
    ///
    /// Accounts whose keys the node itself holds. Empty on public endpoints; development nodes list their prefunded accounts.
    ///
    /// Wire name: `eth_accounts`.
    ///
    /// Answers: The accounts, in the node's own order; often none.
    ///
    /// Source: <https://ethereum.github.io/execution-apis/api/methods/eth_accounts/>
    pub fn accounts(&self) -> Call<methods::Accounts> {
        self.call(methods::Accounts::new())
    }
    /// Tells the base fee of the next block.
    ///
    /// What each unit of gas will burn in the block after the head. Follows from the head alone. Few nodes offer it yet.
    ///
    /// Wire name: `eth_baseFee`.
    ///
    /// Answers: Base fee for each unit of gas.
    ///
    /// Errors:
    ///
    /// - `-32601`: The node doesn't know the method
    ///
    /// Source: <https://ethereum.github.io/execution-apis/api/methods/eth_baseFee/>
    pub fn base_fee(&self) -> Call<methods::BaseFee> {
        self.call(methods::BaseFee::new())
    }
    /// Tells the blob base fee of the next block.
    ///
    /// What each unit of blob gas will burn in the block after the head (EIP-4844). A blob takes 131,072 units.
    ///
    /// Wire name: `eth_blobBaseFee`.
    ///
    /// Answers: What a unit of blob gas burns, 1 wei at the least.
    ///
    /// Source: <https://ethereum.github.io/execution-apis/api/methods/eth_blobBaseFee/>
    pub fn blob_base_fee(&self) -> Call<methods::BlobBaseFee> {
        self.call(methods::BlobBaseFee::new())
    }
    /// Tells the height of the newest block.
    ///
    /// Height of the head of the canonical chain as the node sees it. Behind a load balancer, two calls can see different heads.
    ///
    /// Wire name: `eth_blockNumber`.
    ///
    /// Answers: Blocks since genesis, which is block zero.
    ///
    /// Source: <https://ethereum.github.io/execution-apis/api/methods/eth_blockNumber/>
    pub fn block_number(&self) -> Call<methods::BlockNumber> {
        self.call(methods::BlockNumber::new())
    }
    /// Runs a call without sending a transaction.
    ///
    /// Executes a message call on the state after a block and answers what the contract returned. Nothing is kept and no gas is paid. `from` needs no key, so any account can be tried.
    ///
    /// Optional parameters are set on the call: [`block`](Call::<methods::Call2>::block), [`state_overrides`](Call::<methods::Call2>::state_overrides), [`block_overrides`](Call::<methods::Call2>::block_overrides).
    ///
    /// Wire name: `eth_call`.
    ///
    /// Answers: What the contract returned; `0x` also when there is no contract at `to`.
    ///
    /// Errors:
    ///
    /// - `-32602`: A parameter is missing or malformed, or the query makes no sense
    /// - `-32000`: The node refuses the input; the message says why
    /// - `3`: Execution reverted; the error's data is what the contract reverted with, in hex
    ///
    /// Source: <https://ethereum.github.io/execution-apis/api/methods/eth_call/>
    pub fn call_2(
        &self,
        transaction: types::TransactionRequest,
    ) -> Call<methods::Call2> {
        self.call(methods::Call2::new(transaction))
    }
    /// Tells how far back the node can answer.
    ///
    /// For each kind of question, the oldest block that the node still has data for and how it drops older data. For routers that choose among nodes. Few nodes offer it yet.
    ///
    /// Wire name: `eth_capabilities`.
    ///
    /// Answers: What the node has, by kind of question.
    ///
    /// Errors:
    ///
    /// - `-32601`: The node doesn't know the method
    ///
    /// Source: <https://ethereum.github.io/execution-apis/api/methods/eth_capabilities/>
    pub fn capabilities(&self) -> Call<methods::Capabilities> {
        self.call(methods::Capabilities::new())
    }
    /// Tells which chain the node follows.
    ///
    /// The number that a signature must name to be valid on this chain (EIP-155): 1 for the main network.
    ///
    /// Wire name: `eth_chainId`.
    ///
    /// Answers: The chain's number.
    ///
    /// Source: <https://ethereum.github.io/execution-apis/api/methods/eth_chainId/>
    pub fn chain_id(&self) -> Call<methods::ChainId> {
        self.call(methods::ChainId::new())
    }
    /// Names the account that the node collects fees for.
    ///
    /// The address that the node would put into blocks as fee recipient. Most nodes have had no use for it since the merge, and some answer with an error or the zero address.
    ///
    /// Wire name: `eth_coinbase`.
    ///
    /// Answers: The fee recipient set on the node.
    ///
    /// Errors:
    ///
    /// - `-32601`: The node doesn't know the method
    ///
    /// Source: <https://ethereum.github.io/execution-apis/api/methods/eth_coinbase/>
    pub fn coinbase(&self) -> Call<methods::Coinbase> {
        self.call(methods::Coinbase::new())
    }
    /// Tells the rules of the current, the next and the last fork.
    ///
    /// Chain id, fork id, blob limits, precompiles and system contracts of the forks around the head, so that operators can check that a node is ready for a fork (EIP-7910).
    ///
    /// Wire name: `eth_config`.
    ///
    /// Answers: Rules of up to three forks.
    ///
    /// Errors:
    ///
    /// - `-32601`: The node doesn't know the method
    ///
    /// Source: <https://eips.ethereum.org/EIPS/eip-7910>
    pub fn config(&self) -> Call<methods::Config> {
        self.call(methods::Config::new())
    }
    /// Finds the access list that a transaction would profit from.
    ///
    /// Runs the transaction and lists the accounts and slots it touches. Whether carrying the list saves gas is for the caller to compare (EIP-2930).
    ///
    /// Optional parameters are set on the call: [`block`](Call::<methods::CreateAccessList>::block), [`state_overrides`](Call::<methods::CreateAccessList>::state_overrides).
    ///
    /// Wire name: `eth_createAccessList`.
    ///
    /// Answers: The list, and the gas used with it.
    ///
    /// Errors:
    ///
    /// - `-32602`: A parameter is missing or malformed, or the query makes no sense
    /// - `-32000`: The node refuses the input; the message says why
    ///
    /// Source: <https://ethereum.github.io/execution-apis/api/methods/eth_createAccessList/>
    pub fn create_access_list(
        &self,
        transaction: types::TransactionRequest,
    ) -> Call<methods::CreateAccessList> {
        self.call(methods::CreateAccessList::new(transaction))
    }
    /// Estimates the gas that a transaction needs.
    ///
    /// The smallest gas limit, within a small margin, with which the transaction would succeed on the state after a block. What it really uses can be less, because of refunds.
    ///
    /// Optional parameters are set on the call: [`block`](Call::<methods::EstimateGas>::block), [`state_overrides`](Call::<methods::EstimateGas>::state_overrides), [`block_overrides`](Call::<methods::EstimateGas>::block_overrides).
    ///
    /// Wire name: `eth_estimateGas`.
    ///
    /// Answers: Gas limit to send the transaction with.
    ///
    /// Errors:
    ///
    /// - `-32602`: A parameter is missing or malformed, or the query makes no sense
    /// - `-32000`: The node refuses the input; the message says why
    /// - `3`: Execution reverted; the error's data is what the contract reverted with, in hex
    ///
    /// Source: <https://ethereum.github.io/execution-apis/api/methods/eth_estimateGas/>
    pub fn estimate_gas(
        &self,
        transaction: types::TransactionRequest,
    ) -> Call<methods::EstimateGas> {
        self.call(methods::EstimateGas::new(transaction))
    }
    /// Tells what gas cost in recent blocks.
    ///
    /// Base fees, how full the blocks were, and which tips were paid, for a range of blocks that ends with a given one. The range can come out shorter than asked.
    ///
    /// Wire name: `eth_feeHistory`.
    ///
    /// Answers: Lists that run from the oldest block to the newest.
    ///
    /// Errors:
    ///
    /// - `-32602`: A parameter is missing or malformed, or the query makes no sense
    ///
    /// Source: <https://ethereum.github.io/execution-apis/api/methods/eth_feeHistory/>
    pub fn fee_history(
        &self,
        block_count: u64,
        newest_block: impl Into<types::BlockNumberOrTag>,
        reward_percentiles: Vec<f64>,
    ) -> Call<methods::FeeHistory> {
        self.call(
            methods::FeeHistory::new(block_count, newest_block, reward_percentiles),
        )
    }
    /// Fills in a transaction without signing it.
    ///
    /// The node chooses what is missing (nonce, gas, fees, chain id) and answers the transaction ready to be signed elsewhere.
    ///
    /// Wire name: `eth_fillTransaction`.
    ///
    /// Answers: The completed transaction.
    ///
    /// Errors:
    ///
    /// - `-32602`: A parameter is missing or malformed, or the query makes no sense
    /// - `-32000`: The node refuses the input; the message says why
    /// - `3`: Execution reverted; the error's data is what the contract reverted with, in hex
    ///
    /// Source: <https://ethereum.github.io/execution-apis/api/methods/eth_fillTransaction/>
    pub fn fill_transaction(
        &self,
        transaction: types::TransactionRequest,
    ) -> Call<methods::FillTransaction> {
        self.call(methods::FillTransaction::new(transaction))
    }
    /// Suggests a gas price for a legacy transaction.
    ///
    /// The price that the node expects to get a transaction without fee caps into a block soon: base fee plus tip.
    ///
    /// Wire name: `eth_gasPrice`.
    ///
    /// Answers: Suggested price for each unit of gas.
    ///
    /// Source: <https://ethereum.github.io/execution-apis/api/methods/eth_gasPrice/>
    pub fn gas_price(&self) -> Call<methods::GasPrice> {
        self.call(methods::GasPrice::new())
    }
    /// Gets the ether that an account holds.
    ///
    /// The balance after a given block. Only archive nodes can look back further than about 128 blocks.
    ///
    /// Optional parameters are set on the call: [`block`](Call::<methods::GetBalance>::block).
    ///
    /// Wire name: `eth_getBalance`.
    ///
    /// Answers: The balance; zero for an account that doesn't exist.
    ///
    /// Source: <https://ethereum.github.io/execution-apis/api/methods/eth_getBalance/>
    pub fn get_balance(&self, address: rt::Address) -> Call<methods::GetBalance> {
        self.call(methods::GetBalance::new(address))
    }
    /// Gets the list of all that a block touched.
    ///
    /// Every account and slot that a block read or wrote, with what it left there (EIP-7928). Only for blocks since the Amsterdam fork, and only while the node keeps the list.
    ///
    /// Wire name: `eth_getBlockAccessList`.
    ///
    /// Answers: The list, or null when the node doesn't know the block.
    ///
    /// Errors:
    ///
    /// - `-32001`: What was asked for doesn't exist on this node
    /// - `4444`: The node has dropped the history that this needs
    ///
    /// Source: <https://ethereum.github.io/execution-apis/api/methods/eth_getBlockAccessList/>
    pub fn get_block_access_list(
        &self,
        block: impl Into<types::BlockId>,
    ) -> Call<methods::GetBlockAccessList> {
        self.call(methods::GetBlockAccessList::new(block))
    }
    /// Gets a block by its hash.
    ///
    /// A block that the node has seen, on the canonical chain or off it, with its transactions in full or as hashes.
    ///
    /// Wire name: `eth_getBlockByHash`.
    ///
    /// Answers: The block, or null when the node doesn't know it.
    ///
    /// Errors:
    ///
    /// - `4444`: The node has dropped the history that this needs
    ///
    /// Source: <https://ethereum.github.io/execution-apis/api/methods/eth_getBlockByHash/>
    pub fn get_block_by_hash(
        &self,
        block_hash: rt::B256,
        full_transactions: bool,
    ) -> Call<methods::GetBlockByHash> {
        self.call(methods::GetBlockByHash::new(block_hash, full_transactions))
    }
    /// Gets a block of the canonical chain by height or tag.
    ///
    /// A block with its transactions in full or as hashes. `pending` is the node's own guess at the next block, without a final hash on most nodes.
    ///
    /// Wire name: `eth_getBlockByNumber`.
    ///
    /// Answers: The block, or null when there is none at that height yet.
    ///
    /// Errors:
    ///
    /// - `-39001`: There is no finalized or safe block yet
    /// - `4444`: The node has dropped the history that this needs
    ///
    /// Source: <https://ethereum.github.io/execution-apis/api/methods/eth_getBlockByNumber/>
    pub fn get_block_by_number(
        &self,
        block: impl Into<types::BlockNumberOrTag>,
        full_transactions: bool,
    ) -> Call<methods::GetBlockByNumber> {
        self.call(methods::GetBlockByNumber::new(block, full_transactions))
    }
    /// Gets the receipts of all transactions of a block.
    ///
    /// One call in place of one for each transaction. Development nodes other than anvil don't offer it.
    ///
    /// Wire name: `eth_getBlockReceipts`.
    ///
    /// Answers: Receipts in the order of the block, or null when the node doesn't know the block.
    ///
    /// Errors:
    ///
    /// - `4444`: The node has dropped the history that this needs
    ///
    /// Source: <https://ethereum.github.io/execution-apis/api/methods/eth_getBlockReceipts/>
    pub fn get_block_receipts(
        &self,
        block: impl Into<types::BlockId>,
    ) -> Call<methods::GetBlockReceipts> {
        self.call(methods::GetBlockReceipts::new(block))
    }
    /// Counts the transactions of a block, by the block's hash.
    ///
    /// How many transactions a block holds, without sending them.
    ///
    /// Wire name: `eth_getBlockTransactionCountByHash`.
    ///
    /// Answers: Number of transactions, or null when the node doesn't know the block.
    ///
    /// Errors:
    ///
    /// - `4444`: The node has dropped the history that this needs
    ///
    /// Source: <https://ethereum.github.io/execution-apis/api/methods/eth_getBlockTransactionCountByHash/>
    pub fn get_block_transaction_count_by_hash(
        &self,
        block_hash: rt::B256,
    ) -> Call<methods::GetBlockTransactionCountByHash> {
        self.call(methods::GetBlockTransactionCountByHash::new(block_hash))
    }
    /// Counts the transactions of a block, by height or tag.
    ///
    /// How many transactions a block of the canonical chain holds. With `pending`, those that the node would put into the next block.
    ///
    /// Wire name: `eth_getBlockTransactionCountByNumber`.
    ///
    /// Answers: Number of transactions, or null when there is no such block yet.
    ///
    /// Errors:
    ///
    /// - `4444`: The node has dropped the history that this needs
    ///
    /// Source: <https://ethereum.github.io/execution-apis/api/methods/eth_getBlockTransactionCountByNumber/>
    pub fn get_block_transaction_count_by_number(
        &self,
        block: impl Into<types::BlockNumberOrTag>,
    ) -> Call<methods::GetBlockTransactionCountByNumber> {
        self.call(methods::GetBlockTransactionCountByNumber::new(block))
    }
    /// Gets the code of an account.
    ///
    /// EVM code of a contract. An account that delegates under EIP-7702 gives `0xef0100` followed by the delegate's address.
    ///
    /// Optional parameters are set on the call: [`block`](Call::<methods::GetCode>::block).
    ///
    /// Wire name: `eth_getCode`.
    ///
    /// Answers: The code; `0x` for an account without any.
    ///
    /// Source: <https://ethereum.github.io/execution-apis/api/methods/eth_getCode/>
    pub fn get_code(&self, address: rt::Address) -> Call<methods::GetCode> {
        self.call(methods::GetCode::new(address))
    }
    /// Fetches what a filter has collected.
    ///
    /// What has come in since the filter was last asked. Each item is handed out once, so an answer that is lost can't be had again.
    ///
    /// Wire name: `eth_getFilterChanges`.
    ///
    /// Answers: Hashes or logs, by the kind of the filter; empty when nothing has happened.
    ///
    /// Errors:
    ///
    /// - `-32000`: The node refuses the input; the message says why
    ///
    /// Source: <https://ethereum.github.io/execution-apis/api/methods/eth_getFilterChanges/>
    pub fn get_filter_changes(
        &self,
        filter_id: impl Into<String>,
    ) -> Call<methods::GetFilterChanges> {
        self.call(methods::GetFilterChanges::new(filter_id))
    }
    /// Gets all logs that match an installed filter.
    ///
    /// The same as `eth_getLogs` with the filter that was installed, whatever has been fetched from it already. Only for log filters.
    ///
    /// Wire name: `eth_getFilterLogs`.
    ///
    /// Answers: Matching logs, oldest first; empty when none match.
    ///
    /// Errors:
    ///
    /// - `-32000`: The node refuses the input; the message says why
    ///
    /// Source: <https://ethereum.github.io/execution-apis/api/methods/eth_getFilterLogs/>
    pub fn get_filter_logs(
        &self,
        filter_id: impl Into<String>,
    ) -> Call<methods::GetFilterLogs> {
        self.call(methods::GetFilterLogs::new(filter_id))
    }
    /// Gets the logs that match a filter.
    ///
    /// Events that contracts emitted in one block or in a range of blocks. Nodes bound the range or the number of logs, so long ranges are to be asked in pieces.
    ///
    /// Wire name: `eth_getLogs`.
    ///
    /// Answers: Matching logs, oldest first; empty when none match.
    ///
    /// Errors:
    ///
    /// - `-32602`: A parameter is missing or malformed, or the query makes no sense
    /// - `-32005`: The request goes beyond a limit of the node
    /// - `4444`: The node has dropped the history that this needs
    ///
    /// Source: <https://ethereum.github.io/execution-apis/api/methods/eth_getLogs/>
    pub fn get_logs(
        &self,
        filter: impl Into<types::LogFilter>,
    ) -> Call<methods::GetLogs> {
        self.call(methods::GetLogs::new(filter))
    }
    /// Gets an account's state with Merkle proofs.
    ///
    /// Balance, nonce, code hash and chosen slots of an account with the trie nodes that prove them against the block's state root (EIP-1186). Many nodes can prove only recent blocks.
    ///
    /// Optional parameters are set on the call: [`block`](Call::<methods::GetProof>::block).
    ///
    /// Wire name: `eth_getProof`.
    ///
    /// Answers: The account with its proofs.
    ///
    /// Source: <https://ethereum.github.io/execution-apis/api/methods/eth_getProof/>
    pub fn get_proof(
        &self,
        address: rt::Address,
        storage_keys: Vec<rt::StorageKey>,
    ) -> Call<methods::GetProof> {
        self.call(methods::GetProof::new(address, storage_keys))
    }
    /// Gets the encoding of a transaction by its place in a block, by the block's hash.
    ///
    /// The signed bytes of the transaction at a position of a given block. Typed transactions come with their type byte in front (EIP-2718). Beyond the standard; geth, reth, erigon and anvil offer it.
    ///
    /// Wire name: `eth_getRawTransactionByBlockHashAndIndex`.
    ///
    /// Answers: The signed transaction; null, or `0x` on geth, when there is none.
    ///
    /// Source: <https://reth.rs/jsonrpc/eth>
    pub fn get_raw_transaction_by_block_hash_and_index(
        &self,
        block_hash: rt::B256,
        index: u64,
    ) -> Call<methods::GetRawTransactionByBlockHashAndIndex> {
        self.call(methods::GetRawTransactionByBlockHashAndIndex::new(block_hash, index))
    }
    /// Gets the encoding of a transaction by its place in a block, by height or tag.
    ///
    /// The signed bytes of the transaction at a position of a block of the canonical chain. Typed transactions come with their type byte in front (EIP-2718). Beyond the standard; geth, reth, erigon and anvil offer it.
    ///
    /// Wire name: `eth_getRawTransactionByBlockNumberAndIndex`.
    ///
    /// Answers: The signed transaction; null, or `0x` on geth, when there is none.
    ///
    /// Source: <https://reth.rs/jsonrpc/eth>
    pub fn get_raw_transaction_by_block_number_and_index(
        &self,
        block: impl Into<types::BlockNumberOrTag>,
        index: u64,
    ) -> Call<methods::GetRawTransactionByBlockNumberAndIndex> {
        self.call(methods::GetRawTransactionByBlockNumberAndIndex::new(block, index))
    }
    /// Gets the encoding of a transaction by its hash.
    ///
    /// The signed bytes of a transaction in a block or in the node's pool. Typed transactions come with their type byte in front (EIP-2718). Beyond the standard; geth, reth, erigon and anvil offer it.
    ///
    /// Wire name: `eth_getRawTransactionByHash`.
    ///
    /// Answers: The signed transaction; null, or `0x` on geth, when the node doesn't know it.
    ///
    /// Source: <https://reth.rs/jsonrpc/eth>
    pub fn get_raw_transaction_by_hash(
        &self,
        transaction_hash: rt::B256,
    ) -> Call<methods::GetRawTransactionByHash> {
        self.call(methods::GetRawTransactionByHash::new(transaction_hash))
    }
    /// Gets one storage slot of a contract.
    ///
    /// The 32 bytes that a contract keeps at a slot. Where a variable lies follows from the contract's storage layout.
    ///
    /// Optional parameters are set on the call: [`block`](Call::<methods::GetStorageAt>::block).
    ///
    /// Wire name: `eth_getStorageAt`.
    ///
    /// Answers: What the slot holds: 32 bytes, all zero when it was never written. ganache trims it, to `0x` for zero.
    ///
    /// Errors:
    ///
    /// - `-32602`: A parameter is missing or malformed, or the query makes no sense
    ///
    /// Source: <https://ethereum.github.io/execution-apis/api/methods/eth_getStorageAt/>
    pub fn get_storage_at(
        &self,
        address: rt::Address,
        slot: impl Into<rt::StorageKey>,
    ) -> Call<methods::GetStorageAt> {
        self.call(methods::GetStorageAt::new(address, slot))
    }
    /// Gets many storage slots of many contracts at once.
    ///
    /// The content of the listed slots, all after the same block. Few nodes offer it yet; they bound the number of slots, and refuse an empty request.
    ///
    /// Optional parameters are set on the call: [`block`](Call::<methods::GetStorageValues>::block).
    ///
    /// Wire name: `eth_getStorageValues`.
    ///
    /// Answers: For each contract, the slots' contents in the order asked.
    ///
    /// Errors:
    ///
    /// - `-32602`: A parameter is missing or malformed, or the query makes no sense
    ///
    /// Source: <https://ethereum.github.io/execution-apis/api/methods/eth_getStorageValues/>
    pub fn get_storage_values(
        &self,
        requests: rt::BTreeMap<rt::Address, Vec<rt::StorageKey>>,
    ) -> Call<methods::GetStorageValues> {
        self.call(methods::GetStorageValues::new(requests))
    }
    /// Gets a transaction by its place in a block, by the block's hash.
    ///
    /// The transaction that stands at a position of a given block.
    ///
    /// Wire name: `eth_getTransactionByBlockHashAndIndex`.
    ///
    /// Answers: The transaction, or null when the block is unknown or shorter.
    ///
    /// Errors:
    ///
    /// - `4444`: The node has dropped the history that this needs
    ///
    /// Source: <https://ethereum.github.io/execution-apis/api/methods/eth_getTransactionByBlockHashAndIndex/>
    pub fn get_transaction_by_block_hash_and_index(
        &self,
        block_hash: rt::B256,
        index: u64,
    ) -> Call<methods::GetTransactionByBlockHashAndIndex> {
        self.call(methods::GetTransactionByBlockHashAndIndex::new(block_hash, index))
    }
    /// Gets a transaction by its place in a block, by height or tag.
    ///
    /// The transaction that stands at a position of a block of the canonical chain.
    ///
    /// Wire name: `eth_getTransactionByBlockNumberAndIndex`.
    ///
    /// Answers: The transaction, or null when there is no such block yet or it is shorter.
    ///
    /// Errors:
    ///
    /// - `4444`: The node has dropped the history that this needs
    ///
    /// Source: <https://ethereum.github.io/execution-apis/api/methods/eth_getTransactionByBlockNumberAndIndex/>
    pub fn get_transaction_by_block_number_and_index(
        &self,
        block: impl Into<types::BlockNumberOrTag>,
        index: u64,
    ) -> Call<methods::GetTransactionByBlockNumberAndIndex> {
        self.call(methods::GetTransactionByBlockNumberAndIndex::new(block, index))
    }
    /// Gets a transaction by its hash.
    ///
    /// A transaction in a block or in the node's pool. While it is pending, the keys that tell its place in the chain are null.
    ///
    /// Wire name: `eth_getTransactionByHash`.
    ///
    /// Answers: The transaction, or null when the node doesn't know it.
    ///
    /// Source: <https://ethereum.github.io/execution-apis/api/methods/eth_getTransactionByHash/>
    pub fn get_transaction_by_hash(
        &self,
        transaction_hash: rt::B256,
    ) -> Call<methods::GetTransactionByHash> {
        self.call(methods::GetTransactionByHash::new(transaction_hash))
    }
    /// Gets the nonce of an account.
    ///
    /// The nonce that the account's next transaction must carry. With `pending`, transactions in the node's pool are counted too. Besides transactions, contract creations and set-code authorizations raise it.
    ///
    /// Optional parameters are set on the call: [`block`](Call::<methods::GetTransactionCount>::block).
    ///
    /// Wire name: `eth_getTransactionCount`.
    ///
    /// Answers: The next nonce; zero for an account that doesn't exist.
    ///
    /// Source: <https://ethereum.github.io/execution-apis/api/methods/eth_getTransactionCount/>
    pub fn get_transaction_count(
        &self,
        address: rt::Address,
    ) -> Call<methods::GetTransactionCount> {
        self.call(methods::GetTransactionCount::new(address))
    }
    /// Gets the receipt of a transaction.
    ///
    /// Outcome, gas and logs of a transaction that is in a block. There is none while the transaction is pending, so ask again until there is one.
    ///
    /// Wire name: `eth_getTransactionReceipt`.
    ///
    /// Answers: The receipt, or null while the transaction is pending or unknown.
    ///
    /// Errors:
    ///
    /// - `4444`: The node has dropped the history that this needs
    ///
    /// Source: <https://ethereum.github.io/execution-apis/api/methods/eth_getTransactionReceipt/>
    pub fn get_transaction_receipt(
        &self,
        transaction_hash: rt::B256,
    ) -> Call<methods::GetTransactionReceipt> {
        self.call(methods::GetTransactionReceipt::new(transaction_hash))
    }
    /// Gets an uncle of a block, by the block's hash.
    ///
    /// The header of one stale sibling that a block includes. Proof-of-work chains rewarded such blocks; since the merge there are none.
    ///
    /// Wire name: `eth_getUncleByBlockHashAndIndex`.
    ///
    /// Answers: The uncle without its transactions, or null when there is none at that place.
    ///
    /// Source: <https://ethereum.org/developers/docs/apis/json-rpc/#eth_getunclebyblockhashandindex>
    pub fn get_uncle_by_block_hash_and_index(
        &self,
        block_hash: rt::B256,
        index: u64,
    ) -> Call<methods::GetUncleByBlockHashAndIndex> {
        self.call(methods::GetUncleByBlockHashAndIndex::new(block_hash, index))
    }
    /// Gets an uncle of a block, by height or tag.
    ///
    /// The header of one stale sibling that a block of the canonical chain includes. Proof-of-work chains rewarded such blocks; since the merge there are none.
    ///
    /// Wire name: `eth_getUncleByBlockNumberAndIndex`.
    ///
    /// Answers: The uncle without its transactions, or null when there is none at that place.
    ///
    /// Source: <https://ethereum.org/developers/docs/apis/json-rpc/#eth_getunclebyblocknumberandindex>
    pub fn get_uncle_by_block_number_and_index(
        &self,
        block: impl Into<types::BlockNumberOrTag>,
        index: u64,
    ) -> Call<methods::GetUncleByBlockNumberAndIndex> {
        self.call(methods::GetUncleByBlockNumberAndIndex::new(block, index))
    }
    /// Counts the uncles of a block, by the block's hash.
    ///
    /// How many stale sibling headers a block includes. Proof-of-work chains rewarded such blocks; since the merge there are none.
    ///
    /// Wire name: `eth_getUncleCountByBlockHash`.
    ///
    /// Answers: Number of uncles, or null when the node doesn't know the block.
    ///
    /// Source: <https://ethereum.org/developers/docs/apis/json-rpc/#eth_getunclecountbyblockhash>
    pub fn get_uncle_count_by_block_hash(
        &self,
        block_hash: rt::B256,
    ) -> Call<methods::GetUncleCountByBlockHash> {
        self.call(methods::GetUncleCountByBlockHash::new(block_hash))
    }
    /// Counts the uncles of a block, by height or tag.
    ///
    /// How many stale sibling headers a block of the canonical chain includes. Proof-of-work chains rewarded such blocks; since the merge there are none.
    ///
    /// Wire name: `eth_getUncleCountByBlockNumber`.
    ///
    /// Answers: Number of uncles, or null when there is no such block yet.
    ///
    /// Source: <https://ethereum.org/developers/docs/apis/json-rpc/#eth_getunclecountbyblocknumber>
    pub fn get_uncle_count_by_block_number(
        &self,
        block: impl Into<types::BlockNumberOrTag>,
    ) -> Call<methods::GetUncleCountByBlockNumber> {
        self.call(methods::GetUncleCountByBlockNumber::new(block))
    }
    /// Tells how fast the node is mining.
    ///
    /// How many hashes the node tries each second: always zero since the merge. Many nodes have dropped the method.
    ///
    /// Wire name: `eth_hashrate`.
    ///
    /// Answers: Speed of mining.
    ///
    /// Errors:
    ///
    /// - `-32601`: The node doesn't know the method
    ///
    /// Source: <https://ethereum.org/developers/docs/apis/json-rpc/#eth_hashrate>
    pub fn hashrate(&self) -> Call<methods::Hashrate> {
        self.call(methods::Hashrate::new())
    }
    /// Suggests a tip for a transaction with fee caps.
    ///
    /// The tip that the node expects to get a transaction into a block soon. Add the base fee, with room for it to rise, to get the fee cap.
    ///
    /// Wire name: `eth_maxPriorityFeePerGas`.
    ///
    /// Answers: Suggested tip for each unit of gas.
    ///
    /// Source: <https://ethereum.github.io/execution-apis/api/methods/eth_maxPriorityFeePerGas/>
    pub fn max_priority_fee_per_gas(&self) -> Call<methods::MaxPriorityFeePerGas> {
        self.call(methods::MaxPriorityFeePerGas::new())
    }
    /// Tells whether the node is mining.
    ///
    /// Whether the node is making proof-of-work blocks: always false since the merge, true on some development nodes. Many nodes have dropped the method.
    ///
    /// Wire name: `eth_mining`.
    ///
    /// Answers: True while the node is mining.
    ///
    /// Errors:
    ///
    /// - `-32601`: The node doesn't know the method
    ///
    /// Source: <https://ethereum.org/developers/docs/apis/json-rpc/#eth_mining>
    pub fn mining(&self) -> Call<methods::Mining> {
        self.call(methods::Mining::new())
    }
    /// Installs a filter for new blocks.
    ///
    /// From now on the node collects the hashes of blocks that become part of the chain, to be fetched with `eth_getFilterChanges`. Nodes remove a filter that nobody has asked for a while, five minutes on geth, and behind a load balancer the next call may reach a node that has never heard of it.
    ///
    /// Wire name: `eth_newBlockFilter`.
    ///
    /// Answers: Names the filter in later calls.
    ///
    /// Source: <https://ethereum.github.io/execution-apis/api/methods/eth_newBlockFilter/>
    pub fn new_block_filter(&self) -> Call<methods::NewBlockFilter> {
        self.call(methods::NewBlockFilter::new())
    }
    /// Installs a filter for logs.
    ///
    /// From now on the node collects logs that match, to be fetched with `eth_getFilterChanges`. Nodes remove a filter that nobody has asked for a while, five minutes on geth, and behind a load balancer the next call may reach a node that has never heard of it.
    ///
    /// Wire name: `eth_newFilter`.
    ///
    /// Answers: Names the filter in later calls.
    ///
    /// Errors:
    ///
    /// - `-32602`: A parameter is missing or malformed, or the query makes no sense
    ///
    /// Source: <https://ethereum.github.io/execution-apis/api/methods/eth_newFilter/>
    pub fn new_filter(
        &self,
        filter: impl Into<types::LogFilter>,
    ) -> Call<methods::NewFilter> {
        self.call(methods::NewFilter::new(filter))
    }
    /// Installs a filter for pending transactions.
    ///
    /// From now on the node collects the hashes of transactions that enter its pool, to be fetched with `eth_getFilterChanges`. Nodes remove a filter that nobody has asked for a while, five minutes on geth, and behind a load balancer the next call may reach a node that has never heard of it.
    ///
    /// Wire name: `eth_newPendingTransactionFilter`.
    ///
    /// Answers: Names the filter in later calls.
    ///
    /// Source: <https://ethereum.github.io/execution-apis/api/methods/eth_newPendingTransactionFilter/>
    pub fn new_pending_transaction_filter(
        &self,
    ) -> Call<methods::NewPendingTransactionFilter> {
        self.call(methods::NewPendingTransactionFilter::new())
    }
    /// Tells the version of the wire protocol between peers.
    ///
    /// The version of the `eth` protocol that the node speaks with its peers. Many nodes have dropped the method.
    ///
    /// Wire name: `eth_protocolVersion`.
    ///
    /// Answers: The version: a hex quantity such as `0x44` on most nodes, decimal digits on others.
    ///
    /// Errors:
    ///
    /// - `-32601`: The node doesn't know the method
    ///
    /// Source: <https://ethereum.org/developers/docs/apis/json-rpc/#eth_protocolversion>
    pub fn protocol_version(&self) -> Call<methods::ProtocolVersion> {
        self.call(methods::ProtocolVersion::new())
    }
    /// Sends a signed transaction.
    ///
    /// Puts a signed transaction into the node's pool and hands it on to peers. Blob transactions go with their blobs, commitments and proofs. Sending the same bytes again does no harm: nodes answer the hash, or that they know it already.
    ///
    /// Wire name: `eth_sendRawTransaction`.
    ///
    /// Answers: What to look the transaction up by. No promise that it will be in a block.
    ///
    /// Errors:
    ///
    /// - `-32700`: The request is not valid JSON
    /// - `-32603`: Something went wrong inside the node
    /// - `-32602`: A parameter is missing or malformed, or the query makes no sense
    /// - `-32601`: The node doesn't know the method
    /// - `-32600`: The request is not a valid JSON-RPC object
    /// - `-32006`: The node doesn't speak this version of JSON-RPC
    /// - `-32005`: The request goes beyond a limit of the node
    /// - `-32004`: The node knows the method, but doesn't offer it
    /// - `-32003`: The node refuses the transaction
    /// - `-32002`: What was asked for exists, but can't be had now
    /// - `-32001`: What was asked for doesn't exist on this node
    /// - `-32000`: The node refuses the input; the message says why
    /// - `1`: The sender's next nonce is higher
    /// - `2`: The nonce leaves a gap
    /// - `3`: Execution reverted; the error's data is what the contract reverted with, in hex
    /// - `4`: Execution met an invalid instruction
    /// - `800`: The gas limit doesn't even cover the cost before execution, or that cost is over the limit
    /// - `801`: Execution ran out of gas
    /// - `802`: The gas price is below the node's minimum
    /// - `803`: The gas limit is over that of a block
    /// - `804`: The priority fee cap is higher than the fee cap
    /// - `805`: The amount of gas doesn't fit 64 bits
    /// - `806`: The fee cap is below the block's base fee
    /// - `807`: The priority fee cap doesn't fit 256 bits
    /// - `808`: The fee cap doesn't fit 256 bits
    /// - `809`: The sender can't pay gas and value
    /// - `1000`: The transaction is in the pool already
    /// - `1001`: The signature gives no valid sender
    ///
    /// Source: <https://ethereum.github.io/execution-apis/api/methods/eth_sendRawTransaction/>
    pub fn send_raw_transaction(
        &self,
        transaction: impl Into<rt::Bytes>,
    ) -> Call<methods::SendRawTransaction> {
        self.call(methods::SendRawTransaction::new(transaction))
    }
    /// Fills in, signs and sends a transaction.
    ///
    /// The node chooses what is missing (nonce, gas, fees), signs and sends. Sending the request twice sends two transactions unless it names the nonce. The node must hold the sender's key, which public endpoints never do.
    ///
    /// Wire name: `eth_sendTransaction`.
    ///
    /// Answers: What to look the transaction up by.
    ///
    /// Errors:
    ///
    /// - `-32700`: The request is not valid JSON
    /// - `-32603`: Something went wrong inside the node
    /// - `-32602`: A parameter is missing or malformed, or the query makes no sense
    /// - `-32601`: The node doesn't know the method
    /// - `-32600`: The request is not a valid JSON-RPC object
    /// - `-32006`: The node doesn't speak this version of JSON-RPC
    /// - `-32005`: The request goes beyond a limit of the node
    /// - `-32004`: The node knows the method, but doesn't offer it
    /// - `-32003`: The node refuses the transaction
    /// - `-32002`: What was asked for exists, but can't be had now
    /// - `-32001`: What was asked for doesn't exist on this node
    /// - `-32000`: The node refuses the input; the message says why
    /// - `1`: The sender's next nonce is higher
    /// - `2`: The nonce leaves a gap
    /// - `3`: Execution reverted; the error's data is what the contract reverted with, in hex
    /// - `4`: Execution met an invalid instruction
    /// - `800`: The gas limit doesn't even cover the cost before execution, or that cost is over the limit
    /// - `801`: Execution ran out of gas
    /// - `802`: The gas price is below the node's minimum
    /// - `803`: The gas limit is over that of a block
    /// - `804`: The priority fee cap is higher than the fee cap
    /// - `805`: The amount of gas doesn't fit 64 bits
    /// - `806`: The fee cap is below the block's base fee
    /// - `807`: The priority fee cap doesn't fit 256 bits
    /// - `808`: The fee cap doesn't fit 256 bits
    /// - `809`: The sender can't pay gas and value
    /// - `1000`: The transaction is in the pool already
    /// - `1001`: The signature gives no valid sender
    ///
    /// Source: <https://ethereum.github.io/execution-apis/api/methods/eth_sendTransaction/>
    pub fn send_transaction(
        &self,
        transaction: types::TransactionRequest,
    ) -> Call<methods::SendTransaction> {
        self.call(methods::SendTransaction::new(transaction))
    }
    /// Signs a message with an account of the node.
    ///
    /// Signs Keccak-256 of the message behind the prefix `\x19Ethereum Signed Message:\n` and its length (EIP-191), so that the signature can't pass for a transaction. The node must hold the sender's key, which public endpoints never do.
    ///
    /// Wire name: `eth_sign`.
    ///
    /// Answers: r, s and v (27 or 28) in 65 bytes.
    ///
    /// Errors:
    ///
    /// - `-32602`: A parameter is missing or malformed, or the query makes no sense
    ///
    /// Source: <https://ethereum.github.io/execution-apis/api/methods/eth_sign/>
    pub fn sign(
        &self,
        address: rt::Address,
        message: impl Into<rt::Bytes>,
    ) -> Call<methods::Sign> {
        self.call(methods::Sign::new(address, message))
    }
    /// Signs a transaction without sending it.
    ///
    /// Signs a transaction with a key of the node. geth asks for gas, fees and nonce to be given. The node must hold the sender's key, which public endpoints never do.
    ///
    /// Wire name: `eth_signTransaction`.
    ///
    /// Answers: The signed encoding, with its parts on nodes that follow the standard.
    ///
    /// Errors:
    ///
    /// - `-32602`: A parameter is missing or malformed, or the query makes no sense
    /// - `-32000`: The node refuses the input; the message says why
    ///
    /// Source: <https://ethereum.github.io/execution-apis/api/methods/eth_signTransaction/>
    pub fn sign_transaction(
        &self,
        transaction: types::TransactionRequest,
    ) -> Call<methods::SignTransaction> {
        self.call(methods::SignTransaction::new(transaction))
    }
    /// Signs structured data with an account of the node.
    ///
    /// Hashes the data as its types say and signs the hash (EIP-712). Wallets offer it, and so do anvil, hardhat and ganache; geth leaves it to its external signer.
    ///
    /// Wire name: `eth_signTypedData_v4`.
    ///
    /// Answers: r, s and v (27 or 28) in 65 bytes.
    ///
    /// Errors:
    ///
    /// - `-32602`: A parameter is missing or malformed, or the query makes no sense
    /// - `-32601`: The node doesn't know the method
    ///
    /// Source: <https://eips.ethereum.org/EIPS/eip-712>
    pub fn sign_typed_data_v4(
        &self,
        address: rt::Address,
        typed_data: types::TypedData,
    ) -> Call<methods::SignTypedDataV4> {
        self.call(methods::SignTypedDataV4::new(address, typed_data))
    }
    /// Simulates blocks of calls on top of the chain.
    ///
    /// Executes blocks of calls, each on the state that the ones before left, with header and account state set as wanted. Answers whole blocks with the outcome of every call. Nothing is kept.
    ///
    /// Optional parameters are set on the call: [`block`](Call::<methods::SimulateV1>::block).
    ///
    /// Wire name: `eth_simulateV1`.
    ///
    /// Answers: The simulated blocks in order, those included that fill gaps between numbers.
    ///
    /// Errors:
    ///
    /// - `-38026`: The simulation goes beyond a limit of the node
    /// - `-38025`: Init code is longer than allowed
    /// - `-38024`: The sender is a contract
    /// - `-38023`: Two precompiles are moved to the same address
    /// - `-38022`: A precompile is moved to its own address
    /// - `-38021`: Timestamps must rise
    /// - `-38020`: Block numbers must rise
    /// - `-38015`: The calls of a block need more than its gas limit
    /// - `-38014`: A sender can't pay gas and value
    /// - `-38013`: A call's gas doesn't cover the cost before execution
    /// - `-38012`: A call's fee cap is below the base fee
    /// - `-38011`: A call's nonce is higher than its sender's next
    /// - `-38010`: A call's nonce is lower than its sender's next
    /// - `-32603`: Something went wrong inside the node
    /// - `-32602`: A parameter is missing or malformed, or the query makes no sense
    /// - `-32016`: The simulation took too long
    /// - `-32015`: Execution failed
    /// - `-32005`: A call's fee cap is too low
    /// - `-32000`: The node refuses the input; the message says why
    ///
    /// Source: <https://ethereum.github.io/execution-apis/api/methods/eth_simulateV1/>
    pub fn simulate_v1(
        &self,
        request: types::SimulationRequest,
    ) -> Call<methods::SimulateV1> {
        self.call(methods::SimulateV1::new(request))
    }
    /// Starts a subscription.
    ///
    /// The node sends an `eth_subscription` notification on this connection for every event. Needs a connection that can push (WebSocket or IPC); ends with it. What happens while no connection is open is not sent later.
    ///
    /// Optional parameters are set on the call: [`options`](Call::<methods::Subscribe>::options).
    ///
    /// Wire name: `eth_subscribe`.
    ///
    /// Answers: Names the subscription in its notifications and when it is ended.
    ///
    /// Errors:
    ///
    /// - `-32602`: A parameter is missing or malformed, or the query makes no sense
    /// - `-32601`: The node doesn't know the method
    ///
    /// Source: <https://geth.ethereum.org/docs/interacting-with-geth/rpc/pubsub>
    pub fn subscribe(&self, kind: types::SubscriptionKind) -> Call<methods::Subscribe> {
        self.call(methods::Subscribe::new(kind))
    }
    /// Tells whether the node is catching up with the chain.
    ///
    /// Answers `false` when the node is at the head of the chain, otherwise how far it has come. While a node is catching up, its `latest` block is an old one.
    ///
    /// Wire name: `eth_syncing`.
    ///
    /// Answers: `false`, or the progress so far.
    ///
    /// Source: <https://ethereum.github.io/execution-apis/api/methods/eth_syncing/>
    pub fn syncing(&self) -> Call<methods::Syncing> {
        self.call(methods::Syncing::new())
    }
    /// Removes a filter.
    ///
    /// The node stops collecting for the filter and forgets what it has collected.
    ///
    /// Wire name: `eth_uninstallFilter`.
    ///
    /// Answers: True when the filter was there; false when it had gone already.
    ///
    /// Source: <https://ethereum.github.io/execution-apis/api/methods/eth_uninstallFilter/>
    pub fn uninstall_filter(
        &self,
        filter_id: impl Into<String>,
    ) -> Call<methods::UninstallFilter> {
        self.call(methods::UninstallFilter::new(filter_id))
    }
    /// Ends a subscription.
    ///
    /// The node stops sending notifications of the subscription. A few that were under way may still arrive.
    ///
    /// Wire name: `eth_unsubscribe`.
    ///
    /// Answers: True when the subscription was there; some nodes answer an error instead of false.
    ///
    /// Source: <https://geth.ethereum.org/docs/interacting-with-geth/rpc/pubsub>
    pub fn unsubscribe(
        &self,
        subscription_id: impl Into<String>,
    ) -> Call<methods::Unsubscribe> {
        self.call(methods::Unsubscribe::new(subscription_id))
    }
}
impl Call<methods::Call2> {
    /// The block on whose state the call runs; `latest` when not given.
    #[must_use]
    pub fn block(mut self, block: impl Into<types::BlockId>) -> Self {
        self.method_mut().block = Some(block.into());
        self
    }
    /// Account state to assume for this call only. Beyond the standard, but read by geth, reth, nethermind, erigon and anvil.
    #[must_use]
    pub fn state_overrides(
        mut self,
        state_overrides: rt::BTreeMap<rt::Address, types::AccountOverride>,
    ) -> Self {
        self.method_mut().state_overrides = Some(state_overrides);
        self
    }
    /// Header keys to assume for this call only. Beyond the standard, but read by geth, reth and anvil.
    #[must_use]
    pub fn block_overrides(mut self, block_overrides: types::BlockOverrides) -> Self {
        self.method_mut().block_overrides = Some(block_overrides);
        self
    }
}
impl Call<methods::CreateAccessList> {
    /// The block on whose state the call runs; `latest` when not given.
    #[must_use]
    pub fn block(mut self, block: impl Into<types::BlockId>) -> Self {
        self.method_mut().block = Some(block.into());
        self
    }
    /// Account state to assume for this call only. Beyond the standard, but read by geth, reth, nethermind, erigon and anvil.
    #[must_use]
    pub fn state_overrides(
        mut self,
        state_overrides: rt::BTreeMap<rt::Address, types::AccountOverride>,
    ) -> Self {
        self.method_mut().state_overrides = Some(state_overrides);
        self
    }
}
impl Call<methods::EstimateGas> {
    /// The block on whose state the call runs; `latest` when not given.
    #[must_use]
    pub fn block(mut self, block: impl Into<types::BlockId>) -> Self {
        self.method_mut().block = Some(block.into());
        self
    }
    /// Account state to assume for this call only. Beyond the standard, but read by geth, reth, nethermind, erigon and anvil.
    #[must_use]
    pub fn state_overrides(
        mut self,
        state_overrides: rt::BTreeMap<rt::Address, types::AccountOverride>,
    ) -> Self {
        self.method_mut().state_overrides = Some(state_overrides);
        self
    }
    /// Header keys to assume for this call only. Beyond the standard, but read by geth, reth and anvil.
    #[must_use]
    pub fn block_overrides(mut self, block_overrides: types::BlockOverrides) -> Self {
        self.method_mut().block_overrides = Some(block_overrides);
        self
    }
}
impl Call<methods::GetBalance> {
    /// The block after which the state is read; `latest` when not given.
    #[must_use]
    pub fn block(mut self, block: impl Into<types::BlockId>) -> Self {
        self.method_mut().block = Some(block.into());
        self
    }
}
impl Call<methods::GetCode> {
    /// The block after which the state is read; `latest` when not given.
    #[must_use]
    pub fn block(mut self, block: impl Into<types::BlockId>) -> Self {
        self.method_mut().block = Some(block.into());
        self
    }
}
impl Call<methods::GetProof> {
    /// The block after which the state is read; `latest` when not given.
    #[must_use]
    pub fn block(mut self, block: impl Into<types::BlockId>) -> Self {
        self.method_mut().block = Some(block.into());
        self
    }
}
impl Call<methods::GetStorageAt> {
    /// The block after which the state is read; `latest` when not given.
    #[must_use]
    pub fn block(mut self, block: impl Into<types::BlockId>) -> Self {
        self.method_mut().block = Some(block.into());
        self
    }
}
impl Call<methods::GetStorageValues> {
    /// The block after which the state is read; `latest` when not given.
    #[must_use]
    pub fn block(mut self, block: impl Into<types::BlockId>) -> Self {
        self.method_mut().block = Some(block.into());
        self
    }
}
impl Call<methods::GetTransactionCount> {
    /// The block after which the state is read; `latest` when not given.
    #[must_use]
    pub fn block(mut self, block: impl Into<types::BlockId>) -> Self {
        self.method_mut().block = Some(block.into());
        self
    }
}
impl Call<methods::SimulateV1> {
    /// The block that the first simulated one is built on; `latest` when not given.
    #[must_use]
    pub fn block(mut self, block: impl Into<types::BlockId>) -> Self {
        self.method_mut().block = Some(block.into());
        self
    }
}
impl Call<methods::Subscribe> {
    /// A filter for `logs`; for `newPendingTransactions`, true to get whole transactions where the node can. Not for the other kinds.
    #[must_use]
    pub fn options(mut self, options: impl Into<types::SubscriptionOptions>) -> Self {
        self.method_mut().options = Some(options.into());
        self
    }
}
