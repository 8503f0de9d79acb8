//! CPU time of a call of `eth_getBalance`, of the client's whole process, with so many calls in flight.

use anyhow::Result;
use tokio::runtime::Runtime;

use crate::clients::{self, Over};
use crate::measure::{Plan, interleaved};
use crate::serve::Node;
use crate::table::{Shown, Table};

const IN_FLIGHT: [usize; 4] = [1, 16, 64, 256];

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
