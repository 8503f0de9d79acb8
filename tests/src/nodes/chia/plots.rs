//! Plots take a processor some seconds to make, and are the same each time: they belong to the key, which is always the same.

use std::path::{Path, PathBuf};
use std::{fs, io};

use crate::TestResult;
use crate::nodes::installed::Installed;

/// What they are called beside the node.
const KEPT: &str = "plots";

/// Gives a new home the plots of an earlier one, if there was one.
pub(super) fn take(node: &Installed, home: &Path) -> TestResult {
    let plots = made_in(home);
    fs::create_dir_all(&plots)?;
    match copy(&node.kept(KEPT), &plots) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

/// Keeps what was made in a home.
pub(super) fn keep(node: &Installed, home: &Path) -> TestResult {
    node.keep(KEPT, |folder| copy(&made_in(home), folder))
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
