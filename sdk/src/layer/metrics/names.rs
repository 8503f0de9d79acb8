//! The names of all metrics, for dashboards and for whatever else in this crate counts.
//!
//! The label `method` is the method's name on the wire; `class` is one word for an error: `timeout`, `connect`, `not_sent`,
//! `rate_limit`, `transport`, `http` (a status without an answer), `rpc` (an error object), `decode`, `too_large`, `no_quorum`,
//! `inconsistent`, `closed` (by its user), `config`.

use metrics::{Unit, describe_counter, describe_histogram};

/// Calls that were sent or should have been, each entry of a batch by itself. Label: `method`.
pub const CALLS: &str = "polyrpc_calls_total";
/// Calls that failed. Labels: `method`, `class`.
pub const ERRORS: &str = "polyrpc_errors_total";
/// Seconds from sending to the last byte of the answer. Label: `method`, which is `batch` for a batch.
pub const DURATION: &str = "polyrpc_request_duration_seconds";
/// Bytes of request bodies.
pub const SENT: &str = "polyrpc_sent_bytes_total";
/// Bytes of answers, after decompression.
pub const RECEIVED: &str = "polyrpc_received_bytes_total";
/// Calls that [`Retry`](crate::layer::Retry) sent again. Label: `method`.
pub const RETRIES: &str = "polyrpc_retries_total";
/// Connections that a socket made anew after it had lost one.
pub const RECONNECTS: &str = "polyrpc_reconnects_total";

/// Tells the recorder what the metrics are.
pub(super) fn describe() {
    describe_counter!(CALLS, Unit::Count, "Calls sent");
    describe_counter!(ERRORS, Unit::Count, "Calls that failed");
    describe_histogram!(
        DURATION,
        Unit::Seconds,
        "Time from sending a request to the last byte of its answer"
    );
    describe_counter!(SENT, Unit::Bytes, "Bytes of request bodies");
    describe_counter!(RECEIVED, Unit::Bytes, "Bytes of answers, decompressed");
    describe_counter!(RETRIES, Unit::Count, "Calls sent again");
    describe_counter!(RECONNECTS, Unit::Count, "Connections made anew");
}
