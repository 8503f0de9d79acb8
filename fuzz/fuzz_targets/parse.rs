//! See `polyrpc_fuzz::parse`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| polyrpc_fuzz::parse(data));
