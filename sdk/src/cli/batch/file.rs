//! The file of calls: a line of JSON each.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry as Slot;
use std::io::{self, Read};

use serde_json::value::RawValue;
use serde_json::{Map, Value};

use crate::RawJson;
use crate::cli::arguments::whole;
use crate::cli::catalog::{Api, Catalog, Entry};
use crate::cli::exit::Failure;
use crate::cli::name;

/// The maximum number of invalid lines that are reported.
const TOLD: usize = 10;

/// A call that can be sent.
pub(in crate::cli) struct Planned<'a> {
    pub(in crate::cli) id: Value,
    pub(in crate::cli) api: Api<'a>,
    pub(in crate::cli) entry: Entry<'a>,
    pub(in crate::cli) params: RawJson,
}

/// Reads and checks all calls.
pub(in crate::cli) fn read<'a>(
    file: &str,
    chain: Option<&str>,
    catalog: &'a Catalog,
) -> Result<Vec<Planned<'a>>, Failure> {
    let text = match file {
        "-" => {
            let mut text = String::new();
            io::stdin().lock().read_to_string(&mut text).map(|_| text)
        }
        file => std::fs::read_to_string(file),
    };
    let text = text.map_err(|error| name(file, &error))?;
    let (mut planned, mut wrong) = (Vec::new(), Vec::new());
    let mut known = Known::new();
    for (number, line) in (1_u64..).zip(text.lines()) {
        if line.trim().is_empty() {
            continue;
        }
        match plan((number, line), chain, catalog, &mut known) {
            Ok(one) => planned.push(one),
            Err(why) => wrong.push(format!("{file}:{number}: {why}")),
        }
    }
    if wrong.is_empty() {
        return Ok(planned);
    }
    let more = wrong.len().saturating_sub(TOLD);
    wrong.truncate(TOLD);
    if more > 0 {
        wrong.push(format!("and {more} more"));
    }
    Err(Failure::Usage(format!(
        "nothing was sent:\n{}",
        wrong.join("\n")
    )))
}

/// Cache of the methods that were looked up, by API and name.
type Known<'a> = BTreeMap<(String, String), (Api<'a>, Entry<'a>)>;

fn plan<'a>(
    (number, line): (u64, &str),
    chain: Option<&str>,
    catalog: &'a Catalog,
    known: &mut Known<'a>,
) -> Result<Planned<'a>, Failure> {
    let mut members: Map<String, Value> = serde_json::from_str(line)
        .map_err(|error| Failure::usage(format!("not an object of JSON: {error}")))?;
    let name = match members.remove("method") {
        Some(Value::String(name)) => name,
        _ => return Err(Failure::usage("it has no `method`")),
    };
    let api = match (members.remove("api"), chain) {
        (Some(Value::String(api)), _) if !catalog.is_document() => api,
        (None, Some(chain)) => chain.to_owned(),
        (None, None) if catalog.is_document() => String::new(),
        (None, None) => {
            return Err(Failure::usage("it has no `api`, and there is no --chain"));
        }
        (Some(_), _) => return Err(Failure::usage("its `api` is no name of a chain")),
    };
    let (api, entry) = match known.entry((api, name)) {
        Slot::Occupied(slot) => slot.get().clone(),
        Slot::Vacant(slot) => {
            let (name, method) = slot.key();
            let api = catalog.api(name)?;
            let entry = api.method(method)?;
            slot.insert((api, entry)).clone()
        }
    };
    let params = match members.contains_key("params") {
        true => raw_params(line)?,
        false => entry.wire.no_params().to_owned(),
    };
    let params = whole(&entry, &params)?;
    let id = members.remove("id").unwrap_or_else(|| Value::from(number));
    Ok(Planned {
        id,
        api,
        entry,
        params,
    })
}

/// The parameters as they stand in the line, with all digits of numbers.
fn raw_params(line: &str) -> Result<String, Failure> {
    let members = serde_json::from_str::<BTreeMap<String, &RawValue>>(line);
    let members = members.map_err(|error| Failure::usage(error.to_string()))?;
    let params = members.get("params").map(|params| params.get());
    Ok(params.unwrap_or("null").to_owned())
}
