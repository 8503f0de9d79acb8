//! Lowering of unions: which variants they have, and what each holds.

use super::super::union::{self, Branch};
use super::super::{
    Dispatch, Docs, ObjectDispatch, Payload, Type, TypeKind, Union, Variant, fitting, wrapped,
};
use super::Lowering;
use crate::document::Schema;
use crate::names::{Case, Name};
use crate::scalars::Scalar;

impl Lowering<'_> {
    /// A union, and what its variants hold.
    pub(super) fn union(&mut self, schema: &Schema) -> (TypeKind, Vec<Type>) {
        let branches: Vec<Branch> = schema
            .one_of
            .iter()
            .map(|branch| Branch::of(branch, self))
            .collect();
        self.check_names(schema, branches.len(), ["branches", "branch"]);
        let dispatch = match union::dispatch(&branches) {
            Ok(dispatch) => dispatch,
            Err(why) => {
                self.diagnostics.warn(
                    &schema.at,
                    format!("the branches of this union can't be told apart: {why}"),
                    "give each object a constant or a required key of its own with an overlay",
                );
                self.untyped.insert(schema.at.clone());
                return self.anything();
            }
        };
        self.report_alike(schema, &branches, &dispatch);
        let wrappers = self.wrappers(schema, &branches, &dispatch);
        let names = self.variant_names(schema, &branches, &wrappers);
        let mut members = Vec::new();
        let mut found = Vec::new();
        for ((branch, wrapper), name) in branches.iter().zip(wrappers).zip(names) {
            let mut docs = branch.docs.clone();
            let payload = match (&branch.constant, &wrapper) {
                (Some(value), _) => Payload::Constant(value.clone()),
                (None, Some((_, held))) => {
                    members.push(self.shape(held, 0).with_null());
                    docs.text = docs.text.or_else(|| self.docs_of(held).text);
                    Payload::Type(Type::Scalar(Scalar::Json))
                }
                (None, None) => {
                    members.push(self.shape(&branch.used, 0).shape);
                    Payload::Type(Type::Scalar(Scalar::Json))
                }
            };
            found.push(Variant {
                name,
                key: wrapper.map(|(key, _)| key.clone()),
                payload,
                docs,
            });
        }
        let unknown = dispatch.anything.is_none()
            && (dispatch.needs_unknown() || wrapped::is_externally_tagged(&found));
        (
            TypeKind::Union(Union {
                variants: found,
                dispatch,
                unknown,
            }),
            members,
        )
    }

    /// Reports objects of which only keys that may be absent say which they are.
    fn report_alike(&mut self, schema: &Schema, branches: &[Branch], dispatch: &Dispatch) {
        if !matches!(dispatch.object, Some(ObjectDispatch::Fitting(_))) {
            return;
        }
        if let Some([_, other]) = fitting::alike(branches, self.spec) {
            self.diagnostics.warn(
                &schema.at,
                format!(
                    "an object that has none of the optional keys is taken for the first branch, though {} fits as well",
                    other.pointer
                ),
                "give each object a constant or a required key of its own with an overlay",
            );
        }
    }

    /// A type that stays a JSON value, still under its name.
    pub(super) fn anything(&mut self) -> (TypeKind, Vec<Type>) {
        let docs = Docs {
            text: Some("Whatever the node sent.".to_owned()),
            ..Docs::default()
        };
        let variant = Variant {
            name: Name::alone(Case::Type, "value"),
            key: None,
            payload: Payload::Type(Type::Scalar(Scalar::Json)),
            docs,
        };
        let dispatch = Dispatch {
            anything: Some(0),
            ..Dispatch::default()
        };
        (
            TypeKind::Union(Union {
                variants: vec![variant],
                dispatch,
                unknown: false,
            }),
            vec![Type::Scalar(Scalar::Json)],
        )
    }
}
