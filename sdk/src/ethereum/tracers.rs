//! The built-in tracers, each with its options and with what it returns.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;

use super::{
    Address, CallFrame, CallTracerOptions, FlatCallTracerOptions, LocalizedTrace, MuxTrace,
    MuxTracerOptions, PrestateAccount, PrestateDiff, PrestateDiffTracerOptions,
    PrestateTracerOptions, TraceCallConfig, TraceConfig, TransactionTrace,
};
use crate::raw::RawJson;

/// A tracer that nodes have built in: its options, and the type of what it returns.
///
/// The opcode logger is none: it runs when no tracer is named, and its options are those of [`TraceConfig`].
///
/// ```
/// use polyrpc::ethereum::{CallTracerOptions, TraceConfig, Tracer};
///
/// # fn main() -> Result<(), serde_json::Error> {
/// let config = TraceConfig::of(&CallTracerOptions::new().with_with_log(true))?;
/// assert_eq!(config.tracer.as_deref(), Some(CallTracerOptions::NAME));
/// # Ok(()) }
/// ```
pub trait Tracer {
    /// Its name, such as `callTracer`.
    const NAME: &'static str;
    /// What it returns of one transaction.
    type Output: DeserializeOwned;

    /// Its options as JSON; none for a tracer without any.
    ///
    /// # Errors
    /// If they can't be written as JSON.
    fn options(&self) -> Result<Option<RawJson>, serde_json::Error>;
}

/// Implements the trait for options, which are written as they are.
macro_rules! tracers {
    ($($options:ty = $name:literal -> $output:ty;)*) => { $(
        impl Tracer for $options {
            const NAME: &'static str = $name;
            type Output = $output;

            fn options(&self) -> Result<Option<RawJson>, serde_json::Error> {
                RawJson::new(serde_json::to_string(self)?).map(Some)
            }
        }
    )* };
}

tracers! {
    CallTracerOptions = "callTracer" -> CallFrame;
    FlatCallTracerOptions = "flatCallTracer" -> Vec<LocalizedTrace>;
    PrestateTracerOptions = "prestateTracer" -> BTreeMap<Address, PrestateAccount>;
    PrestateDiffTracerOptions = "prestateTracer" -> PrestateDiff;
    MuxTracerOptions = "muxTracer" -> MuxTrace;
}

/// `4byteTracer`, which counts the functions that were called: by selector and length of the arguments, such as `0x27dc297e-128`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FourByteTracer;

impl Tracer for FourByteTracer {
    const NAME: &'static str = "4byteTracer";
    type Output = BTreeMap<String, u64>;

    fn options(&self) -> Result<Option<RawJson>, serde_json::Error> {
        Ok(None)
    }
}

/// `noopTracer`, which returns an empty object: for measuring what tracing costs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NoopTracer;

impl Tracer for NoopTracer {
    const NAME: &'static str = "noopTracer";
    type Output = BTreeMap<String, RawJson>;

    fn options(&self) -> Result<Option<RawJson>, serde_json::Error> {
        Ok(None)
    }
}

/// A tracer in JavaScript, whose result is whatever its function `result` returns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JavaScriptTracer(
    /// The source: an object with the functions `step`, `fault` and `result`.
    pub String,
);

impl TraceConfig {
    /// The configuration that runs a built-in tracer with its options.
    ///
    /// # Errors
    /// If the options can't be written as JSON.
    pub fn of<T: Tracer>(tracer: &T) -> Result<Self, serde_json::Error> {
        let config = Self::new().with_tracer(T::NAME);
        Ok(match tracer.options()? {
            Some(options) => config.with_tracer_config(options),
            None => config,
        })
    }
}

impl TraceCallConfig {
    /// The configuration that runs a built-in tracer with its options.
    ///
    /// # Errors
    /// If the options can't be written as JSON.
    pub fn of<T: Tracer>(tracer: &T) -> Result<Self, serde_json::Error> {
        let config = Self::new().with_tracer(T::NAME);
        Ok(match tracer.options()? {
            Some(options) => config.with_tracer_config(options),
            None => config,
        })
    }
}

impl From<JavaScriptTracer> for TraceConfig {
    fn from(JavaScriptTracer(source): JavaScriptTracer) -> Self {
        Self::new().with_tracer(source)
    }
}

impl From<JavaScriptTracer> for TraceCallConfig {
    fn from(JavaScriptTracer(source): JavaScriptTracer) -> Self {
        Self::new().with_tracer(source)
    }
}

impl TransactionTrace {
    /// Reads the trace as what the tracer `T` returns.
    ///
    /// ```
    /// use polyrpc::ethereum::{FourByteTracer, TransactionTrace};
    ///
    /// # fn main() -> Result<(), serde_json::Error> {
    /// let trace: TransactionTrace = serde_json::from_str(r#"{"0x27dc297e-128": 1}"#)?;
    /// assert_eq!(trace.read::<FourByteTracer>()?["0x27dc297e-128"], 1);
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// If it isn't: another tracer returned it.
    pub fn read<T: Tracer>(&self) -> Result<T::Output, serde_json::Error> {
        serde_json::from_str(&serde_json::to_string(self)?)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    fn read<T: Tracer>(json: &str) -> Result<T::Output, serde_json::Error> {
        serde_json::from_str::<TransactionTrace>(json)?.read::<T>()
    }

    #[test]
    fn options_are_written_with_the_tracers_name() {
        let flat = FlatCallTracerOptions::new().with_include_precompiles(true);
        let mux = MuxTracerOptions::new().with_flat_call_tracer(flat);
        let config = serde_json::to_string(&TraceConfig::of(&mux).unwrap()).unwrap();
        let expected = r#"{"tracer":"muxTracer","tracerConfig":{"flatCallTracer":{"includePrecompiles":true}}}"#;
        assert_eq!(config, expected);
        let diff = TraceConfig::of(&PrestateDiffTracerOptions::new()).unwrap();
        let expected = r#"{"tracer":"prestateTracer","tracerConfig":{"diffMode":true}}"#;
        assert_eq!(serde_json::to_string(&diff).unwrap(), expected);
        let noop = serde_json::to_string(&TraceConfig::of(&NoopTracer).unwrap()).unwrap();
        assert_eq!(noop, r#"{"tracer":"noopTracer"}"#);
    }

    #[test]
    fn traces_are_read_as_their_tracer_says() {
        let account = "0x0000000000000000000000000000000000000001";
        let prestate = format!(r#"{{"{account}":{{"balance":"0x2","nonce":3}}}}"#);
        let touched = read::<PrestateTracerOptions>(&prestate).unwrap();
        assert_eq!(touched.len(), 1);
        assert_eq!(touched.values().next().unwrap().nonce, Some(3));
        let mux = read::<MuxTracerOptions>(&format!(
            r#"{{"4byteTracer":{{"0x27dc297e-128":1}},"noopTracer":{{}},"prestateTracer":{prestate}}}"#
        ));
        let mux = mux.unwrap();
        assert_eq!(mux.prestate_tracer, Some(touched));
        assert!(read::<NoopTracer>("{}").unwrap().is_empty());
        assert!(read::<FourByteTracer>(&prestate).is_err());
    }
}
