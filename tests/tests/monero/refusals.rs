//! What the node doesn't answer, and what callers are told.

use polyrpc::{Error, Method, Safety};
use polyrpc_tests::TestResult;
use serde::{Deserialize, Serialize};

use crate::monero::methods::{
    GetBlocksBin, GetBlocksByHeightBin, GetHashesBin, GetOIndexesBin, GetOutputDistributionBin,
    GetOutsBin,
};
use crate::monero::types::OutputNumber;
use crate::node::{Hash, live};

/// A hash of nothing.
const UNKNOWN: Hash = Hash::new([0x11; 32]);

/// Whatever there is to be found is said in the answer's `status`, and the rest of it is there.
#[tokio::test]
async fn what_is_unknown_is_an_answer() -> TestResult {
    live(async |live| {
        let failed = "Failed";
        let mut method = GetBlocksBin::new();
        method.block_ids = vec![UNKNOWN];
        let answer = live.exact(method).await?;
        assert_eq!((answer.status.as_str(), answer.blocks.len()), (failed, 0));
        assert_eq!((answer.start_height, answer.current_height), (0, 0));
        assert_eq!(live.exact(GetBlocksBin::new()).await?.status, failed);

        let mut method = GetHashesBin::new();
        method.block_ids = vec![UNKNOWN];
        let answer = live.exact(method).await?;
        assert_eq!(
            (answer.status.as_str(), answer.m_block_ids.len()),
            (failed, 0)
        );

        let answer = live.exact(GetOIndexesBin::new(UNKNOWN)).await?;
        assert_eq!(
            (answer.status.as_str(), answer.o_indexes.len()),
            (failed, 0)
        );

        let mut method = GetOutsBin::new();
        method.outputs = vec![OutputNumber::new(0, 1), OutputNumber::new(0, 1 << 20)];
        let answer = live.exact(method).await?;
        assert_eq!((answer.status.as_str(), answer.outs.len()), (failed, 0));

        let mut method = GetBlocksByHeightBin::new();
        method.heights = vec![0, 1 << 20];
        let answer = live.exact(method).await?;
        assert!(
            answer.status.starts_with("Error retrieving block"),
            "{answer:?}"
        );

        let mut method = GetOutputDistributionBin::new();
        method.amounts = vec![0];
        method.from_height = Some(u64::MAX);
        let answer = live.exact(method).await?;
        assert!(answer.status.starts_with("Failed to get"), "{answer:?}");
        Ok(())
    })
    .await
}

/// What Infinium's node has and this one hasn't.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Nope {}

impl Method for Nope {
    const NAME: &'static str = "getrandom_outs.bin";
    type Wire = polyrpc::wire::Epee;
    const SAFETY: Safety = Safety::Read;
    type Output = std::collections::BTreeMap<String, String>;
    type Codec = polyrpc::rt::Same;
}

/// A request of another type than the node reads.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Wrong {
    txid: u64,
}

impl Method for Wrong {
    const NAME: &'static str = GetOIndexesBin::NAME;
    type Wire = polyrpc::wire::Epee;
    const SAFETY: Safety = Safety::Read;
    type Output = std::collections::BTreeMap<String, String>;
    type Codec = polyrpc::rt::Same;
}

/// A response of another type than the node writes.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Mistaken {
    txid: Hash,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Texts {
    o_indexes: Vec<String>,
}

impl Method for Mistaken {
    const NAME: &'static str = GetOIndexesBin::NAME;
    type Wire = polyrpc::wire::Epee;
    const SAFETY: Safety = Safety::Read;
    type Output = Texts;
    type Codec = polyrpc::rt::Same;
}

#[tokio::test]
async fn what_is_no_answer_is_an_error() -> TestResult {
    live(async |live| {
        let said = |error: Error, status: u16, meaning: &str| {
            assert_eq!(error.http_status(), Some(status), "{error}");
            assert!(error.to_string().contains(meaning), "{error}");
            assert!(!error.is_retryable(), "{error}");
        };
        let error = live.rpc.call(Nope {}).await.expect_err("no such method");
        said(error, 404, "no such method");
        let error = live.rpc.call(Wrong { txid: 5 }).await.expect_err("wrong");
        said(error, 400, "could not read the request");

        let txid = live.transactions(1).await?[0];
        let error = live.rpc.call(Mistaken { txid }).await.expect_err("numbers");
        let mismatch = error.decode().ok_or("it isn't about the response")?;
        assert_eq!(mismatch.path(), "o_indexes[0]", "{error}");
        assert!(!mismatch.excerpt().is_empty(), "{error}");

        // It is there, and goes on answering.
        live.exact(GetOIndexesBin::new(txid)).await?;
        Ok(())
    })
    .await
}

/// What `polyrpc::mock` answers to such bodies is compared with this.
#[tokio::test]
async fn bodies_that_are_no_requests() -> TestResult {
    live(async |live| {
        let good = polyrpc::epee::to_vec(&GetOIndexesBin::new(UNKNOWN))?;
        let mut signature = good.clone();
        signature[0] = 0;
        for (what, body) in [
            ("nothing", &b""[..]),
            ("JSON", b"{}"),
            ("another signature", &signature),
            ("the half of one", &good[..good.len() - 3]),
        ] {
            let answer = live.node.post("/get_o_indexes.bin", body).await?;
            assert_eq!(answer, (400, Vec::new()), "{what}");
        }
        Ok(())
    })
    .await
}
