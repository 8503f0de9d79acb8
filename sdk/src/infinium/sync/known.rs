//! The ids of blocks by which a daemon finds where two chains part.

use super::B256;

/// So many of the newest ids are all kept.
const RECENT: usize = 10;

/// Ids of a chain: close together at first, then further and further apart.
pub(super) struct Known {
    /// The newest last.
    found: Vec<(u64, B256)>,
    /// Those of the caller, whose heights aren't known: the newest first, and the first block's last.
    given: Vec<B256>,
}

impl Known {
    pub(super) fn new(given: Vec<B256>) -> Self {
        let found = Vec::new();
        Self { found, given }
    }

    /// The newest first, and the first block's last.
    pub(super) fn ids(&self) -> Vec<B256> {
        let found = self.found.iter().rev().map(|(_, id)| *id);
        found.chain(self.given.iter().copied()).collect()
    }

    /// Adds the newest.
    pub(super) fn push(&mut self, height: u64, id: B256) {
        self.found.push((height, id));
        self.thin();
    }

    /// Takes the newest away.
    pub(super) fn pop(&mut self) {
        self.found.pop();
    }

    pub(super) fn forget_above(&mut self, height: u64) {
        self.found.retain(|(at, _)| *at <= height);
    }

    /// Of the older ones, keeps those that are twice as far from the newest as the one kept before.
    fn thin(&mut self) {
        let Some((newest, _)) = self.found.last().copied() else {
            return;
        };
        let mut count = 0;
        let mut wanted = 0;
        let mut kept: Vec<_> = self
            .found
            .drain(..)
            .rev()
            .filter(|(height, _)| {
                let distance = newest - height;
                count += 1;
                let keep = count <= RECENT || distance >= wanted;
                if keep {
                    wanted = distance.saturating_mul(2);
                }
                keep
            })
            .collect();
        kept.reverse();
        self.found = kept;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(height: u64) -> B256 {
        let mut bytes = [0; 32];
        bytes[..8].copy_from_slice(&height.to_be_bytes());
        B256::new(bytes)
    }

    #[test]
    fn a_long_chain_has_few_ids() {
        let genesis = id(u64::MAX);
        let mut known = Known::new(vec![genesis]);
        for height in 1..=10_000 {
            known.push(height, id(height));
        }
        let ids = known.ids();
        assert!(ids.len() < 40, "{}", ids.len());
        assert_eq!(ids.last(), Some(&genesis));
        let newest: Vec<_> = (9_991..=10_000).rev().map(id).collect();
        assert_eq!(ids[..RECENT], newest);
        known.forget_above(9_995);
        assert_eq!(known.ids().first(), Some(&id(9_995)));
    }
}
