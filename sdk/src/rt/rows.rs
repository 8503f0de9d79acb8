//! Rows: a field's wire name, codec and presence.
//!
//! The rows of a type are tuples of at most sixteen [`Field`]s, in a tuple. A generated type is checked by the compiler in a few calls
//! that way; what is done for each field stands here, once.

use std::marker::PhantomData;
use std::slice::Iter;

use serde::de::{Error, SeqAccess};
use serde::ser::{Serialize, SerializeMap, SerializeSeq};
use serde_with::{DeserializeAs, Same, SerializeAs};

use super::Source;
use super::entries::Entries;
use super::params::{Arguments, List};
use super::presence::{filled, nullable, optional, required};

/// The codec of a row: the type's own serde form where none is named.
#[derive(Debug)]
pub struct As<C = Same>(PhantomData<C>);

/// A row: its codec and its presence.
#[derive(Debug)]
pub struct Field<A, P = required>(PhantomData<(A, P)>);

/// The default sent where a field is `None`.
#[derive(Debug)]
pub struct Or<F>(pub F);

/// Wire names in the order of the rows.
pub type Keys<'a> = Iter<'a, &'static str>;

/// Rows that are read as a `T`.
pub trait ReadRows<'de, T> {
    /// How many keys they have.
    const LEN: usize;

    /// What has been read so far.
    type Slots;

    /// Slots with nothing in them.
    fn slots() -> Self::Slots;

    /// Reads the value of the row with this number into its slot.
    ///
    /// # Errors
    /// When it doesn't have its form.
    fn take<S: Source<'de>>(
        slots: &mut Self::Slots,
        number: usize,
        source: &mut S,
    ) -> Result<(), S::Error>;

    /// The values of all rows.
    ///
    /// # Errors
    /// When a required key was missing.
    fn finish<E: Error>(slots: Self::Slots, keys: &mut Keys<'_>) -> Result<T, E>;

    /// Reads the rows from a list of parameters.
    ///
    /// # Errors
    /// When a value doesn't have its form, or a required one is missing.
    fn arguments<A: SeqAccess<'de>>(
        list: &mut Arguments<A>,
        names: &mut Keys<'_>,
    ) -> Result<T, A::Error>;
}

/// Rows that write a `V`, which are references to the fields.
pub trait WriteRows<V> {
    /// How many keys they have.
    const LEN: usize;

    /// Writes them into an object.
    ///
    /// # Errors
    /// When a value can't be written.
    fn put<M: SerializeMap>(
        values: V,
        keys: &mut Keys<'_>,
        entries: &mut Entries<'_, M>,
    ) -> Result<(), M::Error>;

    /// Writes them into a list of parameters.
    ///
    /// # Errors
    /// When a value can't be written.
    fn push<S: SerializeSeq>(values: V, list: &mut List<S>) -> Result<(), S::Error>;
}

fn next(keys: &mut Keys<'_>) -> &'static str {
    // There are as many keys as rows: both come from the same repetition of a macro.
    keys.next().copied().unwrap_or_default()
}

impl<'de, C: DeserializeAs<'de, T>, T> ReadRows<'de, T> for Field<As<C>> {
    const LEN: usize = 1;

    type Slots = Option<T>;

    fn slots() -> Option<T> {
        None
    }

    #[inline(always)]
    fn take<S: Source<'de>>(
        slot: &mut Option<T>,
        _: usize,
        source: &mut S,
    ) -> Result<(), S::Error> {
        *slot = Some(source.value::<C, T>()?);
        Ok(())
    }

    #[inline(always)]
    fn finish<E: Error>(slot: Option<T>, keys: &mut Keys<'_>) -> Result<T, E> {
        let key = next(keys);
        slot.ok_or_else(|| E::missing_field(key))
    }

    #[inline]
    fn arguments<A: SeqAccess<'de>>(
        list: &mut Arguments<A>,
        names: &mut Keys<'_>,
    ) -> Result<T, A::Error> {
        list.required::<C, T>(next(names))
    }
}

impl<C: SerializeAs<T>, T> WriteRows<(&T,)> for Field<As<C>> {
    const LEN: usize = 1;

    #[inline]
    fn put<M: SerializeMap>(
        (value,): (&T,),
        keys: &mut Keys<'_>,
        entries: &mut Entries<'_, M>,
    ) -> Result<(), M::Error> {
        entries.put::<C, T>(next(keys), value)
    }

    #[inline]
    fn push<S: SerializeSeq>((value,): (&T,), list: &mut List<S>) -> Result<(), S::Error> {
        list.put::<C, T>(value)
    }
}

/// Reading where `None` stands for what isn't there.
macro_rules! read_option {
    ($presence:ident) => {
        impl<'de, C: DeserializeAs<'de, T>, T> ReadRows<'de, Option<T>>
            for Field<As<C>, $presence>
        {
            const LEN: usize = 1;

            type Slots = Option<T>;

            fn slots() -> Option<T> {
                None
            }

            #[inline(always)]
            fn take<S: Source<'de>>(
                slot: &mut Option<T>,
                _: usize,
                source: &mut S,
            ) -> Result<(), S::Error> {
                *slot = source.value::<Option<C>, Option<T>>()?;
                Ok(())
            }

            #[inline(always)]
            fn finish<E: Error>(slot: Option<T>, keys: &mut Keys<'_>) -> Result<Option<T>, E> {
                next(keys);
                Ok(slot)
            }

            #[inline]
            fn arguments<A: SeqAccess<'de>>(
                list: &mut Arguments<A>,
                names: &mut Keys<'_>,
            ) -> Result<Option<T>, A::Error> {
                next(names);
                list.optional::<C, T>()
            }
        }
    };
}

