//! Tables of figures, as Markdown.

use std::fmt;

use crate::aims::Standing;
use crate::measure::Figure;

/// What of the figures a table shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// CPU time.
    Cpu,
    /// How many a second by the clock.
    PerSecond,
}

/// A table whose first column of figures is ours, and the others' are ratios to it.
#[derive(Debug)]
pub struct Table {
    /// The name of its place in the page.
    pub name: &'static str,
    pub title: &'static str,
    pub shown: Shown,
    /// The ways.
    pub columns: Vec<&'static str>,
    pub rows: Vec<Row>,
}

#[derive(Debug)]
pub struct Row {
    pub what: String,
    /// One for each column, unless that way can't do it.
    pub figures: Vec<Option<Figure>>,
}

impl Table {
    pub fn new(
        name: &'static str,
        title: &'static str,
        shown: Shown,
        columns: &[&'static str],
    ) -> Self {
        Self {
            name,
            title,
            shown,
            columns: columns.to_vec(),
            rows: Vec::new(),
        }
    }

    /// Adds a row and shows it, because the next one takes a while.
    pub fn push(&mut self, what: String, figures: Vec<Option<Figure>>) {
        let row = Row { what, figures };
        eprintln!("{}", self.line(&row));
        self.rows.push(row);
    }

    fn line(&self, row: &Row) -> String {
        let mut line = format!("| {}", row.what);
        for (index, figure) in row.figures.iter().enumerate() {
            let cell = match figure {
                None => "–".to_owned(),
                Some(figure) if index == 0 => self.ours(figure),
                Some(figure) => self.ratio(figure),
            };
            line += &format!(" | {cell}");
        }
        line + " |"
    }

    fn ours(&self, figure: &Figure) -> String {
        match self.shown {
            Shown::Cpu => seconds(figure.cpu.median),
            Shown::PerSecond => format!("{} /s", thousands(1.0 / figure.wall.median)),
        }
    }

    fn ratio(&self, figure: &Figure) -> String {
        match self.shown {
            Shown::Cpu => {
                let ratio = figure.cpu_ratio;
                format!(
                    "**{:.2}** ({:.2}–{:.2})",
                    ratio.median, ratio.low, ratio.high
                )
            }
            Shown::PerSecond => {
                let ratio = figure.wall_ratio;
                let [median, low, high] =
                    [ratio.median, ratio.high, ratio.low].map(|ratio| 1.0 / ratio);
                format!("**{median:.2}** ({low:.2}–{high:.2})")
            }
        }
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "| {} | {} |", self.title, self.columns.join(" | "))?;
        writeln!(f, "|---|{}", "--:|".repeat(self.columns.len()))?;
        for row in &self.rows {
            writeln!(f, "{}", self.line(row))?;
        }
        Ok(())
    }
}

/// A time with three digits and the unit that fits.
pub fn seconds(seconds: f64) -> String {
    let (value, unit) = match seconds {
        ..1e-6 => (seconds * 1e9, "ns"),
        1e-6..1e-3 => (seconds * 1e6, "µs"),
        1e-3..1.0 => (seconds * 1e3, "ms"),
        _ => (seconds, "s"),
    };
    match value {
        ..10.0 => format!("{value:.2} {unit}"),
        10.0..100.0 => format!("{value:.1} {unit}"),
        _ => format!("{value:.0} {unit}"),
    }
}

/// A whole number with its thousands apart.
pub fn thousands(value: f64) -> String {
    let digits = format!("{value:.0}");
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A length in bytes.
pub fn bytes(length: usize) -> String {
    match length {
        ..1000 => format!("{length} B"),
        1000..1_000_000 => format!("{} kB", length / 1000),
        _ => format!("{:.1} MB", length as f64 / 1e6),
    }
}

/// A table of facts that are words already.
#[derive(Debug)]
pub struct Facts {
    /// The name of its place in the page.
    pub name: &'static str,
    pub title: String,
    pub columns: Vec<String>,
    pub rows: Vec<(String, Vec<String>)>,
    /// What of it polyrpc is held to.
    pub aims: Vec<Standing>,
}

impl Facts {
    pub fn new(name: &'static str, title: &str, columns: &[&str]) -> Self {
        let columns = columns.iter().map(|column| (*column).to_owned()).collect();
        Self {
            name,
            title: title.to_owned(),
            columns,
            rows: Vec::new(),
            aims: Vec::new(),
        }
    }

    /// Adds a row and shows it.
    pub fn push(&mut self, what: &str, cells: Vec<String>) {
        eprintln!("| {what} | {} |", cells.join(" | "));
        self.rows.push((what.to_owned(), cells));
    }
}

impl fmt::Display for Facts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "| {} | {} |", self.title, self.columns.join(" | "))?;
        writeln!(f, "|---|{}", "--:|".repeat(self.columns.len()))?;
        for (what, cells) in &self.rows {
            writeln!(f, "| {what} | {} |", cells.join(" | "))?;
        }
        Ok(())
    }
}
