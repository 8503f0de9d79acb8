//! `Cargo.toml`.

use serde_json::Value;

use super::files::block;
use super::{Found, Package};
use crate::ir::Wire;

/// The version of the runtime that generated code is for, which is the generator's.
const POLYRPC: &str = env!("CARGO_PKG_VERSION");

pub(super) fn text(package: &Package, found: &Found<'_>) -> String {
    let info = found.loaded.info();
    let info_text = |path: &str| info.and_then(|info| info.pointer(path)?.as_str());
    let version = info_text("/version")
        .and_then(version)
        .unwrap_or_else(|| "0.1.0".to_owned());
    let description = format!("A typed async client of {}", found.title());
    let license = package.license.as_deref();
    let license = license.or_else(|| info_text("/license/name").filter(|name| is_spdx(name)));
    let mut lines = vec![
        "[package]".to_owned(),
        line("name", &package.name),
        line("version", &version),
        line("edition", "2024"),
        line("rust-version", env!("CARGO_PKG_RUST_VERSION")),
        line("description", &one_line(&description)),
    ];
    lines.extend(license.map(|license| line("license", license)));
    lines.extend(
        package
            .repository
            .as_ref()
            .map(|address| line("repository", address)),
    );
    lines.push(line("readme", "README.md"));
    lines.push("keywords = [\"json-rpc\", \"openrpc\"]".to_owned());
    lines.push("categories = [\"api-bindings\"]".to_owned());
    let features = block("features", ("#", ""), &features(found));
    let (dependency, tests) = dependencies(package, found);
    format!(
        "{}\n\n[features]\n{features}\n[dependencies]\n{dependency}{tests}",
        lines.join("\n")
    )
}

fn line(key: &str, value: &str) -> String {
    format!("{key} = {}", quoted(value))
}

/// A basic string of TOML, whose escapes are those of JSON.
fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The features that the client's parts stand behind, and the transports.
fn features(found: &Found<'_>) -> String {
    let own = found.features();
    let is_free = |name: &&str| !own.contains(*name) && *name != "default";
    let mut lines = Vec::new();
    if !found.parts.types_only {
        let http = is_free(&"http").then_some("http").into_iter();
        let default: Vec<String> = http.chain(own.iter().copied()).map(quoted).collect();
        lines.push(format!("default = [{}]", default.join(", ")));
        for transport in ["http", "ws", "ipc", "registry"]
            .iter()
            .filter(|name| is_free(name))
        {
            lines.push(format!("{transport} = [\"polyrpc/{transport}\"]"));
        }
    } else if !own.is_empty() {
        let default: Vec<String> = own.iter().copied().map(quoted).collect();
        lines.push(format!("default = [{}]", default.join(", ")));
    }
    lines.extend(own.iter().map(|name| {
        let documents = found.api.documents.iter();
        let turned_on =
            documents.filter(|document| document.turned_on_by.iter().any(|by| by == name));
        let turned_on = turned_on.filter_map(|document| document.feature.as_deref());
        let turned_on: std::collections::BTreeSet<String> = turned_on.map(quoted).collect();
        let turned_on: Vec<String> = turned_on.into_iter().collect();
        format!("{} = [{}]", quoted(name), turned_on.join(", "))
    }));
    lines.iter().map(|line| format!("{line}\n")).collect()
}

/// What code and tests need of the runtime.
fn dependencies(package: &Package, found: &Found<'_>) -> (String, String) {
    let polyrpc = match &package.polyrpc {
        Some(path) => format!(
            "path = {}, version = \"{POLYRPC}\"",
            quoted(&path.to_string_lossy())
        ),
        None => format!("version = \"{POLYRPC}\""),
    };
    let methods = || {
        found
            .api
            .documents
            .iter()
            .flat_map(|document| &document.methods)
    };
    let mut features = Vec::new();
    if methods().any(|method| method.format == Wire::Epee) {
        features.push("\"epee\"");
    }
    if !found.parts.types_only && methods().any(|method| !method.streams.is_empty()) {
        features.push("\"layers\"");
    }
    let with = match features.is_empty() {
        true => String::new(),
        false => format!(", features = [{}]", features.join(", ")),
    };
    let dependency = format!("polyrpc = {{ {polyrpc}, default-features = false{with} }}\n");
    let tests = match found.parts.types_only {
        true => String::new(),
        false => format!(
            "\n[dev-dependencies]\npolyrpc = {{ {polyrpc}, default-features = false, features = [\"cli\"] }}\n"
        ),
    };
    (dependency, tests)
}

/// A version as cargo takes it: `1`, `1.2` and `v1.2.3` become one, a date or a word doesn't.
fn version(text: &str) -> Option<String> {
    let text = text.trim();
    let text = text.strip_prefix('v').unwrap_or(text);
    let (core, rest) = match text.find(['-', '+']) {
        Some(at) => text.split_at(at),
        None => (text, ""),
    };
    let mut parts: Vec<&str> = core.split('.').collect();
    let is_number = |part: &&str| {
        let plain = !part.is_empty() && part.len() < 10 && part.chars().all(|c| c.is_ascii_digit());
        plain && (*part == "0" || !part.starts_with('0'))
    };
    // A date isn't one.
    if parts.len() > 3 || parts.len() == 1 && !rest.is_empty() || !parts.iter().all(is_number) {
        return None;
    }
    parts.resize(3, "0");
    let is_plain = |part: &str| {
        !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    };
    let mut behind = rest.split('+');
    let before = behind.next().unwrap_or_default();
    // A number with a leading zero is none of a pre-release.
    let is_pre = |part: &str| {
        is_plain(part)
            && (part == "0" || !part.starts_with('0') || !part.chars().all(|c| c.is_ascii_digit()))
    };
    let pre = before
        .strip_prefix('-')
        .is_none_or(|pre| pre.split('.').all(is_pre));
    let build: Vec<&str> = behind.collect();
    let build = build.len() <= 1 && build.iter().all(|build| build.split('.').all(is_plain));
    (pre && build).then(|| format!("{}{rest}", parts.join(".")))
}

/// Whether the name of a licence is one that cargo knows, not such as `Apache 2.0`.
fn is_spdx(name: &str) -> bool {
    let mut words = name.split_whitespace();
    let is_id = |word: &str| {
        word.chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '+'))
    };
    let known = [
        "0BSD",
        "Apache-2.0",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "CC0-1.0",
        "GPL-3.0-only",
        "GPL-3.0-or-later",
        "ISC",
        "LGPL-3.0-only",
        "LGPL-3.0-or-later",
        "MIT",
        "MPL-2.0",
        "Unlicense",
        "Zlib",
    ];
    words.all(|word| matches!(word, "AND" | "OR") || is_id(word) && known.contains(&word))
        && known.iter().any(|known| name.ends_with(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_cargos() {
        for (text, expected) in [
            ("1.2.3", Some("1.2.3")),
            ("v2", Some("2.0.0")),
            ("0.7-rc.1", Some("0.7.0-rc.1")),
            ("1.0.0+build.05", Some("1.0.0+build.05")),
            ("1.0.0-01", None),
            ("2024-01-01", None),
            ("01.2", None),
            ("1.2.3.4", None),
            ("latest", None),
            ("", None),
            ("1.0.0-", None),
        ] {
            assert_eq!(version(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn licences_are_known_by_their_short_names() {
        assert!(is_spdx("MIT") && is_spdx("MIT OR Apache-2.0"));
        assert!(!is_spdx("Apache 2.0") && !is_spdx("") && !is_spdx("OR") && !is_spdx("MIT OR"));
    }
}
