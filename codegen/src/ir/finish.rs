//! Shapes become types, and types get their names.

use super::lower::{Draft, Lowering, is_asked_for};
use super::{
    Api, MAX_ARGUMENTS, Payload, Type, TypeDef, TypeKind, directions, features, groups, method,
    place, shapes, size,
};
use crate::names::{Case, Scope, camel};

/// Names that types can't have because generated code uses them for something else.
const RESERVED_TYPES: &[&str] = &[
    "Box",
    "Call",
    "Client",
    "Clone",
    "Debug",
    "Default",
    "Err",
    "From",
    "Into",
    "New",
    "None",
    "Ok",
    "Option",
    "PartialEq",
    "Result",
    "Self",
    "Some",
    "String",
    "Vec",
];

impl Lowering<'_> {
    /// The client, once every schema that is reached has been defined.
    pub(super) fn finish(self, mut documents: method::Drafts) -> Option<Api> {
        let solved = match shapes::solve(self.shapes) {
            Ok(solved) => solved,
            Err(why) => {
                self.diagnostics.error(
                    &self.spec.at(),
                    format!("the types could not be shaped: {why}"),
                    "report this document as a bug of polyrpc-codegen",
                );
                return None;
            }
        };
        let mut order: Vec<usize> = (0..self.drafts.len()).collect();
        order.sort_by(|a, b| {
            (&self.drafts[*a].wanted, &self.drafts[*a].at)
                .cmp(&(&self.drafts[*b].wanted, &self.drafts[*b].at))
        });
        let mut position = vec![0; order.len()];
        for (new, old) in order.iter().enumerate() {
            position[*old] = new;
        }
        documents.renumber(|ty| renumber(ty, &position));
        let (mut documents, clients, several_clients) = documents.done();
        let names = clients.iter().map(|client| client.name.as_str());
        let reserved: Vec<&str> = RESERVED_TYPES.iter().copied().chain(names).collect();
        let mut scope = Scope::new(Case::Type, &reserved);
        let mut drafts: Vec<Option<Draft>> = self.drafts.into_iter().map(Some).collect();
        let mut types = Vec::with_capacity(order.len());
        for old in order {
            let Some(draft) = drafts[old].take() else {
                continue;
            };
            let Some(kind) = draft.kind else { continue };
            let members = solved
                .get(&old)
                .into_iter()
                .flatten()
                .map(|ty| renumber(ty, &position));
            let kind = fill(kind, members);
            let module = place::module_of(&draft.at.document);
            let name = scope.claim(&draft.wanted);
            let client = clients
                .iter()
                .find(|client| several_clients && client.name.as_str() == camel(&draft.wanted));
            if let Some(client) = client {
                self.diagnostics.warn(
                    &draft.at,
                    format!(
                        "a client has the name `{}`, so the type's is `{name}`",
                        client.name
                    ),
                    "give the component another name",
                );
            }
            types.push(TypeDef {
                name,
                module,
                feature: None,
                at: draft.at,
                received: false,
                sent: false,
                fields: None,
                docs: draft.docs,
                kind,
            });
        }
        let groups = groups::find(self.spec, &mut documents, &mut scope, self.diagnostics);
        let mut api = Api {
            documents,
            clients,
            several_clients,
            groups,
            types,
            untyped: self.untyped.len(),
        };
        let spec = self.spec;
        let asked_for = |at: &_| spec.schemas.get(at).is_some_and(is_asked_for);
        directions::mark(&mut api, asked_for);
        features::divide(&mut api, asked_for);
        size::box_large_variants(&mut api);
        // Last, so that no type loses its name to one of these.
        for def in &mut api.types {
            if let TypeKind::Struct(structure) = &def.kind
                && def.sent
                && structure.required_fields().len() > MAX_ARGUMENTS
            {
                def.fields = Some(scope.claim(&format!("{}Fields", def.name.bare())));
            }
        }
        Some(api)
    }
}

/// Puts the solved types into the places that waited for them.
fn fill(kind: TypeKind, mut members: impl Iterator<Item = Type>) -> TypeKind {
    match kind {
        TypeKind::Struct(mut structure) => {
            for (field, ty) in structure.fields.iter_mut().zip(members) {
                field.ty = ty;
            }
            TypeKind::Struct(structure)
        }
        TypeKind::Union(mut union) => {
            for variant in &mut union.variants {
                if let Payload::Type(ty) = &mut variant.payload
                    && let Some(solved) = members.next()
                {
                    *ty = solved;
                }
            }
            TypeKind::Union(union)
        }
        other => other,
    }
}

fn renumber(ty: &Type, position: &[usize]) -> Type {
    let inner = |ty: &Type| Box::new(renumber(ty, position));
    match ty {
        Type::Scalar(scalar) => Type::Scalar(*scalar),
        Type::Named(index) => Type::Named(position.get(*index).copied().unwrap_or(*index)),
        Type::Option(item) => Type::Option(inner(item)),
        Type::List(item) => Type::List(inner(item)),
        Type::Packed(item) => Type::Packed(inner(item)),
        Type::Array(item, len) => Type::Array(inner(item), *len),
        Type::Map(key, value) => Type::Map(inner(key), inner(value)),
        Type::Boxed(item) => Type::Boxed(inner(item)),
        Type::Tuple(items) => {
            Type::Tuple(items.iter().map(|item| renumber(item, position)).collect())
        }
    }
}
