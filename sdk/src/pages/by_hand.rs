//! Pages that no document describes: their calls are made by hand.

use std::collections::VecDeque;
use std::future::Future;

use futures_util::StreamExt;
use futures_util::stream;

use super::Pages;
use crate::error::Error;

impl<T: Send + 'static> Pages<T> {
    /// No pages.
    #[cfg(any(feature = "chia-full-node", feature = "filecoin"))]
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
