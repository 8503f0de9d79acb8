//! Keys: absent, null, foreign, constant, excluding each other, holding their own type.

use polyrpc::scalar::{Bytes, U256};
use polyrpc_tests::TestResult;

use crate::generated::*;
use crate::{again, fault};

#[test]
fn absent_and_null_are_told_apart_where_the_document_does() -> TestResult {
    use presence::types::Kept;
    let least = r#"{"nullable":null,"required":"0x1"}"#;
    assert_eq!(again::<Kept>(least)?, least);
    // What was required may be gone tomorrow if it could be null anyway; what goes out has it.
    assert_eq!(again::<Kept>(r#"{"required":"0x1"}"#)?, least);
    assert_eq!(
        again::<Kept>(r#"{"required":"0x1","nullable":null,"optional":null,"both":null}"#)?,
        least
    );
    let most = r#"{"both":"b","nullable":"0x2","optional":"0x3","required":"0x1"}"#;
    assert_eq!(again::<Kept>(most)?, most);
    assert!(fault::<Kept>("{}").contains("missing field `required`"));
    assert!(fault::<Kept>(r#"{"required":null}"#).contains("null"));
    let one = Kept {
        both: None,
        nullable: None,
        optional: None,
        required: 1,
    };
    assert_eq!(serde_json::to_string(&one)?, least);
    Ok(())
}

#[test]
fn foreign_keys_are_left_and_the_last_of_two_counts() -> TestResult {
    use presence::types::Kept;
    let text = r#"{"required":"0x1","x":{"deep":[1e400,340282366920938463463374607431768211456]},"required":"0x2","not listed":1}"#;
    assert_eq!(
        again::<Kept>(text)?,
        r#"{"nullable":null,"required":"0x2"}"#
    );
    Ok(())
}

#[test]
fn one_of_two_exclusive_keys_is_sent() -> TestResult {
    use exclusive_keys::types::Request;
    let first = Request::new().with_data([1]).with_input([2]);
    assert_eq!(serde_json::to_string(&first)?, r#"{"input":"0x02"}"#);
    assert_eq!(
        serde_json::to_string(&first.with_data([3]))?,
        r#"{"data":"0x03"}"#
    );
    let mut both = Request::new().with_input([1]);
    both.data = Some(Bytes::from([1]));
    assert_eq!(serde_json::to_string(&both)?, r#"{"input":"0x01"}"#);
    both.data = Some(Bytes::from([2]));
    let error = serde_json::to_string(&both).err().ok_or("it was written")?;
    assert_eq!(
        error.to_string(),
        "`input` and `data` say different things; set one of them"
    );
    Ok(())
}

#[test]
fn constants_are_written_and_checked() -> TestResult {
    use empty::types::{Constant, ResetOptions};
    assert_eq!(
        serde_json::to_string(&Constant::default())?,
        r#"{"name":"empty","version":2}"#
    );
    assert_eq!(
        serde_json::from_str::<Constant>(r#"{"version":2}"#)?,
        Constant::default()
    );
    assert!(fault::<Constant>(r#"{"version":3}"#).contains("expected the constant `2`"));
    assert_eq!(again::<ResetOptions>(r#"{"any":1}"#)?, "{}");
    assert!(!fault::<ResetOptions>("[]").is_empty());
    Ok(())
}

#[test]
fn a_type_may_hold_itself() -> TestResult {
    use recursion::types::{Filter, Frame, Link};
    let text = r#"{"calls":[{"calls":[],"gas":"0x2"},{"gas":"0x3"}],"gas":"0x1"}"#;
    assert_eq!(again::<Frame>(text)?, text);
    let text = r#"{"id":"a","next":{"id":"b","next":{"id":"c"}}}"#;
    assert_eq!(again::<Link>(text)?, text);
    let filter = Filter::from(vec![
        "a".to_owned().into(),
        Filter::Not(Box::new(Filter::Text("b".to_owned()))),
    ]);
    assert_eq!(serde_json::to_string(&filter)?, r#"["a",{"not":"b"}]"#);
    assert_eq!(
        serde_json::from_str::<Filter>(r#"["a",{"not":"b"}]"#)?,
        filter
    );
    Ok(())
}

#[test]
fn names_that_collide_keep_their_own_keys() -> TestResult {
    use name_collisions::types::{GetThing, GetThing2, String2};
    let text = r#"{"field0":"0","fn":"1","foo-bar":"2","fooBar":"3","foo_bar":"4","map":"5","self":"6","source":"7","type":"8"}"#;
    assert_eq!(again::<GetThing2>(text)?, text);
    assert_eq!(again::<GetThing>(r#"{"a":true}"#)?, r#"{"a":true}"#);
    assert_eq!(
        again::<String2>(r#"{"call":{"rt":"x"}}"#)?,
        r#"{"call":{"rt":"x"}}"#
    );
    Ok(())
}

#[test]
fn maps_have_typed_keys() -> TestResult {
    use maps::methods::Override;
    use polyrpc::Method;
    let address = "0x1111111111111111111111111111111111111111";
    let slot = "0x2222222222222222222222222222222222222222222222222222222222222222";
    let text = format!(r#"[{{"{address}":{{"slots":{{"0x0":"{slot}","{slot}":"{slot}"}}}}}}]"#);
    assert_eq!(again::<Override>(&text)?, text);
    assert!(!fault::<Override>(r#"[{"0x11":{}}]"#).is_empty());
    let _: <maps::methods::Pool as Method>::Output =
        [(1, [("a".to_owned(), vec![true])].into())].into();
    Ok(())
}

#[test]
fn parts_of_all_of_are_one_object() -> TestResult {
    use all_of::types::{Outcome, Transfer};
    let text = r#"{"amount":"0x5","memo":"m","to":"0x1111111111111111111111111111111111111111"}"#;
    assert_eq!(again::<Transfer>(text)?, text);
    assert_eq!(serde_json::from_str::<Transfer>(text)?.amount, U256::new(5));
    let text = r#"{"height":3,"reason":"r"}"#;
    assert_eq!(again::<Outcome>(text)?, text);
    assert!(
        matches!(serde_json::from_str::<Outcome>(text)?, Outcome::Refused(refused) if refused.height == 3)
    );
    Ok(())
}

#[test]
fn a_place_without_a_type_keeps_its_text() -> TestResult {
    use any::types::HeldResult;
    let text = r#"{"extra":[1.0, {"b":1e400}],"value":null}"#;
    assert_eq!(again::<HeldResult>(text)?, text);
    Ok(())
}

#[test]
fn as_many_keys_as_rows_hold_are_fields() -> TestResult {
    use crate::generated::many_keys::types::{Larger, Largest};
    let text = r#"{"key000":1,"key015":2,"key016":3,"key255":4}"#;
    let largest: Largest = serde_json::from_str(text)?;
    assert_eq!((largest.key016, largest.key255), (Some(3), Some(4)));
    assert_eq!(serde_json::to_string(&largest)?, text);
    let text = r#"{"key256":1}"#;
    assert_eq!(again::<Larger>(text)?, text);
    Ok(())
}
