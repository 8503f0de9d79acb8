//! Traces of a block, and transactions of each kind, beside alloy.

use alloy_provider::ext::{DebugApi, TraceApi};
use alloy_rpc_types_eth as their;
use alloy_rpc_types_trace::geth::{CallFrame, GethDebugTracingOptions, GethTrace, TraceResult};
use alloy_rpc_types_trace::parity::LocalizedTransactionTrace;
use anyhow::{Context as _, Result, bail};
use polyrpc::ethereum as our;

use super::ethereum::{ALLOY, client, provider};
use super::{Digest, answer, now, row};
use crate::measure::{Plan, Way};
use crate::table::Table;
use crate::traffic::traces as traffic;

pub(super) fn rows(table: &mut Table, plan: Plan) -> Result<()> {
    call_frames(table, plan)?;
    flat(table, plan)
}

fn call_frames(table: &mut Table, plan: Plan) -> Result<()> {
    let body = answer(&traffic::call_frames(200));
    let ours = || {
        let traces = client(&body)
            .debug_trace_block_by_number(our::BlockTag::Latest)
            .config(our::TraceConfig::new().with_tracer("callTracer"));
        Ok(now(traces.into_future())??)
    };
    let ours = Way::decoding(
        "polyrpc",
        ours,
        |traces: &Vec<our::BlockTransactionTrace>| {
            let mut digest = Digest::default();
            for trace in traces {
                let our::TransactionTrace::Calls(frame) =
                    trace.result.as_ref().context("no trace")?
                else {
                    bail!("not calls")
                };
                our_frame(&mut digest, frame);
            }
            Ok(digest.told())
        },
    )?;
    let provider = provider(&body);
    let options = || GethDebugTracingOptions::call_tracer(Default::default());
    let theirs = || {
        Ok(now(provider.debug_trace_block_by_number(
            their::BlockNumberOrTag::Latest,
            options(),
        ))??)
    };
    let theirs = Way::decoding(ALLOY, theirs, |traces: &Vec<TraceResult>| {
        let mut digest = Digest::default();
        for trace in traces {
            let TraceResult::Success {
                result: GethTrace::CallTracer(frame),
                ..
            } = trace
            else {
                bail!("not calls")
            };
            their_frame(&mut digest, frame);
        }
        Ok(digest.told())
    })?;
    row(
        table,
        plan,
        "`callTracer` of 200 transactions",
        &body,
        ours,
        Some(theirs),
    )
}

fn our_frame(digest: &mut Digest, frame: &our::CallFrame) {
    digest
        .item()
        .add(frame.from)
        .add(
            frame
                .input
                .as_ref()
                .map(|input| input.as_ref())
                .unwrap_or_default(),
        )
        .number(frame.gas_used.unwrap_or_default());
    frame
        .calls
        .iter()
        .flatten()
        .for_each(|frame| our_frame(digest, frame));
}

fn their_frame(digest: &mut Digest, frame: &CallFrame) {
    digest
        .item()
        .add(frame.from)
        .add(&frame.input)
        .number(frame.gas_used.to::<u64>());
    frame
        .calls
        .iter()
        .for_each(|frame| their_frame(digest, frame));
}

fn flat(table: &mut Table, plan: Plan) -> Result<()> {
    let body = answer(&traffic::flat(200));
    let ours = || {
        now(client(&body)
            .trace_block(our::BlockTag::Latest)
            .into_future())??
        .context("no block")
    };
    let ours = Way::decoding("polyrpc", ours, |traces: &Vec<our::LocalizedTrace>| {
        let mut digest = Digest::default();
        for trace in traces {
            let our::LocalizedTrace::Call(call) = trace else {
                bail!("not a call")
            };
            digest
                .item()
                .add(call.action.from)
                .add(&call.action.input)
                .number(call.subtraces);
        }
        Ok(digest.told())
    })?;
    let provider = provider(&body);
    let theirs = || Ok(now(provider.trace_block(their::BlockId::latest()))??);
    let theirs = Way::decoding(ALLOY, theirs, |traces: &Vec<LocalizedTransactionTrace>| {
        let mut digest = Digest::default();
        for trace in traces {
            let call = trace.trace.action.as_call().context("not a call")?;
            digest
                .item()
                .add(call.from)
                .add(&call.input)
                .number(trace.trace.subtraces as u64);
        }
        Ok(digest.told())
    })?;
    row(
        table,
        plan,
        "`trace_block` of 200 transactions",
        &body,
        ours,
        Some(theirs),
    )
}
