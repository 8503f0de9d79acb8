//! Memo table of compatibility results, so that no pair of types is compared twice.

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::ir::Type;

/// A reader and a writer.
pub(super) type Pair = (Type, Type);

/// Memo table by reader and writer. A pair in progress counts as compatible: a recursive type is read if everything
/// else of it is.
#[derive(Default)]
pub(in crate::diff) struct Answers(RefCell<Known>);

#[derive(Default)]
struct Known {
    answers: BTreeMap<Pair, bool>,
    /// The assumed pairs, in the order in which they were begun.
    believed: Vec<Pair>,
}

impl Answers {
    pub(super) fn get(&self, pair: &Pair) -> Option<bool> {
        self.0.borrow().answers.get(pair).copied()
    }

    /// Assumes a pair to be compatible, and returns the token for [`Answers::end`].
    pub(super) fn begin(&self, pair: Pair) -> usize {
        let mut known = self.0.borrow_mut();
        known.answers.insert(pair.clone(), true);
        known.believed.push(pair);
        known.believed.len() - 1
    }

    /// Stores a pair's result. If it is negative, the assumptions made meanwhile may rest on this pair, and are
    /// dropped.
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
