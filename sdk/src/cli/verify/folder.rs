//! Folders of recorded binary bodies: pairs of a request and the node's response.

mod decoded;

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use serde_json::Value;

use self::decoded::differs;
use super::case::Side;
use crate::MethodInfo;
use crate::cli::name;
use crate::cli::registry::Registry;
use crate::cli::report::{Finding, Outcome, excerpt};
use crate::epee;
use crate::wire::EPEE;

/// The file that lists the pairs.
const INDEX: &str = "index.json";

/// A pair, as the index has it.
#[derive(Debug)]
pub(super) struct Pair {
    pub(super) name: String,
    /// The path that the request was posted to.
    uri: String,
    http_status: u16,
    request_decoded: BTreeMap<String, Value>,
    response_decoded: BTreeMap<String, Value>,
}

/// The pairs of a folder.
pub(super) struct Folder<'a> {
    path: &'a Path,
    pub(super) pairs: Vec<Pair>,
}

/// The findings about a pair.
pub(super) struct Verdict {
    pub(super) sides: Vec<Side>,
    /// How the request isn't one that a client would write, if it isn't.
    pub(super) note: Option<String>,
}

type Methods = BTreeMap<&'static str, &'static MethodInfo>;

impl<'a> Folder<'a> {
    /// Reads the index.
    ///
    /// # Errors
    /// If it can't be read, or is none.
    pub(super) fn open(path: &'a Path) -> io::Result<Self> {
        let index = path.join(INDEX);
        let shown = index.display().to_string();
        let text = fs::read(&index).map_err(|error| name(&shown, &error))?;
        let entries = serde_json::from_slice::<Vec<Value>>(&text);
        let entries = entries.map_err(|error| name(&shown, &error.into()))?;
        let pairs = entries.iter().map(|entry| {
            Pair::of(entry).ok_or_else(|| {
                let error = io::Error::new(io::ErrorKind::InvalidData, format!("no pair: {entry}"));
                name(&shown, &error)
            })
        });
        let pairs = pairs.collect::<io::Result<_>>()?;
        Ok(Self { path, pairs })
    }

    /// The methods of the api that has all of the folder's, or of none.
    pub(super) fn methods(&self, registry: &Registry) -> Methods {
        let mut apis = BTreeMap::<&str, Methods>::new();
        for method in registry.methods().filter(|method| *method.wire == EPEE) {
            apis.entry(method.api)
                .or_default()
                .insert(method.name, method);
        }
        let has_all = |methods: &Methods| {
            let mut answered = self.pairs.iter().filter(|pair| !pair.is_refused());
            answered.all(|pair| pair.find(methods).is_some())
        };
        apis.into_values().find(has_all).unwrap_or_default()
    }

    /// Checks a pair.
    ///
    /// # Errors
    /// If a file can't be read; inside, if the node has a method that isn't known.
    pub(super) fn check(
        &self,
        pair: &Pair,
        methods: &Methods,
    ) -> io::Result<Result<Verdict, String>> {
        let (request, response) = (self.body(pair, "req")?, self.body(pair, "resp")?);
        let method = pair.find(methods);
        if method.is_none() && !pair.is_refused() {
            let why = format!("no api of this build has all methods, such as {}", pair.uri);
            return Ok(Err(why));
        }
        let asked = Body::of(&request, &pair.request_decoded);
        let answered = Body::of(&response, &pair.response_decoded);
        // Nodes read integers of other widths and pass over keys that they don't know, and some bodies were broken to see what they say.
        let note = match (&asked, method) {
            (Ok(Body::Is(view)), Some(method)) => unusual(view, method),
            _ => None,
        };
        let answered = answered.and_then(|body| match (body, method) {
            (Body::Is(view), Some(method)) => recoded(&response, &view, method.recode_result),
            _ => Ok(()),
        });
        let sides = [("request", asked.map(drop)), ("response", answered)];
        let sides = sides.map(|(side, outcome)| {
            let equal = || Finding::whole(Outcome::Equal, "");
            (side, outcome.map_or_else(|finding| finding, |()| equal()))
        });
        Ok(Ok(Verdict {
            sides: sides.into(),
            note,
        }))
    }

