//! Low-level reader: a cursor over a body.

use super::error::Error;
use super::format::{HEADER, Kind, Tag, is_list_within};
use super::limits::Limits;
use super::names::{Names, Seen};

/// A cursor over a body.
#[derive(Debug)]
pub(super) struct Reader<'de> {
    bytes: &'de [u8],
    at: usize,
    /// The caller's limits.
    allowed: Limits,
    /// The remaining limits.
    limits: Limits,
    names: Names<'de>,
    /// The error that stopped the reader; it can't resume, since the end of the value it stopped in is unknown.
    fault: Option<Error>,
}

/// A section whose entries are being read.
#[derive(Debug)]
pub(super) struct Section<'de> {
    left: usize,
    seen: Seen<'de>,
}

impl Section<'_> {
    /// The number of unread entries.
    pub(super) const fn left(&self) -> usize {
        self.left
    }
}

/// An entry's name, offset and tag. Its value is read next.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry<'de> {
    pub(super) name: &'de [u8],
    pub(super) start: usize,
    pub(super) tag: Tag,
}

/// The smallest entry: length of the name, name, tag, value.
const LEAST_ENTRY: usize = 4;

/// Advice for exceeded limits.
const OTHER_LIMITS: &str = "epee::from_slice_within takes other limits";

impl<'de> Reader<'de> {
    /// Checks the header, and starts at the root section.
    pub(super) fn new(bytes: &'de [u8], limits: Limits) -> Result<Self, Error> {
        if !bytes.starts_with(&HEADER) {
            let found = const_hex::encode(&bytes[..bytes.len().min(HEADER.len())]);
            let header = const_hex::encode(HEADER);
            return Err(Error::new(
                0,
                format!("not valid epee: expected the header {header}, found {found:?}"),
            ));
        }
        Ok(Self {
            bytes,
            at: HEADER.len(),
            allowed: limits,
            limits,
            names: Names::default(),
            fault: None,
        })
    }

    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// Rewinds to an earlier offset, for a list of strings that is inspected twice.
    pub(super) fn back_to(&mut self, at: usize) {
        self.at = at.min(self.at);
    }

    fn left(&self) -> usize {
        self.bytes.len() - self.at
    }

    /// Returns the error that stopped the reader, if any.
    pub(super) fn sound(&self) -> Result<(), Error> {
        match &self.fault {
            None => Ok(()),
            Some(fault) => Err(fault.clone()),
        }
    }

    /// Stops the reader with this error.
    #[cold]
    pub(super) fn fail(&mut self, error: Error) -> Error {
        self.fault = Some(error.clone());
        error
    }

    #[cold]
    fn wrong(&mut self, offset: usize, message: impl Into<String>) -> Error {
        self.fail(Error::new(offset, message))
    }

    /// Skips the value that begins at `start` if nothing of it has been read.
    pub(super) fn finish(&mut self, start: usize, tag: Tag) -> Result<(), Error> {
        self.sound()?;
        match self.at == start {
            // No value has a size of zero.
            true => self.skip(tag),
            false => Ok(()),
        }
    }

    /// Requires that nothing follows the root section.
    pub(super) fn end(&self) -> Result<(), Error> {
        self.sound()?;
        match self.left() {
            0 => Ok(()),
            left => Err(Error::new(self.at, format!("trailing bytes: {left}"))),
        }
    }

    #[cold]
    fn too_short(&mut self, count: usize) -> Error {
        let message = format!("bytes expected: {count}, left: {}", self.left());
        self.wrong(self.at, message)
    }

