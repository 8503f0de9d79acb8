//! Positional arguments that begin with a chain and a name, and the options that all calls share.

use clap::Args;

use super::arguments::Given;
use super::catalog::{Api, Catalog, DocumentArgs, Entry};
use super::exit::Failure;
use super::node::NodeArgs;
use super::print::Talk;

/// A call on the command line, and the node that it goes to.
#[derive(Debug, Args)]
pub(super) struct CallArgs {
    /// The chain, the method, and its parameters: values in their order, or NAME=VALUE. A value is JSON, or a text as it is; decimal digits
    /// will do where a hex quantity is wanted.
    #[arg(
        value_name = "CHAIN METHOD [ARG]",
        required = true,
        allow_negative_numbers = true
    )]
    pub(super) words: Vec<String>,
    /// All parameters as JSON, a list or an object as the method has them; `-` reads them from standard input.
    #[arg(long, value_name = "JSON", allow_hyphen_values = true)]
    params: Option<String>,
    /// A parameter by its name. May be repeated.
    #[arg(long = "param", value_name = "NAME=VALUE")]
    named: Vec<String>,
    #[command(flatten)]
    pub(super) document: DocumentArgs,
    #[command(flatten)]
    pub(super) node: NodeArgs,
    #[command(flatten)]
    pub(super) talk: Talk,
}

impl CallArgs {
    /// The method and its arguments.
    pub(super) fn method<'a>(
        &'a self,
        catalog: &'a Catalog,
    ) -> Result<(Api<'a>, Entry<'a>, Given<'a>), Failure> {
        let (api, name, rest) = chain_and_name(catalog, &self.words, "METHOD")?;
        let entry = api.method(name)?;
        Ok((api, entry, self.given(rest)))
    }

    /// The call's arguments: positional ones and options.
    pub(super) fn given<'a>(&'a self, words: &'a [String]) -> Given<'a> {
        Given {
            words,
            named: &self.named,
            json: self.params.as_deref(),
        }
    }
}

/// Splits positional arguments into API, name and the rest. With a document there is no chain.
pub(super) fn chain_and_name<'a>(
    catalog: &'a Catalog,
    words: &'a [String],
    what: &str,
) -> Result<(Api<'a>, &'a str, &'a [String]), Failure> {
    let (chain, words) = match words {
        words if catalog.is_document() => ("", words),
        [chain, words @ ..] => (chain.as_str(), words),
        [] => ("", words),
    };
    let api = catalog.api(chain)?;
    match words {
        [name, rest @ ..] => Ok((api, name, rest)),
        [] => Err(Failure::usage(format!(
            "the {what} is missing; `polyrpc methods {chain}` lists what there is"
        ))),
    }
}
