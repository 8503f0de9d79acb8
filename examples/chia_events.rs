//! What Chia's services tell by themselves: `cargo run --features chia,ws --example chia_events`.
//!
//! The address of the daemon and the certificates come from the installation's own settings, at `CHIA_ROOT` or `~/.chia/mainnet`.
//! Restart the daemon meanwhile: the stream finds it again and says that events may be missing, and this program asks how things stand.
#![allow(
    clippy::print_stdout,
    reason = "the terminal is where an example shows its results"
)]

use futures_util::StreamExt;
use polyrpc::Event;
use polyrpc::chia::{Config, Daemon, DaemonEvent, EventGroup, StateChangedEvent};

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let daemon = Config::from_env()?.daemon()?;
    println!("daemon {}", daemon.get_version().await?.version);
    follow(&daemon, |line| println!("{line}")).await
}

/// Tells what happens, until the connection is closed.
async fn follow(daemon: &Daemon, mut tell: impl FnMut(String)) -> anyhow::Result<()> {
    let mut events = daemon.events_of(&[EventGroup::WalletUi]).await?;
    while let Some(event) = events.next().await {
        match event {
            Ok(Event::Item(event)) => tell(describe(event)),
            // Events aren't kept anywhere: what may have been missed has to be asked for.
            Ok(_) => tell(format!(
                "events are missing; the peak is {}",
                peak(daemon).await?
            )),
            // One event that can't be read doesn't end the others.
            Err(error) => tell(format!("unreadable: {error}")),
        }
    }
    Ok(())
}

fn describe(event: DaemonEvent) -> String {
    match event {
        DaemonEvent::GetBlockchainState(event) => match event.data.blockchain_state.peak {
            Some(peak) => format!("peak {}", peak.height),
            None => "no block yet".to_owned(),
        },
        DaemonEvent::StateChanged(event) => match event.data {
            StateChangedEvent::Wallet(change) => {
                let wallet = change.wallet_id.map(|id| format!(" of wallet {id}"));
                format!("{:?}{}", change.state, wallet.unwrap_or_default())
            }
            other => format!("{other:?}"),
        },
        DaemonEvent::GetConnections(event) => {
            format!(
                "{} has {} connections",
                event.origin,
                event.data.connections.len()
            )
        }
        DaemonEvent::Unknown(json) => format!("something new: {json}"),
        other => format!("{other:?}"),
    }
}

async fn peak(daemon: &Daemon) -> anyhow::Result<String> {
    let state = daemon.full_node().get_blockchain_state().await?;
    let peak = state
        .blockchain_state
        .peak
        .map(|peak| peak.height.to_string());
    Ok(peak.unwrap_or_else(|| "not there yet".to_owned()))
}

#[cfg(all(test, feature = "mock"))]
mod tests {
    use std::sync::mpsc;
    use std::time::Duration;

    use polyrpc::Rpc;
    use polyrpc::chia::GetBlockchainStateResponse;
    use polyrpc::chia::methods::full_node::GetBlockchainState;
    use polyrpc::mock::Node;
    use polyrpc::transport::socket::{Dialect, Socket};
    use serde_json::json;
    use tokio::time::timeout;

    use super::*;

    #[tokio::test]
    async fn events_are_told_and_gaps_are_filled() -> anyhow::Result<()> {
        let node = Node::start().await?;
        let state: GetBlockchainStateResponse =
            serde_json::from_str(include_str!("answers/blockchain_state.json"))?;
        node.on::<GetBlockchainState>(move |_| Ok(state.clone()));
        let socket = Socket::ws(&node.ws_url()).dialect(Dialect::CHIA_DAEMON);
        let daemon = Daemon::new(Rpc::new(socket.build()?));
        let (lines, told) = mpsc::channel();
        // Its reader lives until the end of the test.
        let following = follow(&daemon, |line| lines.send(line).expect("somebody reads"));
        let listeners = node.registered("wallet_ui");
        let happening = async {
            listeners.until(1).await;
            let change = json!({"state": "coin_added", "wallet_id": 2, "success": true});
            listeners.push("chia_wallet", "state_changed", &change)?;
            listeners.push("chia_new", "brewed", &json!({"tea": true}))?;
            let mut lines = read(&told, 2).await;
            node.cut().await;
            lines.extend(read(&told, 1).await);
            anyhow::Ok(lines)
        };
        let lines = tokio::select! {
            ended = following => anyhow::bail!("it ended: {ended:?}"),
            lines = timeout(Duration::from_secs(20), happening) => lines??,
        };
        assert_eq!(lines[0], "CoinAdded of wallet 2");
        assert!(
            lines[1].starts_with("something new: ") && lines[1].contains("brewed"),
            "{lines:?}"
        );
        assert_eq!(lines[2], "events are missing; the peak is 1");
        node.finish()?;
        Ok(())
    }

    async fn read(told: &mpsc::Receiver<String>, count: usize) -> Vec<String> {
        let mut lines = Vec::new();
        while lines.len() < count {
            lines.extend(told.try_iter());
            tokio::task::yield_now().await;
        }
        lines
    }
}
