//! Tests that run in a network of their own, of which nothing can be reached from outside.

use std::path::PathBuf;
use std::process::Stdio;
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
    if env::var_os(OUTER_NETWORK).is_some() {
        return runtime.block_on(async { body(EthereumJs::start(&installed).await?).await });
    }
    runtime.block_on(async {
        if let Err(reason) = run_inside(&["true"]).await {
            let reason = format!("ethereumjs needs a network of its own: {reason}");
            return skip("ethereumjs", &reason);
        }
        let this = env::current_exe()?;
        let this = this.to_str().ok_or("the test binary's path isn't UTF-8")?;
        let report = run_inside(&[this, "--exact", test, "--nocapture"]).await?;
        if report.contains(" 1 passed;") {
            return Ok(());
        }
        Err(format!("there is no test {test} in the namespace:\n{report}").into())
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

/// Runs a command in a new namespace and gives what it writes, to both of its outputs. One that fails is an error.
async fn run_inside(command: &[&str]) -> TestResult<String> {
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
        .map_err(|_| format!("it took more than {LIMIT:?}"))??;
    let text = [output.stdout, output.stderr].concat();
    let text = String::from_utf8_lossy(&text).trim().to_owned();
    if output.status.success() {
        return Ok(text);
    }
    Err(format!("{}: {text}", output.status).into())
}
