//! Doc comments: the document's words made safe for Markdown, and facts behind them.

use proc_macro2::TokenStream;
use quote::quote;

use super::markdown::begins_with_block;
pub(super) use super::markdown::{inline, markdown};
use crate::ir::{Docs, Document, Param, Presence};

/// Doc attributes for an item: its words or the fallback, its unit, facts, whether it is deprecated, where more is said.
pub(super) fn attributes(docs: &Docs, fallback: &str, facts: &[String]) -> TokenStream {
    with_example(docs, fallback, facts, None)
}

/// Writes an item's docs with an example at the end.
pub(super) fn with_example(
    docs: &Docs,
    fallback: &str,
    facts: &[String],
    example: Option<String>,
) -> TokenStream {
    let mut paragraphs: Vec<String> = Vec::new();
    let text = docs
        .text
        .as_deref()
        .map(str::trim)
        .filter(|text| !text.is_empty());
    paragraphs.push(text.map_or_else(|| fallback.to_owned(), markdown));
    if let Some(unit) = docs.unit.as_ref().filter(|unit| *unit != "none") {
        paragraphs.push(format!("Unit: {}.", inline(unit)));
    }
    paragraphs.extend(facts.iter().cloned());
    if docs.deprecated {
        paragraphs.push("Deprecated.".to_owned());
    }
    if let Some(source) = &docs.source {
        paragraphs.push(format!(
            "Source: <{}>",
            source.replace(
                |c: char| "<>".contains(c) || c.is_whitespace() || c.is_control(),
                ""
            )
        ));
    }
    paragraphs.extend(example);
    lines(&paragraphs.join("\n\n"))
}

/// A doc comment that is a heading, over the functions of an `impl` block.
pub(super) fn heading(text: &str) -> String {
    format!(" # {}", plain(text))
}

/// A text of one line without links and tags.
fn plain(text: &str) -> String {
    inline(&text.replace(['<', '>', '[', ']'], ""))
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

/// Doc attributes for a text that is safe already. Long lines are broken, except in code, tables and headings.
pub(super) fn lines(text: &str) -> TokenStream {
    let mut fence: Option<&str> = None;
    let mut lines = Vec::new();
    for line in text.lines() {
        let inner = line.trim_start_matches(['>', ' ']);
        let is_fence = inner.starts_with("```");
        match fence {
            Some(ticks) if inner == ticks => fence = None,
            None if is_fence => fence = Some(inner.trim_end_matches(|c| c != '`')),
            _ => {}
        }
        if fence.is_some() || is_fence || inner.starts_with(['|', '#']) {
            lines.push(line.to_owned());
        } else {
            lines.extend(broken(line));
        }
    }
    let lines = lines.into_iter().map(|line| {
        if line.is_empty() {
            line
        } else {
            format!(" {line}")
        }
    });
    quote!(#(#[doc = #lines])*)
}

/// A line of Markdown as shorter ones that mean the same.
fn broken(line: &str) -> Vec<String> {
    let (begin, words) = beginning(line);
    // What goes on with an item stands below its words, what goes on with a quotation behind its mark.
    let indent: String = begin
        .chars()
        .map(|c| if c == '>' { '>' } else { ' ' })
        .collect();
    let mut lines = vec![begin.to_owned()];
    let mut words = words.split(' ').peekable();
    while let Some(word) = words.next() {
        let Some(last) = lines.last_mut() else { break };
        let is_long =
            last.len() + 1 + word.len() > WIDTH && last.trim().len() > indent.trim().len();
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

/// The marks of quotations and items that a line begins with, and its words.
fn beginning(line: &str) -> (&str, &str) {
    let mut at = 0;
    loop {
        let rest = line.get(at..).unwrap_or_default();
        let number = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        at += if rest.starts_with([' ', '>']) {
            1
        } else if rest.starts_with("- ") {
            2
        } else if number.len() < rest.len() && number.starts_with(". ") {
            rest.len() - number.len() + 2
        } else {
            return line.split_at(at);
        };
    }
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
    plain(&document.title)
}

/// A name or a value in a code span.
pub(super) fn code(text: &str) -> String {
    let text = text.replace('`', "'");
    let text = text.replace(|c: char| c.is_control(), " ");
    match text.trim() {
        "" => "`\"\"`".to_owned(),
        _ => format!("`{text}`"),
    }
}

/// A document's words about something, behind what they are about.
pub(super) fn about(what: &str, text: &str) -> String {
    let apart = if begins_with_block(text) { "\n\n" } else { " " };
    format!("{what}:{apart}{}", markdown(text))
}

#[cfg(test)]
mod tests {
    use super::{WIDTH, broken, code, lines};

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
        let item = broken(&format!("   1. {}", "one ".repeat(40)));
        assert!(item[1].starts_with("      one"), "{item:?}");
        let quote = broken(&format!("> - {}", "one ".repeat(40)));
        assert!(quote[1].starts_with(">   one"), "{quote:?}");
    }

    #[test]
    fn what_stands_in_one_line_stays_in_one() {
        let (row, code) = (format!("| {} |", "one ".repeat(40)), "two ".repeat(40));
        let text = format!("# {}\n\n{row}\n\n```text\n- {code}\n```", "one ".repeat(40));
        assert_eq!(lines(&text).to_string().matches("doc =").count(), 7);
    }

    #[test]
    fn code_spans_are_of_one_line_and_never_empty() {
        assert_eq!(code("a`b\nc"), "`a'b c`");
        assert_eq!(code(""), "`\"\"`");
    }
}
