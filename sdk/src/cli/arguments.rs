//! Parameters from what stands on the command line.

use std::io::{self, Read};

use polyrpc_codegen::reference::{MethodEntry, ParamEntry};
use serde_json::{Map, Value};

use super::catalog::{Entry, Fault};
use super::exit::Failure;
use super::suggest::did_you_mean;
use crate::RawJson;
use crate::wire::ParamStructure;

/// How many ways to read the arguments are tried.
const MOST_READINGS: usize = 512;

/// The arguments of a call.
#[derive(Clone, Debug, Default)]
pub(super) struct Given<'a> {
    /// Values in the order of the parameters, and `name=value`.
    pub(super) words: &'a [String],
    /// `name=value`, by an option.
    pub(super) named: &'a [String],
    /// All parameters as JSON, `-` for standard input.
    pub(super) json: Option<&'a str>,
}

/// The parameters of a call, checked against the method's types.
pub(super) fn params(entry: &Entry<'_>, given: &Given<'_>) -> Result<RawJson, Failure> {
    if let Some(json) = given.json {
        if !given.words.is_empty() || !given.named.is_empty() {
            return Err(Failure::usage(
                "give the parameters one by one or all by --params, not both",
            ));
        }
        let text = match json {
            "-" => read_input()?,
            text => text.to_owned(),
        };
        return whole(entry, &text);
    }
    if entry.is_viewed() && !(given.words.is_empty() && given.named.is_empty()) {
        return Err(Failure::usage(format!(
            "`{}` takes its parameters in {}: give their view by --params, whose keys end with the kind of the value, as in '{{\"height:u64\":7}}'; \
             see `polyrpc epee --help`",
            entry.name, entry.wire
        )));
    }
    let said = entry.said();
    let assigned = assign(entry, &said.params, given)?;
    read(entry, &said, &assigned)
}

fn read_input() -> io::Result<String> {
    let mut text = String::new();
    io::stdin().lock().read_to_string(&mut text)?;
    Ok(text)
}

/// Checks parameters that are JSON already.
pub(super) fn whole(entry: &Entry<'_>, text: &str) -> Result<RawJson, Failure> {
    if let Err(error) = serde_json::from_str::<&serde_json::value::RawValue>(text) {
        return Err(Failure::usage(format!(
            "the parameters of `{}` are not valid JSON: {error}",
            entry.name
        )));
    }
    let checked = entry.check(text);
    let checked = checked.map_err(|fault| refused(entry, &entry.said().params, &fault))?;
    written(entry, checked)
}

fn written(entry: &Entry<'_>, json: String) -> Result<RawJson, Failure> {
    let message = |error| format!("the parameters of `{}` are no JSON: {error}", entry.name);
    RawJson::new(json).map_err(|error| Failure::usage(message(error)))
}

/// The argument for each parameter, in the order of the parameters.
type Assigned<'a> = Vec<Option<&'a str>>;

fn assign<'a>(
    entry: &Entry<'_>,
    params: &[ParamEntry],
    given: &Given<'a>,
) -> Result<Assigned<'a>, Failure> {
    let mut assigned: Assigned<'a> = vec![None; params.len()];
    let mut set = |index: usize, value: &'a str| match assigned.get_mut(index) {
        Some(slot @ None) => {
            *slot = Some(value);
            Ok(())
        }
        _ => Err(Failure::usage(format!(
            "the parameter `{}` of `{}` is given twice",
            params.get(index).map_or("", |param| &param.name),
            entry.name
        ))),
    };
    for word in given.named {
        let Some((name, value)) = word.split_once('=') else {
            return Err(Failure::usage(format!(
                "--param takes NAME=VALUE, not `{word}`"
            )));
        };
        set(place(entry, params, name)?, value)?;
    }
    let is_open = |index: usize| params.get(index).is_some_and(|param| param.fixed.is_none());
    let mut open = (0..params.len()).filter(|index| is_open(*index));
    for word in given.words {
        match word.split_once('=') {
            Some((name, value)) if is_name(params, name) => {
                set(place(entry, params, name)?, value)?;
            }
            _ => match open.next() {
                Some(next) => set(next, word)?,
                None => return Err(too_many(entry, params)),
            },
        }
    }
    let missing = params
        .iter()
        .zip(&assigned)
        .filter(|(param, word)| param.required && word.is_none());
    // Where a method's nodes assume a value, it need not be given.
    let missing: Vec<&ParamEntry> = missing
        .map(|(param, _)| param)
        .filter(|param| param.default.is_none() && param.fixed.is_none())
        .collect();
    match missing.as_slice() {
        [] => Ok(assigned),
        missing => Err(missing_ones(entry, missing)),
    }
}

