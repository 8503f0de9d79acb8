//! Waiting for a message.

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use futures_util::FutureExt;

use super::{Cid, FullNode, Gateway, Message, MessageLookup, SignedMessage};
use crate::error::Error;
use crate::wait::{until, within};

/// The limit of a search that may go back as far as the node lets it.
const NO_LIMIT: i64 = -1;

/// Why there is no executed message.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum WaitError {
    /// It was executed and failed: the [`exit_code`](super::MessageReceipt::exit_code) of its receipt says why. Its nonce and its gas are
    /// spent.
    ExecutionFailed(Box<MessageLookup>),
    /// The time is over, and it may still be executed.
    #[non_exhaustive]
    TimedOut {
        /// The message, by which [`wait_for_message`](FullNode::wait_for_message) goes on waiting.
        message: Cid,
    },
    /// The node refuses, or its response can't be decoded. It refuses to look for a message when another one of the same sender and nonce
    /// was executed, that isn't the same with other fees.
    Call(Error),
}

impl fmt::Display for WaitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ExecutionFailed(lookup) => write!(
                f,
                "the message {} was executed at height {} and failed with exit code {}",
                lookup.message, lookup.height, lookup.receipt.exit_code
            ),
            Self::TimedOut { message } => write!(
                f,
                "the message {message} wasn't executed, with as many epochs after it as were wanted, in the time that was given to it: it still may be"
            ),
            Self::Call(error) => error.fmt(f),
        }
    }
}

/// Without a source: the message of a call's error is the whole message.
impl StdError for WaitError {}

impl From<Error> for WaitError {
    fn from(error: Error) -> Self {
        Self::Call(error)
    }
}

/// # Waiting
impl FullNode {
    /// Waits until a message is executed and `confidence` epochs have passed since, and returns where, with its receipt. One more epoch
    /// without it being reverted makes it less likely that it will be: Lotus's tools wait for 5.
    ///
    /// It goes on while the node can't be reached, and looks every 2 s, or at the interval of
    /// [`Rpc::with_poll_interval`](crate::Rpc::with_poll_interval). Where the message was replaced by the same one with other fees, the
    /// [`message`](MessageLookup::message) that is returned is that one's CID.
    ///
    /// # Errors
    /// [`WaitError`] has the other two outcomes, and the refusal of a node.
    pub async fn wait_for_message(
        &self,
        message: Cid,
        confidence: u64,
        timeout: Duration,
    ) -> Result<MessageLookup, WaitError> {
        let waiting = until_confirmed(self, message, confidence);
        within(Some(timeout), waiting, || WaitError::TimedOut { message }).await
    }

    /// Has the node fill in a message's nonce and gas, sign it and send it ([`mpool_push_message`](Self::mpool_push_message)), and then
    /// [waits for it](Self::wait_for_message). What isn't set of the message's gas is estimated.
    ///
    /// # Errors
    /// [`WaitError`]. When the call that sends it gets no response, it may have been sent all the same, under a nonce that the node knows:
    /// look at [`mpool_pending`](Self::mpool_pending) before it is sent once more.
    pub async fn push_and_wait(
        &self,
        message: Message,
        confidence: u64,
        timeout: Duration,
    ) -> Result<MessageLookup, WaitError> {
        let pushed = self.mpool_push_message(message).await?;
        // Nodes of Lotus tell it; others may not.
        let told = pushed.cid.filter(Cid::is_defined);
        let message = told.unwrap_or_else(|| pushed.to_cid());
        self.wait_for_message(message, confidence, timeout).await
    }
}

/// # Waiting
impl Gateway {
    /// Waits until a message is executed and `confidence` epochs have passed since, as
    /// [`FullNode::wait_for_message`] does. Gateways look for a message only among the newest tipsets.
    ///
    /// # Errors
    /// [`WaitError`] has the other two outcomes, and the refusal of a gateway.
    pub async fn wait_for_message(
        &self,
        message: Cid,
        confidence: u64,
        timeout: Duration,
    ) -> Result<MessageLookup, WaitError> {
        // The calls are the same.
        let node = FullNode::new(self.rpc().clone());
        node.wait_for_message(message, confidence, timeout).await
    }

    /// Sends a signed message ([`mpool_push`](Self::mpool_push)), and then [waits for it](Self::wait_for_message).
    ///
    /// # Errors
    /// [`WaitError`]. When the call that sends it gets no response, it may have been sent all the same: sending the same once more does no
    /// harm.
    pub async fn push_and_wait(
        &self,
        message: SignedMessage,
        confidence: u64,
        timeout: Duration,
    ) -> Result<MessageLookup, WaitError> {
        let message = self.mpool_push(message).await?;
        self.wait_for_message(message, confidence, timeout).await
    }
}

async fn until_confirmed(
    node: &FullNode,
    message: Cid,
    confidence: u64,
) -> Result<MessageLookup, WaitError> {
    let pause = node.rpc().poll_interval();
    let lookup = until(pause, node, |node| look(node, message, confidence).boxed());
    match lookup.await? {
        lookup if lookup.receipt.exit_code == 0 => Ok(lookup),
        lookup => Err(WaitError::ExecutionFailed(Box::new(lookup))),
    }
}

/// Where the message was executed, if enough epochs have passed since. Both are asked of one chain: that of the head at the beginning.
async fn look(
    node: &FullNode,
    message: Cid,
    confidence: u64,
) -> Result<Option<MessageLookup>, Error> {
    let head = node.chain_head().await?;
    let search = node.state_search_msg(message, NO_LIMIT, true);
    let lookup = search.from(head.key()).await?;
    Ok(lookup.filter(|lookup| {
        let passed = head.height.saturating_sub(lookup.height);
        u64::try_from(passed).is_ok_and(|passed| passed >= confidence)
    }))
}
