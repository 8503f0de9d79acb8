//! Who is called, by which path and with which token.

use std::fs;

use polyrpc::filecoin::{FullNode, FullNodeV0, FullNodeV2, StorageMiner, Wallet, Worker};
use polyrpc::{Client, ClientBuilder};
use polyrpc_tests::TestResult;
use serde_json::json;

use super::node::{Answer, Habits, Make, Node};
use super::soon;

const ID: &str = "Filecoin.ID";
const VERSION: &str = "Filecoin.Version";
const LIST: &str = "Filecoin.WalletList";

async fn start() -> TestResult<Node> {
    let mut habits = Habits::of(Make::Lotus);
    for token in ["a.b.c", "d.e.f"] {
        habits.tokens.insert(token, vec!["read", "write"]);
    }
    let node = Node::start(habits).await?;
    node.method(ID, 0, Answer::Result(json!("x")));
    node.method(VERSION, 0, Answer::Result(json!(66_048)));
    node.method(LIST, 0, Answer::Result(json!([])));
    Ok(node)
}

async fn connect<C: Client>(builder: ClientBuilder<C>) -> TestResult<C> {
    Ok(soon(builder.without_retry().connect()).await??)
}

/// The path and the token of the last call.
fn last(node: &Node) -> (String, Option<String>) {
    let seen = node.seen();
    let last = seen.last();
    last.map(|seen| (seen.path.clone(), seen.authorization.clone()))
        .unwrap_or_default()
}

#[tokio::test]
async fn each_client_calls_the_path_of_its_api_with_the_token() -> TestResult {
    let node = start().await?;
    for url in [node.http(), node.ws()] {
        let info = format!("a.b.c:{url}");
        let token = Some("Bearer a.b.c".to_owned());
        let full: FullNode = connect(FullNode::from_api_info(&info)?).await?;
        assert!(soon(full.wallet_list()).await??.is_empty());
        assert_eq!(last(&node), ("/rpc/v1".to_owned(), token.clone()));
        let old: FullNodeV0 = connect(FullNodeV0::from_api_info(&info)?).await?;
        assert!(soon(old.wallet_list()).await??.is_empty());
        assert_eq!(last(&node), ("/rpc/v0".to_owned(), token.clone()));
        let next: FullNodeV2 = connect(FullNodeV2::from_api_info(&info)?).await?;
        // There is none, which isn't the point.
        assert!(soon(next.eth_chain_id()).await?.is_err());
        assert_eq!(last(&node), ("/rpc/v2".to_owned(), token.clone()));
        let miner: StorageMiner = connect(StorageMiner::from_api_info(&info)?).await?;
        assert_eq!(soon(miner.id()).await??, "x");
        assert_eq!(last(&node), ("/rpc/v0".to_owned(), token.clone()));
        let worker: Worker = connect(Worker::from_api_info(&info)?).await?;
        soon(worker.version()).await??;
        assert_eq!(last(&node), ("/rpc/v0".to_owned(), token.clone()));
        let wallet: Wallet = connect(Wallet::from_api_info(&info)?).await?;
        assert!(soon(wallet.wallet_list()).await??.is_empty());
        assert_eq!(last(&node), ("/rpc/v0".to_owned(), token));
        // Joined with the path that is there.
        let info = format!("{url}/rpc/v1");
        let full: FullNode = connect(FullNode::from_api_info(&info)?).await?;
        soon(full.id()).await??;
        assert_eq!(last(&node), ("/rpc/v1".to_owned(), None));
    }
    Ok(())
}

/// Each with its own token, the later ones where the first fails.
#[tokio::test]
async fn a_set_is_called_in_its_order() -> TestResult {
    let (first, second) = (start().await?, start().await?);
    for scheme in ["http", "ws"] {
        let url = |node: &Node| match scheme {
            "http" => node.http(),
            _ => node.ws(),
        };
        let info = format!("a.b.c:{},d.e.f:{}", url(&first), url(&second));
        let before = (first.seen().len(), second.seen().len());
        let client: FullNode = connect(FullNode::from_api_info(&info)?).await?;
        soon(client.id()).await??;
        assert_eq!(first.seen().len(), before.0 + 1);
        assert_eq!(second.seen().len(), before.1);
        assert_eq!(last(&first).0, "/rpc/v1?token=a.b.c");
    }
    // The first is gone.
    let info = format!("a.b.c:{},d.e.f:{}", first.http(), second.http());
    drop(first);
    let client: FullNode = soon(FullNode::from_api_info(&info)?.connect()).await??;
    assert_eq!(soon(client.id()).await??, "x");
    assert_eq!(last(&second).0, "/rpc/v1?token=d.e.f");
    Ok(())
}

#[tokio::test]
async fn a_multiaddr_is_called_over_a_socket() -> TestResult {
    let node = start().await?;
    let info = format!("a.b.c:{}", node.multiaddr());
    let client: FullNode = connect(FullNode::from_api_info(&info)?).await?;
    soon(client.wallet_list()).await??;
    assert_eq!(
        last(&node),
        ("/rpc/v1".to_owned(), Some("Bearer a.b.c".to_owned()))
    );
    assert!(node.seen().iter().all(|seen| seen.socket));
    Ok(())
}

#[tokio::test]
async fn a_repository_says_where_and_by_which_token() -> TestResult {
    let (node, folder) = (start().await?, tempfile::tempdir()?);
    fs::write(folder.path().join("api"), format!("{}\n", node.multiaddr()))?;
    fs::write(folder.path().join("token"), "d.e.f\n")?;
    let client: FullNode = connect(FullNode::from_repo(folder.path())?).await?;
    soon(client.wallet_list()).await??;
    assert_eq!(
        last(&node),
        ("/rpc/v1".to_owned(), Some("Bearer d.e.f".to_owned()))
    );
    Ok(())
}
