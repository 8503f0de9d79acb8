//! Which node an example asks.

use std::sync::Arc;

use anyhow::Context as _;
use tokio::net::TcpListener;

use crate::{Recording, serve};

/// The URL of the node: the program's first argument, or else that of a server in this process, on a free port of 127.0.0.1, which
/// answers from `recorded`, the text of a [`Recording`].
///
/// # Errors
/// When `recorded` isn't a recording, or the server can't be started.
pub async fn node_url(recorded: &str) -> anyhow::Result<String> {
    if let Some(url) = std::env::args().nth(1) {
        return Ok(url);
    }
    let recording: Recording =
        serde_json::from_str(recorded).context("the recorded traffic can't be read")?;
    let recording = Arc::new(recording);
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}", listener.local_addr()?);
    tokio::spawn(serve(listener, move |body| {
        let recording = Arc::clone(&recording);
        async move { recording.answer(&body) }
    }));
    Ok(url)
}
