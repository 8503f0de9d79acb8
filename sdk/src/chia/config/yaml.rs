//! YAML as a tree of strings: enough to look up single settings, whatever else a file holds.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_saphyr::options::{DuplicateKeyPolicy, NonFiniteFloatPolicy};

/// A value, as far as settings need it.
#[derive(Debug)]
pub(super) enum Tree {
    Map(Vec<(String, Tree)>),
    /// A string, number or boolean.
    Text(String),
    /// Null, lists, and anything else.
    Other,
}

impl Tree {
    /// Parses YAML as Chia's own parser does: the last of duplicate keys counts, and what is odd in one place doesn't
    /// hurt another. The crate's limits on alias expansion stay on.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let options = serde_saphyr::options! {
            duplicate_keys: DuplicateKeyPolicy::LastWins,
            non_finite_float_policy: NonFiniteFloatPolicy::PassThrough,
            with_snippet: false,
        };
        serde_saphyr::from_str_with_options(text, options).map_err(|error| error.to_string())
    }

    /// Returns the value at a path of keys.
    pub(super) fn at(&self, keys: &[&str]) -> Option<&Self> {
        keys.iter().try_fold(self, |tree, wanted| match tree {
            Self::Map(entries) => {
                // Duplicate keys are all kept, in their order.
                let entry = entries.iter().rev().find(|(key, _)| key == wanted)?;
                Some(&entry.1)
            }
            _ => None,
        })
    }

    pub(super) fn text_at(&self, keys: &[&str]) -> Option<String> {
        match self.at(keys)? {
            Self::Text(text) => Some(text.clone()),
            _ => None,
        }
    }
}

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TreeVisitor)
    }
}

struct TreeVisitor;

/// Keeps scalars as strings.
macro_rules! texts {
    ($($visit:ident: $scalar:ty),*) => {
        $(fn $visit<E>(self, value: $scalar) -> Result<Tree, E> {
            Ok(Tree::Text(value.to_string()))
        })*
    };
}

impl<'de> Visitor<'de> for TreeVisitor {
    type Value = Tree;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    texts!(visit_bool: bool, visit_i64: i64, visit_u64: u64, visit_i128: i128, visit_u128: u128, visit_f64: f64, visit_str: &str);

    fn visit_bytes<E>(self, _: &[u8]) -> Result<Tree, E> {
        Ok(Tree::Other)
    }

    fn visit_unit<E>(self) -> Result<Tree, E> {
        Ok(Tree::Other)
    }

    fn visit_none<E>(self) -> Result<Tree, E> {
        Ok(Tree::Other)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Tree, D::Error> {
        Tree::deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Tree, A::Error> {
        // Read, because an anchor in it may be used elsewhere.
        while list.next_element::<Tree>()?.is_some() {}
        Ok(Tree::Other)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Tree, A::Error> {
        let mut entries = Vec::new();
        while let Some((key, value)) = map.next_entry()? {
            if let Tree::Text(key) = key {
                entries.push((key, value));
            }
        }
        Ok(Tree::Map(entries))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(yaml: &str, keys: &[&str]) -> Option<String> {
        Tree::parse(yaml).expect(yaml).text_at(keys)
    }

    #[test]
    fn scalars_are_their_texts() {
        for (yaml, expected) in [
            ("a: 8555", Some("8555")),
            ("a: '8555'", Some("8555")),
            ("a: localhost # the host", Some("localhost")),
            ("a: 127.0.0.1", Some("127.0.0.1")),
            ("a: '::'", Some("::")),
            ("a: null", None),
            ("a:", None),
            ("a: [1]", None),
            ("a: {b: 1}", None),
            ("b: 1", None),
            ("[a]", None),
            ("", None),
        ] {
            assert_eq!(text(yaml, &["a"]).as_deref(), expected, "{yaml}");
        }
        assert_eq!(
            text("a: {b: {c: 1}}", &["a", "b", "c"]).as_deref(),
            Some("1")
        );
        assert_eq!(text("a: {b: 1}", &["a", "b", "c"]), None);
    }

    #[test]
    fn odd_values_elsewhere_do_not_hurt() {
        for odd in [
            "x: .nan",
            "x: -.inf",
            "x: !!set {}",
            "x: !!set {one, two}",
            "x: !!binary aGVsbG8=",
            "x: !unheard {of: 1}",
            "x: 2026-01-02 03:04:05",
            "x: 99999999999999999999999999999999999999999999999999",
            "x: {1: one, 2.5: two, ~: three, [a]: list, {b: c}: map}",
            "x: {<<: {y: 1}}",
            "x: {y: 1, y: 2}",
            "x: 0o17\nz: 0x1f\nw: yes",
            "x: \"\\u263a\"",
            "x: |\n  many\n  lines",
        ] {
            assert_eq!(
                text(&format!("{odd}\na: 1"), &["a"]).as_deref(),
                Some("1"),
                "{odd}"
            );
        }
    }

    #[test]
    fn aliases_are_what_they_stand_for() {
        let yaml = "host: &h localhost\nmap: &id001\n  port: 1\nother: *id001\nlist:\n- &deep {port: 2}\nlast: *deep\nname: *h\n";
        assert_eq!(text(yaml, &["name"]).as_deref(), Some("localhost"));
        assert_eq!(text(yaml, &["other", "port"]).as_deref(), Some("1"));
        assert_eq!(text(yaml, &["last", "port"]).as_deref(), Some("2"));
    }

    #[test]
    fn of_repeated_keys_the_last_counts() {
        assert_eq!(text("a: 1\na: 2", &["a"]).as_deref(), Some("2"));
    }

    #[test]
    fn what_is_no_yaml_is_said_with_its_place() {
        for bad in ["a: [1", "a: b: c", "a: *nothing", "a: \"b"] {
            let error = Tree::parse(bad).expect_err(bad);
            assert!(error.contains("line 1"), "{bad}: {error}");
        }
    }

    #[test]
    fn aliases_can_not_multiply_without_end() {
        let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
        for level in 1..10 {
            let before = format!("*a{}, ", level - 1).repeat(10);
            bomb += &format!("a{level}: &a{level} [{before}]\n");
        }
        assert!(Tree::parse(&bomb).is_err());
    }
}
