//! CPU time of decoding a response: a typed call whose response is in memory already.
//!
//! Ours and each peer go the whole way of their client from the response's bytes to the value that a program gets, and drop it. Beside them stand
//! `serde_json::Value`, and the floor: sonic-rs's `LazyValue`, which only finds where the text ends.

#[cfg(feature = "chia")]
mod chia;
pub(crate) mod ethereum;
mod filecoin;
mod infinium;
mod kinds;
#[cfg(feature = "libra")]
mod libra;
mod traces;

use std::cell::RefCell;
use std::convert::Infallible;
use std::future::Future;

use anyhow::{Context as _, Result};
use bytes::Bytes;
use futures_util::FutureExt;
use polyrpc::Rpc;
use polyrpc::transport::{Request, Response};
use tower::service_fn;

use crate::measure::{Plan, Way, interleaved};
use crate::table::{Shown, Table, bytes};

pub fn table(plan: Plan) -> Result<Table> {
    let mut table = Table::new(
        "decode",
        "CPU time of decoding, polyrpc = 1",
        Shown::Cpu,
        &[
            "polyrpc",
            "peer",
            "`serde_json::Value`",
            "skipping (sonic-rs)",
        ],
    );
    ethereum::rows(&mut table, plan)?;
    traces::rows(&mut table, plan)?;
    kinds::rows(&mut table, plan)?;
    #[cfg(feature = "chia")]
    chia::rows(&mut table, plan)?;
    filecoin::rows(&mut table, plan)?;
    infinium::rows(&mut table, plan)?;
    #[cfg(feature = "libra")]
    libra::rows(&mut table, plan)?;
    Ok(table)
}

/// Measures ours and the peer beside what reads no types, and adds the row.
fn row<'a>(
    table: &mut Table,
    plan: Plan,
    what: &str,
    body: &'a Bytes,
    ours: Way<'a>,
    peer: Option<Way<'a>>,
) -> Result<()> {
    let what = match &peer {
        Some(peer) => format!("{what}, {}; {}", bytes(body.len()), peer.name),
        None => format!("{what}, {}", bytes(body.len())),
    };
    let typed = 1 + usize::from(peer.is_some());
    let mut ways = vec![ours];
    ways.extend(peer);
    ways.push(Way::reading("`Value`", || {
        Ok(serde_json::from_slice::<serde_json::Value>(body)?)
    }));
    ways.push(Way::reading("skipping", || {
        Ok(sonic_rs::from_slice::<sonic_rs::LazyValue<'_>>(body)?)
    }));
    let mut figures: Vec<_> = interleaved(&what, &mut ways, plan, 1)?
        .into_iter()
        .map(Some)
        .collect();
    if typed == 1 {
        figures.insert(1, None);
    }
    table.push(what, figures);
    Ok(())
}

/// The first response of a JSON-RPC node.
pub(crate) fn answer(result: &str) -> Bytes {
    format!(r#"{{"jsonrpc":"2.0","id":1,"result":{result}}}"#).into()
}

/// A node with only this response. It is new for each call, because ids count up.
fn node(body: &Bytes) -> Rpc {
    let body = body.clone();
    Rpc::new(service_fn(move |_: Request| {
        let response = Response::new(body.clone()).with_status(200);
        async move { Ok::<_, Infallible>(response) }
    }))
}

/// What comes of a future that has nothing to wait for.
fn now<T>(future: impl Future<Output = T>) -> Result<T> {
    future
        .now_or_never()
        .context("the response is in memory, but the call waits")
}

/// What was decoded, told short: how many items, and a hash of the fields that are looked at.
#[derive(Default)]
struct Digest {
    items: usize,
    hash: RefCell<u64>,
}

impl Digest {
    fn item(&mut self) -> &Self {
        self.items += 1;
        self
    }

    /// Adds bytes, by FNV-1a.
    fn add(&self, bytes: impl AsRef<[u8]>) -> &Self {
        let mut hash = self.hash.borrow_mut();
        for byte in bytes.as_ref() {
            *hash = (*hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
        drop(hash);
        self
    }

    fn number(&self, number: impl Into<u128>) -> &Self {
        self.add(number.into().to_be_bytes())
    }

    fn told(&self) -> String {
        format!(
            "{} items with hash {:016x}",
            self.items,
            *self.hash.borrow()
        )
    }
}
