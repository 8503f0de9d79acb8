//! HTTP digest authentication (RFC 7616) over connections of its own.
//!
//! Some nodes keep the nonce in the TCP connection and want its count to go up by exactly one with each request. So each connection has
//! its challenge.

use bytes::Bytes;
use http::header::{AUTHORIZATION, HOST, HeaderValue, WWW_AUTHENTICATE};
use http::uri::PathAndQuery;
use http::{StatusCode, Uri};
use http_auth::{DigestClient, PasswordClient, PasswordParams};
use http_body_util::{BodyExt, Full, Limited};
use hyper::body::Incoming;

use super::super::peer::Login;
use super::Prepared;
use super::pool::Pool;
use crate::error::BoxError;

/// A page that says no more than 401.
const LONGEST_PAGE: usize = 64 << 10;

/// How often a request is sent again with a new nonce: the first one of a connection, and one in the place of a stale one.
const CHALLENGES: usize = 2;

/// A connection, with what it was challenged with.
pub(super) type Session = super::pool::Session<Option<DigestClient>>;

/// Connections to a server that asks for digests.
pub(super) struct Digest {
    login: Login,
    pool: Pool<Option<DigestClient>>,
}

/// Why there is no response.
pub(super) enum Fault {
    Connection(super::pool::Fault),
    Refused(String),
}

impl From<super::pool::Fault> for Fault {
    fn from(fault: super::pool::Fault) -> Self {
        Self::Connection(fault)
    }
}

impl Fault {
    fn lost(error: impl Into<BoxError>) -> Self {
        Self::Connection(super::pool::Fault::Lost(error.into()))
    }
}

impl Digest {
    pub(super) fn new(login: Login, pool: Pool<Option<DigestClient>>) -> Self {
        Self { login, pool }
    }

    /// Sends a request. The connection is to be [kept](Self::keep) once the response has been read.
    pub(super) async fn send(
        &self,
        prepared: &Prepared,
    ) -> Result<(http::Response<Incoming>, Session), Fault> {
        let target = &prepared.target;
        let mut session = self.pool.session(&target.uri).await?;
        let mut challenges = CHALLENGES;
        loop {
            let request = outgoing(&mut session, &self.login, prepared)?;
            let is_answer_to_challenge = request.headers().contains_key(AUTHORIZATION);
            let answer = match session.sender.send_request(request).await {
                // The server closed it before it was sent.
                Err(error) if error.is_canceled() => {
                    let challenge = session.state.take();
                    session = self.pool.open(&target.uri).await?;
                    session.state = challenge;
                    let request = outgoing(&mut session, &self.login, prepared)?;
                    session.sender.send_request(request).await
                }
                outcome => outcome,
            };
            let answer = answer.map_err(Fault::lost)?;
            let Some(challenge) = challenge(&answer).filter(|_| challenges > 0) else {
                return Ok((answer, session));
            };
            if is_answer_to_challenge && !challenge.stale() {
                // User or password are wrong.
                return Ok((answer, session));
            }
            challenges -= 1;
            let page = Limited::new(answer.into_body(), LONGEST_PAGE)
                .collect()
                .await;
            page.map_err(Fault::lost)?;
            if session.sender.ready().await.is_err() {
                session = self.pool.open(&target.uri).await?;
            }
            session.state = Some(challenge);
        }
    }

    /// Keeps a connection for the next request.
    pub(super) fn keep(&self, session: Session) {
        self.pool.keep(session);
    }
}

/// A request over this connection, with the answer to its challenge if it was challenged.
fn outgoing(
    session: &mut Session,
    login: &Login,
    prepared: &Prepared,
) -> Result<http::Request<Full<Bytes>>, Fault> {
    let Prepared {
        target,
        headers,
        body,
        ..
    } = prepared;
    let host = target.uri.authority().map_or("", |authority| {
        let text = authority.as_str();
        text.rsplit_once('@').map_or(text, |(_, host)| host)
    });
    let host = HeaderValue::from_str(host).map_err(|error| Fault::Refused(error.to_string()))?;
    let path = target
        .uri
        .path_and_query()
        .map_or("/", PathAndQuery::as_str);
    let uri = match session.is_proxied {
        true => target.uri.clone(),
        false => path
            .parse::<Uri>()
            .map_err(|error| Fault::Refused(error.to_string()))?,
    };
    let mut request = http::Request::new(Full::new(body.clone()));
    *request.headers_mut() = headers.clone();
    request.headers_mut().insert(HOST, host);
    if let Some(challenge) = &mut session.state {
        let authorization = challenge.respond(&PasswordParams {
            username: &login.user,
            password: &login.password,
            uri: &uri.to_string(),
            method: target.method.as_str(),
            body: Some(body),
        });
        let value = authorization
            .and_then(|text| HeaderValue::from_str(&text).map_err(|error| error.to_string()));
        let mut value = value.map_err(Fault::Refused)?;
        value.set_sensitive(true);
        request.headers_mut().insert(AUTHORIZATION, value);
    }
    *request.method_mut() = target.method.clone();
    *request.uri_mut() = uri;
    Ok(request)
}

/// The digest challenge of a response, if it is one.
fn challenge(answer: &http::Response<Incoming>) -> Option<DigestClient> {
    if answer.status() != StatusCode::UNAUTHORIZED {
        return None;
    }
    let texts = answer.headers().get_all(WWW_AUTHENTICATE).iter();
    let mut builder = PasswordClient::builder();
    for text in texts.filter_map(|value| value.to_str().ok()) {
        builder = builder.challenges(text);
    }
    // Whoever asks for less than a digest doesn't get the password.
    #[allow(
        unreachable_patterns,
        reason = "other schemes are features of the crate"
    )]
    match builder.build().ok()? {
        PasswordClient::Digest(challenge) => Some(challenge),
        _ => None,
    }
}
