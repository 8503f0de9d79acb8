use super::{Call, Client};
use super::super::methods;
use crate::rt;
use super::super::types;
/// Ethereum testing API: testing.json
impl Client {
    /// Build a block from given transactions without touching the chain.
    ///
    /// Executes the transactions on top of the parent and gives the block that results, in the form of the engine API. Neither the head nor the canonical chain changes. Fails when one of the transactions cannot be included.
    ///
    /// Optional parameters are set on the call: [`transactions`](Call::<methods::TestingBuildBlockV1>::transactions), [`extra_data`](Call::<methods::TestingBuildBlockV1>::extra_data).
    ///
    /// Wire name: `testing_buildBlockV1`.
    ///
    /// Answers: The block that was built, not imported.
    ///
    /// Errors:
    ///
    /// - `-32603`: Internal error
    /// - `-32602`: Invalid params
    /// - `-32000`: Transaction cannot be included
    ///
    /// Source: <https://github.com/ethereum/execution-apis/blob/main/src/testing/testing_buildBlockV1.yaml>
    pub fn testing_build_block_v1(
        &self,
        parent_block_hash: rt::B256,
        payload_attributes: types::BuildBlockAttributes,
    ) -> Call<methods::TestingBuildBlockV1> {
        self.call(
            methods::TestingBuildBlockV1::new(parent_block_hash, payload_attributes),
        )
    }
}
impl Call<methods::TestingBuildBlockV1> {
    /// EIP-2718 encoded signed transactions that must all be in the block, in this order, and no others; an empty list makes an empty block; null lets the node choose from its pool.
    #[must_use]
    pub fn transactions(mut self, transactions: Vec<rt::Bytes>) -> Self {
        self.method_mut().transactions = Some(transactions);
        self
    }
    /// Value for the block's extra data, 32 bytes at most; the node's own when not given.
    #[must_use]
    pub fn extra_data(mut self, extra_data: impl Into<rt::Bytes>) -> Self {
        self.method_mut().extra_data = Some(extra_data.into());
        self
    }
}
