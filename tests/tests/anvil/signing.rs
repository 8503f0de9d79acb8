//! Signatures of accounts whose keys the node holds.

use std::collections::BTreeMap;

use polyrpc::RawJson;
use polyrpc::ethereum::{FixedBytes, TypedData, TypedDataDomain, TypedDataField};
use polyrpc_tests::TestResult;

use crate::live::{ALICE, BOB, live};

pub(crate) const METHODS: &[&str] = &["eth_sign", "eth_signTypedData_v4", "personal_sign"];

/// The last byte of a signature that the account's key made: which of two points the signature means.
fn recovery(signature: FixedBytes<65>) -> u8 {
    signature.as_bytes()[64]
}

#[tokio::test]
async fn are_made() -> TestResult {
    live(METHODS, async |live| {
        let eth = &live.eth;
        let signature = eth.sign(ALICE, b"hello").await?;
        assert!(matches!(recovery(signature), 27 | 28));
        // Here the parameters are in the reverse order.
        assert_eq!(eth.personal_sign(b"hello", ALICE).await?, signature);
        assert_ne!(eth.sign(BOB, b"hello").await?, signature);

        let field = |name: &str, kind: &str| TypedDataField::new(name, kind);
        let types = BTreeMap::from([
            (
                "EIP712Domain".to_owned(),
                vec![field("name", "string"), field("chainId", "uint256")],
            ),
            (
                "Mail".to_owned(),
                vec![field("to", "address"), field("text", "string")],
            ),
        ]);
        let message = BTreeMap::from([
            ("to".to_owned(), RawJson::new(format!("\"{BOB}\""))?),
            ("text".to_owned(), RawJson::new("\"hello\"")?),
        ]);
        let domain = TypedDataDomain::new()
            .with_name("Post")
            .with_chain_id(RawJson::new("31337")?);
        let letter = TypedData::new(types, "Mail", domain, message);
        let signed = eth.sign_typed_data_v4(ALICE, letter.clone()).await?;
        assert!(matches!(recovery(signed), 27 | 28));
        assert_eq!(eth.sign_typed_data_v4(ALICE, letter).await?, signed);
        Ok(())
    })
    .await
}
