//! How a union is read: its `Deserialize` looks at what arrives and knows which variant it is.

mod fitting;
mod keyed;

use proc_macro2::TokenStream;
use quote::quote;
use serde_json::Value;

use super::Context;
use super::expressions::{literal, text_of};
use crate::document::Kind;
use crate::ir::{ArrayDispatch, ObjectDispatch, Payload, Type, TypeDef, TypeKind, Union, Variant};
use crate::scalars::Scalar;

/// The `Union` that its reader goes by; a union of anything needs none.
pub(super) fn read(def: &TypeDef, union: &Union, context: &Context<'_>) -> Option<TokenStream> {
    if union.is_anything() {
        return None;
    }
    let name = &def.name;
    let text = name.as_str();
    let expected = expected(union);
    let reader = Reader {
        def,
        union,
        context,
    };
    let string = reader.strings();
    let boolean = reader.booleans();
    let integer = reader.integers();
    let number = reader.numbers();
    let array = reader.array();
    let object = reader.object();
    let unknown = reader.keeper().map(|keeper| {
        quote! {
            fn unknown(json: &dyn Fn() -> Option<rt::RawJson>) -> Option<Self> {
                json().map(#keeper)
            }
        }
    });
    Some(quote! {
        impl<'de> rt::Union<'de> for #name {
            const NAME: &'static str = #text;
            const EXPECTED: &'static str = #expected;
            #unknown
            #string
            #boolean
            #integer
            #number
            #array
            #object
        }
    })
}

/// What an error message says was expected.
fn expected(union: &Union) -> String {
    let words = union.variants.iter().map(|variant| match &variant.payload {
        Payload::Constant(value) => value.to_string(),
        Payload::Type(Type::Scalar(scalar)) if variant.key.is_none() => scalar.words(),
        Payload::Type(_) => crate::names::snake(variant.name.as_str()).replace('_', " "),
    });
    words.collect::<Vec<_>>().join(" or ")
}

