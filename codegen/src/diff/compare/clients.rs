//! Clients, and where the structs of methods stand.

use super::{Compare, NOTHING, SOURCE};
use crate::diff::{Kind, Place};
use crate::ir::{Api, Document};

impl Compare<'_> {
    pub(super) fn clients(&mut self) {
        let (old, new) = (self.sides.old, self.sides.new);
        let place = |name: &str| Place {
            method: None,
            path: Some(format!("client {name}")),
            methods: 0,
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
        for (old, new) in &sides.pairs.documents {
            let pair = sides
                .old
                .documents
                .get(*old)
                .zip(sides.new.documents.get(*new));
            let Some((old, new)) = pair else { continue };
            let place = Place {
                path: Some(format!("document {}", old.module.bare())),
                ..Place::default()
            };
            let several = sides.old.several_clients && sides.new.several_clients;
            if several && !alone && !old.methods.is_empty() {
                let path = |document: &Document| format!("methods::{}", document.module);
                self.note_name(&place, &path(old), &path(new));
            }
            let services = |document: &Document| {
                (!document.services.is_empty()).then(|| document.services.join(", "))
            };
            self.note_fact(&place, Kind::Services, services(old), services(new));
            if old.title != new.title {
                self.note_words(&place);
            }
        }
    }
}

/// Whether there is a client of the name.
pub(super) fn has(api: &Api, name: &str) -> bool {
    api.clients
        .iter()
        .any(|client| client.name.as_str() == name)
}
