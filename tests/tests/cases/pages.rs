//! Long lists that a node gives a page at a time.

use futures_util::{StreamExt, TryStreamExt};
use polyrpc::mock::Node;
use polyrpc::{Error, RawJson};
use polyrpc_tests::TestResult;
use serde_json::{Value, json};

use crate::generated::pages::Client;
use crate::generated::pages::types::{Event, Order};

/// A node whose method gives what a function makes of its parameters.
#[allow(
    clippy::expect_used,
    reason = "a test stops where it meets what it does not expect"
)]
async fn node(
    method: &str,
    answer: impl Fn(Value) -> Value + Send + Sync + 'static,
) -> TestResult<(Node, Client)> {
    let node = Node::start().await?;
    node.on_raw(method, move |params| {
        let params = serde_json::from_str(params.as_str()).expect("JSON");
        Ok(RawJson::new(answer(params).to_string()).expect("JSON"))
    });
    let client = Client::connect(&node.url()).await?;
    Ok((node, client))
}

fn sent(node: &Node, method: &str) -> Vec<String> {
    let calls = node.raw_calls(method);
    calls.iter().map(|call| call.as_str().to_owned()).collect()
}

fn ids(orders: Vec<Order>) -> Vec<String> {
    orders.into_iter().map(|order| order.id).collect()
}

#[tokio::test]
async fn a_cursor_leads_on_until_there_is_none() -> TestResult {
    for end in [json!(""), Value::Null] {
        let last = end.clone();
        let (node, client) = node("list_orders", move |params| {
            match params["cursor"].as_str() {
                None => json!({"data": [{"id": "a"}, {"id": "b"}], "next_cursor": "2"}),
                // A page may be empty, and not the last.
                Some("2") => json!({"data": [], "next_cursor": "3"}),
                _ => json!({"data": [{"id": "c"}], "next_cursor": last}),
            }
        })
        .await?;
        let orders: Vec<Order> = client
            .list_orders("x")
            .limit(2)
            .pages()
            .try_collect()
            .await?;
        assert_eq!(ids(orders), ["a", "b", "c"]);
        assert_eq!(
            sent(&node, "list_orders"),
            [
                r#"{"customer":"x","limit":2}"#,
                r#"{"customer":"x","cursor":"2","limit":2}"#,
                r#"{"customer":"x","cursor":"3","limit":2}"#
            ],
            "{end}"
        );
        node.finish()?;
    }
    Ok(())
}

#[tokio::test]
async fn a_flag_ends_it_where_the_last_page_has_a_cursor() -> TestResult {
    let (node, client) = node("owned_objects", |params| match &params[1]["digest"] {
        Value::Null => {
            json!({"found": {"objects": ["a"]}, "hasNextPage": true, "nextCursor": {"digest": "1"}})
        }
        _ => json!({"found": {}, "hasNextPage": false, "nextCursor": {"digest": "2"}}),
    })
    .await?;
    let found: Vec<String> = client
        .owned_objects(Default::default())
        .pages()
        .try_collect()
        .await?;
    assert_eq!(found, ["a"]);
    assert_eq!(node.raw_calls("owned_objects").len(), 2);
    node.finish()?;
    Ok(())
}

#[tokio::test]
async fn pages_go_on_behind_their_last_item() -> TestResult {
    let events = |from: u64, to: u64| {
        (from..to)
            .map(|number| json!({"number": number}))
            .collect::<Value>()
    };
    let (node, client) = node("get_events", move |params| {
        let start = params[0].as_u64().unwrap_or_default();
        // Two less than were asked for, and one is missing.
        match start {
            4 => events(4, 6),
            6 => events(7, 9),
            _ => json!([]),
        }
    })
    .await?;
    let found: Vec<Event> = client.get_events(4, 4).pages().try_collect().await?;
    let numbers: Vec<u64> = found.iter().map(|event| event.number).collect();
    assert_eq!(numbers, [4, 5, 7, 8]);
    assert_eq!(sent(&node, "get_events"), ["[4,4]", "[6,4]", "[9,4]"]);
    node.finish()?;
    Ok(())
}

#[tokio::test]
async fn a_null_page_is_the_last() -> TestResult {
    let (node, client) = node("get_history", |params| {
        match params.get(0).and_then(Value::as_str) {
            None => json!([{"id": "c"}, {"id": "b"}]),
            Some("b") => json!([{"id": "a"}]),
            _ => Value::Null,
        }
    })
    .await?;
    let orders: Vec<Order> = client.get_history().pages().try_collect().await?;
    assert_eq!(ids(orders), ["c", "b", "a"]);
    assert_eq!(node.raw_calls("get_history").len(), 3);
    node.finish()?;
    Ok(())
}

