//! Outputs and how they spread, and calls side by side.

use futures_util::{StreamExt, TryStreamExt, stream};
use polyrpc_tests::TestResult;
use polyrpc_tests::nodes::Monerod;

use crate::monero::methods::{GetOIndexesBin, GetOutputDistributionBin, GetOutsBin};
use crate::monero::types::OutputNumber;
use crate::node::{Hash, OK, live};

/// What the first block pays, in piconero. It is the only one whose amount isn't hidden.
const FIRST: u64 = 17_592_186_044_415;

/// The block with the most payments.
const PAYMENTS: u64 = Monerod::PAYMENTS[1].0;

#[tokio::test]
async fn outputs_are_numbered_and_found() -> TestResult {
    live(async |live| {
        for transaction in live.transactions(PAYMENTS).await? {
            let numbers = live.exact(GetOIndexesBin::new(transaction)).await?;
            assert_eq!(numbers.status, OK);
            assert!(!numbers.o_indexes.is_empty());
            let mut method = GetOutsBin::new();
            method.outputs = numbers
                .o_indexes
                .iter()
                .map(|number| OutputNumber::new(0, *number))
                .collect();
            let found = live.exact(method.clone()).await?;
            assert_eq!(found.status, OK);
            assert_eq!(found.outs.len(), numbers.o_indexes.len());
            for output in &found.outs {
                assert_eq!((output.height, output.txid), (PAYMENTS, transaction));
                assert!(output.key != Hash::ZERO && output.mask != Hash::ZERO);
            }
            method.get_txid = Some(false);
            let less = live.exact(method).await?;
            assert!(less.outs.iter().all(|output| output.txid == Hash::ZERO));
            assert_eq!(less.outs[0].key, found.outs[0].key);
        }

        let first = live.transactions(0).await?[0];
        let numbers = live.exact(GetOIndexesBin::new(first)).await?;
        assert_eq!(numbers.o_indexes, [0]);
        let mut method = GetOutsBin::new();
        method.outputs = vec![OutputNumber::new(FIRST, 0)];
        let found = live.exact(method).await?;
        assert_eq!((found.outs[0].height, found.outs[0].txid), (0, first));
        assert!(found.outs[0].unlocked);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn distributions_are_packed_or_compressed() -> TestResult {
    live(async |live| {
        let mut method = GetOutputDistributionBin::new();
        method.amounts = vec![0, FIRST];
        let answer = live.exact(method.clone()).await?;
        assert_eq!(answer.status, OK);
        let [hidden, first] = &answer.distributions[..] else {
            panic!("{answer:?}");
        };
        let mut expected = vec![1; usize::try_from(Monerod::BLOCKS)?];
        expected[0] = 0;
        for (height, payments) in Monerod::PAYMENTS {
            expected[usize::try_from(height)?] += 2 * payments as u64;
        }
        assert_eq!(hidden.distribution, expected);
        assert_eq!((hidden.amount, hidden.base, hidden.start_height), (0, 0, 0));
        assert!(hidden.binary && !hidden.compress && hidden.compressed_data.is_none());
        assert_eq!(first.distribution.iter().sum::<u64>(), 1);

        method.cumulative = Some(true);
        method.from_height = Some(PAYMENTS - 1);
        method.to_height = Some(PAYMENTS);
        let answer = live.exact(method.clone()).await?;
        let hidden = &answer.distributions[0];
        // One for each block but the first, two more for each payment.
        assert_eq!(hidden.distribution, [PAYMENTS - 1 + 2, PAYMENTS + 2 + 4]);
        assert_eq!(hidden.start_height, PAYMENTS - 1);

        // Some numbers take two bytes.
        method.compress = Some(true);
        method.from_height = None;
        method.to_height = None;
        let answer = live.exact(method).await?;
        let hidden = &answer.distributions[0];
        let data = hidden.compressed_data.as_ref().ok_or("no data")?;
        assert!(hidden.compress && hidden.distribution.is_empty());
        assert_eq!(varints(data), sums(&expected));
        Ok(())
    })
    .await
}

/// What nobody asked about isn't in the response.
#[tokio::test]
async fn nothing_asked_is_nothing_answered() -> TestResult {
    live(async |live| {
        let answer = live.exact(GetOutputDistributionBin::new()).await?;
        assert_eq!(
            (answer.status.as_str(), answer.distributions.len()),
            (OK, 0)
        );
        let answer = live.exact(GetOutsBin::new()).await?;
        assert_eq!((answer.status.as_str(), answer.outs.len()), (OK, 0));
        Ok(())
    })
    .await
}

/// The responses of many calls at once, over few connections, don't get mixed up.
///
/// The node takes 25 connections from one place, and hangs up on more.
#[tokio::test]
async fn calls_side_by_side() -> TestResult {
    live(async |live| {
        let first = live.hash(0).await?;
        let all = live.client.get_hashes_bin().block_ids(vec![first]).await?;
        let all = &all.m_block_ids;
        let calls = (1..all.len()).map(|height| {
            let call = live.client.get_hashes_bin();
            let call = call.block_ids(vec![all[height], first]);
            async move { Ok::<_, polyrpc::Error>((height, call.await?)) }
        });
        let answers: Vec<_> = stream::iter(calls)
            .buffer_unordered(16)
            .try_collect()
            .await?;
        assert_eq!(answers.len() as u64, Monerod::BLOCKS - 1);
        for (height, answer) in answers {
            assert_eq!(answer.start_height, height as u64);
            assert!(answer.m_block_ids == all[height..], "{height}");
        }
        Ok(())
    })
    .await
}

/// The running sum.
fn sums(numbers: &[u64]) -> Vec<u64> {
    let mut sum = 0;
    let add = |number: &u64| {
        sum += number;
        sum
    };
    numbers.iter().map(add).collect()
}

/// Numbers of seven bits a byte, the lowest first.
fn varints(bytes: &[u8]) -> Vec<u64> {
    let ends = bytes.split_inclusive(|byte| byte & 0x80 == 0);
    ends.map(|number| {
        let digits = number.iter().rev();
        digits.fold(0, |sum, byte| sum << 7 | u64::from(byte & 0x7f))
    })
    .collect()
}
