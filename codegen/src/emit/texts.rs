//! Named texts: a struct around a `String`.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use crate::ir::TypeDef;

pub(super) fn emit(def: &TypeDef) -> TokenStream {
    let name = &def.name;
    let docs = docs::attributes(&def.docs, &format!("`{name}`, a text."), &[]);
    quote! {
        #docs
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct #name(String);
        rt::newtype!(#name);
    }
}
