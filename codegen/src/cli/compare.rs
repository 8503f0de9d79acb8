//! `diff`.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use polyrpc_codegen::diagnostic::Diagnostics;
use polyrpc_codegen::diff::{Change, Diff, diff as compare};
use polyrpc_codegen::document::{LoadOptions, load_with};
use polyrpc_codegen::ir::Api;
use polyrpc_codegen::understand;
use serde_json::{Value, json};

use super::{DiffArgs, Failure, Outcome, say, targets};

pub(super) fn diff(args: &DiffArgs) -> Result<Outcome, Failure> {
    let mut diagnostics = Diagnostics::default();
    let old = api(&args.old, &args.old_overlays, &mut diagnostics)?;
    let new = api(&args.new, &args.new_overlays, &mut diagnostics)?;
    say::diagnostics(&diagnostics);
    let mut out = io::BufWriter::new(io::stdout().lock());
    let (Some(old), Some(new), false) = (old, new, diagnostics.has_errors()) else {
        let message = "nothing was compared";
        if args.json {
            write_json(&mut out, &json!({"error": message}))?;
        } else if args.markdown {
            writeln!(
                out,
                "**Nothing was compared**, because documents have errors."
            )?;
        }
        out.flush()?;
        say::line(format_args!("{message}"));
        return Ok(Outcome::Undone);
    };
    let found = compare(&old, &new);
    if args.json {
        write_json(&mut out, &found.to_json(args.all))?;
    } else if args.markdown {
        write!(out, "{}", found.to_markdown(args.all))?;
    } else {
        write!(out, "{found}")?;
        if args.all {
            reworded(&mut out, &found)?;
        }
    }
    out.flush()?;
    say::line(format_args!("{}", summary(&found, diagnostics.len())));
    Ok(if found.breaks() {
        Outcome::Found
    } else {
        Outcome::Good
    })
}

fn write_json(out: &mut impl Write, report: &Value) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, report)?;
    writeln!(out)
}

/// Builds one side's API.
fn api(
    path: &Path,
    overlays: &[PathBuf],
    diagnostics: &mut Diagnostics,
) -> Result<Option<Api>, Failure> {
    let options = LoadOptions {
        overlays: overlays.to_vec(),
        ..LoadOptions::default()
    };
    let spec = load_with(&targets::documents(path)?, &options, diagnostics).spec;
    Ok(if diagnostics.has_errors() {
        None
    } else {
        understand(&spec, diagnostics)
    })
}

fn reworded(out: &mut impl Write, found: &Diff) -> io::Result<()> {
    if found.rewordings.is_empty() {
        return Ok(());
    }
    if !found.changes.is_empty() {
        writeln!(out)?;
    }
    writeln!(out, "Words:")?;
    let mut changes = found.rewordings.iter();
    changes.try_for_each(|change| writeln!(out, "  {change}"))
}

fn summary(found: &Diff, diagnostics: usize) -> String {
    let count = |is: fn(&Change) -> bool| found.changes.iter().filter(|change| is(change)).count();
    let counts = [
        say::count(found.changes.len(), "change"),
        format!("{} of code", count(|change| change.breaks_source)),
        format!("{} of running programs", count(|change| change.breaks_wire)),
        say::count(found.rewordings.len(), "rewording"),
        say::count(diagnostics, "diagnostic"),
    ];
    let [changes, code, programs, words, diagnostics] = counts;
    format!("{changes}, breaking: {code}, {programs}; {words}, {diagnostics}")
}
