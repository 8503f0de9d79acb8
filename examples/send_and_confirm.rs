//! Sends ether and waits until it has two confirmations:
//! `KEY=0x… cargo run --features alloy --example send_and_confirm -- http://localhost:8545 RECIPIENT 0.25`.
//!
//! The transaction is signed here, by any signer of alloy's. Chain id, nonce and gas are filled in.
#![allow(clippy::print_stdout, reason = "an example shows results")]

use std::env;
use std::time::Duration;

use alloy_signer_local::PrivateKeySigner;
use polyrpc::ethereum::{Address, Client, TransactionRequest, U256, WaitError, parse_ether};
use polyrpc_examples::arguments;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let [url, to, ether] = arguments("URL RECIPIENT ETHER")?;
    let key: PrivateKeySigner = env::var("KEY")?.parse()?;
    let eth = Client::builder(url).signer(key).connect().await?;
    println!("{}", send(&eth, to.parse()?, parse_ether(&ether)?).await?);
    Ok(())
}

/// Sends a payment, waits for its confirmation, and describes the outcome.
async fn send(eth: &Client, to: Address, wei: U256) -> anyhow::Result<String> {
    let payment = TransactionRequest::new().with_to(to).with_value(wei);
    let payment = payment.with_fees(eth.estimate_fees().await?);
    let sent = eth.send(payment).await?.confirmations(2);
    Ok(match sent.timeout(Duration::from_secs(180)).await {
        Ok(receipt) => format!(
            "confirmed, for {} gas: {}",
            receipt.gas_used, receipt.transaction_hash
        ),
        Err(WaitError::Reverted(receipt)) => format!("reverted, for {} gas", receipt.gas_used),
        Err(WaitError::Replaced { by, .. }) => format!("replaced by {by:?}"),
        Err(WaitError::TimedOut { hash, .. }) => format!("{hash} may still be executed"),
        Err(error) => return Err(error.into()),
    })
}

#[cfg(all(test, feature = "anvil"))]
mod tests {
    use polyrpc_examples::chain::{BOB, TestResult, on_chain};

    use super::*;

    #[tokio::test]
    async fn a_payment_is_signed_and_confirmed() -> TestResult {
        on_chain(&["--block-time", "1"], async |chain| {
            let before = chain.eth.get_balance(BOB).await?;
            let told = send(&chain.signing().await?, BOB, parse_ether("0.25")?).await?;
            assert!(told.starts_with("confirmed, for 21000 gas: 0x"), "{told}");
            let gained = chain.eth.get_balance(BOB).await? - before;
            assert_eq!(gained, parse_ether("0.25")?);
            Ok(())
        })
        .await
    }
}
