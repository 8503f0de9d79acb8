//! Formats the bodies of the runtime's macros, which prettyplease writes into a line: one row a line, and more where it is long.
//!
//! Each macro is replaced by a short call before the file is formatted, and its lines take that call's place afterwards.

use proc_macro2::{Delimiter, Group, Spacing, TokenStream, TokenTree};
use quote::{format_ident, quote};
use syn::{Item, ItemMacro, MacroDelimiter, Path};

/// How the calls are named that stand for macros.
const STAND_IN: &str = "__polyrpc_macro_";

/// How long a line may be that can be broken.
const WIDTH: usize = 140;

/// Stands for a space where a line may be broken. No token has it in its text: literals escape it.
const BREAK: char = '\u{1f}';

/// The macros of a file, formatted from their first column.
#[derive(Debug, Default)]
pub(crate) struct Macros(Vec<Vec<String>>);

impl Macros {
    /// Takes the macros with rows out of a file.
    pub(crate) fn take(&mut self, items: &mut [Item]) {
        for item in items {
            match item {
                Item::Mod(module) => {
                    if let Some((_, items)) = &mut module.content {
                        self.take(items);
                    }
                }
                Item::Macro(item) => self.take_one(item),
                _ => {}
            }
        }
    }

    fn take_one(&mut self, item: &mut ItemMacro) {
        let MacroDelimiter::Brace(_) = item.mac.delimiter else {
            return;
        };
        let Some(lines) = lines(&item.mac.path, &item.mac.tokens) else {
            return;
        };
        let name = format_ident!("{STAND_IN}{}", self.0.len());
        self.0.push(lines);
        item.mac.path = Path::from(name);
        item.mac.tokens = TokenStream::new();
        item.mac.delimiter = MacroDelimiter::Paren(syn::token::Paren::default());
        item.semi_token = Some(syn::token::Semi::default());
    }

    /// Puts the macros back into the formatted text.
    pub(crate) fn put_back(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        for line in text.lines() {
            let code = line.trim_start();
            let indent = &line[..line.len() - code.len()];
            let Some(lines) = self.behind(code) else {
                out.push_str(line);
                out.push('\n');
                continue;
            };
            for line in lines {
                push_broken(&mut out, indent, line);
            }
        }
        out
    }

    fn behind(&self, code: &str) -> Option<&[String]> {
        let number = code.strip_prefix(STAND_IN)?.strip_suffix("!();")?;
        let number: usize = number.parse().ok()?;
        self.0.get(number).map(Vec::as_slice)
    }
}

/// Adds a line, broken where it is too long. What comes after a break is indented further.
fn push_broken(out: &mut String, indent: &str, line: &str) {
    let own = line.len() - line.trim_start().len();
    let mut width = indent.len();
    out.push_str(indent);
    for (number, part) in line.split(BREAK).enumerate() {
        if number > 0 && width + 1 + part.len() > WIDTH {
            out.push('\n');
            out.push_str(indent);
            out.push_str(&" ".repeat(own + 4));
            width = indent.len() + own + 4;
        } else if number > 0 {
            out.push(' ');
            width += 1;
        }
        out.push_str(part);
        width += part.len();
    }
    out.push('\n');
}

