//! What of serde's model has a form, and which.

use std::collections::BTreeMap;
use std::fmt::Debug;

use serde::de::IgnoredAny;

use super::examples::Blob;
use super::*;

#[derive(Debug, Deserialize, PartialEq, Serialize)]
struct One<T> {
    a: T,
}

/// A value under the key `a`, and what is written behind that name.
fn written<T: Serialize>(value: T) -> String {
    let bytes = to_vec(&One { a: value }).expect("it can be written");
    let digits = const_hex::encode(bytes);
    match digits.strip_prefix("011101010101020101040161") {
        Some(value) => value.to_owned(),
        None => digits,
    }
}

/// What is read from the digits behind the name `a`.
fn read<T: for<'de> Deserialize<'de>>(digits: &str) -> Result<T, Error> {
    from_slice::<One<T>>(&body(&format!("04 0161 {digits}"))).map(|one| one.a)
}

fn both<T: Serialize + for<'de> Deserialize<'de> + PartialEq + Debug>(value: T, digits: &str) {
    assert_eq!(written(&value), digits.replace(' ', ""), "{value:?}");
    assert_eq!(read::<T>(digits), Ok(value), "{digits}");
}

#[derive(Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "lowercase")]
enum Status {
    Ok,
    Busy,
}

#[derive(Debug, Deserialize, PartialEq, Serialize)]
struct Newtype(u16);

#[derive(Debug, Deserialize, PartialEq, Serialize)]
struct Pair(u8, u8);

#[test]
fn each_kind() {
    both(-2_i64, "01 feffffffffffffff");
    both(-2_i32, "02 feffffff");
    both(-2_i16, "03 feff");
    both(-2_i8, "04 fe");
    both(2_u64, "05 0200000000000000");
    both(2_u32, "06 02000000");
    both(2_u16, "07 0200");
    both(2_u8, "08 02");
    both(1.5_f64, "09 000000000000f83f");
    both(1.5_f32, "09 000000000000f83f");
    both("OK".to_owned(), "0a 08 4f4b");
    both('ä', "0a 08 c3a4");
    both(String::new(), "0a 00");
    both(Blob(vec![0, 255]), "0a 08 00ff");
    both(true, "0b 01");
    both(One { a: false }, "0c 04 0161 0b 00");
    both(Status::Busy, "0a 10 62757379");
    both(Newtype(7), "07 0700");
    both(Some(7_u8), "08 07");
}

#[test]
fn lists_of_each_kind() {
    both(vec![-1_i64], "81 04 ffffffffffffffff");
    both(vec![1_u8, 2], "88 08 01 02");
    both([1_u8, 2], "88 08 01 02");
    both((1_u8, 2_u8), "88 08 01 02");
    both(Pair(1, 2), "88 08 01 02");
    both(vec![true, false], "8b 08 01 00");
    both(vec![0.5_f64], "89 04 000000000000e03f");
    both(vec!["a".to_owned(), String::new()], "8a 08 04 61 00");
    both(vec![Status::Ok], "8a 04 08 6f6b");
    both(
        vec![One { a: 1_u8 }, One { a: 2 }],
        "8c 08 04 0161 08 01 04 0161 08 02",
    );
    both(vec![Some(1_u8)], "88 04 01");
    both(vec![Newtype(1)], "87 04 0100");
}

#[test]
fn nothing_leaves_no_entry() {
    let empty = "01110101010102010100";
    assert_eq!(written(None::<u8>), empty);
    assert_eq!(written(()), empty);
    assert_eq!(written(Vec::<u8>::new()), empty);
    assert_eq!(written([0_u8; 0]), empty);
    assert_eq!(written(Some(Vec::<One<u8>>::new())), empty);
    // What is around it counts only what is there.
    #[derive(Serialize)]
    struct Three {
        first: Option<u8>,
        second: u8,
        third: Vec<String>,
    }
    let three = Three {
        first: None,
        second: 2,
        third: Vec::new(),
    };
    assert_eq!(to_vec(&three), Ok(body("04 067365636f6e64 08 02")));
    let read = from_slice::<One<Option<u8>>>(&body("00"));
    assert_eq!(read, Ok(One { a: None }));
    // An object without entries is there.
    assert_eq!(written(BTreeMap::<String, u8>::new()), "0c00");
    assert_eq!(written([BTreeMap::<String, u8>::new()]), "8c0400");
}

#[test]
fn integers_of_any_width_that_have_the_range() {
    for digits in ["08 07", "04 07", "06 07000000", "01 0700000000000000"] {
        assert_eq!(read(digits), Ok(7_u64), "{digits}");
        assert_eq!(read(digits), Ok(7_i8), "{digits}");
        assert_eq!(read(digits), Ok(7_u128), "{digits}");
    }
    assert_eq!(read("85 04 0700000000000000"), Ok(vec![7_u8]));
    assert_eq!(read("05 ffffffffffffffff"), Ok(u64::MAX));
    let fault = |digits| read::<u8>(digits).map_err(|error| error.message().to_owned());
    let refused = |what: &str| Err(format!("invalid value: integer `{what}`, expected u8"));
    assert_eq!(fault("04 ff"), refused("-1"));
    assert_eq!(fault("07 0001"), refused("256"));
    assert_eq!(
        fault("05 ffffffffffffffff"),
        refused("18446744073709551615")
    );
    assert!(fault("09 000000000000f03f").is_err());
    assert!(read::<bool>("08 01").is_err());
    // As serde has it everywhere.
    assert_eq!(read("08 02"), Ok(2.0_f64));
}

