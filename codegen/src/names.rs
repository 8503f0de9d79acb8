//! Identifiers, which are made nowhere else.
//!
//! A [`Scope`] hands out names: for any input it returns a valid Rust identifier that nothing else in the scope has. So
//! two things of a document can't collide, whatever they are called there.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use heck::{ToSnakeCase, ToUpperCamelCase};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, TokenStreamExt};

/// A valid Rust identifier.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name(String);

impl Name {
    /// The identifier, `r#` included where it has one.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The identifier without `r#`: for file names and compound names.
    pub fn bare(&self) -> &str {
        self.0.strip_prefix("r#").unwrap_or(&self.0)
    }

    /// Whether it is a raw identifier.
    pub fn is_raw(&self) -> bool {
        self.bare() != self.0
    }

    /// Creates the name of something that has its namespace for itself.
    pub fn alone(case: Case, wanted: &str) -> Self {
        Scope::new(case, &[]).claim(wanted)
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl ToTokens for Name {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let bare = self.bare();
        let ident = if self.is_raw() {
            Ident::new_raw(bare, Span::call_site())
        } else {
            Ident::new(bare, Span::call_site())
        };
        tokens.append(ident);
    }
}

/// The case of an identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// `UpperCamelCase`: types and variants.
    Type,
    /// `snake_case`: fields, functions, modules.
    Value,
}

/// The names of one namespace: the types of a client, the fields of a struct, the functions of an `impl`.
#[derive(Clone, Debug)]
pub(crate) struct Scope {
    case: Case,
    taken: BTreeMap<String, usize>,
    /// The names of an earlier run that aren't claimed yet, by item. Items that shared a type have the same name.
    kept: BTreeMap<String, String>,
    /// The names of an earlier run that were given again.
    renewed: BTreeSet<String>,
    /// The names by what they were given to.
    given: BTreeMap<String, String>,
}

impl Scope {
    /// Creates a scope in which the `reserved` names are taken.
    pub(crate) fn new(case: Case, reserved: &[&str]) -> Self {
        Self {
            case,
            taken: reserved
                .iter()
                .map(|name| ((*name).to_owned(), 1))
                .collect(),
            kept: BTreeMap::new(),
            renewed: BTreeSet::new(),
            given: BTreeMap::new(),
        }
    }

    /// Keeps names of an earlier run for what had them, unless they are reserved now.
    pub(crate) fn keeping(mut self, names: &BTreeMap<String, String>) -> Self {
        let reserved: Vec<String> = self.taken.keys().cloned().collect();
        for (item, name) in names {
            if !reserved.contains(name) {
                self.taken.entry(name.clone()).or_insert(1);
                self.kept.insert(item.clone(), name.clone());
            }
        }
        self
    }

    /// The names by what they were given to.
    pub(crate) fn given(&self) -> &BTreeMap<String, String> {
        &self.given
    }

    /// The name that something had before, or else the one closest to `wanted`.
    pub(crate) fn claim_for(&mut self, item: &str, wanted: &str) -> Name {
        self.claim_for_all(&[item], wanted)
    }

    /// The name that one of several things had before that are one now, or else the one closest to `wanted`. Of things that were one and
    /// no longer are, the first keeps the name.
    pub(crate) fn claim_for_all(&mut self, items: &[&str], wanted: &str) -> Name {
        let mut had = items.iter().filter_map(|item| self.kept.remove(*item));
        let name = match had.find(|name| self.renewed.insert(name.clone())) {
            Some(name) => Name(keyword_safe(name)),
            None => self.claim(wanted),
        };
        for item in items {
            self.given
                .insert((*item).to_owned(), name.bare().to_owned());
        }
        name
    }

    /// Whether the name for `wanted` is taken.
    pub(crate) fn has(&self, wanted: &str) -> bool {
        self.taken.contains_key(&spell(wanted, self.case))
    }

