//! Calls a contract: what an account holds of a token, by
//! `cargo run --features alloy --example contract_call -- http://localhost:8545 TOKEN ACCOUNT`.
#![allow(clippy::print_stdout, reason = "an example shows results")]

use alloy_sol_types::sol;
use polyrpc::Error;
use polyrpc::ethereum::alloy::IntoAlloy;
use polyrpc::ethereum::{Address, Client, U256, format_units};
use polyrpc_examples::arguments;

sol! {
    function balanceOf(address who) external view returns (uint256);
    function decimals() external view returns (uint8);
    function symbol() external view returns (string);
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let [url, token, who] = arguments("URL TOKEN ACCOUNT")?;
    let eth = Client::connect(&url).await?;
    println!("{}", holding(&eth, token.parse()?, who.parse()?).await?);
    Ok(())
}

/// Returns the balance of an account with the token's symbol, such as `12.5 USDC`.
async fn holding(eth: &Client, token: Address, who: Address) -> Result<String, Error> {
    let amount = eth.read(token, balanceOfCall { who: who.into() }).await?;
    let decimals = eth.read(token, decimalsCall {}).await?;
    let symbol = eth.read(token, symbolCall {}).await?;
    let amount = format_units(U256::from_alloy(amount), decimals);
    Ok(format!("{amount} {symbol}"))
}

#[cfg(all(test, feature = "anvil"))]
mod tests {
    use polyrpc_examples::chain::{ALICE, BOB, TestResult, on_chain};

    use super::*;

    #[tokio::test]
    async fn what_accounts_hold() -> TestResult {
        on_chain(&[], async |chain| {
            let token = chain.token(12_500_000).await?;
            assert_eq!(holding(&chain.eth, token, ALICE).await?, "12.5 TOK");
            assert_eq!(holding(&chain.eth, token, BOB).await?, "0 TOK");
            let error = holding(&chain.eth, BOB, ALICE).await.unwrap_err();
            assert!(
                error.to_string().contains("there is no contract"),
                "{error}"
            );
            Ok(())
        })
        .await
    }
}
