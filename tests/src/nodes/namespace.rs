//! Tests that run in a network of their own, of which nothing can be reached from outside.

use std::path::PathBuf;
use std::process::{ExitStatus, Stdio};
use std::time::Duration;
use std::{any, env, fs, io};

use tokio::process::Command;
use tokio::runtime::Runtime;
use tokio::time::timeout;

use super::ethereumjs::EthereumJs;
use super::installed::skip;
use crate::TestResult;

/// The variable that tells a test that it runs inside, and which network it came from.
pub const OUTER_NETWORK: &str = "POLYRPC_OUTER_NETWORK";

/// How long a test may take inside, the start of its node included.
const LIMIT: Duration = Duration::from_secs(150);

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

/// Runs the body of a test, a closure in the test function, with a node of EthereumJS in a network namespace of their own.
///
/// The test binary runs itself once more inside the namespace, with only this test. Skipped, after saying so, where the node isn't
/// installed or namespaces can't be made, unless `tests/run` found both.
///
/// # Errors
/// What `body` gives back, what kept the node from starting, or that it took too long.
pub fn isolated<F>(body: F) -> TestResult
where
    F: AsyncFnOnce(EthereumJs) -> TestResult,
{
    let Some(installed) = EthereumJs::installed()? else {
        return Ok(());
    };
    let runtime = Runtime::new()?;
    if env::var_os(OUTER_NETWORK).is_some() {
        return runtime.block_on(async { body(EthereumJs::start(&installed).await?).await });
    }
    runtime.block_on(async {
        let (status, report) = run_inside(&["true"]).await?;
        if !status.success() {
            let reason = format!(
                "ethereumjs needs a network namespace of its own: {}",
                report.trim()
            );
            return skip("ethereumjs", &reason);
        }
        let test = name_of::<F>()?;
        let this = env::current_exe()?;
        let this = this.to_str().ok_or("the test binary's path isn't UTF-8")?;
        let (status, report) = run_inside(&[this, "--exact", test, "--nocapture"]).await?;
        if status.success() && report.contains(" 1 passed;") {
            return Ok(());
        }
        Err(format!("in the namespace, {test} ended with {status}:\n{report}").into())
    })
}

/// The network namespace of this process, in a form that tells one from another.
///
/// # Errors
/// When the system doesn't say.
pub fn network() -> io::Result<PathBuf> {
    fs::read_link("/proc/self/ns/net")
}

async fn run_inside(command: &[&str]) -> TestResult<(ExitStatus, String)> {
    let process = Command::new("unshare")
        .args(UNSHARE)
        .args(["sh", "-c", WITH_LOOPBACK, "sh"])
        .args(command)
        .env(OUTER_NETWORK, network()?)
        .stdin(Stdio::null())
        .kill_on_drop(true)
        .output();
    let output = timeout(LIMIT, process)
        .await
        .map_err(|_| format!("{} took more than {LIMIT:?}", command.join(" ")))??;
    let text = [output.stdout, output.stderr].concat();
    Ok((output.status, String::from_utf8_lossy(&text).into_owned()))
}

/// `jwt::a_wrong_secret` for the closure in that test: the name without the crate and the closure. Where the compiler named closures
/// otherwise, no test would be found by that name, and that fails.
fn name_of<F>() -> TestResult<&'static str> {
    let name = any::type_name::<F>();
    let name = name.split_once("::").map(|(_, path)| path);
    let name = name.and_then(|path| path.split("::{{closure}}").next());
    Ok(name.ok_or("the test has no name")?)
}
