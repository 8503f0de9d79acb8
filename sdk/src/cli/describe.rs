//! `polyrpc describe`: a method, a stream or a type, with all that the documents say of it.

use std::io::{self, Write};

use clap::Args;
use polyrpc_codegen::reference::{MethodEntry, ParamEntry, ResultEntry, StreamEntry, TypeEntry};
use serde_json::Value;

use super::catalog::{Api, Catalog, DocumentArgs, Entry, Opened};
use super::exit::{Failure, Outcome};
use super::print::Paint;
use super::words::chain_and_name;
use crate::wire::ParamStructure;

/// Describes a method, a stream or a type.
///
/// What the documents say: parameters, types, units, errors, result, and an example of a call.
#[derive(Debug, Args)]
#[command(
    override_usage = "polyrpc describe [OPTIONS] CHAIN NAME\n       polyrpc describe [OPTIONS] --document FILE NAME"
)]
pub(super) struct Describe {
    /// The chain, and the name of a method, of a stream or of a type.
    #[arg(value_name = "CHAIN NAME", required = true, num_args = 1..=2)]
    words: Vec<String>,
    /// All of it as JSON.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    pub(super) document: DocumentArgs,
}

impl Describe {
    pub(super) fn run(&self, catalog: &Catalog, paint: Paint, output: &mut impl Write) -> Outcome {
        let (api, name, rest) = chain_and_name(catalog, &self.words, "NAME")?;
        if let Some(word) = rest.first() {
            return Err(Failure::usage(format!("`{word}` is one name too many")));
        }
        let missing = match api.method(name) {
            Ok(entry) => {
                self.method(&api, &entry, paint, output)?;
                return Ok(true);
            }
            Err(missing) => missing,
        };
        if let Ok(opened) = api.stream(name) {
            self.stream(&api, &opened, paint, output)?;
        } else if let Some(entry) = api.type_entry(name) {
            self.type_entry(&entry, paint, output)?;
        } else {
            return Err(missing);
        }
        Ok(true)
    }

    fn method(
        &self,
        api: &Api<'_>,
        entry: &Entry<'_>,
        paint: Paint,
        output: &mut impl Write,
    ) -> io::Result<()> {
        let said = entry.said();
        if self.json {
            return json(&said, paint, output);
        }
        let safety = format!("{:?}", entry.safety).to_lowercase();
        let about = format!("{} of {}, over {}", safety, entry.api, entry.wire);
        writeln!(
            output,
            "{}  {}",
            paint.name(entry.name),
            paint.faint(&about)
        )?;
        text(&said.text, "", output)?;
        facts(&said, output)?;
        params("Parameters", &said.params, paint, output)?;
        result(&said, paint, output)?;
        types(api, &said, paint, output)?;
        errors(&said, paint, output)?;
        if !said.streams.is_empty() {
            heading("Streams", paint, output)?;
            for stream in &said.streams {
                let line = stream.text.lines().next().unwrap_or_default();
                writeln!(output, "  {}  {line}", paint.name(&stream.name))?;
            }
        }
        heading("Example", paint, output)?;
        let example = example_line("call", entry, entry.name, &said.params, &said.example);
        writeln!(output, "  {example}")
    }

    fn stream(
        &self,
        api: &Api<'_>,
        opened: &Opened<'_>,
        paint: Paint,
        output: &mut impl Write,
    ) -> io::Result<()> {
        let said = &opened.said;
        if self.json {
            return json(said, paint, output);
        }
        let about = format!(
            "stream of {}, opened by {}",
            opened.entry.api, opened.entry.name
        );
        writeln!(
            output,
            "{}  {}",
            paint.name(&said.name),
            paint.faint(&about)
        )?;
        text(&said.text, "", output)?;
        let given: Vec<ParamEntry> = given(said).cloned().collect();
        params("Parameters", &given, paint, output)?;
        heading("Items", paint, output)?;
        writeln!(output, "  {}", said.item)?;
        for entry in named_in(api, [said.item.as_str()]) {
            fields(&entry, paint, output)?;
        }
        for entry in named_in(api, given.iter().map(|param| param.ty.as_str())) {
            heading(&entry.name, paint, output)?;
            fields(&entry, paint, output)?;
        }
        heading("Example", paint, output)?;
        let entry = &opened.entry;
        let line = example_line("subscribe", entry, &said.name, &said.params, &said.example);
        writeln!(output, "  {line}")
    }

