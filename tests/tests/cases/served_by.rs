//! What a null says, and types that no method names.

use polyrpc::Method;

use super::generated::served_by::Client;
use super::generated::served_by::methods::{Head, Maybe, Names};
use super::generated::served_by::types::Order;
use super::node::answering;

#[tokio::test]
async fn a_null_that_says_something_is_an_error_of_its_own() {
    let client = Client::new(answering("null"));
    let error = client.head().await.expect_err("null is no block");
    assert!(error.is_not_found(), "{error}");
    assert!(
        error.to_string().contains("the node knows no such block"),
        "{error}"
    );
    // Not an empty list.
    let error = client.names().await.expect_err("null is no list");
    assert!(error.is_not_found(), "{error}");
    assert_eq!(client.maybe().await.expect("null is a value"), None);
    assert_eq!(
        (Head::NULL.is_some(), Names::NULL.is_some(), Maybe::NULL),
        (true, true, None)
    );
}

#[test]
fn a_type_that_callers_send_is_made_by_its_constructor() {
    let order = Order::new(7).with_note("soon");
    assert_eq!(
        serde_json::to_string(&order).expect("JSON"),
        r#"{"amount":7,"note":"soon"}"#
    );
}
