//! Bytes that were meant to do harm.

#![allow(
    clippy::expect_used,
    reason = "a test stops where it meets what it does not expect"
)]

use std::time::{Duration, Instant};

use serde::de::IgnoredAny;

use super::tree::Tree;
use super::*;

/// What all three readers say; they agree.
fn refused(bytes: &[u8]) -> String {
    let said = fault::<Tree>(bytes);
    assert_eq!(said, fault::<IgnoredAny>(bytes));
    let view = to_json(bytes).expect_err("this can't be shown");
    assert_eq!(said, view.to_string());
    said
}

#[test]
fn other_beginnings() {
    let expected = "not valid epee: expected the header 011101010101020101, found";
    for (bytes, found) in [
        (&b""[..], "\"\""),
        (b"{\"a\":1}", "\"7b2261223a317d\""),
        (b"\x01\x11\x01\x01", "\"01110101\""),
        (&[0; 20], "\"000000000000000000\""),
        (
            b"\x01\x11\x01\x01\x01\x01\x02\x01\x02\x00",
            "\"011101010101020102\"",
        ),
    ] {
        assert_eq!(refused(bytes), format!("{expected} {found} at byte 0"));
    }
}

#[test]
fn an_end_anywhere() {
    let whole = body(
        "10 0161 8c 08 04 0162 0a 0c 616263 00  0163 8a 08 00 04 61  0164 85 04 0700000000000000  0165 0b 01",
    );
    assert!(from_slice::<Tree>(&whole).is_ok());
    for end in 0..whole.len() {
        refused(&whole[..end]);
    }
    let longer = [&whole[..], b"\0\0"].concat();
    assert_eq!(
        refused(&longer),
        format!("trailing bytes: 2 at byte {}", whole.len())
    );
}

#[test]
fn more_than_there_is() {
    for (digits, said) in [
        ("", "bytes expected: 1, left: 0 at byte 9"),
        ("04", "entries of an object: 1, bytes left: 0 at byte 9"),
        (
            "08 0161 0b 01",
            "entries of an object: 2, bytes left: 4 at byte 9",
        ),
        (
            "03000000000000f0",
            "entries of an object: 4323455642275676160, bytes left: 0 at byte 9",
        ),
        (
            "ffffffffffffffff",
            "entries of an object: 4611686018427387903, bytes left: 0 at byte 9",
        ),
        (
            "04 0161 0a fc 00",
            "a: bytes of a string: 63, bytes left: 1 at byte 13",
        ),
        (
            "04 0161 0a ffffffffffffffff",
            "a: bytes of a string: 4611686018427387903, bytes left: 0 at byte 13",
        ),
        (
            "04 0161 85 04 00000000000000",
            "a: items of a list: 1, bytes left: 7 at byte 13",
        ),
        (
            "04 0161 85 ffffffffffffffff 0000000000000000",
            "a: items of a list: 4611686018427387903, bytes left: 8 at byte 13",
        ),
        (
            "04 0161 8c 02000010 00",
            "a: items of a list: 67108864, bytes left: 1 at byte 13",
        ),
        (
            "04 0161 8a fdff 00",
            "a: items of a list: 16383, bytes left: 1 at byte 13",
        ),
        (
            "04 0161 0c 04 0162",
            "a: entries of an object: 1, bytes left: 2 at byte 13",
        ),
        ("04 fc61 0b 01", "bytes expected: 63, left: 3 at byte 11"),
    ] {
        let digits = digits.replace("fc61", "3f61");
        assert_eq!(refused(&body(&digits)), said, "{digits}");
    }
}

#[test]
fn kinds_that_there_are_not() {
    for byte in [0x00_u8, 0x0e, 0x7f, 0x80, 0x8e, 0xff] {
        let digits = format!("04 0161 {byte:02x} 00000000");
        assert_eq!(
            refused(&body(&digits)),
            format!("a: unknown type {byte:#04x} at byte 12")
        );
    }
    for byte in [0x0d, 0x8d] {
        let digits = format!("04 0161 {byte:02x} 0485040000");
        assert_eq!(
            refused(&body(&digits)),
            "a: type 13, a list within an entry or a list, isn't supported; no node writes it at byte 12"
        );
    }
}

