//! What must not get into a file.

use std::fmt;
use std::sync::Arc;

use super::tree::Tree;
use crate::epee::plain_key;
use crate::error::RpcError;
use crate::raw::RawJson;

/// What stands in the place of a secret.
pub(super) const MASKED: &str = "***";

/// Methods whose parameters are secret as a whole: keys and the passwords that unlock them.
const SECRET_PARAMS: [&str; 6] = [
    "personal_*",
    "Filecoin.AuthVerify",
    "Filecoin.WalletImport",
    "add_key",
    "add_private_key",
    "restore_deterministic_wallet",
];

/// Methods whose result is secret as a whole.
const SECRET_RESULTS: [&str; 6] = [
    "Filecoin.AuthNew",
    "Filecoin.WalletExport",
    "generate_mnemonic",
    "get_all_private_keys",
    "get_first_private_key",
    "get_private_key",
];

/// Keys whose value is secret wherever they stand, in lower case and without `_` and `-`.
const SECRET_KEYS: [&str; 8] = [
    "accesstoken",
    "bearertoken",
    "entropy",
    "farmersk",
    "poolsk",
    "refreshtoken",
    "seed",
    "token",
];

/// How other such keys end: `new_passphrase`, `origin_secret`.
const SECRET_ENDINGS: [&str; 14] = [
    "apikey",
    "authorization",
    "jwt",
    "mnemonic",
    "passphrase",
    "passwd",
    "password",
    "privatekey",
    "privatekeys",
    "privkey",
    "secret",
    "secretkey",
    "secrets",
    "seedphrase",
];

/// How bearer tokens and basic credentials begin.
const CREDENTIALS: [&str; 2] = ["Bearer ", "Basic "];

const SCHEMES: [&str; 4] = ["http://", "https://", "ws://", "wss://"];

type Rule = dyn Fn(&str, &str) -> bool + Send + Sync;

/// Mask of secrets, which are replaced by `"***"` before they are recorded. A masked result doesn't decode any more.
///
/// The default masks
/// - all parameters of `personal_*`, `Filecoin.AuthVerify`, `Filecoin.WalletImport`, `add_key`, `add_private_key` and
///   `restore_deterministic_wallet`;
/// - the whole result of `Filecoin.AuthNew`, `Filecoin.WalletExport`, `generate_mnemonic`, `get_private_key`, `get_first_private_key`
///   and `get_all_private_keys`;
/// - the values of keys such as `password`, `new_passphrase`, `PrivateKey`, `mnemonic`, `seed`, `origin_secret`, `token`, `jwt` and
///   `authorization`, wherever they stand, but for null, true and false;
/// - strings that begin with `Bearer ` or `Basic `, or are JSON Web Tokens;
/// - user, password, query and fragment of `http`, `https`, `ws` and `wss` URLs inside strings.
///
/// A raw transaction isn't a secret, and neither is a signature.
#[derive(Clone, Default)]
pub struct Mask {
    without_defaults: bool,
    more: Vec<Arc<Rule>>,
}

impl Mask {
    /// Masks nothing: for nodes that hold nothing of worth.
    pub fn none() -> Self {
        Self {
            without_defaults: true,
            more: Vec::new(),
        }
    }

    /// Masks also the places for which `is_secret` holds. It gets the name of the method and a JSON pointer that starts with `/params`,
    /// `/result` or `/error/data`. The keys of [epee](crate::epee)'s view are in it without the kinds of their values.
    ///
    /// ```
    /// use polyrpc::record::Mask;
    ///
    /// let mask = Mask::default().also(|method, place| method == "eth_sign" && place == "/params/1");
    /// ```
    #[must_use]
    pub fn also(mut self, is_secret: impl Fn(&str, &str) -> bool + Send + Sync + 'static) -> Self {
        self.more.push(Arc::new(is_secret));
        self
    }

    pub(crate) fn params(&self, method: &str, params: RawJson) -> RawJson {
        self.value(method, params, "/params", &SECRET_PARAMS)
    }

    pub(super) fn outcome(
        &self,
        method: &str,
        outcome: Result<RawJson, RpcError>,
    ) -> Result<RawJson, RpcError> {
        match outcome {
            Ok(result) => Ok(self.value(method, result, "/result", &SECRET_RESULTS)),
            Err(mut error) => {
                if !self.without_defaults {
                    error.message = without_credentials(&error.message).unwrap_or(error.message);
                }
                error.data = error
                    .data
                    .map(|data| self.value(method, data, "/error/data", &[]));
                Err(error)
            }
        }
    }

    /// The value as it came, if there is no secret in it.
    fn value(&self, method: &str, value: RawJson, place: &str, secret: &[&str]) -> RawJson {
        if self.without_defaults && self.more.is_empty() {
            return value;
        }
        let mut tree = Tree::read(value.as_str());
        let masked = if !self.without_defaults && matches_any(method, secret) {
            // An empty list tells nothing, and is what most such calls have.
            !is_empty(&tree) && hide(&mut tree)
        } else {
            self.walk(method, &mut place.to_owned(), &mut tree)
        };
        match masked {
            // What a tree writes is JSON.
            true => RawJson::new(tree.compact()).unwrap_or(value),
            false => value,
        }
    }

