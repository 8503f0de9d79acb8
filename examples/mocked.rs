//! A program with a test that needs no node: `cargo test --features mock --example mocked`.
//!
//! `cargo run --features mock --example mocked -- http://localhost:8545 ACCOUNT 0.25` runs it with a node.
#![allow(clippy::print_stdout, reason = "an example shows results")]

use polyrpc::Error;
use polyrpc::ethereum::{Address, Client, U256, parse_ether};
use polyrpc_examples::arguments;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let [url, account, ether] = arguments("URL ACCOUNT ETHER")?;
    let eth = Client::connect(&url).await?;
    let (account, wei) = (account.parse()?, parse_ether(&ether)?);
    println!("{}", can_pay(&eth, account, wei).await?);
    Ok(())
}

/// Returns whether an account can pay for a plain transfer of this amount.
async fn can_pay(eth: &Client, account: Address, wei: U256) -> Result<bool, Error> {
    let fee = eth.gas_price().await? * 21_000;
    Ok(eth.get_balance(account).await? >= wei + fee)
}

#[cfg(test)]
mod tests {
    use polyrpc::Rpc;
    use polyrpc::ethereum::methods::{GasPrice, GetBalance};
    use polyrpc::mock::Transport;

    use super::*;

    #[tokio::test]
    async fn the_fee_is_paid_too() -> anyhow::Result<()> {
        let node = Transport::new();
        node.on::<GasPrice>(|_| Ok(U256::new(10)));
        node.on_sequence::<GetBalance>([Ok(U256::new(210_007)), Ok(U256::new(210_006))]);
        let eth = Client::new(Rpc::new(node.clone()));
        assert!(can_pay(&eth, Address::ZERO, U256::new(7)).await?);
        assert!(!can_pay(&eth, Address::ZERO, U256::new(7)).await?);
        Ok(node.finish()?)
    }
}
