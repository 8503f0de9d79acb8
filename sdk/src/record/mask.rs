//! What must not get into a file.

mod credentials;

use std::fmt;
use std::sync::Arc;

use super::tree::Tree;
use crate::CHAINS;
use crate::chain_info::{ChainInfo, Secrets};
use crate::error::RpcError;
use crate::raw::RawJson;
use crate::wire::plain_key;
use credentials::without_credentials;

/// What stands in the place of a secret.
pub(super) const MASKED: &str = "***";

/// Keys whose value is secret wherever they stand, in lower case and without `_` and `-`.
const SECRET_KEYS: [&str; 6] = [
    "accesstoken",
    "bearertoken",
    "entropy",
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

type Rule = dyn Fn(&str, &str) -> bool + Send + Sync;

/// Mask of secrets, which are replaced by `"***"` before they are recorded. A masked result doesn't decode any more.
///
/// The default masks
/// - what the [`SECRETS`](crate::Chain::SECRETS) of a chain name: all parameters of `personal_*`, the whole result of
///   `get_private_key`, and the like. They are those of the call's own chain and of all that this build of polyrpc has, because a call
///   may go through a handle that isn't bound to its chain;
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

    pub(crate) fn params(&self, chain: &ChainInfo, method: &str, params: RawJson) -> RawJson {
        let secrets = Tables::of(chain);
        let is_secret = secrets.has_params(method);
        let walk = Walk::new(self, &secrets, method);
        walk.value(params, "/params", is_secret)
    }

    pub(super) fn outcome(
        &self,
        chain: &ChainInfo,
        method: &str,
        outcome: Result<RawJson, RpcError>,
    ) -> Result<RawJson, RpcError> {
        let secrets = Tables::of(chain);
        let is_secret = secrets.has_result(method);
        let walk = Walk::new(self, &secrets, method);
        match outcome {
            Ok(result) => Ok(walk.value(result, "/result", is_secret)),
            Err(mut error) => {
                if !self.without_defaults {
                    error.message = without_credentials(&error.message).unwrap_or(error.message);
                }
                let data = error.data;
                error.data = data.map(|data| walk.value(data, "/error/data", false));
                Err(error)
            }
        }
    }
}

/// What chains say is secret: the one that a call is for, and those of this build.
struct Tables<'a>(Vec<&'a Secrets>);

impl<'a> Tables<'a> {
    fn of(chain: &'a ChainInfo) -> Self {
        let chains = CHAINS.iter().map(|chain| &chain.secrets);
        Self(chains.chain([&chain.secrets]).collect())
    }

    fn has_params(&self, method: &str) -> bool {
        self.0.iter().any(|of| matches_any(method, of.params))
    }

    fn has_result(&self, method: &str) -> bool {
        self.0.iter().any(|of| matches_any(method, of.results))
    }

    fn has_key(&self, key: &str) -> bool {
        let plain: String = key
            .chars()
            .filter(|c| !matches!(c, '_' | '-'))
            .map(|c| c.to_ascii_lowercase())
            .collect();
        let ends = |ending: &&str| plain.ends_with(*ending);
        SECRET_KEYS.contains(&plain.as_str())
            || SECRET_ENDINGS.iter().any(ends)
            || self.0.iter().any(|of| of.keys.contains(&plain.as_str()))
    }
}

/// The way through a value.
struct Walk<'a> {
    mask: &'a Mask,
    secrets: &'a Tables<'a>,
    method: &'a str,
}

impl<'a> Walk<'a> {
    fn new(mask: &'a Mask, secrets: &'a Tables<'a>, method: &'a str) -> Self {
        Self {
            mask,
            secrets,
            method,
        }
    }

    /// The value as it came, if there is no secret in it; `is_secret` if by default all of it is one.
    fn value(&self, value: RawJson, place: &str, is_secret: bool) -> RawJson {
        if self.mask.without_defaults && self.mask.more.is_empty() {
            return value;
        }
        let mut tree = Tree::read(value.as_str());
        let masked = if !self.mask.without_defaults && is_secret {
            // An empty list tells nothing, and is what most such calls have.
            !is_empty(&tree) && hide(&mut tree)
        } else {
            self.walk(&mut place.to_owned(), &mut tree)
        };
        match masked {
            // What a tree writes is JSON.
            true => RawJson::new(tree.compact()).unwrap_or(value),
            false => value,
        }
    }

