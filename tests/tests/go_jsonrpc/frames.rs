//! The frames of channels, byte for byte: a script of what either side sends.

use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use polyrpc::filecoin::{Failure, FullNode, Reason};
use polyrpc::transport::socket::Socket;
use polyrpc::{Event, Rpc};
use polyrpc_tests::TestResult;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;

use super::soon;

type Peer = WebSocketStream<TcpStream>;

/// A client, and the other end of its connection.
async fn pair() -> TestResult<(FullNode, Peer)> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("ws://{}", listener.local_addr()?);
    let connecting = FullNode::builder(url).without_retry().connect();
    let accepting = async {
        let (stream, _) = listener.accept().await?;
        TestResult::Ok(tokio_tungstenite::accept_async(stream).await?)
    };
    let (client, peer) = soon(async { tokio::join!(connecting, accepting) }).await?;
    Ok((client?, peer?))
}

/// The next frame of the client.
async fn frame(peer: &mut Peer) -> TestResult<Value> {
    loop {
        match soon(peer.next()).await?.ok_or("the end")?? {
            Message::Text(text) => return Ok(serde_json::from_str(&text)?),
            Message::Close(_) => return Err("the end".into()),
            _ => {}
        }
    }
}

async fn say(peer: &mut Peer, text: impl Into<String>) -> TestResult {
    Ok(peer.send(Message::text(text.into())).await?)
}

