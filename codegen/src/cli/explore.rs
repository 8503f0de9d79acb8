//! `docs`.

use std::io;
use std::path::PathBuf;

use polyrpc_codegen::diagnostic::Diagnostics;
use polyrpc_codegen::document::{LoadOptions, load_with};
use polyrpc_codegen::{Builder, Explorer, Kept};

use super::{DocsArgs, Failure, Outcome, say, targets};

/// The documents of one client, with its name and the module that it stands in.
struct Client {
    name: String,
    parent: &'static str,
    documents: Vec<PathBuf>,
    options: LoadOptions,
    kept: Kept,
}

pub(super) fn docs(args: &DocsArgs) -> Result<Outcome, Failure> {
    let clients = match args.files.as_slice() {
        [] => of_project()?,
        _ => vec![given(args)?],
    };
    let mut explorer = Explorer::new(&args.title);
    let mut outcome = Outcome::Good;
    for mut client in clients {
        let mut diagnostics = Diagnostics::default();
        let loaded = load_with(&client.documents, &client.options, &mut diagnostics);
        // What is missing would only be reported a second time.
        let is_shown = !diagnostics.has_errors()
            && explorer.add(
                &client.name,
                client.parent,
                &loaded,
                &mut client.kept,
                &mut diagnostics,
            );
        say::diagnostics(&diagnostics);
        if !is_shown || diagnostics.has_errors() {
            outcome = Outcome::Found;
        }
    }
    if outcome == Outcome::Found {
        say::line(format_args!("documents have errors; nothing was written"));
        return Ok(outcome);
    }
    let changed = explorer.write(&args.out)?;
    say::line(format_args!(
        "{}, {} written: open {}",
        say::count(explorer.methods(), "method"),
        say::count(changed, "file"),
        args.out.join("index.html").display()
    ));
    Ok(outcome)
}

/// The clients of the project around the current directory.
fn of_project() -> Result<Vec<Client>, Failure> {
    let (project, chains) = targets::project()?;
    let client = |chain: polyrpc_codegen::Chain| Client {
        parent: "polyrpc",
        name: chain.name,
        documents: chain.documents,
        options: LoadOptions {
            root: project.root().to_owned(),
            ..LoadOptions::default()
        },
        kept: Kept::default(),
    };
    Ok(chains.into_iter().map(client).collect())
}

/// The client of the given documents.
fn given(args: &DocsArgs) -> Result<Client, Failure> {
    let mut groups = targets::groups(&args.files)?.into_iter();
    let Some(mut group) = groups.next() else {
        return Err(Failure::Usage("name the documents".to_owned()));
    };
    group.options.overlays = args.overlays.clone();
    group.options.reads = args.read.patterns.clone();
    let kept = match &args.names {
        None => Kept::default(),
        Some(file) => {
            let about = |error: &dyn std::fmt::Display| {
                let text = format!("{}: {error}", file.display());
                Failure::Io(io::Error::other(text))
            };
            let text = std::fs::read_to_string(file).map_err(|error| about(&error))?;
            Kept::parse(&text).map_err(|error| about(&error))?
        }
    };
    let module = Builder::new().documents(&group.documents).module();
    let name = args.name.clone().unwrap_or(module);
    Ok(Client {
        parent: "crate",
        name,
        documents: group.documents,
        options: group.options,
        kept,
    })
}
