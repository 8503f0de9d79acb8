//! What arrives is told apart as the document says, and what is none of the variants is kept where nodes send it.

use polyrpc::RawJson;
use polyrpc::scalar::{Address, B256};
use polyrpc_tests::TestResult;

use crate::generated::*;
use crate::{again, fault};

const HASH: &str = "\"0x1111111111111111111111111111111111111111111111111111111111111111\"";

#[test]
fn a_tag_tells_the_variant_wherever_it_stands() -> TestResult {
    use union_by_tag::types::{FeeTransaction, Transaction};
    let fee = Transaction::from(FeeTransaction::new(1, 7));
    for text in [
        r#"{"type":"0x2","nonce":"0x1","weight":7}"#,
        r#"{"nonce":"0x1","weight":7,"more":[{"a":null}],"type":"0x2"}"#,
        r#"{"nonce":"0x1","type":"0x2","weight":7,"more":true}"#,
    ] {
        assert_eq!(serde_json::from_str::<Transaction>(text)?, fee, "{text}");
    }
    assert_eq!(
        serde_json::to_string(&fee)?,
        r#"{"nonce":"0x1","type":"0x2","weight":7}"#
    );
    Ok(())
}

#[test]
fn an_absent_tag_is_the_variant_that_may_lack_it() -> TestResult {
    use union_by_tag::types::Transaction;
    for text in [
        r#"{"nonce":"0x1"}"#,
        r#"{"type":null,"nonce":"0x1"}"#,
        r#"{"type":"0x0","nonce":"0x1"}"#,
    ] {
        let read = serde_json::from_str::<Transaction>(text)?;
        assert!(
            matches!(&read, Transaction::Legacy(legacy) if legacy.nonce == 1),
            "{text}: {read:?}"
        );
        assert_eq!(
            serde_json::to_string(&read)?,
            r#"{"nonce":"0x1","type":"0x0"}"#
        );
    }
    Ok(())
}

