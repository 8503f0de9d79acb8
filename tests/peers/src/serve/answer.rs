//! Responses, made of a request's ids and a prebuilt result.

use memchr::memmem::Finder;

/// The result of `eth_getBalance`.
pub(super) const BALANCE: &str = r#""0x1b1ae4d6e2ef500000""#;

const KEY: &str = r#""id":"#;

/// Writes the response to a request, which may be a batch. Of the request only the ids are read, which every client here writes as numbers.
pub(super) fn write(request: &[u8], result: &str, out: &mut Vec<u8>) {
    let batch = request.first() == Some(&b'[');
    if batch {
        out.push(b'[');
    }
    for (index, at) in Finder::new(KEY).find_iter(request).enumerate() {
        if index > 0 {
            out.push(b',');
        }
        let id = &request[at + KEY.len()..];
        let digits = id
            .iter()
            .position(|byte| !byte.is_ascii_digit())
            .unwrap_or(id.len());
        out.extend_from_slice(br#"{"jsonrpc":"2.0","id":"#);
        out.extend_from_slice(&id[..digits]);
        out.extend_from_slice(br#","result":"#);
        out.extend_from_slice(result.as_bytes());
        out.push(b'}');
    }
    if batch {
        out.push(b']');
    }
}

/// The notification of a subscription, whose id is JSON.
pub(super) fn item(id: &str, result: &str) -> String {
    format!(
        r#"{{"jsonrpc":"2.0","method":"eth_subscription","params":{{"subscription":{id},"result":{result}}}}}"#
    )
}
