//! Our own transports against a server made with jsonrpsee.

use std::time::Duration;

use futures_util::StreamExt;
use polyrpc::transport::Request;
use polyrpc::wire::JSONRPC;
use polyrpc::{Event, GapCause, RawJson, Reached, Rpc, ethereum};

use crate::methods::{Count, Fail, Named, Slow, echo, echoed};
use crate::server::Server;
use crate::within;

pub(crate) async fn both(server: &Server) -> [Rpc; 2] {
    let http = Rpc::connect(&server.http()).await.unwrap();
    let ws = Rpc::connect(&server.ws()).await.unwrap();
    [http, ws]
}

#[tokio::test]
async fn calls_and_errors() {
    within(async {
        let server = Server::start().await;
        for rpc in both(&server).await {
            let eth = ethereum::Client::new(rpc.clone());
            assert_eq!(eth.chain_id().await.unwrap(), 31337);
            assert_eq!(rpc.call(echo(7)).await.unwrap().as_str(), echoed(7));
            let text = "x".to_owned();
            let named = rpc.call(Named { start: 1, text }).await.unwrap();
            assert_eq!(named.as_str(), r#"{"start":1,"text":"x"}"#);

            let error = rpc.call(Fail::default()).await.unwrap_err();
            let error = error.rpc().expect("an error object");
            assert_eq!((error.code, error.message.as_str()), (3, "no luck"));
            let data = error.data.as_ref().map(RawJson::as_str);
            assert_eq!(data, Some(r#"{"a": 1.00}"#));
            let error = eth.gas_price().await.unwrap_err();
            assert_eq!(error.rpc().map(|error| error.code), Some(-32601));

            let limit = Duration::from_millis(50);
            let error = rpc.call(Slow::default()).timeout(limit).await;
            let error = error.unwrap_err();
            assert!(error.is_timeout(), "{error}");
            assert_eq!(error.reached_server(), Reached::Maybe);
        }
    })
    .await;
}

#[tokio::test]
async fn batches() {
    within(async {
        let server = Server::start().await;
        for (round, rpc) in (1..).zip(both(&server).await) {
            let eth = ethereum::Client::new(rpc.clone());
            let calls = (rpc.call(echo(1)), rpc.call(Fail::default()), eth.chain_id());
            let (text, failed, id) = rpc.batch(calls).results().await.unwrap();
            assert_eq!(text.unwrap().as_str(), echoed(1));
            assert_eq!(failed.unwrap_err().rpc().map(|error| error.code), Some(3));
            assert_eq!(id.unwrap(), 31337);
            assert_eq!(server.count("batch 3"), round);
        }
    })
    .await;
}

#[tokio::test]
async fn subscriptions() {
    within(async {
        let server = Server::start().await;
        let [http, ws] = both(&server).await;
        let error = http.subscribe(Count(1, true)).await.unwrap_err();
        assert!(error.is_no_subscriptions(), "{error}");

        let mut numbers = ws.subscribe(Count(100, false)).await.unwrap();
        for number in 0..100 {
            let event = numbers.next().await.unwrap().unwrap();
            assert_eq!(event, Event::Item(number));
        }
        assert_eq!(server.count("call test_stop"), 0);
        drop(numbers);
        assert_eq!(server.sees("call test_stop").await, 1);

        // The server ends this one.
        let mut numbers = ws.subscribe(Count(1, true)).await.unwrap();
        for _ in 0..2 {
            assert_eq!(numbers.next().await.unwrap().unwrap(), Event::Item(0));
            let event = numbers.next().await.unwrap().unwrap();
            let reconnected = GapCause::Reconnected;
            assert!(matches!(event, Event::Gap { cause, .. } if cause == reconnected));
        }
    })
    .await;
}

#[tokio::test]
async fn notifications() {
    within(async {
        let server = Server::start().await;
        let params = RawJson::new(r#"["x", 1.0]"#).unwrap();
        let [http, ws] = both(&server).await;
        for (method, rpc) in [("by_http", http), ("by_ws", ws)] {
            let request = Request::notification(&JSONRPC, method, &params).expect("a call");
            let response = rpc.send(request).await.unwrap();
            // Such a server has a word for it, over HTTP.
            let body = response.body().as_ref();
            assert!(matches!(body, b"" | b"null"), "{body:?}");
            server
                .sees(&format!(r#"notification {method} ["x", 1.0]"#))
                .await;
            // The connection goes on.
            assert_eq!(rpc.call(echo(2)).await.unwrap().as_str(), echoed(2));
        }
    })
    .await;
}
