//! Recorded errors as a client reads them, for `polyrpc verify`.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};

use crate::error::RpcError;

/// The parts of an error.
#[derive(Debug, Default)]
pub(crate) struct Parts(BTreeMap<&'static str, Box<RawValue>>);

impl Parts {
    /// The parts of a client's error.
    pub(crate) fn of(error: &RpcError) -> serde_json::Result<Self> {
        let mut parts = Self::default();
        parts.put("code", to_raw_value(&error.code)?);
        parts.put("message", to_raw_value(&error.message)?);
        parts.put_some("data", error.data.as_ref())?;
        parts.put_some("name", error.name.as_ref())?;
        parts.put_some("traceback", error.traceback())?;
        Ok(parts)
    }

    pub(crate) fn put(&mut self, part: &'static str, value: Box<RawValue>) {
        self.0.insert(part, value);
    }

    pub(crate) fn put_some(
        &mut self,
        part: &'static str,
        value: Option<impl Serialize>,
    ) -> serde_json::Result<()> {
        if let Some(value) = value {
            self.put(part, to_raw_value(&value)?);
        }
        Ok(())
    }

    pub(crate) fn finish(&self) -> serde_json::Result<Box<RawValue>> {
        to_raw_value(&self.0)
    }
}
