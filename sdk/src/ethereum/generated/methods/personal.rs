use crate::rt;
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
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PersonalSign {
    /// Message to sign, without the prefix, which the node adds.
    pub data: rt::Bytes,
    /// Account whose key signs; the node must hold it unlocked.
    pub address: rt::Address,
}
impl PersonalSign {
    /// The call, with no optional parameter given.
    #[must_use]
    pub fn new(data: impl Into<rt::Bytes>, address: rt::Address) -> Self {
        Self { data: data.into(), address }
    }
}
impl crate::Method for PersonalSign {
    const NAME: &'static str = "personal_sign";
    const WIRE: crate::Wire = crate::Wire::JsonRpcByPosition;
    const SAFETY: crate::Safety = crate::Safety::Read;
    const ERRORS: &'static [crate::ErrorCode] = &[
        crate::ErrorCode {
            code: -32602,
            message: "No signer for the address",
        },
    ];
    type Output = rt::FixedBytes<65>;
    type Codec = rt::Same;
}
impl rt::Serialize for PersonalSign {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut list = rt::List::new(serializer)?;
        list.put::<rt::Same, _>(&self.data)?;
        list.put::<rt::Same, _>(&self.address)?;
        list.end()
    }
}
impl<'de> rt::Positional<'de> for PersonalSign {
    const NAME: &'static str = "PersonalSign";
    fn read<A: rt::SeqAccess<'de>>(
        list: &mut rt::Arguments<A>,
    ) -> Result<Self, A::Error> {
        Ok(Self {
            data: list.required::<rt::Same, _>("data")?,
            address: list.required::<rt::Same, _>("address")?,
        })
    }
}
rt::positional!(PersonalSign);
