//! Clients behind Chia's daemon, against a mock of it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use polyrpc::mock::{Fault, Node, Transport};
use polyrpc::transport::socket::{Dialect, Socket};
use polyrpc::transport::{Items, Request, Response, Stop};
use polyrpc::{
    Error, Event, GapCause, Method, RawJson, Rpc, RpcError, Safety, Subscribe, Subscription,
};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use serde_with::Same;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::Message;

type Result<T = (), E = Box<dyn std::error::Error>> = std::result::Result<T, E>;
type Map<T> = BTreeMap<String, T>;

const LIMIT: Duration = Duration::from_secs(10);

/// A method, as the generator writes it.
macro_rules! method {
    ($Name:ident { $($field:ident: $Field:ty),* }, $name:literal, $wire:ident, $Output:ty) => {
        #[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
        struct $Name {
            $($field: $Field),*
        }

        impl Method for $Name {
            const NAME: &'static str = $name;
            type Wire = polyrpc::wire::$wire;
            const SAFETY: Safety = Safety::Read;
            type Output = $Output;
            type Codec = Same;
        }
    };
}

method!(
    GetBalance { wallet_id: u64 },
    "get_wallet_balance",
    Chia,
    Map<u128>
);
method!(GetKeys {}, "get_keys", ChiaDaemon, Map<Vec<String>>);
method!(
    Register { service: String },
    "register_service",
    ChiaDaemon,
    Map<Value>
);

/// What is pushed to the first of these services, and what to the others.
#[derive(Clone, Debug)]
struct Events(&'static [&'static str]);

impl Subscribe for Events {
    type Open = Register;
    const STOP: Stop = Stop::Connection;
    const ITEMS: Items = Items::Pushes;
    type Item = Envelope;
    type Codec = Same;

    fn open(&self, _: Option<&Envelope>) -> Register {
        register(self.0[0])
    }

    fn complete(&self) -> Vec<Register> {
        self.0[1..].iter().map(|name| register(name)).collect()
    }
}

#[derive(Debug, Deserialize, PartialEq, Serialize)]
struct Envelope {
    command: String,
    origin: String,
    destination: String,
    data: Map<u128>,
}

fn register(service: &str) -> Register {
    let service = service.to_owned();
    Register { service }
}

fn raw(text: &str) -> RawJson {
    RawJson::new(text).unwrap()
}

fn daemon(node: &Node) -> Result<Rpc> {
    let socket = Socket::ws(&node.ws_url()).dialect(Dialect::CHIA_DAEMON);
    Ok(Rpc::new(socket.timeout(LIMIT).build()?))
}

/// Three wallets, of which the daemon's keychain knows nothing.
fn wallets(node: &Node) {
    node.on::<GetBalance>(|asked| match asked.wallet_id {
        3 => Err(RpcError::new(0, "3")
            .with_name("UNKNOWN")
            .with_traceback("at x")),
        id => Ok([
            ("id".to_owned(), id.into()),
            ("confirmed".to_owned(), u128::MAX),
        ]
        .into()),
    });
    node.on::<GetKeys>(|_| Ok([("keys".to_owned(), vec!["a".to_owned()])].into()));
}

