//! Bar charts of tables, as SVG.

use std::path::Path;

use anyhow::{Result, anyhow};
use plotters::coord::Shift;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use crate::measure::Figure;
use crate::table::Table;

const WIDTH: u32 = 900;
/// Where the bars begin: the words of the rows stand before.
const LEFT: i32 = 390;
/// Where the longest bar ends: its number stands behind.
const RIGHT: i32 = 830;
const TOP: i32 = 40;
const BAR: i32 = 13;
const GAP: i32 = 12;

/// Ours first.
const COLOURS: [RGBColor; 5] = [
    RGBColor(0x1f, 0x6f, 0xb4),
    RGBColor(0xe0, 0x7b, 0x39),
    RGBColor(0x8a, 0x8a, 0x8a),
    RGBColor(0xc4, 0xc4, 0xc4),
    RGBColor(0x6a, 0xa8, 0x4f),
];
const INK: RGBColor = RGBColor(0x33, 0x33, 0x33);

type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;

/// A chart of a table.
#[derive(Clone, Copy)]
pub struct Chart {
    pub title: &'static str,
    /// The length of a bar.
    pub value: fn(&Figure) -> f64,
    /// The number behind a bar.
    pub label: fn(f64) -> String,
}

/// Draws each row of the table as a group of bars, one for each column.
pub fn draw(table: &Table, chart: Chart, file: &Path) -> Result<()> {
    let bars: usize = table
        .rows
        .iter()
        .map(|row| row.figures.iter().flatten().count())
        .sum();
    let height = TOP + 26 + bars as i32 * BAR + table.rows.len() as i32 * GAP;
    let root = SVGBackend::new(file, (WIDTH, height as u32)).into_drawing_area();
    let failed = |error| anyhow!("{}: {error}", file.display());
    root.fill(&WHITE)
        .map_err(|error| failed(error.to_string()))?;
    let drawn = text(&root, chart.title, (10, 8), 17, HPos::Left)
        .and_then(|()| legend(&root, table))
        .and_then(|()| groups(&root, table, chart));
    drawn.map_err(failed)?;
    root.present().map_err(|error| failed(error.to_string()))
}

/// The columns and their colours.
fn legend(root: &Area<'_>, table: &Table) -> Result<(), String> {
    let mut x = 10;
    for (column, colour) in table.columns.iter().zip(COLOURS) {
        rectangle(root, (x, 36), (x + 11, 47), colour)?;
        let column = plain(column);
        text(root, &column, (x + 16, 35), 12, HPos::Left)?;
        x += 34 + column.chars().count() as i32 * 6;
    }
    Ok(())
}

fn groups(root: &Area<'_>, table: &Table, chart: Chart) -> Result<(), String> {
    let values = table
        .rows
        .iter()
        .flat_map(|row| row.figures.iter().flatten());
    let most = values.map(chart.value).fold(f64::MIN_POSITIVE, f64::max);
    let mut y = TOP + 26;
    for row in &table.rows {
        let count = row.figures.iter().flatten().count() as i32;
        text(
            root,
            &plain(&row.what),
            (LEFT - 8, y + count * BAR / 2 - 7),
            12,
            HPos::Right,
        )?;
        for (figure, colour) in row.figures.iter().zip(COLOURS) {
            let Some(figure) = figure else { continue };
            let value = (chart.value)(figure);
            let end = LEFT + ((RIGHT - LEFT) as f64 * value / most).round().max(1.0) as i32;
            rectangle(root, (LEFT, y), (end, y + BAR - 2), colour)?;
            text(
                root,
                &(chart.label)(value),
                (end + 5, y - 1),
                11,
                HPos::Left,
            )?;
            y += BAR;
        }
        y += GAP;
    }
    Ok(())
}

fn rectangle(
    root: &Area<'_>,
    from: (i32, i32),
    to: (i32, i32),
    colour: RGBColor,
) -> Result<(), String> {
    root.draw(&Rectangle::new([from, to], colour.filled()))
        .map_err(|error| error.to_string())
}

fn text(root: &Area<'_>, words: &str, at: (i32, i32), size: i32, side: HPos) -> Result<(), String> {
    let style = ("sans-serif", size)
        .into_font()
        .color(&INK)
        .pos(Pos::new(side, VPos::Top));
    root.draw_text(words, &style, at)
        .map_err(|error| error.to_string())
}

/// Without what Markdown marks code by.
fn plain(words: &str) -> String {
    words.replace('`', "")
}
