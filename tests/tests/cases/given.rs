//! Types of the caller's stand in the places of formats and components.

use std::str::FromStr;

use chrono::{DateTime, NaiveDate, Utc};
use polyrpc_tests::TestResult;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::again;
use crate::generated::given_types::Client;
use crate::generated::given_types::types::{Order, OrderWhere};
use crate::node::Node;

/// What the case gives for the component `Shelf`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Shelf {
    aisle: u8,
}

impl polyrpc::rt::Sample for Shelf {
    fn sample() -> Self {
        Self::default()
    }
}

const ORDER: &str = r#"{"by_day":{"2026-11-29":null,"2026-11-30":"67e55044-10b1-426f-9247-bb680e5fe0c8"},"id":"67e55044-10b1-426f-9247-bb680e5fe0c8","lines":["00000000-0000-0000-0000-000000000000"],"placed":"2026-11-29T12:30:00Z","shelf":{"aisle":3},"where":"67e55044-10b1-426f-9247-bb680e5fe0c8"}"#;

#[test]
fn what_is_read_is_of_these_types() -> TestResult {
    let id = Uuid::from_str("67e55044-10b1-426f-9247-bb680e5fe0c8")?;
    let order = serde_json::from_str::<Order>(ORDER)?;
    assert_eq!(order.id, id);
    assert_eq!(order.lines, [Uuid::nil()]);
    assert_eq!(order.paid, None);
    assert_eq!(
        order.placed,
        DateTime::<Utc>::from_str("2026-11-29T12:30:00Z")?
    );
    assert_eq!(order.shelf, Shelf { aisle: 3 });
    let day = NaiveDate::from_ymd_opt(2026, 11, 30).ok_or("a day")?;
    assert_eq!(order.by_day.get(&day), Some(&Some(id)));
    assert_eq!(order.r#where, Some(OrderWhere::from(id)));
    assert_eq!(again::<Order>(ORDER)?, ORDER);
    for (text, is_it) in [
        ("2026-11-29T12:30:00Z", OrderWhere::from(order.placed)),
        (
            "in the cellar",
            OrderWhere::from("in the cellar".to_owned()),
        ),
    ] {
        let text = ORDER.replace(
            r#""where":"67e55044-10b1-426f-9247-bb680e5fe0c8""#,
            &format!(r#""where":"{text}""#),
        );
        assert_eq!(serde_json::from_str::<Order>(&text)?.r#where, Some(is_it));
    }
    let wrong = serde_json::from_str::<Order>(&ORDER.replace("00000000-", "0-"));
    assert!(wrong.is_err_and(|error| error.to_string().contains("UUID")));
    Ok(())
}

#[tokio::test]
async fn what_is_sent_is_of_these_types() -> TestResult {
    let node = Node::default();
    let client = Client::new(node.answering("null"));
    let since = DateTime::<Utc>::from_str("2026-11-29T12:30:00Z")?;
    let found = client.order_get(Uuid::nil()).since(since).await?;
    assert_eq!(found, None);
    assert_eq!(
        node.last_params(),
        r#"{"id":"00000000-0000-0000-0000-000000000000","since":"2026-11-29T12:30:00Z"}"#
    );
    Ok(())
}

#[test]
fn samples_are_of_these_types() {
    use polyrpc::rt::Sample;
    let sample = Order::sample();
    assert_eq!((sample.id, sample.shelf), (Uuid::nil(), Shelf::default()));
}
