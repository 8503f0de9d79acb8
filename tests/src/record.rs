//! What a client and a node said to each other, in the form that `polyrpc verify` reads.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use polyrpc::ethereum::registry::METHODS;
use polyrpc::transport::{Request, Response};
use serde_json::value::RawValue;
use tower::{Service, ServiceExt};

/// The calls that were answered with a result, one JSON line each. Clones share them.
///
/// Errors aren't kept, and neither are methods that no schema describes.
#[derive(Clone, Debug, Default)]
pub struct Recording {
    cases: Arc<Mutex<Vec<Case>>>,
}

#[derive(Debug)]
struct Case {
    method: &'static str,
    line: String,
}

type Members<'a> = BTreeMap<String, &'a RawValue>;

impl Recording {
    /// A layer that records what passes through `service`.
    pub fn over<S>(
        &self,
        service: S,
    ) -> impl Service<Request, Response = Response, Error = S::Error, Future: Send>
    + Clone
    + Send
    + Sync
    + 'static
    where
        S: Service<Request, Response = Response, Future: Send, Error: Send>
            + Clone
            + Send
            + Sync
            + 'static,
    {
        let recording = self.clone();
        tower::service_fn(move |request: Request| {
            let (recording, service) = (recording.clone(), service.clone());
            async move {
                let sent = request.body().clone();
                let response = service.oneshot(request).await?;
                recording.add(&sent, response.body());
                Ok(response)
            }
        })
    }

    /// The names of the methods that were answered, each once.
    pub fn methods(&self) -> Vec<&'static str> {
        let mut methods: Vec<_> = self.lock().iter().map(|case| case.method).collect();
        methods.sort_unstable();
        methods.dedup();
        methods
    }

    /// The calls as JSON lines, in the order of their answers.
    pub fn lines(&self) -> String {
        let cases = self.lock();
        cases.iter().map(|case| case.line.as_str()).collect()
    }

    /// What isn't a call or its answer is left out: the client under test will find that itself.
    fn add(&self, sent: &[u8], received: &[u8]) {
        let answers: BTreeMap<_, _> = objects(received)
            .into_iter()
            .filter_map(|answer| Some((answer.get("id")?.get(), *answer.get("result")?)))
            .collect();
        for call in objects(sent) {
            let find = |key| call.get(key).map(|value| value.get());
            let (Some(id), Some(method), Some(params)) =
                (find("id"), find("method"), find("params"))
            else {
                continue;
            };
            let known = METHODS
                .iter()
                .find(|info| info.name == method.trim_matches('"'));
            if let (Some(info), Some(result)) = (known, answers.get(id)) {
                let line = format!(
                    "{{\"api\":\"ethereum\",\"method\":{method},\"params\":{params},\"result\":{result}}}\n"
                );
                let method = info.name;
                self.lock().push(Case { method, line });
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Case>> {
        self.cases.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The entries of a batch, or the one object that isn't one.
fn objects(text: &[u8]) -> Vec<Members<'_>> {
    serde_json::from_slice(text)
        .or_else(|_| serde_json::from_slice(text).map(|object| vec![object]))
        .unwrap_or_default()
}
