//! What a reader takes at most.

/// How much of an answer is read, whatever its type.
///
/// No more memory than is in proportion to the bytes at hand is ever taken, since a number of items that these can't hold is
/// refused before. These limits keep that proportion, and the stack, from being exploited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    pub(super) depth: u8,
    pub(super) entries: usize,
}

impl Limits {
    /// The limits that [`from_slice`](super::from_slice) has: 63 levels and 4,194,304 entries.
    pub const fn new() -> Self {
        Self {
            // With a list at each level, and one more, these are the 127 levels that a reader of JSON takes, so that there is a
            // view of whatever is read. Nodes take half of that.
            depth: 63,
            entries: 1 << 22,
        }
    }

    /// How many objects may stand inside one another, the outermost included.
    #[must_use]
    pub const fn depth(mut self, levels: u8) -> Self {
        self.depth = levels;
        self
    }

    /// How many entries there may be in all: keys of objects, and items of those lists that hold objects or strings.
    ///
    /// Such an item takes a single byte at least, but may become a Rust value of hundreds.
    #[must_use]
    pub const fn entries(mut self, entries: usize) -> Self {
        self.entries = entries;
        self
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::new()
    }
}
