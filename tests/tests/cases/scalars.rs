//! Every format at the ends of its range, and just beyond them.

use polyrpc::scalar::U256;
use polyrpc_tests::TestResult;
use serde_json::{Value, json};

use crate::generated::scalars::types::Scalars;
use crate::generated::{presence, tuples};
use crate::node::answering;
use crate::{again, fault};

fn hex(digit: &str, count: usize) -> String {
    format!("0x{}", digit.repeat(count))
}

/// The widest value of each format.
fn widest() -> Value {
    json!({
        "u256": hex("f", 64), "u64": hex("f", 16), "u32": hex("f", 8), "u8": "0xff", "bytes": "0x", "b4": hex("a", 8),
        "b32": hex("0", 64), "address": hex("b", 40), "slot": hex("0", 64), "text": "\u{0}\u{1f600}", "flag": true,
        "float": -0.5, "d64": "18446744073709551615", "d256": "0", "natural": u64::MAX, "whole": i64::MIN, "n8": 255,
        "n128": 0, "i32": i32::MIN, "signature": hex("c", 130), "blob": "0x00",
    })
}

#[test]
fn the_ends_of_every_range_survive() -> TestResult {
    let all = widest();
    let read: Scalars = serde_json::from_value(all.clone())?;
    assert_eq!(serde_json::to_value(&read)?, all);
    assert_eq!((read.u256, read.whole), (U256::MAX, i64::MIN));
    let wide = all.to_string().replace(
        "\"n128\":0",
        &format!("\"n128\":{0},\"wide\":{0}", u128::MAX),
    );
    let read: Scalars = serde_json::from_str(&wide)?;
    assert_eq!((read.n128, read.wide), (u128::MAX, Some(u128::MAX)));
    assert!(again::<Scalars>(&wide)?.contains(&format!("\"wide\":{}", u128::MAX)));
    Ok(())
}

#[test]
fn what_is_beyond_is_refused() -> TestResult {
    for (key, wrong) in [
        ("u256", json!(hex("f", 65))),
        ("u256", json!("0x01")),
        ("u256", json!("0x")),
        ("u256", json!("ff")),
        ("u256", json!(1)),
        ("u64", json!("0x10000000000000000")),
        ("u8", json!("0x100")),
        ("bytes", json!("0x0")),
        ("b4", json!("0x00")),
        ("address", json!(hex("0", 42))),
        ("slot", json!(hex("0", 65))),
        ("flag", json!("true")),
        ("float", json!("1.0")),
        ("d64", json!("18446744073709551616")),
        ("d64", json!("0x1")),
        ("natural", json!(-1)),
        ("whole", json!(u64::MAX)),
        ("whole", json!(1.0)),
        ("n8", json!(256)),
        ("i32", json!(i64::from(i32::MAX) + 1)),
        ("text", Value::Null),
    ] {
        let mut all = widest();
        all[key] = wrong.clone();
        assert!(
            !fault::<Scalars>(&all.to_string()).is_empty(),
            "{key}: {wrong}"
        );
    }
    Ok(())
}

#[tokio::test]
async fn results_use_their_codec_inside_lists_and_options() -> TestResult {
    let list = presence::Client::new(answering(r#"["0x1",null,"0x2"]"#))
        .list()
        .await?;
    assert_eq!(list, [Some(1), None, Some(2)]);
    let sizes = tuples::Client::new(answering(r#"["0x1","0x2"]"#))
        .sizes()
        .await?;
    assert_eq!(sizes, [U256::ONE, U256::new(2)]);
    let three = tuples::Client::new(answering(r#"["0x1","0x2","0x3"]"#))
        .sizes()
        .await;
    assert!(three.is_err_and(|error| error.is_decode()));
    Ok(())
}