    /// Masks what is below; whether there was anything.
    fn walk(&self, method: &str, place: &mut String, tree: &mut Tree) -> bool {
        if self.more.iter().any(|is_secret| is_secret(method, place)) {
            return hide(tree);
        }
        match tree {
            Tree::Word(_) | Tree::Number(_) => false,
            Tree::String(text) => {
                let clean = without_credentials(text).filter(|_| !self.without_defaults);
                clean.map(|clean| *text = clean).is_some()
            }
            Tree::Array(items) => {
                let mut masked = false;
                for (index, item) in items.iter_mut().enumerate() {
                    masked |= self.step(method, place, &index.to_string(), item);
                }
                masked
            }
            Tree::Object(members) => {
                let mut masked = false;
                // In a view every key ends with the kind of its value.
                let is_view = members.keys().all(|key| plain_key(key) != key);
                for (key, member) in members {
                    let key = if is_view { plain_key(key) } else { key };
                    let secret = !self.without_defaults && is_secret_key(key);
                    masked |= match (secret, &member) {
                        // An absent password is none.
                        (true, Tree::Word(_)) => false,
                        (true, _) => hide(member),
                        (false, _) => {
                            let token = key.replace('~', "~0").replace('/', "~1");
                            self.step(method, place, &token, member)
                        }
                    };
                }
                masked
            }
        }
    }

    fn step(&self, method: &str, place: &mut String, token: &str, tree: &mut Tree) -> bool {
        let length = place.len();
        place.push('/');
        place.push_str(token);
        let masked = self.walk(method, place, tree);
        place.truncate(length);
        masked
    }
}

fn hide(tree: &mut Tree) -> bool {
    *tree = Tree::String(MASKED.to_owned());
    true
}

fn is_empty(tree: &Tree) -> bool {
    matches!(tree, Tree::Array(items) if items.is_empty())
        || matches!(tree, Tree::Object(members) if members.is_empty())
}

fn matches_any(method: &str, patterns: &[&str]) -> bool {
    patterns
        .iter()
        .any(|pattern| match pattern.strip_suffix('*') {
            Some(prefix) => method.starts_with(prefix),
            None => method == *pattern,
        })
}

fn is_secret_key(key: &str) -> bool {
    let plain: String = key
        .chars()
        .filter(|c| !matches!(c, '_' | '-'))
        .map(|c| c.to_ascii_lowercase())
        .collect();
    let ends = |ending: &&str| plain.ends_with(*ending);
    SECRET_KEYS.contains(&plain.as_str()) || SECRET_ENDINGS.iter().any(ends)
}

/// The text without what may be a credential; none if there is nothing of the kind.
fn without_credentials(text: &str) -> Option<String> {
    if CREDENTIALS.iter().any(|start| text.starts_with(start)) || is_web_token(text) {
        return Some(MASKED.to_owned());
    }
    let mut clean = String::new();
    let mut rest = text;
    while let Some(start) = first_url(rest) {
        let (before, url) = rest.split_at(start);
        let ends = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '<' | '>' | '`');
        let (url, after) = url.split_at(url.find(ends).unwrap_or(url.len()));
        clean.push_str(before);
        clean.push_str(&plain_url(url));
        rest = after;
    }
    clean.push_str(rest);
    (clean != text).then_some(clean)
}

/// Three parts in base64, the first of which is a JSON object.
fn is_web_token(text: &str) -> bool {
    let of_token = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    text.starts_with("eyJ") && text.split('.').count() == 3 && text.chars().all(of_token)
}

/// Where the next URL begins, just behind its scheme.
fn first_url(text: &str) -> Option<usize> {
    let scheme = |scheme: &&str| Some(text.find(*scheme)? + scheme.len());
    SCHEMES.iter().filter_map(scheme).min()
}

/// A URL, behind its scheme, without user, query and fragment.
fn plain_url(url: &str) -> String {
    let (address, query) = match url.find(['?', '#']) {
        Some(query) => (&url[..query], &url[query..=query]),
        None => (url, ""),
    };
    let host = address.find('/').unwrap_or(address.len());
    let (authority, path) = address.split_at(host);
    let hidden = |part: &str| if part.is_empty() { "" } else { MASKED };
    match authority.rsplit_once('@') {
        Some((_, host)) => format!("{MASKED}@{host}{path}{query}{}", hidden(query)),
        None => format!("{authority}{path}{query}{}", hidden(query)),
    }
}

impl fmt::Debug for Mask {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mask")
            .field("defaults", &!self.without_defaults)
            .field("more", &self.more.len())
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn params(mask: &Mask, method: &str, text: &str) -> String {
        let params = RawJson::new(text).expect("JSON");
        mask.params(method, params).to_string()
    }

