//! Two ways to do the same, timed side by side.

use std::error::Error;
use std::hint::black_box;
use std::io::Write;
use std::time::{Duration, Instant};

pub(crate) type Result<T> = std::result::Result<T, Box<dyn Error>>;

const ROUNDS: usize = 15;

/// The least that `work` takes, over rounds of so many repetitions. Dropping what it gives is not part of the time when there is
/// one repetition only.
pub(crate) fn time<T>(repetitions: u32, mut work: impl FnMut() -> Result<T>) -> Result<Duration> {
    let mut best = Duration::MAX;
    for _ in 0..ROUNDS {
        let start = Instant::now();
        let mut last = work()?;
        for _ in 1..repetitions {
            last = black_box(work()?);
        }
        best = best.min(start.elapsed());
        black_box(&mut last);
    }
    Ok(best / repetitions)
}

pub(crate) fn line(
    out: &mut impl Write,
    what: &str,
    ours: Duration,
    other: Duration,
) -> Result<()> {
    let ratio = other.as_secs_f64() / ours.as_secs_f64();
    writeln!(out, "{what} | {ours:.1?} | {other:.1?} | {ratio:.1}")?;
    Ok(())
}
