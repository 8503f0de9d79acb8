//! What happened inside transactions.

use polyrpc::RawJson;
use polyrpc::ethereum::{
    Address, Bytes, CallFrameKind, LocalizedTrace, TraceCallConfig, TraceConfig, TraceFilter,
    TraceType, TransactionRequest, TransactionTrace,
};
use polyrpc_tests::TestResult;

use crate::contracts::{FORWARDS, MULTIPLY7, creates, forward, multiply, word};
use crate::live::{ALICE, Live, live, live_with};

pub(crate) const METHODS: &[&str] = &[
    "debug_traceBlockByHash",
    "debug_traceBlockByNumber",
    "debug_traceCall",
    "debug_traceTransaction",
    "trace_block",
    "trace_filter",
    "trace_replayBlockTransactions",
    "trace_transaction",
];

/// A call through one contract into another: both contracts, and the call.
async fn nested(live: &Live) -> TestResult<(Address, Address, TransactionRequest)> {
    let inner = live.deploy(MULTIPLY7.parse::<Bytes>()?).await?;
    let outer = live.deploy(creates(&FORWARDS)).await?;
    // An estimate would be the least with which the outer call works, even if the inner one then fails.
    let call = TransactionRequest::new()
        .with_from(ALICE)
        .with_to(outer)
        .with_gas(200_000);
    Ok((outer, inner, call.with_input(forward(inner, &multiply(6)))))
}

#[tokio::test]
async fn of_calls_within_calls() -> TestResult {
    live(
        &["debug_traceCall", "debug_traceTransaction"],
        async |live| {
            let (outer, inner, call) = nested(live).await?;
            let hash = live.send(call.clone()).await?.transaction_hash;
            let config = TraceConfig::new()
                .with_tracer("callTracer")
                .with_tracer_config(RawJson::new("{\"withLog\":true}")?);
            let trace = live
                .eth
                .debug_trace_transaction(hash)
                .config(config)
                .await?;
            let TransactionTrace::Calls(frame) = trace else {
                return Err(format!("not a frame of a call: {trace:?}").into());
            };
            assert_eq!(
                (&frame.r#type, frame.from, frame.to),
                (&CallFrameKind::Call, ALICE, Some(outer))
            );
            let below = frame
                .calls
                .as_deref()
                .and_then(<[_]>::first)
                .ok_or("no call below")?;
            assert_eq!((below.from, below.to), (outer, Some(inner)));
            assert_eq!(below.output.as_deref(), Some(word(42).as_ref()));
            assert_eq!(below.logs.as_ref().map(Vec::len), Some(1));

            let config = TraceCallConfig::new().with_tracer("callTracer");
            let trace = live.eth.debug_trace_call(call).config(config).await?;
            assert!(matches!(trace, TransactionTrace::Calls(again) if again.to == frame.to));
            Ok(())
        },
    )
    .await
}

#[tokio::test]
async fn of_every_step() -> TestResult {
    live_with(&["--steps-tracing"], METHODS, async |live| {
        let eth = &live.eth;
        let (outer, inner, call) = nested(live).await?;
        let receipt = live.send(call.clone()).await?;
        let hash = receipt.transaction_hash;
        let (block, number) = receipt
            .block_hash
            .zip(receipt.block_number)
            .ok_or("no block")?;

        let config = TraceConfig::new()
            .with_enable_memory(true)
            .with_enable_return_data(true);
        let trace = eth.debug_trace_transaction(hash).config(config).await?;
        let TransactionTrace::StructLogs(steps) = trace else {
            return Err(format!("no steps: {trace:?}").into());
        };
        assert!(!steps.failed);
        let called = steps
            .struct_logs
            .iter()
            .flatten()
            .find(|step| step.op == "CALL")
            .ok_or("no CALL")?;
        assert_eq!(called.depth, 1);
        assert!(
            steps
                .struct_logs
                .iter()
                .flatten()
                .any(|step| step.depth == 2 && step.op == "LOG1")
        );
        for trace in [
            eth.debug_trace_block_by_hash(block).await?,
            eth.debug_trace_block_by_number(number).await?,
        ] {
            assert_eq!((trace.len(), trace[0].tx_hash), (1, Some(hash)));
        }
        let plain = eth.debug_trace_call(call).await?;
        assert!(matches!(plain, TransactionTrace::StructLogs(_)));

        let traces = eth.trace_transaction(hash).await?.ok_or("no traces")?;
        let [LocalizedTrace::Call(first), LocalizedTrace::Call(second)] = &traces[..] else {
            return Err(format!("not two calls: {traces:?}").into());
        };
        assert_eq!((first.action.to, first.subtraces), (outer, 1));
        assert_eq!(
            (second.action.to, &second.trace_address[..]),
            (inner, &[0][..])
        );
        assert_eq!(second.transaction_hash, Some(hash));
        assert_eq!(eth.trace_block(number).await?.as_ref(), Some(&traces));
        let filter = TraceFilter::new()
            .with_from_block(number)
            .with_to_address(vec![inner]);
        assert_eq!(eth.trace_filter(filter).await?, traces[1..]);

        let types = vec![TraceType::Trace, TraceType::StateDiff];
        let replayed = eth.trace_replay_block_transactions(number, types).await?;
        let replayed = replayed.ok_or("no block")?;
        assert_eq!(
            (replayed.len(), replayed[0].transaction_hash),
            (1, Some(hash))
        );
        let changes = replayed[0].state_diff.as_ref().ok_or("no changes")?;
        assert!(changes.contains_key(&ALICE), "{changes:?}");
        Ok(())
    })
    .await
}
