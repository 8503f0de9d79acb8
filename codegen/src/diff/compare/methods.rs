//! Comparison of methods: names, wires, parameters and results.

use std::collections::BTreeMap;

use super::clients::{has, services, silent};
use super::{BOTH, Breaks, Compare, NOTHING, SOURCE, WIRE, code};
use crate::diff::member::{Differs, Ways, Wires};
use crate::diff::pair::{Id, method, same_errors};
use crate::diff::{Kind, Place, Subject, reach, rust};
use crate::ir::{Api, Method, Presence, Safety, Stream, Type, Wire};
use crate::names::Name;

/// The direction of a method's result.
fn received(method: &Method) -> Ways {
    Ways {
        sent: false,
        received: true,
        wires: Wires::of(method.format),
    }
}

impl<'a> Compare<'a> {
    pub(super) fn methods(&mut self) {
        let sides = self.sides;
        let mut gone = self.types_gone();
        for id in &sides.pairs.removed {
            let place = place(sides.old, *id);
            let change = self.note(place, Kind::Removed, (None, None), BOTH);
            let gone = gone.remove(id);
            change.remark = gone.map(|names| format!("and {}", names.join(", ")));
        }
        for id in &sides.pairs.added {
            self.note(place(sides.new, *id), Kind::Added, (None, None), NOTHING);
        }
        for (a, b) in &sides.pairs.methods {
            if let (Some(old), Some(new)) = (method(sides.old, *a), method(sides.new, *b)) {
                let place = place(sides.old, *a);
                self.names(&place, (*a, old), (*b, new));
                self.traits(&place, old, new);
                self.params(&place, old, new);
                self.output(&place, old, new);
                self.errors(&place, old, new);
                self.streams(&place, old, new);
            }
        }
    }

