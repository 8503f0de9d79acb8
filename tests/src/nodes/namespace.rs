//! Tests that run in a network of their own, of which nothing can be reached from outside.

use std::path::PathBuf;
use std::process::Stdio;
use std::{any, env, fs, io};

use tokio::process::Command;
use tokio::runtime::Runtime;
use tokio::time::timeout;

use super::ethereumjs::EthereumJs;
use super::installed::skip;
use super::report::Report;
use crate::TestResult;
use crate::limits::TEST;

/// The variable that tells a test that it runs inside, and which network it came from.
pub const OUTER_NETWORK: &str = "POLYRPC_OUTER_NETWORK";

/// A new network namespace, in which we are root, and a new process namespace: whatever was started in there ends with the test.
const UNSHARE: [&str; 5] = [
    "--net",
    "--map-root-user",
    "--pid",
    "--fork",
    "--kill-child",
];

/// A new network has a loopback interface that is down. `ip`, `ifconfig` or `busybox` is on every Linux that runs nodes.
const WITH_LOOPBACK: &str = "{ ip link set lo up || ifconfig lo up || busybox ip link set lo up; } 2>/dev/null \
     || { echo 'the loopback interface stays down: apt-get install iproute2'; exit 1; }; exec \"$@\"";

/// Runs the body of a test with a node of EthereumJS, in a network namespace of their own.
///
/// The test binary runs itself once more inside the namespace, with only the test that is called `test` there; see [`test_of`]. It
/// is skipped, after saying so, where the node isn't installed or namespaces can't be made, unless `tests/run` found both.
///
/// # Errors
/// What `body` gives back, what kept the node from starting, or that it took too long.
pub fn isolated(test: &str, body: impl AsyncFnOnce(EthereumJs) -> TestResult) -> TestResult {
    let Some(installed) = EthereumJs::installed()? else {
        return Ok(());
    };
    let runtime = Runtime::new()?;
    if is_inside() {
        return runtime.block_on(async { body(EthereumJs::start(&installed).await?).await });
    }
    runtime.block_on(async {
        if !possible("ethereumjs").await? {
            return Ok(());
        }
        run_test(inside()?, test).await
    })
}

/// The name of the test that `closure` stands in, such as `jwt::a_wrong_secret_is_refused`.
///
/// It is part of the closure's type. Were types written otherwise one day, no test would have that name, and [`isolated`] would fail.
pub fn test_of<F>(_closure: &F) -> &'static str {
    let name = any::type_name::<F>();
    let name = name.split_once("::").map_or(name, |(_crate, path)| path);
    name.split("::{{closure}}").next().unwrap_or(name)
}

/// The network namespace of this process, in a form that tells one from another.
///
/// # Errors
/// When the system doesn't say.
pub fn network() -> io::Result<PathBuf> {
    fs::read_link("/proc/self/ns/net")
}

/// Whether this process runs in a namespace that was made here.
pub(super) fn is_inside() -> bool {
    env::var_os(OUTER_NETWORK).is_some()
}

/// Whether namespaces can be made. If not, it has been said that the test of the node called `name` is skipped.
pub(super) async fn possible(name: &str) -> TestResult<bool> {
    let mut command = inside()?;
    command.arg("true");
    let Err(reason) = output(command).await else {
        return Ok(true);
    };
    skip(
        name,
        &format!("{name} needs a network of its own: {reason}"),
    )?;
    Ok(false)
}

/// The start of a command that runs in a new namespace: what to run there is added as arguments.
pub(super) fn inside() -> io::Result<Command> {
    let mut command = Command::new("unshare");
    command
        .args(UNSHARE)
        .args(["sh", "-c", WITH_LOOPBACK, "sh"])
        .env(OUTER_NETWORK, network()?);
    Ok(command)
}

/// The start of a command that runs in the namespace of a process started with [`inside`].
pub(super) fn beside(process: u32) -> io::Result<Command> {
    let mut command = Command::new("nsenter");
    command
        .args(["--user", "--net", "--preserve-credentials", "--target"])
        .arg(process.to_string())
        .env(OUTER_NETWORK, network()?);
    Ok(command)
}

/// Lets a command run this test binary once more, with a single test.
pub(super) fn add_test(command: &mut Command, test: &str) -> io::Result<()> {
    command
        .arg(env::current_exe()?)
        .args(["--exact", test, "--nocapture"]);
    Ok(())
}

/// Runs this test binary once more by a command, and makes sure that it ran the test.
pub(super) async fn run_test(mut command: Command, test: &str) -> TestResult {
    add_test(&mut command, test)?;
    let report = output(command).await?;
    if report.contains(" 1 passed;") {
        return Ok(());
    }
    let report = format!("there is no test {test} in the namespace:\n{report}");
    Err(Report(report).into())
}

/// Runs a command and gives what it writes, to both of its outputs. One that fails is an error.
async fn output(mut command: Command) -> TestResult<String> {
    let process = command.stdin(Stdio::null()).kill_on_drop(true).output();
    let output = timeout(TEST, process)
        .await
        .map_err(|_| format!("it took more than {TEST:?}"))??;
    let text = [output.stdout, output.stderr].concat();
    let text = String::from_utf8_lossy(&text).trim().to_owned();
    if output.status.success() {
        return Ok(text);
    }
    Err(Report(format!("{}: {text}", output.status)).into())
}
