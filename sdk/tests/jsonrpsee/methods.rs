//! Methods of the server, as the generator would write them.

use polyrpc::transport::Stop;
use polyrpc::{Method, RawJson, Safety, Subscribe};
use serde::{Deserialize, Serialize};
use serde_with::Same;

macro_rules! method {
    ($Name:ident, $name:literal, $wire:ident, $safety:ident, $Output:ty) => {
        impl Method for $Name {
            const NAME: &'static str = $name;
            type Wire = polyrpc::wire::$wire;
            const SAFETY: Safety = Safety::$safety;
            type Output = $Output;
            type Codec = Same;
        }
    };
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Echo(pub(crate) u64, pub(crate) RawJson);
method!(Echo, "test_echo", JsonRpcByPosition, Read, RawJson);

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Named {
    pub(crate) start: u64,
    pub(crate) text: String,
}
method!(Named, "test_named", JsonRpcByName, Read, RawJson);

/// A list without entries.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Fail([(); 0]);
method!(Fail, "test_fail", JsonRpcByPosition, Read, u64);

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Slow([(); 0]);
method!(Slow, "test_slow", JsonRpcByPosition, Write, String);

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct OpenCount(pub(crate) u64, pub(crate) bool);
method!(OpenCount, "test_count", JsonRpcByPosition, Read, RawJson);

/// Numbers from zero: how many, and whether the server ends it then.
#[derive(Clone, Debug)]
pub(crate) struct Count(pub(crate) u64, pub(crate) bool);

impl Subscribe for Count {
    type Open = OpenCount;
    const STOP: Stop = Stop::call("test_stop");
    type Item = u64;
    type Codec = Same;

    fn open(&self, _: Option<&u64>) -> OpenCount {
        OpenCount(self.0, self.1)
    }
}

pub(crate) fn echo(number: u64) -> Echo {
    let json = r#"{"b": 1.00, "a": "ü"}"#;
    Echo(number, RawJson::new(json).expect("JSON"))
}

/// What the server makes of it.
pub(crate) fn echoed(number: u64) -> String {
    format!(r#"[{number},{{"b": 1.00, "a": "ü"}}]"#)
}
