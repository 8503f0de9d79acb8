//! The calls that open streams.

use super::{Method, Param, Presence, Stream};
use crate::names::{Case, Name, Scope};

/// Functions that a `SubscribeCall` has already.
const RESERVED_SETTERS: &[&str] = &["into_future", "stream", "stream_mut"];

/// The call that opens a stream, where it is another than the method.
pub(crate) fn opening(method: &Method, stream: &Stream) -> Option<Method> {
    let call = stream.call.as_ref()?;
    Some(Method {
        name: call.name.clone(),
        params: call.params.clone(),
        fields: call.fields.clone(),
        functions: Vec::new(),
        groups: Vec::new(),
        streams: Vec::new(),
        pages: None,
        // What the node answers, and with which errors it refuses, is said at the method.
        output_docs: None,
        errors: Vec::new(),
        typed_errors: None,
        docs: stream.docs.clone(),
        ..method.clone()
    })
}

/// The parameters that need not be given, with the names of their setters.
pub(crate) fn optional(call: &Method) -> impl Iterator<Item = (&Param, Name)> {
    let mut scope = Scope::new(Case::Value, &[]);
    let optional = call
        .own_params()
        .filter(|param| param.presence != Presence::Required);
    optional.map(move |param| {
        let bare = param.name.bare();
        let name = match RESERVED_SETTERS.contains(&bare) {
            true => scope.claim(&format!("{bare}_param")),
            false => scope.claim(bare),
        };
        (param, name)
    })
}
