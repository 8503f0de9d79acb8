//! Keys of accounts.

use std::fmt;

use ring::signature::{ED25519, Ed25519KeyPair, KeyPair as _, UnparsedPublicKey};
use sha3::{Digest as _, Sha3_256};

use super::BcsError;
use crate::libra::{AccountAddress, B256};

/// What an account of one Ed25519 key has behind the key when its authentication key is made.
const ED25519_SCHEME: u8 = 0;

/// An Ed25519 key pair, which signs an account's transactions. The private key never prints.
pub struct Key(Ed25519KeyPair);

impl Key {
    /// Creates the key pair of a seed, which is the private key.
    ///
    /// # Panics
    /// Never: every seed of 32 bytes is one.
    #[must_use]
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        // The only thing that is looked at is the length.
        #[allow(clippy::expect_used, reason = "the length is right")]
        Self(Ed25519KeyPair::from_seed_unchecked(seed).expect("32 bytes"))
    }

    /// The public key.
    pub fn public_key(&self) -> [u8; 32] {
        let mut key = [0; 32];
        key.copy_from_slice(self.0.public_key().as_ref());
        key
    }

    /// The authentication key of an account that this key alone signs for.
    pub fn authentication_key(&self) -> B256 {
        let mut hasher = Sha3_256::new_with_prefix(self.public_key());
        hasher.update([ED25519_SCHEME]);
        B256::new(hasher.finalize().into())
    }

    /// The address of an account that is made with this key: the second half of its authentication key.
    pub fn account_address(&self) -> AccountAddress {
        let mut address = [0; 16];
        address.copy_from_slice(&self.authentication_key().as_bytes()[16..]);
        AccountAddress::new(address)
    }

    pub(super) fn sign(&self, message: &[u8]) -> Vec<u8> {
        self.0.sign(message).as_ref().to_vec()
    }
}

/// Checks a signature of one key.
pub(super) fn verify(key: &[u8], message: &[u8], signature: &[u8]) -> Result<(), BcsError> {
    UnparsedPublicKey::new(&ED25519, key)
        .verify(message, signature)
        .map_err(|_| BcsError::new("the signature isn't one of this key for this transaction"))
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Key")
            .field("address", &self.account_address())
            .finish_non_exhaustive()
    }
}
