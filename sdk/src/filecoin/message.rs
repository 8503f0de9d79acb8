//! Messages: what makes one, and how it is called.

use ::cid::multihash::Multihash;
use blake2::digest::consts::U32;
use blake2::{Blake2b, Digest};
use ethnum::I256;
use serde::Serialize;

use super::{
    Address, Bytes, Cid, Message, MessageFields, Signature, SignatureType, SignedMessage,
    TokenAmount,
};

/// The codec of a CID: DAG-CBOR.
const DAG_CBOR: u64 = 0x71;

/// The hash of a CID: BLAKE2b of 256 bits.
const BLAKE2B_256: u64 = 0xb220;

impl Message {
    /// A message that moves an amount, without calling anything. Its nonce and gas are 0, which
    /// [`push_and_wait`](super::FullNode::push_and_wait) and `mpool_push_message` have the node fill in.
    ///
    /// ```
    /// use polyrpc::filecoin::{Address, Message, parse_fil};
    ///
    /// let message = Message::transfer(Address::id(1000), Address::id(1001), parse_fil("1.5 FIL")?);
    /// # Ok::<(), polyrpc::AmountError>(())
    /// ```
    #[must_use]
    pub fn transfer(from: Address, to: Address, value: impl Into<TokenAmount>) -> Self {
        let fields = MessageFields {
            version: 0,
            to,
            from,
            nonce: 0,
            value: value.into(),
            gas_limit: 0,
            gas_fee_cap: TokenAmount::ZERO,
            gas_premium: TokenAmount::ZERO,
            method: 0,
        };
        Self::from(fields).with_params(Vec::new())
    }

    /// Its CID, calculated: what is signed, and how nodes call a message that was signed with a BLS key.
    pub fn to_cid(&self) -> Cid {
        to_cid(&self.to_cbor())
    }

    /// Its bytes in DAG-CBOR.
    pub fn to_cbor(&self) -> Vec<u8> {
        encode(&self.members())
    }

    /// The list that it is in DAG-CBOR.
    fn members(&self) -> impl Serialize + use<> {
        (
            self.version,
            Bytes::from(self.to.to_bytes()),
            Bytes::from(self.from.to_bytes()),
            self.nonce,
            integer(self.value),
            self.gas_limit,
            integer(self.gas_fee_cap),
            integer(self.gas_premium),
            self.method,
            self.params.clone().unwrap_or_default(),
        )
    }
}

impl SignedMessage {
    /// Its CID, calculated: how nodes call it. That of a message which was signed with a BLS key is the [message's own](Message::to_cid).
    ///
    /// Known before it is pushed, it tells whether a push without a response has been one.
    pub fn to_cid(&self) -> Cid {
        let Signature { r#type, data, .. } = &self.signature;
        let kind = match r#type {
            SignatureType::Bls => return self.message.to_cid(),
            SignatureType::Secp256k1 => 1,
            SignatureType::Delegated => 3,
            // Numbers are one byte; of what can't be a kind, the lowest byte is as good as any.
            SignatureType::Unknown(kind) => kind.to_le_bytes()[0],
        };
        let data = [&[kind], data.as_deref().unwrap_or_default()].concat();
        to_cid(&encode(&(self.message.members(), Bytes::from(data))))
    }
}

/// An object's bytes in DAG-CBOR.
fn encode(object: &impl Serialize) -> Vec<u8> {
    // It fails for what has no form there, such as floats that are no numbers, and for want of memory.
    serde_ipld_dagcbor::to_vec(object).unwrap_or_default()
}

/// The CID of an object in DAG-CBOR.
fn to_cid(cbor: &[u8]) -> Cid {
    let digest: [u8; 32] = Blake2b::<U32>::digest(cbor).into();
    // 32 bytes fit in the 64 that a multihash has room for.
    let hash = Multihash::wrap(BLAKE2B_256, &digest);
    hash.map_or(Cid::UNDEFINED, |hash| {
        ::cid::Cid::new_v1(DAG_CBOR, hash).into()
    })
}

