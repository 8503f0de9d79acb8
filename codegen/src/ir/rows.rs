//! How many fields the runtime's rows can hold.

use super::{Api, Method};
use crate::diagnostic::Diagnostics;
use crate::document::Spec;

/// So many rows stand in a group, and so many groups make an object, as the runtime has it.
pub(crate) const ROWS: usize = 16;

/// How many fields an object can have.
pub(super) const MAX_FIELDS: usize = ROWS * ROWS;

/// Refuses methods with more parameters than rows can hold.
pub(super) fn check(api: &Api, spec: &Spec, diagnostics: &mut Diagnostics) {
    for (document, source) in api.documents.iter().zip(&spec.documents) {
        for method in document.methods.iter().filter(|method| !fits(method)) {
            let found = source
                .methods
                .iter()
                .find(|found| found.name == method.wire);
            diagnostics.error(
                found.map_or(&source.at, |found| &found.at),
                format!(
                    "`{}` has {} parameters, and at most {MAX_FIELDS} can be written, a group of parameters counting as {ROWS}",
                    method.wire,
                    method.params.len()
                ),
                "remove the method with an overlay, or give it one parameter that is a map",
            );
        }
    }
}

fn fits(method: &Method) -> bool {
    let fits = |rows: usize| rows.div_ceil(ROWS) + method.groups.len() <= ROWS;
    let mut calls = method.streams.iter().flat_map(|stream| &stream.call);
    fits(method.own_params().count()) && calls.all(|call| call.params.len() <= MAX_FIELDS)
}
