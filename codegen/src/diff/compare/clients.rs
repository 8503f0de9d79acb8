//! Comparison of clients, and of the modules of methods' structs.

use super::{Compare, NOTHING, SOURCE, WIRE};
use crate::diff::member::Sides;
use crate::diff::pair::{Id, method};
use crate::diff::{Kind, Place, Subject};
use crate::ir::{Api, Document, Method};

impl Compare<'_> {
    pub(super) fn clients(&mut self) {
        let (old, new) = (self.sides.old, self.sides.new);
        let place = |name: &str| Place {
            method: None,
            path: Some(format!("client {name}")),
            methods: 0,
            of: Subject::Client,
        };
        for client in old
            .clients
            .iter()
            .filter(|client| !has(new, client.name.as_str()))
        {
            let place = place(client.name.as_str());
            self.note(place, Kind::Removed, (None, None), SOURCE);
        }
        for client in new
            .clients
            .iter()
            .filter(|client| !has(old, client.name.as_str()))
        {
            let place = place(client.name.as_str());
            self.note(place, Kind::Added, (None, None), NOTHING);
        }
        if old.several_clients != new.several_clients {
            let text = |api: &Api| {
                let several = "a module for each document";
                Some(
                    if api.several_clients {
                        several
                    } else {
                        "one module"
                    }
                    .to_owned(),
                )
            };
            let place = Place {
                path: Some("the structs of methods".to_owned()),
                of: Subject::Client,
                ..Place::default()
            };
            let breaks = super::Breaks {
                source: old
                    .documents
                    .iter()
                    .any(|document| !document.methods.is_empty()),
                ..NOTHING
            };
            self.note(place, Kind::Shape, (text(old), text(new)), breaks);
        }
        self.documents();
    }

    fn documents(&mut self) {
        let Compare { sides, .. } = *self;
        let alone = sides.old.documents.len() == 1 && sides.new.documents.len() == 1;
        for ids in &sides.pairs.documents {
            let (old, new) = ids;
            let pair = sides
                .old
                .documents
                .get(*old)
                .zip(sides.new.documents.get(*new));
            let Some((old, new)) = pair else { continue };
            let place = Place {
                path: Some(format!("document {}", old.module.bare())),
                of: Subject::Document,
                ..Place::default()
            };
            let several = sides.old.several_clients && sides.new.several_clients;
            if several && !alone && !old.methods.is_empty() {
                let path = |document: &Document| format!("methods::{}", document.module);
                self.note_name(&place, &path(old), &path(new));
            }
            let (was, is) = (services(old), services(new));
            if was != is {
                let mut methods = sides.pairs.methods.iter();
                let is_lost = methods.any(|(a, b)| {
                    let methods = method(sides.old, *a).zip(method(sides.new, *b));
                    (a.0, b.0) == *ids
                        && methods.is_some_and(|(old, new)| {
                            !silent(sides, (*a, old), (*b, new)).is_empty()
                        })
                });
                let breaks = if is_lost { WIRE } else { NOTHING };
                self.note(place.clone(), Kind::Services, (was, is), breaks);
            }
            if old.title != new.title {
                self.note_words(&place);
            }
        }
    }
}

/// Whether the API has a client of this name.
pub(super) fn has(api: &Api, name: &str) -> bool {
    api.clients
        .iter()
        .any(|client| client.name.as_str() == name)
}

/// Names the services of a document's methods.
pub(super) fn services(document: &Document) -> Option<String> {
    (!document.services.is_empty()).then(|| format!("[{}]", document.services.join(", ")))
}

/// The services that no longer serve a method, in any document of the new API.
pub(super) fn silent<'a>(
    sides: Sides<'a>,
    (_, old): (Id, &'a Method),
    (b, new): (Id, &Method),
) -> Vec<&'a str> {
    let answers = |service: &String| {
        let mut documents = sides.new.documents.iter().enumerate();
        documents.any(|(index, document)| {
            let has = |wire: &str| {
                let found = document
                    .methods
                    .binary_search_by(|other| other.wire.as_str().cmp(wire));
                let found = found.ok().and_then(|index| document.methods.get(index));
                // A document that names no service allows any.
                found.is_some_and(|method| {
                    document.services.is_empty() || method.services.contains(service)
                })
            };
            has(&old.wire) || index == b.0 && has(&new.wire)
        })
    };
    let lost = old.services.iter().filter(|service| !answers(service));
    lost.map(String::as_str).collect()
}
