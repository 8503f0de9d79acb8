use polyrpc::ethereum::Client;

async fn check(eth: Client) {
    let _ = eth.block_number().extra_data([1]).await;
}

fn main() {}
