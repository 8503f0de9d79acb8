//! A layer that signs transactions, so that nodes get them raw.

use std::fmt;
use std::sync::Arc;

use alloy_consensus::{SignableTransaction, TxEnvelope};
use alloy_eips::eip2718::Encodable2718;
use alloy_network::TxSigner;
use alloy_primitives::Signature;
use alloy_rpc_types_eth as rpc;
use futures_util::FutureExt;
use tokio::sync::{Mutex, OnceCell};
use tower::{Layer, Service};

use super::fill::fill;
use super::nonce::Nonces;
use crate::error::{Error, Reached};
use crate::ethereum::methods::SendTransaction;
use crate::ethereum::{Address, B256, Client, TransactionRequest};
use crate::layer::NodeService;
use crate::method::Method as _;
use crate::rpc::Rpc;
use crate::transport::{Request, Response, SharedService, service_items};

/// Ids of the layer's own calls, out of the range that clients use, and small enough for any node.
const FIRST_ID: u64 = 1_500_000_000;

/// How often a transaction is signed again because its nonce was too low.
const TRIES: u32 = 3;

type Key = Box<dyn TxSigner<Signature> + Send + Sync>;

/// A layer that turns `eth_sendTransaction` into `eth_sendRawTransaction`: it fills in what is missing and signs with a key of the program's,
/// which no node ever sees. `ClientBuilder::signer` puts it around a client's other layers; all else passes through.
///
/// What is filled in:
///
/// - the **chain id** is the node's, asked for once. A transaction for another chain isn't signed.
/// - **gas** is `eth_estimateGas`, so that a transaction that would revert is an error before it is sent.
/// - **fees** are those of [`Client::estimate_fees`], or `eth_gasPrice` for types 0 and 1 and on chains without a base fee.
/// - the **nonce** is counted here: the node is asked for it (`eth_getTransactionCount` of `pending`) only at the beginning and when it isn't
///   known what became of a transaction. Transactions of the account go to the node one after the other, each signed when the one before is
///   taken or refused: any number of tasks may send at once, and a refused transaction leaves no gap before others. One whose nonce the node
///   finds too low, since somebody else sends with the same key, is signed again with the next one.
///
/// A nonce, gas or fees that the caller sets stay. The `from` is the signer's, and any other one is an error, as are blobs, and
/// `eth_sendTransaction` in a batch.
///
/// Clones share the nonces. One layer is for one network.
#[derive(Clone)]
pub struct SignerLayer(Arc<Account>);

struct Account {
    key: Key,
    address: Address,
    chain_id: OnceCell<u64>,
    nonces: Mutex<Nonces>,
}

impl SignerLayer {
    /// Creates a layer that signs with `key`, any signer of alloy's: a private key, a hardware wallet, a key management service.
    pub fn new(key: impl TxSigner<Signature> + Send + Sync + 'static) -> Self {
        let address = key.address().into();
        Self(Arc::new(Account {
            key: Box::new(key),
            address,
            chain_id: OnceCell::new(),
            nonces: Mutex::default(),
        }))
    }

    /// The account that it signs for.
    pub fn address(&self) -> Address {
        self.0.address
    }

    /// Forgets the nonce, so that the node is asked for the next one. Needed only when the node has lost transactions that it took, as a
    /// development node that was reset.
    pub async fn reset_nonce(&self) {
        self.0.nonces.lock().await.reset();
    }
}

impl<S: NodeService + Sync> Layer<S> for SignerLayer {
    type Service = SignerService;

    fn layer(&self, inner: S) -> SignerService {
        let inner = SharedService::new(inner);
        SignerService {
            rpc: Rpc::with_ids_from(FIRST_ID, inner.clone()),
            inner,
            account: Arc::clone(&self.0),
        }
    }
}

/// The service of a [`SignerLayer`].
#[derive(Clone, Debug)]
pub struct SignerService {
    inner: SharedService,
    rpc: Rpc,
    account: Arc<Account>,
}

impl Service<Request> for SignerService {
    service_items!(always ready);

