//! Variants that are sent under the one key of an object.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Reader, construct};
use crate::ir::{Type, Variant};
use crate::scalars::Scalar;

impl Reader<'_> {
    /// The variant of an object of one key: the key, and the codec of what it holds.
    pub(super) fn keyed(&self, index: usize) -> Option<(&str, TokenStream, &Variant)> {
        let (variant, ty) = self.variant(index)?;
        let codec = self.context.variant_codec(variant, ty, self.def);
        let codec = codec.unwrap_or_else(|| quote!(rt::Same));
        Some((variant.key.as_deref()?, codec, variant))
    }

    /// The variants that are told by the one key of their object, before what an object without any of these is.
    pub(super) fn under_keys(
        &self,
        arms: &[&(String, usize)],
        otherwise: TokenStream,
    ) -> TokenStream {
        if arms.is_empty() {
            return otherwise;
        }
        let found = arms.iter().filter_map(|(_, index)| self.keyed(*index));
        let (keys, reads): (Vec<_>, Vec<_>) = found
            .map(|(key, codec, variant)| {
                let read = construct(variant, quote!(source.only::<#codec, _>()));
                (key, quote!(Some(#key) => #read))
            })
            .unzip();
        let may_be_null = |index: usize| {
            self.variant(index).is_some_and(|(_, ty)| {
                let is_empty = self.def.received && ty.may_be_null();
                is_empty
                    || matches!(
                        ty,
                        Type::Option(_) | Type::Scalar(Scalar::Null | Scalar::Json)
                    )
            })
        };
        let nullable = arms.iter().filter(|(_, index)| may_be_null(*index));
        let nullable = nullable.map(|(key, _)| key);
        quote! {
            match source.first(&[#(#keys),*], &[#(#nullable),*]) {
                #(#reads,)*
                _ => #otherwise,
            }
        }
    }
}
