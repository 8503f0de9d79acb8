//! How much memory one client takes for one long response over HTTP: a process of its own, with an allocator that counts. What grows in its
//! place is counted once, as the system's allocator does it for what is long.
//!
//! `peers-memory CLIENT URL` prints the bytes at most allocated during the call, and of the value that came of it, as JSON.

use anyhow::{Context as _, Result, bail};
use dhat::HeapStats;
use peers::memory::{Client, Taken};

#[global_allocator]
static MEMORY: dhat::Alloc = dhat::Alloc;

fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let client: Client = arguments.next().context("no client")?.parse()?;
    let (Some(url), None) = (arguments.next(), arguments.next()) else {
        bail!("no URL")
    };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    // First a short response, for what is set up once.
    let (node, _) = url.rsplit_once("/logs/").context("not the URL of logs")?;
    drop(runtime.block_on(client.logs(&format!("{node}/logs/1")))?);
    // Counts from here on.
    let counted = dhat::Profiler::builder().testing().build();
    let logs = runtime.block_on(client.logs(&url))?;
    let stats = HeapStats::get();
    let taken = Taken {
        peak: stats.max_bytes,
        value: stats.curr_bytes,
        items: logs.len(),
    };
    drop(counted);
    drop(logs);
    println!("{}", serde_json::to_string(&taken)?);
    Ok(())
}
