// No attribute of stable Rust adds help to this error; the variants have it in their docs.
use polyrpc::ethereum::{BlockNumberOrTag, Client};

async fn check(eth: Client) {
    let _ = eth.get_block_transaction_count_by_number(BlockNumberOrTag::new()).await;
}

fn main() {}
