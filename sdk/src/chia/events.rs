//! What a Chia node tells by itself, through the daemon.

use super::streams::daemon::Events;
use super::{Daemon, DaemonEvent, EventGroup};
use crate::error::Error;
use crate::subscription::{Subscribe, Subscription};
use crate::transport::{Items, Stop};

impl EventGroup {
    /// All that are known.
    pub const ALL: [Self; 4] = [
        Self::WalletUi,
        Self::Metrics,
        Self::UnfinishedBlockInfo,
        Self::Plotter,
    ];
}

/// # Events
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
        let mut groups = groups.iter().cloned().map(Events::new);
        let first = groups.next();
        let first = first.ok_or_else(|| Error::config("events of no group would never come"))?;
        let others = groups.collect();
        self.rpc().subscribe(Groups { first, others }).await
    }
}

/// The events of several groups: a registration for each.
#[derive(Clone, Debug)]
struct Groups {
    first: Events,
    others: Vec<Events>,
}

impl Subscribe for Groups {
    type Open = Events;
    const STOP: Stop = Events::STOP;
    const ITEMS: Items = Events::ITEMS;
    type Item = DaemonEvent;
    type Codec = <Events as Subscribe>::Codec;

    fn open(&self, _: Option<&DaemonEvent>) -> Events {
        self.first.clone()
    }

    fn complete(&self) -> Vec<Events> {
        self.others.clone()
    }
}
