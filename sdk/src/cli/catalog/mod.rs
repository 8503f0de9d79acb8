//! What can be called: the methods and streams of this build's chains, or those of documents.

mod document;
mod entry;

use polyrpc_codegen::reference::TypeEntry;

pub(super) use self::document::{Document, DocumentArgs};
pub(super) use self::entry::{Entry, Fault, Opened};
use super::exit::Failure;
use super::suggest::did_you_mean;
use crate::chains::Listed;
use crate::connector::Nodes;
use crate::{Plain, StreamInfo};

/// The chains of this build, or a document in their place.
pub(super) struct Catalog {
    listed: Vec<Listed>,
    document: Option<Document>,
}

/// A chain by the name that the caller gave, or the document.
#[derive(Clone, Copy)]
pub(super) enum Api<'a> {
    /// A chain, with one service of it or all.
    Chain(&'a Listed, Option<&'static str>),
    /// The methods of a document.
    Document(&'a Document),
}

impl Catalog {
    pub(super) fn new(listed: impl IntoIterator<Item = Listed>) -> Self {
        Self {
            listed: listed.into_iter().collect(),
            document: None,
        }
    }

    /// With a document in the place of the chains.
    pub(super) fn with_document(self, document: Option<Document>) -> Self {
        Self { document, ..self }
    }

    /// Whether methods are those of a document.
    pub(super) fn is_document(&self) -> bool {
        self.document.is_some()
    }

    /// The API of a name, `ethereum` or `chia/full_node`. A document needs no name.
    pub(super) fn api(&self, name: &str) -> Result<Api<'_>, Failure> {
        if let Some(document) = &self.document {
            return Ok(Api::Document(document));
        }
        let (chain, service) = match name.split_once('/') {
            Some((chain, service)) => (chain, Some(service)),
            None => (name, None),
        };
        let listed = self.listed.iter().find(|one| one.chain.name == chain);
        let listed = listed.ok_or_else(|| self.no_chain(chain))?;
        let Some(service) = service else {
            return Ok(Api::Chain(listed, None));
        };
        let all = services(listed);
        match all.iter().find(|one| **one == service) {
            Some(service) => Ok(Api::Chain(listed, Some(service))),
            None => {
                let hint = did_you_mean(service, all.iter().copied());
                Err(Failure::usage(format!(
                    "{chain} has no service `{service}`{hint}; it has {}",
                    listed_or_none(&all)
                )))
            }
        }
    }

    fn no_chain(&self, name: &str) -> Failure {
        let all: Vec<&str> = self.chains().collect();
        let hint = did_you_mean(name, all.iter().copied());
        Failure::usage(format!(
            "no chain `{name}` in this build{hint}; there are {}",
            listed_or_none(&all)
        ))
    }

    /// The chains of this build.
    pub(super) fn chains(&self) -> impl Iterator<Item = &'static str> {
        self.listed.iter().map(|listed| listed.chain.name)
    }

    /// The APIs of this build, or the document.
    pub(super) fn apis(&self) -> Vec<Api<'_>> {
        match &self.document {
            Some(document) => vec![Api::Document(document)],
            None => {
                let all = self.listed.iter();
                all.map(|listed| Api::Chain(listed, None)).collect()
            }
        }
    }

    /// The method of a name in any API, where only one has it.
    pub(super) fn method_anywhere(&self, name: &str) -> Option<(Api<'_>, Entry<'_>)> {
        let found = self.apis().into_iter().filter_map(|api| {
            let entry = api.method(name).ok()?;
            Some((api, entry))
        });
        let mut found: Vec<_> = found.collect();
        // Of several, those whose own name it is.
        if found.iter().any(|(_, entry)| entry.name == name) {
            found.retain(|(_, entry)| entry.name == name);
        }
        match <[_; 1]>::try_from(found) {
            Ok([one]) => Some(one),
            Err(_) => None,
        }
    }
}

fn listed_or_none(names: &[&str]) -> String {
    match names {
        [] => "none".to_owned(),
        names => names.join(", "),
    }
}

/// The services of a chain, sorted.
fn services(listed: &Listed) -> Vec<&'static str> {
    let apis = listed
        .methods
        .iter()
        .filter_map(|method| service(method.api));
    let mut all: Vec<_> = apis.collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// The service in the name of an API.
