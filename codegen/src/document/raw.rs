//! What documents say, as it was read: for what the model leaves out.

use serde_json::Value;

use super::load::Loaded;
use super::reference;
use super::source::Sources;
use crate::diagnostic::Location;

/// How many references are followed from one place.
const MAX_HOPS: usize = 64;

/// The files of a run, overlays applied.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Raw<'a>(&'a Sources);

impl Loaded {
    /// The files.
    pub(crate) fn raw(&self) -> Raw<'_> {
        Raw(&self.sources)
    }

    /// `info` of the first document.
    #[cfg(feature = "cli")]
    pub(crate) fn info(&self) -> Option<&Value> {
        let (_, info) = self.raw().follow(&self.spec.at().join("info"))?;
        Some(info)
    }

    /// The address of a node that the first document names, where it is whole.
    pub(crate) fn server(&self) -> Option<&str> {
        let servers = self.raw().list(&self.spec.at().join("servers"));
        let mut urls = servers
            .into_iter()
            .filter_map(|(_, server)| server.get("url")?.as_str());
        urls.find(|url| url.starts_with("http") && !url.contains(['{', '$', '<', '"', '\\']))
    }
}

impl<'a> Raw<'a> {
    /// Every file with its name.
    pub(crate) fn roots(self) -> impl Iterator<Item = (String, &'a Value)> {
        self.0
            .roots()
            .map(|root| (root.at.document.to_string(), root.value))
    }

    /// What stands at a place, references followed.
    pub(crate) fn follow(self, at: &Location) -> Option<(Location, &'a Value)> {
        let root = self.0.root(&at.document)?;
        let steps = reference::steps(&at.pointer);
        let mut node = steps
            .into_iter()
            .try_fold(root, |node, step| node.get(&step))?;
        for _ in 0..MAX_HOPS {
            match node.reference() {
                None => return Some((node.at, node.value)),
                Some(reference) => {
                    node = reference::resolve(self.0, &node.at, reference).ok()?.node
                }
            }
        }
        None
    }

    /// The items of a list at a place, references followed; none where there is no list.
    pub(crate) fn list(self, at: &Location) -> Vec<(Location, &'a Value)> {
        let Some((at, Value::Array(items))) = self.follow(at) else {
            return Vec::new();
        };
        let items = (0..items.len()).map(|index| at.join(index));
        items.filter_map(|at| self.follow(&at)).collect()
    }
}
