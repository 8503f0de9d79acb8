//! An installation in a folder that goes with its test.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::servers::Authority;

/// As `chia init` leaves it: with comments, names for values that are repeated, and a set.
pub(crate) const FRESH: &str = r#"
# how often peers are asked
ping_interval: 90
self_hostname: &self_hostname "localhost"
prefer_ipv6: False
rpc_timeout: 200 # seconds
daemon_port: 55400
overrides: &overrides
  constants:
    testnet11:
      FACTOR: 10052721566054
      CHALLENGE: 37a90eb5185a9c4439a91ddc98bbadce7b4feba060d50116a067de66bf236615
selected_network: &selected_network "testnet11"
private_ssl_ca:
  crt: "config/ssl/ca/private_ca.crt"
  key: "config/ssl/ca/private_ca.key"
daemon_ssl:
  private_crt: "config/ssl/daemon/private_daemon.crt"
  private_key: "config/ssl/daemon/private_daemon.key"
logging: &logging
  log_stdout: False
seeder:
  logging: *logging
  selected_network: *selected_network
  crawler:
    rpc_port: 8561
    ssl:
      private_crt: "config/ssl/crawler/private_crawler.crt"
      private_key: "config/ssl/crawler/private_crawler.key"
farmer:
  full_node_peers:
    - host: *self_hostname
      port: 8444
  pool_public_keys: !!set {}
  rpc_port: 8559
  overrides: *overrides
full_node:
  rpc_port: 8555
  enable_upnp: yes
  ssl:
    private_crt: config/ssl/full_node/private_full_node.crt
    private_key: config/ssl/full_node/private_full_node.key
wallet:
  rpc_port: '9256'
  ssl:
    private_crt: /somewhere/else.crt
    private_key: /somewhere/else.key
data_layer:
  rpc_port: ninety
timelord: broken
"#;

/// As Chia's programs write it again: sorted, what is the same named by numbers.
pub(crate) const REWRITTEN: &str = "\
daemon_port: 55400
daemon_ssl: &id001
  private_crt: config/ssl/daemon/private_daemon.crt
  private_key: config/ssl/daemon/private_daemon.key
full_node:
  network_overrides: &id002
    constants: {}
  rpc_port: 8555
  ssl: *id001
harvester:
  network_overrides: *id002
  rpc_port: 8560
private_ssl_ca:
  crt: config/ssl/ca/private_ca.crt
  key: config/ssl/ca/private_ca.key
selected_network: mainnet
self_hostname: 0.0.0.0
";

pub(crate) const CA: &str = "config/ssl/ca/private_ca.crt";
pub(crate) const CERT: &str = "config/ssl/daemon/private_daemon.crt";
pub(crate) const KEY: &str = "config/ssl/daemon/private_daemon.key";

/// An installation with these settings, whose authority signed the daemon's certificate.
pub(crate) fn installation(settings: &str, authority: &Authority) -> TempDir {
    let root = tempfile::tempdir().unwrap();
    write(root.path(), "config/config.yaml", settings);
    let pair = authority.pair("chia.net");
    write(root.path(), CA, &authority.pem);
    write(root.path(), CERT, &pair.cert);
    write(root.path(), KEY, &pair.key);
    root
}

/// For the owner only, as keys are.
pub(crate) fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, text).unwrap();
    set_mode(&path, 0o600);
}

#[cfg(unix)]
pub(crate) fn set_mode(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

#[cfg(not(unix))]
pub(crate) fn set_mode(_: &Path, _: u32) {}
