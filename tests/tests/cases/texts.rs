//! Components that are plain texts have types of their own.

use std::collections::BTreeMap;
use std::str::FromStr;

use polyrpc_tests::TestResult;
use proptest::prelude::*;

use crate::generated::named_texts::Client;
use crate::generated::named_texts::types::{CustomerId, Order, OrderEither, OrderId};
use crate::node::Node;
use crate::{again, fault};

#[test]
fn a_named_text_is_its_text() -> TestResult {
    let id = CustomerId::new("c-1");
    assert_eq!(id, CustomerId::from("c-1"));
    assert_eq!(id, CustomerId::from("c-1".to_owned()));
    assert_eq!(id, CustomerId::from_str("c-1")?);
    assert_eq!(id, "c-1");
    assert_eq!((id.as_str(), id.as_ref()), ("c-1", "c-1"));
    assert_eq!(format!("{id:>5}|{id:?}"), "  c-1|CustomerId(\"c-1\")");
    assert_eq!(serde_json::to_string(&id)?, "\"c-1\"");
    assert_eq!(CustomerId::from(&id).into_inner(), String::from(id));
    let (first, second) = (CustomerId::from("a"), CustomerId::from("b"));
    assert!(first < second);
    let found = fault::<CustomerId>("7");
    assert!(found.contains("expected a string"), "{found}");
    Ok(())
}

#[test]
fn they_stand_wherever_texts_do() -> TestResult {
    let text = r#"{"customer":"c-1","either":"c-2","id":"o-1","link":"https://example.org","maybe":null,"owners":{"c-1":["o-1","o-2"]},"plain":"p","same":"o-1"}"#;
    let order = serde_json::from_str::<Order>(text)?;
    assert_eq!(order.id, order.same);
    assert_eq!(order.either, OrderEither::from(CustomerId::from("c-2")));
    // Maps are looked up by the text itself.
    assert_eq!(order.owners.get("c-1").map(Vec::len), Some(2));
    let plain: Option<String> = order.plain.clone();
    assert_eq!(plain.as_deref(), Some("p"));
    assert_eq!(again::<Order>(text)?, text);
    Ok(())
}

#[tokio::test]
async fn functions_take_texts_and_named_texts() -> TestResult {
    let node = Node::default();
    let order = r#"{"customer":"c","either":1,"id":"o","maybe":"m","owners":null,"same":"o"}"#;
    let client = Client::new(node.answering(order));
    let (order, customer) = (OrderId::from("o-1"), CustomerId::from("c-1"));
    let moved = client
        .order_move(&order, customer.clone(), "")
        .by(&customer)
        .note("n")
        .await?;
    assert_eq!(moved.owners, BTreeMap::new());
    assert_eq!(node.last_params(), r#"["o-1","c-1","c-1","n",""]"#);
    client.order_move("o-1", "c-1", "x").await?;
    assert_eq!(node.last_params(), r#"["o-1","c-1",null,null,"x"]"#);
    let client = Client::new(node.answering("\"c-9\""));
    let owner: Option<CustomerId> = client.order_owner(order).await?;
    assert_eq!(owner, Some("c-9".into()));
    Ok(())
}

proptest! {
    #[test]
    fn any_text_is_kept(text: String) {
        let id = CustomerId::from(&text);
        let json = serde_json::to_string(&id)?;
        prop_assert_eq!(&json, &serde_json::to_string(&text)?);
        prop_assert_eq!(serde_json::from_str::<CustomerId>(&json)?.into_inner(), text);
    }
}
