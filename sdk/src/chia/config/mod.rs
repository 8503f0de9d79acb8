//! Settings of a Chia installation: where its services listen, and the certificates for talking to them.

mod builders;
mod files;
mod yaml;

use std::collections::BTreeMap;
use std::env;
use std::ffi::OsString;
use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::Service;
use crate::error::Error;
use yaml::Tree;

/// The timeout of Chia's own clients if the file doesn't set one.
const RPC_TIMEOUT: Duration = Duration::from_secs(300);

/// The settings of a Chia installation, from its `config/config.yaml`, for clients of its services.
///
/// Chia's services and their clients authenticate with certificates of the installation's own authority, which are all for the name
/// `chia.net`. Clients made here trust that authority alone, verify that name whatever host they connect to, and present the
/// installation's certificate. Verification can't be turned off. They send nothing to addresses of another network than the installation's:
/// [`AddressCheck`](super::AddressCheck).
///
/// A client of a node on another machine, in a container or behind a tunnel needs a copy of `config/config.yaml` and `config/ssl` from
/// there:
///
/// ```no_run
/// # #[cfg(feature = "http")]
/// # fn run() -> Result<(), polyrpc::Error> {
/// use polyrpc::chia::{Config, Service};
///
/// let config = Config::from_root("/etc/wallet/chia")?
///     .with_host("10.0.0.7")
///     .with_port(Service::Wallet, 19256);
/// let wallet = config.rpc(Service::Wallet)?;
/// # Ok(()) }
/// ```
///
/// Only the keys that are needed are read, and those of a service when it is asked for: a file without a section for the solver
/// still serves for the wallet. The files are small, and are read there and then: `config.yaml` when the `Config` is made, the
/// certificates whenever a client is made.
#[derive(Clone, Debug)]
pub struct Config {
    root: PathBuf,
    file: PathBuf,
    network: String,
    address_prefix: Option<String>,
    host: String,
    rpc_timeout: Duration,
    authority: Option<String>,
    sections: BTreeMap<Service, Section>,
}

/// One service's section of the file.
#[derive(Clone, Debug, Default)]
struct Section {
    port: Option<String>,
    certificate: Option<String>,
    key: Option<String>,
}

impl Config {
    /// Reads the settings of the installation at `CHIA_ROOT`, or at `~/.chia/mainnet` if that isn't set, as Chia's own
    /// programs do.
    ///
    /// # Errors
    /// As for [`from_root`](Self::from_root), and if `CHIA_ROOT` isn't set and the user has no home.
    pub fn from_env() -> Result<Self, Error> {
        Self::from_root(default_root(env::var_os("CHIA_ROOT"), env::home_dir())?)
    }

    /// Reads the settings of the installation at `root`, the folder with `config/config.yaml` in it.
    ///
    /// # Errors
    /// If that file is missing, can't be read, isn't YAML, doesn't select a network, or has an `rpc_timeout` that is no
    /// number of seconds.
    pub fn from_root(root: impl AsRef<Path>) -> Result<Self, Error> {
        let root = root.as_ref();
        let root = std::path::absolute(root)
            .map_err(|error| files::config(root, format_args!("can't be a folder: {error}")))?;
        let file = root.join("config").join("config.yaml");
        let text = files::config_yaml(&root, &file)?;
        let tree = Tree::parse(&text).map_err(|why| files::not_yaml(&file, why))?;

        let network = tree.text_at(&["selected_network"]).ok_or_else(|| {
            files::config(
                &file,
                "has no `selected_network`, so it isn't a file that `chia init` wrote: give the root of an installation",
            )
        })?;
        let rpc_timeout = match tree.text_at(&["rpc_timeout"]) {
            None => RPC_TIMEOUT,
            Some(text) => seconds(&text).ok_or_else(|| {
                files::config(
                    &file,
                    format_args!("has an `rpc_timeout` that is no number of seconds: {text}"),
                )
            })?,
        };
        let sections = Service::ALL.map(|service| (service, Section::read(&tree, service)));
        Ok(Self {
            address_prefix: address_prefix(&tree, &network),
            network,
            host: connectable(tree.text_at(&["self_hostname"])),
            rpc_timeout,
            authority: tree.text_at(&["private_ssl_ca", "crt"]),
            sections: sections.into(),
            root,
            file,
        })
    }

    /// Returns settings for services on another host, a name or an IP address.
    #[must_use]
    pub fn with_host(self, host: impl Into<String>) -> Self {
        let host = host.into();
        Self { host, ..self }
    }

    /// Returns settings with another port of a service.
    #[must_use]
    pub fn with_port(mut self, service: Service, port: u16) -> Self {
        self.sections.entry(service).or_default().port = Some(port.to_string());
        self
    }

