//! Short printable excerpts of input that may be long and hostile.

/// Bytes shown before and after the error's offset.
const BEFORE: usize = 24;
const AFTER: usize = 96;

/// Bytes shown before and after the error's offset where each takes two digits.
#[cfg(any(feature = "epee", test))]
const BYTES_BEFORE: usize = 12;
#[cfg(any(feature = "epee", test))]
const BYTES_AFTER: usize = 48;

/// Excerpts the input around `offset`, on one line, with an ellipsis where something was left out.
pub(crate) fn around(text: &[u8], offset: usize) -> String {
    cut(text, offset, BEFORE, AFTER, printable)
}

/// Excerpts bytes around `offset`, as hex digits unless they are text.
#[cfg(any(feature = "epee", test))]
pub(crate) fn around_bytes(bytes: &[u8], offset: usize) -> String {
    let is_text = |c: char| !c.is_control() || c.is_whitespace();
    // An epee body begins with bytes that no text has.
    let start = &bytes[..bytes.len().min(AFTER)];
    let mut start = start.utf8_chunks();
    // The last character may be cut off.
    let whole = start.next().is_none_or(|chunk| {
        chunk.valid().chars().all(is_text) && (chunk.invalid().is_empty() || start.next().is_none())
    });
    match whole {
        true => around(bytes, offset),
        false => cut(bytes, offset, BYTES_BEFORE, BYTES_AFTER, |bytes| {
            const_hex::encode(bytes)
        }),
    }
}

fn cut(
    text: &[u8],
    offset: usize,
    before: usize,
    after: usize,
    show: impl Fn(&[u8]) -> String,
) -> String {
    let offset = offset.min(text.len());
    let start = offset.saturating_sub(before);
    let end = text.len().min(offset + after);
    let mut excerpt = show(&text[start..end]);
    if start > 0 {
        excerpt.insert(0, '…');
    }
    if end < text.len() {
        excerpt.push('…');
    }
    excerpt
}

/// Returns the first `limit` bytes on one line, with an ellipsis if there are more.
pub(crate) fn shorten(text: &[u8], limit: usize) -> String {
    let text = text.trim_ascii();
    let mut short = printable(&text[..text.len().min(limit)]);
    if text.len() > limit {
        short.push('…');
    }
    short
}

/// Drops partial characters and invalid UTF-8, and replaces white space and control characters by spaces.
fn printable(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len());
    for c in bytes.utf8_chunks().flat_map(|chunk| chunk.valid().chars()) {
        match c {
            c if c.is_control() || c.is_whitespace() => {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_are_marked_and_characters_stay_whole() {
        assert_eq!(around(b"short", 2), "short");
        let long = "ä".repeat(200);
        let excerpt = around(long.as_bytes(), 101);
        assert!(
            excerpt.starts_with("…ä") && excerpt.ends_with("ä…"),
            "{excerpt}"
        );
        assert!(excerpt.len() <= BEFORE + AFTER + 2 * '…'.len_utf8());
        assert_eq!(around(b"x", 99), "x");
    }

    #[test]
    fn bytes_that_are_no_text_are_digits() {
        let mut storage = vec![1, 0x11, 1, 1, 1, 1, 2, 1, 1];
        assert_eq!(around_bytes(&storage, 0), "011101010101020101");
        storage.extend([0xab; 200]);
        let excerpt = around_bytes(&storage, 100);
        assert!(excerpt.starts_with("…abab") && excerpt.ends_with("abab…"));
        assert_eq!(
            excerpt.chars().count(),
            2 * (BYTES_BEFORE + BYTES_AFTER) + 2
        );
        assert_eq!(around_bytes(b"<html>\n502", 3), "<html> 502");
        let long = "ä".repeat(AFTER);
        assert!(around_bytes(long.as_bytes(), 0).starts_with("ää"));
        assert_eq!(around_bytes(b"", 9), "");
    }

    #[test]
    fn one_line_and_no_escape_sequences() {
        assert_eq!(
            shorten(b"\n<h1>\r\n\t502\x1b[31m</h1>\xff\n", 80),
            "<h1> 502 [31m</h1>"
        );
        assert_eq!(shorten(b"abcdef", 3), "abc…");
    }
}
