//! Parameter groups: keys that stand among those of the method, and are one struct in Rust.

use std::marker::PhantomData;

use serde::de::{Error, SeqAccess};
use serde::ser::{SerializeMap, SerializeSeq};

use super::entries::Entries;
use super::params::{Arguments, List};
use super::rows::{Keys, ReadRows, WriteRows};
use super::{Object, Source};

/// The rows of a parameter group as one row of a method.
#[derive(Debug)]
pub struct Flat<G>(PhantomData<G>);

/// A generated parameter group. All of its members are optional, so that reading starts from its default.
pub trait Group: Object + Default {
    /// Reads the value of the row with this number into its field.
    ///
    /// # Errors
    /// When it doesn't have its form.
    fn take<'de, S: Source<'de>>(&mut self, number: usize, source: &mut S) -> Result<(), S::Error>;

    /// Reads the fields from a list of parameters.
    ///
    /// # Errors
    /// When a value doesn't have its form.
    fn arguments<'de, A: SeqAccess<'de>>(
        list: &mut Arguments<A>,
        names: &mut Keys<'_>,
    ) -> Result<Self, A::Error>;

    /// Writes the fields into an object.
    ///
    /// # Errors
    /// When a value can't be written.
    fn put<M: SerializeMap>(
        &self,
        keys: &mut Keys<'_>,
        entries: &mut Entries<'_, M>,
    ) -> Result<(), M::Error>;

    /// Writes the fields into a list of parameters.
    ///
    /// # Errors
    /// When a value can't be written.
    fn push<S: SerializeSeq>(&self, list: &mut List<S>) -> Result<(), S::Error>;
}

impl<'de, G: Group> ReadRows<'de, G> for Flat<G> {
    const LEN: usize = G::KEYS.len();

    type Slots = G;

    fn slots() -> G {
        G::default()
    }

    fn take<S: Source<'de>>(slots: &mut G, number: usize, source: &mut S) -> Result<(), S::Error> {
        slots.take(number, source)
    }

    fn finish<E: Error>(slots: G, keys: &mut Keys<'_>) -> Result<G, E> {
        keys.by_ref().take(G::KEYS.len()).for_each(drop);
        Ok(slots)
    }

    fn arguments<A: SeqAccess<'de>>(
        list: &mut Arguments<A>,
        names: &mut Keys<'_>,
    ) -> Result<G, A::Error> {
        G::arguments(list, names)
    }
}

impl<G: Group> WriteRows<(&G,)> for Flat<G> {
    const LEN: usize = G::KEYS.len();

    fn put<M: SerializeMap>(
        (group,): (&G,),
        keys: &mut Keys<'_>,
        entries: &mut Entries<'_, M>,
    ) -> Result<(), M::Error> {
        group.put(keys, entries)
    }

    fn push<S: SerializeSeq>((group,): (&G,), list: &mut List<S>) -> Result<(), S::Error> {
        group.push(list)
    }
}

/// Lists of keys as one. There are `N` in all of them.
pub const fn concat<const N: usize>(parts: &[&[&'static str]]) -> [&'static str; N] {
    let mut all = [""; N];
    let (mut next, mut part) = (0, 0);
    while part < parts.len() {
        let mut place = 0;
        while place < parts[part].len() {
            all[next] = parts[part][place];
            (next, place) = (next + 1, place + 1);
        }
        part += 1;
    }
    all
}

/// The keys of rows, of groups, and of constants.
#[doc(hidden)]
#[macro_export]
macro_rules! __keys {
    ([$($key:literal,)*] [] [$($constant:literal,)*]) => {
        &[$($key,)* $($constant,)*]
    };
    ([$($key:literal,)*] [$($group:ty,)+] [$($constant:literal,)*]) => {{
        const OWN: &[&str] = &[$($key,)*];
        const CONSTANTS: &[&str] = &[$($constant,)*];
        &$crate::rt::concat::<{
            OWN.len() $(+ <$group as $crate::rt::Object>::KEYS.len())+ + CONSTANTS.len()
        }>(&[OWN, $(<$group as $crate::rt::Object>::KEYS,)+ CONSTANTS])
    }};
}

/// The impls of a parameter group: a row a field, as in [`object!`](crate::object).
#[doc(hidden)]
#[macro_export]
macro_rules! group {
    ($name:ident {
        $($(
            $field:ident: $($presence:ident)? $key:literal $(as $codec:ty)? $(= $otherwise:expr)?;
        )+)..*
    }) => {
        $crate::object! { $name {
            $($($field: $($presence)? $key $(as $codec)? $(= $otherwise)?;)+)..*
        } }

        impl $crate::rt::Group for $name {
            fn take<'de, S: $crate::rt::Source<'de>>(
                &mut self,
                mut number: usize,
                source: &mut S,
            ) -> Result<(), S::Error> {
                $($(
                    if number == 0 {
                        self.$field = $crate::rt::take_row::<
                            $crate::rt::Field<$crate::rt::As<$($codec)?>, $($crate::rt::presence::$presence)?>,
                            _,
                            S,
                        >(source)?;
                        return Ok(());
                    }
                    number -= 1;
                )+)*
                _ = number;
                source.skip()
            }

            fn arguments<'de, A: $crate::rt::SeqAccess<'de>>(
                list: &mut $crate::rt::Arguments<A>,
                names: &mut $crate::rt::Keys<'_>,
            ) -> Result<Self, A::Error> {
                Ok(Self {
                    $($($field: <$crate::rt::Field<
                        $crate::rt::As<$($codec)?>, $($crate::rt::presence::$presence)?
                    > as $crate::rt::ReadRows<'de, _>>::arguments(list, names)?,)+)*
                })
            }

            fn put<M: $crate::rt::SerializeMap>(
                &self,
                keys: &mut $crate::rt::Keys<'_>,
                entries: &mut $crate::rt::Entries<'_, M>,
            ) -> Result<(), M::Error> {
                $($(
                    <$crate::rt::Field<
                        $crate::rt::As<$($codec)?>, $($crate::rt::presence::$presence)?
                    > as $crate::rt::WriteRows<_>>::put(
                        (&self.$field, $($crate::rt::Or($otherwise),)?), keys, entries,
                    )?;
                )+)*
                Ok(())
            }

            fn push<S: $crate::rt::SerializeSeq>(
                &self,
                list: &mut $crate::rt::List<S>,
            ) -> Result<(), S::Error> {
                $($(
                    <$crate::rt::Field<
                        $crate::rt::As<$($codec)?>, $($crate::rt::presence::$presence)?
                    > as $crate::rt::WriteRows<_>>::push(
                        (&self.$field, $($crate::rt::Or($otherwise),)?), list,
                    )?;
                )+)*
                Ok(())
            }
        }
    };
}

/// Reads the value of a row by itself.
///
/// # Errors
/// When it doesn't have its form.
pub fn take_row<'de, R: ReadRows<'de, T>, T, S: Source<'de>>(
    source: &mut S,
) -> Result<T, S::Error> {
    let mut slots = R::slots();
    R::take(&mut slots, 0, source)?;
    R::finish(slots, &mut [""].iter())
}