    /// Masks what is below; whether there was anything.
    fn walk(&self, place: &mut String, tree: &mut Tree) -> bool {
        let mut more = self.mask.more.iter();
        if more.any(|is_secret| is_secret(self.method, place)) {
            return hide(tree);
        }
        match tree {
            Tree::Word(_) | Tree::Number(_) => false,
            Tree::String(text) => {
                let clean = without_credentials(text).filter(|_| !self.mask.without_defaults);
                clean.map(|clean| *text = clean).is_some()
            }
            Tree::Array(items) => {
                let mut masked = false;
                for (index, item) in items.iter_mut().enumerate() {
                    masked |= self.step(place, &index.to_string(), item);
                }
                masked
            }
            Tree::Object(members) => {
                let mut masked = false;
                // In a view every key ends with the kind of its value.
                let is_view = members.keys().all(|key| plain_key(key) != key);
                for (key, member) in members {
                    let key = if is_view { plain_key(key) } else { key };
                    let secret = !self.mask.without_defaults && self.secrets.has_key(key);
                    masked |= match (secret, &member) {
                        // An absent password is none.
                        (true, Tree::Word(_)) => false,
                        (true, _) => hide(member),
                        (false, _) => {
                            let token = key.replace('~', "~0").replace('/', "~1");
                            self.step(place, &token, member)
                        }
                    };
                }
                masked
            }
        }
    }

    fn step(&self, place: &mut String, token: &str, tree: &mut Tree) -> bool {
        let length = place.len();
        place.push('/');
        place.push_str(token);
        let masked = self.walk(place, tree);
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
        let params = RawJson::written(text);
        mask.params(ChainInfo::PLAIN, method, params).to_string()
    }

    #[test]
    fn what_most_people_would_not_publish() {
        let mask = Mask::default();
        for (method, before, after) in [
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
    }

    /// Whatever handle the calls go through.
    #[cfg(all(feature = "ethereum", feature = "chia-base"))]
    #[test]
    fn what_the_chains_of_this_build_call_secret() {
        let mask = Mask::default();
        for (method, before, after) in [
            ("personal_unlockAccount", r#"["0xa","pw",null]"#, r#""***""#),
            ("personal_listAccounts", "[]", "[]"),
            ("add_key", r#"{"mnemonic":["a"]}"#, r#""***""#),
            ("a", r#"{"farmer_sk":"f"}"#, r#"{"farmer_sk":"***"}"#),
        ] {
            assert_eq!(params(&mask, method, before), after, "{method}");
        }
        for (method, before, after) in [
            ("get_private_key", r#"{"x":1}"#, r#""***""#),
            ("add_key", r#"["read"]"#, r#"["read"]"#),
        ] {
            let result = RawJson::written(before);
            let outcome = mask.outcome(ChainInfo::PLAIN, method, Ok(result));
            let result = outcome.expect("a result").to_string();
            assert_eq!(result, after, "{method}");
        }
    }

    #[test]
    fn what_the_chain_of_a_call_calls_secret() {
        enum Toy {}

        impl crate::Chain for Toy {
            const NAME: &'static str = "toy";
            type Extras = crate::Extras;
            const SECRETS: Secrets = Secrets::NONE
                .params(&["import_*"])
                .results(&["export"])
                .keys(&["spendkey"]);
        }

        let (toy, mask) = (ChainInfo::of::<Toy>(), Mask::default());
        let masked =
            |method, text: &str| mask.params(toy, method, RawJson::written(text)).to_string();
        assert_eq!(masked("import_key", "[1]"), r#""***""#);
        assert_eq!(masked("a", r#"{"Spend_Key":1}"#), r#"{"Spend_Key":"***"}"#);
        let exported = mask.outcome(toy, "export", Ok(RawJson::written("[1]")));
        assert_eq!(exported.expect("a result").as_str(), r#""***""#);
        assert_eq!(params(&mask, "import_key", "[1]"), "[1]");
    }

    #[test]
    fn errors_are_masked_too() {
        let error = RpcError::new(1, "no response from http://u:p@h")
            .with_data(RawJson::new(r#"{"secret":"s"}"#).expect("JSON"));
        let masked = Mask::default()
            .outcome(ChainInfo::PLAIN, "a", Err(error))
            .expect_err("an error");
        assert_eq!(masked.message, "no response from http://***@h");
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
