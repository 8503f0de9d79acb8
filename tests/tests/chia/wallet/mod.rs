//! The wallet's calls, typed.

mod bench;
mod identities;
mod keys;
mod offers;
mod payments;
mod pool;
mod reads;
mod signing;
mod stores;
mod tokens;
