//! Transactions in BCS: building, signing, hashing and reading the bytes that `submit` takes. Behind the feature `libra-bcs`.
//!
//! ```
//! use polyrpc::libra::bcs::{Key, Naming, Payload, RawTransaction, Script, TransactionArgument, TypeTag};
//! use polyrpc::libra::AccountAddress;
//!
//! # fn main() -> Result<(), polyrpc::libra::bcs::BcsError> {
//! # let (code, receiver, seed) = (vec![0xa1, 0x1c, 0xeb, 0x0b], AccountAddress::new([2; 16]), [7; 32]);
//! let key = Key::from_seed(&seed);
//! let payment = Script::new(code)
//!     .type_argument(TypeTag::currency("XUS"))
//!     .argument(TransactionArgument::Address(receiver.into()))
//!     .argument(TransactionArgument::U64(1_000_000))
//!     .argument(TransactionArgument::U8Vector(Vec::new()))
//!     .argument(TransactionArgument::U8Vector(Vec::new()));
//! let raw = RawTransaction::new(key.account_address(), 0, Payload::Script(payment), 1_790_000_000, 2);
//! let signed = raw.sign(&key, Naming::Diem)?;
//!
//! let bytes = signed.to_bytes()?; // what `submit` takes
//! let submitted = signed.submitted(Naming::Diem)?; // what `wait_for_transaction` takes
//! # assert!(!bytes.is_empty() && submitted.sequence_number == 0);
//! # Ok(()) }
//! ```

mod key;
mod payload;
mod transaction;

use std::fmt;

use sha3::{Digest as _, Sha3_256};

use super::B256;

pub use key::Key;
pub use payload::{
    ModuleId, Payload, Script, ScriptFunction, StructTag, TransactionArgument, TypeTag,
};
pub use transaction::{Authenticator, RawTransaction, SignedTransaction};

/// The name under which a network hashes: it was part of what is hashed, and changed with the name of the project in December 2020.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Naming {
    /// `LIBRA::`.
    Libra,
    /// `DIEM::`.
    Diem,
}

impl Naming {
    /// What stands before the bytes of a type when these are hashed.
    fn seed(self, of: &str) -> [u8; 32] {
        let project = match self {
            Self::Libra => "LIBRA",
            Self::Diem => "DIEM",
        };
        Sha3_256::digest(format!("{project}::{of}")).into()
    }

    /// The hash of the parts of a value, as those of its type are hashed.
    fn hash(self, of: &str, parts: &[&[u8]]) -> B256 {
        let mut hasher = Sha3_256::new_with_prefix(self.seed(of));
        for part in parts {
            hasher.update(part);
        }
        B256::new(hasher.finalize().into())
    }
}

/// What can't be written or read as BCS, or is signed wrongly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BcsError(String);

impl BcsError {
    fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }
}

impl From<::bcs::Error> for BcsError {
    fn from(error: ::bcs::Error) -> Self {
        Self(format!(
            "the bytes aren't those of a transaction in BCS: {error}"
        ))
    }
}

impl fmt::Display for BcsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for BcsError {}
