//! Parameter groups (`x-groups`): optional parameters that methods share become one struct.
//!
//! A method has a group when it has all of its members, each of the same type and optional, and none of them is in a larger group.

mod read;

use std::cmp::Reverse;

use super::setters::{OF_CALLS, Setters};
use super::{Document, Group, Method, Param, Presence, place};
use crate::diagnostic::{Diagnostics, Location};
use crate::document::Spec;
use crate::names::{Case, Name, Scope, snake};
use read::Wanted;

/// Finds the groups, and puts the methods' parameters into them. Their names are of what is left of those of `types`.
pub(super) fn find(
    spec: &Spec,
    documents: &mut [Document],
    types: &mut Scope,
    diagnostics: &mut Diagnostics,
) -> Vec<Group> {
    let wanted = read::all(spec, diagnostics);
    let mut found: Vec<(Wanted, Group)> = Vec::new();
    let mut fields = Scope::new(Case::Value, OF_CALLS);
    for wanted in wanted {
        if let Some(params) = members(&wanted, documents, diagnostics) {
            let field = field(&wanted, documents, &mut fields, diagnostics);
            let group = group(&wanted, field, params, documents, types, diagnostics);
            found.push((wanted, group));
        }
    }
    // The largest first, so that a method with all of its members isn't cut into smaller ones.
    let mut order: Vec<usize> = (0..found.len()).collect();
    order.sort_by_key(|index| Reverse(found.get(*index).map(|(_, group)| group.params.len())));
    for index in order {
        let Some((wanted, group)) = found.get(index) else {
            continue;
        };
        let having = documents.iter_mut().enumerate();
        let having = having.filter(|(place, _)| wanted.documents.contains(place));
        for method in having.flat_map(|(_, document)| &mut document.methods) {
            if let Err(why) = join(method, index, &found) {
                let at = place_of(spec, wanted, method);
                let message = format!("the group `{}` is not used here: {why}", group.name);
                let remedy = "change the parameter, or take it out of the group";
                diagnostics.warn(&at, message, remedy);
            }
        }
    }
    found.into_iter().map(|(_, group)| group).collect()
}

fn place_of(spec: &Spec, wanted: &Wanted, method: &Method) -> Location {
    let having = wanted.documents.iter();
    let having = having.filter_map(|place| spec.documents.get(*place));
    let mut methods = having.flat_map(|document| &document.methods);
    let found = methods.find(|other| other.name == method.wire);
    found.map_or_else(|| wanted.at.clone(), |method| method.at.clone())
}

/// The methods of the documents that have the group.
fn methods<'d>(wanted: &Wanted, documents: &'d [Document]) -> impl Iterator<Item = &'d Method> {
    let having = wanted.documents.iter();
    let having = having.filter_map(|place| documents.get(*place));
    having.flat_map(|document| &document.methods)
}

/// The document that the group stands in: the one with the most methods that have all of its members.
fn home(wanted: &Wanted, documents: &[Document]) -> usize {
    let count = |place: &usize| {
        let methods = documents.get(*place).map(|document| &document.methods);
        let having = methods.into_iter().flatten();
        having
            .filter(|method| all_of(wanted, method).is_some())
            .count()
    };
    let places = wanted.documents.iter().copied();
    places.max_by_key(count).unwrap_or_default()
}

/// The parameters of a method that are the group's members, in the group's order; `None` unless it has all.
fn all_of<'m>(wanted: &Wanted, method: &'m Method) -> Option<Vec<&'m Param>> {
    let find = |wire: &String| method.params.iter().find(|param| param.wire == *wire);
    wanted.members.iter().map(find).collect()
}

fn is_optional(param: &Param) -> bool {
    matches!(param.presence, Presence::Optional | Presence::Filled)
}

/// The members as the first method has them that could have the group.
fn members(
    wanted: &Wanted,
    documents: &[Document],
    diagnostics: &mut Diagnostics,
) -> Option<Vec<Param>> {
    let having = methods(wanted, documents).filter_map(|method| {
        let params = all_of(wanted, method)?;
        Some((method, params))
    });
    let having: Vec<(&Method, Vec<&Param>)> = having.collect();
    let fitting = having.iter().find(|(method, params)| {
        method.format.is_by_name() && params.iter().all(|param| is_optional(param))
    });
    if let Some((_, params)) = fitting {
        return Some(params.iter().copied().cloned().collect());
    }
    let required = having.iter().find_map(|(method, params)| {
        let required = params.iter().find(|param| !is_optional(param))?;
        Some((required, method))
    });
    let (message, remedy) = match (required, having.first()) {
        (Some((param, method)), _) => (
            format!(
                "`{}` must be given to `{}`, and a group has only optional parameters",
                param.wire, method.wire
            ),
            "take it out of the group",
        ),
        (None, Some((method, _))) => (
            format!(
                "`{}` takes its parameters by position, where a group has no place",
                method.wire
            ),
            "remove the group, or say that they go out by name",
        ),
        (None, None) => (
            "no method has all of these parameters".to_owned(),
            "name parameters that methods of this document have together",
        ),
    };
    diagnostics.warn(&wanted.at, message, remedy);
    None
}

