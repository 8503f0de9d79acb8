//! Which node an example asks.

use anyhow::Context as _;
use polyrpc::Rpc;
use polyrpc::ethereum::Client;
use polyrpc::record::{Record, Recording, Replay};
use polyrpc::transport::http::Http;
use tower::Layer as _;

/// Runs an example with the node at the URL that is the program's first argument, or else with the answers in `recorded`, the text of a
/// [`Recording`]. A second argument is a file to keep the traffic with the node in: that is how the files in `recorded/` were made.
///
/// # Errors
/// When the example fails, `recorded` isn't a recording, or the file can't be written.
pub async fn with_node(
    recorded: &str,
    example: impl AsyncFnOnce(&Client) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let Some(url) = arguments.next() else {
        return example(&replayed(recorded)?).await;
    };
    let record = Record::new();
    let node = record.layer(Http::builder(&url).build()?);
    let outcome = example(&Client::new(Rpc::new(node))).await;
    if let Some(file) = arguments.next() {
        record.save(&file).context(file)?;
    }
    outcome
}

/// A client that is answered from `recorded`.
///
/// # Errors
/// When `recorded` isn't a recording.
pub fn replayed(recorded: &str) -> anyhow::Result<Client> {
    let replay = Replay::new(Recording::parse(recorded)?);
    Ok(Client::new(Rpc::new(replay)))
}
