//! Detection of duplicate names.

use std::collections::BTreeSet;

/// The names of all sections that are being read.
///
/// Nodes write names sorted, so comparing each with the one before is enough. All are kept nevertheless, for a section
/// that turns out to be unsorted.
#[derive(Debug, Default)]
pub(super) struct Names<'a> {
    /// Names of all open sections, the innermost section's last.
    sorted: Vec<&'a [u8]>,
}

/// The names seen in one section.
#[derive(Debug)]
pub(super) struct Seen<'a> {
    /// Index of the section's first name in [`Names::sorted`].
    start: usize,
    /// All of the section's names, once they are known to be unsorted.
    unsorted: BTreeSet<&'a [u8]>,
}

impl<'a> Names<'a> {
    /// Opens a nested section.
    pub(super) fn open(&self) -> Seen<'a> {
        Seen {
            start: self.sorted.len(),
            unsorted: BTreeSet::new(),
        }
    }

    /// Adds a name to the innermost section, and returns whether it is new there.
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

    /// Closes the section.
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
                // A nested section has its own names.
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
