//! A document's Markdown as HTML in which nothing of the document's is markup: raw HTML is shown as text, and only addresses on the web are links.

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd, TextMergeStream, html};

/// How long the summary of a search result may be, in characters.
const SUMMARY: usize = 160;

/// A text as HTML.
pub(super) fn html(text: &str) -> String {
    let mut links = Vec::new();
    let events = Parser::new_ext(text, Options::ENABLE_TABLES).map(move |event| match event {
        Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
        Event::Start(Tag::HtmlBlock) => Event::Start(Tag::Paragraph),
        Event::End(TagEnd::HtmlBlock) => Event::End(TagEnd::Paragraph),
        // The page has headings of its own above.
        Event::Start(Tag::Heading { .. }) => Event::Start(Tag::Paragraph),
        Event::End(TagEnd::Heading(_)) => Event::End(TagEnd::Paragraph),
        Event::Start(
            Tag::Link {
                dest_url, title, ..
            }
            | Tag::Image {
                dest_url, title, ..
            },
        ) => {
            let is_page = is_page(&dest_url);
            links.push(is_page);
            match is_page {
                // An image would be loaded from elsewhere: it is a link to it.
                true => Event::Start(Tag::Link {
                    link_type: pulldown_cmark::LinkType::Inline,
                    dest_url,
                    title,
                    id: CowStr::Borrowed(""),
                }),
                false => Event::Text(CowStr::Borrowed("")),
            }
        }
        Event::End(TagEnd::Link | TagEnd::Image) => match links.pop() {
            Some(true) => Event::End(TagEnd::Link),
            _ => Event::Text(CowStr::Borrowed("")),
        },
        other => other,
    });
    let mut made = String::new();
    html::push_html(&mut made, TextMergeStream::new(events));
    made.trim_end().to_owned()
}

/// The words of a text's first paragraph, without markup.
pub(super) fn summary(text: &str) -> String {
    let mut words = String::new();
    for event in Parser::new(text) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) | Event::Html(text) => {
                words.push_str(&text);
            }
            Event::SoftBreak | Event::HardBreak => words.push(' '),
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item) => break,
            _ => {}
        }
    }
    let words = words.trim();
    match words.char_indices().nth(SUMMARY) {
        None => words.to_owned(),
        Some((end, _)) => {
            let kept = words.get(..end).unwrap_or_default();
            let kept = kept.rsplit_once(' ').map_or(kept, |(whole, _)| whole);
            format!("{kept}…")
        }
    }
}

/// Whether a link leads to a page on the web: nothing else may be followed, least of all a script.
pub(super) fn is_page(target: &str) -> bool {
    let has_scheme = |scheme: &str| {
        let start = target.get(..scheme.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    };
    has_scheme("https://") || has_scheme("http://")
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::{html, summary};

    #[test]
    fn markdown_is_html() {
        assert_eq!(
            html("A `Vec<u8>` of *one*.\n\n- [x](https://a.example/?a&b)\n- y"),
            "<p>A <code>Vec&lt;u8&gt;</code> of <em>one</em>.</p>\n<ul>\n<li><a href=\"https://a.example/?a&amp;b\">x</a></li>\n<li>y</li>\n</ul>"
        );
        assert!(html("|a|b|\n|-|-|\n|1|2|").starts_with("<table>"));
        assert_eq!(html("# Head"), "<p>Head</p>");
    }

    /// Fails if there is an element that Markdown doesn't have, or an attribute that the generator doesn't write.
    fn assert_harmless(source: &str) {
        const PLAIN: &[&str] = &[
            "p",
            "code",
            "pre",
            "em",
            "strong",
            "ul",
            "ol",
            "li",
            "a",
            "blockquote",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "hr /",
            "br /",
        ];
        let made = html(source);
        let mut rest = made.as_str();
        while let Some(start) = rest.find('<') {
            rest = &rest[start + 1..];
            let tag = &rest[..rest.find('>').unwrap()];
            let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
            // A value ends at the second quotation mark: those of the document are escaped.
            let values: Vec<&str> = attributes.split('"').collect();
            let is_known = match (name, values.as_slice()) {
                ("a", ["href=", url, rest @ ..]) => {
                    let is_title = matches!(rest, [""] | [" title=", _, ""]);
                    is_title && (url.starts_with("http://") || url.starts_with("https://"))
                }
                ("code", ["class=", _, ""]) => true,
                ("ol", ["start=", number, ""]) => number.parse::<u64>().is_ok(),
                ("th" | "td", ["style=", style, ""]) => style.starts_with("text-align: "),
                _ => PLAIN.contains(&tag.trim_start_matches('/')),
            };
            assert!(is_known, "{tag} in {made} of {source}");
        }
    }

    #[test]
    fn nothing_of_the_document_is_markup() {
        for hostile in [
            "<script>alert(1)</script>",
            "a <img src=x onerror=alert(1)> b",
            "[x](javascript:alert(1))",
            "[x](JaVaScRiPt:alert(1))",
            "[x](data:text/html,<script>alert(1)</script>)",
            "![x](javascript:alert(1))",
            "![x](https://a.example/x.png)",
            "<javascript:alert(1)>",
            "[x](https://a.example/\"onmouseover=alert(1))",
            "[x](https://a.example 'a\" onclick=\"alert(1)')",
            "```\"><script>alert(1)</script>\n</code></pre><script>\n```",
            "<div>\n<style>*{display:none}</style>\n\n</div>",
            "[x]: javascript:alert(1)\n\n[x]",
            "&lt;script&gt; &#60;script&#62;",
            "<!-- <b> -->",
            "# <iframe src=//a.example>",
            "|<b>|\n|:-:|\n|<i>|",
            "7. [x](https://a.example)\n\n> <a>",
        ] {
            assert_harmless(hostile);
        }
    }

    proptest! {
        #[test]
        fn nothing_of_any_text_is_markup(pieces in vec(select(PIECES), 0..24)) {
            assert_harmless(&pieces.concat());
        }
    }

    /// What markup is made of.
    const PIECES: &[&str] = &[
        "<",
        ">",
        "</",
        "/>",
        "<script>",
        "<a href=",
        "<!--",
        "-->",
        "![",
        "[",
        "](",
        ")",
        "javascript:",
        "https://a.example/",
        "\"",
        "'",
        "`",
        "```",
        "~~~",
        "\n",
        "\n\n",
        " ",
        "    ",
        "* ",
        "1. ",
        "# ",
        "> ",
        "| ",
        "|-|",
        "&lt;",
        "&#x3c;",
        "\\",
        "onclick=x",
        "**",
        "_",
        "é",
    ];

    #[test]
    fn a_summary_is_plain_words() {
        assert_eq!(summary("Gets `x` of\n*one*.\n\nMore."), "Gets x of one.");
        assert_eq!(summary("<b>x"), "<b>x");
        let long = summary(&"word ".repeat(100));
        assert!(
            long.ends_with("word…") && long.chars().count() < 170,
            "{long}"
        );
        assert_eq!(summary(""), "");
    }
}