#[test]
fn names_that_stand_twice_or_not_at_all() {
    assert_eq!(
        refused(&body("08 0161 0b 01 0161 0b 01")),
        "a: duplicate key at byte 14"
    );
    assert_eq!(
        refused(&body("10 0162 0b 01 0161 0b 01 0163 0b 01 0162 08 01")),
        "b: duplicate key at byte 22"
    );
    // Each object has names of its own.
    let nested = body("08 0161 0c 04 0161 0b 01  0162 8c 08 04 0161 0b 01 04 0161 0b 01");
    assert!(from_slice::<Tree>(&nested).is_ok());
    assert_eq!(
        refused(&body("04 00 08 01 00")),
        "a key with an empty name at byte 10"
    );
}

/// Objects in one another, the outermost included.
fn nested(levels: usize) -> Vec<u8> {
    body(&format!("{}00", "0401610c".repeat(levels - 1)))
}

/// Nests objects with a list between any two, and one at the bottom.
fn nested_lists(levels: usize) -> Vec<u8> {
    body(&format!("{}040161880401", "0401618c04".repeat(levels - 1)))
}

#[test]
fn depth_is_limited() {
    for make in [nested, nested_lists] {
        let deepest = make(63);
        let view = to_json(&deepest).expect("it can be shown");
        assert_eq!(from_json(view.as_str()), Ok(deepest.clone()));
        let tree: Tree = from_slice(&deepest).expect("it can be read");
        assert_eq!(to_vec(&tree), Ok(deepest));
        for levels in [64, 65, 100_000] {
            let said = refused(&make(levels));
            assert!(
                said.contains(
                    "more than 63 nested objects; epee::from_slice_within takes other limits"
                ),
                "{said:.300}"
            );
        }
        let limits = Limits::default().depth(3);
        assert!(from_slice_within::<Tree>(&make(3), limits).is_ok());
        assert!(from_slice_within::<Tree>(&make(4), limits).is_err());
        let limits = Limits::new().depth(255);
        assert!(from_slice_within::<IgnoredAny>(&make(255), limits).is_ok());
    }
    // Siblings don't add up.
    let flat = body(&format!("04 0161 8c {} {}", "a10f", "00".repeat(1000)));
    assert!(from_slice_within::<Tree>(&flat, Limits::new().depth(2)).is_ok());
}

#[test]
fn entries_are_limited() {
    let within = |digits: &str, entries| {
        from_slice_within::<Tree>(&body(digits), Limits::new().entries(entries)).is_ok()
    };
    for (digits, entries) in [
        ("00", 0),
        ("08 0161 0b 01 0162 0b 01", 2),
        ("04 0161 8a 0c 00 00 00", 4),
        ("04 0161 8c 08 00 04 0161 0b 01", 4),
        // Numbers take no more room than they have in the bytes.
        ("04 0161 88 0c 00 00 00", 1),
    ] {
        assert!(within(digits, entries), "{digits}");
        assert!(entries == 0 || !within(digits, entries - 1), "{digits}");
    }
    let said = from_slice_within::<Tree>(&body("04 0161 8a 0c 000000"), Limits::new().entries(3));
    assert_eq!(
        said.map_err(|error| error.to_string()),
        Err(
            "a: more than 3 keys and items; epee::from_slice_within takes other limits at byte 13"
                .to_owned()
        )
    );
}

