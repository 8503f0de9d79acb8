//! What releases write in several forms, read as one.

use std::collections::BTreeMap;

use super::{CoinMemos, Memos};
use crate::scalar::{B256, Bytes};

#[cfg(feature = "chia-full-node")]
mod full_node;
#[cfg(feature = "chia-wallet")]
mod wallet;

impl Memos {
    /// The memos by coin, whichever form they came in. Of a record that has a text for each coin, the list has only the last memo.
    #[must_use]
    pub fn by_coin(&self) -> BTreeMap<B256, &[Bytes]> {
        match self {
            Self::ByCoin(coins) => coins
                .iter()
                .map(|(coin, memos)| (*coin, memos.as_slice()))
                .collect(),
            Self::Pairs(pairs) => pairs
                .iter()
                .map(|(coin, memos)| (*coin, memos.as_slice()))
                .collect(),
        }
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::ByCoin(coins) => coins.is_empty(),
            Self::Pairs(pairs) => pairs.is_empty(),
        }
    }

    /// Converts the memos into the form that wallets read and write today, for a record that goes to another wallet than the one that it is from.
    #[must_use]
    pub fn to_current(&self) -> Self {
        let coins = self.by_coin().into_iter();
        coins.map(|(coin, memos)| (coin, memos.to_vec())).collect()
    }
}

/// In the form that wallets read and write today.
impl FromIterator<(B256, Vec<Bytes>)> for Memos {
    fn from_iter<I: IntoIterator<Item = (B256, Vec<Bytes>)>>(coins: I) -> Self {
        let coins = coins.into_iter();
        Self::ByCoin(
            coins
                .map(|(coin, memos)| (coin, CoinMemos::List(memos)))
                .collect(),
        )
    }
}

impl CoinMemos {
    /// The memos of the coin, as far as the record has them.
    #[must_use]
    pub fn as_slice(&self) -> &[Bytes] {
        match self {
            Self::List(memos) => memos,
            Self::Last(memo) => std::slice::from_ref(memo),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COIN: B256 = B256::new([7; 32]);

    fn read(memos: &str) -> Memos {
        serde_json::from_str(memos).unwrap()
    }

    #[test]
    fn memos_of_every_release_say_the_same() {
        let memo = Bytes::from(vec![0xab, 0xcd]);
        let coin = "07".repeat(32);
        let now = format!(r#"{{"0x{coin}": ["0xabcd"]}}"#);
        for form in [
            now.clone(),
            format!(r#"{{"{coin}": "abcd"}}"#),
            format!(r#"[["0x{coin}", ["0xabcd"]]]"#),
        ] {
            let memos = read(&form);
            assert_eq!(
                memos.by_coin(),
                BTreeMap::from([(COIN, [memo.clone()].as_slice())]),
                "{form}"
            );
            assert!(!memos.is_empty());
            assert_eq!(memos.to_current(), read(&now), "{form}");
        }
        for none in ["{}", "[]"] {
            assert!(read(none).is_empty(), "{none}");
            assert_eq!(
                serde_json::to_string(&read(none).to_current()).unwrap(),
                "{}"
            );
        }
    }
}
