//! What the node said once is answered again without it.

use polyrpc::Rpc;
use polyrpc::record::{Record, Replay};
use polyrpc::transport::http::Http;
use polyrpc_tests::TestResult;
use tower::Layer;

use crate::monero::methods::{
    GetBlocksBin, GetHashesBin, GetOIndexesBin, GetOutputDistributionBin, GetblocksBin,
};
use crate::node::{Hash, live};

#[tokio::test]
async fn the_same_calls_get_the_same_answers() -> TestResult {
    live(async |live| {
        let record = Record::new();
        let recorded = Rpc::new(record.layer(Http::builder(&live.node.url()).build()?));
        let mut blocks = GetBlocksBin::new();
        blocks.start_height = Some(80);
        let mut pruned = GetblocksBin::new();
        pruned.prune = Some(true);
        pruned.start_height = Some(80);
        let mut hashes = GetHashesBin::new();
        hashes.block_ids = vec![live.hash(0).await?];
        let numbers = GetOIndexesBin::new(Hash::new([0x11; 32]));
        let mut spread = GetOutputDistributionBin::new();
        spread.amounts = vec![0];

        macro_rules! ask {
            ($rpc:expr) => {{
                let rpc = &$rpc;
                (
                    rpc.call(blocks.clone()).await?,
                    rpc.call(pruned.clone()).await?,
                    rpc.call(hashes.clone()).await?,
                    rpc.call(numbers.clone()).await?,
                    rpc.call(spread.clone()).await?,
                )
            }};
        }
        let said = ask!(recorded);
        let folder = tempfile::tempdir()?;
        let file = folder.path().join("traffic.json");
        record.save(&file)?;
        assert_eq!(record.recording().exchanges().len(), 5);
        let text = std::fs::read_to_string(&file)?;
        for key in [
            "block_ids:hex",
            "blocks:object[]",
            "txs:hex[]",
            "status:string",
        ] {
            assert!(text.contains(key), "{key}");
        }

        let replayed = Rpc::new(Replay::load(&file)?);
        assert_eq!(ask!(replayed), said);
        // Over a socket, too.
        let node = polyrpc::mock::Node::start().await?;
        node.replay(Replay::load(&file)?);
        assert_eq!(ask!(Rpc::http(&node.url())?), said);
        node.finish()?;

        // What wasn't asked then isn't known.
        let other = GetOIndexesBin::new(Hash::new([0x22; 32]));
        let error = replayed.call(other).await.expect_err("never asked");
        assert!(error.to_string().contains("get_o_indexes.bin"), "{error}");
        Ok(())
    })
    .await
}