/// A result of the payload's type as a result of the variant.
fn construct(variant: &Variant, value: TokenStream) -> TokenStream {
    let name = &variant.name;
    match &variant.payload {
        Payload::Type(Type::Boxed(_)) => quote!(#value.map(|value| Self::#name(Box::new(value)))),
        _ => quote!(#value.map(Self::#name)),
    }
}

/// A union for which the functions are written that read it, one for each JSON kind.
struct Reader<'a> {
    def: &'a TypeDef,
    union: &'a Union,
    context: &'a Context<'a>,
}

impl Reader<'_> {
    /// A variant that holds something, and what it holds.
    fn variant(&self, index: usize) -> Option<(&Variant, &Type)> {
        let variant = self.union.variants.get(index)?;
        Some((variant, variant.held()?))
    }

    /// The variant read with its payload's codec, which `read` writes the call for.
    fn by_codec(
        &self,
        index: usize,
        read: impl FnOnce(TokenStream) -> TokenStream,
    ) -> Option<TokenStream> {
        let (variant, ty) = self.variant(index)?;
        Some(construct(variant, read(self.context.codec(ty))))
    }

    /// The variant that keeps what no other takes: `Unknown`, or the document's own for anything.
    fn keeper(&self) -> Option<TokenStream> {
        if self.union.unknown {
            return Some(quote!(Self::Unknown));
        }
        let (variant, ty) = self.variant(self.union.dispatch.anything?)?;
        let name = &variant.name;
        (*ty == Type::Scalar(Scalar::Json)).then(|| quote!(Self::#name))
    }

    fn constants(&self, is: fn(&Value) -> bool) -> Vec<TokenStream> {
        let of_kind = self
            .union
            .dispatch
            .constants
            .iter()
            .filter(|(value, _)| is(value));
        of_kind
            .filter_map(|(value, index)| {
                let name = &self.union.variants.get(*index)?.name;
                let is_it = match value {
                    Value::Bool(true) => quote!(value),
                    Value::Bool(false) => quote!(!value),
                    _ => {
                        let value = literal(value, None);
                        quote!(value == #value)
                    }
                };
                Some(quote!(if #is_it { return Ok(Self::#name); }))
            })
            .collect()
    }

    fn strings(&self) -> Option<TokenStream> {
        let constants = self.constants(Value::is_string);
        let (last, earlier) = match self.union.dispatch.strings.split_last() {
            Some((last, earlier)) => (Some(*last), earlier),
            None if constants.is_empty() => return None,
            None => (None, [].as_slice()),
        };
        let earlier = earlier.iter().filter_map(|index| {
            let (variant, ty) = self.variant(*index)?;
            let attempt = if let Some(TypeKind::Enum(_)) = self.context.kind(ty) {
                let rust = self.context.rust(ty);
                quote!(<#rust as rt::Texts>::known(value))
            } else {
                let codec = self.context.codec(ty);
                quote!(rt::text::<#codec, _, rt::Misfit>(value).ok())
            };
            let attempt = construct(variant, attempt);
            Some(quote!(if let Some(found) = #attempt { return Ok(found); }))
        });
        let last = last
            .and_then(|index| self.by_codec(index, |codec| quote!(rt::text::<#codec, _, E>(value))))
            .unwrap_or_else(|| match self.keeper() {
                Some(_) => quote!(rt::other_text(value)),
                None => quote!(Err(rt::unexpected_text(value, Self::EXPECTED))),
            });
        Some(quote! {
            fn string<E: rt::Error>(value: &str) -> Result<Self, E> {
                #(#constants)*
                #(#earlier)*
                #last
            }
        })
    }

    fn booleans(&self) -> Option<TokenStream> {
        let variant = self.union.dispatch.boolean;
        self.scalar(Value::is_boolean, variant, &quote!(boolean), &quote!(bool))
    }

    fn integers(&self) -> Option<TokenStream> {
        let dispatch = &self.union.dispatch;
        let is_integer = |value: &Value| value.is_i64() || value.is_u64();
        let has_constants = dispatch
            .constants
            .iter()
            .any(|(value, _)| is_integer(value));
        if dispatch.integer.is_none() && dispatch.number.is_some() && !has_constants {
            return Some(quote! {
                fn integer<E: rt::Error>(value: rt::Integer) -> Result<Self, E> {
                    Self::number(value.float())
                }
            });
        }
        self.scalar(
            is_integer,
            dispatch.integer,
            &quote!(integer),
            &quote!(rt::Integer),
        )
    }

    fn numbers(&self) -> Option<TokenStream> {
        let variant = self.union.dispatch.number;
        self.scalar(Value::is_f64, variant, &quote!(number), &quote!(f64))
    }

    fn scalar(
        &self,
        is: fn(&Value) -> bool,
        variant: Option<usize>,
        function: &TokenStream,
        argument: &TokenStream,
    ) -> Option<TokenStream> {
        let constants = self.constants(is);
        let variant = variant.and_then(|index| {
            self.by_codec(index, |codec| quote!(rt::scalar::<#codec, _, _, E>(value)))
        });
        let last = match variant {
            Some(read) => read,
            None if constants.is_empty() => return None,
            None => quote!(Err(rt::unexpected(value, Self::EXPECTED))),
        };
        Some(quote! {
            fn #function<E: rt::Error>(value: #argument) -> Result<Self, E> {
                #(#constants)*
                #last
            }
        })
    }

    fn array(&self) -> Option<TokenStream> {
        let (mutable, body) = match self.union.dispatch.array.as_ref()? {
            ArrayDispatch::One(index) => {
                let read = |codec| quote!(rt::array::<#codec, _, _>(items));
                (None, self.by_codec(*index, read)?)
            }
            ArrayDispatch::ByItem(arms) => (Some(quote!(mut)), self.by_item(arms)?),
            ArrayDispatch::Fitting(arms) => (None, self.fitting_array(arms)),
        };
        let null = self.has_list().then(|| {
            quote! {
                fn null<E: rt::Error>() -> Result<Self, E> {
                    Self::array(rt::no_items())
                }
            }
        });
        Some(quote! {
            #null
            fn array<A: rt::SeqAccess<'de>>(#mutable items: A) -> Result<Self, A::Error> {
                #body
            }
        })
    }

    /// Whether one of the variants is a list of any length.
    fn has_list(&self) -> bool {
        let is_list = |index: usize| self.variant(index).is_some_and(|(_, ty)| ty.is_list());
        match &self.union.dispatch.array {
            Some(ArrayDispatch::One(index)) => is_list(*index),
            Some(ArrayDispatch::ByItem(arms)) => {
                arms.first().is_some_and(|(_, first)| is_list(*first))
            }
            Some(ArrayDispatch::Fitting(arms)) => arms.iter().any(|(_, index)| is_list(*index)),
            None => false,
        }
    }

    fn by_item(&self, arms: &[(Kind, usize)]) -> Option<TokenStream> {
        let (_, first) = arms.first()?;
        let (first, _) = self.variant(*first)?;
        let first = &first.name;
        let arms = arms.iter().filter_map(|(kind, index)| {
            let (variant, ty) = self.variant(*index)?;
            let item = match ty {
                Type::List(item) | Type::Packed(item) => self.context.part_codec(item),
                _ => quote!(rt::Same),
            };
            let kind = kind_path(*kind);
            let value = construct(variant, quote!(rt::rest::<#item, _, _>(first, items)));
            Some(quote!(#kind => #value))
        });
        Some(quote! {
            let Some(first) = items.next_element::<rt::Held<'de>>()? else {
                return Ok(Self::#first(Vec::new()));
            };
            match first.kind() {
                #(#arms,)*
                _ => Err(rt::unexpected_item(Self::EXPECTED)),
            }
        })
    }

    fn object(&self) -> Option<TokenStream> {
        let unknown = match self.keeper() {
            Some(keeper) => quote!(source.json().map(#keeper)),
            None => quote!(Err(rt::unexpected_object(Self::EXPECTED))),
        };
        let body = match self.union.dispatch.object.as_ref()? {
            ObjectDispatch::One(index) => match self.keyed(*index) {
                Some((key, ..)) if self.union.unknown => {
                    let found = self.under_keys(&[&(key.to_owned(), *index)], unknown);
                    quote! {
                        let mut source = rt::Replay::new(map);
                        source.hold_all()?;
                        #found
                    }
                }
                Some((key, codec, variant)) => {
                    construct(variant, quote!(rt::only::<#codec, _, _>(map, #key)))
                }
                None => self.by_codec(*index, |codec| quote!(rt::entries::<#codec, _, _>(map)))?,
            },
            ObjectDispatch::ByTag { key, arms, absent } => {
                // What one variant says stands together.
                let arms = arms.chunk_by(|(_, one), (_, other)| one == other);
                let arms = arms.filter_map(|arms| {
                    let (_, index) = arms.first()?;
                    let texts = arms.iter().map(|(value, _)| text_of(value));
                    let absent = (*absent == Some(*index)).then(|| quote!(None |));
                    let read = self.replayed(*index)?;
                    Some(quote!(#absent Some(#(#texts)|*) => #read))
                });
                quote! {
                    let mut source = rt::Replay::new(map);
                    let tag = source.tag(#key)?;
                    match tag.as_deref() {
                        #(#arms,)*
                        _ => #unknown,
                    }
                }
            }
            ObjectDispatch::Fitting(forms) => {
                self.fitting_object(forms, self.keeper().map(|_| &unknown))
            }
            ObjectDispatch::ByKey { arms, otherwise } => {
                let (wrappers, arms): (Vec<_>, Vec<_>) = arms
                    .iter()
                    .partition(|(_, index)| self.keyed(*index).is_some());
                let forms: Vec<usize> = otherwise
                    .iter()
                    .copied()
                    .chain(arms.iter().map(|(_, index)| *index))
                    .collect();
                let otherwise = otherwise.and_then(|_| self.closest(&forms));
                let otherwise = match otherwise {
                    // These are statements.
                    Some(otherwise) if !wrappers.is_empty() => quote!({ #otherwise }),
                    Some(otherwise) => otherwise,
                    None => unknown,
                };
                let otherwise = self.under_keys(&wrappers, otherwise);
                let arms = arms.iter().filter_map(|(key, index)| {
                    let read = self.meant(*index, &forms)?;
                    Some(quote!(if source.has(#key) { return #read; }))
                });
                quote! {
                    let mut source = rt::Replay::new(map);
                    source.hold_all()?;
                    #(#arms)*
                    #otherwise
                }
            }
        };
        Some(quote! {
            fn object<A: rt::MapAccess<'de>>(map: A) -> Result<Self, A::Error> {
                #body
            }
        })
    }

    /// The first of some forms, for an object without a key that only one of the others has. If another has more of its keys, that one
    /// was meant, and speaks where the first doesn't take the object either.
    fn closest(&self, forms: &[usize]) -> Option<TokenStream> {
        let (first, others) = forms.split_first()?;
        let read = self.meant(*first, forms)?;
        let keys = forms.iter().map(|index| {
            let (_, ty) = self.variant(*index)?;
            let is_struct = matches!(self.context.kind(ty), Some(TypeKind::Struct(_)));
            let rust = is_struct.then(|| self.context.rust(ty))?;
            Some(quote!(<#rust as rt::Object>::KEYS))
        });
        let Some(keys) = keys.collect::<Option<Vec<_>>>() else {
            return Some(read);
        };
        let (variant, _) = self.variant(*first)?;
        let again = construct(variant, quote!(rt::Object::read(&mut source.again())));
        let others = (1_usize..).zip(others).filter_map(|(place, index)| {
            let place = proc_macro2::Literal::usize_unsuffixed(place);
            let read = self.meant(*index, forms)?;
            Some(quote!(#place => #read))
        });
        Some(quote! {
            let closest = source.closest(&[#(#keys),*]);
            let tried = (closest != 0).then(|| #again);
            if let Some(Ok(found)) = tried { return Ok(found); }
            match closest {
                #(#others,)*
                _ => #read,
            }
        })
    }

    /// The variant read from an object, whose error says as which of the forms the object was read.
    fn meant(&self, index: usize, forms: &[usize]) -> Option<TokenStream> {
        let read = self.replayed(index)?;
        let words = |index: usize| {
            let variant = self.union.variants.get(index)?;
            Some(crate::names::snake(variant.name.as_str()).replace('_', " "))
        };
        let form = words(index)?;
        let others = forms.iter().filter(|other| **other != index);
        let others: Vec<_> = others.filter_map(|other| words(*other)).collect();
        if others.is_empty() {
            return Some(read);
        }
        let others = others.join(" or ");
        Some(quote!(#read.map_err(|error| rt::meant(&error, #form, #others))))
    }

    /// The variant read from an object of which some keys have been looked at.
    fn replayed(&self, index: usize) -> Option<TokenStream> {
        let (variant, ty) = self.variant(index)?;
        let value = match self.context.kind(ty) {
            Some(TypeKind::Struct(_)) => quote!(rt::Object::read(&mut source)),
            _ => {
                let codec = self.context.codec(ty);
                quote!(rt::replay::<#codec, _, _>(source))
            }
        };
        Some(construct(variant, value))
    }
}

fn kind_path(kind: Kind) -> TokenStream {
    match kind {
        Kind::Null => quote!(rt::Kind::Null),
        Kind::Boolean => quote!(rt::Kind::Boolean),
        Kind::Integer | Kind::Number => quote!(rt::Kind::Number),
        Kind::String => quote!(rt::Kind::String),
        Kind::Array => quote!(rt::Kind::Array),
        Kind::Object => quote!(rt::Kind::Object),
    }
}
