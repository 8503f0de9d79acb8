//! Transactions before and after they are signed.

use serde::{Deserialize, Serialize};

use super::key::{Key, verify};
use super::payload::Payload;
use super::{B256, BcsError, Naming};
use crate::libra::{AccountAddress, Submitted};

/// The kind of a transaction that a user has signed, before its bytes.
const USER: [u8; 1] = [0];

/// A transaction that nobody has signed yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RawTransaction {
    /// The account whose transaction it is.
    pub sender: [u8; 16],
    /// Its number among those of the sender: the account's `sequence_number`.
    pub sequence_number: u64,
    /// What it runs.
    pub payload: Payload,
    /// The most gas that it may use.
    pub max_gas_amount: u64,
    /// What the sender pays for a unit of gas, in the smallest unit of the gas currency.
    pub gas_unit_price: u64,
    /// The currency in which gas is paid.
    pub gas_currency: String,
    /// From when on it can't be executed any more, in seconds since 1970.
    pub expiration_timestamp_secs: u64,
    /// The network that it is for.
    pub chain_id: u8,
}

impl RawTransaction {
    /// Creates a transaction that may use a million units of gas and pays nothing for them, in `XUS`.
    pub fn new(
        sender: AccountAddress,
        sequence_number: u64,
        payload: Payload,
        expiration_timestamp_secs: u64,
        chain_id: u8,
    ) -> Self {
        Self {
            sender: sender.into(),
            sequence_number,
            payload,
            max_gas_amount: 1_000_000,
            gas_unit_price: 0,
            gas_currency: "XUS".to_owned(),
            expiration_timestamp_secs,
            chain_id,
        }
    }

    /// What is signed.
    ///
    /// # Errors
    /// If it can't be written as BCS.
    pub fn signing_message(&self, naming: Naming) -> Result<Vec<u8>, BcsError> {
        let mut message = naming.seed("RawTransaction").to_vec();
        ::bcs::serialize_into(&mut message, self)?;
        Ok(message)
    }

    /// Signs it with the one key of its sender.
    ///
    /// # Errors
    /// If it can't be written as BCS.
    pub fn sign(self, key: &Key, naming: Naming) -> Result<SignedTransaction, BcsError> {
        let signature = key.sign(&self.signing_message(naming)?);
        Ok(SignedTransaction {
            authenticator: Authenticator::Ed25519 {
                public_key: key.public_key().to_vec(),
                signature,
            },
            raw: self,
        })
    }
}

/// A transaction with the signature of its sender.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedTransaction {
    /// What is signed.
    pub raw: RawTransaction,
    /// By whom, and how.
    pub authenticator: Authenticator,
}

/// The signature of a transaction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Authenticator {
    /// Of one key.
    Ed25519 {
        /// The public key, 32 bytes.
        public_key: Vec<u8>,
        /// The signature, 64 bytes.
        signature: Vec<u8>,
    },
    /// Of several keys, of which some have to sign.
    MultiEd25519 {
        /// The public keys, one after the other, and the number of signatures that are needed.
        public_key: Vec<u8>,
        /// The signatures, one after the other, and four bytes with a bit for each key that signed, the first key's the highest.
        signature: Vec<u8>,
    },
}

impl SignedTransaction {
    /// Reads what `submit` takes.
    ///
    /// # Errors
    /// If it isn't a signed transaction in BCS, or of a kind that isn't read: one of several signers, or with a write set.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, BcsError> {
        Ok(::bcs::from_bytes(bytes)?)
    }

    /// Reads the `bytes` of a user's transaction, as nodes tell them.
    ///
    /// # Errors
    /// As for [`from_bytes`](Self::from_bytes), and if it is no user's transaction.
    pub fn from_transaction_bytes(bytes: &[u8]) -> Result<Self, BcsError> {
        match bytes.strip_prefix(&USER) {
            Some(bytes) => Self::from_bytes(bytes),
            None => Err(BcsError::new(
                "these are the bytes of no user's transaction",
            )),
        }
    }

    /// What `submit` takes.
    ///
    /// # Errors
    /// If it can't be written as BCS.
    pub fn to_bytes(&self) -> Result<Vec<u8>, BcsError> {
        Ok(::bcs::to_bytes(self)?)
    }

    /// Its hash, by which the ledger knows it.
    ///
    /// # Errors
    /// If it can't be written as BCS.
    pub fn hash(&self, naming: Naming) -> Result<B256, BcsError> {
        Ok(naming.hash("Transaction", &[&USER, &self.to_bytes()?]))
    }

    /// What [`wait_for_transaction`](crate::libra::Client::wait_for_transaction) takes.
    ///
    /// # Errors
    /// If it can't be written as BCS.
    pub fn submitted(&self, naming: Naming) -> Result<Submitted, BcsError> {
        Ok(Submitted::new(
            AccountAddress::new(self.raw.sender),
            self.raw.sequence_number,
            self.hash(naming)?,
            self.raw.expiration_timestamp_secs,
        ))
    }

    /// Checks the signatures, as many as there have to be. Whether the keys are those of the sender, only the sender's account tells.
    ///
    /// # Errors
    /// If one is wrong or missing.
    pub fn verify(&self, naming: Naming) -> Result<(), BcsError> {
        let message = self.raw.signing_message(naming)?;
        match &self.authenticator {
            Authenticator::Ed25519 {
                public_key,
                signature,
            } => verify(public_key, &message, signature),
            Authenticator::MultiEd25519 {
                public_key,
                signature,
            } => verify_several(public_key, signature, &message),
        }
    }
}

/// Checks the signatures of some of several keys.
fn verify_several(keys: &[u8], signatures: &[u8], message: &[u8]) -> Result<(), BcsError> {
    let short = || BcsError::new("the keys or the signatures aren't complete");
    let (threshold, keys) = keys.split_last().ok_or_else(short)?;
    let (signatures, bits) = signatures.split_last_chunk::<4>().ok_or_else(short)?;
    let bits = u32::from_be_bytes(*bits);
    let signers = keys
        .chunks(32)
        .enumerate()
        .filter(|(place, _)| bits.rotate_left(*place as u32) & (1 << 31) != 0);
    let mut signatures = signatures.chunks(64);
    let mut count = 0;
    for (_, key) in signers {
        verify(key, message, signatures.next().ok_or_else(short)?)?;
        count += 1;
    }
    let is_exact = signatures.next().is_none() && count == bits.count_ones();
    match is_exact && count >= u32::from(*threshold) {
        true => Ok(()),
        false => Err(short()),
    }
}
