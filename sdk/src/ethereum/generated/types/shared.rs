use crate::rt;
/// One account that a transaction announces in advance, with the storage slots it will touch there (EIP-2930).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct AccessListEntry {
    /// The account whose first access becomes cheaper.
    pub address: rt::Address,
    /// Slots of that account, each a full 32 bytes; empty when only the account itself is announced.
    pub storage_keys: Vec<rt::B256>,
}
impl AccessListEntry {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(address: rt::Address, storage_keys: Vec<rt::B256>) -> Self {
        Self { address, storage_keys }
    }
}
impl rt::Serialize for AccessListEntry {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "address", &self.address)?;
        rt::put::<rt::Same, _, _>(&mut map, "storageKeys", &self.storage_keys)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for AccessListEntry {
    const NAME: &'static str = "AccessListEntry";
    fn key(key: &str) -> usize {
        match key {
            "address" => 0,
            "storageKeys" => 1,
            _ => rt::OTHER,
        }
    }
    fn read<S: rt::Source<'de>>(source: &mut S) -> Result<Self, S::Error> {
        let mut field0 = None;
        let mut field1 = None;
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = Some(source.value::<rt::Same, _>()?),
                1 => field1 = Some(source.value::<rt::Same, _>()?),
                _ => source.skip()?,
            }
        }
        Ok(Self {
            address: rt::need(field0, "address")?,
            storage_keys: rt::need(field1, "storageKeys")?,
        })
    }
}
rt::object!(AccessListEntry);
/// A signed transaction with one gas price and an access list (EIP-2930).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct AccessListTransaction {
    /// Accounts and slots that the sender paid for up front; often empty.
    pub access_list: Vec<AccessListEntry>,
    /// The block that holds the transaction; absent or null while the transaction is pending.
    pub block_hash: Option<rt::B256>,
    /// Height of that block; absent or null while the transaction is pending.
    pub block_number: Option<u64>,
    /// Time of that block. A newer key that several nodes don't send yet; absent or null while the transaction is pending.
    ///
    /// Unit: seconds since the Unix epoch.
    pub block_timestamp: Option<u64>,
    /// The chain that the signature holds for.
    pub chain_id: u64,
    /// The sender, recovered by the node from the signature.
    pub from: rt::Address,
    /// Upper bound that the sender set on the gas used; what was really used is in the receipt.
    ///
    /// Unit: gas.
    pub gas: u64,
    /// Price offered for each unit of gas, base fee included.
    ///
    /// Unit: wei.
    pub gas_price: rt::U256,
    /// Keccak-256 of the signed transaction's encoding; what the transaction is looked up by.
    pub hash: rt::B256,
    /// Call data, or the init code of a new contract; `0x` for a plain transfer.
    pub input: rt::Bytes,
    /// Number of transactions that the sender had sent before this one.
    pub nonce: u64,
    /// First half of the secp256k1 signature; zero for a simulated transaction.
    pub r: rt::U256,
    /// Second half of the secp256k1 signature; zero for a simulated transaction.
    pub s: rt::U256,
    /// The account called; null when the transaction creates a contract.
    pub to: Option<rt::Address>,
    /// Position in that block, counted from zero; absent or null while the transaction is pending.
    pub transaction_index: Option<u64>,
    /// The same as `yParity`, under the name that older clients expect.
    pub v: Option<rt::U256>,
    /// Ether moved from `from` to `to`.
    ///
    /// Unit: wei.
    pub value: rt::U256,
    /// Parity of the signature point's y coordinate: 0 even, 1 odd. Some nodes send only `v`.
    pub y_parity: Option<u8>,
}
impl AccessListTransaction {
    /// What is always there; the rest is not set.
    #[expect(clippy::too_many_arguments, reason = "the document requires that many")]
    #[must_use]
    pub fn new(
        access_list: Vec<AccessListEntry>,
        chain_id: u64,
        from: rt::Address,
        gas: u64,
        gas_price: rt::U256,
        hash: rt::B256,
        input: impl Into<rt::Bytes>,
        nonce: u64,
        r: rt::U256,
        s: rt::U256,
        value: rt::U256,
    ) -> Self {
        Self {
            access_list,
            chain_id,
            from,
            gas,
            gas_price,
            hash,
            input: input.into(),
            nonce,
            r,
            s,
            value,
            block_hash: None,
            block_number: None,
            block_timestamp: None,
            to: None,
            transaction_index: None,
            v: None,
            y_parity: None,
        }
    }
}
impl rt::Serialize for AccessListTransaction {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "accessList", &self.access_list)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "blockHash", &self.block_hash)?;
        rt::put_some::<rt::Quantity, _, _>(&mut map, "blockNumber", &self.block_number)?;
        rt::put_some::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "blockTimestamp", &self.block_timestamp)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "chainId", &self.chain_id)?;
        rt::put::<rt::Same, _, _>(&mut map, "from", &self.from)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "gas", &self.gas)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "gasPrice", &self.gas_price)?;
        rt::put::<rt::Same, _, _>(&mut map, "hash", &self.hash)?;
        rt::put::<rt::Same, _, _>(&mut map, "input", &self.input)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "nonce", &self.nonce)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "r", &self.r)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "s", &self.s)?;
        rt::put::<Option<rt::Same>, _, _>(&mut map, "to", &self.to)?;
        rt::put_some::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "transactionIndex", &self.transaction_index)?;
        map.serialize_entry("type", &"0x1")?;
        rt::put_some::<rt::Quantity, _, _>(&mut map, "v", &self.v)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "value", &self.value)?;
        rt::put_some::<rt::Quantity, _, _>(&mut map, "yParity", &self.y_parity)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for AccessListTransaction {
    const NAME: &'static str = "AccessListTransaction";
    fn key(key: &str) -> usize {
        match key {
            "accessList" => 0,
            "blockHash" => 1,
            "blockNumber" => 2,
            "blockTimestamp" => 3,
            "chainId" => 4,
            "from" => 5,
            "gas" => 6,
            "gasPrice" => 7,
            "hash" => 8,
            "input" => 9,
            "nonce" => 10,
            "r" => 11,
            "s" => 12,
            "to" => 13,
            "transactionIndex" => 14,
            "v" => 15,
            "value" => 16,
            "yParity" => 17,
            "type" => 18,
            _ => rt::OTHER,
        }
    }
    fn read<S: rt::Source<'de>>(source: &mut S) -> Result<Self, S::Error> {
        let mut field0 = None;
        let mut field1 = None;
        let mut field2 = None;
        let mut field3 = None;
        let mut field4 = None;
        let mut field5 = None;
        let mut field6 = None;
        let mut field7 = None;
        let mut field8 = None;
        let mut field9 = None;
        let mut field10 = None;
        let mut field11 = None;
        let mut field12 = None;
        let mut field13 = None;
        let mut field14 = None;
        let mut field15 = None;
        let mut field16 = None;
        let mut field17 = None;
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = Some(source.value::<rt::Same, _>()?),
                1 => field1 = source.value::<Option<rt::Same>, _>()?,
                2 => field2 = source.value::<Option<rt::Quantity>, _>()?,
                3 => field3 = source.value::<Option<rt::Quantity>, _>()?,
                4 => field4 = Some(source.value::<rt::Quantity, _>()?),
                5 => field5 = Some(source.value::<rt::Same, _>()?),
                6 => field6 = Some(source.value::<rt::Quantity, _>()?),
                7 => field7 = Some(source.value::<rt::Quantity, _>()?),
                8 => field8 = Some(source.value::<rt::Same, _>()?),
                9 => field9 = Some(source.value::<rt::Same, _>()?),
                10 => field10 = Some(source.value::<rt::Quantity, _>()?),
                11 => field11 = Some(source.value::<rt::Quantity, _>()?),
                12 => field12 = Some(source.value::<rt::Quantity, _>()?),
                13 => field13 = source.value::<Option<rt::Same>, _>()?,
                14 => field14 = source.value::<Option<rt::Quantity>, _>()?,
                15 => field15 = source.value::<Option<rt::Quantity>, _>()?,
                16 => field16 = Some(source.value::<rt::Quantity, _>()?),
                17 => field17 = source.value::<Option<rt::Quantity>, _>()?,
                18 => source.constant("0x1")?,
                _ => source.skip()?,
            }
        }
        Ok(Self {
            access_list: rt::need(field0, "accessList")?,
            block_hash: field1,
            block_number: field2,
            block_timestamp: field3,
            chain_id: rt::need(field4, "chainId")?,
            from: rt::need(field5, "from")?,
            gas: rt::need(field6, "gas")?,
            gas_price: rt::need(field7, "gasPrice")?,
            hash: rt::need(field8, "hash")?,
            input: rt::need(field9, "input")?,
            nonce: rt::need(field10, "nonce")?,
            r: rt::need(field11, "r")?,
            s: rt::need(field12, "s")?,
            to: field13,
            transaction_index: field14,
            v: field15,
            value: rt::need(field16, "value")?,
            y_parity: field17,
        })
    }
}
rt::object!(AccessListTransaction);
/// How one account differs from the chain for the length of a simulation. Keys left out keep what the chain has.
#[derive(Clone, Debug, PartialEq, Default)]
#[non_exhaustive]
pub struct AccountOverride {
    /// Ether that the account is to have.
    ///
    /// Unit: wei.
    pub balance: Option<rt::U256>,
    /// EVM code that the account is to run; `0x` takes its code away.
    pub code: Option<rt::Bytes>,
    /// Where the precompiled contract at this address is to be found instead, so that this address is free for `code`.
    pub move_precompile_to_address: Option<rt::Address>,
    /// Number of transactions that the account is to have sent.
    pub nonce: Option<u64>,
    /// The account's whole storage: slots not named here read as zero.
    pub state: Option<rt::BTreeMap<rt::B256, rt::B256>>,
    /// Single slots to change; the others keep what the chain has.
    pub state_diff: Option<rt::BTreeMap<rt::B256, rt::B256>>,
}
impl AccountOverride {
    /// Nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
    /// Sets `balance`.
    #[must_use]
    pub fn with_balance(mut self, balance: rt::U256) -> Self {
        self.balance = Some(balance);
        self
    }
    /// Sets `code`.
    #[must_use]
    pub fn with_code(mut self, code: impl Into<rt::Bytes>) -> Self {
        self.code = Some(code.into());
        self
    }
    /// Sets `move_precompile_to_address`.
    #[must_use]
    pub fn with_move_precompile_to_address(
        mut self,
        move_precompile_to_address: rt::Address,
    ) -> Self {
        self.move_precompile_to_address = Some(move_precompile_to_address);
        self
    }
    /// Sets `nonce`.
    #[must_use]
    pub fn with_nonce(mut self, nonce: u64) -> Self {
        self.nonce = Some(nonce);
        self
    }
    /// Sets `state` and takes `state_diff` back, which excludes it.
    #[must_use]
    pub fn with_state(mut self, state: rt::BTreeMap<rt::B256, rt::B256>) -> Self {
        self.state = Some(state);
        self.state_diff = None;
        self
    }
    /// Sets `state_diff` and takes `state` back, which excludes it.
    #[must_use]
    pub fn with_state_diff(
        mut self,
        state_diff: rt::BTreeMap<rt::B256, rt::B256>,
    ) -> Self {
        self.state_diff = Some(state_diff);
        self.state = None;
        self
    }
}
impl rt::Serialize for AccountOverride {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        if self.state.is_some() && self.state_diff.is_some()
            && self.state != self.state_diff
        {
            return Err(rt::conflict("state", "stateDiff"));
        }
        let mut map = serializer.serialize_map(None)?;
        rt::put_some::<rt::Quantity, _, _>(&mut map, "balance", &self.balance)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "code", &self.code)?;
        rt::put_some::<
            rt::Same,
            _,
            _,
        >(&mut map, "movePrecompileToAddress", &self.move_precompile_to_address)?;
        rt::put_some::<rt::Quantity, _, _>(&mut map, "nonce", &self.nonce)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "state", &self.state)?;
        if self.state.is_none() {
            rt::put_some::<rt::Same, _, _>(&mut map, "stateDiff", &self.state_diff)?;
        }
        map.end()
    }
}
impl<'de> rt::Object<'de> for AccountOverride {
    const NAME: &'static str = "AccountOverride";
    fn key(key: &str) -> usize {
        match key {
            "balance" => 0,
            "code" => 1,
            "movePrecompileToAddress" => 2,
            "nonce" => 3,
            "state" => 4,
            "stateDiff" => 5,
            _ => rt::OTHER,
        }
    }
    fn read<S: rt::Source<'de>>(source: &mut S) -> Result<Self, S::Error> {
        let mut field0 = None;
        let mut field1 = None;
        let mut field2 = None;
        let mut field3 = None;
        let mut field4 = None;
        let mut field5 = None;
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = source.value::<Option<rt::Quantity>, _>()?,
                1 => field1 = source.value::<Option<rt::Same>, _>()?,
                2 => field2 = source.value::<Option<rt::Same>, _>()?,
                3 => field3 = source.value::<Option<rt::Quantity>, _>()?,
                4 => field4 = source.value::<Option<rt::Same>, _>()?,
                5 => field5 = source.value::<Option<rt::Same>, _>()?,
                _ => source.skip()?,
            }
        }
        Ok(Self {
            balance: field0,
            code: field1,
            move_precompile_to_address: field2,
            nonce: field3,
            state: field4,
            state_diff: field5,
        })
    }
}
rt::object!(AccountOverride);
/// A signed permission to run a contract's code in the name of the signing account, carried by a set-code transaction (EIP-7702). An entry that turns out invalid is skipped, so its numbers may be out of any sensible range.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Authorization {
    /// The contract whose code the signer delegates to; the zero address takes the delegation back.
    pub address: rt::Address,
    /// The chain on which this holds; zero means every chain.
    pub chain_id: rt::U256,
    /// The signer's nonce at the moment the authorization is applied.
    pub nonce: u64,
    /// First half of the secp256k1 signature.
    pub r: rt::U256,
    /// Second half of the secp256k1 signature.
    pub s: rt::U256,
    /// Parity of the signature point's y coordinate: 0 even, 1 odd.
    pub y_parity: u8,
}
impl Authorization {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(
        address: rt::Address,
        chain_id: rt::U256,
        nonce: u64,
        r: rt::U256,
        s: rt::U256,
        y_parity: u8,
    ) -> Self {
        Self {
            address,
            chain_id,
            nonce,
            r,
            s,
            y_parity,
        }
    }
}
impl rt::Serialize for Authorization {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "address", &self.address)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "chainId", &self.chain_id)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "nonce", &self.nonce)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "r", &self.r)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "s", &self.s)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "yParity", &self.y_parity)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for Authorization {
    const NAME: &'static str = "Authorization";
    fn key(key: &str) -> usize {
        match key {
            "address" => 0,
            "chainId" => 1,
            "nonce" => 2,
            "r" => 3,
            "s" => 4,
            "yParity" => 5,
            _ => rt::OTHER,
        }
    }
    fn read<S: rt::Source<'de>>(source: &mut S) -> Result<Self, S::Error> {
        let mut field0 = None;
        let mut field1 = None;
        let mut field2 = None;
        let mut field3 = None;
        let mut field4 = None;
        let mut field5 = None;
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = Some(source.value::<rt::Same, _>()?),
                1 => field1 = Some(source.value::<rt::Quantity, _>()?),
                2 => field2 = Some(source.value::<rt::Quantity, _>()?),
                3 => field3 = Some(source.value::<rt::Quantity, _>()?),
                4 => field4 = Some(source.value::<rt::Quantity, _>()?),
                5 => field5 = Some(source.value::<rt::Quantity, _>()?),
                _ => source.skip()?,
            }
        }
        Ok(Self {
            address: rt::need(field0, "address")?,
            chain_id: rt::need(field1, "chainId")?,
            nonce: rt::need(field2, "nonce")?,
            r: rt::need(field3, "r")?,
            s: rt::need(field4, "s")?,
            y_parity: rt::need(field5, "yParity")?,
        })
    }
}
rt::object!(Authorization);
/// A signed transaction that pays for blobs, which travel beside the block (EIP-4844).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct BlobTransaction {
    /// Accounts and slots that the sender paid for up front; often empty.
    pub access_list: Vec<AccessListEntry>,
    /// Versioned hashes of the KZG commitments of the blobs, in order. The blobs themselves are not part of the execution layer's answer.
    pub blob_versioned_hashes: Vec<rt::B256>,
    /// The block that holds the transaction; absent or null while the transaction is pending.
    pub block_hash: Option<rt::B256>,
    /// Height of that block; absent or null while the transaction is pending.
    pub block_number: Option<u64>,
    /// Time of that block. A newer key that several nodes don't send yet; absent or null while the transaction is pending.
    ///
    /// Unit: seconds since the Unix epoch.
    pub block_timestamp: Option<u64>,
    /// The chain that the signature holds for.
    pub chain_id: u64,
    /// The sender, recovered by the node from the signature.
    pub from: rt::Address,
    /// Upper bound that the sender set on the gas used; what was really used is in the receipt.
    ///
    /// Unit: gas.
    pub gas: u64,
    /// Price really paid for each unit of gas once the transaction is in a block; before that, most nodes repeat `maxFeePerGas`.
    ///
    /// Unit: wei.
    pub gas_price: Option<rt::U256>,
    /// Keccak-256 of the signed transaction's encoding; what the transaction is looked up by.
    pub hash: rt::B256,
    /// Call data, or the init code of a new contract; `0x` for a plain transfer.
    pub input: rt::Bytes,
    /// Most that the sender pays for each unit of blob gas.
    ///
    /// Unit: wei.
    pub max_fee_per_blob_gas: rt::U256,
    /// Most that the sender pays for each unit of gas, base fee and tip together.
    ///
    /// Unit: wei.
    pub max_fee_per_gas: rt::U256,
    /// Most that goes to the block's proposer for each unit of gas, on top of the base fee.
    ///
    /// Unit: wei.
    pub max_priority_fee_per_gas: rt::U256,
    /// Number of transactions that the sender had sent before this one.
    pub nonce: u64,
    /// First half of the secp256k1 signature; zero for a simulated transaction.
    pub r: rt::U256,
    /// Second half of the secp256k1 signature; zero for a simulated transaction.
    pub s: rt::U256,
    /// The account called. Transactions of this type can't create contracts.
    pub to: rt::Address,
    /// Position in that block, counted from zero; absent or null while the transaction is pending.
    pub transaction_index: Option<u64>,
    /// The same as `yParity`, under the name that older clients expect.
    pub v: Option<rt::U256>,
    /// Ether moved from `from` to `to`.
    ///
    /// Unit: wei.
    pub value: rt::U256,
    /// Parity of the signature point's y coordinate: 0 even, 1 odd. Some nodes send only `v`.
    pub y_parity: Option<u8>,
}
impl BlobTransaction {
    /// What is always there; the rest is not set.
    #[expect(clippy::too_many_arguments, reason = "the document requires that many")]
    #[must_use]
    pub fn new(
        access_list: Vec<AccessListEntry>,
        blob_versioned_hashes: Vec<rt::B256>,
        chain_id: u64,
        from: rt::Address,
        gas: u64,
        hash: rt::B256,
        input: impl Into<rt::Bytes>,
        max_fee_per_blob_gas: rt::U256,
        max_fee_per_gas: rt::U256,
        max_priority_fee_per_gas: rt::U256,
        nonce: u64,
        r: rt::U256,
        s: rt::U256,
        to: rt::Address,
        value: rt::U256,
    ) -> Self {
        Self {
            access_list,
            blob_versioned_hashes,
            chain_id,
            from,
            gas,
            hash,
            input: input.into(),
            max_fee_per_blob_gas,
            max_fee_per_gas,
            max_priority_fee_per_gas,
            nonce,
            r,
            s,
            to,
            value,
            block_hash: None,
            block_number: None,
            block_timestamp: None,
            gas_price: None,
            transaction_index: None,
            v: None,
            y_parity: None,
        }
    }
}
impl rt::Serialize for BlobTransaction {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "accessList", &self.access_list)?;
        rt::put::<
            rt::Same,
            _,
            _,
        >(&mut map, "blobVersionedHashes", &self.blob_versioned_hashes)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "blockHash", &self.block_hash)?;
        rt::put_some::<rt::Quantity, _, _>(&mut map, "blockNumber", &self.block_number)?;
        rt::put_some::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "blockTimestamp", &self.block_timestamp)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "chainId", &self.chain_id)?;
        rt::put::<rt::Same, _, _>(&mut map, "from", &self.from)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "gas", &self.gas)?;
        rt::put_some::<rt::Quantity, _, _>(&mut map, "gasPrice", &self.gas_price)?;
        rt::put::<rt::Same, _, _>(&mut map, "hash", &self.hash)?;
        rt::put::<rt::Same, _, _>(&mut map, "input", &self.input)?;
        rt::put::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "maxFeePerBlobGas", &self.max_fee_per_blob_gas)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "maxFeePerGas", &self.max_fee_per_gas)?;
        rt::put::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "maxPriorityFeePerGas", &self.max_priority_fee_per_gas)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "nonce", &self.nonce)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "r", &self.r)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "s", &self.s)?;
        rt::put::<rt::Same, _, _>(&mut map, "to", &self.to)?;
        rt::put_some::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "transactionIndex", &self.transaction_index)?;
        map.serialize_entry("type", &"0x3")?;
        rt::put_some::<rt::Quantity, _, _>(&mut map, "v", &self.v)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "value", &self.value)?;
        rt::put_some::<rt::Quantity, _, _>(&mut map, "yParity", &self.y_parity)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for BlobTransaction {
    const NAME: &'static str = "BlobTransaction";
    fn key(key: &str) -> usize {
        match key {
            "accessList" => 0,
            "blobVersionedHashes" => 1,
            "blockHash" => 2,
            "blockNumber" => 3,
            "blockTimestamp" => 4,
            "chainId" => 5,
            "from" => 6,
            "gas" => 7,
            "gasPrice" => 8,
            "hash" => 9,
            "input" => 10,
            "maxFeePerBlobGas" => 11,
            "maxFeePerGas" => 12,
            "maxPriorityFeePerGas" => 13,
            "nonce" => 14,
            "r" => 15,
            "s" => 16,
            "to" => 17,
            "transactionIndex" => 18,
            "v" => 19,
            "value" => 20,
            "yParity" => 21,
            "type" => 22,
            _ => rt::OTHER,
        }
    }
    fn read<S: rt::Source<'de>>(source: &mut S) -> Result<Self, S::Error> {
        let mut field0 = None;
        let mut field1 = None;
        let mut field2 = None;
        let mut field3 = None;
        let mut field4 = None;
        let mut field5 = None;
        let mut field6 = None;
        let mut field7 = None;
        let mut field8 = None;
        let mut field9 = None;
        let mut field10 = None;
        let mut field11 = None;
        let mut field12 = None;
        let mut field13 = None;
        let mut field14 = None;
        let mut field15 = None;
        let mut field16 = None;
        let mut field17 = None;
        let mut field18 = None;
        let mut field19 = None;
        let mut field20 = None;
        let mut field21 = None;
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = Some(source.value::<rt::Same, _>()?),
                1 => field1 = Some(source.value::<rt::Same, _>()?),
                2 => field2 = source.value::<Option<rt::Same>, _>()?,
                3 => field3 = source.value::<Option<rt::Quantity>, _>()?,
                4 => field4 = source.value::<Option<rt::Quantity>, _>()?,
                5 => field5 = Some(source.value::<rt::Quantity, _>()?),
                6 => field6 = Some(source.value::<rt::Same, _>()?),
                7 => field7 = Some(source.value::<rt::Quantity, _>()?),
                8 => field8 = source.value::<Option<rt::Quantity>, _>()?,
                9 => field9 = Some(source.value::<rt::Same, _>()?),
                10 => field10 = Some(source.value::<rt::Same, _>()?),
                11 => field11 = Some(source.value::<rt::Quantity, _>()?),
                12 => field12 = Some(source.value::<rt::Quantity, _>()?),
                13 => field13 = Some(source.value::<rt::Quantity, _>()?),
                14 => field14 = Some(source.value::<rt::Quantity, _>()?),
                15 => field15 = Some(source.value::<rt::Quantity, _>()?),
                16 => field16 = Some(source.value::<rt::Quantity, _>()?),
                17 => field17 = Some(source.value::<rt::Same, _>()?),
                18 => field18 = source.value::<Option<rt::Quantity>, _>()?,
                19 => field19 = source.value::<Option<rt::Quantity>, _>()?,
                20 => field20 = Some(source.value::<rt::Quantity, _>()?),
                21 => field21 = source.value::<Option<rt::Quantity>, _>()?,
                22 => source.constant("0x3")?,
                _ => source.skip()?,
            }
        }
        Ok(Self {
            access_list: rt::need(field0, "accessList")?,
            blob_versioned_hashes: rt::need(field1, "blobVersionedHashes")?,
            block_hash: field2,
            block_number: field3,
            block_timestamp: field4,
            chain_id: rt::need(field5, "chainId")?,
            from: rt::need(field6, "from")?,
            gas: rt::need(field7, "gas")?,
            gas_price: field8,
            hash: rt::need(field9, "hash")?,
            input: rt::need(field10, "input")?,
            max_fee_per_blob_gas: rt::need(field11, "maxFeePerBlobGas")?,
            max_fee_per_gas: rt::need(field12, "maxFeePerGas")?,
            max_priority_fee_per_gas: rt::need(field13, "maxPriorityFeePerGas")?,
            nonce: rt::need(field14, "nonce")?,
            r: rt::need(field15, "r")?,
            s: rt::need(field16, "s")?,
            to: rt::need(field17, "to")?,
            transaction_index: field18,
            v: field19,
            value: rt::need(field20, "value")?,
            y_parity: field21,
        })
    }
}
rt::object!(BlobTransaction);
/// A block with its transactions, as hashes or in full. Keys of a fork are absent in blocks before it; hash, height, nonce and fee recipient may be null while the block is pending.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Block {
    /// What each unit of gas burns in this block; absent before the London fork.
    ///
    /// Unit: wei.
    pub base_fee_per_gas: Option<rt::U256>,
    /// Blob gas that the block's transactions used; absent before the Cancun fork.
    ///
    /// Unit: gas.
    pub blob_gas_used: Option<u64>,
    /// Keccak-256 of the RLP block access list (EIP-7928); absent before the Amsterdam fork.
    pub block_access_list_hash: Option<rt::B256>,
    /// Proof-of-work difficulty; zero since the merge.
    ///
    /// Unit: hashes.
    pub difficulty: Option<rt::U256>,
    /// Running surplus of blob gas over the target, from which the blob base fee follows; absent before the Cancun fork.
    ///
    /// Unit: gas.
    pub excess_blob_gas: Option<u64>,
    /// Whatever the maker put in, at most 32 bytes on the main network.
    pub extra_data: rt::Bytes,
    /// Most gas that the block's transactions may use together.
    ///
    /// Unit: gas.
    pub gas_limit: u64,
    /// Gas that the block's transactions used together.
    ///
    /// Unit: gas.
    pub gas_used: u64,
    /// Keccak-256 of the block's RLP header; null for a pending block.
    pub hash: Option<rt::B256>,
    /// Filter over the addresses and topics of all logs in the block.
    pub logs_bloom: rt::FixedBytes<256>,
    /// The account that is paid the fees: the proposer's fee recipient, formerly the miner; may be null for a pending block.
    pub miner: Option<rt::Address>,
    /// The beacon chain's randomness (`prevRandao`) since the merge; before it, part of the proof of work.
    pub mix_hash: Option<rt::B256>,
    /// Part of the proof of work; all zeros since the merge; may be null for a pending block.
    pub nonce: Option<rt::FixedBytes<8>>,
    /// Height, counted from zero at genesis; may be null for a pending block.
    pub number: Option<u64>,
    /// Root of the parent beacon block; absent before the Cancun fork.
    pub parent_beacon_block_root: Option<rt::B256>,
    /// The block that this one is built on.
    pub parent_hash: rt::B256,
    /// Root of the trie of the block's receipts.
    pub receipts_root: rt::B256,
    /// SHA-256 commitment to the requests to the consensus layer (EIP-7685); absent before the Prague fork.
    pub requests_hash: Option<rt::B256>,
    /// Keccak-256 of the RLP list of uncle headers; a constant since the merge.
    pub sha3_uncles: rt::B256,
    /// Length of the block's RLP encoding. Left out by some nodes for simulated blocks.
    ///
    /// Unit: bytes.
    pub size: Option<u64>,
    /// Beacon chain slot of the block (EIP-7843); absent before the Amsterdam fork.
    pub slot_number: Option<u64>,
    /// Root of the state trie after the block.
    pub state_root: rt::B256,
    /// When the block was made, as its maker states it.
    ///
    /// Unit: seconds since the Unix epoch.
    pub timestamp: u64,
    /// Difficulty of the chain up to and including this block. Many nodes no longer send it.
    ///
    /// Unit: hashes.
    pub total_difficulty: Option<rt::U256>,
    /// The block's transactions, in order: whole or as hashes, as asked for.
    pub transactions: BlockTransactions,
    /// Root of the trie of the block's transactions.
    pub transactions_root: rt::B256,
    /// Hashes of the uncle headers; empty since the merge.
    pub uncles: Vec<rt::B256>,
    /// Validator withdrawals that the block pays out; absent before the Shanghai fork.
    pub withdrawals: Option<Vec<Withdrawal>>,
    /// Root of the trie of withdrawals; absent before the Shanghai fork.
    pub withdrawals_root: Option<rt::B256>,
}
impl Block {
    /// What is always there; the rest is not set.
    #[expect(clippy::too_many_arguments, reason = "the document requires that many")]
    #[must_use]
    pub fn new(
        extra_data: impl Into<rt::Bytes>,
        gas_limit: u64,
        gas_used: u64,
        logs_bloom: rt::FixedBytes<256>,
        parent_hash: rt::B256,
        receipts_root: rt::B256,
        sha3_uncles: rt::B256,
        state_root: rt::B256,
        timestamp: u64,
        transactions: impl Into<BlockTransactions>,
        transactions_root: rt::B256,
        uncles: Vec<rt::B256>,
    ) -> Self {
        Self {
            extra_data: extra_data.into(),
            gas_limit,
            gas_used,
            logs_bloom,
            parent_hash,
            receipts_root,
            sha3_uncles,
            state_root,
            timestamp,
            transactions: transactions.into(),
            transactions_root,
            uncles,
            base_fee_per_gas: None,
            blob_gas_used: None,
            block_access_list_hash: None,
            difficulty: None,
            excess_blob_gas: None,
            hash: None,
            miner: None,
            mix_hash: None,
            nonce: None,
            number: None,
            parent_beacon_block_root: None,
            requests_hash: None,
            size: None,
            slot_number: None,
            total_difficulty: None,
            withdrawals: None,
            withdrawals_root: None,
        }
    }
}
impl rt::Serialize for Block {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put_some::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "baseFeePerGas", &self.base_fee_per_gas)?;
        rt::put_some::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "blobGasUsed", &self.blob_gas_used)?;
        rt::put_some::<
            rt::Same,
            _,
            _,
        >(&mut map, "blockAccessListHash", &self.block_access_list_hash)?;
        rt::put_some::<rt::Quantity, _, _>(&mut map, "difficulty", &self.difficulty)?;
        rt::put_some::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "excessBlobGas", &self.excess_blob_gas)?;
        rt::put::<rt::Same, _, _>(&mut map, "extraData", &self.extra_data)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "gasLimit", &self.gas_limit)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "gasUsed", &self.gas_used)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "hash", &self.hash)?;
        rt::put::<rt::Same, _, _>(&mut map, "logsBloom", &self.logs_bloom)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "miner", &self.miner)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "mixHash", &self.mix_hash)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "nonce", &self.nonce)?;
        rt::put_some::<rt::Quantity, _, _>(&mut map, "number", &self.number)?;
        rt::put_some::<
            rt::Same,
            _,
            _,
        >(&mut map, "parentBeaconBlockRoot", &self.parent_beacon_block_root)?;
        rt::put::<rt::Same, _, _>(&mut map, "parentHash", &self.parent_hash)?;
        rt::put::<rt::Same, _, _>(&mut map, "receiptsRoot", &self.receipts_root)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "requestsHash", &self.requests_hash)?;
        rt::put::<rt::Same, _, _>(&mut map, "sha3Uncles", &self.sha3_uncles)?;
        rt::put_some::<rt::Quantity, _, _>(&mut map, "size", &self.size)?;
        rt::put_some::<rt::Quantity, _, _>(&mut map, "slotNumber", &self.slot_number)?;
        rt::put::<rt::Same, _, _>(&mut map, "stateRoot", &self.state_root)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "timestamp", &self.timestamp)?;
        rt::put_some::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "totalDifficulty", &self.total_difficulty)?;
        rt::put::<rt::Same, _, _>(&mut map, "transactions", &self.transactions)?;
        rt::put::<
            rt::Same,
            _,
            _,
        >(&mut map, "transactionsRoot", &self.transactions_root)?;
        rt::put::<rt::Same, _, _>(&mut map, "uncles", &self.uncles)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "withdrawals", &self.withdrawals)?;
        rt::put_some::<
            rt::Same,
            _,
            _,
        >(&mut map, "withdrawalsRoot", &self.withdrawals_root)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for Block {
    const NAME: &'static str = "Block";
    fn key(key: &str) -> usize {
        match key {
            "baseFeePerGas" => 0,
            "blobGasUsed" => 1,
            "blockAccessListHash" => 2,
            "difficulty" => 3,
            "excessBlobGas" => 4,
            "extraData" => 5,
            "gasLimit" => 6,
            "gasUsed" => 7,
            "hash" => 8,
            "logsBloom" => 9,
            "miner" => 10,
            "mixHash" => 11,
            "nonce" => 12,
            "number" => 13,
            "parentBeaconBlockRoot" => 14,
            "parentHash" => 15,
            "receiptsRoot" => 16,
            "requestsHash" => 17,
            "sha3Uncles" => 18,
            "size" => 19,
            "slotNumber" => 20,
            "stateRoot" => 21,
            "timestamp" => 22,
            "totalDifficulty" => 23,
            "transactions" => 24,
            "transactionsRoot" => 25,
            "uncles" => 26,
            "withdrawals" => 27,
            "withdrawalsRoot" => 28,
            _ => rt::OTHER,
        }
    }
    fn read<S: rt::Source<'de>>(source: &mut S) -> Result<Self, S::Error> {
        let mut field0 = None;
        let mut field1 = None;
        let mut field2 = None;
        let mut field3 = None;
        let mut field4 = None;
        let mut field5 = None;
        let mut field6 = None;
        let mut field7 = None;
        let mut field8 = None;
        let mut field9 = None;
        let mut field10 = None;
        let mut field11 = None;
        let mut field12 = None;
        let mut field13 = None;
        let mut field14 = None;
        let mut field15 = None;
        let mut field16 = None;
        let mut field17 = None;
        let mut field18 = None;
        let mut field19 = None;
        let mut field20 = None;
        let mut field21 = None;
        let mut field22 = None;
        let mut field23 = None;
        let mut field24 = None;
        let mut field25 = None;
        let mut field26 = None;
        let mut field27 = None;
        let mut field28 = None;
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = source.value::<Option<rt::Quantity>, _>()?,
                1 => field1 = source.value::<Option<rt::Quantity>, _>()?,
                2 => field2 = source.value::<Option<rt::Same>, _>()?,
                3 => field3 = source.value::<Option<rt::Quantity>, _>()?,
                4 => field4 = source.value::<Option<rt::Quantity>, _>()?,
                5 => field5 = Some(source.value::<rt::Same, _>()?),
                6 => field6 = Some(source.value::<rt::Quantity, _>()?),
                7 => field7 = Some(source.value::<rt::Quantity, _>()?),
                8 => field8 = source.value::<Option<rt::Same>, _>()?,
                9 => field9 = Some(source.value::<rt::Same, _>()?),
                10 => field10 = source.value::<Option<rt::Same>, _>()?,
                11 => field11 = source.value::<Option<rt::Same>, _>()?,
                12 => field12 = source.value::<Option<rt::Same>, _>()?,
                13 => field13 = source.value::<Option<rt::Quantity>, _>()?,
                14 => field14 = source.value::<Option<rt::Same>, _>()?,
                15 => field15 = Some(source.value::<rt::Same, _>()?),
                16 => field16 = Some(source.value::<rt::Same, _>()?),
                17 => field17 = source.value::<Option<rt::Same>, _>()?,
                18 => field18 = Some(source.value::<rt::Same, _>()?),
                19 => field19 = source.value::<Option<rt::Quantity>, _>()?,
                20 => field20 = source.value::<Option<rt::Quantity>, _>()?,
                21 => field21 = Some(source.value::<rt::Same, _>()?),
                22 => field22 = Some(source.value::<rt::Quantity, _>()?),
                23 => field23 = source.value::<Option<rt::Quantity>, _>()?,
                24 => field24 = Some(source.value::<rt::Same, _>()?),
                25 => field25 = Some(source.value::<rt::Same, _>()?),
                26 => field26 = Some(source.value::<rt::Same, _>()?),
                27 => field27 = source.value::<Option<rt::Same>, _>()?,
                28 => field28 = source.value::<Option<rt::Same>, _>()?,
                _ => source.skip()?,
            }
        }
        Ok(Self {
            base_fee_per_gas: field0,
            blob_gas_used: field1,
            block_access_list_hash: field2,
            difficulty: field3,
            excess_blob_gas: field4,
            extra_data: rt::need(field5, "extraData")?,
            gas_limit: rt::need(field6, "gasLimit")?,
            gas_used: rt::need(field7, "gasUsed")?,
            hash: field8,
            logs_bloom: rt::need(field9, "logsBloom")?,
            miner: field10,
            mix_hash: field11,
            nonce: field12,
            number: field13,
            parent_beacon_block_root: field14,
            parent_hash: rt::need(field15, "parentHash")?,
            receipts_root: rt::need(field16, "receiptsRoot")?,
            requests_hash: field17,
            sha3_uncles: rt::need(field18, "sha3Uncles")?,
            size: field19,
            slot_number: field20,
            state_root: rt::need(field21, "stateRoot")?,
            timestamp: rt::need(field22, "timestamp")?,
            total_difficulty: field23,
            transactions: rt::need(field24, "transactions")?,
            transactions_root: rt::need(field25, "transactionsRoot")?,
            uncles: rt::need(field26, "uncles")?,
            withdrawals: field27,
            withdrawals_root: field28,
        })
    }
}
rt::object!(Block);
/// A block by its hash, in the object form of EIP-1898, which can also insist that the block is canonical.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct BlockHashId {
    /// Keccak-256 of the block's RLP header.
    pub block_hash: rt::B256,
    /// If true, the node answers with an error when the block is known but is not on the canonical chain. Taken as false when absent.
    pub require_canonical: Option<bool>,
}
impl BlockHashId {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(block_hash: rt::B256) -> Self {
        Self {
            block_hash,
            require_canonical: None,
        }
    }
    /// Sets `require_canonical`.
    #[must_use]
    pub fn with_require_canonical(mut self, require_canonical: bool) -> Self {
        self.require_canonical = Some(require_canonical);
        self
    }
}
impl rt::Serialize for BlockHashId {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "blockHash", &self.block_hash)?;
        rt::put_some::<
            rt::Same,
            _,
            _,
        >(&mut map, "requireCanonical", &self.require_canonical)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for BlockHashId {
    const NAME: &'static str = "BlockHashId";
    fn key(key: &str) -> usize {
        match key {
            "blockHash" => 0,
            "requireCanonical" => 1,
            _ => rt::OTHER,
        }
    }
    fn read<S: rt::Source<'de>>(source: &mut S) -> Result<Self, S::Error> {
        let mut field0 = None;
        let mut field1 = None;
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = Some(source.value::<rt::Same, _>()?),
                1 => field1 = source.value::<Option<rt::Same>, _>()?,
                _ => source.skip()?,
            }
        }
        Ok(Self {
            block_hash: rt::need(field0, "blockHash")?,
            require_canonical: field1,
        })
    }
}
rt::object!(BlockHashId);
/// The block at whose end a piece of state is read: by height, tag or hash, or by one of the object forms of EIP-1898.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum BlockId {
    /// An unsigned integer of up to 64 bits as hex without leading zeros; zero is `0x0`.
    Number(u64),
    /// A block named by its standing. `earliest`: the oldest block that the node holds. `finalized`: can't be reverted without slashing a third of the stake. `safe`: justified, so unlikely to be reverted. `latest`: the head of the canonical chain. `pending`: a block that the node would build on the head from its own pool.
    Tag(BlockTag),
    /// A 32-byte Keccak-256 digest or Merkle root, always written with all 64 hex digits.
    Hash(rt::B256),
    /// A block by its hash, in the object form of EIP-1898, which can also insist that the block is canonical.
    ByHash(BlockHashId),
    /// A block by its height or standing, in the object form of EIP-1898.
    ByNumber(BlockNumberId),
}
impl From<BlockHashId> for BlockId {
    fn from(value: BlockHashId) -> Self {
        Self::ByHash(value)
    }
}
impl From<BlockNumberId> for BlockId {
    fn from(value: BlockNumberId) -> Self {
        Self::ByNumber(value)
    }
}
impl From<BlockTag> for BlockId {
    fn from(value: BlockTag) -> Self {
        Self::Tag(value)
    }
}
impl From<rt::B256> for BlockId {
    fn from(value: rt::B256) -> Self {
        Self::Hash(value)
    }
}
impl From<u64> for BlockId {
    fn from(value: u64) -> Self {
        Self::Number(value)
    }
}
impl rt::Serialize for BlockId {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        match self {
            Self::Number(value) => rt::write::<rt::Quantity, _, _>(value, serializer),
            Self::Tag(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::Hash(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::ByHash(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::ByNumber(value) => rt::write::<rt::Same, _, _>(value, serializer),
        }
    }
}
impl<'de> rt::Union<'de> for BlockId {
    const NAME: &'static str = "BlockId";
    const EXPECTED: &'static str = "a hex quantity or tag or 32 bytes in hex or by hash or by number";
    fn string<E: rt::Error>(value: &str) -> Result<Self, E> {
        if let Some(found) = <BlockTag as rt::Texts>::known(value).map(Self::Tag) {
            return Ok(found);
        }
        if let Some(found) = rt::text::<rt::Same, _, rt::Misfit>(value)
            .ok()
            .map(Self::Hash)
        {
            return Ok(found);
        }
        rt::text::<rt::Quantity, _, E>(value).map(Self::Number)
    }
    fn object<A: rt::MapAccess<'de>>(map: A) -> Result<Self, A::Error> {
        let mut source = rt::Replay::new(map);
        source.hold_all()?;
        if source.has("blockHash") {
            return rt::Object::read(&mut source).map(Self::ByHash);
        }
        if source.has("blockNumber") {
            return rt::Object::read(&mut source).map(Self::ByNumber);
        }
        Err(rt::unexpected_object(Self::EXPECTED))
    }
}
rt::union!(BlockId);
/// A block by its height or standing, in the object form of EIP-1898.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct BlockNumberId {
    /// Height or tag of a block of the canonical chain.
    pub block_number: BlockNumberOrTag,
}
impl BlockNumberId {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(block_number: impl Into<BlockNumberOrTag>) -> Self {
        Self {
            block_number: block_number.into(),
        }
    }
}
impl rt::Serialize for BlockNumberId {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "blockNumber", &self.block_number)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for BlockNumberId {
    const NAME: &'static str = "BlockNumberId";
    fn key(key: &str) -> usize {
        match key {
            "blockNumber" => 0,
            _ => rt::OTHER,
        }
    }
    fn read<S: rt::Source<'de>>(source: &mut S) -> Result<Self, S::Error> {
        let mut field0 = None;
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = Some(source.value::<rt::Same, _>()?),
                _ => source.skip()?,
            }
        }
        Ok(Self {
            block_number: rt::need(field0, "blockNumber")?,
        })
    }
}
rt::object!(BlockNumberId);
/// A block of the canonical chain, by its height or by its standing.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum BlockNumberOrTag {
    /// An unsigned integer of up to 64 bits as hex without leading zeros; zero is `0x0`.
    Number(u64),
    /// A block named by its standing. `earliest`: the oldest block that the node holds. `finalized`: can't be reverted without slashing a third of the stake. `safe`: justified, so unlikely to be reverted. `latest`: the head of the canonical chain. `pending`: a block that the node would build on the head from its own pool.
    Tag(BlockTag),
}
impl From<BlockTag> for BlockNumberOrTag {
    fn from(value: BlockTag) -> Self {
        Self::Tag(value)
    }
}
impl From<u64> for BlockNumberOrTag {
    fn from(value: u64) -> Self {
        Self::Number(value)
    }
}
impl rt::Serialize for BlockNumberOrTag {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        match self {
            Self::Number(value) => rt::write::<rt::Quantity, _, _>(value, serializer),
            Self::Tag(value) => rt::write::<rt::Same, _, _>(value, serializer),
        }
    }
}
impl<'de> rt::Union<'de> for BlockNumberOrTag {
    const NAME: &'static str = "BlockNumberOrTag";
    const EXPECTED: &'static str = "a hex quantity or tag";
    fn string<E: rt::Error>(value: &str) -> Result<Self, E> {
        if let Some(found) = <BlockTag as rt::Texts>::known(value).map(Self::Tag) {
            return Ok(found);
        }
        rt::text::<rt::Quantity, _, E>(value).map(Self::Number)
    }
}
rt::union!(BlockNumberOrTag);
/// How the block that a simulation runs in differs from the one the node would use. Keys left out follow from the parent block.
#[derive(Clone, Debug, PartialEq, Default)]
#[non_exhaustive]
pub struct BlockOverrides {
    /// What each unit of gas burns.
    ///
    /// Unit: wei.
    pub base_fee_per_gas: Option<rt::U256>,
    /// Root of the parent beacon block. Read by geth and its relatives only.
    pub beacon_root: Option<rt::B256>,
    /// What each unit of blob gas burns.
    ///
    /// Unit: wei.
    pub blob_base_fee: Option<rt::U256>,
    /// Proof-of-work difficulty, for chains that have one. Read by geth and its relatives only.
    ///
    /// Unit: hashes.
    pub difficulty: Option<rt::U256>,
    /// The account that is paid the fees, which contracts see as `COINBASE`.
    pub fee_recipient: Option<rt::Address>,
    /// Most gas that the block's calls may use together.
    ///
    /// Unit: gas.
    pub gas_limit: Option<u64>,
    /// Height. Over several simulated blocks it must rise; gaps are filled with empty blocks.
    pub number: Option<u64>,
    /// Randomness that contracts see as `PREVRANDAO`.
    pub prev_randao: Option<rt::B256>,
    /// Timestamp. Over several simulated blocks it must rise.
    ///
    /// Unit: seconds since the Unix epoch.
    pub time: Option<u64>,
    /// Validator withdrawals that the block pays out.
    pub withdrawals: Option<Vec<Withdrawal>>,
}
impl BlockOverrides {
    /// Nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
    /// Sets `base_fee_per_gas`.
    #[must_use]
    pub fn with_base_fee_per_gas(mut self, base_fee_per_gas: rt::U256) -> Self {
        self.base_fee_per_gas = Some(base_fee_per_gas);
        self
    }
    /// Sets `beacon_root`.
    #[must_use]
    pub fn with_beacon_root(mut self, beacon_root: rt::B256) -> Self {
        self.beacon_root = Some(beacon_root);
        self
    }
    /// Sets `blob_base_fee`.
    #[must_use]
    pub fn with_blob_base_fee(mut self, blob_base_fee: rt::U256) -> Self {
        self.blob_base_fee = Some(blob_base_fee);
        self
    }
    /// Sets `difficulty`.
    #[must_use]
    pub fn with_difficulty(mut self, difficulty: rt::U256) -> Self {
        self.difficulty = Some(difficulty);
        self
    }
    /// Sets `fee_recipient`.
    #[must_use]
    pub fn with_fee_recipient(mut self, fee_recipient: rt::Address) -> Self {
        self.fee_recipient = Some(fee_recipient);
        self
    }
    /// Sets `gas_limit`.
    #[must_use]
    pub fn with_gas_limit(mut self, gas_limit: u64) -> Self {
        self.gas_limit = Some(gas_limit);
        self
    }
    /// Sets `number`.
    #[must_use]
    pub fn with_number(mut self, number: u64) -> Self {
        self.number = Some(number);
        self
    }
    /// Sets `prev_randao`.
    #[must_use]
    pub fn with_prev_randao(mut self, prev_randao: rt::B256) -> Self {
        self.prev_randao = Some(prev_randao);
        self
    }
    /// Sets `time`.
    #[must_use]
    pub fn with_time(mut self, time: u64) -> Self {
        self.time = Some(time);
        self
    }
    /// Sets `withdrawals`.
    #[must_use]
    pub fn with_withdrawals(mut self, withdrawals: Vec<Withdrawal>) -> Self {
        self.withdrawals = Some(withdrawals);
        self
    }
}
impl rt::Serialize for BlockOverrides {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put_some::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "baseFeePerGas", &self.base_fee_per_gas)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "beaconRoot", &self.beacon_root)?;
        rt::put_some::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "blobBaseFee", &self.blob_base_fee)?;
        rt::put_some::<rt::Quantity, _, _>(&mut map, "difficulty", &self.difficulty)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "feeRecipient", &self.fee_recipient)?;
        rt::put_some::<rt::Quantity, _, _>(&mut map, "gasLimit", &self.gas_limit)?;
        rt::put_some::<rt::Quantity, _, _>(&mut map, "number", &self.number)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "prevRandao", &self.prev_randao)?;
        rt::put_some::<rt::Quantity, _, _>(&mut map, "time", &self.time)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "withdrawals", &self.withdrawals)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for BlockOverrides {
    const NAME: &'static str = "BlockOverrides";
    fn key(key: &str) -> usize {
        match key {
            "baseFeePerGas" => 0,
            "beaconRoot" => 1,
            "blobBaseFee" => 2,
            "difficulty" => 3,
            "feeRecipient" => 4,
            "gasLimit" => 5,
            "number" => 6,
            "prevRandao" => 7,
            "time" => 8,
            "withdrawals" => 9,
            _ => rt::OTHER,
        }
    }
    fn read<S: rt::Source<'de>>(source: &mut S) -> Result<Self, S::Error> {
        let mut field0 = None;
        let mut field1 = None;
        let mut field2 = None;
        let mut field3 = None;
        let mut field4 = None;
        let mut field5 = None;
        let mut field6 = None;
        let mut field7 = None;
        let mut field8 = None;
        let mut field9 = None;
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = source.value::<Option<rt::Quantity>, _>()?,
                1 => field1 = source.value::<Option<rt::Same>, _>()?,
                2 => field2 = source.value::<Option<rt::Quantity>, _>()?,
                3 => field3 = source.value::<Option<rt::Quantity>, _>()?,
                4 => field4 = source.value::<Option<rt::Same>, _>()?,
                5 => field5 = source.value::<Option<rt::Quantity>, _>()?,
                6 => field6 = source.value::<Option<rt::Quantity>, _>()?,
                7 => field7 = source.value::<Option<rt::Same>, _>()?,
                8 => field8 = source.value::<Option<rt::Quantity>, _>()?,
                9 => field9 = source.value::<Option<rt::Same>, _>()?,
                _ => source.skip()?,
            }
        }
        Ok(Self {
            base_fee_per_gas: field0,
            beacon_root: field1,
            blob_base_fee: field2,
            difficulty: field3,
            fee_recipient: field4,
            gas_limit: field5,
            number: field6,
            prev_randao: field7,
            time: field8,
            withdrawals: field9,
        })
    }
}
rt::object!(BlockOverrides);
/// A block named by its standing. `earliest`: the oldest block that the node holds. `finalized`: can't be reverted without slashing a third of the stake. `safe`: justified, so unlikely to be reverted. `latest`: the head of the canonical chain. `pending`: a block that the node would build on the head from its own pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum BlockTag {
    /// `earliest`
    Earliest,
    /// `finalized`
    Finalized,
    /// `latest`
    Latest,
    /// `pending`
    Pending,
    /// `safe`
    Safe,
}
impl rt::Texts for BlockTag {
    const NAME: &'static str = "BlockTag";
    const TEXTS: &'static [&'static str] = &[
        "earliest",
        "finalized",
        "latest",
        "pending",
        "safe",
    ];
    fn known(text: &str) -> Option<Self> {
        Some(
            match text {
                "earliest" => Self::Earliest,
                "finalized" => Self::Finalized,
                "latest" => Self::Latest,
                "pending" => Self::Pending,
                "safe" => Self::Safe,
                _ => return None,
            },
        )
    }
    fn unknown(_: &str) -> Option<Self> {
        None
    }
    fn text(&self) -> &str {
        match self {
            Self::Earliest => "earliest",
            Self::Finalized => "finalized",
            Self::Latest => "latest",
            Self::Pending => "pending",
            Self::Safe => "safe",
        }
    }
}
rt::texts!(BlockTag);
/// A block's transactions, in order: hashes only, or in full when the request asked for that. An empty list reads as hashes.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum BlockTransactions {
    /// `Hashes`: a list.
    Hashes(Vec<rt::B256>),
    /// `Full`: a list.
    Full(Vec<Transaction>),
}
impl From<Vec<Transaction>> for BlockTransactions {
    fn from(value: Vec<Transaction>) -> Self {
        Self::Full(value)
    }
}
impl From<Vec<rt::B256>> for BlockTransactions {
    fn from(value: Vec<rt::B256>) -> Self {
        Self::Hashes(value)
    }
}
impl rt::Serialize for BlockTransactions {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        match self {
            Self::Hashes(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::Full(value) => rt::write::<rt::Same, _, _>(value, serializer),
        }
    }
}
impl<'de> rt::Union<'de> for BlockTransactions {
    const NAME: &'static str = "BlockTransactions";
    const EXPECTED: &'static str = "hashes or full";
    fn array<A: rt::SeqAccess<'de>>(mut items: A) -> Result<Self, A::Error> {
        let Some(first) = items.next_element::<rt::Held<'de>>()? else {
            return Ok(Self::Hashes(Vec::new()));
        };
        match first.kind() {
            rt::Kind::String => {
                rt::rest::<rt::Same, _, _>(first, items).map(Self::Hashes)
            }
            rt::Kind::Object => rt::rest::<rt::Same, _, _>(first, items).map(Self::Full),
            _ => Err(rt::unexpected_item(Self::EXPECTED)),
        }
    }
}
rt::union!(BlockTransactions);
/// A signed transaction with a fee cap and a tip instead of one gas price (EIP-1559). The usual kind today.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct FeeMarketTransaction {
    /// Accounts and slots that the sender paid for up front; often empty.
    pub access_list: Vec<AccessListEntry>,
    /// The block that holds the transaction; absent or null while the transaction is pending.
    pub block_hash: Option<rt::B256>,
    /// Height of that block; absent or null while the transaction is pending.
    pub block_number: Option<u64>,
    /// Time of that block. A newer key that several nodes don't send yet; absent or null while the transaction is pending.
    ///
    /// Unit: seconds since the Unix epoch.
    pub block_timestamp: Option<u64>,
    /// The chain that the signature holds for.
    pub chain_id: u64,
    /// The sender, recovered by the node from the signature.
    pub from: rt::Address,
    /// Upper bound that the sender set on the gas used; what was really used is in the receipt.
    ///
    /// Unit: gas.
    pub gas: u64,
    /// Price really paid for each unit of gas once the transaction is in a block; before that, most nodes repeat `maxFeePerGas`.
    ///
    /// Unit: wei.
    pub gas_price: Option<rt::U256>,
    /// Keccak-256 of the signed transaction's encoding; what the transaction is looked up by.
    pub hash: rt::B256,
    /// Call data, or the init code of a new contract; `0x` for a plain transfer.
    pub input: rt::Bytes,
    /// Most that the sender pays for each unit of gas, base fee and tip together.
    ///
    /// Unit: wei.
    pub max_fee_per_gas: rt::U256,
    /// Most that goes to the block's proposer for each unit of gas, on top of the base fee.
    ///
    /// Unit: wei.
    pub max_priority_fee_per_gas: rt::U256,
    /// Number of transactions that the sender had sent before this one.
    pub nonce: u64,
    /// First half of the secp256k1 signature; zero for a simulated transaction.
    pub r: rt::U256,
    /// Second half of the secp256k1 signature; zero for a simulated transaction.
    pub s: rt::U256,
    /// The account called; null when the transaction creates a contract.
    pub to: Option<rt::Address>,
    /// Position in that block, counted from zero; absent or null while the transaction is pending.
    pub transaction_index: Option<u64>,
    /// The same as `yParity`, under the name that older clients expect.
    pub v: Option<rt::U256>,
    /// Ether moved from `from` to `to`.
    ///
    /// Unit: wei.
    pub value: rt::U256,
    /// Parity of the signature point's y coordinate: 0 even, 1 odd. Some nodes send only `v`.
    pub y_parity: Option<u8>,
}
impl FeeMarketTransaction {
    /// What is always there; the rest is not set.
    #[expect(clippy::too_many_arguments, reason = "the document requires that many")]
    #[must_use]
    pub fn new(
        access_list: Vec<AccessListEntry>,
        chain_id: u64,
        from: rt::Address,
        gas: u64,
        hash: rt::B256,
        input: impl Into<rt::Bytes>,
        max_fee_per_gas: rt::U256,
        max_priority_fee_per_gas: rt::U256,
        nonce: u64,
        r: rt::U256,
        s: rt::U256,
        value: rt::U256,
    ) -> Self {
        Self {
            access_list,
            chain_id,
            from,
            gas,
            hash,
            input: input.into(),
            max_fee_per_gas,
            max_priority_fee_per_gas,
            nonce,
            r,
            s,
            value,
            block_hash: None,
            block_number: None,
            block_timestamp: None,
            gas_price: None,
            to: None,
            transaction_index: None,
            v: None,
            y_parity: None,
        }
    }
}
impl rt::Serialize for FeeMarketTransaction {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "accessList", &self.access_list)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "blockHash", &self.block_hash)?;
        rt::put_some::<rt::Quantity, _, _>(&mut map, "blockNumber", &self.block_number)?;
        rt::put_some::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "blockTimestamp", &self.block_timestamp)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "chainId", &self.chain_id)?;
        rt::put::<rt::Same, _, _>(&mut map, "from", &self.from)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "gas", &self.gas)?;
        rt::put_some::<rt::Quantity, _, _>(&mut map, "gasPrice", &self.gas_price)?;
        rt::put::<rt::Same, _, _>(&mut map, "hash", &self.hash)?;
        rt::put::<rt::Same, _, _>(&mut map, "input", &self.input)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "maxFeePerGas", &self.max_fee_per_gas)?;
        rt::put::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "maxPriorityFeePerGas", &self.max_priority_fee_per_gas)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "nonce", &self.nonce)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "r", &self.r)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "s", &self.s)?;
        rt::put::<Option<rt::Same>, _, _>(&mut map, "to", &self.to)?;
        rt::put_some::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "transactionIndex", &self.transaction_index)?;
        map.serialize_entry("type", &"0x2")?;
        rt::put_some::<rt::Quantity, _, _>(&mut map, "v", &self.v)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "value", &self.value)?;
        rt::put_some::<rt::Quantity, _, _>(&mut map, "yParity", &self.y_parity)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for FeeMarketTransaction {
    const NAME: &'static str = "FeeMarketTransaction";
    fn key(key: &str) -> usize {
        match key {
            "accessList" => 0,
            "blockHash" => 1,
            "blockNumber" => 2,
            "blockTimestamp" => 3,
            "chainId" => 4,
            "from" => 5,
            "gas" => 6,
            "gasPrice" => 7,
            "hash" => 8,
            "input" => 9,
            "maxFeePerGas" => 10,
            "maxPriorityFeePerGas" => 11,
            "nonce" => 12,
            "r" => 13,
            "s" => 14,
            "to" => 15,
            "transactionIndex" => 16,
            "v" => 17,
            "value" => 18,
            "yParity" => 19,
            "type" => 20,
            _ => rt::OTHER,
        }
    }
    fn read<S: rt::Source<'de>>(source: &mut S) -> Result<Self, S::Error> {
        let mut field0 = None;
        let mut field1 = None;
        let mut field2 = None;
        let mut field3 = None;
        let mut field4 = None;
        let mut field5 = None;
        let mut field6 = None;
        let mut field7 = None;
        let mut field8 = None;
        let mut field9 = None;
        let mut field10 = None;
        let mut field11 = None;
        let mut field12 = None;
        let mut field13 = None;
        let mut field14 = None;
        let mut field15 = None;
        let mut field16 = None;
        let mut field17 = None;
        let mut field18 = None;
        let mut field19 = None;
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = Some(source.value::<rt::Same, _>()?),
                1 => field1 = source.value::<Option<rt::Same>, _>()?,
                2 => field2 = source.value::<Option<rt::Quantity>, _>()?,
                3 => field3 = source.value::<Option<rt::Quantity>, _>()?,
                4 => field4 = Some(source.value::<rt::Quantity, _>()?),
                5 => field5 = Some(source.value::<rt::Same, _>()?),
                6 => field6 = Some(source.value::<rt::Quantity, _>()?),
                7 => field7 = source.value::<Option<rt::Quantity>, _>()?,
                8 => field8 = Some(source.value::<rt::Same, _>()?),
                9 => field9 = Some(source.value::<rt::Same, _>()?),
                10 => field10 = Some(source.value::<rt::Quantity, _>()?),
                11 => field11 = Some(source.value::<rt::Quantity, _>()?),
                12 => field12 = Some(source.value::<rt::Quantity, _>()?),
                13 => field13 = Some(source.value::<rt::Quantity, _>()?),
                14 => field14 = Some(source.value::<rt::Quantity, _>()?),
                15 => field15 = source.value::<Option<rt::Same>, _>()?,
                16 => field16 = source.value::<Option<rt::Quantity>, _>()?,
                17 => field17 = source.value::<Option<rt::Quantity>, _>()?,
                18 => field18 = Some(source.value::<rt::Quantity, _>()?),
                19 => field19 = source.value::<Option<rt::Quantity>, _>()?,
                20 => source.constant("0x2")?,
                _ => source.skip()?,
            }
        }
        Ok(Self {
            access_list: rt::need(field0, "accessList")?,
            block_hash: field1,
            block_number: field2,
            block_timestamp: field3,
            chain_id: rt::need(field4, "chainId")?,
            from: rt::need(field5, "from")?,
            gas: rt::need(field6, "gas")?,
            gas_price: field7,
            hash: rt::need(field8, "hash")?,
            input: rt::need(field9, "input")?,
            max_fee_per_gas: rt::need(field10, "maxFeePerGas")?,
            max_priority_fee_per_gas: rt::need(field11, "maxPriorityFeePerGas")?,
            nonce: rt::need(field12, "nonce")?,
            r: rt::need(field13, "r")?,
            s: rt::need(field14, "s")?,
            to: field15,
            transaction_index: field16,
            v: field17,
            value: rt::need(field18, "value")?,
            y_parity: field19,
        })
    }
}
rt::object!(FeeMarketTransaction);
/// A block without its transactions: what a subscription to new heads delivers, and what is known of an uncle.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Header {
    /// What each unit of gas burns in this block; absent before the London fork.
    ///
    /// Unit: wei.
    pub base_fee_per_gas: Option<rt::U256>,
    /// Blob gas that the block's transactions used; absent before the Cancun fork.
    ///
    /// Unit: gas.
    pub blob_gas_used: Option<u64>,
    /// Keccak-256 of the RLP block access list (EIP-7928); absent before the Amsterdam fork.
    pub block_access_list_hash: Option<rt::B256>,
    /// Proof-of-work difficulty; zero since the merge.
    ///
    /// Unit: hashes.
    pub difficulty: Option<rt::U256>,
    /// Running surplus of blob gas over the target, from which the blob base fee follows; absent before the Cancun fork.
    ///
    /// Unit: gas.
    pub excess_blob_gas: Option<u64>,
    /// Whatever the maker put in, at most 32 bytes on the main network.
    pub extra_data: rt::Bytes,
    /// Most gas that the block's transactions may use together.
    ///
    /// Unit: gas.
    pub gas_limit: u64,
    /// Gas that the block's transactions used together.
    ///
    /// Unit: gas.
    pub gas_used: u64,
    /// Keccak-256 of the block's RLP header.
    pub hash: rt::B256,
    /// Filter over the addresses and topics of all logs in the block.
    pub logs_bloom: rt::FixedBytes<256>,
    /// The account that is paid the fees: the proposer's fee recipient, formerly the miner.
    pub miner: rt::Address,
    /// The beacon chain's randomness (`prevRandao`) since the merge; before it, part of the proof of work.
    pub mix_hash: Option<rt::B256>,
    /// Part of the proof of work; all zeros since the merge.
    pub nonce: Option<rt::FixedBytes<8>>,
    /// Height, counted from zero at genesis.
    pub number: u64,
    /// Root of the parent beacon block; absent before the Cancun fork.
    pub parent_beacon_block_root: Option<rt::B256>,
    /// The block that this one is built on.
    pub parent_hash: rt::B256,
    /// Root of the trie of the block's receipts.
    pub receipts_root: rt::B256,
    /// SHA-256 commitment to the requests to the consensus layer (EIP-7685); absent before the Prague fork.
    pub requests_hash: Option<rt::B256>,
    /// Keccak-256 of the RLP list of uncle headers; a constant since the merge.
    pub sha3_uncles: rt::B256,
    /// Length of the block's RLP encoding. Sent for uncles, and by few nodes with new heads.
    ///
    /// Unit: bytes.
    pub size: Option<u64>,
    /// Beacon chain slot of the block (EIP-7843); absent before the Amsterdam fork.
    pub slot_number: Option<u64>,
    /// Root of the state trie after the block.
    pub state_root: rt::B256,
    /// When the block was made, as its maker states it.
    ///
    /// Unit: seconds since the Unix epoch.
    pub timestamp: u64,
    /// Difficulty of the chain up to and including this block. Many nodes no longer send it.
    ///
    /// Unit: hashes.
    pub total_difficulty: Option<rt::U256>,
    /// Hashes of the block's transactions. Not part of a header, but hardhat sends it with new heads.
    pub transactions: Option<BlockTransactions>,
    /// Root of the trie of the block's transactions.
    pub transactions_root: rt::B256,
    /// Hashes of the uncle headers; empty since the merge. Sent for uncles, and by few nodes with new heads.
    pub uncles: Option<Vec<rt::B256>>,
    /// Validator withdrawals that the block pays out; absent before the Shanghai fork. Not part of a header, but hardhat sends it with new heads.
    pub withdrawals: Option<Vec<Withdrawal>>,
    /// Root of the trie of withdrawals; absent before the Shanghai fork.
    pub withdrawals_root: Option<rt::B256>,
}
impl Header {
    /// What is always there; the rest is not set.
    #[expect(clippy::too_many_arguments, reason = "the document requires that many")]
    #[must_use]
    pub fn new(
        extra_data: impl Into<rt::Bytes>,
        gas_limit: u64,
        gas_used: u64,
        hash: rt::B256,
        logs_bloom: rt::FixedBytes<256>,
        miner: rt::Address,
        number: u64,
        parent_hash: rt::B256,
        receipts_root: rt::B256,
        sha3_uncles: rt::B256,
        state_root: rt::B256,
        timestamp: u64,
        transactions_root: rt::B256,
    ) -> Self {
        Self {
            extra_data: extra_data.into(),
            gas_limit,
            gas_used,
            hash,
            logs_bloom,
            miner,
            number,
            parent_hash,
            receipts_root,
            sha3_uncles,
            state_root,
            timestamp,
            transactions_root,
            base_fee_per_gas: None,
            blob_gas_used: None,
            block_access_list_hash: None,
            difficulty: None,
            excess_blob_gas: None,
            mix_hash: None,
            nonce: None,
            parent_beacon_block_root: None,
            requests_hash: None,
            size: None,
            slot_number: None,
            total_difficulty: None,
            transactions: None,
            uncles: None,
            withdrawals: None,
            withdrawals_root: None,
        }
    }
}
impl rt::Serialize for Header {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put_some::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "baseFeePerGas", &self.base_fee_per_gas)?;
        rt::put_some::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "blobGasUsed", &self.blob_gas_used)?;
        rt::put_some::<
            rt::Same,
            _,
            _,
        >(&mut map, "blockAccessListHash", &self.block_access_list_hash)?;
        rt::put_some::<rt::Quantity, _, _>(&mut map, "difficulty", &self.difficulty)?;
        rt::put_some::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "excessBlobGas", &self.excess_blob_gas)?;
        rt::put::<rt::Same, _, _>(&mut map, "extraData", &self.extra_data)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "gasLimit", &self.gas_limit)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "gasUsed", &self.gas_used)?;
        rt::put::<rt::Same, _, _>(&mut map, "hash", &self.hash)?;
        rt::put::<rt::Same, _, _>(&mut map, "logsBloom", &self.logs_bloom)?;
        rt::put::<rt::Same, _, _>(&mut map, "miner", &self.miner)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "mixHash", &self.mix_hash)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "nonce", &self.nonce)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "number", &self.number)?;
        rt::put_some::<
            rt::Same,
            _,
            _,
        >(&mut map, "parentBeaconBlockRoot", &self.parent_beacon_block_root)?;
        rt::put::<rt::Same, _, _>(&mut map, "parentHash", &self.parent_hash)?;
        rt::put::<rt::Same, _, _>(&mut map, "receiptsRoot", &self.receipts_root)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "requestsHash", &self.requests_hash)?;
        rt::put::<rt::Same, _, _>(&mut map, "sha3Uncles", &self.sha3_uncles)?;
        rt::put_some::<rt::Quantity, _, _>(&mut map, "size", &self.size)?;
        rt::put_some::<rt::Quantity, _, _>(&mut map, "slotNumber", &self.slot_number)?;
        rt::put::<rt::Same, _, _>(&mut map, "stateRoot", &self.state_root)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "timestamp", &self.timestamp)?;
        rt::put_some::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "totalDifficulty", &self.total_difficulty)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "transactions", &self.transactions)?;
        rt::put::<
            rt::Same,
            _,
            _,
        >(&mut map, "transactionsRoot", &self.transactions_root)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "uncles", &self.uncles)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "withdrawals", &self.withdrawals)?;
        rt::put_some::<
            rt::Same,
            _,
            _,
        >(&mut map, "withdrawalsRoot", &self.withdrawals_root)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for Header {
    const NAME: &'static str = "Header";
    fn key(key: &str) -> usize {
        match key {
            "baseFeePerGas" => 0,
            "blobGasUsed" => 1,
            "blockAccessListHash" => 2,
            "difficulty" => 3,
            "excessBlobGas" => 4,
            "extraData" => 5,
            "gasLimit" => 6,
            "gasUsed" => 7,
            "hash" => 8,
            "logsBloom" => 9,
            "miner" => 10,
            "mixHash" => 11,
            "nonce" => 12,
            "number" => 13,
            "parentBeaconBlockRoot" => 14,
            "parentHash" => 15,
            "receiptsRoot" => 16,
            "requestsHash" => 17,
            "sha3Uncles" => 18,
            "size" => 19,
            "slotNumber" => 20,
            "stateRoot" => 21,
            "timestamp" => 22,
            "totalDifficulty" => 23,
            "transactions" => 24,
            "transactionsRoot" => 25,
            "uncles" => 26,
            "withdrawals" => 27,
            "withdrawalsRoot" => 28,
            _ => rt::OTHER,
        }
    }
    fn read<S: rt::Source<'de>>(source: &mut S) -> Result<Self, S::Error> {
        let mut field0 = None;
        let mut field1 = None;
        let mut field2 = None;
        let mut field3 = None;
        let mut field4 = None;
        let mut field5 = None;
        let mut field6 = None;
        let mut field7 = None;
        let mut field8 = None;
        let mut field9 = None;
        let mut field10 = None;
        let mut field11 = None;
        let mut field12 = None;
        let mut field13 = None;
        let mut field14 = None;
        let mut field15 = None;
        let mut field16 = None;
        let mut field17 = None;
        let mut field18 = None;
        let mut field19 = None;
        let mut field20 = None;
        let mut field21 = None;
        let mut field22 = None;
        let mut field23 = None;
        let mut field24 = None;
        let mut field25 = None;
        let mut field26 = None;
        let mut field27 = None;
        let mut field28 = None;
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = source.value::<Option<rt::Quantity>, _>()?,
                1 => field1 = source.value::<Option<rt::Quantity>, _>()?,
                2 => field2 = source.value::<Option<rt::Same>, _>()?,
                3 => field3 = source.value::<Option<rt::Quantity>, _>()?,
                4 => field4 = source.value::<Option<rt::Quantity>, _>()?,
                5 => field5 = Some(source.value::<rt::Same, _>()?),
                6 => field6 = Some(source.value::<rt::Quantity, _>()?),
                7 => field7 = Some(source.value::<rt::Quantity, _>()?),
                8 => field8 = Some(source.value::<rt::Same, _>()?),
                9 => field9 = Some(source.value::<rt::Same, _>()?),
                10 => field10 = Some(source.value::<rt::Same, _>()?),
                11 => field11 = source.value::<Option<rt::Same>, _>()?,
                12 => field12 = source.value::<Option<rt::Same>, _>()?,
                13 => field13 = Some(source.value::<rt::Quantity, _>()?),
                14 => field14 = source.value::<Option<rt::Same>, _>()?,
                15 => field15 = Some(source.value::<rt::Same, _>()?),
                16 => field16 = Some(source.value::<rt::Same, _>()?),
                17 => field17 = source.value::<Option<rt::Same>, _>()?,
                18 => field18 = Some(source.value::<rt::Same, _>()?),
                19 => field19 = source.value::<Option<rt::Quantity>, _>()?,
                20 => field20 = source.value::<Option<rt::Quantity>, _>()?,
                21 => field21 = Some(source.value::<rt::Same, _>()?),
                22 => field22 = Some(source.value::<rt::Quantity, _>()?),
                23 => field23 = source.value::<Option<rt::Quantity>, _>()?,
                24 => field24 = source.value::<Option<rt::Same>, _>()?,
                25 => field25 = Some(source.value::<rt::Same, _>()?),
                26 => field26 = source.value::<Option<rt::Same>, _>()?,
                27 => field27 = source.value::<Option<rt::Same>, _>()?,
                28 => field28 = source.value::<Option<rt::Same>, _>()?,
                _ => source.skip()?,
            }
        }
        Ok(Self {
            base_fee_per_gas: field0,
            blob_gas_used: field1,
            block_access_list_hash: field2,
            difficulty: field3,
            excess_blob_gas: field4,
            extra_data: rt::need(field5, "extraData")?,
            gas_limit: rt::need(field6, "gasLimit")?,
            gas_used: rt::need(field7, "gasUsed")?,
            hash: rt::need(field8, "hash")?,
            logs_bloom: rt::need(field9, "logsBloom")?,
            miner: rt::need(field10, "miner")?,
            mix_hash: field11,
            nonce: field12,
            number: rt::need(field13, "number")?,
            parent_beacon_block_root: field14,
            parent_hash: rt::need(field15, "parentHash")?,
            receipts_root: rt::need(field16, "receiptsRoot")?,
            requests_hash: field17,
            sha3_uncles: rt::need(field18, "sha3Uncles")?,
            size: field19,
            slot_number: field20,
            state_root: rt::need(field21, "stateRoot")?,
            timestamp: rt::need(field22, "timestamp")?,
            total_difficulty: field23,
            transactions: field24,
            transactions_root: rt::need(field25, "transactionsRoot")?,
            uncles: field26,
            withdrawals: field27,
            withdrawals_root: field28,
        })
    }
}
rt::object!(Header);
/// A signed transaction of the first kind: one gas price, no envelope, and a chain id only since EIP-155.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct LegacyTransaction {
    /// The block that holds the transaction; absent or null while the transaction is pending.
    pub block_hash: Option<rt::B256>,
    /// Height of that block; absent or null while the transaction is pending.
    pub block_number: Option<u64>,
    /// Time of that block. A newer key that several nodes don't send yet; absent or null while the transaction is pending.
    ///
    /// Unit: seconds since the Unix epoch.
    pub block_timestamp: Option<u64>,
    /// The chain that the signature holds for. Absent when the transaction was signed without replay protection (before EIP-155).
    pub chain_id: Option<u64>,
    /// The sender, recovered by the node from the signature.
    pub from: rt::Address,
    /// Upper bound that the sender set on the gas used; what was really used is in the receipt.
    ///
    /// Unit: gas.
    pub gas: u64,
    /// Price offered for each unit of gas, base fee included.
    ///
    /// Unit: wei.
    pub gas_price: rt::U256,
    /// Keccak-256 of the signed transaction's encoding; what the transaction is looked up by.
    pub hash: rt::B256,
    /// Call data, or the init code of a new contract; `0x` for a plain transfer.
    pub input: rt::Bytes,
    /// Number of transactions that the sender had sent before this one.
    pub nonce: u64,
    /// First half of the secp256k1 signature; zero for a simulated transaction.
    pub r: rt::U256,
    /// Second half of the secp256k1 signature; zero for a simulated transaction.
    pub s: rt::U256,
    /// The account called; null when the transaction creates a contract.
    pub to: Option<rt::Address>,
    /// Position in that block, counted from zero; absent or null while the transaction is pending.
    pub transaction_index: Option<u64>,
    /// Recovery value: 27 or 28, or 35 + 2 × chain id + y parity when the signature has replay protection.
    pub v: rt::U256,
    /// Ether moved from `from` to `to`.
    ///
    /// Unit: wei.
    pub value: rt::U256,
}
impl LegacyTransaction {
    /// What is always there; the rest is not set.
    #[expect(clippy::too_many_arguments, reason = "the document requires that many")]
    #[must_use]
    pub fn new(
        from: rt::Address,
        gas: u64,
        gas_price: rt::U256,
        hash: rt::B256,
        input: impl Into<rt::Bytes>,
        nonce: u64,
        r: rt::U256,
        s: rt::U256,
        v: rt::U256,
        value: rt::U256,
    ) -> Self {
        Self {
            from,
            gas,
            gas_price,
            hash,
            input: input.into(),
            nonce,
            r,
            s,
            v,
            value,
            block_hash: None,
            block_number: None,
            block_timestamp: None,
            chain_id: None,
            to: None,
            transaction_index: None,
        }
    }
}
impl rt::Serialize for LegacyTransaction {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "blockHash", &self.block_hash)?;
        rt::put_some::<rt::Quantity, _, _>(&mut map, "blockNumber", &self.block_number)?;
        rt::put_some::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "blockTimestamp", &self.block_timestamp)?;
        rt::put_some::<rt::Quantity, _, _>(&mut map, "chainId", &self.chain_id)?;
        rt::put::<rt::Same, _, _>(&mut map, "from", &self.from)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "gas", &self.gas)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "gasPrice", &self.gas_price)?;
        rt::put::<rt::Same, _, _>(&mut map, "hash", &self.hash)?;
        rt::put::<rt::Same, _, _>(&mut map, "input", &self.input)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "nonce", &self.nonce)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "r", &self.r)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "s", &self.s)?;
        rt::put::<Option<rt::Same>, _, _>(&mut map, "to", &self.to)?;
        rt::put_some::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "transactionIndex", &self.transaction_index)?;
        map.serialize_entry("type", &"0x0")?;
        rt::put::<rt::Quantity, _, _>(&mut map, "v", &self.v)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "value", &self.value)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for LegacyTransaction {
    const NAME: &'static str = "LegacyTransaction";
    fn key(key: &str) -> usize {
        match key {
            "blockHash" => 0,
            "blockNumber" => 1,
            "blockTimestamp" => 2,
            "chainId" => 3,
            "from" => 4,
            "gas" => 5,
            "gasPrice" => 6,
            "hash" => 7,
            "input" => 8,
            "nonce" => 9,
            "r" => 10,
            "s" => 11,
            "to" => 12,
            "transactionIndex" => 13,
            "v" => 14,
            "value" => 15,
            "type" => 16,
            _ => rt::OTHER,
        }
    }
    fn read<S: rt::Source<'de>>(source: &mut S) -> Result<Self, S::Error> {
        let mut field0 = None;
        let mut field1 = None;
        let mut field2 = None;
        let mut field3 = None;
        let mut field4 = None;
        let mut field5 = None;
        let mut field6 = None;
        let mut field7 = None;
        let mut field8 = None;
        let mut field9 = None;
        let mut field10 = None;
        let mut field11 = None;
        let mut field12 = None;
        let mut field13 = None;
        let mut field14 = None;
        let mut field15 = None;
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = source.value::<Option<rt::Same>, _>()?,
                1 => field1 = source.value::<Option<rt::Quantity>, _>()?,
                2 => field2 = source.value::<Option<rt::Quantity>, _>()?,
                3 => field3 = source.value::<Option<rt::Quantity>, _>()?,
                4 => field4 = Some(source.value::<rt::Same, _>()?),
                5 => field5 = Some(source.value::<rt::Quantity, _>()?),
                6 => field6 = Some(source.value::<rt::Quantity, _>()?),
                7 => field7 = Some(source.value::<rt::Same, _>()?),
                8 => field8 = Some(source.value::<rt::Same, _>()?),
                9 => field9 = Some(source.value::<rt::Quantity, _>()?),
                10 => field10 = Some(source.value::<rt::Quantity, _>()?),
                11 => field11 = Some(source.value::<rt::Quantity, _>()?),
                12 => field12 = source.value::<Option<rt::Same>, _>()?,
                13 => field13 = source.value::<Option<rt::Quantity>, _>()?,
                14 => field14 = Some(source.value::<rt::Quantity, _>()?),
                15 => field15 = Some(source.value::<rt::Quantity, _>()?),
                16 => source.constant("0x0")?,
                _ => source.skip()?,
            }
        }
        Ok(Self {
            block_hash: field0,
            block_number: field1,
            block_timestamp: field2,
            chain_id: field3,
            from: rt::need(field4, "from")?,
            gas: rt::need(field5, "gas")?,
            gas_price: rt::need(field6, "gasPrice")?,
            hash: rt::need(field7, "hash")?,
            input: rt::need(field8, "input")?,
            nonce: rt::need(field9, "nonce")?,
            r: rt::need(field10, "r")?,
            s: rt::need(field11, "s")?,
            to: field12,
            transaction_index: field13,
            v: rt::need(field14, "v")?,
            value: rt::need(field15, "value")?,
        })
    }
}
rt::object!(LegacyTransaction);
/// A point in time in seconds since the Unix epoch. The usual form is a hex quantity; anvil writes a plain JSON integer in receipts.
///
/// Unit: seconds since the Unix epoch.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum LenientTimestamp {
    /// An unsigned integer of up to 64 bits as hex without leading zeros; zero is `0x0`.
    Hex(u64),
    /// `Number`: an integer.
    Number(u64),
}
impl rt::Serialize for LenientTimestamp {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        match self {
            Self::Hex(value) => rt::write::<rt::Quantity, _, _>(value, serializer),
            Self::Number(value) => rt::write::<rt::Same, _, _>(value, serializer),
        }
    }
}
impl<'de> rt::Union<'de> for LenientTimestamp {
    const NAME: &'static str = "LenientTimestamp";
    const EXPECTED: &'static str = "a hex quantity or an integer";
    fn string<E: rt::Error>(value: &str) -> Result<Self, E> {
        rt::text::<rt::Quantity, _, E>(value).map(Self::Hex)
    }
    fn integer<E: rt::Error>(value: rt::Integer) -> Result<Self, E> {
        rt::scalar::<rt::Same, _, _, E>(value).map(Self::Number)
    }
}
rt::union!(LenientTimestamp);
/// One event that a contract emitted, with its place in the chain. The place is null while the transaction is pending.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Log {
    /// The contract that emitted the event.
    pub address: rt::Address,
    /// The block that holds the transaction; null while pending.
    pub block_hash: Option<rt::B256>,
    /// Height of that block; null while pending.
    pub block_number: Option<u64>,
    /// Time of that block. A newer key that several nodes don't send yet.
    ///
    /// Unit: seconds since the Unix epoch.
    pub block_timestamp: Option<u64>,
    /// The arguments that are not indexed, ABI-encoded.
    pub data: rt::Bytes,
    /// Position among all logs of the block, counted from zero; null while pending.
    pub log_index: Option<u64>,
    /// True when a reorganisation took the log out of the chain, which filters and subscriptions report. Taken as false when absent.
    pub removed: Option<bool>,
    /// Indexed arguments, at most four. The first is the Keccak-256 of the event's signature unless the event is anonymous.
    pub topics: Vec<rt::B256>,
    /// The transaction whose execution emitted the event; null while pending.
    pub transaction_hash: Option<rt::B256>,
    /// Position of that transaction in its block, counted from zero; null while pending.
    pub transaction_index: Option<u64>,
}
impl Log {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(
        address: rt::Address,
        data: impl Into<rt::Bytes>,
        topics: Vec<rt::B256>,
    ) -> Self {
        Self {
            address,
            data: data.into(),
            topics,
            block_hash: None,
            block_number: None,
            block_timestamp: None,
            log_index: None,
            removed: None,
            transaction_hash: None,
            transaction_index: None,
        }
    }
}
impl rt::Serialize for Log {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "address", &self.address)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "blockHash", &self.block_hash)?;
        rt::put_some::<rt::Quantity, _, _>(&mut map, "blockNumber", &self.block_number)?;
        rt::put_some::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "blockTimestamp", &self.block_timestamp)?;
        rt::put::<rt::Same, _, _>(&mut map, "data", &self.data)?;
        rt::put_some::<rt::Quantity, _, _>(&mut map, "logIndex", &self.log_index)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "removed", &self.removed)?;
        rt::put::<rt::Same, _, _>(&mut map, "topics", &self.topics)?;
        rt::put_some::<
            rt::Same,
            _,
            _,
        >(&mut map, "transactionHash", &self.transaction_hash)?;
        rt::put_some::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "transactionIndex", &self.transaction_index)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for Log {
    const NAME: &'static str = "Log";
    fn key(key: &str) -> usize {
        match key {
            "address" => 0,
            "blockHash" => 1,
            "blockNumber" => 2,
            "blockTimestamp" => 3,
            "data" => 4,
            "logIndex" => 5,
            "removed" => 6,
            "topics" => 7,
            "transactionHash" => 8,
            "transactionIndex" => 9,
            _ => rt::OTHER,
        }
    }
    fn read<S: rt::Source<'de>>(source: &mut S) -> Result<Self, S::Error> {
        let mut field0 = None;
        let mut field1 = None;
        let mut field2 = None;
        let mut field3 = None;
        let mut field4 = None;
        let mut field5 = None;
        let mut field6 = None;
        let mut field7 = None;
        let mut field8 = None;
        let mut field9 = None;
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = Some(source.value::<rt::Same, _>()?),
                1 => field1 = source.value::<Option<rt::Same>, _>()?,
                2 => field2 = source.value::<Option<rt::Quantity>, _>()?,
                3 => field3 = source.value::<Option<rt::Quantity>, _>()?,
                4 => field4 = Some(source.value::<rt::Same, _>()?),
                5 => field5 = source.value::<Option<rt::Quantity>, _>()?,
                6 => field6 = source.value::<Option<rt::Same>, _>()?,
                7 => field7 = Some(source.value::<rt::Same, _>()?),
                8 => field8 = source.value::<Option<rt::Same>, _>()?,
                9 => field9 = source.value::<Option<rt::Quantity>, _>()?,
                _ => source.skip()?,
            }
        }
        Ok(Self {
            address: rt::need(field0, "address")?,
            block_hash: field1,
            block_number: field2,
            block_timestamp: field3,
            data: rt::need(field4, "data")?,
            log_index: field5,
            removed: field6,
            topics: rt::need(field7, "topics")?,
            transaction_hash: field8,
            transaction_index: field9,
        })
    }
}
rt::object!(Log);
/// What came of a transaction that is in a block: outcome, gas and logs.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Receipt {
    /// Price really paid for each unit of blob gas. Only for blob transactions; anvil sends it with all.
    ///
    /// Unit: wei.
    pub blob_gas_price: Option<rt::U256>,
    /// Blob gas that the transaction paid for; only for blob transactions.
    ///
    /// Unit: gas.
    pub blob_gas_used: Option<u64>,
    /// The block that holds the transaction.
    pub block_hash: rt::B256,
    /// Height of that block.
    pub block_number: u64,
    /// Time of that block. Not in the standard; anvil sends it, as a JSON integer.
    ///
    /// Unit: seconds since the Unix epoch.
    pub block_timestamp: Option<LenientTimestamp>,
    /// The contract that was created; null for any other transaction.
    pub contract_address: Option<rt::Address>,
    /// Gas used in the block up to and including this transaction.
    ///
    /// Unit: gas.
    pub cumulative_gas_used: u64,
    /// Price really paid for each unit of gas, base fee and tip together.
    ///
    /// Unit: wei.
    pub effective_gas_price: rt::U256,
    /// The sender.
    pub from: rt::Address,
    /// Gas that this transaction used, refunds taken off.
    ///
    /// Unit: gas.
    pub gas_used: u64,
    /// Events that the transaction emitted, in order; empty when it was reverted.
    pub logs: Vec<Log>,
    /// Filter over the addresses and topics of `logs`.
    pub logs_bloom: rt::FixedBytes<256>,
    /// State root after the transaction; only before the Byzantium fork.
    pub root: Option<rt::B256>,
    /// 1 when execution succeeded, 0 when it was reverted. Absent before the Byzantium fork, where `root` stands instead.
    pub status: Option<u8>,
    /// The account called; null when the transaction created a contract.
    pub to: Option<rt::Address>,
    /// The transaction that this is about.
    pub transaction_hash: rt::B256,
    /// Position of the transaction in its block, counted from zero.
    pub transaction_index: u64,
    /// Envelope type of the transaction: 0 legacy, 1 access list, 2 dynamic fee, 3 blob, 4 set code. Absent on nodes that predate EIP-2718.
    pub r#type: Option<u8>,
}
impl Receipt {
    /// What is always there; the rest is not set.
    #[expect(clippy::too_many_arguments, reason = "the document requires that many")]
    #[must_use]
    pub fn new(
        block_hash: rt::B256,
        block_number: u64,
        cumulative_gas_used: u64,
        effective_gas_price: rt::U256,
        from: rt::Address,
        gas_used: u64,
        logs: Vec<Log>,
        logs_bloom: rt::FixedBytes<256>,
        transaction_hash: rt::B256,
        transaction_index: u64,
    ) -> Self {
        Self {
            block_hash,
            block_number,
            cumulative_gas_used,
            effective_gas_price,
            from,
            gas_used,
            logs,
            logs_bloom,
            transaction_hash,
            transaction_index,
            blob_gas_price: None,
            blob_gas_used: None,
            block_timestamp: None,
            contract_address: None,
            root: None,
            status: None,
            to: None,
            r#type: None,
        }
    }
}
impl rt::Serialize for Receipt {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put_some::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "blobGasPrice", &self.blob_gas_price)?;
        rt::put_some::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "blobGasUsed", &self.blob_gas_used)?;
        rt::put::<rt::Same, _, _>(&mut map, "blockHash", &self.block_hash)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "blockNumber", &self.block_number)?;
        rt::put_some::<
            rt::Same,
            _,
            _,
        >(&mut map, "blockTimestamp", &self.block_timestamp)?;
        rt::put::<
            Option<rt::Same>,
            _,
            _,
        >(&mut map, "contractAddress", &self.contract_address)?;
        rt::put::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "cumulativeGasUsed", &self.cumulative_gas_used)?;
        rt::put::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "effectiveGasPrice", &self.effective_gas_price)?;
        rt::put::<rt::Same, _, _>(&mut map, "from", &self.from)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "gasUsed", &self.gas_used)?;
        rt::put::<rt::Same, _, _>(&mut map, "logs", &self.logs)?;
        rt::put::<rt::Same, _, _>(&mut map, "logsBloom", &self.logs_bloom)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "root", &self.root)?;
        rt::put_some::<rt::Quantity, _, _>(&mut map, "status", &self.status)?;
        rt::put::<Option<rt::Same>, _, _>(&mut map, "to", &self.to)?;
        rt::put::<rt::Same, _, _>(&mut map, "transactionHash", &self.transaction_hash)?;
        rt::put::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "transactionIndex", &self.transaction_index)?;
        rt::put_some::<rt::Quantity, _, _>(&mut map, "type", &self.r#type)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for Receipt {
    const NAME: &'static str = "Receipt";
    fn key(key: &str) -> usize {
        match key {
            "blobGasPrice" => 0,
            "blobGasUsed" => 1,
            "blockHash" => 2,
            "blockNumber" => 3,
            "blockTimestamp" => 4,
            "contractAddress" => 5,
            "cumulativeGasUsed" => 6,
            "effectiveGasPrice" => 7,
            "from" => 8,
            "gasUsed" => 9,
            "logs" => 10,
            "logsBloom" => 11,
            "root" => 12,
            "status" => 13,
            "to" => 14,
            "transactionHash" => 15,
            "transactionIndex" => 16,
            "type" => 17,
            _ => rt::OTHER,
        }
    }
    fn read<S: rt::Source<'de>>(source: &mut S) -> Result<Self, S::Error> {
        let mut field0 = None;
        let mut field1 = None;
        let mut field2 = None;
        let mut field3 = None;
        let mut field4 = None;
        let mut field5 = None;
        let mut field6 = None;
        let mut field7 = None;
        let mut field8 = None;
        let mut field9 = None;
        let mut field10 = None;
        let mut field11 = None;
        let mut field12 = None;
        let mut field13 = None;
        let mut field14 = None;
        let mut field15 = None;
        let mut field16 = None;
        let mut field17 = None;
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = source.value::<Option<rt::Quantity>, _>()?,
                1 => field1 = source.value::<Option<rt::Quantity>, _>()?,
                2 => field2 = Some(source.value::<rt::Same, _>()?),
                3 => field3 = Some(source.value::<rt::Quantity, _>()?),
                4 => field4 = source.value::<Option<rt::Same>, _>()?,
                5 => field5 = source.value::<Option<rt::Same>, _>()?,
                6 => field6 = Some(source.value::<rt::Quantity, _>()?),
                7 => field7 = Some(source.value::<rt::Quantity, _>()?),
                8 => field8 = Some(source.value::<rt::Same, _>()?),
                9 => field9 = Some(source.value::<rt::Quantity, _>()?),
                10 => field10 = Some(source.value::<rt::Same, _>()?),
                11 => field11 = Some(source.value::<rt::Same, _>()?),
                12 => field12 = source.value::<Option<rt::Same>, _>()?,
                13 => field13 = source.value::<Option<rt::Quantity>, _>()?,
                14 => field14 = source.value::<Option<rt::Same>, _>()?,
                15 => field15 = Some(source.value::<rt::Same, _>()?),
                16 => field16 = Some(source.value::<rt::Quantity, _>()?),
                17 => field17 = source.value::<Option<rt::Quantity>, _>()?,
                _ => source.skip()?,
            }
        }
        Ok(Self {
            blob_gas_price: field0,
            blob_gas_used: field1,
            block_hash: rt::need(field2, "blockHash")?,
            block_number: rt::need(field3, "blockNumber")?,
            block_timestamp: field4,
            contract_address: field5,
            cumulative_gas_used: rt::need(field6, "cumulativeGasUsed")?,
            effective_gas_price: rt::need(field7, "effectiveGasPrice")?,
            from: rt::need(field8, "from")?,
            gas_used: rt::need(field9, "gasUsed")?,
            logs: rt::need(field10, "logs")?,
            logs_bloom: rt::need(field11, "logsBloom")?,
            root: field12,
            status: field13,
            to: field14,
            transaction_hash: rt::need(field15, "transactionHash")?,
            transaction_index: rt::need(field16, "transactionIndex")?,
            r#type: field17,
        })
    }
}
rt::object!(Receipt);
/// A signed transaction that lets accounts delegate to contract code (EIP-7702).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SetCodeTransaction {
    /// Accounts and slots that the sender paid for up front; often empty.
    pub access_list: Vec<AccessListEntry>,
    /// Delegations that were applied, or skipped as invalid, before the call ran.
    pub authorization_list: Vec<Authorization>,
    /// The block that holds the transaction; absent or null while the transaction is pending.
    pub block_hash: Option<rt::B256>,
    /// Height of that block; absent or null while the transaction is pending.
    pub block_number: Option<u64>,
    /// Time of that block. A newer key that several nodes don't send yet; absent or null while the transaction is pending.
    ///
    /// Unit: seconds since the Unix epoch.
    pub block_timestamp: Option<u64>,
    /// The chain that the signature holds for.
    pub chain_id: u64,
    /// The sender, recovered by the node from the signature.
    pub from: rt::Address,
    /// Upper bound that the sender set on the gas used; what was really used is in the receipt.
    ///
    /// Unit: gas.
    pub gas: u64,
    /// Price really paid for each unit of gas once the transaction is in a block; before that, most nodes repeat `maxFeePerGas`.
    ///
    /// Unit: wei.
    pub gas_price: Option<rt::U256>,
    /// Keccak-256 of the signed transaction's encoding; what the transaction is looked up by.
    pub hash: rt::B256,
    /// Call data, or the init code of a new contract; `0x` for a plain transfer.
    pub input: rt::Bytes,
    /// Most that the sender pays for each unit of gas, base fee and tip together.
    ///
    /// Unit: wei.
    pub max_fee_per_gas: rt::U256,
    /// Most that goes to the block's proposer for each unit of gas, on top of the base fee.
    ///
    /// Unit: wei.
    pub max_priority_fee_per_gas: rt::U256,
    /// Number of transactions that the sender had sent before this one.
    pub nonce: u64,
    /// First half of the secp256k1 signature; zero for a simulated transaction.
    pub r: rt::U256,
    /// Second half of the secp256k1 signature; zero for a simulated transaction.
    pub s: rt::U256,
    /// The account called. Transactions of this type can't create contracts.
    pub to: rt::Address,
    /// Position in that block, counted from zero; absent or null while the transaction is pending.
    pub transaction_index: Option<u64>,
    /// The same as `yParity`, under the name that older clients expect.
    pub v: Option<rt::U256>,
    /// Ether moved from `from` to `to`.
    ///
    /// Unit: wei.
    pub value: rt::U256,
    /// Parity of the signature point's y coordinate: 0 even, 1 odd. Some nodes send only `v`.
    pub y_parity: Option<u8>,
}
impl SetCodeTransaction {
    /// What is always there; the rest is not set.
    #[expect(clippy::too_many_arguments, reason = "the document requires that many")]
    #[must_use]
    pub fn new(
        access_list: Vec<AccessListEntry>,
        authorization_list: Vec<Authorization>,
        chain_id: u64,
        from: rt::Address,
        gas: u64,
        hash: rt::B256,
        input: impl Into<rt::Bytes>,
        max_fee_per_gas: rt::U256,
        max_priority_fee_per_gas: rt::U256,
        nonce: u64,
        r: rt::U256,
        s: rt::U256,
        to: rt::Address,
        value: rt::U256,
    ) -> Self {
        Self {
            access_list,
            authorization_list,
            chain_id,
            from,
            gas,
            hash,
            input: input.into(),
            max_fee_per_gas,
            max_priority_fee_per_gas,
            nonce,
            r,
            s,
            to,
            value,
            block_hash: None,
            block_number: None,
            block_timestamp: None,
            gas_price: None,
            transaction_index: None,
            v: None,
            y_parity: None,
        }
    }
}
impl rt::Serialize for SetCodeTransaction {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "accessList", &self.access_list)?;
        rt::put::<
            rt::Same,
            _,
            _,
        >(&mut map, "authorizationList", &self.authorization_list)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "blockHash", &self.block_hash)?;
        rt::put_some::<rt::Quantity, _, _>(&mut map, "blockNumber", &self.block_number)?;
        rt::put_some::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "blockTimestamp", &self.block_timestamp)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "chainId", &self.chain_id)?;
        rt::put::<rt::Same, _, _>(&mut map, "from", &self.from)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "gas", &self.gas)?;
        rt::put_some::<rt::Quantity, _, _>(&mut map, "gasPrice", &self.gas_price)?;
        rt::put::<rt::Same, _, _>(&mut map, "hash", &self.hash)?;
        rt::put::<rt::Same, _, _>(&mut map, "input", &self.input)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "maxFeePerGas", &self.max_fee_per_gas)?;
        rt::put::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "maxPriorityFeePerGas", &self.max_priority_fee_per_gas)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "nonce", &self.nonce)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "r", &self.r)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "s", &self.s)?;
        rt::put::<rt::Same, _, _>(&mut map, "to", &self.to)?;
        rt::put_some::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "transactionIndex", &self.transaction_index)?;
        map.serialize_entry("type", &"0x4")?;
        rt::put_some::<rt::Quantity, _, _>(&mut map, "v", &self.v)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "value", &self.value)?;
        rt::put_some::<rt::Quantity, _, _>(&mut map, "yParity", &self.y_parity)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for SetCodeTransaction {
    const NAME: &'static str = "SetCodeTransaction";
    fn key(key: &str) -> usize {
        match key {
            "accessList" => 0,
            "authorizationList" => 1,
            "blockHash" => 2,
            "blockNumber" => 3,
            "blockTimestamp" => 4,
            "chainId" => 5,
            "from" => 6,
            "gas" => 7,
            "gasPrice" => 8,
            "hash" => 9,
            "input" => 10,
            "maxFeePerGas" => 11,
            "maxPriorityFeePerGas" => 12,
            "nonce" => 13,
            "r" => 14,
            "s" => 15,
            "to" => 16,
            "transactionIndex" => 17,
            "v" => 18,
            "value" => 19,
            "yParity" => 20,
            "type" => 21,
            _ => rt::OTHER,
        }
    }
    fn read<S: rt::Source<'de>>(source: &mut S) -> Result<Self, S::Error> {
        let mut field0 = None;
        let mut field1 = None;
        let mut field2 = None;
        let mut field3 = None;
        let mut field4 = None;
        let mut field5 = None;
        let mut field6 = None;
        let mut field7 = None;
        let mut field8 = None;
        let mut field9 = None;
        let mut field10 = None;
        let mut field11 = None;
        let mut field12 = None;
        let mut field13 = None;
        let mut field14 = None;
        let mut field15 = None;
        let mut field16 = None;
        let mut field17 = None;
        let mut field18 = None;
        let mut field19 = None;
        let mut field20 = None;
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = Some(source.value::<rt::Same, _>()?),
                1 => field1 = Some(source.value::<rt::Same, _>()?),
                2 => field2 = source.value::<Option<rt::Same>, _>()?,
                3 => field3 = source.value::<Option<rt::Quantity>, _>()?,
                4 => field4 = source.value::<Option<rt::Quantity>, _>()?,
                5 => field5 = Some(source.value::<rt::Quantity, _>()?),
                6 => field6 = Some(source.value::<rt::Same, _>()?),
                7 => field7 = Some(source.value::<rt::Quantity, _>()?),
                8 => field8 = source.value::<Option<rt::Quantity>, _>()?,
                9 => field9 = Some(source.value::<rt::Same, _>()?),
                10 => field10 = Some(source.value::<rt::Same, _>()?),
                11 => field11 = Some(source.value::<rt::Quantity, _>()?),
                12 => field12 = Some(source.value::<rt::Quantity, _>()?),
                13 => field13 = Some(source.value::<rt::Quantity, _>()?),
                14 => field14 = Some(source.value::<rt::Quantity, _>()?),
                15 => field15 = Some(source.value::<rt::Quantity, _>()?),
                16 => field16 = Some(source.value::<rt::Same, _>()?),
                17 => field17 = source.value::<Option<rt::Quantity>, _>()?,
                18 => field18 = source.value::<Option<rt::Quantity>, _>()?,
                19 => field19 = Some(source.value::<rt::Quantity, _>()?),
                20 => field20 = source.value::<Option<rt::Quantity>, _>()?,
                21 => source.constant("0x4")?,
                _ => source.skip()?,
            }
        }
        Ok(Self {
            access_list: rt::need(field0, "accessList")?,
            authorization_list: rt::need(field1, "authorizationList")?,
            block_hash: field2,
            block_number: field3,
            block_timestamp: field4,
            chain_id: rt::need(field5, "chainId")?,
            from: rt::need(field6, "from")?,
            gas: rt::need(field7, "gas")?,
            gas_price: field8,
            hash: rt::need(field9, "hash")?,
            input: rt::need(field10, "input")?,
            max_fee_per_gas: rt::need(field11, "maxFeePerGas")?,
            max_priority_fee_per_gas: rt::need(field12, "maxPriorityFeePerGas")?,
            nonce: rt::need(field13, "nonce")?,
            r: rt::need(field14, "r")?,
            s: rt::need(field15, "s")?,
            to: rt::need(field16, "to")?,
            transaction_index: field17,
            v: field18,
            value: rt::need(field19, "value")?,
            y_parity: field20,
        })
    }
}
rt::object!(SetCodeTransaction);
/// A signed transaction, told apart by `type`, together with its place in the chain once it has one.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Transaction {
    /// A signed transaction of the first kind: one gas price, no envelope, and a chain id only since EIP-155.
    Legacy(LegacyTransaction),
    /// A signed transaction with one gas price and an access list (EIP-2930).
    AccessList(AccessListTransaction),
    /// A signed transaction with a fee cap and a tip instead of one gas price (EIP-1559). The usual kind today.
    FeeMarket(FeeMarketTransaction),
    /// A signed transaction that pays for blobs, which travel beside the block (EIP-4844).
    Blob(BlobTransaction),
    /// A signed transaction that lets accounts delegate to contract code (EIP-7702).
    SetCode(SetCodeTransaction),
    /// What is none of the others, as it was sent.
    Unknown(rt::RawJson),
}
impl From<AccessListTransaction> for Transaction {
    fn from(value: AccessListTransaction) -> Self {
        Self::AccessList(value)
    }
}
impl From<BlobTransaction> for Transaction {
    fn from(value: BlobTransaction) -> Self {
        Self::Blob(value)
    }
}
impl From<FeeMarketTransaction> for Transaction {
    fn from(value: FeeMarketTransaction) -> Self {
        Self::FeeMarket(value)
    }
}
impl From<LegacyTransaction> for Transaction {
    fn from(value: LegacyTransaction) -> Self {
        Self::Legacy(value)
    }
}
impl From<SetCodeTransaction> for Transaction {
    fn from(value: SetCodeTransaction) -> Self {
        Self::SetCode(value)
    }
}
impl rt::Serialize for Transaction {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        match self {
            Self::Legacy(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::AccessList(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::FeeMarket(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::Blob(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::SetCode(value) => rt::write::<rt::Same, _, _>(value, serializer),
            Self::Unknown(value) => rt::Serialize::serialize(value, serializer),
        }
    }
}
impl<'de> rt::Union<'de> for Transaction {
    const NAME: &'static str = "Transaction";
    const EXPECTED: &'static str = "legacy or access list or fee market or blob or set code";
    fn unknown(json: &dyn Fn() -> Option<rt::RawJson>) -> Option<Self> {
        json().map(Self::Unknown)
    }
    fn object<A: rt::MapAccess<'de>>(map: A) -> Result<Self, A::Error> {
        let mut source = rt::Replay::new(map);
        let tag = source.tag("type")?;
        match tag.as_deref() {
            None | Some("0x0") => rt::Object::read(&mut source).map(Self::Legacy),
            Some("0x1") => rt::Object::read(&mut source).map(Self::AccessList),
            Some("0x2") => rt::Object::read(&mut source).map(Self::FeeMarket),
            Some("0x3") => rt::Object::read(&mut source).map(Self::Blob),
            Some("0x4") => rt::Object::read(&mut source).map(Self::SetCode),
            _ => source.json().map(Self::Unknown),
        }
    }
}
rt::union!(Transaction);
/// A transaction that is still to be executed, filled in or signed. Every key may be left out; the node then chooses a value or, in a simulation, takes zero.
#[derive(Clone, Debug, PartialEq, Default)]
#[non_exhaustive]
pub struct TransactionRequest {
    /// Accounts and slots to pay for up front (EIP-2930). Makes the transaction at least type 1.
    pub access_list: Option<Vec<AccessListEntry>>,
    /// Delegations to be installed before the call runs (EIP-7702).
    pub authorization_list: Option<Vec<Authorization>>,
    /// Versioned hashes of the blobs' KZG commitments, one for each blob (EIP-4844).
    pub blob_versioned_hashes: Option<Vec<rt::B256>>,
    /// The blobs themselves, 131,072 bytes each, for a node that is to send or sign them.
    pub blobs: Option<Vec<rt::Bytes>>,
    /// The chain that the transaction is meant for; a node of another chain refuses it.
    pub chain_id: Option<u64>,
    /// KZG commitments, one for each blob. The node computes them when absent.
    pub commitments: Option<Vec<rt::FixedBytes<48>>>,
    /// Call data under its old name, which every node still reads. Some nodes refuse a request that has `input` as well.
    pub data: Option<rt::Bytes>,
    /// The sender. The zero address in a simulation when absent; for sending or signing, an account whose key the node holds.
    pub from: Option<rt::Address>,
    /// Upper bound on the gas to be used. Estimated, or capped by the node, when absent.
    ///
    /// Unit: gas.
    pub gas: Option<u64>,
    /// Price for each unit of gas, base fee included, for types 0 and 1. Not together with the two `max…PerGas` keys.
    ///
    /// Unit: wei.
    pub gas_price: Option<rt::U256>,
    /// Call data, or the init code of a new contract. The modern name of `data`: send one of the two.
    pub input: Option<rt::Bytes>,
    /// Most that the sender pays for each unit of blob gas (EIP-4844).
    ///
    /// Unit: wei.
    pub max_fee_per_blob_gas: Option<rt::U256>,
    /// Most that the sender pays for each unit of gas, base fee and tip together (EIP-1559).
    ///
    /// Unit: wei.
    pub max_fee_per_gas: Option<rt::U256>,
    /// Most that goes to the block's proposer for each unit of gas, on top of the base fee (EIP-1559).
    ///
    /// Unit: wei.
    pub max_priority_fee_per_gas: Option<rt::U256>,
    /// Number of transactions that the sender has sent before this one. The node takes the next one when absent.
    pub nonce: Option<u64>,
    /// KZG proofs: one for each blob, or 128 cell proofs for each blob since the Osaka fork. The node computes them when absent.
    pub proofs: Option<Vec<rt::FixedBytes<48>>>,
    /// The account called; absent when a contract is created.
    pub to: Option<rt::Address>,
    /// Envelope type: 0 legacy, 1 access list, 2 dynamic fee, 3 blob, 4 set code. The node derives it from the other keys when absent.
    pub r#type: Option<u8>,
    /// Ether moved from `from` to `to`; zero when absent.
    ///
    /// Unit: wei.
    pub value: Option<rt::U256>,
}
impl TransactionRequest {
    /// Nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
    /// Sets `access_list`.
    #[must_use]
    pub fn with_access_list(mut self, access_list: Vec<AccessListEntry>) -> Self {
        self.access_list = Some(access_list);
        self
    }
    /// Sets `authorization_list`.
    #[must_use]
    pub fn with_authorization_list(
        mut self,
        authorization_list: Vec<Authorization>,
    ) -> Self {
        self.authorization_list = Some(authorization_list);
        self
    }
    /// Sets `blob_versioned_hashes`.
    #[must_use]
    pub fn with_blob_versioned_hashes(
        mut self,
        blob_versioned_hashes: Vec<rt::B256>,
    ) -> Self {
        self.blob_versioned_hashes = Some(blob_versioned_hashes);
        self
    }
    /// Sets `blobs`.
    #[must_use]
    pub fn with_blobs(mut self, blobs: Vec<rt::Bytes>) -> Self {
        self.blobs = Some(blobs);
        self
    }
    /// Sets `chain_id`.
    #[must_use]
    pub fn with_chain_id(mut self, chain_id: u64) -> Self {
        self.chain_id = Some(chain_id);
        self
    }
    /// Sets `commitments`.
    #[must_use]
    pub fn with_commitments(mut self, commitments: Vec<rt::FixedBytes<48>>) -> Self {
        self.commitments = Some(commitments);
        self
    }
    /// Sets `data` and takes `input` back, which excludes it.
    #[must_use]
    pub fn with_data(mut self, data: impl Into<rt::Bytes>) -> Self {
        self.data = Some(data.into());
        self.input = None;
        self
    }
    /// Sets `from`.
    #[must_use]
    pub fn with_from(mut self, from: rt::Address) -> Self {
        self.from = Some(from);
        self
    }
    /// Sets `gas`.
    #[must_use]
    pub fn with_gas(mut self, gas: u64) -> Self {
        self.gas = Some(gas);
        self
    }
    /// Sets `gas_price`.
    #[must_use]
    pub fn with_gas_price(mut self, gas_price: rt::U256) -> Self {
        self.gas_price = Some(gas_price);
        self
    }
    /// Sets `input` and takes `data` back, which excludes it.
    #[must_use]
    pub fn with_input(mut self, input: impl Into<rt::Bytes>) -> Self {
        self.input = Some(input.into());
        self.data = None;
        self
    }
    /// Sets `max_fee_per_blob_gas`.
    #[must_use]
    pub fn with_max_fee_per_blob_gas(mut self, max_fee_per_blob_gas: rt::U256) -> Self {
        self.max_fee_per_blob_gas = Some(max_fee_per_blob_gas);
        self
    }
    /// Sets `max_fee_per_gas`.
    #[must_use]
    pub fn with_max_fee_per_gas(mut self, max_fee_per_gas: rt::U256) -> Self {
        self.max_fee_per_gas = Some(max_fee_per_gas);
        self
    }
    /// Sets `max_priority_fee_per_gas`.
    #[must_use]
    pub fn with_max_priority_fee_per_gas(
        mut self,
        max_priority_fee_per_gas: rt::U256,
    ) -> Self {
        self.max_priority_fee_per_gas = Some(max_priority_fee_per_gas);
        self
    }
    /// Sets `nonce`.
    #[must_use]
    pub fn with_nonce(mut self, nonce: u64) -> Self {
        self.nonce = Some(nonce);
        self
    }
    /// Sets `proofs`.
    #[must_use]
    pub fn with_proofs(mut self, proofs: Vec<rt::FixedBytes<48>>) -> Self {
        self.proofs = Some(proofs);
        self
    }
    /// Sets `to`.
    #[must_use]
    pub fn with_to(mut self, to: rt::Address) -> Self {
        self.to = Some(to);
        self
    }
    /// Sets `r#type`.
    #[must_use]
    pub fn with_type(mut self, r#type: u8) -> Self {
        self.r#type = Some(r#type);
        self
    }
    /// Sets `value`.
    #[must_use]
    pub fn with_value(mut self, value: rt::U256) -> Self {
        self.value = Some(value);
        self
    }
}
impl rt::Serialize for TransactionRequest {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        if self.input.is_some() && self.data.is_some() && self.input != self.data {
            return Err(rt::conflict("input", "data"));
        }
        let mut map = serializer.serialize_map(None)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "accessList", &self.access_list)?;
        rt::put_some::<
            rt::Same,
            _,
            _,
        >(&mut map, "authorizationList", &self.authorization_list)?;
        rt::put_some::<
            rt::Same,
            _,
            _,
        >(&mut map, "blobVersionedHashes", &self.blob_versioned_hashes)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "blobs", &self.blobs)?;
        rt::put_some::<rt::Quantity, _, _>(&mut map, "chainId", &self.chain_id)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "commitments", &self.commitments)?;
        if self.input.is_none() {
            rt::put_some::<rt::Same, _, _>(&mut map, "data", &self.data)?;
        }
        rt::put_some::<rt::Same, _, _>(&mut map, "from", &self.from)?;
        rt::put_some::<rt::Quantity, _, _>(&mut map, "gas", &self.gas)?;
        rt::put_some::<rt::Quantity, _, _>(&mut map, "gasPrice", &self.gas_price)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "input", &self.input)?;
        rt::put_some::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "maxFeePerBlobGas", &self.max_fee_per_blob_gas)?;
        rt::put_some::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "maxFeePerGas", &self.max_fee_per_gas)?;
        rt::put_some::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "maxPriorityFeePerGas", &self.max_priority_fee_per_gas)?;
        rt::put_some::<rt::Quantity, _, _>(&mut map, "nonce", &self.nonce)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "proofs", &self.proofs)?;
        rt::put_some::<rt::Same, _, _>(&mut map, "to", &self.to)?;
        rt::put_some::<rt::Quantity, _, _>(&mut map, "type", &self.r#type)?;
        rt::put_some::<rt::Quantity, _, _>(&mut map, "value", &self.value)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for TransactionRequest {
    const NAME: &'static str = "TransactionRequest";
    fn key(key: &str) -> usize {
        match key {
            "accessList" => 0,
            "authorizationList" => 1,
            "blobVersionedHashes" => 2,
            "blobs" => 3,
            "chainId" => 4,
            "commitments" => 5,
            "data" => 6,
            "from" => 7,
            "gas" => 8,
            "gasPrice" => 9,
            "input" => 10,
            "maxFeePerBlobGas" => 11,
            "maxFeePerGas" => 12,
            "maxPriorityFeePerGas" => 13,
            "nonce" => 14,
            "proofs" => 15,
            "to" => 16,
            "type" => 17,
            "value" => 18,
            _ => rt::OTHER,
        }
    }
    fn read<S: rt::Source<'de>>(source: &mut S) -> Result<Self, S::Error> {
        let mut field0 = None;
        let mut field1 = None;
        let mut field2 = None;
        let mut field3 = None;
        let mut field4 = None;
        let mut field5 = None;
        let mut field6 = None;
        let mut field7 = None;
        let mut field8 = None;
        let mut field9 = None;
        let mut field10 = None;
        let mut field11 = None;
        let mut field12 = None;
        let mut field13 = None;
        let mut field14 = None;
        let mut field15 = None;
        let mut field16 = None;
        let mut field17 = None;
        let mut field18 = None;
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = source.value::<Option<rt::Same>, _>()?,
                1 => field1 = source.value::<Option<rt::Same>, _>()?,
                2 => field2 = source.value::<Option<rt::Same>, _>()?,
                3 => field3 = source.value::<Option<rt::Same>, _>()?,
                4 => field4 = source.value::<Option<rt::Quantity>, _>()?,
                5 => field5 = source.value::<Option<rt::Same>, _>()?,
                6 => field6 = source.value::<Option<rt::Same>, _>()?,
                7 => field7 = source.value::<Option<rt::Same>, _>()?,
                8 => field8 = source.value::<Option<rt::Quantity>, _>()?,
                9 => field9 = source.value::<Option<rt::Quantity>, _>()?,
                10 => field10 = source.value::<Option<rt::Same>, _>()?,
                11 => field11 = source.value::<Option<rt::Quantity>, _>()?,
                12 => field12 = source.value::<Option<rt::Quantity>, _>()?,
                13 => field13 = source.value::<Option<rt::Quantity>, _>()?,
                14 => field14 = source.value::<Option<rt::Quantity>, _>()?,
                15 => field15 = source.value::<Option<rt::Same>, _>()?,
                16 => field16 = source.value::<Option<rt::Same>, _>()?,
                17 => field17 = source.value::<Option<rt::Quantity>, _>()?,
                18 => field18 = source.value::<Option<rt::Quantity>, _>()?,
                _ => source.skip()?,
            }
        }
        Ok(Self {
            access_list: field0,
            authorization_list: field1,
            blob_versioned_hashes: field2,
            blobs: field3,
            chain_id: field4,
            commitments: field5,
            data: field6,
            from: field7,
            gas: field8,
            gas_price: field9,
            input: field10,
            max_fee_per_blob_gas: field11,
            max_fee_per_gas: field12,
            max_priority_fee_per_gas: field13,
            nonce: field14,
            proofs: field15,
            to: field16,
            r#type: field17,
            value: field18,
        })
    }
}
rt::object!(TransactionRequest);
/// Ether paid out from a validator's balance on the consensus layer to an account (EIP-4895).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Withdrawal {
    /// The account that was credited.
    pub address: rt::Address,
    /// Amount credited. In gwei, unlike every other amount here.
    ///
    /// Unit: gwei.
    pub amount: u64,
    /// Running number over all withdrawals of the chain.
    pub index: u64,
    /// The validator whose balance was drawn on.
    pub validator_index: u64,
}
impl Withdrawal {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(
        address: rt::Address,
        amount: u64,
        index: u64,
        validator_index: u64,
    ) -> Self {
        Self {
            address,
            amount,
            index,
            validator_index,
        }
    }
}
impl rt::Serialize for Withdrawal {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Same, _, _>(&mut map, "address", &self.address)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "amount", &self.amount)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "index", &self.index)?;
        rt::put::<
            rt::Quantity,
            _,
            _,
        >(&mut map, "validatorIndex", &self.validator_index)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for Withdrawal {
    const NAME: &'static str = "Withdrawal";
    fn key(key: &str) -> usize {
        match key {
            "address" => 0,
            "amount" => 1,
            "index" => 2,
            "validatorIndex" => 3,
            _ => rt::OTHER,
        }
    }
    fn read<S: rt::Source<'de>>(source: &mut S) -> Result<Self, S::Error> {
        let mut field0 = None;
        let mut field1 = None;
        let mut field2 = None;
        let mut field3 = None;
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = Some(source.value::<rt::Same, _>()?),
                1 => field1 = Some(source.value::<rt::Quantity, _>()?),
                2 => field2 = Some(source.value::<rt::Quantity, _>()?),
                3 => field3 = Some(source.value::<rt::Quantity, _>()?),
                _ => source.skip()?,
            }
        }
        Ok(Self {
            address: rt::need(field0, "address")?,
            amount: rt::need(field1, "amount")?,
            index: rt::need(field2, "index")?,
            validator_index: rt::need(field3, "validatorIndex")?,
        })
    }
}
rt::object!(Withdrawal);
