//! Secret strings.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A secret string, such as a private key, mnemonic or passphrase: it never prints, and is overwritten in memory on
/// drop.
///
/// On the wire it is the plain string.
///
/// ```
/// use polyrpc::scalar::Secret;
///
/// let secret = Secret::from("abandon ability able");
/// assert_eq!(format!("{secret:?}"), "Secret(…)");
/// assert_eq!(secret.expose(), "abandon ability able");
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Exposes the secret. Don't print it, nor anything derived from it.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl Drop for Secret {
    fn drop(&mut self) {
        zeroize::Zeroize::zeroize(&mut self.0);
    }
}

impl Serialize for Secret {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_its_text_on_the_wire_and_nowhere_else() -> Result<(), serde_json::Error> {
        let secret: Secret = serde_json::from_str(r#""word""#)?;
        assert_eq!(serde_json::to_string(&secret)?, r#""word""#);
        assert_eq!(secret, Secret::from("word"));
        assert!(!format!("{:?}", vec![secret]).contains("word"));
        Ok(())
    }
}
