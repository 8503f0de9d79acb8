//! An HTTP/1.1 server, just big enough for one client on the same machine.

use std::io;

use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};

const LONGEST_BODY: usize = 16 << 20;

/// Answers the body of each request with what `answer` makes of it, until the listener fails.
pub async fn serve<H, F>(listener: TcpListener, answer: H)
where
    H: Fn(Vec<u8>) -> F + Clone + Send + Sync + 'static,
    F: Future<Output = Vec<u8>> + Send,
{
    while let Ok((connection, _)) = listener.accept().await {
        let answer = answer.clone();
        // A client that hangs up, or doesn't speak HTTP, ends its own connection only.
        tokio::spawn(async move { converse(connection, answer).await });
    }
}

async fn converse<H, F>(connection: TcpStream, answer: H) -> io::Result<()>
where
    H: Fn(Vec<u8>) -> F,
    F: Future<Output = Vec<u8>>,
{
    connection.set_nodelay(true)?;
    let mut connection = BufReader::new(connection);
    while let Some(request) = read_body(&mut connection).await? {
        let body = answer(request).await;
        let mut message = format!(
            "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n",
            body.len()
        )
        .into_bytes();
        message.extend(body);
        connection.write_all(&message).await?;
    }
    Ok(())
}

/// The body of the next request; nothing once the client has hung up.
async fn read_body(connection: &mut BufReader<TcpStream>) -> io::Result<Option<Vec<u8>>> {
    let mut length = 0;
    let mut line = String::new();
    loop {
        line.clear();
        if connection.read_line(&mut line).await? == 0 {
            return Ok(None);
        }
        match line.trim_end().split_once(':') {
            Some((name, value)) if name.eq_ignore_ascii_case("content-length") => {
                length = value.trim().parse().map_err(io::Error::other)?;
            }
            None if line.trim_end().is_empty() => break,
            _ => {}
        }
    }
    if length > LONGEST_BODY {
        return Err(io::Error::other("the request is too long"));
    }
    let mut body = vec![0; length];
    connection.read_exact(&mut body).await?;
    Ok(Some(body))
}
