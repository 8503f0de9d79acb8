use std::collections::BTreeMap;

use ethnum::U256;
use proptest::prelude::*;
use serde_json::{Map, Value};
use serde_with::de::DeserializeAsWrap;
use serde_with::ser::SerializeAsWrap;

use super::*;
use crate::chain::{Chain, HexForm, Plain};
use crate::chains::Listed;
use crate::scalar::{B256, Bytes, Hex, Quantity};
use crate::wire::{CHIA, JSONRPC, ParamStructure};
use crate::{MethodInfo, ParamInfo, Safety, StreamInfo};

mod failures;

const METHODS: &[MethodInfo] = &[
    method("balance", |text| {
        let result: DeserializeAsWrap<U256, Quantity> = serde_json::from_str(text)?;
        serde_json::to_string(&SerializeAsWrap::<U256, Quantity>::new(
            &result.into_inner(),
        ))
    }),
    // A type that lacks `new`, requires `always`, and reads `rounded` as a float.
    method("block", |text| {
        let mut result: Map<String, Value> = serde_json::from_str(text)?;
        result.remove("new");
        result.entry("always").or_insert(Value::Null);
        if let Some(number) = result.get("rounded").and_then(Value::as_f64) {
            result.insert("rounded".to_owned(), number.into());
        }
        serde_json::to_string(&result)
    }),
    method("broken", |_| Ok("}".to_owned())),
    // What opens the stream of its name returns a number.
    MethodInfo {
        aliases: &["watch"],
        ..method("follow", |text| {
            serde_json::to_string(&serde_json::from_str::<u64>(text)?)
        })
    },
];

const STREAMS: &[StreamInfo] = &[
    StreamInfo::of::<Vec<Bytes>, Vec<Hex>>("test", "subscribe", "hashes"),
    StreamInfo::of::<Vec<Bytes>, Vec<Hex>>("test", "follow", "follow"),
];

/// Methods on the wire of Chia, of a chain whose nodes write hex in both forms.
const CHIA_METHODS: &[MethodInfo] = &[MethodInfo {
    api: "mixed/node",
    wire: &CHIA,
    param_structure: ParamStructure::ByName,
    recode_params: |text| serde_json::to_string(&serde_json::from_str::<Map<String, Value>>(text)?),
    ..method("get_amounts", |text| {
        type Codec = BTreeMap<Hex, Hex>;
        let result: DeserializeAsWrap<BTreeMap<B256, Bytes>, Codec> = serde_json::from_str(text)?;
        let result = result.into_inner();
        serde_json::to_string(&SerializeAsWrap::<_, Codec>::new(&result))
    })
}];

const EVENTS: &[StreamInfo] = &[StreamInfo::of::<Vec<Bytes>, Vec<Hex>>(
    "mixed/node",
    "register",
    "events",
)];

/// A chain whose nodes write hex in both forms.
enum Mixed {}

impl Chain for Mixed {
    const NAME: &'static str = "mixed";
    type Extras = crate::Extras;
    const HEX: HexForm = HexForm::Mixed;
}

fn registry() -> Registry {
    Registry::new([
        Listed::of::<Plain>(METHODS, STREAMS),
        Listed::of::<Mixed>(CHIA_METHODS, EVENTS),
    ])
}

/// A method with one required parameter, a string, and one that has a default.
const fn method(
    name: &'static str,
    recode_result: fn(&str) -> Result<String, serde_json::Error>,
) -> MethodInfo {
    MethodInfo {
        api: "test",
        name,
        aliases: &[],
        wire: &JSONRPC,
        param_structure: ParamStructure::ByPosition,
        safety: Safety::Read,
        permission: None,
        nodes: &[],
        null: None,
        summary: "Tests.",
        params: &[
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
        ],
        recode_params: |text| {
            let mut params: Vec<Option<String>> = serde_json::from_str(text)?;
            params.resize(2, None);
            params[1].get_or_insert_with(|| "latest".to_owned());
            serde_json::to_string(&params)
        },
        recode_result,
    }
}

