//! A document's words as Markdown that rustdoc and clippy take without a warning: what is Markdown in them stays, HTML, bare addresses and
//! what rustdoc would take for a link to an item are made harmless.

use std::iter;

use pulldown_cmark::{
    CodeBlockKind, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd, TextMergeStream,
};
use pulldown_cmark_to_cmark as writer;

/// What is read beyond CommonMark.
const OPTIONS: Options = Options::ENABLE_TABLES;

/// The languages of code blocks that are kept. rustdoc would compile a block of another one, or of none.
const LANGUAGES: &[&str] = &[
    "bash",
    "console",
    "go",
    "graphql",
    "http",
    "javascript",
    "js",
    "json",
    "jsonc",
    "python",
    "sh",
    "shell",
    "solidity",
    "sql",
    "toml",
    "ts",
    "typescript",
    "xml",
    "yaml",
];

/// A text as Markdown.
pub(super) fn markdown(text: &str) -> String {
    let text = text.replace('\t', "    ");
    let events: Vec<Event<'_>> = harmless(&text).collect();
    let options = writer::Options {
        list_token: '-',
        increment_ordered_list_bullets: true,
        code_block_token_count: writer::calculate_code_block_token_count(&events).unwrap_or(3),
        ..writer::Options::default()
    };
    let mut markdown = String::new();
    // It fails for events that don't nest, which a parser doesn't give.
    match writer::cmark_with_options(events.iter(), &mut markdown, OPTIONS, options) {
        Ok(_) => tidy(&markdown),
        Err(_) => text.replace(['[', ']', '<', '>', '`'], ""),
    }
}

/// A text as Markdown within a line.
pub(super) fn inline(text: &str) -> String {
    // Behind a word nothing begins a block.
    const WORD: &str = "a ";
    let words: Vec<&str> = text.split_whitespace().collect();
    let line = markdown(&format!("{WORD}{}", words.join(" ")));
    line.strip_prefix(WORD).unwrap_or_default().to_owned()
}

/// Whether a text begins with something that must stand at the beginning of a line.
pub(super) fn begins_with_block(text: &str) -> bool {
    let first = Parser::new_ext(text, OPTIONS).next();
    !matches!(first, None | Some(Event::Start(Tag::Paragraph)))
}

/// Without spaces at the ends of lines.
fn tidy(markdown: &str) -> String {
    let lines: Vec<&str> = markdown.lines().map(str::trim_end).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

/// The events of a text without those that rustdoc or clippy would complain of.
fn harmless(text: &str) -> impl Iterator<Item = Event<'_>> {
    let mut links = Vec::new();
    let events = Parser::new_ext(text, OPTIONS).flat_map(move |event| match event {
        Event::Start(Tag::CodeBlock(kind)) => {
            let start = Tag::CodeBlock(CodeBlockKind::Fenced(language(&kind).into()));
            let mut events = vec![Event::Start(start)];
            // Words there are no language, but the beginning of what somebody forgot to close.
            if let CodeBlockKind::Fenced(info) = kind
                && info.contains(char::is_whitespace)
            {
                events.push(Event::Text(format!("{info}\n").into()));
            }
            events
        }
        Event::Start(Tag::HtmlBlock) => vec![Event::Start(Tag::Paragraph)],
        Event::End(TagEnd::HtmlBlock) => vec![Event::End(TagEnd::Paragraph)],
        Event::Html(html) | Event::InlineHtml(html) => as_text(&html),
        Event::HardBreak => vec![Event::SoftBreak],
        Event::Start(
            Tag::Link {
                link_type,
                dest_url,
                title,
                ..
            }
            | Tag::Image {
                link_type,
                dest_url,
                title,
                ..
            },
        ) => {
            let in_brackets = matches!(link_type, LinkType::Autolink | LinkType::Email);
            let is_page = in_brackets || is_page(&dest_url);
            let opening = match is_page {
                true => Event::Start(Tag::Link {
                    // What it refers to isn't written, so it says it itself.
                    link_type: if in_brackets {
                        link_type
                    } else {
                        LinkType::Inline
                    },
                    dest_url: dest_url.clone(),
                    title,
                    id: CowStr::Borrowed(""),
                }),
                false => Event::Text("[".into()),
            };
            links.push((is_page, dest_url));
            vec![opening]
        }
        Event::End(TagEnd::Link | TagEnd::Image) => match links.pop() {
            Some((false, target)) => vec![Event::Text(format!("]({target})").into())],
            _ => vec![Event::End(TagEnd::Link)],
        },
        other => vec![other],
    });
    with_addresses(TextMergeStream::new(events))
}

