//! What the tests that cross crates share: real nodes and their accounts, time limits for them, and the recording of their traffic.

pub mod accounts;
pub mod limits;
pub mod monero;
pub mod nodes;
pub mod record;
pub mod verify;

/// What tests give back.
pub type TestResult<T = ()> = Result<T, Box<dyn std::error::Error + Send + Sync>>;
