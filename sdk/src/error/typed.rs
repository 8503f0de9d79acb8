//! Errors of a node as types.

use super::{DecodeError, Error, RpcError};

/// An error of a node as a type, which [`Error::rpc_as`] reads.
///
/// The generator implements it for an enum of each method whose document says what the data of an error is.
pub trait FromRpcError: Sized {
    /// Reads the error object.
    ///
    /// # Errors
    /// If it is one that is known, and its data doesn't have the form that was promised.
    fn from_rpc_error(error: &RpcError) -> Result<Self, DecodeError>;
}

impl Error {
    /// The node's error as one of those that the document lists for the method, with its data; `None` if it wasn't the node that refused
    /// the call.
    ///
    /// ```
    /// # use polyrpc::{DecodeError, FromRpcError, RpcError};
    /// # struct CreateOrderError;
    /// # impl FromRpcError for CreateOrderError {
    /// #     fn from_rpc_error(_: &RpcError) -> Result<Self, DecodeError> { Ok(Self) }
    /// # }
    /// # fn example(error: polyrpc::Error) -> Result<(), polyrpc::Error> {
    /// // let error = client.create_order(…).await.unwrap_err();
    /// match error.rpc_as::<CreateOrderError>() {
    ///     Ok(Some(refusal)) => { /* CreateOrderError::OutOfStock(data) => … */ }
    ///     Ok(None) => return Err(error),           // no node answered
    ///     Err(unexpected) => eprintln!("{unexpected}"), // its data is none that the document promises; all of it is in `error.rpc()`
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// If the data of the error doesn't have the form that the document promises. [`rpc`](Self::rpc) still has it as it was sent.
    pub fn rpc_as<T: FromRpcError>(&self) -> Result<Option<T>, DecodeError> {
        self.rpc().map(T::from_rpc_error).transpose()
    }
}
