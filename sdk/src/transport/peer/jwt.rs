//! Engine API tokens: JSON web tokens, HS256, with the time of issue as their only claim.

use std::fmt;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
// The token is forty lines of text around one HMAC, and ring has that and is among the crates already as rustls's provider. `jsonwebtoken`
// would add a choice of algorithms, keys and claims that nothing here uses, `hmac` with `sha2` a second implementation of SHA-256.
use ring::hmac;
use zeroize::Zeroizing;

use crate::error::Error;

/// The 32-byte secret that a node and its client share. It never prints.
#[derive(Clone)]
pub struct JwtSecret(hmac::Key);

impl JwtSecret {
    /// Parses a secret of 64 hex digits, with or without `0x`; surrounding white space is ignored.
    ///
    /// # Errors
    /// If `hex` is anything else.
    pub fn from_hex(hex: &str) -> Result<Self, Error> {
        let mut secret = Zeroizing::new([0; 32]);
        const_hex::decode_to_slice(hex.trim(), secret.as_mut_slice())
            .map_err(|_| Error::config("the JWT secret isn't 64 hex digits"))?;
        Ok(Self(hmac::Key::new(hmac::HMAC_SHA256, secret.as_slice())))
    }

    /// Reads a secret from a file of 64 hex digits, such as the `jwt.hex` that nodes write.
    ///
    /// # Errors
    /// If the file can't be read or holds anything else.
    pub fn from_file(path: impl AsRef<Path>) -> Result<Self, Error> {
        let path = path.as_ref();
        let text = std::fs::read_to_string(path).map(Zeroizing::new);
        let text = text.map_err(|error| {
            Error::config(format!(
                "the JWT secret in {} can't be read: {error}",
                path.display()
            ))
        })?;
        Self::from_hex(&text)
    }

    /// Issues a token. Nodes accept it for a minute.
    pub(super) fn token(&self) -> String {
        // A clock before 1970 is wrong anyway; the node will reject the token.
        let now = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default();
        self.sign(
            r#"{"alg":"HS256","typ":"JWT"}"#,
            &format!(r#"{{"iat":{}}}"#, now.as_secs()),
        )
    }

    fn sign(&self, header: &str, claims: &str) -> String {
        let mut token = URL_SAFE_NO_PAD.encode(header);
        token.push('.');
        URL_SAFE_NO_PAD.encode_string(claims, &mut token);
        let signature = hmac::sign(&self.0, token.as_bytes());
        token.push('.');
        URL_SAFE_NO_PAD.encode_string(signature, &mut token);
        token
    }
}

impl fmt::Debug for JwtSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JwtSecret(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 7515, appendix A.1.
    #[test]
    fn known_signature() {
        let key = "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow";
        let key = URL_SAFE_NO_PAD.decode(key).expect("the key of the RFC");
        let secret = JwtSecret(hmac::Key::new(hmac::HMAC_SHA256, &key));
        let token = secret.sign(
            "{\"typ\":\"JWT\",\r\n \"alg\":\"HS256\"}",
            "{\"iss\":\"joe\",\r\n \"exp\":1300819380,\r\n \"http://example.com/is_root\":true}",
        );
        assert_eq!(
            token,
            "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9\
             .eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ\
             .dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
        );
    }

    #[test]
    fn only_32_bytes_of_hex_are_a_secret() {
        let digits = "0f".repeat(32);
        for good in [
            digits.clone(),
            format!("0x{digits}"),
            format!("  {digits}\r\n"),
        ] {
            let secret = JwtSecret::from_hex(&good).expect("64 digits");
            assert_eq!(format!("{secret:?}"), "JwtSecret(…)");
        }
        for bad in [
            String::new(),
            digits[2..].to_owned(),
            format!("{digits}0f"),
            digits.replace('f', "g"),
        ] {
            let error = JwtSecret::from_hex(&bad).expect_err(&bad);
            assert!(!format!("{error} {error:?}").contains("0f0f"));
        }
        let error = JwtSecret::from_file("/nonexistent/jwt.hex").expect_err("no file");
        assert!(
            error.to_string().contains("/nonexistent/jwt.hex"),
            "{error}"
        );
    }
}
