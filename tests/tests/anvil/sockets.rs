//! What HTTP, WebSockets and Unix sockets have in common, and what only the latter two can.

use std::future::IntoFuture;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use futures_util::future::try_join_all;
use futures_util::{FutureExt, Stream, StreamExt};
use polyrpc::ethereum::{BlockTag, Bytes, Client, LogFilter, TransactionRequest, U256};
use polyrpc::transport::Response;
use polyrpc::transport::socket::Socket;
use polyrpc::{Error, Event, GapCause, Rpc};
use polyrpc_tests::TestResult;
use polyrpc_tests::limits::{STEP, TEST};
use polyrpc_tests::nodes::{Anvil, lasting_port};
use tokio::time::{sleep, timeout};
use tower::ServiceExt;

use crate::contracts::{MULTIPLY7, multiply, word};
use crate::live::{ALICE, BOB};

/// Runs a test over each transport, each time against a new anvil.
async fn over_each(body: impl AsyncFn(&Anvil, Client) -> TestResult) -> TestResult {
    for address in [Anvil::url, Anvil::ws_url, ipc] {
        let Some(anvil) = Anvil::start().await? else {
            return Ok(());
        };
        let address = address(&anvil);
        let rpc = Rpc::connect(&address).await?;
        let eth = Client::new(rpc.with_poll_interval(Duration::from_millis(20)));
        timeout(TEST, body(&anvil, eth))
            .await
            .map_err(|_| format!("{address} took too long"))?
            .map_err(|error| format!("{address}: {error}"))?;
    }
    Ok(())
}

fn ipc(anvil: &Anvil) -> String {
    anvil.ipc_path().display().to_string()
}

fn transfer() -> TransactionRequest {
    let wei = U256::ONE;
    TransactionRequest::new()
        .with_from(ALICE)
        .with_to(BOB)
        .with_value(wei)
}

async fn next<T>(
    events: &mut (impl Stream<Item = Result<Event<T>, Error>> + Unpin),
) -> TestResult<T> {
    match events.next().await.ok_or("the stream ended")?? {
        Event::Item(item) => Ok(item),
        _ => Err("a gap".into()),
    }
}

