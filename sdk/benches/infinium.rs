//! Cost of reading a long binary response of Infinium's daemon into the typed result.
//!
//! ```text
//! cargo bench -p polyrpc --bench infinium --features infinium
//! ```
//!
//! The response is one of 10 MB to `getblocks.bin`: two thousand blocks, each with a transaction of 4.5 kB and the indexes of outputs. It
//! goes through the client, from a body in memory to the struct that a program gets. The time is the best of fifteen rounds; the memory is what is
//! allocated at most, the body included.

#[allow(dead_code, reason = "there is no other way to compare with")]
mod clock;
mod page;

use std::io::{self, Write};

use peak_alloc::PeakAlloc;
use polyrpc::infinium::methods::daemon_binary::GetBlocks;
use polyrpc::infinium::{B256, Daemon};
use polyrpc::transport::Response;
use polyrpc::{Error, Rpc};
use tower::service_fn;

use clock::{Result, time};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

const BLOCKS: u64 = 2_000;

fn main() -> Result<()> {
    let mut out = io::stdout().lock();
    if !std::env::args().any(|argument| argument == "--bench") {
        // `cargo test --all-targets` runs benches too, to see that they work.
        writeln!(out, "nothing is measured without `cargo bench`")?;
        return Ok(());
    }
    let body = page::blocks(BLOCKS)?;
    let size = body.len();
    let given = body.clone();
    let daemon = Daemon::new(Rpc::new(service_fn(move |_| {
        let response = Response::new(given.clone()).with_status(200);
        async move { Ok::<_, Error>(response) }
    })));
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    let read =
        || Ok(runtime.block_on(daemon.call(GetBlocks::new(vec![B256::ZERO])).into_future())?);
    assert_eq!(read()?.blocks.len() as u64, BLOCKS);

    MEMORY.reset_peak_usage();
    let before = MEMORY.current_usage() - size;
    drop(read()?);
    let most = MEMORY.peak_usage() - before;
    let took = time(1, read)?;
    let speed = size as f64 / took.as_secs_f64() / 1e6;
    let times = most as f64 / size as f64;
    writeln!(out, "{BLOCKS} blocks, {} kB", size / 1000)?;
    writeln!(
        out,
        "read | {took:.1?} | {speed:.0} MB/s | at most {times:.2} times the body in memory"
    )?;
    Ok(())
}
