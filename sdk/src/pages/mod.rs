//! Long lists, read a page at a time.

#[cfg(all(
    feature = "layers",
    any(
        feature = "chia-data-layer",
        feature = "chia-full-node",
        feature = "chia-wallet",
        feature = "filecoin"
    )
))]
mod by_hand;
mod paged;

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use futures_util::StreamExt;
use futures_util::stream::BoxStream;

use crate::error::Error;

pub use paged::Paged;

/// Stream over a long list, fetched page by page as it is polled.
///
/// [`Call::pages`](crate::Call::pages) makes one of the call of any [`Paged`] method.
///
/// An error is an item too. Polling on after one fetches the same page again, so that nothing is left out. `Debug`
/// doesn't print items.
#[must_use = "nothing is asked until it is read"]
pub struct Pages<T>(BoxStream<'static, Result<T, Error>>);

impl<T> Stream for Pages<T> {
    type Item = Result<T, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.poll_next_unpin(context)
    }
}

impl<T> fmt::Debug for Pages<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages").finish_non_exhaustive()
    }
}
