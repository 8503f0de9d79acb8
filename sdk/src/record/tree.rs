//! Formatting of values: keys sorted, and short ones on a line.

pub(super) use crate::json::Tree;

/// The longest list or object of plain values, in bytes, that stays on one line.
const LINE: usize = 100;

impl Tree {
    /// Formats the value on one line, without white space.
    pub(super) fn compact(&self) -> String {
        let mut out = String::new();
        self.write(&mut out, None);
        out
    }

    /// Formats the value over several lines, each but the first indented by at least `indent` steps of two spaces.
    pub(super) fn pretty(&self, out: &mut String, indent: usize) {
        self.write(out, Some(indent));
    }

    fn write(&self, out: &mut String, indent: Option<usize>) {
        match self {
            Self::Word(text) | Self::Number(text) => out.push_str(text),
            Self::String(text) => out.push_str(&quoted(text)),
            Self::Array(items) => {
                let items = items.iter().map(|item| (None, item));
                self.write_all(out, indent, ['[', ']'], items);
            }
            Self::Object(members) => {
                let members = members.iter().map(|(key, value)| (Some(key), value));
                self.write_all(out, indent, ['{', '}'], members);
            }
        }
    }

    fn write_all<'a>(
        &self,
        out: &mut String,
        indent: Option<usize>,
        [open, close]: [char; 2],
        parts: impl ExactSizeIterator<Item = (Option<&'a String>, &'a Self)>,
    ) {
        let lines = indent.filter(|_| !self.fits_a_line());
        // On one line of a formatted value there is a space after each comma.
        let space = if indent.is_some() { " " } else { "" };
        let empty = parts.len() == 0;
        out.push(open);
        for (index, (key, value)) in parts.enumerate() {
            if index > 0 {
                out.push(',');
            }
            match lines {
                Some(indent) => new_line(out, indent + 1),
                None if index > 0 => out.push_str(space),
                None => {}
            }
            if let Some(key) = key {
                out.push_str(&quoted(key));
                out.push(':');
                out.push_str(space);
            }
            value.write(out, indent.map(|indent| indent + 1));
        }
        if let Some(indent) = lines.filter(|_| !empty) {
            new_line(out, indent);
        }
        out.push(close);
    }

    fn fits_a_line(&self) -> bool {
        let plain = |value: &Self| !matches!(value, Self::Array(_) | Self::Object(_));
        let all_plain = match self {
            Self::Array(items) => items.iter().all(plain),
            Self::Object(members) => members.values().all(plain),
            _ => true,
        };
        all_plain && self.compact().len() <= LINE
    }
}

pub(super) fn quoted(text: &str) -> String {
    // A string can always be serialized.
    serde_json::to_string(text).unwrap_or_default()
}

pub(super) fn new_line(out: &mut String, indent: usize) {
    out.push('\n');
    out.extend(std::iter::repeat_n("  ", indent));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_sorted_and_exact() {
        let text = r#"{ "z": [340282366920938463463374607431768211456, 1.50, -0], "a": {"é\n": "\ud800", "b": []} }"#;
        assert_eq!(
            Tree::read(text).compact(),
            r#"{"a":{"b":[],"é\n":"\ud800"},"z":[340282366920938463463374607431768211456,1.50,-0]}"#
        );
    }

    #[test]
    fn short_lists_stay_on_a_line() {
        let mut out = String::new();
        let long = "x".repeat(LINE);
        Tree::read(&format!(
            r#"{{"a":[1,"b"],"c":{{}},"d":["{long}"],"e":{{"f":1}}}}"#
        ))
        .pretty(&mut out, 1);
        let expected = format!(
            "{{\n    \"a\": [1, \"b\"],\n    \"c\": {{}},\n    \"d\": [\n      \"{long}\"\n    ],\n    \"e\": {{\"f\": 1}}\n  }}"
        );
        assert_eq!(out, expected);
    }

    #[test]
    fn deep_text_stays_text() {
        let deep = "[".repeat(20_000) + &"]".repeat(20_000);
        assert_eq!(Tree::read(&deep).compact(), deep);
    }
}
