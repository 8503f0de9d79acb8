//! The long lists of a data layer.

use super::super::{B256, DataLayer, DlTerminalNode};
use super::Pages;

/// Page size of a data layer, in bytes.
const STORE_BYTES: u64 = 4 << 20;

/// # Long lists
///
/// Long lists as streams.
impl DataLayer {
    /// Streams the keys and values of a store, as of the first page, in no particular order.
    pub fn keys_values(&self, store: B256) -> Pages<DlTerminalNode> {
        let data_layer = self.clone();
        let first = (0_u64, None::<B256>);
        Pages::new(first, move |(number, root)| {
            let page = data_layer.get_keys_values(store);
            let mut page = page.page(number).max_page_size(STORE_BYTES);
            page.method_mut().root_hash = root;
            async move {
                let page = page.await?;
                let pages = page.total_pages.map_or(1, u64::from);
                let after = (number + 1, root.or(page.root_hash));
                Ok((page.keys_values, (after.0 < pages).then_some(after)))
            }
        })
    }
}