/// The printed report of the lines, and whether all passed.
fn verify(lines: &str, expect_invalid: bool) -> (Vec<String>, String, bool) {
    let registry = registry();
    let (mut output, mut errors) = (Vec::new(), Vec::new());
    let mut verifier = Verifier::new(&registry, expect_invalid, &mut output, &mut errors);
    let read = verifier.file("f", lines.as_bytes());
    let clean = read.and_then(|()| verifier.finish()).unwrap_or_default();
    let output = String::from_utf8_lossy(&output)
        .lines()
        .map(str::to_owned)
        .collect();
    (output, String::from_utf8_lossy(&errors).into_owned(), clean)
}

fn check(lines: &str, expected: &[&str], clean: bool) {
    let (output, errors, was_clean) = verify(lines, false);
    assert_eq!(output, expected);
    assert_eq!(errors, "");
    assert_eq!(was_clean, clean);
}

#[test]
fn equal_cases_print_the_sums_only() {
    check(
        concat!(
            r#"{"api":"test","method":"balance","params":["0x1"],"result":"0x2a","from":"elsewhere"}"#,
            "\r\n\n  \n",
            r#"{"api":"test","method":"balance","params":["0x1",null]}"#,
            "\n",
            r#"{"api":"test","method":"block","result":{"always":null,"rounded":1e2,"gone":null}}"#,
        ),
        &["cases 3 equal 3 differs 0 dropped 0 failed 0 unknown 0 skipped 0"],
        true,
    );
}

#[test]
fn each_side_has_a_line_and_each_case_counts_once_at_its_worst() {
    check(
        concat!(
            r#"{"api":"test","method":"block","params":["0x1","safe",7],"result":{"new":1,"always":0}}"#,
            "\n",
            r#"{"api":"test","method":"block","params":["0x1","safe","more"],"result":{"new":1}}"#,
            "\n",
            r#"{"api":"test","method":"block","result":{"rounded":9007199254740993,"always":0}}"#,
        ),
        &[
            "f:1 block params failed /2 invalid type: integer `7`, expected a string in `[\"0x1\",\"safe\",7]`",
            "f:1 block result dropped /new 1",
            "f:2 block params dropped /2 \"more\"",
            "f:2 block result dropped /new 1; differs /always",
            "f:3 block result differs /rounded 9007199254740993 became 9007199254740992.0",
            "cases 3 equal 0 differs 1 dropped 1 failed 1 unknown 0 skipped 0",
        ],
        false,
    );
}

#[test]
fn a_method_that_is_a_stream_returns_its_id_or_an_item() {
    check(
        concat!(
            r#"{"api":"test","method":"follow","result":7}"#,
            "\n",
            r#"{"api":"test","method":"watch","result":["0x07"]}"#,
            "\n",
            r#"{"api":"test","method":"follow","result":[7]}"#,
            "\n",
            r#"{"api":"test","method":"balance","result":["0x07"]}"#,
        ),
        &[
            "f:3 follow result failed /0 invalid type: integer `7`, expected hex data (two digits a byte, with or without 0x) in `[7]`",
            "f:4 balance result failed \"\" invalid type: sequence, expected a hex quantity of at most 256 bits such as 0x2a in `[\"0x07\"]`",
            "cases 4 equal 2 differs 0 dropped 0 failed 2 unknown 0 skipped 0",
        ],
        false,
    );
}

#[test]
fn null_is_a_side() {
    check(
        concat!(
            r#"{"api":"test","method":"balance","result":null}"#,
            "\n",
            r#"{"api":"test","method":"balance","params":null}"#
        ),
        &[
            "f:1 balance result failed \"\" invalid type: null, expected a hex quantity of at most 256 bits such as \
             0x2a in `null`",
            "f:2 balance params differs /0 absent became null",
            "cases 2 equal 0 differs 1 dropped 0 failed 1 unknown 0 skipped 0",
        ],
        false,
    );
}

