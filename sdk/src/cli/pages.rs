//! `polyrpc completions` and `polyrpc man`: what shells and readers of manuals want to know of the tool.

use std::io::{self, Write};
use std::path::PathBuf;

use clap::{Args, Command};
use clap_complete::Shell;
use clap_mangen::Man as Page;

use super::exit::Outcome;
use super::name;

/// The name of the tool.
const TOOL: &str = "polyrpc";

/// Prints the completions of a shell.
///
/// For bash: `source <(polyrpc completions bash)`.
#[derive(Debug, Args)]
pub(super) struct Completions {
    /// The shell.
    #[arg(value_enum)]
    shell: Shell,
}

impl Completions {
    pub(super) fn run(&self, command: &mut Command, output: &mut impl Write) -> Outcome {
        // It panics where it can't write, so it writes to memory.
        let mut text = Vec::new();
        clap_complete::generate(self.shell, command, TOOL, &mut text);
        output.write_all(&text)?;
        Ok(true)
    }
}

/// Prints the manual page, or writes one for each command.
///
/// To read it: `polyrpc man | man -l -`.
#[derive(Debug, Args)]
pub(super) struct Man {
    /// Write polyrpc.1 and the pages of all commands into this folder.
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
}

impl Man {
    pub(super) fn run(&self, command: &Command, output: &mut impl Write) -> Outcome {
        match &self.out {
            None => Page::new(command.clone()).render(output)?,
            Some(folder) => {
                let about = |error: &io::Error| name(&folder.display().to_string(), error);
                std::fs::create_dir_all(folder).map_err(|error| about(&error))?;
                let made = clap_mangen::generate_to(command.clone(), folder);
                made.map_err(|error| about(&error))?;
            }
        }
        Ok(true)
    }
}
