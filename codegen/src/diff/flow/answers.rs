//! What was found out already, so that no two types are looked at twice.

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::ir::Type;

/// A reader and a writer.
pub(super) type Pair = (Type, Type);

/// Answers by reader and writer. A pair that is being looked at counts as read: what contains itself is read if everything else of it
/// is.
#[derive(Default)]
pub(in crate::diff) struct Answers(RefCell<Known>);

#[derive(Default)]
struct Known {
    answers: BTreeMap<Pair, bool>,
    /// The pairs that count as read, in the order in which they were begun.
    believed: Vec<Pair>,
}

impl Answers {
    pub(super) fn get(&self, pair: &Pair) -> Option<bool> {
        self.0.borrow().answers.get(pair).copied()
    }

    /// Takes a pair as read for now, and says what [`Answers::end`] is to be told.
    pub(super) fn begin(&self, pair: Pair) -> usize {
        let mut known = self.0.borrow_mut();
        known.answers.insert(pair.clone(), true);
        known.believed.push(pair);
        known.believed.len() - 1
    }

    /// Keeps the answer. Where it is no, what was taken as read meanwhile may have been so because of this pair alone, and is
    /// forgotten.
    pub(super) fn end(&self, began: usize, pair: Pair, is_read: bool) {
        if is_read {
            return;
        }
        let mut known = self.0.borrow_mut();
        let Known { answers, believed } = &mut *known;
        for doubtful in believed.drain(began..) {
            answers.remove(&doubtful);
        }
        answers.insert(pair, false);
    }
}