/// Whether a word before `=` is meant for the name of a parameter: it is one, or nearly.
fn is_name(params: &[ParamEntry], name: &str) -> bool {
    let is_word = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_');
    let names = || params.iter().map(|param| param.name.as_str());
    is_word && (names().any(|one| one == name) || !did_you_mean(name, names()).is_empty())
}

fn place(entry: &Entry<'_>, params: &[ParamEntry], name: &str) -> Result<usize, Failure> {
    let found = params.iter().position(|param| param.name == name);
    found.ok_or_else(|| {
        let names = params.iter().map(|param| param.name.as_str());
        let hint = did_you_mean(name, names);
        Failure::usage(format!(
            "`{}` has no parameter `{name}`{hint}; {}",
            entry.name,
            signature(params)
        ))
    })
}

fn too_many(entry: &Entry<'_>, params: &[ParamEntry]) -> Failure {
    Failure::usage(format!(
        "too many arguments for `{}`; {}",
        entry.name,
        signature(params)
    ))
}

fn missing_ones(entry: &Entry<'_>, missing: &[&ParamEntry]) -> Failure {
    let each = missing.iter().map(|param| match param.ty.as_str() {
        "" => format!("`{}`", param.name),
        ty => format!("`{}` ({ty})", param.name),
    });
    let each: Vec<String> = each.collect();
    Failure::usage(format!(
        "`{}` needs {}; see `polyrpc describe {} {}`",
        entry.name,
        each.join(", "),
        entry.api,
        entry.name
    ))
}

/// The parameters in a line, optional ones in brackets.
fn signature(params: &[ParamEntry]) -> String {
    let given = params.iter().filter(|param| param.fixed.is_none());
    let names = given.map(|param| match param.required {
        true => param.name.clone(),
        false => format!("[{}]", param.name),
    });
    match names.collect::<Vec<_>>().join(" ") {
        names if names.is_empty() => "it has none".to_owned(),
        names => format!("it has {names}"),
    }
}

/// Parses the arguments as the first combination of JSON and text that the types accept.
fn read(
    entry: &Entry<'_>,
    said: &MethodEntry,
    assigned: &Assigned<'_>,
) -> Result<RawJson, Failure> {
    let readings: Vec<Vec<Option<Value>>> = said
        .params
        .iter()
        .zip(assigned)
        .map(|(param, word)| match word {
            None => vec![param.fixed.clone()],
            Some(word) => readings(param, word).into_iter().map(Some).collect(),
        })
        .collect();
    let mut first_fault = None;
    let all: usize = readings.iter().map(Vec::len).product();
    for number in 0..all.min(MOST_READINGS) {
        let params = arranged(entry.structure, &said.params, &nth(&readings, number));
        match entry.check(&params) {
            Ok(checked) => return written(entry, checked),
            Err(fault) => _ = first_fault.get_or_insert(fault),
        }
    }
    match first_fault {
        Some(fault) => Err(refused(entry, &said.params, &fault)),
        // A method without parameters has one way to call it.
        None => written(entry, entry.wire.no_params().to_owned()),
    }
}

/// How a word may be read, the likeliest first: digits as the quantity that is wanted; JSON; a text.
fn readings(param: &ParamEntry, word: &str) -> Vec<Value> {
    let mut readings = Vec::new();
    let is_number = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    if param.quantity && is_number {
        readings.extend(quantity(word).map(Value::String));
    }
    // What would lose digits as a number of JSON stays a text.
    let json = serde_json::from_str::<Value>(word).ok();
    let json = json.filter(|json| !json.is_f64() || format!("{json}") == word);
    let text = Value::String(word.to_owned());
    match param.ty.as_str() {
        // A text is a text, whatever it looks like.
        "text" | "secret text" => readings.extend([Some(text), json].into_iter().flatten()),
        _ => readings.extend([json, Some(text)].into_iter().flatten()),
    }
    readings
}

/// Decimal digits as a hex quantity; `None` beyond 256 bits.
fn quantity(digits: &str) -> Option<String> {
    let number: ethnum::U256 = digits.parse().ok()?;
    Some(format!("{number:#x}"))
}

/// The combination of this number: the last parameter changes first.
fn nth(readings: &[Vec<Option<Value>>], mut number: usize) -> Vec<Option<Value>> {
    let mut chosen: Vec<Option<Value>> = Vec::new();
    for one in readings.iter().rev() {
        chosen.push(one.get(number % one.len().max(1)).cloned().flatten());
        number /= one.len().max(1);
    }
    chosen.reverse();
    chosen
}

