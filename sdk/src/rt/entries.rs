//! An object being written: fields from their rows, and constants between them, in the order of their keys.

use serde::ser::{Error, SerializeMap, Serializer};
use serde_with::SerializeAs;
use serde_with::ser::SerializeAsWrap;

use super::constant::Constant;
use super::object::Extra;
use super::rows::WriteRows;

/// An object being written.
#[derive(Debug)]
pub struct Entries<'a, M> {
    map: M,
    constant_keys: &'a [&'static str],
    constants: &'a [Constant],
}

impl<M: SerializeMap> Entries<'_, M> {
    /// Writes a key and its value, and before it the constants whose keys stand before this one.
    ///
    /// # Errors
    /// When the value can't be written.
    #[inline]
    pub fn put<C: SerializeAs<T>, T>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<(), M::Error> {
        if !self.constants.is_empty() {
            self.constants(|constant| constant < key)?;
        }
        let value = SerializeAsWrap::<T, C>::new(value);
        self.map.serialize_entry(key, &value)
    }

    /// Writes the constants up to the first for whose key this isn't true.
    fn constants(&mut self, are_next: impl Fn(&str) -> bool) -> Result<(), M::Error> {
        while let ([key, keys @ ..], [constant, constants @ ..]) =
            (self.constant_keys, self.constants)
            && are_next(key)
        {
            self.map.serialize_entry(key, constant)?;
            (self.constant_keys, self.constants) = (keys, constants);
        }
        Ok(())
    }
}

/// Writes an object from its rows: `keys` are those of the rows, and then those of the constants. Behind them stand the keys of `extra`.
///
/// # Errors
/// When a value can't be written, or `extra` has a key that the type names.
pub fn write_rows<R: WriteRows<V>, V, Z: Serializer>(
    values: V,
    keys: &[&'static str],
    constants: &[Constant],
    extra: Option<&Extra>,
    serializer: Z,
) -> Result<Z::Ok, Z::Error> {
    let len = (keys.is_empty() && extra.is_none()).then_some(0);
    let mut entries = Entries {
        map: serializer.serialize_map(len)?,
        constant_keys: keys.get(R::LEN..).unwrap_or_default(),
        constants,
    };
    R::put(values, &mut keys.iter(), &mut entries)?;
    entries.constants(|_| true)?;
    for (key, value) in extra.into_iter().flatten() {
        if keys.contains(&key.as_str()) {
            return Err(Z::Error::custom(format_args!(
                "`{key}` among the extra keys is a field of the type; set the field"
            )));
        }
        entries.map.serialize_entry(key, value)?;
    }
    entries.map.end()
}

/// Whether a field is set that excludes this one.
///
/// # Errors
/// When both are set.
pub fn not<T, U, E: Error>(
    (key, own): (&str, &Option<T>),
    (rival_key, rival): (&str, &Option<U>),
) -> Result<bool, E> {
    if rival.is_some() && own.is_some() {
        return Err(conflict(rival_key, key));
    }
    Ok(rival.is_some())
}

/// Whether a field is set that excludes this one, where both may say the same: nodes answer so, and it is sent once.
///
/// # Errors
/// When both are set and say different things.
pub fn same<T: PartialEq<U>, U, E: Error>(
    (key, own): (&str, &Option<T>),
    (rival_key, rival): (&str, &Option<U>),
) -> Result<bool, E> {
    match (own, rival) {
        (Some(own), Some(rival)) if own != rival => Err(conflict(rival_key, key)),
        _ => Ok(rival.is_some()),
    }
}

fn conflict<E: Error>(one: &str, other: &str) -> E {
    E::custom(format_args!(
        "`{one}` and `{other}` say different things; set one of them"
    ))
}
