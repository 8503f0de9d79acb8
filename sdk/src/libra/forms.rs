//! What both eras say in forms of their own, in one form.

use super::{CurrencyInfo, EventData, Metadata, Transaction, VmStatus};

impl VmStatus {
    /// Whether the transaction did what it should. All other statuses, those that nobody knows yet among them, are failures.
    ///
    /// Nodes from before August 2020 wrote the bare word `executed`, which is kept as [`Unknown`](Self::Unknown) and counts as well.
    pub fn is_executed(&self) -> bool {
        match self {
            Self::Executed(_) => true,
            Self::Unknown(status) => status.as_str() == "\"executed\"",
            _ => false,
        }
    }
}

impl Transaction {
    /// Whether it did what it should.
    pub fn is_executed(&self) -> bool {
        self.vm_status.is_executed()
    }
}

impl CurrencyInfo {
    /// How much a coin is worth in the network's own currency: XDX, or LBR on nodes of the Libra era.
    pub fn exchange_rate(&self) -> Option<f64> {
        self.to_xdx_exchange_rate.or(self.to_lbr_exchange_rate)
    }
}

impl Metadata {
    /// The version of the network's protocol, `diem_version` or `libra_version`; none unless the version asked for is the latest.
    pub fn protocol_version(&self) -> Option<u64> {
        self.diem_version.or(self.libra_version)
    }
}

impl EventData {
    /// The currency and its new exchange rate to XDX or LBR, if that was set.
    pub fn exchange_rate(&self) -> Option<(&str, f64)> {
        match self {
            Self::ToXdxExchangeRateUpdate(event) => {
                Some((&event.currency_code, event.new_to_xdx_exchange_rate))
            }
            Self::ToLbrExchangeRateUpdate(event) => {
                Some((&event.currency_code, event.new_to_lbr_exchange_rate))
            }
            _ => None,
        }
    }
}
