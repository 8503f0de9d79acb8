//! Sends FIL from an account of the node's and waits until that is final enough: `cargo run --features filecoin --example filecoin_send`.
//!
//! Without an argument the responses come from recorded traffic, `recorded/filecoin_send.json`. With a URL, the same code asks that node,
//! whose token stands in the URL: `cargo run --features filecoin --example filecoin_send -- "http://localhost:1234/rpc/v1?token=TOKEN" ""
//! FROM TO "1.5 FIL"`. The second argument may be a file to keep the traffic in. The node should be one of a network for tests.
#![allow(
    clippy::print_stdout,
    reason = "the terminal is where an example shows its results"
)]

use std::time::Duration;

use anyhow::Context as _;
use polyrpc::filecoin::{
    Address, FullNode, Message, TokenAmount, WaitError, format_fil, parse_fil,
};
use polyrpc_examples::with_node;

const RECORDED: &str = include_str!("recorded/filecoin_send.json");

/// Sender, receiver and amount of the recorded traffic.
const RECORDED_PAYMENT: [&str; 3] = [
    "f1ln6ax6l23rtrws7w54qlyiw6uipqwx3pi5r5ktq",
    "f3wdgc33qwtagn4xgbsvcrjefufswaltnkexnwljacb27c4666s2lsrwencxyulqcauo6oaal6ljp5drwqurma",
    "1.5 FIL",
];

/// How many epochs have to pass after the message.
const CONFIDENCE: u64 = 5;

/// So many epochs of 30 s, and some more to get there.
const TIMEOUT: Duration = Duration::from_secs(600);

struct Payment {
    from: Address,
    to: Address,
    amount: TokenAmount,
}

impl Payment {
    fn parse([from, to, amount]: [&str; 3]) -> anyhow::Result<Self> {
        Ok(Self {
            from: from.parse().context("the sender")?,
            to: to.parse().context("the receiver")?,
            amount: parse_fil(amount)?,
        })
    }
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(3).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let payment = match (std::env::args().count(), arguments.as_slice()) {
        (1, _) => Payment::parse(RECORDED_PAYMENT)?,
        (_, [from, to, amount]) => Payment::parse([from, to, amount])?,
        _ => anyhow::bail!("after the URL and a file come FROM, TO and AMOUNT"),
    };
    with_node(RECORDED, async |node: &FullNode| pay(node, payment).await).await
}

async fn pay(node: &FullNode, payment: Payment) -> anyhow::Result<()> {
    let Payment { from, to, amount } = payment;
    let balance = node.wallet_balance(from.clone()).await?;
    println!("balance   {}", format_fil(balance));
    println!("sending   {} to {to}", format_fil(amount));

    // Nonce and gas are the node's to find, and the key is in its wallet.
    let message = Message::transfer(from, to, amount);
    match node.push_and_wait(message, CONFIDENCE, TIMEOUT).await {
        Ok(executed) => println!(
            "executed  {} at height {}, for {} units of gas",
            executed.message, executed.height, executed.receipt.gas_used
        ),
        Err(WaitError::ExecutionFailed(failed)) => {
            println!("failed    with exit code {}", failed.receipt.exit_code)
        }
        // It may still be executed: by its CID, waiting goes on.
        Err(WaitError::TimedOut { message, .. }) => println!("waiting   for {message}"),
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
        let node: FullNode = replayed(RECORDED)?;
        let rpc = node.rpc().clone();
        let node = FullNode::new(rpc.with_poll_interval(Duration::from_millis(1)));
        pay(&node, Payment::parse(RECORDED_PAYMENT)?).await
    }
}
