use polyrpc::ethereum::Client;

async fn check(eth: Client) {
    let n = || eth.block_number();
    let _ = eth.batch((n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n(), n())).await;
}

fn main() {}
