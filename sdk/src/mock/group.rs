//! Messages pushed to groups of connections, for tests.

use bytes::Bytes;

use super::script::Script;
use super::subscribers::deliver;

/// Connections that have made themselves members of a group by a call, such as those registered at a daemon as a certain service; made by
/// [`Script::group`]. What is pushed goes to all of them.
#[derive(Clone, Debug)]
pub struct Group {
    script: Script,
    name: String,
}

impl Group {
    pub(super) fn new(script: Script, name: &str) -> Self {
        let name = name.to_owned();
        Self { script, name }
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Pushes a whole message to all members; returns how many there are. It is made of its number, which is how many messages the node
    /// has pushed before.
    pub fn push(&self, message: impl FnOnce(u64) -> Bytes) -> usize {
        let deliveries = self.script.lock().groups.push(&self.name, message);
        deliver(deliveries)
    }

    /// How many connections are members.
    pub fn count(&self) -> usize {
        self.script.lock().groups.count(&self.name)
    }

    /// Waits for exactly this many members. Put a timeout around it.
    pub async fn until(&self, connections: usize) {
        let holds = || self.count() == connections;
        self.script.until(holds).await;
    }
}
