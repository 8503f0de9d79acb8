use super::{Call, Client};
use super::super::methods;
use crate::rt;
/// Ethereum personal API: personal.json
impl Client {
    /// Sign a message with an account that the node holds.
    ///
    /// Signs Keccak-256 of `\x19Ethereum Signed Message:\n`, the message's length in decimal digits and the message (EIP-191 version 0x45). The same signature as `eth_sign`, which takes its two parameters the other way round: there the address comes first, here the message.
    ///
    /// Wire name: `personal_sign`.
    ///
    /// Answers: r, s and v in that order, v being 27 or 28.
    ///
    /// Errors:
    ///
    /// - `-32602`: No signer for the address
    ///
    /// Source: <https://eips.ethereum.org/EIPS/eip-191>
    pub fn personal_sign(
        &self,
        data: impl Into<rt::Bytes>,
        address: rt::Address,
    ) -> Call<methods::PersonalSign> {
        self.call(methods::PersonalSign::new(data, address))
    }
}
