//! Objects that are items of packed lists.

use proc_macro2::TokenStream;
use quote::quote;

use super::Context;
use crate::ir::{Field, Struct};
use crate::names::Name;

/// `rt::Pod`: the fields one after the other.
pub(super) fn emit(name: &Name, structure: &Struct, context: &Context<'_>) -> TokenStream {
    let find = |wire: &String| structure.fields.iter().find(|field| field.wire == *wire);
    let fields: Vec<&Field> = structure.packed.iter().filter_map(find).collect();
    let types = fields.iter().map(|field| context.rust(&field.ty));
    let names: Vec<&Name> = fields.iter().map(|field| &field.name).collect();
    quote! {
        impl rt::Pod for #name {
            const SIZE: usize = #(<#types as rt::Pod>::SIZE)+*;

            fn write(&self, out: &mut Vec<u8>) {
                #(rt::Pod::write(&self.#names, out);)*
            }

            fn read(mut bytes: &[u8]) -> Option<Self> {
                let read = Self { #(#names: rt::Pod::take(&mut bytes)?,)* };
                bytes.is_empty().then_some(read)
            }
        }
    }
}
