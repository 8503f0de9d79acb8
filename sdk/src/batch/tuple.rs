//! Tuples of calls of different methods.

use super::outgoing::Outgoing;
use super::{IntoCall, OutputOf, open};
use crate::error::Error;
use crate::wire::Slot;

/// A tuple of one to twelve calls, for [`Rpc::batch`](crate::Rpc::batch). Sealed: its functions take types that are
/// private.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no tuple of one to twelve calls",
    label = "`batch` takes a tuple of calls: `(client.a(), client.b())`",
    note = "for a list of calls of one method, or for more than twelve, use `batch_all`, which streams their results; a tuple of one is `(call,)`"
)]
pub trait Tuple: Send + 'static {
    /// Tuple of the calls' results.
    type Results;
    /// Tuple of the values alone.
    type Values;

    #[doc(hidden)]
    fn push_to(self, outgoing: &mut Outgoing) -> Result<(), Error>;

    /// Decodes one slot per call.
    #[doc(hidden)]
    fn decode(slots: &mut dyn Iterator<Item = Slot<'_>>) -> Self::Results;

    /// Returns the values, or the error of the first failed call.
    #[doc(hidden)]
    fn values(results: Self::Results) -> Result<Self::Values, Error>;
}

macro_rules! tuple {
    ($($call:ident)+) => {
        #[allow(non_snake_case, reason = "the entries are named as their types")]
        impl<$($call: IntoCall + Send + 'static),+> Tuple for ($($call,)+) {
            type Results = ($(Result<OutputOf<$call>, Error>,)+);
            type Values = ($(OutputOf<$call>,)+);

            fn push_to(self, outgoing: &mut Outgoing) -> Result<(), Error> {
                let ($($call,)+) = self;
                $(outgoing.push($call)?;)+
                Ok(())
            }

            fn decode(slots: &mut dyn Iterator<Item = Slot<'_>>) -> Self::Results {
                ($(next::<$call>(slots),)+)
            }

            fn values(results: Self::Results) -> Result<Self::Values, Error> {
                let ($($call,)+) = results;
                Ok(($($call?,)+))
            }
        }
    };
}

tuple!(A);
tuple!(A B);
tuple!(A B C);
tuple!(A B C D);
tuple!(A B C D E);
tuple!(A B C D E F);
tuple!(A B C D E F G);
tuple!(A B C D E F G H);
tuple!(A B C D E F G H I);
tuple!(A B C D E F G H I J);
tuple!(A B C D E F G H I J K);
tuple!(A B C D E F G H I J K L);

fn next<C: IntoCall>(slots: &mut dyn Iterator<Item = Slot<'_>>) -> Result<OutputOf<C>, Error> {
    #[expect(
        clippy::expect_used,
        reason = "`Answers::slots` gives one for each call that was pushed"
    )]
    let slot = slots.next().expect("a slot for each call");
    open::<C>(slot)
}