    /// The folder of the installation.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The selected network: `mainnet`, `testnet11`, `simulator0`.
    pub fn network(&self) -> &str {
        &self.network
    }

    /// The prefix of addresses on the selected network, from `network_overrides`: `xch` on mainnet, `txch` on test networks. These are known of
    /// mainnet, of testnets and of simulators without the setting too; `None` for another network without it.
    ///
    /// Clients made here send nothing to an address with another prefix: see [`AddressCheck`](super::AddressCheck).
    pub fn address_prefix(&self) -> Option<&str> {
        self.address_prefix.as_deref()
    }

    /// The host to connect to: `self_hostname`, or `localhost` if that isn't set or is a wildcard address (`0.0.0.0`,
    /// `::`), as it is in containers.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// The port of a service.
    ///
    /// # Errors
    /// If the setting is missing.
    pub fn port(&self, service: Service) -> Result<u16, Error> {
        let key = match service {
            Service::Daemon => "daemon_port".to_owned(),
            service => format!("{}.rpc_port", section_path(service).join(".")),
        };
        match self
            .section(service)
            .and_then(|section| section.port.as_deref())
        {
            None => Err(files::config(
                &self.file,
                format_args!(
                    "has no `{key}`: this version of Chia may not have the service; otherwise add the key, or use `with_port`"
                ),
            )),
            Some(text) => {
                let port = text.parse().ok().filter(|port| *port != 0);
                port.ok_or_else(|| {
                    files::config(
                        &self.file,
                        format_args!("has a `{key}` that is no port: {text}"),
                    )
                })
            }
        }
    }

    /// The path of the certificate authority's certificate, `private_ssl_ca.crt`.
    ///
    /// # Errors
    /// If the setting is missing.
    pub fn ca(&self) -> Result<PathBuf, Error> {
        self.path(self.authority.as_deref(), "private_ssl_ca.crt")
    }

    /// The path of a service's client certificate. Services without one of their own use the daemon's: the same
    /// authority signed all of them, and each is accepted by every service.
    ///
    /// # Errors
    /// If the setting is missing.
    pub fn cert(&self, service: Service) -> Result<PathBuf, Error> {
        let section = self.ssl_section(service);
        let certificate = section.and_then(|section| section.certificate.as_deref());
        self.path(certificate, "daemon_ssl.private_crt")
    }

    /// The path of the key of [`cert`](Self::cert).
    ///
    /// # Errors
    /// If the setting is missing.
    pub fn key(&self, service: Service) -> Result<PathBuf, Error> {
        let section = self.ssl_section(service);
        let key = section.and_then(|section| section.key.as_deref());
        self.path(key, "daemon_ssl.private_key")
    }

    /// The timeout of calls, `rpc_timeout`; 300 s unless set.
    pub fn rpc_timeout(&self) -> Duration {
        self.rpc_timeout
    }

    fn section(&self, service: Service) -> Option<&Section> {
        self.sections.get(&service)
    }

    /// The section with the certificate and key of a service's clients: never one section's certificate with the
    /// other's key.
    fn ssl_section(&self, service: Service) -> Option<&Section> {
        let own = self
            .section(service)
            .filter(|section| section.certificate.is_some() && section.key.is_some());
        own.or_else(|| self.section(Service::Daemon))
    }

    /// Resolves a path relative to the root.
    fn path(&self, path: Option<&str>, key: &str) -> Result<PathBuf, Error> {
        let path = path.filter(|path| !path.is_empty()).ok_or_else(|| {
            files::config(
                &self.file,
                format_args!("has no `{key}`: add it, or move the file away and run `chia init`, which writes a new one"),
            )
        })?;
        Ok(self.root.join(path))
    }
}

impl Section {
    fn read(tree: &Tree, service: Service) -> Self {
        let at = |path: &[&str], key: &str| tree.text_at(&[path, &[key]].concat());
        let path = section_path(service);
        let (port, ssl) = match service {
            Service::Daemon => (at(&[], "daemon_port"), vec!["daemon_ssl"]),
            _ => (at(path, "rpc_port"), [path, &["ssl"]].concat()),
        };
        Self {
            port,
            certificate: at(&ssl, "private_crt"),
            key: at(&ssl, "private_key"),
        }
    }
}

/// The path of a service's section. The daemon's settings are at the top.
fn section_path(service: Service) -> &'static [&'static str] {
    match service {
        Service::FullNode => &["full_node"],
        Service::Wallet => &["wallet"],
        Service::Farmer => &["farmer"],
        Service::Harvester => &["harvester"],
        Service::Timelord => &["timelord"],
        Service::Crawler => &["seeder", "crawler"],
        Service::DataLayer => &["data_layer"],
        Service::Solver => &["solver"],
        Service::Daemon => &[],
    }
}

