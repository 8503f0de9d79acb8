use polyrpc::ethereum::{Client, TransactionRequest};

async fn check(eth: Client, transaction: TransactionRequest) {
    let _ = eth.call(transaction).await;
}

fn main() {}
