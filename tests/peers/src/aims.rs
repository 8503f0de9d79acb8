//! What polyrpc is held to, and whether it holds.

use crate::measure::Figure;
use crate::report::Section;
use crate::table::{Facts, Table};

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
const AIMS: [Aim; 21] = [
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
    cpu("decode", "Infinium", 1, 2.0, "faster than monero-epee"),
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
    let mut facts = Facts::new("aims", "Aim", &["at least", "measured", ""]);
    for aim in &AIMS {
        let tables = sections.iter().filter_map(|section| match section {
            Section::Table(table) if table.name == aim.table => Some(table),
            _ => None,
        });
        for (row, figure) in tables.flat_map(|table| figures(table, aim)) {
            let measured = (aim.of)(figure);
            let held = if measured >= aim.least {
                "held"
            } else {
                "**not yet**"
            };
            let what = format!("{}, {}: times {}", aim.table, row, aim.what);
            facts.push(
                &what,
                vec![
                    format!("{}", aim.least),
                    format!("{measured:.2}"),
                    held.to_owned(),
                ],
            );
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
