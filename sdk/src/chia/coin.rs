//! Coin ids, and the coins that spend bundles spend.

use sha2::{Digest, Sha256};

use super::{Coin, SpendBundle};
use crate::scalar::B256;

impl Coin {
    /// The coin's id (its name in many calls): SHA-256 of parent, puzzle hash and amount.
    pub fn id(&self) -> B256 {
        let mut hasher = Sha256::new();
        hasher.update(self.parent_coin_info);
        hasher.update(self.puzzle_hash);
        // The amount in CLVM's integer encoding: big-endian, signed, in the fewest bytes.
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

    fn hash(text: &str) -> B256 {
        text.parse().expect("32 bytes in hex")
    }

    #[test]
    fn ids_are_those_of_a_node() {
        let coins = [
            (
                "e7250dd5b78ba7a4e12b0596d5f0490637f789a23db558dd4404a38e9b39527b",
                250_000_000_000,
                "fe9a2901d7edb0e364e94266d0e095f700000000000000000000000000000002",
                "d207c1e11fc3b0cd7472e8c7e53c8d2b81709516346c7baa9fbb9070ffccfe89",
            ),
            (
                "588d221c515b58dcc7296feb3380fe99deb719b8f400635905b198792b5b61c5",
                18_375_000_000_000_000_000,
                "eb8c4d20b322be8d9fddbf9412016bdf00000000000000000000000000000000",
                "7c8ddbc4f34e334664327b2db15e1c14c5ec8aaea3c935bda595b03367580ca4",
            ),
        ];
        for (id, amount, parent, puzzle) in coins {
            assert_eq!(Coin::new(hash(parent), hash(puzzle), amount).id(), hash(id));
        }
    }

    #[test]
    fn amounts_are_as_short_as_their_sign_allows() {
        let expected = [
            (
                0,
                "f818afd37a6dc3bc92fb44731011277006db4efa6e9023cd7468c02335d22a4d",
            ),
            (
                1,
                "ea2849094ea7cb2012a09fcb07252493e27b6c150580d9283050fbe3b1f45e02",
            ),
            (
                127,
                "71819e36803a26229ec7e9e10e98006c864b901482f08c4cf77de4393d80b9d8",
            ),
            (
                128,
                "fbfe3918bddaccb1e27f61647e198e5b37bdc07a6cafcf390d03b8b043e19195",
            ),
            (
                255,
                "45af36dd1d2d37bcaa783f606eecd4067c04259725e59836676b16fc8bd9c55a",
            ),
            (
                256,
                "6201108cccc1158bdc551eb4010d5b52aa630e4b6bcf2cc6aa6516a427300ee5",
            ),
            (
                u64::MAX,
                "7a642bfb87dd7820f538e9a8c105a0e33be4d13bfdf9ef87ed95887e4f25e811",
            ),
        ];
        for (amount, id) in expected {
            let coin = Coin::new(B256::new([1; 32]), B256::new([2; 32]), amount);
            assert_eq!(coin.id(), hash(id), "{amount}");
        }
    }
}
