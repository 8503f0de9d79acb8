//! Files of an installation, and advice for those that can't be used.

use std::fmt;
use std::fs::{File, Metadata};
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use zeroize::Zeroizing;

use crate::error::Error;
use crate::transport::{Identity, IdentityProblem, roots};

/// Size limit, so that a wrong path doesn't fill the memory.
const LONGEST: u64 = 16 << 20;

/// The client certificate, its key and the certificate authority, in PEM form.
pub(super) struct Credentials {
    pub(super) authority: Zeroizing<Vec<u8>>,
    pub(super) certificate: Zeroizing<Vec<u8>>,
    pub(super) key: Zeroizing<Vec<u8>>,
}

impl Credentials {
    pub(super) fn read(authority: &Path, certificate: &Path, key: &Path) -> Result<Self, Error> {
        let read = |path: &Path| {
            read(path).map_err(|error| {
                unreadable(
                    path,
                    &error,
                    "copy `config/ssl` from the machine of the node, or let `chia init -c FOLDER` make its certificates anew, where \
                     FOLDER is a copy of `config/ssl/ca`",
                )
            })
        };
        let (authority_pem, _) = read(authority)?;
        let (certificate_pem, _) = read(certificate)?;
        let (key_pem, metadata) = read(key)?;
        check_owner_only(key, &metadata)?;

        let damaged = |path: &Path, what: &str, why: &str| {
            config(
                path,
                format_args!(
                    "can't be used as {what}: {why}; copy `config/ssl` from the machine of the node again"
                ),
            )
        };
        roots(&authority_pem).map_err(|why| damaged(authority, "the node's authority", &why))?;
        Identity::new(&certificate_pem, &key_pem).map_err(|problem| match problem {
            IdentityProblem::Certificate(why) => damaged(certificate, "a certificate", &why),
            IdentityProblem::Key(why) => damaged(key, "a key", &why),
            IdentityProblem::Mismatch => {
                let other = format!("it isn't for the certificate in {}", certificate.display());
                damaged(key, "a key", &other)
            }
        })?;
        Ok(Self {
            authority: authority_pem,
            certificate: certificate_pem,
            key: key_pem,
        })
    }
}

/// Reads `config.yaml` of the installation at `root`.
pub(super) fn config_yaml(root: &Path, path: &Path) -> Result<String, Error> {
    let (bytes, _) = read(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound if !root.exists() => config(
            root,
            "doesn't exist: run `chia init`, or set CHIA_ROOT to where the installation is",
        ),
        _ => unreadable(
            path,
            &error,
            "run `chia init`, or set CHIA_ROOT to where the installation is",
        ),
    })?;
    let text = std::str::from_utf8(&bytes).map_err(|error| not_yaml(path, error))?;
    // Editors on Windows begin files with a byte order mark.
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text).to_owned())
}

pub(super) fn not_yaml(path: &Path, why: impl fmt::Display) -> Error {
    config(
        path,
        format_args!(
            "isn't YAML: {why}; correct it, or move it away and run `chia init`, which writes a new one"
        ),
    )
}

/// Creates an error about the file or folder at `path`.
pub(super) fn config(path: &Path, what: impl fmt::Display) -> Error {
    Error::config(format!("{} {what}", path.display()))
}

fn unreadable(path: &Path, error: &io::Error, where_missing: &str) -> Error {
    match error.kind() {
        ErrorKind::NotFound => config(path, format_args!("doesn't exist: {where_missing}")),
        ErrorKind::PermissionDenied => config(
            path,
            "must not be read by this process: run it as the user that the node runs as",
        ),
        _ => config(path, format_args!("can't be read: {error}")),
    }
}

/// Reads a file and the metadata of that very file.
fn read(path: &Path) -> io::Result<(Zeroizing<Vec<u8>>, Metadata)> {
    let file = File::open(path)?;
    let metadata = file.metadata()?;
    if metadata.len() > LONGEST {
        let error = format!("it is longer than {LONGEST} bytes");
        return Err(io::Error::new(ErrorKind::FileTooLarge, error));
    }
    // Allocated in full at first, since growing would leave copies behind that nobody wipes.
    let room = metadata.len() as usize + 1;
    let mut bytes = Zeroizing::new(Vec::with_capacity(room));
    file.take(LONGEST).read_to_end(&mut bytes)?;
    Ok((bytes, metadata))
}

/// Refuses a key that other users can read: whoever reads it may spend the wallet's coins, so it counts as lost.
#[cfg(unix)]
fn check_owner_only(key: &Path, metadata: &Metadata) -> Result<(), Error> {
    use std::os::unix::fs::PermissionsExt;
    let mode = metadata.permissions().mode() & 0o777;
    if mode & 0o007 == 0 {
        return Ok(());
    }
    Err(config(
        key,
        format_args!(
            "is a key that everyone on this machine may use (mode {mode:03o}): run `chia init --fix-ssl-permissions`, or \
             `chmod 600` on it"
        ),
    ))
}

#[cfg(not(unix))]
fn check_owner_only(_: &Path, _: &Metadata) -> Result<(), Error> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_failure_names_the_file_and_what_to_do() {
        let path = Path::new("/x/y.crt");
        for (kind, text) in [
            (ErrorKind::NotFound, "/x/y.crt doesn't exist: do this"),
            (
                ErrorKind::PermissionDenied,
                "/x/y.crt must not be read by this process: run it as the user that the node runs as",
            ),
            (
                ErrorKind::IsADirectory,
                "/x/y.crt can't be read: is a directory",
            ),
        ] {
            let error = unreadable(path, &kind.into(), "do this");
            assert_eq!(error.to_string(), text);
        }
    }
}
