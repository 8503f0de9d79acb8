//! Rust code that calls a method of the generated client.

use serde_json::{Value, json};

use super::data::Source;
use super::imports::Imports;
use super::json::object;
use crate::emit;
use crate::ir::{Document, Method, Name, Param, Presence, Stream, Type};

/// Stands for the literal of the node's address, which the reader of a page can set.
const ADDRESS: char = '\u{1}';

/// The same of the address of its WebSocket.
const SOCKET: char = '\u{2}';

/// How long a line may be: a page has less room than an editor.
const WIDTH: usize = 66;

/// The parts of a call: the function of a client, its arguments, and setters with what these take.
struct Call<'a> {
    imports: Imports<'a>,
    client: String,
    /// The name of the variable that holds the client.
    receiver: &'static str,
    arguments: Vec<(String, String)>,
    expression: String,
    setters: Vec<(String, String)>,
}

/// Code for each client that has the method.
pub(super) fn of_method(source: &Source<'_>, document: &Document, method: &Method) -> Vec<Value> {
    if method.is_notification {
        let client = document.clients.first();
        let client = client.and_then(|index| source.api.clients.get(*index));
        return client
            .map(|client| {
                code(
                    &client.name,
                    notification(source, document, method, &client.name),
                )
            })
            .into_iter()
            .collect();
    }
    functions(source, document, &method.functions)
        .map(|(client, function)| {
            let setters = method.setters(&source.api.groups);
            let call = call(source, document, method, (client, function), setters);
            code(client, awaited(call, method))
        })
        .collect()
}

