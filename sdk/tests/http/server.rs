//! A server for what a mock node doesn't show: what came in byte by byte, over how many connections, and answers of any bytes.

use std::io::Write as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use polyrpc::Rpc;
use polyrpc::transport::http::{Http, HttpBuilder};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// What came in.
pub(crate) struct Received {
    /// The request line and the headers, whose names are in lower case.
    pub(crate) head: String,
    /// As a text, where it is one.
    pub(crate) body: String,
    pub(crate) bytes: Vec<u8>,
}

impl Received {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines();
        lines.find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }

    /// The ids of the calls, in their order.
    pub(crate) fn ids(&self) -> Vec<u64> {
        let id = |rest: &str| rest.split([',', '}']).next().unwrap().parse().unwrap();
        self.body.split("\"id\":").skip(1).map(id).collect()
    }
}

/// What goes out.
pub(crate) enum Reply {
    /// A whole response: the status, more headers as lines, the body.
    Answer(u16, &'static str, Vec<u8>),
    /// A head that announces a body, and nothing more.
    Stalled,
}

impl Reply {
    pub(crate) fn json(body: impl Into<Vec<u8>>) -> Self {
        Self::Answer(200, "", body.into())
    }

    /// The response to a plain call.
    pub(crate) fn result(received: &Received, result: &str) -> Self {
        let id = received.ids()[0];
        Self::json(format!(
            r#"{{"jsonrpc":"2.0","id":{id},"result":{result}}}"#
        ))
    }

    pub(crate) fn gzipped(body: &[u8]) -> Self {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(body).unwrap();
        Self::Answer(200, "content-encoding: gzip\r\n", encoder.finish().unwrap())
    }
}

pub(crate) struct Server {
    pub(crate) url: String,
    connections: Arc<AtomicUsize>,
    task: JoinHandle<()>,
}

impl Server {
    pub(crate) async fn start<F>(reply: F) -> Self
    where
        F: Fn(&Received) -> Reply + Send + Sync + 'static,
    {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let connections = Arc::new(AtomicUsize::new(0));
        let (reply, counter) = (Arc::new(reply), Arc::clone(&connections));
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                counter.fetch_add(1, Ordering::Relaxed);
                tokio::spawn(serve(stream, Arc::clone(&reply)));
            }
        });
        Self {
            url,
            connections,
            task,
        }
    }

    pub(crate) fn connections(&self) -> usize {
        self.connections.load(Ordering::Relaxed)
    }

    pub(crate) fn http(&self) -> HttpBuilder {
        Http::builder(&self.url).timeout(Duration::from_secs(10))
    }

    pub(crate) fn rpc(&self) -> Rpc {
        Rpc::new(self.http().build().unwrap())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn serve<F: Fn(&Received) -> Reply>(stream: TcpStream, reply: Arc<F>) {
    let mut stream = BufReader::new(stream);
    while let Some(received) = receive(&mut stream).await {
        match reply(&received) {
            Reply::Answer(status, headers, body) => {
                let length = body.len();
                let head =
                    format!("HTTP/1.1 {status} X\r\ncontent-length: {length}\r\n{headers}\r\n");
                // The client may have gone; that is its business.
                let sent = stream.write_all(&[head.as_bytes(), &body].concat()).await;
                if sent.is_err() {
                    return;
                }
            }
            Reply::Stalled => {
                let head = b"HTTP/1.1 200 X\r\ncontent-length: 100\r\n\r\n{\"jsonrpc\":";
                stream.write_all(head).await.unwrap();
                tokio::time::sleep(Duration::from_secs(60)).await;
            }
        }
    }
}

pub(crate) async fn receive(stream: &mut BufReader<TcpStream>) -> Option<Received> {
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        if stream.read_line(&mut head).await.ok()? == 0 {
            return None;
        }
    }
    let lower = head.to_lowercase();
    let length = lower
        .split_once("content-length: ")?
        .1
        .lines()
        .next()?
        .parse()
        .ok()?;
    let mut body = vec![0; length];
    stream.read_exact(&mut body).await.ok()?;
    // The values of headers keep their case: they are compared.
    let names_lower = head.lines().map(|line| match line.split_once(": ") {
        Some((name, value)) => format!("{}: {value}\n", name.to_lowercase()),
        None => format!("{line}\n"),
    });
    Some(Received {
        head: names_lower.collect(),
        body: String::from_utf8_lossy(&body).into_owned(),
        bytes: body,
    })
}
