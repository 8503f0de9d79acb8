// No attribute of stable Rust adds help to this error; the variants have it in their docs.
use polyrpc::ethereum::{Client, LogFilter};

async fn check(eth: Client) {
    let _ = eth.get_logs(LogFilter::new()).await;
}

fn main() {}
