//! Unexpected calls, which fail a test in the end.

use std::fmt;

use super::script::Script;
use crate::chain_info::ChainInfo;
use crate::excerpt::shorten;
use crate::message::Call;
use crate::record::Mask;

/// Limit of the parameters' excerpt, in bytes.
const EXCERPT: usize = 200;

/// Unexpected calls of a mock: methods without a handler, handlers that panicked, results that can't be encoded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unexpected {
    calls: Vec<String>,
}

impl Unexpected {
    /// A line for each call: the method, its parameters in short, and the problem.
    pub fn calls(&self) -> &[String] {
        &self.calls
    }

    pub(super) fn add(&mut self, chain: &ChainInfo, call: &Call, what: &str) {
        let Call { method, params, .. } = call;
        // A test's output may end in a log that others read.
        let params = Mask::default().params(chain, method, params.clone());
        let params = shorten(params.as_str().as_bytes(), EXCERPT);
        self.calls.push(format!("{method} {params}: {what}"));
    }
}

impl fmt::Display for Unexpected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the mock node received unexpected calls:")?;
        self.calls
            .iter()
            .try_for_each(|line| write!(f, "\n  {line}"))
    }
}

impl std::error::Error for Unexpected {}

/// Held by the test: judges it on `finish`, or else on drop.
#[derive(Debug)]
pub(super) struct Verdict {
    script: Script,
    is_given: bool,
}

impl Verdict {
    pub(super) fn new(script: Script) -> Self {
        let is_given = false;
        Self { script, is_given }
    }

    /// Creates one that never judges, for clones.
    pub(super) fn given(script: Script) -> Self {
        let is_given = true;
        Self { script, is_given }
    }

    pub(super) fn script(&self) -> &Script {
        &self.script
    }

    pub(super) fn give(&mut self) -> Result<(), Unexpected> {
        self.is_given = true;
        let unexpected = std::mem::take(&mut self.script.lock().unexpected);
        match unexpected.calls.is_empty() {
            true => Ok(()),
            false => Err(unexpected),
        }
    }
}

impl Drop for Verdict {
    #[expect(
        clippy::panic,
        reason = "a test that has forgotten `finish` must fail all the same, and a value that is dropped has no other way"
    )]
    fn drop(&mut self) {
        if self.is_given || std::thread::panicking() {
            return;
        }
        if let Err(unexpected) = self.give() {
            panic!("{unexpected}");
        }
    }
}