    /// Takes the name closest to `wanted`. A collision gets a number appended.
    pub(crate) fn claim(&mut self, wanted: &str) -> Name {
        let base = spell(wanted, self.case);
        let mut name = base.clone();
        let mut count = self.taken.get(&base).copied().unwrap_or(0);
        while self.taken.contains_key(&name) {
            count += 1;
            name = match self.case {
                Case::Type => format!("{base}{count}"),
                Case::Value => format!("{base}_{count}"),
            };
        }
        self.taken.insert(base, count.max(1));
        self.taken.entry(name.clone()).or_insert(1);
        Name(keyword_safe(name))
    }
}

/// Spells a name in the given case, keywords not yet handled.
fn spell(wanted: &str, case: Case) -> String {
    let words: String = wanted
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    let spelled = match case {
        Case::Type => words.to_upper_camel_case(),
        Case::Value => words.to_snake_case(),
    };
    let spelled: String = spelled
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || *c == '_')
        .collect();
    match spelled.chars().next() {
        Some(first) if first.is_ascii_alphabetic() => spelled,
        Some(_) if case == Case::Type => format!("N{spelled}"),
        Some(_) => format!("n{spelled}"),
        None => sign_name(wanted, case),
    }
}

/// Names symbols without a letter or a digit, such as the `=`, `+`, `-` and `*` of state diffs.
fn sign_name(wanted: &str, case: Case) -> String {
    let name = wanted
        .chars()
        .map(|c| match c {
            '=' => "equal",
            '+' => "plus",
            '-' => "minus",
            '*' => "star",
            '<' => "less",
            '>' => "greater",
            '!' => "not",
            '/' => "slash",
            _ => "sign",
        })
        .collect::<Vec<_>>()
        .join("_");
    let name = if name.is_empty() {
        "empty".to_owned()
    } else {
        name
    };
    match case {
        Case::Type => name.to_upper_camel_case(),
        Case::Value => name,
    }
}

/// Turns keywords into raw identifiers; the few that can't be raw get an underscore.
fn keyword_safe(name: String) -> String {
    if matches!(name.as_str(), "self" | "Self" | "super" | "crate" | "_") {
        return format!("{name}_");
    }
    if syn::parse_str::<Ident>(&name).is_ok()
        && !matches!(name.as_str(), "gen" | "try" | "async" | "await" | "dyn")
    {
        return name;
    }
    format!("r#{name}")
}

/// Converts a wire name to `snake_case`, for error messages and file names.
pub(crate) fn snake(text: &str) -> String {
    spell(text, Case::Value)
}

/// Converts a wire name to `UpperCamelCase`, for a prefix of another name.
pub(crate) fn camel(text: &str) -> String {
    spell(text, Case::Type)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_asked_for_is_an_identifier() {
        let mut scope = Scope::new(Case::Value, &[]);
        let given: Vec<_> = [
            "type",
            "self",
            "Block hash",
            "1st",
            "",
            "=",
            "foo-bar",
            "fooBar",
            "foo_bar",
            "gen",
            "日本",
        ]
        .iter()
        .map(|wanted| scope.claim(wanted).to_string())
        .collect();
        assert_eq!(
            given,
            [
                "r#type",
                "self_",
                "block_hash",
                "n1st",
                "empty",
                "equal",
                "foo_bar",
                "foo_bar_2",
                "foo_bar_3",
                "r#gen",
                "sign_sign"
            ]
        );
        for name in given {
            let _: Ident = syn::parse_str(&name).expect("an identifier");
        }
    }

    #[test]
    fn types_that_are_taken_get_a_number() {
        let mut scope = Scope::new(Case::Type, &["Client"]);
        assert_eq!(scope.claim("client").as_str(), "Client2");
        assert_eq!(scope.claim("block info").as_str(), "BlockInfo");
        assert_eq!(scope.claim("BlockInfo").as_str(), "BlockInfo2");
        assert_eq!(scope.claim("block_info2").as_str(), "BlockInfo22");
    }
}
