//! Fees of a transaction, estimated from those of recent blocks.

use super::{BlockTag, Client, FeeHistory, TransactionRequest, U256};
use crate::error::Error;

/// How many blocks an estimate looks back.
const BLOCKS: u64 = 10;

/// The percentile of each block's tips that counts.
const PERCENTILE: f64 = 20.0;

/// The fees of a transaction with a base fee (EIP-1559), in wei for each unit of gas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct FeeEstimate {
    /// The most that is paid for each unit of gas, base fee and tip together.
    pub max_fee_per_gas: U256,
    /// The tip for the block's proposer, on top of the base fee.
    pub max_priority_fee_per_gas: U256,
    /// The base fee of the next block, of which the cap is derived.
    pub base_fee_per_gas: U256,
}

impl Client {
    /// Estimates the fees of a transaction that is to be in one of the next blocks, from `eth_feeHistory` of the last ten blocks.
    ///
    /// - The tip is the median, over the blocks that have any, of the tips at each block's 20th percentile by gas: enough to be among the
    ///   cheapest fifth of what was taken. When none of the blocks has a tip, it is the node's own suggestion (`eth_maxPriorityFeePerGas`).
    /// - The cap is twice the base fee of the next block, and the tip. The base fee grows by at most an eighth with each block, so
    ///   the transaction stays payable through five full blocks in a row. What isn't needed isn't paid.
    ///
    /// ```no_run
    /// # async fn run(eth: polyrpc::ethereum::Client) -> Result<(), polyrpc::Error> {
    /// use polyrpc::ethereum::TransactionRequest;
    ///
    /// let fees = eth.estimate_fees().await?;
    /// let transaction = TransactionRequest::new().with_fees(fees);
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// If the chain has no base fee, as before London and on chains without EIP-1559: transactions have a
    /// [`gas_price`](Self::gas_price) there. As for `eth_feeHistory` otherwise.
    pub async fn estimate_fees(&self) -> Result<FeeEstimate, Error> {
        self.fees().await?.ok_or_else(|| {
            Error::config(
                "the chain has no base fee (EIP-1559), so there are no fees to estimate: set the transaction's `gas_price`, which `eth_gasPrice` tells",
            )
        })
    }

    /// Estimates the fees; `None` on a chain without a base fee.
    pub(super) async fn fees(&self) -> Result<Option<FeeEstimate>, Error> {
        let history = self.fee_history(BLOCKS, BlockTag::Latest, vec![PERCENTILE]);
        let history = history.await?;
        let Some(base_fee) = next_base_fee(&history) else {
            return Ok(None);
        };
        // Nodes fill in zero for blocks that have none.
        if base_fee == U256::ZERO && !self.has_base_fee().await? {
            return Ok(None);
        }
        let tip = match usual_tip(&history) {
            Some(tip) => tip,
            None => self.max_priority_fee_per_gas().await?,
        };
        Ok(Some(FeeEstimate {
            max_fee_per_gas: base_fee.saturating_mul(U256::new(2)).saturating_add(tip),
            max_priority_fee_per_gas: tip,
            base_fee_per_gas: base_fee,
        }))
    }

    /// Whether the head has a base fee.
    async fn has_base_fee(&self) -> Result<bool, Error> {
        let head = self.get_block_by_number(BlockTag::Latest, false).await?;
        Ok(head.is_some_and(|head| head.base_fee_per_gas.is_some()))
    }
}

impl TransactionRequest {
    /// Sets the fee cap and the tip. Clears `gas_price`, which excludes them.
    #[must_use]
    pub fn with_fees(mut self, fees: FeeEstimate) -> Self {
        self.gas_price = None;
        self.with_max_fee_per_gas(fees.max_fee_per_gas)
            .with_max_priority_fee_per_gas(fees.max_priority_fee_per_gas)
    }
}

/// The base fee of the block after the range.
fn next_base_fee(history: &FeeHistory) -> Option<U256> {
    history.base_fee_per_gas.as_ref()?.last().copied()
}

/// The median of the tips of the blocks that have any. Blocks without transactions have a tip of zero.
fn usual_tip(history: &FeeHistory) -> Option<U256> {
    let blocks = history.reward.iter().flatten();
    let tips = blocks.filter_map(|block| block.first().copied());
    let mut tips: Vec<U256> = tips.filter(|tip| *tip > U256::ZERO).collect();
    tips.sort_unstable();
    tips.get(tips.len() / 2).copied()
}

