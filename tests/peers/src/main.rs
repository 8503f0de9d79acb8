//! What a call costs with polyrpc, beside the clients that people use now. `tests/peers/run --help` says what there is.

use std::time::Duration;

use anyhow::Result;
use clap::{Parser, Subcommand, ValueEnum};

use peers::Over;
use peers::measure::Plan;
use peers::report::{self, Section};
use peers::serve::{self, Node};
use peers::{aims, batches, builds, calls, decode, growth, memory, subscriptions};

#[derive(Debug, Parser)]
#[command(
    about = "Measures polyrpc beside the clients that people use now, and prints tables of ratios"
)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    /// What is measured; all unless said.
    #[arg(long, value_delimiter = ',')]
    only: Vec<Subject>,
    /// How often each way is measured, in turns with the others.
    #[arg(long, default_value_t = 9)]
    rounds: usize,
    /// Shorter rounds, for a look.
    #[arg(long)]
    quick: bool,
    /// Writes what was measured into docs/speed.md and its charts.
    #[arg(long, global = true)]
    write: bool,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Builds the same small program with each client, from nothing: this takes half an hour.
    Builds {
        #[arg(long, default_value_t = 1)]
        rounds: usize,
    },
    /// Calls of one client alone, for a profiler: `perf record tests/peers/target/release/peers one alloy ws`.
    One {
        /// How the client's name begins: `polyrpc, t`, `coalesced`, `alloy`, …
        client: String,
        #[arg(value_enum)]
        over: Over,
        #[arg(long, default_value_t = 64)]
        in_flight: usize,
        #[arg(long, default_value_t = 500_000)]
        calls: usize,
    },
    /// The node that clients are measured against; it is started as it's needed.
    Serve,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Subject {
    /// CPU time of decoding.
    Decode,
    /// CPU time of calls, and calls per second.
    Calls,
    /// CPU time of batches.
    Batches,
    /// CPU time of what a subscription sends.
    Subscriptions,
    /// Memory for a long response.
    Memory,
    /// CPU time per byte as responses grow.
    Growth,
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let mut sections = match arguments.command {
        Some(Command::Serve) => return serve::run(),
        Some(Command::Builds { rounds }) => builds::tables(rounds)?,
        Some(Command::One {
            client,
            over,
            in_flight,
            calls: times,
        }) => {
            let runtime = runtime()?;
            let node = Node::start(&runtime)?;
            return calls::one(&runtime, &node, &client, over, in_flight, times);
        }
        None => measured(&arguments)?,
    };
    sections.extend(aims::table(&sections).map(Into::into));
    for section in &sections {
        println!("{section}");
    }
    if arguments.write {
        report::write(&sections)?;
    }
    Ok(())
}

/// One thread, so that what a client does in the background is on it too.
fn runtime() -> Result<tokio::runtime::Runtime> {
    let mut builder = tokio::runtime::Builder::new_current_thread();
    Ok(builder.enable_all().build()?)
}

fn measured(arguments: &Arguments) -> Result<Vec<Section>> {
    let plan = |milliseconds| Plan {
        rounds: arguments.rounds,
        budget: Duration::from_millis(if arguments.quick {
            milliseconds / 5
        } else {
            milliseconds
        }),
    };
    let runtime = runtime()?;
    let node = Node::start(&runtime)?;
    let mut sections = Vec::new();
    for subject in Subject::value_variants() {
        if !arguments.only.is_empty() && !arguments.only.contains(subject) {
            continue;
        }
        match subject {
            Subject::Decode => sections.push(decode::table(plan(50))?.into()),
            Subject::Calls => {
                sections.extend(calls::tables(&runtime, &node, plan(200))?.map(Into::into))
            }
            Subject::Batches => sections.push(batches::table(&runtime, &node, plan(100))?.into()),
            Subject::Subscriptions => {
                sections.push(subscriptions::table(&runtime, &node, plan(100))?.into())
            }
            Subject::Memory => sections.push(memory::table(&node)?.into()),
            Subject::Growth => sections.push(growth::table(plan(50))?.into()),
        }
    }
    Ok(sections)
}
