//! Callers and a reader, as users would write them.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, AtomicU64, Ordering};
use std::time::Duration;

use futures_util::StreamExt;
use polyrpc::{Error, Event, Method, Reached, Rpc, Safety};
use serde::{Deserialize, Serialize};
use serde_with::Same;
use tokio::time::{Instant, sleep, timeout};

use crate::methods::{Get, Put, Ticks};
use crate::{Size, marks};

/// No call takes that long: the server answers or cuts the connection.
pub(crate) const CALL_LIMIT: Duration = Duration::from_secs(10);

/// How many calls are under way at once.
const CALLERS: u64 = 64;

/// Every so many calls one is given up at once, and every so many items the reader dozes off.
const GIVEN_UP: u64 = 97;
const DOZE: u64 = 3_000;

/// The numbers from one on, as many as the server likes to give at once.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Since([u64; 1]);

impl Method for Since {
    const NAME: &'static str = "test_since";
    type Wire = polyrpc::wire::JsonRpcByPosition;
    const SAFETY: Safety = Safety::Read;
    type Output = Vec<u64>;
    type Codec = Same;
}

/// What is known of a call that may not be sent twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sent {
    /// It is none.
    Read,
    Answered,
    Never,
    Maybe,
}

/// What came of everything.
pub(crate) struct Client {
    size: Size,
    next: AtomicU64,
    done: AtomicU64,
    sent: Vec<AtomicU8>,
    seen: Vec<AtomicU8>,
    seen_count: AtomicU64,
    longest_micros: AtomicU64,
    pub(crate) answered: AtomicU64,
    pub(crate) lost: AtomicU64,
    pub(crate) never: AtomicU64,
    pub(crate) late: AtomicU64,
    pub(crate) given_up: AtomicU64,
    pub(crate) came: AtomicU64,
    pub(crate) backfilled: AtomicU64,
    pub(crate) gaps: AtomicU64,
}

fn add(counter: &AtomicU64) {
    counter.fetch_add(1, Ordering::Relaxed);
}

impl Client {
    pub(crate) fn new(size: Size) -> Self {
        let zero = || AtomicU64::new(0);
        Self {
            size,
            next: zero(),
            done: zero(),
            sent: marks(size.calls),
            seen: marks(size.items),
            seen_count: zero(),
            longest_micros: zero(),
            answered: zero(),
            lost: zero(),
            never: zero(),
            late: zero(),
            given_up: zero(),
            came: zero(),
            backfilled: zero(),
            gaps: zero(),
        }
    }

    pub(crate) fn calls_done(&self) -> u64 {
        self.done.load(Ordering::Relaxed)
    }

    pub(crate) fn items_seen(&self) -> u64 {
        self.seen_count.load(Ordering::Relaxed)
    }

    pub(crate) fn longest(&self) -> Duration {
        Duration::from_micros(self.longest_micros.load(Ordering::Relaxed))
    }

    pub(crate) fn sent(&self, call: usize) -> Sent {
        let states = [Sent::Read, Sent::Answered, Sent::Never, Sent::Maybe];
        states[usize::from(self.sent[call].load(Ordering::Relaxed))]
    }

    /// Everything there is to do.
    pub(crate) async fn run(self: Arc<Self>, rpc: Rpc) {
        let callers: Vec<_> = (0..CALLERS)
            .map(|_| tokio::spawn(Arc::clone(&self).call_on(rpc.clone())))
            .collect();
        let reader = tokio::spawn(Arc::clone(&self).read(rpc));
        for caller in callers {
            caller.await.unwrap();
        }
        let limit = Duration::from_secs(120);
        timeout(limit, reader)
            .await
            .expect("items are missing")
            .unwrap();
    }

    async fn call_on(self: Arc<Self>, rpc: Rpc) {
        loop {
            let number = self.next.fetch_add(1, Ordering::Relaxed);
            if number >= self.size.calls {
                return;
            }
            self.call(&rpc, number).await;
            add(&self.done);
        }
    }

    async fn call(&self, rpc: &Rpc, number: u64) {
        let is_write = number % 2 == 1;
        let start = Instant::now();
        let call = async {
            match is_write {
                true => rpc.call(Put([number])).await,
                false => rpc.call(Get([number])).await,
            }
        };
        let sent = if number.is_multiple_of(GIVEN_UP) {
            // Whatever came of it, and wherever it was just then.
            _ = timeout(Duration::from_micros(number % 2_000), call).await;
            add(&self.given_up);
            Sent::Maybe
        } else {
            let answer = call.await;
            let took = u64::try_from(start.elapsed().as_micros()).unwrap();
            self.longest_micros.fetch_max(took, Ordering::Relaxed);
            self.came_back(number, answer)
        };
        let sent = if is_write { sent } else { Sent::Read };
        self.sent[usize::try_from(number).unwrap()].store(sent as u8, Ordering::Relaxed);
    }

    fn came_back(&self, number: u64, answer: Result<u64, Error>) -> Sent {
        match answer {
            Ok(answer) => {
                assert_eq!(answer, number, "the response to another call");
                add(&self.answered);
                Sent::Answered
            }
            Err(error) => {
                add(if error.is_timeout() {
                    &self.late
                } else {
                    &self.lost
                });
                match error.reached_server() {
                    Reached::No => {
                        add(&self.never);
                        Sent::Never
                    }
                    Reached::Maybe => Sent::Maybe,
                    Reached::Yes => panic!("the server has no errors: {error}"),
                }
            }
        }
    }

    async fn read(self: Arc<Self>, rpc: Rpc) {
        let mut ticks = loop {
            // The first attempt may meet a cut.
            if let Ok(ticks) = rpc.subscribe(Ticks).await {
                break ticks;
            }
        };
        self.backfill(&rpc).await;
        while self.items_seen() < self.size.items {
            match ticks
                .next()
                .await
                .expect("the end")
                .expect("an item or a gap")
            {
                Event::Item(number) => {
                    add(&self.came);
                    self.see(number);
                    if number.is_multiple_of(DOZE) {
                        sleep(Duration::from_millis(400)).await;
                    }
                }
                _ => {
                    add(&self.gaps);
                    self.backfill(&rpc).await;
                }
            }
        }
    }

    /// Asks for all since the first that is missing.
    async fn backfill(&self, rpc: &Rpc) {
        let seen = |mark: &AtomicU8| mark.load(Ordering::Relaxed) > 0;
        let first = self.seen.iter().position(|mark| !seen(mark));
        let Some(mut from) = first.map(|place| u64::try_from(place).unwrap()) else {
            return;
        };
        loop {
            match rpc.call(Since([from])).await {
                Ok(numbers) if numbers.is_empty() => return,
                Ok(numbers) => {
                    for number in numbers {
                        self.see(number);
                        from = number + 1;
                        add(&self.backfilled);
                    }
                }
                Err(error) => assert!(error.is_retryable(), "{error}"),
            }
        }
    }

    fn see(&self, number: u64) {
        let mark = &self.seen[usize::try_from(number).unwrap()];
        if mark.swap(1, Ordering::Relaxed) == 0 {
            add(&self.seen_count);
        }
    }
}
