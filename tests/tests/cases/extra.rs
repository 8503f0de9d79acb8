//! Keys that the document doesn't list: kept where it says so, and left out elsewhere.

use polyrpc::RawJson;
use polyrpc_tests::TestResult;
use serde_json::{Value, json};

use crate::generated::extra::types::{Block, Draft, Item, Large, LargeFields, Wrong};
use crate::{again, fault};

#[test]
fn keys_that_nobody_listed_come_back_as_they_were() -> TestResult {
    let text = r#"{"height":1,"parent":{"height":0,"kind":"block","seal":[1.50]},"kind":"block","fee":340282366920938463463374607431768211456,"note":null}"#;
    let block: Block = serde_json::from_str(text)?;
    let fee = block.extra.get("fee").map(RawJson::as_str);
    assert_eq!(fee, Some("340282366920938463463374607431768211456"));
    assert_eq!(block.extra.keys().collect::<Vec<_>>(), ["fee", "note"]);
    assert_eq!(again::<Block>(text)?.len(), text.len());
    let plain: Block = serde_json::from_str(r#"{"height":1,"kind":"block"}"#)?;
    assert!(plain.extra.is_empty());
    Ok(())
}

#[test]
fn variants_keep_what_stands_before_their_tag() -> TestResult {
    let text = r#"{"z":{"a":[null,"\u00e4"]},"y":1.5,"type":"coin","x":true}"#;
    let read: Item = serde_json::from_str(text)?;
    let Item::Coin(coin) = &read else {
        return Err(format!("{read:?}").into());
    };
    assert_eq!(coin.extra.keys().collect::<Vec<_>>(), ["x", "y", "z"]);
    let (sent, kept): (Value, Value) = (serde_json::from_str(text)?, serde_json::to_value(&read)?);
    assert_eq!(sent, kept);
    Ok(())
}

/// It was rounded by then, and no value is better than a wrong one.
#[test]
fn a_number_too_wide_to_hold_back_is_left_out() -> TestResult {
    let text = r#"{"wide":340282366920938463463374607431768211456,"type":"coin","amount":1}"#;
    assert_eq!(again::<Item>(text)?, r#"{"amount":1,"type":"coin"}"#);
    Ok(())
}

#[test]
fn a_sender_adds_keys_but_no_second_value_of_a_field() -> TestResult {
    let mut draft = Draft::new("n").with_extra_2("own");
    draft.extra.insert("more".into(), RawJson::new("1")?);
    let written = serde_json::to_value(&draft)?;
    assert_eq!(written, json!({"extra": "own", "note": "n", "more": 1}));
    draft.extra.insert("note".into(), RawJson::new("2")?);
    let error = serde_json::to_string(&draft)
        .err()
        .map(|error| error.to_string());
    assert!(error.is_some_and(|error| error.contains("`note` among the extra keys")));
    let fields = LargeFields {
        a: true,
        b: true,
        c: true,
        d: true,
        e: true,
        f: true,
        g: true,
        h: true,
    };
    assert!(Large::from(fields).extra.is_empty());
    Ok(())
}

#[test]
fn anything_else_in_the_word_is_as_without_it() -> TestResult {
    assert_eq!(again::<Wrong>(r#"{"a":true,"b":1}"#)?, r#"{"a":true}"#);
    assert!(fault::<Block>(r#"{"kind":"block","b":1}"#).contains("missing field `height`"));
    Ok(())
}