/// A block's language, if it is one that rustdoc doesn't compile.
fn language(kind: &CodeBlockKind<'_>) -> &'static str {
    let info = match kind {
        CodeBlockKind::Indented => "",
        CodeBlockKind::Fenced(info) => info.trim(),
    };
    let known = LANGUAGES
        .iter()
        .find(|known| known.eq_ignore_ascii_case(info));
    known.copied().unwrap_or("text")
}

/// HTML as the words that it is.
fn as_text<'a>(html: &str) -> Vec<Event<'a>> {
    let lines: Vec<Event<'_>> = html
        .lines()
        .flat_map(|line| {
            [
                Event::SoftBreak,
                Event::Text(line.trim_start().to_owned().into()),
            ]
        })
        .skip(1)
        .collect();
    let ends = html.ends_with('\n').then_some(Event::SoftBreak);
    lines.into_iter().chain(ends).collect()
}

fn is_page(target: &str) -> bool {
    address(target).is_some_and(|address| address.len() == target.len())
}

/// Events whose bare addresses are links.
fn with_addresses<'a>(events: impl Iterator<Item = Event<'a>>) -> impl Iterator<Item = Event<'a>> {
    let mut depth: usize = 0;
    events.flat_map(move |event| {
        match &event {
            Event::Start(Tag::Link { .. } | Tag::CodeBlock(_)) => depth += 1,
            Event::End(TagEnd::Link | TagEnd::CodeBlock) => depth = depth.saturating_sub(1),
            Event::Text(text) if depth == 0 => return linked(text),
            _ => {}
        }
        vec![event]
    })
}

/// A text whose addresses are links.
fn linked<'a>(text: &str) -> Vec<Event<'a>> {
    let mut events = Vec::new();
    let (mut words, mut rest) = (String::new(), text);
    while let Some(next) = rest.chars().next() {
        let Some(found) = address(rest) else {
            words.push(next);
            rest = rest.get(next.len_utf8()..).unwrap_or_default();
            continue;
        };
        events.push(Event::Text(std::mem::take(&mut words).into()));
        let url: CowStr<'a> = found.to_owned().into();
        events.extend([
            Event::Start(Tag::Link {
                link_type: LinkType::Autolink,
                dest_url: url.clone(),
                title: CowStr::Borrowed(""),
                id: CowStr::Borrowed(""),
            }),
            Event::Text(url),
            Event::End(TagEnd::Link),
        ]);
        rest = rest.get(found.len()..).unwrap_or_default();
    }
    events.extend(iter::once(Event::Text(words.into())));
    events.retain(|event| !matches!(event, Event::Text(text) if text.is_empty()));
    events
}

/// The address on the web that a text begins with.
fn address(text: &str) -> Option<&str> {
    let scheme = ["https://", "http://"]
        .into_iter()
        .find(|scheme| text.starts_with(scheme))?;
    let is_end = |c: char| c.is_whitespace() || c.is_control() || "<>)]\"'`".contains(c);
    let end = text.find(is_end).unwrap_or(text.len());
    let address = text
        .get(..end)?
        .trim_end_matches(['.', ',', ';', ':', '*', '_', '!', '?', '\\']);
    (address.len() > scheme.len()).then_some(address)
}

#[cfg(test)]
mod tests {
    use super::{inline, markdown};

