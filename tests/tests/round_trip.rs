//! Every generated type survives encoding and decoding, and the order of keys in the documents means nothing.

/// Methods whose bodies are binary.
pub mod monero {
    include!("../cases/monero.rs");
}
mod support;

use std::fs;
use std::path::{Path, PathBuf};

use polyrpc_codegen::diagnostic::Diagnostics;
use polyrpc_codegen::document::{LoadOptions, load_with};
use polyrpc_codegen::ir::Api;
use polyrpc_codegen::{Chain, Layout, Output, Runtime, Settings, generate};
use polyrpc_tests::{TestResult, verify};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::Value;
use support::binary::Body;
use support::values::Values;

/// How many values each method is tried with, on either side.
const CASES: u32 = 48;

#[tokio::test]
async fn every_method_survives() -> TestResult {
    for chain in support::CHAINS {
        methods_survive(chain).await?;
    }
    Ok(())
}

async fn methods_survive(chain: support::Tried) -> TestResult {
    let api = support::understood(chain.0)?;
    let mut methods = support::methods(chain, &api)?;
    // Binary bodies have a test of their own.
    methods.retain(|(info, _)| info.wire != &polyrpc::wire::EPEE);
    let lines = std::cell::RefCell::new(String::new());
    let mut runner = TestRunner::new(Config {
        cases: CASES,
        failure_persistence: None,
        ..Config::default()
    });
    runner.run(&prop::collection::vec(any::<u32>(), 0..400), |choices| {
        for (index, (info, method)) in methods.iter().enumerate() {
            // Every method begins elsewhere, so that they don't all choose the same.
            let mut choices = choices.clone();
            let begin = index % choices.len().max(1);
            choices.rotate_left(begin);
            let mut values = Values::new(&api, &choices);
            let (params, result) = (values.params(method), values.result(method));
            survives(info.name, &params, info.recode_params)?;
            survives(info.name, &result, info.recode_result)?;
            let line = format!(
                r#"{{"api":"{}","method":"{}","params":{params},"result":{result}}}"#,
                info.api, info.name
            );
            lines.borrow_mut().push_str(&(line + "\n"));
        }
        Ok(())
    })?;
    // What survives is also what was there before, by the judgement that users have.
    let polyrpc = env!("CARGO_BIN_EXE_polyrpc-under-test");
    let count = verify::assert_lossless(polyrpc, lines.into_inner()).await?;
    assert_eq!(count, methods.len() * CASES as usize);
    Ok(())
}

/// What decodes is encoded the same way each time.
fn survives(
    method: &str,
    text: &str,
    recode: fn(&str) -> Result<String, serde_json::Error>,
) -> Result<(), TestCaseError> {
    let failed = |text: &str, error| TestCaseError::fail(format!("{method}: {error}: {text}"));
    let once = recode(text).map_err(|error| failed(text, error))?;
    let twice = recode(&once).map_err(|error| failed(&once, error))?;
    prop_assert_eq!(once, twice, "{}", method);
    Ok(())
}

/// A value is the same in JSON and in epee, and written in one way only.
#[test]
fn binary_bodies_survive() -> TestResult {
    for (api, bodies) in support::binary::documents()? {
        bodies_survive(&api, bodies)?;
    }
    Ok(())
}

fn bodies_survive(api: &Api, bodies: Vec<Body>) -> TestResult {
    let mut runner = TestRunner::new(Config {
        cases: CASES,
        failure_persistence: None,
        ..Config::default()
    });
    runner.run(&prop::collection::vec(any::<u32>(), 0..400), |choices| {
        for (index, body) in bodies.iter().enumerate() {
            let mut choices = choices.clone();
            let begin = index % choices.len().max(1);
            choices.rotate_left(begin);
            let outcome = || -> TestResult<_> {
                let forms = (body.of_text)(&body.made_up(api, &choices)?)?;
                Ok(((body.of_text)(&forms.0)?, (body.of_bytes)(&forms.1)?, forms))
            };
            let failed = |error| TestCaseError::fail(format!("{:?}: {error}", body.name));
            let (of_text, of_bytes, forms) = outcome().map_err(failed)?;
            prop_assert_eq!(of_text, forms.clone(), "{:?}", body.name);
            prop_assert_eq!(of_bytes, forms, "{:?}", body.name);
        }
        Ok(())
    })?;
    Ok(())
}

