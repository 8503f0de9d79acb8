//! HTTP, byte by byte.

use std::time::Duration;

use polyrpc::Rpc;
use polyrpc::transport::http::{Http, HttpBuilder};
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;
use tokio::time::sleep;
use tokio_rustls::server::TlsStream;

use super::{Script, Seen, Task, id_of};

/// One connection to an [`HttpServer`].
pub(crate) struct Conn {
    stream: BufReader<Box<dyn Stream>>,
    seen: Seen,
}

/// What carries the bytes.
pub(crate) trait Stream: AsyncRead + AsyncWrite + Unpin + Send + Sync {
    /// Has the connection end by a reset, where there is such a thing.
    fn reset(&self) {}
}

impl Stream for TcpStream {
    fn reset(&self) {
        self.set_zero_linger().unwrap();
    }
}

impl<S: Stream> Stream for TlsStream<S> {}

pub(crate) struct HttpServer {
    pub(crate) url: String,
    pub(crate) seen: Seen,
    _task: Task,
}

impl HttpServer {
    pub(crate) async fn start(script: Script<Conn>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let seen = Seen::default();
        let theirs = seen.clone();
        let task = tokio::spawn(async move {
            let mut connections = JoinSet::new();
            while let Ok((stream, _)) = listener.accept().await {
                let number = theirs.connection();
                let conn = Conn {
                    seen: theirs.clone(),
                    ..Conn::new(stream)
                };
                connections.spawn(script(conn, number));
            }
        });
        Self {
            url,
            seen,
            _task: Task(task),
        }
    }

    pub(crate) fn http(&self) -> HttpBuilder {
        Http::builder(&self.url)
    }

    pub(crate) fn rpc(&self) -> Rpc {
        Rpc::new(self.http().build().unwrap())
    }
}

impl Conn {
    pub(crate) fn new(stream: impl Stream + 'static) -> Self {
        let stream: Box<dyn Stream> = Box::new(stream);
        Self {
            stream: BufReader::new(stream),
            seen: Seen::default(),
        }
    }

    /// Reads a head without a body, as that of a request for an upgrade.
    pub(crate) async fn head(&mut self) -> String {
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            match self.stream.read_line(&mut head).await {
                Ok(length) if length > 0 => {}
                _ => std::future::pending().await,
            }
        }
        self.seen.message(&head);
        head
    }

    /// Reads a whole request; none once the client is gone. Head and body, of which the server keeps the body as far as it is a text.
    pub(crate) async fn request(&mut self) -> Option<(String, String)> {
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            if self.stream.read_line(&mut head).await.ok()? == 0 {
                return None;
            }
        }
        let lower = head.to_lowercase();
        let (_, rest) = lower.split_once("content-length: ")?;
        let mut body = vec![0; rest.lines().next()?.parse().ok()?];
        self.stream.read_exact(&mut body).await.ok()?;
        let body = String::from_utf8_lossy(&body).into_owned();
        self.seen.message(&body);
        Some((head, body))
    }

    /// Reads a request and gives the id of its first call, or waits for ever: the client is gone.
    pub(crate) async fn call(&mut self) -> u64 {
        match self.request().await {
            Some((_, body)) => id_of(&body),
            None => std::future::pending().await,
        }
    }

    /// Sends bytes as they are. The client may be gone; that is its business.
    pub(crate) async fn send(&mut self, bytes: impl AsRef<[u8]>) {
        _ = self.stream.write_all(bytes.as_ref()).await;
        _ = self.stream.flush().await;
    }

    /// Sends a whole response: a status, more headers as lines, a body.
    pub(crate) async fn reply(&mut self, status: u16, headers: &str, body: impl AsRef<[u8]>) {
        let body = body.as_ref();
        let head = head(status, headers, body.len());
        self.send([head.as_bytes(), body].concat()).await;
    }

    /// Sends bytes one at a time.
    pub(crate) async fn drip(&mut self, bytes: impl AsRef<[u8]>, pause: Duration) {
        for byte in bytes.as_ref() {
            self.send([*byte]).await;
            sleep(pause).await;
        }
    }

    /// Keeps the connection open and says nothing.
    pub(crate) async fn hold(self) {
        std::future::pending().await
    }

    /// Ends the connection in the way that loses what is under way.
    pub(crate) fn reset(self) {
        self.stream.get_ref().reset();
    }
}

/// The head of a response.
pub(crate) fn head(status: u16, headers: &str, length: usize) -> String {
    format!("HTTP/1.1 {status} X\r\ncontent-length: {length}\r\n{headers}\r\n")
}
