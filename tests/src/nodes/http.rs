//! HTTP to the byte, by nobody's library: what the tests are about are polyrpc's clients, and this is what these are compared with.

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

use crate::TestResult;
use crate::limits::STEP;

/// Posts a body to a path such as `/get_hashes.bin` at an address such as `127.0.0.1:41234`, and gives the status and the body of the
/// answer.
///
/// # Errors
/// When there is no response, or one without a length.
pub async fn post(address: &str, path: &str, body: &[u8]) -> TestResult<(u16, Vec<u8>)> {
    let exchange = async {
        let mut stream = TcpStream::connect(address).await?;
        let length = body.len();
        let head =
            format!("POST {path} HTTP/1.1\r\nHost: {address}\r\nContent-Length: {length}\r\n\r\n");
        stream.write_all(&[head.as_bytes(), body].concat()).await?;
        let mut answer = Vec::new();
        loop {
            if let Some(answer) = whole(&answer)? {
                return Ok(answer);
            }
            if stream.read_buf(&mut answer).await? == 0 {
                let answer = String::from_utf8_lossy(&answer);
                return Err(format!("{path} has half a response: {answer}").into());
            }
        }
    };
    timeout(STEP, exchange).await?
}

/// The status and the body, when all of the body is there.
fn whole(answer: &[u8]) -> TestResult<Option<(u16, Vec<u8>)>> {
    let Some(end) = answer.windows(4).position(|bytes| bytes == b"\r\n\r\n") else {
        return Ok(None);
    };
    let (head, body) = (std::str::from_utf8(&answer[..end])?, &answer[end + 4..]);
    let length = head.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length")
            .then(|| value.trim().parse::<usize>())
    });
    let status = head.split(' ').nth(1).ok_or("no status")?.parse()?;
    let length = length.ok_or("no length")??;
    Ok((body.len() >= length).then(|| (status, body[..length].to_vec())))
}