    #[test]
    fn what_is_markdown_stays() {
        for text in [
            "a `Vec<u8>` and ``a`b`` and [a page](https://a.example/b_c)",
            "*one*, **two words**",
            "snake_case_name and 2 ! 3",
            "an escaped \\* star and a \\[bracket\\]",
            "<https://a.example/x>",
            "`[x]` and `<b>`",
        ] {
            assert_eq!(markdown(text), text);
            assert_eq!(inline(text), text);
        }
    }

    #[test]
    fn the_rest_is_escaped() {
        for (text, expected) in [
            (
                "a <b> of [x] and [y][z]",
                "a \\<b> of \\[x\\] and \\[y\\]\\[z\\]",
            ),
            ("see https://a.example/b_c.", "see <https://a.example/b_c>."),
            ("(https://a.example)", "(<https://a.example>)"),
            ("xhttps://a.example", "x<https://a.example>"),
            ("**https://a.example**", "**<https://a.example>**"),
            (
                "[a](Foo) ![b](https://a.example/c.png)",
                "\\[a\\](Foo) [b](https://a.example/c.png)",
            ),
            ("[`get`](https://a.example)", "[`get`](https://a.example)"),
            ("an odd ` tick", "an odd \\` tick"),
            ("2 * 3 * 4 and _ and _x", "2 \\* 3 \\* 4 and \\_ and \\_x"),
            ("https:// alone", "https:// alone"),
        ] {
            assert_eq!(markdown(text), expected, "{text}");
        }
    }

    #[test]
    fn within_a_line_nothing_begins_a_block() {
        for (text, expected) in [
            ("- one\n- two", "- one - two"),
            ("# no heading", "# no heading"),
            ("1. no list", "1. no list"),
            ("    no code", "no code"),
            ("", ""),
        ] {
            assert_eq!(inline(text), expected);
        }
    }

    #[test]
    fn lists_end_where_the_document_ends_them() {
        let text = "Kinds:\n* one\n  goes on\n\t- inner\n* two\nlazy\n\nAfter.\n\n1) first\n\n   more\n2) second";
        let expected = "Kinds:\n\n- one\n  goes on\n  - inner\n- two\n  lazy\n\nAfter.\n\n1. first\n\n   more\n\n2. second";
        assert_eq!(markdown(text), expected);
    }

    #[test]
    fn code_is_never_compiled() {
        let text =
            "Like:\n```rust\nlet a = <b>;\n```\nor\n\n    indented\n\n~~~json\n{\"a\": 1}\n~~~";
        let expected = "Like:\n\n```text\nlet a = <b>;\n```\n\nor\n\n```text\nindented\n```\n\n```json\n{\"a\": 1}\n```";
        assert_eq!(markdown(text), expected);
        assert_eq!(markdown("``` never closed"), "```text\nnever closed\n```");
        let text = "````\n```rust\n````";
        assert_eq!(markdown(text), "````text\n```rust\n````");
    }

    #[test]
    fn other_blocks_stay() {
        let text = "# Head\ntext\n> quoted <b>\n> - item\n> lazy\n\nafter\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n***\nend";
        let expected = "# Head\n\ntext\n\n >\n > quoted \\<b>\n >\n > - item\n >   lazy\n\nafter\n\n|a|b|\n|-|-|\n|1|2|\n\n---\n\nend";
        assert_eq!(markdown(text), expected);
    }

    /// What was written is read as what was written.
    #[test]
    fn written_twice_it_is_the_same() {
        for text in [
            "<div>\n<b>x</b>\n</div>\n\n- <i>\n  more",
            "a\\\nb  \nc",
            "[x]: https://a.example\n\n[x] and [y](<a b>)",
            "1. a\n2. b\n  - c\n    d\n e\n\n\n     f\n* g\n\n  h\n i",
            "Odd\n===\n\n* * *\n\n-\n\n--",
            "&lt; &amp; & \u{0} \u{1b}",
        ] {
            let once = markdown(text);
            assert_eq!(markdown(&once), once, "{text}");
        }
    }
}
