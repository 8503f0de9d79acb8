//! Snapshots of the chain, as a node sends them.

use std::io;

use futures_util::StreamExt;
use tokio::io::{AsyncWrite, AsyncWriteExt};

use super::generated::methods::chain::ChainExport;
use crate::SubscribeCall;
use crate::error::Error;
use crate::method::{Method, Safety};
use crate::scalar::Bytes;
use crate::subscription::{open_once, read};
use crate::transport::FeedEvent;

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
        let mut pieces = open_once(self).await?;
        let mut length: u64 = 0;
        while let Some(event) = pieces.next().await {
            match event {
                FeedEvent::Item(json) => {
                    // Go writes an empty list of bytes that was never made as null.
                    let piece: Bytes = match json.trim_ascii() {
                        b"null" => Bytes::default(),
                        _ => read::<ChainExport>(&json)?,
                    };
                    if piece.is_empty() {
                        let flushed = writer.flush().await;
                        flushed.map_err(|error| of(unwritten(&error)))?;
                        return Ok(length);
                    }
                    let written = writer.write_all(&piece).await;
                    written.map_err(|error| of(unwritten(&error)))?;
                    length += piece.len() as u64;
                }
                FeedEvent::Lagged(count) => {
                    return Err(of(truncated(
                        length,
                        &format!(
                            "the writer is too slow, so {count} pieces behind these were dropped"
                        ),
                    )));
                }
                FeedEvent::Ended(error) => return Err(of(truncated(length, &error.to_string()))),
            }
        }
        Err(of(truncated(length, "the connection was closed")))
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
