//! Where nodes get bytes from that are too many for a parameter.

use super::generated::types::{ReaderKind, ReaderSource};

impl ReaderSource {
    /// Creates the source of so many zeros, which the node makes by itself.
    #[must_use]
    pub fn zeros(count: u64) -> Self {
        Self::of(ReaderKind::Zeros, count.to_string())
    }

    /// Creates the source of bytes that the node fetches from a URL.
    #[must_use]
    pub fn url(url: impl Into<String>) -> Self {
        Self::of(ReaderKind::Http, url.into())
    }

    pub(super) fn of(kind: ReaderKind, info: String) -> Self {
        Self {
            info: Some(info),
            r#type: Some(kind),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_are_written_as_nodes_read_them() {
        for (source, json) in [
            (
                ReaderSource::zeros(2032),
                r#"{"Info":"2032","Type":"null"}"#,
            ),
            (
                ReaderSource::url("http://a/b"),
                r#"{"Info":"http://a/b","Type":"http"}"#,
            ),
        ] {
            let written = serde_json::to_string(&source);
            assert_eq!(written.ok().as_deref(), Some(json));
        }
    }
}
