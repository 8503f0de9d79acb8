use crate::rt;
use super::super::types;
/// Build a block from given transactions without touching the chain.
///
/// Executes the transactions on top of the parent and gives the block that results, in the form of the engine API. Neither the head nor the canonical chain changes. Fails when one of the transactions cannot be included.
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
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TestingBuildBlockV1 {
    /// Known block to build on; need not be the head.
    pub parent_block_hash: rt::B256,
    /// Time, randomness, fee recipient and the later forks' fields of the new block.
    pub payload_attributes: types::BuildBlockAttributes,
    /// EIP-2718 encoded signed transactions that must all be in the block, in this order, and no others; an empty list makes an empty block; null lets the node choose from its pool.
    pub transactions: Option<Vec<rt::Bytes>>,
    /// Value for the block's extra data, 32 bytes at most; the node's own when not given.
    pub extra_data: Option<rt::Bytes>,
}
impl TestingBuildBlockV1 {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(
        parent_block_hash: rt::B256,
        payload_attributes: types::BuildBlockAttributes,
    ) -> Self {
        Self {
            parent_block_hash,
            payload_attributes,
            transactions: None,
            extra_data: None,
        }
    }
}
impl crate::Method for TestingBuildBlockV1 {
    const NAME: &'static str = "testing_buildBlockV1";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    const ERRORS: &'static [crate::ErrorCode] = &[
        crate::ErrorCode {
            code: -32603,
            message: "Internal error",
        },
        crate::ErrorCode {
            code: -32602,
            message: "Invalid params",
        },
        crate::ErrorCode {
            code: -32000,
            message: "Transaction cannot be included",
        },
    ];
    type Output = types::BuiltBlock;
    type Codec = rt::Same;
}
impl rt::Serialize for TestingBuildBlockV1 {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.parent_block_hash)?;
        list.put::<rt::Same, _>(&self.payload_attributes)?;
        list.put::<Option<rt::Same>, _>(&self.transactions)?;
        list.put_some::<rt::Same, _>(&self.extra_data)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for TestingBuildBlockV1 {
    const NAME: &'static str = "TestingBuildBlockV1";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            parent_block_hash: list.required::<rt::Same, _>("parentBlockHash")?,
            payload_attributes: list.required::<rt::Same, _>("payloadAttributes")?,
            transactions: list.optional::<rt::Same, _>()?,
            extra_data: list.optional::<rt::Same, _>()?,
        })
    }
}
rt::positional!(TestingBuildBlockV1);
