//! What every test here starts with.

use polyrpc::Rpc;
use polyrpc::ethereum::{
    B256, BlockTag, Client, ExecutionPayloadEnvelopeV4, ForkchoiceStateV1, PayloadAttributesV3,
    PayloadStatusV1,
};
use polyrpc::transport::http::{Http, JwtSecret};
use polyrpc_tests::TestResult;
pub(crate) use polyrpc_tests::accounts::ALICE as RICH;
use polyrpc_tests::nodes::{EthereumJs, JWT_SECRET, isolated, test_of};
use polyrpc_tests::record::Recording;
use polyrpc_tests::verify::assert_lossless;

/// The root of the parent beacon block in the blocks made here: there is no beacon chain.
const BEACON_ROOT: B256 = B256::ZERO;

/// A node, a client for users and one for the engine API, both recorded.
pub(crate) struct Live {
    pub(crate) node: EthereumJs,
    pub(crate) eth: Client,
    pub(crate) engine: Client,
}

/// Runs a test in a network of its own.
pub(crate) fn live(body: impl AsyncFnOnce(&Live) -> TestResult) -> TestResult {
    isolated(test_of(&body), async |node| {
        let recording = Recording::default();
        let secret = JwtSecret::from_hex(JWT_SECRET)?;
        let engine = Http::builder(&node.engine_url()).jwt(secret).build()?;
        let eth = Http::builder(&node.url()).build()?;
        let live = Live {
            eth: Client::new(Rpc::new(recording.over(eth))),
            engine: Client::new(Rpc::new(recording.over(engine))),
            node,
        };
        body(&live).await?;
        assert_lossless(env!("CARGO_BIN_EXE_polyrpc-under-test"), recording.lines()).await?;
        Ok(())
    })
}

impl Live {
    /// The hash of the head block.
    pub(crate) async fn head(&self) -> TestResult<B256> {
        let head = self
            .eth
            .get_block_by_number(BlockTag::Latest, false)
            .await?;
        Ok(head.and_then(|block| block.hash).ok_or("no head")?)
    }

    /// Lets the node build a block on `parent`.
    pub(crate) async fn build(&self, parent: B256) -> TestResult<ExecutionPayloadEnvelopeV4> {
        let block = self
            .eth
            .get_block_by_hash(parent, false)
            .await?
            .ok_or("no parent")?;
        let attributes =
            PayloadAttributesV3::new(BEACON_ROOT, block.timestamp + 12, B256::ZERO, RICH, vec![]);
        let state = ForkchoiceStateV1::new(parent, parent, parent);
        let answer = self
            .engine
            .engine_forkchoice_updated_v3(state)
            .payload_attributes(attributes)
            .await?;
        let id = answer.payload_id.ok_or("no payload is being built")?;
        Ok(self.engine.engine_get_payload_v4(id).await?)
    }

    /// Hands a block to the node.
    pub(crate) async fn import(
        &self,
        block: ExecutionPayloadEnvelopeV4,
    ) -> TestResult<PayloadStatusV1> {
        let status = self.engine.engine_new_payload_v4(
            block.execution_payload,
            vec![],
            BEACON_ROOT,
            block.execution_requests,
        );
        Ok(status.await?)
    }

    /// Makes a block the head.
    pub(crate) async fn choose(&self, head: B256) -> TestResult<PayloadStatusV1> {
        let state = ForkchoiceStateV1::new(head, head, head);
        Ok(self
            .engine
            .engine_forkchoice_updated_v3(state)
            .await?
            .payload_status)
    }
}
