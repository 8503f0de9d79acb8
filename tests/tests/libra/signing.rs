//! Transactions in BCS: built, signed, hashed and read.
//!
//! The bytes and hashes that are expected were computed by another implementation of BCS, SHA3-256 and Ed25519.

use polyrpc::libra::bcs::{
    Authenticator, Key, Naming, Payload, RawTransaction, Script, ScriptFunction, SignedTransaction,
    TransactionArgument, TypeTag,
};
use polyrpc::libra::{B256, Submitted, Transaction};
use polyrpc_tests::TestResult;
use serde_json::Value;

use super::{bob, node::hex};

const AUTHENTICATION_KEY: &str = "cc405722b15c00a19d37e51d9a756de1e61b780ad0935f3363bc7fce64edbdad";

const DIEM: (&str, &str) = (
    "e61b780ad0935f3363bc7fce64edbdad050000000000000003000000000000000000000000000000010e5061796d656e74536372697074\
         731a706565725f746f5f706565725f776974685f6d65746164617461010700000000000000000000000000000001035855530358555300\
         0410b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b00840420f00000000000100010040420f0000000000000000000000000003585553bc3bb16a\
         00000000040020ea4a6c63e29c520abef5507b132ec5f9954776aebebe7b92421eea691446d22c40e46e389cb456e843801179a7df3f29\
         7200bbb075941376cdbcb04907b6433553be7539dec0c85d25a7a98fc380da57d7be79efd97fc1ca22fd82c8c04a337a06",
    "5d27d95c29010883432ab5c9b7eb380644d5e5ab62ccbee3341db36f532d2698",
);

const LIBRA: (&str, &str) = (
    "e61b780ad0935f3363bc7fce64edbdad050000000000000003000000000000000000000000000000010e5061796d656e74536372697074\
         731a706565725f746f5f706565725f776974685f6d65746164617461010700000000000000000000000000000001035855530358555300\
         0410b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b00840420f00000000000100010040420f0000000000000000000000000003585553bc3bb16a\
         00000000040020ea4a6c63e29c520abef5507b132ec5f9954776aebebe7b92421eea691446d22c40959586376d349a98554952b2dc4378\
         262cdb160338958cbb16f1700e96878491bfe2488942d505256ac9e150bbf8c0f96c858215d2c60eca4dfcfc4a1df54203",
    "81a59727e795f2dca7c06d7e64887737f18fd569f2b3cc05a1ad5125d556bf67",
);

fn payment(key: &Key) -> RawTransaction {
    let payload = ScriptFunction::payment("XUS", bob(), 1_000_000);
    let sender = key.account_address();
    RawTransaction::new(
        sender,
        5,
        Payload::ScriptFunction(payload),
        1_790_000_060,
        4,
    )
}

#[test]
fn addresses_come_from_keys() {
    let key = Key::from_seed(&[7; 32]);
    assert_eq!(
        format!("{:x}", key.authentication_key()),
        AUTHENTICATION_KEY
    );
    assert_eq!(
        format!("{:x}", key.account_address()),
        AUTHENTICATION_KEY[32..]
    );
    assert!(!format!("{key:?}").contains(&hex(&[7; 32])));
}

#[test]
fn hashes_are_those_of_the_network_s_name() -> TestResult {
    let key = Key::from_seed(&[7; 32]);
    for (naming, (bytes, hash)) in [(Naming::Diem, DIEM), (Naming::Libra, LIBRA)] {
        let signed = payment(&key).sign(&key, naming)?;
        assert_eq!(hex(&signed.to_bytes()?), bytes, "{naming:?}");
        assert_eq!(format!("{:x}", signed.hash(naming)?), hash, "{naming:?}");
        let wanted = Submitted::new(key.account_address(), 5, hash.parse()?, 1_790_000_060);
        assert_eq!(signed.submitted(naming)?, wanted);
        // What is read is the same, and what the ledger keeps begins with a byte for its kind.
        let read = SignedTransaction::from_bytes(&signed.to_bytes()?)?;
        assert_eq!(read, signed);
        let kept = [vec![0], signed.to_bytes()?].concat();
        assert_eq!(SignedTransaction::from_transaction_bytes(&kept)?, signed);
        read.verify(naming)?;
    }
    Ok(())
}

#[test]
fn what_was_changed_after_signing_is_noticed() -> TestResult {
    let key = Key::from_seed(&[7; 32]);
    let mut signed = payment(&key).sign(&key, Naming::Diem)?;
    assert!(signed.verify(Naming::Libra).is_err());
    signed.raw.sequence_number += 1;
    assert!(signed.verify(Naming::Diem).is_err());
    Ok(())
}

