//! Why a transfer of a token would revert:
//! `cargo run --features alloy --example revert_reason -- http://localhost:8545 TOKEN SENDER RECIPIENT UNITS`.
#![allow(clippy::print_stdout, reason = "an example shows results")]

use alloy_sol_types::sol;
use polyrpc::Error;
use polyrpc::ethereum::alloy::Read;
use polyrpc::ethereum::{Address, Client, ErrorExt};
use polyrpc_examples::arguments;

sol! {
    function transfer(address to, uint256 units) external returns (bool);
    error ERC20InsufficientBalance(address sender, uint256 balance, uint256 needed);
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let [url, token, from, to, units] = arguments("URL TOKEN SENDER RECIPIENT UNITS")?;
    let (token, from): (Address, Address) = (token.parse()?, from.parse()?);
    let (to, units) = (to.parse()?, units.parse()?);
    let eth = Client::connect(&url).await?;
    let transfer = eth.read(token, transferCall { to, units }).from(from);
    println!("{}", outcome(transfer).await?);
    Ok(())
}

/// Simulates a transfer, and describes its outcome.
async fn outcome(transfer: Read<transferCall>) -> Result<String, Error> {
    let Err(error) = transfer.await else {
        return Ok("it would succeed".to_owned());
    };
    let revert = error.revert().ok_or(error)?; // any other error isn't the contract's
    if let Some(error) = revert.decode_error::<ERC20InsufficientBalance>() {
        let (needed, balance) = (error.needed, error.balance);
        return Ok(format!("{needed} are needed, {balance} are there"));
    }
    Ok(revert.to_string()) // the reason of a `require`, a panic, or another custom error
}

#[cfg(all(test, feature = "anvil"))]
mod tests {
    use polyrpc::ethereum::U256;
    use polyrpc::ethereum::alloy::IntoAlloy;
    use polyrpc_examples::chain::{ALICE, BOB, TestResult, on_chain};

    use super::*;

    #[tokio::test]
    async fn reasons_and_custom_errors_are_read() -> TestResult {
        on_chain(&[], async |chain| {
            let token = chain.token(1_000).await?;
            let try_it = async |to: Address, units: u64| {
                let (to, units) = (to.into(), U256::from(units).into_alloy());
                let transfer = chain.eth.read(token, transferCall { to, units });
                outcome(transfer.from(ALICE)).await
            };
            assert_eq!(try_it(BOB, 1_000).await?, "it would succeed");
            assert_eq!(try_it(BOB, 1_001).await?, "1001 are needed, 1000 are there");
            assert_eq!(
                try_it(Address::ZERO, 1).await?,
                "execution reverted: transfer to the zero address"
            );
            Ok(())
        })
        .await
    }
}
