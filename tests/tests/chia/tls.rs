//! Who services and clients take each other for.

use std::fs;
use std::time::{Duration, Instant};

use polyrpc::chia::{FullNode, Service};
use polyrpc::{ClientBuilder, Error};
use polyrpc_tests::TestResult;

use crate::failures::refusal;
use crate::services::live;
use crate::typed::Clients;

/// The name in all certificates.
const NAME: &str = "chia.net";

/// By host name and by IP address, neither of which is in the certificate.
#[test]
fn services_are_found_under_any_address() -> TestResult {
    live(async |chia| {
        let clients = Clients::new(chia)?;
        for host in ["localhost", "127.0.0.1"] {
            let node: FullNode = clients.config.clone().with_host(host).full_node()?;
            assert_eq!(node.get_version().await?.version, "2.7.5", "{host}");
        }
        Ok(())
    })
}

#[test]
fn strangers_are_refused() -> TestResult {
    live(async |chia| {
        let Clients { config, .. } = Clients::new(chia)?;
        let builder = || -> TestResult<ClientBuilder<FullNode>> {
            let address = format!("https://localhost:{}", config.port(Service::FullNode)?);
            Ok(ClientBuilder::new(address)
                .server_name(NAME)
                .without_retry())
        };
        let (ours, theirs) = (
            fs::read(config.ca()?)?,
            config.root().join("config/ssl/ca/chia_ca.crt"),
        );
        let (cert, key) = (
            config.cert(Service::FullNode)?,
            config.key(Service::FullNode)?,
        );
        let (cert, key) = (fs::read(cert)?, fs::read(key)?);

        let good = builder()?
            .root_certificates(&ours)
            .client_identity(&cert, &key);
        good.connect().await?.healthz().await?;
        // It has the same name as the node's own, and another key.
        let wrong = builder()?
            .root_certificates(&fs::read(theirs)?)
            .client_identity(&cert, &key);
        refused(wrong, "isn't signed by a root given").await?;
        let nameless = builder()?.root_certificates(&ours);
        refused(nameless, "may want a client certificate").await?;
        let other_name = builder()?.server_name("localhost").root_certificates(&ours);
        refused(
            other_name.client_identity(&cert, &key),
            "isn't the server that `server_name` says",
        )
        .await
    })
}

async fn refused(client: ClientBuilder<FullNode>, why: &str) -> TestResult {
    let error = refusal(client.connect().await?.healthz().await)?;
    assert!(error.to_string().contains(why), "{error}");
    Ok(())
}

/// A handshake with two certificates takes longer than a call, so a connection is kept.
#[test]
fn connections_are_kept() -> TestResult {
    live(async |chia| {
        let node = Clients::new(chia)?.config.full_node()?;
        let took = async || {
            let start = Instant::now();
            node.healthz().await?;
            Ok::<Duration, Error>(start.elapsed())
        };
        let first = took().await?;
        let mut warm = Vec::new();
        for _ in 0..50 {
            warm.push(took().await?);
        }
        warm.sort();
        assert!(warm[warm.len() / 2] < first, "{first:?}, then {warm:?}");
        Ok(())
    })
}
