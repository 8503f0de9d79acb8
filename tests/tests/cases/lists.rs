//! Lists whose absence says that they are empty, and packed lists where the format is text.

use polyrpc_tests::TestResult;

use crate::generated::{empty_lists, null_lists, packed};
use crate::node::Node;
use crate::{again, fault};

#[tokio::test]
async fn an_empty_list_is_not_sent() -> TestResult {
    use empty_lists::types::Parcel;
    let node = Node::default();
    let client = empty_lists::Client::new(node.answering(r#"{"id":1}"#));
    assert_eq!(client.by_position().await?, Parcel::new(1));
    assert_eq!(node.last_params(), "[]");
    client.by_position().first(vec![]).third(vec![]).await?;
    assert_eq!(node.last_params(), "[]");
    client.by_position().second("s").await?;
    assert_eq!(node.last_params(), r#"[null,"s"]"#);
    let last = vec!["a".to_owned()];
    client.by_position().first(vec![1]).third(last).await?;
    assert_eq!(node.last_params(), r#"[["0x1"],null,["a"]]"#);

    let client = empty_lists::Client::new(node.answering(r#"{"length":1}"#));
    client.by_name().await?;
    assert_eq!(node.last_params(), "{}");
    let words = || vec!["w".to_owned()];
    let full = Parcel::new(1).with_words(words()).with_word("one");
    client.by_name().raw_param(words()).parcel(full).await?;
    assert_eq!(
        node.last_params(),
        r#"{"parcel":{"id":1,"word":"one","words":["w"]},"raw":["w"]}"#
    );
    Ok(())
}

#[test]
fn absent_and_null_are_empty() -> TestResult {
    use empty_lists::methods::{ByName, ByPosition};
    use empty_lists::types::{Empty, Parcel};
    for text in [
        r#"{"id":1}"#,
        r#"{"id":1,"words":null,"hex":null}"#,
        r#"{"id":1,"words":[],"hex":[]}"#,
    ] {
        assert_eq!(serde_json::from_str::<Parcel>(text)?, Parcel::new(1));
        assert_eq!(again::<Parcel>(text)?, r#"{"id":1}"#);
    }
    assert_eq!(
        again::<Parcel>(r#"{"hex":["AAbb"],"id":1,"words":["w"]}"#)?,
        r#"{"hex":["0xaabb"],"id":1,"words":["w"]}"#
    );
    assert_eq!(serde_json::from_str::<Empty>("{}")?, Empty::default());
    assert!(fault::<Parcel>(r#"{"id":1,"words":"w"}"#).contains("expected a sequence"));
    assert!(fault::<Parcel>(r#"{"id":1,"words":[null]}"#).contains("invalid type: null"));
    for text in ["[]", "[null]", "[[],null,[]]"] {
        let call: ByPosition = serde_json::from_str(text)?;
        assert_eq!(call, ByPosition::new(), "{text}");
    }
    assert_eq!(again::<ByName>(r#"{"raw":null,"parcel":null}"#)?, "{}");
    Ok(())
}

#[test]
fn what_all_variants_have_may_be_a_list_that_is_empty() -> TestResult {
    use empty_lists::types::Shape;
    let line: Shape = serde_json::from_str(r#"{"length":1}"#)?;
    assert_eq!(line.marks(), Some(&Vec::new()));
    let ring: Shape = serde_json::from_str(r#"{"radius":1}"#)?;
    assert_eq!(ring.marks(), None);
    Ok(())
}

/// Otherwise they would be read as if they were always there, or never.
#[test]
fn what_can_not_be_empty_is_as_without_the_word() -> TestResult {
    use empty_lists::methods::Wrong;
    let words = || vec!["w".to_owned()];
    let wrong = Wrong::new(words());
    assert_eq!(
        (&wrong.value, &wrong.text, &wrong.pair, &wrong.bad),
        (&None, &None, &None, &None)
    );
    assert_eq!(wrong.required, words());
    assert_eq!(serde_json::to_string(&wrong)?, r#"{"required":["w"]}"#);
    Ok(())
}

#[test]
fn a_packed_list_is_like_any_other_in_text() -> TestResult {
    use packed::methods::List;
    let given = r#"[[1,4294967295],["0x0a0b0c0d"],[-1,2,3]]"#;
    assert_eq!(again::<List>(given)?, given);
    let given = r#"["text",[7,255]]"#;
    assert_eq!(again::<List>(given)?, given);
    assert!(fault::<List>("[[4294967296]]").contains("expected u32"));
    let call: List = serde_json::from_str("[null,null,[1,2,3]]")?;
    assert_eq!(call.fixed, Some(vec![1, 2, 3]), "packed lists end anywhere");
    Ok(())
}

#[tokio::test]
async fn null_is_an_empty_list_at_the_top() -> TestResult {
    use null_lists::types::Changes;
    let client = null_lists::Client::new(Node::default().answering("null"));
    assert_eq!(client.names(vec![]).await?, []);
    assert!(client.table().await?.is_empty());
    assert_eq!(client.maybe().await?, None, "here null is a value");
    assert_eq!(client.changes().await?, Changes::Names(vec![]));
    assert!(client.part().await.is_err());
    assert!(client.one_or_many().await.is_err(), "a pair is never empty");
    Ok(())
}

#[test]
fn null_is_an_empty_list_inside() -> TestResult {
    use null_lists::types::{Changes, Part};
    let text = r#"{"list":null,"map":null,"nested":[null,{"a":null}],"pairs":[[1,null]],"fixed":[null,[true]],"changes":null}"#;
    let part: Part = serde_json::from_str(text)?;
    assert_eq!((part.list.len(), part.map.len(), part.may), (0, 0, None));
    assert!(part.nested[1]["a"].is_empty());
    assert_eq!(part.pairs, [(1, vec![])]);
    assert_eq!(part.fixed, [vec![], vec![true]]);
    assert_eq!(part.changes, Changes::Names(vec![]));
    assert_eq!(
        again::<Part>(text)?,
        r#"{"changes":[],"fixed":[[],[true]],"list":[],"map":{},"nested":[{},{"a":[]}],"pairs":[[1,[]]]}"#
    );
    let null_item = text.replace(r#""list":null"#, r#""list":[null]"#);
    assert!(fault::<Part>(&null_item).contains("invalid type: null"));
    let absent = text.replace(r#""list":null,"#, "");
    assert!(fault::<Part>(&absent).contains("missing field `list`"));
    Ok(())
}

#[tokio::test]
async fn null_is_an_empty_parameter_where_the_document_says_so() -> TestResult {
    use null_lists::methods::Sent;
    let call: Sent = serde_json::from_str("[null,null,null]")?;
    assert_eq!(call, Sent::new(vec![], Default::default(), vec![]));
    assert_eq!(again::<Sent>("[null,null,null]")?, r#"[[],{},""]"#);
    let full = r#"[["0x1"],{"a":1},"Bw==","x"]"#;
    assert_eq!(again::<Sent>(full)?, full);
    assert!(fault::<Sent>("[null,null]").contains("bytes"));

    // Bytes in base64 that were never made are null as a result, too.
    let client = null_lists::Client::new(Node::default().answering("null"));
    assert!(
        client
            .sent(vec![], Default::default(), vec![])
            .await?
            .is_empty()
    );
    Ok(())
}

/// What is sent is exact.
#[test]
fn null_is_no_parameter_that_is_required() {
    use null_lists::methods::Names;
    assert!(fault::<Names>("[null]").contains("invalid type: null"));
}
