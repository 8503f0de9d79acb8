//! The network around the node.

use std::{env, fs};

use polyrpc_tests::TestResult;
use polyrpc_tests::nodes::{OUTER_NETWORK, network};

use crate::live::live;

/// Sockets belong to a network namespace. The node's is another than that of the tests' caller, and all it has is a loopback
/// interface: whatever the node listens on, nobody outside can connect to it.
#[test]
fn nothing_listens_outside() -> TestResult {
    live(async |live| {
        live.eth.chain_id().await?;
        let outer = env::var_os(OUTER_NETWORK).ok_or("not inside")?;
        assert_ne!(network()?.as_os_str(), outer);

        let interfaces = fs::read_to_string("/proc/self/net/dev")?;
        let names: Vec<_> = interfaces
            .lines()
            .filter_map(|line| line.split_once(':'))
            .map(|(name, _)| name.trim())
            .collect();
        assert_eq!(names, ["lo"]);
        Ok(())
    })
}
