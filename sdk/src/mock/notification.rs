//! Items as notifications hold them, at the places that the stream's JSON pointers name.

use bytes::Bytes;

use crate::raw::RawJson;
use crate::transport::Notification;

/// What a notification is called where the stream leaves that open.
const UNNAMED: &str = "subscription";

/// A value in the making: JSON text, or members by their names or places.
enum Tree<'a> {
    Text(&'a str),
    Members(Vec<(String, Tree<'a>)>),
}

/// The notification of an item; `id` is the JSON text of the subscription's.
pub(super) fn message(notification: &Notification, id: &str, item: &RawJson) -> Bytes {
    let mut root = Tree::Members(Vec::new());
    root.put(steps(notification.id()), id);
    root.put(steps(notification.item()), item.as_str());
    let method = quoted(notification.method().unwrap_or(UNNAMED));
    let mut text = format!(r#"{{"jsonrpc":"2.0","method":{method}"#);
    if let Tree::Members(members) = &root {
        for (key, value) in members {
            text.push_str(&format!(",{}:{}", quoted(key), value.write()));
        }
    }
    text.push('}');
    text.into()
}

fn steps(pointer: &str) -> impl Iterator<Item = String> {
    let steps = pointer.split('/').skip(1);
    steps.map(|step| step.replace("~1", "/").replace("~0", "~"))
}

impl<'a> Tree<'a> {
    fn put(&mut self, mut steps: impl Iterator<Item = String>, text: &'a str) {
        let Some(step) = steps.next() else {
            *self = Self::Text(text);
            return;
        };
        if let Self::Text(_) = self {
            *self = Self::Members(Vec::new());
        }
        let Self::Members(members) = self else { return };
        let place = match members.iter().position(|(key, _)| *key == step) {
            Some(place) => place,
            None => {
                members.push((step, Self::Members(Vec::new())));
                members.len() - 1
            }
        };
        if let Some((_, member)) = members.get_mut(place) {
            let steps: Box<dyn Iterator<Item = String>> = Box::new(steps);
            member.put(steps, text);
        }
    }

    fn write(&self) -> String {
        let members = match self {
            Self::Text(text) => return (*text).to_owned(),
            Self::Members(members) => members,
        };
        let places = members.iter().map(|(key, _)| key.parse::<usize>().ok());
        let Some(places) = places.collect::<Option<Vec<_>>>() else {
            let members = members.iter();
            let members = members.map(|(key, value)| format!("{}:{}", quoted(key), value.write()));
            return format!("{{{}}}", members.collect::<Vec<_>>().join(","));
        };
        let count = places.iter().max().map_or(0, |last| last + 1);
        let items = (0..count).map(|place| {
            let found = places.iter().position(|other| *other == place);
            let found = found.and_then(|found| members.get(found));
            found.map_or_else(|| "null".to_owned(), |(_, value)| value.write())
        });
        format!("[{}]", items.collect::<Vec<_>>().join(","))
    }
}

fn quoted(text: &str) -> String {
    // A string can always be written as JSON.
    serde_json::to_string(text).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::expect_used,
        reason = "a test stops where it meets what it does not expect"
    )]

    use super::*;

    #[test]
    fn id_and_item_stand_where_the_pointers_say() {
        let item = RawJson::new(r#"{"a": 1}"#).expect("JSON");
        let plain = Notification::new("eth_subscription");
        for (notification, expected) in [
            (
                plain,
                r#""eth_subscription","params":{"subscription":"0x1","result":{"a": 1}}}"#,
            ),
            (
                Notification::ANY,
                r#""subscription","params":{"subscription":"0x1","result":{"a": 1}}}"#,
            ),
            (
                plain.at("/params/0", "/params/1"),
                r#""eth_subscription","params":["0x1",{"a": 1}]}"#,
            ),
            (
                plain.at("/params/a~1b", "/params/list/1/~0"),
                r#""eth_subscription","params":{"a/b":"0x1","list":[null,{"~":{"a": 1}}]}}"#,
            ),
            (
                plain.at("/id_of", "/params"),
                r#""eth_subscription","id_of":"0x1","params":{"a": 1}}"#,
            ),
        ] {
            let text = message(&notification, r#""0x1""#, &item);
            let expected = format!(r#"{{"jsonrpc":"2.0","method":{expected}"#);
            assert_eq!(text, expected);
        }
    }
}
