//! An account of Libra or Diem: `cargo run --features libra --example libra_account`.
//!
//! Without an argument the responses come from recorded traffic, `recorded/libra_account.json`. With a URL, the same code asks that node:
//! `cargo run --features libra --example libra_account -- http://localhost:8080 "" 0000000000000000000000000a550c18`. The last argument
//! is the account's address; before it may stand a file to keep the traffic in.
#![allow(
    clippy::print_stdout,
    reason = "the terminal is where an example shows its results"
)]

use anyhow::Context as _;
use futures_util::TryStreamExt;
use polyrpc::libra::{AccountAddress, AccountRole, Amount, Client, CurrencyInfo, EventData};
use polyrpc_examples::with_node;

const RECORDED: &str = include_str!("recorded/libra_account.json");

/// The account of the recorded traffic.
const RECORDED_ACCOUNT: &str = "b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0";

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let address = std::env::args().nth(3);
    let address = address.as_deref().unwrap_or(RECORDED_ACCOUNT).parse()?;
    with_node(RECORDED, async |libra: &Client| show(libra, address).await).await
}

async fn show(libra: &Client, address: AccountAddress) -> anyhow::Result<()> {
    // One request, answered as of one version of the ledger.
    let (account, currencies) = libra
        .batch((
            libra.get_account(address).with_meta(),
            libra.get_currencies(),
        ))
        .await?;
    let ledger = account.meta;
    println!(
        "ledger    version {} of chain {}",
        ledger.version, ledger.chain_id
    );
    let account = account.value.context("there is no such account")?;
    println!("account   {address:x}");
    println!("role      {}", role(&account.role));
    for balance in &account.balances {
        println!("balance   {}", coins(balance, &currencies));
    }
    println!("sent      {} transactions", account.sequence_number);

    // As many requests as it takes, a page each.
    let payments: Vec<_> = libra
        .events(account.received_events_key, 0)
        .try_collect()
        .await?;
    println!("received  {} payments", payments.len());
    for payment in &payments {
        if let EventData::ReceivedPayment(received) = &payment.data {
            let amount = coins(&received.amount, &currencies);
            println!(
                "  {amount} from {:x} at version {}",
                received.sender, payment.transaction_version
            );
        }
    }
    Ok(())
}

/// An amount in whole coins, as far as the currency is known.
fn coins(amount: &Amount, currencies: &[CurrencyInfo]) -> String {
    let known = currencies.iter().find(|one| one.code == amount.currency);
    match known.map(|currency| currency.scaling_factor.max(1)) {
        Some(scale) => {
            let digits = scale.ilog10() as usize;
            let (whole, rest) = (amount.amount / scale, amount.amount % scale);
            format!("{whole}.{rest:0digits$} {}", amount.currency)
        }
        None => format!("{} units of {}", amount.amount, amount.currency),
    }
}

fn role(role: &AccountRole) -> String {
    match role {
        AccountRole::ParentVasp(vasp) => {
            format!(
                "parent VASP {:?} with {} children",
                vasp.human_name, vasp.num_children
            )
        }
        AccountRole::ChildVasp(child) => format!("child of {:x}", child.parent_vasp_address),
        AccountRole::DesignatedDealer(dealer) => {
            format!("designated dealer {:?}", dealer.human_name)
        }
        AccountRole::TreasuryCompliance(_) => "treasury compliance".to_owned(),
        // What the node doesn't name, and what this version doesn't know.
        _ => "another one".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use polyrpc_examples::replayed;

    use super::*;

    #[tokio::test]
    async fn all_answers_are_recorded() -> anyhow::Result<()> {
        show(&replayed(RECORDED)?, RECORDED_ACCOUNT.parse()?).await
    }
}
