//! Every generated type survives encoding and decoding, and the order of keys in the documents means nothing.

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use polyrpc::MethodInfo;
use polyrpc::ethereum::registry::METHODS;
use polyrpc_codegen::diagnostic::Diagnostics;
use polyrpc_codegen::document::{LoadOptions, load_with};
use polyrpc_codegen::ir::Method;
use polyrpc_codegen::{Layout, Output, Runtime, Settings, generate};
use polyrpc_tests::{TestResult, verify};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::Value;
use support::values::Values;

/// How many values each method is tried with, on either side.
const CASES: u32 = 48;

#[tokio::test]
async fn every_method_survives() -> TestResult {
    let api = support::understood()?;
    let methods = methods(&api)?;
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
                r#"{{"api":"ethereum","method":"{}","params":{params},"result":{result}}}"#,
                info.name
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

/// Every method of the registry with what the documents say of it.
fn methods(api: &polyrpc_codegen::ir::Api) -> TestResult<Vec<(&'static MethodInfo, &Method)>> {
    let described = api.documents.iter().flat_map(|document| &document.methods);
    let described: BTreeMap<&str, &Method> = described
        .map(|method| (method.wire.as_str(), method))
        .collect();
    assert_eq!(described.len(), METHODS.len());
    let find = |info: &'static MethodInfo| Some((info, *described.get(info.name)?));
    let found = METHODS.iter().map(find).collect::<Option<Vec<_>>>();
    Ok(found.ok_or("a method of the registry isn't in the documents")?)
}

#[test]
fn the_order_of_keys_means_nothing() -> TestResult {
    let (project, chain) = support::ethereum()?;
    let expected = generated(&project.root().join("schemas"), &chain.documents)?;
    assert!(expected.files.len() > 20, "{} files", expected.files.len());
    let mut runner = TestRunner::new(Config {
        cases: 3,
        failure_persistence: None,
        ..Config::default()
    });
    runner.run(&any::<u64>(), |seed| {
        let folder = tempfile::tempdir()?;
        let outcome = shuffle(&project.root().join("schemas"), folder.path(), seed)
            .and_then(|()| generated(folder.path(), &chain.documents));
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
fn generated(schemas: &Path, documents: &[PathBuf]) -> TestResult<Output> {
    let mut diagnostics = Diagnostics::default();
    let documents: Vec<_> = documents
        .iter()
        .map(|path| path.iter().skip(1).collect::<PathBuf>())
        .collect();
    let options = LoadOptions {
        root: schemas.to_owned(),
        ..LoadOptions::default()
    };
    let loaded = load_with(&documents, &options, &mut diagnostics);
    let settings = Settings {
        name: "ethereum".to_owned(),
        runtime: Runtime::Inside,
        layout: Layout::Folder,
    };
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