/// Returns the address prefix of a network: the configured one, or else the default of Chia's configuration for networks of that name.
fn address_prefix(tree: &Tree, network: &str) -> Option<String> {
    let path = ["network_overrides", "config", network, "address_prefix"];
    let set = tree.text_at(&path).filter(|prefix| !prefix.is_empty());
    let usual = || match network {
        "mainnet" => Some("xch"),
        _ if network.starts_with("testnet") || network.starts_with("simulator") => Some("txch"),
        _ => None,
    };
    set.map(|prefix| prefix.to_ascii_lowercase())
        .or_else(|| usual().map(str::to_owned))
}

/// Replaces a wildcard address, which can't be connected to.
fn connectable(self_hostname: Option<String>) -> String {
    let host = self_hostname.filter(|host| {
        let address = host.trim_matches(['[', ']']).parse::<IpAddr>();
        !host.is_empty() && !address.is_ok_and(|address| address.is_unspecified())
    });
    host.unwrap_or_else(|| "localhost".to_owned())
}

fn seconds(text: &str) -> Option<Duration> {
    let seconds = text.parse().ok()?;
    let limit = Duration::try_from_secs_f64(seconds).ok()?;
    (!limit.is_zero()).then_some(limit)
}

fn default_root(chia_root: Option<OsString>, home: Option<PathBuf>) -> Result<PathBuf, Error> {
    let path = chia_root.filter(|root| !root.is_empty());
    let path = path.map_or_else(|| PathBuf::from("~/.chia/mainnet"), PathBuf::from);
    // As Chia's own programs do: a variable set in a file isn't expanded by a shell.
    match (path.strip_prefix("~"), home) {
        (Err(_), _) => Ok(path),
        (Ok(rest), Some(home)) => Ok(home.join(rest)),
        (Ok(_), None) => Err(Error::config(
            "there is no home to look for `.chia/mainnet` in: set CHIA_ROOT to where the installation is",
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_root_is_where_chia_s_programs_look() {
        let root = |variable: Option<&str>, home: Option<&str>| {
            default_root(variable.map(OsString::from), home.map(PathBuf::from))
        };
        for (variable, expected) in [
            (None, "/home/a/.chia/mainnet"),
            (Some(""), "/home/a/.chia/mainnet"),
            (Some("~/.chia/testnet11"), "/home/a/.chia/testnet11"),
            (Some("/srv/chia"), "/srv/chia"),
            (Some("~other/chia"), "~other/chia"),
        ] {
            let found = root(variable, Some("/home/a")).expect("a root");
            assert_eq!(found, Path::new(expected));
        }
        assert_eq!(
            root(Some("/srv/chia"), None).expect("a root"),
            Path::new("/srv/chia")
        );
        let error = root(None, None).expect_err("no home").to_string();
        assert!(error.contains("set CHIA_ROOT"), "{error}");
    }

    #[test]
    fn prefixes_are_the_network_s() {
        let yaml = "network_overrides:\n  config:\n    mainnet: {address_prefix: xch}\n    testnet9: {address_prefix: TEA}\n    mine: {address_prefix: ''}\n";
        for (yaml, network, expected) in [
            (yaml, "mainnet", Some("xch")),
            (yaml, "testnet9", Some("tea")),
            (yaml, "mine", None),
            (yaml, "testnet11", Some("txch")),
            ("", "mainnet", Some("xch")),
            ("", "testnet11", Some("txch")),
            ("", "simulator0", Some("txch")),
            ("", "mine", None),
            ("network_overrides: [a]", "mainnet", Some("xch")),
        ] {
            let tree = Tree::parse(yaml).expect("YAML");
            let found = address_prefix(&tree, network);
            assert_eq!(found.as_deref(), expected, "{network} of {yaml:?}");
        }
    }

    #[test]
    fn addresses_to_listen_at_are_not_connected_to() {
        for (host, expected) in [
            (None, "localhost"),
            (Some(""), "localhost"),
            (Some("0.0.0.0"), "localhost"),
            (Some("::"), "localhost"),
            (Some("[::]"), "localhost"),
            (Some("127.0.0.1"), "127.0.0.1"),
            (Some("::1"), "::1"),
            (Some("node"), "node"),
        ] {
            assert_eq!(connectable(host.map(str::to_owned)), expected);
        }
    }

    #[test]
    fn time_limits_are_positive() {
        assert_eq!(seconds("300"), Some(Duration::from_secs(300)));
        assert_eq!(seconds("1.5"), Some(Duration::from_millis(1500)));
        for bad in ["0", "-1", "NaN", "inf", "1e300", "soon", ""] {
            assert_eq!(seconds(bad), None, "{bad}");
        }
    }
}