    fn result(method: &str, text: &str) -> String {
        let outcome = Mask::default().outcome(method, Ok(RawJson::new(text).expect("JSON")));
        outcome.expect("a result").to_string()
    }

    #[test]
    fn what_most_people_would_not_publish() {
        let mask = Mask::default();
        for (method, before, after) in [
            ("personal_unlockAccount", r#"["0xa","pw",null]"#, r#""***""#),
            ("personal_listAccounts", "[]", "[]"),
            ("Filecoin.WalletImport", r#"[{"Type":"bls"}]"#, r#""***""#),
            ("add_key", r#"{"mnemonic":["a"]}"#, r#""***""#),
            (
                "a",
                r#"[{"Pass_Word":"pw","b":1.0}]"#,
                r#"[{"Pass_Word":"***","b":1.0}]"#,
            ),
            ("a", r#"[{"password":null}]"#, r#"[{"password":null}]"#),
            ("a", r#"["Bearer x"]"#, r#"["***"]"#),
            ("a", r#"["eyJh.eyJi.c"]"#, r#"["***"]"#),
            // Base64 of JSON is no token yet.
            ("a", r#"["eyJh"]"#, r#"["eyJh"]"#),
            (
                "a",
                r#"{"new-passphrase":"p"}"#,
                r#"{"new-passphrase":"***"}"#,
            ),
            (
                "a",
                r#"{"SecretHash":"p","seeds":1}"#,
                r#"{"SecretHash":"p","seeds":1}"#,
            ),
            // Nothing to hide, so the text stays as it was.
            ("a", r#"[ {"tokens":1} ]"#, r#"[ {"tokens":1} ]"#),
        ] {
            assert_eq!(params(&mask, method, before), after, "{method}");
        }
        assert_eq!(result("Filecoin.AuthNew", r#""abc""#), r#""***""#);
        assert_eq!(result("get_private_key", r#"{"x":1}"#), r#""***""#);
        assert_eq!(result("Filecoin.AuthVerify", r#"["read"]"#), r#"["read"]"#);
    }

    #[test]
    fn urls_lose_what_may_be_a_key() {
        for (before, after) in [
            (
                "https://u:p@h:1/a/b?key=1#f and ws://h?x",
                "https://***@h:1/a/b?*** and ws://h?***",
            ),
            ("see <http://a@b@c>", "see <http://***@c>"),
            ("wss://h/#x", "wss://h/#***"),
        ] {
            assert_eq!(without_credentials(before).as_deref(), Some(after));
        }
        for kept in ["https://h/a", "a@b", "http://", "enode://a@h?discport=0"] {
            assert_eq!(without_credentials(kept), None, "{kept}");
        }
    }

    #[test]
    fn errors_are_masked_too() {
        let error = RpcError::new(1, "no answer from http://u:p@h")
            .with_data(RawJson::new(r#"{"secret":"s"}"#).expect("JSON"));
        let masked = Mask::default()
            .outcome("a", Err(error))
            .expect_err("an error");
        assert_eq!(masked.message, "no answer from http://***@h");
        assert_eq!(masked.data.expect("data").as_str(), r#"{"secret":"***"}"#);
    }

    #[test]
    fn keys_of_a_view_end_with_a_kind() {
        let mask = Mask::default().also(|_, place| place == "/params/x/y");
        for (before, after) in [
            (r#"{"password:string":"p"}"#, r#"{"password:string":"***"}"#),
            (
                r#"{"secret_keys:hex[]":["00"]}"#,
                r#"{"secret_keys:hex[]":["00"]}"#,
            ),
            (
                r#"{"seeds:u8":1,"seed:hex":"00"}"#,
                r#"{"seed:hex":"***","seeds:u8":1}"#,
            ),
            (
                r#"{"x:object":{"y:u64[]":[1]}}"#,
                r#"{"x:object":{"y:u64[]":"***"}}"#,
            ),
            // Such a kind there isn't.
            (r#"{"seed:word":"a"}"#, r#"{"seed:word":"a"}"#),
            // No view: not every key has a kind.
            (
                r#"{"plain":1,"seed:string":"a"}"#,
                r#"{"plain":1,"seed:string":"a"}"#,
            ),
        ] {
            assert_eq!(params(&mask, "a", before), after);
        }
    }

    #[test]
    fn places_of_one_s_own() {
        let mask = Mask::none().also(|method, place| method == "a" && place == "/params/1/x~1y");
        let text = r#"["Bearer x",{"x/y":[1],"password":"p"}]"#;
        assert_eq!(
            params(&mask, "a", text),
            r#"["Bearer x",{"password":"p","x/y":"***"}]"#
        );
        assert_eq!(params(&mask, "b", text), text);
        assert_eq!(params(&Mask::none(), "personal_sign", text), text);
    }
}