    /// The types that only removed methods used, by the nearest of these.
    fn types_gone(&self) -> BTreeMap<Id, Vec<&'a str>> {
        let sides = self.sides;
        let mut gone: BTreeMap<Id, Vec<&str>> = BTreeMap::new();
        for (index, def) in (0..).zip(&sides.old.types) {
            if let Some(id) = self.reach[0].gone_with(index)
                && sides.pairs.new_of(index).is_none()
            {
                gone.entry(id).or_default().push(def.name.as_str());
            }
        }
        gone
    }

    fn names(&mut self, place: &Place, (a, old): (Id, &Method), (b, new): (Id, &Method)) {
        let sides = self.sides;
        if old.wire != new.wire {
            let names = (Some(code(&old.wire)), Some(code(&new.wire)));
            self.note(place.clone(), Kind::WireName, names, WIRE);
        }
        let struct_of = |name: &Name| format!("methods::{name}");
        self.note_name(place, &struct_of(&old.name), &struct_of(&new.name));
        let several = sides.old.several_clients && sides.new.several_clients;
        if several && !sides.pairs.documents.contains(&(a.0, b.0)) {
            let path = |api: &Api, id: Id| {
                let document = api.documents.get(id.0)?;
                Some(code(&format!("methods::{}", document.module)))
            };
            let paths = (path(sides.old, a), path(sides.new, b));
            self.note(place.clone(), Kind::RustName, paths, SOURCE);
        }
        let silent = silent(sides, (a, old), (b, new));
        // Reported once for documents that are paired.
        if !silent.is_empty() && !sides.pairs.documents.contains(&(a.0, b.0)) {
            let services = |api: &Api, id: Id| services(api.documents.get(id.0)?);
            let words = (services(sides.old, a), services(sides.new, b));
            self.note(place.clone(), Kind::Services, words, WIRE);
        }
        let (before, now) = (functions(sides.old, a, old), functions(sides.new, b, new));
        for (client, function) in &before {
            match now.iter().find(|(other, _)| other == client) {
                Some((_, other)) => {
                    let path = |function: &Name| format!("{client}::{function}");
                    self.note_name(place, &path(function), &path(other));
                }
                None if has(sides.new, client) => {
                    let lost = Some(code(&format!("{client}::{function}")));
                    let client = sides
                        .old
                        .clients
                        .iter()
                        .find(|own| own.name.as_str() == *client);
                    let answered = client.is_some_and(|client| {
                        let mut services = client.services.iter();
                        services.any(|service| silent.contains(&service.as_str()))
                    });
                    let breaks = Breaks {
                        source: true,
                        wire: answered,
                    };
                    self.note(place.clone(), Kind::Loses, (lost, None), breaks);
                }
                // The removal of the whole client is reported elsewhere.
                None => {}
            }
        }
        for (client, function) in &now {
            if has(sides.old, client) && !before.iter().any(|(other, _)| other == client) {
                let gained = Some(code(&format!("{client}::{function}")));
                self.note(place.clone(), Kind::Added, (None, gained), NOTHING);
            }
        }
    }

    fn traits(&mut self, place: &Place, old: &Method, new: &Method) {
        if old.format != new.format {
            let words = (Some(wire(old.format)), Some(wire(new.format)));
            self.note(place.clone(), Kind::Wire, words, WIRE);
        }
        if old.safety != new.safety {
            let words = |safety| Some(words_of(safety).to_owned());
            let (was, is) = (words(old.safety), words(new.safety));
            let careless = care(old.safety) < care(new.safety);
            let breaks = if careless { WIRE } else { NOTHING };
            let change = self.note(place.clone(), Kind::Safety, (was, is), breaks);
            change.remark = careless.then(|| "it is sent again where it must not be".to_owned());
        }
        let pages = |method: &Method| method.pages.is_some().then(|| code("Call::pages"));
        match (pages(old), pages(new)) {
            (Some(was), None) => {
                _ = self.note(place.clone(), Kind::Loses, (Some(was), None), SOURCE)
            }
            (None, Some(is)) => {
                _ = self.note(place.clone(), Kind::Added, (None, Some(is)), NOTHING)
            }
            _ => {}
        }
        let (was, is) = (old.permission.clone(), new.permission.clone());
        self.note_fact(place, Kind::Permission, was, is);
        let codes = |method: &Method| {
            let codes = method.errors.iter().map(|(code, _)| code.to_string());
            let codes: Vec<String> = codes.collect();
            (!codes.is_empty()).then(|| format!("[{}]", codes.join(", ")))
        };
        let (was, is) = (codes(old), codes(new));
        if was == is && old.errors != new.errors {
            self.note_words(place);
        }
        if was != is {
            let still = |code: &i64| new.errors.iter().any(|(other, _)| other == code);
            // Programs ask for codes that they know; one more is a case of what they do with others.
            let is_lost = !old.errors.iter().all(|(code, _)| still(code));
            let breaks = Breaks {
                source: false,
                wire: is_lost,
            };
            self.note(place.clone(), Kind::Errors, (was, is), breaks);
        }
        self.note_docs(place, &old.docs, &new.docs);
        if old.output_docs != new.output_docs {
            self.note_words(&within(place, Subject::Result, "result"));
        }
    }

    fn output(&mut self, place: &Place, old: &Method, new: &Method) {
        let sides = self.sides;
        let ways = received(new);
        let found = match (&old.output, &new.output) {
            (None, None) => None,
            (Some(old), Some(new)) => sides.types(old, new, ways),
            (Some(was), None) => Some(Differs {
                kind: Kind::Type,
                was: rust::text(sides.old, was),
                is: "()".to_owned(),
                breaks_source: true,
                breaks_wire: if new.format.answers_objects() {
                    !sides.received().reads_empty(was)
                } else {
                    !sides.received().reads_null(was)
                },
            }),
            (None, Some(is)) => Some(Differs {
                kind: Kind::Type,
                was: "()".to_owned(),
                is: rust::text(sides.new, is),
                breaks_source: true,
                // A result of no interest is ignored, on wires with objects as long as it is one.
                breaks_wire: old.format.answers_objects() && !new.format.answers_objects(),
            }),
        };
        if let Some(found) = found {
            self.note_differs(&within(place, Subject::Result, "result"), found);
        }
    }

    /// The errors as types: their names, and what their data is.
    fn errors(&mut self, place: &Place, old: &Method, new: &Method) {
        let sides = self.sides;
        let name = |method: &Method| {
            let errors = method.typed_errors.as_ref();
            errors.map(|errors| code(errors.name.as_str()))
        };
        let (was, is) = (name(old), name(new));
        if was != is {
            let breaks = Breaks {
                source: was.is_some(),
                wire: false,
            };
            let place = within(place, Subject::Error, "errors");
            self.note(place, Kind::RustName, (was, is), breaks);
        }
        for (old, other) in same_errors(old, new) {
            let place = within(place, Subject::Error, &format!("error {}", old.code));
            if old.name != other.name {
                let names = [&old.name, &other.name].map(|name| Some(code(name.as_str())));
                let [was, is] = names;
                self.note(place.clone(), Kind::RustName, (was, is), SOURCE);
            }
            let text = |api: &Api, ty: &Option<Type>| ty.as_ref().map(|ty| rust::text(api, ty));
            match (&old.data, &other.data) {
                (Some(was), Some(is)) => {
                    if let Some(found) = sides.types(was, is, received(new)) {
                        self.note_differs(&place, found);
                    }
                }
                (None, None) => {}
                (was, is) => {
                    let words = (text(sides.old, was), text(sides.new, is));
                    self.note(place, Kind::Type, words, SOURCE);
                }
            }
        }
    }

    /// The call that opens a stream, and how its items arrive.
    fn opening(&mut self, place: &Place, old: &Stream, new: &Stream) {
        let sides = self.sides;
        let (was, is) = (opened_with(sides.old, old), opened_with(sides.new, new));
        let (was_given, was_sent) = was.unzip();
        let (is_given, is_sent) = is.unzip();
        if was_given != is_given {
            self.note(place.clone(), Kind::Type, (was_given, is_given), BOTH);
        } else if was_sent != is_sent {
            self.note(place.clone(), Kind::Type, (was_sent, is_sent), WIRE);
        }
        if (&old.items, &old.stop) != (&new.items, &new.stop) {
            let text = |stream: &Stream| Some(format!("{:?}, {:?}", stream.items, stream.stop));
            self.note(place.clone(), Kind::Wire, (text(old), text(new)), WIRE);
        }
    }

    /// Streams have a struct and a function; what opens one, and how, is the node's business.
    fn streams(&mut self, place: &Place, old: &Method, new: &Method) {
        let sides = self.sides;
        let text = |api: &Api, ty: &Type| Some(rust::text(api, ty));
        for stream in &old.streams {
            let place = within(place, Subject::Stream, &stream.name);
            match new.streams.iter().find(|other| other.name == stream.name) {
                Some(other) => {
                    if let Some(found) = sides.types(&stream.item, &other.item, received(new)) {
                        self.note_differs(&place, found);
                    }
                    self.opening(&place, stream, other);
                }
                None => {
                    let was = text(sides.old, &stream.item);
                    self.note(place, Kind::Removed, (was, None), BOTH);
                }
            }
        }
        for stream in &new.streams {
            if !old.streams.iter().any(|other| other.name == stream.name) {
                let is = text(sides.new, &stream.item);
                let place = within(place, Subject::Stream, &stream.name);
                self.note(place, Kind::Added, (None, is), NOTHING);
            }
        }
    }
}

