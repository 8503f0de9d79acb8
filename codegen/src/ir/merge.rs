//! Types that are written out in methods, and are the same under the same name, are one type: documents repeat what their methods share.

use std::collections::BTreeMap;

use super::Type;
use super::finish::renumber;
use super::lower::Draft;
use super::place;
use super::shapes::Members;

/// For each type, the first of those that are the same. Types that contain each other are compared as wholes: all that have a name and a
/// form in common are taken for the same at first, and told apart by what they hold until nothing changes any more.
pub(super) fn representatives(drafts: &[Draft], shapes: &Members) -> Vec<usize> {
    let mut classes = classify(drafts.iter().map(|draft| {
        let module = place::module_of(&draft.at.document);
        let docs = &draft.docs;
        // Components that the document tells apart may grow apart.
        let is_written_out = draft.at.pointer.starts_with("/methods/");
        let own = if is_written_out {
            ""
        } else {
            draft.at.pointer.as_str()
        };
        format!("{} {module} {own} {docs:?} {:?}", draft.wanted, draft.kind)
    }));
    loop {
        let keys = classes.iter().enumerate().map(|(index, class)| {
            let members = shapes.get(&index).into_iter().flatten();
            let members: Vec<Type> = members.map(|ty| renumber(ty, &classes)).collect();
            (*class, members)
        });
        let refined = classify(keys);
        if refined == classes {
            return classes;
        }
        classes = refined;
    }
}

/// For each key, the place of the first that is equal.
fn classify<K: Ord>(keys: impl Iterator<Item = K>) -> Vec<usize> {
    let mut first = BTreeMap::new();
    keys.enumerate()
        .map(|(index, key)| *first.entry(key).or_insert(index))
        .collect()
}

/// The members of those that stay, which hold only those that stay.
pub(super) fn merged(shapes: Members, classes: &[usize]) -> Members {
    shapes
        .into_iter()
        .filter(|(index, _)| classes.get(*index) == Some(index))
        .map(|(index, members)| {
            let members = members.iter().map(|ty| renumber(ty, classes));
            (index, members.collect())
        })
        .collect()
}
