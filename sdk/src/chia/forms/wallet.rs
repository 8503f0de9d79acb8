//! Amounts of offers, kinds of wallets, spend bundles.

use crate::chia::{CreatedWalletType, SpendBundle, SummaryAmount, WalletSpendBundle, WalletType};

impl SummaryAmount {
    /// The amount; none for a text that is no number of 64 bits.
    #[must_use]
    pub fn amount(&self) -> Option<u64> {
        match self {
            Self::Text(digits) => digits.parse().ok(),
            Self::Number(amount) => Some(*amount),
        }
    }
}

impl CreatedWalletType {
    /// The kind as `get_wallets` has it; none for a name that this version of the crate doesn't know.
    #[must_use]
    pub fn wallet_type(&self) -> Option<WalletType> {
        match self {
            Self::Name(name) => WalletType::from_name(name.as_str()),
            Self::Number(number) => Some(*number),
        }
    }
}

impl From<WalletSpendBundle> for SpendBundle {
    fn from(bundle: WalletSpendBundle) -> Self {
        let mut spends = bundle.coin_spends;
        spends.extend(bundle.coin_solutions);
        Self::new(spends, bundle.aggregated_signature)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read<T: serde::de::DeserializeOwned>(text: &str) -> T {
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn amounts_of_offers_are_texts_or_numbers() {
        for form in ["1000", r#""1000""#] {
            assert_eq!(read::<SummaryAmount>(form).amount(), Some(1000), "{form}");
        }
        assert_eq!(read::<SummaryAmount>(r#""unknown""#).amount(), None);
    }

    #[test]
    fn kinds_of_new_wallets_are_names_or_numbers() {
        for form in ["6", r#""CAT""#] {
            let kind = read::<CreatedWalletType>(form).wallet_type();
            assert_eq!(kind, Some(WalletType::Cat), "{form}");
        }
        assert_eq!(read::<CreatedWalletType>(r#""TEA""#).wallet_type(), None);
    }

    #[test]
    fn bundles_of_every_release_become_the_same_bundle() {
        let hash = "01".repeat(32);
        let spend = format!(
            r#"[{{"coin": {{"parent_coin_info": "0x{hash}", "puzzle_hash": "0x{hash}", "amount": 5}}, "puzzle_reveal": "0x01", "solution": "0x80"}}]"#
        );
        let signature = "c0".to_owned() + &"00".repeat(95);
        let bundle =
            |key| format!(r#"{{"{key}": {spend}, "aggregated_signature": "0x{signature}"}}"#);
        let sent: SpendBundle = read(&bundle("coin_spends"));
        for key in ["coin_spends", "coin_solutions"] {
            let received: WalletSpendBundle = read(&bundle(key));
            assert_eq!(SpendBundle::from(received), sent, "{key}");
        }
    }
}
