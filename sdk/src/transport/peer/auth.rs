//! The `Authorization` header.

#[cfg(feature = "digest")]
use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::header::HeaderValue;
#[cfg(feature = "digest")]
use zeroize::Zeroizing;

use super::JwtSecret;
use crate::error::Error;

/// Credentials of the `Authorization` header. Header values are marked sensitive, so nothing of them prints.
#[derive(Clone, Debug)]
pub(super) enum Auth {
    None,
    Fixed(HeaderValue),
    Jwt(JwtSecret),
    /// What answers a server's challenge, which no header does beforehand.
    #[cfg(feature = "digest")]
    Digest(Login),
}

/// A user and a password. `Debug` shows neither.
#[cfg(feature = "digest")]
#[derive(Clone)]
pub(in crate::transport) struct Login {
    pub(in crate::transport) user: String,
    pub(in crate::transport) password: Zeroizing<String>,
}

#[cfg(feature = "digest")]
impl fmt::Debug for Login {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Login").finish_non_exhaustive()
    }
}

impl Auth {
    pub(super) fn basic(user: &str, password: &str) -> Result<Self, Error> {
        let credentials = STANDARD.encode(format!("{user}:{password}"));
        Ok(Self::Fixed(sensitive(&format!("Basic {credentials}"))?))
    }

    pub(super) fn bearer(token: &str) -> Result<Self, Error> {
        Ok(Self::Fixed(sensitive(&format!("Bearer {token}"))?))
    }

    #[cfg(feature = "digest")]
    pub(super) fn digest(user: &str, password: &str) -> Self {
        Self::Digest(Login {
            user: user.to_owned(),
            password: Zeroizing::new(password.to_owned()),
        })
    }

    pub(super) fn is_some(&self) -> bool {
        !matches!(self, Self::None)
    }

    /// The header's value for a request sent now.
    pub(super) fn header(&self) -> Result<Option<HeaderValue>, Error> {
        match self {
            Self::None => Ok(None),
            #[cfg(feature = "digest")]
            Self::Digest(_) => Ok(None),
            Self::Fixed(value) => Ok(Some(value.clone())),
            // Signing costs about a microsecond: less than keeping a token, its age and a lock.
            Self::Jwt(secret) => sensitive(&format!("Bearer {}", secret.token())).map(Some),
        }
    }
}

fn sensitive(value: &str) -> Result<HeaderValue, Error> {
    let mut value = HeaderValue::from_str(value)
        .map_err(|_| Error::config("the credentials hold characters that a header can't"))?;
    value.set_sensitive(true);
    Ok(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_it_prints() -> Result<(), Error> {
        for auth in [
            Auth::basic("user", "secret")?,
            Auth::bearer("secret")?,
            #[cfg(feature = "digest")]
            Auth::digest("user", "secret"),
        ] {
            let debug = format!("{auth:?} {:?}", auth.header()?);
            assert!(
                !debug.contains("secret") && !debug.contains("dXNlcjpzZWNyZXQ"),
                "{debug}"
            );
        }
        let error = Auth::bearer("sec\nret").expect_err("a line break");
        assert!(!format!("{error} {error:?}").contains("sec\\nret"));
        Ok(())
    }
}