#[test]
fn one_is_no_list_and_a_list_is_not_one() {
    assert!(read::<u8>("88 04 01").is_err());
    assert!(read::<Vec<u8>>("08 01").is_err());
    assert!(read::<String>("8a 04 00").is_err());
    assert!(read::<Blob>("8a 04 00").is_err());
    assert!(read::<Status>("8a 04 08 6f6b").is_err());
    assert!(read::<One<u8>>("8c 04 04 0161 08 01").is_err());
    assert!(read::<Vec<One<u8>>>("0c 04 0161 08 01").is_err());
    // Nor are its items the values of an object's keys.
    let said = read::<One<u8>>("88 04 07").map_err(|error| error.to_string());
    assert_eq!(
        said,
        Err("a: invalid type: sequence, expected struct One at byte 13".to_owned())
    );
    assert!(read::<BTreeMap<String, u8>>("88 04 07").is_err());
}

#[test]
fn strings_as_text_and_as_bytes() {
    let bytes = body("08 0161 0a 08 4f4b 0162 0a 04 ff");
    #[derive(Debug, Deserialize, PartialEq)]
    struct Borrowed<'a> {
        #[serde(borrow)]
        a: &'a str,
        b: &'a [u8],
    }
    let read = from_slice::<Borrowed<'_>>(&bytes);
    assert_eq!(
        read,
        Ok(Borrowed {
            a: "OK",
            b: b"\xff"
        })
    );
    let wrong = self::read::<String>("0a 04 ff").map_err(|error| error.to_string());
    assert_eq!(
        wrong,
        Err("a: invalid value: a string that isn't UTF-8, expected a string at byte 13".to_owned())
    );
    assert!(self::read::<Status>("0a 04 ff").is_err());
    assert!(self::read::<Status>("0a 04 61").is_err());
    assert!(self::read::<Status>("08 00").is_err());
}

#[test]
fn keys_that_the_type_lacks_are_read_over() {
    let value = from_slice::<One<u8>>(&body(
        "18 0162 0c 04 0163 8c 04 00  0164 8a 08 04 61 00  0165 88 08 01 02  01ff 0b 01  0161 08 07  0166 05 0000000000000000",
    ));
    assert_eq!(value, Ok(One { a: 7 }));
}

/// Such a name is none that a type has, but an entry of a map isn't lost for it.
#[test]
fn keys_that_are_no_text() {
    let bytes = body("08 01ff 0b 01 0161 0b 01");
    assert_eq!(from_slice(&bytes), Ok(One { a: true }));
    assert_eq!(from_slice::<IgnoredAny>(&bytes), Ok(IgnoredAny));
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Only {
        #[expect(dead_code, reason = "only reading it is tried")]
        a: bool,
    }
    #[derive(Debug, Deserialize)]
    struct Flat {
        #[serde(flatten)]
        _others: BTreeMap<String, bool>,
    }
    for (said, expected) in [
        (fault::<Only>(&bytes), "unknown field"),
        (fault::<BTreeMap<String, bool>>(&bytes), "expected a string"),
        (fault::<Flat>(&bytes), "expected a string"),
        (fault::<BTreeMap<Status, bool>>(&bytes), "expected enum"),
    ] {
        assert!(said.contains(expected), "{said}");
    }
}

#[test]
fn keys_that_are_written_are_read() {
    fn both<K: Serialize + for<'de> Deserialize<'de> + Ord + Debug>(key: K, name: &str) {
        let map = BTreeMap::from([(key, true)]);
        let bytes = body(&format!("04 01{} 0b 01", const_hex::encode(name)));
        assert_eq!(to_vec(&map).as_ref(), Ok(&bytes));
        assert_eq!(from_slice(&bytes), Ok(map));
    }
    #[derive(Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
    struct Name(String);
    #[derive(Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
    enum Letter {
        A,
    }
    both("a".to_owned(), "a");
    both('a', "a");
    both(Letter::A, "A");
    both(Name("a".to_owned()), "a");
    both(Some("a".to_owned()), "a");
    both(Some(Name("a".to_owned())), "a");
    // Text, as in JSON, though values are bytes.
    let hash = crate::scalar::FixedBytes::new([0xab]);
    let map = BTreeMap::from([(hash, hash)]);
    let bytes = body("04 0430786162 0a 04 ab");
    assert_eq!(to_vec(&map).as_ref(), Ok(&bytes));
    assert_eq!(from_slice(&bytes), Ok(map));
}

