//! Time per byte of decoding, as responses grow.

use anyhow::Result;
use bytes::Bytes;

use crate::aims::{Bound, Standing};
use crate::decode;
use crate::measure::{Plan, Way, interleaved};
use crate::table::{Facts, bytes, seconds};
use crate::traffic::ethereum as traffic;

/// How many logs: 1 kB to 50 MB. The others are compared with 1 MB.
const LOGS: [usize; 6] = [2, 15, 156, 1_560, 15_600, 78_000];
const BASE: usize = 3;

pub fn table(plan: Plan) -> Result<Facts> {
    let bodies = LOGS.map(|logs| decode::answer(&traffic::logs(logs)));
    let titles = bodies.each_ref().map(|body| bytes(body.len()));
    let mut table = Facts::new(
        "growth",
        "CPU time per byte of decoding logs; that of 1 MB = 1",
        &titles.each_ref().map(String::as_str),
    );
    let ours = bodies
        .iter()
        .map(|body| Ok(decode::ethereum::our_logs(body)?.unlike()))
        .collect();
    push(&mut table, plan, "polyrpc", &bodies, ours)?;
    let theirs = bodies
        .iter()
        .map(|body| Ok(decode::ethereum::their_logs(body)?.unlike()))
        .collect();
    push(&mut table, plan, "alloy", &bodies, theirs)?;
    Ok(table)
}

/// Measures all lengths in turns, and adds the row.
fn push(
    table: &mut Facts,
    plan: Plan,
    name: &str,
    bodies: &[Bytes],
    ways: Result<Vec<Way<'_>>>,
) -> Result<()> {
    let mut ways = ways?;
    // What the ratios are to comes first.
    ways.swap(0, BASE);
    let mut figures = interleaved(name, &mut ways, plan, 1)?;
    figures.swap(0, BASE);
    let scale = |index: usize| bodies[BASE].len() as f64 / bodies[index].len() as f64;
    let longest = bodies.len() - 1;
    if name == "polyrpc" {
        table.aims.push(Standing {
            what: format!(
                "growth, {}: time per byte over that of {}",
                bytes(bodies[longest].len()),
                bytes(bodies[BASE].len())
            ),
            bound: Bound::AtMost(1.2),
            measured: figures[longest].cpu_ratio.median * scale(longest),
        });
    }
    let length = |index: usize| bodies[index].len() as f64;
    let cells = figures.iter().enumerate().map(|(index, figure)| {
        if index == BASE {
            return format!("{} /MB", seconds(figure.cpu.median / length(index) * 1e6));
        }
        let scale = scale(index);
        let ratio = figure.cpu_ratio;
        format!(
            "**{:.2}** ({:.2}–{:.2})",
            ratio.median * scale,
            ratio.low * scale,
            ratio.high * scale
        )
    });
    table.push(name, cells.collect());
    Ok(())
}
