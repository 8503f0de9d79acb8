//! Bad input for each command: nothing is sent, the message says what to do, and the exit code is 2.

use super::node::Background;
use super::tool::{TestResult, file, polyrpc};

const ALICE: &str = "0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266";

/// Runs the tool and compares exit code, and a part of what it says.
fn check(arguments: &[&str], input: &str, code: i32, said: &str) -> TestResult {
    let output = polyrpc(arguments, input)?;
    let errors = String::from_utf8(output.stderr)?;
    assert!(errors.contains(said), "{arguments:?}: {errors}");
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {errors}");
    assert!(output.stdout.is_empty(), "{arguments:?}");
    Ok(())
}

#[test]
fn names_that_are_not_there() -> TestResult {
    for (arguments, said) in [
        (&["methods", "etherium"][..], "did you mean `ethereum`?"),
        (
            &["describe", "ethereum", "eth_getBalnce"],
            "did you mean `eth_getBalance`?",
        ),
        (&["describe", "ethereum"], "the NAME is missing"),
        (
            &["call", "ethereum", "getBalance"],
            "did you mean `eth_getBalance`?",
        ),
        (&["call", "ethereum"], "the METHOD is missing"),
        (
            &["call", "ethereum/full", "eth_call"],
            "ethereum has no service `full`",
        ),
        (
            &["subscribe", "ethereum", "newHead"],
            "did you mean `newHeads`?",
        ),
        (
            &["record", "x.json", "ethereum", "eth_chainID_"],
            "did you mean `eth_chainId`?",
        ),
        (
            &["bench", "http://127.0.0.1:1", "eth_none"],
            "no method of exactly one chain",
        ),
        (&["completions", "cmd.com"], "invalid value 'cmd.com'"),
    ] {
        check(arguments, "", 2, said)?;
    }
    Ok(())
}

#[test]
fn parameters_that_contradict_their_types() -> TestResult {
    let call = |arguments: &[&str], said: &str| {
        let node = ["call", "--url", "http://127.0.0.1:1", "ethereum"];
        check(&[&node[..], arguments].concat(), "", 2, said)
    };
    call(&["eth_getBalance"], "needs `address` (20-byte address)")?;
    call(
        &["eth_getBalance", "0x12"],
        "the parameter `address` (20-byte address) of `eth_getBalance` can't be sent: expected an address",
    )?;
    call(
        &["eth_getBalance", ALICE, "latest", "1"],
        "too many arguments",
    )?;
    call(
        &["eth_getBalance", ALICE, &format!("address={ALICE}")],
        "`address` of `eth_getBalance` is given twice",
    )?;
    call(&["eth_getBalance", "adress=0x1"], "did you mean `address`?")?;
    call(
        &["eth_getBalance", "--param", ALICE],
        "--param takes NAME=VALUE",
    )?;
    call(&["eth_getBalance", "--params", "[1"], "not valid JSON")?;
    call(
        &["eth_getBalance", "0x1", "--params", "[]"],
        "one by one or all by --params",
    )?;
    call(
        &[
            "eth_getBalance",
            "--params",
            &format!(r#"["{ALICE}",{{"blockNumber":true}}]"#),
        ],
        "the parameter `block` (BlockId)",
    )?;
    call(&["eth_chainId", "--timeout", "0"], "greater than 0")?;
    call(&["eth_chainId", "--header", "x"], "it has no `:`")
}

#[test]
fn lines_of_a_batch_that_can_not_be_sent() -> TestResult {
    let lines = "{\"method\":\"eth_chainId\"}\n\n{\"method\":\"eth_getBalance\",\"params\":[\"0x1\"]}\n[]\n{}\n{\"api\":\"x\",\"method\":\"y\"}\n";
    let arguments = [
        "batch",
        "--chain",
        "ethereum",
        "--url",
        "http://127.0.0.1:1",
        "-",
    ];
    let output = polyrpc(&arguments, lines)?;
    assert_eq!(output.status.code(), Some(2));
    let errors = String::from_utf8(output.stderr)?;
    for said in [
        "nothing was sent:\n-:3: the parameter `address`",
        "\n-:4: not an object of JSON",
        "\n-:5: it has no `method`",
        "\n-:6: no chain `x`",
    ] {
        assert!(errors.contains(said), "{errors}");
    }
    check(
        &["batch", "-"],
        "{\"method\":\"eth_chainId\"}",
        2,
        "it has no `api`",
    )?;
    check(
        &["batch", "/does/not/exist"],
        "",
        2,
        "/does/not/exist: No such file",
    )
}

#[test]
fn files_that_are_something_else() -> TestResult {
    let recorded = file("not-a-recording.json", "{}")?;
    let recorded = recorded.to_string_lossy();
    let node = Background::start()?;
    let url = node.url();
    check(
        &[
            "record",
            "--url",
            &url,
            &recorded,
            "ethereum",
            "eth_chainId",
        ],
        "",
        2,
        "not-a-recording.json",
    )?;
    assert_eq!(node.node().count("eth_chainId"), 0);
    let document = file("broken.json", "{")?;
    let document = document.to_string_lossy();
    check(
        &["methods", "--document", &document],
        "",
        2,
        "the document can't be used",
    )?;
    check(
        &["methods", "--document", "/does/not/exist.json"],
        "",
        2,
        "the document can't be used",
    )?;
    // A file where the folder would be.
    check(&["man", "--out", &document], "", 2, "broken.json")
}

#[test]
fn a_write_is_not_measured_unless_that_is_meant() -> TestResult {
    let node = Background::start()?;
    let url = node.url();
    check(
        &["bench", &url, "eth_sendRawTransaction", "0x00"],
        "",
        2,
        "say --allow-writes",
    )?;
    assert_eq!(node.node().count("eth_sendRawTransaction"), 0);
    Ok(())
}

#[test]
fn a_node_that_is_not_there_is_code_3() -> TestResult {
    for arguments in [
        &["call", "ethereum", "eth_chainId"][..],
        &["subscribe", "ethereum", "newHeads"],
    ] {
        let scheme = if arguments[0] == "call" { "http" } else { "ws" };
        let url = format!("{scheme}://127.0.0.1:1");
        let node = ["--url", &url, "--no-retry"];
        check(&[arguments, &node].concat(), "", 3, "127.0.0.1:1")?;
    }
    Ok(())
}

#[test]
fn what_a_node_refuses_is_code_1() -> TestResult {
    let node = Background::start()?;
    let call = format!(r#"[{{"to":"{ALICE}"}},"latest"]"#);
    check(
        &[
            "call",
            "--url",
            &node.url(),
            "ethereum",
            "eth_call",
            "--params",
            &call,
        ],
        "",
        1,
        "execution reverted",
    )?;
    // Over HTTP nothing can be pushed.
    check(
        &["subscribe", "--url", &node.url(), "ethereum", "newHeads"],
        "",
        2,
        "subscri",
    )
}
