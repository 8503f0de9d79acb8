//! `polyrpc epee` as a user runs it.

mod tool;

use tool::{TestResult, file, polyrpc};

/// `{status: "OK"}`, with the lengths as short as they can be, and with one that is not.
const BODY: &[u8] = b"\x01\x11\x01\x01\x01\x01\x02\x01\x01\x04\x06status\x0a\x08OK";
const LONGER: &[u8] = b"\x01\x11\x01\x01\x01\x01\x02\x01\x01\x05\0\x06status\x0a\x08OK";
const VIEW: &str = "{\"status:string\":\"OK\"}\n";
const DIGITS: &str = "01110101010102010104067374617475730a084f4b\n";

#[test]
fn a_body_is_shown_whether_bytes_or_digits() -> TestResult {
    let path = file("body.bin", BODY)?;
    for (arguments, input) in [
        (&["epee", "decode"][..], BODY),
        (&["epee", "decode", "-"], DIGITS.as_bytes()),
        (&["epee", "decode", &path.to_string_lossy()], b""),
    ] {
        let output = polyrpc(arguments, input)?;
        assert_eq!(String::from_utf8(output.stdout)?, VIEW, "{arguments:?}");
        assert_eq!(output.status.code(), Some(0));
    }
    Ok(())
}

#[test]
fn a_view_is_written_as_bytes_or_digits() -> TestResult {
    let output = polyrpc(&["epee", "encode"], VIEW)?;
    assert_eq!(output.stdout, BODY);
    assert_eq!(output.status.code(), Some(0));
    let path = file("view.json", VIEW)?;
    let output = polyrpc(&["epee", "encode", "--hex", &path.to_string_lossy()], "")?;
    assert_eq!(String::from_utf8(output.stdout)?, DIGITS);
    Ok(())
}

#[test]
fn what_is_wrong_is_said_and_exits_with_1() -> TestResult {
    for (command, input, said) in [
        (
            "decode",
            &BODY[..19],
            "status: bytes of a string: 2, bytes left: 0 at byte 18",
        ),
        (
            "decode",
            b"<html>\n",
            "not valid epee: expected the header 011101010101020101, found \"3c68746d6c3e0a\" at byte 0",
        ),
        (
            "decode",
            &DIGITS.as_bytes()[..DIGITS.len() - 2],
            "not whole bytes of hex digits, white space and 0x left out: odd number of digits",
        ),
        (
            "encode",
            b"{\"a:u8\":256}",
            "a: invalid value: integer `256`, expected u8 at byte 11",
        ),
        (
            "encode",
            b"{\"a:u8\":\"\\u001b\"}",
            "a: invalid type: string \"\\u{1b}\", expected u8 at byte 16",
        ),
    ] {
        let output = polyrpc(&["epee", command], input)?;
        assert_eq!(
            String::from_utf8(output.stderr)?,
            format!("polyrpc: -: {said}\n")
        );
        assert!(output.stdout.is_empty());
        assert_eq!(output.status.code(), Some(1));
    }
    Ok(())
}

#[test]
fn bodies_are_checked_together() -> TestResult {
    let good = file("good.hex", DIGITS)?.to_string_lossy().into_owned();
    let longer = file("longer.bin", LONGER)?.to_string_lossy().into_owned();
    let broken = file("broken.bin", &BODY[..20])?
        .to_string_lossy()
        .into_owned();
    let check = |arguments: &[&str]| polyrpc(&[&["epee", "check"], arguments].concat(), BODY);

    let output = check(&[&good, "-"])?;
    assert_eq!(
        String::from_utf8(output.stdout)?,
        "files 2 equal 2 differs 0 failed 0\n"
    );
    assert_eq!(output.status.code(), Some(0));

    let output = check(&[&longer, &good, &broken])?;
    assert_eq!(
        String::from_utf8(output.stdout)?,
        format!(
            "{longer} differs 22 bytes become 21, the first other one at byte 9\n\
             {broken} failed status: bytes of a string: 2, bytes left: 1 at byte 18\n\
             files 3 equal 1 differs 1 failed 1\n"
        )
    );
    assert_eq!(output.status.code(), Some(1));

    let output = check(&["--expect-invalid", &broken])?;
    assert_eq!(
        String::from_utf8(output.stdout)?,
        "files 1 equal 0 differs 0 failed 1\n"
    );
    assert_eq!(output.status.code(), Some(0));
    for readable in [&good, &longer] {
        let output = check(&["--expect-invalid", readable, &broken])?;
        assert!(String::from_utf8(output.stdout)?.starts_with(&format!("{readable} ")));
        assert_eq!(output.status.code(), Some(1));
    }
    Ok(())
}

#[test]
fn what_cannot_be_read_exits_with_2() -> TestResult {
    for command in ["decode", "encode", "check"] {
        let output = polyrpc(&["epee", command, "no/such/file"], "")?;
        assert_eq!(output.status.code(), Some(2));
        assert!(String::from_utf8(output.stderr)?.starts_with("polyrpc: no/such/file: "));
    }
    let output = polyrpc(&["epee", "encode"], b"\xff")?;
    assert_eq!(
        String::from_utf8(output.stderr)?,
        "polyrpc: -: it isn't UTF-8\n"
    );
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(polyrpc(&["epee", "check"], "")?.status.code(), Some(2));
    Ok(())
}
