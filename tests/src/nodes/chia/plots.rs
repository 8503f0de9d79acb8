//! Plots take a processor some seconds to make, and are the same each time: they belong to the key, which is always the same.

use std::path::{Path, PathBuf};
use std::{fs, io};

use crate::TestResult;
use crate::nodes::installed::Installed;

/// Gives a new home the plots of an earlier one, if there was one.
pub(super) fn take(node: &Installed, home: &Path) -> TestResult {
    let plots = made_in(home);
    fs::create_dir_all(&plots)?;
    match copy(&cached(node), &plots) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

/// Keeps what was made in a home, where it will be found whole or not at all.
pub(super) fn keep(node: &Installed, home: &Path) -> TestResult {
    let cached = cached(node);
    if cached.exists() {
        return Ok(());
    }
    let beside = cached.parent().ok_or("the node is in no folder")?;
    // Named like what `tests/run` clears away if it is found a day later.
    let new = tempfile::Builder::new()
        .prefix(".plots-")
        .tempdir_in(beside)?;
    copy(&made_in(home), new.path())?;
    match fs::rename(new.path(), &cached) {
        // Another was first.
        Err(_) if cached.exists() => Ok(()),
        renamed => Ok(renamed?),
    }
}

/// Beside the node, and kept as long.
fn cached(node: &Installed) -> PathBuf {
    let mut path = node.folder().as_os_str().to_owned();
    path.push("-plots");
    path.into()
}

/// Where the simulator makes and looks for them.
fn made_in(home: &Path) -> PathBuf {
    home.join("simulator/plots")
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let is_plot = path
            .extension()
            .is_some_and(|extension| extension == "plot" || extension == "plot2");
        if let (true, Some(name)) = (is_plot, path.file_name()) {
            fs::copy(&path, to.join(name))?;
        }
    }
    Ok(())
}
