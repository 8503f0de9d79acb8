//! Signs a payment, submits it and waits for it: `cargo run --features libra-bcs --example libra_submit_and_wait`.
//!
//! Without an argument the responses come from recorded traffic, `recorded/libra_submit_and_wait.json`. With a URL, the same code asks that
//! node. The key is made from a seed that everybody knows: the account has to exist there, and should be of a network for tests.
#![allow(clippy::print_stdout, reason = "an example shows results")]

use std::time::Duration;

use anyhow::Context as _;
use polyrpc::libra::bcs::{Key, Naming, Payload, RawTransaction, ScriptFunction};
use polyrpc::libra::{AccountAddress, Client, WaitError};
use polyrpc_examples::with_node;

const RECORDED: &str = include_str!("recorded/libra_submit_and_wait.json");

const RECEIVER: AccountAddress = AccountAddress::from_literal("0xb0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0");

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    println!("{}", with_node(RECORDED, pay).await?);
    Ok(())
}

/// Sends a payment, waits for its confirmation, and describes the outcome.
async fn pay(libra: &Client) -> anyhow::Result<String> {
    let key = Key::from_seed(&[7; 32]); // known to everybody
    let sender = key.account_address();
    let answer = libra.get_account(sender).with_meta().await?;
    let (account, ledger) = (answer.value, answer.meta);
    let number = account.context("no such account")?.sequence_number;
    // By the clock of the ledger, in seconds, while its timestamps are in microseconds.
    let expiration = ledger.timestamp_usecs / 1_000_000 + 60;
    let payment = Payload::ScriptFunction(ScriptFunction::payment("XUS", RECEIVER, 1_000_000));
    let raw = RawTransaction::new(sender, number, payment, expiration, ledger.chain_id);
    let signed = raw.sign(&key, Naming::Diem)?;

    // Never sent twice. Where no response comes it may have been accepted: waiting tells.
    if let Err(error) = libra.submit(signed.to_bytes()?).await
        && error.rpc().is_some()
    {
        return Err(error.into());
    }
    let (submitted, limit) = (signed.submitted(Naming::Diem)?, Duration::from_secs(60));
    Ok(match libra.wait_for_transaction(submitted, limit).await {
        Ok(executed) => format!("executed at version {}", executed.version),
        Err(WaitError::ExecutionFailed(failed)) => format!("failed: {:?}", failed.vm_status),
        Err(WaitError::Expired(_) | WaitError::Replaced(_)) => "never executed".to_owned(),
        Err(error) => return Err(error.into()),
    })
}

#[cfg(test)]
mod tests {
    use polyrpc_examples::replayed;

    use super::*;

    #[tokio::test]
    async fn a_payment_is_executed() -> anyhow::Result<()> {
        let text = pay(&replayed(RECORDED)?).await?;
        assert!(text.starts_with("executed at version "), "{text}");
        Ok(())
    }
}