#[test]
fn an_unknown_tag_keeps_everything() -> TestResult {
    use union_by_tag::types::Transaction;
    let text =
        r#"{"type":"0x7f","big":340282366920938463463374607431768211456,"list":[1.50,{"a":null}]}"#;
    let read = serde_json::from_str::<Transaction>(text)?;
    assert_eq!(read, Transaction::Unknown(RawJson::new(text)?));
    assert_eq!(serde_json::to_string(&read)?, text);
    for other in [
        r#"{"z":[{"a":[null,true,-1,0.5,"\u00e4"]}],"type":"0x9"}"#,
        r#"{"type":3}"#,
        "\"text\"",
        "[1]",
        "7",
    ] {
        let read = serde_json::from_str::<Transaction>(other)?;
        assert!(matches!(read, Transaction::Unknown(_)), "{other}: {read:?}");
        assert_eq!(
            serde_json::to_value(&read)?,
            serde_json::from_str::<serde_json::Value>(other)?
        );
    }
    // Nobody sends what the document doesn't have.
    use union_by_tag::types::AskQuestion;
    assert!(fault::<AskQuestion>(r#"{"ok":1}"#).contains("none of these forms"));
    assert_eq!(
        again::<AskQuestion>(r#"{"why":"so","ok":true}"#)?,
        r#"{"ok":true,"why":"so"}"#
    );
    assert_eq!(again::<AskQuestion>(r#"{"ok":false}"#)?, r#"{"ok":false}"#);
    Ok(())
}

#[test]
fn wide_numbers_are_never_rounded() -> TestResult {
    use union_by_tag::types::{FeeTransaction, Transaction};
    let widest = format!("{}", u128::MAX);
    let behind = format!(r#"{{"type":"0x2","nonce":"0x1","weight":{widest}}}"#);
    assert_eq!(
        serde_json::from_str::<Transaction>(&behind)?,
        FeeTransaction::new(1, u128::MAX).into()
    );
    let before = format!(r#"{{"nonce":"0x1","weight":{widest},"type":"0x2"}}"#);
    assert!(fault::<Transaction>(&before).contains("beyond 64 bits"));
    let fits = format!(r#"{{"nonce":"0x1","weight":{},"type":"0x2"}}"#, u64::MAX);
    assert_eq!(
        serde_json::from_str::<Transaction>(&fits)?,
        FeeTransaction::new(1, u64::MAX.into()).into()
    );
    // A number that nobody asks for does no harm, however wide it is.
    let foreign = format!(
        r#"{{"more":{widest},"deep":[{{"x":{widest}}}],"weight":7,"nonce":"0x1","type":"0x2"}}"#
    );
    assert_eq!(
        serde_json::from_str::<Transaction>(&foreign)?,
        FeeTransaction::new(1, 7).into()
    );
    Ok(())
}

#[test]
fn the_form_that_was_meant_says_what_is_wrong() {
    use union_by_key::types::Outcome;
    for (text, said) in [
        (r#"{"error":5}"#, "(read as failed, not as pending)"),
        (
            r#"{"error":null,"output":5}"#,
            "(read as pending, not as failed)",
        ),
    ] {
        let error = fault::<Outcome>(text);
        assert!(error.contains("invalid type: integer `5`"), "{error}");
        assert!(error.contains(said), "{error}");
    }
}

#[test]
fn a_key_tells_the_variant() -> TestResult {
    use union_by_key::types::{Outcome, PeekResult};
    let read = |text| serde_json::from_str::<Outcome>(text);
    assert!(
        matches!(read(r#"{"output":"0x","error":"no"}"#)?, Outcome::Failed(failed) if failed.error == "no")
    );
    assert!(
        matches!(read(r#"{"error":null,"output":"0x01"}"#)?, Outcome::Pending(pending) if pending.output.is_some())
    );
    assert_eq!(read(r#"{"count":12}"#)?, Outcome::Count(12));
    assert!(matches!(read("{}")?, Outcome::Pending(_)));
    assert_eq!(
        again::<PeekResult>(r#"{"other":{"a":[1]}}"#)?,
        r#"{"other":{"a":[1]}}"#
    );
    Ok(())
}

#[test]
fn the_json_kind_tells_the_variant() -> TestResult {
    use union_by_kind::types::{GetAt, MeasureResult, Value};
    for text in [
        "true",
        "7",
        "-0.5",
        "\"7\"",
        r#"[1,[],{"a":[false]},{}]"#,
        r#"{"a":{"b":[]},"c":"d"}"#,
    ] {
        assert_eq!(again::<Value>(text)?, text);
    }
    assert_eq!(again::<Value>("null")?, "[]", "a list is among them");
    assert_eq!(
        serde_json::from_str::<MeasureResult>("3")?,
        MeasureResult::Number(3.0)
    );
    assert_eq!(serde_json::from_str::<GetAt>("\"0x2a\"")?, GetAt::from(42));
    assert!(matches!(
        serde_json::from_str::<GetAt>(&format!(r#"{{"hash":{HASH}}}"#))?,
        GetAt::Hash(_)
    ));
    assert!(fault::<GetAt>("42").contains("expected a hex quantity or hash"));
    Ok(())
}

#[test]
fn the_first_item_tells_the_array() -> TestResult {
    use union_by_item::types::LogsResult;
    let read = |text: &str| serde_json::from_str::<LogsResult>(text);
    assert_eq!(read("[]")?, LogsResult::Hashes(Vec::new()));
    assert_eq!(
        read(&format!("[{HASH},{HASH}]"))?,
        LogsResult::Hashes(vec![B256::new([0x11; 32]); 2])
    );
    assert_eq!(read("[3,4]")?, LogsResult::Counts(vec![3, 4]));
    assert!(matches!(read(r#"[{"index":"0x1"}]"#)?, LogsResult::Logs(logs) if logs.len() == 1));
    for wrong in ["[true]", "[1,\"0x\"]", "{}", "[null]", "[[]]"] {
        assert!(read(wrong).is_err(), "{wrong}");
    }
    Ok(())
}

#[test]
fn narrow_texts_go_before_wide_ones() -> TestResult {
    use union_of_strings::types::{Block, PickResult, PickTarget, Tag};
    let read = |text: &str| serde_json::from_str::<Block>(text);
    assert_eq!(read("\"pending\"")?, Block::Pending);
    assert_eq!(read("\"latest\"")?, Block::Tag(Tag::Latest));
    assert_eq!(read(HASH)?, Block::Hash(B256::new([0x11; 32])));
    assert_eq!(read("\"0x10\"")?, Block::Number(16));
    assert_eq!(read("\"0x0010\"")?, Block::Bytes([0, 16].into()));
    assert_eq!(read("\"tomorrow\"")?, Block::Name("tomorrow".to_owned()));
    assert_eq!(
        serde_json::from_str::<PickTarget>("\"*\"")?,
        PickTarget::Star
    );
    assert_eq!(
        PickTarget::from(Address::new([1; 20])),
        PickTarget::One(Address::new([1; 20]))
    );
    assert_eq!(
        serde_json::from_str::<PickResult>("\"none\"")?,
        PickResult::None
    );
    assert!(fault::<PickTarget>("\"**\"").contains("expected an address"));
    Ok(())
}

#[test]
fn constants_are_variants_without_a_value() -> TestResult {
    use union_of_constants::types::{SetDepth, SetMode, SetResult};
    for text in ["0", "-1", "true", "\"deep\""] {
        assert_eq!(again::<SetDepth>(text)?, text);
    }
    for wrong in ["1", "false", "0.5", "null", "{}"] {
        assert!(serde_json::from_str::<SetDepth>(wrong).is_err(), "{wrong}");
    }
    assert_eq!(serde_json::to_string(&SetMode::Off)?, "\"off\"");
    assert!(fault::<SetMode>("\"of\"").contains("expected \"on\" or \"off\""));
    assert_eq!(again::<SetResult>("false")?, "false");
    assert_eq!(again::<SetResult>(r#"{"done":3}"#)?, r#"{"done":3}"#);
    Ok(())
}

#[test]
fn what_cannot_be_told_apart_stays_as_it_was_sent() -> TestResult {
    use union_untold::types::ObjectsResult;
    let text = r#"{"a":1.0}"#;
    assert_eq!(again::<ObjectsResult>(text)?, text);
    Ok(())
}

#[test]
fn a_tag_of_several_values_tells_the_variant() -> TestResult {
    use union_by_values::types::{Invoke, InvokeVersion, Transaction};
    for (text, version) in [
        (r#"{"fee":1,"version":"0x1"}"#, InvokeVersion::N0x1),
        (r#"{"version":"0x3","fee":1}"#, InvokeVersion::N0x3),
    ] {
        let read: Transaction = serde_json::from_str(text)?;
        let invoke = Invoke::new(version).with_fee(1);
        assert_eq!(read, Transaction::Invoke(invoke), "{text}");
    }
    let deploy = r#"{"version":"0x0"}"#;
    let read: Transaction = serde_json::from_str(deploy)?;
    assert!(matches!(&read, Transaction::Deploy(_)), "{read:?}");
    assert_eq!(serde_json::to_string(&read)?, deploy);
    let text = r#"{"version":"0x9"}"#;
    let read: Transaction = serde_json::from_str(text)?;
    assert_eq!(read, Transaction::Unknown(RawJson::new(text)?));
    Ok(())
}

/// So that a state which is not listed yet is still read.
#[test]
fn a_key_of_its_own_goes_before_a_list_of_values() -> TestResult {
    use union_by_values::types::Event;
    let read: Event = serde_json::from_str(r#"{"state":"tomorrow"}"#)?;
    assert!(matches!(&read, Event::Sync(_)), "{read:?}");
    let read: Event = serde_json::from_str(r#"{"state":"tomorrow","queue":1}"#)?;
    assert!(matches!(&read, Event::Plot(_)), "{read:?}");
    Ok(())
}

#[test]
fn a_list_of_one_text_is_a_constant_and_longer_ones_are_told_apart() -> TestResult {
    use union_by_values::types::{Level, Status};
    let read = |text: &str| serde_json::from_str::<Status>(&format!("{text:?}"));
    assert_eq!(read("NONE")?, Status::None);
    assert_eq!(read("INCLUDED")?, Status::Included);
    assert!(matches!(read("SENT")?, Status::Pending(_)));
    assert!(matches!(read("LOST")?, Status::Ended(_)));
    assert!(matches!(read("TOMORROW")?, Status::Ended(_)));
    assert_eq!(again::<Status>("\"NONE\"")?, "\"NONE\"");
    assert_eq!(serde_json::from_str::<Level>("\"full\"")?, Level::Full);
    assert_eq!(serde_json::from_str::<Level>("\"0x2\"")?, Level::Number(2));
    Ok(())
}

#[test]
fn numbers_and_flags_are_listed_like_texts() -> TestResult {
    use union_by_values::types::{CodeResult, ShapeResult};
    let read = |text: &str| serde_json::from_str::<ShapeResult>(text);
    assert!(matches!(read(r#"{"n":1}"#)?, ShapeResult::Round(_)));
    assert!(matches!(read(r#"{"n":5}"#)?, ShapeResult::Square(_)));
    assert!(matches!(read(r#"{"n":3}"#)?, ShapeResult::Unknown(_)));
    for (text, code) in [
        ("0", CodeResult::Good),
        ("-1", CodeResult::Bad),
        ("false", CodeResult::Never),
    ] {
        assert_eq!(serde_json::from_str::<CodeResult>(text)?, code);
        assert_eq!(again::<CodeResult>(text)?, text);
    }
    Ok(())
}

#[test]
fn what_does_not_fit_beside_anything_is_anything() -> TestResult {
    use or_anything::types::{ListResult, ToldResult, TraceResult};
    for (text, is_steps) in [
        (r#"{"gas":7}"#, true),
        (r#"{"gas":"7"}"#, false),
        (r#"{"gas":7,"steps":[1]}"#, false),
        (r#"{}"#, false),
        ("[1]", false),
        (r#""out of gas""#, false),
    ] {
        let trace: TraceResult = serde_json::from_str(text)?;
        assert_eq!(matches!(trace, TraceResult::Steps(_)), is_steps, "{text}");
        assert_eq!(serde_json::to_string(&trace)?, text);
    }
    for (text, is_told) in [
        (r#"{"kind":"l","left":1}"#, true),
        (r#"{"kind":"r","right":true}"#, true),
        (r#"{"kind":"l","left":true}"#, false),
        (r#"{"kind":"x","left":1}"#, false),
    ] {
        let told: ToldResult = serde_json::from_str(text)?;
        assert_eq!(!matches!(told, ToldResult::Value(_)), is_told, "{text}");
    }
    let list: ListResult = serde_json::from_str(r#"[1,"2"]"#)?;
    assert!(matches!(list, ListResult::Value(_)), "{list:?}");
    Ok(())
}
