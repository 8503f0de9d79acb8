//! A document's words as Markdown that rustdoc and clippy take without a word: what is Markdown in them stays, everything else is escaped.

use super::inline;

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

/// The deepest nesting of quotations that is kept.
const MAX_QUOTES: usize = 8;

/// A text as Markdown: lists, headings, tables, quotations and fenced code stay; what is indented is no code.
pub(super) fn markdown(text: &str) -> String {
    let text = text.replace('\t', "    ");
    let lines: Vec<&str> = text.lines().collect();
    let mut blocks = Blocks::default();
    blocks.read(&lines, 0);
    blocks.out.join("\n").trim_matches('\n').to_owned()
}

/// Whether a text begins with something that must stand at the beginning of a line.
pub(super) fn begins_with_block(text: &str) -> bool {
    let first = text.trim_start();
    item(first).is_some() || fence(first).is_some() || first.starts_with(['#', '>', '|'])
}

/// A list item that is open.
struct Item {
    /// Where its words begin in the document.
    from: usize,
    /// Where they begin in the output.
    to: usize,
    is_numbered: bool,
}

#[derive(Default)]
struct Blocks {
    out: Vec<String>,
    items: Vec<Item>,
    /// Whether the line before was empty.
    after_blank: bool,
}

impl Blocks {
    fn read(&mut self, lines: &[&str], quotes: usize) {
        let mut rest = lines;
        while let [line, after @ ..] = rest {
            let text = line.trim();
            let indent = line.chars().take_while(|c| *c == ' ').count();
            rest = after;
            if text.is_empty() {
                self.blank();
            } else if let Some((block, after)) = code(text, after) {
                self.code(indent, text, block);
                rest = after;
            } else if is_quote(text) && quotes < MAX_QUOTES {
                let own = std::iter::once(*line).chain(after.iter().copied());
                let quoted: Vec<&str> = own.map_while(quoted).collect();
                rest = after.get(quoted.len() - 1..).unwrap_or_default();
                self.quote(indent, &quoted, quotes);
            } else if let Some((marker, words)) =
                item(text).filter(|item| self.may_begin(indent, &item.0))
            {
                self.item(indent, &marker, words);
            } else {
                self.words(indent, text);
            }
        }
    }

    /// A number other than 1 begins no list in the middle of a paragraph.
    fn may_begin(&self, indent: usize, marker: &str) -> bool {
        let mut closed = self.items.iter().filter(|item| indent < item.from);
        matches!(marker, "-" | "1.")
            || self.after_blank
            || self.out.is_empty()
            || closed.any(|item| item.is_numbered)
    }

    fn push(&mut self, line: &str) {
        let indent = self.items.last().map_or(0, |item| item.to);
        self.out.push(format!("{:indent$}{line}", ""));
        self.after_blank = false;
    }

    /// An empty line; more than one say nothing more.
    fn blank(&mut self) {
        if !self.after_blank && !self.out.is_empty() {
            self.out.push(String::new());
        }
        self.after_blank = true;
    }

    /// Closes the items that something so far to the left doesn't belong to.
    fn close(&mut self, indent: usize) {
        while self.items.last().is_some_and(|item| indent < item.from) {
            self.items.pop();
        }
    }

    fn item(&mut self, indent: usize, marker: &str, words: &str) {
        if self.items.is_empty() {
            self.blank();
        }
        self.close(indent);
        let text = format!("{marker} {}", inline::safe(words));
        self.push(&text);
        let to = self.items.last().map_or(0, |item| item.to) + marker.len() + 1;
        let from = indent + marker.len() + 1;
        self.items.push(Item {
            from,
            to,
            is_numbered: marker != "-",
        });
    }

