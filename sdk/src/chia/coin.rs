//! What the network calls coins and spend bundles by.

use sha2::{Digest, Sha256};

use super::{Coin, SpendBundle};
use crate::scalar::B256;

impl Coin {
    /// The coin's id, which is its name in many calls: SHA-256 of parent, puzzle hash and amount.
    pub fn id(&self) -> B256 {
        let mut hasher = Sha256::new();
        hasher.update(self.parent_coin_info);
        hasher.update(self.puzzle_hash);
        // The amount as CLVM writes an integer: big-endian, with a sign, and no byte more than it takes.
        let mut amount = [0; 9];
        amount[1..].copy_from_slice(&self.amount.to_be_bytes());
        let mut start = 0;
        while let [0, next, ..] = amount[start..]
            && next < 0x80
        {
            start += 1;
        }
        let amount = &amount[start..];
        hasher.update(if amount == [0] { &[] } else { amount });
        B256::new(hasher.finalize().into())
    }
}

impl SpendBundle {
    /// The ids of the coins that it spends, in its order.
    pub fn spent_coins(&self) -> impl Iterator<Item = B256> + '_ {
        self.coin_spends.iter().map(|spend| spend.coin.id())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(amount: u64) -> String {
        Coin::new(amount, B256::new([1; 32]), B256::new([2; 32]))
            .id()
            .to_string()
    }
}
