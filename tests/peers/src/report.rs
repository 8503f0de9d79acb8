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
        text = replaced(&text, section.name(), &section.to_string())?;
        if let (Section::Table(table), Some(chart)) = (section, chart(section.name())) {
            let folder = docs().join("speed");
            std::fs::create_dir_all(&folder)?;
            plots::draw(table, chart, &folder.join(format!("{}.svg", table.name)))?;
        }
    }
    Ok(std::fs::write(page, text)?)
}

/// The text with this between the marks of a name.
fn replaced(text: &str, name: &str, with: &str) -> Result<String> {
    let (begin, end) = (format!("<!-- peers: {name} -->\n"), "<!-- peers: end -->");
    let (before, rest) = text
        .split_once(&begin)
        .with_context(|| format!("docs/speed.md has no place for {name}"))?;
    let (_, after) = rest
        .split_once(end)
        .with_context(|| format!("the place for {name} has no end"))?;
    Ok(format!("{before}{begin}{with}{end}{after}"))
}

#[cfg(test)]
mod tests {
    use super::replaced;

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
