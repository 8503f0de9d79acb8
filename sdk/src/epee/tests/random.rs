//! Made-up values, and made-up bytes.

#![allow(
    clippy::expect_used,
    reason = "a test stops where it meets what it does not expect"
)]

use proptest::prelude::*;
use proptest::sample::Index;
use serde::de::IgnoredAny;

use super::examples::{KeyImages, Outs};
use super::tree::{Tree, objects};
use super::*;

/// A body in which some bytes are others, or are missing, or stand twice.
pub(super) fn damaged() -> impl Strategy<Value = Vec<u8>> {
    let change = (any::<Index>(), any::<u8>(), 0..4_u8);
    (objects(), prop::collection::vec(change, 1..4)).prop_map(|(object, changes)| {
        let mut bytes = to_vec(&object).expect("made-up objects can be written");
        for (index, byte, way) in changes {
            let at = index.index(bytes.len());
            match way {
                0 => bytes[at] = byte,
                1 => bytes[at] = bytes[at].wrapping_add(if byte > 127 { 1 } else { 255 }),
                2 => bytes.insert(at, byte),
                _ => _ = bytes.remove(at),
            }
            if bytes.is_empty() {
                break;
            }
        }
        bytes
    })
}

/// Whatever bytes do, all readers agree whether they are right; and what is shown is what they say.
fn read_in_every_way(bytes: &[u8]) -> Result<(), TestCaseError> {
    let all = from_slice::<IgnoredAny>(bytes);
    let tree = from_slice::<Tree>(bytes);
    prop_assert_eq!(all.is_ok(), tree.is_ok());
    _ = from_slice::<KeyImages>(bytes);
    _ = from_slice::<Outs>(bytes);
    match to_json(bytes) {
        Ok(view) => {
            prop_assert!(all.is_ok());
            let again = from_json(view.as_str()).expect("a view can be read");
            prop_assert_eq!(to_json(&again), Ok(view));
            // Compared as text, because a float may be no number.
            prop_assert_eq!(
                format!("{:?}", from_slice::<Tree>(&again)),
                format!("{tree:?}")
            );
            prop_assert!(again.len() < bytes.len() || again == bytes);
        }
        Err(error) => {
            let json_cannot = error.message().contains("the view can't hold");
            prop_assert!(json_cannot || all.is_err(), "{}", error);
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn values_come_back(object in objects()) {
        let bytes = to_vec(&object).expect("it can be written");
        prop_assert_eq!(from_slice::<Tree>(&bytes), Ok(object));
        let view = to_json(&bytes).expect("it can be shown");
        prop_assert_eq!(from_json(view.as_str()), Ok(bytes));
    }

    #[test]
    fn any_bytes_are_safe(bytes: Vec<u8>) {
        read_in_every_way(&bytes)?;
        read_in_every_way(&[&format::HEADER[..], &bytes].concat())?;
    }

    #[test]
    fn any_bytes_in_the_place_of_others_are_safe(bytes in damaged()) {
        read_in_every_way(&bytes)?;
    }

    #[test]
    fn any_text_is_safe(text: String, words in "(\\{|\\}|\\[|\\]|:|,|\"a:u8\"|\"b:hex\\[\\]\"|\"c:object\"|\"00\"|1){0,12}") {
        for text in [text, words] {
            if let Ok(bytes) = from_json(&text) {
                let view = to_json(&bytes).expect("what is written can be shown");
                prop_assert_eq!(from_json(view.as_str()), Ok(bytes));
            }
        }
    }
}
