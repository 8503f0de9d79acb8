//! Any value that epee holds.

use std::fmt;

use proptest::prelude::*;
use serde::de::{Error as _, MapAccess, SeqAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Tree {
    I64(i64),
    I32(i32),
    I16(i16),
    I8(i8),
    U64(u64),
    U32(u32),
    U16(u16),
    U8(u8),
    F64(f64),
    String(Vec<u8>),
    Bool(bool),
    Section(Vec<(String, Tree)>),
    List(Vec<Tree>),
}

impl Serialize for Tree {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::I64(number) => number.serialize(serializer),
            Self::I32(number) => number.serialize(serializer),
            Self::I16(number) => number.serialize(serializer),
            Self::I8(number) => number.serialize(serializer),
            Self::U64(number) => number.serialize(serializer),
            Self::U32(number) => number.serialize(serializer),
            Self::U16(number) => number.serialize(serializer),
            Self::U8(number) => number.serialize(serializer),
            Self::F64(number) => number.serialize(serializer),
            Self::String(bytes) => serializer.serialize_bytes(bytes),
            Self::Bool(value) => value.serialize(serializer),
            Self::Section(entries) => {
                // Without a length, as flattened structs have none.
                let mut map = serializer.serialize_map(None)?;
                for (name, value) in entries {
                    map.serialize_entry(name, value)?;
                }
                map.end()
            }
            Self::List(items) => items.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TreeVisitor)
    }
}

/// A key as text, in which bytes that aren't UTF-8 are replaced.
struct Name(String);

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NameVisitor;
        impl Visitor<'_> for NameVisitor {
            type Value = Name;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a key")
            }
            fn visit_str<E>(self, text: &str) -> Result<Name, E> {
                Ok(Name(text.to_owned()))
            }
            fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Name, E> {
                Ok(Name(String::from_utf8_lossy(bytes).into_owned()))
            }
        }
        deserializer.deserialize_identifier(NameVisitor)
    }
}

struct TreeVisitor;

macro_rules! visit {
    ($($function:ident($type:ty) $variant:ident)*) => {
        $(
            fn $function<E>(self, value: $type) -> Result<Tree, E> {
                Ok(Tree::$variant(value))
            }
        )*
    };
}

impl<'de> Visitor<'de> for TreeVisitor {
    type Value = Tree;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("anything")
    }

    visit! {
        visit_i64(i64) I64 visit_i32(i32) I32 visit_i16(i16) I16 visit_i8(i8) I8
        visit_u64(u64) U64 visit_u32(u32) U32 visit_u16(u16) U16 visit_u8(u8) U8
        visit_f64(f64) F64 visit_bool(bool) Bool
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Tree, E> {
        Ok(Tree::String(text.as_bytes().to_owned()))
    }

    fn visit_borrowed_bytes<E: serde::de::Error>(self, bytes: &'de [u8]) -> Result<Tree, E> {
        match std::str::from_utf8(bytes) {
            Ok(_) => Err(E::custom("UTF-8 comes as text")),
            Err(_) => Ok(Tree::String(bytes.to_owned())),
        }
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Tree, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Tree::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Tree, A::Error> {
        let mut entries = Vec::new();
        while let Some(Name(name)) = map.next_key()? {
            if map.size_hint().is_none_or(|left| left > 1 << 22) {
                return Err(A::Error::custom("a section says how many entries are left"));
            }
            entries.push((name, map.next_value()?));
        }
        Ok(Tree::Section(entries))
    }
}

/// Numbers, strings and bools, all of one kind.
fn scalars() -> impl Strategy<Value = Vec<Tree>> {
    fn list<T: fmt::Debug + Clone>(
        items: impl Strategy<Value = T>,
        make: fn(T) -> Tree,
    ) -> impl Strategy<Value = Vec<Tree>> {
        prop::collection::vec(items.prop_map(make), 1..6)
    }
    prop_oneof![
        list(any::<i64>(), Tree::I64),
        list(any::<i32>(), Tree::I32),
        list(any::<i16>(), Tree::I16),
        list(any::<i8>(), Tree::I8),
        list(any::<u64>(), Tree::U64),
        list(any::<u32>(), Tree::U32),
        list(any::<u16>(), Tree::U16),
        list(any::<u8>(), Tree::U8),
        list(any::<f64>(), Tree::F64),
        list(any::<bool>(), Tree::Bool),
        list(
            "[ -~ä漢\\n\u{7f}]{0,6}".prop_map(String::into_bytes),
            Tree::String
        ),
        list(prop::collection::vec(any::<u8>(), 0..6), Tree::String),
    ]
}

/// The object at the top: any names in any order, and what may stand behind them, without lists that are empty.
pub(super) fn objects() -> impl Strategy<Value = Tree> {
    fn section(
        name: impl Strategy<Value = String>,
        value: impl Strategy<Value = Tree> + Clone,
        count: std::ops::Range<usize>,
    ) -> impl Strategy<Value = Tree> {
        prop::collection::hash_map(name, value, count)
            .prop_map(|entries| Tree::Section(entries.into_iter().collect()))
    }
    let leaf = (scalars(), any::<bool>()).prop_map(|(mut items, list)| match items.pop() {
        Some(item) if !list => item,
        Some(item) => {
            items.push(item);
            Tree::List(items)
        }
        None => unreachable!("no list is empty"),
    });
    let value = leaf.prop_recursive(3, 20, 4, |inner| {
        let object = section("[a-f:é\"]{1,3}", inner, 0..4).boxed();
        prop_oneof![
            object.clone(),
            prop::collection::vec(object, 1..4).prop_map(Tree::List)
        ]
    });
    prop_oneof![
        20 => section("[a-f:é\"]{1,3}", value, 0..6),
        // More than one byte counts.
        1 => section("[a-z]{3}", Just(Tree::U8(0)), 60..70),
        1 => (60..70_usize, any::<u8>()).prop_map(|(length, byte)| {
            let items = (0..length).map(|count| Tree::String(vec![byte; count]));
            Tree::Section(vec![("long".to_owned(), Tree::List(items.collect()))])
        }),
    ]
}