/// The values in the structure of the wire.
fn arranged(structure: ParamStructure, params: &[ParamEntry], values: &[Option<Value>]) -> String {
    match structure {
        ParamStructure::ByName => {
            let pairs = params.iter().zip(values).filter_map(|(param, value)| {
                let value = value.clone().or_else(|| assumed(param))?;
                Some((param.name.clone(), value))
            });
            Value::Object(pairs.collect::<Map<_, _>>()).to_string()
        }
        ParamStructure::ByPosition => {
            let end = values.iter().rposition(Option::is_some);
            let sent = params
                .iter()
                .zip(values)
                .take(end.map_or(0, |last| last + 1));
            let sent = sent.map(|(param, value)| {
                let assumed = || param.default.clone().unwrap_or_default();
                value.clone().unwrap_or_else(assumed)
            });
            Value::Array(sent.collect()).to_string()
        }
        ParamStructure::ByValue => {
            let first = values.iter().flatten().next();
            first.cloned().unwrap_or_default().to_string()
        }
    }
}

/// What nodes assume of a required parameter that isn't given.
fn assumed(param: &ParamEntry) -> Option<Value> {
    param.required.then(|| param.default.clone()).flatten()
}

/// The message about parameters that contradict their types: which one, and what it should be.
fn refused(entry: &Entry<'_>, params: &[ParamEntry], fault: &Fault) -> Failure {
    let path = fault.path.as_str();
    let (param, rest) = parameter(params, path);
    let Some(param) = param else {
        let place = match path {
            "" => String::new(),
            path => format!(" at {path}"),
        };
        return Failure::usage(format!(
            "the parameters of `{}` can't be sent{place}: {}",
            entry.name, fault.message
        ));
    };
    let place = match rest {
        "" => String::new(),
        rest => format!(" at {rest}"),
    };
    let ty = match param.ty.as_str() {
        "" => String::new(),
        ty => format!(" ({ty})"),
    };
    Failure::usage(format!(
        "the parameter `{}`{ty} of `{}` can't be sent{place}: {}",
        param.name, entry.name, fault.message
    ))
}

/// The parameter that a path leads to, and the path inside it.
fn parameter<'a, 'p>(params: &'a [ParamEntry], path: &'p str) -> (Option<&'a ParamEntry>, &'p str) {
    if let Some((index, rest)) = path.strip_prefix('[').and_then(|path| path.split_once(']')) {
        let param = index
            .parse::<usize>()
            .ok()
            .and_then(|index| params.get(index));
        return (param, rest.trim_start_matches('.'));
    }
    let end = path.find(['.', '[']).unwrap_or(path.len());
    let (name, rest) = path.split_at(end);
    let param = params.iter().find(|param| param.name == name);
    (param, rest.trim_start_matches('.'))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn param(quantity: bool, ty: &str) -> ParamEntry {
        let mut param = ParamEntry::default();
        param.quantity = quantity;
        param.ty = ty.to_owned();
        param
    }

    #[test]
    fn digits_are_the_quantity_that_is_wanted() {
        let of = |quantity, ty: &str, word: &str| readings(&param(quantity, ty), word);
        assert_eq!(
            of(true, "hex quantity", "123"),
            [json!("0x7b"), json!(123), json!("123")]
        );
        assert_eq!(of(false, "integer", "123"), [json!(123), json!("123")]);
        assert_eq!(of(false, "text", "123"), [json!("123"), json!(123)]);
        assert_eq!(of(true, "BlockId", "latest"), [json!("latest")]);
        let large = "340282366920938463463374607431768211456";
        let readings = of(true, "hex quantity", large);
        assert_eq!(
            readings.first(),
            Some(&json!("0x100000000000000000000000000000000"))
        );
        // As a number of JSON it would lose its digits.
        assert_eq!(
            of(false, "integer in decimal digits", large),
            [json!(large)]
        );
    }

    #[test]
    fn every_combination_is_reached() {
        let readings = vec![
            vec![Some(json!(1)), Some(json!(2))],
            vec![None],
            vec![Some(json!("a")), Some(json!("b"))],
        ];
        let all: Vec<_> = (0..4).map(|number| nth(&readings, number)).collect();
        assert_eq!(all[0], [Some(json!(1)), None, Some(json!("a"))]);
        assert_eq!(all[1], [Some(json!(1)), None, Some(json!("b"))]);
        assert_eq!(all[3], [Some(json!(2)), None, Some(json!("b"))]);
    }

    #[test]
    fn paths_lead_to_parameters() {
        let mut first = param(false, "");
        first.name = "filter".to_owned();
        let params = [first];
        for (path, name, rest) in [
            ("[0].topics[1]", Some("filter"), "topics[1]"),
            ("filter.topics", Some("filter"), "topics"),
            ("[3]", None, ""),
            ("", None, ""),
        ] {
            let (found, inside) = parameter(&params, path);
            assert_eq!(found.map(|param| param.name.as_str()), name, "{path}");
            assert_eq!(inside, rest, "{path}");
        }
    }
}
