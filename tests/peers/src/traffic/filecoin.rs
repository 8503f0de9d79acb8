//! What a full node of Filecoin answers.

use serde_json::{Value, json};

/// The CIDs of blocks of the main network.
const CIDS: [&str; 5] = [
    "bafy2bzacedo7hjsumaajt6sbor42qycvjyk6goqe4oi4o4ddsjxkdeqrqf42c",
    "bafy2bzaceba2kdmysmi5ieugzvv5np7f2lobayzpvtk777du74n7jq6xhynda",
    "bafy2bzacecrye24tkqrvvddcf62gfi4z4o33z2tdedbpaalordozaxfrz2jyi",
    "bafy2bzaceab5mrohjvnp3mz7mo33ky7qqlmssrs7veqmjrgouafxyhnd5dy66",
    "bafy2bzaceajxzsvzuq3ddzxfrs2jlaxsooqmgdy5uxbqujnjy3y56iumzzy7u",
];

/// A tipset of five blocks.
pub fn tipset() -> String {
    let cids: Vec<Value> = CIDS.iter().map(|cid| cid_of(cid)).collect();
    let blocks: Vec<Value> = (0..CIDS.len() as u64).map(block).collect();
    json!({ "Cids": cids, "Blocks": blocks, "Height": 4_863_283 }).to_string()
}

fn block(index: u64) -> Value {
    let cid = |offset: u64| cid_of(CIDS[(index + offset) as usize % CIDS.len()]);
    let entry =
        |round: u64| json!({ "Round": 17_133_822 + round, "Data": base64(index * 8 + round, 48) });
    json!({
        "Miner": format!("f0{}", 1_938_223 + index),
        "Ticket": { "VRFProof": base64(index, 96) },
        "ElectionProof": { "WinCount": 1, "VRFProof": base64(index + 100, 96) },
        "BeaconEntries": [entry(0), entry(10)],
        "WinPoStProof": [{ "PoStProof": 3, "ProofBytes": base64(index + 200, 192) }],
        "Parents": [cid(1), cid(2), cid(3)],
        "ParentWeight": "116013147118",
        "Height": 4_863_283,
        "ParentStateRoot": cid(4),
        "ParentMessageReceipts": cid(3),
        "Messages": cid(2),
        "BLSAggregate": { "Type": 2, "Data": base64(index + 300, 96) },
        "Timestamp": 1_744_204_890,
        "BlockSig": { "Type": 2, "Data": base64(index + 400, 96) },
        "ForkSignaling": 0,
        "ParentBaseFee": "20592036",
    })
}

/// An account's actor, with a balance beyond 64 bits.
pub fn actor() -> String {
    json!({
        "Code": cid_of("bafk2bzacealnlr7st6lkwoh6wxpf2hnrlex5sknaopgmkr2tuhg7vmbfy45so"),
        "Head": cid_of(CIDS[0]),
        "Nonce": 4711,
        "Balance": "123456789012345678901234567",
        "DelegatedAddress": null,
    })
    .to_string()
}

fn cid_of(text: &str) -> Value {
    json!({ "/": text })
}

/// So many bytes, a multiple of three, in base64.
fn base64(index: u64, bytes: usize) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    (0..bytes as u64 / 3 * 4)
        .map(|at| DIGITS[super::word(index * 1024 + at) as usize % 64] as char)
        .collect()
}
