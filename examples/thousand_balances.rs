//! The balances of any number of accounts as of one block: `cargo run --example thousand_balances -- http://localhost:8545 accounts.txt`.
//!
//! The file has an address in each line. A request has as many calls as nodes take, and four requests are under way at a time.
#![allow(clippy::print_stdout, reason = "an example shows results")]

use std::fs;

use futures_util::TryStreamExt;
use polyrpc::Error;
use polyrpc::ethereum::{Address, Client, U256, format_ether};
use polyrpc_examples::arguments;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let [url, file] = arguments("URL FILE")?;
    let accounts = fs::read_to_string(file)?;
    let accounts: Vec<Address> = accounts.lines().map(str::parse).collect::<Result<_, _>>()?;
    let balances = balances(&Client::connect(&url).await?, &accounts).await?;
    for (account, balance) in accounts.iter().zip(balances) {
        println!("{account} {} ETH", format_ether(balance));
    }
    Ok(())
}

/// Gets the balances in wei, in the order of the accounts.
async fn balances(eth: &Client, accounts: &[Address]) -> Result<Vec<U256>, Error> {
    let head = eth.block_number().await?;
    let calls = accounts
        .iter()
        .map(|account| eth.get_balance(*account).block(head));
    eth.batch_all(calls).in_flight(4).try_collect().await
}

#[cfg(all(test, feature = "anvil"))]
mod tests {
    use polyrpc::ethereum::TransactionRequest;
    use polyrpc_examples::chain::{ALICE, BOB, TestResult, on_chain};

    use super::*;

    #[tokio::test]
    async fn a_thousand_balances_are_in_order() -> TestResult {
        on_chain(&[], async |chain| {
            let mut accounts: Vec<Address> = (0..1_000_u64)
                .map(|number| {
                    Address::new(
                        [[0xee; 12].as_slice(), &number.to_be_bytes()]
                            .concat()
                            .try_into()
                            .unwrap(),
                    )
                })
                .collect();
            accounts[700] = BOB;
            let gift = TransactionRequest::new()
                .with_from(ALICE)
                .with_to(accounts[3]);
            chain.eth.send(gift.with_value(7_u64)).await?.await?;
            let balances = balances(&chain.eth, &accounts).await?;
            assert_eq!(balances.len(), 1_000);
            assert_eq!(balances[3], U256::new(7));
            assert_eq!(format_ether(balances[700]), "10000");
            assert_eq!(
                balances
                    .iter()
                    .filter(|balance| **balance > U256::ZERO)
                    .count(),
                2
            );
            Ok(())
        })
        .await
    }
}
