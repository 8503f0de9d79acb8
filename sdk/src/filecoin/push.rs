//! Parameters whose bytes go to the node beside the call.

use futures_util::future::try_join;
use std::future::IntoFuture;
use tokio::io::AsyncRead;

use super::api_info;
use super::generated::types::{ReaderKind, ReaderSource};
use super::{Call, Uuid};
use crate::error::Error;
use crate::method::HasReader;
use crate::transport::http::{Http, HttpBuilder, Uploads};

/// Redirects that are followed in a row.
const REDIRECTS: usize = 10;

impl ReaderSource {
    /// Creates the source of bytes that [`push`](Call::push) sends beside the call, under an id of their own.
    #[must_use]
    pub fn push() -> Self {
        // It only has to be another one than those of the node's other callers, who have tokens too.
        let id = uuid::Builder::from_random_bytes(fastrand::u128(..).to_be_bytes()).into_uuid();
        Self::of(ReaderKind::Push, id.to_string())
    }
}

/// Where the bytes of calls are sent to that have them beside their parameters: storage miners and workers.
///
/// ```no_run
/// # #[cfg(all(feature = "filecoin-miner", feature = "http"))]
/// # async fn run(file: impl tokio::io::AsyncRead + Send + 'static) -> Result<(), polyrpc::Error> {
/// use polyrpc::filecoin::{PushStreams, ReaderSource, StorageMiner};
/// use polyrpc::transport::http::Http;
///
/// let miner = StorageMiner::builder("http://localhost:2345").bearer("TOKEN").connect().await?;
/// let streams = PushStreams::new(Http::builder("http://localhost:2345").bearer("TOKEN"))?;
/// let piece = miner.compute_data_cid(1016, ReaderSource::push()).push(&streams, file).await?;
/// println!("{piece:?}");
/// # Ok(()) }
/// ```
///
/// Zeros and bytes that the node fetches by itself need none: see [`ReaderSource::zeros`] and [`ReaderSource::url`].
#[derive(Clone, Debug)]
pub struct PushStreams(Uploads);

impl PushStreams {
    /// Creates it for the node at an `http` or `https` URL, with its token and all other settings of the transport. The path of its API may
    /// end the URL, as that of a client's.
    ///
    /// # Errors
    /// As for [`HttpBuilder::build`].
    pub fn new(http: HttpBuilder) -> Result<Self, Error> {
        let http: Http = http.json_rpc_path("/rpc/v0").build()?;
        Ok(Self(http.uploads()))
    }

    /// Creates it from `TOKEN:ADDRESS`, as Lotus's tools take it: of several, the first.
    ///
    /// # Errors
    /// When it has another form.
    pub fn from_api_info(info: &str) -> Result<Self, Error> {
        let (url, token) = api_info::first_by_http(info)?;
        let http = Http::builder(&url);
        Self::new(match token {
            Some(token) => http.bearer(token.expose()),
            None => http,
        })
    }

    /// Sends the bytes of the stream `id`, once the node wants them; sends none if it doesn't.
    async fn send(&self, id: Uuid, reader: impl AsyncRead + Send + 'static) -> Result<(), Error> {
        let id = id.to_string();
        let mut to = self.0.address(&["rpc", "streams", "v0", "push", &id])?;
        for _ in 0..=REDIRECTS {
            let head = self.0.head(&to).await?;
            match (head.status, head.location) {
                (302, Some(next)) => to = next,
                // The node is done with the call without them.
                (204, _) => return Ok(()),
                (200, _) => {
                    let posted = self.0.post(&to, reader).await?;
                    return match posted.status {
                        200 => Ok(()),
                        status => Err(refused("took not all of the bytes", status)),
                    };
                }
                (status, _) => return Err(refused("doesn't want the bytes", status)),
            }
        }
        Err(Error::inconsistent(format!(
            "the bytes of the call can't be sent: more than {REDIRECTS} redirects in a row"
        )))
    }
}

fn refused(what: &str, status: u16) -> Error {
    let hint = match status {
        401 => "; the token that `PushStreams` has isn't valid",
        404 => "; `PushStreams` must have the URL of the miner or worker that is called",
        500 => "; a node gives up when its call doesn't come within 30 s",
        _ => "",
    };
    Error::transport(format!(
        "the node {what} that belong to the call: HTTP status {status}{hint}"
    ))
}

impl<M: HasReader<Source = ReaderSource>> Call<M> {
    /// Makes the call, and sends what `reader` gives beside it, in the place of the parameter that is [`ReaderSource::push`]. `reader` is
    /// read when the node asks for it, to its end, and not at all if the call fails before.
    ///
    /// The output comes when both are done: workers answer some calls at once and read later. A large file takes longer than the client's
    /// timeout, so set [`timeout`](Self::timeout).
    ///
    /// # Errors
    /// As for the call itself; when that parameter is anything else; when the bytes can't be read or sent, which leaves open what the node
    /// does with those that it has.
    pub async fn push<R>(self, streams: &PushStreams, reader: R) -> Result<M::Output, Error>
    where
        R: AsyncRead + Send + 'static,
    {
        let of = |error: Error| error.of(Some(M::NAME), M::SAFETY);
        let source = self.method().source();
        let id = source
            .info
            .as_deref()
            .filter(|_| source.r#type == Some(ReaderKind::Push));
        let id = id.and_then(|id| id.parse().ok()).ok_or_else(|| {
            of(Error::config(
                "there is no place for the bytes among the parameters: give `ReaderSource::push()` as the one that stands for them",
            ))
        })?;
        let sending = async { streams.send(id, reader).await.map_err(of) };
        let (output, ()) = try_join(self.into_future(), sending).await?;
        Ok(output)
    }
}
