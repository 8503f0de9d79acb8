//! Wei as ether.

use polyrpc::scalar::U256;

const WEI_PER_ETHER: U256 = U256::new(10_u128.pow(18));

/// An amount of wei, written exactly, in ether: `1.5 ETH`.
pub fn ether(wei: U256) -> String {
    let (whole, rest) = (wei / WEI_PER_ETHER, wei % WEI_PER_ETHER);
    let decimals = format!("{:018}", rest.as_u64());
    match decimals.trim_end_matches('0') {
        "" => format!("{whole} ETH"),
        decimals => format!("{whole}.{decimals} ETH"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_digit_is_lost_and_none_is_added() {
        let ether_and = |wei: u128| ether(WEI_PER_ETHER + U256::new(wei));
        assert_eq!(ether(U256::ZERO), "0 ETH");
        assert_eq!(ether(U256::ONE), "0.000000000000000001 ETH");
        assert_eq!(ether_and(0), "1 ETH");
        assert_eq!(ether_and(5 * 10_u128.pow(17)), "1.5 ETH");
        assert_eq!(ether_and(10), "1.00000000000000001 ETH");
        assert!(
            ether(U256::MAX)
                .starts_with("115792089237316195423570985008687907853269984665640564039457")
        );
    }
}
