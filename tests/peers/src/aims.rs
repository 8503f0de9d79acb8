//! What polyrpc is held to, and whether it holds.

use crate::measure::Figure;
use crate::report::Section;
use crate::table::{Facts, Table};

/// Where an aim stands.
#[derive(Debug)]
pub struct Standing {
    pub what: String,
    pub bound: Bound,
    pub measured: f64,
}

/// What a measured figure has to be.
#[derive(Clone, Copy, Debug)]
pub enum Bound {
    AtLeast(f64),
    AtMost(f64),
}

impl Standing {
    fn cells(&self) -> Vec<String> {
        let (bound, holds) = match self.bound {
            Bound::AtLeast(least) => (format!("≥ {least}"), self.measured >= least),
            Bound::AtMost(most) => (format!("≤ {most}"), self.measured <= most),
        };
        let held = if holds { "held" } else { "**not yet**" };
        vec![bound, format!("{:.2}", self.measured), held.to_owned()]
    }
}

/// A figure of a table that has to be at least so much.
struct Aim {
    table: &'static str,
    /// How the row begins.
    row: &'static str,
    column: usize,
    least: f64,
    what: &'static str,
    of: fn(&Figure) -> f64,
}

const fn cpu(
    table: &'static str,
    row: &'static str,
    column: usize,
    least: f64,
    what: &'static str,
) -> Aim {
    Aim {
        table,
        row,
        column,
        least,
        what,
        of: |figure| figure.cpu_ratio.median,
    }
}

/// With columns of `decode`: 1 the peer, 3 skipping; of `calls`: 2 alloy, 3 jsonrpsee; of `coalesce`: 1 coalesced.
const AIMS: [Aim; 22] = [
    cpu(
        "decode",
        "block of 250 transactions, `type` first",
        1,
        5.0,
        "faster than alloy",
    ),
    cpu(
        "decode",
        "block of 250 transactions, `type` late",
        1,
        5.0,
        "faster than alloy",
    ),
    cpu("decode", "5,000 logs", 1, 3.0, "faster than alloy"),
    cpu("decode", "receipts", 1, 3.5, "faster than alloy"),
    cpu(
        "decode",
        "block of 250 transactions, `type` first",
        3,
        0.5,
        "of the speed of skipping",
    ),
    cpu(
        "decode",
        "block of 250 transactions, `type` late",
        3,
        0.5,
        "of the speed of skipping",
    ),
    cpu("decode", "5,000 logs", 3, 0.5, "of the speed of skipping"),
    cpu("decode", "receipts", 3, 0.5, "of the speed of skipping"),
    cpu(
        "decode",
        "Chia: 1,000",
        1,
        2.0,
        "faster than chia-sdk-coinset",
    ),
    cpu(
        "decode",
        "Chia: 100",
        1,
        2.0,
        "faster than chia-sdk-coinset",
    ),
    cpu("decode", "Infinium: epee", 1, 2.0, "faster than epee-serde"),
    cpu(
        "decode",
        "Infinium, by hand",
        1,
        2.0,
        "faster than a loop by hand over monero-epee",
    ),
    cpu("decode", "Libra", 1, 2.0, "faster than diem-client"),
    cpu(
        "calls",
        "http, 64",
        3,
        1.1,
        "the calls per CPU second of jsonrpsee",
    ),
    cpu(
        "calls",
        "http, 64",
        2,
        1.4,
        "the calls per CPU second of alloy",
    ),
    cpu(
        "calls",
        "ws, 64",
        2,
        1.2,
        "the calls per CPU second of alloy",
    ),
    cpu(
        "calls",
        "ws, 256",
        2,
        1.2,
        "the calls per CPU second of alloy",
    ),
    cpu(
        "calls",
        "ws, 64",
        3,
        2.5,
        "the calls per CPU second of jsonrpsee",
    ),
    cpu(
        "calls",
        "ws, 256",
        3,
        2.5,
        "the calls per CPU second of jsonrpsee",
    ),
    cpu(
        "calls",
        "ipc, 64",
        2,
        1.2,
        "the calls per CPU second of alloy",
    ),
    cpu(
        "calls",
        "ipc, 256",
        2,
        1.2,
        "the calls per CPU second of alloy",
    ),
    Aim {
        table: "coalesce",
        row: "http, 64",
        column: 1,
        least: 4.0,
        what: "the calls per second of unbatched",
        of: |figure| 1.0 / figure.wall_ratio.median,
    },
];

/// The aims of what was measured; nothing where none of it has one.
pub fn table(sections: &[Section]) -> Option<Facts> {
    let mut facts = Facts::new("aims", "Aim", &["", "measured", ""]);
    for aim in &AIMS {
        let tables = sections.iter().filter_map(|section| match section {
            Section::Table(table) if table.name == aim.table => Some(table),
            _ => None,
        });
        for (row, figure) in tables.flat_map(|table| figures(table, aim)) {
            let standing = Standing {
                what: format!("{}, {row}: times {}", aim.table, aim.what),
                bound: Bound::AtLeast(aim.least),
                measured: (aim.of)(figure),
            };
            facts.push(&standing.what, standing.cells());
        }
    }
    for section in sections {
        if let Section::Facts(section) = section {
            for standing in &section.aims {
                facts.push(&standing.what, standing.cells());
            }
        }
    }
    (!facts.rows.is_empty()).then_some(facts)
}

fn figures<'a>(table: &'a Table, aim: &'a Aim) -> impl Iterator<Item = (&'a str, &'a Figure)> {
    let rows = table
        .rows
        .iter()
        .filter(|row| row.what.starts_with(aim.row));
    rows.filter_map(|row| {
        Some((
            row.what.split(';').next()?,
            row.figures.get(aim.column)?.as_ref()?,
        ))
    })
}
