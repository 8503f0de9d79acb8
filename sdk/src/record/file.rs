//! File format of recordings.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use serde::Deserialize;
use serde_json::value::RawValue;

use super::tree::{Tree, new_line, quoted};
use super::{Exchange, Recording};
use crate::error::{Error, RpcError};

/// The format's version, which grows when older versions can't read the file.
const VERSION: u64 = 1;

impl Recording {
    /// Parses a recording.
    ///
    /// # Errors
    /// If it isn't a recording, or has an unknown version.
    pub fn parse(text: &str) -> Result<Self, Error> {
        recording(text).map_err(|error| Error::config(format!("not a recording: {error}")))
    }

    /// Reads a recording from a file.
    ///
    /// # Errors
    /// If it can't be read, isn't a recording, or has an unknown version.
    pub fn load(path: impl AsRef<Path>) -> Result<Self, Error> {
        let path = path.as_ref();
        let located =
            |error: &dyn std::fmt::Display| Error::config(format!("{}: {error}", path.display()));
        let text = fs::read_to_string(path).map_err(|error| located(&error))?;
        Self::parse(&text).map_err(|error| located(&error))
    }

    /// Formats the recording for [`parse`](Self::parse).
    pub fn to_text(&self) -> String {
        let mut out = format!("{{\n  \"version\": {VERSION},\n  \"exchanges\": [");
        for (index, exchange) in self.exchanges().iter().enumerate() {
            if index > 0 {
                out.push(',');
            }
            new_line(&mut out, 2);
            exchange.write(&mut out);
        }
        if !self.exchanges().is_empty() {
            new_line(&mut out, 1);
        }
        out.push_str("]\n}\n");
        out
    }

    /// Writes the recording to `path` atomically: readers find either the old or the new file, whole.
    ///
    /// # Errors
    /// If the file can't be written; an existing one is untouched then.
    pub fn save(&self, path: impl AsRef<Path>) -> io::Result<()> {
        let path = path.as_ref();
        let beside = beside(path)?;
        let written = write_new(&beside, &self.to_text()).and_then(|()| fs::rename(&beside, path));
        if written.is_err() {
            // Best effort: the write's own error is what counts.
            let _ = fs::remove_file(&beside);
        }
        written
    }
}

/// Creates a temporary file in the same folder, so that it can be renamed atomically.
fn beside(path: &Path) -> io::Result<PathBuf> {
    static COUNT: AtomicU64 = AtomicU64::new(0);

    let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?;
    let mut hidden = std::ffi::OsString::from(".");
    hidden.push(name);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    hidden.push(format!(".{}-{count}", std::process::id()));
    Ok(path.with_file_name(hidden))
}

