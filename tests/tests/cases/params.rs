//! Parameters as they go out: in a list or an object, given, left out, or with the document's default.

use polyrpc::wire::ParamStructure;
use polyrpc::{Method, Safety, Wire};
use polyrpc_tests::TestResult;

use crate::fault;
use crate::generated::*;
use crate::node::Node;

#[tokio::test]
async fn what_is_left_out_at_the_end_is_not_sent() -> TestResult {
    let node = Node::default();
    let client = params_optional::Client::new(node.answering("[]"));
    client.page("f").await?;
    assert_eq!(node.last_params(), r#"["f"]"#);
    client.page("f").offset(1).await?;
    assert_eq!(node.last_params(), r#"["f","0x1"]"#);
    client.page("f").timeout_param(9).await?;
    assert_eq!(node.last_params(), r#"["f",null,null,9]"#);
    client.page("f").limit(2).raw_param(true).await?;
    assert_eq!(node.last_params(), r#"["f",null,"0x2",null,true]"#);
    client.all().await?;
    assert_eq!(node.last_params(), "[]");
    Ok(())
}

#[tokio::test]
async fn defaults_are_sent() -> TestResult {
    use params_default::types::BalanceOptions;
    let node = Node::default();
    let client = params_default::Client::new(node.answering("\"0x0\""));
    client.balance("a").await?;
    assert_eq!(
        node.last_params(),
        r#"["a","latest",{"full":true,"list":[1,"two"]},20,-1,0.5,false,null]"#
    );
    client
        .balance("a")
        .block("safe")
        .options(BalanceOptions::new())
        .limit(1)
        .cursor("c")
        .await?;
    assert_eq!(node.last_params(), r#"["a","safe",{},1,-1,0.5,false,"c"]"#);
    Ok(())
}

#[tokio::test]
async fn parameters_by_name_are_an_object() -> TestResult {
    let node = Node::default();
    let client = params_by_name::Client::new(node.answering("true"));
    client.transfer("t", 5_u64).await?;
    assert_eq!(
        node.last_params(),
        r#"{"amount":"0x5","memo":null,"to":"t","type":"plain"}"#
    );
    client
        .transfer("t", 5_u64)
        .memo("m")
        .fee_limit(3)
        .r#type("x")
        .await?;
    assert_eq!(
        node.last_params(),
        r#"{"amount":"0x5","fee-limit":3,"memo":"m","to":"t","type":"x"}"#
    );
    Ok(())
}

#[test]
fn parameters_are_read_back() -> TestResult {
    use params_optional::methods::Page;
    let page: Page = serde_json::from_str(r#"["f",null,"0x2"]"#)?;
    assert_eq!((page.offset, page.limit, page.raw), (None, Some(2), None));
    assert!(fault::<Page>("[]").contains("missing parameter `filter`"));
    assert!(fault::<Page>(r#"["f",null,null,null,null,null,null]"#).contains("more parameters"));
    assert!(!fault::<Page>(r#"{"filter":"f"}"#).is_empty());
    let named: params_by_name::methods::Transfer =
        serde_json::from_str(r#"{"to":"t","amount":"0x1","other":[]}"#)?;
    assert_eq!((named.memo, named.fee_limit), (None, None));
    Ok(())
}

#[tokio::test]
async fn methods_know_what_the_document_says() -> TestResult {
    use calls::methods::{Log, Node as Unnamed, Stop, Version};
    assert_eq!(
        [Log::NAME, Stop::NAME, Version::NAME, Unnamed::NAME],
        ["node_log", "node_stop", "node_version", "node_"]
    );
    assert_eq!(
        [Log::SAFETY, Stop::SAFETY, Version::SAFETY],
        [Safety::Write, Safety::Idempotent, Safety::Read]
    );
    assert_eq!([Log::PERMISSION, Stop::PERMISSION], [None, Some("admin")]);
    assert_eq!(
        Version::ERRORS
            .iter()
            .map(|error| error.code)
            .collect::<Vec<_>>(),
        [-32000, -5]
    );
    let written = <params_by_name::methods::Ping as Method>::Wire::PARAMS;
    assert_eq!(written, ParamStructure::ByName);
    // A notification's answer, should there be one, is nothing.
    let () = calls::Client::new(crate::node::answering(r#"{"some":"thing"}"#))
        .log("x")
        .await?;
    let () = calls::Client::new(crate::node::answering("null"))
        .stop()
        .await?;
    Ok(())
}

#[tokio::test]
async fn many_required_parameters_are_given_by_name() -> TestResult {
    use many_params::methods::{ListFields2, SpendFields};
    let node = Node::default();
    let id = r#""0000000000000000000000000000000000000000000000000000000000000000""#;
    let client = many_params::Client::new(node.answering(id));
    let (a, b, c, d, e, f, g, h) = (1, 2, 3, 4, 5, 6, 7, 8);
    let fields = SpendFields {
        a,
        b,
        c,
        d,
        e,
        f,
        g,
    };
    client.spend(fields.clone()).fee(9).note("n").await?;
    assert_eq!(
        node.last_params(),
        r#"{"a":1,"b":2,"c":3,"d":4,"e":5,"f":6,"fee":9,"g":7,"note":"n"}"#
    );
    client.spend(fields).await?;
    assert_eq!(
        node.last_params(),
        r#"{"a":1,"b":2,"c":3,"d":4,"e":5,"f":6,"g":7}"#
    );
    let fields = ListFields2 {
        a,
        b,
        c,
        d,
        e,
        f,
        g,
        h,
    };
    client.list(fields).await?;
    assert_eq!(node.last_params(), "[1,2,3,4,5,6,7,8]");
    client.get(a, b, c, d, e, f).await?;
    assert_eq!(node.last_params(), "[1,2,3,4,5,6]");
    Ok(())
}
