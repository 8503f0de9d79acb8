//! Putting a body together, one piece after the other.

use super::error::Error;
use super::format::{HEADER, Tag};

/// What has been written.
#[derive(Debug)]
pub(super) struct Writer {
    out: Vec<u8>,
    /// Where the names stand of all maps that are being written, the innermost map's last.
    names: Vec<usize>,
}

/// Where the number of entries or items stands that is known only after they have been written.
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

    /// Takes back what was written from there on.
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

    /// The name that stands at a place.
    pub(super) fn name_at(&self, at: usize) -> &[u8] {
        name_in(&self.out, at)
    }

    /// How many names are remembered, when a map begins.
    pub(super) fn names(&self) -> usize {
        self.names.len()
    }

    /// Remembers where a name of the innermost map stands.
    pub(super) fn remember(&mut self, at: usize) {
        self.names.push(at);
    }

    /// Forgets the names of the innermost map, which are those from `first` on, and says where one of them stands again.
    pub(super) fn forget(&mut self, first: usize) -> Option<usize> {
        let Self { out, names } = self;
        let ours = &mut names[first..];
        let name = |at: &usize| name_in(out, *at);
        let mut twice = None;
        // Most maps have them sorted.
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

    /// Leaves room for a number, as much as a number of about `expected` needs.
    pub(super) fn open(&mut self, expected: usize) -> Count {
        let at = self.at();
        let (_, width) = size(expected);
        self.raw(&[0; 8][..width]);
        Count { at, width }
    }

    /// Writes the number, moving what was written since if it takes more or less room than expected.
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

/// A length or a number as it is written, and in how many of the bytes: the fewest that hold it.
fn size(number: usize) -> ([u8; 8], usize) {
    // No length in memory has 62 bits.
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