/// Code that reads the whole of a long list.
pub(super) fn of_pages(source: &Source<'_>, document: &Document, method: &Method) -> Vec<Value> {
    if method.pages.is_none() {
        return Vec::new();
    }
    functions(source, document, &method.functions)
        .map(|(client, function)| {
            let setters = method.setters(&source.api.groups);
            let mut call = call(source, document, method, (client, function), setters);
            call.imports.item("futures_util", "StreamExt");
            let expression = call.chain(8, "pages()");
            let body = format!(
                "    let mut items = {expression};\n\
                 \x20   while let Some(item) = items.next().await {{\n\
                 \x20       println!(\"{{:?}}\", item?);\n\
                 \x20   }}\n\
                 \x20   Ok(())\n"
            );
            code(client, call.function("()", ADDRESS, &body))
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
    let own = emit::opening(method, stream);
    let opening = own.as_ref().unwrap_or(method);
    functions(source, document, &stream.functions)
        .map(|(client, function)| {
            let setters = emit::optional(opening);
            let mut call = call(source, document, opening, (client, function), setters);
            call.imports.item("futures_util", "StreamExt");
            let event = call.imports.item("polyrpc", "Event");
            let expression = call.chain(8, "await?");
            let body = format!(
                "    let mut stream = {expression};\n\
                 \x20   while let Some(event) = stream.next().await {{\n\
                 \x20       if let {event}::Item(item) = event? {{\n\
                 \x20           println!(\"{{item:?}}\");\n\
                 \x20       }}\n\
                 \x20   }}\n\
                 \x20   Ok(())\n"
            );
            code(client, call.function("()", SOCKET, &body))
        })
        .collect()
}

/// The clients that have a function, with its name.
fn functions<'a>(
    source: &Source<'a>,
    document: &'a Document,
    functions: &'a [Option<Name>],
) -> impl Iterator<Item = (&'a Name, &'a Name)> {
    let clients = &source.api.clients;
    let both = document.clients.iter().zip(functions);
    both.filter_map(|(client, function)| Some((&clients.get(*client)?.name, function.as_ref()?)))
}

fn code(client: &Name, text: String) -> Value {
    object([("client", json!(client.as_str())), ("text", json!(text))])
}

fn call<'a, 'm>(
    source: &Source<'a>,
    document: &Document,
    method: &'m Method,
    (client, function): (&Name, &Name),
    setters: impl Iterator<Item = (&'m Param, Name)>,
) -> Call<'a> {
    let mut imports = Imports::new(source.api, source.module);
    let client = imports.item(source.module, client.as_str());
    let required: Vec<&Param> = method
        .own_params()
        .filter(|param| param.presence == Presence::Required)
        .collect();
    let names: Vec<&str> = required.iter().map(|param| param.name.as_str()).collect();
    let receiver = if names.contains(&"client") {
        "node"
    } else {
        "client"
    };
    let given = match &method.fields {
        Some(fields) => {
            let fields = imports.item(&methods_of(source, document), fields.as_str());
            format!("{fields} {{ {} }}", names.join(", "))
        }
        None => names.join(", "),
    };
    let arguments = required
        .iter()
        .map(|param| (param.name.to_string(), imports.ty(unboxed(&param.ty))))
        .collect();
    // What is commented out is imported by who uses it.
    let mut aside = Imports::new(source.api, source.module);
    let setters = setters.filter(|(param, _)| param.fixed.is_none());
    let setters = setters
        .map(|(param, setter)| (setter.to_string(), aside.ty(unboxed(&param.ty))))
        .collect();
    Call {
        imports,
        client,
        receiver,
        arguments,
        expression: format!("{function}({given})"),
        setters,
    }
}

/// The module of a document's methods.
fn methods_of(source: &Source<'_>, document: &Document) -> String {
    let module = source.module;
    match source.api.several_clients {
        true => format!("{module}::methods::{}", document.module),
        false => format!("{module}::methods"),
    }
}

fn unboxed(ty: &Type) -> &Type {
    match ty {
        Type::Boxed(inner) => inner,
        other => other,
    }
}

fn awaited(mut call: Call<'_>, method: &Method) -> String {
    let output = method.output.as_ref();
    let output = output.map_or_else(|| "()".to_owned(), |ty| call.imports.ty(ty));
    let body = format!("    {}\n", call.chain(8, "await"));
    call.function(&output, ADDRESS, &body)
}

fn notification(
    source: &Source<'_>,
    document: &Document,
    method: &Method,
    client: &Name,
) -> String {
    let mut call = call(
        source,
        document,
        method,
        (client, &method.name),
        std::iter::empty(),
    );
    let parent = methods_of(source, document);
    let name = call.imports.item(&parent, method.name.as_str());
    let (function, given) = call.expression.split_once('(').unwrap_or_default();
    debug_assert_eq!(function, method.name.as_str());
    let made = match method.fields {
        Some(_) => format!("{name}::from({given}"),
        None => format!("{name}::new({given}"),
    };
    call.expression = format!("notify({made})");
    let body = format!("    {}\n", call.chain(8, "await"));
    call.function("()", ADDRESS, &body)
}

impl Call<'_> {
    /// The call with its setters, commented out, and what is done with it in the end.
    fn chain(&self, indent: usize, end: &str) -> String {
        let Self {
            receiver,
            expression,
            setters,
            ..
        } = self;
        let line = format!("{receiver}.{expression}.{end}");
        if setters.is_empty() && line.len() + indent <= WIDTH {
            return line;
        }
        let pad = " ".repeat(indent);
        let setters: String = setters
            .iter()
            .map(|(setter, takes)| format!("{pad}// .{setter}({takes})\n"))
            .collect();
        format!("{receiver}\n{pad}.{expression}\n{setters}{pad}.{end}")
    }

    /// The whole, as a function.
    fn function(&self, output: &str, address: char, body: &str) -> String {
        let arguments: Vec<String> = self
            .arguments
            .iter()
            .map(|(name, ty)| format!("{name}: {ty}"))
            .collect();
        let line = arguments.join(", ");
        let end = format!(") -> Result<{output}, polyrpc::Error> {{\n");
        let head = "async fn example(";
        let is_short = head.len() + line.len() + end.len() <= WIDTH;
        let head = if is_short || arguments.is_empty() {
            format!("{head}{line}{end}")
        } else {
            format!("{head}\n    {},\n{end}", arguments.join(",\n    "))
        };
        let Self {
            receiver, client, ..
        } = self;
        format!(
            "{}\n{head}    let {receiver} = {client}::connect({address}).await?;\n{body}}}\n",
            self.imports.lines()
        )
    }
}
