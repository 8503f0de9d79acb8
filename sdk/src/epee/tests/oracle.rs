//! The same bodies read by another reader, the `monero-epee` crate.
//!
//! It reads whatever Monero's own library does, and more, but for type 13: a list whose own tag follows, which that library reads
//! as an entry, though it never writes one. Neither we nor the crate do. What we refuse and it reads is on purpose:
//!
//! - a duplicate key: which of the two counts would be a guess (Monero refuses it, too);
//! - a bool that is neither 0 nor 1: it could not be written back;
//! - trailing bytes, which it never looks at;
//! - more nested objects, or more entries, than the limits allow.

#![allow(
    clippy::expect_used,
    reason = "a test stops where it meets what it does not expect"
)]

use monero_epee::{Epee, EpeeEntry, EpeeError, Type};
use proptest::prelude::*;

use super::random::damaged;
use super::tree::{Tree, objects};
use super::*;

fn read(bytes: &[u8]) -> Result<Tree, EpeeError> {
    let mut epee = Epee::new(bytes)?;
    section(epee.entry()?)
}

fn section<'a>(entry: EpeeEntry<'a, '_, &'a [u8]>) -> Result<Tree, EpeeError> {
    let mut fields = entry.fields()?;
    let mut entries = Vec::new();
    while let Some(field) = fields.next() {
        let (name, value) = field?;
        let name = String::from_utf8_lossy(name.consume()).into_owned();
        entries.push((name, items(value)?));
    }
    Ok(Tree::Section(entries))
}

/// The items of a list. One value alone is the same as a list of it: that reader doesn't tell.
fn items<'a>(entry: EpeeEntry<'a, '_, &'a [u8]>) -> Result<Tree, EpeeError> {
    let mut items = entry.iterate()?;
    let mut list = Vec::new();
    while let Some(item) = items.next() {
        list.push(one(item?)?);
    }
    Ok(Tree::List(list))
}

fn one<'a>(entry: EpeeEntry<'a, '_, &'a [u8]>) -> Result<Tree, EpeeError> {
    Ok(match entry.kind() {
        Type::Int64 => Tree::I64(entry.to_i64()?),
        Type::Int32 => Tree::I32(entry.to_i32()?),
        Type::Int16 => Tree::I16(entry.to_i16()?),
        Type::Int8 => Tree::I8(entry.to_i8()?),
        Type::Uint64 => Tree::U64(entry.to_u64()?),
        Type::Uint32 => Tree::U32(entry.to_u32()?),
        Type::Uint16 => Tree::U16(entry.to_u16()?),
        Type::Uint8 => Tree::U8(entry.to_u8()?),
        Type::Double => Tree::F64(entry.to_f64()?),
        Type::String => Tree::String(entry.to_str()?.consume().to_owned()),
        Type::Bool => Tree::Bool(entry.to_bool()?),
        Type::Object => section(entry)?,
    })
}

/// The tree as that reader has it.
fn all_lists(tree: Tree) -> Tree {
    match tree {
        Tree::Section(entries) => Tree::Section(
            entries
                .into_iter()
                .map(|(name, value)| {
                    let items = match value {
                        Tree::List(items) => items,
                        one => vec![one],
                    };
                    (name, Tree::List(items.into_iter().map(all_lists).collect()))
                })
                .collect(),
        ),
        other => other,
    }
}

fn compare(bytes: &[u8]) -> Result<(), TestCaseError> {
    match (from_slice::<Tree>(bytes), read(bytes)) {
        (Ok(ours), Ok(other)) => {
            // Compared as text, because a float may be no number.
            prop_assert_eq!(format!("{:?}", all_lists(ours)), format!("{other:?}"));
        }
        (Err(error), Ok(_)) => {
            let ours_alone = [
                "duplicate key",
                "a bool is 0 or 1",
                "trailing bytes",
                "takes other limits",
            ];
            let known = ours_alone.iter().any(|why| error.message().contains(why));
            prop_assert!(known, "only we refuse this: {}", error);
        }
        (Ok(_), Err(error)) => prop_assert!(false, "only the other refuses this: {error:?}"),
        (Err(_), Err(_)) => {}
    }
    Ok(())
}

#[test]
fn a_list_whose_tag_follows() {
    let bytes = body("04 0161 0d 85 04 0700000000000000");
    assert!(read(&bytes).is_err());
    assert!(fault::<Tree>(&bytes).contains("type 13"));
}

#[test]
fn the_differences() {
    for (digits, why) in [
        ("08 0161 0b 01 0161 0b 01", "duplicate key"),
        ("04 0161 0b 02", "a bool is 0 or 1"),
        ("00 00", "trailing bytes"),
    ] {
        let bytes = body(digits);
        assert!(read(&bytes).is_ok(), "{digits}");
        assert!(fault::<Tree>(&bytes).contains(why), "{digits}");
    }
}

proptest! {
    #[test]
    fn made_up_objects(object in objects()) {
        let bytes = to_vec(&object).expect("it can be written");
        let other = read(&bytes).expect("the other reads what we write");
        prop_assert_eq!(format!("{other:?}"), format!("{:?}", all_lists(object)));
    }

    #[test]
    fn damaged_objects(bytes in damaged()) {
        compare(&bytes)?;
    }

    #[test]
    fn any_bytes(bytes: Vec<u8>) {
        compare(&[&format::HEADER[..], &bytes].concat())?;
    }
}
