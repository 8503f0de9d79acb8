//! The tutorial of the specification: a contract is deployed and called, in typed calls.

use polyrpc::ethereum::{Address, Bytes, TransactionRequest, U256};
use polyrpc::{Method, Safety};
use polyrpc_tests::TestResult;
use serde::ser::{Serialize, SerializeTuple, Serializer};
use serde::{Deserialize, Deserializer};

use crate::contracts::{MULTIPLY7, PRINT, word};
use crate::live::live;

/// A method that no schema describes: anvil's own, which makes an account the coinbase. A user adds one in the same way.
#[derive(Clone, Debug)]
struct SetCoinbase {
    address: Address,
}

impl Method for SetCoinbase {
    const NAME: &'static str = "anvil_setCoinbase";
    type Wire = polyrpc::wire::JsonRpcByPosition;
    const SAFETY: Safety = Safety::Idempotent;
    type Output = ();
    type Codec = serde_with::Same;
}

impl Serialize for SetCoinbase {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_tuple(1)?;
        list.serialize_element(&self.address)?;
        list.end()
    }
}

impl<'de> Deserialize<'de> for SetCoinbase {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        <[Address; 1]>::deserialize(deserializer).map(|[address]| Self { address })
    }
}

#[tokio::test]
async fn runs_word_for_word() -> TestResult {
    live(
        &["eth_coinbase", "eth_getBalance", "eth_call"],
        async |live| {
            let eth = &live.eth;
            let address = eth.accounts().await?[0];
            eth.call(SetCoinbase { address }).await?;

            let coinbase = eth.coinbase().await?;
            assert_eq!(coinbase, address);
            let balance = eth.get_balance(coinbase).await?;
            assert_eq!(balance, U256::new(10_000 * 10_u128.pow(18)));

            let create = TransactionRequest::new()
                .with_from(coinbase)
                .with_data(MULTIPLY7.parse::<Bytes>()?);
            let gas = eth.estimate_gas(create.clone()).await?;
            assert_eq!(gas, 0x195b0);
            let hash = eth.send_transaction(create.with_gas(gas)).await?;
            let receipt = live.receipt(hash).await?;
            assert_eq!((receipt.status, receipt.gas_used), (Some(1), gas));
            let contract = receipt.contract_address.ok_or("no contract")?;
            let expected = Address::from_literal("0x5fbdb2315678afecb367f032d93f642f64180aa3");
            assert_eq!(contract, expected);

            let signature = eth.web3_sha3(b"multiply(uint256)").await?;
            let data = [&signature.as_bytes()[..4], word(6).as_ref()].concat();
            let multiply = TransactionRequest::new().with_to(contract).with_data(data);
            let hash = eth
                .send_transaction(multiply.clone().with_from(coinbase))
                .await?;
            let receipt = live.receipt(hash).await?;
            assert_eq!(receipt.gas_used, 0x57f2);
            let [log] = &receipt.logs[..] else {
                return Err(format!("not one log: {receipt:?}").into());
            };
            assert_eq!(log.topics, [eth.web3_sha3(b"Print(uint256)").await?]);
            assert_eq!((log.topics[0], &*log.data), (PRINT, word(42).as_ref()));

            assert_eq!(*eth.eth_call(multiply).await?, *word(42).as_bytes());
            Ok(())
        },
    )
    .await
}