    fn type_entry(
        &self,
        entry: &TypeEntry,
        paint: Paint,
        output: &mut impl Write,
    ) -> io::Result<()> {
        if self.json {
            return json(entry, paint, output);
        }
        writeln!(
            output,
            "{}  {}",
            paint.name(&entry.name),
            paint.faint("type")
        )?;
        text(&entry.text, "", output)?;
        fields(entry, paint, output)
    }
}

fn json<T: serde::Serialize>(said: &T, paint: Paint, output: &mut impl Write) -> io::Result<()> {
    writeln!(output, "{}", paint.json(&serde_json::to_string(said)?))
}

/// The parameters that a caller gives.
fn given(said: &StreamEntry) -> impl Iterator<Item = &ParamEntry> {
    said.params.iter().filter(|param| param.fixed.is_none())
}

fn heading(title: &str, paint: Paint, output: &mut impl Write) -> io::Result<()> {
    writeln!(output, "\n{}", paint.heading(title))
}

fn text(text: &str, indent: &str, output: &mut impl Write) -> io::Result<()> {
    for line in text.lines() {
        match line.trim().is_empty() {
            true => writeln!(output)?,
            false => writeln!(output, "{indent}{line}")?,
        }
    }
    Ok(())
}

/// Writes the facts of one line each.
fn facts(said: &MethodEntry, output: &mut impl Write) -> io::Result<()> {
    let list = |items: &[String]| (!items.is_empty()).then(|| items.join(", "));
    let facts = [
        ("Also called", list(&said.aliases)),
        ("Needs the permission", said.permission.clone()),
        ("Served by", list(&said.nodes)),
        ("More", said.source.clone()),
    ];
    let facts: Vec<_> = facts
        .into_iter()
        .filter_map(|(what, text)| Some((what, text?)))
        .collect();
    if said.deprecated || !facts.is_empty() {
        writeln!(output)?;
    }
    if said.deprecated {
        writeln!(output, "Deprecated.")?;
    }
    for (what, text) in facts {
        writeln!(output, "{what}: {text}")?;
    }
    Ok(())
}

fn params(
    title: &str,
    params: &[ParamEntry],
    paint: Paint,
    output: &mut impl Write,
) -> io::Result<()> {
    if params.is_empty() {
        return Ok(());
    }
    heading(title, paint, output)?;
    rows(params, paint, output)
}

fn rows(params: &[ParamEntry], paint: Paint, output: &mut impl Write) -> io::Result<()> {
    let width = |of: &dyn Fn(&ParamEntry) -> usize| params.iter().map(of).max().unwrap_or(0);
    let name = width(&|param| param.name.chars().count());
    let kinds: Vec<String> = params.iter().map(kind).collect();
    let kind = kinds.iter().map(|kind| kind.chars().count()).max();
    let kind = kind.unwrap_or(0);
    for (param, words) in params.iter().zip(&kinds) {
        let mut lines = param.text.lines();
        let line = format!(
            "  {}  {words:kind$}  {}",
            paint.name(&format!("{:name$}", param.name)),
            lines.next().unwrap_or_default()
        );
        writeln!(output, "{}", line.trim_end())?;
        for line in lines.filter(|line| !line.trim().is_empty()) {
            writeln!(output, "{:1$}{line}", "", name + kind + 6)?;
        }
    }
    Ok(())
}

/// The type, the unit, and whether it must be there.
fn kind(param: &ParamEntry) -> String {
    let mut kind = param.ty.clone();
    if let Some(unit) = &param.unit {
        kind.push_str(&format!(" in {unit}"));
    }
    if param.nullable {
        kind.push_str(" or null");
    }
    match &param.default {
        Some(default) => kind.push_str(&format!(", {default} by default")),
        None if !param.required => kind.push_str(", optional"),
        None => {}
    }
    kind
}

fn result(said: &MethodEntry, paint: Paint, output: &mut impl Write) -> io::Result<()> {
    heading("Result", paint, output)?;
    let Some(ResultEntry { ty, unit, text, .. }) = &said.result else {
        return writeln!(output, "  null");
    };
    let unit = unit.as_ref().map(|unit| format!(" in {unit}"));
    writeln!(output, "  {ty}{}", unit.unwrap_or_default())?;
    self::text(text, "  ", output)?;
    match &said.null {
        Some(null) => writeln!(output, "  Null: {null}."),
        None => Ok(()),
    }
}

/// The types that parameters and the result name.
fn types(
    api: &Api<'_>,
    said: &MethodEntry,
    paint: Paint,
    output: &mut impl Write,
) -> io::Result<()> {
    let result = said.result.iter().map(|result| result.ty.as_str());
    let words = said.params.iter().map(|param| param.ty.as_str());
    for entry in named_in(api, words.chain(result)) {
        heading(&entry.name, paint, output)?;
        let first = entry.text.lines().next().unwrap_or_default();
        text(first, "  ", output)?;
        fields(&entry, paint, output)?;
    }
    Ok(())
}

