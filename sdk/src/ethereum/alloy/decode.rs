//! Custom errors, decoded.

use alloy_sol_types::{SolError, SolInterface};

use crate::ethereum::Revert;

impl Revert {
    /// Decodes the error as one of an interface, such as the enum of all errors that `sol!` makes of a contract; `None` if it is none of
    /// them.
    ///
    /// ```
    /// use alloy_sol_types::{SolError, sol};
    /// use polyrpc::ethereum::Revert;
    ///
    /// sol! {
    ///     contract Token {
    ///         error InsufficientBalance(uint256 available, uint256 needed);
    ///     }
    /// }
    ///
    /// let available = alloy_primitives::U256::from(1);
    /// let needed = alloy_primitives::U256::from(2);
    /// let data = Token::InsufficientBalance { available, needed }.abi_encode();
    /// // In a program: `error.revert()`
    /// let revert = Revert::from_data(data);
    /// let Some(Token::TokenErrors::InsufficientBalance(error)) = revert.decode() else { panic!() };
    /// assert_eq!(error.needed, needed);
    /// ```
    pub fn decode<E: SolInterface>(&self) -> Option<E> {
        match self {
            Self::Custom(data) => E::abi_decode_validate(data).ok(),
            _ => None,
        }
    }

    /// Decodes the error as one of a single kind; `None` if it is another one.
    pub fn decode_error<E: SolError>(&self) -> Option<E> {
        match self {
            Self::Custom(data) => E::abi_decode_validate(data).ok(),
            _ => None,
        }
    }
}
