//! From the view to epee.

use std::collections::BTreeSet;
use std::fmt;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};

use super::super::error::{self, Error};
use super::super::format::{Kind, Tag};
use super::super::limits::Limits;
use super::super::write::Writer;
use super::form::Form;
use crate::locate::said;

/// Encodes [the view](crate::epee#the-view) of a body. Entries keep their order; a list may be empty.
///
/// # Errors
/// If the input isn't a JSON object, a key names no kind, is duplicate, or has a name that is empty or longer than 255
/// bytes, a value doesn't match its key's kind, or objects are nested beyond the default [`Limits`].
pub fn from_json(view: &str) -> Result<Vec<u8>, Error> {
    let mut parser = Parser {
        writer: Writer::new(),
        depth: Limits::default().depth,
        path: String::new(),
    };
    let mut json = serde_json::Deserializer::from_str(view);
    let outcome = Object(&mut parser)
        .deserialize(&mut json)
        .and_then(|()| json.end());
    match outcome {
        Ok(()) => Ok(parser.writer.into_bytes()),
        Err(error) => {
            let (message, offset) = said(view.as_bytes(), &error);
            Err(Error::of_view(parser.path, offset, &message))
        }
    }
}

struct Parser {
    writer: Writer,
    /// Remaining nesting depth.
    depth: u8,
    /// The error's path, assembled while unwinding.
    path: String,
}

impl Parser {
    /// Writes an entry; its value is next in `map`.
    fn entry<'de, A: MapAccess<'de>>(
        &mut self,
        name: &str,
        form: Form,
        others: &BTreeSet<String>,
        map: &mut A,
    ) -> Result<(), A::Error> {
        if others.contains(name) {
            return Err(A::Error::custom("duplicate key"));
        }
        self.writer
            .name(name)
            .map_err(|error| A::Error::custom(error.message()))?;
        self.writer.tag(form.tag);
        map.next_value_seed(Value { parser: self, form })
    }
}

/// An object whose keys name kinds.
struct Object<'a>(&'a mut Parser);

impl<'de> DeserializeSeed<'de> for Object<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Object<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let parser = self.0;
        let Some(depth) = parser.depth.checked_sub(1) else {
            return Err(A::Error::custom(format_args!(
                "more than {} nested objects",
                Limits::default().depth
            )));
        };
        parser.depth = depth;
        let count = parser.writer.open(0);
        let mut names = BTreeSet::new();
        while let Some(mut name) = map.next_key::<String>()? {
            let form = cut_form(&mut name).map_err(A::Error::custom)?;
            if let Err(error) = parser.entry(&name, form, &names, &mut map) {
                error::under(&mut parser.path, name.as_bytes());
                return Err(error);
            }
            names.insert(name);
        }
        parser.writer.close(&count, names.len());
        parser.depth += 1;
        Ok(())
    }
}

/// Splits a key into the name and its value's form.
fn split_key(key: &str) -> Option<(&str, Form)> {
    let (name, word) = key.rsplit_once(':')?;
    Some((name, Form::read(word)?))
}

/// The name in a key; the whole key if it has no kind suffix.
#[cfg(feature = "record")]
pub(crate) fn plain_key(key: &str) -> &str {
    split_key(key).map_or(key, |(name, _)| name)
}

/// Cuts the form off a key.
fn cut_form(key: &mut String) -> Result<Form, String> {
    let Some((name, form)) = split_key(key) else {
        return Err(format!(
            "a key ends with the kind of its value, as in \"height:u64\" and, for a list, \"heights:u64[]\"; this is {key:?}, the kinds are {}",
            Form::all()
        ));
    };
    let length = name.len();
    key.truncate(length);
    Ok(form)
}

/// A value, or a list's items, of a known form.
struct Value<'a> {
    parser: &'a mut Parser,
    form: Form,
}

impl<'de> DeserializeSeed<'de> for Value<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let out = &mut self.parser.writer;
        match self.form.tag {
            Tag { list: true, .. } => return deserializer.deserialize_seq(self),
            Tag { kind, .. } => match kind {
                Kind::I64 => out.raw(&i64::deserialize(deserializer)?.to_le_bytes()),
                Kind::I32 => out.raw(&i32::deserialize(deserializer)?.to_le_bytes()),
                Kind::I16 => out.raw(&i16::deserialize(deserializer)?.to_le_bytes()),
                Kind::I8 => out.raw(&i8::deserialize(deserializer)?.to_le_bytes()),
                Kind::U64 => out.raw(&u64::deserialize(deserializer)?.to_le_bytes()),
                Kind::U32 => out.raw(&u32::deserialize(deserializer)?.to_le_bytes()),
                Kind::U16 => out.raw(&u16::deserialize(deserializer)?.to_le_bytes()),
                Kind::U8 => out.raw(&u8::deserialize(deserializer)?.to_le_bytes()),
                Kind::F64 => out.raw(&f64::deserialize(deserializer)?.to_le_bytes()),
                Kind::Bool => out.raw(&[bool::deserialize(deserializer)?.into()]),
                Kind::String => return deserializer.deserialize_str(self),
                Kind::Section => return deserializer.deserialize_map(Object(self.parser)),
            },
        }
        Ok(())
    }
}

impl<'de> Visitor<'de> for Value<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match (self.form.tag.list, self.form.hex) {
            (true, _) => "a list",
            (false, true) => "hex digits",
            (false, false) => "a string",
        };
        write!(f, "{what} for the kind {}", self.form)
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<(), E> {
        if self.form.hex {
            self.parser.writer.string(&digits(text).map_err(E::custom)?);
        } else {
            self.parser.writer.string(text.as_bytes());
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let Self { parser, form } = self;
        let one = Form {
            tag: Tag::one(form.tag.kind),
            ..form
        };
        let place = parser.writer.open(0);
        let mut count = 0;
        loop {
            match items.next_element_seed(Value { parser, form: one }) {
                Ok(Some(())) => count += 1,
                Ok(None) => break,
                Err(error) => {
                    error::within(&mut parser.path, count);
                    return Err(error);
                }
            }
        }
        parser.writer.close(&place, count);
        Ok(())
    }
}

/// Decodes hex digits; `const_hex` alone would also accept a `0x` or `0X`.
fn digits(text: &str) -> Result<Vec<u8>, String> {
    if text.starts_with("0x") || text.starts_with("0X") {
        return Err("the view's hex digits have no 0x prefix".to_owned());
    }
    const_hex::decode(text).map_err(|error| format!("not whole bytes of hex digits: {error}"))
}
