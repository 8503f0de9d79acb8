//! Shapes become types, and types get their names.

use super::lower::{Draft, Lowering, is_asked_as_sent, is_asked_for};
use super::{
    Api, Client, MAX_ARGUMENTS, Payload, Type, TypeDef, TypeKind, directions, features, groups,
    merge, method, pages, place, resume, rows, shapes, size,
};
use crate::diagnostic::Diagnostics;
use crate::names::{Case, Name, Scope, camel};

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
        let classes = merge::representatives(&self.drafts, &self.shapes);
        let solved = match shapes::solve(merge::merged(self.shapes, &classes)) {
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
        let is_first = |index: &usize| classes.get(*index) == Some(index);
        let mut order: Vec<usize> = (0..self.drafts.len()).filter(is_first).collect();
        order.sort_by(|a, b| {
            (&self.drafts[*a].wanted, &self.drafts[*a].at)
                .cmp(&(&self.drafts[*b].wanted, &self.drafts[*b].at))
        });
        let mut position = vec![0; classes.len()];
        for (new, old) in order.iter().enumerate() {
            position[*old] = new;
        }
        for (index, first) in classes.iter().enumerate() {
            position[index] = position[*first];
        }
        documents.renumber(|ty| renumber(ty, &position));
        let (mut documents, clients, several_clients) = documents.done();
        let names = clients.iter().map(|client| client.name.as_str());
        let reserved: Vec<&str> = RESERVED_TYPES.iter().copied().chain(names).collect();
        let kept = self.kept;
        let mut scope = kept.scope("types", Case::Type, &reserved);
        let keys: Vec<String> = self.drafts.iter().map(|draft| draft.key.clone()).collect();
        let diagnostics = self.diagnostics;
        let types = name_types(self.drafts, &order, |old, draft| {
            let members = solved.get(&old).into_iter().flatten();
            let members = members.map(|ty| renumber(ty, &position)).collect();
            let same = classes
                .iter()
                .zip(&keys)
                .filter(|(class, _)| **class == old);
            let same: Vec<&str> = same.map(|(_, key)| key.as_str()).collect();
            let name = scope.claim_for_all(&same, &draft.wanted);
            let is_client = |client: &Client| client.name.as_str() == camel(&draft.wanted);
            if several_clients && clients.iter().any(is_client) {
                report_client(draft, &name, diagnostics);
            }
            (name, members)
        });
        let groups = groups::find(self.spec, &mut documents, &mut scope, diagnostics);
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
        let as_sent = |at: &_| spec.schemas.get(at).is_some_and(is_asked_as_sent);
        directions::mark(&mut api, asked_for, as_sent);
        features::divide(&mut api, asked_for);
        rows::check(&api, spec, diagnostics);
        resume::check(&mut api, diagnostics);
        pages::check(&mut api, diagnostics);
        size::box_large_variants(&mut api);
        claim_fields(&mut api, &mut scope);
        kept.keep("types", &scope);
        Some(api)
    }
}

/// The types in their order, with the name and the members that `finish` gives to the draft of each number.
fn name_types(
    drafts: Vec<Draft>,
    order: &[usize],
    mut finish: impl FnMut(usize, &Draft) -> (Name, Vec<Type>),
) -> Vec<TypeDef> {
    let mut drafts: Vec<Option<Draft>> = drafts.into_iter().map(Some).collect();
    let mut types = Vec::with_capacity(order.len());
    for &old in order {
        let Some(mut draft) = drafts.get_mut(old).and_then(Option::take) else {
            continue;
        };
        let Some(kind) = draft.kind.take() else {
            continue;
        };
        let (name, members) = finish(old, &draft);
        types.push(TypeDef {
            name,
            module: place::module_of(&draft.at.document),
            feature: None,
            at: draft.at,
            received: false,
            sent: false,
            fields: None,
            docs: draft.docs,
            kind: fill(kind, members.into_iter()),
        });
    }
    types
}

fn report_client(draft: &Draft, name: &Name, diagnostics: &mut Diagnostics) {
    diagnostics.warn(
        &draft.at,
        format!(
            "a client has the name `{}`, so the type's is `{name}`",
            camel(&draft.wanted)
        ),
        "give the component another name",
    );
}

/// Names the structs of required fields where there are many: last, so that no type loses its name to one of these.
fn claim_fields(api: &mut Api, scope: &mut Scope) {
    for def in &mut api.types {
        if let TypeKind::Struct(structure) = &def.kind
            && def.sent
            && structure.required_fields().len() > MAX_ARGUMENTS
        {
            let name = format!("{}Fields", def.name.bare());
            def.fields = Some(scope.claim_for(&format!("fields of {}", def.name), &name));
        }
    }
}

/// Puts the solved types into the places that waited for them.
fn fill(kind: TypeKind, mut members: impl Iterator<Item = Type>) -> TypeKind {
    match kind {
        TypeKind::Struct(mut structure) => {
            for (field, ty) in structure.fields.iter_mut().zip(members.by_ref()) {
                field.ty = ty;
            }
            if let Some(extra) = &mut structure.extra
                && let Some(ty) = &mut extra.ty
                && let Some(solved) = members.next()
            {
                *ty = solved;
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

/// The type with other numbers for the named ones.
pub(super) fn renumber(ty: &Type, position: &[usize]) -> Type {
    let inner = |ty: &Type| Box::new(renumber(ty, position));
    match ty {
        Type::Scalar(_) | Type::Own(_) => ty.clone(),
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
