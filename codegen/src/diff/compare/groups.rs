//! Parameter groups: which there are, and by what the methods hold them. Their members are compared as the methods' parameters.

use super::{Compare, NOTHING, SOURCE};
use crate::diff::{Kind, Place, Subject};
use crate::ir::{Api, Group, Param};

impl Compare<'_> {
    pub(super) fn groups(&mut self) {
        let (old, new) = (self.sides.old, self.sides.new);
        for group in &old.groups {
            match find(new, group) {
                Some(other) => {
                    let setter = |group: &Group| format!("Call::{}", group.field);
                    self.note_name(&place(old, group), &setter(group), &setter(other));
                    self.note_docs(&place(old, group), &group.docs, &other.docs);
                }
                None => {
                    self.note(place(old, group), Kind::Removed, (None, None), SOURCE);
                }
            }
        }
        for group in &new.groups {
            if find(old, group).is_none() {
                self.note(place(new, group), Kind::Added, (None, None), NOTHING);
            }
        }
    }
}

fn find<'a>(api: &'a Api, group: &Group) -> Option<&'a Group> {
    api.groups.iter().find(|other| other.name == group.name)
}

fn place(api: &Api, group: &Group) -> Place {
    let has = |method: &&crate::ir::Method| {
        let mut groups = method.groups.iter();
        groups.any(|index| api.groups.get(*index).map(|other| &other.name) == Some(&group.name))
    };
    let methods = api.documents.iter().flat_map(|document| &document.methods);
    Place {
        method: None,
        path: Some(group.name.to_string()),
        methods: methods.filter(has).count(),
        of: Subject::Type,
    }
}

/// Where a parameter stands in its method's struct: `fee`, or `options.fee` where a group holds it.
pub(super) fn path(api: &Api, param: &Param) -> String {
    let group = param.group.and_then(|index| api.groups.get(index));
    let holder = group.map(|group| format!("{}.", group.field));
    format!("{}{}", holder.unwrap_or_default(), param.name)
}
