//! "Did you mean": known names that are similar to an unknown one.

/// The least similarity of a name that is suggested.
const ALIKE: f64 = 0.6;

/// The most names that are suggested.
const OFFERED: usize = 3;

/// The end of a message about an unknown name: ` (did you mean …?)`, or nothing.
pub(super) fn did_you_mean<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    let names: Vec<String> = nearest(name, known)
        .iter()
        .map(|name| format!("`{name}`"))
        .collect();
    match names.split_last() {
        None => String::new(),
        Some((last, [])) => format!(" (did you mean {last}?)"),
        Some((last, rest)) => format!(" (did you mean {} or {last}?)", rest.join(", ")),
    }
}

/// The most similar names, the best first.
pub(super) fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let wanted = plain(name);
    let scored = known.into_iter().filter_map(|known| {
        let score = score(&wanted, known);
        (score >= ALIKE).then_some((score, known))
    });
    let mut scored: Vec<(f64, &str)> = scored.collect();
    scored.sort_by(|(a, x), (b, y)| b.total_cmp(a).then_with(|| x.cmp(y)));
    scored.dedup_by_key(|(_, name)| *name);
    let best = scored.first().map_or(0.0, |(score, _)| *score);
    let close = scored.into_iter().filter(|(score, _)| best - score < 0.08);
    close.take(OFFERED).map(|(_, name)| name).collect()
}

/// Similarity, from 0 to 1. What stands behind a namespace counts as much as the whole: `getBalance` is `eth_getBalance`.
fn score(wanted: &str, known: &str) -> f64 {
    let whole = plain(known);
    let short = known.rsplit(['_', '.', '/']).next().unwrap_or(known);
    let of = |name: &str| strsim::normalized_damerau_levenshtein(wanted, name);
    of(&whole).max(of(&plain(short)) - 0.05)
}

/// The letters and digits, in lower case.
fn plain(name: &str) -> String {
    let letters = name.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: [&str; 5] = [
        "eth_getBalance",
        "eth_getBlockByHash",
        "eth_getBlockByNumber",
        "eth_call",
        "Node.Version",
    ];

    #[test]
    fn typos_namespaces_and_spellings_are_overlooked() {
        for (name, meant) in [
            ("eth_getBalnce", "eth_getBalance"),
            ("getBalance", "eth_getBalance"),
            ("get_balance", "eth_getBalance"),
            ("version", "Node.Version"),
        ] {
            assert_eq!(nearest(name, KNOWN).first(), Some(&meant), "{name}");
        }
        assert!(nearest("something else", KNOWN).is_empty());
    }

    #[test]
    fn a_message_offers_a_few() {
        assert_eq!(did_you_mean("zzz", KNOWN), "");
        assert_eq!(
            did_you_mean("eth_cal", KNOWN),
            " (did you mean `eth_call`?)"
        );
        assert_eq!(
            did_you_mean("balance", ["a_balance", "b_balance"]),
            " (did you mean `a_balance` or `b_balance`?)"
        );
    }
}