/// Neither sorted nor reversed nor shuffled names take more than a moment.
#[test]
fn many_names() {
    let names: Vec<u32> = (0..200_000).collect();
    let shuffled = names.iter().map(|name| name.wrapping_mul(2_654_435_761));
    for names in [
        names.clone(),
        names.iter().rev().copied().collect(),
        shuffled.collect(),
    ] {
        let mut bytes = format::HEADER.to_vec();
        bytes.extend((200_000_u32 << 2 | 2).to_le_bytes());
        for name in names {
            bytes.push(4);
            bytes.extend(name.to_be_bytes());
            bytes.extend([0x0b, 1]);
        }
        let start = Instant::now();
        assert_eq!(from_slice::<IgnoredAny>(&bytes), Ok(IgnoredAny));
        assert!(start.elapsed() < Duration::from_secs(5));
    }
}

/// A visitor that has enough before the end.
#[test]
fn an_object_must_be_read_to_its_end() {
    #[derive(Debug)]
    struct First;
    impl<'de> Deserialize<'de> for First {
        fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            struct Visitor;
            impl<'de> serde::de::Visitor<'de> for Visitor {
                type Value = First;
                fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                    f.write_str("an object")
                }
                fn visit_map<A: serde::de::MapAccess<'de>>(
                    self,
                    mut map: A,
                ) -> Result<First, A::Error> {
                    map.next_entry::<String, IgnoredAny>()?;
                    Ok(First)
                }
            }
            deserializer.deserialize_map(Visitor)
        }
    }
    // Without asking whether there is more, which leaves the depth as it was.
    let list = body("04 0161 8c 0c 04 0161 0b 01 04 0161 0b 01 04 0161 0b 01");
    #[derive(Debug, Deserialize)]
    struct All {
        a: Vec<First>,
    }
    let all = from_slice_within::<All>(&list, Limits::new().depth(2));
    assert_eq!(all.map(|all| all.a.len()), Ok(3));
    assert_eq!(
        fault::<First>(&body("0c 0161 0b 01 0162 0b 01 0163 0b 01")),
        "surplus entries: 2 at byte 9"
    );
}

/// A value whose errors are hidden from who reads on.
#[derive(Debug, PartialEq)]
struct Caught<T>(Option<T>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Caught<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self(T::deserialize(deserializer).ok()))
    }
}

#[derive(Debug, Deserialize, PartialEq)]
struct Two<T> {
    a: T,
    b: u8,
}

/// Behind an object that is wrong, its own bytes would be taken for the next entries.
#[test]
fn nothing_is_read_behind_a_value_that_was_left() {
    // A bool that is 2, and in its object what would be the value of `b`.
    let bytes = body("08 0161 0c 08 0163 0b 02 0162 08 07  0162 08 01");
    let said = "a.c: a bool is 0 or 1, found 2 at byte 17";
    assert_eq!(fault::<Two<IgnoredAny>>(&bytes), said);
    assert_eq!(fault::<Two<Caught<Tree>>>(&bytes), said);
    assert_eq!(fault::<Caught<Two<Tree>>>(&bytes), said);
    assert_eq!(fault::<Two<Caught<IgnoredAny>>>(&bytes), said);
    #[derive(Debug, Deserialize)]
    struct Defaults {
        #[serde(rename = "a", with = "serde_with::As::<serde_with::DefaultOnError>")]
        _a: u8,
        #[serde(rename = "b")]
        _b: u8,
    }
    assert_eq!(fault::<Defaults>(&bytes), said);

    // The type is what doesn't fit, and the object isn't read to its end.
    let bytes = body("08 0161 0c 08 0163 0b 01 0162 08 07  0162 08 01");
    #[derive(Debug, Deserialize)]
    struct Number {
        #[serde(rename = "c")]
        _c: u8,
    }
    assert_eq!(
        fault::<Two<Caught<Number>>>(&bytes),
        "a.c: invalid type: boolean `true`, expected u8 at byte 17"
    );
    assert_eq!(
        fault::<Two<Caught<Vec<Caught<Number>>>>>(&body("08 0161 8c 04 04 0163 0b 01 0162 08 01")),
        "a[0].c: invalid type: boolean `true`, expected u8 at byte 18"
    );

    // What was read whole is no harm, nor is what wasn't begun.
    let second = |first: &str| body(&format!("08 0161 {first} 0162 08 07"));
    let read = from_slice::<Two<Caught<u8>>>(&second("0a 04 61"));
    assert_eq!(
        read,
        Ok(Two {
            a: Caught(None),
            b: 7
        })
    );
    let read = from_slice::<Two<Vec<Caught<u8>>>>(&second("87 08 0001 0200"));
    let a = vec![Caught(None), Caught(Some(2))];
    assert_eq!(read, Ok(Two { a, b: 7 }));
    let read = from_slice::<Two<Caught<Two<u8>>>>(&second("8c 04 04 0161 0b 01"));
    assert_eq!(
        read,
        Ok(Two {
            a: Caught(None),
            b: 7
        })
    );
}

