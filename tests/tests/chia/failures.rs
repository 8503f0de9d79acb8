//! Calls that services refuse, typed: each form that their failures have.

use std::collections::BTreeMap;

use polyrpc::chia::{
    B256, Coin, CoinSpend, DataLayer, ErrNumber, Failure, Farmer, FixedBytes, FullNode, Harvester,
    RpcErrorCode, Service, SpendBundle,
};
use polyrpc::{Error, Method, Safety};
use polyrpc_tests::TestResult;
use serde::{Deserialize, Serialize};
use serde_with::Same;

use crate::chain::Chain;
use crate::services::live;
use crate::typed::Clients;

/// What a call that must not succeed fails with.
pub(crate) fn refusal<T>(answer: Result<T, Error>) -> TestResult<Error> {
    match answer {
        Ok(_) => Err("it wasn't refused".into()),
        Err(error) => Ok(error),
    }
}

/// The word of a failure that the service has one for. It says where in the node's code it happened, but not to everyone.
pub(crate) fn word(error: &Error) -> TestResult<RpcErrorCode> {
    let failure = Failure::of(error).ok_or_else(|| format!("no failure: {error}"))?;
    let traceback = failure.traceback.ok_or("no traceback")?;
    assert!(traceback.contains("Traceback"), "{traceback}");
    assert!(!format!("{error} {error:?} {failure:?}").contains("Traceback"));
    assert_eq!(error.http_status(), Some(200));
    Ok(failure.code.ok_or("no word")?)
}

/// A failure without a word. Gives the keys that it came with.
fn wordless(error: &Error) -> TestResult<BTreeMap<String, serde_json::Value>> {
    let failure = Failure::of(error).ok_or_else(|| format!("no failure: {error}"))?;
    assert_eq!(
        (failure.code, failure.rule, failure.traceback),
        (None, None, None)
    );
    let error = error.rpc().ok_or("no error object")?;
    Ok(error.data_as()?.ok_or("no data")?)
}

#[test]
fn what_is_not_there_has_a_word() -> TestResult {
    live(async |chia| {
        let clients = Clients::new(chia)?;
        let node: FullNode = clients.client(Service::FullNode)?;
        let farmer: Farmer = clients.client(Service::Farmer)?;
        let error = node.get_block_record_by_height(u32::MAX).await.unwrap_err();
        assert_eq!(word(&error)?, RpcErrorCode::BlockHeightNotFound);
        let error = error.rpc().ok_or("no error object")?;
        let data: Option<BTreeMap<String, u32>> = error.data_as()?;
        assert_eq!(data, Some([("height".to_owned(), u32::MAX)].into()));

        let error = node.get_coin_record_by_name(B256::ZERO).await.unwrap_err();
        assert_eq!(word(&error)?, RpcErrorCode::CoinRecordNotFound);
        let error = node
            .get_mempool_item_by_tx_id(B256::ZERO)
            .await
            .unwrap_err();
        assert_eq!(word(&error)?, RpcErrorCode::TxNotInMempool);
        let error = node.get_fee_estimate(vec![60]).await.unwrap_err();
        assert_eq!(word(&error)?, RpcErrorCode::RequestMustContainExactlyOne);
        let point = node.get_recent_signage_point_or_eos().sp_hash(B256::ZERO);
        let error = point.await.unwrap_err();
        assert_eq!(word(&error)?, RpcErrorCode::SpNotInCache);
        // The other services have one word for all.
        for error in [
            farmer.get_pool_login_link(B256::ZERO).await.unwrap_err(),
            farmer.get_signage_point(B256::ZERO).await.unwrap_err(),
        ] {
            assert_eq!(word(&error)?, RpcErrorCode::Unspecified);
        }
        Ok(())
    })
}

#[test]
fn a_broken_rule_has_a_number_or_a_name() -> TestResult {
    live(async |chia| {
        let clients = Clients::new(chia)?;
        let node = Chain::new(&clients).await?.node;
        let infinity = {
            let mut bytes = [0; 96];
            bytes[0] = 0xc0;
            FixedBytes::new(bytes)
        };
        // Its puzzle isn't the one of the coin.
        let coin = Coin::new(B256::new([1; 32]), B256::new([2; 32]), 1);
        let spend = CoinSpend::new(coin, [0x01], [0x80]);
        let bundle = SpendBundle::new(vec![spend], infinity);
        let estimate = node.get_fee_estimate(vec![60]).spend_bundle(bundle.clone());
        for (error, code) in [
            (estimate.await.unwrap_err(), RpcErrorCode::ValidationError),
            (
                node.push_tx(bundle).await.unwrap_err(),
                RpcErrorCode::TransactionFailed,
            ),
        ] {
            assert_eq!(word(&error)?, code);
            let rule = Failure::of(&error).and_then(|failure| failure.rule);
            assert_eq!(rule, Some(ErrNumber::WrongPuzzleHash), "{error}");
        }
        Ok(())
    })
}

#[test]
fn some_failures_are_without_a_word() -> TestResult {
    live(async |chia| {
        let clients = Clients::new(chia)?;
        let farmer: Farmer = clients.client(Service::Farmer)?;
        let harvester: Harvester = clients.client(Service::Harvester)?;
        let error = farmer.open_connection("127.0.0.1", 1).await.unwrap_err();
        assert!(wordless(&error)?.contains_key("error"));
        assert!(error.to_string().contains("could not connect"), "{error}");
        let error = farmer.connect_to_solver("127.0.0.1", 1).await.unwrap_err();
        assert!(wordless(&error)?.contains_key("error"));

        let error = harvester.set_log_level("LOUD").await.unwrap_err();
        let data = wordless(&error)?;
        let why = data["errors"][0].as_str().ok_or("no reason")?;
        assert!(why.contains("Invalid log level 'LOUD'"), "{why}");
        assert_eq!(
            Failure::of(&error).map(|failure| failure.message),
            Some(why)
        );
        harvester.reset_log_level().await?;
        Ok(())
    })
}

/// A method that no service has.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Nope {}

impl Method for Nope {
    const NAME: &'static str = "nope";
    type Wire = polyrpc::wire::Chia;
    const SAFETY: Safety = Safety::Read;
    type Output = BTreeMap<String, String>;
    type Codec = Same;
}

#[test]
fn some_failures_are_a_status_alone() -> TestResult {
    live(async |chia| {
        let clients = Clients::new(chia)?;
        let node: FullNode = clients.client(Service::FullNode)?;
        let data_layer: DataLayer = clients.client(Service::DataLayer)?;
        let long = vec![B256::ZERO; 20_000];
        let too_long = node.get_coin_records_by_names(long);
        for (error, status, meaning) in [
            (node.call(Nope {}).await.unwrap_err(), 404, "no such method"),
            (
                too_long.await.unwrap_err(),
                413,
                "longer than the service takes",
            ),
        ] {
            assert_eq!(error.http_status(), Some(status), "{error}");
            assert!(error.to_string().contains(meaning), "{error}");
            assert!(Failure::of(&error).is_none(), "{error}");
        }
        // The data layer takes more, and has something else against this one.
        let long = data_layer.get_value(B256::ZERO, vec![0; 1 << 20]);
        assert!(Failure::of(&long.await.unwrap_err()).is_some());
        Ok(())
    })
}
