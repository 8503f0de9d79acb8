//! Objects of one key that says which variant they are.

use polyrpc::RawJson;
use polyrpc::scalar::B256;
use polyrpc_tests::TestResult;
use proptest::prelude::*;

use crate::generated::wrappers::types::*;
use crate::{again, fault};

const HASH: &str = "0x1111111111111111111111111111111111111111111111111111111111111111";

#[test]
fn a_wrapper_is_a_variant_that_holds_what_is_wrapped() -> TestResult {
    let owner = Owner::Address(B256::from([0x11; 32]));
    let text = format!(r#"{{"AddressOwner":"{HASH}"}}"#);
    assert_eq!(serde_json::to_string(&owner)?, text);
    assert_eq!(serde_json::from_str::<Owner>(&text)?, owner);
    let shared = Owner::from(OwnerShared::new(7).with_of(owner));
    let text = format!(r#"{{"Shared":{{"initial_version":7,"of":{text}}}}}"#);
    assert_eq!(serde_json::to_string(&shared)?, text);
    assert_eq!(serde_json::from_str::<Owner>(&text)?, shared);
    assert_eq!(
        serde_json::from_str::<Owner>("\"Immutable\"")?,
        Owner::Immutable
    );
    assert_eq!(serde_json::to_string(&Owner::Nobody)?, "\"Nobody\"");
    Ok(())
}

#[test]
fn every_form_is_written_as_it_was_read() -> TestResult {
    for text in [
        r#"{"AccountExists":{"account":"a"}}"#,
        r#"{"Empty":null}"#,
        r#"{"Missing":["a","b"]}"#,
        r#"{"Missing":[]}"#,
        r#"{"Limit":18446744073709551615}"#,
        r#"{"Limit":null}"#,
        r#"{"Nested":{"Left":true}}"#,
        r#"{"Nested":{"Right":{"x":-1}}}"#,
        r#"{"Nested":{"Middle":{"x":-1}}}"#,
        r#"{"Detailed":1}"#,
        r#"{"Detailed":1,"note":"n"}"#,
        r#"{"Tomorrow":{"big":1.5}}"#,
        r#""Tomorrow""#,
    ] {
        if text.starts_with('{') {
            assert_eq!(again::<Failure>(text)?, text);
        }
        assert_eq!(again::<ThingGetResultState>(text)?, text);
    }
    assert_eq!(
        again::<ThingGetResultState>(r#"{"Busy":3}"#)?,
        r#"{"Busy":3}"#
    );
    assert_eq!(again::<Price>(r#"{"exact":3}"#)?, r#"{"exact":3}"#);
    assert_eq!(serde_json::from_str::<Price>("3")?, Price::Number(3));
    Ok(())
}

#[test]
fn null_is_a_value_only_where_the_document_says_so() -> TestResult {
    assert_eq!(
        serde_json::from_str::<Failure>(r#"{"Missing":null}"#)?,
        Failure::Missing(Vec::new())
    );
    let text = r#"{"AccountExists":null}"#;
    assert_eq!(
        serde_json::from_str::<Failure>(text)?,
        Failure::Unknown(RawJson::new(text)?)
    );
    // Nodes that write all keys mean the one that says something.
    let text = r#"{"Empty":null,"Missing":null,"AccountExists":null,"Nested":{"Left":false},"Limit":null}"#;
    assert_eq!(
        serde_json::from_str::<Failure>(text)?,
        Failure::Nested(FailureNested::Left(false))
    );
    Ok(())
}

#[test]
fn other_keys_are_left_as_in_any_object() -> TestResult {
    let text = format!(r#"{{"z":[1],"ObjectOwner":"{HASH}","a":{{}}}}"#);
    let read = serde_json::from_str::<Owner>(&text)?;
    assert_eq!(read, Owner::Object(B256::from([0x11; 32])));
    assert_eq!(
        serde_json::from_str::<Price>(r#"{"note":"n","exact":9,"more":{}}"#)?,
        Price::Exact(9)
    );
    // What keeps further keys is no wrapper.
    let text = r#"{"kept":1,"more":[1.5]}"#;
    assert!(matches!(serde_json::from_str(text)?, Event::Kept(_)));
    assert_eq!(again::<Event>(text)?, text);
    assert_eq!(
        again::<Event>(r#"{"listed":1,"b":2}"#)?,
        r#"{"listed":1,"b":2}"#
    );
    Ok(())
}

#[test]
fn faults_name_their_place() {
    let found = fault::<Price>(r#"{"exact":"3"}"#);
    assert!(found.contains("expected u64"), "{found}");
    let found = fault::<Price>(r#"{"other":3}"#);
    assert!(found.contains("missing field `exact`"), "{found}");
    let found = fault::<Owner>(r#"{"Shared":{"initial_version":"x"}}"#);
    assert!(found.contains("\u{1}Shared\u{1}"), "{found}");
    assert!(found.contains("\u{1}initial_version\u{1}"), "{found}");
    assert!(fault::<Owner>("7").is_empty());
}

#[test]
fn samples_complete_what_is_wrapped() -> TestResult {
    use polyrpc::rt::Sample;
    let mut json = serde_json::json!({"Shared": {"of": {"Shared": {}}}});
    Owner::complete(&mut json)?;
    assert_eq!(json["Shared"]["of"]["Shared"]["initial_version"], 0);
    assert_eq!(
        serde_json::from_value::<Owner>(json.clone())?,
        serde_json::from_value(json)?
    );
    assert_eq!(Owner::sample(), Owner::Immutable);
    Ok(())
}

fn owner() -> impl Strategy<Value = Owner> {
    let leaf = prop_oneof![
        Just(Owner::Immutable),
        Just(Owner::Nobody),
        any::<[u8; 32]>().prop_map(|bytes| Owner::Address(bytes.into())),
        any::<[u8; 32]>().prop_map(|bytes| Owner::Object(bytes.into())),
    ];
    leaf.prop_recursive(4, 8, 1, |inner| {
        (any::<u64>(), inner).prop_map(|(version, of)| OwnerShared::new(version).with_of(of).into())
    })
}

proptest! {
    #[test]
    fn all_that_is_written_is_read(owner in owner()) {
        let text = serde_json::to_string(&owner)?;
        prop_assert_eq!(serde_json::from_str::<Owner>(&text)?, owner);
    }
}
