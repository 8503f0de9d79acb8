//! The commands of the guide, and snapshots of each command's output: `TRYCMD=overwrite` writes what the tool says into the files.

use super::node::{Background, answer};
use super::tool::TestResult;

#[test]
fn the_guide_and_the_snapshots_say_what_the_tool_says() -> TestResult {
    let node = Background::start()?;
    node.push_heads();
    answer(
        node.node(),
        "list_orders",
        r#"[{"id":"a1","price":1250,"state":"open"}]"#,
    );
    let cases = trycmd::TestCases::new();
    cases
        .register_bin(
            "polyrpc",
            std::path::Path::new(env!("CARGO_BIN_EXE_polyrpc")),
        )
        .env("POLYRPC_ETHEREUM_URL", node.ws_url())
        .env("POLYRPC_URL", node.ws_url())
        .env("NO_COLOR", "1")
        .timeout(std::time::Duration::from_secs(60))
        .case("../docs/cli.md")
        .case("tests/cli/snapshots/*.md");
    cases.run();
    Ok(())
}