    fn body(&self, pair: &Pair, side: &str) -> io::Result<Vec<u8>> {
        let file = self.path.join(format!("{}.{side}.hex", pair.name));
        let shown = file.display().to_string();
        let digits = fs::read_to_string(&file).map_err(|error| name(&shown, &error))?;
        const_hex::decode(digits.trim()).map_err(|error| {
            let error = io::Error::new(io::ErrorKind::InvalidData, error.to_string());
            name(&shown, &error)
        })
    }
}

impl Pair {
    fn of(entry: &Value) -> Option<Self> {
        let text = |key: &str| entry.get(key)?.as_str().map(str::to_owned);
        let decoded = |key: &str| {
            let members = entry.get(key)?.as_object()?.clone();
            Some(members.into_iter().collect())
        };
        Some(Self {
            name: text("name")?,
            uri: text("uri")?,
            http_status: entry.get("http_status")?.as_u64()?.try_into().ok()?,
            request_decoded: decoded("request_decoded")?,
            response_decoded: decoded("response_decoded")?,
        })
    }

    /// The method at its path.
    fn find(&self, methods: &Methods) -> Option<&'static MethodInfo> {
        let name = self.uri.strip_prefix('/').unwrap_or(&self.uri);
        methods.get(name).copied()
    }

    /// Whether the node had no response to it.
    fn is_refused(&self) -> bool {
        self.http_status != 200
    }
}

/// A body that is what the index says of it.
enum Body {
    /// With its view.
    Is(String),
    /// Nothing that could be decoded, as it should be.
    IsNone,
}

impl Body {
    fn of(bytes: &[u8], decoded: &BTreeMap<String, Value>) -> Result<Self, Finding> {
        let is_broken = decoded.contains_key("undecodable");
        match (epee::to_json(bytes), is_broken) {
            (Err(_), true) => Ok(Self::IsNone),
            (Ok(_), true) => Err(Finding::whole(Outcome::Differs, "it can be decoded")),
            (Err(error), false) => Err(Finding::whole(Outcome::Failed, error.to_string())),
            (Ok(view), false) => {
                let difference = differs(decoded, view.as_str());
                let same = epee::from_json(view.as_str()).is_ok_and(|again| again == bytes);
                match difference {
                    Some(finding) => Err(finding),
                    None if !same => Err(Finding::whole(
                        Outcome::Differs,
                        "its view gives other bytes",
                    )),
                    None => Ok(Self::Is(view.to_string())),
                }
            }
        }
    }
}

/// Whether the typed round trip of a body gives its bytes.
fn recoded(
    bytes: &[u8],
    view: &str,
    recode: fn(&str) -> Result<String, serde_json::Error>,
) -> Result<(), Finding> {
    let again = recode(view).map_err(|error| Finding::failed(view, &error))?;
    let written = epee::from_json(&again);
    match written.map(|written| written == bytes) {
        Ok(true) => Ok(()),
        Ok(false) => {
            let detail = format!("{} became {}", excerpt(view), excerpt(&again));
            Err(Finding::whole(Outcome::Differs, detail))
        }
        Err(error) => Err(Finding::whole(Outcome::Failed, error.to_string())),
    }
}

/// How a request isn't one that a client would write, if it isn't; the order of its keys is everybody's own.
fn unusual(view: &str, method: &MethodInfo) -> Option<String> {
    let again = match (method.recode_params)(view) {
        Ok(again) => again,
        Err(error) => return Some(Finding::failed(view, &error).to_string()),
    };
    let read = |view: &str| serde_json::from_str::<Value>(view).ok();
    let is_same = read(view) == read(&again);
    (!is_same).then(|| format!("{} became {}", excerpt(view), excerpt(&again)))
}
