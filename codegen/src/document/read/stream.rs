//! `x-stream` of a method.

use serde_json::Value;

use super::super::node::{Node, describe};
use super::super::stream::{Items, Notification, Resume, Stop, Stream, StreamParam};
use super::Reader;

impl<'a> Reader<'a, '_> {
    /// The streams that the method of this name opens.
    pub(super) fn streams(&mut self, method: &Node<'a>, name: &str) -> Vec<Stream> {
        let Some(node) = method.get("x-stream").and_then(|node| self.follow(node)) else {
            return Vec::new();
        };
        if !node.value.is_object() {
            let message = format!(
                "`x-stream` is {} where an object belongs",
                describe(node.value)
            );
            self.diagnostics.warn(
                &node.at,
                message,
                "say how it is stopped, and list its `streams`",
            );
            return Vec::new();
        }
        let (items, stop) = (self.items(&node), self.stop(&node));
        if node.get("item").is_some() {
            // The method is the stream.
            let stream = self.stream(node, Some(name), &items, &stop);
            return stream.into_iter().collect();
        }
        if node.get("streams").is_none() {
            self.diagnostics.warn(
                &node.at,
                "`x-stream` has neither `streams` nor an `item`, so nothing is known of what arrives",
                "list under `streams` what can be subscribed to, or give the schema of what arrives as `item`",
            );
        }
        let list = node.list("streams", self.diagnostics);
        list.unwrap_or_default()
            .into_iter()
            .filter_map(|stream| self.stream(stream, None, &items, &stop))
            .collect()
    }

    fn stream(
        &mut self,
        node: Node<'a>,
        method: Option<&str>,
        items: &Items,
        stop: &Stop,
    ) -> Option<Stream> {
        let node = self.follow(node)?;
        let name = node.text("name", self.diagnostics);
        let name = name.or_else(|| method.map(str::to_owned));
        let (Some(name), Some(item)) = (name, node.get("item")) else {
            self.diagnostics.warn(
                &node.at,
                "the stream has no name or no item; it is left out",
                "give it a `name`, and as `item` the schema of what arrives",
            );
            return None;
        };
        let params = node.list("params", self.diagnostics).map(|list| {
            let params = list
                .into_iter()
                .filter_map(|param| self.stream_param(param));
            params.collect()
        });
        Some(Stream {
            name,
            description: node.text("description", self.diagnostics),
            extensions: node.extensions().collect(),
            params,
            item: self.schema(item),
            items: items.clone(),
            stop: stop.clone(),
            fallback: node.flag("fallback", self.diagnostics),
            finite: node.flag("finite", self.diagnostics),
            resume: self.resume(&node),
            at: node.at,
        })
    }

    fn resume(&mut self, node: &Node<'a>) -> Option<Resume> {
        let found = node.get("resume")?;
        let texts = match found.value {
            Value::Object(_) => (
                found.text("param", self.diagnostics),
                found.text("after", self.diagnostics),
            ),
            _ => (None, None),
        };
        let key = texts.1.as_deref().and_then(|after| after.strip_prefix('/'));
        let key = key.filter(|key| !key.is_empty() && !key.contains(['/', '~']));
        let (Some(param), Some(key)) = (texts.0, key.map(str::to_owned)) else {
            self.diagnostics.warn(
                &found.at,
                "this doesn't say where a stream goes on, so it begins anew and tells of a gap",
                "write `{\"param\": NAME, \"after\": \"/KEY\"}`: the parameter that names the first item, and the key of the item with its number",
            );
            return None;
        };
        Some(Resume {
            at: found.at,
            param,
            key,
        })
    }

    /// A parameter with a `value`, with a `schema`, or with neither: then it is the method's.
    fn stream_param(&mut self, node: Node<'a>) -> Option<StreamParam> {
        if node.reference().is_some() || node.get("schema").is_some() {
            return Some(StreamParam::Given {
                of: node.text("of", self.diagnostics),
                descriptor: Box::new(self.descriptor(node, "", true)),
            });
        }
        let at = node.at.clone();
        let Some(name) = node.text("name", self.diagnostics) else {
            self.diagnostics.warn(
                &at,
                "the parameter has no name",
                "give it the one that it has among the method's",
            );
            return None;
        };
        Some(match node.get("value") {
            Some(value) => StreamParam::Fixed {
                at,
                name,
                value: value.value.clone(),
            },
            None => StreamParam::Shared { at, name },
        })
    }

    fn items(&mut self, node: &Node<'a>) -> Items {
        let Some(found) = node.get("notification") else {
            return Items::Responses;
        };
        let method = match found.value {
            Value::String(method) => Some(method.clone()),
            Value::Object(_) => found.text("method", self.diagnostics),
            other => {
                let message = format!(
                    "`notification` is {} where a name or an object belongs",
                    describe(other)
                );
                self.diagnostics
                    .warn(&found.at, message, "name the method of the notifications");
                None
            }
        };
        let Some(method) = method else {
            return Items::Responses;
        };
        let mut pointer = |key: &str, usual: &str| {
            let Some(pointer) = found.value.get(key) else {
                return usual.to_owned();
            };
            match pointer.as_str().filter(|text| text.starts_with('/')) {
                Some(pointer) => pointer.to_owned(),
                None => {
                    let message = format!("`{key}` is no JSON pointer; `{usual}` is assumed");
                    let remedy = "write one into the whole message, such as `/params/0`";
                    self.diagnostics.warn(&found.at.join(key), message, remedy);
                    usual.to_owned()
                }
            }
        };
        let (id, item) = (
            pointer("id", Notification::ID),
            pointer("item", Notification::ITEM),
        );
        let end = match found.value {
            Value::Object(_) => found.text("end", self.diagnostics),
            _ => None,
        };
        Items::Notifications(Notification {
            method,
            id,
            item,
            end,
        })
    }

    fn stop(&mut self, node: &Node<'a>) -> Stop {
        let remedy = "write `\"connection\"`, or one of `{\"call\": …}`, `{\"cancel\": …}` and `{\"same-id\": …}` with a method's name";
        let Some(found) = node.get("stop") else {
            self.diagnostics.warn(
                &node.at,
                "nothing is said of what ends a stream, so the end of its connection does",
                remedy,
            );
            return Stop::Connection;
        };
        let method = |key: &str| Some(found.value.get(key)?.as_str()?.to_owned());
        let stop = match found.value {
            Value::String(word) if word == "connection" => Some(Stop::Connection),
            Value::Object(object) if object.len() == 1 => method("call")
                .map(Stop::Call)
                .or_else(|| method("cancel").map(Stop::Cancel))
                .or_else(|| method("same-id").map(Stop::SameId)),
            _ => None,
        };
        stop.unwrap_or_else(|| {
            self.diagnostics.warn(
                &found.at,
                "this is no way to end a stream; the end of its connection is assumed",
                remedy,
            );
            Stop::Connection
        })
    }
}
