//! Methods: their Rust names, and how their types are numbered in the end.

pub(super) mod draft;

use std::collections::BTreeMap;

use super::clients::{Clients, Part};
use super::lower::Lowering;
use super::place::{given_name, method_name, strip_prefix};
use super::{Client, Document, MAX_ARGUMENTS, Param, Presence, Type, features, streams, wire};
use crate::diagnostic::{Diagnostics, Location};
use crate::document;
use crate::kept::Kept;
use crate::names::{Case, Name, Scope};

/// Functions that a client has already.
const RESERVED_FUNCTIONS: &[&str] = &[
    "new",
    "connect",
    "builder",
    "call",
    "batch",
    "batch_all",
    "notify",
    "rpc",
];

/// Names that the structs of methods can't have because generated code uses them for something else.
const RESERVED_STRUCTS: &[&str] = &[
    "Box", "Call", "Client", "Into", "New", "Option", "Result", "Self", "String", "Vec",
];

/// Modules that a client has already, or that would stand in one of the same name.
const RESERVED_MODULES: &[&str] = &["client", "methods", "mod", "registry", "streams", "types"];

/// The documents, while their methods' types have the numbers of drafts.
pub(super) struct Drafts {
    documents: Vec<Document>,
    clients: Vec<Client>,
    several_clients: bool,
}

/// Every document's methods. Their schemas are put to work on the way.
pub(super) fn documents(lowering: &mut Lowering<'_>) -> Drafts {
    let spec = lowering.spec;
    let clients = Clients::of(spec, lowering.diagnostics);
    let mut scopes = Scopes::new(&clients.all, lowering.kept);
    let mut modules = Scope::new(Case::Value, RESERVED_MODULES);
    let mut drafts = Drafts {
        documents: Vec::new(),
        clients: clients.all,
        several_clients: clients.several,
    };
    let mut answered = BTreeMap::new();
    for (document, part) in spec.documents.iter().zip(clients.parts) {
        if clients.several {
            scopes.place = format!("methods of {}", document.stem);
            let kept = &lowering.kept;
            scopes.structs = kept.scope(&scopes.place, Case::Type, RESERVED_STRUCTS);
        }
        let prefix = strip_prefix(document);
        let mut methods: Vec<&document::Method> = document.methods.iter().collect();
        methods.sort_by(|a, b| a.name.cmp(&b.name));
        let mut done = Vec::new();
        for method in methods {
            let Some(format) = wire::of(lowering, document, method) else {
                continue;
            };
            let places = part.places(method, lowering.diagnostics);
            for service in part.services_at(&places) {
                report_second(lowering, &mut answered, service, method);
            }
            lowering.check_given_name(&method.extensions, &method.at);
            let mut names = scopes.claim(method, prefix, &part, &places);
            names.services = part.services_at(&places).cloned().collect();
            done.push(draft::method(lowering, document, method, names, format));
        }
        drafts.documents.push(Document {
            module: modules.claim(&document.stem),
            file: document.at.document.to_string(),
            title: document.title.clone(),
            feature: features::of(document, lowering.diagnostics),
            turned_on_by: document.turned_on_by.clone(),
            services: part.services,
            clients: part.clients,
            headings: headings(lowering, document),
            order: order(document, lowering.diagnostics),
            methods: done,
        });
        if clients.several
            && let Some(document) = drafts.documents.last_mut()
        {
            claim_fields(&mut scopes.structs, std::slice::from_mut(document));
            lowering.kept.keep(&scopes.place, &scopes.structs);
        }
    }
    // After all methods, which keep their names so.
    if !clients.several {
        claim_fields(&mut scopes.structs, &mut drafts.documents);
        lowering.kept.keep(&scopes.place, &scopes.structs);
    }
    for (client, functions) in drafts.clients.iter().zip(&scopes.functions) {
        let place = functions_of(client);
        lowering.kept.keep(&place, functions);
    }
    let functions = scopes.functions;
    streams::claim(lowering, &mut drafts.documents, functions, clients.several);
    drafts
}

/// The headings of a document's methods: those that it lists (`x-tags`), and then the others in the order of their first methods.
fn headings(lowering: &mut Lowering<'_>, document: &document::Document) -> Vec<String> {
    let remedy = "list the tags of the document's methods, in the order of their headings";
    let place = (&document.extensions, &document.at);
    let mut headings = draft::names_under(lowering, place, "x-tags", remedy);
    for heading in document.methods.iter().filter_map(draft::heading) {
        if !headings.iter().any(|before| before == heading) {
            headings.push(heading.to_owned());
        }
    }
    headings
}

/// A document's place on a client's page (`x-order`).
fn order(document: &document::Document, diagnostics: &mut Diagnostics) -> u64 {
    let Some(value) = document.extensions.get("x-order") else {
        return u64::MAX;
    };
    value.as_u64().unwrap_or_else(|| {
        diagnostics.warn(
            &document.at.join("x-order"),
            "this is no number of a place",
            "give a number from 0 on: documents with lower numbers come first on a client's page",
        );
        u64::MAX
    })
}