/// The named types in descriptions of types, each once.
fn named_in<'w>(api: &Api<'_>, words: impl IntoIterator<Item = &'w str>) -> Vec<TypeEntry> {
    let mut found: Vec<TypeEntry> = Vec::new();
    for words in words {
        let names = words.split(|c: char| !c.is_alphanumeric() && c != '_');
        for name in names.filter(|name| name.starts_with(char::is_uppercase)) {
            if !found.iter().any(|entry| entry.name == name) {
                found.extend(api.type_entry(name));
            }
        }
    }
    found
}

fn fields(entry: &TypeEntry, paint: Paint, output: &mut impl Write) -> io::Result<()> {
    if !entry.one_of.is_empty() {
        writeln!(output, "  one of: {}", entry.one_of.join(", "))?;
    }
    rows(&entry.fields, paint, output)
}

fn errors(said: &MethodEntry, paint: Paint, output: &mut impl Write) -> io::Result<()> {
    if said.errors.is_empty() {
        return Ok(());
    }
    heading("Errors", paint, output)?;
    for error in &said.errors {
        let data = error.data.as_ref();
        let data = data.map(|data| format!(", with {data}"));
        let data = data.unwrap_or_default();
        writeln!(output, "  {:>6}  {}{data}", error.code, error.message)?;
    }
    Ok(())
}

/// A command that calls the method, or opens a stream of it, with parameters in the structure of the wire.
fn example_line(
    command: &str,
    entry: &Entry<'_>,
    name: &str,
    params: &[ParamEntry],
    example: &Value,
) -> String {
    let api = match entry.is_document() {
        true => "--document FILE".to_owned(),
        false => entry.api.to_owned(),
    };
    let start = format!("polyrpc {command} {api} {name}");
    if entry.is_viewed() && !params.is_empty() {
        return format!(
            "{start} --params VIEW\n  VIEW is the parameters as `polyrpc epee --help` has it."
        );
    }
    match words(entry, params, example) {
        Some(words) if words.is_empty() => start,
        Some(words) => format!("{start} {}", words.join(" ")),
        None => format!("{start} --params {}", quoted(&example.to_string())),
    }
}

/// An example's arguments for the command line, without constant ones; `None` if one of them has no such form.
fn words(entry: &Entry<'_>, params: &[ParamEntry], example: &Value) -> Option<Vec<String>> {
    let is_fixed = |param: &ParamEntry| param.fixed.is_some();
    match (example, entry.structure) {
        (Value::Array(items), ParamStructure::ByPosition) => {
            let given = params
                .iter()
                .zip(items)
                .filter(|(param, _)| !is_fixed(param));
            given.map(|(_, value)| word(value)).collect()
        }
        (Value::Object(pairs), ParamStructure::ByName) => {
            let fixed = |name: &str| params.iter().any(|one| one.name == name && is_fixed(one));
            let given = pairs.iter().filter(|(name, _)| !fixed(name));
            let words = given.map(|(name, value)| Some(format!("{name}={}", word(value)?)));
            words.collect()
        }
        (value, ParamStructure::ByValue) => word(value).map(|word| vec![word]),
        _ => None,
    }
}

/// A value as a word of a shell; `None` for one that would be read as something else.
fn word(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => {
            let is_itself = serde_json::from_str::<Value>(text).is_err();
            let is_named = text.contains('=') || text.is_empty();
            (is_itself && !is_named).then(|| quoted(text))
        }
        value => Some(quoted(&value.to_string())),
    }
}

/// In quotation marks, where a shell would make something else of it.
fn quoted(text: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "_-./:,@%+".contains(c);
    match !text.is_empty() && text.chars().all(is_plain) {
        true => text.to_owned(),
        false => format!("'{}'", text.replace('\'', r"'\''")),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn words_of_an_example_are_read_as_they_were_meant() {
        for (value, expected) in [
            (json!("0xab"), Some("0xab")),
            (json!("it's"), Some(r"'it'\''s'")),
            (json!(["a"]), Some(r#"'["a"]'"#)),
            (json!(7), Some("7")),
            (json!(null), Some("null")),
            // These would be a number, and a name with its value.
            (json!("7"), None),
            (json!("a=b"), None),
            (json!(""), None),
        ] {
            assert_eq!(word(&value).as_deref(), expected, "{value}");
        }
    }
}
