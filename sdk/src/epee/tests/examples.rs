//! Bodies that were put together by hand, and what they hold.

#![allow(
    clippy::expect_used,
    reason = "a test stops where it meets what it does not expect"
)]

use std::collections::BTreeMap;
use std::fmt::Debug;

use super::*;

const HEADER: &str = "011101010101020101";

/// A value that is written as these bytes, read from them, and shown as this view.
fn same<T: Serialize + for<'de> Deserialize<'de> + PartialEq + Debug>(
    value: &T,
    digits: &str,
    view: &str,
) {
    let digits = format!("{HEADER}{}", digits.replace(' ', ""));
    let bytes = to_vec(value).expect("it can be written");
    assert_eq!(const_hex::encode(&bytes), digits);
    assert_eq!(&from_slice::<T>(&bytes).expect("it can be read"), value);
    assert_eq!(to_json(&bytes).expect("it can be shown").as_str(), view);
    assert_eq!(from_json(view).map(const_hex::encode), Ok(digits));
}

#[test]
fn an_empty_object() {
    same(&BTreeMap::<String, u8>::new(), "00", "{}");
}

#[test]
fn a_number() {
    let value = BTreeMap::from([("val".to_owned(), 4_u64)]);
    same(
        &value,
        "04 0376616c 05 0400000000000000",
        r#"{"val:u64":4}"#,
    );
}

#[derive(Debug, PartialEq, Deserialize, Serialize)]
pub(super) struct KeyImages {
    #[serde(default)]
    images_stat: Vec<u64>,
    status: String,
}

#[test]
fn an_answer_of_a_node() {
    same(
        &KeyImages {
            images_stat: vec![221, 0],
            status: "OK".to_owned(),
        },
        "08 0b696d616765735f73746174 85 08 dd00000000000000 0000000000000000 06737461747573 0a 08 4f4b",
        r#"{"images_stat:u64[]":[221,0],"status:string":"OK"}"#,
    );
}

#[derive(Debug, PartialEq, Deserialize, Serialize)]
pub(super) struct Outs {
    a: Vec<Out>,
}

#[derive(Debug, PartialEq, Deserialize, Serialize)]
struct Out {
    v: Vec<u64>,
}

#[test]
fn objects_in_a_list() {
    same(
        &Outs {
            a: vec![Out { v: vec![7] }],
        },
        "04 0161 8c 04 04 0176 85 04 0700000000000000",
        r#"{"a:object[]":[{"v:u64[]":[7]}]}"#,
    );
}

/// Bytes as a scalar of ours has them.
#[derive(Debug, PartialEq)]
pub(super) struct Blob(pub(super) Vec<u8>);

impl Serialize for Blob {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        assert!(!serializer.is_human_readable());
        serializer.serialize_bytes(&self.0)
    }
}

impl<'de> Deserialize<'de> for Blob {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        assert!(!deserializer.is_human_readable());
        struct Visitor;
        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = Blob;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("bytes")
            }
            fn visit_borrowed_bytes<E>(self, bytes: &'de [u8]) -> Result<Blob, E> {
                Ok(Blob(bytes.to_owned()))
            }
        }
        deserializer.deserialize_bytes(Visitor)
    }
}

#[derive(Debug, PartialEq, Deserialize, Serialize)]
struct GetOutputIndexes {
    txid: Blob,
}

#[test]
fn a_hash() {
    same(
        &GetOutputIndexes {
            txid: Blob(vec![0xab; 32]),
        },
        &format!("04 0474786964 0a 80 {}", "ab".repeat(32)),
        &format!(r#"{{"txid:hex":"{}"}}"#, "ab".repeat(32)),
    );
}
