//! Signs a payment, submits it and waits for it: `cargo run --features libra-bcs --example libra_submit_and_wait`.
//!
//! Without an argument the responses come from recorded traffic, `recorded/libra_submit_and_wait.json`. With a URL, the same code asks that
//! node. The key is made from a seed that everybody knows: the account has to exist there, and should be of a network for tests.
#![allow(
    clippy::print_stdout,
    reason = "the terminal is where an example shows its results"
)]

use std::time::Duration;

use anyhow::Context as _;
use polyrpc::libra::bcs::{Key, Naming, Payload, RawTransaction, ScriptFunction};
use polyrpc::libra::{AccountAddress, Client, Failure, WaitError};
use polyrpc_examples::with_node;

const RECORDED: &str = include_str!("recorded/libra_submit_and_wait.json");

/// Known to everybody.
const SEED: [u8; 32] = [7; 32];

const RECEIVER: AccountAddress = AccountAddress::from_literal("0xb0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0");

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    with_node(RECORDED, pay).await
}

async fn pay(libra: &Client) -> anyhow::Result<()> {
    let key = Key::from_seed(&SEED);
    let sender = key.account_address();
    let account = libra.get_account(sender).with_meta().await?;
    let ledger = account.meta;
    let account = account
        .value
        .context("the account of the key doesn't exist there")?;

    // By the clock of the ledger, in seconds, while its timestamps are in microseconds.
    let expiration = ledger.timestamp_usecs / 1_000_000 + 60;
    let payment = ScriptFunction::payment("XUS", RECEIVER, 1_000_000);
    let raw = RawTransaction::new(
        sender,
        account.sequence_number,
        Payload::ScriptFunction(payment),
        expiration,
        ledger.chain_id,
    );
    let signed = raw.sign(&key, Naming::Diem)?;
    let submitted = signed.submitted(Naming::Diem)?;
    println!("sender    {sender:x}");
    println!("hash      {:x}", submitted.hash);

    // Never sent twice: what to do when no response came is the caller's to decide. Waiting tells, and by then it has expired.
    if let Err(error) = libra.submit(signed.to_bytes()?).await {
        match Failure::of(&error) {
            Some(failure) => anyhow::bail!(
                "the node refused it: {:?}, {:?}",
                failure.code,
                failure.status
            ),
            None => println!("no response, so it may have been accepted: {error}"),
        }
    }
    match libra
        .wait_for_transaction(submitted, Duration::from_secs(60))
        .await
    {
        Ok(executed) => println!(
            "executed  at version {}, for {} units of gas",
            executed.version, executed.gas_used
        ),
        Err(WaitError::ExecutionFailed(failed)) => println!("failed    {:?}", failed.vm_status),
        Err(WaitError::Replaced(other)) => {
            println!("replaced  by the transaction at version {}", other.version)
        }
        Err(WaitError::Expired(state)) => println!("expired   before version {}", state.version),
        Err(error) => return Err(error.into()),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use polyrpc_examples::replayed;

    use super::*;

    #[tokio::test]
    async fn all_answers_are_recorded() -> anyhow::Result<()> {
        pay(&replayed(RECORDED)?).await
    }
}
