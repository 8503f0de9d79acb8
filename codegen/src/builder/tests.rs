//! What the builder writes, and when it doesn't.

use super::*;

const DOCUMENT: &str =
    r#"{"openrpc": "1.3.2", "info": {"title": "T", "version": "1"}, "methods": []}"#;

#[test]
fn documents_with_errors_write_nothing() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("api.json"), "{").unwrap();
    let out = folder.path().join("out");
    let error = Builder::new()
        .root(folder.path())
        .document("api.json")
        .out_dir(&out)
        .generate()
        .unwrap_err();
    assert!(
        error.to_string().contains("api.json#: not valid JSON"),
        "{error}"
    );
    // As `main` of a build script shows it.
    assert_eq!(format!("{error:?}"), error.to_string());
    assert!(!out.exists());
}

#[test]
fn a_pattern_marks_reads() {
    let folder = tempfile::tempdir().unwrap();
    let method =
        r#"{"name": "get_a", "params": [], "result": {"name": "r", "schema": {"type": "string"}}}"#;
    let document = DOCUMENT.replace("[]", &format!("[{method}]"));
    std::fs::write(folder.path().join("api.json"), document).unwrap();
    let builder = Builder::new()
        .root(folder.path())
        .document("api.json")
        .out_dir(folder.path().join("out"));
    assert_eq!(builder.check().unwrap().unmarked, 1);
    let marked = builder.clone().read("get_*").check().unwrap();
    assert_eq!(marked.unmarked, 0);
    let error = builder.read("get_*").read("put_*").check().unwrap_err();
    let said = "no method has a name like `put_*`";
    assert!(error.to_string().contains(said), "{error}");
}

#[test]
fn warnings_fail_only_when_strict() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(
        folder.path().join("api.json"),
        DOCUMENT.replace("1.3.2", "3.0.0"),
    )
    .unwrap();
    let builder = Builder::new()
        .root(folder.path())
        .document("api.json")
        .out_dir(folder.path().join("out"));
    assert_eq!(builder.check().unwrap().diagnostics.len(), 1);
    assert!(matches!(
        builder.strict(true).check(),
        Err(GenerateError::Documents(_))
    ));
}

#[test]
fn clients_are_bound_to_the_chain_that_is_given() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("api.json"), DOCUMENT).unwrap();
    let builder = Builder::new()
        .root(folder.path())
        .document("api.json")
        .out_dir(folder.path().join("out"));
    let client = |builder: &Builder| {
        builder.generate().unwrap();
        // What is in a macro isn't formatted.
        let text =
            std::fs::read_to_string(folder.path().join("out/client/definitions.rs")).unwrap();
        text.replace(' ', "")
    };
    assert!(client(&builder).contains("pubstructClient=>Call;"));
    let bound = builder.clone().chain("crate::nodes::MyNodes");
    let text = client(&bound);
    assert!(
        text.contains("pubstructClient:crate::nodes::MyNodes=>Call;"),
        "{text}"
    );
    let error = builder.chain("my nodes").check().unwrap_err().to_string();
    assert!(
        error.contains("`my nodes` is no path to a chain"),
        "{error}"
    );
}

#[test]
fn every_file_that_matters_is_reported() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("api.json"), DOCUMENT).unwrap();
    std::fs::write(
        folder.path().join("api.overlay.json"),
        r#"{"overlay": "1.0.0", "actions": []}"#,
    )
    .unwrap();
    let report = Builder::new()
        .root(folder.path())
        .document("api.json")
        .out_dir(folder.path().join("out"))
        .check()
        .unwrap();
    assert_eq!(
        report.files,
        ["api.json", "api.overlay.json"].map(|name| folder.path().join(name))
    );
}

#[test]
fn without_documents_there_is_nothing_to_generate_into() {
    // Tests don't run as a build script, so nothing stands in for the folder.
    if std::env::var_os("OUT_DIR").is_none() {
        assert!(matches!(
            Builder::new().check(),
            Err(GenerateError::NoOutDir)
        ));
    }
}
