//! Methods that only read, by patterns of their names: what a caller knows and the document doesn't say.

use super::model::Spec;
use crate::diagnostic::Diagnostics;

/// The key that says how safe a method is.
const SAFETY: &str = "x-safety";

/// Marks the methods whose name fits one of the patterns as reads, if they aren't marked already. A pattern that fits no method is an
/// error, since it is misspelt.
pub(super) fn mark_reads(spec: &mut Spec, patterns: &[String], diagnostics: &mut Diagnostics) {
    // A document that can't be read has no methods.
    let is_read = !diagnostics.has_errors();
    let at = spec.at();
    for pattern in patterns {
        let methods = spec
            .documents
            .iter_mut()
            .flat_map(|document| &mut document.methods);
        let mut fits = false;
        for method in methods.filter(|method| is_match(pattern, &method.name)) {
            fits = true;
            let extensions = &mut method.extensions;
            extensions
                .entry(SAFETY.to_owned())
                .or_insert_with(|| "read".into());
        }
        if !fits && is_read {
            diagnostics.error(
                &at,
                format!("no method has a name like `{pattern}`, which was said to be a read"),
                "correct the pattern, in which `*` stands for any characters, or remove it",
            );
        }
    }
}

impl Spec {
    /// The number of methods without `x-safety`, which are treated as writes. Notifications aren't counted: they are never retried.
    pub fn unmarked_methods(&self) -> usize {
        let methods = self.documents.iter().flat_map(|document| &document.methods);
        let is_unmarked = |method: &&super::Method| {
            method.result.is_some() && !method.extensions.contains_key(SAFETY)
        };
        methods.filter(is_unmarked).count()
    }
}

/// Whether a name matches a glob, in which `*` stands for any characters and `?` for one.
fn is_match(pattern: &str, name: &str) -> bool {
    let (pattern, name): (Vec<char>, Vec<char>) =
        (pattern.chars().collect(), name.chars().collect());
    let (mut at, mut next) = (0, 0);
    // Where the last star stands, and how far what it stands for reaches.
    let mut star: Option<(usize, usize)> = None;
    while let Some(c) = name.get(next) {
        match (pattern.get(at), star) {
            (Some('*'), _) => {
                star = Some((at, next));
                at += 1;
            }
            (Some(wanted), _) if *wanted == '?' || wanted == c => {
                at += 1;
                next += 1;
            }
            (_, Some((place, reach))) => {
                star = Some((place, reach + 1));
                (at, next) = (place + 1, reach + 1);
            }
            (_, None) => return false,
        }
    }
    pattern.iter().skip(at).all(|c| *c == '*')
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::json;

    use super::super::load_texts;
    use super::*;

    #[test]
    fn stars_stand_for_any_characters() {
        for (pattern, name) in [
            ("get*", "getBalance"),
            ("*", ""),
            ("*_get*", "eth_getBalance"),
            ("a*b*c", "abbbc"),
            ("a?c", "abc"),
            ("*é", "né"),
            ("same", "same"),
            ("a**", "a"),
        ] {
            assert!(is_match(pattern, name), "{pattern} {name}");
        }
        for (pattern, name) in [
            ("get*", "forget"),
            ("Get*", "getBalance"),
            ("a?", "a"),
            ("", "a"),
            ("*b", "abc"),
            ("same", "sam"),
        ] {
            assert!(!is_match(pattern, name), "{pattern} {name}");
        }
        assert!(!is_match(&"*a".repeat(40), &"a".repeat(39)));
    }

    #[test]
    fn what_a_document_says_stays() {
        let method = |name: &str, safety: Option<&str>| {
            let mut method = json!({"name": name, "params": [], "result": {"name": "r", "schema": {"type": "string"}}});
            if let Some(safety) = safety {
                method["x-safety"] = safety.into();
            }
            method
        };
        let document = json!({
            "openrpc": "1.3.2", "info": {"title": "T", "version": "1"},
            "methods": [method("get", None), method("get_once", Some("write")), method("put", None)],
        });
        let texts = BTreeMap::from([("a.json".to_owned(), document.to_string())]);
        let mut diagnostics = Diagnostics::default();
        let mut spec = load_texts(&texts, &["a.json"], &mut diagnostics);
        assert_eq!(spec.unmarked_methods(), 2);
        let patterns = ["get*", "list*", "lsit*"].map(str::to_owned);
        mark_reads(&mut spec, &patterns, &mut diagnostics);
        let said: Vec<_> = spec.documents[0]
            .methods
            .iter()
            .map(|method| method.extensions.get(SAFETY).cloned())
            .collect();
        assert_eq!(said, [Some("read".into()), Some("write".into()), None]);
        assert_eq!(spec.unmarked_methods(), 1);
        let found: Vec<String> = diagnostics.iter().map(ToString::to_string).collect();
        assert_eq!(found.len(), 2);
        assert!(
            found[0].contains("no method has a name like `list*`"),
            "{found:?}"
        );
    }
}
