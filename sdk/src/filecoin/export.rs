//! Snapshots of the chain, as a node sends them.

use std::io;

use futures_util::StreamExt;
use tokio::io::{AsyncWrite, AsyncWriteExt};

use super::generated::methods::chain::ChainExport;
use crate::error::Error;
use crate::method::{Method, Safety};
use crate::{Event, GapCause, SubscribeCall};

impl SubscribeCall<ChainExport> {
    /// Exports the snapshot into `writer` as a CAR file, and returns how many bytes it has.
    ///
    /// ```no_run
    /// # #[cfg(feature = "ws")]
    /// # async fn run(mut file: impl tokio::io::AsyncWrite + Unpin) -> Result<(), polyrpc::Error> {
    /// use polyrpc::filecoin::FullNode;
    ///
    /// let node = FullNode::connect("ws://localhost").await?;
    /// let length = node.subscribe_chain_export(900, true).write_to(&mut file).await?;
    /// println!("{length} bytes");
    /// # Ok(()) }
    /// ```
    ///
    /// A node marks the end of a whole snapshot. It isn't asked again for one that breaks off, of which `writer` has the beginning.
    /// Up to 1,024 pieces wait in memory for a slow `writer`. Dropping the future ends the export.
    ///
    /// # Errors
    /// When the node can't be reached or refuses; when the snapshot breaks off: the connection is lost, or the node ends it without the mark;
    /// when `writer` fails, or is so slow that pieces are lost; and when the transport has no subscriptions.
    pub async fn write_to<W: AsyncWrite + Unpin>(self, writer: &mut W) -> Result<u64, Error> {
        let of = |error: Error| error.of(Some(ChainExport::NAME), Safety::Read);
        let mut pieces = self.await?;
        let mut length: u64 = 0;
        while let Some(event) = pieces.next().await {
            let broken = match event {
                Ok(Event::Item(piece)) if piece.is_empty() => {
                    let flushed = writer.flush().await;
                    flushed.map_err(|error| of(unwritten(&error)))?;
                    return Ok(length);
                }
                Ok(Event::Item(piece)) => {
                    let written = writer.write_all(&piece).await;
                    written.map_err(|error| of(unwritten(&error)))?;
                    length += piece.len() as u64;
                    continue;
                }
                Ok(Event::Gap { cause, .. }) => match cause {
                    GapCause::Lagged(count) => {
                        format!(
                            "the writer is too slow, so {count} pieces behind these were dropped"
                        )
                    }
                    GapCause::Reconnected => "the connection was lost".to_owned(),
                },
                Err(error) if error.is_decode() => return Err(error),
                Err(error) => error.to_string(),
            };
            return Err(of(truncated(length, &broken)));
        }
        Err(of(truncated(length, "the node ended it")))
    }
}

fn truncated(length: u64, why: &str) -> Error {
    Error::transport(format!(
        "the snapshot broke off after {length} bytes, without the mark of its end: {why}"
    ))
}

fn unwritten(error: &io::Error) -> Error {
    Error::config(format!("the snapshot can't be written: {error}"))
}
