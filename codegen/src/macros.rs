//! Formats the bodies of the runtime's macros, which prettyplease writes into a line: one row a line.
//!
//! Each macro is replaced by a short call before the file is formatted, and its lines take that call's place afterwards.

use proc_macro2::{Delimiter, Group, Spacing, TokenStream, TokenTree};
use quote::{format_ident, quote};
use syn::{Item, ItemMacro, MacroDelimiter, Path};

/// How the calls are named that stand for macros.
const STAND_IN: &str = "__polyrpc_macro_";

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
                out.push_str(indent);
                out.push_str(line);
                out.push('\n');
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

/// The lines of a macro with a head and rows in braces: `path! { Head { row; row; } }`.
fn lines(path: &Path, tokens: &TokenStream) -> Option<Vec<String>> {
    let mut head: Vec<TokenTree> = tokens.clone().into_iter().collect();
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
    let mut row = Vec::new();
    let mut dots = 0;
    for token in rows {
        dots = if is_punct(&token, '.') { dots + 1 } else { 0 };
        let ends = is_punct(&token, ';') || (row.len() == 1 && dots == 2);
        row.push(token);
        if ends {
            lines.push(format!("    {}", inline(&row.drain(..).collect())));
            dots = 0;
        }
    }
    if !row.is_empty() {
        lines.push(format!("    {}", inline(&row.into_iter().collect())));
    }
    lines.push("} }".to_owned());
    Some(lines)
}

fn is_punct(token: &TokenTree, char: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == char)
}

/// Types and plain expressions in one line.
fn inline(tokens: &TokenStream) -> String {
    let mut out = String::new();
    let mut before = Before::Nothing;
    for token in tokens.clone() {
        if before.is_apart_from(&token) {
            out.push(' ');
        }
        before = before.then(&token);
        match token {
            TokenTree::Group(group) => out.push_str(&grouped(&group)),
            other => out.push_str(&other.to_string()),
        }
    }
    out
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
    fn other_macros_are_left() {
        let text = "::polyrpc::client! {\n    pub struct Client;\n}\nrt::texts!(Kind);\n";
        let file = formatted(text.parse().unwrap());
        assert!(file.contains("pub struct Client;"), "{file}");
        assert!(file.contains("rt::texts!(Kind);"), "{file}");
    }
}
