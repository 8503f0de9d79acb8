//! The services that have little to say: every call that only reads, typed.

use polyrpc::chia::{Crawler, Harvester, Service, Solver};
use polyrpc_tests::TestResult;

use crate::services::live;
use crate::typed::Clients;

/// Calls what all services have, on one of them.
macro_rules! common {
    ($client:expr) => {{
        let client = &$client;
        client.healthz().await?;
        assert_eq!(client.get_network_info().await?.network_name, "simulator0");
        assert_eq!(client.get_version().await?.version, "2.7.5");
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

pub(crate) use common;

/// Goes through the daemon only.
pub(crate) const PING: (&str, &str) = ("ping", "goes through the daemon");

#[test]
fn a_harvester_shows_its_plots() -> TestResult {
    live(async |chia| {
        let clients = Clients::new(chia)?;
        let harvester: Harvester = clients.client(Service::Harvester)?;
        common!(harvester);
        assert!(!harvester.get_plots().await?.plots.is_empty());
        assert!(
            !harvester
                .get_plot_directories()
                .await?
                .directories
                .is_empty()
        );
        harvester.get_harvester_config().await?;
        clients.check(Service::Harvester, &[PING]).await?;
        Ok(())
    })
}

#[test]
fn a_crawler_counts_peers() -> TestResult {
    live(async |chia| {
        let clients = Clients::new(chia)?;
        let crawler: Crawler = clients.client(Service::Crawler)?;
        common!(crawler);
        crawler.get_peer_counts().await?;
        crawler.get_ips_after_timestamp(0).await?;
        clients.check(Service::Crawler, &[PING]).await?;
        Ok(())
    })
}

#[test]
fn a_solver_has_a_state() -> TestResult {
    live(async |chia| {
        let clients = Clients::new(chia)?;
        let solver: Solver = clients.client(Service::Solver)?;
        common!(solver);
        solver.get_state().await?;
        clients.check(Service::Solver, &[PING]).await?;
        Ok(())
    })
}
