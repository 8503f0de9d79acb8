//! Health score of an endpoint: moving averages of latency and failures.

use std::collections::VecDeque;
use std::time::Duration;

use tokio::time::Instant;

/// The weight of the newest latency and outcome in their moving averages.
const LATENCY_WEIGHT: f64 = 0.2;
const OUTCOME_WEIGHT: f64 = 0.3;

/// The half-life of an error rate, so that an endpoint without traffic gets another chance.
const HALF_LIFE: Duration = Duration::from_secs(10);

/// The cost of a failure rate of 1, in seconds of latency.
const PENALTY: f64 = 5.0;

/// The number of latencies kept for percentiles, and the minimum to compute one.
const RECENT: usize = 128;
const ENOUGH: usize = 20;

#[derive(Debug, Default)]
pub(super) struct Health {
    /// In seconds.
    latency: Option<f64>,
    /// The longest wait that was given up before the first response, in seconds.
    waited: f64,
    /// The failure rate from 0 to 1, as of the instant.
    errors: Option<(f64, Instant)>,
    recent: VecDeque<Duration>,
}

impl Health {
    pub(super) fn succeeded(&mut self, latency: Duration) {
        self.learn(latency);
        self.outcome(0.0);
        if self.recent.len() == RECENT {
            self.recent.pop_front();
        }
        self.recent.push_back(latency);
    }

    pub(super) fn failed(&mut self) {
        self.outcome(1.0);
    }

    /// Records a caller that gave up after `waited`.
    pub(super) fn too_slow(&mut self, waited: Duration) {
        let seconds = waited.as_secs_f64();
        match self.latency {
            Some(latency) if seconds > latency => self.learn(waited),
            Some(_) => {}
            None => self.waited = self.waited.max(seconds),
        }
    }

    /// The score in seconds, lower is better. `unknown` stands in for an unknown latency.
    pub(super) fn score(&self, unknown: f64) -> f64 {
        let latency = self.latency.unwrap_or(unknown.max(self.waited));
        latency + PENALTY * self.error_rate()
    }

    pub(super) fn latency(&self) -> Option<f64> {
        self.latency
    }

    /// The 95th percentile of latency, once there are enough samples.
    pub(super) fn percentile_95(&self) -> Option<Duration> {
        if self.recent.len() < ENOUGH {
            return None;
        }
        let mut sorted: Vec<_> = self.recent.iter().copied().collect();
        sorted.sort_unstable();
        sorted.get(sorted.len() * 95 / 100).copied()
    }

    fn learn(&mut self, latency: Duration) {
        let latency = latency.as_secs_f64();
        let before = self.latency.unwrap_or(latency);
        self.latency = Some(before + LATENCY_WEIGHT * (latency - before));
    }

    fn outcome(&mut self, failed: f64) {
        let before = self.error_rate();
        let rate = before + OUTCOME_WEIGHT * (failed - before);
        self.errors = Some((rate, Instant::now()));
    }

    fn error_rate(&self) -> f64 {
        self.errors.map_or(0.0, |(rate, at)| {
            let half_lives = at.elapsed().as_secs_f64() / HALF_LIFE.as_secs_f64();
            rate * 0.5_f64.powf(half_lives)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn failures_weigh_and_are_forgotten() {
        let mut health = Health::default();
        assert!((health.score(0.3) - 0.3).abs() < 1e-9);
        health.succeeded(Duration::from_millis(100));
        assert!((health.score(9.0) - 0.1).abs() < 1e-9);
        health.failed();
        assert!((health.score(0.0) - 1.6).abs() < 1e-9);
        tokio::time::advance(HALF_LIFE).await;
        assert!((health.score(0.0) - 0.85).abs() < 1e-9);
        for _ in 0..50 {
            health.failed();
        }
        assert!((health.score(0.0) - 5.1).abs() < 0.001);
    }

    #[tokio::test(start_paused = true)]
    async fn latencies_are_averaged() {
        let mut health = Health::default();
        // Without a response yet, only the longest wait is known.
        health.too_slow(Duration::from_secs(9));
        assert_eq!(health.latency(), None);
        health.succeeded(Duration::from_millis(100));
        health.succeeded(Duration::from_millis(200));
        assert!(
            health
                .latency()
                .is_some_and(|latency| (latency - 0.12).abs() < 1e-9)
        );
        health.too_slow(Duration::from_millis(50));
        assert!(
            health
                .latency()
                .is_some_and(|latency| (latency - 0.12).abs() < 1e-9)
        );
        health.too_slow(Duration::from_millis(1120));
        assert!(
            health
                .latency()
                .is_some_and(|latency| (latency - 0.32).abs() < 1e-9)
        );
    }

    #[test]
    fn percentiles_of_the_last_answers() {
        let mut health = Health::default();
        for millis in 1..20 {
            health.succeeded(Duration::from_millis(millis));
            assert_eq!(health.percentile_95(), None);
        }
        for millis in (1..=200).rev() {
            health.succeeded(Duration::from_millis(millis));
        }
        // Of 1 to 128.
        assert_eq!(health.percentile_95(), Some(Duration::from_millis(122)));
    }
}
