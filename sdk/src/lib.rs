//! Typed async clients for blockchain nodes, generated from the schema documents in `schemas/`.

mod method;

pub use method::{ErrorCode, Method, MethodInfo, ParamInfo, Safety, Wire};
