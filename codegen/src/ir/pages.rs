//! Methods that give a long list a page at a time (`x-pages`): where the items are, and what leads to the next page.

use serde_json::Value;

use super::{Api, Field, Group, Method, Param, Scalar, Type, TypeDef, TypeKind};
use crate::diagnostic::{Diagnostics, Location};
use crate::document;

/// How a method gives a long list a page at a time.
#[derive(Clone, Debug)]
pub struct Pages {
    /// Where it stands.
    pub at: Location,
    /// The parameter that says where a page begins.
    pub param: String,
    /// JSON pointer to the items in the result.
    pub items: String,
    /// What the parameter is for the next page.
    pub by: By,
    /// JSON pointer to a flag in the result: whether there are more pages.
    pub more: Option<String>,
    /// JSON pointer to a number in the result: that of all items, or of all pages.
    pub total: Option<String>,
}

/// What the parameter is for the next page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum By {
    /// What the result has at a JSON pointer.
    Next(String),
    /// What the last item has at a JSON pointer.
    Last(String),
    /// One more than what the last item has at a JSON pointer.
    After(String),
    /// As many more as there are items in the page; an absent one is 0.
    Items,
    /// One more. The first page is sent as this.
    Page(u64),
}

/// Reads `x-pages` of a method.
pub(super) fn read(method: &document::Method, diagnostics: &mut Diagnostics) -> Option<Pages> {
    let value = method.extensions.get("x-pages")?;
    let at = method.at.join("x-pages");
    match parse(value, &at) {
        Ok(pages) => Some(pages),
        Err((key, message, remedy)) => {
            let at = if key.is_empty() { at } else { at.join(key) };
            diagnostics.warn(&at, message, remedy);
            None
        }
    }
}

type Fault = (&'static str, String, String);

const KEYS: &[&str] = &[
    "after", "first", "items", "last", "more", "next", "param", "step", "total",
];

fn parse(value: &Value, at: &Location) -> Result<Pages, Fault> {
    let fault =
        |key, message: &str, remedy: &str| Err((key, message.to_owned(), remedy.to_owned()));
    let Some(said) = value.as_object() else {
        return fault(
            "",
            "this is no object",
            "say `param` and `next` of the pages, or remove it",
        );
    };
    if let Some(unknown) = said.keys().find(|key| !KEYS.contains(&key.as_str())) {
        let message = format!("`{unknown}` says nothing of pages");
        return fault(
            "",
            &message,
            &format!("remove it, or say one of {}", KEYS.join(", ")),
        );
    }
    let pointer = |key: &'static str| match said.get(key) {
        None => Ok(None),
        Some(Value::String(text)) if text.is_empty() || text.starts_with('/') => {
            Ok(Some(text.clone()))
        }
        Some(_) => Err((
            key,
            "this is no JSON pointer".to_owned(),
            "write one such as `/next_cursor`".to_owned(),
        )),
    };
    let Some(param) = said.get("param").and_then(Value::as_str) else {
        return fault(
            "",
            "nothing is said of where a page begins",
            "name the parameter as `param`",
        );
    };
    let first = said.get("first").map_or(Some(1), Value::as_u64);
    let Some(first) = first else {
        return fault(
            "first",
            "this is no number",
            "write that of the first page, such as 0",
        );
    };
    let step = match said.get("step").map(Value::as_str) {
        None => None,
        Some(Some("items")) => Some(By::Items),
        Some(Some("page")) => Some(By::Page(first)),
        Some(_) => return fault("step", "this is neither `items` nor `page`", "choose one"),
    };
    let ways = [
        pointer("next")?.map(By::Next),
        pointer("last")?.map(By::Last),
        pointer("after")?.map(By::After),
        step,
    ];
    let mut ways = ways.into_iter().flatten();
    let (Some(by), None) = (ways.next(), ways.next()) else {
        let remedy = "say one of `next`, `last`, `after` and `step`";
        return fault("", "one thing leads from a page to the next", remedy);
    };
    Ok(Pages {
        at: at.clone(),
        param: param.to_owned(),
        items: pointer("items")?.unwrap_or_default(),
        by,
        more: pointer("more")?,
        total: pointer("total")?,
    })
}

/// Takes pages away that can't be read so, with a diagnostic.
pub(super) fn check(api: &mut Api, diagnostics: &mut Diagnostics) {
    let (types, groups) = (&api.types, &api.groups);
    for method in api.documents.iter_mut().flat_map(|one| &mut one.methods) {
        let Some(pages) = method.pages.take() else {
            continue;
        };
        match fault(&pages, method, types, groups) {
            None => method.pages = Some(pages),
            Some((key, message)) => diagnostics.warn(
                &pages.at.join(key),
                message,
                "correct it; until then the method gives single pages only",
            ),
        }
    }
}

