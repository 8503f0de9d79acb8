//! WebSockets and Unix sockets, message by message and byte by byte.

use std::time::Duration;

use futures_util::StreamExt;
use polyrpc::Rpc;
use polyrpc::transport::socket::{Socket, SocketBuilder};
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, UnixListener, UnixStream};
use tokio::task::JoinSet;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::{Error as WsError, Message};

use super::http::Stream;
use super::{Script, Seen, Task, id_of};

/// What carries the messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Over {
    Ws,
    Ipc,
}

/// One connection to a [`SocketServer`], at the server's end.
pub(crate) struct Peer {
    wire: Wire,
    seen: Seen,
}

enum Wire {
    Ws(Box<WebSocketStream<Box<dyn Stream>>>),
    Ipc(BufReader<UnixStream>),
}

pub(crate) struct SocketServer {
    pub(crate) address: String,
    pub(crate) seen: Seen,
    over: Over,
    _task: Task,
    _folder: TempDir,
}

impl SocketServer {
    pub(crate) async fn start(over: Over, script: Script<Peer>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let seen = Seen::default();
        let theirs = seen.clone();
        let (address, task) = match over {
            Over::Ws => {
                let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
                let url = format!("ws://{}", listener.local_addr().unwrap());
                (url, tokio::spawn(serve_ws(listener, script, theirs)))
            }
            Over::Ipc => {
                let path = folder.path().join("node.ipc");
                let listener = UnixListener::bind(&path).unwrap();
                let path = path.display().to_string();
                (path, tokio::spawn(serve_ipc(listener, script, theirs)))
            }
        };
        Self {
            address,
            seen,
            over,
            _task: Task(task),
            _folder: folder,
        }
    }

    /// A client with short limits.
    pub(crate) fn socket(&self) -> Socket {
        self.socket_with(Settings::default())
    }

    pub(crate) fn socket_with(&self, settings: Settings) -> Socket {
        match self.over {
            Over::Ws => settings.apply(Socket::ws(&self.address)).build().unwrap(),
            Over::Ipc => settings.apply(Socket::ipc(&self.address)).build(),
        }
    }

    pub(crate) fn rpc(&self) -> Rpc {
        Rpc::new(self.socket())
    }
}

/// Settings that both kinds of sockets have.
#[derive(Clone, Copy)]
pub(crate) struct Settings {
    pub(crate) timeout: Duration,
    pub(crate) ping: Duration,
    pub(crate) idle: Option<Duration>,
    pub(crate) max_bytes: usize,
    pub(crate) queue: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            timeout: Duration::from_secs(10),
            ping: Duration::from_secs(20),
            idle: None,
            max_bytes: 1 << 20,
            queue: 256,
        }
    }
}

impl Settings {
    fn apply<K>(self, builder: SocketBuilder<K>) -> SocketBuilder<K> {
        let builder = builder
            .timeout(self.timeout)
            .ping_interval(self.ping)
            .max_message_bytes(self.max_bytes)
            .queue(self.queue);
        match self.idle {
            Some(limit) => builder.idle_timeout(limit),
            None => builder,
        }
    }
}

async fn serve_ws(listener: TcpListener, script: Script<Peer>, seen: Seen) {
    let mut connections = JoinSet::new();
    while let Ok((stream, _)) = listener.accept().await {
        let (script, seen) = (script.clone(), seen.clone());
        connections.spawn(async move {
            stream.set_nodelay(true).unwrap();
            // A client that gives up while it connects is no fault of the server's.
            if let Ok(peer) = Peer::upgrade(stream).await {
                let number = seen.connection();
                script(Peer { seen, ..peer }, number).await;
            }
        });
    }
}

async fn serve_ipc(listener: UnixListener, script: Script<Peer>, seen: Seen) {
    let mut connections = JoinSet::new();
    while let Ok((stream, _)) = listener.accept().await {
        let (wire, number) = (Wire::Ipc(BufReader::new(stream)), seen.connection());
        let seen = seen.clone();
        connections.spawn(script(Peer { wire, seen }, number));
    }
}

