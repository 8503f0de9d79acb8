//! Parameter groups: flattened on the wire, set as a whole or one by one.

use polyrpc_tests::TestResult;

use crate::fault;
use crate::generated::groups::methods::{Burn, Cancel, Send};
use crate::generated::groups::types::{Coin, Fees, TransactionOptions};
use crate::generated::groups::{Call, Client};
use crate::node::answering;

#[test]
fn members_stand_among_the_other_parameters() -> TestResult {
    let mut send = Send::new("t");
    assert_eq!(serde_json::to_string(&send)?, r#"{"to":"t","limit":20}"#);
    send.note = Some("n".to_owned());
    send.options.coins = Some(vec![Coin::new(u128::MAX)]);
    send.options.fee = Some(1 << 100);
    let text = r#"{"to":"t","note":"n","fee":1267650600228229401496703205376,"coins":[{"amount":340282366920938463463374607431768211455}],"limit":20}"#;
    assert_eq!(serde_json::to_string(&send)?, text);
    send.options.limit = Some(20);
    assert_eq!(serde_json::from_str::<Send>(text)?, send);
    let shuffled = r#"{"names":["0x0000000000000000000000000000000000000000000000000000000000000007"],"else":[1],"timeout":3,"fee":null}"#;
    let burn: Burn = serde_json::from_str(shuffled)?;
    assert_eq!(burn.options.timeout, Some(3));
    assert_eq!((burn.options.names.len(), burn.options.fee), (1, None));
    // What a group misses is found where it stands.
    let error = fault::<Burn>(r#"{"coins":[{}]}"#);
    assert!(error.starts_with("missing field `amount`"), "{error}");
    Ok(())
}

#[test]
fn a_group_is_an_object_by_itself() -> TestResult {
    let options = TransactionOptions::new().fee(5).r#type("gift").limit(7);
    let text = r#"{"fee":5,"limit":7,"type":"gift"}"#;
    assert_eq!(serde_json::to_string(&options)?, text);
    assert_eq!(serde_json::from_str::<TransactionOptions>(text)?, options);
    assert_eq!(
        serde_json::from_str::<TransactionOptions>("{}")?,
        TransactionOptions::default()
    );
    assert!(fault::<Fees>("[]").contains("an object (Fees)"));
    Ok(())
}

#[test]
fn groups_are_set_as_a_whole_or_one_by_one() {
    let client = Client::new(answering("{}"));
    let options = TransactionOptions::new().names(vec![[7; 32].into()]).fee(1);
    let call: Call<Send> = client.send("t").note("n").options(options.clone()).fee(2);
    let sent = &call.method().options;
    assert_eq!((sent.fee, &sent.names), (Some(2), &options.names));
    let call: Call<Burn> = client.burn().limit(3).timeout_param(4).r#type("t");
    assert_eq!(
        call.method().options,
        TransactionOptions::new()
            .limit(3)
            .timeout_param(4)
            .r#type("t")
    );
    // The smaller group, where not all of the larger one is there.
    let call: Call<Cancel> = client.cancel("id").fee(1).fees(Fees::new().r#type("x"));
    assert_eq!(call.method().fees, Fees::new().r#type("x"));
    let call = client.fees().fee(9);
    assert_eq!(call.method().fee, Some(9));
}
