//! LRU store of results.

use bytes::Bytes;
use lru::LruCache;

use crate::transport::Entry;

/// Approximate overhead of an entry, in bytes.
const OVERHEAD: usize = 128;

/// LRU store of results by their calls.
pub(super) struct Store {
    results: LruCache<Box<[u8]>, Bytes>,
    max_entries: usize,
    max_bytes: usize,
    bytes: usize,
}

/// The key of a call: wire, destination, method and encoded parameters. Wires and services may share method names.
pub(super) fn key(call: Entry<'_>) -> Box<[u8]> {
    let (wire, destination) = (call.request().wire(), call.request().destination());
    let parts = [
        wire.name().as_bytes(),
        destination.unwrap_or_default().as_bytes(),
        call.method().as_bytes(),
        call.params(),
    ];
    parts.join(&0).into()
}

impl Store {
    pub(super) fn new(max_entries: usize, max_bytes: usize) -> Self {
        Self {
            results: LruCache::unbounded(),
            max_entries,
            max_bytes,
            bytes: 0,
        }
    }

    pub(super) fn get(&mut self, key: &[u8]) -> Option<Bytes> {
        self.results.get(key).cloned()
    }

    pub(super) fn put(&mut self, key: Box<[u8]>, result: &[u8]) {
        let size = size(&key, result);
        if size > self.max_bytes {
            return;
        }
        self.bytes += size;
        // A copy, because a slice would keep the whole response alive.
        let result = Bytes::copy_from_slice(result);
        if let Some((key, old)) = self.results.push(key, result) {
            self.bytes -= self::size(&key, &old);
        }
        while self.results.len() > self.max_entries || self.bytes > self.max_bytes {
            let Some((key, old)) = self.results.pop_lru() else {
                break;
            };
            self.bytes -= self::size(&key, &old);
        }
    }
}

fn size(key: &[u8], result: &[u8]) -> usize {
    key.len() + result.len() + OVERHEAD
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::expect_used,
        reason = "a test stops where it meets what it does not expect"
    )]

    use super::*;
    use crate::safety::Safety;
    use crate::wire::{JSON, JSON_GET, JSONRPC};

    fn put(store: &mut Store, key: &str, result: &str) {
        store.put(key.as_bytes().into(), result.as_bytes());
    }

    fn has(store: &mut Store, key: &str) -> bool {
        store.get(key.as_bytes()).is_some()
    }

    #[test]
    fn the_least_recently_used_goes_first() {
        let mut store = Store::new(2, usize::MAX);
        put(&mut store, "a", "1");
        put(&mut store, "b", "2");
        assert!(has(&mut store, "a"));
        put(&mut store, "c", "3");
        assert!(!has(&mut store, "b"));
        assert_eq!(store.get(b"a").as_deref(), Some(&b"1"[..]));
        assert_eq!(store.bytes, 2 * (2 + OVERHEAD));
    }

    #[test]
    fn calls_of_other_wires_and_services_have_other_keys() {
        let params = crate::raw::RawJson::new("{}").expect("JSON");
        let request = |format| {
            let request =
                crate::transport::Request::new(format, 1, "get_info", Safety::Read, &params);
            request.expect("a call")
        };
        let keys = [
            request(&JSONRPC),
            request(&JSON),
            request(&JSON_GET),
            request(&JSON).with_destination("a"),
            request(&JSON).with_destination("b"),
        ]
        .map(|request| key(request.single().expect("one call")));
        for (index, one) in keys.iter().enumerate() {
            assert!(!keys[..index].contains(one), "{index}");
        }
    }

    #[test]
    fn bytes_are_bounded_too() {
        let mut store = Store::new(usize::MAX, 3 * (OVERHEAD + 101));
        let long = "x".repeat(100);
        for key in ["a", "b", "c", "d"] {
            put(&mut store, key, &long);
        }
        assert!(!has(&mut store, "a") && has(&mut store, "b") && has(&mut store, "d"));
        // One that takes the room of two.
        put(&mut store, "e", &"x".repeat(2 * OVERHEAD));
        assert!(has(&mut store, "e") && !has(&mut store, "c"));
        // And one for which there is no room at all.
        put(&mut store, "f", &"x".repeat(9 * OVERHEAD));
        assert!(!has(&mut store, "f") && has(&mut store, "e"));
        // The same again doesn't count twice.
        let before = store.bytes;
        put(&mut store, "e", &"x".repeat(2 * OVERHEAD));
        assert_eq!(store.bytes, before);
    }
}
