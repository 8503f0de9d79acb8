//! tmp
use polyrpc_tests::TestResult;
use polyrpc_tests::nodes::Monerod;

#[tokio::test]
async fn starts() -> TestResult {
    let t = std::time::Instant::now();
    let Some(node) = Monerod::with_payments().await? else {
        return Ok(());
    };
    println!("{:?}", t.elapsed());
    println!(
        "{}",
        node.json_rpc("get_block_count", serde_json::json!({}))
            .await?
    );
    let t = std::time::Instant::now();
    let node = Monerod::with_payments().await?;
    println!("{:?}", t.elapsed());
    let t = std::time::Instant::now();
    drop(node);
    println!("{:?}", t.elapsed());
    Ok(())
}
