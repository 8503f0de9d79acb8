//! What a document says beyond OpenRPC of names, parameters and texts.

use polyrpc::{Method, RawJson};
use polyrpc_tests::TestResult;

use crate::generated::*;
use crate::node::Node;
use crate::{again, fault};

#[tokio::test]
async fn rust_has_the_given_names_and_the_wire_its_own() -> TestResult {
    use given_names::methods::GetBlockCount;
    let node = Node::default();
    let client = given_names::Client::new(node.answering(r#"{"cnt":7,"dtls":{"h":6}}"#));
    let count = client.get_block_count("main").await?;
    assert_eq!((count.count, count.details.height), (7, 6));
    assert_eq!(node.last_params(), r#"{"whch":"main"}"#);
    assert_eq!(GetBlockCount::NAME, "getblockcnt");
    Ok(())
}

#[tokio::test]
async fn one_value_stands_for_the_parameters() -> TestResult {
    let node = Node::default();
    let client = by_value::Client::new(node.answering("\"\""));
    client.alias_of("somebody").await?;
    assert_eq!(node.last_params(), r#""somebody""#);
    client.hash_of(255).await?;
    assert_eq!(node.last_params(), r#""0xff""#);
    assert_eq!(again::<by_value::methods::HashOf>(r#""0x7""#)?, r#""0x7""#);
    // Where that can't be, parameters go out as ever.
    client.two("a", "b").await?;
    assert_eq!(node.last_params(), r#"["a","b"]"#);
    Ok(())
}

#[test]
fn texts_keep_their_bytes_and_nothing_is_none() -> TestResult {
    let text = r#"{"comment":[233],"count":"","hash":"","hashes":["","01020304"],"supply":"","work":"340282366920938463463374607431768211455"}"#;
    assert_eq!(again::<raw_text::types::Entry>(text)?, text);
    let entry: raw_text::types::Entry = serde_json::from_str(text)?;
    assert_eq!(
        (entry.hash, entry.supply, entry.work),
        (None, None, u128::MAX)
    );
    assert_eq!(entry.comment.as_bytes(), [233]);
    let wrong = text.replace(r#""work":"34"#, r#""work":"","x":"34"#);
    assert!(
        fault::<raw_text::types::Entry>(&wrong).contains("decimal digits"),
        "{wrong}"
    );
    Ok(())
}

#[test]
fn absent_is_what_the_document_says() -> TestResult {
    use assumed::methods::{Blocks, First};
    let all = r#"{"height":0,"word":"","ids":[],"count":7}"#;
    assert_eq!(again::<Blocks>(r#"{"count":7}"#)?, all);
    assert_eq!(
        again::<Blocks>(r#"{"height":null,"ids":null,"count":7}"#)?,
        all
    );
    // Only what is nothing can be assumed.
    assert!(fault::<Blocks>("{}").contains("missing field `count`"));
    assert_eq!(again::<First>("[]")?, "[0]");
    Ok(())
}

#[tokio::test]
async fn an_empty_list_is_not_sent_where_it_is_refused() -> TestResult {
    let node = Node::default();
    let client = assumed::Client::new(node.answering("\"\""));
    client.follow(vec![7], vec!["a".to_owned()]).await?;
    assert_eq!(node.last_params(), r#"[["0x7"],["a"]]"#);
    for call in [
        client.follow(vec![], vec!["a".to_owned()]),
        client.follow(vec![7], vec![]),
    ] {
        let error = call.await.expect_err("an empty list");
        assert_eq!(error.reached_server(), polyrpc::Reached::No);
        assert!(error.to_string().contains("at least one item"), "{error}");
    }
    // It is read, so that a mock can say what it thinks of it.
    let params = RawJson::new(r#"[[],[]]"#)?;
    assert!(fault::<assumed::methods::Follow>(params.as_str()).is_empty());
    Ok(())
}