fn fault(
    pages: &Pages,
    method: &Method,
    types: &[TypeDef],
    groups: &[Group],
) -> Option<(&'static str, String)> {
    let found = param(method, groups, &pages.param);
    let Some(param) = found.map(|(param, _)| param) else {
        return Some((
            "param",
            format!("the method has no parameter `{}`", pages.param),
        ));
    };
    let Some(output) = &method.output else {
        return Some(("items", "the method has no result".to_owned()));
    };
    let Some(list) = walk(types, output, &pages.items) else {
        return Some(("items", format!("the result has no `{}`", pages.items)));
    };
    let Some(item) = item(list.ty) else {
        return Some((
            "items",
            format!("`{}` of the result is no list", pages.items),
        ));
    };
    let same = |key, found: Option<Path<'_>>, place: &str| match found {
        None => Some((key, format!("{place} has none"))),
        Some(found) if found.ty != bare(&param.ty) && !is_converted(types, param, &found) => {
            Some((
                key,
                format!("it is of another type than the parameter `{}`", param.wire),
            ))
        }
        Some(_) => None,
    };
    let number = || {
        let is_one = matches!(bare(&param.ty), Type::Scalar(scalar) if is_counted(*scalar));
        (!is_one).then(|| {
            (
                "param",
                format!("`{}` is no integer of up to 64 bits", param.wire),
            )
        })
    };
    let wrong = match (&pages.by, item) {
        (By::Next(pointer), _) => same("next", walk(types, output, pointer), "the result"),
        (By::Last(pointer), Item::One(item)) => same("last", walk(types, item, pointer), "an item"),
        (By::After(pointer), Item::One(item)) => {
            number().or_else(|| same("after", walk(types, item, pointer), "an item"))
        }
        (By::Last(_), Item::Pair(..)) => {
            Some(("last", "the items of a map have no order".to_owned()))
        }
        (By::After(_), Item::Pair(..)) => {
            Some(("after", "the items of a map have no order".to_owned()))
        }
        (By::Items | By::Page(_), _) => number(),
    };
    let is_scalar = |found: Option<Path<'_>>, wanted: fn(Scalar) -> bool| {
        found.is_some_and(|found| matches!(found.ty, Type::Scalar(scalar) if wanted(*scalar)))
    };
    let more = || {
        let pointer = pages.more.as_ref()?;
        let fits = is_scalar(walk(types, output, pointer), |scalar| {
            scalar == Scalar::Bool
        });
        (!fits).then(|| ("more", format!("`{pointer}` of the result is no flag")))
    };
    let total = || {
        let pointer = pages.total.as_ref()?;
        if !matches!(pages.by, By::Items | By::Page(_)) {
            return Some(("total", "only steps can be counted".to_owned()));
        }
        let fits = is_scalar(walk(types, output, pointer), is_counted);
        (!fits).then(|| {
            (
                "total",
                format!("`{pointer}` of the result is no integer of up to 64 bits"),
            )
        })
    };
    wrong.or_else(more).or_else(total)
}

/// A parameter with the group that holds it.
pub(crate) fn param<'a>(
    method: &'a Method,
    groups: &'a [Group],
    wire: &str,
) -> Option<(&'a Param, Option<&'a Group>)> {
    let mut params = method.params.iter();
    let param = params.find(|param| param.wire == wire && param.fixed.is_none())?;
    Some((param, param.group.and_then(|group| groups.get(group))))
}

/// What a list is of.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Item<'a> {
    /// The items of a list.
    One(&'a Type),
    /// The keys and values of a map.
    Pair(&'a Type, &'a Type),
}

pub(crate) fn item(list: &Type) -> Option<Item<'_>> {
    match list {
        Type::List(item) | Type::Packed(item) => Some(Item::One(item)),
        Type::Map(key, value) => Some(Item::Pair(key, value)),
        _ => None,
    }
}

/// A place in a value: the fields that lead to it, and its type without `Option` and `Box`.
#[derive(Clone, Debug)]
pub(crate) struct Path<'a> {
    /// Whether the value itself may be null.
    pub(crate) from_option: bool,
    /// The fields on the way.
    pub(crate) fields: Vec<&'a Field>,
    /// What is there.
    pub(crate) ty: &'a Type,
}

/// Follows a JSON pointer into a value of a type. `None` where it leads through anything but objects.
pub(crate) fn walk<'a>(types: &'a [TypeDef], ty: &'a Type, pointer: &str) -> Option<Path<'a>> {
    let mut path = Path {
        from_option: is_option(ty),
        fields: Vec::new(),
        ty: bare(ty),
    };
    for step in pointer.split('/').skip(1) {
        let Type::Named(index) = path.ty else {
            return None;
        };
        let TypeKind::Struct(object) = &types.get(*index)?.kind else {
            return None;
        };
        let field = object.field(&step.replace("~1", "/").replace("~0", "~"))?;
        path.fields.push(field);
        path.ty = bare(&field.ty);
    }
    Some(path)
}

/// Whether it may be null by its type, or, with its presence, absent.
pub(crate) fn is_option(ty: &Type) -> bool {
    match ty {
        Type::Option(_) => true,
        Type::Boxed(inner) => is_option(inner),
        _ => false,
    }
}

/// Whether a field is an `Option` in Rust.
pub(crate) fn may_be_absent(field: &Field) -> bool {
    field.presence.is_option() || is_option(&field.ty)
}

fn bare(ty: &Type) -> &Type {
    match ty {
        Type::Option(inner) | Type::Boxed(inner) => bare(inner),
        other => other,
    }
}

/// Whether a cursor becomes the parameter by `into`: as what one variant of a union holds.
pub(crate) fn is_converted(types: &[TypeDef], param: &Param, cursor: &Path<'_>) -> bool {
    let Type::Named(index) = bare(&param.ty) else {
        return false;
    };
    let Some(TypeKind::Union(union)) = types.get(*index).map(|def| &def.kind) else {
        return false;
    };
    let held = union.variants.iter().filter_map(|variant| variant.held());
    held.filter(|held| *held == cursor.ty).count() == 1
}

/// Whether it is an integer in Rust that steps can be counted with.
fn is_counted(scalar: Scalar) -> bool {
    match scalar {
        Scalar::Integer { bits, .. } => bits <= 64,
        Scalar::Quantity(bits) | Scalar::PaddedQuantity(bits) | Scalar::Decimal(bits) => bits <= 64,
        _ => false,
    }
}

/// Whether a parameter is an `Option` in Rust.
pub(crate) fn may_be_left_out(param: &Param) -> bool {
    param.presence.is_option()
}
