//! Error objects: JSON-RPC's, and those of other wires.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeOwned, Error as _, IgnoredAny, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::extras::Extras;
use crate::raw::RawJson;

/// The error object of a failed call.
///
/// For Chia's services, `name` identifies the error, if the node is new enough to send one.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct RpcError {
    /// The `code`: from -32768 to -32000 JSON-RPC's own, others are the node's. 0 if the node sent none.
    pub code: i64,
    /// The error's name, such as `COIN_RECORD_NOT_FOUND`.
    pub name: Option<String>,
    /// The `message`, empty if the node sent none.
    pub message: String,
    /// The `data`, as it was sent. For a reverted contract call it holds what the contract returned; for a failure
    /// without an error object, the whole response.
    pub data: Option<RawJson>,
    traceback: Option<Box<str>>,
    extras: Option<Box<Extras>>,
}

impl RpcError {
    /// Creates an error without data.
    pub fn new(code: i64, message: impl Into<String>) -> Self {
        let message = message.into();
        Self {
            code,
            name: None,
            message,
            data: None,
            traceback: None,
            extras: None,
        }
    }

    /// Sets the error's name.
    #[must_use]
    pub fn with_name(self, name: impl Into<String>) -> Self {
        let name = Some(name.into());
        Self { name, ..self }
    }

    /// Sets the data.
    #[must_use]
    pub fn with_data(self, data: RawJson) -> Self {
        let data = Some(data);
        Self { data, ..self }
    }

    /// Sets the traceback: where in the node's code it failed.
    #[must_use]
    pub fn with_traceback(self, traceback: impl Into<String>) -> Self {
        let traceback = Some(traceback.into().into_boxed_str());
        Self { traceback, ..self }
    }

    #[cfg(feature = "mock")]
    pub(crate) fn without_traceback(self) -> Self {
        let traceback = None;
        Self { traceback, ..self }
    }

    /// The node's traceback, if it sent one. It is of use to whoever runs the node, shows paths on its machine, and
    /// therefore is neither printed nor serialized with the rest.
    pub fn traceback(&self) -> Option<&str> {
        self.traceback.as_deref()
    }

    /// Sets the extra keys of the response.
    pub(crate) fn with_extras(self, extras: Extras) -> Self {
        let extras = Some(extras).filter(|extras| !extras.is_empty());
        let extras = extras.map(Box::new);
        Self { extras, ..self }
    }

    /// Adds the extra keys that it doesn't have yet.
    pub(crate) fn with_more_extras(self, more: &Extras) -> Self {
        if more.is_empty() {
            return self;
        }
        let extras = self.extras().clone().filled_from(more);
        self.with_extras(extras)
    }

    /// The extra keys of the response that the error object was in, beside it; they aren't serialized with it.
    pub fn extras(&self) -> &Extras {
        static NONE: Extras = Extras::new();
        self.extras.as_deref().unwrap_or(&NONE)
    }

    /// Decodes the data as a type of the caller's choice; `None` if the node sent no data.
    ///
    /// # Errors
    /// If the data doesn't have the form of `T`.
    pub fn data_as<T: DeserializeOwned>(&self) -> Result<Option<T>, serde_json::Error> {
        self.data.as_ref().map(RawJson::decode).transpose()
    }
}

impl fmt::Display for RpcError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the node answered with {}", self.in_short())
    }
}

impl RpcError {
    /// The error without who sent it: `error -32601: no such method`.
    pub(super) fn in_short(&self) -> impl fmt::Display {
        fmt::from_fn(|f| {
            f.write_str("error")?;
            match (&self.name, self.code) {
                (Some(name), 0) => write!(f, " {name}")?,
                (Some(name), code) => write!(f, " {name} ({code})")?,
                // Of a failure without a word or a number there is nothing more to say.
                (None, 0) => {}
                (None, code) => write!(f, " {code}")?,
            }
            match &*printable(&self.message) {
                "" => Ok(()),
                message => write!(f, ": {message}"),
            }
        })
    }
}

/// The message in a printable form. A service that calls another one on its caller's behalf puts that one's whole error
/// into its own message, traceback included.
pub(crate) fn printable(message: &str) -> Cow<'_, str> {
    const KEY: &str = "\"traceback\": \"";
    let mut parts = message.split(KEY);
    let mut shown = Cow::Borrowed(parts.next().unwrap_or_default());
    for part in parts {
        let mut escaped = false;
        let end = part.find(|c| {
            let ends = c == '"' && !escaped;
            escaped = c == '\\' && !escaped;
            ends
        });
        // Without an end, the rest of the text belongs to it.
        let rest = end.map_or("", |end| &part[end..]);
        shown.to_mut().extend([KEY, "…", rest]);
    }
    shown
}

impl fmt::Debug for RpcError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("RpcError");
        shown.field("code", &self.code);
        if let Some(name) = &self.name {
            shown.field("name", name);
        }
        shown
            .field("message", &printable(&self.message))
            .field("data", &self.data);
        if self.traceback.is_some() {
            return shown.finish_non_exhaustive();
        }
        shown.finish()
    }
}

impl std::error::Error for RpcError {}

