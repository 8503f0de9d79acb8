//! Deploys a contract, the token of `contracts/Token.sol`:
//! `KEY=0x… cargo run --features alloy --example deploy_contract -- http://localhost:8545 1000000`.
#![allow(clippy::print_stdout, reason = "an example shows results")]

use std::env;

use alloy_signer_local::PrivateKeySigner;
use anyhow::Context as _;
use polyrpc::ethereum::{Address, Bytes, Client, TransactionRequest, U256};
use polyrpc_examples::arguments;

/// The creation code, as compiled by solc.
const CODE: &str = include_str!("contracts/Token.bin");

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let [url, supply] = arguments("URL SUPPLY")?;
    let key: PrivateKeySigner = env::var("KEY")?.parse()?;
    let eth = Client::builder(url).signer(key).connect().await?;
    println!("the token is at {}", deploy(&eth, supply.parse()?).await?);
    Ok(())
}

/// Creates the token, all of which the signer holds, and returns its address.
async fn deploy(eth: &Client, supply: U256) -> anyhow::Result<Address> {
    let code: Bytes = CODE.trim().parse()?;
    let creation = [&code[..], &supply.to_be_bytes()].concat(); // the constructor's arguments stand behind its code
    let sent = eth
        .send(TransactionRequest::new().with_input(creation))
        .await?;
    sent.await?
        .contract_address
        .context("the receipt names no contract")
}

#[cfg(all(test, feature = "anvil"))]
mod tests {
    use alloy_sol_types::sol;
    use polyrpc::ethereum::alloy::IntoAlloy;
    use polyrpc_examples::chain::{ALICE, TestResult, on_chain};

    use super::*;

    sol! {
        function balanceOf(address who) external view returns (uint256);
    }

    #[tokio::test]
    async fn the_signer_holds_the_token() -> TestResult {
        on_chain(&[], async |chain| {
            let supply = U256::new(12_500_000);
            let token = deploy(&chain.signing().await?, supply).await?;
            let who = ALICE.into();
            let held = chain.eth.read(token, balanceOfCall { who }).await?;
            assert_eq!(U256::from_alloy(held), supply);
            Ok(())
        })
        .await
    }
}
