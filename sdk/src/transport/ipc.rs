//! Unix sockets: JSON values one after the other, with or without white space between them.

use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::{Buf, Bytes, BytesMut};
use futures_core::Stream;
use futures_core::future::BoxFuture;
use futures_util::{FutureExt, Sink};
use memchr::memchr2;
use tokio::net::UnixStream;
use tokio_util::codec::{Decoder, Encoder, Framed};

use super::heard::Heard;
use super::socket::{BoxLink, Connect, Incoming, Outgoing, Socket, SocketBuilder};
use crate::error::{BoxError, Error, Failure};

/// What is written at once at most, if it is of several messages.
const WRITE_BUFFER: usize = 64 << 10;

/// Settings of Unix sockets only.
#[derive(Debug)]
pub struct Ipc {
    path: PathBuf,
}

impl Socket {
    /// Returns a builder of a transport over the Unix socket at `path`.
    pub fn ipc(path: impl AsRef<Path>) -> SocketBuilder<Ipc> {
        let path = path.as_ref().to_owned();
        SocketBuilder::new(Ipc { path }, None)
    }
}

impl SocketBuilder<Ipc> {
    /// Builds the transport. Doesn't connect yet.
    pub fn build(self) -> Socket {
        let connector = Connector {
            path: self.kind.path.clone(),
            limit: self.message_limit(),
        };
        self.finish(connector)
    }
}

struct Connector {
    path: PathBuf,
    limit: usize,
}

impl Connect for Connector {
    fn connect(&self) -> BoxFuture<'_, Result<BoxLink, Error>> {
        async move {
            let stream = UnixStream::connect(&self.path).await.map_err(|error| {
                let failure = Failure::new(error).connect(true);
                Error::from(failure.peer(self.path.display()))
            })?;
            let mut framed = Framed::new(Heard::new(stream), Values::new(self.limit));
            // Calls that are made together share a write.
            framed.set_backpressure_boundary(WRITE_BUFFER);
            let link = IpcLink {
                framed,
                closed: false,
            };
            Ok(Box::pin(link) as BoxLink)
        }
        .boxed()
    }

    fn peer(&self) -> String {
        self.path.display().to_string()
    }
}

struct IpcLink {
    framed: Framed<Heard<UnixStream>, Values>,
    /// Whether our side has closed; this wire has no close message.
    closed: bool,
}

impl Stream for IpcLink {
    type Item = Result<Incoming, BoxError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.closed {
            return Poll::Ready(None);
        }
        match Pin::new(&mut self.framed).poll_next(context) {
            Poll::Pending if self.framed.get_mut().take() => Poll::Ready(Some(Ok(Incoming::Alive))),
            message => message.map_ok(Incoming::Message),
        }
    }
}

impl Sink<Outgoing> for IpcLink {
    type Error = BoxError;

