//! Which connections are members of which groups.

use bytes::Bytes;

use super::subscribers::{Delivery, Outlet};

#[derive(Debug, Default)]
pub(super) struct Groups {
    members: Vec<Entry>,
    pushed: u64,
}

#[derive(Debug)]
#[must_use = "dropped without the lock, because that wakes its reader"]
pub(super) struct Entry {
    connection: u64,
    member: Member,
}

/// The receiver of messages.
#[derive(Debug)]
pub(super) struct Member {
    /// Its group; without one it gets all that is pushed.
    pub(super) group: Option<String>,
    pub(super) outlet: Outlet,
}

impl Groups {
    /// A connection that joins a group twice gets messages once.
    pub(super) fn join(&mut self, connection: u64, member: Member) {
        let known = |entry: &Entry| {
            let group = &entry.member.group;
            entry.connection == connection && group.is_some() && *group == member.group
        };
        if !self.members.iter().any(known) {
            self.members.push(Entry { connection, member });
        }
    }

    pub(super) fn leave(&mut self, connection: u64) -> Vec<Entry> {
        self.take(|entry| entry.connection == connection)
    }

    /// Ends the subscriptions that have no socket to be cut.
    pub(super) fn cut(&mut self) -> Vec<Entry> {
        self.take(|entry| matches!(entry.member.outlet, Outlet::Feed(_)))
    }

    fn take(&mut self, which: impl FnMut(&mut Entry) -> bool) -> Vec<Entry> {
        self.members.extract_if(.., which).collect()
    }

    pub(super) fn count(&self, group: &str) -> usize {
        self.of(group).count()
    }

    /// Sends a message to all members; it is made of how many there were before, in all groups.
    pub(super) fn push(
        &mut self,
        group: &str,
        message: impl FnOnce(u64) -> Bytes,
    ) -> Vec<Delivery> {
        let message = message(self.pushed);
        self.pushed += 1;
        let members = self.of(group).map(|entry| &entry.member);
        let deliveries = members.map(|member| member.outlet.delivery(message.clone()));
        deliveries.collect()
    }

    fn of(&self, group: &str) -> impl Iterator<Item = &Entry> {
        let all = self.members.iter();
        all.filter(move |entry| entry.is_in(group))
    }
}

impl Entry {
    fn is_in(&self, group: &str) -> bool {
        let own = self.member.group.as_ref();
        own.is_none_or(|own| own == group)
    }
}
