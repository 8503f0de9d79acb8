//! A mock that is given the responses of the node, in the types of the methods, sends the node's bytes.

use polyrpc::mock::Node;

use polyrpc::{Method, Rpc, RpcError, epee};
use polyrpc_tests::TestResult;
use polyrpc_tests::nodes::post;

use crate::monero::methods::{
    GetBlocksBin, GetBlocksByHeightBin, GetHashesBin, GetOIndexesBin, GetOutputDistributionBin,
    GetOutsBin, GetblocksBin,
};
use crate::monero::types::OutputNumber;
use crate::node::{Hash, Live, decoded, live};

/// Asks the node, and a mock that answers what it said.
async fn alike<M>(live: &Live, mock: &Node, method: M) -> TestResult
where
    M: Method + Clone + PartialEq + std::fmt::Debug + Send + 'static,
    M::Output: Clone + PartialEq + std::fmt::Debug + Send + Sync + 'static,
{
    let request = epee::to_vec(&method)?;
    let bytes = live.answer::<M>(&request).await?;
    let output = decoded::<M>(&bytes)?;
    mock.on_sequence::<M>([Ok(output.clone()), Ok(output.clone())]);
    let path = format!("/{}", M::NAME);
    let answer = post(&mock.address().to_string(), &path, &request).await?;
    assert_eq!(answer, (200, bytes), "{}", M::NAME);
    assert_eq!(Rpc::http(&mock.url())?.call(method.clone()).await?, output);
    assert_eq!(mock.calls::<M>(), [method.clone(), method]);
    Ok(())
}

#[tokio::test]
async fn a_mock_sends_the_same_bytes() -> TestResult {
    live(async |live| {
        let mock = Node::start().await?;
        let mut method = GetBlocksBin::new();
        method.block_ids = vec![live.hash(79).await?, live.hash(0).await?];
        alike(live, &mock, method).await?;
        let mut method = GetblocksBin::new();
        method.prune = Some(true);
        method.start_height = Some(79);
        method.no_miner_tx = Some(true);
        alike(live, &mock, method).await?;
        let mut method = GetBlocksByHeightBin::new();
        method.heights = vec![0, 81];
        alike(live, &mock, method).await?;
        let mut method = GetHashesBin::new();
        method.block_ids = vec![live.hash(0).await?];
        alike(live, &mock, method).await?;
        alike(live, &mock, GetOIndexesBin::new(Hash::new([0x11; 32]))).await?;
        let mut method = GetOutsBin::new();
        method.outputs = vec![OutputNumber::new(0, 0), OutputNumber::new(0, 7)];
        alike(live, &mock, method).await?;
        let mut method = GetOutputDistributionBin::new();
        method.amounts = vec![0];
        alike(live, &mock, method).await?;
        mock.finish()?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_mock_refuses_what_the_node_refuses() -> TestResult {
    live(async |live| {
        let mock = Node::start().await?;
        mock.on::<GetHashesBin>(|_| Err(RpcError::new(-32601, "an old node")));
        mock.on::<GetOIndexesBin>(|_| Err(RpcError::new(-1, "it fails")));
        let rpc = Rpc::http(&mock.url())?;
        let error = rpc.call(GetHashesBin::new()).await.expect_err("none");
        assert_eq!(error.http_status(), Some(404), "{error}");
        let error = rpc.call(GetOIndexesBin::new(Hash::ZERO)).await;
        assert_eq!(error.expect_err("failed").http_status(), Some(500));
        let (address, path) = (mock.address().to_string(), "/get_o_indexes.bin");
        for body in [&b""[..], b"{}", b"\x01\x11\x01\x01"] {
            // Monero's node says 400, Infinium's 500. Neither says more.
            let (theirs, nothing) = live.node.post(path, body).await?;
            assert_eq!((theirs, nothing.len()), (400, 0));
            assert_eq!(post(&address, path, body).await?, (500, Vec::new()));
        }
        let (theirs, _) = live.node.post("/nope.bin", b"").await?;
        assert_eq!(theirs, 404);
        Ok(())
    })
    .await
}
