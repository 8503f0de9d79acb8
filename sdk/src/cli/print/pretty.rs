//! Indented and coloured JSON, with every number as the node wrote it.

use anstyle::{AnsiColor, Style};

use super::Paint;

/// What a text is in its object.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Key,
    Value,
}

/// Indents valid JSON.
pub(in crate::cli) fn pretty(json: &str, paint: Paint) -> String {
    let mut writer = Writer {
        paint,
        text: String::new(),
        open: Vec::new(),
        place: Place::Value,
    };
    let mut rest = json.trim();
    while let Some(c) = rest.chars().next() {
        let len = match c {
            '"' => text_len(rest),
            '{' | '[' => {
                let end = rest[1..].trim_start();
                if end.starts_with(['}', ']']) {
                    writer.text.push_str(if c == '{' { "{}" } else { "[]" });
                    rest = end[1..].trim_start();
                    continue;
                }
                writer.open(c);
                1
            }
            '}' | ']' | ',' | ':' => {
                writer.sign(c);
                1
            }
            _ => rest
                .find([',', '}', ']', ' ', '\n', '\r', '\t'])
                .unwrap_or(rest.len()),
        };
        let (token, after) = rest.split_at(len);
        if !matches!(c, '{' | '[' | '}' | ']' | ',' | ':') {
            writer.value(token);
        }
        rest = after.trim_start();
    }
    writer.text
}

/// How long the text is that JSON begins with, quotation marks and all.
fn text_len(json: &str) -> usize {
    let mut is_escaped = false;
    for (at, byte) in json.bytes().enumerate().skip(1) {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'"' => return at + 1,
            _ => {}
        }
    }
    json.len()
}

struct Writer {
    paint: Paint,
    text: String,
    /// The objects and lists that are open.
    open: Vec<char>,
    place: Place,
}

impl Writer {
    fn open(&mut self, c: char) {
        self.text.push(c);
        self.open.push(c);
        self.line();
        self.place = self.place_inside();
    }

    fn sign(&mut self, c: char) {
        match c {
            ',' => {
                self.text.push(c);
                self.line();
                self.place = self.place_inside();
            }
            ':' => {
                self.text.push_str(": ");
                self.place = Place::Value;
            }
            _ => {
                self.open.pop();
                self.line();
                self.text.push(c);
            }
        }
    }

    fn place_inside(&self) -> Place {
        match self.open.last() {
            Some('{') => Place::Key,
            _ => Place::Value,
        }
    }

    fn line(&mut self) {
        self.text.push('\n');
        self.text.push_str(&"  ".repeat(self.open.len()));
    }

    fn value(&mut self, token: &str) {
        let style = match (token.as_bytes().first(), self.place) {
            (Some(b'"'), Place::Key) => AnsiColor::Cyan.on_default(),
            (Some(b'"'), Place::Value) => AnsiColor::Green.on_default(),
            (Some(b't' | b'f' | b'n'), _) => AnsiColor::Magenta.on_default(),
            _ => Style::new(),
        };
        let token = printable(token);
        match style == Style::new() {
            true => self.text.push_str(&token),
            false => self.text.push_str(&self.paint.text(style, &token)),
        }
    }
}

/// A token without what controls a terminal: JSON allows some of that as it is.
fn printable(token: &str) -> String {
    let escape = |c: char| match c.is_control() {
        true => format!("\\u{:04x}", u32::from(c)),
        false => c.to_string(),
    };
    token.chars().map(escape).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(json: &str) -> String {
        pretty(json, Paint::PLAIN)
    }

    #[test]
    fn it_is_what_serde_json_writes() {
        for json in [
            r#"{"a":[1,2,{"b":null}],"c":{},"d":[],"e":"x:,{}[]\"\\","f":true}"#,
            "[[],[[]],{\"a\":{}}]",
            "\"text\"",
            "7",
            "null",
        ] {
            let value: serde_json::Value = serde_json::from_str(json).expect(json);
            assert_eq!(plain(json), format!("{value:#}"));
        }
    }

    #[test]
    fn numbers_keep_their_digits_and_spaces_go() {
        let json = "{ \"n\" : 123456789012345678901234567890.10 ,\n\t\"e\": [ ] }";
        assert_eq!(
            plain(json),
            "{\n  \"n\": 123456789012345678901234567890.10,\n  \"e\": []\n}"
        );
    }

    #[test]
    fn a_terminal_is_not_controlled() {
        assert_eq!(plain("\"\u{9b}31m\""), "\"\\u009b31m\"");
    }
}
