//! Backoff delays.

use std::time::Duration;

/// The default cap on `Retry-After`; services limit rates by the second or the minute.
pub(crate) const LONGEST_RETRY_AFTER: Duration = Duration::from_secs(60);

/// Exponential backoff with full jitter: a random delay below a cap that starts at `first` and doubles up to `longest`.
pub(crate) fn full_jitter(first: Duration, longest: Duration, doublings: u32) -> Duration {
    let limit = first.saturating_mul(2_u32.saturating_pow(doublings));
    limit.min(longest).mul_f64(fastrand::f64())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_grows_up_to_a_limit_and_never_overflows() {
        let milli = Duration::from_millis(1);
        for _ in 0..1000 {
            assert!(full_jitter(milli, Duration::MAX, 0) < milli);
            assert!(full_jitter(milli, Duration::MAX, 3) < 8 * milli);
            assert!(full_jitter(milli, 5 * milli, u32::MAX) < 5 * milli);
            assert!(full_jitter(Duration::MAX, Duration::MAX, u32::MAX) <= Duration::MAX);
        }
    }
}
