//! Rows one after the other.

use serde::de::{Error, SeqAccess};
use serde::ser::{SerializeMap, SerializeSeq};

use super::super::Source;
use super::super::entries::Entries;
use super::super::params::{Arguments, List};
use super::{Keys, ReadRows, WriteRows};

/// Rows one after the other are rows.
macro_rules! tuples {
    ($($row:ident $value:ident $slot:ident,)*) => {
        impl<'de, $($row: ReadRows<'de, $value>, $value,)*> ReadRows<'de, ($($value,)*)> for ($($row,)*) {
            const LEN: usize = 0 $(+ $row::LEN)*;

            type Slots = ($($row::Slots,)*);

            #[allow(clippy::unused_unit, reason = "there may be no row")]
            fn slots() -> Self::Slots {
                ($($row::slots(),)*)
            }

            #[allow(unused_assignments, unused_mut, reason = "nothing is left after the last row")]
            #[allow(unused_variables, reason = "there may be no row")]
            #[inline(always)]
            fn take<S: Source<'de>>(
                slots: &mut Self::Slots,
                mut number: usize,
                source: &mut S,
            ) -> Result<(), S::Error> {
                let ($($slot,)*) = slots;
                $(
                    if number < $row::LEN {
                        return $row::take($slot, number, source);
                    }
                    number -= $row::LEN;
                )*
                source.skip()
            }

            #[allow(unused_variables, reason = "there may be no row")]
            #[inline(always)]
            fn finish<E: Error>(slots: Self::Slots, keys: &mut Keys<'_>) -> Result<($($value,)*), E> {
                let ($($slot,)*) = slots;
                Ok(($($row::finish($slot, keys)?,)*))
            }

            #[allow(unused_variables, reason = "there may be no row")]
            #[inline]
            fn arguments<A: SeqAccess<'de>>(
                list: &mut Arguments<A>,
                names: &mut Keys<'_>,
            ) -> Result<($($value,)*), A::Error> {
                Ok(($($row::arguments(list, names)?,)*))
            }
        }

        impl<$($row: WriteRows<$value>, $value,)*> WriteRows<($($value,)*)> for ($($row,)*) {
            const LEN: usize = 0 $(+ $row::LEN)*;

            #[allow(unused_variables, reason = "there may be no row")]
            #[inline]
            fn put<M: SerializeMap>(
                values: ($($value,)*),
                keys: &mut Keys<'_>,
                entries: &mut Entries<'_, M>,
            ) -> Result<(), M::Error> {
                let ($($slot,)*) = values;
                $($row::put($slot, keys, entries)?;)*
                Ok(())
            }

            #[allow(unused_variables, reason = "there may be no row")]
            #[inline]
            fn push<S: SerializeSeq>(values: ($($value,)*), list: &mut List<S>) -> Result<(), S::Error> {
                let ($($slot,)*) = values;
                $($row::push($slot, list)?;)*
                Ok(())
            }
        }
    };
}

/// Implements the readers and writers for all shorter tuples.
macro_rules! up_to {
    ($($row:ident $value:ident $slot:ident,)*) => {
        up_to!(@ [] $($row $value $slot,)*);
    };
    (@ [$($done:tt)*] $row:ident $value:ident $slot:ident, $($rest:tt)*) => {
        tuples!($($done)*);
        up_to!(@ [$($done)* $row $value $slot,] $($rest)*);
    };
    (@ [$($done:tt)*]) => {
        tuples!($($done)*);
    };
}

up_to! {
    R0 V0 r0, R1 V1 r1, R2 V2 r2, R3 V3 r3, R4 V4 r4, R5 V5 r5, R6 V6 r6, R7 V7 r7,
    R8 V8 r8, R9 V9 r9, R10 V10 r10, R11 V11 r11, R12 V12 r12, R13 V13 r13, R14 V14 r14, R15 V15 r15,
}
