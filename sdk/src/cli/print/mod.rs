//! Output for people and for programs: colours and indented JSON on a terminal, plain lines in a pipe.

mod pretty;

use std::io::{self, IsTerminal, Write};

use anstyle::{AnsiColor, Style};
use clap::{Args, ValueEnum};

pub(super) use pretty::pretty;

/// When there are colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    /// On a terminal, unless NO_COLOR is set.
    #[default]
    Auto,
    Always,
    Never,
}

/// Verbosity: what is printed on standard error.
#[derive(Clone, Copy, Debug, Args)]
pub(super) struct Talk {
    /// Print results alone: no notes and no progress on standard error.
    #[arg(short, long, conflicts_with = "verbose")]
    pub(super) quiet: bool,
    /// Tell on standard error which node is called, and with what.
    #[arg(short, long)]
    pub(super) verbose: bool,
}

impl Talk {
    /// Writes a note to standard error, unless --quiet is given. A failure to write it is ignored.
    #[allow(clippy::print_stderr, reason = "notes are for the terminal")]
    pub(super) fn note(self, text: &str) {
        if !self.quiet {
            let _ = writeln!(io::stderr().lock(), "polyrpc: {text}");
        }
    }

    /// Writes a note if --verbose is given.
    pub(super) fn detail(self, text: impl FnOnce() -> String) {
        if self.verbose {
            self.note(&text());
        }
    }
}

/// How standard output is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Paint {
    pub(super) is_terminal: bool,
    is_colored: bool,
}

impl Paint {
    /// Of standard output.
    pub(super) fn of_stdout(color: Color) -> Self {
        let stdout = io::stdout();
        let is_colored = match color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => anstream::AutoStream::choice(&stdout) != anstream::ColorChoice::Never,
        };
        Self {
            is_terminal: stdout.is_terminal(),
            is_colored,
        }
    }

    /// Plain text, as in a pipe.
    #[cfg(test)]
    pub(super) const PLAIN: Self = Self {
        is_terminal: false,
        is_colored: false,
    };

    /// A text in a style, or as it is.
    pub(super) fn text(self, style: Style, text: &str) -> String {
        match self.is_colored {
            true => format!("{style}{text}{style:#}"),
            false => text.to_owned(),
        }
    }

    /// A heading.
    pub(super) fn heading(self, text: &str) -> String {
        self.text(Style::new().bold(), text)
    }

    /// A name.
    pub(super) fn name(self, text: &str) -> String {
        self.text(AnsiColor::Cyan.on_default(), text)
    }

    /// What matters less.
    pub(super) fn faint(self, text: &str) -> String {
        self.text(Style::new().dimmed(), text)
    }

    /// JSON: indented on a terminal, as it is in a pipe.
    pub(super) fn json(self, json: &str) -> String {
        match self.is_terminal || self.is_colored {
            true => pretty(json, self),
            false => one_line(json),
        }
    }
}

/// JSON in one line: nodes may send it with line breaks between its parts, which no text in it has.
pub(super) fn one_line(json: &str) -> String {
    json.replace(['\n', '\r'], " ")
}
