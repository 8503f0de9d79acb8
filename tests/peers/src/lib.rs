//! Measures polyrpc beside the clients that people use now.

pub mod aims;
pub mod batches;
pub mod builds;
pub mod calls;
mod clients;
pub mod decode;
pub mod growth;
pub mod measure;
pub mod memory;
mod plots;
pub mod report;
pub mod serve;
pub mod subscriptions;
pub mod table;
pub mod traffic;

pub use clients::Over;
