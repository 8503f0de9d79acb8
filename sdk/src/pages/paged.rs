//! Methods that give a long list a page at a time.

use futures_util::StreamExt;
use futures_util::stream;

use super::Pages;
use crate::call::Call;
use crate::error::Error;
use crate::method::Method;

/// A method that gives a long list a page at a time; its call has [`pages`](Call::pages), a stream of all items.
///
/// The generator implements it for each method with `x-pages`, and anyone for what no document describes:
///
/// ```
/// use polyrpc::{Method, Paged, Safety, wire};
/// use serde::{Deserialize, Serialize};
/// use serde_with::Same;
///
/// /// The names of users, from one with a number on.
/// #[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
/// struct ListUsers {
///     from: u64,
/// }
///
/// impl Method for ListUsers {
///     const NAME: &'static str = "list_users";
///     const SAFETY: Safety = Safety::Read;
///     type Wire = wire::JsonRpcByName;
///     type Output = Vec<String>;
///     type Codec = Same;
/// }
///
/// impl Paged for ListUsers {
///     type Item = String;
///
///     fn next(&self, page: &Vec<String>) -> Option<Self> {
///         let from = self.from + page.len() as u64;
///         (!page.is_empty()).then_some(Self { from })
///     }
///
///     fn items(page: Vec<String>) -> Vec<String> {
///         page
///     }
/// }
/// ```
pub trait Paged: Method + PartialEq {
    /// What the list is of.
    type Item: Send + 'static;

    /// The call of the first page: by default this one. It is another where a call that doesn't say which page it is for gets more or less
    /// than the first.
    #[must_use]
    fn first(self) -> Self {
        self
    }

    /// The call of the page after `page`, which this call gave; `None` where that is the last.
    fn next(&self, page: &Self::Output) -> Option<Self>;

    /// The items of a page.
    fn items(page: Self::Output) -> Vec<Self::Item>;
}

impl<T: Send + 'static> Pages<T> {
    /// Pages from that of `call` on.
    pub(crate) fn of<M: Paged<Item = T>>(call: Call<M>) -> Self {
        let call = call.with_method(call.method().clone().first());
        let state = Reading {
            repeats: Repeats::new(call.method().clone()),
            next: Next::Page(call),
            items: Vec::new().into_iter(),
        };
        let items = stream::unfold(state, |mut state| async move {
            let item = state.item().await?;
            Some((item, state))
        });
        Self(items.boxed())
    }
}

/// A long list that is being read.
struct Reading<M: Paged> {
    /// The items of the current page that aren't yielded yet.
    items: std::vec::IntoIter<M::Item>,
    next: Next<M>,
    repeats: Repeats<M>,
}

/// What follows the current page.
enum Next<M: Paged> {
    Page(Call<M>),
    /// The node has returned a cursor that was used before.
    Repeated,
    End,
}

impl<M: Paged> Reading<M> {
    async fn item(&mut self) -> Option<Result<M::Item, Error>> {
        loop {
            if let Some(item) = self.items.next() {
                return Some(Ok(item));
            }
            let call = match std::mem::replace(&mut self.next, Next::End) {
                Next::Page(call) => call,
                Next::Repeated => return Some(Err(repeated::<M>())),
                Next::End => return None,
            };
            let page = match call.clone().await {
                Ok(page) => page,
                Err(error) => {
                    // Asked for again, if the stream is read on.
                    self.next = Next::Page(call);
                    return Some(Err(error));
                }
            };
            if let Some(next) = call.method().next(&page) {
                self.next = match self.repeats.is_one(call.method(), &next) {
                    true => Next::Repeated,
                    false => Next::Page(call.with_method(next)),
                };
            }
            self.items = M::items(page).into_iter();
        }
    }
}

fn repeated<M: Method>() -> Error {
    let message = "the node gives a page as the next one that was read already, so the list would have no end";
    Error::inconsistent(message).of(Some(M::NAME), M::SAFETY)
}

/// Finds out that pages go in a circle, however long that is, by one call that is remembered (Brent's algorithm).
struct Repeats<M> {
    anchor: M,
    /// How many pages behind the anchor, and at how many the next one becomes the anchor.
    steps: u64,
    limit: u64,
}

impl<M: PartialEq + Clone> Repeats<M> {
    fn new(first: M) -> Self {
        Self {
            anchor: first,
            steps: 0,
            limit: 1,
        }
    }

    fn is_one(&mut self, call: &M, next: &M) -> bool {
        if *next == self.anchor || next == call {
            return true;
        }
        self.steps += 1;
        if self.steps == self.limit {
            self.anchor = next.clone();
            self.steps = 0;
            self.limit = self.limit.saturating_mul(2);
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many pages are read until it is seen that they go in a circle of `length` behind `lead` others.
    fn read(lead: u64, length: u64) -> u64 {
        let mut repeats = Repeats::new(0);
        let mut at = 0;
        for read in 1.. {
            let next = if at + 1 == lead + length {
                lead
            } else {
                at + 1
            };
            if repeats.is_one(&at, &next) {
                return read;
            }
            at = next;
        }
        0
    }

    #[test]
    fn circles_of_any_length_are_found() {
        assert_eq!(read(0, 1), 1);
        assert_eq!(read(0, 2), 3);
        for lead in 0..20 {
            for length in 1..20 {
                let pages = read(lead, length);
                assert!(pages <= 3 * (lead + length) + 1, "{lead} {length}: {pages}");
            }
        }
    }
}
