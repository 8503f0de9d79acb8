//! A row of each presence.

use serde::de::{Error, SeqAccess};
use serde::ser::{Serialize, SerializeMap, SerializeSeq};
use serde_with::{DeserializeAs, Same, SerializeAs};

use super::super::Source;
use super::super::entries::Entries;
use super::super::params::{Arguments, List, MayBeEmpty};
use super::super::presence::{assumed, filled, nullable, optional, required};
use super::{As, Field, Keys, Or, ReadRows, WriteRows, next};

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

impl<'de, C: DeserializeAs<'de, T>, T: Default> ReadRows<'de, T> for Field<As<C>, assumed> {
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
        *slot = source.optional::<C, T>()?;
        Ok(())
    }

    #[inline(always)]
    fn finish<E: Error>(slot: Option<T>, keys: &mut Keys<'_>) -> Result<T, E> {
        next(keys);
        Ok(slot.unwrap_or_default())
    }

    #[inline]
    fn arguments<A: SeqAccess<'de>>(
        list: &mut Arguments<A>,
        names: &mut Keys<'_>,
    ) -> Result<T, A::Error> {
        next(names);
        Ok(list.optional::<C, T>()?.unwrap_or_default())
    }
}

/// Writing what is always there.
macro_rules! write_always {
    ($presence:ident) => {
        impl<C: SerializeAs<T>, T> WriteRows<(&T,)> for Field<As<C>, $presence> {
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
    };
}

write_always!(required);
write_always!(assumed);

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
                *slot = source.optional::<C, T>()?;
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

impl<'de, C: DeserializeAs<'de, L>, L: MayBeEmpty> ReadRows<'de, L> for Field<As<C>, filled> {
    const LEN: usize = 1;

    type Slots = Option<L>;

    fn slots() -> Option<L> {
        None
    }

    #[inline(always)]
    fn take<S: Source<'de>>(
        slot: &mut Option<L>,
        _: usize,
        source: &mut S,
    ) -> Result<(), S::Error> {
        *slot = source.value::<Option<C>, Option<L>>()?;
        Ok(())
    }

    #[inline(always)]
    fn finish<E: Error>(slot: Option<L>, keys: &mut Keys<'_>) -> Result<L, E> {
        next(keys);
        Ok(slot.unwrap_or_default())
    }

    #[inline]
    fn arguments<A: SeqAccess<'de>>(
        list: &mut Arguments<A>,
        names: &mut Keys<'_>,
    ) -> Result<L, A::Error> {
        next(names);
        list.filled::<C, L>()
    }
}

impl<C: SerializeAs<L>, L: MayBeEmpty> WriteRows<(&L,)> for Field<As<C>, filled> {
    const LEN: usize = 1;

    #[inline]
    fn put<M: SerializeMap>(
        (list,): (&L,),
        keys: &mut Keys<'_>,
        entries: &mut Entries<'_, M>,
    ) -> Result<(), M::Error> {
        let key = next(keys);
        if list.is_empty() {
            return Ok(());
        }
        entries.put::<C, L>(key, list)
    }

    #[inline]
    fn push<S: SerializeSeq>((value,): (&L,), list: &mut List<S>) -> Result<(), S::Error> {
        list.put_filled::<C, L>(value)
    }
}
