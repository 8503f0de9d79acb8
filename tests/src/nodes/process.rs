//! A node's process.

use std::collections::VecDeque;
use std::fs::File;
use std::path::Path;
use std::process::{ExitStatus, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use std::{io, thread};

use tokio::io::{AsyncBufReadExt, AsyncRead, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};
use tokio::time::timeout;

use super::report::Report;
use crate::TestResult;
use crate::limits::STEP;

/// A running node. It is killed when this is dropped, and has ended by then.
#[derive(Debug)]
pub(crate) struct Process {
    child: Child,
}

/// The last lines that a node wrote, for error messages.
#[derive(Clone, Debug, Default)]
struct Log(Arc<Mutex<VecDeque<String>>>);

impl Process {
    /// Starts a node and reads what it writes until `ready` finds what it looks for in a line.
    pub(crate) async fn start<T>(
        command: &mut Command,
        ready: impl Fn(&str) -> Option<T>,
    ) -> TestResult<(Self, T)> {
        Self::start_within(STEP, command, ready).await
    }

    /// The same for one that takes longer.
    ///
    /// Its input stays open and empty as long as this is there, or the process that has this.
    pub(crate) async fn start_within<T>(
        limit: Duration,
        command: &mut Command,
        ready: impl Fn(&str) -> Option<T>,
    ) -> TestResult<(Self, T)> {
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true)
            .spawn()?;
        let log = Log::default();
        let output = child.stdout.take().ok_or("no standard output")?;
        let errors = child.stderr.take().ok_or("no standard error")?;
        let mut process = Self { child };
        tokio::spawn(log.clone().drain(BufReader::new(errors).lines()));
        let mut output = BufReader::new(output).lines();
        let Ok(found) = timeout(limit, log.search(&mut output, ready)).await else {
            let report = format!("the node isn't ready after {limit:?}:\n{log}");
            return Err(Report(report).into());
        };
        let Some(found) = found? else {
            let status = process.child.wait().await?;
            let report = format!("the node ended with {status}:\n{log}");
            return Err(Report(report).into());
        };
        tokio::spawn(log.drain(output));
        Ok((process, found))
    }

    /// Starts a node that says all it has to say into a file, and doesn't say there when it is ready.
    pub(crate) fn logging(command: &mut Command, log: &Path) -> TestResult<Self> {
        let log = File::options().create(true).append(true).open(log)?;
        let child = command
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log)
            .kill_on_drop(true)
            .spawn()?;
        Ok(Self { child })
    }

    /// How it ended, if it did.
    pub(crate) fn ended(&mut self) -> io::Result<Option<ExitStatus>> {
        self.child.try_wait()
    }

    /// Its number, if it hasn't ended.
    pub(crate) fn id(&self) -> Option<u32> {
        self.child.id()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // A process that is gone already can't be killed.
        _ = self.child.start_kill();
        for _ in 0..1000 {
            if !matches!(self.child.try_wait(), Ok(None)) {
                break;
            }
            thread::sleep(Duration::from_millis(1));
        }
    }
}

impl Log {
    async fn search<T>(
        &self,
        lines: &mut Lines<BufReader<ChildStdout>>,
        ready: impl Fn(&str) -> Option<T>,
    ) -> TestResult<Option<T>> {
        while let Some(line) = lines.next_line().await? {
            let found = ready(&line);
            self.push(line);
            if found.is_some() {
                return Ok(found);
            }
        }
        Ok(None)
    }

    /// Reads on to the end, so that the node never waits for a reader.
    async fn drain(self, mut lines: Lines<BufReader<impl AsyncRead + Unpin>>) {
        while let Ok(Some(line)) = lines.next_line().await {
            self.push(line);
        }
    }

    fn push(&self, line: String) {
        const KEPT: usize = 100;

        let mut lines = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if lines.len() == KEPT {
            lines.pop_front();
        }
        lines.push_back(line);
    }
}

impl std::fmt::Display for Log {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let lines = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        lines.iter().try_for_each(|line| writeln!(f, "  {line}"))
    }
}
