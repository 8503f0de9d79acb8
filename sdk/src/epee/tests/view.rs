//! The view.

use super::*;

fn shown(digits: &str) -> Result<String, String> {
    to_json(&body(digits))
        .map(|view| view.as_str().to_owned())
        .map_err(|error| error.to_string())
}

/// Bytes, and the view from which they come again.
fn same(digits: &str, view: &str) {
    assert_eq!(shown(digits).as_deref(), Ok(view));
    assert_eq!(from_json(view), Ok(body(digits)), "{view}");
}

#[test]
fn every_kind() {
    same(
        "24 0161 01 ffffffffffffffff 0162 02 ffffffff 0163 03 ffff 0164 04 ff \
         0165 05 ffffffffffffffff 0166 06 ffffffff 0167 07 ffff 0168 08 ff 0169 09 000000000000f83f",
        r#"{"a:i64":-1,"b:i32":-1,"c:i16":-1,"d:i8":-1,"e:u64":18446744073709551615,"f:u32":4294967295,"g:u16":65535,"h:u8":255,"i:f64":1.5}"#,
    );
    same(
        "14 0161 0a 08 4f4b 0162 0a 0c 00ffab 0163 0b 01 0164 0c 04 0165 0b 00 0166 0a 00",
        r#"{"a:string":"OK","b:hex":"00ffab","c:bool":true,"d:object":{"e:bool":false},"f:string":""}"#,
    );
    same(
        "18 0161 85 08 0100000000000000 0200000000000000 0162 8a 08 00 04 62 0163 8a 08 04 61 04 ff \
         0164 8b 08 01 00 0165 8c 08 00 04 0161 08 01 0166 89 04 000000000000e0bf",
        r#"{"a:u64[]":[1,2],"b:string[]":["","b"],"c:hex[]":["61","ff"],"d:bool[]":[true,false],"e:object[]":[{},{"a:u8":1}],"f:f64[]":[-0.5]}"#,
    );
}

#[test]
fn order_empty_lists_and_strange_names_are_kept() {
    same("08 0162 08 01 0161 08 02", r#"{"b:u8":1,"a:u8":2}"#);
    same(
        "0c 0161 85 00 0162 8a 00 0163 8c 00",
        r#"{"a:u64[]":[],"b:string[]":[],"c:object[]":[]}"#,
    );
    same(
        "08 03613a62 08 01 05220a5cc3a4 08 01",
        r#"{"a:b:u8":1,"\"\n\\ä:u8":1}"#,
    );
    same("04 0161 09 0000000000000080", r#"{"a:f64":-0.0}"#);
    same("04 0161 09 0100000000000000", r#"{"a:f64":5e-324}"#);
}

#[test]
fn lengths_become_the_shortest() {
    let long = "02000000";
    let view =
        shown(&format!("05 00 0161 8a 06000000 {long} 04 61").replace("06000000", "0a000000"));
    assert_eq!(view.as_deref(), Ok(r#"{"a:string[]":["","a"]}"#));
    assert_eq!(
        from_json(r#"{"a:string[]":["","a"]}"#),
        Ok(body("04 0161 8a 08 00 04 61"))
    );
}

#[test]
fn what_no_json_can_hold() {
    let infinite = shown("04 0161 89 08 0000000000000000 000000000000f07f");
    assert_eq!(
        infinite,
        Err("a[1]: the view can't hold the float inf at byte 22".to_owned())
    );
    assert!(shown("04 0161 09 000000000000f87f").is_err());
    assert_eq!(
        shown("04 0161 0c 04 01ff 08 01"),
        Err(r#"a["\xff"]: the view can't hold a name that isn't UTF-8 at byte 14"#.to_owned())
    );
}

#[test]
fn other_ways_to_write_a_view() {
    for (view, digits) in [
        (" { \"a:u8\" : 1 } \n", "04 0161 08 01"),
        (r#"{"\u0061:u8":1}"#, "04 0161 08 01"),
        (r#"{"a:hex":"00fF"}"#, "04 0161 0a 08 00ff"),
        (r#"{"a:hex":"4f4b"}"#, "04 0161 0a 08 4f4b"),
        (r#"{"a:string":"\u0000"}"#, "04 0161 0a 04 00"),
        (r#"{"a:f64":1}"#, "04 0161 09 000000000000f03f"),
    ] {
        assert_eq!(from_json(view), Ok(body(digits)), "{view}");
    }
}

#[test]
fn views_that_are_wrong() {
    for (view, said) in [
        ("", "EOF while parsing a value at byte 0"),
        ("[]", "invalid type: sequence, expected an object at byte 0"),
        ("{}x", "trailing characters at byte 3"),
        (r#"{"a":1}"#, "a key ends with the kind of its value"),
        (r#"{"a:u128":1}"#, "a key ends with the kind of its value"),
        (
            r#"{":u8":1}"#,
            "[\"\"]: a name has 1 to 255 bytes, this one 0 at byte 6",
        ),
        (r#"{"a:u8":1,"a:u16":2}"#, "a: duplicate key"),
        (
            r#"{"a:u8":256}"#,
            "a: invalid value: integer `256`, expected u8 at byte 11",
        ),
        (
            r#"{"a:u8":-1}"#,
            "a: invalid value: integer `-1`, expected u8",
        ),
        (
            r#"{"a:u8":1.0}"#,
            "a: invalid type: floating point `1.0`, expected u8",
        ),
        (
            r#"{"a:u64":18446744073709551616}"#,
            "a: invalid type: floating point",
        ),
        (r#"{"a:u8":null}"#, "a: invalid type: null, expected u8"),
        (r#"{"a:f64":1e999}"#, "a: number out of range"),
        (
            r#"{"a:bool":1}"#,
            "a: invalid type: integer `1`, expected a boolean",
        ),
        (r#"{"a:u8":[1]}"#, "a: invalid type: sequence, expected u8"),
        (
            r#"{"a:u8[]":1}"#,
            "a: invalid type: integer `1`, expected a list for the kind u8[]",
        ),
        (
            r#"{"a:u8[]":[1,"x"]}"#,
            "a[1]: invalid type: string \"x\", expected u8",
        ),
        (
            r#"{"a:string":1}"#,
            "a: invalid type: integer `1`, expected a string for the kind string",
        ),
        (
            r#"{"a:hex":"0x00"}"#,
            "a: the view's hex digits have no 0x prefix",
        ),
        (
            r#"{"a:hex":"0X00"}"#,
            "a: the view's hex digits have no 0x prefix",
        ),
        (
            r#"{"a:hex":"0"}"#,
            "a: not whole bytes of hex digits: odd number of digits",
        ),
        (
            r#"{"a:hex[]":["00","0g"]}"#,
            "a[1]: not whole bytes of hex digits: ",
        ),
        (
            r#"{"a:object[]":[{},{"b:u8":"x"}]}"#,
            "a[1].b: invalid type: string \"x\", expected u8",
        ),
        (
            r#"{"a:object":[]}"#,
            "a: invalid type: sequence, expected an object",
        ),
    ] {
        let error = from_json(view).expect_err("it is wrong").to_string();
        assert!(error.starts_with(said), "{view}: {error}");
    }
    let deep = format!("{}{{}}{}", "{\"a:object\":".repeat(63), "}".repeat(63));
    let error = from_json(&deep).expect_err("too deep");
    assert_eq!(error.message(), "more than 63 nested objects");
    assert!(from_json(&"{\"a:object\":".repeat(100_000)).is_err());
}
