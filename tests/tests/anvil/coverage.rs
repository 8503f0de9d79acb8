//! Which methods anvil answers: each of them is called by some test here.

use std::collections::BTreeSet;

use polyrpc::ethereum::registry::METHODS;
use polyrpc::transport::Request;
use polyrpc::wire::JSONRPC;
use polyrpc::{RawJson, Safety};
use polyrpc_tests::TestResult;

use crate::live::live;
use crate::{
    blocks, development, explorer, fees, logs, node, pool, signing, simulation, state, traces,
    transactions,
};

/// Without parameters few calls can work, but only those that anvil doesn't know are answered with "method not found".
#[tokio::test]
async fn every_method_that_anvil_answers_is_called() -> TestResult {
    live(&[], async |live| {
        let mut answered = BTreeSet::new();
        let none = RawJson::new("[]")?;
        for (id, info) in (1..).zip(METHODS) {
            let name = info.name;
            let request = Request::new(&JSONRPC, id, name, Safety::Read, &none).expect("a call");
            let response = live.eth.rpc().send(request).await?;
            let answer: serde_json::Value = serde_json::from_slice(response.body())?;
            if answer["error"]["code"] != -32601 {
                answered.insert(name);
            }
        }
        let called: BTreeSet<_> = [
            blocks::METHODS,
            development::METHODS,
            development::REFUSED,
            explorer::METHODS,
            fees::METHODS,
            logs::METHODS,
            node::METHODS,
            pool::METHODS,
            signing::METHODS,
            simulation::METHODS,
            state::METHODS,
            traces::METHODS,
            transactions::METHODS,
        ]
        .into_iter()
        .flatten()
        .copied()
        .collect();
        let missing: Vec<_> = answered.difference(&called).collect();
        let wrong: Vec<_> = called.difference(&answered).collect();
        assert!(
            missing.is_empty() && wrong.is_empty(),
            "never called: {missing:?}; not answered: {wrong:?}"
        );
        Ok(())
    })
    .await
}
