#![allow(
    clippy::expect_used,
    reason = "a test stops where it meets what it does not expect"
)]

use proptest::prelude::*;

use super::*;

fn raw(text: &str) -> Box<RawValue> {
    RawValue::from_string(text.to_owned()).expect("the case is JSON")
}

/// Each difference as `dropped /place`, joined by commas.
fn show(differences: &[Difference]) -> String {
    let show = |difference: &Difference| {
        format!("{:?} {}", difference.loss, difference.pointer).to_lowercase()
    };
    differences.iter().map(show).collect::<Vec<_>>().join(", ")
}

fn check(input: &str, output: &str) -> String {
    show(&compare(HexForm::Prefixed, &raw(input), &raw(output)))
}

#[test]
fn equal_values() {
    for (input, output) in [
        (
            r#"{"a":1,"b":[true,null]}"#,
            r#"{ "b" : [true, null], "a" : 1.0 }"#,
        ),
        (r#"{"a":null}"#, "{}"),
        (r#""caf\u00e9""#, r#""café""#),
        (r#"{"a\u0062":1}"#, r#"{"ab":1}"#),
        (
            "[1e2, 340282366920938463463374607431768211456]",
            "[100, 340282366920938463463374607431768211456.0]",
        ),
        (r#"{"0xAb":"0xCD"}"#, r#"{"0xab":"0xcd"}"#),
    ] {
        assert_eq!(check(input, output), "", "{input}");
    }
}

#[test]
fn a_key_that_is_gone_is_dropped() {
    assert_eq!(
        check(r#"{"a":{"b/c~":0}}"#, r#"{"a":{}}"#),
        "dropped /a/b~1c~0"
    );
    assert_eq!(
        check(r#"[{"a":false},{"a":""}]"#, "[{},{}]"),
        "dropped /0/a, dropped /1/a"
    );
    assert_eq!(
        check(r#"{"0xAb":1}"#, r#"{"0xac":1}"#),
        "dropped /0xab, differs /0xac"
    );
}

#[test]
fn everything_else_differs() {
    assert_eq!(check("{}", r#"{"a":null}"#), "differs /a");
    assert_eq!(check("{}", r#"{"a":1}"#), "differs /a");
    assert_eq!(check(r#"{"a":null}"#, r#"{"a":0}"#), "differs /a");
    assert_eq!(check(r#"{"a":0}"#, r#"{"a":null}"#), "differs /a");
    assert_eq!(check("1", "\"1\""), "differs ");
    assert_eq!(check("true", "false"), "differs ");
    assert_eq!(check("9007199254740993", "9007199254740992"), "differs ");
    assert_eq!(check("[1,2,3]", "[1,4]"), "differs /1, differs ");
    assert_eq!(check("[]", "{}"), "differs ");
    assert_eq!(check(r#""\ud800""#, r#""x""#), "differs ");
}

#[test]
fn deep_nesting_ends() {
    let nested = |core: &str| format!("{}{core}{}", "[".repeat(20_000), "]".repeat(20_000));
    let differences = compare(HexForm::Prefixed, &raw(&nested("1")), &raw(&nested("2")));
    assert_eq!(differences.len(), 1);
    assert_eq!(differences[0].detail, "nested too deep to compare");
}

#[test]
fn a_chain_may_mix_the_forms_of_hex() {
    let mixed =
        |input: &str, output: &str| show(&compare(HexForm::Mixed, &raw(input), &raw(output)));
    let input = r#"{"AB":["01",""],"0Xcd":"0X","plain":"12"}"#;
    let output = r#"{"0xab":["0x01","0x"],"0xcd":"0x","plain":"12"}"#;
    assert_eq!(mixed(input, output), "");
    assert_eq!(
        check(input, output),
        "dropped /0xcd, dropped /ab, differs /0xab, differs /0xcd"
    );
    // Two keys that say the same can't both be kept.
    assert_eq!(mixed(r#"{"AB":1,"ab":1}"#, r#"{"0xab":1}"#), "dropped /ab");
    assert_eq!(mixed(r#"{"":1}"#, r#"{"0x":1}"#), "");
    assert_eq!(mixed(r#"{"a":"0x"}"#, r#"{"a":"0x00"}"#), "differs /a");
    let params = compare_params(
        HexForm::Mixed,
        PARAMS,
        &raw(r#"{"address":"AB"}"#),
        &raw(r#"{"address":"0xab","block":"latest"}"#),
    );
    assert_eq!(show(&params), "");
}

const PARAMS: &[ParamInfo] = &[
    ParamInfo {
        name: "address",
        required: true,
        default: None,
    },
    ParamInfo {
        name: "block",
        required: false,
        default: Some("\"latest\""),
    },
    ParamInfo {
        name: "full",
        required: false,
        default: None,
    },
];

fn check_params(input: &str, output: &str) -> String {
    show(&compare_params(
        HexForm::Prefixed,
        PARAMS,
        &raw(input),
        &raw(output),
    ))
}

#[test]
fn an_optional_parameter_may_become_its_default() {
    assert_eq!(check_params(r#"["0x1"]"#, r#"["0x1","latest"]"#), "");
    assert_eq!(check_params(r#"["0x1",null]"#, r#"["0x1","latest"]"#), "");
    assert_eq!(
        check_params(r#"["0x1",null,true]"#, r#"["0x1","latest",true]"#),
        ""
    );
    assert_eq!(
        check_params(
            r#"{"address":"0x1"}"#,
            r#"{"address":"0x1","block":"latest"}"#
        ),
        ""
    );
    assert_eq!(
        check_params(r#"["0x1"]"#, r#"["0x1","pending"]"#),
        "differs /1"
    );
    assert_eq!(
        check_params(r#"["0x1","safe"]"#, r#"["0x1","latest"]"#),
        "differs /1"
    );
    assert_eq!(check_params("[]", r#"["latest"]"#), "differs /0");
}

#[test]
fn parameters_that_are_lost() {
    assert_eq!(
        check_params(r#"["0x1","safe",true]"#, r#"["0x1","safe"]"#),
        "dropped /2"
    );
    assert_eq!(
        check_params(r#"["0x1","safe",null]"#, r#"["0x1","safe"]"#),
        ""
    );
    assert_eq!(
        check_params(r#"["0x1","safe",true,7]"#, r#"["0x1","safe",true]"#),
        "dropped /3"
    );
    assert_eq!(check_params(r#"{"adress":"0x1"}"#, "{}"), "dropped /adress");
}

#[test]
fn lists_and_objects_meet_by_name() {
    let by_name = r#"{"full":true,"address":"0x1"}"#;
    assert_eq!(check_params(by_name, r#"["0x1",null,true]"#), "");
    assert_eq!(check_params(r#"["0x1",null,true]"#, by_name), "");
    assert_eq!(check_params(r#"["0x1",null,false]"#, by_name), "differs /2");
    assert_eq!(check_params(by_name, r#"["0x1"]"#), "dropped /full");
    assert_eq!(check_params("\"text\"", "\"text\""), "");
    assert_eq!(check_params("\"text\"", "[]"), "differs ");
}

proptest! {
    #[test]
    fn everything_equals_itself_in_other_whitespace(keys in prop::collection::vec(".*", 0..5), number: f64) {
        let value = serde_json::json!({ "keys": keys, "number": number, "nothing": null });
        let (short, long) = (value.to_string(), format!("{value:#}"));
        prop_assert_eq!(check(&short, &long), "");
    }
}
