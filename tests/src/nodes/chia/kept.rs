//! Who starts the services, and how a test gets to them.

use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use std::{env, fs};

use tempfile::TempDir;
use tokio::runtime::Runtime;

use super::{Chia, Service};
use crate::TestResult;
use crate::limits::STEP;
use crate::nodes::installed::Installed;
use crate::nodes::namespace::{add_test, beside, inside, is_inside, possible, run_test};
use crate::nodes::process::Process;
use crate::nodes::report::Report;

/// The name of the node in `tests/nodes.txt`.
const NAME: &str = "chia";

/// The name of the same node in an older release.
const OLDER: &str = "older-chia";

/// The variable that tells a test inside where the services are, or are to be.
const HOME: &str = "POLYRPC_CHIA_HOME";

/// The variable that makes a test inside the keeper of the services, instead of a test.
const KEEPER: &str = "POLYRPC_CHIA_KEEPER";

/// What the keeper says when the services answer.
const READY: &str = "the services answer";

/// A file in the home folder: it isn't removed at the end if this is there.
const KEEP: &str = "keep";

/// The keeper that this process started, or why it has none.
static SHARED: Mutex<Option<Result<Keeper, String>>> = Mutex::new(None);

/// A process in a network of its own that has the services.
struct Keeper {
    home: PathBuf,
    process: Process,
    /// Reads what it writes.
    runtime: Runtime,
}

/// Runs the body of a test beside the [standing](Service::STANDING) services, which are started once for all tests of a binary.
///
/// As in [`isolated`](crate::nodes::isolated), the test binary runs itself once more inside, with only the test that is called
/// `test`: the first time as the keeper of the services, then for each test. The tests run one at a time, because they share a chain and
/// a wallet, and each finds what the ones before left. The services end with this process.
///
/// # Errors
/// What `body` gives back, what kept the services from starting, or that it took too long.
pub fn shared(test: &str, body: impl AsyncFnOnce(&mut Chia) -> TestResult) -> TestResult {
    let Some(node) = Installed::find(NAME)? else {
        return Ok(());
    };
    if env::var_os(KEEPER).is_some() {
        return keep(node);
    }
    if is_inside() {
        return Runtime::new()?.block_on(async { body(&mut Chia::find(node, home()?)?).await });
    }
    if !Runtime::new()?.block_on(possible(NAME))? {
        return Ok(());
    }
    let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
    let keeper = shared.get_or_insert_with(|| Keeper::start(test).map_err(|e| e.to_string()));
    match keeper {
        Ok(keeper) => keeper.run(test),
        Err(reason) => Err(Report(reason.clone()).into()),
    }
}

/// Runs the body of a test with services of its own, on a chain without a block.
///
/// # Errors
/// As [`shared`].
pub fn alone(
    test: &str,
    services: &[Service],
    body: impl AsyncFnOnce(&mut Chia) -> TestResult,
) -> TestResult {
    by_itself(NAME, test, services, body)
}

/// Runs a test against a node of the older release, as [`shared`] does against the newest.
///
/// # Errors
/// As [`shared`].
pub fn older(
    test: &str,
    services: &[Service],
    body: impl AsyncFnOnce(&mut Chia) -> TestResult,
) -> TestResult {
    by_itself(OLDER, test, services, body)
}

fn by_itself(
    name: &str,
    test: &str,
    services: &[Service],
    body: impl AsyncFnOnce(&mut Chia) -> TestResult,
) -> TestResult {
    let Some(node) = Installed::find(name)? else {
        return Ok(());
    };
    let runtime = Runtime::new()?;
    if is_inside() {
        return runtime.block_on(async {
            let mut chia = Chia::start(node, home()?, services).await?;
            body(&mut chia).await
        });
    }
    runtime.block_on(async {
        if !possible(name).await? {
            return Ok(());
        }
        let home = new_home()?;
        let mut command = inside()?;
        command.env(HOME, home.path());
        let result = run_test(command, test).await;
        result.map_err(|error| {
            let report = format!("{error}\nkept: {}", home.keep().display());
            Report(report).into()
        })
    })
}

impl Keeper {
    fn start(test: &str) -> TestResult<Self> {
        let runtime = Runtime::new()?;
        let home = new_home()?;
        let mut command = inside()?;
        // In a group of its own: what a key stops this process with doesn't reach the keeper, which clears up when it is alone.
        command
            .env(KEEPER, "1")
            .env(HOME, home.path())
            .process_group(0);
        add_test(&mut command, test)?;
        let (process, ()) =
            runtime.block_on(Process::start_within(STEP * 2, &mut command, |line| {
                line.contains(READY).then_some(())
            }))?;
        Ok(Self {
            // From here on it is the keeper's to remove: nothing in this process lasts to its very end.
            home: home.keep(),
            process,
            runtime,
        })
    }

    fn run(&self, test: &str) -> TestResult {
        let process = self.process.id().ok_or("the services have ended")?;
        let mut command = beside(process)?;
        command.env(HOME, &self.home);
        let result = self.runtime.block_on(run_test(command, test));
        result.map_err(|error| match fs::write(self.home.join(KEEP), "") {
            Ok(()) => Report(format!("{error}\nkept: {}", self.home.display())).into(),
            Err(_) => error,
        })
    }
}

/// Has the services until nobody is left who could give this process any input.
fn keep(node: Installed) -> TestResult {
    let home = home()?;
    let runtime = Runtime::new()?;
    let services = Service::STANDING;
    let chia = runtime.block_on(Chia::start(node, home.clone(), &services))?;
    // If nobody is there any longer to read this, the input has ended too.
    _ = writeln!(io::stdout(), "\n{READY}");
    io::stdin().read_to_end(&mut Vec::new())?;
    drop(chia);
    if !home.join(KEEP).exists() {
        fs::remove_dir_all(home)?;
    }
    Ok(())
}

fn new_home() -> io::Result<TempDir> {
    tempfile::Builder::new().prefix("polyrpc-chia-").tempdir()
}

fn home() -> TestResult<PathBuf> {
    let home = env::var_os(HOME).ok_or_else(|| format!("no {HOME} inside"))?;
    Ok(home.into())
}
