//! Objects: the struct, its constructor and setters, and its serde impls.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::expressions::{literal, text_of};
use super::groups::Part;
use super::member::Member;
use super::{Context, constructor, docs, packed};
use crate::ir::{Constant, Field, Presence, Struct, Type, TypeDef};
use crate::names::Name;

pub(super) fn emit(def: &TypeDef, structure: &Struct, context: &Context<'_>) -> TokenStream {
    let name = &def.name;
    let docs = docs::attributes(&def.docs, &format!("`{name}`, an object."), &[]);
    let all_optional = structure
        .fields
        .iter()
        .all(|field| field.presence != Presence::Required);
    let default = all_optional.then(|| quote!(, Default));
    let fields = structure
        .fields
        .iter()
        .map(|field| field_item(field, context));
    let functions = functions(def, structure, context);
    let read = read(name, &structure.fields, &structure.constants, &[], context);
    let write = write(name, structure, context);
    let packed = (!structure.packed.is_empty()).then(|| packed::emit(name, structure, context));
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq #default)]
        #[non_exhaustive]
        pub struct #name { #(#fields,)* }
        #functions
        #packed
        #write
        #read
    }
}

fn field_item(field: &Field, context: &Context<'_>) -> TokenStream {
    let docs = docs::attributes(&field.docs, &fallback(&field.wire, &field.ty, context), &[]);
    let name = &field.name;
    let ty = context.stored(&field.ty, field.presence);
    quote!(#docs pub #name: #ty)
}

/// Words for a field that the document says nothing of.
pub(super) fn fallback(wire: &str, ty: &Type, context: &Context<'_>) -> String {
    let what = match ty {
        Type::Scalar(scalar) if context.is_binary() => scalar.value_words(),
        Type::Scalar(scalar) => scalar.words(),
        Type::Named(index) => match context.api.types.get(*index) {
            Some(def) => format!("see `{}`", def.name),
            None => "a value".to_owned(),
        },
        Type::List(_) | Type::Packed(_) | Type::Array(..) | Type::Tuple(_) => "a list".to_owned(),
        Type::Map(..) => "a map".to_owned(),
        Type::Option(item) | Type::Boxed(item) => return fallback(wire, item, context),
    };
    format!("{}: {what}.", docs::code(wire))
}

impl Context<'_> {
    /// The type of a field: what may be absent or null is an `Option`.
    pub(super) fn stored(&self, ty: &Type, presence: Presence) -> TokenStream {
        let rust = self.rust(ty);
        if presence.is_option() {
            quote!(Option<#rust>)
        } else {
            rust
        }
    }
}

fn functions(def: &TypeDef, structure: &Struct, context: &Context<'_>) -> TokenStream {
    let name = &def.name;
    let docs = (
        " Nothing set.",
        " What is always there; the rest is not set.",
    );
    let new = constructor::emit(&structure.fields, std::iter::empty(), docs, context);
    let optional = structure
        .fields
        .iter()
        .filter(|field| def.sent && field.presence != Presence::Required);
    let setters = optional.map(|field| setter(field, structure, context));
    quote!(impl #name { #new #(#setters)* })
}

fn setter(field: &Field, structure: &Struct, context: &Context<'_>) -> TokenStream {
    let name = &field.name;
    let function = format_ident!("with_{}", name.bare());
    let (ty, value) = context.optional_argument(name, &field.ty, field.presence);
    let others: Vec<&Name> = rivals(field, structure).map(|other| &other.name).collect();
    let also = if others.is_empty() {
        String::new()
    } else {
        let others: Vec<String> = others.iter().map(|name| format!("`{name}`")).collect();
        format!(" and takes {} back, which excludes it", others.join(", "))
    };
    let doc = format!(" Sets `{name}`{also}.");
    quote! {
        #[doc = #doc]
        #[must_use]
        pub fn #function(mut self, #name: #ty) -> Self {
            self.#name = #value;
            #(self.#others = None;)*
            self
        }
    }
}

/// The fields that can't be sent together with this one.
fn rivals<'a>(field: &'a Field, structure: &'a Struct) -> impl Iterator<Item = &'a Field> {
    let groups = structure
        .exclusive
        .iter()
        .filter(|group| group.contains(&field.wire));
    groups
        .flatten()
        .filter(|wire| **wire != field.wire)
        .filter_map(|wire| structure.fields.iter().find(|other| other.wire == *wire))
}

fn write(name: &Name, structure: &Struct, context: &Context<'_>) -> TokenStream {
    let mut keys: Vec<(&str, TokenStream)> = Vec::new();
    for constant in &structure.constants {
        let value = literal(&constant.value, Some(constant.scalar));
        let wire = &constant.wire;
        keys.push((wire, quote!(map.serialize_entry(#wire, &#value)?;)));
    }
    let mut checks = TokenStream::new();
    for field in &structure.fields {
        let mut put = Member::from(field).put(context);
        let place = |field: &Field| {
            let mut keys = structure.exclusive.iter().flatten();
            keys.position(|wire| *wire == field.wire)
        };
        for rival in rivals(field, structure).filter(|rival| place(rival) < place(field)) {
            let (wire, rival_wire) = (&field.wire, &rival.wire);
            let (own, other) = (&field.name, &rival.name);
            // The same under both keys is no conflict: nodes answer so, and it is sent under the first.
            let differ = (rival.ty == field.ty).then(|| quote!(&& self.#other != self.#own));
            checks.extend(quote! {
                if self.#other.is_some() && self.#own.is_some() #differ {
                    return Err(rt::conflict(#rival_wire, #wire));
                }
            });
            put = quote!(if self.#other.is_none() { #put });
        }
        keys.push((&field.wire, put));
    }
    keys.sort_by_key(|(wire, _)| *wire);
    let keys: Vec<TokenStream> = keys.into_iter().map(|(_, put)| put).collect();
    if keys.is_empty() {
        return quote! {
            impl rt::Serialize for #name {
                fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
                    rt::SerializeMap::end(serializer.serialize_map(Some(0))?)
                }
            }
        };
    }
    quote! {
        impl rt::Serialize for #name {
            fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
                use rt::SerializeMap as _;
                #checks
                let mut map = serializer.serialize_map(None)?;
                #(#keys)*
                map.end()
            }
        }
    }
}

/// `rt::Object` and, through it, `Deserialize`.
pub(super) fn read<'a>(
    name: &Name,
    members: impl IntoIterator<Item = impl Into<Member<'a>>>,
    constants: &[Constant],
    groups: &[Part<'_>],
    context: &Context<'_>,
) -> TokenStream {
    let text = name.as_str();
    let members: Vec<Member<'_>> = members.into_iter().map(Into::into).collect();
    let wires: Vec<&str> = members
        .iter()
        .map(|member| member.wire)
        .chain(constants.iter().map(|constant| constant.wire.as_str()))
        .collect();
    let indices = || (0..).map(proc_macro2::Literal::usize_unsuffixed);
    let keys = wires
        .iter()
        .zip(indices())
        .map(|(wire, index)| quote!(#wire => #index));
    let slots: Vec<_> = (0..members.len())
        .map(|index| format_ident!("field{index}"))
        .collect();
    let reads = members
        .iter()
        .zip(indices())
        .zip(&slots)
        .map(|((member, index), slot)| {
            let codec = context.codec(member.ty);
            match member.presence {
                Presence::Required => quote!(#index => #slot = Some(source.value::<#codec, _>()?)),
                Presence::Nullable | Presence::Optional | Presence::Filled => {
                    quote!(#index => #slot = source.value::<Option<#codec>, _>()?)
                }
            }
        });
    let checks = constants
        .iter()
        .zip(indices().skip(members.len()))
        .map(|(constant, index)| {
            let value = text_of(&constant.value);
            quote!(#index => source.constant(#value)?)
        });
    let values = members.iter().zip(&slots).map(|(member, slot)| {
        let (name, wire) = (member.name, member.wire);
        match member.presence {
            Presence::Required => quote!(#name: rt::need(#slot, #wire)?),
            Presence::Nullable | Presence::Optional => quote!(#name: #slot),
            Presence::Filled => quote!(#name: #slot.unwrap_or_default()),
        }
    });
    let mut first = wires.len();
    let mut of_groups = Vec::new();
    let mut other = quote!(rt::OTHER);
    for Part { field, ty, keys } in groups {
        let (start, end) = (indices().nth(first), indices().nth(first + keys));
        let number = if first == 0 {
            quote!(key)
        } else {
            quote!(key - #start)
        };
        of_groups.push(quote!(#start..#end => rt::Group::read(&mut #field, #number, source)?));
        other = quote!(rt::key_of::<#ty>(key, #start).unwrap_or(#other));
        first += keys;
    }
    let fields: Vec<&Name> = groups.iter().map(|part| part.field).collect();
    let kinds = groups.iter().map(|part| &part.ty);
    let body = if first == 0 {
        quote!(while source.key(Self::key)?.is_some() {
            source.skip()?;
        })
    } else {
        quote! {
            while let Some(key) = source.key(Self::key)? {
                match key {
                    #(#reads,)*
                    #(#checks,)*
                    #(#of_groups,)*
                    _ => source.skip()?,
                }
            }
        }
    };
    let (argument, number) = match (first, wires.len()) {
        (0, _) => (quote!(_), quote!(rt::OTHER)),
        (_, 0) => (quote!(key), other),
        (..) => (quote!(key), quote!(match key { #(#keys,)* _ => #other, })),
    };
    quote! {
        impl<'de> rt::Object<'de> for #name {
            const NAME: &'static str = #text;

            fn key(#argument: &str) -> usize {
                #number
            }

            fn read<S: rt::Source<'de>>(source: &mut S) -> Result<Self, S::Error> {
                #(let mut #slots = None;)*
                #(let mut #fields = #kinds::default();)*
                #body
                Ok(Self { #(#values,)* #(#fields,)* })
            }
        }
        rt::object!(#name);
    }
}
