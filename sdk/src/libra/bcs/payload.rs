//! What a transaction runs.

use serde::{Deserialize, Serialize};

/// An address or a hash of 16 bytes, as BCS has it.
type Address = [u8; 16];

/// The account that the network's own modules are published by.
const CORE: Address = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1];

/// What a transaction runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Payload {
    /// A change of the state as such, by the network's operators: what stands behind it isn't read any further.
    WriteSet(Unread),
    /// A script, which the transaction brings along.
    Script(Script),
    /// A module to be published, in its compiled form.
    Module(Vec<u8>),
    /// A function of a module that is published already. Since March 2021.
    ScriptFunction(ScriptFunction),
}

/// What nothing is known of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {}

impl Serialize for Unread {
    fn serialize<S: serde::Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        match *self {}
    }
}

impl<'de> Deserialize<'de> for Unread {
    fn deserialize<D: serde::Deserializer<'de>>(_: D) -> Result<Self, D::Error> {
        Err(serde::de::Error::custom("write sets aren't read"))
    }
}

/// A script with its arguments.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Script {
    /// The compiled code.
    pub code: Vec<u8>,
    /// The types that it is for, such as a currency.
    pub type_arguments: Vec<TypeTag>,
    /// The arguments behind the signer.
    pub arguments: Vec<TransactionArgument>,
}

impl Script {
    /// Creates a script without arguments.
    pub fn new(code: impl Into<Vec<u8>>) -> Self {
        Self {
            code: code.into(),
            type_arguments: Vec::new(),
            arguments: Vec::new(),
        }
    }

    /// Adds a type argument.
    #[must_use]
    pub fn type_argument(mut self, tag: TypeTag) -> Self {
        self.type_arguments.push(tag);
        self
    }

    /// Adds an argument.
    #[must_use]
    pub fn argument(mut self, argument: TransactionArgument) -> Self {
        self.arguments.push(argument);
        self
    }
}

/// An argument of a script.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum TransactionArgument {
    /// A number of 8 bits.
    U8(u8),
    /// A number of 64 bits.
    U64(u64),
    /// A number of 128 bits.
    U128(u128),
    /// An account's address.
    Address(Address),
    /// Bytes.
    U8Vector(Vec<u8>),
    /// A flag.
    Bool(bool),
}

/// A call of a module's function.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScriptFunction {
    /// The module.
    pub module: ModuleId,
    /// The function.
    pub function: String,
    /// The types that it is for, such as a currency.
    pub type_arguments: Vec<TypeTag>,
    /// The arguments behind the signer, each in BCS.
    pub arguments: Vec<Vec<u8>>,
}

impl ScriptFunction {
    /// Creates a call of a function of one of the network's own modules, without arguments.
    pub fn new(module: impl Into<String>, function: impl Into<String>) -> Self {
        Self {
            module: ModuleId {
                address: CORE,
                name: module.into(),
            },
            function: function.into(),
            type_arguments: Vec::new(),
            arguments: Vec::new(),
        }
    }

    /// Adds a type argument.
    #[must_use]
    pub fn type_argument(mut self, tag: TypeTag) -> Self {
        self.type_arguments.push(tag);
        self
    }

    /// Adds an argument that is in BCS already: of a number its bytes, the lowest first; of bytes their number and then these.
    #[must_use]
    pub fn argument(mut self, argument: impl Into<Vec<u8>>) -> Self {
        self.arguments.push(argument.into());
        self
    }

    /// A payment from the signer, as the network's module `PaymentScripts` makes it, without metadata.
    pub fn payment(currency: &str, receiver: impl Into<Address>, amount: u64) -> Self {
        let receiver: Address = receiver.into();
        Self::new("PaymentScripts", "peer_to_peer_with_metadata")
            .type_argument(TypeTag::currency(currency))
            .argument(receiver)
            .argument(amount.to_le_bytes())
            // No metadata, and so no signature of it.
            .argument([0])
            .argument([0])
    }
}

/// The name of a module.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModuleId {
    /// The account that published it.
    pub address: Address,
    /// Its name there.
    pub name: String,
}

/// A type of the Move language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum TypeTag {
    /// `bool`.
    Bool,
    /// `u8`.
    U8,
    /// `u64`.
    U64,
    /// `u128`.
    U128,
    /// `address`.
    Address,
    /// `signer`.
    Signer,
    /// `vector<…>`.
    Vector(Box<TypeTag>),
    /// A struct of a module.
    Struct(Box<StructTag>),
}

impl TypeTag {
    /// The type of a currency: the struct that has the name of its module, of the network's own account.
    pub fn currency(code: &str) -> Self {
        Self::Struct(Box::new(StructTag {
            address: CORE,
            module: code.to_owned(),
            name: code.to_owned(),
            type_arguments: Vec::new(),
        }))
    }
}

/// A struct of a module, as a type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StructTag {
    /// The account that published the module.
    pub address: Address,
    /// The module.
    pub module: String,
    /// The struct.
    pub name: String,
    /// The types that it is for.
    pub type_arguments: Vec<TypeTag>,
}
