//! polyrpc changes nothing for what else a program is made of.
//!
//! Features of a dependency are one set for the whole program. Were polyrpc to turn on reqwest's TLS without a provider of cryptography,
//! [`reqwest::Client::new`] would panic here; were it to install one for the process, the program could choose none any more.

fn main() {
    let polyrpc = polyrpc::ethereum::Client::builder("https://node.example");
    assert_works(reqwest::Client::new);
    drop(polyrpc);
}

fn assert_works(reqwest: fn() -> reqwest::Client) {
    drop(reqwest());
    assert!(rustls::crypto::CryptoProvider::get_default().is_none());
}

#[tokio::test]
async fn reqwest_works_beside_polyrpc() {
    assert_works(reqwest::Client::new);
    for url in ["https://127.0.0.1:1", "http://127.0.0.1:1"] {
        let client = polyrpc::ethereum::Client::builder(url).without_retry();
        let outcome = match client.connect().await {
            Ok(client) => client.block_number().await,
            Err(error) => Err(error),
        };
        assert!(outcome.is_err(), "nobody listens there");
        assert_works(reqwest::Client::new);
    }
}
