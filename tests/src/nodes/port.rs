//! Ports for those who can't be told to find a free one themselves, and say which.

use std::net::{Ipv4Addr, TcpListener};
use std::sync::atomic::{AtomicU16, Ordering};

use crate::TestResult;

/// Finds a free port at which a node can be stopped and started again. The system gives ports of this range to nobody by itself:
/// one that it chose could belong to another test's node by the time the next one starts there.
///
/// # Errors
/// When all that were tried are taken.
pub fn lasting_port() -> TestResult<String> {
    static NEXT: AtomicU16 = AtomicU16::new(0);

    for _ in 0..100 {
        let offset = NEXT.fetch_add(1, Ordering::Relaxed);
        let start = std::process::id() % 10_000;
        let port = 20_000 + (u16::try_from(start)? + offset) % 10_000;
        if TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok() {
            return Ok(port.to_string());
        }
    }
    Err("a hundred ports are taken".into())
}
