//! Doc comments: the document's words made safe for Markdown, and facts behind them.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{Docs, Document, Param, Presence};

/// Doc attributes for an item: its words or the fallback, its unit, facts, whether it is deprecated, where more is said.
pub(super) fn attributes(docs: &Docs, fallback: &str, facts: &[String]) -> TokenStream {
    let mut paragraphs: Vec<String> = Vec::new();
    let text = docs
        .text
        .as_deref()
        .map(str::trim)
        .filter(|text| !text.is_empty());
    paragraphs.push(text.map_or_else(|| fallback.to_owned(), markdown));
    if let Some(unit) = docs.unit.as_ref().filter(|unit| *unit != "none") {
        paragraphs.push(format!("Unit: {}.", markdown(unit)));
    }
    paragraphs.extend(facts.iter().cloned());
    if docs.deprecated {
        paragraphs.push("Deprecated.".to_owned());
    }
    if let Some(source) = &docs.source {
        paragraphs.push(format!("Source: <{}>", source.replace(['<', '>', ' '], "")));
    }
    lines(&paragraphs.join("\n\n"))
}

/// The documented default of a parameter.
pub(super) fn default_fact(param: &Param) -> Vec<String> {
    let default = param.default.as_ref();
    let default = default.filter(|_| param.presence != Presence::Required);
    let sent = default.map(|value| {
        format!(
            "Default: {}, which is sent when it is not set.",
            code(&value.to_string())
        )
    });
    sent.into_iter().collect()
}

/// How long a line of docs may be, which is indented where it stands.
const WIDTH: usize = 120;

/// Doc attributes for a text that is safe already. Long lines are broken.
pub(super) fn lines(text: &str) -> TokenStream {
    let lines = text.lines().flat_map(broken);
    let lines = lines.map(|line| {
        if line.is_empty() {
            String::new()
        } else {
            format!(" {line}")
        }
    });
    quote!(#(#[doc = #lines])*)
}

/// A line of Markdown as shorter ones that mean the same.
fn broken(line: &str) -> Vec<String> {
    let indent = if line.starts_with("- ") { "  " } else { "" };
    let mut lines = vec![String::new()];
    let mut words = line.split(' ').peekable();
    while let Some(word) = words.next() {
        let Some(last) = lines.last_mut() else { break };
        let is_long = last.len() + 1 + word.len() > WIDTH && !last.trim().is_empty();
        if is_long && !begins_block(word) {
            lines.push(format!("{indent}{word}"));
        } else {
            last.push_str(word);
        }
        if let (Some(_), Some(last)) = (words.peek(), lines.last_mut()) {
            last.push(' ');
        }
    }
    for line in &mut lines {
        line.truncate(line.trim_end().len());
    }
    lines
}

/// Whether a word at the beginning of a line would make it a list, a heading or a quotation.
fn begins_block(word: &str) -> bool {
    let number = word.trim_end_matches(['.', ')']);
    let is_number = number.len() < word.len() && number.chars().all(|c| c.is_ascii_digit());
    word.is_empty()
        || is_number
        || word.starts_with(['-', '+', '#', '>', '=', '|'])
        || word.starts_with("```")
}

/// A document's title.
pub(super) fn title(document: &Document) -> String {
    let title = document.title.replace(['<', '>', '[', ']'], "");
    title.trim().to_owned()
}

/// A name or a value in a code span.
pub(super) fn code(text: &str) -> String {
    format!("`{}`", text.replace('`', "'"))
}

/// A document's words as Markdown that rustdoc takes without a warning: code spans stay, brackets outside them are
/// escaped, addresses become links, and nothing is indented into a code block.
pub(super) fn markdown(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(|line| safe_line(line.trim())).collect();
    lines.join("\n")
}

fn safe_line(line: &str) -> String {
    let balanced = line.matches('`').count().is_multiple_of(2);
    let mut safe = String::with_capacity(line.len() + 8);
    let mut in_code = false;
    let mut rest = line;
    while let Some(next) = rest.chars().next() {
        if !in_code && (rest.starts_with("https://") || rest.starts_with("http://")) {
            let end = rest
                .find(|c: char| c.is_whitespace() || "<>)]\"'`".contains(c))
                .unwrap_or(rest.len());
            let address = rest[..end].trim_end_matches(['.', ',', ';', ':']);
            safe.push_str(&format!("<{address}>"));
            rest = &rest[address.len()..];
            continue;
        }
        match next {
            '`' if balanced => {
                in_code = !in_code;
                safe.push('`');
            }
            '`' => safe.push_str("\\`"),
            '[' | ']' | '<' | '>' | '*' | '\\' | '_' if !in_code => {
                safe.push('\\');
                safe.push(next);
            }
            _ => safe.push(next),
        }
        rest = &rest[next.len_utf8()..];
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::{WIDTH, broken, markdown};

    #[test]
    fn long_lines_are_broken_where_that_changes_nothing() {
        let line = format!(
            "- `-1`: {}- and 3. {}end",
            "one ".repeat(28),
            "two ".repeat(40)
        );
        let lines = broken(&line);
        assert_eq!(lines.len(), 3);
        assert!(
            lines.iter().all(|line| line.len() <= WIDTH + 8),
            "{lines:?}"
        );
        assert!(
            lines[0].ends_with(" one -") && lines[1].starts_with("  and 3. two"),
            "{lines:?}"
        );
        assert!(lines[2].starts_with("  two"), "{lines:?}");
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(words(&lines.join("\n")), words(&line));
        assert_eq!(broken(""), [""]);
        assert_eq!(broken(&"x".repeat(200)).len(), 1);
    }

    #[test]
    fn words_become_markdown_that_rustdoc_takes() {
        assert_eq!(
            markdown("a `Vec<u8>` of <b> [x]"),
            "a `Vec<u8>` of \\<b\\> \\[x\\]"
        );
        assert_eq!(
            markdown("see https://a.example/b_c."),
            "see <https://a.example/b_c>."
        );
        assert_eq!(markdown("    indented\n\tmore"), "indented\nmore");
        assert_eq!(markdown("an odd ` tick"), "an odd \\` tick");
    }
}
