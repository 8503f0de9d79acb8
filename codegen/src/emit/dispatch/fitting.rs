//! Variants that are tried.

use proc_macro2::TokenStream;
use quote::quote;
use serde_json::Value;

use super::super::expressions::text_of;
use super::{Reader, construct};
use crate::ir::TypeKind;

impl Reader<'_> {
    /// Each variant is tried where its constants stand at their places.
    pub(super) fn fitting_array(&self, arms: &[(Vec<(usize, Value)>, usize)]) -> TokenStream {
        let arms = arms.iter().filter_map(|(constants, index)| {
            let (variant, ty) = self.variant(*index)?;
            let codec = self.context.codec(ty);
            let is_it = constants.iter().map(|(place, value)| {
                let place = proc_macro2::Literal::usize_unsuffixed(*place);
                let text = text_of(value);
                quote!(rt::says(&items, #place, #text))
            });
            let read = construct(variant, quote!(rt::fit::<#codec, _, A::Error>(&items)));
            Some(if constants.is_empty() {
                quote!(if let Ok(found) = #read { return Ok(found); })
            } else {
                quote!(if #(#is_it)&&* && let Ok(found) = #read { return Ok(found); })
            })
        });
        quote! {
            let items = rt::hold(items)?;
            #(#arms)*
            rt::unfit(items)
        }
    }

    /// Each variant is tried, the most specific that knows the most of the keys first.
    pub(super) fn fitting_object(
        &self,
        forms: &[(usize, usize)],
        unknown: Option<&TokenStream>,
    ) -> TokenStream {
        let keys = forms.iter().map(|(index, rank)| {
            let rank = proc_macro2::Literal::usize_unsuffixed(*rank);
            let ty = self.variant(*index).map(|(_, ty)| ty);
            match ty.filter(|ty| matches!(self.context.kind(ty), Some(TypeKind::Struct(_)))) {
                Some(ty) => {
                    let rust = self.context.rust(ty);
                    quote!((#rank, <#rust as rt::Object>::KEYS))
                }
                None => quote!((#rank, &[])),
            }
        });
        let last = forms.len().saturating_sub(1);
        let arms = forms.iter().enumerate().filter_map(|(place, (index, _))| {
            let (variant, ty) = self.variant(*index)?;
            let value = match self.context.kind(ty) {
                Some(TypeKind::Struct(_)) => quote!(rt::Object::read(&mut source.again())),
                _ => {
                    let codec = self.context.codec(ty);
                    quote!(rt::replay::<#codec, _, _>(source.again()))
                }
            };
            let read = construct(variant, value);
            let place = proc_macro2::Literal::usize_unsuffixed(place);
            Some((place, read))
        });
        let arms: Vec<_> = arms.collect();
        let source = quote! {
            let mut source = rt::Replay::new(map);
            source.hold_all()?;
        };
        if let ([(_, read)], Some(unknown)) = (arms.as_slice(), unknown) {
            return quote! {
                #source
                let found = #read;
                if found.is_ok() { return found; }
                #unknown
            };
        }
        let arms = arms.iter().enumerate().map(|(index, (place, read))| {
            if index == last {
                quote!(_ => #read)
            } else {
                quote!(#place => #read)
            }
        });
        let forms = quote!(source.fitting(&[#(#keys),*]));
        let found = quote!(match form { #(#arms,)* });
        if let Some(unknown) = unknown {
            return quote! {
                #source
                for form in #forms {
                    let found = #found;
                    if found.is_ok() { return found; }
                }
                #unknown
            };
        }
        // Where nothing fits, the fault is what keeps it from being the one that it is most like.
        quote! {
            #source
            let mut misfit = None;
            for form in #forms {
                match #found {
                    Ok(found) => return Ok(found),
                    Err(error) => _ = misfit.get_or_insert(error),
                }
            }
            Err(misfit.unwrap_or_else(|| rt::unexpected_object(Self::EXPECTED)))
        }
    }
}
