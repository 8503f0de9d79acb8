//! The services of a Chia node, live, on a simulated chain.
//!
//! All tests share the services, which are started once, but for those that take some down.

mod daemon;
mod services;
mod setup;
mod small;
mod typed;
mod wallet;