    fn poll_ready(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Result<(), BoxError>> {
        Pin::new(&mut self.framed).poll_ready(context)
    }

    fn start_send(mut self: Pin<&mut Self>, outgoing: Outgoing) -> Result<(), BoxError> {
        match outgoing {
            Outgoing::Message(text) => Pin::new(&mut self.framed).start_send(text),
            Outgoing::Ping => Ok(()),
            Outgoing::Close => {
                self.closed = true;
                Ok(())
            }
        }
    }

    fn poll_flush(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Result<(), BoxError>> {
        let flushed = ready!(Pin::new(&mut self.framed).poll_flush(context));
        if self.closed {
            // Wakes the reader now, instead of when the peer sends something.
            context.waker().wake_by_ref();
        }
        Poll::Ready(flushed)
    }

    fn poll_close(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Result<(), BoxError>> {
        Pin::new(&mut self.framed).poll_close(context)
    }
}

/// Splits a stream of bytes into JSON objects and lists, by counting brackets. Their content isn't parsed.
#[derive(Debug)]
struct Values {
    limit: usize,
    /// How much of the buffer has been scanned.
    seen: usize,
    depth: usize,
    in_text: bool,
    escaped: bool,
}

impl Values {
    fn new(limit: usize) -> Self {
        Self {
            limit,
            seen: 0,
            depth: 0,
            in_text: false,
            escaped: false,
        }
    }

    /// Scans one more byte; returns whether it ends a value.
    fn ends(&mut self, byte: u8) -> Result<bool, BoxError> {
        if self.in_text {
            match byte {
                _ if self.escaped => self.escaped = false,
                b'\\' => self.escaped = true,
                b'"' => self.in_text = false,
                _ => {}
            }
            return Ok(false);
        }
        match byte {
            b'{' | b'[' => self.depth += 1,
            b'}' | b']' if self.depth > 0 => self.depth -= 1,
            b'"' if self.depth > 0 => self.in_text = true,
            _ if self.depth > 0 => {}
            _ => return Err("the node sent something that is neither an object nor a list".into()),
        }
        Ok(self.depth == 0)
    }
}

impl Decoder for Values {
    type Item = Bytes;
    type Error = BoxError;

    fn decode(&mut self, buffer: &mut BytesMut) -> Result<Option<Bytes>, BoxError> {
        if self.depth == 0 {
            let space = buffer.iter().take_while(|b| b.is_ascii_whitespace());
            buffer.advance(space.count());
        }
        while self.seen < buffer.len() {
            if self.in_text && !self.escaped {
                // Most of a message is within texts.
                let rest = &buffer[self.seen..];
                self.seen += memchr2(b'"', b'\\', rest).unwrap_or(rest.len());
            }
            let mut ends = false;
            if let Some(&byte) = buffer.get(self.seen) {
                self.seen += 1;
                ends = self.ends(byte)?;
            }
            if self.seen > self.limit {
                return Err(Error::too_large(self.limit as u64).into());
            }
            if ends {
                let length = std::mem::take(&mut self.seen);
                return Ok(Some(buffer.split_to(length).freeze()));
            }
        }
        Ok(None)
    }

    fn decode_eof(&mut self, buffer: &mut BytesMut) -> Result<Option<Bytes>, BoxError> {
        match self.decode(buffer)? {
            None if !buffer.is_empty() => Err("the connection ended within a message".into()),
            message => Ok(message),
        }
    }
}

impl Encoder<Bytes> for Values {
    type Error = BoxError;

    fn encode(&mut self, text: Bytes, buffer: &mut BytesMut) -> Result<(), BoxError> {
        buffer.extend_from_slice(&text);
        // Some nodes read lines.
        buffer.extend_from_slice(b"\n");
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Values from a string that arrives in pieces that end at `cuts`.
    fn cut(text: &str, cuts: &[usize]) -> Result<Vec<String>, String> {
        let (mut values, mut buffer) = (Values::new(64), BytesMut::new());
        let mut found = Vec::new();
        let mut last = 0;
        for &end in cuts.iter().chain([&text.len()]) {
            let end = end.clamp(last, text.len());
            buffer.extend_from_slice(&text.as_bytes()[last..end]);
            last = end;
            while let Some(value) = values.decode(&mut buffer).map_err(|e| e.to_string())? {
                found.push(String::from_utf8_lossy(&value).into_owned());
            }
        }
        while let Some(value) = values.decode_eof(&mut buffer).map_err(|e| e.to_string())? {
            found.push(String::from_utf8_lossy(&value).into_owned());
        }
        Ok(found)
    }

    #[test]
    fn brackets_in_text_do_not_count() {
        let text = "\n{\"a\":\"}\\\"{\"}[1,[2]] {}\r\n{\"b\":\"\\\\\"}";
        assert_eq!(
            cut(text, &[]).as_deref(),
            Ok(&["{\"a\":\"}\\\"{\"}", "[1,[2]]", "{}", "{\"b\":\"\\\\\"}"].map(String::from)[..])
        );
    }

    #[test]
    fn what_is_no_value_ends_the_connection() {
        for text in ["]", "hello", "{} 1", "\"x\"", "{}}"] {
            let error = cut(text, &[]).expect_err(text);
            assert!(error.contains("neither an object nor a list"), "{error}");
        }
        let error = cut("{\"a\":", &[]).expect_err("half");
        assert!(error.contains("within a message"), "{error}");
        let long = format!("[\"{}\"]", "x".repeat(80));
        assert!(
            cut(&long[..80], &[])
                .expect_err("long")
                .contains("longer than 64 bytes")
        );
    }

    #[tokio::test]
    async fn closing_does_not_wait_for_the_other_end() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("node.ipc");
        let node = tokio::net::UnixListener::bind(&path).expect("a socket");
        let socket = Socket::ipc(&path).build();
        socket.connect().await.expect("a connection");
        let (_silent, _) = node.accept().await.expect("a connection");
        // Until nothing but the other end would wake its task.
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        let limit = std::time::Duration::from_millis(500);
        let closed = tokio::time::timeout(limit, socket.close()).await;
        closed.expect("it waits for the time that a farewell may take");
    }

    proptest! {
        #[test]
        fn pieces_make_no_difference(cuts in prop::collection::vec(0_usize..70, 0..8)) {
            let text = "{\"a\":[1,\"]\"]}\n[]  {\"b\":{\"c\":\"\\\"}\"}}{\"d\":0}\n";
            let mut cuts = cuts;
            cuts.sort_unstable();
            prop_assert_eq!(cut(text, &cuts), cut(text, &[]));
            prop_assert_eq!(cut(text, &[]).map(|found| found.len()), Ok(4));
        }
    }
}
