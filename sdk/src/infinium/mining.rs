//! Blocks to be mined.

use super::{BlockTemplateResponse, Bytes};

/// Where the nonce stands in a block: behind the version, as 8 bytes.
const NONCE: std::ops::Range<usize> = 1..9;

/// What a miner does with it.
impl BlockTemplateResponse {
    /// The block with this nonce, to be sent by `submit_block`; `None` if the template is too short to be a block.
    pub fn with_nonce(&self, nonce: u64) -> Option<Bytes> {
        let mut block = self.template.to_vec();
        block.get_mut(NONCE)?.copy_from_slice(&nonce.to_le_bytes());
        Some(block.into())
    }
}
