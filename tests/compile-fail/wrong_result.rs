use polyrpc::ethereum::{Address, Client};

async fn check(eth: Client, account: Address) -> Result<u64, polyrpc::Error> {
    eth.get_balance(account).await
}

fn main() {}
