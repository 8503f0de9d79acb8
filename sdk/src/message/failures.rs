//! Failed calls of a request, for layers.

use crate::error::{Error, Reached};

/// The failed calls of a request.
#[derive(Debug)]
pub(crate) enum Failures {
    /// None, as far as can be told without parsing results.
    None,
    /// The plain call, or a whole batch with one error.
    All(Error),
    /// Some calls of a batch, by their index.
    Some(Vec<(usize, Error)>),
}

impl Failures {
    /// Whether a call may have reached the node all the same.
    pub(crate) fn may_be_done(&self) -> bool {
        let is_open = |error: &Error| error.reached_server() == Reached::Maybe;
        match self {
            Self::None => false,
            Self::All(error) => is_open(error),
            Self::Some(failed) => failed.iter().any(|(_, error)| is_open(error)),
        }
    }
}
