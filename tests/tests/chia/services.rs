//! The services themselves: that they are there, work together, and can be taken down and put back.

use std::{env, fs};

use polyrpc::chia::{Service as Typed, Timelord};
use polyrpc_tests::TestResult;
use polyrpc_tests::limits::STEP;
use polyrpc_tests::nodes::chia::{Chia, Service, alone, shared};
use polyrpc_tests::nodes::{OUTER_NETWORK, network, test_of};
use serde_json::json;

use crate::chain::{Chain, until};
use crate::small::{PING, common};
use crate::typed::Clients;

/// Runs a test beside the shared services.
pub(crate) fn live(body: impl AsyncFnOnce(&mut Chia) -> TestResult) -> TestResult {
    shared(test_of(&body), body)
}

#[test]
fn all_answer() -> TestResult {
    live(async |chia| {
        assert!(chia.answers(Service::Daemon).await);
        for service in Service::STANDING {
            if service != Service::Daemon {
                let health = chia.post(service, "healthz", json!({})).await?;
                assert_eq!(health, json!({"success": true}), "{service:?}");
            }
        }
        let refused = chia.post(Service::Wallet, "get_wallet_balance", json!({}));
        assert_eq!(refused.await?["success"], false);
        Ok(())
    })
}

/// Some of their ports are open on all interfaces, of which there is one.
#[test]
fn nothing_listens_outside() -> TestResult {
    live(async |chia| {
        assert!(chia.answers(Service::FullNode).await);
        let outer = env::var_os(OUTER_NETWORK).ok_or("not inside")?;
        assert_ne!(network()?.as_os_str(), outer);
        let interfaces = fs::read_to_string("/proc/self/net/dev")?;
        // Two lines of headings, and the loopback interface.
        assert_eq!(interfaces.lines().count(), 3, "{interfaces}");
        assert!(interfaces.contains(" lo:"), "{interfaces}");
        Ok(())
    })
}

#[test]
fn blocks_are_farmed_and_pay() -> TestResult {
    live(async |chia| {
        let chain = Chain::new(&Clients::new(chia)?).await?;
        let wallet = &chain.wallet;
        let other = wallet.get_next_address(1).new_address(true).await?.address;
        assert_ne!(chain.address, other);

        let height = chain.farm(2).await?;
        let next = chain.farm(3).await?;
        assert_eq!(next, height + 3);

        let payment = wallet.send_transaction(1, 1_000, other).fee(7).await?;
        until("the node has the transaction", async || {
            Ok(!chain.node.get_all_mempool_tx_ids().await?.tx_ids.is_empty())
        })
        .await?;
        chain.farm(1).await?;
        let confirmed = wallet
            .wait_for_transaction(payment.transaction_id, STEP)
            .await?;
        assert_eq!(confirmed.to_address, Some(other));
        assert_eq!((confirmed.amount, confirmed.fee_amount), (1_000, 7));
        assert_eq!(confirmed.confirmed_at_height, next + 1);
        Ok(())
    })
}

#[test]
fn a_timelord_is_started_where_one_is_needed() -> TestResult {
    live(async |chia| {
        assert!(!chia.answers(Service::Timelord).await);
        chia.start_service(Service::Timelord).await?;
        let clients = Clients::new(chia)?;
        let timelord: Timelord = clients.client(Typed::Timelord)?;
        common!(timelord, chia.version());
        assert_eq!(timelord.set_log_level("INFO").await?.level, "INFO");
        timelord.reset_log_level().await?;
        clients.check(Typed::Timelord, &[PING]).await?;
        chia.kill(Service::Timelord)?;
        assert!(!chia.answers(Service::Timelord).await);

        let not_ours = chia.kill(Service::Wallet).unwrap_err().to_string();
        assert_eq!(not_ours, "no wallet was started here");
        Ok(())
    })
}

#[test]
fn a_daemon_can_be_restarted() -> TestResult {
    let services = [Service::Daemon, Service::FullNode];
    let body = async |chia: &mut Chia| {
        chia.kill(Service::Daemon)?;
        assert!(!chia.answers(Service::Daemon).await);
        assert!(chia.answers(Service::FullNode).await);
        chia.start_service(Service::Daemon).await?;
        assert!(chia.answers(Service::Daemon).await);
        Ok(())
    };
    alone(test_of(&body), &services, body)
}
