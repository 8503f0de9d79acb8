//! `generate` and `check`.

use std::io::{self, Write};

use polyrpc_codegen::Change;
use polyrpc_codegen::{Builder, GenerateError, Package, Report};

use super::{Failure, MakeArgs, Outcome, say, targets};

pub(super) fn generate(args: &MakeArgs) -> Result<Outcome, Failure> {
    let mut outcome = Outcome::Good;
    for (name, builder) in builders(args)? {
        let Some(report) = report(&name, builder.generate(), &mut outcome)? else {
            continue;
        };
        let removed = report
            .differences
            .iter()
            .filter(|found| found.change == Change::Remove)
            .count();
        let written = report.differences.len() - removed;
        let written = say::count(written, "file");
        say::line(format_args!(
            "{name}: {}; {written} written, {removed} removed{}",
            summary(&report),
            unmarked(&report)
        ));
    }
    Ok(outcome)
}

pub(super) fn check(args: &MakeArgs) -> Result<Outcome, Failure> {
    let mut outcome = Outcome::Good;
    let mut out = io::stdout().lock();
    for (name, builder) in builders(args)? {
        let Some(report) = report(&name, builder.check(), &mut outcome)? else {
            continue;
        };
        for difference in &report.differences {
            outcome = Outcome::Found;
            writeln!(out, "{name}: {difference}")?;
        }
        let files = say::count(report.differences.len(), "file");
        say::line(format_args!(
            "{name}: {}; {files} would change",
            summary(&report)
        ));
    }
    Ok(outcome)
}

/// The builders of the clients, with their names.
fn builders(args: &MakeArgs) -> Result<Vec<(String, Builder)>, Failure> {
    let Some(out) = &args.out else {
        let (project, chains) = targets::project()?;
        return Ok(chains
            .into_iter()
            .map(|chain| (chain.name.clone(), project.builder(&chain)))
            .collect());
    };
    let mut builder = Builder::new()
        .documents(&args.files)
        .strict(args.strict)
        .names(args.names.clone().unwrap_or_else(|| out.join("names.json")))
        .types_only(args.types_only)
        .feature_per_tag(args.feature_per_tag)
        .out_dir(out);
    if let Some(name) = &args.package.krate {
        builder = builder.package(Package {
            name: name.clone(),
            root: out.clone(),
            polyrpc: args.package.polyrpc_path.clone(),
            license: args.package.license.clone(),
            repository: args.package.repository.clone(),
        });
    }
    if let Some(name) = &args.name {
        builder = builder.name(name);
    }
    if let Some(chain) = &args.chain {
        builder = builder.chain(chain);
    }
    let builder = args.overlays.iter().fold(builder, Builder::overlay);
    let builder = args.read.patterns.iter().fold(builder, Builder::read);
    let types = args.types.iter();
    let builder = types.fold(builder, |builder, list| builder.types(list));
    Ok(vec![(builder.module(), builder)])
}

/// Reports on a client. `None` if it wasn't generated.
fn report(
    name: &str,
    result: Result<Report, GenerateError>,
    outcome: &mut Outcome,
) -> Result<Option<Report>, Failure> {
    match result {
        Ok(report) => {
            say::diagnostics(&report.diagnostics);
            Ok(Some(report))
        }
        Err(GenerateError::Documents(report)) => {
            say::diagnostics(&report.diagnostics);
            say::line(format_args!(
                "{name}: {}; nothing was generated",
                summary(&report)
            ));
            *outcome = Outcome::Found;
            Ok(None)
        }
        Err(GenerateError::Files(error)) => Err(Failure::Io(error)),
        Err(error) => Err(Failure::Usage(error.to_string())),
    }
}

/// The summary's note on methods without `x-safety`, which are treated as writes.
fn unmarked(report: &Report) -> String {
    match report.unmarked {
        0 => String::new(),
        number => format!(
            "; {} without `x-safety`, taken for writes and never retried: mark those that only read, with --read 'get*,list*' or by an overlay",
            say::count(number, "method")
        ),
    }
}

fn summary(report: &Report) -> String {
    let counts = [
        say::count(report.methods, "method"),
        say::count(report.types, "type"),
        say::count(report.untyped, "untyped place"),
        say::count(report.diagnostics.len(), "diagnostic"),
    ];
    counts.join(", ")
}
