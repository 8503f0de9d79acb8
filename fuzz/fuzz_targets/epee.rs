//! See `polyrpc_fuzz::epee`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| polyrpc_fuzz::epee(data));
