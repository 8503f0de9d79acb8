//! Taking a body apart, one piece after the other.

use super::error::Error;
use super::format::{HEADER, Kind, Tag, is_list_within};
use super::limits::Limits;
use super::names::{Names, Seen};

/// What is left of a body.
#[derive(Debug)]
pub(super) struct Reader<'de> {
    bytes: &'de [u8],
    at: usize,
    /// What the caller allows.
    allowed: Limits,
    /// What is left of that.
    limits: Limits,
    names: Names<'de>,
    /// Why nothing more can be read: the reader stands within a value, whose end it doesn't know.
    fault: Option<Error>,
}

/// A section whose entries are being read.
#[derive(Debug)]
pub(super) struct Section<'de> {
    left: usize,
    seen: Seen<'de>,
}

impl Section<'_> {
    /// The entries that were not read yet.
    pub(super) const fn left(&self) -> usize {
        self.left
    }
}

/// A name, its place, and what its value is. The value is what is read next.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry<'de> {
    pub(super) name: &'de [u8],
    pub(super) start: usize,
    pub(super) tag: Tag,
}

/// The least that an entry has: the length of its name, the name, the kind, the value.
const LEAST_ENTRY: usize = 4;

/// What helps who has met a limit.
const OTHER_LIMITS: &str = "epee::from_slice_within takes other limits";

impl<'de> Reader<'de> {
    /// Behind the header, where the root section is.
    pub(super) fn new(bytes: &'de [u8], limits: Limits) -> Result<Self, Error> {
        if !bytes.starts_with(&HEADER) {
            let found = const_hex::encode(&bytes[..bytes.len().min(HEADER.len())]);
            let header = const_hex::encode(HEADER);
            return Err(Error::new(
                0,
                format!("expected portable storage, which begins with {header}, found {found:?}"),
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

    /// Back to where the reader has been, for a list of strings that is looked at twice.
    pub(super) fn back_to(&mut self, at: usize) {
        self.at = at.min(self.at);
    }

    fn left(&self) -> usize {
        self.bytes.len() - self.at
    }

    /// Whether more can be read.
    pub(super) fn sound(&self) -> Result<(), Error> {
        match &self.fault {
            None => Ok(()),
            Some(fault) => Err(fault.clone()),
        }
    }

    /// Nothing more can be read, for this reason.
    #[cold]
    pub(super) fn fail(&mut self, error: Error) -> Error {
        self.fault = Some(error.clone());
        error
    }

    #[cold]
    fn wrong(&mut self, offset: usize, message: impl Into<String>) -> Error {
        self.fail(Error::new(offset, message))
    }

    /// Reads over a value that begins at `start`, if nobody has looked at it.
    pub(super) fn finish(&mut self, start: usize, tag: Tag) -> Result<(), Error> {
        self.sound()?;
        match self.at == start {
            // No value has no bytes.
            true => self.skip(tag),
            false => Ok(()),
        }
    }

    /// Nothing may stand behind the root section.
    pub(super) fn end(&self) -> Result<(), Error> {
        self.sound()?;
        match self.left() {
            0 => Ok(()),
            left => Err(Error::new(self.at, format!("bytes behind the end: {left}"))),
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

    /// A length or a number of entries or items: the two lowest bits of the first byte say in how many bytes it stands.
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

    /// A number of things of which each has at least so many bytes.
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

    /// Takes so many from the entries that the limits allow.
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

    /// The number of items of a list, for one who only has a look.
    pub(super) fn list_size(&mut self, kind: Kind) -> Result<usize, Error> {
        self.count(kind.least_size(), "items of a list")
    }

    /// The number of items of a list, which follow.
    pub(super) fn list(&mut self, kind: Kind) -> Result<usize, Error> {
        let start = self.at;
        let count = self.list_size(kind)?;
        if matches!(kind, Kind::String | Kind::Section) {
            self.charge(start, count)?;
        }
        Ok(count)
    }

    /// The start of a section, whose entries follow; [`Self::close`] ends it.
    pub(super) fn section(&mut self) -> Result<Section<'de>, Error> {
        let start = self.at;
        let Some(depth) = self.limits.depth.checked_sub(1) else {
            let message = format!(
                "more than {} objects within objects; {OTHER_LIMITS}",
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

    /// The next entry of the innermost section; none at its end.
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
            return Err(self.wrong(start, "a key without a name"));
        }
        let name = self.take(length.into())?;
        if !self.names.add(&mut section.seen, name) {
            return Err(self.fail(Error::new(start, "the key stands twice").under(name)));
        }
        let tag = self.tag().map_err(|error| self.fail(error.under(name)))?;
        Ok(Some(Entry { name, start, tag }))
    }

    /// The innermost section has been read.
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

    /// Reads over a value that nobody asked for. It must be right all the same.
    pub(super) fn skip(&mut self, tag: Tag) -> Result<(), Error> {
        if !tag.list {
            return self.skip_one(tag.kind);
        }
        let count = self.list(tag.kind)?;
        match tag.kind {
            Kind::Bool | Kind::String | Kind::Section => (0..count)
                .try_for_each(|index| self.skip_one(tag.kind).map_err(|error| error.within(index))),
            // So many are there, or the count would have been refused.
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
