//! What a subscription sends.

use super::ethereum as traffic;

/// What `eth_subscribe` asks for here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Items {
    Heads,
    Logs,
}

/// How many items there are in one subscription: not more than a client keeps for a reader that is late.
pub const COUNT: usize = 1_000;

/// What a request subscribes to, if it does.
pub fn asked(request: &[u8]) -> Option<Items> {
    let text = std::str::from_utf8(request).ok()?;
    text.contains("\"eth_subscribe\"").then(|| {
        if text.contains("\"newHeads\"") {
            Items::Heads
        } else {
            Items::Logs
        }
    })
}

impl Items {
    pub fn count(self) -> usize {
        COUNT
    }

    /// One item.
    pub fn item(self) -> String {
        match self {
            Self::Heads => {
                // A block's header is its keys but for the lists.
                let block = traffic::block(0, traffic::Order::TypeFirst);
                let mut header: serde_json::Map<String, serde_json::Value> =
                    serde_json::from_str(&block).unwrap_or_default();
                for key in ["transactions", "uncles", "withdrawals", "size"] {
                    header.remove(key);
                }
                serde_json::Value::Object(header).to_string()
            }
            Self::Logs => {
                let logs = traffic::logs(1);
                logs[1..logs.len() - 1].to_owned()
            }
        }
    }
}
