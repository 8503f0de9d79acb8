//! Rows: a field's wire name, codec and presence.
//!
//! The rows of a type are tuples of at most sixteen [`Field`]s, in a tuple. A generated type is checked by the compiler in a few calls
//! that way; what is done for each field stands here, once.

mod fields;
mod tuples;

use std::marker::PhantomData;
use std::slice::Iter;

use serde::de::{Error, SeqAccess};
use serde::ser::{SerializeMap, SerializeSeq};
use serde_with::Same;

use super::Source;
use super::entries::Entries;
use super::params::{Arguments, List};
use super::presence::required;

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
