//! Paging through long lists.

#[cfg(feature = "chia-data-layer")]
mod data_layer;
#[cfg(feature = "chia-full-node")]
mod full_node;
#[cfg(feature = "chia-wallet")]
mod wallet;

pub use crate::pages::Pages;
