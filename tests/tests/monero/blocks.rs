//! Blocks with their transactions, and hashes.

use polyrpc_tests::TestResult;
use polyrpc_tests::monero::{Pruned, Transaction};
use polyrpc_tests::nodes::Monerod;

use crate::monero::methods::{GetBlocksBin, GetBlocksByHeightBin, GetHashesBin, GetblocksBin};
use crate::node::{Hash, Live, OK, live};

/// Two blocks before the first payment.
const FROM: u64 = Monerod::PAYMENTS[0].0 - 2;

/// How many transactions a block has beside the one that pays its miner.
fn payments(height: u64) -> usize {
    let found = Monerod::PAYMENTS.iter().find(|(at, _)| *at == height);
    found.map_or(0, |(_, count)| *count)
}

/// The caller's chain: a block, and the first.
async fn known(live: &Live, height: u64) -> TestResult<Vec<Hash>> {
    Ok(vec![live.hash(height).await?, live.hash(0).await?])
}

#[tokio::test]
async fn blocks_follow_the_last_one_in_common() -> TestResult {
    live(async |live| {
        let mut method = GetBlocksBin::new();
        method.block_ids = known(live, FROM).await?;
        let answer = live.exact(method.clone()).await?;
        assert_eq!(answer.status, OK);
        assert_eq!(
            (answer.start_height, answer.current_height),
            (FROM, Monerod::BLOCKS)
        );
        assert_eq!((answer.credits, answer.untrusted), (0, false));
        assert_eq!(answer.blocks.len() as u64, Monerod::BLOCKS - FROM);
        let blocks = answer.blocks.iter().zip(&answer.output_indices);
        let mut next = None;
        for (height, (block, outputs)) in (FROM..).zip(blocks) {
            assert_eq!(block.block.as_ref(), live.blob(height).await?);
            assert_eq!(block.txs.len(), payments(height), "{height}");
            // One output for the miner, two for each payment: what is paid, and what is left.
            let counts: Vec<_> = outputs.indices.iter().map(|of| of.indices.len()).collect();
            assert_eq!(counts, [vec![1], vec![2; payments(height)]].concat());
            for &number in outputs.indices.iter().flat_map(|of| &of.indices) {
                assert_eq!(next.replace(number + 1).unwrap_or(number), number);
            }
        }

        // An object without a key stands where the miner's was.
        method.no_miner_tx = Some(true);
        let without = live.exact(method).await?;
        assert_eq!(without.blocks, answer.blocks);
        for (outputs, all) in without.output_indices.iter().zip(&answer.output_indices) {
            assert!(outputs.indices[0].indices.is_empty());
            assert_eq!(outputs.indices[1..], all.indices[1..]);
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn pruned_transactions_are_objects() -> TestResult {
    live(async |live| {
        let mut whole = GetBlocksBin::new();
        whole.start_height = Some(FROM);
        let whole = live.exact(whole).await?;
        let mut method = GetblocksBin::new();
        method.start_height = Some(FROM);
        method.prune = Some(true);
        let pruned = live.exact(method.clone()).await?;
        assert_eq!(pruned.output_indices, whole.output_indices);
        for (height, (pruned, whole)) in (FROM..).zip(pruned.blocks.iter().zip(&whole.blocks)) {
            assert_eq!(pruned.pruned, Some(true));
            assert_eq!(pruned.block, whole.block);
            assert_eq!(pruned.txs.len(), payments(height));
            for (pruned, whole) in pruned.txs.iter().zip(&whole.txs) {
                let Transaction::Pruned(Pruned {
                    blob,
                    prunable_hash,
                }) = pruned
                else {
                    return Err(format!("{pruned:?} is whole").into());
                };
                let whole = whole.blob();
                assert!(whole.starts_with(blob) && blob.len() * 4 < whole.len());
                assert_eq!(*prunable_hash, Hash::ZERO);
            }
        }

        // The same key has two types.
        method.prune = Some(false);
        assert_eq!(live.exact(method).await?.blocks, whole.blocks);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn single_blocks_come_as_they_were_asked_for() -> TestResult {
    live(async |live| {
        let mut method = GetBlocksByHeightBin::new();
        method.heights = vec![FROM + 3, 0, FROM + 2, 0];
        let answer = live.exact(method.clone()).await?;
        assert_eq!(answer.status, OK);
        let blobs: Vec<_> = answer.blocks.iter().map(|of| of.block.to_vec()).collect();
        for (height, blob) in method.heights.iter().zip(&blobs) {
            assert_eq!(*blob, live.blob(*height).await?);
        }
        assert_eq!(
            answer
                .blocks
                .iter()
                .map(|of| of.txs.len())
                .collect::<Vec<_>>(),
            [2, 0, 1, 0]
        );
        let none = live.exact(GetBlocksByHeightBin::new()).await?;
        assert_eq!((none.status.as_str(), none.blocks.len()), (OK, 0));
        Ok(())
    })
    .await
}

/// Some megabytes, with thousands of strings.
#[tokio::test]
async fn a_big_answer_is_read_whole() -> TestResult {
    live(async |live| {
        let mut method = GetBlocksByHeightBin::new();
        method.heights = vec![FROM + 3; 1_000];
        let answer = live.exact(method).await?;
        assert_eq!(answer.blocks.len(), 1_000);
        assert!(answer.blocks.iter().all(|block| *block == answer.blocks[0]));
        let size: usize = answer
            .blocks
            .iter()
            .flat_map(|of| &of.txs)
            .map(|tx| tx.blob().len())
            .sum();
        assert!(size > 4_000_000, "{size}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn hashes_lie_in_one_string() -> TestResult {
    live(async |live| {
        let mut method = GetHashesBin::new();
        method.block_ids = known(live, FROM).await?;
        let answer = live.exact(method.clone()).await?;
        assert_eq!(answer.status, OK);
        assert_eq!(
            (answer.start_height, answer.current_height),
            (FROM, Monerod::BLOCKS)
        );
        let mut expected = Vec::new();
        for height in FROM..Monerod::BLOCKS {
            expected.push(live.hash(height).await?);
        }
        assert_eq!(answer.m_block_ids, expected);

        // All there are.
        method.block_ids = vec![live.hash(0).await?];
        let answer = live.exact(method).await?;
        assert_eq!(answer.m_block_ids.len() as u64, Monerod::BLOCKS);
        Ok(())
    })
    .await
}
