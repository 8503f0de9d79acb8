//! What a Chia node tells by itself, through the daemon.

use serde_with::Same;

use super::{Daemon, DaemonEvent, methods};
use crate::error::Error;
use crate::subscription::{Subscribe, Subscription};

/// For whom services push events: each goes to the connections that are registered for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum EventGroup {
    /// What a wallet's window shows: changes of the wallet, the state of the chain, connections, plots.
    WalletUi,
    /// What monitoring counts: blocks, signage points, partials, coins.
    Metrics,
    /// Blocks that the full node has checked and that are still to be infused.
    UnfinishedBlockInfo,
    /// The progress of plots in the making.
    Plotter,
}

impl EventGroup {
    /// All of them.
    pub const ALL: [Self; 4] = [
        Self::WalletUi,
        Self::Metrics,
        Self::UnfinishedBlockInfo,
        Self::Plotter,
    ];

    /// The name that it is registered for by.
    pub const fn name(self) -> &'static str {
        match self {
            Self::WalletUi => "wallet_ui",
            Self::Metrics => "metrics",
            Self::UnfinishedBlockInfo => "unfinished_block_info",
            Self::Plotter => "chia_plotter",
        }
    }

    fn registration(self) -> methods::daemon::RegisterService {
        methods::daemon::RegisterService::new(self.name())
    }
}

impl Daemon {
    /// What all services tell by themselves, from now on.
    ///
    /// - Some happenings are told twice, to different groups and in different words: [`events_of`](Self::events_of) takes those of some
    ///   groups only.
    /// - It survives a daemon that is restarted: it connects and registers again, and says with [`Event::Gap`](crate::Event) that
    ///   events may be missing. They aren't kept anywhere, so ask the services for how things stand.
    /// - A busy wallet tells thousands of things in a minute. What its reader is too slow for is dropped, and counted in such a gap.
    /// - The daemon can't be told to stop: what it sends after the stream is dropped is passed over, until the connection ends.
    ///
    /// # Errors
    /// When the daemon can't be reached, and when this client isn't connected by the daemon's WebSocket.
    pub async fn events(&self) -> Result<Subscription<DaemonEvent>, Error> {
        self.events_of(&EventGroup::ALL).await
    }

    /// Subscribes to the events of some groups, at least one. On one connection, each stream gets the events of any
    /// group that one of them is for.
    ///
    /// # Errors
    /// As for [`events`](Self::events), and if there is no group.
    pub async fn events_of(
        &self,
        groups: &[EventGroup],
    ) -> Result<Subscription<DaemonEvent>, Error> {
        let Some((first, others)) = groups.split_first() else {
            return Err(Error::config("events of no group would never come"));
        };
        let (first, others) = (*first, others.to_vec());
        self.rpc().subscribe(Events { first, others }).await
    }
}

#[derive(Clone, Debug)]
struct Events {
    first: EventGroup,
    others: Vec<EventGroup>,
}

impl Subscribe for Events {
    type Open = methods::daemon::RegisterService;
    /// Registrations last as long as their connection.
    const STOP: &'static str = "";
    type Item = DaemonEvent;
    type Codec = Same;

    fn open(&self) -> Self::Open {
        self.first.registration()
    }

    fn complete(&self) -> Vec<Self::Open> {
        let others = self.others.iter();
        others.map(|group| group.registration()).collect()
    }
}
