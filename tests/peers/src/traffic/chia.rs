//! What a full node of Chia answers.

use serde_json::{Value, json};

use super::word;

/// Coins of one mojo to a few million chia.
pub fn coin_records(count: u64) -> String {
    let record = |index: u64| {
        json!({
            "coin": {
                "amount": word(index) >> (index % 40),
                "parent_coin_info": hash(index, 1),
                "puzzle_hash": hash(index, 2),
            },
            "coinbase": index % 8 == 0,
            "confirmed_block_index": 5_000_000 + index,
            "spent": index % 3 == 0,
            "spent_block_index": if index % 3 == 0 { 5_100_000 + index } else { 0 },
            "timestamp": 1_763_700_000 + index * 19,
        })
    };
    let records: Vec<Value> = (0..count).map(record).collect();
    json!({ "coin_records": records, "success": true }).to_string()
}

/// Records of blocks, with numbers beyond 64 bits.
pub fn block_records(count: u64) -> String {
    let record = |index: u64| {
        // The `Value` of this build holds no number beyond 64 bits, so these are put in as text.
        let record = json!({
            "challenge_block_info_hash": hash(index, 1),
            "challenge_vdf_output": { "data": format!("0x{}", "03".repeat(100)) },
            "deficit": index % 17,
            "farmer_puzzle_hash": hash(index, 2),
            "fees": word(index) >> 34,
            "finished_challenge_slot_hashes": [hash(index, 3)],
            "finished_infused_challenge_slot_hashes": [hash(index, 4)],
            "finished_reward_slot_hashes": [hash(index, 5)],
            "header_hash": hash(index, 6),
            "height": 5_000_000 + index,
            "infused_challenge_vdf_output": { "data": format!("0x{}", "07".repeat(100)) },
            "overflow": index % 9 == 0,
            "pool_puzzle_hash": hash(index, 7),
            "prev_hash": hash(index + 1, 6),
            "prev_transaction_block_hash": hash(index + 2, 6),
            "prev_transaction_block_height": 4_999_998 + index,
            "required_iters": word(index) >> 40,
            "reward_claims_incorporated": [{
                "amount": 875_000_000_000_u64,
                "parent_coin_info": hash(index, 8),
                "puzzle_hash": hash(index, 2),
            }],
            "reward_infusion_new_challenge": hash(index, 9),
            "signage_point_index": index % 64,
            "sub_epoch_summary_included": null,
            "sub_slot_iters": 578_813_952,
            "timestamp": 1_763_700_000 + index * 19,
            "total_iters": "total_iters",
            "weight": "weight",
        });
        record
            .to_string()
            .replace(
                "\"total_iters\":\"total_iters\"",
                &format!("\"total_iters\":{}", TOTAL_ITERS + u128::from(index)),
            )
            .replace(
                "\"weight\":\"weight\"",
                &format!("\"weight\":{}", WEIGHT + u128::from(index)),
            )
    };
    let records: Vec<String> = (0..count).map(record).collect();
    format!(
        r#"{{"block_records":[{}],"success":true}}"#,
        records.join(",")
    )
}

const TOTAL_ITERS: u128 = 56_509_384_327_521_000_000_000;
const WEIGHT: u128 = 35_992_319_760_000_000_000_000;

fn hash(index: u64, salt: u64) -> String {
    let text = super::hex_words::<4>(index * 16 + salt);
    format!("0x{text}")
}