#[test]
fn a_line_without_sides_is_skipped() {
    check(
        "{\"api\":\"test\",\"method\":\"balance\",\"error\":null}\n{\"api\":7}\n{}",
        &["cases 3 equal 0 differs 0 dropped 0 failed 0 unknown 0 skipped 3"],
        true,
    );
}

#[test]
fn unknown_methods_are_named_apart() {
    let lines = concat!(
        r#"{"api":"test","method":"no\nsuch","result":1}"#,
        "\n",
        r#"{"api":"other","method":"balance","result":1}"#,
        "\n",
        r#"{"api":"test","method":null,"params":[]}"#,
        "\n",
        r#"{"method":"balance","params":[]}"#,
    );
    let (output, errors, clean) = verify(lines, false);
    assert_eq!(
        output,
        ["cases 4 equal 0 differs 0 dropped 0 failed 0 unknown 4 skipped 0"]
    );
    assert_eq!(
        errors.lines().collect::<Vec<_>>(),
        [
            "f:1 no\\nsuch unknown: the api \"test\" has no such method",
            "f:2 balance unknown: there is no api \"other\" in this build",
            "f:3 - unknown: the line names no method",
            "f:4 balance unknown: the line names no api",
        ]
    );
    let again = r#"{"api":"test","method":"nosuch","result":1}"#;
    let (output, errors, _) = verify(&[again, again, again].join("\n"), false);
    assert!(output[0].contains("unknown 3"), "{output:?}");
    let expected = "f:1 nosuch unknown: the api \"test\" has no such method (3 cases)\n";
    assert_eq!(errors, expected);
    assert!(!clean);
    assert!(!verify(lines, true).2);
}

#[test]
fn malformed_lines_fail_whatever_is_expected() {
    for line in [
        "{",
        "[1]",
        "null",
        "{\"api\":}",
        "{} {}",
        "\u{7f}",
        "{\"a\":\"\u{1}\"}",
    ] {
        for expect_invalid in [false, true] {
            let (output, _, clean) = verify(line, expect_invalid);
            assert!(
                output[0].starts_with("f:1 - - failed \"\" not a JSON object: "),
                "{output:?}"
            );
            assert!(output[1].contains("failed 1"), "{output:?}");
            assert!(!clean, "{line}");
        }
    }
    let (mut output, mut errors) = (Vec::new(), Vec::new());
    let registry = registry();
    let mut verifier = Verifier::new(&registry, false, &mut output, &mut errors);
    assert!(verifier.file("f", &b"{\"a\":\"\xff\"}\n"[..]).is_ok());
    assert_eq!(verifier.tally.failed, 1);
}

#[test]
fn a_decoder_that_writes_no_json_fails() {
    check(
        r#"{"api":"test","method":"broken","result":1}"#,
        &[
            "f:1 broken result failed \"\" not JSON: expected value at line 1 column 1",
            "cases 1 equal 0 differs 0 dropped 0 failed 1 unknown 0 skipped 0",
        ],
        false,
    );
}

#[test]
fn expecting_invalid_cases_reports_what_can_be_decoded() {
    let invalid = r#"{"api":"test","method":"balance","params":[1],"result":"0x01"}"#;
    let sums = "cases 2 equal 0 differs 0 dropped 0 failed 1 unknown 0 skipped 1";
    assert_eq!(
        verify(&format!("{invalid}\n{{}}"), true),
        (vec![sums.to_owned()], String::new(), true)
    );
    let half = r#"{"api":"test","method":"balance","params":[1],"result":"0x1"}"#;
    let dropped = r#"{"api":"test","method":"block","result":{"new":1,"always":1}}"#;
    let (output, _, clean) = verify(&format!("{half}\n{dropped}\n{invalid}"), true);
    assert_eq!(
        output,
        [
            "f:1 balance result equal \"\"",
            "f:2 block result dropped /new 1",
            "cases 3 equal 1 differs 0 dropped 1 failed 1 unknown 0 skipped 0",
        ]
    );
    assert!(!clean);
}

