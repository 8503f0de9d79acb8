//! Blocks of an Infinium daemon.

use super::super::{B256, CompleteBlock, Daemon};
use super::{BlockPage, BlockSource, Blocks, Cursor, Outputs, Transactions};
use crate::error::Error;

/// A daemon as a source of blocks.
#[derive(Clone, Debug)]
pub struct DaemonBlocks {
    daemon: Daemon,
    /// Whether the global indexes of outputs are wanted too.
    with_indexes: bool,
}

impl BlockSource for DaemonBlocks {
    type Block = CompleteBlock;

    async fn page(
        &self,
        ids: Vec<B256>,
        minimum_height: u64,
    ) -> Result<BlockPage<CompleteBlock>, Error> {
        let call = self.daemon.get_blocks(ids).minimum_height(minimum_height);
        let page = call.need_global_indexes(self.with_indexes).await?;
        Ok(BlockPage {
            start_height: page.start_height,
            chain_height: page.current_height,
            blocks: page.blocks,
        })
    }

    async fn id(&self, height: u64) -> Result<B256, Error> {
        self.daemon.get_block_hash(height).await
    }
}

/// # Reading the chain
///
/// The chain as streams, from what the caller knows of it: ids of blocks, the newest first and the first block's last. Where these part from
/// the main chain is found by the daemon. Without any the first page is an error, and nothing is sent.
impl Daemon {
    /// Streams the blocks behind the newest that the caller and the daemon both know, with their transactions.
    pub fn sync_blocks(&self, known: Vec<B256>) -> Blocks<CompleteBlock> {
        Blocks::new(self.sync(known, None, false))
    }

    /// Streams the blocks from a height on.
    pub fn sync_blocks_from(&self, known: Vec<B256>, height: u64) -> Blocks<CompleteBlock> {
        Blocks::new(self.sync(known, Some(height), false))
    }

    /// Streams the transactions of [`sync_blocks`](Self::sync_blocks), without those that pay miners, with the global indexes of their
    /// outputs.
    pub fn sync_transactions(&self, known: Vec<B256>) -> Transactions {
        Transactions::new(Blocks::new(self.sync(known, None, true)))
    }

    /// Streams the outputs of [`sync_blocks`](Self::sync_blocks) by their global indexes.
    pub fn sync_outputs(&self, known: Vec<B256>) -> Outputs {
        Outputs::new(Blocks::new(self.sync(known, None, true)))
    }

    fn sync(
        &self,
        known: Vec<B256>,
        from: Option<u64>,
        with_indexes: bool,
    ) -> Cursor<DaemonBlocks> {
        let source = DaemonBlocks {
            daemon: self.clone(),
            with_indexes,
        };
        Cursor::new(source, known, from)
    }
}
