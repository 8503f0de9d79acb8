use crate::rt;
/// Identify the node's software.
///
/// Free text, by convention name, version, platform and compiler divided by slashes. Meant for people and statistics; nothing should depend on its form.
///
/// Wire name: `web3_clientVersion`.
///
/// Answers: Such as `Geth/v1.14.4-stable/linux-amd64/go1.22.3`.
///
/// Source: <https://ethereum.org/en/developers/docs/apis/json-rpc/#web3_clientversion>
#[derive(Clone, Debug, PartialEq, Default)]
#[non_exhaustive]
pub struct Web3ClientVersion {}
impl Web3ClientVersion {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}
impl crate::Method for Web3ClientVersion {
    const NAME: &'static str = "web3_clientVersion";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    type Output = String;
    type Codec = rt::Same;
}
impl rt::Serialize for Web3ClientVersion {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        rt::List::new(serializer)?.end()
    }
}
impl<'de> rt::Positional<'de> for Web3ClientVersion {
    const NAME: &'static str = "Web3ClientVersion";
    fn read<A: rt::SeqAccess<'de>>(_: &mut rt::Arguments<A>) -> Result<Self, A::Error> {
        Ok(Self {})
    }
}
rt::positional!(Web3ClientVersion);
/// Hash bytes with Keccak-256 on the node.
///
/// This is the Keccak-256 of Ethereum, which pads otherwise than the standardised SHA3-256. Selectors and event topics are such hashes of signatures.
///
/// Wire name: `web3_sha3`.
///
/// Answers: Keccak-256 digest of the bytes.
///
/// Source: <https://ethereum.org/en/developers/docs/apis/json-rpc/#web3_sha3>
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Web3Sha3 {
    /// Bytes to hash, as they are; text has to be encoded first.
    pub data: rt::Bytes,
}
impl Web3Sha3 {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(data: impl Into<rt::Bytes>) -> Self {
        Self { data: data.into() }
    }
}
impl crate::Method for Web3Sha3 {
    const NAME: &'static str = "web3_sha3";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    type Output = rt::B256;
    type Codec = rt::Same;
}
impl rt::Serialize for Web3Sha3 {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.data)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for Web3Sha3 {
    const NAME: &'static str = "Web3Sha3";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            data: list.required::<rt::Same, _>("data")?,
        })
    }
}
rt::positional!(Web3Sha3);
