//! Calls are checked by the compiler: what can't be right doesn't build.
//!
//! `TRYBUILD=overwrite` writes the compiler's messages anew.

#[test]
fn wrong_calls_do_not_build() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("compile-fail/*.rs");
}
