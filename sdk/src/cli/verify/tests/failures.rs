//! What was answered instead of a result.

use super::{check, verify};

#[test]
fn error_objects_are_a_side() {
    check(
        concat!(
            r#"{"api":"test","method":"balance","params":["0x1"],"error":{"code":3,"message":"reverted","data":"0xAB"}}"#,
            "\n",
            r#"{"api":"test","method":"no such","error":{"message":"no such method","code":-32601,"data":null}}"#,
            "\n",
            r#"{"api":"test","method":"balance","error":{"code":3,"message":"x","stack":"at node.js"}}"#,
            "\n",
            r#"{"api":"test","method":"balance","error":{"message":"x"}}"#,
            "\n",
            r#"{"api":"test","method":"balance","error":{"code":3}}"#,
        ),
        &[
            "f:4 balance error failed \"\" missing field `code` in `{\"message\":\"x\"}`",
            "f:5 balance error differs /message absent became \"\"",
            "cases 5 equal 3 differs 1 dropped 0 failed 1 unknown 0 skipped 0",
        ],
        false,
    );
    // That what is wrong was answered with an error is no finding.
    let refused =
        r#"{"api":"test","method":"balance","params":[1],"error":{"code":1,"message":"x"}}"#;
    let sums = "cases 1 equal 0 differs 0 dropped 0 failed 1 unknown 0 skipped 0";
    assert_eq!(
        verify(refused, true),
        (vec![sums.to_owned()], String::new(), true)
    );
}

/// A line about a failed call to a Chia service.
pub(super) fn failed(body: &str, http_status: &str) -> String {
    format!(
        r#"{{"api":"mixed/node","method":"no_such","sent":{{}},"error":{body},"http_status":{http_status}}}"#
    )
}

#[test]
fn failures_of_services_are_a_side() {
    let structured = r#"{"success":false,"error":"no coin","traceback":"File x","structuredError":{"code":"COIN_NOT_FOUND",
        "message":"no coin","data":{"coin":"AB","error_code":5}}}"#
        .replace('\n', "");
    for (body, http_status) in [
        (structured.as_str(), "200"),
        (structured.as_str(), "null"),
        (
            r#"{"success":false,"error":"no","structuredError":{"code":"UNKNOWN","message":"","data":{}}}"#,
            "200",
        ),
        (
            r#"{"success":false,"error":"","structuredError":{"code":"X","message":"m","data":null}}"#,
            "200",
        ),
        (r#"{"error":"could not connect","success":false}"#, "200"),
        (
            r#"{"error":"old node","traceback":"File x","success":false}"#,
            "200",
        ),
        (
            r#"{"success":false,"error":null,"structuredError":null}"#,
            "null",
        ),
        (r#"{"root":null,"success":false}"#, "200"),
        (
            r#"{"_raw":"500 Internal Server Error\n\nServer got itself in trouble"}"#,
            "500",
        ),
    ] {
        check(
            &failed(body, http_status),
            &["cases 1 equal 1 differs 0 dropped 0 failed 0 unknown 0 skipped 0"],
            true,
        );
    }
}

#[test]
fn what_no_service_says_of_a_failure_is_reported() {
    for (body, http_status, expected) in [
        (
            r#"{"success":true}"#,
            "200",
            "differs \"\" is read as a success",
        ),
        (
            r#"{"error":"x"}"#,
            "200",
            "failed \"\" no `success` in the response",
        ),
        (
            r#"{"_raw":"{\"success\":true}"}"#,
            "200",
            "differs \"\" is read as a success",
        ),
        (
            r#"{"_raw":"{\"success\":false}"}"#,
            "200",
            "differs \"\" the node answered with error",
        ),
        (r#"{"_raw":7}"#, "200", "failed \"\" not a text"),
        ("[]", "200", "failed \"\" not a body"),
        // What the client's error has no place for.
        (
            r#"{"success":false,"structuredError":{"code":"X","data":{"error_code":"five"}}}"#,
            "200",
            "differs /code \"five\" became 0",
        ),
        (
            r#"{"success":false,"error":{"a":1}}"#,
            "200",
            "differs /message {\"a\":1} became \"\"",
        ),
    ] {
        let (output, errors, clean) = verify(&failed(body, http_status), false);
        let expected = format!("f:1 no_such error {expected}");
        assert!(
            output[0].starts_with(&expected),
            "{body}: {output:?} {errors}"
        );
        assert!(!clean);
    }
}
