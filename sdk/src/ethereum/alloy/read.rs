//! Calls of contracts' functions that only read.

use std::fmt;
use std::future::IntoFuture;
use std::marker::PhantomData;
use std::time::Duration;

use alloy_sol_types::SolCall;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use crate::error::{DecodeError, Error, Kind};
use crate::ethereum::methods::EthCall;
use crate::ethereum::{Address, BlockId, Bytes, Call, Client, TransactionRequest, U256};
use crate::method::{Method as _, Safety};

/// A call of a contract's function that only reads: await it for what the function returns. [`Client::read`] makes it.
#[must_use = "nothing is sent until it is awaited"]
pub struct Read<C> {
    contract: Address,
    call: Call<EthCall>,
    function: PhantomData<fn() -> C>,
}

impl Client {
    /// Calls a function of a contract by `eth_call`, at the newest block unless [`block`](Read::block) says otherwise, and decodes what it
    /// returns.
    ///
    /// ```no_run
    /// # async fn run(eth: polyrpc::ethereum::Client, token: polyrpc::ethereum::Address, who: polyrpc::ethereum::Address) -> Result<(), polyrpc::Error> {
    /// use alloy_sol_types::sol;
    ///
    /// sol! { function balanceOf(address who) returns (uint256); }
    ///
    /// let balance = eth.read(token, balanceOfCall { who: who.into() }).await?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// Awaiting it fails as `eth_call`: of a revert, [`ErrorExt::revert`](crate::ethereum::ErrorExt::revert) is the reason, and
    /// [`Revert::decode`](crate::ethereum::Revert::decode) the custom error. If what is returned isn't what the function returns, or
    /// nothing because there is no contract, the error is a [decode error](Error::is_decode).
    pub fn read<C: SolCall>(&self, contract: impl Into<Address>, call: C) -> Read<C> {
        let contract = contract.into();
        let request = TransactionRequest::new().with_to(contract).with_call(&call);
        Read {
            contract,
            call: self.eth_call(request),
            function: PhantomData,
        }
    }
}

impl<C> Read<C> {
    /// Sets the block whose state is read, by its number, its hash or a tag.
    pub fn block(mut self, block: impl Into<BlockId>) -> Self {
        self.call = self.call.block(block);
        self
    }

    /// Sets the caller that the function sees; the zero address by default.
    pub fn from(mut self, caller: impl Into<Address>) -> Self {
        self.call.method_mut().transaction.from = Some(caller.into());
        self
    }

    /// Sets the wei that the function sees as sent to it.
    pub fn value(mut self, wei: impl Into<U256>) -> Self {
        self.call.method_mut().transaction.value = Some(wei.into());
        self
    }

    /// Sets the timeout of the call.
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.call = self.call.timeout(limit);
        self
    }
}

impl<C: SolCall<Return: Send> + 'static> IntoFuture for Read<C> {
    type Output = Result<C::Return, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        let Self { contract, call, .. } = self;
        async move { decode::<C>(contract, &call.await?) }.boxed()
    }
}

fn decode<C: SolCall>(contract: Address, returned: &Bytes) -> Result<C::Return, Error> {
    C::abi_decode_returns_validate(returned).map_err(|error| {
        let signature = C::SIGNATURE;
        let message = match returned.is_empty() {
            true => format!(
                "{contract} returned nothing for `{signature}`: there is no contract at this address, or it has no such function"
            ),
            false => format!("what {contract} returned isn't what `{signature}` returns: {error}"),
        };
        let text = returned.to_string();
        let kind = Kind::Decode(DecodeError::new("result", message, text.as_bytes()));
        Error::from(kind).of(Some(EthCall::NAME), Safety::Read)
    })
}

impl<C: SolCall> fmt::Debug for Read<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Read")
            .field("contract", &self.contract)
            .field("function", &C::SIGNATURE)
            .finish_non_exhaustive()
    }
}
