//! Errors of each node, and data that a contract encodes by hand.

use super::panic::PANICS;
use super::*;
use crate::RawJson;

const USER_ERROR: &str = "0x08c379a00000000000000000000000000000000000000000000000000000000000000020000000000000000000000000000000000000000000000000000000000000000a75736572206572726f7200000000000000000000000000000000000000000000";
const ASSERTION: &str =
    "0x4e487b710000000000000000000000000000000000000000000000000000000000000001";

fn bytes(hex: &str) -> Bytes {
    hex.parse().expect("hex")
}

fn error(code: i64, message: &str, data: &str) -> RpcError {
    RpcError::new(code, message).with_data(RawJson::new(data).expect("JSON"))
}

#[test]
fn each_node_has_its_own_place_for_the_data() {
    let reason = Some(Revert::Reason("user error".to_owned()));
    for (code, message, data) in [
        // geth, reth, Erigon, anvil, hardhat 3
        (
            3,
            "execution reverted: user error",
            format!(r#""{USER_ERROR}""#),
        ),
        // Besu
        (
            -32000,
            "Execution reverted (user error)",
            format!(r#""{USER_ERROR}""#),
        ),
        // Nethermind, OpenEthereum
        (
            -32015,
            "VM execution error.",
            format!(r#""Reverted {USER_ERROR}""#),
        ),
        // hardhat 2
        (
            -32603,
            "Error: VM Exception while processing transaction: reverted with reason string 'user error'",
            format!(r#"{{"message":"…","txHash":"0x01","data":"{USER_ERROR}"}}"#),
        ),
        // ganache, eth_call and eth_sendTransaction
        (
            -32000,
            "VM Exception while processing transaction: revert user error",
            format!(r#""{USER_ERROR}""#),
        ),
        (
            -32000,
            "VM Exception while processing transaction: revert user error",
            format!(
                r#"{{"hash":"0x01","programCounter":7,"result":"{USER_ERROR}","reason":"user error"}}"#
            ),
        ),
    ] {
        let error = error(code, message, &data);
        assert_eq!(error.revert(), reason, "{code} {message} {data}");
        assert_eq!(error.revert_data(), Some(bytes(USER_ERROR)));
    }
}

#[test]
fn without_data_it_is_a_revert_all_the_same() {
    for data in [r#""0x""#, "null", r#"{"data":null}"#, r#""revert""#, "[7]"] {
        let error = error(3, "execution reverted", data);
        assert_eq!(error.revert(), Some(Revert::Empty), "{data}");
    }
    let error = RpcError::new(-32000, "execution reverted");
    assert_eq!(error.revert(), Some(Revert::Empty));
}

#[test]
fn other_errors_are_no_reverts() {
    for (code, message, data) in [
        (-32000, "insufficient funds", "null"),
        (-32602, "invalid params", r#""0x08c379a0""#),
        (-32000, "can't revert to snapshot 0x7", r#""0x07""#),
        (-32015, "VM execution error.", r#""Bad instruction""#),
    ] {
        assert_eq!(error(code, message, data).revert(), None, "{message}");
    }
    assert_eq!(Revert::of(&Error::timeout("late")), None);
}

#[test]
fn a_panic_has_a_meaning() {
    let revert = Revert::from_data(bytes(ASSERTION));
    assert_eq!(revert, Revert::Panic(PanicCode::AssertionFailed));
    assert_eq!(
        revert.to_string(),
        "execution reverted: panic 0x01: assertion failed"
    );
    for (panic, code, meaning) in PANICS {
        assert_eq!(PanicCode::from(U256::from(code)), panic);
        assert_eq!(
            (panic.code(), panic.meaning()),
            (code.into(), Some(meaning))
        );
    }
    let unknown = PanicCode::from(U256::MAX);
    assert_eq!(
        (unknown, unknown.meaning()),
        (PanicCode::Unknown(U256::MAX), None)
    );
    assert_eq!(unknown.code(), U256::MAX);
}

#[test]
fn what_the_abi_doesn_t_have_stays_bytes() {
    let good = bytes(USER_ERROR).to_vec();
    assert_eq!(
        Revert::from_data(good[..78].to_vec()).reason(),
        Some("user error"),
        "contracts that encode by hand leave out the padding"
    );
    let changed = |place: usize, value: u8| {
        let mut data = good.clone();
        data[place] = value;
        data
    };
    for (data, why) in [
        (good[..77].to_vec(), "cut within the text"),
        (good[..67].to_vec(), "cut within the length"),
        (good[..5].to_vec(), "cut within the offset"),
        (good[..4].to_vec(), "no arguments"),
        (changed(35, 0x40), "another offset"),
        (changed(4, 1), "a huge offset"),
        (changed(36, 0xff), "a huge length"),
        (changed(67, 33), "a length beyond the end"),
        (changed(99, 1), "padding that isn't zero"),
        (changed(68, 0xff), "not UTF-8"),
        ([good.clone(), vec![0; 32]].concat(), "a word too many"),
        (bytes(ASSERTION)[..35].to_vec(), "a short number"),
        (
            [bytes(ASSERTION).to_vec(), vec![0]].concat(),
            "a long number",
        ),
        (vec![1, 2, 3], "shorter than a selector"),
    ] {
        let revert = Revert::from_data(data.clone());
        assert_eq!(revert, Revert::Custom(data.into()), "{why}");
    }
}

#[test]
fn a_custom_error_is_named_by_its_selector() {
    let revert = Revert::from_data(vec![0xde, 0xad, 0xbe, 0xef, 1, 2]);
    assert_eq!(
        revert.to_string(),
        "execution reverted: custom error 0xdeadbeef with 2 bytes of arguments"
    );
    let short = Revert::from_data(vec![0xde]);
    assert_eq!(short.to_string(), "execution reverted: 0xde");
    assert_eq!(
        Revert::from_data(Bytes::new()).to_string(),
        "execution reverted without data"
    );
}
