//! Ids of responses.

use serde_json::value::RawValue;

/// Parses the id of a response as one of ours, which are whole numbers: as it was sent, as text (`"7"`, of which gateways are fond), or
/// as what becomes of it where all numbers are floats (`7.0`).
pub(crate) fn number(id: &RawValue) -> Option<u64> {
    let id = id.get();
    whole(id).or_else(|| match id.strip_prefix('"') {
        Some(text) => whole(text.strip_suffix('"')?),
        None => whole(id.strip_suffix(".0")?),
    })
}

/// A whole number without a sign, which `parse` would take too.
fn whole(digits: &str) -> Option<u64> {
    let add = |number: u64, digit: u8| match digit {
        b'0'..=b'9' => number.checked_mul(10)?.checked_add((digit - b'0').into()),
        _ => None,
    };
    digits
        .bytes()
        .try_fold(0, add)
        .filter(|_| !digits.is_empty())
}

/// Whether an error object with this id may be the response to any call: it has none, or what no call has. Nodes that couldn't read a request
/// send null as they should, and an empty string, 0 or -1 where their language has no null.
pub(crate) fn is_anonymous(id: Option<&RawValue>) -> bool {
    // Ours start at 1.
    id.and_then(number).is_none_or(|id| id == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raw(text: &str) -> &RawValue {
        serde_json::from_str(text).expect(text)
    }

    #[test]
    fn ids_as_text_and_as_floats_are_ids() {
        for text in ["7", r#""7""#, "7.0"] {
            assert_eq!(number(raw(text)), Some(7), "{text}");
        }
        for text in [
            "null", r#""""#, r#""+7""#, "-7", r#""7.0""#, "7.5", "7e0", r#""x""#, "[7]", "{}",
            "true",
        ] {
            assert_eq!(number(raw(text)), None, "{text}");
            assert!(is_anonymous(Some(raw(text))), "{text}");
        }
        assert!(is_anonymous(None) && is_anonymous(Some(raw("0"))));
        assert!(!is_anonymous(Some(raw("7"))) && !is_anonymous(Some(raw(r#""7""#))));
    }
}
