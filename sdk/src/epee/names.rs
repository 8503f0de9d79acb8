//! Finding names that stand twice.

use std::collections::BTreeSet;

/// The names of all sections that are being read.
///
/// Nodes write them sorted, and then each need only be compared with the one before. It is remembered all the same, for a section
/// that turns out to be unsorted.
#[derive(Debug, Default)]
pub(super) struct Names<'a> {
    /// Of one section after the other, the innermost last.
    sorted: Vec<&'a [u8]>,
}

/// The names of one section.
#[derive(Debug)]
pub(super) struct Seen<'a> {
    /// Where they begin among the sorted.
    start: usize,
    /// All of them, once they are known to be unsorted.
    unsorted: BTreeSet<&'a [u8]>,
}

impl<'a> Names<'a> {
    /// For a section inside those that are being read.
    pub(super) fn open(&self) -> Seen<'a> {
        Seen {
            start: self.sorted.len(),
            unsorted: BTreeSet::new(),
        }
    }

    /// Whether the name is new in its section, which is the innermost.
    pub(super) fn add(&mut self, seen: &mut Seen<'a>, name: &'a [u8]) -> bool {
        if seen.unsorted.is_empty() {
            match self.sorted[seen.start..].last() {
                Some(last) if *last >= name => {
                    seen.unsorted.extend(self.sorted.drain(seen.start..))
                }
                _ => {
                    self.sorted.push(name);
                    return true;
                }
            }
        }
        seen.unsorted.insert(name)
    }

    /// The section has been read.
    pub(super) fn close(&mut self, seen: &Seen<'a>) {
        self.sorted.truncate(seen.start);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_name_is_new_once(names in prop::collection::vec("[a-c]{1,2}", 0..12), inner in prop::collection::vec("[a-c]", 0..4)) {
            let mut all = Names::default();
            let mut outer = all.open();
            let mut expected = BTreeSet::new();
            for name in &names {
                prop_assert_eq!(all.add(&mut outer, name.as_bytes()), expected.insert(name));
                // A section inside has names of its own.
                let mut section = all.open();
                let mut expected = BTreeSet::new();
                for name in &inner {
                    prop_assert_eq!(all.add(&mut section, name.as_bytes()), expected.insert(name));
                }
                all.close(&section);
            }
            all.close(&outer);
            prop_assert!(all.sorted.is_empty());
        }
    }
}
