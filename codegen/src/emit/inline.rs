//! What stands in one line of Markdown: code spans, links and emphasis stay; HTML, addresses and what rustdoc would take for a link to an
//! item are made harmless.

/// A line as Markdown that means what its writer meant.
pub(super) fn safe(line: &str) -> String {
    let mut safe = String::with_capacity(line.len() + 8);
    let mut rest = line;
    let mut before = ' ';
    while let Some(next) = rest.chars().next() {
        let (taken, written) = part(rest, next, before);
        safe.push_str(&written);
        before = taken.chars().next_back().unwrap_or(next);
        rest = rest.get(taken.len()..).unwrap_or_default();
    }
    safe
}

/// What a text begins with, and how that is written.
fn part(rest: &str, next: char, before: char) -> (&str, String) {
    let one = rest.get(..next.len_utf8()).unwrap_or(rest);
    let found = match next {
        '`' => return ticks(rest),
        '\\' => {
            let escaped = rest
                .get(..2)
                .filter(|two| two.ends_with(|c: char| c.is_ascii_punctuation()));
            return match escaped {
                Some(two) => (two, two.to_owned()),
                None => (one, "\\\\".to_owned()),
            };
        }
        'h' => address(rest).map(|address| (address, format!("<{address}>"))),
        '<' => rest.get(1..).and_then(address).and_then(|address| {
            let whole = rest.get(..address.len() + 2)?;
            whole.ends_with('>').then(|| (whole, whole.to_owned()))
        }),
        '[' => link(rest),
        '*' | '_' => emphasis(rest, before),
        _ => None,
    };
    if let Some(found) = found {
        return found;
    }
    let after = rest
        .get(next.len_utf8()..)
        .and_then(|rest| rest.chars().next());
    let is_inside = before.is_alphanumeric() && after.is_some_and(char::is_alphanumeric);
    let is_special = match next {
        '[' | ']' | '<' | '>' | '*' => true,
        '_' => !is_inside,
        // An image, or HTML.
        '!' => after == Some('['),
        _ => false,
    };
    let escape = if is_special { "\\" } else { "" };
    (one, format!("{escape}{one}"))
}

/// A code span, or ticks that nothing closes.
fn ticks(rest: &str) -> (&str, String) {
    let count = rest.chars().take_while(|c| *c == '`').count();
    let run = rest.get(..count).unwrap_or(rest);
    let mut from = count;
    while let Some(start) = rest.get(from..).and_then(|rest| rest.find('`')) {
        let start = from + start;
        let length = rest
            .get(start..)
            .map_or(0, |rest| rest.chars().take_while(|c| *c == '`').count());
        from = start + length;
        if length == count
            && let Some(span) = rest.get(..from)
        {
            return (span, span.to_owned());
        }
    }
    (run, "\\`".repeat(count))
}

/// The address on the web that a text begins with.
fn address(rest: &str) -> Option<&str> {
    let scheme = ["https://", "http://"]
        .into_iter()
        .find(|scheme| rest.starts_with(scheme))?;
    let is_end = |c: char| c.is_whitespace() || c.is_control() || "<>)]\"'`".contains(c);
    let end = rest.find(is_end).unwrap_or(rest.len());
    let address = rest
        .get(..end)?
        .trim_end_matches(['.', ',', ';', ':', '*', '_', '!', '?', '\\']);
    (address.len() > scheme.len()).then_some(address)
}

/// A link to a page: `[words](https://…)`.
fn link(rest: &str) -> Option<(&str, String)> {
    let (words, behind) = rest.strip_prefix('[')?.split_once("](")?;
    let (target, _) = behind.split_once(')')?;
    let is_plain = !words.contains(['[', ']', '`', '<', '\\', '_', '*'])
        && !words.contains("http")
        && !words.trim().is_empty();
    let is_page = address(target) == Some(target);
    let length = words.len() + target.len() + "[](".len() + ")".len();
    let whole = rest.get(..length)?;
    if is_plain && is_page {
        return Some((whole, whole.to_owned()));
    }
    // What the words say may be special, the target isn't.
    (is_page && !words.contains(['[', ']']) && !words.contains("http") && !words.trim().is_empty())
        .then(|| (whole, format!("[{}]({target})", safe(words))))
}

/// `*words*`, `**words**`, and the same with underscores.
fn emphasis(rest: &str, before: char) -> Option<(&str, String)> {
    let mark = rest.chars().next()?;
    let count = rest.chars().take_while(|c| *c == mark).count();
    let marks = rest.get(..count).filter(|_| count <= 2)?;
    let (words, behind) = rest.get(count..)?.split_once(marks)?;
    let is_tight = !words.is_empty() && words.trim() == words;
    let is_word =
        words.starts_with(char::is_alphanumeric) && words.ends_with(char::is_alphanumeric);
    let stands_alone = !before.is_alphanumeric()
        && !behind.starts_with(|c: char| c.is_alphanumeric() || c == mark);
    let is_plain = !words.contains([mark, '`', '[', ']', '<', '>', '\\']) && !words.contains("://");
    (is_tight && is_word && stands_alone && is_plain).then(|| {
        let length = 2 * count + words.len();
        (
            rest.get(..length).unwrap_or(rest),
            format!("{marks}{}{marks}", safe(words)),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::safe;

    #[test]
    fn what_is_markdown_stays() {
        for text in [
            "a `Vec<u8>` and ``a`b`` and [a page](https://a.example/b_c)",
            "*one*, **two words**, _three_ and __four__",
            "snake_case_name and 2 ! 3",
            "an escaped \\* star and a \\[bracket\\]",
            "<https://a.example/x>",
            "`[x]` and `<b>`",
        ] {
            assert_eq!(safe(text), text);
        }
    }

    #[test]
    fn the_rest_is_escaped() {
        for (text, expected) in [
            (
                "a <b> of [x] and [y][z]",
                "a \\<b\\> of \\[x\\] and \\[y\\]\\[z\\]",
            ),
            ("see https://a.example/b_c.", "see <https://a.example/b_c>."),
            ("(https://a.example)", "(<https://a.example>)"),
            ("xhttps://a.example", "x<https://a.example>"),
            ("**https://a.example**", "\\*\\*<https://a.example>\\*\\*"),
            (
                "[https://a.example](https://a.example)",
                "\\[<https://a.example>\\](<https://a.example>)",
            ),
            (
                "[a](Foo) ![b](https://a.example/c.png)",
                "\\[a\\](Foo) \\![b](https://a.example/c.png)",
            ),
            ("[`get`](https://a.example)", "[`get`](https://a.example)"),
            (
                "an odd ` tick, ``` and `one`",
                "an odd ` tick, ``` and `one\\`",
            ),
            ("2 * 3 * 4 and _ and _x", "2 \\* 3 \\* 4 and \\_ and \\_x"),
            ("a \\ b c:\\dir", "a \\\\ b c:\\\\dir"),
            ("https:// alone", "https:// alone"),
            ("Vec<u8>, a <= b, x -> y", "Vec\\<u8\\>, a \\<= b, x -\\> y"),
            ("<!-- no --> &lt;", "\\<!-- no --\\> &lt;"),
        ] {
            assert_eq!(safe(text), expected, "{text}");
        }
    }
}