#[test]
fn what_a_type_does_not_look_at_is_read_over() {
    #[derive(Debug, PartialEq)]
    struct Blind;
    impl<'de> Deserialize<'de> for Blind {
        fn deserialize<D: serde::Deserializer<'de>>(_: D) -> Result<Self, D::Error> {
            Ok(Self)
        }
    }
    let read = from_slice(&body("08 0161 8c 04 04 0162 08 01  0162 08 07"));
    assert_eq!(read, Ok(Two { a: Blind, b: 7 }));
    assert_eq!(
        fault::<Two<Blind>>(&body("08 0161 0b 02 0162 08 07")),
        "a: a bool is 0 or 1, found 2 at byte 13"
    );
}

/// A visitor that catches what its items and entries say, and goes on.
#[test]
fn errors_do_not_move_what_comes_next() {
    #[derive(Debug, Default, PartialEq)]
    struct Numbers(Vec<u8>);
    impl<'de> Deserialize<'de> for Numbers {
        fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            deserializer.deserialize_any(Numbers::default())
        }
    }
    impl<'de> serde::de::Visitor<'de> for Numbers {
        type Value = Self;
        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("numbers")
        }
        fn visit_seq<A: serde::de::SeqAccess<'de>>(
            mut self,
            mut items: A,
        ) -> Result<Self, A::Error> {
            while items.size_hint() != Some(0) {
                self.0.extend(items.next_element::<u8>().ok().flatten());
            }
            Ok(self)
        }
        fn visit_map<A: serde::de::MapAccess<'de>>(mut self, mut map: A) -> Result<Self, A::Error> {
            while let Some(IgnoredAny) = map.next_key()? {
                self.0.extend(map.next_value::<u8>());
            }
            Ok(self)
        }
    }
    assert_eq!(
        from_slice(&body("08 0161 87 0c 0100 0001 0200  0162 08 07")),
        Ok(Two {
            a: Numbers(vec![1, 2]),
            b: 7
        })
    );
    assert_eq!(
        from_slice(&body("0c 0161 08 01 0162 07 0001 0163 08 02")),
        Ok(Numbers(vec![1, 2]))
    );
    assert_eq!(
        fault::<Two<Numbers>>(&body("08 0161 8c 08 04 0163 0b 02 0b 02  0162 08 07")),
        "a[0]: invalid type: map, expected u8 at byte 14"
    );

    /// One that asks for keys only.
    #[derive(Debug)]
    struct Keys;
    impl<'de> Deserialize<'de> for Keys {
        fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            deserializer.deserialize_map(Keys)
        }
    }
    impl<'de> serde::de::Visitor<'de> for Keys {
        type Value = Self;
        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("an object")
        }
        fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Self, A::Error> {
            while let Some(IgnoredAny) = map.next_key()? {}
            Ok(self)
        }
    }
    assert_eq!(
        fault::<Keys>(&body("08 0161 0b 01 0162 0b 01")),
        "a key was read before the value of the one before at byte 9"
    );
}
