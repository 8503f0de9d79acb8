//! Texts of addresses, there and back.

use proptest::prelude::*;

use super::*;

/// From nodes of the main network, of a test network and of a development network.
const KNOWN: [&str; 7] = [
    "f00",
    "f099",
    "t01000",
    "f1ln6ax6l23rtrws7w54qlyiw6uipqwx3pi5r5ktq",
    "f3wdgc33qwtagn4xgbsvcrjefufswaltnkexnwljacb27c4666s2lsrwencxyulqcauo6oaal6ljp5drwqurma",
    "f410faaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaonc6iji",
    "<empty>",
];

#[test]
fn texts_round_trip() {
    for text in KNOWN {
        let address: Address = text.parse().expect(text);
        assert_eq!(address.to_string(), text);
        let json = format!("\"{text}\"");
        assert_eq!(serde_json::to_string(&address).ok(), Some(json.clone()));
        assert_eq!(serde_json::from_str::<Address>(&json).ok(), Some(address));
    }
}

#[test]
fn the_letter_makes_no_other_actor() {
    let (main, test): (Address, Address) = (
        "f01000".parse().expect("main"),
        "t01000".parse().expect("test"),
    );
    assert_eq!(main, test);
    assert_eq!(main.with_network(Network::Test).to_string(), "t01000");
}

#[test]
fn what_is_wrong_is_named() {
    for (text, why) in [
        ("", "neither f nor t"),
        ("x01", "neither f nor t"),
        ("f", "no protocol"),
        ("f5abc", "its protocol"),
        ("f0", "no number"),
        ("f0-1", "no number"),
        ("f0+1", "no number"),
        ("f09223372036854775808", "no number"),
        (
            "f1ln6ax6l23rtrws7w54qlyiw6uipqwx3pi5r5kta",
            "the checksum is wrong",
        ),
        (
            "f2ln6ax6l23rtrws7w54qlyiw6uipqwx3pi5r5ktq",
            "the checksum is wrong",
        ),
        (
            "f1LN6ax6l23rtrws7w54qlyiw6uipqwx3pi5r5ktq",
            "other characters",
        ),
        ("f1aaaaaaaaaaaaaaaa", "length"),
        ("f410aaaa", "no f between"),
        ("f4xfaaaa", "namespace"),
        ("fé", "no protocol"),
    ] {
        let error = text.parse::<Address>().map_err(|error| error.to_string());
        assert!(
            error.as_ref().is_err_and(|error| error.contains(why)),
            "{text}: {error:?}"
        );
    }
}

#[test]
fn ethereum_s_addresses_are_delegated_or_numbers() {
    let zero = EthAddress::new([0; 20]);
    let address = Address::from_eth(&zero);
    assert_eq!(
        address.to_string(),
        "f410faaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaonc6iji"
    );
    assert_eq!(address.to_eth(), Some(zero));
    let masked = Address::id(1000).to_eth().expect("an address");
    assert_eq!(
        masked.to_string().to_lowercase(),
        "0xff000000000000000000000000000000000003e8"
    );
    assert_eq!(Address::from_eth(&masked), Address::id(1000));
    assert_eq!(Address::UNDEFINED.to_eth(), None);
}

fn payloads() -> impl Strategy<Value = Payload> {
    prop_oneof![
        (0..=i64::MAX.unsigned_abs()).prop_map(Payload::Id),
        any::<[u8; 20]>().prop_map(Payload::Secp256k1),
        any::<[u8; 20]>().prop_map(Payload::Actor),
        proptest::collection::vec(any::<u8>(), 48)
            .prop_map(|key| Payload::Bls(key.try_into().unwrap_or([0; 48]))),
        (
            0..=i64::MAX.unsigned_abs(),
            proptest::collection::vec(any::<u8>(), 0..55)
        )
            .prop_map(|(namespace, bytes)| Payload::Delegated {
                namespace,
                subaddress: bytes.into()
            }),
    ]
}

proptest! {
    #[test]
    fn every_protocol_round_trips(payload in payloads()) {
        let address = Address::new(payload);
        let text = address.as_ref().map(ToString::to_string).unwrap_or_default();
        prop_assert_eq!(text.parse(), address);
    }

    #[test]
    fn arbitrary_text_never_panics(text: String, near in "[ft][0-9][0-9f]{0,4}[a-z2-7]{0,90}") {
        let _ = (text.parse::<Address>(), near.parse::<Address>());
    }
}
