//! Filecoin, which has no client of others on crates.io: Forest's types are those of a whole node.

use anyhow::{Context as _, Result};
use polyrpc::filecoin::{Address, FullNode};

use super::{Digest, answer, node, now, row};
use crate::measure::{Plan, Way};
use crate::table::Table;
use crate::traffic::filecoin as traffic;

pub(super) fn rows(table: &mut Table, plan: Plan) -> Result<()> {
    let body = answer(&traffic::tipset());
    let ours = || Ok(now(FullNode::new(node(&body)).chain_head().into_future())??);
    let ours = Way::decoding("polyrpc", ours, |tipset| {
        anyhow::ensure!(tipset.blocks.len() == 5 && tipset.cids.len() == 5);
        Ok(Digest::default().told())
    })?;
    row(
        table,
        plan,
        "Filecoin: tipset of 5 blocks",
        &body,
        ours,
        None,
    )?;

    let body = answer(&traffic::actor());
    let address: Address = "f01938223".parse().context("not an address")?;
    let ours = || {
        Ok(now(FullNode::new(node(&body))
            .state_get_actor(address.clone())
            .into_future())??)
    };
    let ours = Way::decoding("polyrpc", ours, |actor| {
        anyhow::ensure!(actor.as_ref().is_some_and(|actor| actor.nonce == 4711));
        Ok(Digest::default().told())
    })?;
    row(table, plan, "Filecoin: an actor", &body, ours, None)
}
