//! Where chains find their own nodes: their programs' variables and folders.

use std::error::Error;
use std::process::{Command, Output};

use super::node::Background;
use super::tool::TestResult;

/// Runs the tool in an environment of its own.
fn polyrpc(arguments: &[&str], variables: &[(&str, &str)]) -> Result<Output, Box<dyn Error>> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_polyrpc"));
    command.args(arguments).env_clear();
    command.envs(variables.iter().copied());
    Ok(command.output()?)
}

#[test]
fn a_chain_s_variable_is_read() -> TestResult {
    let node = Background::start()?;
    let call = ["call", "-v", "ethereum", "eth_chainId"];
    let output = polyrpc(&call, &[("POLYRPC_ETHEREUM_URL", &node.url())])?;
    assert_eq!(output.stdout, b"\"0x1\"\n");
    let notes = String::from_utf8(output.stderr)?;
    assert!(notes.contains("found by POLYRPC_ETHEREUM_URL"), "{notes}");
    // An option counts more than the environment.
    let url = node.url();
    let other = [&call[..], &["--url", &url]].concat();
    let output = polyrpc(&other, &[("POLYRPC_ETHEREUM_URL", "http://127.0.0.1:1")])?;
    assert_eq!(output.stdout, b"\"0x1\"\n");
    let nothing = polyrpc(&call, &[])?;
    assert_eq!(nothing.status.code(), Some(2));
    let errors = String::from_utf8(nothing.stderr)?;
    assert!(
        errors.contains("by --url or in the environment variable POLYRPC_ETHEREUM_URL"),
        "{errors}"
    );
    Ok(())
}

#[cfg(feature = "filecoin")]
mod filecoin {
    use std::fs;

    use super::super::node::answer;
    use super::*;

    const CALL: [&str; 3] = ["call", "filecoin", "Filecoin.EthChainId"];

    #[test]
    fn a_node_is_found_as_its_own_tools_find_it() -> TestResult {
        let node = Background::start()?;
        answer(node.node(), "Filecoin.EthChainId", r#""0x13a""#);
        let info = format!("a.b.c:{}", node.url());
        let output = polyrpc(&CALL, &[("FULLNODE_API_INFO", &info)])?;
        assert_eq!(output.stdout, b"\"0x13a\"\n", "{output:?}");
        // The address of an option may have a token as well.
        let output = polyrpc(&[&CALL[..], &["--url", &info]].concat(), &[])?;
        assert_eq!(output.stdout, b"\"0x13a\"\n", "{output:?}");
        let folder = tempfile::tempdir()?;
        fs::write(folder.path().join("api"), node.url())?;
        fs::write(folder.path().join("token"), "a.b.c")?;
        let repository = folder.path().to_string_lossy().into_owned();
        let output = polyrpc(&CALL, &[("LOTUS_PATH", &repository)])?;
        assert_eq!(output.stdout, b"\"0x13a\"\n", "{output:?}");
        Ok(())
    }

    #[test]
    fn what_is_secret_of_the_chain_is_not_recorded() -> TestResult {
        let node = Background::start()?;
        answer(node.node(), "Filecoin.AuthVerify", r#"["read"]"#);
        let folder = tempfile::tempdir()?;
        let file = folder.path().join("traffic.json");
        let path = file.to_string_lossy().into_owned();
        let record = [
            "record",
            &path,
            "filecoin",
            "Filecoin.AuthVerify",
            "eyJhbGciOi",
        ];
        let output = polyrpc(&record, &[("POLYRPC_FILECOIN_URL", &node.url())])?;
        assert_eq!(output.stdout, b"[\"read\"]\n", "{output:?}");
        let text = fs::read_to_string(&file)?;
        assert!(text.contains("Filecoin.AuthVerify"), "{text}");
        assert!(!text.contains("eyJhbGciOi"), "{text}");
        Ok(())
    }

    #[test]
    fn without_any_of_it_the_message_says_what_there_is() -> TestResult {
        let folder = tempfile::tempdir()?;
        let home = folder.path().to_string_lossy().into_owned();
        let output = polyrpc(&CALL, &[("HOME", &home)])?;
        assert_eq!(output.status.code(), Some(2));
        let errors = String::from_utf8(output.stderr)?;
        assert!(
            errors.contains("POLYRPC_FILECOIN_FULL_V1_URL or POLYRPC_FILECOIN_URL"),
            "{errors}"
        );
        assert!(errors.contains("FULLNODE_API_INFO"), "{errors}");
        let output = polyrpc(&CALL, &[("FULLNODE_API_INFO", "nonsense")])?;
        assert_eq!(output.status.code(), Some(2));
        Ok(())
    }
}

#[cfg(feature = "chia-full-node")]
mod chia {
    use super::super::node::answer;
    use super::*;

    const CALL: [&str; 3] = ["call", "chia", "get_network_info"];

    #[test]
    fn an_installation_is_found_or_said_to_be_missing() -> TestResult {
        let folder = tempfile::tempdir()?;
        let root = folder.path().to_string_lossy().into_owned();
        let output = polyrpc(&CALL, &[("CHIA_ROOT", &root)])?;
        assert_eq!(output.status.code(), Some(2));
        let errors = String::from_utf8(output.stderr)?;
        assert!(
            errors.contains(&root) && errors.contains("config"),
            "{errors}"
        );
        Ok(())
    }

    #[test]
    fn an_address_without_tls_needs_no_installation() -> TestResult {
        let node = Background::start()?;
        answer(
            node.node(),
            "get_network_info",
            r#"{"network_name":"mainnet","network_prefix":"xch","genesis_challenge":"0xccd5bb71183532bff220ba46c268991a3ff07eb358e8255a65c30a2dce0e5fbb"}"#,
        );
        let output = polyrpc(&CALL, &[("POLYRPC_CHIA_URL", &node.url())])?;
        let text = String::from_utf8(output.stdout)?;
        assert!(text.contains("\"network_prefix\":\"xch\""), "{text}");
        assert_eq!(output.status.code(), Some(0));
        Ok(())
    }
}

#[cfg(feature = "infinium")]
#[test]
fn a_wallet_without_a_port_of_its_own_needs_an_address() -> TestResult {
    let output = polyrpc(&["call", "infinium/wallet-jsonrpc", "getbalance"], &[])?;
    assert_eq!(output.status.code(), Some(2));
    let errors = String::from_utf8(output.stderr)?;
    assert!(
        errors.contains("POLYRPC_INFINIUM_WALLET_JSONRPC_URL"),
        "{errors}"
    );
    Ok(())
}
