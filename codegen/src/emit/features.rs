//! Cargo features that parts of a client stand behind.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

/// The attribute of what is there where any of some documents or modules is, by their features; none where one has no feature.
pub(super) fn gate<'a>(features: impl IntoIterator<Item = Option<&'a str>>) -> Option<TokenStream> {
    let features: Option<BTreeSet<&str>> = features.into_iter().collect();
    let features: Vec<&str> = features?.into_iter().collect();
    match features.as_slice() {
        [] => None,
        [feature] => Some(quote!(#[cfg(feature = #feature)])),
        several => Some(quote!(#[cfg(any(#(feature = #several),*))])),
    }
}

/// The attribute of what is there where all of some features are.
pub(super) fn all<'a>(features: impl IntoIterator<Item = Option<&'a str>>) -> Option<TokenStream> {
    let features: BTreeSet<&str> = features.into_iter().flatten().collect();
    let features: Vec<&str> = features.into_iter().collect();
    match features.as_slice() {
        [] => None,
        [feature] => Some(quote!(#[cfg(feature = #feature)])),
        several => Some(quote!(#[cfg(all(#(feature = #several),*))])),
    }
}
