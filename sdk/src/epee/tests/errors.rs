//! Where errors say that they are.

use std::collections::BTreeMap;

use serde::de::IgnoredAny;

use super::examples::Blob;
use super::*;

#[derive(Debug, Deserialize, Serialize)]
struct Blocks<T> {
    blocks: Vec<Block<T>>,
}

#[derive(Debug, Deserialize, Serialize)]
struct Block<T> {
    #[serde(default = "Vec::new")]
    txs: Vec<T>,
    height: u64,
}

/// Two blocks of one transaction each.
fn blocks() -> Vec<u8> {
    let block = |byte: u8| Block {
        txs: vec![Blob(vec![byte; 3])],
        height: 7,
    };
    let blocks = Blocks {
        blocks: vec![block(b'a'), block(0xff)],
    };
    to_vec(&blocks).expect("it can be written")
}

#[test]
fn the_path_leads_to_the_value() {
    let bytes = blocks();
    let place = fault::<Blocks<String>>(&bytes);
    assert_eq!(
        place,
        "blocks[1].txs[0]: invalid value: a string that isn't UTF-8, expected a string at byte 53"
    );
    assert_eq!(bytes[54..57], [0xff; 3]);
    let error = from_slice::<Blocks<u64>>(&bytes).expect_err("no numbers");
    assert_eq!((error.path(), error.offset()), ("blocks[0].txs[0]", 26));
    assert_eq!(
        error.message(),
        "invalid type: string \"aaa\", expected u64"
    );
}

#[test]
fn the_path_of_what_is_missing_is_its_object() {
    let bytes = body("04 06626c6f636b73 8c 08  04 06686569676874 08 01  00");
    assert_eq!(
        fault::<Blocks<u8>>(&bytes),
        "blocks[1]: missing field `height` at byte 29"
    );
    assert_eq!(
        fault::<Blocks<u8>>(&body("00")),
        "missing field `blocks` at byte 9"
    );
}

#[test]
fn the_path_of_what_nobody_asked_for() {
    let bytes = body("04 0161 8c 08 00 04 0162 8a 08 00 fc");
    let error = from_slice::<BTreeMap<String, IgnoredAny>>(&bytes).expect_err("a long string");
    assert_eq!(
        error.to_string(),
        "a[1].b[1]: bytes of a string: 63, bytes left: 0 at byte 21"
    );
    assert_eq!(to_json(&bytes), Err(error));
}

#[test]
fn strange_names_are_quoted() {
    let bytes = body("04 03612e62 0c 04 0131 0b 02");
    assert_eq!(
        fault::<IgnoredAny>(&bytes),
        "[\"a.b\"].1: a bool is 0 or 1, found 2 at byte 19"
    );
    for (digits, path) in [
        ("c3a4", r#"["ä"]"#),
        ("2061", r#"[" a"]"#),
        ("0a61", r#"["\na"]"#),
        ("ff61", r#"["\xffa"]"#),
        ("5c786666", r#"["\\xff"]"#),
        ("22", r#"["\""]"#),
        ("1b", r#"["\u{1b}"]"#),
    ] {
        let length = digits.len() / 2;
        let bytes = body(&format!("04 {length:02x}{digits} 0b 02"));
        let error = from_slice::<IgnoredAny>(&bytes).expect_err("no bool");
        assert_eq!(error.path(), path);
    }
    let long = body(&format!("04 ff{} 0b 02", "61".repeat(255)));
    let error = from_slice::<IgnoredAny>(&long).expect_err("no bool");
    assert_eq!(error.path(), format!("[\"{}…\"]", "a".repeat(80)));
}

#[test]
fn a_list_of_another_length_and_an_unknown_key() {
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Two {
        #[expect(dead_code, reason = "only reading it is tried")]
        a: (u8, u8),
    }
    let list = |count: &str, items: &str| body(&format!("04 0161 88 {count} {items}"));
    assert!(from_slice::<Two>(&list("08", "0102")).is_ok());
    assert_eq!(
        fault::<Two>(&list("0c", "010203")),
        "a: items of a list: 3, expected: 2 at byte 13"
    );
    assert!(fault::<Two>(&list("04", "01")).starts_with("a: invalid length 1"));
    assert_eq!(
        fault::<Two>(&body("04 0162 08 01")),
        "b: unknown field `b`, expected `a` at byte 10"
    );
}

#[test]
fn messages_are_bounded() {
    let text = "x".repeat(100_000);
    let bytes = to_vec(&BTreeMap::from([("a", text)])).expect("it can be written");
    assert!(fault::<BTreeMap<String, u8>>(&bytes).len() < 300);

    /// Counts the texts that it is asked for.
    struct Endless<'a>(&'a std::cell::Cell<usize>);
    impl std::fmt::Display for Endless<'_> {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            for _ in 0..100_000 {
                self.0.set(self.0.get() + 1);
                f.write_str("so it goes ")?;
            }
            Ok(())
        }
    }
    let count = std::cell::Cell::new(0);
    let error = <Error as serde::de::Error>::custom(Endless(&count));
    assert!(error.message().starts_with("so it goes so") && error.message().ends_with('…'));
    assert!(count.get() < 30, "{}", count.get());
}

#[test]
fn in_what_is_written() {
    #[derive(Serialize)]
    struct Outer {
        list: Vec<BTreeMap<&'static str, Option<u128>>>,
    }
    let outer = Outer {
        list: vec![
            BTreeMap::from([("a", None)]),
            BTreeMap::from([("b", Some(1))]),
        ],
    };
    let error = to_vec(&outer).expect_err("128 bits");
    assert_eq!((error.path(), error.offset()), ("list[1].b", 21));
    /// A type that can't be written.
    struct Unwilling;
    impl Serialize for Unwilling {
        fn serialize<S: serde::Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
            Err(serde::ser::Error::custom("never"))
        }
    }
    let said = to_vec(&Unwilling).map_err(|error| error.to_string());
    assert_eq!(said, Err("never at byte 9".to_owned()));
}