fn service(api: &'static str) -> Option<&'static str> {
    api.split_once('/').map(|(_, service)| service)
}

impl<'a> Api<'a> {
    /// The name for people.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Chain(listed, None) => listed.chain.name.to_owned(),
            Self::Chain(listed, Some(service)) => format!("{}/{service}", listed.chain.name),
            Self::Document(document) => document.name().to_owned(),
        }
    }

    /// All methods, in the order of their documents.
    pub(super) fn methods(&self) -> Vec<Entry<'a>> {
        match *self {
            Self::Document(document) => document.methods(),
            Self::Chain(listed, wanted) => {
                let methods = of_service(listed.methods, wanted, |method| method.api);
                methods
                    .map(|info| Entry::registered(listed, info))
                    .collect()
            }
        }
    }

    /// The method of a name, or of another name that nodes know it by. Where several services answer it, that of the one that the chain
    /// prefers.
    pub(super) fn method(&self, name: &str) -> Result<Entry<'a>, Failure> {
        let methods = self.methods();
        let is_it = |entry: &&Entry<'a>| entry.name == name || entry.aliases.contains(&name);
        let mut found: Vec<&Entry<'a>> = methods.iter().filter(is_it).collect();
        let preferred = self.nodes().preferred;
        found.sort_by_key(|entry| {
            let service = service(entry.api).unwrap_or_default();
            let place = preferred.iter().position(|one| *one == service);
            (entry.name != name, place.unwrap_or(preferred.len()))
        });
        match found.first() {
            Some(entry) => Ok((*entry).clone()),
            None => Err(self.no_method(name, &methods)),
        }
    }

    fn no_method(&self, name: &str, methods: &[Entry<'_>]) -> Failure {
        let hint = did_you_mean(name, methods.iter().map(|entry| entry.name));
        let list = match self {
            Self::Document(_) => "polyrpc methods --document FILE".to_owned(),
            Self::Chain(..) => format!("polyrpc methods {}", self.name()),
        };
        Failure::usage(format!(
            "no method `{name}` in {}{hint}; `{list}` lists what there is",
            self.name()
        ))
    }

    /// The names of all streams.
    pub(super) fn streams(&self) -> Vec<&'a str> {
        match *self {
            Self::Document(document) => document.streams().collect(),
            Self::Chain(listed, wanted) => {
                let streams = of_service(listed.streams, wanted, |stream: &StreamInfo| stream.api);
                streams.map(|stream| stream.name).collect()
            }
        }
    }

    /// The stream of a name, with the method that opens it.
    pub(super) fn stream(&self, name: &str) -> Result<Opened<'a>, Failure> {
        let found = match *self {
            Self::Document(document) => document.stream(name),
            Self::Chain(listed, wanted) => {
                let mut streams =
                    of_service(listed.streams, wanted, |stream: &StreamInfo| stream.api);
                let stream = streams.find(|stream| stream.name == name);
                stream.and_then(|stream| Opened::registered(listed, stream))
            }
        };
        found.ok_or_else(|| {
            let all = self.streams();
            let hint = did_you_mean(name, all.iter().copied());
            Failure::usage(format!(
                "no stream `{name}` in {}{hint}; it has {}",
                self.name(),
                listed_or_none(&all)
            ))
        })
    }

    /// The type of a name.
    pub(super) fn type_entry(&self, name: &str) -> Option<TypeEntry> {
        match self {
            Self::Document(document) => document.type_entry(name),
            Self::Chain(listed, _) => TypeEntry::find(listed.reference, name),
        }
    }

    /// What is known of where nodes are.
    pub(super) fn nodes(&self) -> Nodes {
        match self {
            Self::Document(_) => Nodes::by_address::<Plain>(),
            Self::Chain(listed, _) => listed.nodes,
        }
    }

    /// The address of a node that a document names.
    pub(super) fn server(&self) -> Option<&'a str> {
        match self {
            Self::Document(document) => document.server(),
            Self::Chain(..) => None,
        }
    }
}

/// The entries of one service, or of all.
fn of_service<'a, T>(
    all: &'static [T],
    wanted: Option<&'static str>,
    api: impl Fn(&T) -> &'static str + 'a,
) -> impl Iterator<Item = &'static T> + 'a {
    let is_wanted =
        move |one: &&'static T| wanted.is_none_or(|wanted| service(api(one)) == Some(wanted));
    all.iter().filter(is_wanted)
}

#[cfg(test)]
mod tests {
    use polyrpc_codegen::reference::Reference;

    use super::*;

    #[test]
    fn every_method_has_a_reference_and_an_example_that_can_be_sent() {
        let catalog = Catalog::new(crate::LISTED.iter().copied());
        for api in catalog.apis() {
            for entry in api.methods() {
                let name = format!("{} {}", entry.api, entry.name);
                let said = entry.said();
                assert!(!said.wire.is_empty(), "{name} has no reference");
                if entry.is_viewed() {
                    continue;
                }
                let checked = entry.check(&said.example.to_string());
                assert!(checked.is_ok(), "{name}: {}: {checked:?}", said.example);
            }
        }
    }

    #[test]
    fn every_stream_can_be_opened() {
        for listed in crate::LISTED {
            for stream in listed.streams {
                let opened = Opened::registered(listed, stream);
                assert!(opened.is_some(), "{} {}", stream.api, stream.name);
            }
        }
    }

    #[test]
    fn references_are_of_the_format_that_is_read() {
        for listed in crate::LISTED {
            let read = Reference::from_lines(listed.reference);
            let read = read.map(|reference| reference.methods.len());
            assert!(read.is_ok_and(|count| count > 0), "{}", listed.chain.name);
        }
    }
}