impl Peer {
    /// Makes a WebSocket of a connection.
    pub(crate) async fn upgrade(stream: impl Stream + 'static) -> Result<Self, WsError> {
        let stream: Box<dyn Stream> = Box::new(stream);
        let stream = tokio_tungstenite::accept_async(stream).await?;
        Ok(Self {
            wire: Wire::Ws(Box::new(stream)),
            seen: Seen::default(),
        })
    }

    pub(crate) fn over(&self) -> Over {
        match self.wire {
            Wire::Ws(_) => Over::Ws,
            Wire::Ipc(_) => Over::Ipc,
        }
    }

    /// The next message; none once the client is gone.
    pub(crate) async fn next(&mut self) -> Option<String> {
        let text = match &mut self.wire {
            Wire::Ws(stream) => loop {
                match stream.next().await?.ok()? {
                    Message::Text(text) => break text.to_string(),
                    Message::Close(_) => return None,
                    _ => {}
                }
            },
            Wire::Ipc(stream) => {
                let mut line = String::new();
                match stream.read_line(&mut line).await {
                    Ok(length) if length > 0 => line.trim_end().to_owned(),
                    _ => return None,
                }
            }
        };
        self.seen.message(&text);
        Some(text)
    }

    /// The id of the next call, or of the first call of the next batch. Once the client is gone this waits for ever.
    pub(crate) async fn call(&mut self) -> u64 {
        match self.next().await {
            Some(text) => id_of(&text),
            None => std::future::pending().await,
        }
    }

    /// Sends a whole message.
    pub(crate) async fn say(&mut self, text: impl AsRef<[u8]>) {
        let text = text.as_ref();
        let bytes = match self.over() {
            Over::Ws => frame(0x81, text),
            Over::Ipc => text.to_owned(),
        };
        self.send(bytes).await;
    }

    /// Sends bytes as they are. The client may be gone; that is its business.
    pub(crate) async fn send(&mut self, bytes: impl AsRef<[u8]>) {
        _ = match &mut self.wire {
            Wire::Ws(stream) => stream.get_mut().write_all(bytes.as_ref()).await,
            Wire::Ipc(stream) => stream.write_all(bytes.as_ref()).await,
        };
    }

    /// Waits until something has come, and leaves all but its first byte unread.
    pub(crate) async fn touched(&mut self) {
        let mut byte = [0];
        let read = match &mut self.wire {
            Wire::Ws(stream) => stream.get_mut().read_exact(&mut byte).await,
            Wire::Ipc(stream) => stream.get_mut().read_exact(&mut byte).await,
        };
        read.unwrap();
    }

    /// Reads and drops everything for as long as the client lives, without a response to anything, pings included.
    pub(crate) async fn swallow(mut self) {
        let mut buffer = vec![0; 1 << 16];
        loop {
            let read = match &mut self.wire {
                Wire::Ws(stream) => stream.get_mut().read(&mut buffer).await,
                Wire::Ipc(stream) => stream.read(&mut buffer).await,
            };
            if !read.is_ok_and(|length| length > 0) {
                return;
            }
        }
    }

    /// Keeps the connection open, says nothing and reads nothing.
    pub(crate) async fn hold(self) {
        std::future::pending().await
    }

    /// Ends the connection in the way that loses what is under way. A Unix socket only has its own way to end.
    pub(crate) fn reset(self) {
        if let Wire::Ws(stream) = &self.wire {
            stream.get_ref().reset();
        }
    }
}

/// A frame of a WebSocket as servers send it. `first` is the byte with the opcode and the flag of a message's last frame.
pub(crate) fn frame(first: u8, payload: &[u8]) -> Vec<u8> {
    let mut bytes = frame_head(first, payload.len());
    bytes.extend_from_slice(payload);
    bytes
}

/// The head of a frame that announces `length` bytes.
pub(crate) fn frame_head(first: u8, length: usize) -> Vec<u8> {
    let mut bytes = vec![first];
    match length {
        0..126 => bytes.push(length as u8),
        126..0x1_0000 => {
            bytes.push(126);
            bytes.extend_from_slice(&(length as u16).to_be_bytes());
        }
        _ => {
            bytes.push(127);
            bytes.extend_from_slice(&(length as u64).to_be_bytes());
        }
    }
    bytes
}
