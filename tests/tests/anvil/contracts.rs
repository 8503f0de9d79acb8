//! Contracts small enough to be written by hand, and the tutorial's.

use polyrpc::ethereum::{Address, B256, Bytes, U256};

/// `multiply(uint256)` answers seven times its argument and logs it as `Print(uint256)`: the contract of the tutorial.
pub(crate) const MULTIPLY7: &str = "0x6060604052341561000f57600080fd5b60eb8061001d6000396000f300606060405260043610603f576000357c0100000000000000000000000000000000000000000000000000000000900463ffffffff168063c6888fa1146044575b600080fd5b3415604e57600080fd5b606260048080359060200190919050506078565b6040518082815260200191505060405180910390f35b60007f24abdb5865df5079dcc5ac590ff6f01d5c16edbc5fab4e195d9febd1114503da600783026040518082815260200191505060405180910390a16007820290509190505600a165627a7a7230582040383f19d9f65246752244189b02f56e8d0980ed44e7a56c0b200458caad20bb0029";

/// `Print(uint256)`, hashed: the topic of [`MULTIPLY7`]'s logs.
pub(crate) const PRINT: B256 =
    B256::from_literal("0x24abdb5865df5079dcc5ac590ff6f01d5c16edbc5fab4e195d9febd1114503da");

/// Reverts with its call data: CALLDATACOPY(0, 0, size) REVERT(0, size).
pub(crate) const REVERTS: [u8; 7] = [0x36, 0x5f, 0x5f, 0x37, 0x36, 0x5f, 0xfd];

/// Never ends: JUMPDEST PUSH0 JUMP.
pub(crate) const LOOPS: [u8; 3] = [0x5b, 0x5f, 0x56];

/// What [`LOOPS`] gets: it keeps a node busy for seconds, so that a client runs into a limit even if it is held up itself.
pub(crate) const MUCH_GAS: u64 = 3_000_000_000;

/// For a node that gives it.
pub(crate) const GENEROUS: [&str; 2] = ["--gas-limit", "3000000000"];

/// Keeps the first word of its call data in slot 0: SSTORE(0, CALLDATALOAD(0)).
pub(crate) const STORES: [u8; 5] = [0x5f, 0x35, 0x5f, 0x55, 0x00];

/// Calls the address in the first word of its call data with the rest of it, and the ether that came.
pub(crate) const FORWARDS: [u8; 20] = [
    0x60, 0x20, 0x36, 0x03, 0x80, 0x60, 0x20, 0x5f,
    0x37, // copies what follows the first word, and keeps its length
    0x5f, 0x5f, 0x82, 0x5f, 0x34, 0x5f, 0x35, 0x5a, 0xf1, // calls
    0x50, 0x00,
];

/// Gives what it has to its caller and goes.
pub(crate) const DESTRUCTS: [u8; 2] = [0x33, 0xff];

/// Code that creates a contract with the code `runtime`.
pub(crate) fn creates(runtime: &[u8]) -> Bytes {
    // CODECOPY(0, 9, length) RETURN(0, length); all of these contracts are shorter than 256 bytes.
    let length = runtime.len() as u8;
    let mut code = vec![0x60, length, 0x80, 0x60, 9, 0x5f, 0x39, 0x5f, 0xf3];
    code.extend_from_slice(runtime);
    code.into()
}

/// The call data of `multiply(number)`.
pub(crate) fn multiply(number: u64) -> Bytes {
    let mut data = vec![0xc6, 0x88, 0x8f, 0xa1];
    data.extend_from_slice(word(number).as_ref());
    data.into()
}

/// The call data of [`FORWARDS`].
pub(crate) fn forward(to: Address, data: &[u8]) -> Bytes {
    [to.into_word().as_ref(), data].concat().into()
}

/// A number as the 32 bytes that contracts work with.
pub(crate) fn word(number: u64) -> B256 {
    U256::from(number).into()
}