#[test]
fn lines_are_counted_from_one_in_each_file_and_the_last_needs_no_end() {
    let (output, _, _) = verify(
        "\n\n{\"api\":\"test\",\"method\":\"balance\",\"result\":7}",
        false,
    );
    assert!(
        output[0].starts_with("f:3 balance result failed"),
        "{output:?}"
    );
}

#[test]
fn what_a_node_sends_unasked_has_a_side_of_its_own() {
    check(
        concat!(
            r#"{"api":"test","stream":"hashes","item":["0x01","0xAB"]}"#,
            "\n",
            r#"{"api":"test","stream":"hashes","item":["01"]}"#,
            "\n",
            r#"{"api":"test","stream":"hashes","item":[1]}"#,
            "\n",
            r#"{"api":"test","stream":"hashes"}"#,
        ),
        &[
            "f:2 hashes item differs /0 \"01\" became \"0x01\"",
            "f:3 hashes item failed /0 invalid type: integer `1`, expected hex data (two digits a byte, with or without 0x) \
             in `[1]`",
            "cases 4 equal 1 differs 1 dropped 0 failed 1 unknown 0 skipped 1",
        ],
        false,
    );
    let (output, errors, clean) = verify(
        concat!(
            r#"{"api":"test","stream":"balance","item":[]}"#,
            "\n",
            r#"{"api":"test","method":"hashes","item":[]}"#,
        ),
        false,
    );
    assert_eq!(
        output,
        ["cases 2 equal 0 differs 0 dropped 0 failed 0 unknown 2 skipped 0"]
    );
    assert_eq!(
        errors,
        "f:1 balance unknown: the api \"test\" has no such stream\n\
         f:2 hashes unknown: the line names no stream\n"
    );
    assert!(!clean);
}

#[test]
fn hex_is_compared_as_the_chain_writes_it() {
    let hash = "AB".repeat(32);
    let lower = hash.to_lowercase();
    let line = |api: &str, method: &str| {
        format!(
            r#"{{"api":"{api}","method":"{method}","params":{{"coin":"{hash}"}},"result":{{"{hash}":"","0X{}":"0x"}}}}"#,
            "0".repeat(64)
        )
    };
    check(
        &line("mixed/node", "get_amounts"),
        &["cases 1 equal 1 differs 0 dropped 0 failed 0 unknown 0 skipped 0"],
        true,
    );
    check(
        &format!(r#"{{"api":"mixed/node","stream":"events","item":["{lower}","0X{hash}",""]}}"#),
        &["cases 1 equal 1 differs 0 dropped 0 failed 0 unknown 0 skipped 0"],
        true,
    );
    check(
        r#"{"api":"mixed/node","method":"get_amounts","params":null}"#,
        &["cases 1 equal 1 differs 0 dropped 0 failed 0 unknown 0 skipped 0"],
        true,
    );
}

proptest! {
    #[test]
    fn arbitrary_lines_never_panic(lines in prop::collection::vec(any::<u8>(), 0..200), side: String) {
        let registry = registry();
        let (mut output, mut errors) = (Vec::new(), Vec::new());
        let mut verifier = Verifier::new(&registry, false, &mut output, &mut errors);
        prop_assert!(verifier.file("f", lines.as_slice()).is_ok());
        let case = format!(r#"{{"api":"test","method":"block","params":{side},"result":{side}}}"#);
        prop_assert!(verifier.file("f", case.as_bytes()).is_ok());
        let case = failures::failed(&side, "200");
        prop_assert!(verifier.file("f", case.as_bytes()).is_ok());
        let Tally { cases, equal, differs, dropped, failed, unknown, skipped } = verifier.tally;
        prop_assert_eq!(cases, equal + differs + dropped + failed + unknown + skipped);
    }
}
