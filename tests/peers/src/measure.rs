//! Several ways of the same work, measured in turns.

use std::time::{Duration, Instant};

use anyhow::Result;
use cpu_time::ProcessTime;

/// How long to measure.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    pub rounds: usize,
    /// About how much CPU time each way takes in a round.
    pub budget: Duration,
}

/// One way of the work, which it does so many times in a row.
pub struct Way<'a> {
    pub name: &'static str,
    work: Box<dyn FnMut(usize) -> Result<()> + 'a>,
    /// What came of the work, in words that are the same for every way that does the same; nothing where it isn't looked at.
    outcome: Option<String>,
}

impl<'a> Way<'a> {
    /// Does the work by `call`, and drops what comes of it. `outcome` says what that is.
    pub fn decoding<T>(
        name: &'static str,
        call: impl Fn() -> Result<T> + 'a,
        outcome: impl FnOnce(&T) -> Result<String>,
    ) -> Result<Self> {
        let outcome = Some(outcome(&call()?)?);
        Ok(Self::of(name, outcome, call))
    }

    /// Does the work by `call`, and only drops what comes of it.
    pub fn reading<T>(name: &'static str, call: impl Fn() -> Result<T> + 'a) -> Self {
        Self::of(name, None, call)
    }

    fn of<T>(
        name: &'static str,
        outcome: Option<String>,
        call: impl Fn() -> Result<T> + 'a,
    ) -> Self {
        let work = move |times| {
            for _ in 0..times {
                drop(std::hint::black_box(call()?));
            }
            Ok(())
        };
        Self {
            name,
            work: Box::new(work),
            outcome,
        }
    }

    /// Does the work once, so many times in a row.
    pub fn run(&mut self, times: usize) -> Result<()> {
        (self.work)(times)
    }

    /// Without the words for what came of it, because the others do something else.
    pub fn unlike(self) -> Self {
        Self {
            outcome: None,
            ..self
        }
    }

    /// Does the work as often as it's told by itself.
    pub fn repeating(name: &'static str, work: impl FnMut(usize) -> Result<()> + 'a) -> Self {
        Self {
            name,
            work: Box::new(work),
            outcome: None,
        }
    }
}

/// The median of what the rounds gave, and between which values the middle half of them was.
#[derive(Clone, Copy, Debug, Default)]
pub struct Spread {
    pub median: f64,
    pub low: f64,
    pub high: f64,
}

impl Spread {
    pub fn of(mut values: Vec<f64>) -> Self {
        values.sort_by(f64::total_cmp);
        let at = |part: f64| values[((values.len() - 1) as f64 * part).round() as usize];
        Self {
            median: at(0.5),
            low: at(0.25),
            high: at(0.75),
        }
    }
}

/// What a way takes, for one unit of the work.
#[derive(Clone, Copy, Debug, Default)]
pub struct Figure {
    /// Seconds of the process's CPU time.
    pub cpu: Spread,
    /// Seconds by the clock.
    pub wall: Spread,
    /// CPU time over the first way's in the same round.
    pub cpu_ratio: Spread,
    /// Time by the clock over the first way's in the same round.
    pub wall_ratio: Spread,
}

/// Measures the ways in turns, so that what else the machine does hits all of them. A round does the work `unit` times or a multiple of it.
///
/// # Errors
/// When a way fails, or when not all of them give the same.
pub fn interleaved(
    what: &str,
    ways: &mut [Way<'_>],
    plan: Plan,
    unit: usize,
) -> Result<Vec<Figure>> {
    let mut outcomes = ways
        .iter()
        .filter_map(|way| Some((way.name, way.outcome.as_ref()?)));
    if let Some((first, expected)) = outcomes.next() {
        for (name, outcome) in outcomes {
            anyhow::ensure!(
                outcome == expected,
                "{what}: {first} gives {expected}, {name} gives {outcome}"
            );
        }
    }
    let mut times = Vec::new();
    for way in ways.iter_mut() {
        // The first time is for what is set up once.
        (way.work)(unit)?;
        let (cpu, _) = timed(way, unit)?;
        let times_of_unit = (plan.budget.as_secs_f64() / cpu.max(1e-7))
            .ceil()
            .clamp(1.0, 1e6);
        times.push(unit * times_of_unit as usize);
    }
    let mut cpu = vec![Vec::new(); ways.len()];
    let mut wall = vec![Vec::new(); ways.len()];
    for _ in 0..plan.rounds {
        for (index, way) in ways.iter_mut().enumerate() {
            let (a, b) = timed(way, times[index])?;
            cpu[index].push(a / times[index] as f64);
            wall[index].push(b / times[index] as f64);
        }
    }
    let ratio = |values: &[Vec<f64>], index: usize| {
        let pairs = values[index].iter().zip(&values[0]);
        Spread::of(pairs.map(|(this, first)| this / first).collect())
    };
    let figure = |index: usize| Figure {
        cpu: Spread::of(cpu[index].clone()),
        wall: Spread::of(wall[index].clone()),
        cpu_ratio: ratio(&cpu, index),
        wall_ratio: ratio(&wall, index),
    };
    Ok((0..ways.len()).map(figure).collect())
}

/// CPU time and time by the clock, in seconds.
fn timed(way: &mut Way<'_>, times: usize) -> Result<(f64, f64)> {
    let (cpu, wall) = (ProcessTime::now(), Instant::now());
    (way.work)(times)?;
    Ok((cpu.elapsed().as_secs_f64(), wall.elapsed().as_secs_f64()))
}