#[tokio::test]
async fn a_channel_from_its_opening_to_its_end() -> TestResult {
    let (client, mut peer) = pair().await?;
    let serving = async move {
        let call = frame(&mut peer).await?;
        let id = call["id"].clone();
        let expected =
            json!({"jsonrpc": "2.0", "id": id, "method": "Filecoin.ChainNotify", "params": []});
        assert_eq!(call, expected);
        say(
            &mut peer,
            format!(r#"{{"id":{id},"jsonrpc":"2.0","result":1}}"#),
        )
        .await?;
        say(&mut peer, r#"{"jsonrpc":"2.0","method":"xrpc.ch.val","params":[1,[{"Type":"current","Val":{"Cids":[],"Blocks":[],"Height":0}}]]}"#).await?;
        let cancel = frame(&mut peer).await?;
        // The id of the call, not of the channel; its own is null, which Lotus takes for none.
        assert_eq!(
            cancel,
            json!({"jsonrpc": "2.0", "id": null, "method": "xrpc.cancel", "params": [id]})
        );
        say(
            &mut peer,
            r#"{"jsonrpc":"2.0","method":"xrpc.ch.val","params":[1,[]]}"#,
        )
        .await?;
        say(
            &mut peer,
            r#"{"jsonrpc":"2.0","method":"xrpc.ch.close","params":[1]}"#,
        )
        .await?;
        // The number is given again, to another channel.
        let call = frame(&mut peer).await?;
        say(
            &mut peer,
            format!(r#"{{"id":{},"jsonrpc":"2.0","result":1}}"#, call["id"]),
        )
        .await?;
        say(
            &mut peer,
            r#"{"jsonrpc":"2.0","method":"xrpc.ch.val","params":[1,null]}"#,
        )
        .await?;
        TestResult::Ok(peer)
    };
    let calling = async {
        let mut events = client.subscribe_chain_notify().await?;
        let Some(Ok(Event::Item(changes))) = soon(events.next()).await? else {
            return Err("no item".into());
        };
        assert_eq!(changes.len(), 1);
        drop(events);
        let mut events = client.subscribe_chain_notify().await?;
        let Some(Ok(Event::Item(changes))) = soon(events.next()).await? else {
            return Err("no item".into());
        };
        assert!(changes.is_empty());
        TestResult::Ok(())
    };
    let (served, called) = tokio::join!(serving, calling);
    served?;
    called
}

/// Forest's close frame is the result of a response to nobody, whoever it was that ended the channel.
#[tokio::test]
async fn both_forms_of_the_close_frame_end_a_channel() -> TestResult {
    for close in [
        r#"{"jsonrpc":"2.0","method":"xrpc.ch.close","params":[0]}"#,
        r#"{"jsonrpc":"2.0","id":null,"result":{"jsonrpc":"2.0","method":"xrpc.ch.close","params":[0]}}"#,
    ] {
        let (client, mut peer) = pair().await?;
        let serving = async move {
            for _ in 0..2 {
                let call = frame(&mut peer).await?;
                assert_eq!(call["method"], "Filecoin.ChainNotify");
                say(
                    &mut peer,
                    format!(r#"{{"id":{},"jsonrpc":"2.0","result":0}}"#, call["id"]),
                )
                .await?;
                say(&mut peer, close).await?;
            }
            TestResult::Ok(peer)
        };
        let calling = async {
            let mut events = client.subscribe_chain_notify().await?;
            let event = soon(events.next()).await?;
            assert!(matches!(event, Some(Ok(Event::Gap { .. }))), "{event:?}");
            TestResult::Ok(events)
        };
        let (served, called) = tokio::join!(serving, calling);
        drop((served?, called?));
    }
    Ok(())
}

/// A cancelled call still gets its response, which is that of no other call.
#[tokio::test]
async fn the_response_to_a_cancelled_call_is_nobody_s() -> TestResult {
    let (client, mut peer) = pair().await?;
    let call = tokio::spawn({
        let client = client.clone();
        async move { client.wallet_list().await }
    });
    let given_up = frame(&mut peer).await?["id"].clone();
    call.abort();
    assert_eq!(frame(&mut peer).await?["params"], json!([given_up]));
    let serving = async move {
        let id = frame(&mut peer).await?["id"].clone();
        say(&mut peer, format!(r#"{{"error":{{"code":1,"message":"context canceled"}},"id":{given_up},"jsonrpc":"2.0"}}"#)).await?;
        say(
            &mut peer,
            format!(
                r#"{{"error":{{"code":11,"message":"actor not found"}},"id":{id},"jsonrpc":"2.0"}}"#
            ),
        )
        .await
    };
    let (served, answered) = tokio::join!(serving, client.wallet_list());
    served?;
    let error = super::refused(answered);
    assert_eq!(
        Failure::of(&error).map(|failure| failure.reason),
        Some(Reason::ActorNotFound)
    );
    Ok(())
}

#[tokio::test]
async fn ethereum_s_notifications_come_by_their_subscription() -> TestResult {
    let (client, mut peer) = pair().await?;
    let hash = format!("0x{}", "37".repeat(32));
    let serving = async move {
        let call = frame(&mut peer).await?;
        assert_eq!(call["params"], json!(["newPendingTransactions"]));
        say(
            &mut peer,
            format!(
                r#"{{"id":{},"jsonrpc":"2.0","result":"{hash}"}}"#,
                call["id"]
            ),
        )
        .await?;
        say(&mut peer, format!(r#"{{"jsonrpc":"2.0","method":"eth_subscription","params":{{"subscription":"{hash}","result":"{hash}"}}}}"#)).await?;
        let ended = frame(&mut peer).await?;
        assert_eq!(
            (&ended["method"], &ended["params"]),
            (&json!("Filecoin.EthUnsubscribe"), &json!([hash]))
        );
        TestResult::Ok(())
    };
    let calling = async {
        let mut events = client.subscribe_new_pending_transactions().await?;
        let event = soon(events.next()).await?;
        assert!(matches!(&event, Some(Ok(Event::Item(_)))), "{event:?}");
        TestResult::Ok(())
    };
    let (served, called) = tokio::join!(serving, calling);
    served?;
    called
}

/// A server that answers no pings, as go-jsonrpc, is alive as long as anything comes: here its own pings.
#[tokio::test]
async fn a_connection_is_not_judged_by_pongs() -> TestResult {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("ws://{}", listener.local_addr()?);
    let serving = tokio::spawn(async move {
        let (stream, _) = listener.accept().await?;
        let peer = tokio_tungstenite::accept_async(stream).await?;
        // From here on byte by byte, because the library would answer pings.
        let mut stream = peer.into_inner();
        let mut first = [0; 2];
        stream.read_exact(&mut first).await?;
        let answer = br#"{"id":1,"jsonrpc":"2.0","result":1}"#;
        stream.write_all(&[0x81, answer.len() as u8]).await?;
        stream.write_all(answer).await?;
        for _ in 0..15 {
            tokio::time::sleep(Duration::from_millis(100)).await;
            stream.write_all(&[0x89, 0]).await?;
        }
        let value = br#"{"jsonrpc":"2.0","method":"xrpc.ch.val","params":[1,[]]}"#;
        stream.write_all(&[0x81, value.len() as u8]).await?;
        stream.write_all(value).await?;
        TestResult::Ok(stream)
    });
    let socket = Socket::ws(&url)
        .ping_interval(Duration::from_millis(50))
        .idle_timeout(Duration::from_millis(700))
        .build()?;
    let client = FullNode::new(Rpc::new(socket));
    let mut events = soon(client.subscribe_chain_notify()).await??;
    let event = soon(events.next()).await?;
    assert!(
        matches!(&event, Some(Ok(Event::Item(changes))) if changes.is_empty()),
        "{event:?}"
    );
    soon(serving).await???;
    Ok(())
}
