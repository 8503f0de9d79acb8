//! The clients of `polyrpc::chia` for the services of a test, and a record of their traffic.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use polyrpc::chia::{Config, Daemon, GetRoutesResponse, Service, registry};
use polyrpc::record::{Exchange, Mask, Record};
use polyrpc::transport::Request;
use polyrpc::{Error, Rpc, Safety};
use polyrpc_tests::TestResult;
use polyrpc_tests::nodes::chia::Chia;
use polyrpc_tests::verify::assert_lossless;
use tower::{Layer, service_fn};

const POLYRPC: &str = env!("CARGO_BIN_EXE_polyrpc-under-test");

/// How often waiting asks: the simulator's blocks come at once.
const POLL_INTERVAL: Duration = Duration::from_millis(100);

/// The clients of one node.
pub(crate) struct Clients {
    /// The installation's settings.
    pub(crate) config: Config,
    records: Mutex<BTreeMap<Service, Record>>,
}

impl Clients {
    /// Reads the settings of the node that a test has.
    pub(crate) fn new(chia: &Chia) -> TestResult<Self> {
        Ok(Self {
            config: Config::from_root(chia.root())?,
            records: Mutex::default(),
        })
    }

    /// A client of a service, of which it is recorded what is said.
    pub(crate) fn client<C: From<Rpc>>(&self, service: Service) -> Result<C, Error> {
        Ok(self.recorded(service, self.config.rpc(service)?).into())
    }

    /// The same for the daemon, over its WebSocket: only for its own commands, because what it passes on to others isn't told apart.
    pub(crate) fn daemon(&self) -> Result<Daemon, Error> {
        let daemon = self.config.daemon()?;
        let rpc = daemon.rpc().clone();
        Ok(Daemon::new(self.recorded(Service::Daemon, rpc)))
    }

    fn recorded(&self, service: Service, rpc: Rpc) -> Rpc {
        // Nothing here is of worth, and what is masked can't be decoded.
        let record = self.record(service, || Record::new().with_mask(Mask::none()));
        let sender = service_fn(move |request: Request| {
            let rpc = rpc.clone();
            async move { rpc.send(request).await }
        });
        Rpc::new(record.layer(sender)).with_poll_interval(POLL_INTERVAL)
    }

    fn record(&self, service: Service, new: impl FnOnce() -> Record) -> Record {
        let mut records = self.records.lock().unwrap_or_else(PoisonError::into_inner);
        records.entry(service).or_insert_with(new).clone()
    }

    /// Checks that everything which a service answered comes out of its types as it went in, and that each of its methods which only
    /// read was answered at least once, but for those that are `excused`, each with its reason, and those that its release doesn't have.
    pub(crate) async fn check(&self, service: Service, excused: &[(&str, &str)]) -> TestResult {
        let exchanges = self.record(service, Record::new).recording();
        let api = format!("chia/{}", service.name());
        let lines = exchanges
            .exchanges()
            .iter()
            .filter_map(|exchange| line(&api, exchange));
        assert_lossless(POLYRPC, lines.collect()).await?;

        let answered = exchanges.exchanges().iter();
        let answered = answered.filter(|exchange| exchange.outcome.is_ok());
        let answered: BTreeSet<&str> = answered.map(|exchange| &*exchange.method).collect();
        let reads = registry::METHODS.iter();
        let reads = reads.filter(|method| method.api == api && method.safety == Safety::Read);
        let excused: BTreeSet<&str> = excused.iter().map(|(method, _)| *method).collect();
        let routes = routes(exchanges.exchanges())?;
        let has = |name: &&str| service == Service::Daemon || routes.contains(&format!("/{name}"));
        let unread: Vec<&str> = reads
            .map(|method| method.name)
            .filter(|name| !answered.contains(name) && !excused.contains(name))
            .filter(has)
            .collect();
        assert_eq!(unread, [""; 0], "never answered by {service}");
        Ok(())
    }
}

/// What the service says that it has.
fn routes(exchanges: &[Exchange]) -> TestResult<BTreeSet<String>> {
    let answered = exchanges.iter();
    let mut answered = answered.filter(|exchange| exchange.method == "get_routes");
    let answer = answered.find_map(|exchange| exchange.outcome.as_ref().ok());
    let answer = answer.ok_or("nobody has asked for the routes")?;
    let routes: GetRoutesResponse = serde_json::from_str(answer.as_str())?;
    Ok(routes.routes.into_iter().collect())
}

/// A call that was answered with a success, as `polyrpc verify` reads it; none for another.
fn line(api: &str, exchange: &Exchange) -> Option<String> {
    let (result, method) = (exchange.outcome.as_ref().ok()?, &exchange.method);
    let params = &exchange.params;
    Some(format!(
        "{{\"api\":\"{api}\",\"method\":\"{method}\",\"params\":{params},\"result\":{result}}}\n"
    ))
}
