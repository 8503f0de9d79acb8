//! Messages pushed by a daemon, for tests.

use serde::Serialize;

use super::script::Script;
use super::subscribers::deliver;
use crate::raw::RawJson;

/// Those who are registered at the daemon as a certain service, made by [`Script::registered`].
#[derive(Clone, Debug)]
pub struct Registered {
    script: Script,
    service: String,
}

impl Registered {
    pub(super) fn new(script: Script, service: &str) -> Self {
        let service = service.to_owned();
        Self { script, service }
    }

    /// Pushes a message to all of them; gives how many there are. It comes from the service `origin`, such as `chia_wallet`.
    ///
    /// # Errors
    /// When `data` can't be written as JSON.
    pub fn push<T: Serialize + ?Sized>(
        &self,
        origin: &str,
        command: &str,
        data: &T,
    ) -> Result<usize, serde_json::Error> {
        let data = RawJson::new(serde_json::to_string(data)?)?;
        let mut state = self.script.lock();
        let deliveries = state.registry.push(&self.service, origin, command, &data);
        drop(state);
        Ok(deliver(deliveries))
    }

    /// How many connections are registered.
    pub fn count(&self) -> usize {
        self.script.lock().registry.count(&self.service)
    }

    /// Waits for exactly this many registrations. Put a timeout around it.
    pub async fn until(&self, connections: usize) {
        let holds = || self.count() == connections;
        self.script.until(holds).await;
    }
}
