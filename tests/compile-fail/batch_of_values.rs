use polyrpc::ethereum::Client;

async fn check(eth: Client) {
    let _ = eth.batch_all([1, 2]);
}

fn main() {}
