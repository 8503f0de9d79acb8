//! Registrations at a daemon.

use super::subscribers::{Delivery, Outlet};
use crate::raw::RawJson;
use crate::wire::chia::serve_daemon as daemon;

#[derive(Debug, Default)]
pub(super) struct Registry {
    registered: Vec<Entry>,
    pushed: u64,
}

#[derive(Debug)]
#[must_use = "dropped without the lock, because that wakes its reader"]
pub(super) struct Entry {
    connection: u64,
    listener: Listener,
}

/// The receiver of messages.
#[derive(Debug)]
pub(super) struct Listener {
    /// Its registered name; without one it gets all that is pushed.
    pub(super) name: Option<String>,
    pub(super) outlet: Outlet,
}

impl Registry {
    /// A connection that registers twice under a name gets messages once.
    pub(super) fn register(&mut self, connection: u64, listener: Listener) {
        let known = |entry: &Entry| {
            let name = &entry.listener.name;
            entry.connection == connection && name.is_some() && *name == listener.name
        };
        if !self.registered.iter().any(known) {
            self.registered.push(Entry {
                connection,
                listener,
            });
        }
    }

    pub(super) fn leave(&mut self, connection: u64) -> Vec<Entry> {
        self.take(|entry| entry.connection == connection)
    }

    /// Ends the subscriptions that have no socket to be cut.
    pub(super) fn cut(&mut self) -> Vec<Entry> {
        self.take(|entry| matches!(entry.listener.outlet, Outlet::Feed(_)))
    }

    fn take(&mut self, which: impl FnMut(&mut Entry) -> bool) -> Vec<Entry> {
        self.registered.extract_if(.., which).collect()
    }

    pub(super) fn count(&self, service: &str) -> usize {
        self.of(service).count()
    }

    /// Sends a message to all registered connections.
    pub(super) fn push(
        &mut self,
        service: &str,
        origin: &str,
        command: &str,
        data: &RawJson,
    ) -> Vec<Delivery> {
        let message = daemon::push(self.pushed, origin, service, command, data);
        self.pushed += 1;
        let listeners = self.of(service).map(|entry| &entry.listener);
        let deliveries = listeners.map(|listener| listener.outlet.delivery(message.clone()));
        deliveries.collect()
    }

    fn of(&self, service: &str) -> impl Iterator<Item = &Entry> {
        let all = self.registered.iter();
        all.filter(move |entry| entry.is_named(service))
    }
}

impl Entry {
    fn is_named(&self, service: &str) -> bool {
        let name = self.listener.name.as_ref();
        name.is_none_or(|name| name == service)
    }
}
