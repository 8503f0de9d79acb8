//! A way to a node that breaks off in the middle of responses.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use polyrpc_tests::TestResult;
use tokio::io::{AsyncReadExt, AsyncWriteExt, copy};
use tokio::net::{TcpListener, TcpStream};

/// A relay at a port of its own.
pub(crate) struct Cut {
    address: String,
    state: Arc<State>,
}

struct State {
    /// After how many bytes of responses the next connections break, the next one last.
    limits: Mutex<Vec<usize>>,
    cuts: AtomicUsize,
}

impl Cut {
    /// Relays to the node. The first connection that has brought so many bytes breaks, the second one likewise; all others last.
    pub(crate) async fn start(url: &str, limits: impl Into<Vec<usize>>) -> TestResult<Self> {
        let to = url.strip_prefix("http://").ok_or("no http URL")?.to_owned();
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?.to_string();
        let mut limits: Vec<usize> = limits.into();
        limits.reverse();
        let state = Arc::new(State {
            limits: Mutex::new(limits),
            cuts: AtomicUsize::new(0),
        });
        let shared = Arc::clone(&state);
        tokio::spawn(async move {
            while let Ok((from, _)) = listener.accept().await {
                let (to, state) = (to.clone(), Arc::clone(&shared));
                // An end that breaks off is what this is about.
                tokio::spawn(async move { _ = relay(from, &to, &state).await });
            }
        });
        Ok(Self { address, state })
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// How often it has broken off.
    pub(crate) fn cuts(&self) -> usize {
        self.state.cuts.load(Ordering::SeqCst)
    }
}

impl State {
    /// Whether a connection breaks that has brought so many bytes.
    fn breaks(&self, bytes: usize) -> bool {
        let mut limits = self.limits.lock().unwrap_or_else(PoisonError::into_inner);
        let breaks = limits.last().is_some_and(|limit| bytes >= *limit);
        if breaks {
            limits.pop();
            self.cuts.fetch_add(1, Ordering::SeqCst);
        }
        breaks
    }
}

async fn relay(from: TcpStream, to: &str, state: &State) -> std::io::Result<()> {
    let (mut from_read, mut from_write) = from.into_split();
    let (mut to_read, mut to_write) = TcpStream::connect(to).await?.into_split();
    let requests = tokio::spawn(async move { copy(&mut from_read, &mut to_write).await });
    let mut piece = vec![0; 4096];
    let mut bytes = 0;
    loop {
        let count = to_read.read(&mut piece).await?;
        bytes += count;
        if count == 0 || state.breaks(bytes) {
            break;
        }
        from_write.write_all(&piece[..count]).await?;
    }
    requests.abort();
    Ok(())
}
