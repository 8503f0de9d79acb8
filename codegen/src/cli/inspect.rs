//! `list` and `lint`.

use std::io::{self, Write};
use std::path::PathBuf;

use polyrpc_codegen::diagnostic::Diagnostics;
use polyrpc_codegen::document::{Spec, load_with};
use polyrpc_codegen::lint::{self as rules, Rules};
use polyrpc_codegen::list::{self as rows, Row};

use super::{Failure, LintArgs, ListArgs, Outcome, say, targets};

pub(super) fn list(args: &ListArgs) -> Result<Outcome, Failure> {
    let (specs, diagnostics) = load(&args.files, &args.read.patterns)?;
    say::diagnostics(&diagnostics);
    let rows: Vec<Row> = specs.iter().flat_map(rows::list).collect();
    let mut out = io::BufWriter::new(io::stdout().lock());
    if args.json {
        let rows: Vec<_> = rows.iter().map(Row::to_json).collect();
        serde_json::to_writer_pretty(&mut out, &rows).map_err(io::Error::from)?;
        writeln!(out)?;
    } else {
        let lines = rows.iter().flat_map(|row| {
            let lines = row.lines().into_iter();
            lines.map(|line| (line, &row.document))
        });
        let lines: Vec<_> = lines.collect();
        let names = lines.iter().map(|([name, ..], _)| name.len());
        let width = names.max().unwrap_or(0);
        for ([name, what, signature], document) in &lines {
            writeln!(out, "{name:width$}  {what:12}  {document}  {signature}")?;
        }
    }
    out.flush()?;
    let counts = [
        say::count(rows.len(), "method"),
        say::count(diagnostics.len(), "diagnostic"),
    ];
    say::line(format_args!("{}", counts.join(", ")));
    Ok(if diagnostics.has_errors() {
        Outcome::Found
    } else {
        Outcome::Good
    })
}

pub(super) fn lint(args: &LintArgs) -> Result<Outcome, Failure> {
    let (specs, mut diagnostics) = load(&args.files, &[])?;
    let chosen = match args.rules.as_slice() {
        [] => &Rules::ALL,
        chosen => chosen,
    };
    for spec in &specs {
        diagnostics.extend(rules::lint(spec, chosen));
    }
    say::diagnostics(&diagnostics);
    let methods = specs
        .iter()
        .flat_map(|spec| &spec.documents)
        .map(|document| document.methods.len())
        .sum();
    let schemas = specs.iter().map(|spec| spec.schemas.len()).sum();
    let counts = [
        say::count(methods, "method"),
        say::count(schemas, "schema"),
        say::count(diagnostics.len(), "finding"),
    ];
    say::line(format_args!("{}", counts.join(", ")));
    Ok(if diagnostics.is_empty() {
        Outcome::Good
    } else {
        Outcome::Found
    })
}

fn load(files: &[PathBuf], reads: &[String]) -> Result<(Vec<Spec>, Diagnostics), Failure> {
    let mut diagnostics = Diagnostics::default();
    let mut specs = Vec::new();
    for mut group in targets::groups(files)? {
        group.options.reads = reads.to_vec();
        specs.push(load_with(&group.documents, &group.options, &mut diagnostics).spec);
    }
    Ok((specs, diagnostics))
}
