//! What a client and a node said to each other, in the form that `polyrpc verify` reads.

use polyrpc::ethereum::registry::METHODS;
use polyrpc::record::{Exchange, Mask, Record, Recorded};
use tower::Layer;

/// The calls that were answered with a result. Clones share them.
///
/// Errors don't count, and neither do methods that no schema describes.
#[derive(Clone, Debug)]
pub struct Recording(Record);

impl Default for Recording {
    fn default() -> Self {
        // These nodes hold nothing of worth, and what is masked can't be decoded.
        Self(Record::new().with_mask(Mask::none()))
    }
}

impl Recording {
    /// A layer that records what passes through `service`.
    pub fn over<S>(&self, service: S) -> Recorded<S> {
        self.0.layer(service)
    }

    /// The names of the methods that were answered, each once.
    pub fn methods(&self) -> Vec<&'static str> {
        let exchanges = self.0.recording();
        let mut methods: Vec<_> = exchanges.exchanges().iter().filter_map(name).collect();
        methods.sort_unstable();
        methods.dedup();
        methods
    }

    /// The calls as JSON lines, in the order in which they were sent.
    pub fn lines(&self) -> String {
        let exchanges = self.0.recording();
        exchanges.exchanges().iter().filter_map(line).collect()
    }
}

/// The name of a method that was answered and is known.
fn name(exchange: &Exchange) -> Option<&'static str> {
    exchange.outcome.as_ref().ok()?;
    let mut names = METHODS.iter().map(|info| info.name);
    names.find(|name| *name == exchange.method)
}

fn line(exchange: &Exchange) -> Option<String> {
    let (method, params) = (name(exchange)?, &exchange.params);
    let result = exchange.outcome.as_ref().ok()?;
    Some(format!(
        "{{\"api\":\"ethereum\",\"method\":\"{method}\",\"params\":{params},\"result\":{result}}}\n"
    ))
}
