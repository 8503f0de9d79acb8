//! A method that can be called, and a stream that can be opened.

use polyrpc_codegen::reference::{
    ItemsEntry, MethodEntry, ParamEntry, StopEntry, StreamEntry, Structure,
};

use super::document::Document;
use super::service;
use crate::chains::Listed;
use crate::error::DecodeError;
use crate::transport::{Items, Notification, Stop};
use crate::wire::{self, Format, ParamStructure};
use crate::{ChainInfo, MethodInfo, Safety, StreamInfo};

/// A method that can be called.
#[derive(Clone)]
pub(in crate::cli) struct Entry<'a> {
    /// The chain, and its service if it has several; the document's name.
    pub(in crate::cli) api: &'static str,
    pub(in crate::cli) name: &'static str,
    pub(in crate::cli) aliases: &'static [&'static str],
    pub(in crate::cli) wire: &'static Format,
    pub(in crate::cli) structure: ParamStructure,
    pub(in crate::cli) safety: Safety,
    pub(in crate::cli) summary: &'static str,
    pub(in crate::cli) nodes: &'static [&'static str],
    /// What a result of null says, where it is an error.
    pub(in crate::cli) null: Option<&'static str>,
    source: Source<'a>,
    /// The reference entry that replaces its source's.
    saying: Option<MethodEntry>,
}

/// Where the method is known from.
#[derive(Clone)]
enum Source<'a> {
    Registry(&'a Listed, &'static MethodInfo),
    Document(&'a Document, &'a MethodEntry),
}

/// Reads JSON through a type, and writes it again.
type Recode = fn(&str) -> Result<String, serde_json::Error>;

/// A stream, with the call that opens it.
pub(in crate::cli) struct Opened<'a> {
    pub(in crate::cli) entry: Entry<'a>,
    pub(in crate::cli) said: StreamEntry,
    /// Items read through their type, where it is known.
    pub(in crate::cli) recode: Option<Recode>,
}

impl<'a> Entry<'a> {
    pub(super) fn registered(listed: &'a Listed, info: &'static MethodInfo) -> Self {
        Self {
            api: info.api,
            name: info.name,
            aliases: info.aliases,
            wire: info.wire,
            structure: info.param_structure,
            safety: info.safety,
            summary: info.summary,
            nodes: info.nodes,
            null: info.null,
            source: Source::Registry(listed, info),
            saying: None,
        }
    }

    /// The method of a document; `None` for one on a wire that is unknown.
    pub(super) fn documented(document: &'a Document, said: &'a MethodEntry) -> Option<Self> {
        let structure = match said.structure {
            Structure::ByName => ParamStructure::ByName,
            Structure::ByValue => ParamStructure::ByValue,
            _ => ParamStructure::ByPosition,
        };
        let safety = match said.safety.as_str() {
            "read" => Safety::Read,
            "idempotent" => Safety::Idempotent,
            _ => Safety::Write,
        };
        // The process ends with the command, so names may live as long.
        let leak = |text: &str| -> &'static str { Box::leak(text.to_owned().into_boxed_str()) };
        let aliases: Vec<&'static str> = said.aliases.iter().map(|one| leak(one)).collect();
        let nodes: Vec<&'static str> = said.nodes.iter().map(|one| leak(one)).collect();
        Some(Self {
            api: leak(document.name()),
            name: leak(&said.name),
            aliases: Vec::leak(aliases),
            wire: wire::named(&said.wire)?,
            structure,
            safety,
            summary: leak(said.text.lines().next().unwrap_or_default()),
            nodes: Vec::leak(nodes),
            null: said.null.as_deref().map(leak),
            source: Source::Document(document, said),
            saying: None,
        })
    }

    /// The method with parameters as a stream of it has them.
    pub(in crate::cli) fn saying(self, said: MethodEntry) -> Self {
        Self {
            saying: Some(said),
            ..self
        }
    }

