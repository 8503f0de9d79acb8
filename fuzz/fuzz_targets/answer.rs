//! See `polyrpc_fuzz::answer`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| polyrpc_fuzz::answer(data));
