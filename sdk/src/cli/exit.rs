//! Failures of commands, and their exit codes.

use std::fmt;
use std::io;
use std::process::ExitCode;

use crate::error::Error;

/// A failure of a command.
#[derive(Debug)]
pub(super) enum Failure {
    /// The command line, or a file that it names, is invalid. Nothing was sent.
    Usage(String),
    /// Something can't be read or written.
    Io(io::Error),
    /// The node's address or credentials can't be used. Nothing was sent.
    Setup(Error),
    /// Some calls of several had no response; each was reported.
    Lost,
    /// The call failed.
    Call(Error),
}

/// What commands return: whether they found nothing wrong.
pub(super) type Outcome = Result<bool, Failure>;

impl Failure {
    pub(super) fn usage(message: impl Into<String>) -> Self {
        Self::Usage(message.into())
    }

    /// The exit code.
    fn code(&self) -> u8 {
        match self {
            Self::Usage(_) | Self::Io(_) => 2,
            Self::Setup(error) if is_unreachable(error) => 3,
            Self::Setup(_) => 2,
            Self::Call(error) if error.is_no_subscriptions() => 2,
            Self::Call(error) if is_answered(error) => 1,
            Self::Call(_) | Self::Lost => 3,
        }
    }
}

/// Whether the node answered: with an error, or with what can't be understood.
pub(super) fn is_answered(error: &Error) -> bool {
    let is_answer = error.rpc().is_some() || error.http_status().is_some() || error.is_decode();
    is_answer || error.is_not_found() || error.is_inconsistent()
}

fn is_unreachable(error: &Error) -> bool {
    error.is_connect() || error.is_timeout()
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage(message) => f.write_str(message),
            Self::Io(error) => error.fmt(f),
            Self::Lost => f.write_str("some calls had no answer"),
            Self::Setup(error) | Self::Call(error) => error.fmt(f),
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// The exit code of an outcome; of a failure, after its message. A broken pipe, as of `| head`, is no failure.
pub(super) fn code(outcome: &Outcome, errors: &mut impl io::Write) -> ExitCode {
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(Failure::Io(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(failure) => {
            // If standard error is closed, the exit code remains.
            let _ = writeln!(errors, "polyrpc: {failure}");
            ExitCode::from(failure.code())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::RpcError;

    #[test]
    fn codes_tell_usage_answers_and_connections_apart() {
        let refused = || Error::from(RpcError::new(-1, "no"));
        for (failure, code) in [
            (Failure::usage("x"), 2),
            (Failure::Io(io::Error::other("x")), 2),
            (Failure::Setup(Error::config("x")), 2),
            (Failure::Setup(Error::connect("x")), 3),
            (Failure::Call(refused()), 1),
            (Failure::Call(Error::no_subscriptions()), 2),
            (Failure::Call(Error::connect("x")), 3),
            (Failure::Call(Error::timeout("x")), 3),
            (Failure::Lost, 3),
        ] {
            assert_eq!(failure.code(), code, "{failure:?}");
        }
    }

    #[test]
    fn a_reader_that_left_is_no_failure() {
        let mut errors = Vec::new();
        let gone = Err(Failure::Io(io::ErrorKind::BrokenPipe.into()));
        assert_eq!(code(&gone, &mut errors), ExitCode::SUCCESS);
        assert!(errors.is_empty());
    }
}
