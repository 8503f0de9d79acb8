//! `polyrpc methods`: the known methods.

use std::io::Write;

use clap::Args;
use serde_json::json;

use super::catalog::{Api, Catalog, DocumentArgs, Entry};
use super::exit::{Failure, Outcome};
use super::print::Paint;
use super::suggest::nearest;

/// Lists methods, or streams.
///
/// A line has the API, the name, the safety and the summary, and in a pipe the nodes that serve the method, in brackets, where that is
/// known.
#[derive(Debug, Args)]
pub(super) struct Methods {
    /// Only those of this chain, such as `ethereum`, or of a service of it, such as `chia/full_node`.
    #[arg(value_name = "CHAIN")]
    api: Option<String>,
    /// Only those with this in their name or summary, or nearly so in their name.
    #[arg(long, short, value_name = "WORD")]
    search: Option<String>,
    /// Streams in the place of methods.
    #[arg(long)]
    streams: bool,
    /// An object of JSON a line.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    pub(super) document: DocumentArgs,
}

/// A line of the list.
struct Row {
    api: String,
    name: String,
    safety: String,
    summary: String,
    nodes: &'static [&'static str],
}

impl Methods {
    /// Runs the command; returns whether there was anything to list.
    pub(super) fn run(&self, catalog: &Catalog, paint: Paint, output: &mut impl Write) -> Outcome {
        let apis = match &self.api {
            Some(_) if catalog.is_document() => {
                return Err(Failure::usage("a document has no CHAIN: leave it out"));
            }
            Some(name) => vec![catalog.api(name)?],
            None => catalog.apis(),
        };
        let mut rows: Vec<Row> = Vec::new();
        for api in &apis {
            match self.streams {
                true => rows.extend(streams(api)),
                false => rows.extend(api.methods().iter().map(of_method)),
            }
        }
        rows.sort_by(|a, b| (&a.api, &a.name).cmp(&(&b.api, &b.name)));
        if let Some(word) = &self.search {
            rows = searched(rows, word);
        }
        if self.json {
            for row in &rows {
                let value = json!({
                    "api": row.api, "name": row.name, "safety": row.safety, "summary": row.summary, "nodes": row.nodes,
                });
                writeln!(output, "{value}")?;
            }
        } else if paint.is_terminal {
            table(&rows, paint, output)?;
        } else {
            lines(&rows, output)?;
        }
        Ok(!rows.is_empty())
    }
}

fn of_method(entry: &Entry<'_>) -> Row {
    Row {
        api: entry.api.to_owned(),
        name: entry.name.to_owned(),
        safety: format!("{:?}", entry.safety).to_lowercase(),
        summary: entry.summary.to_owned(),
        nodes: entry.nodes,
    }
}

fn streams(api: &Api<'_>) -> Vec<Row> {
    let names = api.streams();
    let opened = names.iter().filter_map(|name| api.stream(name).ok());
    let rows = opened.map(|opened| Row {
        api: opened.entry.api.to_owned(),
        name: opened.said.name.clone(),
        safety: "stream".to_owned(),
        summary: opened
            .said
            .text
            .lines()
            .next()
            .unwrap_or_default()
            .to_owned(),
        nodes: opened.entry.nodes,
    });
    rows.collect()
}

/// Those that have the word, or else those with names like it.
fn searched(rows: Vec<Row>, word: &str) -> Vec<Row> {
    let wanted = word.to_lowercase();
    let has = |text: &str| text.to_lowercase().contains(&wanted);
    let is_found = |row: &Row| has(&row.name) || has(&row.summary);
    if rows.iter().any(is_found) {
        return rows.into_iter().filter(is_found).collect();
    }
    let near: Vec<String> = nearest(word, rows.iter().map(|row| row.name.as_str()))
        .into_iter()
        .map(str::to_owned)
        .collect();
    rows.into_iter()
        .filter(|row| near.contains(&row.name))
        .collect()
}

fn lines(rows: &[Row], output: &mut impl Write) -> std::io::Result<()> {
    for row in rows {
        let nodes = match row.nodes {
            [] => String::new(),
            nodes => format!(" [{}]", nodes.join(", ")),
        };
        let Row {
            api,
            name,
            safety,
            summary,
            ..
        } = row;
        writeln!(output, "{api} {name} {safety} {summary}{nodes}")?;
    }
    Ok(())
}

fn table(rows: &[Row], paint: Paint, output: &mut impl Write) -> std::io::Result<()> {
    let width = |of: fn(&Row) -> &str| {
        let lengths = rows.iter().map(|row| of(row).chars().count());
        lengths.max().unwrap_or(0)
    };
    let (api, name) = (width(|row| &row.api), width(|row| &row.name));
    for row in rows {
        writeln!(
            output,
            "{}  {}  {}  {}",
            paint.faint(&format!("{:api$}", row.api)),
            paint.name(&format!("{:name$}", row.name)),
            paint.faint(&format!("{:10}", row.safety)),
            row.summary,
        )?;
    }
    Ok(())
}
