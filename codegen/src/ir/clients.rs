//! Clients: assignment of documents' methods to clients and services.

use serde_json::Value;

use super::Client;
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
    /// The clients of its methods, by index.
    pub(super) clients: Vec<usize>,
}

/// A document's client names and services.
struct Said {
    wanted: Vec<String>,
    services: Vec<String>,
}

impl Clients {
    pub(super) fn of(spec: &Spec, diagnostics: &mut Diagnostics) -> Self {
        let said: Vec<Said> = spec
            .documents
            .iter()
            .map(|document| said(document, diagnostics))
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
                }
            }
            parts.push(Part {
                services: said.services.clone(),
                clients,
            });
        }
        if all.is_empty() {
            all.push(Client {
                name: Name::alone(Case::Type, ONLY),
                services: Vec::new(),
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

fn said(document: &document::Document, diagnostics: &mut Diagnostics) -> Said {
    let services = services(document, diagnostics);
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
        None => services.iter().map(|service| camel(service)).collect(),
    };
    Said { wanted, services }
}

/// The services of a document's methods: one, or each of a list.
fn services(document: &document::Document, diagnostics: &mut Diagnostics) -> Vec<String> {
    let at = document.at.join("x-service");
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
    match document.extensions.get("x-service") {
        None => {}
        Some(Value::Array(list)) => {
            for (index, service) in list.iter().enumerate() {
                add(service, &at.join(index));
            }
        }
        Some(service) => add(service, &at),
    }
    found
}
