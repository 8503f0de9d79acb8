//! Which node an example asks.

use anyhow::Context as _;
use polyrpc::record::{Record, Recording, Replay};
use polyrpc::transport::http::Http;
use polyrpc::{Chain, Client, Rpc};
use tower::Layer as _;

/// Runs an example with the node at the URL that is the program's first argument, or else with the responses in `recorded`, the text of a
/// [`Recording`]. A second argument is a file to keep the traffic with the node in: that is how the files in `recorded/` were made.
///
/// # Errors
/// When the example fails, `recorded` isn't a recording, or the file can't be written.
pub async fn with_node<C: Client>(
    recorded: &str,
    example: impl AsyncFnOnce(&C) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let Some(url) = arguments.next() else {
        return example(&replayed(recorded)?).await;
    };
    let record = Record::new();
    let node = Http::builder(&url).json_rpc_path(<C::Chain as Chain>::PATH);
    let node = record.layer(node.build()?);
    let outcome = example(&C::from(Rpc::new(node))).await;
    if let Some(file) = arguments.next().filter(|file| !file.is_empty()) {
        record.save(&file).context(file)?;
    }
    outcome
}

/// A client that is answered from `recorded`.
///
/// # Errors
/// When `recorded` isn't a recording.
pub fn replayed<C: Client>(recorded: &str) -> anyhow::Result<C> {
    let replay = Replay::new(Recording::parse(recorded)?);
    Ok(C::from(Rpc::new(replay)))
}
