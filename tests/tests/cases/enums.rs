//! Listed texts and numbers, and what else nodes send in their place.

use polyrpc_tests::TestResult;

use crate::generated::enums::types::*;
use crate::generated::{null_branch, signs};
use crate::{again, fault};

#[test]
fn what_nodes_send_may_be_unknown() -> TestResult {
    assert_eq!(
        serde_json::from_str::<Status>("\"STATUS_OPEN\"")?,
        Status::Open
    );
    let unknown = serde_json::from_str::<Status>("\"STATUS_AJAR\"")?;
    assert_eq!(unknown, Status::Unknown("STATUS_AJAR".to_owned()));
    assert_eq!(unknown.to_string(), "STATUS_AJAR");
    assert_eq!(serde_json::to_string(&unknown)?, "\"STATUS_AJAR\"");
    assert_eq!(
        serde_json::from_str::<LevelResult>("9")?,
        LevelResult::Unknown(9)
    );
    assert_eq!(again::<LevelResult>("9")?, "9");
    for text in [
        "\"\"",
        "\"self\"",
        "\"2nd\"",
        "\"two words\"",
        "\"Two Words\"",
        "\"unknown\"",
        "\"\u{e4}\"",
    ] {
        assert_eq!(again::<WordsResult>(text)?, text);
    }
    Ok(())
}

#[test]
fn numbers_have_the_names_that_the_document_gives() -> TestResult {
    for (text, kind) in [
        ("0", Kind::StandardWallet),
        ("6", Kind::Cat),
        // No name was given.
        ("57", Kind::Value57),
        // Their name was taken.
        ("-1", Kind::Unknown2),
        ("7", Kind::Unknown(7)),
    ] {
        assert_eq!(serde_json::from_str::<Kind>(text)?, kind);
        assert_eq!(serde_json::to_string(&kind)?, text);
    }
    // The name of null went with it.
    let states = [StateResult::Waiting, StateResult::Done];
    assert_eq!(serde_json::to_string(&states)?, "[1,5]");
    // There were too few names.
    assert_eq!(serde_json::from_str::<SideResult>("0")?, SideResult::Value0);
    Ok(())
}

#[test]
fn what_callers_send_is_one_of_the_listed() -> TestResult {
    assert_eq!(Order::Desc.as_str(), "desc");
    assert_eq!(
        fault::<Order>("\"up\""),
        "expected one of asc, desc, got \"up\" at line 1 column 4"
    );
    assert_eq!(again::<SortStep>("-1")?, "-1");
    assert_eq!(serde_json::from_str::<SortStep>("1")?, SortStep::Value1);
    for wrong in ["2", "\"1\"", "1.0", "null", "18446744073709551615"] {
        assert!(!fault::<SortStep>(wrong).is_empty(), "{wrong}");
    }
    Ok(())
}

#[test]
fn null_is_no_value_of_an_enum() -> TestResult {
    use null_branch::methods::Block;
    assert_eq!(again::<Block>("[null]")?, "[null]");
    assert_eq!(again::<Block>("[\"safe\"]")?, "[\"safe\"]");
    assert!(!fault::<Block>("[\"finalized\"]").is_empty());
    Ok(())
}

#[test]
fn signs_have_names() -> TestResult {
    use signs::types::Diff;
    assert_eq!(serde_json::from_str::<Diff>("\"=\"")?, Diff::Equal);
    for text in [
        r#"{"+":"0x1"}"#,
        r#"{"*":{"a/b":"","from":"0x1","to":"0x2","~":""}}"#,
        r#"{"/":1}"#,
    ] {
        assert_eq!(again::<Diff>(text)?, text);
    }
    assert!(
        matches!(serde_json::from_str::<Diff>(r#"{"-":"0x5"}"#)?, Diff::Died(last) if last == 5_u128)
    );
    Ok(())
}
