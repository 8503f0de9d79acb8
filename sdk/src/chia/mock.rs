//! What Chia's daemon pushes, for tests.

use bytes::Bytes;
use serde::Serialize;

use crate::mock::{Group, Script};
use crate::raw::RawJson;

impl Script {
    /// Returns the connections registered at Chia's daemon as `service`, such as `wallet_ui`, to push messages to them.
    /// A daemon accepts every registration, unless a handler for `register_service` refuses it.
    pub fn registered(&self, service: &str) -> Registered {
        Registered(self.group(service))
    }
}

/// Those who are registered at the daemon as a certain service, made by [`Script::registered`].
#[derive(Clone, Debug)]
pub struct Registered(Group);

impl Registered {
    /// Pushes a message to all of them; returns how many there are. It comes from the service `origin`, such as `chia_wallet`.
    ///
    /// # Errors
    /// If `data` can't be written as JSON.
    pub fn push<T: Serialize + ?Sized>(
        &self,
        origin: &str,
        command: &str,
        data: &T,
    ) -> Result<usize, serde_json::Error> {
        let data = RawJson::new(serde_json::to_string(data)?)?;
        let names = [origin, self.0.name(), command];
        let [origin, destination, command] = names.map(serde_json::to_string);
        let (origin, destination, command) = (origin?, destination?, command?);
        let message = |number| {
            // An id as long as any other and none that a client would count up to.
            Bytes::from(format!(
                r#"{{"ack":false,"command":{command},"data":{data},"destination":{destination},"origin":{origin},"request_id":"f{number:063x}"}}"#
            ))
        };
        Ok(self.0.push(message))
    }

    /// How many connections are registered.
    pub fn count(&self) -> usize {
        self.0.count()
    }

    /// Waits for exactly this many registrations. Put a timeout around it.
    pub async fn until(&self, connections: usize) {
        self.0.until(connections).await;
    }
}
