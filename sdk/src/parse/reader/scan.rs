//! Search for the end of a string.

const WORD: usize = size_of::<u64>();
const BLOCK: usize = 64;
/// Most strings aren't longer, hashes among them.
const START: usize = 72;

/// How many bytes of a string come before its end, a backslash or a control character, or before the end of the text.
#[inline]
pub(super) fn plain(text: &[u8]) -> usize {
    let start = &text[..text.len().min(START)];
    let len = by_words(start);
    if len == START {
        return START + long(&text[START..]);
    }
    len
}

/// Takes whole blocks without a branch for each byte or word, so that the compiler takes as many bytes at once as the machine can.
#[inline(never)]
fn long(text: &[u8]) -> usize {
    let (blocks, _) = text.as_chunks::<BLOCK>();
    let is_plain = |block: &&[u8; BLOCK]| {
        let marks = block.iter().map(|byte| u8::from(is_mark(*byte)));
        marks.fold(0, |any, mark| any | mark) == 0
    };
    let at = blocks.iter().take_while(is_plain).count() * BLOCK;
    at + by_words(&text[at..])
}

#[inline]
fn by_words(text: &[u8]) -> usize {
    let (words, rest) = text.as_chunks::<WORD>();
    for (index, word) in words.iter().enumerate() {
        let marks = marks(u64::from_le_bytes(*word));
        if marks != 0 {
            return index * WORD + (marks.trailing_zeros() / 8) as usize;
        }
    }
    let len = rest.iter().position(|byte| is_mark(*byte));
    words.len() * WORD + len.unwrap_or(rest.len())
}

#[inline]
fn is_mark(byte: u8) -> bool {
    (byte == b'"') | (byte == b'\\') | (byte < 0x20)
}

/// The highest bit of each byte that is a quotation mark, a backslash or a control character. Of the bytes behind the first such one, others may
/// have theirs too, because of the carry.
#[inline]
fn marks(word: u64) -> u64 {
    const ONES: u64 = u64::MAX / 255;
    const HIGH: u64 = ONES << 7;
    let control = word.wrapping_sub(ONES * 0x20);
    let quote = (word ^ (ONES * b'"' as u64)).wrapping_sub(ONES);
    let backslash = (word ^ (ONES * b'\\' as u64)).wrapping_sub(ONES);
    (control | quote | backslash) & !word & HIGH
}
