use polyrpc::chia::Wallet;

async fn check(wallet: Wallet) {
    let _ = wallet.get_blockchain_state().await;
}

fn main() {}
