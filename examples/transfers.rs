//! All transfers of a token, past and future: `cargo run --features alloy --example transfers -- http://localhost:8545 TOKEN FIRST_BLOCK`.
//!
//! Each comes once, whatever happens to the connection. One that a reorganisation takes back comes again, with a minus: a program that keeps a
//! table inserts and deletes as it is told, and ends up with the transfers of the chain as it is.
#![allow(clippy::print_stdout, reason = "an example shows results")]

use alloy_sol_types::sol;
use futures_util::stream::BoxStream;
use futures_util::{StreamExt, TryStreamExt};
use polyrpc::Error;
use polyrpc::ethereum::{Address, Client};
use polyrpc_examples::arguments;

sol! {
    event Transfer(address indexed from, address indexed to, uint256 value);
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let [url, token, first] = arguments("URL TOKEN FIRST_BLOCK")?;
    let eth = Client::connect(&url).await?;
    let mut transfers = transfers(&eth, token.parse()?, first.parse()?);
    while let Some(transfer) = transfers.try_next().await? {
        println!("{transfer}");
    }
    Ok(())
}

/// Streams the transfers from a block on, a line for each.
fn transfers(eth: &Client, token: Address, first: u64) -> BoxStream<'_, Result<String, Error>> {
    let transfers = eth.events_of::<Transfer>(token).from(first);
    let lines = transfers.map_ok(|transfer| {
        let is_removed = transfer.log.removed == Some(true);
        let sign = if is_removed { '-' } else { '+' };
        let Transfer { from, to, value } = transfer.event;
        format!("{sign} {value} from {from} to {to}")
    });
    lines.boxed()
}

#[cfg(all(test, feature = "anvil"))]
mod tests {
    use polyrpc::ethereum::alloy::IntoAlloy;
    use polyrpc::ethereum::{TransactionRequest, U256};
    use polyrpc_examples::chain::{ALICE, BOB, TestResult, on_chain};

    use super::*;

    sol! {
        function transfer(address to, uint256 value) external returns (bool);
    }

    #[tokio::test]
    async fn past_and_new_transfers_are_told() -> TestResult {
        on_chain(&[], async |chain| {
            let token = chain.token(1_000).await?;
            let pay = async |value: u64| {
                let (to, value) = (BOB.into(), U256::from(value).into_alloy());
                let payment = TransactionRequest::new().with_from(ALICE).with_to(token);
                let payment = payment.with_call(&transferCall { to, value });
                chain.eth.send(payment).await?.await?;
                TestResult::Ok(())
            };
            pay(5).await?;
            let mut told = transfers(&chain.eth, token, 0);
            let zero = Address::ZERO;
            let told_next = told.try_next().await?;
            assert_eq!(told_next, Some(format!("+ 1000 from {zero} to {ALICE}")));
            assert_eq!(
                told.try_next().await?,
                Some(format!("+ 5 from {ALICE} to {BOB}"))
            );
            pay(7).await?;
            assert_eq!(
                told.try_next().await?,
                Some(format!("+ 7 from {ALICE} to {BOB}"))
            );
            Ok(())
        })
        .await
    }
}
