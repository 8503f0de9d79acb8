use polyrpc::ethereum::{Address, Client, U256};

async fn check(eth: Client, account: Address) -> Result<(U256, U256), polyrpc::Error> {
    eth.batch((eth.block_number(), eth.get_balance(account))).await
}

fn main() {}
