//! What was measured.

use std::io::{self, Write};
use std::time::Duration;

use hdrhistogram::Histogram;
use serde_json::json;

use crate::cli::print::Paint;
use crate::error::Error;

/// How long the longest bar is.
const BAR: usize = 40;

/// The percentiles that are reported.
const PERCENTILES: [(&str, f64); 5] = [
    ("50 %", 0.5),
    ("90 %", 0.9),
    ("95 %", 0.95),
    ("99 %", 0.99),
    ("99.9 %", 0.999),
];

/// Latencies of the calls that succeeded, in microseconds, and how many failed.
pub(super) struct Summary {
    times: Histogram<u64>,
    pub(super) elapsed: Duration,
    pub(super) errors: u64,
    /// The number of errors without a response of the node.
    pub(super) lost: u64,
    pub(super) first_error: Option<String>,
}

impl Summary {
    pub(super) fn new(times: Histogram<u64>) -> Self {
        Self {
            times,
            elapsed: Duration::ZERO,
            errors: 0,
            lost: 0,
            first_error: None,
        }
    }

    /// Adds a call that succeeded.
    pub(super) fn add(&mut self, time: Duration) {
        let micros = u64::try_from(time.as_micros()).unwrap_or(u64::MAX);
        self.times.saturating_record(micros.max(1));
    }

    /// Adds a call that failed.
    pub(super) fn fail(&mut self, is_lost: bool, error: &Error) {
        self.errors += 1;
        self.lost += u64::from(is_lost);
        self.first_error.get_or_insert_with(|| error.to_string());
    }

    /// Calls that succeeded, for each second.
    fn rate(&self) -> f64 {
        let seconds = self.elapsed.as_secs_f64();
        if seconds > 0.0 {
            self.times.len() as f64 / seconds
        } else {
            0.0
        }
    }

    pub(super) fn json(&self) -> String {
        let mut latency = serde_json::Map::new();
        latency.insert("min".to_owned(), self.times.min().into());
        latency.insert("mean".to_owned(), self.times.mean().into());
        for (_, share) in PERCENTILES {
            let name = format!("p{}", share * 100.0);
            latency.insert(name, self.times.value_at_quantile(share).into());
        }
        latency.insert("max".to_owned(), self.times.max().into());
        let value = json!({
            "calls": self.times.len() + self.errors,
            "errors": self.errors,
            "no_answer": self.lost,
            "seconds": self.elapsed.as_secs_f64(),
            "calls_per_second": self.rate(),
            "latency_us": latency,
        });
        value.to_string()
    }

    pub(super) fn print(&self, paint: Paint, output: &mut impl Write) -> io::Result<()> {
        let calls = self.times.len() + self.errors;
        writeln!(
            output,
            "{calls} calls in {}, {:.1} per second; {} failed, {} of them without an answer",
            time(self.elapsed),
            self.rate(),
            self.errors,
            self.lost
        )?;
        if self.times.is_empty() {
            return Ok(());
        }
        writeln!(output, "\n{}", paint.heading("Latency"))?;
        let micros = |value| time(Duration::from_micros(value));
        writeln!(output, "  {:>7}  {}", "least", micros(self.times.min()))?;
        for (name, share) in PERCENTILES {
            let value = self.times.value_at_quantile(share);
            writeln!(output, "  {name:>7}  {}", micros(value))?;
        }
        writeln!(output, "  {:>7}  {}", "most", micros(self.times.max()))?;
        writeln!(output, "\n{}", paint.heading("Calls by latency"))?;
        for (upper, count) in self.rows() {
            let share = count as f64 / self.times.len() as f64;
            let bar = "#".repeat((share * BAR as f64).ceil() as usize);
            writeln!(
                output,
                "  up to {:>9}  {count:>7}  {}",
                micros(upper),
                paint.name(&bar)
            )?;
        }
        Ok(())
    }

    /// Upper limits, each twice the one before, with the calls up to it; from the first that has any to the last.
    fn rows(&self) -> Vec<(u64, u64)> {
        let first = self.times.min().next_power_of_two();
        let rows = self.times.iter_log(first, 2.0);
        let rows = rows.map(|row| (row.value_iterated_to(), row.count_since_last_iteration()));
        rows.collect()
    }
}

/// A time in the unit that suits it.
fn time(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    match seconds {
        _ if seconds >= 1.0 => format!("{seconds:.2} s"),
        _ if seconds >= 1e-3 => format!("{:.2} ms", seconds * 1e3),
        _ => format!("{:.0} us", seconds * 1e6),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn summary(micros: &[u64]) -> Summary {
        let times = Histogram::new_with_bounds(1, 1_000_000, 3).expect("bounds");
        let mut summary = Summary::new(times);
        for time in micros {
            summary.add(Duration::from_micros(*time));
        }
        summary.elapsed = Duration::from_secs(2);
        summary
    }

    #[test]
    fn every_call_is_in_one_row() {
        let summary = summary(&[1, 100, 120, 130, 5000]);
        let rows = summary.rows();
        let all: u64 = rows.iter().map(|(_, count)| count).sum();
        assert_eq!(all, 5, "{rows:?}");
        assert!(rows.iter().any(|row| row.1 == 2), "{rows:?}");
    }

    #[test]
    fn failed_calls_count_apart() {
        let mut summary = summary(&[1000, 3000]);
        summary.fail(true, &Error::timeout("slow"));
        let json: serde_json::Value = serde_json::from_str(&summary.json()).expect("JSON");
        assert_eq!(json["calls"], 3);
        assert_eq!(
            (&json["errors"], &json["no_answer"]),
            (&1.into(), &1.into())
        );
        assert_eq!(json["calls_per_second"], 1.0);
        assert_eq!(json["latency_us"]["min"], 1000);
    }

    #[test]
    fn times_have_units() {
        for (micros, text) in [(7, "7 us"), (1500, "1.50 ms"), (2_500_000, "2.50 s")] {
            assert_eq!(time(Duration::from_micros(micros)), text);
        }
    }
}
