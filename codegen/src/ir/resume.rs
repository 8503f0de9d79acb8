//! Streams that resume after their last item: whether the parameter and the key that say where are there, and are numbers.

use super::{Api, Param, Presence, Stream, Type, TypeKind};
use crate::diagnostic::Diagnostics;
use crate::document::Resume;
use crate::scalars::Scalar;

/// Leaves streams out of which it can't be so, with a diagnostic: they begin anew, and tell of a gap.
pub(super) fn check(api: &mut Api, diagnostics: &mut Diagnostics) {
    let types = &api.types;
    for method in api.documents.iter_mut().flat_map(|one| &mut one.methods) {
        let params = method.params.clone();
        for stream in &mut method.streams {
            let Some(resume) = stream.resume.take() else {
                continue;
            };
            let params = stream.call.as_ref().map_or(&params, |call| &call.params);
            match fault(&resume, params, stream, types) {
                None => stream.resume = Some(resume),
                Some((key, fault)) => diagnostics.warn(
                    &resume.at.join(key),
                    fault,
                    "name a required integer there; until then the stream begins anew and tells of a gap",
                ),
            }
        }
    }
}

fn fault(
    resume: &Resume,
    params: &[Param],
    stream: &Stream,
    types: &[super::TypeDef],
) -> Option<(&'static str, String)> {
    let mut params = params.iter();
    let param = params.find(|param| param.wire == resume.param && param.fixed.is_none());
    let number = |ty: &Type, presence| match ty {
        Type::Scalar(scalar @ Scalar::Integer { .. }) if presence == Presence::Required => {
            Some(*scalar)
        }
        _ => None,
    };
    let wanted = param.and_then(|param| number(&param.ty, param.presence));
    let Some(wanted) = wanted else {
        let fault = format!(
            "the call that opens the stream has no required integer `{}`",
            resume.param
        );
        return Some(("param", fault));
    };
    let object = match &stream.item {
        Type::Named(index) => types.get(*index).map(|def| &def.kind),
        _ => None,
    };
    let field = match object {
        Some(TypeKind::Struct(object)) => object.field(&resume.key),
        _ => None,
    };
    match field.and_then(|field| number(&field.ty, field.presence)) {
        Some(found) if found == wanted => None,
        _ => Some((
            "after",
            format!(
                "the items have no required integer `{}` of the form of the parameter",
                resume.key
            ),
        )),
    }
}
