use polyrpc::ethereum::Client;

async fn check(eth: Client) {
    let _ = eth.batch(vec![eth.block_number()]).await;
}

fn main() {}
