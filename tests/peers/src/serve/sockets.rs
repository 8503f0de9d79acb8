//! The node over WebSockets and a Unix socket: a message for each response. Responses to requests that came together leave together, as they
//! come over a network, so that no client waits for the node.

use anyhow::Result;
use futures_util::{FutureExt, SinkExt, StreamExt};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream, UnixListener, UnixStream};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;

use super::answer;
use crate::traffic::items;

pub(super) async fn accept_ws(listener: TcpListener) -> Result<()> {
    loop {
        let (tcp, _) = listener.accept().await?;
        tcp.set_nodelay(true)?;
        // A client that goes ends its connection, not the node.
        tokio::spawn(async move {
            let socket = tokio_tungstenite::accept_async(tcp).await?;
            serve_ws(socket).await
        });
    }
}

async fn serve_ws(mut socket: WebSocketStream<TcpStream>) -> Result<()> {
    let mut subscriptions = 0;
    loop {
        let message = match socket.next().now_or_never() {
            Some(message) => message,
            None => {
                socket.flush().await?;
                socket.next().await
            }
        };
        let Some(message) = message.transpose()? else {
            return Ok(());
        };
        if !message.is_text() {
            continue;
        }
        let request = message.into_data();
        let mut out = Vec::new();
        match items::asked(&request) {
            Some(items) => {
                subscriptions += 1;
                let id = format!("\"{subscriptions:#x}\"");
                answer::write(&request, &id, &mut out);
                socket.send(Message::text(String::from_utf8(out)?)).await?;
                let text = answer::item(&id, &items.item());
                for _ in 0..items.count() {
                    socket.feed(Message::text(text.as_str())).await?;
                }
            }
            None => {
                answer::write(&request, answer::BALANCE, &mut out);
                socket.feed(Message::text(String::from_utf8(out)?)).await?;
            }
        }
    }
}

pub(super) async fn accept_ipc(listener: UnixListener) -> Result<()> {
    loop {
        let (socket, _) = listener.accept().await?;
        tokio::spawn(serve_ipc(socket));
    }
}

async fn serve_ipc(mut socket: UnixStream) -> Result<()> {
    // With room for what many calls in flight send: an empty one is read into in pieces of 64 bytes.
    let mut read = Vec::with_capacity(64 << 10);
    let mut out = Vec::new();
    while socket.read_buf(&mut read).await? > 0 {
        // Not all clients end a request by a line break.
        let mut requests =
            serde_json::Deserializer::from_slice(&read).into_iter::<&serde_json::value::RawValue>();
        let mut end = 0;
        while let Some(Ok(request)) = requests.next() {
            end = requests.byte_offset();
            answer::write(request.get().as_bytes(), answer::BALANCE, &mut out);
            out.push(b'\n');
        }
        socket.write_all(&out).await?;
        out.clear();
        read.drain(..end);
    }
    Ok(())
}
