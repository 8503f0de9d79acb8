//! Decoding limits.

/// Decoding limits: nesting depth and number of entries.
///
/// Memory stays in proportion to the input: an item count that the remaining bytes can't hold is refused before
/// anything is allocated. These limits keep that proportion, and the stack, from being exploited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    pub(super) depth: u8,
    pub(super) entries: usize,
}

impl Limits {
    /// The default limits of [`from_slice`](super::from_slice): 63 levels and 4,194,304 entries.
    pub const fn new() -> Self {
        Self {
            // With a list at each level, and one more, these are the 127 levels that a JSON reader accepts, so that
            // every body that can be read has a view. Nodes allow half of that.
            depth: 63,
            entries: 1 << 22,
        }
    }

    /// Sets how many objects may be nested, the outermost included.
    #[must_use]
    pub const fn depth(mut self, levels: u8) -> Self {
        self.depth = levels;
        self
    }

    /// Sets how many entries there may be in all: keys of objects, and items of lists of objects or strings.
    ///
    /// Such an item takes as little as one byte, but may become a Rust value of hundreds.
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
