//! Splitting of names and sentences into words.

/// Splits a name or a sentence into lower-case words: where the case changes and at everything that is no letter or
/// digit.
pub(super) fn split(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut chars = text.chars().peekable();
    let mut before = ' ';
    while let Some(c) = chars.next() {
        let next_is_small = chars.peek().is_some_and(|next| next.is_lowercase());
        // `gasPrice` is split before `P`, `RPCUrl` before `U`.
        let begins = c.is_uppercase()
            && (before.is_lowercase()
                || before.is_numeric()
                || (before.is_uppercase() && next_is_small));
        if !word.is_empty() && (begins || !c.is_alphanumeric()) {
            words.push(std::mem::take(&mut word));
        }
        if c.is_alphanumeric() {
            word.extend(c.to_lowercase());
        }
        before = c;
    }
    words.extend(Some(word).filter(|word| !word.is_empty()));
    words
}

/// Strips the ending of a plural, or of a verb in the third person.
pub(super) fn stem(word: &str) -> &str {
    match word.strip_suffix('s') {
        Some(stem) if stem.len() > 2 && !stem.ends_with('s') => stem,
        _ => word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_every_style() {
        assert_eq!(
            split("eth_getBlockByHash"),
            ["eth", "get", "block", "by", "hash"]
        );
        assert_eq!(split("RPCUrl"), ["rpc", "url"]);
        assert_eq!(split("Gas price, in wei."), ["gas", "price", "in", "wei"]);
        assert_eq!(split("max-fee_perGas2x"), ["max", "fee", "per", "gas2x"]);
        assert!(split(" -_.").is_empty());
    }

    #[test]
    fn stems() {
        assert_eq!(
            ["blocks", "gets", "gas", "address", "is"].map(stem),
            ["block", "get", "gas", "address", "is"]
        );
    }
}
