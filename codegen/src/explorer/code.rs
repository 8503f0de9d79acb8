//! Rust code that calls a method of the generated client.

use serde_json::{Value, json};

use super::data::Source;
use super::json::object;
use crate::ir::{Document, Method, Name, Stream};
use crate::usage::{Call, Layout};

/// Stands for the literal of the node's address, which the reader of a page can set.
const ADDRESS: char = '\u{1}';

/// Stands for the literal of the address of the node's WebSocket.
const SOCKET: char = '\u{2}';

/// A page has less room than an editor.
const LAYOUT: Layout = Layout {
    width: 66,
    setters: usize::MAX,
};

/// Code for each client that has the method.
pub(super) fn of_method(source: &Source<'_>, document: &Document, method: &Method) -> Vec<Value> {
    let target = source.target();
    if method.is_notification {
        let client = document.clients.first();
        let client = client.and_then(|index| source.api.clients.get(*index));
        return client
            .map(|client| {
                let call = Call::of_notification(target, document, method, &client.name);
                let body = format!("    {}\n", chain(&call, "await"));
                code(&client.name, function(&call, "()", ADDRESS, &body))
            })
            .into_iter()
            .collect();
    }
    target
        .functions(document, &method.functions)
        .map(|names| {
            let call = Call::of_method(target, document, method, names);
            code(names.0, awaited(call, method))
        })
        .collect()
}

/// Code that reads the whole of a long list.
pub(super) fn of_pages(source: &Source<'_>, document: &Document, method: &Method) -> Vec<Value> {
    if method.pages.is_none() {
        return Vec::new();
    }
    let target = source.target();
    target
        .functions(document, &method.functions)
        .map(|names| {
            let mut call = Call::of_method(target, document, method, names);
            call.imports.item("futures_util", "StreamExt");
            let expression = chain(&call, "pages()");
            let body = format!(
                "    let mut items = {expression};\n\
                 \x20   while let Some(item) = items.next().await {{\n\
                 \x20       println!(\"{{:?}}\", item?);\n\
                 \x20   }}\n\
                 \x20   Ok(())\n"
            );
            code(names.0, function(&call, "()", ADDRESS, &body))
        })
        .collect()
}

/// Code for each client that has the stream.
pub(super) fn of_stream(
    source: &Source<'_>,
    document: &Document,
    method: &Method,
    stream: &Stream,
) -> Vec<Value> {
    let target = source.target();
    target
        .functions(document, &stream.functions)
        .map(|names| {
            let mut call = Call::of_stream(target, document, (method, stream), names);
            call.imports.item("futures_util", "StreamExt");
            let event = call.imports.item("polyrpc", "Event");
            let expression = chain(&call, "await?");
            let body = format!(
                "    let mut stream = {expression};\n\
                 \x20   while let Some(event) = stream.next().await {{\n\
                 \x20       if let {event}::Item(item) = event? {{\n\
                 \x20           println!(\"{{item:?}}\");\n\
                 \x20       }}\n\
                 \x20   }}\n\
                 \x20   Ok(())\n"
            );
            code(names.0, function(&call, "()", SOCKET, &body))
        })
        .collect()
}

fn code(client: &Name, text: String) -> Value {
    object([("client", json!(client.as_str())), ("text", json!(text))])
}

fn awaited(mut call: Call<'_>, method: &Method) -> String {
    let output = method.output.as_ref();
    let output = output.map_or_else(|| "()".to_owned(), |ty| call.imports.ty(ty));
    let body = format!("    {}\n", chain(&call, "await"));
    function(&call, &output, ADDRESS, &body)
}

/// The call inside a function.
fn chain(call: &Call<'_>, end: &str) -> String {
    let width = LAYOUT.width.saturating_sub(8);
    call.chain("", 8, end, Layout { width, ..LAYOUT })
}

/// The whole, as a function.
fn function(call: &Call<'_>, output: &str, address: char, body: &str) -> String {
    let head = Call::head(&call.arguments, output, LAYOUT.width);
    let (receiver, client) = (call.receiver, &call.client);
    format!(
        "{}\n{head}\n    let {receiver} = {client}::connect({address}).await?;\n{body}}}\n",
        call.imports.lines()
    )
}
