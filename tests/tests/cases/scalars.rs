//! Every format at the ends of its range, and just beyond them.

use polyrpc::scalar::{B256, Bytes, StorageKey, U256};
use polyrpc_tests::TestResult;
use serde_json::{Value, json};

use crate::generated::scalars::types::Scalars;
use crate::generated::{bech32m, encoded, hex as prefixed, presence, tuples};
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
fn a_padded_quantity_is_read_and_not_written() -> TestResult {
    let mut all = widest();
    all["padded"] = json!(format!("0x{:064x}", 0xabc));
    all["padded64"] = json!(format!("0x{:032x}", u64::MAX));
    let read: Scalars = serde_json::from_value(all.clone())?;
    assert_eq!(read.padded, Some(U256::new(0xabc)));
    assert_eq!(read.padded64, Some(u64::MAX));
    let written = serde_json::to_value(&read)?;
    assert_eq!(written["padded"], "0xabc");
    assert_eq!(written["padded64"], hex("f", 16));
    all["padded64"] = json!(format!("0x0{:x}", u128::from(u64::MAX) + 1));
    assert!(fault::<Scalars>(&all.to_string()).contains("too large"));
    Ok(())
}

#[test]
fn a_type_written_by_hand_says_itself_what_it_reads() -> TestResult {
    use crate::generated::own_type::methods::StoreFind;
    use crate::generated::own_type::types::Found;

    let found: Found = serde_json::from_str(r#"{"slot":"0x2a","value":"Bw","near":{"a":"0x0"}}"#)?;
    assert_eq!(found.slot, "0x2a".parse::<StorageKey>()?);
    assert_eq!((&*found.value, &found.before), (&[7][..], &None));
    assert_eq!(found.near.len(), 1);
    let text = serde_json::to_string(&found)?;
    assert_eq!(text, r#"{"near":{"a":"0x0"},"slot":"0x2a","value":"Bw=="}"#);
    // A map that isn't there, or is null, is empty and not written.
    for text in [
        r#"{"slot":"0x2a","value":""}"#,
        r#"{"near":null,"slot":"0x2a","value":""}"#,
    ] {
        let found: Found = serde_json::from_str(text)?;
        assert!(found.near.is_empty());
        assert_eq!(
            serde_json::to_string(&found)?,
            r#"{"slot":"0x2a","value":""}"#
        );
    }
    // Its schema allows null, but it doesn't.
    assert!(fault::<Found>(r#"{"slot":null,"value":""}"#).contains("a storage key"));
    let call = StoreFind::new("0x1".parse()?);
    assert_eq!(serde_json::to_string(&call)?, r#"["0x1",null]"#);
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

#[test]
fn hex_is_read_with_or_without_its_prefix() -> TestResult {
    let [parent, key, signature] = [32, 48, 96].map(|bytes| "Ab".repeat(bytes));
    let coin = format!(
        r#"{{"parent":"0X{parent}","key":"{key}","signature":"0x{signature}","program":"","hint":null,"blob":"00"}}"#
    );
    let read: prefixed::types::Coin = serde_json::from_str(&coin)?;
    assert_eq!(
        (read.parent, read.program.len()),
        (B256::new([0xab; 32]), 0)
    );
    let [parent, key, signature] = [parent, key, signature].map(|digits| digits.to_lowercase());
    assert_eq!(
        serde_json::to_value(&read)?,
        json!({
            "parent": format!("0x{parent}"), "key": format!("0x{key}"), "signature": format!("0x{signature}"),
            "program": "0x", "hint": null, "blob": "0x00",
        })
    );
    let short = coin.replace(&key, "ab").replace(&"Ab".repeat(48), "ab");
    let fault = fault::<prefixed::types::Coin>(&short);
    assert!(fault.contains("expected 48 bytes of hex data"), "{fault}");
    Ok(())
}

#[test]
fn texts_are_told_apart_by_what_fewer_texts_are() -> TestResult {
    use bech32m::types::Owner;
    use prefixed::types::Id;

    let hash = "0E".repeat(32);
    let id = |text: &str| serde_json::from_value::<Id>(json!(text));
    assert_eq!(id(&hash)?, Id::Hash(B256::new([0x0e; 32])));
    assert_eq!(id("12")?, Id::Number(12));
    assert_eq!(id("0e")?, Id::Name("0e".to_owned()));
    let address = "txch1p6fspvvw3gutxjxnc7ype24rap66nlfug8hk9jgfr626rhn5m3jsxvey6y";
    let owner = |text: &str| serde_json::from_value::<Owner>(json!(text));
    assert_eq!(owner(address)?, Owner::Address(address.parse()?));
    assert_eq!(owner("ff")?, Owner::Hash(Bytes::from([255])));
    assert!(owner(&address.replace("txch", "xch")).is_err());
    Ok(())
}

#[tokio::test]
async fn hex_keys_of_maps_use_their_codec() -> TestResult {
    let answer =
        r#"{"0E0E0E0E0E0E0E0E0E0E0E0E0E0E0E0E0E0E0E0E0E0E0E0E0E0E0E0E0E0E0E0E":["01",""]}"#;
    let memos = prefixed::Client::new(answering(answer)).get_memos().await?;
    let expected = (B256::new([0x0e; 32]), vec![Bytes::from([1]), Bytes::new()]);
    assert_eq!(memos.into_iter().collect::<Vec<_>>(), [expected]);
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

#[test]
fn bytes_may_be_encoded_in_texts() -> TestResult {
    use encoded::types::{Blob, BlobKey};
    let text =
        r#"{"chunks":["","_w"],"content":"AP8=","key":"-_8=","proof":null}"#.replace("_w", "/w==");
    let blob = serde_json::from_str::<Blob>(&text)?;
    assert_eq!(*blob.content, [0, 0xff]);
    assert_eq!(
        blob.chunks.iter().map(|chunk| chunk.len()).sum::<usize>(),
        1
    );
    assert_eq!(blob.key, BlobKey::from(Bytes::from(vec![0xfb, 0xff])));
    assert_eq!(again::<Blob>(&text)?, text);
    let call = encoded::methods::BlobPut::new(vec![1]);
    assert_eq!(serde_json::to_string(&call)?, r#"["AQ=="]"#);
    Ok(())
}
