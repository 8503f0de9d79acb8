//! Output of `polyrpc verify`: one line for each side that isn't equal, and totals.

use std::fmt;

use super::compare::{Difference, Loss};
use crate::error::DecodeError;

/// The outcome of a side or a case, from the best to the worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Outcome {
    Equal,
    Differs,
    Dropped,
    Failed,
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Equal => "equal",
            Self::Differs => "differs",
            Self::Dropped => "dropped",
            Self::Failed => "failed",
        })
    }
}

/// The finding about one side of a case. Prints as the end of its line: `dropped /gas "0x5208"`.
#[derive(Debug)]
pub(super) struct Finding {
    pub(super) outcome: Outcome,
    pointer: String,
    detail: String,
}

impl Finding {
    /// A finding about the side as a whole.
    pub(super) fn whole(outcome: Outcome, detail: impl Into<String>) -> Self {
        Self {
            outcome,
            pointer: String::new(),
            detail: detail.into(),
        }
    }

    /// A decode failure.
    pub(super) fn failed(text: &str, error: &serde_json::Error) -> Self {
        let error = DecodeError::locate(text.as_bytes(), error);
        Self {
            outcome: Outcome::Failed,
            pointer: pointer(error.path()),
            detail: format!("{} in `{}`", error.message(), error.excerpt()),
        }
    }

    /// The first of the worst differences, and where the others are.
    pub(super) fn compared(differences: &[Difference]) -> Self {
        let worst = |difference: &&Difference| std::cmp::Reverse(difference.loss);
        let Some(first) = differences.iter().min_by_key(worst) else {
            return Self::whole(Outcome::Equal, "");
        };
        let others = differences
            .iter()
            .filter(|other| !std::ptr::eq(*other, first));
        let mut detail = first.detail.clone();
        for (index, other) in others.enumerate() {
            if index == Self::SHOWN {
                detail.push_str(&format!("; and {} more", differences.len() - 1 - index));
                break;
            }
            detail.push_str(&format!(
                "; {} {}",
                Outcome::from(other.loss),
                other.pointer
            ));
        }
        Self {
            outcome: first.loss.into(),
            pointer: first.pointer.clone(),
            detail,
        }
    }

    /// Limit of further differences listed per side.
    const SHOWN: usize = 10;
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pointer = if self.pointer.is_empty() {
            "\"\""
        } else {
            &self.pointer
        };
        write!(f, "{} {}", self.outcome, one_line(pointer))?;
        if !self.detail.is_empty() {
            write!(f, " {}", one_line(&self.detail))?;
        }
        Ok(())
    }
}

impl From<Loss> for Outcome {
    fn from(loss: Loss) -> Self {
        match loss {
            Loss::Differs => Self::Differs,
            Loss::Dropped => Self::Dropped,
        }
    }
}

/// The number of lines per outcome. Prints as the last line.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Tally {
    pub(super) cases: u64,
    pub(super) equal: u64,
    pub(super) differs: u64,
    pub(super) dropped: u64,
    pub(super) failed: u64,
    pub(super) unknown: u64,
    pub(super) skipped: u64,
}

impl Tally {
    pub(super) fn count(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Equal => self.equal += 1,
            Outcome::Differs => self.differs += 1,
            Outcome::Dropped => self.dropped += 1,
            Outcome::Failed => self.failed += 1,
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            cases,
            equal,
            differs,
            dropped,
            failed,
            unknown,
            skipped,
        } = self;
        write!(
            f,
            "cases {cases} equal {equal} differs {differs} dropped {dropped} failed {failed} \
             unknown {unknown} skipped {skipped}"
        )
    }
}

/// Converts a [`DecodeError`]'s path to a JSON pointer: `list[0]["a.b"]` to `/list/0/a.b`.
fn pointer(path: &str) -> String {
    let mut pointer = String::new();
    let mut rest = path;
    while !rest.is_empty() {
        let (token, after) = if let Some(key) = rest.strip_prefix("[\"") {
            key.split_once("\"]").unwrap_or((key, ""))
        } else if let Some(index) = rest.strip_prefix('[') {
            index.split_once(']').unwrap_or((index, ""))
        } else {
            let key = rest.strip_prefix('.').unwrap_or(rest);
            key.split_at(key.find(['.', '[']).unwrap_or(key.len()))
        };
        push_token(&mut pointer, token);
        rest = after;
    }
    pointer
}

/// Appends a key or an index to a JSON pointer.
pub(super) fn push_token(pointer: &mut String, token: &str) {
    pointer.push('/');
    pointer.push_str(&token.replace('~', "~0").replace('/', "~1"));
}

/// The beginning of JSON, for a message.
pub(super) fn excerpt(text: &str) -> String {
    const SHOWN: usize = 60;
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}… ({} bytes)", &text[..end], text.len()),
        None => text.to_owned(),
    }
}

/// Escapes text from a file or a node, so that it can't end the line or control the terminal.
pub(super) fn one_line(text: &str) -> String {
    let escape = |c: char| {
        if c.is_control() {
            c.escape_default().collect()
        } else {
            c.to_string()
        }
    };
    text.chars().map(escape).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn a_text_that_fails_is_pointed_into() {
        let text = r#"{"a/b":[[1],["x"]]}"#;
        let error = serde_json::from_str::<BTreeMap<String, Vec<Vec<u8>>>>(text).err();
        let finding = error
            .map(|error| Finding::failed(text, &error).to_string())
            .unwrap_or_default();
        assert!(
            finding.starts_with("failed /a~1b/1/0 invalid type: string \"x\", expected u8 in `"),
            "{finding}"
        );
    }

    #[test]
    fn a_path_becomes_a_pointer() {
        assert_eq!(pointer(""), "");
        assert_eq!(pointer("list[0].value.gas"), "/list/0/value/gas");
        assert_eq!(pointer(r#"[1]["x.y"][0].z"#), "/1/x.y/0/z");
        assert_eq!(pointer("[\"unclosed"), "/unclosed");
    }

    #[test]
    fn a_line_stays_one_line() {
        let finding = Finding::whole(Outcome::Failed, "a\nb\u{1b}[0m");
        assert_eq!(finding.to_string(), "failed \"\" a\\nb\\u{1b}[0m");
    }

    #[test]
    fn a_side_shows_its_worst_place_and_names_the_others() {
        let difference = |loss, pointer: &str| Difference {
            loss,
            pointer: pointer.to_owned(),
            detail: "was here".to_owned(),
        };
        let mut differences = vec![
            difference(Loss::Differs, "/a"),
            difference(Loss::Dropped, "/b"),
            difference(Loss::Dropped, "/c"),
        ];
        let finding = Finding::compared(&differences);
        assert_eq!(
            finding.to_string(),
            "dropped /b was here; differs /a; dropped /c"
        );
        differences.extend((0..20).map(|_| difference(Loss::Differs, "/d")));
        assert!(
            Finding::compared(&differences)
                .to_string()
                .ends_with("; and 12 more")
        );
        assert_eq!(Finding::compared(&[]).to_string(), "equal \"\"");
    }
}
