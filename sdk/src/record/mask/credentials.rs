//! Credentials inside of strings: tokens, and what URLs may hold of them.

use super::MASKED;

/// How bearer tokens and basic credentials begin.
const CREDENTIALS: [&str; 2] = ["Bearer ", "Basic "];

const SCHEMES: [&str; 4] = ["http://", "https://", "ws://", "wss://"];

/// The text without what may be a credential; none if there is nothing of the kind.
pub(super) fn without_credentials(text: &str) -> Option<String> {
    if CREDENTIALS.iter().any(|start| text.starts_with(start)) || is_web_token(text) {
        return Some(MASKED.to_owned());
    }
    let mut clean = String::new();
    let mut rest = text;
    while let Some(start) = first_url(rest) {
        let (before, url) = rest.split_at(start);
        let ends = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '<' | '>' | '`');
        let (url, after) = url.split_at(url.find(ends).unwrap_or(url.len()));
        clean.push_str(before);
        clean.push_str(&plain_url(url));
        rest = after;
    }
    clean.push_str(rest);
    (clean != text).then_some(clean)
}

/// Three parts in base64, the first of which is a JSON object.
fn is_web_token(text: &str) -> bool {
    let of_token = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    text.starts_with("eyJ") && text.split('.').count() == 3 && text.chars().all(of_token)
}

/// Where the next URL begins, just behind its scheme.
fn first_url(text: &str) -> Option<usize> {
    let scheme = |scheme: &&str| Some(text.find(*scheme)? + scheme.len());
    SCHEMES.iter().filter_map(scheme).min()
}

/// A URL, behind its scheme, without user, query and fragment.
fn plain_url(url: &str) -> String {
    let (address, query) = match url.find(['?', '#']) {
        Some(query) => (&url[..query], &url[query..=query]),
        None => (url, ""),
    };
    let host = address.find('/').unwrap_or(address.len());
    let (authority, path) = address.split_at(host);
    let hidden = |part: &str| if part.is_empty() { "" } else { MASKED };
    match authority.rsplit_once('@') {
        Some((_, host)) => format!("{MASKED}@{host}{path}{query}{}", hidden(query)),
        None => format!("{authority}{path}{query}{}", hidden(query)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls_lose_what_may_be_a_key() {
        for (before, after) in [
            (
                "https://u:p@h:1/a/b?key=1#f and ws://h?x",
                "https://***@h:1/a/b?*** and ws://h?***",
            ),
            ("see <http://a@b@c>", "see <http://***@c>"),
            ("wss://h/#x", "wss://h/#***"),
        ] {
            assert_eq!(without_credentials(before).as_deref(), Some(after));
        }
        for kept in ["https://h/a", "a@b", "http://", "enode://a@h?discport=0"] {
            assert_eq!(without_credentials(kept), None, "{kept}");
        }
    }
}
