//! Methods whose bodies are binary: JSON is another form of the same values.

use polyrpc::{Method, epee};
use polyrpc_codegen::ir::Api;
use polyrpc_tests::TestResult;
use serde::Serialize;
use serde_with::de::DeserializeAsWrap;
use serde_with::ser::SerializeAsWrap;

use super::values::Values;

/// A value as JSON and as bytes.
pub(crate) type Forms = (String, Vec<u8>);

/// A type that stands at the top of a body.
#[derive(Clone, Copy)]
pub(crate) struct Body {
    /// The method, and which of its sides.
    pub(crate) name: (&'static str, Side),
    /// Reads JSON.
    pub(crate) of_text: fn(&str) -> TestResult<Forms>,
    /// Reads bytes.
    pub(crate) of_bytes: fn(&[u8]) -> TestResult<Forms>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Side {
    Params,
    Result,
}

/// Each document with binary methods, and both sides of every one of them.
pub(crate) fn documents() -> TestResult<[(Api, Vec<Body>); 2]> {
    Ok([
        (super::understood_case("monero")?, of_monero()),
        (super::understood("infinium")?, of_infinium()),
    ])
}

fn of_monero() -> Vec<Body> {
    use crate::monero::methods::{
        GetBlocksBin, GetBlocksByHeightBin, GetHashesBin, GetOIndexesBin, GetOutputDistributionBin,
        GetOutsBin, GetblocksBin,
    };
    [
        of::<GetBlocksBin>(),
        of::<GetBlocksByHeightBin>(),
        of::<GetHashesBin>(),
        of::<GetOIndexesBin>(),
        of::<GetOutputDistributionBin>(),
        of::<GetOutsBin>(),
        of::<GetblocksBin>(),
    ]
    .concat()
}

fn of_infinium() -> Vec<Body> {
    use polyrpc::infinium::methods::daemon_binary::{
        CheckKeyImages, GetBlocks, GetOutputIndexes, GetPosDetails, GetRandomOutputs,
        GetTransactionPool, ScanPos, SetMaintainersInfo,
    };
    [
        of::<CheckKeyImages>(),
        of::<GetBlocks>(),
        of::<GetOutputIndexes>(),
        of::<GetPosDetails>(),
        of::<GetRandomOutputs>(),
        of::<GetTransactionPool>(),
        of::<ScanPos>(),
        of::<SetMaintainersInfo>(),
    ]
    .concat()
}

impl Body {
    /// A value as JSON, made of choices.
    pub(crate) fn made_up(self, api: &Api, choices: &[u32]) -> TestResult<String> {
        let mut methods = api.documents.iter().flat_map(|document| &document.methods);
        let (name, side) = self.name;
        let method = methods.find(|method| method.wire == name);
        let method = method.ok_or("a method isn't in the document")?;
        let mut values = Values::new(api, choices);
        Ok(match side {
            Side::Params => values.params(method),
            Side::Result => values.result(method),
        })
    }
}

fn of<M: Method>() -> [Body; 2] {
    let params = Body {
        name: (M::NAME, Side::Params),
        of_text: |text| forms(&serde_json::from_str::<M>(text)?),
        of_bytes: |bytes| forms(&epee::from_slice::<M>(bytes)?),
    };
    let result = Body {
        name: (M::NAME, Side::Result),
        of_text: |text| output::<M>(serde_json::from_str(text)?),
        of_bytes: |bytes| output::<M>(epee::from_slice(bytes)?),
    };
    [params, result]
}

fn output<M: Method>(wrap: DeserializeAsWrap<M::Output, M::Codec>) -> TestResult<Forms> {
    forms(&SerializeAsWrap::<_, M::Codec>::new(&wrap.into_inner()))
}

fn forms(value: &impl Serialize) -> TestResult<Forms> {
    Ok((serde_json::to_string(value)?, epee::to_vec(value)?))
}