/// The lines of a macro with a head and rows in braces, `path! { Head { row; row; } }`, or with a documented item,
/// `path! { #[doc = "…"] item; }`.
fn lines(path: &Path, tokens: &TokenStream) -> Option<Vec<String>> {
    let mut head: Vec<TokenTree> = tokens.clone().into_iter().collect();
    if head.first().is_some_and(|token| is_punct(token, '#')) {
        let mut lines = vec![format!("{}! {{", inline(&quote!(#path)))];
        push_rows(&mut lines, "    ", tokens.clone());
        lines.push("}".to_owned());
        return Some(lines);
    }
    let rows = match head.pop()? {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => group.stream(),
        _ => return None,
    };
    let head: TokenStream = head.into_iter().collect();
    let opening = format!("{}! {{ {} {{", inline(&quote!(#path)), inline(&head));
    if rows.is_empty() {
        return Some(vec![format!("{opening}}} }}")]);
    }
    let mut lines = vec![opening];
    push_rows(&mut lines, "    ", rows);
    lines.push("} }".to_owned());
    Some(lines)
}

/// Adds rows, each a line. A row may be a section, with rows of its own, and have attributes, which stand above it.
fn push_rows(lines: &mut Vec<String>, indent: &str, rows: TokenStream) {
    let mut row: Vec<TokenTree> = Vec::new();
    let mut dots = 0;
    for token in rows {
        dots = if is_punct(&token, '.') { dots + 1 } else { 0 };
        let is_dots = row.len() == 1 && dots == 2;
        let is_attribute = matches!((row.as_slice(), &token), ([hash], TokenTree::Group(_)) if is_punct(hash, '#'));
        let inside = section(&token);
        let ends = is_punct(&token, ';') || is_dots || is_attribute;
        if let Some(inside) = inside {
            let head = inline(&row.drain(..).collect());
            lines.push(format!("{indent}{head} {{"));
            push_rows(lines, &format!("{indent}    "), inside);
            lines.push(format!("{indent}}}"));
            continue;
        }
        if is_attribute && let Some(doc) = doc(&token) {
            row.clear();
            lines.push(format!("{indent}///{doc}"));
            continue;
        }
        row.push(token);
        if ends {
            lines.push(format!("{indent}{}", inline(&row.drain(..).collect())));
            dots = 0;
        }
    }
    if !row.is_empty() {
        lines.push(format!("{indent}{}", inline(&row.into_iter().collect())));
    }
}

/// The line of documentation in the brackets of an attribute.
fn doc(attribute: &TokenTree) -> Option<String> {
    let TokenTree::Group(group) = attribute else {
        return None;
    };
    let pair: syn::MetaNameValue = syn::parse2(group.stream()).ok()?;
    match (pair.path.is_ident("doc"), pair.value) {
        (
            true,
            syn::Expr::Lit(syn::ExprLit {
                lit: syn::Lit::Str(text),
                ..
            }),
        ) => Some(text.value()).filter(|text| !text.contains('\n')),
        _ => None,
    }
}

/// The rows in a group.
fn section(token: &TokenTree) -> Option<TokenStream> {
    let TokenTree::Group(group) = token else {
        return None;
    };
    let rows = group.stream();
    let has_rows = rows.clone().into_iter().any(|token| is_punct(&token, ';'));
    (group.delimiter() == Delimiter::Brace && has_rows).then_some(rows)
}

fn is_punct(token: &TokenTree, char: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == char)
}

/// Types and plain expressions in one line, with [`BREAK`] where it may be broken.
fn inline(tokens: &TokenStream) -> String {
    let mut out = String::new();
    let mut before = Before::Nothing;
    for token in tokens.clone() {
        if before.is_apart_from(&token) || begins_path(&out, &token) {
            let may_break = out.ends_with([',', ':']) || begins_clause(&token);
            out.push(if may_break { BREAK } else { ' ' });
        }
        before = before.then(&token);
        match token {
            TokenTree::Group(group) => out.push_str(&grouped(&group)),
            other => out.push_str(&other.to_string()),
        }
    }
    out
}

/// Whether the token is the first of a path such as `::polyrpc::rt`, behind a colon or a word of the macro's own.
fn begins_path(before: &str, token: &TokenTree) -> bool {
    let is_first = matches!(token, TokenTree::Punct(punct) if punct.as_char() == ':' && punct.spacing() == Spacing::Joint);
    let is_colon = before.ends_with(':') && !before.ends_with("::");
    is_first && (is_colon || before.ends_with(" as") || before.ends_with(','))
}

/// Whether something begins with the token that can stand on a line of its own.
fn begins_clause(token: &TokenTree) -> bool {
    match token {
        TokenTree::Ident(ident) => ident == "as" || ident == "where",
        token => is_punct(token, '='),
    }
}

fn grouped(group: &Group) -> String {
    let inside = inline(&group.stream());
    match group.delimiter() {
        Delimiter::Parenthesis => format!("({inside})"),
        Delimiter::Bracket => format!("[{inside}]"),
        Delimiter::Brace => format!("{{ {inside} }}"),
        Delimiter::None => inside,
    }
}

/// What stands before a token in its line.
#[derive(Clone, Copy)]
enum Before {
    /// Nothing, or what the next token is written onto: `<`, `::`, `&`.
    Nothing,
    /// A name, onto which brackets are written.
    Name,
    /// Anything else: `,`, a keyword, a literal.
    Word,
}

impl Before {
    fn is_apart_from(self, next: &TokenTree) -> bool {
        match (self, next) {
            (Self::Nothing, _) => false,
            (_, TokenTree::Punct(next)) if ",;:?.><!".contains(next.as_char()) => false,
            (Self::Name, TokenTree::Group(next)) => next.delimiter() == Delimiter::Brace,
            _ => true,
        }
    }

    fn then(self, token: &TokenTree) -> Self {
        match token {
            TokenTree::Ident(ident) if ident == "as" || ident == "where" => Self::Word,
            TokenTree::Ident(_) => Self::Name,
            TokenTree::Punct(punct) => match (punct.as_char(), punct.spacing()) {
                ('<' | '&' | '-' | '.' | '#', _) | (_, Spacing::Joint) => Self::Nothing,
                // The second of two.
                (':', Spacing::Alone) if matches!(self, Self::Nothing) => Self::Nothing,
                ('!', Spacing::Alone) => Self::Name,
                _ => Self::Word,
            },
            TokenTree::Group(_) | TokenTree::Literal(_) => Self::Word,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn formatted(tokens: TokenStream) -> String {
        let mut file: syn::File = syn::parse2(tokens).unwrap();
        let mut macros = Macros::default();
        macros.take(&mut file.items);
        macros.put_back(&prettyplease::unparse(&file))
    }

    #[test]
    fn rows_stand_a_line_each() {
        let tokens = quote! {
            mod inside {
                rt::object! { Coin {
                    amount: "amount";
                    hint: optional "hint" as rt::BTreeMap<rt::Same, Vec<(rt::Hex, [rt::Hex; 2],)>>;
                    ..
                    data: optional "data" as rt::Hex where same input "input" = -1i64;
                    "type" = rt::raw("{}");
                } }
                rt::object! { Empty { } }
            }
        };
        let expected = r#"mod inside {
    rt::object! { Coin {
        amount: "amount";
        hint: optional "hint" as rt::BTreeMap<rt::Same, Vec<(rt::Hex, [rt::Hex; 2],)>>;
        ..
        data: optional "data" as rt::Hex where same input "input" = -1i64;
        "type" = rt::raw("{}");
    } }
    rt::object! { Empty {} }
}
"#;
        assert_eq!(formatted(tokens), expected);
    }

    #[test]
    fn sections_have_rows_of_their_own() {
        let tokens = quote! {
            registry! { METHODS {
                #[cfg(feature = "a")]
                common for "chain/a", "chain/b" { Ping(): "Ask."; Get("x", optional "y" = "0"): "Get."; }
                web for "chain" { Height(): "Tell."; }
            } }
        };
        let expected = r#"registry! { METHODS {
    #[cfg(feature = "a")]
    common for "chain/a", "chain/b" {
        Ping(): "Ask.";
        Get("x", optional "y" = "0"): "Get.";
    }
    web for "chain" {
        Height(): "Tell.";
    }
} }
"#;
        assert_eq!(formatted(tokens), expected);
    }

    #[test]
    fn documented_items_are_written_as_such() {
        let tokens = quote! {
            ::polyrpc::client! {
                #[doc = " A client of \"nodes\"."]
                #[doc = ""]
                #[cfg(feature = "a")]
                pub struct Client: crate::MyNodes => Call;
            }
        };
        let expected = r#"::polyrpc::client! {
    /// A client of "nodes".
    ///
    #[cfg(feature = "a")]
    pub struct Client: crate::MyNodes => Call;
}
"#;
        assert_eq!(formatted(tokens), expected);
    }

    #[test]
    fn long_rows_are_broken_between_tokens() {
        let (first, second) = ("a ".repeat(58), "b ".repeat(30));
        let tokens =
            quote!(rows! { Head { name: optional #first as rt::Hex, #second; next: "next"; } });
        let expected = format!(
            "rows! {{ Head {{\n    name: optional \"{first}\"\n        as rt::Hex, \"{second}\";\n    next: \"next\";\n}} }}\n"
        );
        assert_eq!(formatted(tokens), expected);
    }

    #[test]
    fn other_macros_are_left() {
        let text = "::polyrpc::client! {\n    pub struct Client;\n}\nrt::texts!(Kind);\n";
        let file = formatted(text.parse().unwrap());
        assert!(file.contains("pub struct Client;"), "{file}");
        assert!(file.contains("rt::texts!(Kind);"), "{file}");
    }
}
