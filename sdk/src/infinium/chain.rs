//! Infinium's chain facts.

use serde_json::Value;

use super::amount::INF;
use crate::chain::{BatchLimits, Chain, HeadQuery, HexForm, Secrets, Status, StatusRule};
use crate::error::RpcError;
use crate::unit::Unit;
use crate::wire::JSONRPC;

/// The Infinium chain: daemons and wallets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Infinium {}

impl Chain for Infinium {
    const NAME: &'static str = "infinium";
    /// A result has everything in it.
    type Extras = ();
    /// Neither a daemon nor a wallet reads a list of calls.
    const BATCH_LIMITS: BatchLimits = BatchLimits::same(0);
    const PATH: &'static str = "/json_rpc";
    /// That of a daemon; a wallet has none of its own.
    const PORT: Option<u16> = Some(31112);
    const NOT_RUNNING: Option<&'static str> = Some(
        "start the daemon with `infiniumd`, or the wallet with `simplewallet --rpc-bind-port` and that port",
    );
    const UNIT: Option<Unit> = Some(INF);
    /// How many blocks a daemon has; a wallet doesn't tell.
    const HEAD: Option<HeadQuery> = Some(HeadQuery::new(&JSONRPC, "getblockcount", |result| {
        let count = serde_json::from_str::<Value>(result).ok()?;
        count.get("count")?.as_u64()
    }));
    const SECRETS: Secrets = Secrets::NONE
        .params(&["get_restore_info", "get_seed_phrase_info"])
        .results(&["get_restore_info"])
        .keys(&[
            "derivedoriginsecretashex",
            "originsecretashex",
            "originsecreteashex",
            "pass",
            "seedpassword",
            "seedphrase",
        ]);
    const HEX: HexForm = HexForm::Bare;
    const STATUS: Option<StatusRule> = Some(StatusRule::new("status", judge));

    /// A daemon's -9, whatever it says, and a wallet's words for it under a code that other failures have too.
    fn is_busy(error: &RpcError) -> bool {
        match error.code {
            -9 => true,
            -3 => error.message.contains("BUSY"),
            _ => false,
        }
    }

    /// Nobody is limited.
    fn is_rate_limit(_: &RpcError) -> bool {
        false
    }
}

/// Some calls have nothing to say and leave the status empty.
fn judge(status: &str) -> Status {
    match status {
        "OK" | "" => Status::Ok,
        "BUSY" => Status::Busy,
        _ => Status::Failed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_these_are_busy() {
        for (code, message, expected) in [
            (-9, "Core is busy", true),
            (-9, "Core is busy.", true),
            (-3, "DAEMON_IS_BUSY", true),
            (-3, "daemon is busy. Please try again later. BUSY", true),
            (-3, "the text is too long", false),
            (-4, "", false),
            (0, "BUSY", false),
        ] {
            let error = RpcError::new(code, message);
            assert_eq!(Infinium::is_busy(&error), expected, "{code} {message}");
        }
    }

    #[test]
    fn the_head_is_a_count_of_blocks() {
        let height = |result: &str| Infinium::HEAD.and_then(|head| head.height(result));
        assert_eq!(height(r#"{"count":7,"status":"OK"}"#), Some(7));
        assert_eq!(
            (height(r#"{"status":"BUSY"}"#), height("null")),
            (None, None)
        );
    }

    #[test]
    fn statuses() {
        assert_eq!(["OK", ""].map(judge), [Status::Ok; 2]);
        assert_eq!(judge("BUSY"), Status::Busy);
        let failed = [
            "NOT_FOUND",
            "FAILED",
            "Failed, wrong address",
            "busy",
            "OK.",
        ];
        assert_eq!(failed.map(judge), [Status::Failed; 5]);
    }
}
