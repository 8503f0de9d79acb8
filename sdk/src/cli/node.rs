//! The node that is called: its address, credentials and limits, and single calls of any method.

use std::env;
use std::time::Duration;

use clap::Args;

use super::catalog::{Api, Entry};
use super::exit::Failure;
use crate::connector::{Connector, Wanted};
use crate::error::Error;
use crate::transport::{Request, Response};
use crate::wire::status;
use crate::{RawJson, Rpc};

/// Which node is called, and how long it may take.
#[derive(Clone, Debug, Args)]
pub(super) struct NodeArgs {
    /// The node's address: http://…, https://…, ws://…, wss://…, or the path of a Unix socket. See `polyrpc help` for where it comes from
    /// when it isn't given.
    #[arg(long, value_name = "URL")]
    pub(super) url: Option<String>,
    /// The longest time for a call, with all that is done for it.
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    timeout: Option<Duration>,
    /// An HTTP header of every request, such as "Authorization: Bearer TOKEN". May be repeated.
    #[arg(long = "header", value_name = "NAME: VALUE", value_parser = header)]
    headers: Vec<(String, String)>,
    /// Don't retry calls after transient errors.
    #[arg(long)]
    no_retry: bool,
}

/// A positive number of seconds.
pub(super) fn seconds(text: &str) -> Result<Duration, String> {
    let seconds: f64 = text
        .parse()
        .map_err(|_| "it is no number of seconds".to_owned())?;
    let limit = Duration::try_from_secs_f64(seconds).ok();
    limit
        .filter(|limit| !limit.is_zero())
        .ok_or_else(|| "a number of seconds is greater than 0".to_owned())
}

fn header(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once(':').ok_or("it has no `:`")?;
    Ok((name.trim().to_owned(), value.trim().to_owned()))
}

/// What the node was found by, for people.
pub(super) struct Found {
    pub(super) rpc: Rpc,
    pub(super) by: String,
}

impl NodeArgs {
    /// These, without retries.
    pub(super) fn without_retry(&self) -> Self {
        Self {
            no_retry: true,
            ..self.clone()
        }
    }

    /// Connects to the node of a service of an API.
    pub(super) async fn connect(&self, api: &Api<'_>, service: &str) -> Result<Found, Failure> {
        let nodes = api.nodes();
        let (address, by) = match self.address(api, service) {
            Some((address, by)) => (Some(address), by),
            None => (None, nodes.found_by.to_owned()),
        };
        let connector = Connector {
            timeout: self.timeout,
            headers: self.headers.clone(),
            without_retry: self.no_retry,
        };
        let wanted = Wanted {
            service,
            address: address.as_deref(),
        };
        let connecting = (nodes.connect)(&connector, wanted).map_err(Failure::Setup)?;
        let connecting = connecting.ok_or_else(|| unknown(api, service, nodes.found_by))?;
        let rpc = connecting.await.map_err(Failure::Setup)?;
        Ok(Found { rpc, by })
    }

    /// The address, and where it was found.
    fn address(&self, api: &Api<'_>, service: &str) -> Option<(String, String)> {
        if let Some(url) = &self.url {
            return Some((url.clone(), "--url".to_owned()));
        }
        let variables = variables(api, service);
        let mut set = variables.into_iter().filter_map(|name| {
            let address = env::var(&name).ok().filter(|text| !text.is_empty())?;
            Some((address, name))
        });
        set.next().or_else(|| {
            let server = api.server()?;
            Some((server.to_owned(), "the document's `servers`".to_owned()))
        })
    }
}

/// The environment variables that may have the address, the most specific first.
fn variables(api: &Api<'_>, service: &str) -> Vec<String> {
    let Api::Chain(listed, _) = api else {
        return vec!["POLYRPC_URL".to_owned()];
    };
    let upper = |text: &str| {
        text.to_uppercase()
            .replace(|c: char| !c.is_alphanumeric(), "_")
    };
    let chain = upper(listed.chain.name);
    let of_service =
        (!service.is_empty()).then(|| format!("POLYRPC_{chain}_{}_URL", upper(service)));
    of_service
        .into_iter()
        .chain([format!("POLYRPC_{chain}_URL")])
        .collect()
}

fn unknown(api: &Api<'_>, service: &str, found_by: &str) -> Failure {
    let variables = variables(api, service).join(" or ");
    let also = match found_by {
        "" => String::new(),
        found_by => format!(" Nothing was found by {found_by}."),
    };
    Failure::usage(format!(
        "no node of {} is known: give its address by --url or in the environment variable {variables}.{also}",
        api.name()
    ))
}

/// Sends a call and returns the result as JSON.
pub(super) async fn call(rpc: &Rpc, entry: &Entry<'_>, params: &RawJson) -> Result<RawJson, Error> {
    let request = request(rpc, entry, params)?;
    let response = rpc.send(request.clone()).await?;
    outcome(entry, &request, &response)
}

/// The request of a call.
pub(super) fn request(rpc: &Rpc, entry: &Entry<'_>, params: &RawJson) -> Result<Request, Error> {
    let id = rpc.next_id();
    let request = Request::new(entry.wire, id, entry.name, entry.safety, params)?;
    Ok(request.with_chain(entry.chain()))
}

/// The result in the response to a request of one call.
pub(super) fn outcome(
    entry: &Entry<'_>,
    request: &Request,
    response: &Response,
) -> Result<RawJson, Error> {
    let of = |error: Error| error.of(Some(entry.name), entry.safety);
    let call = request.single();
    let call = call.ok_or_else(|| of(Error::inconsistent("the request holds no call")))?;
    if let Some(error) = status::failure(entry.wire, response.chain(), call.id(), response) {
        return Err(of(error));
    }
    let outcome = entry.wire.rules().outcome(call, response);
    outcome.map(|result| RawJson::of(&result)).map_err(of)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_are_positive() {
        assert_eq!(seconds("1.5"), Ok(Duration::from_millis(1500)));
        for bad in ["0", "-1", "x", "inf", "1e300"] {
            assert!(seconds(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_header_has_a_name() {
        let pair = ("A".to_owned(), "b: c".to_owned());
        assert_eq!(header("A: b: c"), Ok(pair));
        assert!(header("A").is_err());
    }
}
