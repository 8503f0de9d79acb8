//! What the errors of an exchange say about it.

use std::error::Error as StdError;
use std::{io, iter};

fn causes<'a>(
    first: &'a (dyn StdError + 'static),
) -> impl Iterator<Item = &'a (dyn StdError + 'static)> {
    iter::successors(Some(first), |&cause| cause.source())
}

/// Whether time ran out: at connecting, or at waiting for a sign of life.
pub(super) fn is_timeout(error: &(dyn StdError + 'static)) -> bool {
    causes(error).any(|cause| {
        let connection = cause.downcast_ref::<hyper::Error>();
        let io = cause.downcast_ref::<io::Error>();
        connection.is_some_and(hyper::Error::is_timeout)
            || io.is_some_and(|error| error.kind() == io::ErrorKind::TimedOut)
    })
}

/// Whether an HTTP/2 server says that it hasn't looked at the request (RFC 9113, section 8.7): it shuts the connection down in good order,
/// or refuses the stream. Such a request can be sent again, whatever it does.
pub(super) fn is_unseen(error: &(dyn StdError + 'static)) -> bool {
    causes(error).any(|cause| {
        cause.downcast_ref::<h2::Error>().is_some_and(|error| {
            let reason = error.reason();
            error.is_remote()
                && (error.is_go_away() && reason == Some(h2::Reason::NO_ERROR)
                    || error.is_reset() && reason == Some(h2::Reason::REFUSED_STREAM))
        })
    })
}
