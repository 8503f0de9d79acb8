//! Our types into alloy's, and back.

use alloy_eips::eip2930::{AccessList, AccessListItem};
use alloy_eips::eip7702;
use alloy_primitives as alloy;
use alloy_rpc_types_eth as rpc;

use crate::ethereum::{
    AccessListEntry, Address, Authorization, Bytes, FixedBytes, LenientTimestamp, Log, U256,
};

/// Conversion into alloy's type and back, for types of which neither is ours or alloy's own: numbers and lists.
///
/// ```
/// use polyrpc::ethereum::U256;
/// use polyrpc::ethereum::alloy::IntoAlloy;
///
/// let wei = U256::new(7).into_alloy();
/// assert_eq!(wei, alloy_primitives::U256::from(7));
/// assert_eq!(U256::from_alloy(wei), U256::new(7));
/// ```
pub trait IntoAlloy: Sized {
    /// alloy's type.
    type Alloy;

    /// Converts into alloy's type.
    fn into_alloy(self) -> Self::Alloy;

    /// Converts alloy's type into this one.
    fn from_alloy(value: Self::Alloy) -> Self;
}

impl IntoAlloy for U256 {
    type Alloy = alloy::U256;

    fn into_alloy(self) -> alloy::U256 {
        alloy::U256::from_be_bytes(self.to_be_bytes())
    }

    fn from_alloy(value: alloy::U256) -> Self {
        Self::from_be_bytes(value.to_be_bytes())
    }
}

impl IntoAlloy for Vec<AccessListEntry> {
    type Alloy = AccessList;

    fn into_alloy(self) -> AccessList {
        AccessList(self.into_iter().map(Into::into).collect())
    }

    fn from_alloy(value: AccessList) -> Self {
        value.0.into_iter().map(Into::into).collect()
    }
}

impl From<Address> for alloy::Address {
    fn from(address: Address) -> Self {
        Self::new(address.into())
    }
}

impl From<alloy::Address> for Address {
    fn from(address: alloy::Address) -> Self {
        Self::new(address.into_array())
    }
}

impl<const N: usize> From<FixedBytes<N>> for alloy::FixedBytes<N> {
    fn from(bytes: FixedBytes<N>) -> Self {
        Self::new(bytes.into())
    }
}

impl<const N: usize> From<alloy::FixedBytes<N>> for FixedBytes<N> {
    fn from(bytes: alloy::FixedBytes<N>) -> Self {
        Self::new(bytes.0)
    }
}

/// They share the buffer.
impl From<Bytes> for alloy::Bytes {
    fn from(bytes: Bytes) -> Self {
        bytes.into_inner().into()
    }
}

/// They share the buffer.
impl From<alloy::Bytes> for Bytes {
    fn from(bytes: alloy::Bytes) -> Self {
        bytes.0.into()
    }
}

impl From<AccessListEntry> for AccessListItem {
    fn from(entry: AccessListEntry) -> Self {
        Self {
            address: entry.address.into(),
            storage_keys: entry.storage_keys.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<AccessListItem> for AccessListEntry {
    fn from(item: AccessListItem) -> Self {
        let keys = item.storage_keys.into_iter().map(Into::into);
        Self::new(item.address.into(), keys.collect())
    }
}

impl From<Authorization> for eip7702::SignedAuthorization {
    fn from(authorization: Authorization) -> Self {
        let inner = eip7702::Authorization {
            chain_id: authorization.chain_id.into_alloy(),
            address: authorization.address.into(),
            nonce: authorization.nonce,
        };
        let (r, s) = (authorization.r.into_alloy(), authorization.s.into_alloy());
        Self::new_unchecked(inner, authorization.y_parity, r, s)
    }
}

impl From<eip7702::SignedAuthorization> for Authorization {
    fn from(signed: eip7702::SignedAuthorization) -> Self {
        Self::new(
            U256::from_alloy(signed.chain_id),
            signed.address.into(),
            signed.nonce,
            signed.y_parity(),
            U256::from_alloy(signed.r()),
            U256::from_alloy(signed.s()),
        )
    }
}

/// Without the keys that alloy's type doesn't have.
impl From<Log> for rpc::Log {
    fn from(log: Log) -> Self {
        let topics = log.topics.into_iter().map(Into::into).collect();
        Self {
            inner: alloy::Log {
                address: log.address.into(),
                data: alloy::LogData::new_unchecked(topics, log.data.into()),
            },
            block_hash: log.block_hash.map(Into::into),
            block_number: log.block_number,
            block_timestamp: log.block_timestamp.map(|time| time.get()),
            transaction_hash: log.transaction_hash.map(Into::into),
            transaction_index: log.transaction_index,
            log_index: log.log_index,
            removed: log.removed.unwrap_or_default(),
        }
    }
}

impl From<rpc::Log> for Log {
    fn from(log: rpc::Log) -> Self {
        let (topics, data) = log.inner.data.split();
        let topics = topics.into_iter().map(Into::into).collect();
        let mut own = Self::new(log.inner.address.into(), topics, data);
        own.block_hash = log.block_hash.map(Into::into);
        own.block_number = log.block_number;
        own.block_timestamp = log.block_timestamp.map(LenientTimestamp::Hex);
        own.transaction_hash = log.transaction_hash.map(Into::into);
        own.transaction_index = log.transaction_index;
        own.log_index = log.log_index;
        own.removed = Some(log.removed);
        own
    }
}
