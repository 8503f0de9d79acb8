//! What the reader reads is what serde_json reads, whatever is done to a text; and it reads what nodes send.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where it meets what it does not expect"
)]

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::Value;
use serde_with::DeserializeAs;

use super::{from_slice, usual};
use crate::raw::RawJson;
use crate::scalar::{Address, B256, Bytes, Decimal, FixedBytes, Hex, Quantity, RawText, U256};

/// Types that ask a deserializer for all it can be asked for.
#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "only reading and showing them matters")]
struct Everything {
    #[serde(default)]
    flag: bool,
    #[serde(default)]
    small: (i8, u8, i16, u16),
    #[serde(default)]
    large: Vec<(i64, u64)>,
    #[serde(default)]
    wide: Vec<(i128, u128)>,
    #[serde(default)]
    floats: Vec<(f32, f64)>,
    text: Option<String>,
    letter: Option<char>,
    unit: Option<Unit>,
    new: Option<New>,
    kinds: Option<Vec<Kind>>,
    any: Option<Value>,
    raw: Option<RawJson>,
    bytes: Option<RawText>,
    by_number: Option<BTreeMap<u64, bool>>,
    by_wide: Option<BTreeMap<i128, ()>>,
    by_flag: Option<BTreeMap<bool, u8>>,
    by_kind: Option<BTreeMap<Plain, u8>>,
    by_hash: Option<BTreeMap<FixedBytes<2>, u8>>,
    skipped: Option<IgnoredAny>,
    untagged: Option<Vec<Untagged>>,
    inner: Option<Box<Everything>>,
}

#[derive(Debug, Deserialize)]
struct Unit;

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "only reading and showing it matters")]
struct New(u32);

#[derive(Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
enum Plain {
    A,
    B,
}

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "only reading and showing it matters")]
enum Kind {
    Unit,
    New(u8),
    Pair(u8, String),
    Fields { a: Option<u8> },
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
#[expect(dead_code, reason = "only reading and showing it matters")]
enum Untagged {
    Hash(FixedBytes<2>),
    Number(u64),
    Text(String),
    Fields { a: Address },
}

const EVERYTHING: &str = r#"{"flag":true,"small":[-1,2,-300,40000],"large":[[-9223372036854775808,18446744073709551615],[0,0]],
 "wide":[[-170141183460469231731687303715884105728,340282366920938463463374607431768211455],[1,12345678901234567890123]],
 "floats":[[1.5,2.5e-3],[0.1,-0.0],[1,16777217],[3.4e38,1e-400]],"text":"caf\u00e9 \ud83d\ude00 \"quoted\"","letter":"x","unit":null,
 "new":7,"kinds":["Unit",{"New":1},{"Pair":[2,"b"]},{"Fields":{"a":null}},{"Unit":null}],
 "any":{"a":[1,-2,3.5,1e40,"\t",true,null,{}]},"raw": { "x" : [ 1.50 , "\ud800" ] } ,"bytes":"b\u0000",
 "by_number":{"1":true,"18446744073709551615":false},"by_wide":{"-170141183460469231731687303715884105728":null},"by_flag":{"true":1},
 "by_kind":{"A":1,"B":2},"by_hash":{"0x0102":3},"skipped":[{"a":"\u12ab"},"\ud800"],
 "untagged":["0x0102",5,"x",{"a":"0x14e46043e63D0E3cdcf2530519f4cFAf35058Cb2"}],"inner":{"text":"","flag":false}}"#;

/// What parsers stumble over.
const ODDITIES: [&str; 33] = [
    "",
    " ",
    ",",
    ":",
    "\"",
    "\\",
    "\\u0030",
    "\\ud800",
    "\\ud83d\\ude00",
    "\\x",
    "\n",
    "\u{1}",
    "[",
    "]",
    "{",
    "}",
    "null",
    "true",
    "-",
    "-0",
    "0",
    "00",
    "01",
    ".",
    "1e5",
    "E+",
    "18446744073709551616",
    "-9223372036854775809",
    "340282366920938463463374607431768211456",
    "0x",
    "\"0x1\"",
    "\u{e9}",
    "{\"a\":1,\"a\":2}",
];

/// Compares the parsers where both read a text.
fn agree<T: DeserializeOwned + Debug>(json: &[u8]) {
    let seed = PhantomData::<T>;
    if let Some(value) = usual(json, seed) {
        let text = String::from_utf8_lossy(json);
        let other = serde_json::from_slice::<T>(json);
        let other = other.unwrap_or_else(|error| panic!("{text} was read as {value:?}: {error}"));
        assert_eq!(format!("{value:?}"), format!("{other:?}"), "{text}");
    }
}

/// A value read through a codec.
#[derive(Debug)]
struct Read<C, T>(T, PhantomData<C>);

impl<'de, C: DeserializeAs<'de, T>, T> Deserialize<'de> for Read<C, T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        C::deserialize_as(deserializer).map(|value| Self(value, PhantomData))
    }
}

