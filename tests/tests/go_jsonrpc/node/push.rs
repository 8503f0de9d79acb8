//! Streams of bytes for parameters that are readers: they come beside the call, by requests of their own.

use std::collections::HashMap;
use std::sync::Mutex;
use std::time::Duration;

use http_body_util::BodyExt;
use hyper::body::{Body as _, Incoming};
use hyper::header::{AUTHORIZATION, CONTENT_TYPE, HeaderName, HeaderValue, LOCATION};
use hyper::{Method, Request};
use serde_json::Value;
use tokio::sync::watch;
use tokio::time::timeout;

use super::http::{Page, page};
use super::{Inner, lock};

/// How long a stream waits for its call, and a call for its stream. The library's limit is 30 seconds.
const PAIRING: Duration = Duration::from_secs(2);

/// A request of a stream.
#[derive(Clone, Debug)]
pub(crate) struct Pushed {
    pub(crate) method: Method,
    pub(crate) target: String,
    pub(crate) content_type: Option<String>,
    pub(crate) authorization: Option<String>,
    /// How long it said that it is.
    pub(crate) length: Option<u64>,
    pub(crate) bytes: Vec<u8>,
}

/// What is known of a stream.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Stage {
    /// The call reads it.
    Wanted,
    /// The call is done without having read it.
    Left,
    /// All of it came, so many bytes.
    Came(usize),
}

#[derive(Debug)]
pub(super) struct Pushes {
    stages: watch::Sender<HashMap<String, Stage>>,
    done: Mutex<Vec<Pushed>>,
}

impl Default for Pushes {
    fn default() -> Self {
        Self {
            stages: watch::Sender::new(HashMap::new()),
            done: Mutex::default(),
        }
    }
}

impl Pushes {
    pub(super) fn done(&self) -> Vec<Pushed> {
        lock(&self.done).clone()
    }

    fn set(&self, id: &str, stage: Stage) {
        self.stages
            .send_modify(|stages| _ = stages.insert(id.to_owned(), stage));
    }

    /// Reads the bytes that a parameter stands for; gives how many there were.
    pub(super) async fn read(&self, param: &Value) -> Result<usize, String> {
        let info = param["Info"].as_str().unwrap_or_default();
        match param["Type"].as_str() {
            Some("null") => info.parse().map_err(|_| format!("'{info}' is no size")),
            Some("push") => {
                self.set(info, Stage::Wanted);
                let mut stages = self.stages.subscribe();
                let came =
                    stages.wait_for(|stages| matches!(stages.get(info), Some(Stage::Came(_))));
                match timeout(PAIRING, came).await {
                    Ok(Ok(stages)) => match stages.get(info) {
                        Some(Stage::Came(length)) => Ok(*length),
                        _ => Err("no stream".to_owned()),
                    },
                    _ => Err("timed out waiting for the stream".to_owned()),
                }
            }
            other => Err(format!("unknown reader type {other:?}")),
        }
    }

    /// Is done without reading them.
    pub(super) fn leave(&self, param: &Value) {
        self.set(param["Info"].as_str().unwrap_or_default(), Stage::Left);
    }
}

pub(super) async fn answer(request: Request<Incoming>, id: &str, node: &Inner) -> Page {
    let header = |name: HeaderName| {
        let value = request.headers().get(name).map(HeaderValue::to_str);
        value.and_then(Result::ok).map(str::to_owned)
    };
    let mut pushed = Pushed {
        method: request.method().clone(),
        target: request.uri().to_string(),
        content_type: header(CONTENT_TYPE),
        authorization: header(AUTHORIZATION),
        length: request.body().size_hint().exact(),
        bytes: Vec::new(),
    };
    let is_moved = request.uri().query().is_some_and(|query| query == "moved");
    let pushes = &node.pushes;
    match *request.method() {
        Method::HEAD => {
            lock(&pushes.done).push(pushed);
            if node.habits.moved && !is_moved {
                let mut page = page(302, "");
                let to = format!("/rpc/streams/v0/push/{id}?moved");
                if let Ok(to) = HeaderValue::from_str(&to) {
                    page.headers_mut().insert(LOCATION, to);
                }
                return page;
            }
            let mut stages = pushes.stages.subscribe();
            let known = stages.wait_for(|stages| stages.contains_key(id));
            match timeout(PAIRING / 2, known).await {
                Ok(Ok(stages)) if stages.get(id) == Some(&Stage::Left) => page(204, ""),
                Ok(Ok(_)) => page(200, ""),
                _ => page(500, ""),
            }
        }
        Method::POST => {
            let Ok(body) = request.into_body().collect().await else {
                return page(400, "");
            };
            pushed.bytes = body.to_bytes().to_vec();
            let length = pushed.bytes.len();
            lock(&pushes.done).push(pushed);
            pushes.set(id, Stage::Came(length));
            page(200, "")
        }
        _ => page(405, ""),
    }
}
