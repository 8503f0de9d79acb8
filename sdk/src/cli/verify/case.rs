//! Cases: one line of a file each, with several sides.

use std::collections::BTreeMap;

use serde_json::value::RawValue;

use super::failure;
use crate::MethodInfo;
use crate::cli::compare::{Difference, compare, compare_params};
use crate::cli::json::{HexForm, is_null};
use crate::cli::registry::{Api, Registry};
use crate::cli::report::{Finding, Outcome};
use crate::wire::{ParamStructure, Route};

/// A side's name and its finding.
pub(super) type Side = (&'static str, Finding);

pub(super) struct Case<'a> {
    api: Option<String>,
    method: Option<String>,
    stream: Option<String>,
    params: Option<&'a RawValue>,
    result: Option<&'a RawValue>,
    item: Option<&'a RawValue>,
    error: Option<&'a RawValue>,
    http_status: Option<u16>,
}

impl<'a> Case<'a> {
    /// A case that is expected to be invalid has no error side: an error is the right response to it.
    pub(super) fn new(mut members: BTreeMap<String, &'a RawValue>, expect_invalid: bool) -> Self {
        fn read<'a, T: serde::Deserialize<'a>>(value: Option<&'a RawValue>) -> Option<T> {
            serde_json::from_str(value?.get()).ok()
        }
        let mut take = |key| members.remove(key);
        let error = take("error").filter(|error| !is_null(error) && !expect_invalid);
        Self {
            api: read(take("api")),
            method: read(take("method")),
            stream: read(take("stream")),
            params: take("params"),
            result: take("result"),
            item: take("item"),
            error,
            http_status: read(take("http_status")),
        }
    }

    /// Whether there is nothing to check.
    pub(super) fn is_empty(&self) -> bool {
        let sides = [self.params, self.result, self.item, self.error];
        sides.iter().all(Option::is_none)
    }

    /// The method or stream.
    pub(super) fn name(&self) -> &str {
        let name = self.method.as_ref().or(self.stream.as_ref());
        name.map_or("-", String::as_str)
    }

    /// Checks each side.
    ///
    /// # Errors
    /// If it can't be checked, because nothing of that name is known.
    pub(super) fn check(&self, registry: &Registry) -> Result<Vec<Side>, String> {
        let name = self.api.as_deref().ok_or("the line names no api")?;
        let known = registry.api(name);
        let api = known.ok_or_else(|| format!("there is no api {name:?} in this build"))?;
        let mut sides = Vec::new();
        if self.params.is_some() || self.result.is_some() {
            let method = self.find(api)?;
            let params = self.params.map(|params| check_params(api, method, params));
            sides.extend(params.map(|finding| ("params", finding)));
            let result = self.result.map(|result| check_result(api, method, result));
            sides.extend(result.map(|finding| ("result", finding)));
        }
        if let Some(error) = self.error {
            // An error is checked even if its method is unknown, which may be what it says.
            let mut methods = api.methods();
            let wire = methods.next().ok_or("the api has no methods")?.wire;
            let finding = failure::check(wire, api.hex, error, self.http_status);
            sides.push(("error", finding));
        }
        if let Some(item) = self.item {
            let name = self.stream.as_deref().ok_or("the line names no stream")?;
            let known = api.stream(name);
            let stream =
                known.ok_or_else(|| format!("the api {:?} has no such stream", self.api()))?;
            sides.push(("item", check_value(api.hex, item, stream.recode_item)));
        }
        Ok(sides)
    }

    fn find(&self, api: &Api) -> Result<&'static MethodInfo, String> {
        let name = self.method.as_deref().ok_or("the line names no method")?;
        let known = api.method(name);
        // Where each method has a path of its own, some call it by that.
        let known = known.or_else(|| {
            let by_path = api.method(name.strip_prefix('/')?)?;
            matches!(by_path.wire.route(), Route::Name | Route::Get).then_some(by_path)
        });
        known.ok_or_else(|| format!("the api {:?} has no such method", self.api()))
    }

    fn api(&self) -> &str {
        self.api.as_deref().unwrap_or_default()
    }
}

fn check_params(api: &Api, method: &MethodInfo, params: &RawValue) -> Finding {
    // JSON-RPC omits empty parameters; some clients send null instead, and nodes take an empty list for an empty object and the reverse.
    let text = match (method.param_structure, params.get()) {
        (ParamStructure::ByPosition, "null" | "{}") => "[]",
        (ParamStructure::ByName, "null" | "[]") => "{}",
        (_, text) => text,
    };
    check(text, method.recode_params, |input, output| {
        compare_params(api.hex, method.params, input, output)
    })
}

/// Checks a result. That of a method that is a stream may be an item of it, in the place of what opening it returns: references of nodes
/// made with go-jsonrpc document such methods so.
fn check_result(api: &Api, method: &MethodInfo, result: &RawValue) -> Finding {
    if method.null.is_some() && is_null(result) {
        return Finding::whole(Outcome::Equal, "");
    }
    let own = check_value(api.hex, result, method.recode_result);
    match api.opened_by(method) {
        Some(stream) if own.outcome == Outcome::Failed => {
            check_value(api.hex, result, stream.recode_item)
        }
        _ => own,
    }
}

/// Checks a value's round trip.
fn check_value(
    hex: HexForm,
    value: &RawValue,
    recode: fn(&str) -> Result<String, serde_json::Error>,
) -> Finding {
    check(value.get(), recode, |input, output| {
        compare(hex, input, output)
    })
}

fn check(
    text: &str,
    recode: fn(&str) -> Result<String, serde_json::Error>,
    compare: impl FnOnce(&RawValue, &RawValue) -> Vec<Difference>,
) -> Finding {
    let output = match recode(text) {
        Ok(output) => output,
        Err(error) => return Finding::failed(text, &error),
    };
    match (serde_json::from_str(text), serde_json::from_str(&output)) {
        (Ok(input), Ok(output)) => Finding::compared(&compare(input, output)),
        (Err(error), _) | (_, Err(error)) => {
            Finding::whole(Outcome::Failed, format!("not JSON: {error}"))
        }
    }
}
