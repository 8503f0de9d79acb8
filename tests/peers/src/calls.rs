//! CPU time of a call of `eth_getBalance`, of the client's whole process, with so many calls in flight.

use std::time::Instant;

use anyhow::{Context as _, Result};
use nix::sys::resource::{Usage, UsageWho, getrusage};
use nix::sys::time::{TimeVal, TimeValLike};
use tokio::runtime::Runtime;

use crate::clients::{self, Over};
use crate::measure::{Plan, interleaved};
use crate::serve::Node;
use crate::table::{Shown, Table};

const IN_FLIGHT: [usize; 4] = [1, 16, 64, 256];

/// Makes so many calls by the client whose name begins like this, and says where their CPU time goes.
pub fn one(
    runtime: &Runtime,
    node: &Node,
    client: &str,
    over: Over,
    in_flight: usize,
    times: usize,
) -> Result<()> {
    let ways = clients::all(runtime, node, over, in_flight)?;
    let ways = ways.into_iter().flatten();
    let coalesced = clients::coalesced(runtime, node, over, in_flight)?;
    let mut way = ways
        .chain(coalesced)
        .find(|way| way.name.starts_with(client))
        .with_context(|| format!("no client `{client}` goes over {over}"))?;
    way.run(in_flight * 4)?;
    let before = getrusage(UsageWho::RUSAGE_SELF)?;
    let start = Instant::now();
    way.run(times)?;
    let (wall, after) = (start.elapsed(), getrusage(UsageWho::RUSAGE_SELF)?);
    let each = |value: f64| value / times as f64;
    let time = |of: fn(&Usage) -> TimeVal| {
        let micros = |usage| of(usage).num_microseconds() as f64;
        each(micros(&after) - micros(&before))
    };
    let sleeps = after.voluntary_context_switches() - before.voluntary_context_switches();
    println!(
        "{}, {over}, {in_flight} in flight: a call takes {:.2} µs in the program, {:.2} µs in the kernel, {:.2} µs by the clock; \
         the thread slept {:.3} times",
        way.name,
        time(Usage::user_time),
        time(Usage::system_time),
        each(wall.as_secs_f64() * 1e6),
        each(sleeps as f64),
    );
    Ok(())
}

pub fn tables(runtime: &Runtime, node: &Node, plan: Plan) -> Result<[Table; 2]> {
    let title = "CPU time of a call of `eth_getBalance`";
    let mut calls = Table::new("calls", title, Shown::Cpu, &clients::NAMES);
    for over in Over::ALL {
        for in_flight in IN_FLIGHT {
            let what = format!("{over}, {in_flight} in flight");
            let ways = clients::all(runtime, node, over, in_flight)?;
            let there: Vec<bool> = ways.iter().map(Option::is_some).collect();
            let mut ways: Vec<_> = ways.into_iter().flatten().collect();
            let mut figures = interleaved(&what, &mut ways, plan, in_flight * 4)?.into_iter();
            let figures = there
                .into_iter()
                .map(|there| if there { figures.next() } else { None });
            calls.push(what, figures.collect());
        }
    }
    let title = "Calls per second by the clock";
    let columns = [
        "polyrpc, `Client::connect`",
        "with `Coalesce`, times as many",
    ];
    let mut coalesced = Table::new("coalesce", title, Shown::PerSecond, &columns);
    for over in Over::ALL {
        for in_flight in [64, 256] {
            let what = format!("{over}, {in_flight} in flight");
            let mut ways = clients::coalesced(runtime, node, over, in_flight)?;
            let figures = interleaved(&what, &mut ways, plan, in_flight * 4)?;
            coalesced.push(what, figures.into_iter().map(Some).collect());
        }
    }
    Ok([calls, coalesced])
}
