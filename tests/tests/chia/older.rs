//! An older release: everything that reads, as with the newest one.

use polyrpc_tests::TestResult;
use polyrpc_tests::nodes::chia::{Chia, Service, older};
use polyrpc_tests::nodes::test_of;

use crate::typed::Clients;
use crate::{daemon, data_layer, farmer, full_node, small, wallet};

#[test]
fn every_call_of_the_wallet_that_reads_is_answered() -> TestResult {
    let services = [
        Service::Daemon,
        Service::FullNode,
        Service::Wallet,
        Service::DataLayer,
    ];
    let body = async |chia: &mut Chia| wallet::reads::all(chia).await;
    older(test_of(&body), &services, body)
}

#[test]
fn every_call_of_the_other_services_that_reads_is_answered() -> TestResult {
    let services = [
        Service::Daemon,
        Service::FullNode,
        Service::Wallet,
        Service::Farmer,
        Service::Harvester,
        Service::DataLayer,
        Service::Crawler,
    ];
    let body = async |chia: &mut Chia| {
        let clients = Clients::new(chia)?;
        daemon::reads(chia, &clients, &clients.daemon()?).await?;
        full_node::reads(chia).await?;
        small::harvester(chia).await?;
        farmer::reads(chia).await?;
        data_layer::reads(chia).await?;
        small::crawler(chia).await
    };
    older(test_of(&body), &services, body)
}
