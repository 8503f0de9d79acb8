//! Metric names, for dashboards and for other counters of this crate.
//!
//! The label `method` is the method's name on the wire; `class` is the class of an error: `timeout`, `connect`,
//! `not_sent`, `rate_limit`, `transport`, `http` (a status without a response), `rpc` (an error object), `decode`,
//! `too_large`, `no_quorum`, `inconsistent`, `closed` (by the caller), `config`.

use metrics::{Unit, describe_counter, describe_histogram};

/// Calls, each entry of a batch by itself, whether or not they were sent. Label: `method`.
pub const CALLS: &str = "polyrpc_calls_total";
/// Failed calls. Labels: `method`, `class`.
pub const ERRORS: &str = "polyrpc_errors_total";
/// Seconds from sending to the last byte of the response. Label: `method`, which is `batch` for a batch.
pub const DURATION: &str = "polyrpc_request_duration_seconds";
/// Bytes of request bodies.
pub const SENT: &str = "polyrpc_sent_bytes_total";
/// Bytes of responses, after decompression.
pub const RECEIVED: &str = "polyrpc_received_bytes_total";
/// Calls retried by [`Retry`](crate::layer::Retry). Label: `method`.
pub const RETRIES: &str = "polyrpc_retries_total";
/// Socket reconnects.
pub const RECONNECTS: &str = "polyrpc_reconnects_total";

/// Describes the metrics to the recorder.
pub(super) fn describe() {
    describe_counter!(CALLS, Unit::Count, "Calls sent");
    describe_counter!(ERRORS, Unit::Count, "Calls that failed");
    describe_histogram!(
        DURATION,
        Unit::Seconds,
        "Time from sending a request to the last byte of its response"
    );
    describe_counter!(SENT, Unit::Bytes, "Bytes of request bodies");
    describe_counter!(RECEIVED, Unit::Bytes, "Bytes of responses, decompressed");
    describe_counter!(RETRIES, Unit::Count, "Calls sent again");
    describe_counter!(RECONNECTS, Unit::Count, "Connections made anew");
}
