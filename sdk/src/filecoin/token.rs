//! Tokens that give permissions.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use zeroize::Zeroizing;

use crate::scalar::Secret;

/// A token that gives permissions: a JWT, sent as a bearer token. It never prints.
///
/// On the wire it is in base64 once more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token(Secret);

impl Token {
    /// Exposes the token, as `ClientBuilder::bearer_token` takes it. Don't print it.
    pub fn expose(&self) -> &str {
        self.0.expose()
    }
}

impl From<Secret> for Token {
    fn from(token: Secret) -> Self {
        Self(token)
    }
}

impl From<Token> for Secret {
    fn from(token: Token) -> Self {
        token.0
    }
}

impl fmt::Display for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a token")
    }
}

impl Serialize for Token {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let text = Zeroizing::new(STANDARD.encode(self.expose()));
        serializer.serialize_str(&text)
    }
}

impl<'de> Deserialize<'de> for Token {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // The error doesn't show what was read.
        let text = Secret::deserialize(deserializer)?;
        let bytes = STANDARD.decode(text.expose()).ok();
        let token = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
        let token = token.ok_or_else(|| D::Error::custom("a token that is no text in base64"))?;
        Ok(Self(Secret::from(token)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_read_and_not_shown() {
        let json = r#""ZXlKaGJHY2lPaUpJVXpJMU5pSjkuZTMwLkE=""#;
        let token: Token = serde_json::from_str(json).expect("a token");
        assert_eq!(token.expose(), "eyJhbGciOiJIUzI1NiJ9.e30.A");
        assert_eq!(serde_json::to_string(&token).ok().as_deref(), Some(json));
        assert!(!format!("{token:?} {token}").contains("eyJ"));
        let error = serde_json::from_str::<Token>("\"eyJ.\"").map_err(|error| error.to_string());
        assert!(error.is_err_and(|error| !error.contains("eyJ")));
    }
}
