//! Which node an example asks.

use anyhow::Context as _;
use polyrpc::record::{Record, Recording, Replay};
use polyrpc::{Client, ClientBuilder, Rpc};

/// Runs an example with the node at the URL that is the program's first argument, or else with the responses in `recorded`, the text of a
/// [`Recording`], and returns what it returns. A second argument is a file to keep the traffic with the node in: that is how the files in
/// `recorded/` were made.
///
/// # Errors
/// When the example fails, `recorded` isn't a recording, or the file can't be written.
pub async fn with_node<C: Client, T>(
    recorded: &str,
    example: impl AsyncFnOnce(&C) -> anyhow::Result<T>,
) -> anyhow::Result<T> {
    let mut arguments = std::env::args().skip(1);
    let Some(url) = arguments.next() else {
        return example(&replayed(recorded)?).await;
    };
    let record = Record::new();
    let client: C = ClientBuilder::new(url)
        .layer(record.clone())
        .connect()
        .await?;
    let outcome = example(&client).await;
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
