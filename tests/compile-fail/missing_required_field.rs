use polyrpc::chia::{TransactionRecord, TransactionRecordFields};
use polyrpc::mock::sample;

fn check() -> TransactionRecord {
    TransactionRecord::from(TransactionRecordFields {
        confirmed_at_height: sample(),
        created_at_time: sample(),
        to_puzzle_hash: sample(),
        fee_amount: sample(),
        confirmed: sample(),
        sent: sample(),
        additions: sample(),
        removals: sample(),
        wallet_id: sample(),
        sent_to: sample(),
        r#type: sample(),
        name: sample(),
        memos: sample(),
    })
}

fn main() {}
