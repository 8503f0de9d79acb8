//! The registry of methods and streams.

use std::collections::BTreeMap;

use crate::chain::HexForm;
use crate::chains::Listed;
use crate::{MethodInfo, StreamInfo};

/// The methods and streams of a chain, or of one service of a chain.
pub(super) struct Api {
    pub(super) hex: HexForm,
    methods: BTreeMap<&'static str, &'static MethodInfo>,
    /// The methods by their other names.
    aliases: BTreeMap<&'static str, &'static MethodInfo>,
    streams: BTreeMap<&'static str, &'static StreamInfo>,
}

impl Api {
    fn new(hex: HexForm) -> Self {
        Self {
            hex,
            methods: BTreeMap::new(),
            aliases: BTreeMap::new(),
            streams: BTreeMap::new(),
        }
    }

    pub(super) fn method(&self, name: &str) -> Option<&'static MethodInfo> {
        let found = self.methods.get(name);
        found.or_else(|| self.aliases.get(name)).copied()
    }

    /// The stream that a method is: what it opens is called as itself.
    pub(super) fn opened_by(&self, method: &MethodInfo) -> Option<&'static StreamInfo> {
        let stream = self.stream(method.name)?;
        (stream.method == method.name).then_some(stream)
    }

    pub(super) fn stream(&self, name: &str) -> Option<&'static StreamInfo> {
        self.streams.get(name).copied()
    }

    /// All methods, sorted by name.
    pub(super) fn methods(&self) -> impl Iterator<Item = &'static MethodInfo> {
        self.methods.values().copied()
    }
}

/// APIs by their names.
pub(super) struct Registry {
    apis: BTreeMap<&'static str, Api>,
}

impl Registry {
    pub(super) fn new(chains: impl IntoIterator<Item = Listed>) -> Self {
        let mut apis = BTreeMap::new();
        for listed in chains {
            let new = || Api::new(listed.chain.hex);
            for method in listed.methods {
                let api = apis.entry(method.api).or_insert_with(new);
                api.methods.insert(method.name, method);
                let aliases = method.aliases.iter().map(|alias| (*alias, method));
                api.aliases.extend(aliases);
            }
            for stream in listed.streams {
                let api = apis.entry(stream.api).or_insert_with(new);
                api.streams.insert(stream.name, stream);
            }
        }
        Self { apis }
    }

    pub(super) fn api(&self, name: &str) -> Option<&Api> {
        self.apis.get(name)
    }

    /// All methods, sorted by API and name.
    pub(super) fn methods(&self) -> impl Iterator<Item = &'static MethodInfo> {
        self.apis.values().flat_map(Api::methods)
    }
}
