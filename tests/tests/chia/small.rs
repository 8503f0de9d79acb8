//! The services that have little to say: every call that only reads, typed.

use polyrpc::chia::{Crawler, Harvester, Service, Solver};
use polyrpc_tests::TestResult;
use polyrpc_tests::nodes::chia::Chia;

use crate::chain::until;
use crate::services::live;
use crate::typed::Clients;

/// Calls what all services have, on one of them, of a node of this release.
macro_rules! common {
    ($client:expr, $version:expr) => {{
        let client = &$client;
        client.healthz().await?;
        assert_eq!(client.get_network_info().await?.network_name, "simulator0");
        assert_eq!(client.get_version().await?.version, $version);
        assert!(
            client
                .get_routes()
                .await?
                .routes
                .contains(&"/healthz".to_owned())
        );
        client.get_connections().await?;
        assert!(!client.get_log_level().await?.level.is_empty());
    }};
}

/// Whether the service of a client has a method, as its release says.
macro_rules! has {
    ($client:expr, $method:literal) => {
        $client
            .get_routes()
            .await?
            .routes
            .iter()
            .any(|route| route == concat!("/", $method))
    };
}

pub(crate) use {common, has};

/// Goes through the daemon only.
pub(crate) const PING: (&str, &str) = ("ping", "goes through the daemon");

#[test]
fn a_harvester_shows_its_plots() -> TestResult {
    live(async |chia| harvester(chia).await)
}

/// Every call of the harvester that only reads.
pub(crate) async fn harvester(chia: &Chia) -> TestResult {
    let clients = Clients::new(chia)?;
    let harvester: Harvester = clients.client(Service::Harvester)?;
    common!(harvester, chia.version());
    // Those that a first start makes may be younger than the harvester's last look.
    until("the plots are found", async || {
        harvester.refresh_plots().await?;
        Ok(!harvester.get_plots().await?.plots.is_empty())
    })
    .await?;
    let directories = harvester.get_plot_directories().await?.directories;
    assert!(!directories.is_empty());
    harvester.get_harvester_config().await?;
    clients.check(Service::Harvester, &[PING]).await
}

#[test]
fn a_crawler_counts_peers() -> TestResult {
    live(async |chia| crawler(chia).await)
}

/// Every call of the crawler that only reads.
pub(crate) async fn crawler(chia: &Chia) -> TestResult {
    let clients = Clients::new(chia)?;
    let crawler: Crawler = clients.client(Service::Crawler)?;
    common!(crawler, chia.version());
    crawler.get_peer_counts().await?;
    crawler.get_ips_after_timestamp(0).await?;
    clients.check(Service::Crawler, &[PING]).await
}

#[test]
fn a_solver_has_a_state() -> TestResult {
    live(async |chia| {
        let clients = Clients::new(chia)?;
        let solver: Solver = clients.client(Service::Solver)?;
        common!(solver, chia.version());
        solver.get_state().await?;
        clients.check(Service::Solver, &[PING]).await?;
        Ok(())
    })
}
