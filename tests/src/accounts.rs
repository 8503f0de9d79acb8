//! The accounts that Ethereum's development nodes hold ether for: anvil, Hardhat, and the genesis block of the engine's tests.

use polyrpc::ethereum::Address;

/// The first account.
pub const ALICE: Address = Address::from_literal("0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266");

/// The private key of [`ALICE`], which is public knowledge.
pub const ALICE_KEY: &str = "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";

/// The second account.
pub const BOB: Address = Address::from_literal("0x70997970c51812dc3a010c7d01b50e0d17dc79c8");
