//! See `polyrpc_fuzz::decode`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| polyrpc_fuzz::decode(data));
