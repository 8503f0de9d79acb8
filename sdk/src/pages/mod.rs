//! Long lists, read a page at a time.

mod paged;

use std::collections::VecDeque;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use futures_util::StreamExt;
use futures_util::stream::{self, BoxStream};

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

impl<T: Send + 'static> Pages<T> {
    /// No pages.
    #[cfg(all(
        feature = "layers",
        any(feature = "chia-full-node", feature = "filecoin")
    ))]
    pub(crate) fn empty() -> Self {
        Self(stream::empty().boxed())
    }

    /// Pages from `first` on. `read` returns a page's items and the next page, if there is one.
    pub(crate) fn new<P, R>(first: P, read: impl Fn(P) -> R + Send + 'static) -> Self
    where
        P: Clone + Send + 'static,
        R: Future<Output = Result<(Vec<T>, Option<P>), Error>> + Send,
    {
        let state = (VecDeque::new(), Some(first), read);
        let items = stream::unfold(state, async |(mut items, mut next, read)| {
            loop {
                if let Some(item) = items.pop_front() {
                    return Some((Ok(item), (items, next, read)));
                }
                match read(next.clone()?).await {
                    Ok((page, after)) => (items, next) = (page.into(), after),
                    Err(error) => return Some((Err(error), (items, next, read))),
                }
            }
        });
        Self(items.boxed())
    }
}

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
