//! The client.

use super::Libra;

crate::client! {
    /// A client of a node of Libra or Diem.
    pub struct Client: Libra;
}