#[tokio::test]
async fn steps_end_at_the_total_or_at_an_empty_page() -> TestResult {
    let users = ["a", "b", "c", "d"];
    for (total, calls) in [(4, 2), (9, 3)] {
        let (node, client) = node("list_users", move |params| {
            let offset = params["offset"].as_u64().unwrap_or_default() as usize;
            json!({"users": users[offset..4.min(offset + 2)], "total": total})
        })
        .await?;
        // A parameter of the stream's name has another setter.
        let call = client.list_users().pages_param(7);
        let found: Vec<String> = call.pages().try_collect().await?;
        assert_eq!(found, users);
        assert_eq!(node.raw_calls("list_users").len(), calls);
        node.finish()?;
    }
    Ok(())
}

#[tokio::test]
async fn pages_are_counted_from_the_first_one() -> TestResult {
    let (node, client) = node("list_plots", |params| match params[0].as_u64() {
        Some(0) => json!({"plots": ["a"], "page_count": 2}),
        _ => json!({"plots": ["b"], "page_count": 2}),
    })
    .await?;
    let found: Vec<String> = client.list_plots(0).pages().try_collect().await?;
    assert_eq!(found, ["a", "b"]);
    node.finish()?;

    let (node, client) = node_of_days().await?;
    let found: Vec<String> = client.list_days().pages().try_collect().await?;
    assert_eq!(found, ["a", "b"]);
    assert_eq!(sent(&node, "list_days"), ["[1]", "[2]", "[3]"]);
    node.finish()?;
    Ok(())
}

async fn node_of_days() -> TestResult<(Node, Client)> {
    node("list_days", |params| {
        match params.get(0).and_then(Value::as_u64) {
            Some(1) => json!(["a"]),
            Some(2) => json!(["b"]),
            _ => json!([]),
        }
    })
    .await
}

#[tokio::test]
async fn a_map_gives_its_entries() -> TestResult {
    let key = |digit: char| format!("0x{}", digit.to_string().repeat(64));
    let (node, client) = node("storage_range", move |params| match params[0].as_str() {
        Some("0x") => {
            json!({"storage": {key('1'): "a"}, "nextKey": key('2')})
        }
        _ => json!({"storage": {key('2'): "b"}, "nextKey": null}),
    })
    .await?;
    let found: Vec<(_, String)> = client
        .storage_range("0x".to_owned())
        .pages()
        .try_collect()
        .await?;
    let values: Vec<&str> = found.iter().map(|(_, value)| value.as_str()).collect();
    assert_eq!(values, ["a", "b"]);
    assert_eq!(found[1].0.to_string(), key('2'));
    node.finish()?;
    Ok(())
}

/// A node that gives the same cursor again, or goes in a circle of them, doesn't keep its caller for ever.
#[tokio::test]
async fn circles_end_with_an_error() -> TestResult {
    for length in [1, 2, 5] {
        let (node, client) = node("list_orders", move |params| {
            let at: u32 = params["cursor"].as_str().and_then(|text| text.parse().ok()).unwrap_or(0);
            json!({"data": [{"id": at.to_string()}], "next_cursor": ((at + 1) % length).to_string()})
        })
        .await?;
        let mut pages = client.list_orders("x").pages();
        let mut items = 0;
        let error = loop {
            match pages.next().await.ok_or("the end without an error")? {
                Ok(_) => items += 1,
                Err(error) => break error,
            }
        };
        assert!(error.is_inconsistent(), "{error}");
        let said = error.to_string();
        assert!(
            said.contains("list_orders") && said.contains("read already"),
            "{said}"
        );
        assert!(items <= 4 * length + 2, "{items} items of {length}");
        assert!(pages.next().await.is_none());
        node.finish()?;
    }
    Ok(())
}

/// Nothing is left out because of an error in between.
#[tokio::test]
async fn a_page_that_failed_is_asked_for_again() -> TestResult {
    let failed = std::sync::atomic::AtomicBool::new(false);
    let (node, client) = node("list_days", move |params| {
        let page = params.get(0).and_then(Value::as_u64);
        match page {
            Some(1) => json!(["a"]),
            Some(2) if !failed.swap(true, std::sync::atomic::Ordering::SeqCst) => json!("no list"),
            Some(2) => json!(["b"]),
            _ => json!([]),
        }
    })
    .await?;
    let found: Vec<Result<String, Error>> = client.list_days().pages().collect().await;
    let said: Vec<&str> = found
        .iter()
        .map(|item| item.as_deref().unwrap_or("error"))
        .collect();
    assert_eq!(said, ["a", "error", "b"]);
    assert!(found[1].as_ref().is_err_and(Error::is_decode));
    node.finish()?;
    Ok(())
}
