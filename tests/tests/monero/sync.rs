//! A long chain as a stream, over a connection that breaks.

use futures_util::TryStreamExt;
use polyrpc::Error;
use polyrpc::infinium::{B256, BlockPage, BlockSource, SyncEvent, sync_from};
use polyrpc_tests::TestResult;
use polyrpc_tests::nodes::Monerod;

use crate::cut::Cut;
use crate::family::Daemon;
use crate::monero::methods::GetBlocksBin;
use crate::monero::types::Block;
use crate::monero_node::methods::{GetBlock, OnGetBlockHash};

/// Monero's daemon as a source of blocks: the method has another name.
struct Blocks(Daemon);

impl BlockSource for Blocks {
    type Block = Block;

    async fn page(&self, ids: Vec<B256>, minimum_height: u64) -> Result<BlockPage<Block>, Error> {
        let mut method = GetBlocksBin::new();
        method.block_ids = ids;
        method.start_height = (minimum_height > 0).then_some(minimum_height);
        let page = self.0.call(method).await?;
        Ok(BlockPage {
            start_height: page.start_height,
            chain_height: page.current_height,
            blocks: page.blocks,
        })
    }

    async fn id(&self, height: u64) -> Result<B256, Error> {
        self.0.call(OnGetBlockHash::new(height)).await
    }
}

#[tokio::test]
async fn a_thousand_blocks_come_through_a_connection_that_is_cut() -> TestResult {
    let Some(node) = Monerod::with_long_chain().await? else {
        return Ok(());
    };
    let straight = Daemon::connect(&node.url()).await?;
    let genesis = straight.call(OnGetBlockHash::new(0)).await?;
    // In the middle of the first page, and again in that of the second.
    let cut = Cut::start(&node.url(), [60_000, 40_000]).await?;
    let daemon = Daemon::connect(&cut.url()).await?;
    let mut blocks = sync_from(Blocks(daemon), vec![genesis]);
    let mut next = 1;
    while let Some(event) = blocks.try_next().await? {
        let SyncEvent::Next(block) = event else {
            return Err(format!("{event:?}").into());
        };
        assert_eq!((block.height, block.chain_height), (next, Monerod::LONG));
        if next % 100 == 0 {
            let expected = straight.call(GetBlock::new(next)).await?;
            assert_eq!(block.block.block, expected.blob, "{next}");
        }
        next += 1;
    }
    assert_eq!(next, Monerod::LONG);
    assert_eq!(cut.cuts(), 2);
    Ok(())
}
