//! The list of chains: what a build knows of each by name, for those who have to go through all of them.

#[cfg(feature = "cli")]
use crate::connector::Nodes;
#[cfg(feature = "cli")]
use crate::{Chain, ChainInfo, MethodInfo, StreamInfo};

/// What a chain answers and sends, for tools that choose at run time.
#[cfg(feature = "cli")]
#[derive(Clone, Copy, Debug)]
pub(crate) struct Listed {
    pub(crate) chain: &'static ChainInfo,
    pub(crate) methods: &'static [MethodInfo],
    pub(crate) streams: &'static [StreamInfo],
    /// What its documents say of methods and types, as lines of JSON.
    pub(crate) reference: &'static str,
    pub(crate) nodes: Nodes,
}

#[cfg(feature = "cli")]
impl Listed {
    /// Methods of nodes of the chain `C` that no list has.
    pub(crate) const fn of<C: Chain>(
        methods: &'static [MethodInfo],
        streams: &'static [StreamInfo],
    ) -> Self {
        Self {
            chain: ChainInfo::of::<C>(),
            methods,
            streams,
            reference: "",
            nodes: Nodes::by_address::<C>(),
        }
    }
}

/// Declares the chains: a line for each, with its module, the type that it is, its feature, its node discovery, and its
/// module of units. rustfmt doesn't see modules that a macro declares, so `.ci/run format` names them to it.
macro_rules! chains {
    ($($module:ident::$Chain:ident, feature = $feature:literal $(, nodes = $nodes:ident)? $(, units = $units:ident)?;)*) => {
        $(
            #[cfg(feature = $feature)]
            pub mod $module;
        )*

        /// Amounts in the units that people count in, of all chains of this build: exact, from and to the integers that nodes count in.
        ///
        /// ```
        /// # #[cfg(all(feature = "chia", feature = "ethereum"))] {
        /// use polyrpc::units::{format_xch, parse_ether, parse_units};
        ///
        /// assert_eq!(parse_ether("1.5")?.to_string(), "1500000000000000000"); // wei
        /// assert_eq!(parse_units("1.5", 6)?.to_string(), "1500000"); // a token with 6 decimals
        /// assert_eq!(format_xch(250_000_000_000_u64), "0.25"); // from mojos
        /// # }
        /// # Ok::<(), polyrpc::AmountError>(())
        /// ```
        pub mod units {
            pub use crate::unit::{AmountError, Unit, format_units, parse_units};
            $($(
                #[cfg(feature = $feature)]
                pub use crate::$module::$units::*;
            )?)*
        }

        /// The facts of all chains of this build.
        #[cfg(feature = "record")]
        pub(crate) const CHAINS: &[&ChainInfo] = &[
            $(
                #[cfg(feature = $feature)]
                ChainInfo::of::<$module::$Chain>(),
            )*
        ];

        /// What all chains of this build answer and send.
        #[cfg(feature = "cli")]
        pub(crate) const LISTED: &[chains::Listed] = &[
            $(
                #[cfg(feature = $feature)]
                chains::Listed {
                    chain: ChainInfo::of::<$module::$Chain>(),
                    methods: $module::registry::METHODS,
                    streams: $module::registry::STREAMS,
                    reference: include_str!(concat!(stringify!($module), "/generated/reference.jsonl")),
                    nodes: chains!(@nodes $module::$Chain $($nodes)?),
                },
            )*
        ];
    };
    (@nodes $module:ident::$Chain:ident) => {
        $crate::connector::Nodes::by_address::<$module::$Chain>()
    };
    (@nodes $module:ident::$Chain:ident $nodes:ident) => {
        $module::$nodes
    };
}
