//! Nesting depth of a value.

use super::scan::plain;

/// Whether a value nests deeper than `limit` levels, beyond which a recursive decoder refuses it.
pub(super) fn is_deeper(json: &[u8], limit: u8) -> bool {
    // A level has two brackets.
    if json.len() <= 2 * usize::from(limit) {
        return false;
    }
    let (mut at, mut depth) = (0, 0_u8);
    while let Some(byte) = json.get(at) {
        at += 1;
        match byte {
            b'"' => at += string(json.get(at..).unwrap_or_default()),
            b'{' | b'[' if depth == limit => return true,
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    false
}

/// The length of a string after its opening quotation mark, with the closing one.
fn string(text: &[u8]) -> usize {
    let mut at = 0;
    while let Some(rest) = text.get(at..) {
        at += plain(rest);
        match text.get(at) {
            Some(b'"') => return at + 1,
            Some(b'\\') => at += 2,
            Some(_) => at += 1,
            None => break,
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_counted_outside_of_strings() {
        let nested = |levels: usize| "[".repeat(levels) + &"]".repeat(levels);
        for (json, limit, deeper) in [
            (nested(3), 3, false),
            (nested(4), 3, true),
            (format!("[{0},{0}]", nested(3)), 4, false),
            (format!("[{0},{0}]", nested(3)), 3, true),
            (r#"{"[[[[":"\"[[[[\\","a":[]}"#.to_owned(), 2, false),
            (r#"{"[[[[":"\"[[[[\\","a":[[]]}"#.to_owned(), 2, true),
        ] {
            assert_eq!(is_deeper(json.as_bytes(), limit), deeper, "{json} {limit}");
        }
    }
}
