//! Parameters whose bytes go to the node beside the call.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use hyper::Method;
use polyrpc::filecoin::{CallId, PushStreams, ReaderSource, SectorOffset, StorageMiner, Worker};
use polyrpc::mock::sample;
use polyrpc::transport::http::Http;
use polyrpc_tests::TestResult;
use serde_json::json;
use tokio::io::{AsyncRead, ReadBuf};

use super::node::{Answer, Habits, Make, Node, Refusal};
use super::{refused, soon};

const CID: &str = "Filecoin.ComputeDataCid";

/// A node that anybody with the token `admin` may call.
async fn start(moved: bool) -> TestResult<Node> {
    let mut habits = Habits::of(Make::Lotus);
    habits.tokens.insert("admin", vec!["read", "admin"]);
    habits.moved = moved;
    Node::start(habits).await
}

fn streams(node: &Node) -> TestResult<PushStreams> {
    Ok(PushStreams::new(
        Http::builder(&node.http()).bearer("admin"),
    )?)
}

async fn miner(url: String) -> TestResult<StorageMiner> {
    let builder = StorageMiner::builder(url).bearer("admin").without_retry();
    Ok(builder.connect().await?)
}

/// So many bytes, a few at a time.
struct Slowly(usize);

impl AsyncRead for Slowly {
    fn poll_read(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let length = self.0.min(1000).min(buffer.remaining());
        buffer.put_slice(&vec![7; length]);
        self.0 -= length;
        Poll::Ready(Ok(()))
    }
}

/// Bytes that can't be read beyond the first.
struct Broken(bool);

impl AsyncRead for Broken {
    fn poll_read(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if std::mem::replace(&mut self.0, true) {
            return Poll::Ready(Err(io::Error::other("a bad sector")));
        }
        buffer.put_slice(b"x");
        Poll::Ready(Ok(()))
    }
}

#[tokio::test]
async fn bytes_of_any_number_go_beside_the_call() -> TestResult {
    const LONG: usize = 3_000_001;

    for moved in [false, true] {
        let node = start(moved).await?;
        node.method_for("admin", CID, 2, Answer::Reads(1));
        for url in [node.http(), node.ws()] {
            let (miner, before) = (miner(url).await?, node.pushed().len());
            let call = miner.compute_data_cid(LONG as u64, ReaderSource::push());
            let streams = streams(&node)?;
            let call = call.push(&streams, Slowly(LONG));
            // The answer is how many bytes came, which is no piece.
            let error = refused(soon(call).await?);
            assert!(error.is_decode(), "{error}");
            assert!(error.to_string().contains(&LONG.to_string()), "{error}");

            let pushed = &node.pushed()[before..];
            let methods: Vec<_> = pushed.iter().map(|one| one.method.clone()).collect();
            match moved {
                false => assert_eq!(methods, [Method::HEAD, Method::POST]),
                true => assert_eq!(methods, [Method::HEAD, Method::HEAD, Method::POST]),
            }
            let post = &pushed[methods.len() - 1];
            assert_eq!(post.bytes.len(), LONG);
            assert!(post.bytes.iter().all(|byte| *byte == 7));
            assert_eq!(post.length, None);
            assert_eq!(post.target.ends_with("?moved"), moved);
            let typed = Some("application/octet-stream");
            assert_eq!(post.content_type.as_deref(), typed);
            let calls = node.calls(CID);
            let param = &calls[calls.len() - 1]["params"][1];
            assert_eq!(param["Type"], "push");
            for one in pushed {
                assert_eq!(one.authorization.as_deref(), Some("Bearer admin"));
                let id = param["Info"].as_str().ok_or("an id")?;
                let path = format!("/rpc/streams/v0/push/{id}");
                assert!(one.target.starts_with(&path), "{}", one.target);
            }
        }
    }
    Ok(())
}

#[tokio::test]
async fn no_bytes_at_all_are_sent_too() -> TestResult {
    let node = start(false).await?;
    node.method_for("admin", CID, 2, Answer::Reads(1));
    let call = miner(node.http()).await?;
    let call = call.compute_data_cid(0, ReaderSource::push());
    let error = refused(soon(call.push(&streams(&node)?, io::Cursor::new(Vec::new()))).await?);
    assert!(error.is_decode(), "{error}");
    let pushed = node.pushed();
    assert_eq!((pushed.len(), pushed[1].bytes.len()), (2, 0));
    Ok(())
}

