//! The daemon: its own commands, the others' calls through it, what they tell by themselves, and its end and return.

use std::time::Duration;

use futures_util::StreamExt;
use polyrpc::chia::{
    Address, B256, Daemon, DaemonEvent, EventGroup, FullNode, NotRunning, Service, Simulator,
    StateChangedEvent, Timelord, Wallet, WalletChange,
};
use polyrpc::{Event, GapCause, Reached, Subscription};
use polyrpc_tests::TestResult;
use polyrpc_tests::limits::STEP;
use polyrpc_tests::nodes::chia::{Chia, Service as Process, alone};
use polyrpc_tests::nodes::test_of;
use tokio::time::timeout;

use crate::services::live;
use crate::typed::Clients;

#[test]
fn it_answers_for_itself_and_for_the_others() -> TestResult {
    live(async |chia| {
        let clients = Clients::new(chia)?;
        let daemon = clients.daemon()?;
        reads(chia, &clients, &daemon).await?;
        let refused = daemon.validate_keyring_passphrase("wrong").await;
        let refused = refused.expect_err("no passphrase is set");
        assert!(refused.rpc().is_some(), "{refused}");

        // The same calls as over HTTPS, with the same responses.
        let (direct, through) = (
            clients.client::<FullNode>(Service::FullNode)?,
            daemon.full_node(),
        );
        through.ping().await?;
        assert_eq!(
            through.get_constants().await?,
            direct.get_constants().await?
        );
        let wallet: Wallet = clients.client(Service::Wallet)?;
        assert_eq!(
            daemon.wallet().get_public_keys().await?,
            wallet.get_public_keys().await?
        );
        daemon.farmer().get_signage_points().await?;
        daemon.harvester().get_plot_directories().await?;
        daemon.crawler().get_peer_counts().await?;
        daemon.data_layer().check_plugins().await?;
        daemon.solver().get_state().await?;
        let (version, networks) = daemon
            .batch((daemon.get_version(), daemon.wallet().get_network_info()))
            .await?;
        assert_eq!(
            (version.version.as_str(), networks.network_name.as_str()),
            (chia.version(), "simulator0")
        );

        // A service that refuses says so through the daemon too, without its traceback.
        let refused = daemon.wallet().get_wallet_balance(99).await;
        let refused = refused.expect_err("there is no such wallet");
        assert_eq!(
            refused.rpc().map(|error| error.message.as_str()),
            Some("99")
        );
        assert_eq!(refused.rpc().and_then(|error| error.traceback()), None);

        // The daemon says nothing of a service that isn't there, until it is asked.
        let timelord: Timelord = daemon.timelord();
        let silence = timelord.ping().timeout(Duration::from_millis(300)).await;
        assert!(silence.expect_err("nobody answers").is_timeout());
        let absent = timelord.ping().await.expect_err("nobody answers");
        let named = NotRunning::of(&absent).map(NotRunning::service);
        assert_eq!(named, Some(Service::Timelord), "{absent}");
        assert!(
            absent.to_string().contains("`chia start timelord`"),
            "{absent}"
        );

        // Nothing goes to an address of another network, by either way.
        assert_eq!(clients.config.address_prefix(), Some("txch"));
        let elsewhere = Address::new("xch", B256::new([7; 32]))?;
        for wallet in [daemon.wallet(), wallet] {
            let sent = wallet.send_transaction(1, 1, elsewhere).await;
            let refused = sent.expect_err("another network");
            assert_eq!(refused.reached_server(), Reached::No, "{refused}");
            assert!(refused.to_string().contains("simulator0"), "{refused}");
        }
        Ok(())
    })
}

/// Every command of the daemon that only reads.
pub(crate) async fn reads(chia: &Chia, clients: &Clients, daemon: &Daemon) -> TestResult {
    commands(daemon, chia.version()).await?;
    keys(daemon).await?;
    let excused = [(
        "validate_keyring_passphrase",
        "fails where there is no passphrase",
    )];
    clients.check(Service::Daemon, &excused).await
}

async fn commands(daemon: &Daemon, version: &str) -> TestResult {
    assert_eq!(daemon.ping().await?.value, "pong");
    assert!(daemon.get_status().await?.genesis_initialized);
    assert_eq!(daemon.get_version().await?.version, version);
    assert_eq!(daemon.get_network_info().await?.network_name, "simulator0");
    let routes = daemon.get_routes().await?.routes;
    assert!(routes.contains(&"start_service".to_owned()));
    let running = daemon.running_services().await?.running_services;
    assert!(running.contains(&"chia_wallet".to_owned()), "{running:?}");
    assert!(daemon.is_running("chia_full_node").await?.is_running);
    assert!(!daemon.is_running("chia_timelord").await?.is_running);
    daemon.get_plotters().await?;
    Ok(())
}

