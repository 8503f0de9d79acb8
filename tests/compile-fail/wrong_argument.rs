use polyrpc::ethereum::Client;

async fn check(eth: Client) {
    let _ = eth.get_balance("0x407d73d8a49eeb85d32cf465507dd71d507100c1").await;
}

fn main() {}