#[test]
fn the_order_of_keys_means_nothing() -> TestResult {
    for (chain, _) in support::CHAINS {
        the_order_means_nothing(chain)?;
    }
    Ok(())
}

fn the_order_means_nothing(chain: &str) -> TestResult {
    let (project, chain) = support::documents(chain)?;
    let expected = generated(&project.root().join("schemas"), &chain)?;
    assert!(expected.files.len() > 10, "{} files", expected.files.len());
    let mut runner = TestRunner::new(Config {
        cases: 3,
        failure_persistence: None,
        ..Config::default()
    });
    runner.run(&any::<u64>(), |seed| {
        let folder = tempfile::tempdir()?;
        let outcome = shuffle(&project.root().join("schemas"), folder.path(), seed)
            .and_then(|()| generated(folder.path(), &chain));
        let output = outcome.map_err(|error| TestCaseError::fail(error.to_string()))?;
        for (path, text) in &expected.files {
            prop_assert_eq!(Some(text), output.files.get(path), "{}", path.display());
        }
        prop_assert_eq!(expected.files.len(), output.files.len());
        Ok(())
    })?;
    Ok(())
}

/// What is generated from the documents of a folder of schemas.
fn generated(schemas: &Path, chain: &Chain) -> TestResult<Output> {
    let mut diagnostics = Diagnostics::default();
    let documents: Vec<_> = chain
        .documents
        .iter()
        .map(|path| path.iter().skip(1).collect::<PathBuf>())
        .collect();
    let options = LoadOptions {
        root: schemas.to_owned(),
        ..LoadOptions::default()
    };
    let loaded = load_with(&documents, &options, &mut diagnostics);
    let settings = Settings::new(chain.name.clone(), Runtime::Inside, Layout::Folder);
    let output = generate(&loaded.spec, &settings, &mut diagnostics);
    match diagnostics.is_empty() {
        true => Ok(output),
        false => Err(diagnostics
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join("\n")
            .into()),
    }
}

/// Writes every document of a folder with the keys of its objects in another order.
fn shuffle(from: &Path, to: &Path, seed: u64) -> TestResult {
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            fs::create_dir(&target)?;
            shuffle(&entry.path(), &target, seed)?;
        } else if entry
            .path()
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            let document: Value = serde_json::from_slice(&fs::read(entry.path())?)?;
            fs::write(&target, shuffled(&document, &mut { seed }))?;
        }
    }
    Ok(())
}

fn shuffled(value: &Value, state: &mut u64) -> String {
    match value {
        Value::Array(items) => {
            let items: Vec<_> = items.iter().map(|item| shuffled(item, state)).collect();
            format!("[{}]", items.join(","))
        }
        Value::Object(entries) => {
            let mut entries: Vec<_> = entries
                .iter()
                .map(|(key, value)| {
                    // A step of a linear congruential generator: any order will do, if it is another one each time.
                    *state = state
                        .wrapping_mul(6_364_136_223_846_793_005)
                        .wrapping_add(1_442_695_040_888_963_407);
                    (
                        *state >> 16,
                        format!("{}:{}", Value::from(key.as_str()), shuffled(value, state)),
                    )
                })
                .collect();
            entries.sort();
            let entries: Vec<_> = entries.into_iter().map(|(_, entry)| entry).collect();
            format!("{{{}}}", entries.join(","))
        }
        scalar => scalar.to_string(),
    }
}
