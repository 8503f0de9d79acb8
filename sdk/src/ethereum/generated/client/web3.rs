use super::{Call, Client};
use super::super::methods;
use crate::rt;
/// Ethereum web3 API: web3.json
impl Client {
    /// Identify the node's software.
    ///
    /// Free text, by convention name, version, platform and compiler divided by slashes. Meant for people and statistics; nothing should depend on its form.
    ///
    /// Wire name: `web3_clientVersion`.
    ///
    /// Answers: Such as `Geth/v1.14.4-stable/linux-amd64/go1.22.3`.
    ///
    /// Source: <https://ethereum.org/en/developers/docs/apis/json-rpc/#web3_clientversion>
    pub fn web3_client_version(&self) -> Call<methods::Web3ClientVersion> {
        self.call(methods::Web3ClientVersion::new())
    }
    /// Hash bytes with Keccak-256 on the node.
    ///
    /// This is the Keccak-256 of Ethereum, which pads otherwise than the standardised SHA3-256. Selectors and event topics are such hashes of signatures.
    ///
    /// Wire name: `web3_sha3`.
    ///
    /// Answers: Keccak-256 digest of the bytes.
    ///
    /// Source: <https://ethereum.org/en/developers/docs/apis/json-rpc/#web3_sha3>
    pub fn web3_sha3(&self, data: impl Into<rt::Bytes>) -> Call<methods::Web3Sha3> {
        self.call(methods::Web3Sha3::new(data))
    }
}
