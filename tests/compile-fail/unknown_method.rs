use polyrpc::ethereum::Client;

async fn check(eth: Client) {
    let _ = eth.get_balances().await;
}

fn main() {}