#[tokio::test]
async fn one_connection_leads_to_the_daemon_and_its_services() -> Result {
    let node = Node::start().await?;
    wallets(&node);
    let daemon = daemon(&node)?;
    let wallet = daemon.clone().with_destination("chia_wallet");
    assert_eq!(daemon.call(GetKeys {}).await?["keys"], ["a"]);
    let balance = wallet.call(GetBalance { wallet_id: 1 }).await?;
    assert_eq!(balance["confirmed"], u128::MAX);
    let text = wallet.call(GetBalance { wallet_id: 1 }).raw().await?;
    assert!(text.as_str().ends_with(r#""success":true}"#), "{text}");

    let error = wallet.call(GetBalance { wallet_id: 3 }).await.unwrap_err();
    let rpc = error.rpc().expect("an error object");
    assert_eq!(
        (rpc.name.as_deref(), rpc.traceback()),
        (Some("UNKNOWN"), None)
    );

    let one = wallet.call(GetBalance { wallet_id: 1 });
    let calls = (
        one.clone(),
        wallet.call(GetBalance { wallet_id: 3 }),
        daemon.call(GetKeys {}),
    );
    // Each goes where its own handle sends: the daemon itself would have no response to the first.
    let (first, second, third) = daemon.batch(calls).results().await?;
    assert_eq!((first?["id"], third?["keys"].len()), (1, 1));
    assert!(second.unwrap_err().rpc().is_some());
    let many = daemon.batch_all((10..40).map(|wallet_id| wallet.call(GetBalance { wallet_id })));
    let many: Vec<_> = many.collect().await;
    for (id, result) in (10..).zip(many) {
        assert_eq!(result?["id"], id);
    }
    // Which service was meant nobody knows.
    let error = daemon.call(GetBalance { wallet_id: 1 }).await.unwrap_err();
    assert!(error.to_string().contains("with_destination"), "{error}");
    assert_eq!(
        node.count(Register::NAME),
        1,
        "one connection, registered once"
    );
    node.finish()?;
    Ok(())
}

#[tokio::test]
async fn calls_in_a_batch_keep_their_destinations() -> Result {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let log = Arc::clone(&seen);
    let service = tower::service_fn(move |request: Request| {
        let destination = request.destination().map(str::to_owned);
        log.lock().unwrap().push(destination);
        async { Ok::<_, Error>(Response::new(r#"{"success":true}"#)) }
    });
    let daemon = Rpc::new(service);
    let to = |name: &'static str| daemon.clone().with_destination(name);
    let (wallet, node) = (to("chia_wallet"), to("chia_full_node"));
    let balance = || GetBalance { wallet_id: 1 };
    let calls = (
        wallet.call(balance()),
        node.call(balance()),
        daemon.call(GetKeys {}),
    );
    wallet.batch(calls).await?;
    let all = wallet.batch_all([daemon.call(balance()), node.call(balance())]);
    assert_eq!(all.count().await, 2);
    let seen = seen.lock().unwrap();
    let seen: Vec<_> = seen.iter().map(Option::as_deref).collect();
    let (wallet, node) = (Some("chia_wallet"), Some("chia_full_node"));
    assert_eq!(seen, [wallet, node, None, None, node]);
    Ok(())
}

#[tokio::test]
async fn silence_is_a_time_out() -> Result {
    let node = Node::start().await?;
    wallets(&node);
    let wallet = daemon(&node)?.with_destination("chia_wallet");
    node.inject(Fault::stall().on(GetBalance::NAME));
    let call = wallet.call(GetBalance { wallet_id: 1 });
    let error = call.timeout(Duration::from_millis(50)).await.unwrap_err();
    assert!(error.is_timeout(), "{error}");
    assert_eq!(wallet.call(GetBalance { wallet_id: 1 }).await?["id"], 1);
    node.finish()?;
    Ok(())
}

async fn next(events: &mut Subscription<Envelope>) -> Result<Event<Envelope>> {
    let event = timeout(LIMIT, events.next()).await?;
    Ok(event.ok_or("the end")??)
}

/// An item's command and who it was for.
async fn item(events: &mut Subscription<Envelope>) -> Result<[String; 3]> {
    match next(events).await? {
        Event::Item(item) => Ok([item.command, item.origin, item.destination]),
        other => Err(format!("{other:?}").into()),
    }
}

#[tokio::test]
async fn events_outlive_the_daemon() -> Result {
    let mut node = Node::start().await?;
    wallets(&node);
    let daemon = daemon(&node)?;
    let mut events = daemon.subscribe(Events(&["wallet_ui", "metrics"])).await?;
    let mut others = daemon.subscribe(Events(&["wallet_ui"])).await?;
    let (wallet_ui, metrics) = (node.registered("wallet_ui"), node.registered("metrics"));
    assert_eq!(
        (wallet_ui.count(), metrics.count()),
        (1, 1),
        "one connection"
    );
    let big = json!({ "x": 18446744073709551615_u64 });
    assert_eq!(wallet_ui.push("chia_wallet", "state_changed", &big)?, 1);
    metrics.push("chia_full_node", "block", &json!({}))?;
    for events in [&mut events, &mut others] {
        assert_eq!(
            item(events).await?,
            ["state_changed", "chia_wallet", "wallet_ui"]
        );
        assert_eq!(item(events).await?, ["block", "chia_full_node", "metrics"]);
    }
    // Nobody is told of what nobody is registered for.
    assert_eq!(
        node.registered("chia_plotter")
            .push("daemon", "x", &json!({}))?,
        0
    );

    node.stop().await?;
    assert_eq!((wallet_ui.count(), metrics.count()), (0, 0));
    node.restart().await?;
    for events in [&mut events, &mut others] {
        let gap = next(events).await?;
        let is_new = matches!(
            gap,
            Event::Gap {
                cause: GapCause::Reconnected,
                ..
            }
        );
        assert!(is_new, "{gap:?}");
    }
    assert_eq!((wallet_ui.count(), metrics.count()), (1, 1));
    metrics.push("chia_full_node", "block", &json!({}))?;
    assert_eq!(item(&mut events).await?[0], "block");

    // Whoever doesn't read misses some, and learns how many. A response comes after all that was pushed before it.
    assert_eq!(item(&mut others).await?[0], "block");
    for _ in 0..1030 {
        wallet_ui.push("chia_wallet", "coin_added", &json!({}))?;
    }
    daemon.call(GetKeys {}).await?;
    for _ in 0..1024 {
        assert_eq!(item(&mut events).await?[0], "coin_added");
    }
    let gap = next(&mut events).await?;
    let is_told = matches!(
        gap,
        Event::Gap {
            cause: GapCause::Lagged(6),
            ..
        }
    );
    assert!(is_told, "{gap:?}");
    node.finish()?;
    Ok(())
}

#[tokio::test]
async fn a_refused_registration_is_an_error() -> Result {
    let node = Node::start().await?;
    node.on::<Register>(|asked| match asked.service.as_str() {
        "metrics" => Err(RpcError::new(0, "no")),
        _ => Ok(Map::new()),
    });
    let daemon = daemon(&node)?;
    for events in [Events(&["metrics"]), Events(&["wallet_ui", "metrics"])] {
        let error = daemon.subscribe(events).await.unwrap_err();
        assert_eq!(error.rpc().map(|rpc| rpc.message.as_str()), Some("no"));
    }
    assert_eq!(node.registered("metrics").count(), 0);
    node.finish()?;
    Ok(())
}

#[tokio::test]
async fn services_answer_only_those_who_are_registered() -> Result {
    let node = Node::start().await?;
    wallets(&node);
    let stream = tokio::net::TcpStream::connect(node.address()).await?;
    let (mut socket, _) = tokio_tungstenite::client_async(node.ws_url(), stream).await?;
    let message = |command: &str, id: &str, to: &str, data: Value| {
        let message = json!({ "command": command, "ack": false, "data": data, "request_id": id, "destination": to, "origin": "me" });
        Message::text(message.to_string())
    };
    // Nobody hears of the first response.
    let asked = |id| {
        message(
            "get_wallet_balance",
            id,
            "chia_wallet",
            json!({ "wallet_id": 1 }),
        )
    };
    socket.send(asked("1")).await?;
    let name = json!({ "service": "me" });
    socket
        .send(message("register_service", "2", "daemon", name))
        .await?;
    socket.send(asked("3")).await?;
    socket.send(Message::text(r#"{"request_id":"4"}"#)).await?;
    let mut heard = Vec::new();
    while heard.len() < 3 {
        let said = timeout(LIMIT, socket.next()).await?.ok_or("closed")??;
        if let Message::Text(text) = said {
            heard.push(text.to_string());
        }
    }
    heard.sort();
    let answer = r#"{"ack":true,"command":"get_wallet_balance","data":{"confirmed":340282366920938463463374607431768211455,"id":1,"success":true},"destination":"me","origin":"chia_wallet","request_id":"3"}"#;
    let registered = r#"{"ack":true,"command":"register_service","data":{"success":true},"destination":"me","origin":"daemon","request_id":"2"}"#;
    assert_eq!(heard, [answer, registered, r#"{"error":"'command'"}"#]);
    assert_eq!(node.count(GetBalance::NAME), 2);
    node.finish()?;
    Ok(())
}

#[tokio::test]
async fn services_behind_a_daemon_answer_for_themselves() -> Result {
    let node = Node::start().await?;
    for (service, confirmed) in [("chia_wallet", 1), ("chia_data_layer", 2)] {
        let balance = move |_| Ok([("confirmed".to_owned(), confirmed)].into());
        node.behind(service).on::<GetBalance>(balance);
    }
    node.on::<GetKeys>(|_| Ok(Map::new()));
    let socket = Socket::ws(&node.ws_url()).dialect(Dialect::CHIA_DAEMON);
    let daemon = Rpc::new(socket.build()?);
    for (service, confirmed) in [("chia_data_layer", 2), ("chia_wallet", 1)] {
        let rpc = daemon.clone().with_destination(service);
        let balance = rpc.call(GetBalance { wallet_id: 1 }).await?;
        assert_eq!(balance["confirmed"], confirmed);
        assert_eq!(node.behind(service).calls::<GetBalance>().len(), 1);
    }
    assert_eq!(daemon.call(GetKeys {}).await?, Map::new());
    assert_eq!(node.calls::<GetBalance>().len(), 2);
    node.finish()?;
    Ok(())
}

#[tokio::test]
async fn a_transport_without_a_socket_is_a_daemon_too() -> Result {
    let node = Transport::new();
    node.on_raw(GetBalance::NAME, |_| Ok(raw(r#"{"id":1}"#)));
    let daemon = Rpc::new(node.clone());
    let wallet = daemon.clone().with_destination("chia_wallet");
    assert_eq!(wallet.call(GetBalance { wallet_id: 1 }).await?["id"], 1);
    let mut events = daemon.subscribe(Events(&["wallet_ui", "metrics"])).await?;
    let metrics = node.registered("metrics");
    assert_eq!(
        metrics.push("chia_farmer", "add_connection", &json!({}))?,
        1
    );
    assert_eq!(
        item(&mut events).await?,
        ["add_connection", "chia_farmer", "metrics"]
    );
    node.cut();
    assert!(matches!(next(&mut events).await?, Event::Gap { .. }));
    drop(events);
    timeout(LIMIT, metrics.until(0)).await?;
    // A daemon has no statuses.
    let error = daemon.call(GetKeys {}).await.unwrap_err();
    assert!(
        error
            .rpc()
            .is_some_and(|rpc| rpc.message.contains("no handler")),
        "{error}"
    );
    assert!(node.finish().is_err());
    Ok(())
}
