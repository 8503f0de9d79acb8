//! The clients of `polyrpc::chia` for the services of a test, and a record of what was called through them.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use polyrpc::chia::{Config, Daemon, Service, registry};
use polyrpc::transport::Request;
use polyrpc::{Error, Rpc, Safety};
use polyrpc_tests::TestResult;
use polyrpc_tests::nodes::chia::Chia;
use tower::service_fn;

/// How often waiting asks: the simulator's blocks come at once.
const POLL_INTERVAL: Duration = Duration::from_millis(100);

/// The clients of one node.
pub(crate) struct Clients {
    /// The installation's settings.
    pub(crate) config: Config,
    called: Arc<Mutex<BTreeSet<(Service, String)>>>,
}

impl Clients {
    /// Reads the settings of the node that a test has.
    pub(crate) fn new(chia: &Chia) -> TestResult<Self> {
        Ok(Self {
            config: Config::from_root(chia.root())?,
            called: Arc::default(),
        })
    }

    /// A client of a service, whose calls that the service has answered with a success are recorded.
    pub(crate) fn client<C: From<Rpc>>(&self, service: Service) -> Result<C, Error> {
        Ok(self.recorded(service, self.config.rpc(service)?).into())
    }

    /// The same for the daemon, over its WebSocket. What it passes on to others isn't told apart.
    pub(crate) fn daemon(&self) -> Result<Daemon, Error> {
        let daemon = self.config.daemon()?;
        Ok(Daemon::new(
            self.recorded(Service::Daemon, daemon.rpc().clone()),
        ))
    }

    fn recorded(&self, service: Service, rpc: Rpc) -> Rpc {
        let called = Arc::clone(&self.called);
        let recorded = service_fn(move |request: Request| {
            let method = request.single().map(|call| call.method().to_owned());
            let (rpc, called) = (rpc.clone(), Arc::clone(&called));
            async move {
                let response = rpc.send(request).await?;
                let succeeded = response.body().starts_with(b"{")
                    && !String::from_utf8_lossy(response.body()).contains("\"success\": false");
                if let Some(method) = method.filter(|_| succeeded) {
                    let mut called = called.lock().unwrap_or_else(PoisonError::into_inner);
                    called.insert((service, method));
                }
                Ok::<_, Error>(response)
            }
        });
        Rpc::new(recorded).with_poll_interval(POLL_INTERVAL)
    }

    /// The methods of a service that only read and of which none was answered here, but for those that are `excused`, each with its
    /// reason.
    pub(crate) fn unread(&self, service: Service, excused: &[(&str, &str)]) -> Vec<&'static str> {
        let api = format!("chia/{}", service.name());
        let called = self.called.lock().unwrap_or_else(PoisonError::into_inner);
        let reads = registry::METHODS
            .iter()
            .filter(|method| method.api == api && method.safety == Safety::Read);
        reads
            .map(|method| method.name)
            .filter(|name| !called.contains(&(service, (*name).to_owned())))
            .filter(|name| !excused.iter().any(|(excused, _)| excused == name))
            .collect()
    }
}
