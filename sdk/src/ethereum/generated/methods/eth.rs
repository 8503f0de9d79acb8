use crate::rt;
use super::super::types;
/// Lists the accounts that the node can sign for.
///
/// Accounts whose keys the node itself holds. Empty on public endpoints; development nodes list their prefunded accounts.
///
/// Wire name: `eth_accounts`.
///
/// Answers: The accounts, in the node's own order; often none.
///
/// Source: <https://ethereum.github.io/execution-apis/api/methods/eth_accounts/>
#[derive(Clone, Debug, PartialEq, Default)]
#[non_exhaustive]
pub struct Accounts {}
impl Accounts {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}
impl crate::Method for Accounts {
    const NAME: &'static str = "eth_accounts";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    type Output = Vec<rt::Address>;
    type Codec = rt::Same;
}
impl rt::Serialize for Accounts {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        rt::List::new(serializer)?.end()
    }
}
impl<'de> rt::Positional<'de> for Accounts {
    const NAME: &'static str = "Accounts";
    fn read<A: rt::SeqAccess<'de>>(_: &mut rt::Arguments<A>) -> Result<Self, A::Error> {
        Ok(Self {})
    }
}
rt::positional!(Accounts);
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
#[derive(Clone, Debug, PartialEq, Default)]
#[non_exhaustive]
pub struct BaseFee {}
impl BaseFee {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}
impl crate::Method for BaseFee {
    const NAME: &'static str = "eth_baseFee";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    const ERRORS: &'static [crate::ErrorCode] = &[
        crate::ErrorCode {
            code: -32601,
            message: "The node doesn't know the method",
        },
    ];
    type Output = rt::U256;
    type Codec = rt::Quantity;
}
impl rt::Serialize for BaseFee {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        rt::List::new(serializer)?.end()
    }
}
impl<'de> rt::Positional<'de> for BaseFee {
    const NAME: &'static str = "BaseFee";
    fn read<A: rt::SeqAccess<'de>>(_: &mut rt::Arguments<A>) -> Result<Self, A::Error> {
        Ok(Self {})
    }
}
rt::positional!(BaseFee);
/// Tells the blob base fee of the next block.
///
/// What each unit of blob gas will burn in the block after the head (EIP-4844). A blob takes 131,072 units.
///
/// Wire name: `eth_blobBaseFee`.
///
/// Answers: What a unit of blob gas burns, 1 wei at the least.
///
/// Source: <https://ethereum.github.io/execution-apis/api/methods/eth_blobBaseFee/>
#[derive(Clone, Debug, PartialEq, Default)]
#[non_exhaustive]
pub struct BlobBaseFee {}
impl BlobBaseFee {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}
impl crate::Method for BlobBaseFee {
    const NAME: &'static str = "eth_blobBaseFee";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    type Output = rt::U256;
    type Codec = rt::Quantity;
}
impl rt::Serialize for BlobBaseFee {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        rt::List::new(serializer)?.end()
    }
}
impl<'de> rt::Positional<'de> for BlobBaseFee {
    const NAME: &'static str = "BlobBaseFee";
    fn read<A: rt::SeqAccess<'de>>(_: &mut rt::Arguments<A>) -> Result<Self, A::Error> {
        Ok(Self {})
    }
}
rt::positional!(BlobBaseFee);
/// Tells the height of the newest block.
///
/// Height of the head of the canonical chain as the node sees it. Behind a load balancer, two calls can see different heads.
///
/// Wire name: `eth_blockNumber`.
///
/// Answers: Blocks since genesis, which is block zero.
///
/// Source: <https://ethereum.github.io/execution-apis/api/methods/eth_blockNumber/>
#[derive(Clone, Debug, PartialEq, Default)]
#[non_exhaustive]
pub struct BlockNumber {}
impl BlockNumber {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}
impl crate::Method for BlockNumber {
    const NAME: &'static str = "eth_blockNumber";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    type Output = u64;
    type Codec = rt::Quantity;
}
impl rt::Serialize for BlockNumber {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        rt::List::new(serializer)?.end()
    }
}
impl<'de> rt::Positional<'de> for BlockNumber {
    const NAME: &'static str = "BlockNumber";
    fn read<A: rt::SeqAccess<'de>>(_: &mut rt::Arguments<A>) -> Result<Self, A::Error> {
        Ok(Self {})
    }
}
rt::positional!(BlockNumber);
/// Runs a call without sending a transaction.
///
/// Executes a message call on the state after a block and answers what the contract returned. Nothing is kept and no gas is paid. `from` needs no key, so any account can be tried.
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
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Call2 {
    /// The call; usually `to` and `input`.
    pub transaction: types::TransactionRequest,
    /// The block on whose state the call runs; `latest` when not given.
    ///
    /// `"latest"` is sent when it is not given.
    pub block: Option<types::BlockId>,
    /// Account state to assume for this call only. Beyond the standard, but read by geth, reth, nethermind, erigon and anvil.
    pub state_overrides: Option<rt::BTreeMap<rt::Address, types::AccountOverride>>,
    /// Header keys to assume for this call only. Beyond the standard, but read by geth, reth and anvil.
    pub block_overrides: Option<types::BlockOverrides>,
}
impl Call2 {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(transaction: types::TransactionRequest) -> Self {
        Self {
            transaction,
            block: None,
            state_overrides: None,
            block_overrides: None,
        }
    }
}
impl crate::Method for Call2 {
    const NAME: &'static str = "eth_call";
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
            code: 3,
            message: "Execution reverted; the error's data is what the contract reverted with, in hex",
        },
    ];
    type Output = rt::Bytes;
    type Codec = rt::Same;
}
impl rt::Serialize for Call2 {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.transaction)?;
        list.put_or::<rt::Same, _, _>(&self.block, &"latest")?;
        list.put_some::<rt::Same, _>(&self.state_overrides)?;
        list.put_some::<rt::Same, _>(&self.block_overrides)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for Call2 {
    const NAME: &'static str = "Call2";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            transaction: list.required::<rt::Same, _>("transaction")?,
            block: list.optional::<rt::Same, _>()?,
            state_overrides: list.optional::<rt::Same, _>()?,
            block_overrides: list.optional::<rt::Same, _>()?,
        })
    }
}
rt::positional!(Call2);
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
#[derive(Clone, Debug, PartialEq, Default)]
#[non_exhaustive]
pub struct Capabilities {}
impl Capabilities {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}
impl crate::Method for Capabilities {
    const NAME: &'static str = "eth_capabilities";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    const ERRORS: &'static [crate::ErrorCode] = &[
        crate::ErrorCode {
            code: -32601,
            message: "The node doesn't know the method",
        },
    ];
    type Output = types::NodeCapabilities;
    type Codec = rt::Same;
}
impl rt::Serialize for Capabilities {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        rt::List::new(serializer)?.end()
    }
}
impl<'de> rt::Positional<'de> for Capabilities {
    const NAME: &'static str = "Capabilities";
    fn read<A: rt::SeqAccess<'de>>(_: &mut rt::Arguments<A>) -> Result<Self, A::Error> {
        Ok(Self {})
    }
}
rt::positional!(Capabilities);
/// Tells which chain the node follows.
///
/// The number that a signature must name to be valid on this chain (EIP-155): 1 for the main network.
///
/// Wire name: `eth_chainId`.
///
/// Answers: The chain's number.
///
/// Source: <https://ethereum.github.io/execution-apis/api/methods/eth_chainId/>
#[derive(Clone, Debug, PartialEq, Default)]
#[non_exhaustive]
pub struct ChainId {}
impl ChainId {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}
impl crate::Method for ChainId {
    const NAME: &'static str = "eth_chainId";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    type Output = u64;
    type Codec = rt::Quantity;
}
impl rt::Serialize for ChainId {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        rt::List::new(serializer)?.end()
    }
}
impl<'de> rt::Positional<'de> for ChainId {
    const NAME: &'static str = "ChainId";
    fn read<A: rt::SeqAccess<'de>>(_: &mut rt::Arguments<A>) -> Result<Self, A::Error> {
        Ok(Self {})
    }
}
rt::positional!(ChainId);
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
#[derive(Clone, Debug, PartialEq, Default)]
#[non_exhaustive]
pub struct Coinbase {}
impl Coinbase {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}
impl crate::Method for Coinbase {
    const NAME: &'static str = "eth_coinbase";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    const ERRORS: &'static [crate::ErrorCode] = &[
        crate::ErrorCode {
            code: -32601,
            message: "The node doesn't know the method",
        },
    ];
    type Output = rt::Address;
    type Codec = rt::Same;
}
impl rt::Serialize for Coinbase {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        rt::List::new(serializer)?.end()
    }
}
impl<'de> rt::Positional<'de> for Coinbase {
    const NAME: &'static str = "Coinbase";
    fn read<A: rt::SeqAccess<'de>>(_: &mut rt::Arguments<A>) -> Result<Self, A::Error> {
        Ok(Self {})
    }
}
rt::positional!(Coinbase);
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
#[derive(Clone, Debug, PartialEq, Default)]
#[non_exhaustive]
pub struct Config {}
impl Config {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}
impl crate::Method for Config {
    const NAME: &'static str = "eth_config";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    const ERRORS: &'static [crate::ErrorCode] = &[
        crate::ErrorCode {
            code: -32601,
            message: "The node doesn't know the method",
        },
    ];
    type Output = types::ForkConfigs;
    type Codec = rt::Same;
}
impl rt::Serialize for Config {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        rt::List::new(serializer)?.end()
    }
}
impl<'de> rt::Positional<'de> for Config {
    const NAME: &'static str = "Config";
    fn read<A: rt::SeqAccess<'de>>(_: &mut rt::Arguments<A>) -> Result<Self, A::Error> {
        Ok(Self {})
    }
}
rt::positional!(Config);
/// Finds the access list that a transaction would profit from.
///
/// Runs the transaction and lists the accounts and slots it touches. Whether carrying the list saves gas is for the caller to compare (EIP-2930).
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
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateAccessList {
    /// The transaction to be tried.
    pub transaction: types::TransactionRequest,
    /// The block on whose state the call runs; `latest` when not given.
    ///
    /// `"latest"` is sent when it is not given.
    pub block: Option<types::BlockId>,
    /// Account state to assume for this call only. Beyond the standard, but read by geth, reth, nethermind, erigon and anvil.
    pub state_overrides: Option<rt::BTreeMap<rt::Address, types::AccountOverride>>,
}
impl CreateAccessList {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(transaction: types::TransactionRequest) -> Self {
        Self {
            transaction,
            block: None,
            state_overrides: None,
        }
    }
}
impl crate::Method for CreateAccessList {
    const NAME: &'static str = "eth_createAccessList";
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
    type Output = types::AccessListResult;
    type Codec = rt::Same;
}
impl rt::Serialize for CreateAccessList {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.transaction)?;
        list.put_or::<rt::Same, _, _>(&self.block, &"latest")?;
        list.put_some::<rt::Same, _>(&self.state_overrides)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for CreateAccessList {
    const NAME: &'static str = "CreateAccessList";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            transaction: list.required::<rt::Same, _>("transaction")?,
            block: list.optional::<rt::Same, _>()?,
            state_overrides: list.optional::<rt::Same, _>()?,
        })
    }
}
rt::positional!(CreateAccessList);
/// Estimates the gas that a transaction needs.
///
/// The smallest gas limit, within a small margin, with which the transaction would succeed on the state after a block. What it really uses can be less, because of refunds.
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
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct EstimateGas {
    /// The transaction; `from` matters, since contracts can treat senders differently.
    pub transaction: types::TransactionRequest,
    /// The block on whose state the call runs; `latest` when not given.
    ///
    /// `"latest"` is sent when it is not given.
    pub block: Option<types::BlockId>,
    /// Account state to assume for this call only. Beyond the standard, but read by geth, reth, nethermind, erigon and anvil.
    pub state_overrides: Option<rt::BTreeMap<rt::Address, types::AccountOverride>>,
    /// Header keys to assume for this call only. Beyond the standard, but read by geth, reth and anvil.
    pub block_overrides: Option<types::BlockOverrides>,
}
impl EstimateGas {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(transaction: types::TransactionRequest) -> Self {
        Self {
            transaction,
            block: None,
            state_overrides: None,
            block_overrides: None,
        }
    }
}
impl crate::Method for EstimateGas {
    const NAME: &'static str = "eth_estimateGas";
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
            code: 3,
            message: "Execution reverted; the error's data is what the contract reverted with, in hex",
        },
    ];
    type Output = u64;
    type Codec = rt::Quantity;
}
impl rt::Serialize for EstimateGas {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.transaction)?;
        list.put_or::<rt::Same, _, _>(&self.block, &"latest")?;
        list.put_some::<rt::Same, _>(&self.state_overrides)?;
        list.put_some::<rt::Same, _>(&self.block_overrides)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for EstimateGas {
    const NAME: &'static str = "EstimateGas";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            transaction: list.required::<rt::Same, _>("transaction")?,
            block: list.optional::<rt::Same, _>()?,
            state_overrides: list.optional::<rt::Same, _>()?,
            block_overrides: list.optional::<rt::Same, _>()?,
        })
    }
}
rt::positional!(EstimateGas);
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
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct FeeHistory {
    /// How many blocks, at most 1,024 on most nodes.
    ///
    /// Unit: blocks.
    pub block_count: u64,
    /// Last block of the range, by height or tag.
    pub newest_block: types::BlockNumberOrTag,
    /// Percentiles, in rising order, of the tips to report. Empty for none.
    pub reward_percentiles: Vec<f64>,
}
impl FeeHistory {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(
        block_count: u64,
        newest_block: impl Into<types::BlockNumberOrTag>,
        reward_percentiles: Vec<f64>,
    ) -> Self {
        Self {
            block_count,
            newest_block: newest_block.into(),
            reward_percentiles,
        }
    }
}
impl crate::Method for FeeHistory {
    const NAME: &'static str = "eth_feeHistory";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    const ERRORS: &'static [crate::ErrorCode] = &[
        crate::ErrorCode {
            code: -32602,
            message: "A parameter is missing or malformed, or the query makes no sense",
        },
    ];
    type Output = types::FeeHistory;
    type Codec = rt::Same;
}
impl rt::Serialize for FeeHistory {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Quantity, _>(&self.block_count)?;
        list.put::<rt::Same, _>(&self.newest_block)?;
        list.put::<rt::Same, _>(&self.reward_percentiles)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for FeeHistory {
    const NAME: &'static str = "FeeHistory";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            block_count: list.required::<rt::Quantity, _>("blockCount")?,
            newest_block: list.required::<rt::Same, _>("newestBlock")?,
            reward_percentiles: list.required::<rt::Same, _>("rewardPercentiles")?,
        })
    }
}
rt::positional!(FeeHistory);
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
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct FillTransaction {
    /// What is known of the transaction; `from` is needed for the nonce.
    pub transaction: types::TransactionRequest,
}
impl FillTransaction {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(transaction: types::TransactionRequest) -> Self {
        Self { transaction }
    }
}
impl crate::Method for FillTransaction {
    const NAME: &'static str = "eth_fillTransaction";
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
            code: 3,
            message: "Execution reverted; the error's data is what the contract reverted with, in hex",
        },
    ];
    type Output = types::FilledTransaction;
    type Codec = rt::Same;
}
impl rt::Serialize for FillTransaction {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.transaction)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for FillTransaction {
    const NAME: &'static str = "FillTransaction";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            transaction: list.required::<rt::Same, _>("transaction")?,
        })
    }
}
rt::positional!(FillTransaction);
/// Suggests a gas price for a legacy transaction.
///
/// The price that the node expects to get a transaction without fee caps into a block soon: base fee plus tip.
///
/// Wire name: `eth_gasPrice`.
///
/// Answers: Suggested price for each unit of gas.
///
/// Source: <https://ethereum.github.io/execution-apis/api/methods/eth_gasPrice/>
#[derive(Clone, Debug, PartialEq, Default)]
#[non_exhaustive]
pub struct GasPrice {}
impl GasPrice {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}
impl crate::Method for GasPrice {
    const NAME: &'static str = "eth_gasPrice";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    type Output = rt::U256;
    type Codec = rt::Quantity;
}
impl rt::Serialize for GasPrice {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        rt::List::new(serializer)?.end()
    }
}
impl<'de> rt::Positional<'de> for GasPrice {
    const NAME: &'static str = "GasPrice";
    fn read<A: rt::SeqAccess<'de>>(_: &mut rt::Arguments<A>) -> Result<Self, A::Error> {
        Ok(Self {})
    }
}
rt::positional!(GasPrice);
/// Gets the ether that an account holds.
///
/// The balance after a given block. Only archive nodes can look back further than about 128 blocks.
///
/// Wire name: `eth_getBalance`.
///
/// Answers: The balance; zero for an account that doesn't exist.
///
/// Source: <https://ethereum.github.io/execution-apis/api/methods/eth_getBalance/>
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetBalance {
    /// The account asked about.
    pub address: rt::Address,
    /// The block after which the state is read; `latest` when not given.
    ///
    /// `"latest"` is sent when it is not given.
    pub block: Option<types::BlockId>,
}
impl GetBalance {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(address: rt::Address) -> Self {
        Self { address, block: None }
    }
}
impl crate::Method for GetBalance {
    const NAME: &'static str = "eth_getBalance";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    type Output = rt::U256;
    type Codec = rt::Quantity;
}
impl rt::Serialize for GetBalance {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.address)?;
        list.put_or::<rt::Same, _, _>(&self.block, &"latest")?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for GetBalance {
    const NAME: &'static str = "GetBalance";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            address: list.required::<rt::Same, _>("address")?,
            block: list.optional::<rt::Same, _>()?,
        })
    }
}
rt::positional!(GetBalance);
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
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetBlockAccessList {
    /// The block whose list is wanted.
    pub block: types::BlockId,
}
impl GetBlockAccessList {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(block: impl Into<types::BlockId>) -> Self {
        Self { block: block.into() }
    }
}
impl crate::Method for GetBlockAccessList {
    const NAME: &'static str = "eth_getBlockAccessList";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    const ERRORS: &'static [crate::ErrorCode] = &[
        crate::ErrorCode {
            code: -32001,
            message: "What was asked for doesn't exist on this node",
        },
        crate::ErrorCode {
            code: 4444,
            message: "The node has dropped the history that this needs",
        },
    ];
    type Output = Option<Vec<types::AccountAccess>>;
    type Codec = rt::Same;
}
impl rt::Serialize for GetBlockAccessList {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.block)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for GetBlockAccessList {
    const NAME: &'static str = "GetBlockAccessList";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            block: list.required::<rt::Same, _>("block")?,
        })
    }
}
rt::positional!(GetBlockAccessList);
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
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetBlockByHash {
    /// Keccak-256 of the header of the block meant; it need not be on the canonical chain.
    pub block_hash: rt::B256,
    /// If true, the block carries whole transactions; if false, their hashes.
    pub full_transactions: bool,
}
impl GetBlockByHash {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(block_hash: rt::B256, full_transactions: bool) -> Self {
        Self {
            block_hash,
            full_transactions,
        }
    }
}
impl crate::Method for GetBlockByHash {
    const NAME: &'static str = "eth_getBlockByHash";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    const ERRORS: &'static [crate::ErrorCode] = &[
        crate::ErrorCode {
            code: 4444,
            message: "The node has dropped the history that this needs",
        },
    ];
    type Output = Option<types::Block>;
    type Codec = rt::Same;
}
impl rt::Serialize for GetBlockByHash {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.block_hash)?;
        list.put::<rt::Same, _>(&self.full_transactions)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for GetBlockByHash {
    const NAME: &'static str = "GetBlockByHash";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            block_hash: list.required::<rt::Same, _>("blockHash")?,
            full_transactions: list.required::<rt::Same, _>("fullTransactions")?,
        })
    }
}
rt::positional!(GetBlockByHash);
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
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetBlockByNumber {
    /// Height or tag of a block of the canonical chain.
    pub block: types::BlockNumberOrTag,
    /// If true, the block carries whole transactions; if false, their hashes.
    pub full_transactions: bool,
}
impl GetBlockByNumber {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(
        block: impl Into<types::BlockNumberOrTag>,
        full_transactions: bool,
    ) -> Self {
        Self {
            block: block.into(),
            full_transactions,
        }
    }
}
impl crate::Method for GetBlockByNumber {
    const NAME: &'static str = "eth_getBlockByNumber";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    const ERRORS: &'static [crate::ErrorCode] = &[
        crate::ErrorCode {
            code: -39001,
            message: "There is no finalized or safe block yet",
        },
        crate::ErrorCode {
            code: 4444,
            message: "The node has dropped the history that this needs",
        },
    ];
    type Output = Option<types::Block>;
    type Codec = rt::Same;
}
impl rt::Serialize for GetBlockByNumber {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.block)?;
        list.put::<rt::Same, _>(&self.full_transactions)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for GetBlockByNumber {
    const NAME: &'static str = "GetBlockByNumber";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            block: list.required::<rt::Same, _>("block")?,
            full_transactions: list.required::<rt::Same, _>("fullTransactions")?,
        })
    }
}
rt::positional!(GetBlockByNumber);
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
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetBlockReceipts {
    /// The block whose receipts are wanted.
    pub block: types::BlockId,
}
impl GetBlockReceipts {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(block: impl Into<types::BlockId>) -> Self {
        Self { block: block.into() }
    }
}
impl crate::Method for GetBlockReceipts {
    const NAME: &'static str = "eth_getBlockReceipts";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    const ERRORS: &'static [crate::ErrorCode] = &[
        crate::ErrorCode {
            code: 4444,
            message: "The node has dropped the history that this needs",
        },
    ];
    type Output = Option<Vec<types::Receipt>>;
    type Codec = rt::Same;
}
impl rt::Serialize for GetBlockReceipts {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.block)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for GetBlockReceipts {
    const NAME: &'static str = "GetBlockReceipts";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            block: list.required::<rt::Same, _>("block")?,
        })
    }
}
rt::positional!(GetBlockReceipts);
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
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetBlockTransactionCountByHash {
    /// Keccak-256 of the header of the block meant; it need not be on the canonical chain.
    pub block_hash: rt::B256,
}
impl GetBlockTransactionCountByHash {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(block_hash: rt::B256) -> Self {
        Self { block_hash }
    }
}
impl crate::Method for GetBlockTransactionCountByHash {
    const NAME: &'static str = "eth_getBlockTransactionCountByHash";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    const ERRORS: &'static [crate::ErrorCode] = &[
        crate::ErrorCode {
            code: 4444,
            message: "The node has dropped the history that this needs",
        },
    ];
    type Output = Option<u64>;
    type Codec = Option<rt::Quantity>;
}
impl rt::Serialize for GetBlockTransactionCountByHash {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.block_hash)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for GetBlockTransactionCountByHash {
    const NAME: &'static str = "GetBlockTransactionCountByHash";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            block_hash: list.required::<rt::Same, _>("blockHash")?,
        })
    }
}
rt::positional!(GetBlockTransactionCountByHash);
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
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetBlockTransactionCountByNumber {
    /// Height or tag of a block of the canonical chain.
    pub block: types::BlockNumberOrTag,
}
impl GetBlockTransactionCountByNumber {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(block: impl Into<types::BlockNumberOrTag>) -> Self {
        Self { block: block.into() }
    }
}
impl crate::Method for GetBlockTransactionCountByNumber {
    const NAME: &'static str = "eth_getBlockTransactionCountByNumber";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    const ERRORS: &'static [crate::ErrorCode] = &[
        crate::ErrorCode {
            code: 4444,
            message: "The node has dropped the history that this needs",
        },
    ];
    type Output = Option<u64>;
    type Codec = Option<rt::Quantity>;
}
impl rt::Serialize for GetBlockTransactionCountByNumber {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.block)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for GetBlockTransactionCountByNumber {
    const NAME: &'static str = "GetBlockTransactionCountByNumber";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            block: list.required::<rt::Same, _>("block")?,
        })
    }
}
rt::positional!(GetBlockTransactionCountByNumber);
/// Gets the code of an account.
///
/// EVM code of a contract. An account that delegates under EIP-7702 gives `0xef0100` followed by the delegate's address.
///
/// Wire name: `eth_getCode`.
///
/// Answers: The code; `0x` for an account without any.
///
/// Source: <https://ethereum.github.io/execution-apis/api/methods/eth_getCode/>
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetCode {
    /// The contract.
    pub address: rt::Address,
    /// The block after which the state is read; `latest` when not given.
    ///
    /// `"latest"` is sent when it is not given.
    pub block: Option<types::BlockId>,
}
impl GetCode {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(address: rt::Address) -> Self {
        Self { address, block: None }
    }
}
impl crate::Method for GetCode {
    const NAME: &'static str = "eth_getCode";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    type Output = rt::Bytes;
    type Codec = rt::Same;
}
impl rt::Serialize for GetCode {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.address)?;
        list.put_or::<rt::Same, _, _>(&self.block, &"latest")?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for GetCode {
    const NAME: &'static str = "GetCode";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            address: list.required::<rt::Same, _>("address")?,
            block: list.optional::<rt::Same, _>()?,
        })
    }
}
rt::positional!(GetCode);
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
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetFilterChanges {
    /// Names the filter, as the call that installed it answered.
    pub filter_id: String,
}
impl GetFilterChanges {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(filter_id: impl Into<String>) -> Self {
        Self {
            filter_id: filter_id.into(),
        }
    }
}
impl crate::Method for GetFilterChanges {
    const NAME: &'static str = "eth_getFilterChanges";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Write;
    const ERRORS: &'static [crate::ErrorCode] = &[
        crate::ErrorCode {
            code: -32000,
            message: "The node refuses the input; the message says why",
        },
    ];
    type Output = types::FilterChanges;
    type Codec = rt::Same;
}
impl rt::Serialize for GetFilterChanges {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.filter_id)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for GetFilterChanges {
    const NAME: &'static str = "GetFilterChanges";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            filter_id: list.required::<rt::Same, _>("filterId")?,
        })
    }
}
rt::positional!(GetFilterChanges);
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
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetFilterLogs {
    /// Names the filter, as the call that installed it answered.
    pub filter_id: String,
}
impl GetFilterLogs {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(filter_id: impl Into<String>) -> Self {
        Self {
            filter_id: filter_id.into(),
        }
    }
}
impl crate::Method for GetFilterLogs {
    const NAME: &'static str = "eth_getFilterLogs";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    const ERRORS: &'static [crate::ErrorCode] = &[
        crate::ErrorCode {
            code: -32000,
            message: "The node refuses the input; the message says why",
        },
    ];
    type Output = Vec<types::Log>;
    type Codec = rt::Same;
}
impl rt::Serialize for GetFilterLogs {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.filter_id)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for GetFilterLogs {
    const NAME: &'static str = "GetFilterLogs";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            filter_id: list.required::<rt::Same, _>("filterId")?,
        })
    }
}
rt::positional!(GetFilterLogs);
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
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetLogs {
    /// Blocks, contracts and topics.
    pub filter: types::LogFilter,
}
impl GetLogs {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(filter: impl Into<types::LogFilter>) -> Self {
        Self { filter: filter.into() }
    }
}
impl crate::Method for GetLogs {
    const NAME: &'static str = "eth_getLogs";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    const ERRORS: &'static [crate::ErrorCode] = &[
        crate::ErrorCode {
            code: -32602,
            message: "A parameter is missing or malformed, or the query makes no sense",
        },
        crate::ErrorCode {
            code: -32005,
            message: "The request goes beyond a limit of the node",
        },
        crate::ErrorCode {
            code: 4444,
            message: "The node has dropped the history that this needs",
        },
    ];
    type Output = Vec<types::Log>;
    type Codec = rt::Same;
}
impl rt::Serialize for GetLogs {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.filter)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for GetLogs {
    const NAME: &'static str = "GetLogs";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            filter: list.required::<rt::Same, _>("filter")?,
        })
    }
}
rt::positional!(GetLogs);
/// Gets an account's state with Merkle proofs.
///
/// Balance, nonce, code hash and chosen slots of an account with the trie nodes that prove them against the block's state root (EIP-1186). Many nodes can prove only recent blocks.
///
/// Wire name: `eth_getProof`.
///
/// Answers: The account with its proofs.
///
/// Source: <https://ethereum.github.io/execution-apis/api/methods/eth_getProof/>
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetProof {
    /// The account to be proved.
    pub address: rt::Address,
    /// Slots to be proved as well; may be empty.
    pub storage_keys: Vec<rt::StorageKey>,
    /// The block after which the state is read; `latest` when not given.
    ///
    /// `"latest"` is sent when it is not given.
    pub block: Option<types::BlockId>,
}
impl GetProof {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(address: rt::Address, storage_keys: Vec<rt::StorageKey>) -> Self {
        Self {
            address,
            storage_keys,
            block: None,
        }
    }
}
impl crate::Method for GetProof {
    const NAME: &'static str = "eth_getProof";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    type Output = types::AccountProof;
    type Codec = rt::Same;
}
impl rt::Serialize for GetProof {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.address)?;
        list.put::<rt::Same, _>(&self.storage_keys)?;
        list.put_or::<rt::Same, _, _>(&self.block, &"latest")?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for GetProof {
    const NAME: &'static str = "GetProof";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            address: list.required::<rt::Same, _>("address")?,
            storage_keys: list.required::<rt::Same, _>("storageKeys")?,
            block: list.optional::<rt::Same, _>()?,
        })
    }
}
rt::positional!(GetProof);
/// Gets the encoding of a transaction by its place in a block, by the block's hash.
///
/// The signed bytes of the transaction at a position of a given block. Typed transactions come with their type byte in front (EIP-2718). Beyond the standard; geth, reth, erigon and anvil offer it.
///
/// Wire name: `eth_getRawTransactionByBlockHashAndIndex`.
///
/// Answers: The signed transaction; null, or `0x` on geth, when there is none.
///
/// Source: <https://reth.rs/jsonrpc/eth>
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetRawTransactionByBlockHashAndIndex {
    /// Keccak-256 of the header of the block meant; it need not be on the canonical chain.
    pub block_hash: rt::B256,
    /// Position in the block, counted from zero.
    pub index: u64,
}
impl GetRawTransactionByBlockHashAndIndex {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(block_hash: rt::B256, index: u64) -> Self {
        Self { block_hash, index }
    }
}
impl crate::Method for GetRawTransactionByBlockHashAndIndex {
    const NAME: &'static str = "eth_getRawTransactionByBlockHashAndIndex";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    type Output = Option<rt::Bytes>;
    type Codec = rt::Same;
}
impl rt::Serialize for GetRawTransactionByBlockHashAndIndex {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.block_hash)?;
        list.put::<rt::Quantity, _>(&self.index)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for GetRawTransactionByBlockHashAndIndex {
    const NAME: &'static str = "GetRawTransactionByBlockHashAndIndex";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            block_hash: list.required::<rt::Same, _>("blockHash")?,
            index: list.required::<rt::Quantity, _>("index")?,
        })
    }
}
rt::positional!(GetRawTransactionByBlockHashAndIndex);
/// Gets the encoding of a transaction by its place in a block, by height or tag.
///
/// The signed bytes of the transaction at a position of a block of the canonical chain. Typed transactions come with their type byte in front (EIP-2718). Beyond the standard; geth, reth, erigon and anvil offer it.
///
/// Wire name: `eth_getRawTransactionByBlockNumberAndIndex`.
///
/// Answers: The signed transaction; null, or `0x` on geth, when there is none.
///
/// Source: <https://reth.rs/jsonrpc/eth>
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetRawTransactionByBlockNumberAndIndex {
    /// Height or tag of a block of the canonical chain.
    pub block: types::BlockNumberOrTag,
    /// Position in the block, counted from zero.
    pub index: u64,
}
impl GetRawTransactionByBlockNumberAndIndex {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(block: impl Into<types::BlockNumberOrTag>, index: u64) -> Self {
        Self { block: block.into(), index }
    }
}
impl crate::Method for GetRawTransactionByBlockNumberAndIndex {
    const NAME: &'static str = "eth_getRawTransactionByBlockNumberAndIndex";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    type Output = Option<rt::Bytes>;
    type Codec = rt::Same;
}
impl rt::Serialize for GetRawTransactionByBlockNumberAndIndex {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.block)?;
        list.put::<rt::Quantity, _>(&self.index)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for GetRawTransactionByBlockNumberAndIndex {
    const NAME: &'static str = "GetRawTransactionByBlockNumberAndIndex";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            block: list.required::<rt::Same, _>("block")?,
            index: list.required::<rt::Quantity, _>("index")?,
        })
    }
}
rt::positional!(GetRawTransactionByBlockNumberAndIndex);
/// Gets the encoding of a transaction by its hash.
///
/// The signed bytes of a transaction in a block or in the node's pool. Typed transactions come with their type byte in front (EIP-2718). Beyond the standard; geth, reth, erigon and anvil offer it.
///
/// Wire name: `eth_getRawTransactionByHash`.
///
/// Answers: The signed transaction; null, or `0x` on geth, when the node doesn't know it.
///
/// Source: <https://reth.rs/jsonrpc/eth>
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetRawTransactionByHash {
    /// Keccak-256 of the signed transaction's encoding.
    pub transaction_hash: rt::B256,
}
impl GetRawTransactionByHash {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(transaction_hash: rt::B256) -> Self {
        Self { transaction_hash }
    }
}
impl crate::Method for GetRawTransactionByHash {
    const NAME: &'static str = "eth_getRawTransactionByHash";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    type Output = Option<rt::Bytes>;
    type Codec = rt::Same;
}
impl rt::Serialize for GetRawTransactionByHash {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.transaction_hash)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for GetRawTransactionByHash {
    const NAME: &'static str = "GetRawTransactionByHash";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            transaction_hash: list.required::<rt::Same, _>("transactionHash")?,
        })
    }
}
rt::positional!(GetRawTransactionByHash);
/// Gets one storage slot of a contract.
///
/// The 32 bytes that a contract keeps at a slot. Where a variable lies follows from the contract's storage layout.
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
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetStorageAt {
    /// The contract.
    pub address: rt::Address,
    /// Index of the slot, 1 to 64 hex digits. Send all 64, since some nodes refuse fewer.
    pub slot: rt::StorageKey,
    /// The block after which the state is read; `latest` when not given.
    ///
    /// `"latest"` is sent when it is not given.
    pub block: Option<types::BlockId>,
}
impl GetStorageAt {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(address: rt::Address, slot: impl Into<rt::StorageKey>) -> Self {
        Self {
            address,
            slot: slot.into(),
            block: None,
        }
    }
}
impl crate::Method for GetStorageAt {
    const NAME: &'static str = "eth_getStorageAt";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    const ERRORS: &'static [crate::ErrorCode] = &[
        crate::ErrorCode {
            code: -32602,
            message: "A parameter is missing or malformed, or the query makes no sense",
        },
    ];
    type Output = rt::Bytes;
    type Codec = rt::Same;
}
impl rt::Serialize for GetStorageAt {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.address)?;
        list.put::<rt::Same, _>(&self.slot)?;
        list.put_or::<rt::Same, _, _>(&self.block, &"latest")?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for GetStorageAt {
    const NAME: &'static str = "GetStorageAt";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            address: list.required::<rt::Same, _>("address")?,
            slot: list.required::<rt::Same, _>("slot")?,
            block: list.optional::<rt::Same, _>()?,
        })
    }
}
rt::positional!(GetStorageAt);
/// Gets many storage slots of many contracts at once.
///
/// The content of the listed slots, all after the same block. Few nodes offer it yet; they bound the number of slots, and refuse an empty request.
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
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetStorageValues {
    /// Slots wanted, by contract.
    pub requests: rt::BTreeMap<rt::Address, Vec<rt::StorageKey>>,
    /// The block after which the state is read; `latest` when not given.
    ///
    /// `"latest"` is sent when it is not given.
    pub block: Option<types::BlockId>,
}
impl GetStorageValues {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(requests: rt::BTreeMap<rt::Address, Vec<rt::StorageKey>>) -> Self {
        Self { requests, block: None }
    }
}
impl crate::Method for GetStorageValues {
    const NAME: &'static str = "eth_getStorageValues";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    const ERRORS: &'static [crate::ErrorCode] = &[
        crate::ErrorCode {
            code: -32602,
            message: "A parameter is missing or malformed, or the query makes no sense",
        },
    ];
    type Output = rt::BTreeMap<rt::Address, Vec<rt::B256>>;
    type Codec = rt::Same;
}
impl rt::Serialize for GetStorageValues {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.requests)?;
        list.put_or::<rt::Same, _, _>(&self.block, &"latest")?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for GetStorageValues {
    const NAME: &'static str = "GetStorageValues";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            requests: list.required::<rt::Same, _>("requests")?,
            block: list.optional::<rt::Same, _>()?,
        })
    }
}
rt::positional!(GetStorageValues);
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
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetTransactionByBlockHashAndIndex {
    /// Keccak-256 of the header of the block meant; it need not be on the canonical chain.
    pub block_hash: rt::B256,
    /// Position in the block, counted from zero.
    pub index: u64,
}
impl GetTransactionByBlockHashAndIndex {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(block_hash: rt::B256, index: u64) -> Self {
        Self { block_hash, index }
    }
}
impl crate::Method for GetTransactionByBlockHashAndIndex {
    const NAME: &'static str = "eth_getTransactionByBlockHashAndIndex";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    const ERRORS: &'static [crate::ErrorCode] = &[
        crate::ErrorCode {
            code: 4444,
            message: "The node has dropped the history that this needs",
        },
    ];
    type Output = Option<types::GetTransactionByBlockHashAndIndexResult>;
    type Codec = rt::Same;
}
impl rt::Serialize for GetTransactionByBlockHashAndIndex {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.block_hash)?;
        list.put::<rt::Quantity, _>(&self.index)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for GetTransactionByBlockHashAndIndex {
    const NAME: &'static str = "GetTransactionByBlockHashAndIndex";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            block_hash: list.required::<rt::Same, _>("blockHash")?,
            index: list.required::<rt::Quantity, _>("index")?,
        })
    }
}
rt::positional!(GetTransactionByBlockHashAndIndex);
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
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetTransactionByBlockNumberAndIndex {
    /// Height or tag of a block of the canonical chain.
    pub block: types::BlockNumberOrTag,
    /// Position in the block, counted from zero.
    pub index: u64,
}
impl GetTransactionByBlockNumberAndIndex {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(block: impl Into<types::BlockNumberOrTag>, index: u64) -> Self {
        Self { block: block.into(), index }
    }
}
impl crate::Method for GetTransactionByBlockNumberAndIndex {
    const NAME: &'static str = "eth_getTransactionByBlockNumberAndIndex";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    const ERRORS: &'static [crate::ErrorCode] = &[
        crate::ErrorCode {
            code: 4444,
            message: "The node has dropped the history that this needs",
        },
    ];
    type Output = Option<types::GetTransactionByBlockNumberAndIndexResult>;
    type Codec = rt::Same;
}
impl rt::Serialize for GetTransactionByBlockNumberAndIndex {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.block)?;
        list.put::<rt::Quantity, _>(&self.index)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for GetTransactionByBlockNumberAndIndex {
    const NAME: &'static str = "GetTransactionByBlockNumberAndIndex";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            block: list.required::<rt::Same, _>("block")?,
            index: list.required::<rt::Quantity, _>("index")?,
        })
    }
}
rt::positional!(GetTransactionByBlockNumberAndIndex);
/// Gets a transaction by its hash.
///
/// A transaction in a block or in the node's pool. While it is pending, the keys that tell its place in the chain are null.
///
/// Wire name: `eth_getTransactionByHash`.
///
/// Answers: The transaction, or null when the node doesn't know it.
///
/// Source: <https://ethereum.github.io/execution-apis/api/methods/eth_getTransactionByHash/>
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetTransactionByHash {
    /// Keccak-256 of the signed transaction's encoding.
    pub transaction_hash: rt::B256,
}
impl GetTransactionByHash {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(transaction_hash: rt::B256) -> Self {
        Self { transaction_hash }
    }
}
impl crate::Method for GetTransactionByHash {
    const NAME: &'static str = "eth_getTransactionByHash";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    type Output = Option<types::GetTransactionByHashResult>;
    type Codec = rt::Same;
}
impl rt::Serialize for GetTransactionByHash {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.transaction_hash)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for GetTransactionByHash {
    const NAME: &'static str = "GetTransactionByHash";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            transaction_hash: list.required::<rt::Same, _>("transactionHash")?,
        })
    }
}
rt::positional!(GetTransactionByHash);
/// Gets the nonce of an account.
///
/// The nonce that the account's next transaction must carry. With `pending`, transactions in the node's pool are counted too. Besides transactions, contract creations and set-code authorizations raise it.
///
/// Wire name: `eth_getTransactionCount`.
///
/// Answers: The next nonce; zero for an account that doesn't exist.
///
/// Source: <https://ethereum.github.io/execution-apis/api/methods/eth_getTransactionCount/>
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetTransactionCount {
    /// The account asked about.
    pub address: rt::Address,
    /// The block after which the state is read; `latest` when not given.
    ///
    /// `"latest"` is sent when it is not given.
    pub block: Option<types::BlockId>,
}
impl GetTransactionCount {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(address: rt::Address) -> Self {
        Self { address, block: None }
    }
}
impl crate::Method for GetTransactionCount {
    const NAME: &'static str = "eth_getTransactionCount";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    type Output = u64;
    type Codec = rt::Quantity;
}
impl rt::Serialize for GetTransactionCount {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.address)?;
        list.put_or::<rt::Same, _, _>(&self.block, &"latest")?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for GetTransactionCount {
    const NAME: &'static str = "GetTransactionCount";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            address: list.required::<rt::Same, _>("address")?,
            block: list.optional::<rt::Same, _>()?,
        })
    }
}
rt::positional!(GetTransactionCount);
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
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetTransactionReceipt {
    /// Keccak-256 of the signed transaction's encoding.
    pub transaction_hash: rt::B256,
}
impl GetTransactionReceipt {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(transaction_hash: rt::B256) -> Self {
        Self { transaction_hash }
    }
}
impl crate::Method for GetTransactionReceipt {
    const NAME: &'static str = "eth_getTransactionReceipt";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    const ERRORS: &'static [crate::ErrorCode] = &[
        crate::ErrorCode {
            code: 4444,
            message: "The node has dropped the history that this needs",
        },
    ];
    type Output = Option<types::Receipt>;
    type Codec = rt::Same;
}
impl rt::Serialize for GetTransactionReceipt {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.transaction_hash)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for GetTransactionReceipt {
    const NAME: &'static str = "GetTransactionReceipt";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            transaction_hash: list.required::<rt::Same, _>("transactionHash")?,
        })
    }
}
rt::positional!(GetTransactionReceipt);
/// Gets an uncle of a block, by the block's hash.
///
/// The header of one stale sibling that a block includes. Proof-of-work chains rewarded such blocks; since the merge there are none.
///
/// Wire name: `eth_getUncleByBlockHashAndIndex`.
///
/// Answers: The uncle without its transactions, or null when there is none at that place.
///
/// Source: <https://ethereum.org/developers/docs/apis/json-rpc/#eth_getunclebyblockhashandindex>
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetUncleByBlockHashAndIndex {
    /// Keccak-256 of the header of the block meant; it need not be on the canonical chain.
    pub block_hash: rt::B256,
    /// Position among the block's uncles, counted from zero.
    pub index: u64,
}
impl GetUncleByBlockHashAndIndex {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(block_hash: rt::B256, index: u64) -> Self {
        Self { block_hash, index }
    }
}
impl crate::Method for GetUncleByBlockHashAndIndex {
    const NAME: &'static str = "eth_getUncleByBlockHashAndIndex";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    type Output = Option<types::Header>;
    type Codec = rt::Same;
}
impl rt::Serialize for GetUncleByBlockHashAndIndex {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.block_hash)?;
        list.put::<rt::Quantity, _>(&self.index)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for GetUncleByBlockHashAndIndex {
    const NAME: &'static str = "GetUncleByBlockHashAndIndex";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            block_hash: list.required::<rt::Same, _>("blockHash")?,
            index: list.required::<rt::Quantity, _>("index")?,
        })
    }
}
rt::positional!(GetUncleByBlockHashAndIndex);
/// Gets an uncle of a block, by height or tag.
///
/// The header of one stale sibling that a block of the canonical chain includes. Proof-of-work chains rewarded such blocks; since the merge there are none.
///
/// Wire name: `eth_getUncleByBlockNumberAndIndex`.
///
/// Answers: The uncle without its transactions, or null when there is none at that place.
///
/// Source: <https://ethereum.org/developers/docs/apis/json-rpc/#eth_getunclebyblocknumberandindex>
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetUncleByBlockNumberAndIndex {
    /// Height or tag of a block of the canonical chain.
    pub block: types::BlockNumberOrTag,
    /// Position among the block's uncles, counted from zero.
    pub index: u64,
}
impl GetUncleByBlockNumberAndIndex {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(block: impl Into<types::BlockNumberOrTag>, index: u64) -> Self {
        Self { block: block.into(), index }
    }
}
impl crate::Method for GetUncleByBlockNumberAndIndex {
    const NAME: &'static str = "eth_getUncleByBlockNumberAndIndex";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    type Output = Option<types::Header>;
    type Codec = rt::Same;
}
impl rt::Serialize for GetUncleByBlockNumberAndIndex {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.block)?;
        list.put::<rt::Quantity, _>(&self.index)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for GetUncleByBlockNumberAndIndex {
    const NAME: &'static str = "GetUncleByBlockNumberAndIndex";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            block: list.required::<rt::Same, _>("block")?,
            index: list.required::<rt::Quantity, _>("index")?,
        })
    }
}
rt::positional!(GetUncleByBlockNumberAndIndex);
/// Counts the uncles of a block, by the block's hash.
///
/// How many stale sibling headers a block includes. Proof-of-work chains rewarded such blocks; since the merge there are none.
///
/// Wire name: `eth_getUncleCountByBlockHash`.
///
/// Answers: Number of uncles, or null when the node doesn't know the block.
///
/// Source: <https://ethereum.org/developers/docs/apis/json-rpc/#eth_getunclecountbyblockhash>
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetUncleCountByBlockHash {
    /// Keccak-256 of the header of the block meant; it need not be on the canonical chain.
    pub block_hash: rt::B256,
}
impl GetUncleCountByBlockHash {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(block_hash: rt::B256) -> Self {
        Self { block_hash }
    }
}
impl crate::Method for GetUncleCountByBlockHash {
    const NAME: &'static str = "eth_getUncleCountByBlockHash";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    type Output = Option<u64>;
    type Codec = Option<rt::Quantity>;
}
impl rt::Serialize for GetUncleCountByBlockHash {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.block_hash)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for GetUncleCountByBlockHash {
    const NAME: &'static str = "GetUncleCountByBlockHash";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            block_hash: list.required::<rt::Same, _>("blockHash")?,
        })
    }
}
rt::positional!(GetUncleCountByBlockHash);
/// Counts the uncles of a block, by height or tag.
///
/// How many stale sibling headers a block of the canonical chain includes. Proof-of-work chains rewarded such blocks; since the merge there are none.
///
/// Wire name: `eth_getUncleCountByBlockNumber`.
///
/// Answers: Number of uncles, or null when there is no such block yet.
///
/// Source: <https://ethereum.org/developers/docs/apis/json-rpc/#eth_getunclecountbyblocknumber>
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetUncleCountByBlockNumber {
    /// Height or tag of a block of the canonical chain.
    pub block: types::BlockNumberOrTag,
}
impl GetUncleCountByBlockNumber {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(block: impl Into<types::BlockNumberOrTag>) -> Self {
        Self { block: block.into() }
    }
}
impl crate::Method for GetUncleCountByBlockNumber {
    const NAME: &'static str = "eth_getUncleCountByBlockNumber";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    type Output = Option<u64>;
    type Codec = Option<rt::Quantity>;
}
impl rt::Serialize for GetUncleCountByBlockNumber {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.block)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for GetUncleCountByBlockNumber {
    const NAME: &'static str = "GetUncleCountByBlockNumber";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            block: list.required::<rt::Same, _>("block")?,
        })
    }
}
rt::positional!(GetUncleCountByBlockNumber);
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
#[derive(Clone, Debug, PartialEq, Default)]
#[non_exhaustive]
pub struct Hashrate {}
impl Hashrate {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}
impl crate::Method for Hashrate {
    const NAME: &'static str = "eth_hashrate";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    const ERRORS: &'static [crate::ErrorCode] = &[
        crate::ErrorCode {
            code: -32601,
            message: "The node doesn't know the method",
        },
    ];
    type Output = rt::U256;
    type Codec = rt::Quantity;
}
impl rt::Serialize for Hashrate {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        rt::List::new(serializer)?.end()
    }
}
impl<'de> rt::Positional<'de> for Hashrate {
    const NAME: &'static str = "Hashrate";
    fn read<A: rt::SeqAccess<'de>>(_: &mut rt::Arguments<A>) -> Result<Self, A::Error> {
        Ok(Self {})
    }
}
rt::positional!(Hashrate);
/// Suggests a tip for a transaction with fee caps.
///
/// The tip that the node expects to get a transaction into a block soon. Add the base fee, with room for it to rise, to get the fee cap.
///
/// Wire name: `eth_maxPriorityFeePerGas`.
///
/// Answers: Suggested tip for each unit of gas.
///
/// Source: <https://ethereum.github.io/execution-apis/api/methods/eth_maxPriorityFeePerGas/>
#[derive(Clone, Debug, PartialEq, Default)]
#[non_exhaustive]
pub struct MaxPriorityFeePerGas {}
impl MaxPriorityFeePerGas {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}
impl crate::Method for MaxPriorityFeePerGas {
    const NAME: &'static str = "eth_maxPriorityFeePerGas";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    type Output = rt::U256;
    type Codec = rt::Quantity;
}
impl rt::Serialize for MaxPriorityFeePerGas {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        rt::List::new(serializer)?.end()
    }
}
impl<'de> rt::Positional<'de> for MaxPriorityFeePerGas {
    const NAME: &'static str = "MaxPriorityFeePerGas";
    fn read<A: rt::SeqAccess<'de>>(_: &mut rt::Arguments<A>) -> Result<Self, A::Error> {
        Ok(Self {})
    }
}
rt::positional!(MaxPriorityFeePerGas);
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
#[derive(Clone, Debug, PartialEq, Default)]
#[non_exhaustive]
pub struct Mining {}
impl Mining {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}
impl crate::Method for Mining {
    const NAME: &'static str = "eth_mining";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    const ERRORS: &'static [crate::ErrorCode] = &[
        crate::ErrorCode {
            code: -32601,
            message: "The node doesn't know the method",
        },
    ];
    type Output = bool;
    type Codec = rt::Same;
}
impl rt::Serialize for Mining {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        rt::List::new(serializer)?.end()
    }
}
impl<'de> rt::Positional<'de> for Mining {
    const NAME: &'static str = "Mining";
    fn read<A: rt::SeqAccess<'de>>(_: &mut rt::Arguments<A>) -> Result<Self, A::Error> {
        Ok(Self {})
    }
}
rt::positional!(Mining);
/// Installs a filter for new blocks.
///
/// From now on the node collects the hashes of blocks that become part of the chain, to be fetched with `eth_getFilterChanges`. Nodes remove a filter that nobody has asked for a while, five minutes on geth, and behind a load balancer the next call may reach a node that has never heard of it.
///
/// Wire name: `eth_newBlockFilter`.
///
/// Answers: Names the filter in later calls.
///
/// Source: <https://ethereum.github.io/execution-apis/api/methods/eth_newBlockFilter/>
#[derive(Clone, Debug, PartialEq, Default)]
#[non_exhaustive]
pub struct NewBlockFilter {}
impl NewBlockFilter {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}
impl crate::Method for NewBlockFilter {
    const NAME: &'static str = "eth_newBlockFilter";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Write;
    type Output = String;
    type Codec = rt::Same;
}
impl rt::Serialize for NewBlockFilter {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        rt::List::new(serializer)?.end()
    }
}
impl<'de> rt::Positional<'de> for NewBlockFilter {
    const NAME: &'static str = "NewBlockFilter";
    fn read<A: rt::SeqAccess<'de>>(_: &mut rt::Arguments<A>) -> Result<Self, A::Error> {
        Ok(Self {})
    }
}
rt::positional!(NewBlockFilter);
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
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct NewFilter {
    /// Blocks, contracts and topics.
    pub filter: types::LogFilter,
}
impl NewFilter {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(filter: impl Into<types::LogFilter>) -> Self {
        Self { filter: filter.into() }
    }
}
impl crate::Method for NewFilter {
    const NAME: &'static str = "eth_newFilter";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Write;
    const ERRORS: &'static [crate::ErrorCode] = &[
        crate::ErrorCode {
            code: -32602,
            message: "A parameter is missing or malformed, or the query makes no sense",
        },
    ];
    type Output = String;
    type Codec = rt::Same;
}
impl rt::Serialize for NewFilter {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.filter)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for NewFilter {
    const NAME: &'static str = "NewFilter";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            filter: list.required::<rt::Same, _>("filter")?,
        })
    }
}
rt::positional!(NewFilter);
/// Installs a filter for pending transactions.
///
/// From now on the node collects the hashes of transactions that enter its pool, to be fetched with `eth_getFilterChanges`. Nodes remove a filter that nobody has asked for a while, five minutes on geth, and behind a load balancer the next call may reach a node that has never heard of it.
///
/// Wire name: `eth_newPendingTransactionFilter`.
///
/// Answers: Names the filter in later calls.
///
/// Source: <https://ethereum.github.io/execution-apis/api/methods/eth_newPendingTransactionFilter/>
#[derive(Clone, Debug, PartialEq, Default)]
#[non_exhaustive]
pub struct NewPendingTransactionFilter {}
impl NewPendingTransactionFilter {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}
impl crate::Method for NewPendingTransactionFilter {
    const NAME: &'static str = "eth_newPendingTransactionFilter";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Write;
    type Output = String;
    type Codec = rt::Same;
}
impl rt::Serialize for NewPendingTransactionFilter {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        rt::List::new(serializer)?.end()
    }
}
impl<'de> rt::Positional<'de> for NewPendingTransactionFilter {
    const NAME: &'static str = "NewPendingTransactionFilter";
    fn read<A: rt::SeqAccess<'de>>(_: &mut rt::Arguments<A>) -> Result<Self, A::Error> {
        Ok(Self {})
    }
}
rt::positional!(NewPendingTransactionFilter);
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
#[derive(Clone, Debug, PartialEq, Default)]
#[non_exhaustive]
pub struct ProtocolVersion {}
impl ProtocolVersion {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}
impl crate::Method for ProtocolVersion {
    const NAME: &'static str = "eth_protocolVersion";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    const ERRORS: &'static [crate::ErrorCode] = &[
        crate::ErrorCode {
            code: -32601,
            message: "The node doesn't know the method",
        },
    ];
    type Output = String;
    type Codec = rt::Same;
}
impl rt::Serialize for ProtocolVersion {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        rt::List::new(serializer)?.end()
    }
}
impl<'de> rt::Positional<'de> for ProtocolVersion {
    const NAME: &'static str = "ProtocolVersion";
    fn read<A: rt::SeqAccess<'de>>(_: &mut rt::Arguments<A>) -> Result<Self, A::Error> {
        Ok(Self {})
    }
}
rt::positional!(ProtocolVersion);
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
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SendRawTransaction {
    /// The signed transaction: RLP for a legacy one, type byte and payload for the others (EIP-2718).
    pub transaction: rt::Bytes,
}
impl SendRawTransaction {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(transaction: impl Into<rt::Bytes>) -> Self {
        Self {
            transaction: transaction.into(),
        }
    }
}
impl crate::Method for SendRawTransaction {
    const NAME: &'static str = "eth_sendRawTransaction";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Idempotent;
    const ERRORS: &'static [crate::ErrorCode] = &[
        crate::ErrorCode {
            code: -32700,
            message: "The request is not valid JSON",
        },
        crate::ErrorCode {
            code: -32603,
            message: "Something went wrong inside the node",
        },
        crate::ErrorCode {
            code: -32602,
            message: "A parameter is missing or malformed, or the query makes no sense",
        },
        crate::ErrorCode {
            code: -32601,
            message: "The node doesn't know the method",
        },
        crate::ErrorCode {
            code: -32600,
            message: "The request is not a valid JSON-RPC object",
        },
        crate::ErrorCode {
            code: -32006,
            message: "The node doesn't speak this version of JSON-RPC",
        },
        crate::ErrorCode {
            code: -32005,
            message: "The request goes beyond a limit of the node",
        },
        crate::ErrorCode {
            code: -32004,
            message: "The node knows the method, but doesn't offer it",
        },
        crate::ErrorCode {
            code: -32003,
            message: "The node refuses the transaction",
        },
        crate::ErrorCode {
            code: -32002,
            message: "What was asked for exists, but can't be had now",
        },
        crate::ErrorCode {
            code: -32001,
            message: "What was asked for doesn't exist on this node",
        },
        crate::ErrorCode {
            code: -32000,
            message: "The node refuses the input; the message says why",
        },
        crate::ErrorCode {
            code: 1,
            message: "The sender's next nonce is higher",
        },
        crate::ErrorCode {
            code: 2,
            message: "The nonce leaves a gap",
        },
        crate::ErrorCode {
            code: 3,
            message: "Execution reverted; the error's data is what the contract reverted with, in hex",
        },
        crate::ErrorCode {
            code: 4,
            message: "Execution met an invalid instruction",
        },
        crate::ErrorCode {
            code: 800,
            message: "The gas limit doesn't even cover the cost before execution, or that cost is over the limit",
        },
        crate::ErrorCode {
            code: 801,
            message: "Execution ran out of gas",
        },
        crate::ErrorCode {
            code: 802,
            message: "The gas price is below the node's minimum",
        },
        crate::ErrorCode {
            code: 803,
            message: "The gas limit is over that of a block",
        },
        crate::ErrorCode {
            code: 804,
            message: "The priority fee cap is higher than the fee cap",
        },
        crate::ErrorCode {
            code: 805,
            message: "The amount of gas doesn't fit 64 bits",
        },
        crate::ErrorCode {
            code: 806,
            message: "The fee cap is below the block's base fee",
        },
        crate::ErrorCode {
            code: 807,
            message: "The priority fee cap doesn't fit 256 bits",
        },
        crate::ErrorCode {
            code: 808,
            message: "The fee cap doesn't fit 256 bits",
        },
        crate::ErrorCode {
            code: 809,
            message: "The sender can't pay gas and value",
        },
        crate::ErrorCode {
            code: 1000,
            message: "The transaction is in the pool already",
        },
        crate::ErrorCode {
            code: 1001,
            message: "The signature gives no valid sender",
        },
    ];
    type Output = rt::B256;
    type Codec = rt::Same;
}
impl rt::Serialize for SendRawTransaction {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.transaction)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for SendRawTransaction {
    const NAME: &'static str = "SendRawTransaction";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            transaction: list.required::<rt::Same, _>("transaction")?,
        })
    }
}
rt::positional!(SendRawTransaction);
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
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SendTransaction {
    /// The transaction; `from` must be an account of the node.
    pub transaction: types::TransactionRequest,
}
impl SendTransaction {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(transaction: types::TransactionRequest) -> Self {
        Self { transaction }
    }
}
impl crate::Method for SendTransaction {
    const NAME: &'static str = "eth_sendTransaction";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Write;
    const ERRORS: &'static [crate::ErrorCode] = &[
        crate::ErrorCode {
            code: -32700,
            message: "The request is not valid JSON",
        },
        crate::ErrorCode {
            code: -32603,
            message: "Something went wrong inside the node",
        },
        crate::ErrorCode {
            code: -32602,
            message: "A parameter is missing or malformed, or the query makes no sense",
        },
        crate::ErrorCode {
            code: -32601,
            message: "The node doesn't know the method",
        },
        crate::ErrorCode {
            code: -32600,
            message: "The request is not a valid JSON-RPC object",
        },
        crate::ErrorCode {
            code: -32006,
            message: "The node doesn't speak this version of JSON-RPC",
        },
        crate::ErrorCode {
            code: -32005,
            message: "The request goes beyond a limit of the node",
        },
        crate::ErrorCode {
            code: -32004,
            message: "The node knows the method, but doesn't offer it",
        },
        crate::ErrorCode {
            code: -32003,
            message: "The node refuses the transaction",
        },
        crate::ErrorCode {
            code: -32002,
            message: "What was asked for exists, but can't be had now",
        },
        crate::ErrorCode {
            code: -32001,
            message: "What was asked for doesn't exist on this node",
        },
        crate::ErrorCode {
            code: -32000,
            message: "The node refuses the input; the message says why",
        },
        crate::ErrorCode {
            code: 1,
            message: "The sender's next nonce is higher",
        },
        crate::ErrorCode {
            code: 2,
            message: "The nonce leaves a gap",
        },
        crate::ErrorCode {
            code: 3,
            message: "Execution reverted; the error's data is what the contract reverted with, in hex",
        },
        crate::ErrorCode {
            code: 4,
            message: "Execution met an invalid instruction",
        },
        crate::ErrorCode {
            code: 800,
            message: "The gas limit doesn't even cover the cost before execution, or that cost is over the limit",
        },
        crate::ErrorCode {
            code: 801,
            message: "Execution ran out of gas",
        },
        crate::ErrorCode {
            code: 802,
            message: "The gas price is below the node's minimum",
        },
        crate::ErrorCode {
            code: 803,
            message: "The gas limit is over that of a block",
        },
        crate::ErrorCode {
            code: 804,
            message: "The priority fee cap is higher than the fee cap",
        },
        crate::ErrorCode {
            code: 805,
            message: "The amount of gas doesn't fit 64 bits",
        },
        crate::ErrorCode {
            code: 806,
            message: "The fee cap is below the block's base fee",
        },
        crate::ErrorCode {
            code: 807,
            message: "The priority fee cap doesn't fit 256 bits",
        },
        crate::ErrorCode {
            code: 808,
            message: "The fee cap doesn't fit 256 bits",
        },
        crate::ErrorCode {
            code: 809,
            message: "The sender can't pay gas and value",
        },
        crate::ErrorCode {
            code: 1000,
            message: "The transaction is in the pool already",
        },
        crate::ErrorCode {
            code: 1001,
            message: "The signature gives no valid sender",
        },
    ];
    type Output = rt::B256;
    type Codec = rt::Same;
}
impl rt::Serialize for SendTransaction {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.transaction)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for SendTransaction {
    const NAME: &'static str = "SendTransaction";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            transaction: list.required::<rt::Same, _>("transaction")?,
        })
    }
}
rt::positional!(SendTransaction);
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
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Sign {
    /// The account that signs.
    pub address: rt::Address,
    /// What is signed, without the prefix.
    pub message: rt::Bytes,
}
impl Sign {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(address: rt::Address, message: impl Into<rt::Bytes>) -> Self {
        Self {
            address,
            message: message.into(),
        }
    }
}
impl crate::Method for Sign {
    const NAME: &'static str = "eth_sign";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    const ERRORS: &'static [crate::ErrorCode] = &[
        crate::ErrorCode {
            code: -32602,
            message: "A parameter is missing or malformed, or the query makes no sense",
        },
    ];
    type Output = rt::FixedBytes<65>;
    type Codec = rt::Same;
}
impl rt::Serialize for Sign {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.address)?;
        list.put::<rt::Same, _>(&self.message)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for Sign {
    const NAME: &'static str = "Sign";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            address: list.required::<rt::Same, _>("address")?,
            message: list.required::<rt::Same, _>("message")?,
        })
    }
}
rt::positional!(Sign);
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
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SignTransaction {
    /// The transaction; `from` must be an account of the node.
    pub transaction: types::TransactionRequest,
}
impl SignTransaction {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(transaction: types::TransactionRequest) -> Self {
        Self { transaction }
    }
}
impl crate::Method for SignTransaction {
    const NAME: &'static str = "eth_signTransaction";
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
    type Output = types::SignTransactionAnswer;
    type Codec = rt::Same;
}
impl rt::Serialize for SignTransaction {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.transaction)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for SignTransaction {
    const NAME: &'static str = "SignTransaction";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            transaction: list.required::<rt::Same, _>("transaction")?,
        })
    }
}
rt::positional!(SignTransaction);
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
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SignTypedDataV4 {
    /// The account that signs.
    pub address: rt::Address,
    /// Types, domain and message.
    pub typed_data: types::TypedData,
}
impl SignTypedDataV4 {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(address: rt::Address, typed_data: types::TypedData) -> Self {
        Self { address, typed_data }
    }
}
impl crate::Method for SignTypedDataV4 {
    const NAME: &'static str = "eth_signTypedData_v4";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    const ERRORS: &'static [crate::ErrorCode] = &[
        crate::ErrorCode {
            code: -32602,
            message: "A parameter is missing or malformed, or the query makes no sense",
        },
        crate::ErrorCode {
            code: -32601,
            message: "The node doesn't know the method",
        },
    ];
    type Output = rt::FixedBytes<65>;
    type Codec = rt::Same;
}
impl rt::Serialize for SignTypedDataV4 {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.address)?;
        list.put::<rt::Same, _>(&self.typed_data)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for SignTypedDataV4 {
    const NAME: &'static str = "SignTypedDataV4";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            address: list.required::<rt::Same, _>("address")?,
            typed_data: list.required::<rt::Same, _>("typedData")?,
        })
    }
}
rt::positional!(SignTypedDataV4);
/// Simulates blocks of calls on top of the chain.
///
/// Executes blocks of calls, each on the state that the ones before left, with header and account state set as wanted. Answers whole blocks with the outcome of every call. Nothing is kept.
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
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SimulateV1 {
    /// The blocks, and how strictly they are checked.
    pub request: types::SimulationRequest,
    /// The block that the first simulated one is built on; `latest` when not given.
    ///
    /// `"latest"` is sent when it is not given.
    pub block: Option<types::BlockId>,
}
impl SimulateV1 {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(request: types::SimulationRequest) -> Self {
        Self { request, block: None }
    }
}
impl crate::Method for SimulateV1 {
    const NAME: &'static str = "eth_simulateV1";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    const ERRORS: &'static [crate::ErrorCode] = &[
        crate::ErrorCode {
            code: -38026,
            message: "The simulation goes beyond a limit of the node",
        },
        crate::ErrorCode {
            code: -38025,
            message: "Init code is longer than allowed",
        },
        crate::ErrorCode {
            code: -38024,
            message: "The sender is a contract",
        },
        crate::ErrorCode {
            code: -38023,
            message: "Two precompiles are moved to the same address",
        },
        crate::ErrorCode {
            code: -38022,
            message: "A precompile is moved to its own address",
        },
        crate::ErrorCode {
            code: -38021,
            message: "Timestamps must rise",
        },
        crate::ErrorCode {
            code: -38020,
            message: "Block numbers must rise",
        },
        crate::ErrorCode {
            code: -38015,
            message: "The calls of a block need more than its gas limit",
        },
        crate::ErrorCode {
            code: -38014,
            message: "A sender can't pay gas and value",
        },
        crate::ErrorCode {
            code: -38013,
            message: "A call's gas doesn't cover the cost before execution",
        },
        crate::ErrorCode {
            code: -38012,
            message: "A call's fee cap is below the base fee",
        },
        crate::ErrorCode {
            code: -38011,
            message: "A call's nonce is higher than its sender's next",
        },
        crate::ErrorCode {
            code: -38010,
            message: "A call's nonce is lower than its sender's next",
        },
        crate::ErrorCode {
            code: -32603,
            message: "Something went wrong inside the node",
        },
        crate::ErrorCode {
            code: -32602,
            message: "A parameter is missing or malformed, or the query makes no sense",
        },
        crate::ErrorCode {
            code: -32016,
            message: "The simulation took too long",
        },
        crate::ErrorCode {
            code: -32015,
            message: "Execution failed",
        },
        crate::ErrorCode {
            code: -32005,
            message: "A call's fee cap is too low",
        },
        crate::ErrorCode {
            code: -32000,
            message: "The node refuses the input; the message says why",
        },
    ];
    type Output = Vec<types::SimulatedBlock>;
    type Codec = rt::Same;
}
impl rt::Serialize for SimulateV1 {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.request)?;
        list.put_or::<rt::Same, _, _>(&self.block, &"latest")?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for SimulateV1 {
    const NAME: &'static str = "SimulateV1";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            request: list.required::<rt::Same, _>("request")?,
            block: list.optional::<rt::Same, _>()?,
        })
    }
}
rt::positional!(SimulateV1);
/// Starts a subscription.
///
/// The node sends an `eth_subscription` notification on this connection for every event. Needs a connection that can push (WebSocket or IPC); ends with it. What happens while no connection is open is not sent later.
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
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Subscribe {
    /// What to be told of.
    pub kind: types::SubscriptionKind,
    /// A filter for `logs`; for `newPendingTransactions`, true to get whole transactions where the node can. Not for the other kinds.
    pub options: Option<types::SubscriptionOptions>,
}
impl Subscribe {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(kind: types::SubscriptionKind) -> Self {
        Self { kind, options: None }
    }
}
impl crate::Method for Subscribe {
    const NAME: &'static str = "eth_subscribe";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Write;
    const ERRORS: &'static [crate::ErrorCode] = &[
        crate::ErrorCode {
            code: -32602,
            message: "A parameter is missing or malformed, or the query makes no sense",
        },
        crate::ErrorCode {
            code: -32601,
            message: "The node doesn't know the method",
        },
    ];
    type Output = String;
    type Codec = rt::Same;
}
impl rt::Serialize for Subscribe {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.kind)?;
        list.put_some::<rt::Same, _>(&self.options)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for Subscribe {
    const NAME: &'static str = "Subscribe";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            kind: list.required::<rt::Same, _>("kind")?,
            options: list.optional::<rt::Same, _>()?,
        })
    }
}
rt::positional!(Subscribe);
/// Tells whether the node is catching up with the chain.
///
/// Answers `false` when the node is at the head of the chain, otherwise how far it has come. While a node is catching up, its `latest` block is an old one.
///
/// Wire name: `eth_syncing`.
///
/// Answers: `false`, or the progress so far.
///
/// Source: <https://ethereum.github.io/execution-apis/api/methods/eth_syncing/>
#[derive(Clone, Debug, PartialEq, Default)]
#[non_exhaustive]
pub struct Syncing {}
impl Syncing {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}
impl crate::Method for Syncing {
    const NAME: &'static str = "eth_syncing";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    type Output = types::SyncingStatus;
    type Codec = rt::Same;
}
impl rt::Serialize for Syncing {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        rt::List::new(serializer)?.end()
    }
}
impl<'de> rt::Positional<'de> for Syncing {
    const NAME: &'static str = "Syncing";
    fn read<A: rt::SeqAccess<'de>>(_: &mut rt::Arguments<A>) -> Result<Self, A::Error> {
        Ok(Self {})
    }
}
rt::positional!(Syncing);
/// Removes a filter.
///
/// The node stops collecting for the filter and forgets what it has collected.
///
/// Wire name: `eth_uninstallFilter`.
///
/// Answers: True when the filter was there; false when it had gone already.
///
/// Source: <https://ethereum.github.io/execution-apis/api/methods/eth_uninstallFilter/>
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UninstallFilter {
    /// Names the filter, as the call that installed it answered.
    pub filter_id: String,
}
impl UninstallFilter {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(filter_id: impl Into<String>) -> Self {
        Self {
            filter_id: filter_id.into(),
        }
    }
}
impl crate::Method for UninstallFilter {
    const NAME: &'static str = "eth_uninstallFilter";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Idempotent;
    type Output = bool;
    type Codec = rt::Same;
}
impl rt::Serialize for UninstallFilter {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.filter_id)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for UninstallFilter {
    const NAME: &'static str = "UninstallFilter";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            filter_id: list.required::<rt::Same, _>("filterId")?,
        })
    }
}
rt::positional!(UninstallFilter);
/// Ends a subscription.
///
/// The node stops sending notifications of the subscription. A few that were under way may still arrive.
///
/// Wire name: `eth_unsubscribe`.
///
/// Answers: True when the subscription was there; some nodes answer an error instead of false.
///
/// Source: <https://geth.ethereum.org/docs/interacting-with-geth/rpc/pubsub>
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Unsubscribe {
    /// Names the subscription, as `eth_subscribe` answered.
    pub subscription_id: String,
}
impl Unsubscribe {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(subscription_id: impl Into<String>) -> Self {
        Self {
            subscription_id: subscription_id.into(),
        }
    }
}
impl crate::Method for Unsubscribe {
    const NAME: &'static str = "eth_unsubscribe";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Idempotent;
    type Output = bool;
    type Codec = rt::Same;
}
impl rt::Serialize for Unsubscribe {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.subscription_id)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for Unsubscribe {
    const NAME: &'static str = "Unsubscribe";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            subscription_id: list.required::<rt::Same, _>("subscriptionId")?,
        })
    }
}
rt::positional!(Unsubscribe);