read_option!(optional);
read_option!(nullable);

impl<C: SerializeAs<T>, T> WriteRows<(&Option<T>,)> for Field<As<C>, optional> {
    const LEN: usize = 1;

    #[inline]
    fn put<M: SerializeMap>(
        (value,): (&Option<T>,),
        keys: &mut Keys<'_>,
        entries: &mut Entries<'_, M>,
    ) -> Result<(), M::Error> {
        let key = next(keys);
        match value {
            Some(value) => entries.put::<C, T>(key, value),
            None => Ok(()),
        }
    }

    #[inline]
    fn push<S: SerializeSeq>((value,): (&Option<T>,), list: &mut List<S>) -> Result<(), S::Error> {
        list.put_some::<C, T>(value)
    }
}

/// With what is sent instead of nothing.
impl<C: SerializeAs<T>, T, F: Serialize> WriteRows<(&Option<T>, Or<F>)> for Field<As<C>, optional> {
    const LEN: usize = 1;

    #[inline]
    fn put<M: SerializeMap>(
        (value, Or(otherwise)): (&Option<T>, Or<F>),
        keys: &mut Keys<'_>,
        entries: &mut Entries<'_, M>,
    ) -> Result<(), M::Error> {
        let key = next(keys);
        match value {
            Some(value) => entries.put::<C, T>(key, value),
            None => entries.put::<Same, F>(key, &otherwise),
        }
    }

    #[inline]
    fn push<S: SerializeSeq>(
        (value, Or(otherwise)): (&Option<T>, Or<F>),
        list: &mut List<S>,
    ) -> Result<(), S::Error> {
        list.put_or::<C, T, F>(value, &otherwise)
    }
}

/// With fields that it excludes: whether each of them is set, when this one is left out.
impl<C: SerializeAs<T>, T, const N: usize> WriteRows<(&Option<T>, [bool; N])>
    for Field<As<C>, optional>
{
    const LEN: usize = 1;

    #[inline]
    fn put<M: SerializeMap>(
        (value, rivals): (&Option<T>, [bool; N]),
        keys: &mut Keys<'_>,
        entries: &mut Entries<'_, M>,
    ) -> Result<(), M::Error> {
        let value = if rivals.contains(&true) { &None } else { value };
        <Self as WriteRows<(&Option<T>,)>>::put((value,), keys, entries)
    }

    #[inline]
    fn push<S: SerializeSeq>(
        (value, rivals): (&Option<T>, [bool; N]),
        list: &mut List<S>,
    ) -> Result<(), S::Error> {
        let value = if rivals.contains(&true) { &None } else { value };
        <Self as WriteRows<(&Option<T>,)>>::push((value,), list)
    }
}

impl<C: SerializeAs<T>, T> WriteRows<(&Option<T>,)> for Field<As<C>, nullable> {
    const LEN: usize = 1;

    #[inline]
    fn put<M: SerializeMap>(
        (value,): (&Option<T>,),
        keys: &mut Keys<'_>,
        entries: &mut Entries<'_, M>,
    ) -> Result<(), M::Error> {
        entries.put::<Option<C>, Option<T>>(next(keys), value)
    }

    #[inline]
    fn push<S: SerializeSeq>((value,): (&Option<T>,), list: &mut List<S>) -> Result<(), S::Error> {
        list.put::<Option<C>, Option<T>>(value)
    }
}

impl<'de, C: DeserializeAs<'de, Vec<T>>, T> ReadRows<'de, Vec<T>> for Field<As<C>, filled> {
    const LEN: usize = 1;

    type Slots = Option<Vec<T>>;

    fn slots() -> Option<Vec<T>> {
        None
    }

    #[inline(always)]
    fn take<S: Source<'de>>(
        slot: &mut Option<Vec<T>>,
        _: usize,
        source: &mut S,
    ) -> Result<(), S::Error> {
        *slot = source.value::<Option<C>, Option<Vec<T>>>()?;
        Ok(())
    }

    #[inline(always)]
    fn finish<E: Error>(slot: Option<Vec<T>>, keys: &mut Keys<'_>) -> Result<Vec<T>, E> {
        next(keys);
        Ok(slot.unwrap_or_default())
    }

    #[inline]
    fn arguments<A: SeqAccess<'de>>(
        list: &mut Arguments<A>,
        names: &mut Keys<'_>,
    ) -> Result<Vec<T>, A::Error> {
        next(names);
        list.filled::<C, T>()
    }
}

impl<C: SerializeAs<Vec<T>>, T> WriteRows<(&Vec<T>,)> for Field<As<C>, filled> {
    const LEN: usize = 1;

    #[inline]
    fn put<M: SerializeMap>(
        (list,): (&Vec<T>,),
        keys: &mut Keys<'_>,
        entries: &mut Entries<'_, M>,
    ) -> Result<(), M::Error> {
        let key = next(keys);
        if list.is_empty() {
            return Ok(());
        }
        entries.put::<C, Vec<T>>(key, list)
    }

    #[inline]
    fn push<S: SerializeSeq>((value,): (&Vec<T>,), list: &mut List<S>) -> Result<(), S::Error> {
        list.put_filled::<C, T>(value)
    }
}

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
