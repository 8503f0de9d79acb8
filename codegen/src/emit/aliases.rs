//! Names by which rustdoc's search finds a function beside its own.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use crate::names::Name;

/// The attribute with the names that a function has elsewhere: on the wire, and in other libraries. rustdoc refuses the function's own name,
/// quotes, and white space other than single spaces inside.
pub(super) fn attribute<'a>(
    function: &Name,
    names: impl IntoIterator<Item = &'a String>,
) -> Option<TokenStream> {
    let mut seen = BTreeSet::from([function.bare()]);
    let names: Vec<&str> = names
        .into_iter()
        .map(String::as_str)
        .filter(|name| is_allowed(name) && seen.insert(name))
        .collect();
    match names.as_slice() {
        [] => None,
        [name] => Some(quote!(#[doc(alias = #name)])),
        names => Some(quote!(#[doc(alias(#(#names),*))])),
    }
}

fn is_allowed(name: &str) -> bool {
    let is_bad =
        |c: char| matches!(c, '"' | '\'') || c.is_control() || (c.is_whitespace() && c != ' ');
    !name.is_empty() && name.trim() == name && !name.contains(is_bad)
}

#[cfg(test)]
mod tests {
    use super::attribute;
    use crate::names::{Case, Name};

    #[test]
    fn aliases_are_those_that_rustdoc_takes() {
        let function = Name::alone(Case::Value, "get_balance");
        let of = |names: &[&str]| {
            let names: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
            attribute(&function, &names).map(|tokens| tokens.to_string())
        };
        assert_eq!(of(&["get_balance", "", " a", "a\tb", "it's"]), None);
        assert_eq!(
            of(&["eth_getBalance", "eth_getBalance"]).unwrap(),
            "# [doc (alias = \"eth_getBalance\")]"
        );
        assert_eq!(
            of(&["eth_getBalance", "a b"]).unwrap(),
            "# [doc (alias (\"eth_getBalance\" , \"a b\"))]"
        );
    }
}
