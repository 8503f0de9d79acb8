//! Which generated code the runtime can be used with.

/// Checks that code was generated for this runtime: everything in [`rt`](crate::rt) is made for the generator of the same version.
///
/// The number goes up with each change that code generated before doesn't compile or work with; the generator has it as
/// `RUNTIME`.
#[doc(hidden)]
#[macro_export]
macro_rules! generated_for {
    (1) => {};
    ($other:literal) => {
        ::std::compile_error!(
            "this client was generated for another version of polyrpc: generate it again, with the polyrpc-codegen of the version of polyrpc that is used"
        );
    };
}