/// A big integer's bytes: its sign and its magnitude, and none of 0.
fn integer(amount: TokenAmount) -> Bytes {
    let amount = amount.get();
    let magnitude = amount.unsigned_abs().to_be_bytes();
    let digits = magnitude.iter().position(|byte| *byte != 0);
    let Some(first) = digits else {
        return Bytes::default();
    };
    let mut bytes = vec![u8::from(amount < I256::ZERO)];
    bytes.extend_from_slice(magnitude.get(first..).unwrap_or_default());
    bytes.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As a node of another make has signed it.
    const SIGNED: &str = r#"{"CID":{"/":"bafy2bzaceaq6ow42jkmxvxj4tvdqwticlevx2655hkuo22s2rjgqup5v5lmag"},"Message":{"CID":{"/":"bafy2bzacebzbdskq7jn3asr3dehpxw3nckiot3oll5kuevf7tv3nd24glgbpy"},"From":"f1ln6ax6l23rtrws7w54qlyiw6uipqwx3pi5r5ktq","GasFeeCap":"100000","GasLimit":1000000,"GasPremium":"1000","Method":0,"Nonce":0,"Params":null,"To":"f3wdgc33qwtagn4xgbsvcrjefufswaltnkexnwljacb27c4666s2lsrwencxyulqcauo6oaal6ljp5drwqurma","Value":"1","Version":0},"Signature":{"Data":"RL58S+FVNdudRhEclobUgmAA05VrlLt58aS02Klw4A1aHqPijBG7kPavsfn6iLxApe+9Jj5G1tJ0rVg5rxImVgE=","Type":1}}"#;

    /// As the documentation of Lotus has one.
    const BLS: &str = r#"{"CID":{"/":"bafy2bzacebbpdegvr3i4cosewthysg5xkxpqfn2wfcz6mv2hmoktwbdxkax4s"},"Message":{"From":"f01234","GasFeeCap":"0","GasLimit":9,"GasPremium":"0","Method":1,"Nonce":42,"Params":"Ynl0ZSBhcnJheQ==","To":"f01234","Value":"0","Version":42},"Signature":{"Data":"Ynl0ZSBhcnJheQ==","Type":2}}"#;

    fn read(json: &str) -> SignedMessage {
        serde_json::from_str(json).expect("a message")
    }

    #[test]
    fn messages_are_called_as_nodes_call_them() {
        let signed = read(SIGNED);
        assert_eq!(Some(signed.to_cid()), signed.cid);
        assert_eq!(Some(signed.message.to_cid()), signed.message.cid);
        let bls = read(BLS);
        assert_eq!(Some(bls.to_cid()), bls.cid);
        assert_eq!(bls.to_cid(), bls.message.to_cid());
    }

    #[test]
    fn another_key_or_content_is_another_cid() {
        let signed = read(SIGNED);
        let mut cids = vec![signed.to_cid()];
        for kind in [
            SignatureType::Bls,
            SignatureType::Delegated,
            SignatureType::Unknown(7),
        ] {
            let mut other = signed.clone();
            other.signature.r#type = kind;
            cids.push(other.to_cid());
        }
        for change in [
            (|message| message.gas_limit = -1) as fn(&mut Message),
            |message| message.gas_limit = -25,
            |message| message.nonce = u64::MAX,
            |message| message.value = -message.value,
        ] {
            let mut other = signed.clone();
            change(&mut other.message);
            cids.push(other.to_cid());
        }
        let count = cids.len();
        cids.sort();
        cids.dedup();
        assert_eq!(cids.len(), count);
    }

    #[test]
    fn integers_have_a_sign_and_as_few_bytes_as_they_need() {
        assert_eq!(integer(TokenAmount::ZERO), Bytes::default());
        assert_eq!(integer(256_u64.into()), Bytes::from([0, 1, 0]));
        assert_eq!(integer((-1_i128).into()), Bytes::from([1, 1]));
    }

    #[test]
    fn a_transfer_leaves_the_rest_to_the_node() {
        let message = Message::transfer(Address::id(1), Address::id(2), 5_u64);
        let json = serde_json::to_string(&message).expect("JSON");
        assert!(json.contains(r#""Value":"5""#), "{json}");
        assert!(json.contains(r#""Params":"""#), "{json}");
        assert!(!json.contains("CID"), "{json}");
    }
}