fn write_new(path: &Path, text: &str) -> io::Result<()> {
    let mut file = fs::File::create(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

impl Exchange {
    fn write(&self, out: &mut String) {
        let (key, outcome) = match &self.outcome {
            Ok(result) => ("result", result.as_str().to_owned()),
            // An error object can always be serialized.
            Err(error) => ("error", serde_json::to_string(error).unwrap_or_default()),
        };
        let mut members = vec![
            ("method", quoted(&self.method)),
            ("params", self.params.to_string()),
            (key, outcome),
        ];
        if !self.extras.is_empty() {
            // What was read from JSON can be written as JSON.
            let extras = serde_json::to_string(&self.extras).unwrap_or_default();
            members.push(("extras", extras));
        }
        out.push('{');
        for (index, (key, value)) in members.iter().enumerate() {
            if index > 0 {
                out.push(',');
            }
            new_line(out, 3);
            out.push_str(&format!("\"{key}\": "));
            Tree::read(value).pretty(out, 3);
        }
        new_line(out, 2);
        out.push('}');
    }
}

type Members<'a> = BTreeMap<String, &'a RawValue>;

fn read<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T, String> {
    serde_json::from_str(text).map_err(|error| error.to_string())
}

/// Removes formatting, as nodes don't send any.
fn on_one_line(text: &str) -> String {
    Tree::read(text).compact()
}

fn only_known(members: &Members<'_>, known: &[&str]) -> Result<(), String> {
    match members.keys().find(|key| !known.contains(&key.as_str())) {
        Some(unknown) => Err(format!("unknown key `{unknown}`")),
        None => Ok(()),
    }
}

fn recording(text: &str) -> Result<Recording, String> {
    let members: Members<'_> = read(text)?;
    // Checked first: the rest of another version may differ.
    let version = members.get("version").ok_or("there is no `version`")?.get();
    if version != VERSION.to_string() {
        return Err(format!("it is of version {version}, known is {VERSION}"));
    }
    only_known(&members, &["version", "exchanges"])?;
    let exchanges = members.get("exchanges").ok_or("there are no `exchanges`")?;
    let exchanges: Vec<&RawValue> = read(exchanges.get())?;
    let exchanges = exchanges.iter().enumerate().map(|(index, text)| {
        exchange(text.get()).map_err(|error| format!("exchange {index}: {error}"))
    });
    Ok(Recording {
        exchanges: exchanges.collect::<Result<_, _>>()?,
    })
}

fn exchange(text: &str) -> Result<Exchange, String> {
    let members: Members<'_> = read(text)?;
    only_known(&members, &["method", "params", "result", "error", "extras"])?;
    let get = |key| members.get(key).copied().map(RawValue::get);
    let method: String = read(get("method").ok_or("there is no `method`")?)?;
    let outcome = match (get("result"), get("error")) {
        (Some(result), None) => Ok(read(&on_one_line(result))?),
        (None, Some(error)) => Err(read::<RpcError>(&on_one_line(error))?),
        _ => return Err(format!("{method} must have either `result` or `error`")),
    };
    let params = read(&on_one_line(get("params").unwrap_or("[]")))?;
    let extras = read(&on_one_line(get("extras").unwrap_or("{}")))?;
    Ok(Exchange::new(method, params, outcome).with_extras(extras))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::raw::RawJson;

    const TEXT: &str = r#"{
  "version": 1,
  "exchanges": [
    {
      "method": "a",
      "params": [1.50, 2],
      "result": null
    },
    {
      "method": "b",
      "params": {},
      "error": {"code": 3, "data": "0x", "message": "reverted"},
      "extras": {"height": 7}
    }
  ]
}
"#;

    /// The reason why a text is no recording.
    fn refused(text: &str) -> String {
        Recording::parse(text).expect_err(text).to_string()
    }

    #[test]
    fn text_and_back() -> Result<(), Error> {
        assert_eq!(Recording::parse(TEXT)?.to_text(), TEXT);
        let unsorted = r#"{"exchanges":[{"result":{"b":1,"a":18446744073709551616.0},"method":"a"}],"version":1}"#;
        let sorted = Recording::parse(unsorted)?.to_text();
        assert!(
            sorted.contains(r#""result": {"a": 18446744073709551616.0, "b": 1}"#),
            "{sorted}"
        );
        let again = Recording::parse(&sorted)?;
        assert_eq!(again.to_text(), sorted);
        // How the file is laid out isn't part of the response.
        let result = again.exchanges()[0].outcome.as_ref().map(RawJson::as_str);
        assert_eq!(result, Ok(r#"{"a":18446744073709551616.0,"b":1}"#));
        assert_eq!(
            Recording::default().to_text(),
            "{\n  \"version\": 1,\n  \"exchanges\": []\n}\n"
        );
        Ok(())
    }

    #[test]
    fn what_is_no_recording_is_refused() {
        for (text, reason) in [
            ("[]", "not a recording: "),
            ("{}", "no `version`"),
            (r#"{"version":2,"other":[]}"#, "version 2, known is 1"),
            (r#"{"version":1}"#, "no `exchanges`"),
            (r#"{"version":1,"exchanges":[],"x":0}"#, "unknown key `x`"),
            (r#"{"version":1,"exchanges":[{"result":1}]}"#, "no `method`"),
            (
                r#"{"version":1,"exchanges":[{"method":"a"}]}"#,
                "exchange 0: a must have either",
            ),
            (
                r#"{"version":1,"exchanges":[{"method":"a","result":1,"error":{"code":1}}]}"#,
                "a must have either",
            ),
            (
                r#"{"version":1,"exchanges":[{"method":"a","error":"x"}]}"#,
                "error object",
            ),
            (
                r#"{"version":1,"exchanges":[{"method":"a","result":1,"parms":[]}]}"#,
                "unknown key `parms`",
            ),
        ] {
            let refusal = refused(text);
            assert!(refusal.contains(reason), "{text}: {refusal}");
        }
    }

    #[test]
    fn a_file_is_whole_or_as_it_was() -> Result<(), Box<dyn std::error::Error>> {
        let folder = tempfile::tempdir()?;
        let file = folder.path().join("traffic.json");
        let recording = Recording::parse(TEXT)?;
        recording.save(&file)?;
        // Whoever has the old file open keeps all of it: the new one takes its place, and isn't written into it.
        let old = folder.path().join("old.json");
        fs::hard_link(&file, &old)?;
        Recording::default().save(&file)?;
        assert_eq!(Recording::load(&file)?, Recording::default());
        assert_eq!(Recording::load(&old)?, recording);

        // A folder can't be replaced by a file.
        let taken = folder.path().join("taken");
        fs::create_dir(&taken)?;
        assert!(recording.save(&taken).is_err() && taken.is_dir());
        let mut names = Vec::new();
        for entry in fs::read_dir(folder.path())? {
            names.push(entry?.file_name());
        }
        names.sort();
        assert_eq!(
            names,
            ["old.json", "taken", "traffic.json"],
            "nothing else is left"
        );

        let missing = Recording::load(folder.path().join("none.json")).expect_err("no file");
        assert!(missing.to_string().contains("none.json"), "{missing}");
        Ok(())
    }
}
