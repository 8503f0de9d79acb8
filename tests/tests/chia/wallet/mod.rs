//! The wallet's calls, typed.

mod bench;
mod identities;
mod keys;
mod offers;
mod payments;
mod pool;
pub(crate) mod reads;
mod recovery;
mod signing;
mod stores;
mod tokens;
