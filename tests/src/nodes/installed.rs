//! Where the nodes are.

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::{env, fs, iter};

use tokio::process::Command;

use crate::TestResult;

/// Name, installer, package and version of each node; `tests/run` installs what stands here.
const NODES: &str = include_str!("../../nodes.txt");

/// A node as `tests/run` installs it.
#[derive(Debug)]
pub(crate) struct Installed {
    folder: PathBuf,
    version: &'static str,
}

impl Installed {
    /// Looks for the node called `name`. None, after saying so, if it isn't there and doesn't have to be.
    pub(crate) fn find(name: &str) -> TestResult<Option<Self>> {
        let version = version(name).ok_or_else(|| format!("tests/nodes.txt has no {name}"))?;
        let folder = cache()?
            .join("polyrpc/nodes")
            .join(format!("{name}-{version}"));
        if folder.is_dir() {
            return Ok(Some(Self { folder, version }));
        }
        skip(
            name,
            &format!("{name} {version} is not installed; ./tests/run installs it"),
        )?;
        Ok(None)
    }

    /// The version that `tests/nodes.txt` says.
    pub(crate) fn version(&self) -> &'static str {
        self.version
    }

    /// What the installer was told to install into: a virtual environment, if that was pip.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// The search path of programs, with those that pip installed in front.
    pub(crate) fn path(&self) -> TestResult<OsString> {
        let path = env::var_os("PATH").unwrap_or_default();
        let folders = iter::once(self.folder.join("bin")).chain(env::split_paths(&path));
        Ok(env::join_paths(folders)?)
    }

    /// The folder of the packages that npm installed.
    pub(crate) fn modules(&self) -> PathBuf {
        self.folder.join("node_modules")
    }

    /// A program that apt brought, with the libraries that came along.
    pub(crate) fn program(&self, name: &str) -> TestResult<Command> {
        let mut libraries = Vec::new();
        for folder in ["usr/lib", "lib"] {
            match fs::read_dir(self.folder.join(folder)) {
                // One for each kind of machine, such as `usr/lib/x86_64-linux-gnu`.
                Ok(machines) => {
                    for machine in machines {
                        libraries.push(machine?.path());
                    }
                }
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(error.into()),
            }
        }
        let mut command = Command::new(self.folder.join("usr/bin").join(name));
        if !libraries.is_empty() {
            command.env("LD_LIBRARY_PATH", env::join_paths(libraries)?);
        }
        Ok(command)
    }

    /// Where something that was made with the node is kept: beside it, and as long.
    pub(crate) fn kept(&self, what: &str) -> PathBuf {
        let mut path = self.folder.as_os_str().to_owned();
        path.push(format!("-{what}"));
        path.into()
    }

    /// Keeps what `fill` writes into an empty folder, which will be found whole or not at all.
    pub(crate) fn keep(
        &self,
        what: &str,
        fill: impl FnOnce(&Path) -> io::Result<()>,
    ) -> TestResult {
        let kept = self.kept(what);
        if kept.exists() {
            return Ok(());
        }
        let beside = kept.parent().ok_or("the node is in no folder")?;
        // Named like what `tests/run` clears away if it is found a day later.
        let new = tempfile::Builder::new()
            .prefix(&format!(".{what}-"))
            .tempdir_in(beside)?;
        fill(new.path())?;
        match fs::rename(new.path(), &kept) {
            // Another was first.
            Err(_) if kept.exists() => Ok(()),
            renamed => Ok(renamed?),
        }
    }
}

/// Says why a test of the node called `name` is skipped.
///
/// # Errors
/// When `tests/run` found that the node can run here, so that nothing may be skipped.
pub(crate) fn skip(name: &str, reason: &str) -> TestResult {
    let required = env::var("POLYRPC_NODES").unwrap_or_default();
    if required.split_whitespace().any(|node| node == name) {
        return Err(format!("{reason}; ./tests/run says that it is there").into());
    }
    // Not `eprintln!`: what that writes is only shown for tests that fail.
    writeln!(io::stderr(), "skipped: {reason}")?;
    Ok(())
}

fn version(name: &str) -> Option<&'static str> {
    NODES.lines().find_map(|line| {
        let mut words = line.split_whitespace();
        (words.next() == Some(name)).then(|| words.nth(2)).flatten()
    })
}

fn cache() -> TestResult<PathBuf> {
    let folder = |name| env::var_os(name).filter(|value| !value.is_empty());
    match (folder("XDG_CACHE_HOME"), folder("HOME")) {
        (Some(cache), _) => Ok(cache.into()),
        (None, Some(home)) => Ok(PathBuf::from(home).join(".cache")),
        (None, None) => Err("neither XDG_CACHE_HOME nor HOME is set".into()),
    }
}
