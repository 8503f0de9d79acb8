//! The registry: every method by its name, for tools that choose at run time.

use quote::quote;

use super::{Context, Module, sources};
use crate::ir::Presence;
use crate::names::{Case, Name};
use crate::pipeline::Runtime;

/// `registry`, which only the runtime's own crate has.
pub(super) fn module(context: &Context<'_>) -> Option<Module> {
    if *context.runtime != Runtime::Inside {
        return None;
    }
    let api = context.name;
    let methods = context
        .api
        .documents
        .iter()
        .flat_map(|document| &document.methods);
    let entries = methods.map(|method| {
        let name = &method.name;
        let summary = method
            .docs
            .text
            .as_deref()
            .and_then(|text| text.lines().next())
            .unwrap_or_default();
        let params = method.params.iter().map(|param| {
            let (wire, required) = (&param.wire, param.presence != Presence::Optional);
            let default = match param.default.as_ref().map(ToString::to_string) {
                Some(default) => quote!(Some(#default)),
                None => quote!(None),
            };
            quote!(ParamInfo::new(#wire, #required, #default))
        });
        quote!(MethodInfo::of::<methods::#name>(#api, #summary, &[#(#params),*]))
    });
    Some(Module {
        name: Some(Name::alone(Case::Value, "registry")),
        before: quote!(#[doc = " Every method by its name."] #[cfg(feature = "registry")] pub),
        items: quote! {
            use crate::{MethodInfo, ParamInfo};
            use super::methods;
            #[doc = " Every method, sorted by document and name."]
            pub static METHODS: &[MethodInfo] = &[#(#entries),*];
        },
        children: Vec::new(),
        sources: sources(&context.api.documents),
    })
}
