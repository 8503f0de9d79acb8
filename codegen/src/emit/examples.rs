//! Examples in the docs of clients' functions, which `cargo test` compiles.

use super::Context;
use crate::ir::{Document, Method, Name, Stream};
use crate::usage::{Call, Layout, Target};

/// The layout of an example in rustdoc: at most four setters.
const LAYOUT: Layout = Layout {
    width: 90,
    setters: 4,
};

/// A call of a method by a client's function of this name; `None` where nobody knows the path of the client's module.
pub(super) fn of_method(
    document: &Document,
    method: &Method,
    names: (&Name, &Name),
    context: &Context<'_>,
) -> Option<String> {
    let target = target(context)?;
    let mut call = Call::of_method(target, document, method, names);
    let before = match &method.output {
        Some(ty) => format!("let result: {} = ", call.imports.ty(ty)),
        None => String::new(),
    };
    let body = call.chain(&before, 4, "await?;", LAYOUT);
    Some(example(&call, &body))
}

/// The opening of a stream by a client's function of this name.
pub(super) fn of_stream(
    document: &Document,
    opening: (&Method, &Stream),
    names: (&Name, &Name),
    context: &Context<'_>,
) -> Option<String> {
    let target = target(context)?;
    let mut call = Call::of_stream(target, document, opening, names);
    let stream = call.imports.item("polyrpc", "Subscription");
    let item = call.imports.ty(&opening.1.item);
    let before = format!("let stream: {stream}<{item}> = ");
    let body = call.chain(&before, 4, "await?;", LAYOUT);
    Some(example(&call, &body))
}

fn target<'a>(context: &'a Context<'_>) -> Option<Target<'a>> {
    let (api, module) = (context.api, context.module.as_deref()?);
    Some(Target { api, module })
}

/// How long a line is that nobody sees.
const HIDDEN: usize = 116;

/// The code block. What stands around the call is compiled and not shown, in as few lines as it takes.
fn example(call: &Call<'_>, body: &str) -> String {
    let client = (call.receiver.to_owned(), call.client.clone());
    let arguments: Vec<_> = std::iter::once(client)
        .chain(call.arguments.iter().cloned())
        .collect();
    let imports = call.imports.lines();
    let head = Call::head(&arguments, "()", HIDDEN);
    let mut hidden: Vec<String> = Vec::new();
    for line in imports.lines().chain(head.lines()).map(str::trim) {
        match hidden.last_mut() {
            Some(last) if last.len() + 1 + line.len() <= HIDDEN => {
                last.push(' ');
                last.push_str(line);
            }
            _ => hidden.push(line.to_owned()),
        }
    }
    format!(
        "```no_run\n# {}\n{body}\n# Ok(()) }}\n```",
        hidden.join("\n# ")
    )
}
