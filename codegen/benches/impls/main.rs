//! Serde derives or impls written out by the generator? Both are made from the Ethereum documents and measured.
//!
//! ```text
//! cargo bench -p polyrpc-codegen --bench impls             # best of 3 builds of each, some ten minutes on two cores
//! cargo bench -p polyrpc-codegen --bench impls -- 1        # one build of each
//! cargo bench -p polyrpc-codegen --bench impls -- speed    # decode speed alone
//! ```
//!
//! In a workspace of its own below the build folder it makes the crates
//! - `written`: the types as the generator emits them;
//! - `derived`: the same structs, enums, docs and constructors with `#[derive(Serialize, Deserialize)]`;
//! - `use-written`, `use-derived`: programs that read and write each of the types once;
//! - `speed`: a program that decodes the same responses through both, and prints the time.
//!
//! For the first four it prints what compiling that crate alone costs, dependencies built before, without incremental
//! compilation; then the size of the libraries; then the decode speed, beside what `serde_json::Value` and a mere scan of the
//! text take. Processor time is the figure to go by, because other programs don't add to it. The figures that the decision
//! rests on stand in the crate's README.

mod derived;
mod scratch;
mod traffic;

use std::error::Error;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use polyrpc_codegen::diagnostic::Diagnostics;
use polyrpc_codegen::document::{LoadOptions, load_with};
use polyrpc_codegen::ir::Api;
use polyrpc_codegen::{Layout, Output, Project, Runtime, Settings, generate, understand};

use scratch::{Cost, Profile, Scratch};
use traffic::Order;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// Files by their paths below `src`.
type Files = Vec<(PathBuf, String)>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments, &mut io::stdout().lock()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Nothing is left to do when this can't be written either.
            let _ = writeln!(io::stderr(), "error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String], out: &mut impl io::Write) -> Result<()> {
    if !arguments.iter().any(|argument| argument == "--bench") {
        // `cargo test --all-targets` runs benches too, to see that they work.
        writeln!(out, "nothing is measured without `cargo bench`")?;
        return Ok(());
    }
    let rounds = arguments
        .iter()
        .find_map(|argument| argument.parse().ok())
        .unwrap_or(3);

    let project = Project::find(Path::new(env!("CARGO_MANIFEST_DIR"))).ok_or("no schemas")?;
    let (output, api) = ethereum(&project)?;
    let written = types(&output);
    let derived = written
        .iter()
        .map(|(path, text)| Ok((path.clone(), derived::derive(text, &api)?)))
        .collect::<Result<Files>>()?;
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("impls");
    let mut scratch = Scratch::new(root, project.root().to_owned());
    let crates = [("written", written), ("derived", derived)];
    add_crates(&mut scratch, &crates, &api)?;

    if !arguments.iter().any(|argument| argument == "speed") {
        writeln!(out, "{} types, {} fields", api.types.len(), fields(&api))?;
        for (name, files) in &crates {
            let (code, docs) = lines(files);
            writeln!(out, "{name}: {code} lines of code, {docs} of docs")?;
        }
        compile(&scratch, rounds, out)?;
    }
    speed(&scratch, out)
}

/// The Ethereum client as it is generated for another crate, and what it was generated from.
fn ethereum(project: &Project) -> Result<(Output, Api)> {
    let chains = project.chains()?;
    let chain = chains
        .iter()
        .find(|chain| chain.name == "ethereum")
        .ok_or("no schemas/ethereum")?;
    let options = LoadOptions {
        root: project.root().to_owned(),
        ..LoadOptions::default()
    };
    let mut diagnostics = Diagnostics::default();
    let spec = load_with(&chain.documents, &options, &mut diagnostics).spec;
    let settings = Settings::new(
        chain.name.clone(),
        Runtime::Path("::polyrpc".to_owned()),
        Layout::Folder,
    );
    let output = generate(&spec, &settings, &mut diagnostics);
    let api = understand(&spec, &mut diagnostics).ok_or("the documents can't be understood")?;
    if diagnostics.has_errors() {
        return Err("the documents have errors".into());
    }
    Ok((output, api))
}

/// The module of types.
fn types(output: &Output) -> Files {
    output
        .files
        .iter()
        .filter(|(path, _)| path.starts_with("types"))
        .map(|(path, text)| (path.clone(), text.clone()))
        .collect()
}

fn add_crates(scratch: &mut Scratch, crates: &[(&str, Files)], api: &Api) -> Result<()> {
    const SERDE: &str = "serde = { version = \"1\", features = [\"derive\"] }\nserde_json = { version = \"1\", features = [\"raw_value\"] }\n";
    for (name, files) in crates {
        let mut files = files.clone();
        files.push(("lib.rs".into(), "pub mod types;\n".to_owned()));
        let needs = match *name {
            "derived" => format!(
                "{SERDE}serde_with = {{ version = \"3\", default-features = false, features = [\"std\"] }}\n"
            ),
            _ => String::new(),
        };
        scratch.add(name, &needs, &files)?;
        let calls = api.types.iter().map(|def| {
            let ty = &def.name;
            format!("    sum += once::<{name}::types::{ty}>(&text);\n")
        });
        let main = format!(
            "{USE}{}    println!(\"{{sum}}\");\n}}\n",
            calls.collect::<String>()
        );
        let needs = format!("{SERDE}{name} = {{ path = \"../{name}\" }}\n");
        scratch.add(&format!("use-{name}"), &needs, &[("main.rs".into(), main)])?;
    }
    let needs = format!(
        "{SERDE}written = {{ path = \"../written\" }}\nderived = {{ path = \"../derived\" }}\n"
    );
    let main = include_str!("speed.rs").to_owned();
    scratch.add("speed", &needs, &[("main.rs".into(), main)])
}

