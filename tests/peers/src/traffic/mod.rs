//! What nodes answer, made up but of the usual sizes, and the same in every run.

pub mod chia;
#[path = "../../../../codegen/benches/impls/traffic.rs"]
#[allow(
    dead_code,
    reason = "the generator's bench, which the file belongs to, uses the rest"
)]
pub mod ethereum;
pub mod filecoin;
#[path = "../../../../sdk/benches/page/mod.rs"]
pub mod infinium;
pub mod items;
pub mod libra;
pub mod traces;

/// A word that doesn't repeat.
fn word(index: u64) -> u64 {
    let mut word = index.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    word ^= word >> 30;
    word = word.wrapping_mul(0xbf58_476d_1ce4_e5b9);
    word ^ (word >> 27)
}

/// So many words as hex digits.
fn hex_words<const COUNT: usize>(index: u64) -> String {
    (0..COUNT as u64)
        .map(|offset| format!("{:016x}", word(index.wrapping_mul(8191) + offset)))
        .collect()
}

/// So many bytes as hex digits.
fn hex(index: u64, bytes: usize) -> String {
    let mut text = String::new();
    let mut offset = 0;
    while text.len() < bytes * 2 {
        text += &format!("{:016x}", word(index.wrapping_mul(8191) + offset));
        offset += 1;
    }
    text.truncate(bytes * 2);
    text
}