/// Compares the parsers on a text for all types that may make a difference.
fn all_agree(json: &[u8]) {
    agree::<Everything>(json);
    agree::<Value>(json);
    agree::<RawJson>(json);
    agree::<Vec<RawJson>>(json);
    agree::<IgnoredAny>(json);
    agree::<(u64, i64, Option<u8>)>(json);
    agree::<(u128, i128)>(json);
    agree::<(f32, f64)>(json);
    agree::<BTreeMap<String, Value>>(json);
    agree::<BTreeMap<i8, RawText>>(json);
    agree::<Vec<Untagged>>(json);
    agree::<Vec<Kind>>(json);
    agree::<Read<Vec<Quantity>, Vec<u64>>>(json);
    agree::<Read<Vec<Quantity>, Vec<U256>>>(json);
    agree::<Read<Vec<Decimal>, Vec<u128>>>(json);
    agree::<Read<Vec<Hex>, Vec<Bytes>>>(json);
    agree::<Read<Vec<Hex>, Vec<FixedBytes<1>>>>(json);
    agree::<Vec<FixedBytes<0>>>(json);
    agree::<Vec<FixedBytes<1>>>(json);
    agree::<Vec<B256>>(json);
    agree::<Vec<Bytes>>(json);
}

/// Xorshift: the same on every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 16).expect("48 bits") % limit.max(1)
    }

    /// Does one to three things to a text.
    fn change(&mut self, json: &[u8]) -> Vec<u8> {
        let mut json = json.to_vec();
        for _ in 0..=self.below(3) {
            let start = self.below(json.len() + 1);
            let end = (start + self.below(12)).min(json.len());
            let insert = match self.below(5) {
                0 => Vec::new(),
                1 => vec![self.below(256).to_le_bytes()[0]],
                2 => json[start..end].repeat(2),
                _ => ODDITIES[self.below(ODDITIES.len())].as_bytes().to_vec(),
            };
            let end = if self.below(2) == 0 { start } else { end };
            json.splice(start..end, insert);
        }
        json
    }
}

/// Lists of scalars in their usual form and in others.
const LISTS: [&str; 8] = [
    r#"["0x0","0x1","0xff","0x165ec15","0xffffffffffffffff","0x10000000000000000"]"#,
    r#"["0x1ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff","0xffffffffffffffffffffffffffffffff"]"#,
    r#"["0x","0x00","0xfF","0X00","00","0x0x","0x0x00",""]"#,
    r#"["0x00000000000000000000000000000000000000000000000000000000000000fF"]"#,
    r#"["0","1","340282366920938463463374607431768211455"]"#,
    r#"[ 1 , -2 , null ]"#,
    r#"[340282366920938463463374607431768211455,-1]"#,
    r#"{"1":"a","-1":[1,2],"2":"\u00e9"}"#,
];

#[test]
fn whatever_is_read_is_what_serde_json_reads() {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    all_agree(EVERYTHING.as_bytes());
    for list in LISTS {
        all_agree(list.as_bytes());
    }
    for round in 0..3_000 {
        let text = match round % 3 {
            0 => EVERYTHING,
            _ => LISTS[random.below(LISTS.len())],
        };
        all_agree(&random.change(text.as_bytes()));
    }
}

#[test]
fn depth_is_limited_alike() {
    for depth in [125, 126, 127, 128, 129, 20_000] {
        let deep = "[".repeat(depth) + &"]".repeat(depth);
        let keyed = r#"{"a":"#.repeat(depth) + "1" + &"}".repeat(depth);
        let inner = r#"{"inner":"#.repeat(depth) + "null" + &"}".repeat(depth);
        for text in [deep, keyed, inner] {
            all_agree(text.as_bytes());
        }
    }
    let most = "[".repeat(127) + &"]".repeat(127);
    assert!(usual(most.as_bytes(), PhantomData::<Value>).is_some());
    let more = format!("[{most}]");
    assert!(usual(more.as_bytes(), PhantomData::<Value>).is_none());
    assert!(serde_json::from_str::<Value>(&more).is_err());
    // As raw text it may be of any depth, which serde_json says then.
    assert!(usual(more.as_bytes(), PhantomData::<RawJson>).is_none());
    assert!(from_slice::<RawJson>(more.as_bytes()).is_ok());
}

#[test]
fn usual_texts_are_not_left_to_serde_json() {
    serde_json::from_str::<Everything>(EVERYTHING).expect("what is to be read");
    let parts: BTreeMap<String, RawJson> = serde_json::from_str(EVERYTHING).expect("an object");
    for (key, value) in parts {
        let part = format!(r#"{{"{key}":{value}}}"#);
        assert!(
            usual(part.as_bytes(), PhantomData::<Everything>).is_some(),
            "{part}"
        );
    }
    assert!(usual(EVERYTHING.as_bytes(), PhantomData::<Everything>).is_some());
    assert!(usual(EVERYTHING.as_bytes(), PhantomData::<RawJson>).is_some());
}

#[test]
fn broken_texts_are_not_read() {
    for text in [
        "",
        " ",
        "[1,]",
        "[,1]",
        "[1 2]",
        "[1",
        "{\"a\" 1}",
        "{\"a\":1,}",
        "{,\"a\":1}",
        "{\"a\":1 \"b\":2}",
        "{1:2}",
        "{\"a\"}",
        "nul",
        "truee",
        "\"a",
        "\"a\\",
        "\"\n\"",
        "01",
        "-",
        "1.",
        ".5",
        "1e",
        "+1",
        "[1]]",
        "1 2",
        "'a'",
        "\u{feff}1",
        "NaN",
        "[1;2]",
    ] {
        assert!(
            usual(text.as_bytes(), PhantomData::<Value>).is_none(),
            "{text}"
        );
        assert!(
            usual(text.as_bytes(), PhantomData::<RawJson>).is_none(),
            "{text}"
        );
        assert!(serde_json::from_str::<Value>(text).is_err(), "{text}");
    }
    assert!(usual(b"\"\xff\"", PhantomData::<Value>).is_none());
}