/// A worker answers at once, and reads when it is at it.
#[tokio::test]
async fn bytes_are_sent_to_their_end_though_the_call_is_answered() -> TestResult {
    let node = start(false).await?;
    let id: CallId = sample();
    let answer = Answer::ReadsLater(1, serde_json::to_value(&id)?);
    node.method_for("admin", "Filecoin.DataCid", 2, answer);
    let builder = Worker::builder(node.http()).bearer("admin").without_retry();
    let worker = builder.connect().await?;
    let call = worker.data_cid(5, ReaderSource::push());
    let told = soon(call.push(&streams(&node)?, Slowly(200_000))).await??;
    assert_eq!(told, id);
    let pushed = node.pushed();
    assert_eq!(pushed.len(), 2);
    assert_eq!(
        (&pushed[1].method, pushed[1].bytes.len()),
        (&Method::POST, 200_000)
    );
    Ok(())
}

/// A node that is done without the bytes doesn't get them.
#[tokio::test]
async fn bytes_that_nobody_reads_are_not_sent() -> TestResult {
    let node = start(false).await?;
    let offset: SectorOffset = sample();
    let answer = Answer::Leaves(1, serde_json::to_value(&offset)?);
    node.method_for("admin", "Filecoin.SectorAddPieceToAny", 3, answer);
    let miner = miner(node.ws()).await?;
    let call = miner.sector_add_piece_to_any(127, ReaderSource::push(), sample());
    let told = soon(call.push(&streams(&node)?, Broken(true))).await??;
    assert_eq!(told, offset);
    assert!(node.pushed().iter().all(|one| one.method == Method::HEAD));
    Ok(())
}

#[tokio::test]
async fn a_refused_call_ends_its_stream() -> TestResult {
    let node = start(false).await?;
    node.method_for("admin", CID, 2, Answer::Refusal(Refusal::new(1, "no room")));
    let call = miner(node.http()).await?;
    let call = call.compute_data_cid(5, ReaderSource::push());
    let error = refused(soon(call.push(&streams(&node)?, Slowly(5))).await?);
    assert!(error.to_string().contains("no room"), "{error}");
    assert!(node.pushed().iter().all(|one| one.method == Method::HEAD));
    Ok(())
}

#[tokio::test]
async fn bytes_that_can_t_be_read_or_sent_fail_the_call() -> TestResult {
    let node = start(false).await?;
    node.method_for("admin", CID, 2, Answer::Reads(1));
    let miner = miner(node.http()).await?;
    let call = || miner.compute_data_cid(5, ReaderSource::push());
    let error = refused(soon(call().push(&streams(&node)?, Broken(false))).await?);
    assert!(error.to_string().contains(CID), "{error}");
    // Another token than the call's.
    let wrong = PushStreams::new(Http::builder(&node.http()).bearer("wrong"))?;
    let error = refused(soon(call().push(&wrong, Slowly(5))).await?);
    assert!(error.to_string().contains("token"), "{error}");
    // And another node.
    let other = start(false).await?;
    let error = refused(soon(call().push(&streams(&other)?, Slowly(5))).await?);
    assert!(error.to_string().contains("500"), "{error}");
    Ok(())
}

#[tokio::test]
async fn zeros_and_urls_need_no_stream() -> TestResult {
    let node = start(false).await?;
    node.method_for("admin", CID, 2, Answer::Reads(1));
    let miner = miner(node.http()).await?;
    let error = refused(soon(miner.compute_data_cid(9, ReaderSource::zeros(2032))).await?);
    assert!(error.to_string().contains("2032"), "{error}");
    let sent = &node.calls(CID)[0]["params"];
    assert_eq!(*sent, json!([9, {"Type": "null", "Info": "2032"}]));
    assert!(node.pushed().is_empty());
    // There is nowhere to send bytes to.
    let call = miner.compute_data_cid(9, ReaderSource::zeros(2032));
    let error = refused(call.push(&streams(&node)?, Slowly(1)).await);
    assert!(
        error.to_string().contains("ReaderSource::push()"),
        "{error}"
    );
    assert_eq!(node.calls(CID).len(), 1);
    Ok(())
}

/// As Lotus's tools have the address: a WebSocket's, which streams of bytes have by HTTP.
#[tokio::test]
async fn streams_know_the_address_in_an_api_info() -> TestResult {
    let node = start(false).await?;
    node.method_for("admin", CID, 2, Answer::Reads(1));
    let miner = miner(node.ws()).await?;
    for info in [
        format!("admin:{}", node.multiaddr()),
        format!("admin:{}/rpc/v0", node.ws()),
    ] {
        let streams = PushStreams::from_api_info(&info)?;
        let call = miner.compute_data_cid(9, ReaderSource::push());
        let error = refused(soon(call.push(&streams, Slowly(77))).await?);
        assert!(error.to_string().contains("77"), "{error}");
    }
    Ok(())
}
