//! The rules for requests over HTTP.

use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

use super::rpc::{self, AsOf};
use super::{Inner, Odd, Seen, lock, socket};

const LONGEST_BODY: usize = 32 << 10;

struct Head {
    method: String,
    path: String,
    headers: Vec<(String, String)>,
}

impl Head {
    fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// Serves a connection until it is closed.
pub(super) async fn serve(stream: TcpStream, node: Arc<Inner>) {
    let mut stream = BufReader::new(stream);
    while let Some(head) = read_head(&mut stream).await {
        if head.path == "/v1/stream/ws" {
            return socket::upgrade(stream, head.headers, node).await;
        }
        let Some(answer) = answer(&mut stream, &head, &node).await else {
            return;
        };
        if stream.write_all(answer.as_bytes()).await.is_err() {
            return;
        }
    }
}

async fn read_head(stream: &mut BufReader<TcpStream>) -> Option<Head> {
    let mut line = String::new();
    stream.read_line(&mut line).await.ok()?;
    let mut words = line.split_whitespace();
    let (method, path) = (words.next()?.to_owned(), words.next()?.to_owned());
    let mut headers = Vec::new();
    loop {
        let mut line = String::new();
        stream.read_line(&mut line).await.ok()?;
        let Some((name, value)) = line.trim_end().split_once(':') else {
            break;
        };
        headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    Some(Head {
        method,
        path,
        headers,
    })
}

/// The answer; none where the node vanishes.
async fn answer(
    stream: &mut BufReader<TcpStream>,
    head: &Head,
    node: &Arc<Inner>,
) -> Option<String> {
    let length = head.header("content-length").map(str::parse::<usize>);
    let mut body = vec![0; length.clone()?.ok()?.min(1 << 20)];
    stream.read_exact(&mut body).await.ok()?;
    if let Some(refusal) = refuse(head, length.is_some(), body.len()) {
        return Some(refusal);
    }
    let request: Value = match serde_json::from_slice(&body) {
        Ok(request) => request,
        Err(error) => {
            let why = format!("Request body deserialize error: {error}");
            return Some(page(400, &why));
        }
    };
    lock(&node.seen).push(Seen {
        headers: head.headers.clone(),
        body: request.clone(),
    });
    let odd = lock(&node.odd).pop_front();
    let mut as_of = AsOf::latest(&lock(&node.ledger));
    match &odd {
        Some(Odd::Behind(versions)) => as_of = as_of.behind(*versions, &lock(&node.ledger)),
        Some(Odd::Earlier(micros)) => as_of.timestamp -= micros,
        Some(Odd::Chain(id)) => as_of.chain_id = *id,
        Some(Odd::Late(millis)) => tokio::time::sleep(Duration::from_millis(*millis)).await,
        _ => {}
    }
    let answered = rpc::answer(node.era, &mut lock(&node.ledger), as_of, &request);
    Some(match odd {
        Some(Odd::Vanish) => return None,
        Some(Odd::Page(status, text)) => page(status, text),
        Some(Odd::Body(text)) => ok(&text.replace("ID", &request["id"].to_string()), ""),
        Some(Odd::Bare) => ok(&rpc::bare(answered).to_string(), &as_of.headers(node.era)),
        _ => ok(&answered.to_string(), &as_of.headers(node.era)),
    })
}

/// What the real nodes refused, in the order in which they look.
fn refuse(head: &Head, has_length: bool, length: usize) -> Option<String> {
    match head.path.as_str() {
        "/" | "/v1" | "/v1/" => {}
        _ => return Some(page(404, "")),
    }
    if head.method != "POST" {
        return Some(page(405, "HTTP method not allowed"));
    }
    if !has_length || head.header("transfer-encoding").is_some() {
        return Some(page(411, "A content-length header is required"));
    }
    if length > LONGEST_BODY {
        return Some(page(413, "The request payload is too large"));
    }
    if head.header("content-type") != Some("application/json") {
        return Some(page(400, "Invalid request header \"content-type\""));
    }
    None
}

pub(super) fn page(status: u16, text: &str) -> String {
    format!(
        "HTTP/1.1 {status} Said\r\ncontent-type: text/plain; charset=utf-8\r\ncontent-length: {}\r\n\r\n{text}",
        text.len()
    )
}

fn ok(body: &str, headers: &str) -> String {
    format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n{headers}content-length: {}\r\n\r\n{body}",
        body.len()
    )
}
