use crate::rt;
use super::Transaction;
/// One sender's transactions in the pool.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TxpoolAccountContent {
    /// Transactions that could go into the next block.
    pub pending: rt::BTreeMap<u64, Transaction>,
    /// Transactions that have to wait, mostly for an earlier nonce of the same sender.
    pub queued: rt::BTreeMap<u64, Transaction>,
}
impl TxpoolAccountContent {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(
        pending: rt::BTreeMap<u64, Transaction>,
        queued: rt::BTreeMap<u64, Transaction>,
    ) -> Self {
        Self { pending, queued }
    }
}
impl rt::Serialize for TxpoolAccountContent {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<
            rt::BTreeMap<rt::Decimal, rt::Same>,
            _,
            _,
        >(&mut map, "pending", &self.pending)?;
        rt::put::<
            rt::BTreeMap<rt::Decimal, rt::Same>,
            _,
            _,
        >(&mut map, "queued", &self.queued)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for TxpoolAccountContent {
    const NAME: &'static str = "TxpoolAccountContent";
    fn key(key: &str) -> usize {
        match key {
            "pending" => 0,
            "queued" => 1,
            _ => rt::OTHER,
        }
    }
    fn read<S: rt::Source<'de>>(source: &mut S) -> Result<Self, S::Error> {
        let mut field0 = None;
        let mut field1 = None;
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => {
                    field0 = Some(
                        source.value::<rt::BTreeMap<rt::Decimal, rt::Same>, _>()?,
                    );
                }
                1 => {
                    field1 = Some(
                        source.value::<rt::BTreeMap<rt::Decimal, rt::Same>, _>()?,
                    );
                }
                _ => source.skip()?,
            }
        }
        Ok(Self {
            pending: rt::need(field0, "pending")?,
            queued: rt::need(field1, "queued")?,
        })
    }
}
rt::object!(TxpoolAccountContent);
/// All transactions in the pool, first by sender and then by nonce.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TxpoolContent {
    /// Transactions that could go into the next block.
    pub pending: rt::BTreeMap<rt::Address, rt::BTreeMap<u64, Transaction>>,
    /// Transactions that have to wait, mostly for an earlier nonce of the same sender.
    pub queued: rt::BTreeMap<rt::Address, rt::BTreeMap<u64, Transaction>>,
}
impl TxpoolContent {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(
        pending: rt::BTreeMap<rt::Address, rt::BTreeMap<u64, Transaction>>,
        queued: rt::BTreeMap<rt::Address, rt::BTreeMap<u64, Transaction>>,
    ) -> Self {
        Self { pending, queued }
    }
}
impl rt::Serialize for TxpoolContent {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<
            rt::BTreeMap<rt::Same, rt::BTreeMap<rt::Decimal, rt::Same>>,
            _,
            _,
        >(&mut map, "pending", &self.pending)?;
        rt::put::<
            rt::BTreeMap<rt::Same, rt::BTreeMap<rt::Decimal, rt::Same>>,
            _,
            _,
        >(&mut map, "queued", &self.queued)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for TxpoolContent {
    const NAME: &'static str = "TxpoolContent";
    fn key(key: &str) -> usize {
        match key {
            "pending" => 0,
            "queued" => 1,
            _ => rt::OTHER,
        }
    }
    fn read<S: rt::Source<'de>>(source: &mut S) -> Result<Self, S::Error> {
        let mut field0 = None;
        let mut field1 = None;
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => {
                    field0 = Some(
                        source
                            .value::<
                                rt::BTreeMap<rt::Same, rt::BTreeMap<rt::Decimal, rt::Same>>,
                                _,
                            >()?,
                    );
                }
                1 => {
                    field1 = Some(
                        source
                            .value::<
                                rt::BTreeMap<rt::Same, rt::BTreeMap<rt::Decimal, rt::Same>>,
                                _,
                            >()?,
                    );
                }
                _ => source.skip()?,
            }
        }
        Ok(Self {
            pending: rt::need(field0, "pending")?,
            queued: rt::need(field1, "queued")?,
        })
    }
}
rt::object!(TxpoolContent);
/// All transactions in the pool as text for people, first by sender and then by nonce. The wording is the node's own.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TxpoolInspection {
    /// Transactions that could go into the next block.
    pub pending: rt::BTreeMap<rt::Address, rt::BTreeMap<u64, String>>,
    /// Transactions that have to wait, mostly for an earlier nonce of the same sender.
    pub queued: rt::BTreeMap<rt::Address, rt::BTreeMap<u64, String>>,
}
impl TxpoolInspection {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(
        pending: rt::BTreeMap<rt::Address, rt::BTreeMap<u64, String>>,
        queued: rt::BTreeMap<rt::Address, rt::BTreeMap<u64, String>>,
    ) -> Self {
        Self { pending, queued }
    }
}
impl rt::Serialize for TxpoolInspection {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<
            rt::BTreeMap<rt::Same, rt::BTreeMap<rt::Decimal, rt::Same>>,
            _,
            _,
        >(&mut map, "pending", &self.pending)?;
        rt::put::<
            rt::BTreeMap<rt::Same, rt::BTreeMap<rt::Decimal, rt::Same>>,
            _,
            _,
        >(&mut map, "queued", &self.queued)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for TxpoolInspection {
    const NAME: &'static str = "TxpoolInspection";
    fn key(key: &str) -> usize {
        match key {
            "pending" => 0,
            "queued" => 1,
            _ => rt::OTHER,
        }
    }
    fn read<S: rt::Source<'de>>(source: &mut S) -> Result<Self, S::Error> {
        let mut field0 = None;
        let mut field1 = None;
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => {
                    field0 = Some(
                        source
                            .value::<
                                rt::BTreeMap<rt::Same, rt::BTreeMap<rt::Decimal, rt::Same>>,
                                _,
                            >()?,
                    );
                }
                1 => {
                    field1 = Some(
                        source
                            .value::<
                                rt::BTreeMap<rt::Same, rt::BTreeMap<rt::Decimal, rt::Same>>,
                                _,
                            >()?,
                    );
                }
                _ => source.skip()?,
            }
        }
        Ok(Self {
            pending: rt::need(field0, "pending")?,
            queued: rt::need(field1, "queued")?,
        })
    }
}
rt::object!(TxpoolInspection);
/// How many transactions the pool holds.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TxpoolStatus {
    /// Transactions that could go into the next block.
    ///
    /// Unit: transactions.
    pub pending: u64,
    /// Transactions that have to wait, mostly for an earlier nonce of the same sender.
    ///
    /// Unit: transactions.
    pub queued: u64,
}
impl TxpoolStatus {
    /// What is always there; the rest is not set.
    #[must_use]
    pub fn new(pending: u64, queued: u64) -> Self {
        Self { pending, queued }
    }
}
impl rt::Serialize for TxpoolStatus {
    fn serialize<Z: rt::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        use rt::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "pending", &self.pending)?;
        rt::put::<rt::Quantity, _, _>(&mut map, "queued", &self.queued)?;
        map.end()
    }
}
impl<'de> rt::Object<'de> for TxpoolStatus {
    const NAME: &'static str = "TxpoolStatus";
    fn key(key: &str) -> usize {
        match key {
            "pending" => 0,
            "queued" => 1,
            _ => rt::OTHER,
        }
    }
    fn read<S: rt::Source<'de>>(source: &mut S) -> Result<Self, S::Error> {
        let mut field0 = None;
        let mut field1 = None;
        while let Some(key) = source.key(Self::key)? {
            match key {
                0 => field0 = Some(source.value::<rt::Quantity, _>()?),
                1 => field1 = Some(source.value::<rt::Quantity, _>()?),
                _ => source.skip()?,
            }
        }
        Ok(Self {
            pending: rt::need(field0, "pending")?,
            queued: rt::need(field1, "queued")?,
        })
    }
}
rt::object!(TxpoolStatus);
