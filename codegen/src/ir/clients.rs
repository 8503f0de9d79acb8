//! Clients: assignment of documents' methods to clients and services.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Client, features};
use crate::diagnostic::{Diagnostics, Location};
use crate::document::{self, Spec};
use crate::names::{Case, Name, Scope, camel};

/// The client of documents that name none.
const ONLY: &str = "Client";

/// All clients, and the part that each document has in them.
pub(super) struct Clients {
    /// Sorted by their names.
    pub(super) all: Vec<Client>,
    /// Whether a document names its client.
    pub(super) several: bool,
    /// By the order of the documents.
    pub(super) parts: Vec<Part>,
}

/// A document's part in the clients.
pub(super) struct Part {
    /// The services of its methods (`x-service`).
    pub(super) services: Vec<String>,
    /// The clients of its methods, by index: one for each service, or one for all.
    pub(super) clients: Vec<usize>,
    /// Which of the services answer a method that names none.
    default: Vec<usize>,
}

impl Part {
    /// Which of the services answer a method, by their places: those that it names itself, or those of the document.
    pub(super) fn places(
        &self,
        method: &document::Method,
        diagnostics: &mut Diagnostics,
    ) -> Vec<usize> {
        let named = services_of(&method.extensions, &method.at, diagnostics);
        let Some(named) = named.filter(|named| !named.is_empty()) else {
            return self.default.clone();
        };
        let place = |name: &String| self.services.iter().position(|service| service == name);
        let mut places: Vec<usize> = named.iter().filter_map(place).collect();
        places.sort_unstable();
        places
    }

    /// The names of services at these places.
    pub(super) fn services_at(&self, places: &[usize]) -> impl Iterator<Item = &String> {
        places.iter().filter_map(|place| self.services.get(*place))
    }

    /// Whether the client at a place has a method that the services at these places answer.
    pub(super) fn has(&self, client: usize, places: &[usize]) -> bool {
        self.clients.len() != self.services.len() || places.contains(&client)
    }
}

/// A document's client names and services.
struct Said {
    wanted: Vec<String>,
    services: Vec<String>,
    default: Vec<usize>,
}

/// What the documents say of a service (`x-services`).
#[derive(Debug, Default)]
struct Service {
    /// The name of its client.
    client: Option<String>,
    /// The feature of its client.
    feature: Option<String>,
}

impl Clients {
    pub(super) fn of(spec: &Spec, diagnostics: &mut Diagnostics) -> Self {
        let known = known(spec, diagnostics);
        let said: Vec<Said> = spec
            .documents
            .iter()
            .map(|document| said(document, &known, diagnostics))
            .collect();
        // Names with the same Rust spelling are one client: `x-client` may join what `x-service` of another began.
        let mut wanted: Vec<&String> = said.iter().flat_map(|said| &said.wanted).collect();
        wanted.sort();
        wanted.dedup();
        let mut scope = Scope::new(Case::Type, &["Call", "Self"]);
        let mut all: Vec<Client> = wanted
            .iter()
            .map(|name| Client {
                name: scope.claim(name),
                services: Vec::new(),
                feature: None,
            })
            .collect();
        let mut parts = Vec::new();
        for said in &said {
            let place = |name: &String| wanted.binary_search(&name).ok();
            let clients: Vec<usize> = said.wanted.iter().filter_map(place).collect();
            for (nth, service) in said.services.iter().enumerate() {
                // One client for each service, or one for all of them.
                let client = clients.get(nth).or(clients.first());
                if let Some(client) = client.and_then(|index| all.get_mut(*index))
                    && !client.services.contains(service)
                {
                    client.services.push(service.clone());
                    let feature = known.get(service).and_then(|known| known.feature.clone());
                    client.feature = client.feature.take().or(feature);
                }
            }
            parts.push(Part {
                services: said.services.clone(),
                clients,
                default: said.default.clone(),
            });
        }
        if all.is_empty() {
            all.push(Client {
                name: Name::alone(Case::Type, ONLY),
                services: Vec::new(),
                feature: None,
            });
        }
        Self {
            all,
            several: spec.documents.iter().any(names_client),
            parts,
        }
    }
}

fn names_client(document: &document::Document) -> bool {
    ["x-service", "x-client"]
        .iter()
        .any(|key| document.extensions.contains_key(*key))
}

/// What documents say of services. It holds for all of them, so one of them says it.
fn known(spec: &Spec, diagnostics: &mut Diagnostics) -> BTreeMap<String, Service> {
    let mut known: BTreeMap<String, Service> = BTreeMap::new();
    for document in &spec.documents {
        let Some(value) = document.extensions.get("x-services") else {
            continue;
        };
        let at = document.at.join("x-services");
        for (name, service) in value.as_object().into_iter().flatten() {
            let text = |key: &str| service.get(key).and_then(Value::as_str).map(str::to_owned);
            let place = at.join(name);
            let feature = service.get("feature");
            let feature = feature
                .and_then(|value| features::name(value, &place.join("feature"), diagnostics));
            let said = Service {
                client: text("client").filter(|client| !client.is_empty()),
                feature,
            };
            if known.insert(name.clone(), said).is_some() {
                diagnostics.warn(
                    &place,
                    format!("what the service `{name}` is, another document says too"),
                    "say it in one document",
                );
            }
        }
    }
    known
}

fn said(
    document: &document::Document,
    known: &BTreeMap<String, Service>,
    diagnostics: &mut Diagnostics,
) -> Said {
    let mut services =
        services_of(&document.extensions, &document.at, diagnostics).unwrap_or_default();
    let default = (0..services.len()).collect();
    for method in &document.methods {
        // Its own mistakes are reported where the method is read.
        let own = services_of(&method.extensions, &method.at, &mut Diagnostics::default());
        for service in own.into_iter().flatten() {
            if !services.contains(&service) {
                services.push(service);
            }
        }
    }
    let client = document.extensions.get("x-client").and_then(|client| {
        let name = client.as_str().filter(|name| !name.is_empty());
        if name.is_none() {
            diagnostics.warn(
                &document.at.join("x-client"),
                "this is no name of a client",
                "give the name of its struct, such as `FullNode`",
            );
        }
        name
    });
    let wanted = match client {
        Some(client) => vec![camel(client)],
        None if services.is_empty() => vec![ONLY.to_owned()],
        None => {
            let client =
                |service: &String| known.get(service).and_then(|known| known.client.as_ref());
            let name = |service| camel(client(service).unwrap_or(service));
            services.iter().map(name).collect()
        }
    };
    Said {
        wanted,
        services,
        default,
    }
}

/// The services that a document or a method names: one, or each of a list.
fn services_of(
    extensions: &BTreeMap<String, Value>,
    at: &Location,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<String>> {
    let at = at.join("x-service");
    let mut found: Vec<String> = Vec::new();
    let mut add = |value: &Value, at: &Location| {
        let service = value.as_str().filter(|service| !service.is_empty());
        let Some(service) = service else {
            diagnostics.warn(
                at,
                "this is no name of a service",
                "give the name of a service, or a list of names",
            );
            return;
        };
        if found.iter().any(|other| camel(other) == camel(service)) {
            diagnostics.warn(
                at,
                format!("the client of the service `{service}` is listed above already"),
                "remove one of the two",
            );
            return;
        }
        found.push(service.to_owned());
    };
    match extensions.get("x-service")? {
        Value::Array(list) => {
            for (index, service) in list.iter().enumerate() {
                add(service, &at.join(index));
            }
        }
        service => add(service, &at),
    }
    Some(found)
}
