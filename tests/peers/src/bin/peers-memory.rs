//! How much memory one client takes for one long response over HTTP: a process of its own, with an allocator that counts.
//!
//! `peers-memory CLIENT URL` prints the bytes at most allocated during the call, and of the value that came of it, as JSON.

use anyhow::{Context as _, Result, bail};
use peak_alloc::PeakAlloc;
use peers::memory::{Client, Taken};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

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
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let logs = runtime.block_on(client.logs(&url))?;
    let taken = Taken {
        peak: MEMORY.peak_usage() - before,
        value: MEMORY.current_usage() - before,
        items: logs.len(),
    };
    drop(logs);
    println!("{}", serde_json::to_string(&taken)?);
    Ok(())
}
