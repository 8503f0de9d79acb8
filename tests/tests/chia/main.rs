//! The services of a Chia node, live, on a simulated chain.
//!
//! All tests share the services, which are started once, but for those that take some down.

mod chain;
mod daemon;
mod data_layer;
mod failures;
mod farmer;
mod full_node;
mod older;
mod services;
mod small;
mod tls;
mod typed;
mod wallet;
mod young;
