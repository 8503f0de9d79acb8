//! Networks by their chain ids.

/// The networks whose ids people mix up: those of ethereum-lists/chains that are used most, and what local nodes have unless told otherwise.
const NETWORKS: &[(u64, &str)] = &[
    (1, "Ethereum"),
    (10, "OP Mainnet"),
    (56, "BNB Smart Chain"),
    (97, "BNB Smart Chain's testnet"),
    (100, "Gnosis"),
    (137, "Polygon"),
    (324, "zkSync Era"),
    (1337, "a local node"),
    (8453, "Base"),
    (17000, "Holesky"),
    (31337, "a local node"),
    (42161, "Arbitrum One"),
    (42220, "Celo"),
    (43114, "Avalanche C-Chain"),
    (59144, "Linea"),
    (80002, "Polygon Amoy"),
    (84532, "Base Sepolia"),
    (421_614, "Arbitrum Sepolia"),
    (534_352, "Scroll"),
    (560_048, "Hoodi"),
    (11_155_111, "Sepolia"),
    (11_155_420, "OP Sepolia"),
];

/// Says what network an endpoint is of instead of the expected one, from the results of `eth_chainId`, which are JSON.
pub(super) fn other_network(found: &str, expected: &str) -> Option<String> {
    let (found, expected) = (id(found)?, id(expected)?);
    Some(format!(
        "is of chain {}, not of {}: use an endpoint of that network, or `chain_id({found})`",
        named(found),
        named(expected)
    ))
}

fn id(result: &str) -> Option<u64> {
    let digits = result.trim().strip_prefix("\"0x")?.strip_suffix('"')?;
    u64::from_str_radix(digits, 16).ok()
}

fn named(id: u64) -> String {
    match NETWORKS.binary_search_by_key(&id, |(id, _)| *id) {
        Ok(index) => NETWORKS
            .get(index)
            .map_or_else(|| id.to_string(), |(_, name)| format!("{id} ({name})")),
        Err(_) => id.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_networks_are_named_where_they_are_known() {
        assert!(NETWORKS.is_sorted());
        assert_eq!(
            other_network("\"0xaa36a7\"", "\"0x1\"").as_deref(),
            Some(
                "is of chain 11155111 (Sepolia), not of 1 (Ethereum): use an endpoint of that network, or `chain_id(11155111)`"
            )
        );
        let unknown = other_network("\"0x7\"", "\"0x9\"");
        assert!(unknown.is_some_and(|text| text.starts_with("is of chain 7, not of 9: ")));
        assert_eq!(other_network("7", "\"0x1\""), None);
    }
}
