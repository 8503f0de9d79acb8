//! Who is registered at a daemon, and as what.

use bytes::Bytes;
use tokio::sync::mpsc::UnboundedSender;

use super::wire::daemon;
use crate::raw::RawJson;
use crate::transport::FeedSender;

#[derive(Debug, Default)]
pub(super) struct Registry {
    registered: Vec<Entry>,
    pushed: u64,
}

#[derive(Debug)]
struct Entry {
    connection: u64,
    listener: Listener,
}

/// Where messages go.
#[derive(Debug)]
pub(super) enum Listener {
    /// A connection that has this name.
    Socket(String, UnboundedSender<Bytes>),
    /// A subscription without a connection, which gets all that is pushed.
    Feed(FeedSender),
}

impl Registry {
    /// A connection that registers twice under a name gets messages once.
    pub(super) fn register(&mut self, connection: u64, listener: Listener) {
        if let Listener::Socket(name, _) = &listener {
            self.registered
                .retain(|entry| entry.connection != connection || !entry.is_named(name));
        }
        self.registered.push(Entry {
            connection,
            listener,
        });
    }

    pub(super) fn leave(&mut self, connection: u64) {
        self.registered
            .retain(|entry| entry.connection != connection);
    }

    /// Ends the subscriptions that have no socket to be cut.
    pub(super) fn cut(&mut self) {
        self.registered
            .retain(|entry| matches!(entry.listener, Listener::Socket(..)));
    }

    pub(super) fn count(&self, service: &str) -> usize {
        self.of(service).count()
    }

    /// Sends a message to all who are registered; gives how many there are.
    pub(super) fn push(
        &mut self,
        service: &str,
        origin: &str,
        command: &str,
        data: &RawJson,
    ) -> usize {
        let message = daemon::push(self.pushed, origin, service, command, data);
        self.pushed += 1;
        let sent = self.of(service).map(|entry| match &entry.listener {
            // A connection that ends takes its names away itself.
            Listener::Socket(_, queue) => _ = queue.send(message.clone()),
            Listener::Feed(feed) => feed.item(message.clone()),
        });
        sent.count()
    }

    fn of(&self, service: &str) -> impl Iterator<Item = &Entry> {
        let all = self.registered.iter();
        all.filter(move |entry| entry.is_named(service))
    }
}

impl Entry {
    fn is_named(&self, service: &str) -> bool {
        match &self.listener {
            Listener::Socket(name, _) => name == service,
            Listener::Feed(_) => true,
        }
    }
}