#[tokio::test]
async fn calls_and_batches() -> TestResult {
    over_each(async |_, eth| {
        let calls = (0..300).map(|_| eth.get_balance(ALICE).into_future());
        let balances = try_join_all(calls).await?;
        assert!(balances.iter().all(|wei| *wei == balances[0]) && balances[0] > U256::ZERO);

        let (head, chain, refused) = eth
            .batch((
                eth.block_number(),
                eth.chain_id(),
                eth.get_balance(ALICE).block(99),
            ))
            .results()
            .await?;
        assert_eq!((head?, chain?), (0, 31337));
        assert!(refused.is_err_and(|error| error.rpc().is_some()));

        let many: Vec<_> = eth
            .batch_all((0..250).map(|_| eth.block_number()))
            .collect()
            .await;
        assert_eq!(many.len(), 250);
        assert!(many.iter().all(Result::is_ok), "{many:?}");
        let nothing: Vec<Result<u64, Error>> = eth
            .batch_all(std::iter::empty::<
                polyrpc::ethereum::Call<polyrpc::ethereum::methods::BlockNumber>,
            >())
            .collect()
            .await;
        assert!(nothing.is_empty());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn heads_are_told() -> TestResult {
    over_each(async |_, eth| {
        let mut heads = eth.subscribe_new_heads().await?;
        for number in 1..=3 {
            let hash = eth.send_transaction(transfer()).await?;
            let head = next(&mut heads).await?;
            assert_eq!(head.number, number);
            let block = eth
                .get_block_by_number(number, false)
                .await?
                .ok_or("no block")?;
            assert_eq!(Some(head.hash), block.hash);
            assert!(eth.get_transaction_receipt(hash).await?.is_some());
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn logs_are_told_to_those_who_want_them() -> TestResult {
    over_each(async |_, eth| {
        let create = TransactionRequest::new()
            .with_from(ALICE)
            .with_input(MULTIPLY7.parse::<Bytes>()?);
        let hash = eth.send_transaction(create).await?;
        let receipt = loop {
            if let Some(receipt) = eth.get_transaction_receipt(hash).await? {
                break receipt;
            }
        };
        let contract = receipt.contract_address.ok_or("no contract")?;
        let filter = || LogFilter::new();
        let mut ours = eth.subscribe_logs(filter().address(contract)).await?;
        let mut others = eth.subscribe_logs(filter().address(BOB)).await?;
        for number in [6, 7] {
            let call = TransactionRequest::new()
                .with_from(ALICE)
                .with_to(contract)
                .with_input(multiply(number));
            let hash = eth.send_transaction(call).await?;
            let log = next(&mut ours).await?;
            assert_eq!(log.transaction_hash, Some(hash));
            assert_eq!(&*log.data, word(number * 7).as_ref());
        }
        assert!(
            timeout(Duration::from_millis(100), others.next())
                .await
                .is_err()
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn pending_transactions_are_told() -> TestResult {
    over_each(async |_, eth| {
        let mut hashes = eth.subscribe_pending_transactions().await?.items();
        let mut whole = eth.subscribe_full_pending_transactions().await?.items();
        for _ in 0..2 {
            let hash = eth.send_transaction(transfer()).await?;
            assert_eq!(hashes.next().await.ok_or("the stream ended")??, hash);
            let transaction = whole.next().await.ok_or("the stream ended")??;
            assert_eq!(transaction.hash(), Some(&hash));
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_restarted_node_is_found_again() -> TestResult {
    for over in [Anvil::ws_url, Anvil::url] {
        let port = lasting_port()?;
        let Some(anvil) = Anvil::start_with(&["--port", &port]).await? else {
            return Ok(());
        };
        let rpc = Rpc::connect(&over(&anvil)).await?;
        let eth = Client::new(rpc.with_poll_interval(Duration::from_millis(20)));
        let mut heads = eth.subscribe_new_heads().await?;
        eth.send_transaction(transfer()).await?;
        assert_eq!(next(&mut heads).await?.number, 1);

        drop(anvil);
        let error = eth.block_number().await.expect_err("there is no node");
        assert!(error.is_retryable(), "{error}");
        let Some(_anvil) = Anvil::start_with(&["--port", &port]).await? else {
            return Err("it was there before".into());
        };
        let event = timeout(STEP, heads.next())
            .await?
            .ok_or("the stream ended")??;
        let Event::Gap { cause, .. } = event else {
            return Err(format!("no gap: {event:?}").into());
        };
        assert_eq!(cause, GapCause::Reconnected);
        eth.send_transaction(transfer()).await?;
        assert_eq!(next(&mut heads).await?.number, 1, "of the new chain");
    }
    Ok(())
}

#[tokio::test]
async fn a_dropped_stream_is_unsubscribed() -> TestResult {
    for address in [Anvil::ws_url, ipc] {
        let Some(anvil) = Anvil::start().await? else {
            return Ok(());
        };
        let address = address(&anvil);
        let socket = match address.starts_with("ws:") {
            true => Socket::ws(&address).build()?,
            false => Socket::ipc(&address).build(),
        };
        let answers = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&answers);
        let layered = socket.clone().map_response(move |response: Response| {
            let mut answers = seen.lock().unwrap_or_else(PoisonError::into_inner);
            answers.push(response.body().clone());
            response
        });
        let eth = Client::new(Rpc::new(layered));
        // The node's name for the subscription that was opened just now.
        let id = || -> TestResult<String> {
            let answers = answers.lock().map_err(|_| "poisoned")?;
            let answer: serde_json::Value = serde_json::from_slice(answers.last().ok_or("none")?)?;
            Ok(answer["result"].as_str().ok_or("no id")?.to_owned())
        };
        // anvil works on several requests of a connection at once, in any order: ours may overtake the one of the dropped stream,
        // and looking for the subscription ends it.
        let mut pause = Duration::from_millis(100);
        loop {
            let heads = eth.subscribe_new_heads().await?;
            let id = id()?;
            drop(heads);
            sleep(pause).await;
            if !eth.unsubscribe(id).await? {
                break;
            }
            pause *= 2;
            assert!(pause < STEP, "{address}: it was still there");
        }
        // The same where it isn't dropped, so that this test can fail.
        let _heads = eth.subscribe_new_heads().await?;
        assert!(eth.unsubscribe(id()?).await?);
    }
    Ok(())
}

#[tokio::test]
async fn a_closed_connection_stays_closed() -> TestResult {
    let Some(anvil) = Anvil::start().await? else {
        return Ok(());
    };
    for socket in [
        Socket::ws(&anvil.ws_url()).build()?,
        Socket::ipc(anvil.ipc_path()).build(),
    ] {
        let eth = Client::new(Rpc::new(socket.clone()));
        let mut heads = eth.subscribe_new_heads().await?;
        timeout(STEP, socket.close()).await?;
        assert!(heads.next().await.is_none());
        let error = eth.block_number().await.expect_err("closed");
        assert!(error.is_closed() && !error.is_retryable(), "{error}");
    }
    Ok(())
}

#[tokio::test]
async fn a_call_can_be_given_up() -> TestResult {
    let Some(anvil) = Anvil::start().await? else {
        return Ok(());
    };
    for address in [anvil.ws_url(), ipc(&anvil)] {
        let eth = Client::connect(&address).await?;
        for _ in 0..50 {
            let call = eth.get_block_by_number(BlockTag::Latest, true);
            assert!(call.into_future().now_or_never().is_none());
        }
        assert_eq!(eth.block_number().await?, 0);
    }
    Ok(())
}
