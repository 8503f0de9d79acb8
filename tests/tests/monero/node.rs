//! A node and who talks to it.

use polyrpc::{Method, MethodInfo, Rpc, epee};
use polyrpc_tests::TestResult;
use polyrpc_tests::nodes::Monerod;
use serde_json::{Value, json};
use serde_with::de::DeserializeAsWrap;
use serde_with::ser::SerializeAsWrap;

use crate::monero::Client;

/// The status in a successful response.
pub(crate) const OK: &str = "OK";

/// 32 bytes.
pub(crate) type Hash = polyrpc::rt::B256;

/// A node with payments, and a client of it.
pub(crate) struct Live {
    pub(crate) node: Monerod,
    pub(crate) rpc: Rpc,
    pub(crate) client: Client,
}

/// Runs the body of a test with a node; it is skipped, after saying so, where there is none.
pub(crate) async fn live(body: impl AsyncFnOnce(&Live) -> TestResult) -> TestResult {
    let Some(node) = Monerod::with_payments().await? else {
        return Ok(());
    };
    let rpc = Rpc::http(&node.url())?;
    let client = Client::new(rpc.clone());
    body(&Live { node, rpc, client }).await
}

impl Live {
    /// Calls a method and gives its response, once it is shown that nothing of it was lost: the bytes that the node sends to the same
    /// request are those that are made of the response, and those that are made of its view.
    pub(crate) async fn exact<M>(&self, method: M) -> TestResult<M::Output>
    where
        M: Method + Clone,
        M::Output: std::fmt::Debug + PartialEq,
    {
        let request = epee::to_vec(&method)?;
        let bytes = self.answer::<M>(&request).await?;
        let view = epee::to_json(&bytes)?;
        assert_eq!(epee::from_json(view.as_str())?, bytes, "{view:?}");
        // `polyrpc verify` judges by these.
        let info = MethodInfo::of::<M>("monero", "", &[]);
        assert_eq!((info.recode_result)(view.as_str())?, view.as_str());
        let output = self.rpc.call(method).await?;
        assert_eq!(output, decoded::<M>(&bytes)?, "{view:?}");
        assert_eq!(encoded::<M>(&output)?, bytes, "{view:?}");
        let view = epee::to_json(&request)?;
        assert_eq!((info.recode_params)(view.as_str())?, view.as_str());
        Ok(output)
    }

    /// The bytes that the node answers to those of a request, without polyrpc's transport.
    pub(crate) async fn answer<M: Method>(&self, request: &[u8]) -> TestResult<Vec<u8>> {
        let (status, bytes) = self.node.post(&format!("/{}", M::NAME), request).await?;
        assert_eq!(status, 200, "{}", M::NAME);
        Ok(bytes)
    }

    /// A block as the node tells it in JSON.
    async fn block(&self, height: u64) -> TestResult<Value> {
        self.node
            .json_rpc("get_block", json!({"height": height}))
            .await
    }

    /// The hash of a block.
    pub(crate) async fn hash(&self, height: u64) -> TestResult<Hash> {
        hash(&self.block(height).await?["block_header"]["hash"])
    }

    /// The bytes of a block.
    pub(crate) async fn blob(&self, height: u64) -> TestResult<Vec<u8>> {
        let block = self.block(height).await?;
        let digits = block["blob"].as_str().ok_or("no blob")?;
        Ok(digits.parse::<polyrpc::rt::Bytes>()?.to_vec())
    }

    /// The hashes of a block's transactions, the miner's first.
    pub(crate) async fn transactions(&self, height: u64) -> TestResult<Vec<Hash>> {
        let block = self.block(height).await?;
        // There is no list where there are none.
        let others = block["tx_hashes"].as_array().into_iter().flatten();
        [&block["miner_tx_hash"]]
            .into_iter()
            .chain(others)
            .map(hash)
            .collect()
    }
}

/// A response of its bytes.
pub(crate) fn decoded<M: Method>(bytes: &[u8]) -> Result<M::Output, epee::Error> {
    epee::from_slice::<DeserializeAsWrap<M::Output, M::Codec>>(bytes).map(|wrap| wrap.into_inner())
}

/// The bytes of a response.
pub(crate) fn encoded<M: Method>(output: &M::Output) -> Result<Vec<u8>, epee::Error> {
    epee::to_vec(&SerializeAsWrap::<M::Output, M::Codec>::new(output))
}

fn hash(digits: &Value) -> TestResult<Hash> {
    Ok(digits.as_str().ok_or("no hash")?.parse()?)
}
