//! Time limits of the live tests.
//!
//! They end a test that hangs, and judge nothing else, so they leave room for a loaded machine: with nine busy programs on two cores
//! all of it takes up to ten times as long as on an idle one.

use std::time::Duration;

/// One step: a node that starts or stops, a response, an event. Idle nodes take at most ten seconds, most of them less than one.
pub const STEP: Duration = Duration::from_secs(240);

/// A whole test, the start of its nodes included. On an idle machine the longest, which calls all that a Chia wallet has, takes a minute.
pub const TEST: Duration = Duration::from_secs(20 * 60);
