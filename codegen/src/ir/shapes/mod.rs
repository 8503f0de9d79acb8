//! The shapes of types, and what typify is for.
//!
//! Behind our rules a schema is made of *leaves* (scalars, enums, and every named object or union) and of *shapes* around them: arrays,
//! maps, tuples and nullables, with a `Box` where a type would contain itself. Leaves go straight to our emitter, always: names, scalars,
//! enums, unions and optional keys are where typify would merge, narrow or lose things. Parameters and results go straight too, because
//! nothing contains a method.
//!
//! Shapes are typify's to decide: with the feature `typify`, which the command line has and this repository's clients are generated
//! with, it gets every object and union as a struct of shapes over opaque leaves, and what it gives is what is emitted. Most of it is plain
//! (an array is a `Vec`), and where a cycle is broken is one algorithm, which [`cycles`] has too. So a build script does without typify
//! and the crates it brings, half of what there would be to compile. With the feature, both are asked, and a document on
//! which they differ is refused: nothing is ever generated that depends on the feature.

mod cycles;
#[cfg(feature = "typify")]
mod typify;

use std::collections::BTreeMap;

use super::Type;

/// The members of structs and unions, by the index of these.
pub(super) type Members = BTreeMap<usize, Vec<Type>>;

/// Every struct's and union's members, with a `Box` where a type would contain itself.
pub(super) fn solve(shapes: Members) -> Result<Members, String> {
    let straight = cycles::break_cycles(&shapes);
    #[cfg(feature = "typify")]
    {
        let solved = typify::solve(&shapes)?;
        let differs = solved
            .iter()
            .find(|(index, members)| straight.get(index) != Some(members));
        if let Some((index, members)) = differs {
            let ours = straight.get(index);
            return Err(format!(
                "typify has {members:?} where {ours:?} was expected"
            ));
        }
    }
    Ok(straight)
}

impl Type {
    /// Whether it is a list of any length.
    pub(crate) fn is_list(&self) -> bool {
        matches!(self, Self::List(_) | Self::Packed(_))
    }

    /// Whether it is a list or a map, which nodes may send as null when it is empty.
    pub(crate) fn may_be_empty(&self) -> bool {
        self.is_list() || matches!(self, Self::Map(..))
    }

    /// Whether it may be empty, or is bytes in a text that nodes may send as null when there are none.
    pub(crate) fn may_be_null(&self) -> bool {
        use crate::scalars::Scalar;
        self.may_be_empty() || matches!(self, Self::Scalar(Scalar::Base64 | Scalar::Base64Url))
    }

    /// Whether it is a leaf: typify doesn't see what it is.
    pub(super) fn is_leaf(&self) -> bool {
        matches!(
            self,
            Self::Scalar(_) | Self::Own(_) | Self::Named(_) | Self::Packed(_)
        )
    }
}

#[cfg(all(test, feature = "typify"))]
mod tests;
