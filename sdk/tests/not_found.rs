//! Results of null that say that a node doesn't have what was asked for.

use polyrpc::ethereum::{Address, Client};
use polyrpc::mock::Transport;
use polyrpc::{Error, RawJson, Reached, Rpc};

fn says_so(error: &Error) {
    assert!(error.is_not_found() && !error.is_decode(), "{error}");
    assert!(!error.is_retryable() && error.reached_server() == Reached::Yes);
    let message = error.to_string();
    assert!(
        message.ends_with("the node knows no such block"),
        "{message}"
    );
}

#[tokio::test]
async fn it_is_an_error_that_says_so() {
    let node = Transport::new();
    for (method, answer) in [
        ("eth_getBalance", "null"),
        ("eth_getCode", "null"),
        ("eth_getTransactionCount", "{}"),
    ] {
        node.on_raw(method, move |_| Ok(RawJson::new(answer).expect("JSON")));
    }
    let eth = Client::new(Rpc::new(node.clone()));
    let account = Address::new([7; 20]);
    let balance = eth.get_balance(account).block(9).await;
    says_so(&balance.expect_err("there is no balance"));
    let both = eth.batch((eth.get_code(account), eth.get_balance(account)));
    says_so(&both.await.expect_err("there is neither"));
    // Anything else that doesn't fit is what it was.
    let count = eth.get_transaction_count(account).await;
    let error = count.expect_err("this is no number");
    assert!(error.is_decode() && !error.is_not_found(), "{error}");
}
