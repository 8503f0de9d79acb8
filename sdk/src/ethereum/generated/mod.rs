/// The types that calls send and nodes answer.
pub(super) mod types;
/// The methods, each a struct with its parameters as fields.
pub mod methods;
mod client;
/// Every method by its name.
#[cfg(feature = "registry")]
pub mod registry;
