// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity ^0.8.28;

/// What the examples need of a token. `Token.bin` is what solc 0.8.28 makes of it: `solc --optimize --bin Token.sol`.
contract Token {
    string public constant symbol = "TOK";
    uint8 public constant decimals = 6;
    mapping(address => uint256) public balanceOf;

    event Transfer(address indexed from, address indexed to, uint256 value);

    error ERC20InsufficientBalance(address sender, uint256 balance, uint256 needed);

    constructor(uint256 supply) {
        balanceOf[msg.sender] = supply;
        emit Transfer(address(0), msg.sender, supply);
    }

    function transfer(address to, uint256 value) public returns (bool) {
        require(to != address(0), "transfer to the zero address");
        uint256 balance = balanceOf[msg.sender];
        require(balance >= value, ERC20InsufficientBalance(msg.sender, balance, value));
        balanceOf[msg.sender] = balance - value;
        balanceOf[to] += value;
        emit Transfer(msg.sender, to, value);
        return true;
    }
}