    /// The chain whose nodes it is for.
    pub(in crate::cli) fn chain(&self) -> &'static ChainInfo {
        match &self.source {
            Source::Registry(listed, _) => listed.chain,
            Source::Document(..) => ChainInfo::PLAIN,
        }
    }

    /// Whether it is a method of a document.
    pub(in crate::cli) fn is_document(&self) -> bool {
        matches!(self.source, Source::Document(..))
    }

    /// The service, where the chain has several.
    pub(in crate::cli) fn service(&self) -> &'static str {
        match self.source {
            Source::Registry(..) => service(self.api).unwrap_or_default(),
            Source::Document(..) => "",
        }
    }

    /// All that is known of it. Of methods that stand in no document of this repository that is what the registry has.
    pub(in crate::cli) fn said(&self) -> MethodEntry {
        if let Some(said) = &self.saying {
            return said.clone();
        }
        match self.source {
            Source::Document(_, said) => said.clone(),
            Source::Registry(listed, info) => {
                let found = MethodEntry::find(listed.reference, self.name, service(self.api));
                found.unwrap_or_else(|| of_info(info))
            }
        }
    }

    /// In what parameters contradict their types: where, and why. The parameters as they are sent, if in nothing.
    pub(in crate::cli) fn check(&self, params: &str) -> Result<String, Fault> {
        match self.source {
            Source::Registry(_, info) => (info.recode_params)(params).map_err(|error| {
                let error = DecodeError::locate(params.as_bytes(), &error);
                Fault {
                    path: error.path().to_owned(),
                    message: error.message().to_owned(),
                }
            }),
            Source::Document(document, said) => document.check(said, params),
        }
    }

    /// Whether the types of parameters are read from their view, in which keys say more than names.
    pub(in crate::cli) fn is_viewed(&self) -> bool {
        self.wire.media_type() != "application/json"
    }
}

/// Why parameters can't be sent.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::cli) struct Fault {
    /// The place in the parameters: `[0].gas`.
    pub(in crate::cli) path: String,
    pub(in crate::cli) message: String,
}

/// Makes a reference entry of a method's registry entry.
fn of_info(info: &MethodInfo) -> MethodEntry {
    let params = info.params.iter().map(|param| {
        let mut said = ParamEntry::default();
        said.name = param.name.to_owned();
        said.required = param.required;
        said.default = param
            .default
            .and_then(|json| serde_json::from_str(json).ok());
        said
    });
    let mut said = MethodEntry::default();
    said.name = info.name.to_owned();
    said.text = info.summary.to_owned();
    said.params = params.collect();
    said
}

impl<'a> Opened<'a> {
    pub(super) fn registered(listed: &'a Listed, stream: &'static StreamInfo) -> Option<Self> {
        let is_it = |info: &&MethodInfo| (info.api, info.name) == (stream.api, stream.method);
        let info = listed.methods.iter().find(is_it)?;
        let entry = Entry::registered(listed, info);
        let streams = entry.said().streams;
        let said = streams.into_iter().find(|said| said.name == stream.name)?;
        Some(Self {
            entry,
            said,
            recode: Some(stream.recode_item),
        })
    }

    pub(super) fn documented(
        document: &'a Document,
        said: &'a MethodEntry,
        name: &str,
    ) -> Option<Self> {
        let stream = said.streams.iter().find(|stream| stream.name == name)?;
        Some(Self {
            entry: Entry::documented(document, said)?,
            said: stream.clone(),
            recode: None,
        })
    }

    /// How items arrive.
    pub(in crate::cli) fn items(&self) -> Items {
        match &self.said.items {
            ItemsEntry::Notifications {
                method,
                id,
                item,
                end,
            } => {
                let notification = Notification::new(leak(method)).at(leak(id), leak(item));
                Items::Notifications(match end {
                    Some(end) => notification.ended_by(leak(end)),
                    None => notification,
                })
            }
            ItemsEntry::Responses => Items::Responses,
            _ => Items::Pushes,
        }
    }

    /// What ends it.
    pub(in crate::cli) fn stop(&self) -> Stop {
        match &self.said.stop {
            StopEntry::Call {
                method,
                param: None,
            } => Stop::call(leak(method)),
            StopEntry::Call {
                method,
                param: Some(param),
            } => Stop::call_by_name(leak(method), leak(param)),
            StopEntry::Cancel(method) => Stop::Cancel(leak(method)),
            StopEntry::SameId(method) => Stop::SameId(leak(method)),
            _ => Stop::Connection,
        }
    }
}

/// The process ends with the command, so what is leaked is leaked once.
fn leak(text: &str) -> &'static str {
    Box::leak(text.to_owned().into_boxed_str())
}