/// Names the structs of required parameters where there are many, and the enums of errors.
fn claim_fields(scope: &mut Scope, documents: &mut [Document]) {
    for method in documents
        .iter_mut()
        .flat_map(|document| &mut document.methods)
    {
        if has_many_arguments(&method.params) {
            let name = format!("{}Fields", method.name.bare());
            method.fields = Some(scope.claim_for(&format!("fields of {}", method.wire), &name));
        }
        if let Some(errors) = &mut method.typed_errors {
            let name = format!("{}Error", method.name.bare());
            errors.name = scope.claim_for(&format!("errors of {}", method.wire), &name);
        }
    }
}

/// Whether the required parameters are too many for a function, which takes the client beside them.
pub(super) fn has_many_arguments(params: &[Param]) -> bool {
    let required = params
        .iter()
        .filter(|param| param.presence == Presence::Required);
    required.filter(|param| param.fixed.is_none()).count() >= MAX_ARGUMENTS
}

/// The place of a client's functions among the names that are kept.
fn functions_of(client: &Client) -> String {
    format!("functions of {}", client.name)
}

/// The names that are taken: of structs, and of each client's functions.
struct Scopes {
    place: String,
    structs: Scope,
    functions: Vec<Scope>,
}

/// The Rust names of a method.
struct Names {
    method: Name,
    functions: Vec<Option<Name>>,
    services: Vec<String>,
}

impl Scopes {
    fn new(clients: &[Client], kept: &Kept) -> Self {
        let functions = clients
            .iter()
            .map(|client| kept.scope(&functions_of(client), Case::Value, RESERVED_FUNCTIONS));
        let place = "methods".to_owned();
        Self {
            structs: kept.scope(&place, Case::Type, RESERVED_STRUCTS),
            functions: functions.collect(),
            place,
        }
    }

    /// The names of a method in a document's part of the clients.
    fn claim(
        &mut self,
        method: &document::Method,
        prefix: &str,
        part: &Part,
        places: &[usize],
    ) -> Names {
        let wire = method.name.as_str();
        let given = given_name(&method.extensions);
        let short = given.unwrap_or_else(|| method_name(wire, prefix));
        // Where the short name is taken (`eth_call` can't be `Call`), the whole one serves better than a number.
        let claim = |scope: &mut Scope| {
            let wanted = if scope.has(short) { wire } else { short };
            scope.claim_for(wire, wanted)
        };
        Names {
            method: claim(&mut self.structs),
            // Of a method that is a stream, the function is the stream's.
            functions: match method.streams.iter().any(|stream| stream.params.is_none()) {
                true => Vec::new(),
                false => (0..)
                    .zip(&part.clients)
                    .map(|(place, client)| {
                        let scope = self.functions.get_mut(*client);
                        scope.filter(|_| part.has(place, places)).map(claim)
                    })
                    .collect(),
            },
            services: Vec::new(),
        }
    }
}

/// What a service answers has one meaning, so a second document with the method is in error. A client would have both.
fn report_second<'a>(
    lowering: &mut Lowering<'_>,
    answered: &mut BTreeMap<(String, &'a str), &'a Location>,
    service: &str,
    method: &'a document::Method,
) {
    let before = answered.insert((service.to_owned(), &method.name), &method.at);
    if let Some(before) = before {
        lowering.diagnostics.warn(
            &method.at,
            format!(
                "the service `{service}` has a method `{}` in {} already",
                method.name, before.document
            ),
            "remove one of the two",
        );
    }
}

impl Drafts {
    /// Gives the types in the methods their final numbers.
    pub(super) fn renumber(&mut self, renumber: impl Fn(&Type) -> Type) {
        let documents = self.documents.iter_mut();
        for method in documents.flat_map(|document| &mut document.methods) {
            let params = method.params.iter_mut().map(|param| &mut param.ty);
            let streams = method.streams.iter_mut().flat_map(|stream| {
                let own = stream.call.iter_mut().flat_map(|call| &mut call.params);
                own.map(|param| &mut param.ty).chain([&mut stream.item])
            });
            let errors = method.typed_errors.iter_mut();
            let errors = errors.flat_map(|errors| &mut errors.variants);
            let errors = errors.filter_map(|error| error.data.as_mut());
            for ty in params
                .chain(&mut method.output)
                .chain(streams)
                .chain(errors)
            {
                *ty = renumber(ty);
            }
        }
    }

    /// The documents, the clients, and whether documents say which of these are theirs.
    pub(super) fn done(self) -> (Vec<Document>, Vec<Client>, bool) {
        (self.documents, self.clients, self.several_clients)
    }
}
