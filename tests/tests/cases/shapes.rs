//! Unions that are tried, keys that several parts of a schema have, and what is never there.

use polyrpc_tests::TestResult;

use crate::generated::{
    arrays_tried, distributed, misplaced_values, narrowed, nothing, nullable_branches,
    params_object, required_keys, rest, same_scalars, union_tried, whole_numbers,
};
use crate::{again, fault};

#[test]
fn the_most_specific_object_that_fits_is_taken() -> TestResult {
    use union_tried::types::{Key, Limit, Receipt, Shape, Transaction};
    let receipt = |text| serde_json::from_str::<Receipt>(text);
    assert!(matches!(receipt(r#"{"hash":"h"}"#)?, Receipt::Pending(_)));
    assert!(matches!(
        receipt(r#"{"hash":"h","block":1}"#)?,
        Receipt::Included(_)
    ));
    let mined = r#"{"index":3,"later":{"x":[]},"block":1,"hash":"h"}"#;
    assert!(matches!(receipt(mined)?, Receipt::Mined(mined) if mined.index == 3));
    assert!(matches!(receipt(r#"{"block":1}"#)?, Receipt::Unknown(_)));

    let shape = |text| serde_json::from_str::<Shape>(text);
    assert!(matches!(
        shape(r#"{"kind":"square","x":1}"#)?,
        Shape::Square(_)
    ));
    let polygon = r#"{"kind":"hexagon","sides":6,"x":1}"#;
    assert!(matches!(shape(polygon)?, Shape::Polygon(polygon) if polygon.sides == 6));
    assert_eq!(
        again::<Shape>(r#"{"kind":"circle","x":7}"#)?,
        r#"{"kind":"circle","x":7}"#
    );

    let key = |text| serde_json::from_str::<Key>(text);
    assert!(matches!(key(r#"{"id":"i"}"#)?, Key::Id(_)));
    assert!(matches!(key(r#"{"public":"p"}"#)?, Key::Public(_)));
    assert!(
        fault::<Key>(r#"{"id":7}"#).contains("id"),
        "{}",
        fault::<Key>(r#"{"id":7}"#)
    );

    let limit = |text| serde_json::from_str::<Limit>(text);
    assert!(matches!(limit(r#"{"gas":1,"tip":2}"#)?, Limit::New(_)));
    assert!(matches!(limit(r#"{"gas":1}"#)?, Limit::Old(_)));

    let transaction = |text| serde_json::from_str::<Transaction>(text);
    let fee = r#"{"type":"INVOKE","version":"0x3","fee":"f"}"#;
    assert!(matches!(transaction(fee)?, Transaction::InvokeV3(_)));
    let declared = r#"{"gas":1,"version":"0x1","type":"DECLARE"}"#;
    assert!(matches!(transaction(declared)?, Transaction::DeclareV1(_)));
    let unknown = r#"{"type":"DEPLOY","version":"0x1","gas":1}"#;
    assert_eq!(again::<Transaction>(unknown)?, unknown);
    Ok(())
}

#[test]
fn arrays_are_told_apart_by_what_is_in_them() -> TestResult {
    use arrays_tried::types::{MixedPath, PairResult, RowsResult};
    let rows = |text| serde_json::from_str::<RowsResult>(text);
    assert!(matches!(rows(r#"[{"a":1}]"#)?, RowsResult::A(rows) if rows.len() == 1));
    assert!(matches!(rows(r#"[{"b":1},{"b":2}]"#)?, RowsResult::B(rows) if rows.len() == 2));
    assert!(matches!(rows("[]")?, RowsResult::A(rows) if rows.is_empty()));
    assert!(rows(r#"[{"c":1}]"#).is_err());
    for text in [r#"[1,"one"]"#, r#"[2,"any"]"#] {
        assert_eq!(again::<PairResult>(text)?, text);
    }
    assert!(serde_json::from_str::<PairResult>(r#"[3,"one"]"#).is_err());
    assert!(matches!(
        serde_json::from_str::<MixedPath>(r#"[1,"x"]"#)?,
        MixedPath::Tuple(_)
    ));
    assert!(matches!(
        serde_json::from_str::<MixedPath>(r#"["x"]"#)?,
        MixedPath::TextList(_)
    ));
    Ok(())
}

#[test]
fn what_two_parts_say_holds_together() -> TestResult {
    use narrowed::types::{Cancelled, CancelledState, Intent, Moved};
    assert_eq!(
        again::<Intent>(r#"{"action":"go","note":"n"}"#)?,
        r#"{"action":"go","note":"n"}"#
    );
    assert!(matches!(
        serde_json::from_str::<Intent>(r#"{"action":"stop"}"#)?,
        Intent::Stop(_)
    ));
    assert_eq!(
        serde_json::from_str::<Moved>(r#"{"data":{"x":4}}"#)?.data.x,
        4
    );
    let order: Cancelled = serde_json::from_str(r#"{"state":"expired"}"#)?;
    assert_eq!(order.state, CancelledState::Expired);
    Ok(())
}

#[test]
fn unions_under_all_of_have_the_keys_of_all() -> TestResult {
    use distributed::types::{NestedResult, Request, TransactionResult};
    let text = r#"{"type":"INVOKE","version":"3","fee":"f","hash":"h"}"#;
    let found = serde_json::from_str::<TransactionResult>(text)?;
    assert!(matches!(&found, TransactionResult::Invoke3(it) if it.hash == "h" && it.fee == "f"));
    let text = r#"{"name":"n","kind":"bytes","bytes":"0x01"}"#;
    assert!(matches!(serde_json::from_str(text)?, Request::NameBytes(_)));
    let text = r#"{"address":"a","kind":"text","text":"t"}"#;
    assert!(matches!(
        serde_json::from_str(text)?,
        Request::AddressText(_)
    ));
    let sized = serde_json::from_str(r#"{"large":"l","unit":"u"}"#)?;
    assert!(matches!(sized, NestedResult::Large(sized) if sized.unit == "u"));
    Ok(())
}

#[test]
fn scalars_of_one_form_are_one() -> TestResult {
    use same_scalars::types::{AmountResult, BlockBlock, LevelResult, Mode, SlashedResult};
    assert_eq!(serde_json::from_str::<Mode>("\"off\"")?, Mode::Off);
    assert_eq!(
        serde_json::from_str::<LevelResult>("3")?,
        LevelResult::Value3
    );
    assert_eq!(
        serde_json::from_str::<SlashedResult>("\"vote\"")?,
        SlashedResult::Vote
    );
    assert_eq!(
        serde_json::from_str::<AmountResult>("-5")?,
        AmountResult::Number(-5)
    );
    for (text, is_tag) in [("\"latest\"", true), ("\"0x1f\"", false), ("\"17\"", false)] {
        let block = serde_json::from_str::<BlockBlock>(text)?;
        assert_eq!(matches!(block, BlockBlock::Tag(_)), is_tag, "{text}");
        assert_eq!(again::<BlockBlock>(text)?, text);
    }
    Ok(())
}

#[test]
fn nothing_is_empty() -> TestResult {
    use nothing::methods::Pin;
    use nothing::types::{AllResult, Value};
    let all = r#"{"gone":{},"items":[]}"#;
    assert_eq!(again::<AllResult>(all)?, all);
    assert!(!fault::<AllResult>(r#"{"gone":{},"items":[1]}"#).is_empty());
    assert_eq!(serde_json::to_string(&Pin::new(3))?, r#"{"height":3}"#);
    let value = r#"[1,"a",[],null]"#;
    assert_eq!(again::<Value>(value)?, value);
    Ok(())
}

#[test]
fn parameters_in_an_object_are_all_there() -> TestResult {
    use params_object::methods::{Named, None as Empty, One, Whole};
    use params_object::types::OneOptions;
    let one = One::new(OneOptions::new("x"));
    assert_eq!(serde_json::to_string(&one)?, r#"[{"a":"x"}]"#);
    let mut whole = Whole::new("x");
    whole.b = Some(2);
    assert_eq!(serde_json::to_string(&whole)?, r#"{"a":"x","b":2}"#);
    let mut named = Named::new("i");
    named.count = Some(4);
    let sent: serde_json::Value = serde_json::to_value(&named)?;
    assert_eq!(sent, serde_json::json!({ "id": "i", "count": 4 }));
    assert_eq!(serde_json::to_string(&Empty::new())?, "[]");
    Ok(())
}

#[test]
fn keys_beside_the_listed_ones_are_read_and_sent() -> TestResult {
    use rest::types::{Amounts, Labels, Open};
    let labels = r#"{"name":"n","a":"1","b":"2"}"#;
    assert_eq!(again::<Labels>(labels)?, labels);
    assert_eq!(
        serde_json::from_str::<Labels>(labels)?
            .extra
            .get("b")
            .map(String::as_str),
        Some("2")
    );
    let open = r#"{"id":1,"more":{"x":[1.50]}}"#;
    assert_eq!(again::<Open>(open)?, open);
    let amounts = r#"{"total":"0x3","eth":"0x1","fil":"0x2"}"#;
    assert_eq!(again::<Amounts>(amounts)?, amounts);
    let wrong = fault::<Amounts>(r#"{"total":"0x3","eth":7}"#);
    assert!(!wrong.is_empty());
    let mut mixed: Labels = serde_json::from_str(labels)?;
    mixed.extra.insert("name".to_owned(), "again".to_owned());
    assert!(serde_json::to_string(&mixed).is_err());
    Ok(())
}

#[test]
fn branches_may_be_null() -> TestResult {
    use nullable_branches::methods::Inline;
    use nullable_branches::types::ReferredResult;
    use polyrpc::Method;
    fn is_null<M: Method<Output = Option<T>>, T>() {}
    is_null::<Inline, nullable_branches::types::InlineResult>();
    is_null::<nullable_branches::methods::Listed, nullable_branches::types::ListedResult>();
    let referred: ReferredResult = serde_json::from_str(r#"{"value":null}"#)?;
    assert_eq!(referred.value, None);
    assert_eq!(serde_json::to_string(&referred)?, r#"{"value":null}"#);
    Ok(())
}

#[test]
fn whole_numbers_are_sent_without_a_fraction() -> TestResult {
    use whole_numbers::methods::Scale;
    use whole_numbers::types::SizesResult;
    let mut scale = Scale::new(18.0);
    scale.steps = Some(vec![1.0, 0.25]);
    assert_eq!(serde_json::to_string(&scale)?, "[18,[1,0.25]]");
    let sizes = r#"{"balance":-9223372036854775808,"count":18446744073709551615,"height":18446744073709551615,"wide":1}"#;
    assert_eq!(again::<SizesResult>(sizes)?, sizes);
    Ok(())
}

#[test]
fn required_keys_are_there_without_a_property() -> TestResult {
    use required_keys::types::{PlainResult, TypedResult};
    let plain = r#"{"a":1,"b":{"any":true}}"#;
    assert_eq!(again::<PlainResult>(plain)?, plain);
    assert!(!fault::<PlainResult>(r#"{"a":1}"#).is_empty());
    assert_eq!(
        serde_json::from_str::<TypedResult>(r#"{"a":1,"b":"x"}"#)?.b,
        "x"
    );
    Ok(())
}

#[test]
fn misplaced_values_are_read_as_they_are_meant() -> TestResult {
    use misplaced_values::types::{ProtocolResult, StatusesStatusesItem, VersionResult};
    assert_eq!(
        serde_json::from_str::<ProtocolResult>("24")?,
        ProtocolResult::Value24
    );
    assert_eq!(
        serde_json::from_str::<VersionResult>("\"v4\"")?,
        VersionResult::V4
    );
    assert_eq!(StatusesStatusesItem::Open.as_str(), "open");
    Ok(())
}
