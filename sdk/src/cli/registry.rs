//! Which methods the tool knows.

use std::collections::BTreeMap;

use crate::MethodInfo;

/// The methods of every chain that this build has.
pub(super) fn generated() -> Vec<&'static [MethodInfo]> {
    vec![
        #[cfg(feature = "chia")]
        crate::chia::registry::METHODS,
        #[cfg(feature = "ethereum")]
        crate::ethereum::registry::METHODS,
    ]
}

/// Methods by their API and their name.
pub(super) struct Registry {
    methods: BTreeMap<&'static str, BTreeMap<&'static str, &'static MethodInfo>>,
}

impl Registry {
    pub(super) fn new(lists: &[&'static [MethodInfo]]) -> Self {
        let mut methods = BTreeMap::<_, BTreeMap<_, _>>::new();
        for method in lists.iter().copied().flatten() {
            let api = methods.entry(method.api).or_default();
            api.insert(method.name, method);
        }
        Self { methods }
    }

    pub(super) fn has_api(&self, api: &str) -> bool {
        self.methods.contains_key(api)
    }

    pub(super) fn find(&self, api: &str, method: &str) -> Option<&'static MethodInfo> {
        self.methods.get(api)?.get(method).copied()
    }

    /// All methods, sorted by API and name.
    pub(super) fn iter(&self) -> impl Iterator<Item = &'static MethodInfo> {
        self.methods.values().flat_map(BTreeMap::values).copied()
    }
}