/// The field's name: the last word of the group's, or all of it where that is taken.
fn field(
    wanted: &Wanted,
    documents: &[Document],
    fields: &mut Scope,
    diagnostics: &mut Diagnostics,
) -> Name {
    let whole = snake(&wanted.name);
    let last = whole.rsplit('_').next().unwrap_or(&whole);
    let of_param = |name: &str| {
        let mut having =
            methods(wanted, documents).filter(|method| all_of(wanted, method).is_some());
        having.any(|method| method.params.iter().any(|param| param.name.bare() == name))
    };
    if !fields.has(last) && !of_param(last) {
        return fields.claim(last);
    }
    let mut name = fields.claim(&whole);
    while of_param(name.bare()) {
        name = fields.claim(&whole);
    }
    diagnostics.warn(
        &wanted.at,
        format!("the name `{last}` is taken, so the field of this group is `{name}`"),
        "end the group's name with another word",
    );
    name
}

fn group(
    wanted: &Wanted,
    field: Name,
    mut params: Vec<Param>,
    documents: &[Document],
    types: &mut Scope,
    diagnostics: &mut Diagnostics,
) -> Group {
    let name = types.claim(&wanted.name);
    if name != Name::alone(Case::Type, &wanted.name) {
        diagnostics.warn(
            &wanted.at,
            format!("a type has this name, so the group's is `{name}`"),
            "give one of them another name",
        );
    }
    let mut names = Scope::new(Case::Value, &[]);
    let mut setters = Setters::of_group();
    for param in &mut params {
        param.name = names.claim(&param.wire);
    }
    let document = home(wanted, documents);
    let file = documents.get(document).map(|document| &document.file);
    Group {
        name,
        field,
        module: file.map(|file| place::module_of(file)).unwrap_or_default(),
        feature: None,
        document,
        docs: wanted.docs(),
        setters: params
            .iter()
            .map(|param| setters.claim(&param.name))
            .collect(),
        params,
    }
}

/// Puts a method's parameters into a group, if it has all of them; or says why it can't be.
fn join(method: &mut Method, index: usize, found: &[(Wanted, Group)]) -> Result<(), String> {
    let Some((wanted, group)) = found.get(index) else {
        return Ok(());
    };
    let Some(params) = all_of(wanted, method) else {
        return Ok(());
    };
    if !method.format.is_by_name() {
        return Err("the parameters go out by position".to_owned());
    }
    for (param, member) in params.iter().zip(&group.params) {
        let wire = &param.wire;
        if let Some(other) = param.group.and_then(|index| found.get(index)) {
            let (other, larger) = other;
            if wanted
                .members
                .iter()
                .all(|wire| other.members.contains(wire))
            {
                return Ok(());
            }
            return Err(format!(
                "`{wire}` is in the group `{}` already",
                larger.name
            ));
        }
        if !is_optional(param) {
            return Err(format!("`{wire}` must be given"));
        }
        if (&param.ty, param.presence, &param.default)
            != (&member.ty, member.presence, &member.default)
        {
            return Err(format!("`{wire}` isn't what it is elsewhere"));
        }
    }
    let is_member = |param: &Param| wanted.members.contains(&param.wire);
    let mut own = method.params.iter().filter(|param| !is_member(param));
    let taken = |param: &&Param| {
        let mut names = group.params.iter().map(|param| &param.name);
        names.any(|name| *name == param.name) || group.setters.contains(&param.name)
    };
    if let Some(param) = own.find(taken) {
        return Err(format!("`{}` would have the same name", param.wire));
    }
    for param in method.params.iter_mut().filter(|param| is_member(param)) {
        let member = group.params.iter().find(|member| member.wire == param.wire);
        if let Some(member) = member {
            param.name = member.name.clone();
        }
        param.group = Some(index);
    }
    method.groups.push(index);
    Ok(())
}
