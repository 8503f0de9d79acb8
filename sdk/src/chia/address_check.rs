//! Layer that refuses addresses of another network.

use std::sync::Arc;

use futures_util::FutureExt;
use futures_util::future::ready;
use serde_json::value::RawValue;
use tower::{Layer, Service};

use super::Address;
use crate::error::Error;
use crate::layer::NodeService;
use crate::method::Safety;
use crate::transport::{Request, Response, SharedService, service_items};
use crate::wire::members::members;

/// The parameters that are addresses or lists of them, in calls that change something: those of the format `bech32m`, and texts that may be
/// an address. A test compares them with the documents.
const PARAMETERS: [&str; 9] = [
    "address",
    "cat_target_address",
    "farmer_target",
    "inner_address",
    "pool_target",
    "royalty_address",
    "target_address",
    "target_list",
    // An address or a puzzle hash in hex.
    "xch_change_target",
];

/// A layer that compares the prefix of addresses with that of the network: a call that would send coins or NFTs to an address of another
/// network, or that sets it as the target of rewards, is an error, and isn't sent.
///
/// The wallet checks some calls itself. Others, such as `nft_transfer_nft`, take an address of any network, and what is sent to it is lost
/// if the recipient has no key for it here.
///
/// Clients made by [`Config`](super::Config) have this layer where the settings say [the prefix](super::Config::address_prefix). It looks
/// at the parameters that are addresses: ids of NFTs and DIDs, memos and puzzle hashes are none. Calls that only read pass.
///
/// ```
/// # #[cfg(feature = "chia-wallet")]
/// # fn example<S: polyrpc::layer::NodeService + Sync>(transport: S) {
/// use polyrpc::Rpc;
/// use polyrpc::chia::{AddressCheck, Wallet};
/// use tower::Layer;
///
/// let checked = AddressCheck::new("mainnet", "xch").layer(transport);
/// let wallet = Wallet::new(Rpc::new(checked));
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct AddressCheck(Arc<Network>);

#[derive(Debug)]
struct Network {
    name: String,
    prefix: String,
}

impl AddressCheck {
    /// Creates the layer for a network by its name and the prefix of its addresses: `mainnet` and `xch`, `testnet11` and `txch`.
    pub fn new(network: impl Into<String>, prefix: impl Into<String>) -> Self {
        Self(Arc::new(Network {
            name: network.into(),
            prefix: prefix.into(),
        }))
    }
}

impl Network {
    fn check(&self, request: &Request) -> Result<(), Error> {
        if request.safety() == Safety::Read {
            return Ok(());
        }
        let calls = request.entries();
        let mut calls = calls.filter(|call| call.safety() != Safety::Read);
        calls.try_for_each(|call| self.check_params(call.params()))
    }

    fn check_params(&self, params: &[u8]) -> Result<(), Error> {
        let values = members(params, PARAMETERS, |_| false);
        let texts = values.into_iter().flatten().flat_map(texts);
        // The service refuses what doesn't parse as an address.
        let mut addresses = texts.filter_map(|text| text.parse::<Address>().ok());
        match addresses.find(|address| address.prefix() != self.prefix) {
            Some(address) => Err(self.refused(&address)),
            None => Ok(()),
        }
    }

    fn refused(&self, address: &Address) -> Error {
        let Self { name, prefix } = self;
        Error::config(format!(
            "the address {address} has the prefix `{}`, and those of the network {name} have `{prefix}`; nothing was sent: ask for an address \
             of {name}, or use the settings of the network that the address is of",
            address.prefix()
        ))
    }
}

/// Returns the strings of a value that is a string or a list of strings.
fn texts(value: &RawValue) -> Vec<String> {
    if let Ok(text) = serde_json::from_str(value.get()) {
        return vec![text];
    }
    let texts: Vec<Option<String>> = serde_json::from_str(value.get()).unwrap_or_default();
    texts.into_iter().flatten().collect()
}

impl<S: NodeService + Sync> Layer<S> for AddressCheck {
    type Service = AddressCheckService;

    fn layer(&self, inner: S) -> AddressCheckService {
        AddressCheckService {
            inner: SharedService::new(inner),
            network: Arc::clone(&self.0),
        }
    }
}

/// The service of an [`AddressCheck`].
#[derive(Clone, Debug)]
pub struct AddressCheckService {
    inner: SharedService,
    network: Arc<Network>,
}

impl Service<Request> for AddressCheckService {
    service_items!(always ready);

    fn call(&mut self, request: Request) -> Self::Future {
        match self.network.check(&request) {
            Ok(()) => self.inner.call(request),
            Err(error) => ready(Err::<Response, _>(error)).boxed(),
        }
    }
}

#[cfg(test)]
mod tests;
