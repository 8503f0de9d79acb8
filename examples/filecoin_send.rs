//! Sends FIL from an account of the node's and waits until that is final enough: `cargo run --features filecoin --example filecoin_send`.
//!
//! Without an argument the responses come from recorded traffic, `recorded/filecoin_send.json`. With a URL, the same code asks that node,
//! whose token stands in the URL: `cargo run --features filecoin --example filecoin_send -- "http://localhost:1234/rpc/v1?token=TOKEN" ""
//! FROM TO "1.5 FIL"`. The second argument may be a file to keep the traffic in. The node should be one of a network for tests.
#![allow(clippy::print_stdout, reason = "an example shows results")]

use std::env;
use std::time::Duration;

use polyrpc::filecoin::{Address, FullNode, Message, WaitError, format_fil, parse_fil};
use polyrpc_examples::with_node;

const RECORDED: &str = include_str!("recorded/filecoin_send.json");

/// Sender, receiver and amount of the recorded traffic.
const RECORDED_PAYMENT: [&str; 3] = [
    "f1ln6ax6l23rtrws7w54qlyiw6uipqwx3pi5r5ktq",
    "f3wdgc33qwtagn4xgbsvcrjefufswaltnkexnwljacb27c4666s2lsrwencxyulqcauo6oaal6ljp5drwqurma",
    "1.5 FIL",
];

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let mut payment = RECORDED_PAYMENT.map(str::to_owned);
    for (one, given) in payment.iter_mut().zip(env::args().skip(3)) {
        *one = given;
    }
    let pay = async |node: &FullNode| pay(node, &payment).await;
    println!("{}", with_node(RECORDED, pay).await?);
    Ok(())
}

/// Sends a payment, waits for its confirmation, and describes the outcome.
async fn pay(node: &FullNode, [from, to, amount]: &[String; 3]) -> anyhow::Result<String> {
    let (from, to): (Address, Address) = (from.parse()?, to.parse()?);
    let balance = format_fil(node.wallet_balance(from.clone()).await?);
    // Nonce and gas are the node's to find, and the key is in its wallet.
    let message = Message::transfer(from, to, parse_fil(amount)?);
    let limit = Duration::from_secs(600);
    let outcome = match node.push_and_wait(message, 5, limit).await {
        Ok(executed) => format!("executed at height {}", executed.height),
        Err(WaitError::ExecutionFailed(failed)) => format!("failed: {}", failed.receipt.exit_code),
        Err(WaitError::TimedOut { message, .. }) => format!("{message} may still be executed"),
        Err(error) => return Err(error.into()),
    };
    Ok(format!("{balance} were there; {outcome}"))
}

#[cfg(test)]
mod tests {
    use polyrpc_examples::replayed;

    use super::*;

    #[tokio::test]
    async fn a_payment_is_executed() -> anyhow::Result<()> {
        let node: FullNode = replayed(RECORDED)?;
        let rpc = node.rpc().clone();
        let node = FullNode::new(rpc.with_poll_interval(Duration::from_millis(1)));
        let text = pay(&node, &RECORDED_PAYMENT.map(str::to_owned)).await?;
        assert!(text.contains(" were there; executed "), "{text}");
        Ok(())
    }
}
