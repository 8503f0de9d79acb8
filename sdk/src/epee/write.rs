//! Low-level writer.

use super::error::Error;
use super::format::{HEADER, Tag};

/// The output, and the positions of names.
#[derive(Debug)]
pub(super) struct Writer {
    out: Vec<u8>,
    /// Positions of the names of all open maps, the innermost map's last.
    names: Vec<usize>,
}

/// The position of a count that is filled in after the entries or items are written.
#[derive(Debug)]
pub(super) struct Count {
    at: usize,
    width: usize,
}

impl Writer {
    pub(super) fn new() -> Self {
        Self {
            out: HEADER.to_vec(),
            names: Vec::new(),
        }
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.out
    }

    pub(super) fn at(&self) -> usize {
        self.out.len()
    }

    /// Truncates the output to an earlier length.
    pub(super) fn back_to(&mut self, at: usize) {
        self.out.truncate(at);
    }

    pub(super) fn raw(&mut self, bytes: &[u8]) {
        self.out.extend_from_slice(bytes);
    }

    pub(super) fn tag(&mut self, tag: Tag) {
        self.out.push(tag.to_byte());
    }

    pub(super) fn name(&mut self, name: &str) -> Result<(), Error> {
        match u8::try_from(name.len()) {
            Ok(length) if length > 0 => {
                self.out.push(length);
                self.raw(name.as_bytes());
                Ok(())
            }
            _ => {
                let message = format!("a name has 1 to 255 bytes, this one {}", name.len());
                Err(Error::new(self.at(), message))
            }
        }
    }

    /// Reads back the name at a position.
    pub(super) fn name_at(&self, at: usize) -> &[u8] {
        name_in(&self.out, at)
    }

    /// The number of recorded names, when a map begins.
    pub(super) fn names(&self) -> usize {
        self.names.len()
    }

    /// Records the position of a name of the innermost map.
    pub(super) fn remember(&mut self, at: usize) {
        self.names.push(at);
    }

    /// Drops the innermost map's names, those from `first` on, and returns the position of a duplicate if there is one.
    pub(super) fn forget(&mut self, first: usize) -> Option<usize> {
        let Self { out, names } = self;
        let ours = &mut names[first..];
        let name = |at: &usize| name_in(out, *at);
        let mut twice = None;
        // Most maps have sorted keys.
        if !ours.is_sorted_by(|one, next| name(one) < name(next)) {
            ours.sort_by(|one, next| name(one).cmp(name(next)));
            let mut pairs = ours.windows(2);
            twice = pairs
                .find(|pair| name(&pair[0]) == name(&pair[1]))
                .map(|pair| pair[1]);
        }
        names.truncate(first);
        twice
    }

    pub(super) fn string(&mut self, bytes: &[u8]) {
        let (size, width) = size(bytes.len());
        self.raw(&size[..width]);
        self.raw(bytes);
    }

    /// Reserves room for a count, as much as `expected` needs.
    pub(super) fn open(&mut self, expected: usize) -> Count {
        let at = self.at();
        let (_, width) = size(expected);
        self.raw(&[0; 8][..width]);
        Count { at, width }
    }

    /// Fills in a count, moving what follows if it needs more or less room than reserved.
    pub(super) fn close(&mut self, count: &Count, number: usize) {
        let (size, width) = size(number);
        let room = count.at..count.at + count.width;
        if width == count.width {
            self.out[room].copy_from_slice(&size[..width]);
        } else {
            self.out.splice(room, size[..width].iter().copied());
        }
    }
}

fn name_in(out: &[u8], at: usize) -> &[u8] {
    match out.get(at..) {
        Some([length, rest @ ..]) => &rest[..rest.len().min((*length).into())],
        _ => &[],
    }
}

/// Encodes a length or a count, and tells in how many of the bytes: the fewest that hold it.
fn size(number: usize) -> ([u8; 8], usize) {
    // No length in memory takes 62 bits.
    let word = (number as u64) << 2;
    let (mark, width) = match number {
        0..=0x3f => (0, 1),
        0x40..=0x3fff => (1, 2),
        0x4000..=0x3fff_ffff => (2, 4),
        _ => (3, 8),
    };
    ((word | mark).to_le_bytes(), width)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_take_the_fewest_bytes() {
        for (number, hex) in [
            (0, "00"),
            (63, "fc"),
            (64, "0101"),
            (16_383, "fdff"),
            (16_384, "02000100"),
            (0x3fff_ffff, "feffffff"),
            (0x4000_0000, "0300000001000000"),
        ] {
            let (bytes, width) = size(number);
            assert_eq!(const_hex::encode(&bytes[..width]), hex, "{number}");
        }
    }

    #[test]
    fn a_count_finds_its_room() {
        for (expected, number) in [
            (0, 0),
            (0, 64),
            (100, 1),
            (1, 20_000),
            (1 << 30, 64),
            (usize::MAX, 3),
        ] {
            let mut writer = Writer::new();
            let count = writer.open(expected);
            writer.raw(b"after");
            writer.close(&count, number);
            let mut right = Writer::new();
            let (bytes, width) = size(number);
            right.raw(&bytes[..width]);
            right.raw(b"after");
            assert_eq!(
                writer.into_bytes(),
                right.into_bytes(),
                "{expected} {number}"
            );
        }
    }
}
