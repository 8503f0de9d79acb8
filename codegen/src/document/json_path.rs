//! JSONPath (RFC 9535), the targets of overlays' actions.

use serde_json::Value;

use super::overlay::Refusal;

/// The matches of a path as JSON pointers, last ones first, so that removing one from a list doesn't move the others.
#[cfg(feature = "overlay")]
pub(super) fn places(target: &str, value: &Value) -> Result<Vec<String>, Refusal> {
    let path = serde_json_path::JsonPath::parse(target).map_err(|error| {
        (
            format!("`{target}` is no JSONPath: {error}"),
            "correct it (RFC 9535)".to_owned(),
        )
    })?;
    let mut places: Vec<(Vec<(usize, String)>, String)> = path
        .query_located(value)
        .locations()
        .map(|location| {
            let order = location.iter().map(|step| {
                (
                    step.as_index().unwrap_or(0),
                    step.as_name().unwrap_or("").to_owned(),
                )
            });
            (order.collect(), location.to_json_pointer())
        })
        .collect();
    places.sort();
    places.dedup();
    Ok(places
        .into_iter()
        .rev()
        .map(|(_, pointer)| pointer)
        .collect())
}

/// Reports that the feature is missing, instead of matching nothing silently.
#[cfg(not(feature = "overlay"))]
pub(super) fn places(target: &str, _: &Value) -> Result<Vec<String>, Refusal> {
    Err((
        format!(
            "`{target}` can't be looked for: polyrpc-codegen was built without its feature `overlay`"
        ),
        "turn the feature on: `features = [\"overlay\"]`".to_owned(),
    ))
}
