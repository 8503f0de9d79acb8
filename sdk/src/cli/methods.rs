//! `polyrpc methods`: the known methods.

use std::io::{self, Write};

use clap::Args;

use super::registry::Registry;

/// Lists the methods that this build knows: API, method, safety, summary, and in brackets the nodes that serve it, where that is known.
#[derive(Debug, Args)]
pub(super) struct Methods {
    /// Only the methods of this API, such as `ethereum`.
    #[arg(long)]
    api: Option<String>,
}

impl Methods {
    /// Runs the command; returns whether there was anything to list.
    pub(super) fn run(&self, registry: &Registry, output: &mut impl Write) -> io::Result<bool> {
        let mut found = false;
        for method in registry.methods() {
            if self.api.as_deref().is_none_or(|api| api == method.api) {
                found = true;
                let safety = format!("{:?}", method.safety).to_lowercase();
                let nodes = match method.nodes {
                    [] => String::new(),
                    nodes => format!(" [{}]", nodes.join(", ")),
                };
                writeln!(
                    output,
                    "{} {} {safety} {}{nodes}",
                    method.api, method.name, method.summary
                )?;
            }
        }
        Ok(found)
    }
}
