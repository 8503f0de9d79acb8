//! What traces say of endpoints that lag behind.

#![allow(
    clippy::expect_used,
    reason = "a test stops where it meets what it does not expect"
)]

use std::fmt::{self, Write as _};
use std::sync::Mutex;

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::subscriber::set_default;
use tracing::{Event, Metadata, Subscriber};

use super::*;

/// Collects events: level, message and fields.
#[derive(Clone, Default)]
struct Events(Arc<Mutex<Vec<String>>>);

struct Text {
    message: String,
    fields: String,
}

impl Visit for Text {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        _ = match field.name() {
            "message" => write!(self.message, "{value:?}"),
            name => write!(self.fields, " {name}={value:?}"),
        };
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        _ = write!(self.fields, " {}={value}", field.name());
    }
}

impl Subscriber for Events {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.is_event() && metadata.target().starts_with("polyrpc")
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut text = Text {
            message: String::new(),
            fields: String::new(),
        };
        event.record(&mut text);
        let line = format!(
            "{} {}{}",
            event.metadata().level(),
            text.message,
            text.fields
        );
        self.0.lock().expect("no panic").push(line);
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

#[tokio::test(start_paused = true)]
async fn events_tell_of_it() {
    let events = Events::default();
    let _guard = set_default(events.clone());
    let (a, b) = (at(100), at(MUTE));
    let failover = of(&[&a, &b]);
    look(&failover).await;
    look(&failover).await;
    b.set(104);
    look(&failover).await;
    look(&failover).await;
    a.set(104);
    look(&failover).await;
    let seen = events.0.lock().expect("no panic").clone();
    assert_eq!(
        seen,
        [
            "WARN endpoint doesn't report its height endpoint=b error.type=rpc",
            "WARN endpoint lags behind endpoint=a height=100 highest=104",
            "INFO endpoint has caught up endpoint=a height=104 highest=104",
        ]
    );
}
