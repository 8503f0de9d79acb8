//! Rust code that uses a generated client: for the docs of its functions, and for the pages of the API explorer.

mod imports;

pub(crate) use imports::Imports;
#[cfg(feature = "cli")]
pub(crate) use imports::types_of;

use crate::ir::{self, Api, Document, Group, Method, Name, Param, Presence, Stream, Type};

/// The client that code is written for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Target<'a> {
    pub(crate) api: &'a Api,
    /// The path of its module in Rust: `polyrpc::ethereum`.
    pub(crate) module: &'a str,
}

impl<'a> Target<'a> {
    /// The module of a document's methods.
    fn methods_of(&self, document: &Document) -> String {
        let module = self.module;
        match self.api.several_clients {
            true => format!("{module}::methods::{}", document.module),
            false => format!("{module}::methods"),
        }
    }

    /// The clients that have a function, by the functions of a document's clients.
    #[cfg(feature = "cli")]
    pub(crate) fn functions(
        &self,
        document: &'a Document,
        functions: &'a [Option<Name>],
    ) -> impl Iterator<Item = (&'a Name, &'a Name)> {
        let clients = &self.api.clients;
        let both = document.clients.iter().zip(functions);
        both.filter_map(|(client, function)| {
            Some((&clients.get(*client)?.name, function.as_ref()?))
        })
    }
}

/// The parts of a call: the function of a client, its arguments, and setters with what these take.
#[derive(Debug)]
pub(crate) struct Call<'a> {
    pub(crate) imports: Imports<'a>,
    pub(crate) client: String,
    /// The name of the variable that holds the client.
    pub(crate) receiver: &'static str,
    /// The required parameters, each with its type.
    pub(crate) arguments: Vec<(String, String)>,
    /// The function with its arguments.
    pub(crate) expression: String,
    setters: Vec<(String, String)>,
}

/// How code is laid out.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Layout {
    /// How long a line may be.
    pub(crate) width: usize,
    /// How many setters are named.
    pub(crate) setters: usize,
}

impl<'a> Call<'a> {
    /// The call of a method by a client's function of this name.
    pub(crate) fn of_method(
        target: Target<'a>,
        document: &Document,
        method: &Method,
        names: (&Name, &Name),
    ) -> Self {
        let groups: &[Group] = &target.api.groups;
        Self::new(target, document, method, names, method.setters(groups))
    }

    /// The opening of a stream by a client's function of this name.
    pub(crate) fn of_stream(
        target: Target<'a>,
        document: &Document,
        (method, stream): (&Method, &Stream),
        names: (&Name, &Name),
    ) -> Self {
        let own = ir::opening(method, stream);
        let opening = own.as_ref().unwrap_or(method);
        Self::new(target, document, opening, names, ir::optional(opening))
    }

    /// A notification, which is sent by the client's `notify`.
    #[cfg_attr(
        not(feature = "cli"),
        expect(dead_code, reason = "only a site shows it")
    )]
    pub(crate) fn of_notification(
        target: Target<'a>,
        document: &Document,
        method: &Method,
        client: &Name,
    ) -> Self {
        let names = (client, &method.name);
        let mut call = Self::new(target, document, method, names, std::iter::empty());
        let parent = target.methods_of(document);
        let name = call.imports.item(&parent, method.name.as_str());
        let (function, given) = call.expression.split_once('(').unwrap_or_default();
        debug_assert_eq!(function, method.name.as_str());
        let made = match method.fields {
            Some(_) => format!("{name}::from({given}"),
            None => format!("{name}::new({given}"),
        };
        call.expression = format!("notify({made})");
        call
    }

    fn new<'m>(
        target: Target<'a>,
        document: &Document,
        method: &'m Method,
        (client, function): (&Name, &Name),
        setters: impl Iterator<Item = (&'m Param, Name)>,
    ) -> Self {
        let mut imports = Imports::new(target.api, target.module);
        let client = imports.item(target.module, client.as_str());
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
                let fields = imports.item(&target.methods_of(document), fields.as_str());
                format!("{fields} {{ {} }}", names.join(", "))
            }
            None => names.join(", "),
        };
        let arguments = required
            .iter()
            .map(|param| (param.name.to_string(), imports.ty(unboxed(&param.ty))))
            .collect();
        // What is commented out is imported by who uses it.
        let mut aside = Imports::new(target.api, target.module);
        let setters = setters.filter(|(param, _)| param.fixed.is_none());
        let setters = setters
            .map(|(param, setter)| (setter.to_string(), aside.ty(unboxed(&param.ty))))
            .collect();
        Self {
            imports,
            client,
            receiver,
            arguments,
            expression: format!("{function}({given})"),
            setters,
        }
    }

    /// The call with its setters, commented out, and what is done with it in the end. `before` stands in front of it in its line, and its
    /// further lines are indented by `indent`.
    pub(crate) fn chain(&self, before: &str, indent: usize, end: &str, layout: Layout) -> String {
        let Self {
            receiver,
            expression,
            setters,
            ..
        } = self;
        let line = format!("{before}{receiver}.{expression}.{end}");
        if setters.is_empty() && line.len() <= layout.width {
            return line;
        }
        let pad = " ".repeat(indent);
        let named = setters.iter().take(layout.setters);
        let named = named.map(|(setter, takes)| format!("{pad}// .{setter}({takes})\n"));
        let more = (setters.len() > layout.setters).then(|| format!("{pad}// …\n"));
        let setters: String = named.chain(more).collect();
        format!("{before}{receiver}\n{pad}.{expression}\n{setters}{pad}.{end}")
    }

    /// The head of an asynchronous function with these arguments.
    pub(crate) fn head(arguments: &[(String, String)], output: &str, width: usize) -> String {
        let arguments: Vec<String> = arguments
            .iter()
            .map(|(name, ty)| format!("{name}: {ty}"))
            .collect();
        let line = arguments.join(", ");
        let end = format!(") -> Result<{output}, polyrpc::Error> {{");
        let head = "async fn example(";
        if head.len() + line.len() + end.len() < width || arguments.is_empty() {
            format!("{head}{line}{end}")
        } else {
            format!("{head}\n    {},\n{end}", arguments.join(",\n    "))
        }
    }
}

/// The type inside a box: functions take the value itself.
fn unboxed(ty: &Type) -> &Type {
    match ty {
        Type::Boxed(inner) => inner,
        other => other,
    }
}
