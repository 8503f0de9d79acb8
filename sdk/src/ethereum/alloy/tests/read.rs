//! Functions of contracts that are read.

use super::*;

fn reads(
    answer: impl Fn() -> Result<Bytes, RpcError> + Send + Sync + 'static,
) -> (Transport, Client) {
    let node = Transport::new();
    node.on::<EthCall>(move |call| {
        let input = call.transaction.input.as_deref().expect("input");
        let decoded = Token::balanceOfCall::abi_decode(input).expect("a call");
        assert_eq!(Address::from(decoded.who), BOB);
        answer()
    });
    let eth = Client::new(Rpc::new(node.clone()));
    (node, eth)
}

fn balance_of() -> Token::balanceOfCall {
    Token::balanceOfCall { who: BOB.into() }
}

#[tokio::test]
async fn a_function_is_read() {
    let word = B256::from(U256::new(77));
    let (node, eth) = reads(move || Ok(word.into()));
    let read = eth.read(BOB, balance_of());
    assert_eq!(read.await.expect("a balance"), U256::new(77).into_alloy());
    let read = eth
        .read(BOB, balance_of())
        .block(9)
        .from(BOB)
        .value(U256::ONE);
    read.await.expect("a balance");
    let calls = node.calls::<EthCall>();
    assert_eq!(calls[1].block, Some(9.into()));
    assert_eq!(calls[1].transaction.from, Some(BOB));
    assert_eq!(calls[1].transaction.value, Some(U256::ONE));
    assert_eq!(calls[0].transaction.from, None);
}

#[tokio::test]
async fn a_read_fails_in_the_contract_s_words() {
    let failure = Token::InsufficientBalance {
        available: U256::ONE.into_alloy(),
        needed: U256::new(2).into_alloy(),
    };
    let data = json(&format!("\"{}\"", Bytes::from(failure.abi_encode())));
    let (_node, eth) =
        reads(move || Err(RpcError::new(3, "execution reverted").with_data(data.clone())));
    let error = eth.read(BOB, balance_of()).await.expect_err("a revert");
    let revert = error.revert().expect("a revert");
    assert_eq!(revert.decode_error(), Some(failure.clone()));
    let decoded = revert.decode();
    assert_eq!(
        decoded,
        Some(Token::TokenErrors::InsufficientBalance(failure))
    );
    let other = Revert::from_data(vec![1, 2, 3, 4]);
    assert_eq!(other.decode::<Token::TokenErrors>(), None);
    assert_eq!(Revert::Empty.decode::<Token::TokenErrors>(), None);
}

#[tokio::test]
async fn a_read_of_something_else_says_so() {
    for (returned, words) in [
        (Bytes::new(), "there is no contract"),
        (
            Bytes::from([7; 31]),
            "isn't what `balanceOf(address)` returns",
        ),
    ] {
        let (_node, eth) = reads(move || Ok(returned.clone()));
        let error = eth.read(BOB, balance_of()).await.expect_err(words);
        assert!(
            error.is_decode() && error.to_string().contains(words),
            "{error}"
        );
        assert_eq!(error.method(), Some("eth_call"));
    }
}