    fn call(&mut self, request: Request) -> Self::Future {
        let is_ours = |method| method == SendTransaction::NAME;
        if !request.entries().any(|call| is_ours(call.method())) {
            return self.inner.call(request);
        }
        let service = self.clone();
        async move {
            let Some(call) = request.single() else {
                return Err(Error::config(
                    "a transaction that the client signs can't be part of a batch, because the order of nonces is that of sending: send it alone",
                ));
            };
            let (transaction,): (TransactionRequest,) =
                serde_json::from_slice(call.params()).map_err(Error::not_sent)?;
            let rpc = service.rpc.clone();
            let rpc = match request.timeout() {
                Some(limit) => rpc.with_timeout(limit),
                None => rpc,
            };
            let sending = service.account.send(Client::new(rpc), transaction);
            let hash = match request.timeout() {
                Some(limit) => tokio::time::timeout(limit, sending)
                    .await
                    .unwrap_or_else(|elapsed| Err(Error::timeout(elapsed))),
                None => sending.await,
            };
            let id = call.id();
            let hash = hash?;
            let body = format!(r#"{{"jsonrpc":"2.0","id":{id},"result":"{hash}"}}"#);
            Ok(Response::new(body))
        }
        .boxed()
    }
}

impl Account {
    /// Fills in, signs and sends a transaction; returns its hash.
    async fn send(&self, eth: Client, mut request: TransactionRequest) -> Result<B256, Error> {
        request.from = Some(self.sender(&request)?);
        let chain = self
            .chain_id
            .get_or_try_init(|| async { eth.chain_id().await });
        let chain = *chain.await?;
        if let Some(other) = request.chain_id.filter(|other| *other != chain) {
            return Err(Error::config(format!(
                "the transaction is for the chain {other}, and the node is of chain {chain}"
            )));
        }
        request.chain_id = Some(chain);
        let request = fill(&eth, request).await?;
        let mut nonces = self.nonces.lock().await;
        match request.nonce {
            Some(nonce) => {
                let hash = self.sign_and_send(&eth, request).await?;
                nonces.sent_by_hand(nonce);
                Ok(hash)
            }
            None => self.send_in_order(&eth, &mut nonces, request).await,
        }
    }

    fn sender(&self, request: &TransactionRequest) -> Result<Address, Error> {
        match request.from {
            Some(other) if other != self.address => Err(Error::config(format!(
                "the client signs for {}, not for the `from` of the transaction, {other}",
                self.address
            ))),
            _ => Ok(self.address),
        }
    }

    /// Sends a transaction with the next nonce.
    async fn send_in_order(
        &self,
        eth: &Client,
        nonces: &mut Nonces,
        request: TransactionRequest,
    ) -> Result<B256, Error> {
        let mut tries = 1;
        loop {
            let nonce = nonces.take(eth, self.address).await?;
            let mut request = request.clone();
            request.nonce = Some(nonce);
            let error = match self.sign_and_send(eth, request).await {
                Ok(hash) => {
                    nonces.sent(nonce);
                    return Ok(hash);
                }
                Err(error) => error,
            };
            if error.reached_server() == Reached::Maybe {
                return Err(error);
            }
            if !is_nonce_too_low(&error) {
                nonces.unused(nonce);
                return Err(error);
            }
            nonces.used(nonce);
            if tries == TRIES {
                return Err(error);
            }
            tries += 1;
        }
    }

    async fn sign_and_send(
        &self,
        eth: &Client,
        request: TransactionRequest,
    ) -> Result<B256, Error> {
        let signed = self.sign(request).await?;
        let hash = B256::from(*signed.tx_hash());
        match eth.send_raw_transaction(signed.encoded_2718()).await {
            // An earlier attempt, whose response was lost, may have arrived, and then its nonce is used. Where the node can't tell, the
            // first error stays: it leaves the nonce to be fetched.
            Err(error)
                if error.rpc().is_some()
                    && error.reached_server() == Reached::Maybe
                    && matches!(eth.get_transaction_by_hash(hash).await, Ok(Some(_))) =>
            {
                Ok(hash)
            }
            outcome => outcome,
        }
    }

    async fn sign(&self, request: TransactionRequest) -> Result<TxEnvelope, Error> {
        let request = rpc::TransactionRequest::try_from(request)?;
        let unsigned = request.build_consensus_tx();
        let mut unsigned = unsigned.map_err(|error| {
            Error::config(format!("the transaction isn't complete: {}", error.error))
        })?;
        let signature = self.key.sign_transaction(&mut unsigned).await;
        let signature = signature.map_err(|error| {
            Error::not_sent(format!("the signer of {} failed: {error}", self.address))
        })?;
        Ok(unsigned.into_signed(signature).into())
    }
}

/// Whether a node finds the nonce used: go-ethereum's words, which others follow, and those of Nethermind, Besu and hardhat.
fn is_nonce_too_low(error: &Error) -> bool {
    let words = [
        "nonce too low",
        "nonce_too_low",
        "oldnonce",
        "old nonce",
        "nonce is too low",
        "invalid nonce",
    ];
    error.rpc().is_some_and(|error| {
        let message = error.message.to_ascii_lowercase();
        words.iter().any(|words| message.contains(words))
    })
}

impl fmt::Debug for SignerLayer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("SignerLayer").field(&self.0.address).finish()
    }
}

impl fmt::Debug for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Account")
            .field("address", &self.address)
            .finish_non_exhaustive()
    }
}
