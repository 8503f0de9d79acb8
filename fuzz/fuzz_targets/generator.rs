//! See `polyrpc_fuzz::generator`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| polyrpc_fuzz::generator(data));