impl Serialize for RpcError {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("code", &self.code)?;
        if let Some(name) = &self.name {
            map.serialize_entry("name", name)?;
        }
        map.serialize_entry("message", &self.message)?;
        if let Some(data) = &self.data {
            map.serialize_entry("data", data)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for RpcError {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(RpcErrorVisitor)
    }
}

struct RpcErrorVisitor;

impl<'de> Visitor<'de> for RpcErrorVisitor {
    type Value = RpcError;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON-RPC error object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<RpcError, A::Error> {
        let (mut code, mut name, mut message, mut data) = (None, None, None, None);
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "code" => code = Some(map.next_value()?),
                "message" => message = map.next_value::<Option<Message>>()?,
                "data" => data = map.next_value()?,
                // No part of JSON-RPC, so whatever else it is says nothing.
                "name" => name = map.next_value::<Word>()?.0,
                _ => _ = map.next_value::<IgnoredAny>()?,
            }
        }
        Ok(RpcError {
            code: code.ok_or_else(|| A::Error::missing_field("code"))?,
            name,
            message: message.map_or_else(String::new, |message| message.0),
            data,
            traceback: None,
            extras: None,
        })
    }
}

/// A string, in which some nodes repeat what they were sent, byte for byte: what isn't UTF-8 becomes `U+FFFD`.
struct Message(String);

impl<'de> Deserialize<'de> for Message {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;

        impl Visitor<'_> for Text {
            type Value = Message;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Message, E> {
                Ok(Message(text.to_owned()))
            }

            fn visit_bytes<E: serde::de::Error>(self, bytes: &[u8]) -> Result<Message, E> {
                Ok(Message(String::from_utf8_lossy(bytes).into_owned()))
            }
        }

        // serde_json checks no string that is asked for like this.
        deserializer.deserialize_bytes(Text)
    }
}

/// A string, or none where there is anything else.
struct Word(Option<String>);

impl<'de> Deserialize<'de> for Word {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = RawJson::deserialize(deserializer)?;
        Ok(Self(text.decode().ok()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<RpcError, serde_json::Error> {
        serde_json::from_str(text)
    }

    #[test]
    fn data_is_kept_raw_and_read_on_demand() -> Result<(), serde_json::Error> {
        let error = read(r#"{"code":3,"message":"execution reverted","data":"0x08c379a0","x":1}"#)?;
        assert_eq!(
            error.data.as_ref().map(RawJson::as_str),
            Some(r#""0x08c379a0""#)
        );
        assert_eq!(error.data_as::<String>()?.as_deref(), Some("0x08c379a0"));
        assert!(error.data_as::<u64>().is_err());
        Ok(())
    }

    #[test]
    fn what_another_service_said_prints_without_its_traceback() {
        let message = r#"RPC response failure: {"error": "none", "traceback": "File \"/home/a/b.py\"\n", "success": false}"#;
        let error = RpcError::new(0, message).with_name("UNKNOWN");
        let said = r#"the node answered with error UNKNOWN: RPC response failure: {"error": "none", "traceback": "…", "success": false}"#;
        assert_eq!(error.to_string(), said);
        assert!(!format!("{error:?}").contains("/home"), "{error:?}");
        assert_eq!(error.message, message);
        let cut = RpcError::new(0, r#"{"traceback": "File /home/a"#);
        assert_eq!(
            cut.to_string(),
            "the node answered with error: {\"traceback\": \"…"
        );
    }

    #[test]
    fn words_read_well_and_tracebacks_are_not_shown() {
        let unknown = RpcError::new(0, "Invalid Offer").with_name("UNKNOWN");
        let said = "the node answered with error UNKNOWN: Invalid Offer";
        assert_eq!(unknown.to_string(), said);
        let numbered = RpcError::new(5, "no").with_name("VALIDATION_ERROR");
        let said = "the node answered with error VALIDATION_ERROR (5): no";
        assert_eq!(numbered.to_string(), said);
        let bare = RpcError::new(0, "could not connect");
        let said = "the node answered with error: could not connect";
        assert_eq!(bare.to_string(), said);
        assert_eq!(
            RpcError::new(0, "").to_string(),
            "the node answered with error"
        );

        let traced = unknown.with_traceback("File \"/home/me/x.py\"");
        let printed = format!("{traced} {traced:?} {}", serde_json::json!(traced));
        assert!(!printed.contains("x.py"), "{printed}");
        assert_eq!(traced.traceback(), Some("File \"/home/me/x.py\""));
    }

    #[test]
    fn it_is_written_as_it_was_read() -> Result<(), serde_json::Error> {
        for text in [
            r#"{"code":3,"message":"execution reverted","data":{"a": 1.0}}"#,
            r#"{"code":-32000,"message":""}"#,
            r#"{"code":0,"name":"PEAK_IS_NONE","message":"Peak is None","data":{}}"#,
        ] {
            assert_eq!(serde_json::to_string(&read(text)?)?, text);
        }
        Ok(())
    }

    #[test]
    fn message_and_data_may_be_absent_or_null() -> Result<(), serde_json::Error> {
        assert_eq!(read(r#"{"code":-32000}"#)?, RpcError::new(-32000, ""));
        let nulls = read(r#"{"data":null,"message":null,"code":-32000}"#)?;
        assert_eq!(nulls, RpcError::new(-32000, ""));
        let odd = read(r#"{"code":1,"name":{"x":1}}"#)?;
        assert_eq!(odd, RpcError::new(1, ""));
        Ok(())
    }

    #[test]
    fn what_is_no_error_object_is_refused() {
        for text in [r#""boom""#, "{}", r#"{"code":"3"}"#, "[]"] {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
