//! The names of setters: of a parameter's own, or of its group's.

use super::{Group, Method, Param, Presence};
use crate::names::{Case, Name, Scope};

/// Functions that calls have already: those of users, and those of the runtime's own, which setters in the same crate would meet.
pub(super) const OF_CALLS: &[&str] = &[
    "header",
    "into_future",
    "into_parts",
    "method",
    "method_mut",
    "new",
    "pages",
    "raw",
    "routed",
    "send",
    "timeout",
    "traceparent",
    "untied",
    "with_chain",
    "with_meta",
];

/// Functions that the structs of groups have already.
const OF_GROUPS: &[&str] = &["clone", "default", "new"];

/// The setters of a method or a group.
pub(super) struct Setters {
    scope: Scope,
    is_group: bool,
}

impl Setters {
    pub(super) fn of_method() -> Self {
        Self {
            scope: Scope::new(Case::Value, &[]),
            is_group: false,
        }
    }

    pub(super) fn of_group() -> Self {
        Self {
            is_group: true,
            ..Self::of_method()
        }
    }

    /// The setter of a parameter: of its name, moved aside where there is such a function already.
    pub(super) fn claim(&mut self, param: &Name) -> Name {
        let name = param.bare();
        if OF_CALLS.contains(&name) || self.is_group && OF_GROUPS.contains(&name) {
            self.scope.claim(&format!("{name}_param"))
        } else {
            self.scope.claim(name)
        }
    }
}

impl Method {
    /// The parameters that need not be given, each with its setter.
    pub(crate) fn setters(&self, groups: &[Group]) -> impl Iterator<Item = (&Param, Name)> {
        let mut own = Setters::of_method();
        let optional = self
            .params
            .iter()
            .filter(|param| param.presence != Presence::Required);
        optional.map(move |param| {
            let group = param.group.and_then(|group| groups.get(group));
            let of_group = group.and_then(|group| group.setter(param));
            (param, of_group.unwrap_or_else(|| own.claim(&param.name)))
        })
    }

    /// The parameters that are fields of its own.
    pub(crate) fn own_params(&self) -> impl Iterator<Item = &Param> {
        let own = |param: &&Param| param.group.is_none() && param.fixed.is_none();
        self.params.iter().filter(own)
    }
}

impl Group {
    /// The setter of a member.
    fn setter(&self, member: &Param) -> Option<Name> {
        let mut members = self.params.iter().zip(&self.setters);
        let found = members.find(|(param, _)| param.wire == member.wire);
        found.map(|(_, setter)| setter.clone())
    }
}
