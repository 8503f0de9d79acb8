use polyrpc::ethereum::{BlockTag, Client};

async fn check(eth: Client) {
    let _ = eth.get_transaction_count([0; 20].into()).block(BlockTag::Newest).await;
}

fn main() {}
