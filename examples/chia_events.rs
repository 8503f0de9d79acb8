//! What Chia's services tell by themselves: `cargo run --features chia,ws --example chia_events`.
//!
//! The address of the daemon and the certificates come from the installation's own settings, at `CHIA_ROOT` or `~/.chia/mainnet`.
//! Restart the daemon meanwhile: the stream finds it again and says that events may be missing, and this program asks how things stand.
#![allow(clippy::print_stdout, reason = "an example shows results")]

use futures_util::StreamExt;
use polyrpc::chia::{Config, Daemon, DaemonEvent, EventGroup};
use polyrpc::{Error, Event};

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let daemon = Config::from_env()?.daemon()?;
    follow(&daemon, |line| println!("{line}")).await?;
    Ok(())
}

/// Tells what happens, until the connection is closed.
async fn follow(daemon: &Daemon, mut tell: impl FnMut(String)) -> Result<(), Error> {
    let mut events = daemon.events_of(&[EventGroup::WalletUi]).await?;
    while let Some(event) = events.next().await {
        match event {
            Ok(Event::Item(DaemonEvent::Unknown(json))) => tell(format!("something new: {json}")),
            Ok(Event::Item(event)) => tell(format!("{event:?}")),
            // Events aren't kept anywhere: what may have been missed has to be asked for.
            Ok(_) => {
                let node = daemon.full_node();
                let state = node.get_blockchain_state().await?.blockchain_state;
                let height = state.peak.map(|peak| peak.height);
                tell(format!("events are missing; the peak is {height:?}"));
            }
            Err(error) => tell(format!("unreadable: {error}")), // the next event may be readable again
        }
    }
    Ok(())
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
        assert!(lines[0].contains("CoinAdded"), "{lines:?}");
        assert!(
            lines[1].starts_with("something new: ") && lines[1].contains("brewed"),
            "{lines:?}"
        );
        assert_eq!(lines[2], "events are missing; the peak is Some(1)");
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
