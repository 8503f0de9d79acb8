//! What the headers of a response say that could as well stand beside its result.

use http::HeaderMap;

use crate::chain_info::ChainInfo;
use crate::extras::Extras;
use crate::raw::RawJson;

/// The values of the headers that the chain names, under the names of their keys. What is no JSON is a text.
pub(super) fn extras(headers: &HeaderMap, chain: &ChainInfo) -> Extras {
    let mut extras = Extras::new();
    for (header, key) in chain.extra_headers {
        let text = headers.get(*header).and_then(|value| value.to_str().ok());
        let value = text.and_then(|text| {
            let json = RawJson::new(text);
            json.or_else(|_| RawJson::new(serde_json::Value::from(text).to_string()))
                .ok()
        });
        if let Some(value) = value {
            extras.insert((*key).to_owned(), value);
        }
    }
    extras
}
