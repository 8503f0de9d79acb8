//! A real node that is killed with calls under way, and started again in the same place.

use std::os::unix::fs::symlink;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use futures_util::StreamExt;
use polyrpc::ethereum::{Address, Client, TransactionRequest, U256};
use polyrpc::{Error, Event, Rpc};
use polyrpc_tests::TestResult;
use polyrpc_tests::nodes::{Anvil, lasting_port};
use tokio::time::{Instant, sleep, timeout};

const LIMIT: Duration = Duration::from_secs(30);

/// What all calls together have seen.
#[derive(Default)]
struct Counts {
    good: AtomicU64,
    bad: AtomicU64,
}

/// Calls one after the other, until told to stop. None may take longer than its limit, and no error may be one that doesn't pass.
async fn call_on(eth: Client, stop: Arc<AtomicBool>, counts: Arc<Counts>) -> Result<(), Error> {
    const CALL: Duration = Duration::from_secs(5);

    while !stop.load(Ordering::Relaxed) {
        let start = Instant::now();
        match eth.get_block_by_number(0, true).timeout(CALL).await {
            Ok(_) => _ = counts.good.fetch_add(1, Ordering::Relaxed),
            Err(error) if error.is_retryable() => {
                counts.bad.fetch_add(1, Ordering::Relaxed);
                // Without a node each attempt ends at once.
                sleep(Duration::from_millis(5)).await;
            }
            Err(error) => return Err(error),
        }
        assert!(start.elapsed() < 2 * CALL, "{:?}", start.elapsed());
    }
    Ok(())
}

/// A transfer that may not be sent twice: it is done, or fails without having been repeated.
async fn transfer_on(
    eth: Client,
    [from, to]: [Address; 2],
    stop: Arc<AtomicBool>,
    counts: Arc<Counts>,
) {
    while !stop.load(Ordering::Relaxed) {
        let transfer = TransactionRequest::new()
            .with_from(from)
            .with_to(to)
            .with_value(U256::ONE);
        match eth.send_transaction(transfer).await {
            Ok(_) => counts.good.fetch_add(1, Ordering::Relaxed),
            Err(_) => counts.bad.fetch_add(1, Ordering::Relaxed),
        };
        sleep(Duration::from_millis(2)).await;
    }
}

async fn start(port: &str, link: &Path) -> TestResult<Option<Anvil>> {
    let Some(anvil) = Anvil::start_with(&["--port", port]).await? else {
        return Ok(None);
    };
    // Each node has a socket of its own; the link stands for the place where clients look for it.
    _ = std::fs::remove_file(link);
    symlink(anvil.ipc_path(), link)?;
    Ok(Some(anvil))
}

async fn killed_and_started_again(address: fn(&Anvil, &Path) -> String) -> TestResult {
    let folder = tempfile::tempdir()?;
    let link = folder.path().join("node.ipc");
    let port = lasting_port()?;
    let Some(anvil) = start(&port, &link).await? else {
        return Ok(());
    };
    let rpc = Rpc::connect(&address(&anvil, &link)).await?;
    let eth = Client::new(rpc.with_poll_interval(Duration::from_millis(20)));
    let mut heads = eth.subscribe_new_heads().await?;
    let from = eth.accounts().await?[0];
    let (stop, counts) = (
        Arc::new(AtomicBool::new(false)),
        Arc::new(Counts::default()),
    );
    let callers: Vec<_> = (0..32)
        .map(|_| tokio::spawn(call_on(eth.clone(), Arc::clone(&stop), Arc::clone(&counts))))
        .collect();
    let to = Address::from([7; 20]);
    let written = Arc::new(Counts::default());
    let writer = transfer_on(
        eth.clone(),
        [from, to],
        Arc::clone(&stop),
        Arc::clone(&written),
    );
    let writer = tokio::spawn(writer);
    let reached = async |count: &AtomicU64, goal| {
        while count.load(Ordering::Relaxed) < goal {
            sleep(Duration::from_millis(5)).await;
        }
    };
    timeout(LIMIT, reached(&counts.good, 100)).await?;
    timeout(LIMIT, reached(&written.good, 1)).await?;
    assert_eq!(
        counts.bad.load(Ordering::Relaxed),
        0,
        "nothing is wrong yet"
    );

    drop(anvil);
    // All that was under way has failed by then, and so have those that came after.
    timeout(LIMIT, reached(&counts.bad, 32)).await?;
    timeout(LIMIT, reached(&written.bad, 1)).await?;
    let anvil = start(&port, &link).await?.ok_or("it was there before")?;
    let goal = counts.good.load(Ordering::Relaxed) + 100;
    timeout(LIMIT, reached(&counts.good, goal)).await?;
    stop.store(true, Ordering::Relaxed);
    for caller in callers {
        timeout(LIMIT, caller).await???;
    }
    timeout(LIMIT, writer).await??;
    let [good, bad] = [&written.good, &written.bad].map(|count| count.load(Ordering::Relaxed));

    // The new chain starts anew; of the transfers to it none came twice.
    let received = eth.get_balance(to).await?;
    assert!(
        received <= U256::from(good + bad),
        "{received} {good} {bad}"
    );
    let gap = async {
        while let Some(event) = heads.next().await {
            if let Ok(Event::Gap { .. }) = event {
                return true;
            }
        }
        false
    };
    assert!(timeout(LIMIT, gap).await?, "the subscription is over");
    drop(anvil);
    Ok(())
}

#[tokio::test]
async fn killed_over_http() -> TestResult {
    killed_and_started_again(|anvil, _| anvil.url()).await
}

#[tokio::test]
async fn killed_over_a_websocket() -> TestResult {
    killed_and_started_again(|anvil, _| anvil.ws_url()).await
}

#[tokio::test]
async fn killed_over_a_unix_socket() -> TestResult {
    killed_and_started_again(|_, link| link.display().to_string()).await
}
