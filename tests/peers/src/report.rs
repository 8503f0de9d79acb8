//! The page of tables and its charts, which `--write` refreshes.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::plots::{self, Chart};
use crate::table::{Facts, Table, seconds};

/// Something measured.
#[derive(Debug)]
pub enum Section {
    Table(Table),
    Facts(Facts),
}

impl Section {
    fn name(&self) -> &'static str {
        match self {
            Self::Table(table) => table.name,
            Self::Facts(facts) => facts.name,
        }
    }
}

impl std::fmt::Display for Section {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Table(table) => table.fmt(f),
            Self::Facts(facts) => facts.fmt(f),
        }
    }
}

impl From<Table> for Section {
    fn from(table: Table) -> Self {
        Self::Table(table)
    }
}

impl From<Facts> for Section {
    fn from(facts: Facts) -> Self {
        Self::Facts(facts)
    }
}

/// Which tables have a chart.
fn chart(name: &str) -> Option<Chart> {
    match name {
        "decode" => Some(Chart {
            title: "CPU time of decoding, polyrpc = 1 (shorter is better)",
            value: |figure| figure.cpu_ratio.median,
            label: |ratio| format!("{ratio:.2}"),
        }),
        "calls" => Some(Chart {
            title: "CPU time of a call of eth_getBalance (shorter is better)",
            value: |figure| figure.cpu.median,
            label: seconds,
        }),
        _ => None,
    }
}

fn docs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs")
}

/// Puts the sections where the page has a place of their names, and draws their charts.
///
/// # Errors
/// When the page has no place for one.
pub fn write(sections: &[Section]) -> Result<()> {
    let page = docs().join("speed.md");
    let mut text = std::fs::read_to_string(&page)?;
    for section in sections {
        let with = match section {
            // Of what wasn't measured this time, the page keeps where it stood.
            Section::Facts(facts) if facts.name == "aims" => merged(&text, facts)?,
            _ => section.to_string(),
        };
        text = replaced(&text, section.name(), &with)?;
        if let (Section::Table(table), Some(chart)) = (section, chart(section.name())) {
            let folder = docs().join("speed");
            std::fs::create_dir_all(&folder)?;
            plots::draw(table, chart, &folder.join(format!("{}.svg", table.name)))?;
        }
    }
    Ok(std::fs::write(page, text)?)
}

const END: &str = "<!-- peers: end -->";

fn begin(name: &str) -> String {
    format!("<!-- peers: {name} -->\n")
}

/// What stands before the marks of a name, between and behind them.
fn parts<'a>(text: &'a str, name: &str) -> Result<[&'a str; 3]> {
    let (before, rest) = text
        .split_once(&begin(name))
        .with_context(|| format!("docs/speed.md has no place for {name}"))?;
    let (between, after) = rest
        .split_once(END)
        .with_context(|| format!("the place for {name} has no end"))?;
    Ok([before, between, after])
}

/// The text with this between the marks of a name.
fn replaced(text: &str, name: &str, with: &str) -> Result<String> {
    let [before, _, after] = parts(text, name)?;
    Ok(format!("{before}{}{with}{END}{after}", begin(name)))
}

/// The table as it stands in the text, with new rows in the places of those that say the same, and behind them the others.
fn merged(text: &str, facts: &Facts) -> Result<String> {
    let [_, old, _] = parts(text, facts.name)?;
    let new = facts.to_string();
    let what = |line: &str| line.split('|').nth(1).map(str::to_owned);
    let head: Vec<&str> = new.lines().take(2).collect();
    let mut fresh: Vec<&str> = new.lines().skip(2).collect();
    let mut lines: Vec<&str> = old.lines().skip(2).collect();
    for line in &mut lines {
        if let Some(place) = fresh.iter().position(|new| what(new) == what(line)) {
            *line = fresh.remove(place);
        }
    }
    let lines = head.into_iter().chain(lines).chain(fresh);
    Ok(lines.flat_map(|line| [line, "\n"]).collect())
}

#[cfg(test)]
mod tests {
    use super::{merged, replaced};
    use crate::table::Facts;

    #[test]
    fn of_aims_that_were_not_measured_the_page_keeps_what_it_has() {
        let text = "<!-- peers: aims -->\n| Aim | x |\n|---|--:|\n| a | 1 |\n| b | 2 |\n<!-- peers: end -->\n";
        let mut facts = Facts::new("aims", "Aim", &["x"]);
        facts.push("b", vec!["3".to_owned()]);
        facts.push("c", vec!["4".to_owned()]);
        let new = merged(text, &facts).expect("there is a place");
        assert_eq!(
            new,
            "| Aim | x |\n|---|--:|\n| a | 1 |\n| b | 3 |\n| c | 4 |\n"
        );
    }

    #[test]
    fn only_what_is_between_the_marks_is_replaced() {
        let text = "a\n<!-- peers: x -->\nold\n<!-- peers: end -->\nb\n<!-- peers: y -->\n<!-- peers: end -->\n";
        let new = replaced(text, "x", "new\n").expect("there is a place");
        assert_eq!(
            new,
            "a\n<!-- peers: x -->\nnew\n<!-- peers: end -->\nb\n<!-- peers: y -->\n<!-- peers: end -->\n"
        );
        assert!(replaced(text, "z", "").is_err());
    }
}
