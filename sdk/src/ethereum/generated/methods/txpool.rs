use crate::rt;
use super::super::types;
/// Get all transactions in the pool in full.
///
/// The answer can be tens of megabytes on a public network; `txpool_status` or `txpool_contentFrom` are often enough.
///
/// Wire name: `txpool_content`.
///
/// Answers: The pool by sender and nonce; empty maps when nothing waits.
///
/// Source: <https://geth.ethereum.org/docs/interacting-with-geth/rpc/ns-txpool#txpool-content>
#[derive(Clone, Debug, PartialEq, Default)]
#[non_exhaustive]
pub struct TxpoolContent {}
impl TxpoolContent {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}
impl crate::Method for TxpoolContent {
    const NAME: &'static str = "txpool_content";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    type Output = types::TxpoolContent;
    type Codec = rt::Same;
}
impl rt::Serialize for TxpoolContent {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        rt::List::new(serializer)?.end()
    }
}
impl<'de> rt::Positional<'de> for TxpoolContent {
    const NAME: &'static str = "TxpoolContent";
    fn read<A: rt::SeqAccess<'de>>(_: &mut rt::Arguments<A>) -> Result<Self, A::Error> {
        Ok(Self {})
    }
}
rt::positional!(TxpoolContent);
/// Get one sender's transactions in the pool in full.
///
/// As `txpool_content`, for one account. Shows which nonce a stuck account is waiting for.
///
/// Wire name: `txpool_contentFrom`.
///
/// Answers: The sender's transactions by nonce; empty maps when it has none.
///
/// Errors:
///
/// - `-32602`: A parameter is missing or malformed, or the query makes no sense
///
/// Source: <https://geth.ethereum.org/docs/interacting-with-geth/rpc/ns-txpool#txpool-contentfrom>
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TxpoolContentFrom {
    /// The sender.
    pub address: rt::Address,
}
impl TxpoolContentFrom {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(address: rt::Address) -> Self {
        Self { address }
    }
}
impl crate::Method for TxpoolContentFrom {
    const NAME: &'static str = "txpool_contentFrom";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    const ERRORS: &'static [crate::ErrorCode] = &[
        crate::ErrorCode {
            code: -32602,
            message: "A parameter is missing or malformed, or the query makes no sense",
        },
    ];
    type Output = types::TxpoolAccountContent;
    type Codec = rt::Same;
}
impl rt::Serialize for TxpoolContentFrom {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.address)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for TxpoolContentFrom {
    const NAME: &'static str = "TxpoolContentFrom";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            address: list.required::<rt::Same, _>("address")?,
        })
    }
}
rt::positional!(TxpoolContentFrom);
/// Get a one-line summary of every transaction in the pool.
///
/// As `txpool_content`, but each transaction is a line of text. Not part of the execution API specification.
///
/// Wire name: `txpool_inspect`.
///
/// Answers: The pool by sender and nonce, in words.
///
/// Source: <https://geth.ethereum.org/docs/interacting-with-geth/rpc/ns-txpool#txpool-inspect>
#[derive(Clone, Debug, PartialEq, Default)]
#[non_exhaustive]
pub struct TxpoolInspect {}
impl TxpoolInspect {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}
impl crate::Method for TxpoolInspect {
    const NAME: &'static str = "txpool_inspect";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    type Output = types::TxpoolInspection;
    type Codec = rt::Same;
}
impl rt::Serialize for TxpoolInspect {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        rt::List::new(serializer)?.end()
    }
}
impl<'de> rt::Positional<'de> for TxpoolInspect {
    const NAME: &'static str = "TxpoolInspect";
    fn read<A: rt::SeqAccess<'de>>(_: &mut rt::Arguments<A>) -> Result<Self, A::Error> {
        Ok(Self {})
    }
}
rt::positional!(TxpoolInspect);
/// Count the transactions in the pool.
///
/// Cheap, whatever the pool's size.
///
/// Wire name: `txpool_status`.
///
/// Answers: The two counts.
///
/// Source: <https://geth.ethereum.org/docs/interacting-with-geth/rpc/ns-txpool#txpool-status>
#[derive(Clone, Debug, PartialEq, Default)]
#[non_exhaustive]
pub struct TxpoolStatus {}
impl TxpoolStatus {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}
impl crate::Method for TxpoolStatus {
    const NAME: &'static str = "txpool_status";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    type Output = types::TxpoolStatus;
    type Codec = rt::Same;
}
impl rt::Serialize for TxpoolStatus {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        rt::List::new(serializer)?.end()
    }
}
impl<'de> rt::Positional<'de> for TxpoolStatus {
    const NAME: &'static str = "TxpoolStatus";
    fn read<A: rt::SeqAccess<'de>>(_: &mut rt::Arguments<A>) -> Result<Self, A::Error> {
        Ok(Self {})
    }
}
rt::positional!(TxpoolStatus);