#[test]
fn keys_of_maps_are_texts() {
    let map = BTreeMap::from([(Status::Busy.name(), 1_u8), (Status::Ok.name(), 2)]);
    assert_eq!(
        to_vec(&map).map(const_hex::encode),
        Ok(const_hex::encode(body("08 0462757379 08 01 026f6b 08 02")))
    );
    assert_eq!(
        to_vec(&BTreeMap::from([('ä', 1_u8)])),
        Ok(body("04 02c3a4 08 01"))
    );
    let wrong = to_vec(&BTreeMap::from([(1_u8, 1_u8)])).map_err(|error| error.to_string());
    assert_eq!(
        wrong,
        Err("epee's map keys are strings, this one isn't at byte 10".to_owned())
    );
    assert!(to_vec(&BTreeMap::from([(vec![1_u8], 1_u8)])).is_err());
    assert!(to_vec(&BTreeMap::from([(None::<String>, 1_u8)])).is_err());
}

impl Status {
    /// A key whose writer asks whether it may write text.
    fn name(&self) -> impl Serialize + Ord + use<> {
        #[derive(Eq, Ord, PartialEq, PartialOrd)]
        struct Name(&'static str);
        impl Serialize for Name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                assert!(serializer.is_human_readable());
                serializer.collect_str(self.0)
            }
        }
        match self {
            Self::Ok => Name("ok"),
            Self::Busy => Name("busy"),
        }
    }
}

/// Nobody reads such an object.
#[test]
fn no_key_is_written_twice() {
    #[derive(Serialize)]
    struct Flat<'a> {
        b: Option<u8>,
        #[serde(flatten)]
        others: BTreeMap<&'a str, One<u8>>,
    }
    let flat = |b, names: &[&'static str]| {
        let others = names.iter().map(|name| (*name, One { a: 1 }));
        let others = others.collect();
        to_vec(
            &vec![Flat { b, others }]
                .into_iter()
                .map(|flat| ("list", [flat]))
                .collect::<BTreeMap<_, _>>(),
        )
    };
    let said = flat(Some(1), &["a", "b", "c"]).map_err(|error| error.to_string());
    assert_eq!(said, Err("list[0].b: duplicate key at byte 30".to_owned()));
    // What is nothing isn't there, and objects in one another have names of their own.
    for (b, names) in [(None, &["a", "b", "c"][..]), (Some(1), &["a", "c"])] {
        let bytes = flat(b, names).expect("no key is duplicate");
        assert_eq!(from_slice(&bytes), Ok(IgnoredAny));
    }
}

#[test]
fn what_has_no_form() {
    #[derive(Serialize)]
    enum Variants {
        Newtype(u8),
        Tuple(u8, u8),
        Struct { a: u8 },
    }
    fn refused<T: Serialize>(value: T, why: &str) {
        let error = to_vec(&One { a: value }).expect_err("there is no form");
        assert_eq!(error.path().split('[').next(), Some("a"), "{error}");
        assert!(error.message().contains(why), "{error}");
    }
    refused(1_u128, "128-bit");
    refused(1_i128, "128-bit");
    refused(vec![vec![1_u8]], "lists of lists");
    refused(vec![(1_u8, 2_u8)], "lists of lists");
    refused(vec![None, Some(1_u8)], "`None` or `()`");
    refused([()], "`None` or `()`");
    refused(
        Variants::Newtype(1),
        "the variant Newtype, which holds data",
    );
    refused(Variants::Tuple(1, 2), "the variant Tuple, which holds data");
    refused(
        Variants::Struct { a: 1 },
        "the variant Struct, which holds data",
    );
    refused((1_u8, 2_u16), "the first is u8, this one u16");
    refused((1_u8, "text"), "the first is u8, this one string");
    for nothing_at_the_top in [
        to_vec(&1_u8),
        to_vec("text"),
        to_vec(&[One { a: 1_u8 }]),
        to_vec(&()),
    ] {
        let error = nothing_at_the_top.expect_err("only an object can be at the top");
        assert_eq!(
            error.to_string(),
            "the root must be an object: a struct or a map with string keys at byte 9"
        );
    }
    assert!(to_vec(&None::<One<u8>>).is_err());
    assert_eq!(to_vec(&Some(One { a: 1_u8 })), Ok(body("04 0161 08 01")));
}

#[test]
fn names_have_their_length() {
    let named = |length| to_vec(&BTreeMap::from([("n".repeat(length), 1_u8)]));
    assert!(named(1).is_ok());
    let longest = body(&format!("04 ff{} 08 01", "6e".repeat(255)));
    assert_eq!(named(255).as_ref(), Ok(&longest));
    assert_eq!(from_slice::<IgnoredAny>(&longest), Ok(IgnoredAny));
    for length in [0, 256, 70_000] {
        let error = named(length).expect_err("too long, or nothing");
        assert_eq!(
            error.message(),
            format!("a name has 1 to 255 bytes, this one {length}")
        );
    }
}
