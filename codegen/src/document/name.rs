//! Document names: the path as it was given, with `/` between its parts and without `.` and `..` inside.

use std::path::{Component, Path};

/// Returns the name of the document at a path.
pub(super) fn of_path(path: &Path) -> String {
    let mut name = String::new();
    for part in path.components() {
        match part {
            Component::Prefix(prefix) => name.push_str(&prefix.as_os_str().to_string_lossy()),
            Component::RootDir => name.push('/'),
            Component::CurDir => {}
            Component::ParentDir => step(&mut name, ".."),
            Component::Normal(part) => step(&mut name, &part.to_string_lossy()),
        }
    }
    name
}

/// Resolves a relative reference inside `folder` to a name.
pub(super) fn join(folder: &str, reference: &str) -> String {
    let mut name = folder.to_owned();
    for part in reference.split('/') {
        if !part.is_empty() && part != "." {
            step(&mut name, part);
        }
    }
    name
}

/// The folder of a document; empty for a document without one.
pub(super) fn folder(name: &str) -> &str {
    match name.rfind('/') {
        Some(0) => "/",
        Some(end) => &name[..end],
        None => "",
    }
}

/// The name without its folder and its last extension: `eth` of `schemas/eth.json`.
pub(super) fn stem(name: &str) -> &str {
    let file = name.rsplit('/').next().unwrap_or(name);
    match file.rfind('.') {
        Some(end) if end > 0 => &file[..end],
        _ => file,
    }
}

/// Appends a part: down, or up where there is a folder to leave.
fn step(name: &mut String, part: &str) {
    if part == ".." {
        let last = name.rsplit('/').next().unwrap_or("");
        if !last.is_empty() && last != ".." {
            let kept = name.len() - last.len();
            // The slash goes too, unless it is the root.
            name.truncate(if kept > 1 { kept - 1 } else { kept });
            return;
        }
        if name == "/" {
            return;
        }
    }
    if !name.is_empty() && !name.ends_with('/') {
        name.push('/');
    }
    name.push_str(part);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_are_taken_out() {
        assert_eq!(of_path(Path::new("./a/../b/./c.json")), "b/c.json");
        assert_eq!(of_path(Path::new("/a/b/../c.json")), "/a/c.json");
        assert_eq!(of_path(Path::new("../../c.json")), "../../c.json");
        assert_eq!(of_path(Path::new("/../c.json")), "/c.json");
    }

    #[test]
    fn references_are_relative_to_the_folder() {
        assert_eq!(join(folder("api/eth.json"), "types.json"), "api/types.json");
        assert_eq!(
            join(folder("api/eth.json"), "../common/x.yaml"),
            "common/x.yaml"
        );
        assert_eq!(join(folder("eth.json"), "./types.json"), "types.json");
        assert_eq!(join(folder("eth.json"), "../../up.json"), "../../up.json");
        assert_eq!(join(folder("/eth.json"), "a/b.json"), "/a/b.json");
    }

    #[test]
    fn stems() {
        assert_eq!(stem("schemas/ethereum/eth.json"), "eth");
        assert_eq!(stem("a.b/openrpc"), "openrpc");
        assert_eq!(stem("upload.openrpc.json"), "upload.openrpc");
        assert_eq!(stem(".json"), ".json");
    }
}
