//! The `polyrpc` binary as a user runs it: files, standard input, exit codes.

mod tool;

use tool::{TestResult, file, polyrpc};

#[test]
fn standard_input_is_a_file_among_others() -> TestResult {
    let skipped = file("skipped.jsonl", "{}\n\n{}\n")?;
    let output = polyrpc(
        &["verify", &skipped.to_string_lossy(), "-"],
        "{\"api\":\"ethereum\"}",
    )?;
    let sums = "cases 3 equal 0 differs 0 dropped 0 failed 0 unknown 0 skipped 3\n";
    assert_eq!(String::from_utf8(output.stdout)?, sums);
    assert_eq!(output.status.code(), Some(0));
    Ok(())
}

#[test]
fn a_case_that_is_not_as_it_should_be_exits_with_1() -> TestResult {
    let output = polyrpc(&["verify", "-"], "{}\nnot json\n")?;
    let report = String::from_utf8(output.stdout)?;
    assert!(
        report.starts_with("-:2 - - failed \"\" not a JSON object: "),
        "{report}"
    );
    assert!(
        report.ends_with("\ncases 2 equal 0 differs 0 dropped 0 failed 1 unknown 0 skipped 1\n"),
        "{report}"
    );
    assert_eq!(output.status.code(), Some(1));

    let output = polyrpc(
        &["verify", "-"],
        r#"{"api":"no chain","method":"m","params":[]}"#,
    )?;
    assert_eq!(output.status.code(), Some(1));
    let unknown = "-:1 m unknown: there is no api \"no chain\" in this build\n";
    assert_eq!(String::from_utf8(output.stderr)?, unknown);
    Ok(())
}

#[cfg(feature = "ethereum")]
#[test]
fn errors_and_items_of_a_chain_are_sides_too() -> TestResult {
    let hash = format!("0x{}", "ab".repeat(32));
    let lines = [
        r#"{"api":"ethereum","method":"eth_call","error":{"code":3,"message":"reverted","data":"0x"}}"#,
        &format!(r#"{{"api":"ethereum","stream":"newPendingTransactions","item":"{hash}"}}"#),
        // Ethereum's nodes write 0x wherever hex stands.
        &format!(
            r#"{{"api":"ethereum","stream":"newPendingTransactions","item":"{}"}}"#,
            &hash[2..]
        ),
    ];
    let output = polyrpc(&["verify", "-"], lines.join("\n"))?;
    let report = String::from_utf8(output.stdout)?;
    assert!(
        report.starts_with("-:3 newPendingTransactions item failed"),
        "{report}"
    );
    assert!(
        report.ends_with("\ncases 3 equal 2 differs 0 dropped 0 failed 1 unknown 0 skipped 0\n"),
        "{report}"
    );
    assert_eq!(output.status.code(), Some(1));
    Ok(())
}

#[test]
fn what_cannot_be_done_exits_with_2() -> TestResult {
    let output = polyrpc(&["verify", "no/such/file"], "")?;
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr)?.starts_with("polyrpc: no/such/file: "));
    assert_eq!(polyrpc(&["verify"], "")?.status.code(), Some(2));
    assert_eq!(
        polyrpc(&["verify", "--no-such-option", "-"], "")?
            .status
            .code(),
        Some(2)
    );
    Ok(())
}
