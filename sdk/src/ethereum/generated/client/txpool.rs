use super::{Call, Client};
use super::super::methods;
use crate::rt;
/// Ethereum transaction pool API: txpool.json
impl Client {
    /// Get all transactions in the pool in full.
    ///
    /// The answer can be tens of megabytes on a public network; `txpool_status` or `txpool_contentFrom` are often enough.
    ///
    /// Wire name: `txpool_content`.
    ///
    /// Answers: The pool by sender and nonce; empty maps when nothing waits.
    ///
    /// Source: <https://geth.ethereum.org/docs/interacting-with-geth/rpc/ns-txpool#txpool-content>
    pub fn txpool_content(&self) -> Call<methods::TxpoolContent> {
        self.call(methods::TxpoolContent::new())
    }
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
    pub fn txpool_content_from(
        &self,
        address: rt::Address,
    ) -> Call<methods::TxpoolContentFrom> {
        self.call(methods::TxpoolContentFrom::new(address))
    }
    /// Get a one-line summary of every transaction in the pool.
    ///
    /// As `txpool_content`, but each transaction is a line of text. Not part of the execution API specification.
    ///
    /// Wire name: `txpool_inspect`.
    ///
    /// Answers: The pool by sender and nonce, in words.
    ///
    /// Source: <https://geth.ethereum.org/docs/interacting-with-geth/rpc/ns-txpool#txpool-inspect>
    pub fn txpool_inspect(&self) -> Call<methods::TxpoolInspect> {
        self.call(methods::TxpoolInspect::new())
    }
    /// Count the transactions in the pool.
    ///
    /// Cheap, whatever the pool's size.
    ///
    /// Wire name: `txpool_status`.
    ///
    /// Answers: The two counts.
    ///
    /// Source: <https://geth.ethereum.org/docs/interacting-with-geth/rpc/ns-txpool#txpool-status>
    pub fn txpool_status(&self) -> Call<methods::TxpoolStatus> {
        self.call(methods::TxpoolStatus::new())
    }
}
