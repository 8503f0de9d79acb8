//! Layer that ends calls to services that aren't running.

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::{Either, select};
use tokio::time::timeout;
use tower::Layer;

use super::{Daemon, Service};
use crate::error::Error;
use crate::layer::NodeService;
use crate::rpc::Rpc;
use crate::transport::{Request, SharedService, service_items};

/// Ids of the layer's own calls, out of the range that clients use.
const FIRST_ID: u64 = 1_500_000_000;

/// How long a service may take before the daemon is asked about it.
const PATIENCE: Duration = Duration::from_secs(1);

/// A layer that ends a call to a service behind the daemon with [`NotRunning`], if the service isn't running. The daemon drops such a call
/// without a word, so that without this layer only the time limit ends it.
///
/// A call costs nothing more while services respond: the daemon is asked which services run (`running_services`) when there is no response
/// after a second. If the service is one of them, or the daemon has no response either, the call goes on waiting.
///
/// [`Config::daemon`](super::Config::daemon) has this layer. It goes around [`Retry`](crate::layer::Retry): the time is that of the call.
#[derive(Clone, Copy, Debug)]
pub struct RunningCheck {
    after: Duration,
}

impl RunningCheck {
    /// Creates the layer.
    #[must_use]
    pub const fn new() -> Self {
        Self { after: PATIENCE }
    }

    /// Sets how long a service may take before the daemon is asked about it: 1 s by default.
    #[must_use]
    pub const fn after(self, time: Duration) -> Self {
        Self { after: time }
    }
}

impl Default for RunningCheck {
    fn default() -> Self {
        Self::new()
    }
}

impl<S: NodeService + Sync> Layer<S> for RunningCheck {
    type Service = RunningCheckService;

    fn layer(&self, inner: S) -> RunningCheckService {
        let inner = SharedService::new(inner);
        RunningCheckService {
            daemon: Daemon::new(Rpc::with_ids_from(FIRST_ID, inner.clone())),
            inner,
            after: self.after,
        }
    }
}

/// The service of a [`RunningCheck`].
#[derive(Clone, Debug)]
pub struct RunningCheckService {
    inner: SharedService,
    daemon: Daemon,
    after: Duration,
}

impl tower::Service<Request> for RunningCheckService {
    service_items!(always ready);

    fn call(&mut self, request: Request) -> Self::Future {
        let service = request.destination().and_then(Service::behind_daemon);
        let mut response = self.inner.call(request);
        let Some(service) = service else {
            return response;
        };
        let (daemon, after) = (self.daemon.clone(), self.after);
        async move {
            if let Ok(in_time) = timeout(after, &mut response).await {
                return in_time;
            }
            // A response that arrives meanwhile wins.
            let asked = std::pin::pin!(is_absent(&daemon, service));
            match select(response, asked).await {
                Either::Left((response, _)) => response,
                Either::Right((true, _)) => Err(Error::transport(NotRunning(service))),
                Either::Right((false, response)) => response.await,
            }
        }
        .boxed()
    }
}

/// Returns whether the daemon reports the service as not running.
async fn is_absent(daemon: &Daemon, service: Service) -> bool {
    let running = daemon.running_services().await;
    running.is_ok_and(|running| {
        let mut names = running.running_services.iter();
        !names.any(|name| name == service.daemon_name())
    })
}

/// The error of a call to a service that isn't running, by a client of the daemon.
///
/// It is [transient](Error::is_retryable), as a refused connection is: somebody may start the service.
///
/// ```
/// use polyrpc::chia::{NotRunning, Service};
///
/// fn what_to_start(error: &polyrpc::Error) -> Option<Service> {
///     NotRunning::of(error).map(|absent| absent.service())
/// }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotRunning(Service);

impl NotRunning {
    /// Returns it, if that is why a call failed.
    pub fn of(error: &Error) -> Option<Self> {
        error.cause()?.downcast_ref().copied()
    }

    /// The service.
    pub const fn service(self) -> Service {
        self.0
    }
}

impl fmt::Display for NotRunning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(service) = self;
        let command = service.start_command();
        write!(
            f,
            "the service {service} isn't running: start it with `{command}`"
        )
    }
}

impl StdError for NotRunning {}

