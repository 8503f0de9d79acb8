//! Answers to batches that are incomplete, mixed up or no list, over every transport.

use futures_util::StreamExt;
use polyrpc::Rpc;
use tokio::time::timeout;

use crate::methods::Get;
use crate::outcome::{LONG, kind};
use crate::server::{Conn, HttpServer, Over, Peer, SocketServer, answer, ids_of, script};

/// The messages that a node sends for a batch with these ids.
type Answers = fn(&[u64]) -> Vec<String>;

fn list(entries: &[String]) -> String {
    format!("[{}]", entries.join(","))
}

fn good(ids: &[u64]) -> Vec<String> {
    let results = ["10", "11", "12"];
    ids.iter()
        .zip(results)
        .map(|(id, result)| answer(*id, result))
        .collect()
}

const MISSING: &str = "unreadable at ``";

/// Name, answers, and what comes of the three calls. In one message, so that HTTP can send it too.
const ONE_MESSAGE: [(&str, Answers, [&str; 3]); 12] = [
    ("in order", |ids| vec![list(&good(ids))], ["10", "11", "12"]),
    (
        "reordered",
        |ids| {
            let mut answers = good(ids);
            answers.reverse();
            vec![list(&answers)]
        },
        ["10", "11", "12"],
    ),
    (
        "one is missing",
        |ids| vec![list(&good(ids)[..2])],
        ["10", "11", MISSING],
    ),
    (
        "one comes twice",
        |ids| {
            let mut answers = good(ids);
            answers.push(answers[1].clone());
            vec![list(&answers)]
        },
        ["10", MISSING, "12"],
    ),
    (
        "one more than asked for",
        |ids| {
            let mut answers = good(ids);
            answers.push(answer(99, "1"));
            vec![list(&answers)]
        },
        ["10", "11", "12"],
    ),
    (
        "one is no response",
        |ids| {
            let mut answers = good(ids);
            answers[1] = "17".to_owned();
            vec![list(&answers)]
        },
        ["10", MISSING, "12"],
    ),
    (
        "one has neither result nor error",
        |ids| {
            let mut answers = good(ids);
            answers[1] = format!(r#"{{"id":{}}}"#, ids[1]);
            vec![list(&answers)]
        },
        ["10", MISSING, "12"],
    ),
    (
        "one has an id that is a text",
        |ids| {
            let mut answers = good(ids);
            answers[2] = format!(r#"{{"id":"{}","result":1}}"#, ids[2]);
            vec![list(&answers)]
        },
        ["10", "11", "1"],
    ),
    (
        "refused by one error object",
        |_| vec![r#"{"id":null,"error":{"code":-32600,"message":"no batches"}}"#.to_owned()],
        ["error -32600"; 3],
    ),
    (
        "refused by a list of one error object",
        |_| vec![r#"[{"id":null,"error":{"code":-32600,"message":"no batches"}}]"#.to_owned()],
        ["error -32600"; 3],
    ),
    ("an empty list", |_| vec!["[]".to_owned()], [MISSING; 3]),
    (
        "broken off",
        |ids| {
            let answers = list(&good(ids));
            vec![answers[..answers.len() - 5].to_owned()]
        },
        ["unreadable"; 3],
    ),
];

/// In several messages, as sockets can.
const MESSAGES: [(&str, Answers, [&str; 3]); 4] = [
    ("entry by entry", good, ["10", "11", "12"]),
    (
        "entry by entry, reordered",
        |ids| good(ids).into_iter().rev().collect(),
        ["10", "11", "12"],
    ),
    (
        "two lists",
        |ids| vec![list(&good(ids)), list(&good(ids))],
        ["10", "11", "12"],
    ),
    (
        "answers to nobody first",
        |ids| vec![answer(99, "1"), list(&[answer(98, "1")]), list(&good(ids))],
        ["10", "11", "12"],
    ),
];

/// Sends one batch of three calls; what came of each.
async fn three(rpc: &Rpc, over: &str) -> [String; 3] {
    let calls = (0..3).map(|number| rpc.call(Get([number])).timeout(2 * LONG));
    let results: Vec<_> = timeout(LONG, rpc.batch_all(calls).collect()).await.unwrap();
    let results = results.into_iter().map(|result| match result {
        Ok(number) => number.to_string(),
        Err(error) => {
            let kind = kind(&error);
            // HTTP adds its status.
            match over {
                "http" => kind.trim_end_matches(" 200").to_owned(),
                _ => kind,
            }
        }
    });
    results.collect::<Vec<_>>().try_into().unwrap()
}

fn assert_results(found: &[String; 3], expected: &[&str; 3], name: &str, over: &str) {
    let same = found
        .iter()
        .zip(expected)
        .all(|(found, expected)| match *expected {
            "unreadable" => found.starts_with("unreadable"),
            expected => found == expected,
        });
    assert!(same, "{name} ({over}): {found:?}, not {expected:?}");
}

#[tokio::test]
async fn over_http() {
    for (name, answers, expected) in ONE_MESSAGE {
        let server = HttpServer::start(script(move |mut conn: Conn, _| async move {
            let (_, body) = conn.request().await.unwrap();
            conn.reply(200, "", answers(&ids_of(&body)).concat()).await;
        }))
        .await;
        let found = three(&server.rpc(), "http").await;
        assert_results(&found, &expected, name, "http");
    }
}

#[tokio::test]
async fn over_sockets() {
    for over in [Over::Ws, Over::Ipc] {
        for (name, answers, expected) in ONE_MESSAGE.into_iter().chain(MESSAGES) {
            if (over, name) == (Over::Ipc, "broken off") {
                // Nobody could say where the next message begins; see the tests of connections.
                continue;
            }
            let server = SocketServer::start(
                over,
                script(move |mut peer: Peer, _| async move {
                    while let Some(text) = peer.next().await {
                        let ids = ids_of(&text);
                        let answers = match ids.len() {
                            1 => vec![answer(ids[0], "7")],
                            _ => answers(&ids),
                        };
                        for answer in answers {
                            peer.say(answer).await;
                        }
                    }
                }),
            )
            .await;
            let rpc = server.rpc();
            let found = three(&rpc, "").await;
            assert_results(&found, &expected, name, &format!("{over:?}"));
            // Whatever it was, the connection is still good.
            assert_eq!(rpc.call(Get([1])).await.unwrap(), 7, "{name} ({over:?})");
            assert_eq!(server.seen.connections(), 1, "{name} ({over:?})");
        }
    }
}