#[test]
fn some_of_several_keys_are_enough() -> TestResult {
    let keys: Vec<_> = [1, 2, 3].map(|seed| Key::from_seed(&[seed; 32])).into();
    let raw = payment(&keys[0]);
    let signature = |key: &Key| -> TestResult<Vec<u8>> {
        match raw.clone().sign(key, Naming::Diem)?.authenticator {
            Authenticator::Ed25519 { signature, .. } => Ok(signature),
            other => Err(format!("{other:?}").into()),
        }
    };
    let mut public_key: Vec<u8> = keys.iter().flat_map(Key::public_key).collect();
    public_key.push(2);
    let signed_by = |signatures: Vec<Vec<u8>>, bits: u8| SignedTransaction {
        raw: raw.clone(),
        authenticator: Authenticator::MultiEd25519 {
            public_key: public_key.clone(),
            signature: [signatures.concat(), vec![bits, 0, 0, 0]].concat(),
        },
    };
    let (first, third) = (signature(&keys[0])?, signature(&keys[2])?);
    signed_by(vec![first.clone(), third.clone()], 0b1010_0000).verify(Naming::Diem)?;
    for (signatures, bits) in [
        (vec![first.clone()], 0b1000_0000),
        (vec![first.clone(), third.clone()], 0b1100_0000),
        (vec![first.clone(), third.clone()], 0b1000_0000),
        (vec![first.clone(), third.clone()], 0b1011_0000),
        (vec![first], 0b1010_0000),
        (Vec::new(), 0),
    ] {
        let signed = signed_by(signatures, bits);
        assert!(signed.verify(Naming::Diem).is_err(), "{bits:b}");
    }
    Ok(())
}

#[test]
fn arguments_of_scripts_come_out_as_they_went_in() -> TestResult {
    let key = Key::from_seed(&[7; 32]);
    let script = Script::new([0xa1, 0x1c])
        .type_argument(TypeTag::Vector(Box::new(TypeTag::U8)))
        .type_argument(TypeTag::currency("XDX"))
        .argument(TransactionArgument::U8(1))
        .argument(TransactionArgument::U64(u64::MAX))
        .argument(TransactionArgument::U128(u128::MAX))
        .argument(TransactionArgument::Address(bob().into()))
        .argument(TransactionArgument::U8Vector(vec![1, 2]))
        .argument(TransactionArgument::Bool(true));
    let raw = RawTransaction::new(bob(), 0, Payload::Script(script), 1, 2);
    let signed = raw.sign(&key, Naming::Diem)?;
    let bytes = signed.to_bytes()?;
    assert_eq!(SignedTransaction::from_bytes(&bytes)?, signed);
    // Neither less nor more.
    assert!(SignedTransaction::from_bytes(&bytes[..bytes.len() - 1]).is_err());
    assert!(SignedTransaction::from_bytes(&[bytes.clone(), vec![0]].concat()).is_err());
    assert!(SignedTransaction::from_transaction_bytes(&bytes[1..]).is_err());
    assert!(SignedTransaction::from_bytes(&[0xff; 200]).is_err());
    Ok(())
}

/// Transactions that real nodes of both eras executed. `.ci/run pairs` names a file of more of them in `POLYRPC_LIBRA_CAPTURES`.
#[test]
fn bytes_and_hashes_of_captured_transactions() -> TestResult {
    let mut lines = include_str!("captured.jsonl").to_owned();
    if let Some(file) = std::env::var_os("POLYRPC_LIBRA_CAPTURES") {
        lines.push_str(&std::fs::read_to_string(file)?);
    }
    let mut counts = [0, 0];
    for line in lines.lines() {
        let case: Value = serde_json::from_str(line)?;
        let naming = match case["era"] == "libra" {
            true => Naming::Libra,
            false => Naming::Diem,
        };
        let transaction: Transaction = serde_json::from_value(case["transaction"].clone())?;
        let (Some(bytes), Some(hash)) = (&transaction.bytes, transaction.hash) else {
            continue;
        };
        let signed = match SignedTransaction::from_transaction_bytes(bytes) {
            Ok(signed) => signed,
            // Those are read by nobody but the network's operators.
            Err(error) if error.to_string().contains("write sets aren't read") => continue,
            Err(error) => return Err(format!("{error}: {line}").into()),
        };
        assert_eq!(signed.to_bytes()?, bytes[1..], "{line}");
        assert_eq!(signed.hash(naming)?, B256::new(hash.into()), "{line}");
        signed
            .verify(naming)
            .map_err(|error| format!("{error}: {line}"))?;
        counts[usize::from(naming == Naming::Libra)] += 1;
    }
    assert!(counts.iter().all(|count| *count > 5), "{counts:?}");
    Ok(())
}
