//! Recorded errors that a client reads as something else, for `polyrpc verify`.

use crate::error::Error;

/// Why a client has no error object for a node's error.
#[derive(Debug)]
pub(crate) enum Misread {
    /// It isn't valid JSON for an error.
    Text(serde_json::Error),
    /// It isn't an error of this wire, for this reason.
    NoError(String),
    /// It is read as a success.
    Success,
    /// It is read as another error.
    Other(Error),
}

impl From<serde_json::Error> for Misread {
    fn from(error: serde_json::Error) -> Self {
        Self::Text(error)
    }
}