#[cfg(all(test, feature = "mock"))]
mod tests {
    use super::*;
    use crate::Rpc;
    use crate::ethereum::Block;
    use crate::ethereum::methods::{FeeHistory as History, GetBlockByNumber, MaxPriorityFeePerGas};
    use crate::mock::{Transport, sample};

    fn history(base_fees: Option<&[u64]>, tips: &[u64]) -> FeeHistory {
        let wei = |amounts: &[u64]| amounts.iter().copied().map(U256::from).collect();
        let mut history = sample::<FeeHistory>();
        history.base_fee_per_gas = base_fees.map(wei);
        let blocks = tips.iter().map(|tip| wei(&[*tip]));
        history.reward = Some(blocks.collect());
        history
    }

    fn with(node: &Transport, answer: FeeHistory) -> Client {
        node.on::<History>(move |call| {
            assert_eq!(
                (call.block_count, &call.reward_percentiles[..]),
                (10, &[20.0][..])
            );
            Ok(answer.clone())
        });
        Client::new(Rpc::new(node.clone()))
    }

    fn estimate(max: u64, tip: u64, base: u64) -> FeeEstimate {
        FeeEstimate {
            max_fee_per_gas: max.into(),
            max_priority_fee_per_gas: tip.into(),
            base_fee_per_gas: base.into(),
        }
    }

    #[tokio::test]
    async fn the_cap_is_twice_the_next_base_fee_and_the_median_tip() {
        let node = Transport::new();
        // The empty block doesn't count, nor does the one tip of a block in a hurry.
        let eth = with(&node, history(Some(&[90, 100, 110]), &[3, 0, 900, 2]));
        let fees = eth.estimate_fees().await.expect("an estimate");
        assert_eq!(fees, estimate(223, 3, 110));
        let transaction = TransactionRequest::new()
            .with_gas_price(U256::ONE)
            .with_fees(fees);
        assert_eq!(transaction.gas_price, None);
        assert_eq!(transaction.max_fee_per_gas, Some(223_u64.into()));
        assert_eq!(transaction.max_priority_fee_per_gas, Some(3_u64.into()));
    }

    #[tokio::test]
    async fn without_a_tip_in_ten_blocks_the_node_is_asked() {
        let node = Transport::new();
        let eth = with(&node, history(Some(&[100, 110]), &[0, 0]));
        node.on::<MaxPriorityFeePerGas>(|_| Ok(7_u64.into()));
        let fees = eth.estimate_fees().await.expect("an estimate");
        assert_eq!(fees, estimate(227, 7, 110));
    }

    #[tokio::test]
    async fn a_huge_base_fee_doesn_t_overflow() {
        let node = Transport::new();
        let mut answer = history(Some(&[1]), &[5]);
        answer.base_fee_per_gas = Some(vec![U256::MAX]);
        let fees = with(&node, answer).estimate_fees().await.expect("fees");
        assert_eq!(fees.max_fee_per_gas, U256::MAX);
    }

    #[tokio::test]
    async fn a_chain_without_base_fees_has_no_estimate() {
        for base_fees in [None, Some(&[][..]), Some(&[0, 0])] {
            let node = Transport::new();
            let eth = with(&node, history(base_fees, &[5]));
            node.on::<GetBlockByNumber>(|_| {
                let mut head = sample::<Block>();
                head.base_fee_per_gas = None;
                Ok(Some(head))
            });
            let error = eth.estimate_fees().await.expect_err("no base fee");
            assert!(error.to_string().contains("gas_price"), "{error}");
        }
    }

    #[tokio::test]
    async fn a_base_fee_of_zero_is_one() {
        let node = Transport::new();
        let eth = with(&node, history(Some(&[0, 0]), &[5]));
        node.on::<GetBlockByNumber>(|_| {
            let mut head = sample::<Block>();
            head.base_fee_per_gas = Some(U256::ZERO);
            Ok(Some(head))
        });
        let fees = eth.estimate_fees().await.expect("an estimate");
        assert_eq!(fees, estimate(5, 5, 0));
    }
}