    pub(super) fn take(&mut self, count: usize) -> Result<&'de [u8], Error> {
        match self.bytes[self.at..].split_at_checked(count) {
            Some((taken, _)) => {
                self.at += count;
                Ok(taken)
            }
            None => Err(self.too_short(count)),
        }
    }

    pub(super) fn array<const N: usize>(&mut self) -> Result<[u8; N], Error> {
        match self.bytes[self.at..].first_chunk() {
            Some(taken) => {
                self.at += N;
                Ok(*taken)
            }
            None => Err(self.too_short(N)),
        }
    }

    /// Reads a variable-length integer: a length or a count. The lowest two bits of the first byte tell how many bytes
    /// it takes.
    fn size(&mut self) -> Result<u64, Error> {
        let first = self.bytes.get(self.at).copied().unwrap_or_default();
        let word = match first & 3 {
            0 => u64::from(u8::from_le_bytes(self.array()?)),
            1 => u64::from(u16::from_le_bytes(self.array()?)),
            2 => u64::from(u32::from_le_bytes(self.array()?)),
            _ => u64::from_le_bytes(self.array()?),
        };
        Ok(word >> 2)
    }

    /// Reads a count, and refuses one that the remaining bytes can't hold at `least` bytes each.
    fn count(&mut self, least: usize, things: &str) -> Result<usize, Error> {
        let start = self.at;
        let count = self.size()?;
        match usize::try_from(count) {
            Ok(count) if count <= self.left() / least => Ok(count),
            _ => {
                let left = self.left();
                let message = format!("{things}: {count}, bytes left: {left}");
                Err(self.wrong(start, message))
            }
        }
    }

    /// Charges `count` entries to the limits.
    fn charge(&mut self, start: usize, count: usize) -> Result<(), Error> {
        match self.limits.entries.checked_sub(count) {
            Some(left) => {
                self.limits.entries = left;
                Ok(())
            }
            None => {
                let message = format!(
                    "more than {} keys and items; {OTHER_LIMITS}",
                    self.allowed.entries
                );
                Err(self.wrong(start, message))
            }
        }
    }

    pub(super) fn bool(&mut self) -> Result<bool, Error> {
        let start = self.at;
        match self.array()? {
            [0] => Ok(false),
            [1] => Ok(true),
            [byte] => Err(self.wrong(start, format!("a bool is 0 or 1, found {byte}"))),
        }
    }

    pub(super) fn string(&mut self) -> Result<&'de [u8], Error> {
        let length = self.count(1, "bytes of a string")?;
        self.take(length)
    }

    /// Reads a list's length without charging it to the limits.
    pub(super) fn list_size(&mut self, kind: Kind) -> Result<usize, Error> {
        self.count(kind.least_size(), "items of a list")
    }

    /// Reads a list's length; the items follow.
    pub(super) fn list(&mut self, kind: Kind) -> Result<usize, Error> {
        let start = self.at;
        let count = self.list_size(kind)?;
        if matches!(kind, Kind::String | Kind::Section) {
            self.charge(start, count)?;
        }
        Ok(count)
    }

    /// Starts a section; its entries follow, [`Self::close`] ends it.
    pub(super) fn section(&mut self) -> Result<Section<'de>, Error> {
        let start = self.at;
        let Some(depth) = self.limits.depth.checked_sub(1) else {
            let message = format!(
                "more than {} nested objects; {OTHER_LIMITS}",
                self.allowed.depth
            );
            return Err(self.wrong(start, message));
        };
        let left = self.count(LEAST_ENTRY, "entries of an object")?;
        self.charge(start, left)?;
        self.limits.depth = depth;
        Ok(Section {
            left,
            seen: self.names.open(),
        })
    }

    /// Reads the next entry's head in the innermost section; `None` at its end.
    pub(super) fn entry(
        &mut self,
        section: &mut Section<'de>,
    ) -> Result<Option<Entry<'de>>, Error> {
        let Some(left) = section.left.checked_sub(1) else {
            return Ok(None);
        };
        section.left = left;
        self.sound()?;
        let start = self.at;
        let [length] = self.array()?;
        if length == 0 {
            return Err(self.wrong(start, "a key with an empty name"));
        }
        let name = self.take(length.into())?;
        if !self.names.add(&mut section.seen, name) {
            return Err(self.fail(Error::new(start, "duplicate key").under(name)));
        }
        let tag = self.tag().map_err(|error| self.fail(error.under(name)))?;
        Ok(Some(Entry { name, start, tag }))
    }

    /// Ends the innermost section.
    pub(super) fn close(&mut self, section: &Section<'de>) {
        self.names.close(&section.seen);
        self.limits.depth += 1;
    }

    fn tag(&mut self) -> Result<Tag, Error> {
        let start = self.at;
        let [byte] = self.array()?;
        Tag::from_byte(byte).ok_or_else(|| {
            let message = if is_list_within(byte) {
                "type 13, a list within an entry or a list, isn't supported; no node writes it"
                    .to_owned()
            } else {
                format!("unknown type {byte:#04x}")
            };
            Error::new(start, message)
        })
    }

    /// Skips a value, checking that it is well-formed.
    pub(super) fn skip(&mut self, tag: Tag) -> Result<(), Error> {
        if !tag.list {
            return self.skip_one(tag.kind);
        }
        let count = self.list(tag.kind)?;
        match tag.kind {
            Kind::Bool | Kind::String | Kind::Section => (0..count)
                .try_for_each(|index| self.skip_one(tag.kind).map_err(|error| error.within(index))),
            // The count has been checked against the remaining bytes.
            fixed => self.take(count * fixed.least_size()).map(|_| ()),
        }
    }

    fn skip_one(&mut self, kind: Kind) -> Result<(), Error> {
        match kind {
            Kind::Bool => self.bool().map(|_| ()),
            Kind::String => self.string().map(|_| ()),
            Kind::Section => {
                let mut section = self.section()?;
                while let Some(entry) = self.entry(&mut section)? {
                    self.skip(entry.tag)
                        .map_err(|error| error.under(entry.name))?;
                }
                self.close(&section);
                Ok(())
            }
            fixed => self.take(fixed.least_size()).map(|_| ()),
        }
    }
}
