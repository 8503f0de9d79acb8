//! Tests of notifications.

#![allow(
    clippy::expect_used,
    reason = "a test stops where it meets what it does not expect"
)]

use super::*;
use crate::Safety;
use crate::wire::{CHIA, JSONRPC};

#[test]
fn it_has_no_id_and_nothing_that_is_answered() -> Result<(), Error> {
    let params = RawJson::new(r#"["secret"]"#).expect("JSON");
    let request = Request::notification(&JSONRPC, "a\"", &params)?;
    let text = r#"{"jsonrpc":"2.0","method":"a\"","params":["secret"]}"#;
    assert_eq!(request.body(), text);
    assert_eq!(request.notified(), Some(("a\"", &br#"["secret"]"#[..])));
    assert_eq!(request.entries().len(), 0);
    assert!(request.single().is_none() && !request.is_batch());
    assert_eq!(request.safety(), Safety::Write);
    let printed = format!("{request:?}");
    assert!(
        printed.contains(r#"a\""#) && !printed.contains("secret"),
        "{printed}"
    );

    let call = Request::new(&JSONRPC, 1, "b", Safety::Read, &params)?;
    assert!(call.notified().is_none());
    let together = Request::batch([request, call.clone()])?;
    assert_eq!(together.body(), call.body());

    let refused = Request::notification(&CHIA, "a", &params).map_err(|error| error.to_string());
    assert!(refused.is_err_and(|text| text.contains("`chia` has no notifications")));
    Ok(())
}
