//! Errors as types, where the document says what their data is.

use polyrpc::{Error, Rpc, RpcError};
use polyrpc_tests::TestResult;

use crate::generated::typed_errors::Client;
use crate::generated::typed_errors::methods::{
    OrderChangeError, OrderCreateError, OrderError2, OrderRepeatError,
};
use crate::node::{answering, refusing};

async fn create(node: Rpc) -> Result<Option<OrderCreateError>, String> {
    let Err(error) = Client::new(node).order_create("a").await else {
        return Err("it isn't refused".to_owned());
    };
    let typed = error.rpc_as::<OrderCreateError>();
    // Whatever becomes of it, nothing is lost.
    assert!(error.rpc().is_some());
    typed.map_err(|wrong| wrong.to_string())
}

#[tokio::test]
async fn the_data_of_an_error_is_typed() -> TestResult {
    let node = refusing(
        r#"{"code":4,"message":"sold out","data":{"missing":[{"sku":"a","left":"0x2"}],"more":1}}"#,
    );
    let Some(OrderCreateError::OutOfStock(data)) = create(node).await? else {
        return Err("another error".into());
    };
    assert_eq!(data.missing[0].left, 2_u128);
    assert_eq!(data.expected_at, None);
    let node = refusing(r#"{"code":-32010,"message":"","data":{"until":"noon"}}"#);
    let Some(OrderCreateError::CodeMinus32010(data)) = create(node).await? else {
        return Err("another error".into());
    };
    assert_eq!(data.until, "noon");
    Ok(())
}

#[tokio::test]
async fn errors_without_typed_data_are_their_codes() -> TestResult {
    let node = refusing(r#"{"code":5,"message":"who?","data":[1]}"#);
    assert_eq!(create(node).await?, Some(OrderCreateError::NoSuchCustomer));
    let node = refusing(r#"{"code":7,"message":"","data":{"x":1}}"#);
    let found = create(node).await?;
    assert_eq!(found, Some(OrderCreateError::NothingIsSaidOfTheData));
    Ok(())
}

#[tokio::test]
async fn one_code_may_be_several_errors() -> TestResult {
    let limit = refusing(r#"{"code":6,"message":"Limit exceeded.","data":3}"#);
    assert_eq!(
        create(limit).await?,
        Some(OrderCreateError::LimitExceeded(3))
    );
    let closed = refusing(r#"{"code":6,"message":"Shop closed"}"#);
    assert_eq!(create(closed).await?, Some(OrderCreateError::ShopClosed));
    let other = refusing(r#"{"code":6,"message":"limit: 3","data":3}"#);
    assert_eq!(
        create(other).await?,
        Some(OrderCreateError::LimitExceeded(3))
    );
    Ok(())
}

#[tokio::test]
async fn an_unknown_code_is_kept() -> TestResult {
    let node = refusing(r#"{"code":99,"message":"new","data":{"x":1.50}}"#);
    let Some(OrderCreateError::Unknown(error)) = create(node).await? else {
        return Err("a known error".into());
    };
    assert_eq!((error.code, error.message.as_str()), (99, "new"));
    assert_eq!(
        error.data.as_ref().map(|data| data.as_str()),
        Some(r#"{"x":1.50}"#)
    );
    Ok(())
}

#[tokio::test]
async fn data_that_does_not_fit_says_where() {
    let node = refusing(r#"{"code":4,"message":"sold out","data":{"missing":[{"sku":"a"}]}}"#);
    let wrong = create(node).await.expect_err("`left` is missing");
    assert!(wrong.starts_with("data.missing[0]"), "{wrong}");
    assert!(wrong.contains("left"), "{wrong}");
    let node = refusing(r#"{"code":4,"message":"sold out"}"#);
    assert!(create(node).await.is_err());
}

#[tokio::test]
async fn other_failures_are_no_refusals() -> TestResult {
    assert!(
        Error::timeout("late")
            .rpc_as::<OrderCreateError>()?
            .is_none()
    );
    let refused = Client::new(answering("7")).order_create("a").await;
    let error = refused.expect_err("a number is no id");
    assert!(error.is_decode() && error.rpc_as::<OrderCreateError>()?.is_none());
    Ok(())
}

/// Two methods with the same errors have them as one type, and each of them its own name for it.
#[test]
fn the_same_errors_are_one_type() {
    let error = OrderChangeError::NoSuchCustomer;
    let same: OrderRepeatError = error;
    assert!(!matches!(same, OrderRepeatError::OutOfStock(_)));
    // `OrderError` is the struct of the method `order_error`.
    let large = OrderError2::Unknown(RpcError::new(1, ""));
    assert!(matches!(large, OrderError2::Unknown(_)));
}