#[cfg(all(test, feature = "chia-wallet", feature = "mock"))]
mod tests {
    #![allow(
        clippy::expect_used,
        reason = "a test stops where it meets what it does not expect"
    )]

    use tokio::time::{Instant, sleep};

    use super::*;
    use crate::chia::methods::daemon::{GetStatus, RunningServices};
    use crate::chia::methods::wallet::{GetHeightInfo, SendTransaction};
    use crate::chia::{Address, B256};
    use crate::error::{Reached, RpcError};
    use crate::method::Method;
    use crate::mock::{Fault, Transport};
    use crate::raw::RawJson;

    /// Chia's own time limit.
    const LIMIT: Duration = Duration::from_secs(300);

    fn daemon(node: &Transport) -> Daemon {
        let checked = RunningCheck::new().layer(node.clone());
        Daemon::new(Rpc::new(checked).with_timeout(LIMIT))
    }

    /// A daemon that says that these run.
    fn running(node: &Transport, services: &str) {
        let services = RawJson::new(services).expect("JSON");
        node.on_raw(RunningServices::NAME, move |_| Ok(services.clone()));
    }

    fn height(node: &Transport, after: Duration) {
        let height = RawJson::new(r#"{"height":7}"#).expect("JSON");
        node.on_raw(GetHeightInfo::NAME, move |_| Ok(height.clone()))
            .delay(after);
    }

    #[tokio::test(start_paused = true)]
    async fn a_service_that_is_not_there_is_named() {
        let node = Transport::new();
        // As a daemon answers that has a farmer, and a client that is registered at it.
        running(
            &node,
            r#"{"running_services":["chia_farmer","wallet_ui"],"success":true}"#,
        );
        node.inject(Fault::stall().on(GetHeightInfo::NAME));
        node.inject(Fault::stall().on(SendTransaction::NAME));
        let (daemon, begun) = (daemon(&node), Instant::now());
        let error = daemon.wallet().get_height_info().await;
        let error = error.expect_err("nobody is there");
        assert_eq!(
            error.to_string(),
            "get_height_info: no response: the service wallet isn't running: start it with `chia start wallet`"
        );
        assert!(begun.elapsed() < Duration::from_secs(2));
        let absent = NotRunning::of(&error).map(NotRunning::service);
        assert_eq!(absent, Some(Service::Wallet));
        assert!(error.is_retryable() && !error.is_timeout());

        // It may have run, and received this, before the daemon was asked.
        let address = Address::new("xch", B256::ZERO).expect("a prefix");
        let sent = daemon.wallet().send_transaction(1, 5, address).await;
        let error = sent.expect_err("nobody is there");
        assert_eq!(error.reached_server(), Reached::Maybe);
        assert!(NotRunning::of(&error).is_some() && !error.is_retryable());
        node.finish().expect("no call without a handler");
    }

    #[tokio::test(start_paused = true)]
    async fn who_responds_soon_is_not_asked_about() {
        let node = Transport::new();
        height(&node, Duration::from_millis(900));
        let daemon = daemon(&node);
        for _ in 0..3 {
            let height = daemon.wallet().get_height_info().await;
            assert_eq!(height.expect("a height").height, 7);
        }
        // The daemon itself is there, however long it takes.
        node.inject(Fault::stall().on(GetStatus::NAME));
        let silence = daemon.get_status().await.expect_err("nothing comes");
        assert!(silence.is_timeout(), "{silence}");
        assert_eq!(node.count(RunningServices::NAME), 0);
        node.finish().expect("no call without a handler");
    }

    #[tokio::test(start_paused = true)]
    async fn who_is_there_has_all_the_time() {
        let node = Transport::new();
        running(&node, r#"{"running_services":["chia_wallet"]}"#);
        height(&node, Duration::from_secs(100));
        let wallet = daemon(&node).wallet();
        let height = wallet.get_height_info().await;
        assert_eq!(height.expect("a height").height, 7);
        assert_eq!(node.count(RunningServices::NAME), 1);

        // No longer than the caller gives it.
        let call = wallet.get_height_info().timeout(Duration::from_secs(5));
        let error = call.await.expect_err("that was too short");
        assert!(error.is_timeout() && NotRunning::of(&error).is_none());
        node.finish().expect("no call without a handler");
    }

    #[tokio::test(start_paused = true)]
    async fn a_daemon_that_can_not_say_changes_nothing() {
        let node = Transport::new();
        height(&node, Duration::from_secs(100));
        let unknown = || RpcError::new(0, "unknown_command running_services");
        node.on_raw(RunningServices::NAME, move |_| Err(unknown()));
        let wallet = daemon(&node).wallet();
        let height = wallet.get_height_info().await;
        assert_eq!(height.expect("a height").height, 7);
        assert_eq!(node.count(RunningServices::NAME), 1);

        // Or that is as silent as the service.
        node.inject(Fault::stall().on(RunningServices::NAME));
        let height = wallet.get_height_info().await;
        assert_eq!(height.expect("a height").height, 7);
        assert_eq!(node.count(RunningServices::NAME), 2);
        node.finish().expect("no call without a handler");
    }

    #[tokio::test(start_paused = true)]
    async fn a_response_counts_while_the_daemon_is_asked() {
        let node = Transport::new();
        height(&node, Duration::from_millis(1500));
        let nobody = RawJson::new(r#"{"running_services":[]}"#).expect("JSON");
        node.on_raw(RunningServices::NAME, move |_| Ok(nobody.clone()))
            .delay(Duration::from_secs(2));
        let height = daemon(&node).wallet().get_height_info().await;
        assert_eq!(height.expect("a height").height, 7);
        sleep(Duration::from_secs(3)).await;
        node.finish().expect("no call without a handler");
    }
}
