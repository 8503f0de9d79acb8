//! Crates made for the measurement only, and the compiler timed on them.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant, SystemTime};

/// A workspace in the build folder, made anew in each run; what was built of its dependencies stays.
#[derive(Debug)]
pub(crate) struct Scratch {
    root: PathBuf,
    project: PathBuf,
    members: Vec<String>,
}

/// How a crate is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Profile {
    Dev,
    Release,
}

/// What building took.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cost {
    /// User and system time of cargo and the compiler; zero where the system doesn't tell.
    pub(crate) cpu: Duration,
    pub(crate) wall: Duration,
}

impl Scratch {
    /// An empty workspace under `root` whose crates use `polyrpc` as it stands in `project`.
    pub(crate) fn new(root: PathBuf, project: PathBuf) -> Self {
        Self {
            root,
            project,
            members: Vec::new(),
        }
    }

    /// Writes a crate: its dependencies beside `polyrpc` as lines of TOML, and its files below `src`.
    pub(crate) fn add(
        &mut self,
        name: &str,
        dependencies: &str,
        files: &[(PathBuf, String)],
    ) -> Result<(), Box<dyn Error>> {
        let folder = self.root.join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        for (path, text) in files {
            write(&folder.join("src").join(path), text)?;
        }
        let sdk = self.project.join("sdk");
        let manifest = format!(
            "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n\n\
             [dependencies]\npolyrpc = {{ path = '{}', default-features = false }}\n{dependencies}",
            sdk.display()
        );
        write(&folder.join("Cargo.toml"), &manifest)?;
        self.members.push(name.to_owned());
        let members: Vec<String> = self
            .members
            .iter()
            .map(|name| format!("{name:?}"))
            .collect();
        let workspace = format!(
            "[workspace]\nresolver = \"3\"\nmembers = [{}]\n\n[profile.dev]\ndebug = \"line-tables-only\"\n",
            members.join(", ")
        );
        write(&self.root.join("Cargo.toml"), &workspace)?;
        // The versions of the dependencies are those of the project.
        fs::copy(
            self.project.join("Cargo.lock"),
            self.root.join("Cargo.lock"),
        )?;
        Ok(())
    }

    /// The least that building one crate takes, its dependencies built before.
    pub(crate) fn measure(
        &self,
        name: &str,
        main_file: &str,
        profile: Profile,
        rounds: usize,
    ) -> Result<Cost, Box<dyn Error>> {
        self.build(name, profile)?;
        let mut best: Option<Cost> = None;
        for _ in 0..rounds {
            let file = self.root.join(name).join("src").join(main_file);
            let file = fs::File::options().append(true).open(file)?;
            file.set_modified(SystemTime::now())?;
            let cost = self.build(name, profile)?;
            best = Some(match best {
                Some(best) => Cost {
                    cpu: best.cpu.min(cost.cpu),
                    wall: best.wall.min(cost.wall),
                },
                None => cost,
            });
        }
        best.ok_or_else(|| "no rounds".into())
    }

    /// Builds one crate and what it needs.
    pub(crate) fn build(&self, name: &str, profile: Profile) -> Result<Cost, Box<dyn Error>> {
        let (cpu, start) = (children_cpu(), Instant::now());
        let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo
            .current_dir(&self.root)
            .args(["build", "--quiet", "--package", name, "--target-dir"])
            .arg(self.root.join("target"))
            .env("CARGO_INCREMENTAL", "0");
        if profile == Profile::Release {
            cargo.arg("--release");
        }
        let output = cargo.output()?;
        if !output.status.success() {
            let log = String::from_utf8_lossy(&output.stderr).into_owned();
            return Err(format!("{name} doesn't build:\n{log}").into());
        }
        Ok(Cost {
            cpu: children_cpu().saturating_sub(cpu),
            wall: start.elapsed(),
        })
    }

    /// Where a file that was built stands.
    pub(crate) fn built(&self, file: &str, profile: Profile) -> PathBuf {
        let folder = match profile {
            Profile::Dev => "debug",
            Profile::Release => "release",
        };
        self.root.join("target").join(folder).join(file)
    }

    /// The workspace's folder.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }
}

/// Writes a file and the folders it stands in.
pub(crate) fn write(path: &Path, text: &str) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, text)
}

/// The processor time of all child processes that have ended, as Linux tells it in hundredths of a second.
fn children_cpu() -> Duration {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The second column is the program's name in parentheses; `cutime` and `cstime` are columns 16 and 17.
    let columns = stat.rsplit(')').next().unwrap_or_default();
    let columns = columns.split_ascii_whitespace().skip(13).take(2);
    let ticks: u64 = columns.filter_map(|ticks| ticks.parse::<u64>().ok()).sum();
    Duration::from_millis(ticks * 10)
}
