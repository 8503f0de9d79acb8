//! Sets of numbers by the lengths of their runs.

use std::fmt;
use std::iter::FusedIterator;
use std::ops::Range;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A set of numbers, such as those of a miner's sectors.
///
/// On the wire it is a list of run lengths: how many numbers from 0 on are not in the set, how many then are, how many are not, and so on.
/// `[0]` is the empty set, and so are `[]` and null.
///
/// ```
/// use polyrpc::filecoin::BitField;
///
/// let sectors: BitField = [5, 3, 4].into_iter().collect();
/// assert_eq!(sectors.runs(), [3, 3]);
/// assert!(sectors.contains(4) && !sectors.contains(6));
/// assert_eq!(sectors.iter().collect::<Vec<u64>>(), [3, 4, 5]);
/// ```
#[derive(Clone)]
pub struct BitField {
    /// Lengths that add up to at most `u64::MAX`.
    runs: Vec<u64>,
}

impl BitField {
    /// The empty set.
    #[must_use]
    pub fn new() -> Self {
        Self { runs: vec![0] }
    }

    /// The lengths of the runs, that of numbers which are not in the set first.
    pub fn runs(&self) -> &[u64] {
        &self.runs
    }

    /// The ranges of the numbers in the set, in ascending order.
    pub fn ranges(&self) -> impl Iterator<Item = Range<u64>> + '_ {
        let mut start = 0;
        let ranges = self.runs.iter().enumerate().map(move |(index, length)| {
            let range = start..start + length;
            start = range.end;
            (index % 2 == 1, range)
        });
        ranges.filter_map(|(is_set, range)| (is_set && !range.is_empty()).then_some(range))
    }

    /// The numbers in the set, in ascending order.
    pub fn iter(&self) -> Bits<'_> {
        Bits {
            runs: self.runs.iter(),
            is_set: true,
            current: 0..0,
        }
    }

    /// How many numbers are in the set.
    pub fn len(&self) -> u64 {
        self.ranges().map(|range| range.end - range.start).sum()
    }

    /// Whether no number is in the set.
    pub fn is_empty(&self) -> bool {
        self.ranges().next().is_none()
    }

    /// Whether a number is in the set.
    pub fn contains(&self, number: u64) -> bool {
        self.ranges().any(|range| range.contains(&number))
    }
}

/// The numbers in a [`BitField`], in ascending order; [`BitField::iter`] makes it.
#[derive(Clone, Debug)]
pub struct Bits<'a> {
    runs: std::slice::Iter<'a, u64>,
    /// Whether the current run is one of numbers in the set.
    is_set: bool,
    current: Range<u64>,
}

impl Iterator for Bits<'_> {
    type Item = u64;

    fn next(&mut self) -> Option<u64> {
        loop {
            if self.is_set
                && let Some(number) = self.current.next()
            {
                return Some(number);
            }
            let length = self.runs.next()?;
            // Of a run that was passed over, all is left.
            self.current = self.current.end..self.current.end + length;
            self.is_set = !self.is_set;
        }
    }
}

impl FusedIterator for Bits<'_> {}

impl<'a> IntoIterator for &'a BitField {
    type Item = u64;
    type IntoIter = Bits<'a>;

    fn into_iter(self) -> Bits<'a> {
        self.iter()
    }
}

impl FromIterator<u64> for BitField {
    fn from_iter<I: IntoIterator<Item = u64>>(numbers: I) -> Self {
        let mut numbers: Vec<u64> = numbers.into_iter().collect();
        numbers.sort_unstable();
        numbers.dedup();
        let mut runs = vec![0];
        let mut end = 0;
        for number in numbers {
            let goes_on = number == end && runs.len() > 1;
            match runs.last_mut() {
                // One of numbers in the set.
                Some(length) if goes_on => *length += 1,
                // That of those before the first.
                Some(first) if end == 0 => {
                    *first = number;
                    runs.push(1);
                }
                _ => runs.extend([number - end, 1]),
            }
            end = number.saturating_add(1);
        }
        Self { runs }
    }
}

impl Default for BitField {
    fn default() -> Self {
        Self::new()
    }
}

impl PartialEq for BitField {
    fn eq(&self, other: &Self) -> bool {
        self.runs == other.runs || merged(self) == merged(other)
    }
}

impl Eq for BitField {}

/// The ranges, each as long as it can be.
fn merged(set: &BitField) -> Vec<Range<u64>> {
    let mut merged: Vec<Range<u64>> = Vec::new();
    for range in set.ranges() {
        match merged.last_mut() {
            Some(last) if last.end == range.start => last.end = range.end,
            _ => merged.push(range),
        }
    }
    merged
}

impl fmt::Debug for BitField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.ranges()).finish()
    }
}

impl Serialize for BitField {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.runs.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for BitField {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let runs = Option::<Vec<u64>>::deserialize(deserializer)?.unwrap_or_default();
        let sum = runs
            .iter()
            .try_fold(0_u64, |sum, length| sum.checked_add(*length));
        match sum {
            Some(_) => Ok(Self { runs }),
            None => Err(D::Error::custom("a set with numbers beyond 64 bits")),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(json: &str) -> Option<BitField> {
        serde_json::from_str(json).ok()
    }

    #[test]
    fn runs_are_numbers() {
        let set = read("[5,1,2,0,1,3]").expect("a set");
        assert_eq!(set.iter().collect::<Vec<_>>(), [5, 9, 10, 11]);
        assert_eq!(set.ranges().collect::<Vec<_>>(), [5..6, 9..12]);
        assert_eq!((set.len(), set.is_empty()), (4, false));
        assert_eq!(
            serde_json::to_string(&set).ok().as_deref(),
            Some("[5,1,2,0,1,3]")
        );
    }

    #[test]
    fn all_forms_of_the_empty_set_are_equal() {
        for json in ["[0]", "[]", "null", "[7]", "[7,0]"] {
            let set = read(json).expect(json);
            assert!(set.is_empty() && set == BitField::new(), "{json}");
        }
        assert_eq!(
            serde_json::to_string(&BitField::new()).ok().as_deref(),
            Some("[0]")
        );
    }

    #[test]
    fn other_values_are_refused() {
        for json in ["[-1]", "[1.5]", "\"\"", "{}", "[18446744073709551615,1]"] {
            assert!(read(json).is_none(), "{json}");
        }
    }

    proptest! {
        #[test]
        fn a_set_holds_what_it_is_made_of(numbers in proptest::collection::btree_set(0_u64..200, 0..100)) {
            let set: BitField = numbers.iter().copied().collect();
            prop_assert_eq!(set.iter().collect::<Vec<_>>(), numbers.iter().copied().collect::<Vec<_>>());
            prop_assert_eq!(set.len(), numbers.len() as u64);
            prop_assert!((0..201).all(|number| set.contains(number) == numbers.contains(&number)));
            let json = serde_json::to_string(&set).unwrap_or_default();
            prop_assert_eq!(read(&json), Some(set));
        }
    }
}
