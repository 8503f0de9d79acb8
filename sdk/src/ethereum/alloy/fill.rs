//! What a transaction needs before it can be signed: chain, gas and fees.

use futures_util::future::try_join;

use crate::error::Error;
use crate::ethereum::{Client, TransactionRequest};

/// The first type that has a fee cap and a tip.
const DYNAMIC_FEE: u8 = 2;

/// Fills in all but the nonce. `request` has its sender and its chain.
pub(super) async fn fill(
    eth: &Client,
    request: TransactionRequest,
) -> Result<TransactionRequest, Error> {
    if request.to.is_none() && request.input.is_none() && request.data.is_none() {
        return Err(Error::config(
            "the transaction has neither `to` nor `input`: set whom it is sent to, or the code of the contract that it creates",
        ));
    }
    let (gas, priced) = try_join(gas(eth, &request), price(eth, request.clone())).await?;
    Ok(priced.with_gas(gas))
}

async fn gas(eth: &Client, request: &TransactionRequest) -> Result<u64, Error> {
    match request.gas {
        Some(gas) => Ok(gas),
        None => eth.estimate_gas(request.clone()).await,
    }
}

/// Sets what is missing of the fees: cap and tip, or a gas price where the caller or the chain wants one.
async fn price(eth: &Client, mut request: TransactionRequest) -> Result<TransactionRequest, Error> {
    let has_caps = request.max_fee_per_gas.is_some() || request.max_priority_fee_per_gas.is_some();
    match (request.gas_price, request.r#type) {
        (Some(_), _) => return Ok(request),
        (None, Some(kind)) if kind < DYNAMIC_FEE => {
            request.gas_price = Some(eth.gas_price().await?);
            return Ok(request);
        }
        _ => {}
    }
    if request.max_fee_per_gas.is_some() && request.max_priority_fee_per_gas.is_some() {
        return Ok(request);
    }
    // The caller has set a field that exists only with a base fee.
    let must_have = has_caps || request.r#type.is_some() || request.authorization_list.is_some();
    let fees = match must_have {
        true => Some(eth.estimate_fees().await?),
        false => eth.fees().await?,
    };
    let Some(fees) = fees else {
        request.gas_price = Some(eth.gas_price().await?);
        return Ok(request);
    };
    let usual_tip = fees.max_priority_fee_per_gas;
    let (cap, tip) = (request.max_fee_per_gas, request.max_priority_fee_per_gas);
    let cap = cap.unwrap_or_else(|| {
        let without_tip = fees.max_fee_per_gas - usual_tip;
        without_tip.saturating_add(tip.unwrap_or(usual_tip))
    });
    // A tip above the cap would be refused; one that the caller has set is the caller's.
    let tip = tip.unwrap_or_else(|| usual_tip.min(cap));
    Ok(request
        .with_max_fee_per_gas(cap)
        .with_max_priority_fee_per_gas(tip))
}
