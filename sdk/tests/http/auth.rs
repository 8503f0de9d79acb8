//! What is sent as credentials.

use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use polyrpc::transport::http::{Http, HttpBuilder, JwtSecret};
use polyrpc::{Error, Rpc};

use crate::methods::BlockNumber;
use crate::server::{Reply, Server};

/// The request's head, as a server sees it, for each of two calls.
async fn heads(
    settings: impl Fn(&Server) -> HttpBuilder,
    pause: Duration,
) -> Result<[Option<String>; 2], Error> {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let sink = Arc::clone(&seen);
    let server = Server::start(move |received| {
        sink.lock()
            .unwrap()
            .push(received.header("authorization").map(str::to_owned));
        Reply::result(received, "1")
    })
    .await;
    let rpc = Rpc::new(settings(&server).build()?);
    rpc.call(BlockNumber::default()).await?;
    tokio::time::sleep(pause).await;
    rpc.call(BlockNumber::default()).await?;
    let mut seen = seen.lock().unwrap();
    Ok([seen.remove(0), seen.remove(0)])
}

async fn header(settings: impl Fn(&Server) -> HttpBuilder) -> Result<String, Error> {
    let [first, second] = heads(settings, Duration::ZERO).await?;
    assert_eq!(first, second);
    Ok(first.unwrap_or_default())
}

#[tokio::test]
async fn fixed_credentials() -> Result<(), Error> {
    assert_eq!(header(Server::http).await?, "");
    assert_eq!(
        header(|server| server.http().bearer("t0ken")).await?,
        "Bearer t0ken"
    );
    let basic = "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==";
    assert_eq!(
        header(|server| server.http().basic("Aladdin", "open sesame")).await?,
        basic
    );

    let with_userinfo = |server: &Server| {
        server
            .url
            .replace("http://", "http://Aladdin:open%20sesame@")
    };
    assert_eq!(
        header(|server| Http::builder(&with_userinfo(server))).await?,
        basic
    );
    let both = header(|server| Http::builder(&with_userinfo(server)).bearer("t0ken")).await?;
    assert_eq!(both, "Bearer t0ken");
    Ok(())
}

#[tokio::test]
async fn other_headers() -> Result<(), Error> {
    let server = Server::start(|received| {
        assert_eq!(received.header("x-api-key"), Some("k3y"));
        assert!(
            received
                .header("user-agent")
                .unwrap()
                .starts_with("polyrpc/")
        );
        Reply::result(received, "1")
    })
    .await;
    let rpc = Rpc::new(server.http().header("X-Api-Key", "k3y").build()?);
    rpc.call(BlockNumber::default()).await?;
    Ok(())
}

#[tokio::test]
async fn a_jwt_is_signed_and_as_old_as_its_request() -> Result<(), Error> {
    let secret = JwtSecret::from_hex(&"2a".repeat(32))?;
    let settings = |server: &Server| server.http().jwt(secret.clone());
    let tokens = heads(settings, Duration::from_millis(1100)).await?;
    let key = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, &[0x2a; 32]);
    let issued = tokens.map(|token| {
        let token = token.unwrap();
        let (signed, signature) = token
            .strip_prefix("Bearer ")
            .unwrap()
            .rsplit_once('.')
            .unwrap();
        let signature = URL_SAFE_NO_PAD.decode(signature).unwrap();
        ring::hmac::verify(&key, signed.as_bytes(), &signature).expect("a true signature");
        let claims = URL_SAFE_NO_PAD
            .decode(signed.split_once('.').unwrap().1)
            .unwrap();
        let claims = String::from_utf8(claims).unwrap();
        let issued = claims
            .strip_prefix("{\"iat\":")
            .and_then(|rest| rest.strip_suffix('}'));
        issued.unwrap().parse::<u64>().unwrap()
    });
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap()
        .as_secs();
    assert!(
        issued[0] < issued[1] && issued[1] <= now && now - issued[0] < 30,
        "{issued:?} at {now}"
    );
    Ok(())
}