/// The test's own keys, on a chain of their own.
async fn keys(daemon: &Daemon) -> TestResult {
    assert!(!daemon.is_keyring_locked().await?.is_keyring_locked);
    assert!(!daemon.keyring_status().await?.user_passphrase_is_set);
    let keys = daemon.get_keys().include_secrets(true).await?.keys;
    let fingerprint = keys.first().ok_or("no key")?.fingerprint;
    assert!(keys[0].secrets.is_some());
    // Secrets are there for who asks, and don't print.
    assert!(!format!("{keys:?}").contains("abandon"));
    let key = daemon.get_key(fingerprint).await?.key;
    assert_eq!(key.fingerprint, fingerprint);
    assert!(key.secrets.is_none());
    daemon.get_public_key(fingerprint).await?;
    assert!(!daemon.get_public_keys().await?.keys.is_empty());
    assert!(!daemon.get_all_private_keys().await?.private_keys.is_empty());
    let first = daemon.get_first_private_key().await?.private_key;
    let key = daemon.get_key_for_fingerprint().fingerprint(fingerprint);
    key.await?;
    assert!(!format!("{first:?}").contains(first.entropy.expose()));
    assert!(!daemon.get_keys_for_plotting().await?.keys.is_empty());
    let addresses = daemon.get_wallet_addresses().await?.wallet_addresses;
    assert!(!addresses.is_empty());
    daemon.set_label(fingerprint, "live").await?;
    daemon.delete_label(fingerprint).await?;
    Ok(())
}

#[test]
fn events_come_and_a_restarted_daemon_is_found_again() -> TestResult {
    let services = [Process::Daemon, Process::FullNode, Process::Wallet];
    let body = async |chia: &mut Chia| {
        let clients = Clients::new(chia)?;
        let daemon = clients.config.daemon()?;
        let wallet: Wallet = clients.client(Service::Wallet)?;
        let address = wallet.get_next_address(1).new_address(true).await?.address;
        let mut events = daemon.events().await?;
        let simulator: Simulator = clients.client(Service::FullNode)?;
        farm(&simulator, address, 2).await?;

        // The node's news and the wallet's, typed.
        let (mut peak, mut synced, mut metrics) = (false, false, false);
        while !(peak && synced && metrics) {
            match next(&mut events).await? {
                DaemonEvent::GetBlockchainState(event) => {
                    peak |= event.data.blockchain_state.peak.is_some();
                }
                DaemonEvent::StateChanged(event) => match event.data {
                    StateChangedEvent::Wallet(change) => {
                        synced |= change.state == WalletChange::SyncChanged;
                    }
                    other => return Err(format!("nobody plots: {other:?}").into()),
                },
                DaemonEvent::Block(event) => metrics |= event.destination == "metrics",
                DaemonEvent::Unknown(json) => return Err(format!("unknown: {json:?}").into()),
                _ => {}
            }
        }

        // Those of one group only, beside the others.
        let mut metrics = daemon.events_of(&[EventGroup::Metrics]).await?;

        chia.kill(Process::Daemon)?;
        let lost = daemon.get_status().timeout(Duration::from_secs(2)).await;
        assert!(lost.is_err(), "the daemon is gone");
        chia.start_service(Process::Daemon).await?;
        for stream in [&mut events, &mut metrics] {
            gap(stream).await?;
        }
        // The services come back to it by themselves.
        timeout(STEP, async {
            while !daemon.is_running("chia_full_node").await?.is_running {
                tokio::time::sleep(Duration::from_millis(200)).await;
            }
            TestResult::Ok(())
        })
        .await??;
        farm(&simulator, address, 1).await?;
        while !matches!(next(&mut events).await?, DaemonEvent::GetBlockchainState(_)) {}
        Ok(())
    };
    alone(test_of(&body), &services, body)
}

async fn farm(simulator: &Simulator, address: Address, blocks: u64) -> TestResult {
    simulator.farm_block(address).blocks(blocks).await?;
    Ok(())
}

/// The next event; a gap isn't expected.
async fn next(events: &mut Subscription<DaemonEvent>) -> TestResult<DaemonEvent> {
    match timeout(STEP, events.next())
        .await?
        .ok_or("the stream ended")??
    {
        Event::Item(event) => Ok(event),
        other => Err(format!("not an event: {other:?}").into()),
    }
}

/// Reads until the stream says that it was resubscribed.
async fn gap(events: &mut Subscription<DaemonEvent>) -> TestResult {
    loop {
        match timeout(STEP, events.next())
            .await?
            .ok_or("the stream ended")??
        {
            Event::Gap {
                cause: GapCause::Reconnected,
                ..
            } => return Ok(()),
            _ => continue,
        }
    }
}