/// The parameters of the call that opens a stream, where it has some of its own: those that are given, and all of them as they go out.
fn opened_with(api: &Api, stream: &Stream) -> Option<(String, String)> {
    let params = &stream.call.as_ref()?.params;
    let given = params.iter().filter(|param| param.fixed.is_none());
    let given = given.map(|param| {
        let mark = if param.presence == Presence::Required {
            ""
        } else {
            "?"
        };
        format!("{}{mark}: {}", param.name, rust::text(api, &param.ty))
    });
    let sent = params.iter().map(|param| match &param.fixed {
        Some(value) => format!("{} = {value}", param.wire),
        None => format!("{}: {}", param.wire, rust::text(api, &param.ty)),
    });
    let list = |texts: Vec<String>| format!("({})", texts.join(", "));
    Some((list(given.collect()), list(sent.collect())))
}

fn place(api: &Api, id: Id) -> Place {
    let document = api.documents.get(id.0);
    let label = document.and_then(|document| {
        let method = document.methods.get(id.1)?;
        Some(reach::label(api, document, method))
    });
    Place {
        method: label,
        path: None,
        methods: 1,
        of: Subject::Method,
    }
}

/// The place of a method's part.
pub(super) fn within(place: &Place, of: Subject, path: &str) -> Place {
    Place {
        path: Some(path.to_owned()),
        of,
        ..place.clone()
    }
}

/// A method's functions, each with its client.
fn functions<'a>(api: &'a Api, id: Id, method: &'a Method) -> Vec<(&'a str, &'a Name)> {
    let clients = api.documents.get(id.0).into_iter();
    let clients = clients.flat_map(|document| &document.clients);
    let named = clients.zip(&method.functions);
    named
        .filter_map(|(client, function)| {
            Some((api.clients.get(*client)?.name.as_str(), function.as_ref()?))
        })
        .collect()
}

fn wire(wire: Wire) -> String {
    match wire {
        Wire::JsonRpcByPosition => "JSON-RPC by position",
        Wire::JsonRpcByName => "JSON-RPC by name",
        Wire::JsonRpcByValue => "JSON-RPC with one value",
        Wire::Chia => "that of Chia's services",
        Wire::ChiaDaemon => "that of Chia's daemon",
        Wire::Json => "plain JSON, posted",
        Wire::JsonGet => "plain JSON, got",
        Wire::Epee => "epee",
    }
    .to_owned()
}

fn words_of(safety: Safety) -> &'static str {
    match safety {
        Safety::Read => "read",
        Safety::Idempotent => "idempotent",
        Safety::Write => "write",
    }
}

/// Ranks a safety: the higher, the less may the call be retried.
fn care(safety: Safety) -> u8 {
    match safety {
        Safety::Read => 0,
        Safety::Idempotent => 1,
        Safety::Write => 2,
    }
}
