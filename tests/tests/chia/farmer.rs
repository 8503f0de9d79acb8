//! The farmer and what its harvester does beyond reading, typed.

use std::fs;

use polyrpc::chia::{Address, B256, Farmer, FilterItem, Harvester, NodeType, Service};
use polyrpc_tests::TestResult;
use polyrpc_tests::nodes::chia::{Chia, Service as Started};

use crate::chain::Chain;
use crate::chain::until;
use crate::services::live;
use crate::small::{PING, common};
use crate::typed::Clients;

/// What a simulator can't show.
const EXCUSED: [(&str, &str); 3] = [
    PING,
    (
        "get_signage_point",
        "a simulator makes whole blocks, without signage points on the way",
    ),
    (
        "get_pool_login_link",
        "a link is signed for how long the pool says that it may last, and there is no pool",
    ),
];

#[test]
fn all_that_reads_is_answered() -> TestResult {
    live(async |chia| reads(chia).await)
}

/// Every call of the farmer that only reads.
pub(crate) async fn reads(chia: &Chia) -> TestResult {
    let clients = Clients::new(chia)?;
    let farmer: Farmer = clients.client(Service::Farmer)?;
    common!(farmer, chia.version());
    let harvester = plots(&farmer).await?;
    assert!(
        farmer
            .get_harvester_plots_valid(harvester, 9, 1)
            .await
            .is_err()
    );
    assert_eq!(farmer.get_signage_points().await?.signage_points, []);
    assert_eq!(farmer.get_pool_state().await?.pool_state, []);
    let targets = farmer.get_reward_targets(false).await?;
    assert_eq!((targets.have_farmer_sk, targets.have_pool_sk), (None, None));
    clients.check(Service::Farmer, &EXCUSED).await
}

/// Looks at the plots of the only harvester. Gives its id.
async fn plots(farmer: &Farmer) -> TestResult<B256> {
    until("the harvester's plots are known", async || {
        let summary = farmer.get_harvesters_summary().await?.harvesters;
        Ok(summary.first().is_some_and(|harvester| harvester.plots > 0))
    })
    .await?;
    let harvesters = farmer.get_harvesters().await?.harvesters;
    let [harvester] = &harvesters[..] else {
        return Err(format!("one harvester: {harvesters:?}").into());
    };
    let summary = farmer.get_harvesters_summary().await?.harvesters;
    assert_eq!(summary[0].plots as usize, harvester.plots.len());
    assert!(harvester.last_sync_time > Some(0.0));

    let id = harvester.connection.node_id;
    let valid = farmer.get_harvester_plots_valid(id, 0, 100).await?;
    assert_eq!(
        (valid.node_id, valid.total_count as usize),
        (id, harvester.plots.len())
    );
    let size = valid.plots.iter().map(|plot| plot.file_size).sum::<u64>();
    assert_eq!(size, harvester.total_plot_size);
    let filter = FilterItem::new("filename").with_value("plot-");
    let filtered = farmer
        .get_harvester_plots_valid(id, 0, 1)
        .filter(vec![filter]);
    let filtered = filtered.sort_key("file_size").reverse(true).await?;
    let largest = valid.plots.iter().map(|plot| plot.file_size).max();
    assert_eq!(filtered.plots.first().map(|plot| plot.file_size), largest);

    assert_eq!(
        farmer.get_harvester_plots_invalid(id, 0, 10).await?.plots,
        [""; 0]
    );
    assert_eq!(
        farmer
            .get_harvester_plots_keys_missing(id, 0, 10)
            .await?
            .plots,
        [""; 0]
    );
    let duplicates = farmer
        .get_harvester_plots_duplicates(id, 0, 10)
        .reverse(true);
    assert_eq!(duplicates.await?.plots, [""; 0]);
    Ok(id)
}

#[test]
fn rewards_go_where_they_are_told_to() -> TestResult {
    live(async |chia| {
        let clients = Clients::new(chia)?;
        let farmer: Farmer = clients.client(Service::Farmer)?;
        let before = farmer.get_reward_targets(false).await?;
        let address = Chain::new(&clients).await?.address;
        let targets = farmer.set_reward_targets().farmer_target(address);
        targets.pool_target(address).await?;
        let after = farmer
            .get_reward_targets(true)
            .max_ph_to_search(500)
            .await?;
        let address = address.to_string();
        assert_eq!([&after.farmer_target, &after.pool_target], [&address; 2]);
        assert_eq!(
            (after.have_farmer_sk, after.have_pool_sk),
            (Some(true), Some(true))
        );
        let reset = farmer
            .set_reward_targets()
            .farmer_target(before.farmer_target.parse::<Address>()?);
        reset
            .pool_target(before.pool_target.parse::<Address>()?)
            .await?;

        // Those of a pool that isn't joined are ignored.
        farmer.set_payout_instructions(B256::ZERO, address).await?;
        let solver = clients.config.host();
        farmer.connect_to_solver(solver, 1).await.unwrap_err();
        Ok(())
    })
}

#[test]
fn a_harvester_takes_orders() -> TestResult {
    live(async |chia| {
        let clients = Clients::new(chia)?;
        let harvester: Harvester = clients.client(Service::Harvester)?;
        let folder = chia.root().join("more plots");
        fs::create_dir_all(&folder)?;
        let folder = folder.to_str().ok_or("not Unicode")?;
        harvester.add_plot_directory(folder).await?;
        let directories = harvester.get_plot_directories().await?.directories;
        assert!(directories.iter().any(|directory| directory == folder));
        harvester.remove_plot_directory(folder).await?;
        let directories = harvester.get_plot_directories().await?.directories;
        assert!(directories.iter().all(|directory| directory != folder));

        let before = harvester.get_harvester_config().await?;
        harvester
            .update_harvester_config()
            .recursive_plot_scan(!before.recursive_plot_scan)
            .await?;
        let after = harvester.get_harvester_config().await?;
        assert_eq!(after.recursive_plot_scan, !before.recursive_plot_scan);
        harvester
            .update_harvester_config()
            .recursive_plot_scan(before.recursive_plot_scan)
            .await?;

        let plots = harvester.get_plots().await?.plots.len();
        harvester.refresh_plots().await?;
        // Of a file that isn't there, nothing is deleted.
        harvester.delete_plot("/nowhere/a.plot").await?;
        assert_eq!(harvester.get_plots().await?.plots.len(), plots);
        Ok(())
    })
}

/// Services come and go as peers.
#[test]
fn connections_are_opened_and_closed() -> TestResult {
    live(async |chia| {
        assert!(chia.answers(Started::Harvester).await);
        let clients = Clients::new(chia)?;
        let farmer: Farmer = clients.client(Service::Farmer)?;
        let harvesters = async || {
            let peers = farmer
                .get_connections()
                .node_type(NodeType::Harvester)
                .await?;
            TestResult::Ok(peers.connections)
        };
        let before = harvesters().await?;
        let peer = before.first().ok_or("no harvester")?;
        farmer.close_connection(peer.node_id).await?;
        farmer.close_connection(B256::ZERO).await.unwrap_err();
        // It comes back by itself.
        until("the harvester is there again", async || {
            let now = harvesters().await?;
            Ok(now.iter().any(|now| now.creation_time > peer.creation_time))
        })
        .await
    })
}
