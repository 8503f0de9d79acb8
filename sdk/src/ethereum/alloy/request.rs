//! Transaction requests into alloy's, and back.

use alloy_consensus::{Blob, BlobTransactionSidecarVariant};
use alloy_primitives::TxKind;
use alloy_rpc_types_eth as rpc;
use alloy_sol_types::SolCall;

use super::IntoAlloy;
use crate::error::Error;
use crate::ethereum::{FixedBytes, TransactionRequest, U256};

impl TransactionRequest {
    /// Sets `input` to a call of a contract's function, as `sol!` defines it.
    ///
    /// ```
    /// use alloy_sol_types::sol;
    /// use polyrpc::ethereum::{Address, TransactionRequest};
    ///
    /// sol! { function transfer(address to, uint256 amount) returns (bool); }
    ///
    /// let token = Address::new([0x11; 20]);
    /// let to = Address::new([0x22; 20]).into();
    /// let amount = alloy_primitives::U256::from(7);
    /// let payment = TransactionRequest::new().with_to(token).with_call(&transferCall { to, amount });
    /// assert_eq!(payment.input.map(|input| input.len()), Some(4 + 2 * 32));
    /// ```
    #[must_use]
    pub fn with_call<C: SolCall>(self, call: &C) -> Self {
        self.with_input(call.abi_encode())
    }
}

/// Without `to` it creates a contract. Blobs aren't converted, and neither are fees beyond 128 bits, which nobody can pay.
impl TryFrom<TransactionRequest> for rpc::TransactionRequest {
    type Error = Error;

    fn try_from(request: TransactionRequest) -> Result<Self, Error> {
        if request.blobs.is_some() || request.commitments.is_some() || request.proofs.is_some() {
            return Err(Error::config(
                "a transaction with its blobs isn't converted into alloy's: build it there, and send it by `send_raw`",
            ));
        }
        let list = request.authorization_list;
        let hashes = request.blob_versioned_hashes;
        let input = request.input.or(request.data);
        Ok(Self {
            from: request.from.map(Into::into),
            to: Some(
                request
                    .to
                    .map_or(TxKind::Create, |to| TxKind::Call(to.into())),
            ),
            gas_price: wei("gas_price", request.gas_price)?,
            max_fee_per_gas: wei("max_fee_per_gas", request.max_fee_per_gas)?,
            max_priority_fee_per_gas: wei(
                "max_priority_fee_per_gas",
                request.max_priority_fee_per_gas,
            )?,
            max_fee_per_blob_gas: wei("max_fee_per_blob_gas", request.max_fee_per_blob_gas)?,
            gas: request.gas,
            value: request.value.map(IntoAlloy::into_alloy),
            input: rpc::TransactionInput::maybe_input(input.map(Into::into)),
            nonce: request.nonce,
            chain_id: request.chain_id,
            access_list: request.access_list.map(IntoAlloy::into_alloy),
            transaction_type: request.r#type,
            blob_versioned_hashes: hashes.map(|all| all.into_iter().map(Into::into).collect()),
            sidecar: None,
            authorization_list: list.map(|all| all.into_iter().map(Into::into).collect()),
        })
    }
}

impl From<rpc::TransactionRequest> for TransactionRequest {
    fn from(request: rpc::TransactionRequest) -> Self {
        let wei = |amount: Option<u128>| amount.map(U256::from);
        let list = request.authorization_list;
        let hashes = request.blob_versioned_hashes;
        let mut own = Self::new();
        own.from = request.from.map(Into::into);
        own.to = request.to.and_then(|to| to.to().copied()).map(Into::into);
        own.gas_price = wei(request.gas_price);
        own.max_fee_per_gas = wei(request.max_fee_per_gas);
        own.max_priority_fee_per_gas = wei(request.max_priority_fee_per_gas);
        own.max_fee_per_blob_gas = wei(request.max_fee_per_blob_gas);
        own.gas = request.gas;
        own.value = request.value.map(U256::from_alloy);
        own.input = request.input.into_input().map(Into::into);
        own.nonce = request.nonce;
        own.chain_id = request.chain_id;
        own.access_list = request.access_list.map(Vec::from_alloy);
        own.r#type = request.transaction_type;
        own.blob_versioned_hashes = hashes.map(|all| all.into_iter().map(Into::into).collect());
        own.authorization_list = list.map(|all| all.into_iter().map(Into::into).collect());
        if let Some(sidecar) = request.sidecar {
            own.set_sidecar(sidecar);
        }
        own
    }
}

impl TransactionRequest {
    fn set_sidecar(&mut self, sidecar: BlobTransactionSidecarVariant) {
        let (blobs, commitments, proofs) = match sidecar {
            BlobTransactionSidecarVariant::Eip4844(sidecar) => {
                (sidecar.blobs, sidecar.commitments, sidecar.proofs)
            }
            BlobTransactionSidecarVariant::Eip7594(sidecar) => {
                (sidecar.blobs, sidecar.commitments, sidecar.cell_proofs)
            }
        };
        let fixed = |all: Vec<alloy_primitives::FixedBytes<48>>| -> Vec<FixedBytes<48>> {
            all.into_iter().map(Into::into).collect()
        };
        let blobs = blobs.iter().map(|blob: &Blob| blob.as_slice().into());
        self.blobs = Some(blobs.collect());
        self.commitments = Some(fixed(commitments));
        self.proofs = Some(fixed(proofs));
    }
}

/// An amount for each unit of gas, which alloy keeps in 128 bits.
fn wei(name: &str, amount: Option<U256>) -> Result<Option<u128>, Error> {
    let converted = amount.map(u128::try_from).transpose();
    converted.map_err(|_| Error::config(format!("`{name}` is beyond 128 bits of wei")))
}