/// The beginning of a program that uses every type.
const USE: &str =
    "fn once<T: serde::Serialize + serde::de::DeserializeOwned>(text: &str) -> usize {
    let value = serde_json::from_str::<T>(text).ok();
    value.and_then(|value| serde_json::to_string(&value).ok()).map_or(0, |text| text.len())
}

fn main() {
    let text = std::env::args().nth(1).unwrap_or_default();
    let mut sum = 0;
";

fn fields(api: &Api) -> usize {
    let fields = api.types.iter().map(|def| match &def.kind {
        polyrpc_codegen::ir::TypeKind::Struct(structure) => structure.fields.len(),
        _ => 0,
    });
    fields.sum()
}

/// Lines of code and of docs, empty ones counted as neither.
fn lines(files: &Files) -> (usize, usize) {
    let lines = files.iter().flat_map(|(_, text)| text.lines());
    let lines = lines.map(str::trim).filter(|line| !line.is_empty());
    let (docs, code): (Vec<_>, Vec<_>) = lines.partition(|line| line.starts_with("//"));
    (code.len(), docs.len())
}

fn compile(scratch: &Scratch, rounds: usize, out: &mut impl io::Write) -> Result<()> {
    writeln!(
        out,
        "\ncompiling | profile | written | derived | ratio | written, wall | derived, wall"
    )?;
    for profile in [Profile::Dev, Profile::Release] {
        for (what, prefix, file) in [
            ("the types", "", "lib.rs"),
            ("a program that uses each once", "use-", "main.rs"),
        ] {
            let measure = |name: &str| -> Result<Cost> {
                scratch.measure(&format!("{prefix}{name}"), file, profile, rounds)
            };
            let (written, derived) = (measure("written")?, measure("derived")?);
            writeln!(
                out,
                "{what} | {profile:?} | {:.2} s | {:.2} s | {:.2} | {:.2} s | {:.2} s",
                written.cpu.as_secs_f64(),
                derived.cpu.as_secs_f64(),
                written.cpu.as_secs_f64() / derived.cpu.as_secs_f64(),
                written.wall.as_secs_f64(),
                derived.wall.as_secs_f64(),
            )?;
            out.flush()?;
        }
        // What cargo itself takes is in every figure above.
        let idle = scratch.build("use-written", profile)?;
        writeln!(
            out,
            "nothing (cargo itself) | {profile:?} | {:.2} s",
            idle.cpu.as_secs_f64()
        )?;
    }
    writeln!(out, "\nsize | profile | written | derived | ratio")?;
    for profile in [Profile::Dev, Profile::Release] {
        for (what, before, after) in [("library", "lib", ".rlib"), ("program", "use-", "")] {
            let size = |name: &str| -> Result<f64> {
                let file = scratch.built(&format!("{before}{name}{after}"), profile);
                Ok(std::fs::metadata(file)?.len() as f64 / 1e6)
            };
            let (written, derived) = (size("written")?, size("derived")?);
            writeln!(
                out,
                "{what} | {profile:?} | {written:.1} MB | {derived:.1} MB | {:.2}",
                written / derived
            )?;
        }
    }
    Ok(())
}

fn speed(scratch: &Scratch, out: &mut impl io::Write) -> Result<()> {
    let folder = scratch.root().join("data");
    let data = [
        (
            "transactions-type-first",
            traffic::transactions(600, Order::TypeFirst),
        ),
        (
            "transactions-type-late",
            traffic::transactions(600, Order::TypeLate),
        ),
        ("block", traffic::block(300, Order::TypeLate)),
        ("receipts", traffic::receipts(300)),
    ];
    for (name, text) in &data {
        scratch::write(&folder.join(format!("{name}.json")), text)?;
    }
    scratch.build("speed", Profile::Release)?;
    let output = Command::new(scratch.built("speed", Profile::Release))
        .arg(&folder)
        .output()?;
    if !output.status.success() {
        let message = String::from_utf8_lossy(&output.stderr).into_owned();
        return Err(format!("the speed can't be measured: {message}").into());
    }
    writeln!(out, "\ndecoding | how | kB | ms | MB/s")?;
    for line in String::from_utf8(output.stdout)?.lines() {
        let columns: Vec<&str> = line.split('\t').collect();
        if let [name, how, bytes, seconds] = columns.as_slice() {
            let (bytes, seconds): (f64, f64) = (bytes.parse()?, seconds.parse()?);
            writeln!(
                out,
                "{name} | {how} | {:.0} | {:.3} | {:.0}",
                bytes / 1e3,
                seconds * 1e3,
                bytes / seconds / 1e6
            )?;
        }
    }
    Ok(())
}
