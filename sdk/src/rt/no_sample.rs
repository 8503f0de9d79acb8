//! Without the feature `mock` there are no samples. A `cfg` inside the runtime's macros would ask for the features of the crate that
//! calls them.

/// See the feature `mock`.
#[doc(hidden)]
#[macro_export]
macro_rules! __sample_object {
    ($($of:tt)*) => {};
}

/// See the feature `mock`.
#[doc(hidden)]
#[macro_export]
macro_rules! __sample_union {
    ($($of:tt)*) => {};
}

/// See the feature `mock`.
#[doc(hidden)]
#[macro_export]
macro_rules! __sample_enum {
    ($($of:tt)*) => {};
}

/// See the feature `mock`.
#[doc(hidden)]
#[macro_export]
macro_rules! __sample_newtype {
    ($($of:tt)*) => {};
}