    /// A line of a paragraph, which goes on with the item above if no empty line is between them.
    fn words(&mut self, indent: usize, text: &str) {
        if self.after_blank {
            self.close(indent);
        }
        let is_rule = |of: char| text.chars().filter(|c| *c != ' ').all(|c| c == of);
        if text.len() > 2 && ['-', '*', '_'].into_iter().any(is_rule) {
            self.items.clear();
            self.blank();
            self.push("---");
            self.blank();
            return;
        }
        let is_heading = text.trim_start_matches('#').starts_with(' ') && text.starts_with('#');
        if is_heading {
            self.items.clear();
            self.blank();
        }
        let safe = match text.chars().all(|c| c == '=' || c == '-' || c == '+') {
            // Under a paragraph it would make that a heading, or be an empty item.
            true => format!("\\{text}"),
            false => inline::safe(text),
        };
        self.push(&safe);
        if is_heading {
            self.blank();
        }
    }

    fn code(&mut self, indent: usize, opening: &str, block: &[&str]) {
        if self.after_blank {
            self.close(indent);
        }
        if !self.out.is_empty() {
            self.blank();
        }
        let language = opening.trim_start_matches(['`', '~']).trim();
        let language = language.to_ascii_lowercase();
        let known = LANGUAGES.contains(&language.as_str());
        let language = if known { &language } else { "text" };
        // Long enough for what stands in it.
        let runs = block
            .iter()
            .filter(|line| line.trim_start().starts_with("```"));
        let longest = runs
            .map(|line| line.trim_start().chars().take_while(|c| *c == '`').count())
            .max();
        let ticks = "`".repeat(longest.map_or(3, |longest| longest + 1));
        self.push(&format!("{ticks}{language}"));
        for line in block {
            let own = line.chars().take_while(|c| *c == ' ').count().min(indent);
            match line.get(own..).map(str::trim_end) {
                None | Some("") => self.out.push(String::new()),
                Some(line) => self.push(line),
            }
        }
        self.push(&ticks);
        self.blank();
    }

    fn quote(&mut self, indent: usize, quoted: &[&str], quotes: usize) {
        if self.after_blank {
            self.close(indent);
        }
        if !self.out.is_empty() {
            self.blank();
        }
        let mut inside = Blocks::default();
        inside.read(quoted, quotes + 1);
        while inside.out.last().is_some_and(String::is_empty) {
            inside.out.pop();
        }
        for line in &inside.out {
            self.push(format!("> {line}").trim_end());
        }
        self.blank();
    }
}

/// A list item's marker, as it is written here, and its words.
fn item(text: &str) -> Option<(String, &str)> {
    let (marker, words) = text.split_once(' ')?;
    let number = marker.strip_suffix(['.', ')']);
    let number = number.filter(|number| {
        (1..=9).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit())
    });
    let marker = match (marker, number) {
        ("-" | "*" | "+" | "•", _) => "-".to_owned(),
        (_, Some(number)) => format!("{number}."),
        _ => return None,
    };
    let words = words.trim_start();
    let is_rule = words.chars().all(|c| matches!(c, '-' | '*' | '+' | ' '));
    (!is_rule).then_some((marker, words))
}

/// The run of ticks or tildes that a line begins with, if it fences code.
fn fence(text: &str) -> Option<(char, usize)> {
    let of = text.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let count = text.chars().take_while(|c| *c == of).count();
    let info = text.get(count..)?;
    (count >= 3 && !info.contains('`')).then_some((of, count))
}

/// The lines of a block of code that a line opens, and those behind it. A fence that nothing closes is none.
fn code<'l, 't>(text: &str, after: &'l [&'t str]) -> Option<(&'l [&'t str], &'l [&'t str])> {
    let (of, count) = fence(text)?;
    let closes = |line: &&str| {
        let line = line.trim();
        line.chars().all(|c| c == of) && line.len() >= count
    };
    let end = after.iter().position(closes)?;
    Some((after.get(..end)?, after.get(end + 1..)?))
}

fn is_quote(text: &str) -> bool {
    text.starts_with("> ") || text == ">"
}

fn quoted(line: &str) -> Option<&str> {
    let text = line.trim();
    let words = text.strip_prefix('>').filter(|_| is_quote(text))?;
    Some(words.strip_prefix(' ').unwrap_or(words))
}
