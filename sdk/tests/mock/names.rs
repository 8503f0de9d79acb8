//! One name for several methods: on several wires, and of several services behind one node.

use polyrpc::mock::{Node, Script, Transport};
use polyrpc::wire::{Json, JsonRpcByName, Wire};
use polyrpc::{Method, RawJson, Rpc, RpcError, Safety};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::Result;

macro_rules! method {
    ($Name:ident, $wire:ty, $Output:ty) => {
        #[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
        struct $Name {
            of: u8,
        }

        impl Method for $Name {
            const NAME: &'static str = "get_info";
            type Wire = $wire;
            const SAFETY: Safety = Safety::Read;
            type Output = $Output;
            type Codec = serde_with::Same;
        }
    };
}

method!(Called, JsonRpcByName, u64);
method!(Posted, Json, Vec<u64>);

fn script(node: &Script) {
    node.on::<Called>(|params| Ok(params.of.into()));
    node.on::<Posted>(|params| Ok(vec![params.of.into(); 2]));
}

async fn asked(node: &Script, rpc: &Rpc) -> Result {
    assert_eq!(rpc.call(Called { of: 1 }).await?, 1);
    assert_eq!(rpc.call(Posted { of: 2 }).await?, [2, 2]);
    assert_eq!(node.calls::<Called>(), [Called { of: 1 }]);
    assert_eq!(node.calls::<Posted>(), [Posted { of: 2 }]);
    assert_eq!(node.count("get_info"), 2);
    Ok(())
}

#[tokio::test]
async fn a_name_on_two_wires_is_two_methods() -> Result {
    let transport = Transport::new();
    script(&transport);
    asked(&transport, &Rpc::new(transport.clone())).await?;
    transport.finish()?;
    let node = Node::start().await?;
    script(&node);
    asked(&node, &Rpc::http(&node.url())?).await?;
    node.finish()?;
    Ok(())
}

#[tokio::test]
async fn later_handlers_replace_those_of_their_own_wire() -> Result {
    let node = Transport::new();
    script(&node);
    node.on::<Called>(|_| Ok(7)).then(|_| Ok(8));
    let rpc = Rpc::new(node.clone());
    assert_eq!(rpc.call(Called::default()).await?, 7);
    assert_eq!(rpc.call(Called::default()).await?, 8);
    assert_eq!(rpc.call(Posted::default()).await?, [0, 0]);
    // An untyped one is for all wires.
    node.on_raw("get_info", |_| Ok(RawJson::new("[9]").expect("JSON")));
    assert_eq!(rpc.call(Posted::default()).await?, [9]);
    assert!(
        rpc.call(Called::default())
            .await
            .is_err_and(|error| error.is_decode())
    );
    node.finish()?;
    Ok(())
}

#[tokio::test]
async fn a_method_of_another_wire_has_no_handler() -> Result {
    let node = Transport::new();
    node.on::<Called>(|_| Ok(1));
    let rpc = Rpc::new(node.clone());
    assert!(rpc.call(Posted::default()).await.is_err());
    assert!(node.finish().is_err());
    Ok(())
}

#[tokio::test]
async fn services_behind_a_node_have_handlers_of_their_own() -> Result {
    let node = Transport::new();
    node.on::<Called>(|_| Ok(0));
    node.behind("farmer").on::<Called>(|_| Ok(1));
    node.behind("wallet")
        .on_raw("get_info", |_| Err(RpcError::new(-7, "locked")));
    let rpc = Rpc::new(node.clone());
    let at = |name: &'static str| rpc.clone().with_destination(name).call(Called { of: 3 });
    assert_eq!(at("farmer").await?, 1);
    assert_eq!(at("harvester").await?, 0);
    assert_eq!(rpc.call(Called { of: 4 }).await?, 0);
    let refused = at("wallet").await.expect_err("locked");
    assert_eq!(refused.rpc().map(|rpc| rpc.code), Some(-7));

    assert_eq!(node.behind("farmer").calls::<Called>(), [Called { of: 3 }]);
    assert_eq!(node.behind("wallet").count("get_info"), 1);
    assert_eq!(node.count("get_info"), 4);
    assert_eq!(Called::NAME, Posted::NAME);
    assert_ne!(
        <Called as Method>::Wire::FORMAT,
        <Posted as Method>::Wire::FORMAT
    );
    assert_eq!(
        node.raw_calls("get_info")[2].decode::<serde_json::Value>()?,
        json!({"of": 4})
    );
    node.finish()?;
    Ok(())
}
