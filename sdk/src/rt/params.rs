//! Parameters in a list.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, Error, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeSeq, Serializer};
use serde_with::de::DeserializeAsWrap;
use serde_with::ser::SerializeAsWrap;
use serde_with::{DeserializeAs, SerializeAs};

use super::rows::{ReadRows, WriteRows};

/// A list or a map of any length, which may be absent where it is empty.
pub trait MayBeEmpty: Default {
    /// Whether nothing is in it.
    fn is_empty(&self) -> bool;
}

impl<T> MayBeEmpty for Vec<T> {
    fn is_empty(&self) -> bool {
        self.is_empty()
    }
}

impl<K, V> MayBeEmpty for BTreeMap<K, V> {
    fn is_empty(&self) -> bool {
        self.is_empty()
    }
}

/// A parameter list being written. What is not given at its end is left out; what is not given before something that is,
/// is null.
#[derive(Debug)]
pub struct List<S: SerializeSeq> {
    list: S,
    left_out: usize,
}

impl<S: SerializeSeq> List<S> {
    /// An empty list.
    ///
    /// # Errors
    /// When the format can't start one.
    pub fn new<Z: Serializer<SerializeSeq = S, Error = S::Error>>(
        serializer: Z,
    ) -> Result<Self, S::Error> {
        Ok(Self {
            list: serializer.serialize_seq(None)?,
            left_out: 0,
        })
    }

    /// Adds a parameter.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn put<C: SerializeAs<T>, T>(&mut self, value: &T) -> Result<(), S::Error> {
        self.push(&SerializeAsWrap::<T, C>::new(value))
    }

    /// Adds a parameter that may not be given.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn put_some<C: SerializeAs<T>, T>(&mut self, value: &Option<T>) -> Result<(), S::Error> {
        match value {
            Some(value) => self.put::<C, T>(value),
            None => {
                self.left_out += 1;
                Ok(())
            }
        }
    }

    /// Adds a list or a map, which is not given when it is empty.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn put_filled<C: SerializeAs<L>, L: MayBeEmpty>(
        &mut self,
        list: &L,
    ) -> Result<(), S::Error> {
        if list.is_empty() {
            self.left_out += 1;
            return Ok(());
        }
        self.put::<C, L>(list)
    }

    /// Adds a parameter, or what the document says is sent instead.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn put_or<C: SerializeAs<T>, T, F: Serialize + ?Sized>(
        &mut self,
        value: &Option<T>,
        otherwise: &F,
    ) -> Result<(), S::Error> {
        match value {
            Some(value) => self.put::<C, T>(value),
            None => self.push(otherwise),
        }
    }

    /// Adds what is always the same.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn put_fixed<F: Serialize + ?Sized>(&mut self, value: &F) -> Result<(), S::Error> {
        self.push(value)
    }

    /// Closes the list.
    ///
    /// # Errors
    /// When the format can't end it.
    pub fn end(self) -> Result<S::Ok, S::Error> {
        self.list.end()
    }

    fn push<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), S::Error> {
        for _ in 0..std::mem::take(&mut self.left_out) {
            self.list.serialize_element(&())?;
        }
        self.list.serialize_element(value)
    }
}

/// A generated method whose parameters are a list.
pub trait Positional: Sized {
    /// The type's name, for error messages.
    const NAME: &'static str;
    /// The rows, in groups.
    type Rows;

    /// Reads the parameters in their order.
    ///
    /// # Errors
    /// When one doesn't have its form, or one that is required is missing.
    fn read<'de, A: SeqAccess<'de>>(list: &mut Arguments<A>) -> Result<Self, A::Error>;
}

/// A parameter list being read.
#[derive(Debug)]
pub struct Arguments<A>(A);

impl<'de, A: SeqAccess<'de>> Arguments<A> {
    /// The next parameter.
    ///
    /// # Errors
    /// When it is missing or doesn't have the form that the codec reads.
    pub fn required<C: DeserializeAs<'de, T>, T>(
        &mut self,
        name: &'static str,
    ) -> Result<T, A::Error> {
        let next = self.0.next_element::<DeserializeAsWrap<T, C>>()?;
        next.map(DeserializeAsWrap::into_inner)
            .ok_or_else(|| A::Error::custom(format_args!("missing parameter `{name}`")))
    }

    /// The next parameter, if it is given and not null.
    ///
    /// # Errors
    /// When it doesn't have the form that the codec reads.
    pub fn optional<C: DeserializeAs<'de, T>, T>(&mut self) -> Result<Option<T>, A::Error> {
        let next = self
            .0
            .next_element::<DeserializeAsWrap<Option<T>, Option<C>>>()?;
        Ok(next.and_then(DeserializeAsWrap::into_inner))
    }

    /// Passes the next parameter, which is always the same: `value` is JSON text. One that is null may be missing.
    ///
    /// # Errors
    /// When it is another.
    pub fn fixed(&mut self, name: &'static str, value: &'static str) -> Result<(), A::Error> {
        let sent = self.0.next_element::<serde_json::Value>()?;
        let expected = serde_json::from_str::<serde_json::Value>(value);
        match expected.is_ok_and(|expected| expected == sent.unwrap_or_default()) {
            true => Ok(()),
            false => Err(A::Error::custom(format_args!(
                "parameter `{name}` is always {value}"
            ))),
        }
    }

    /// The next parameter, a list or a map that is empty where it is not given.
    ///
    /// # Errors
    /// When it doesn't have the form that the codec reads.
    pub fn filled<C: DeserializeAs<'de, L>, L: MayBeEmpty>(&mut self) -> Result<L, A::Error> {
        self.optional::<C, L>().map(Option::unwrap_or_default)
    }
}

/// Reads rows from a list of parameters.
///
/// # Errors
/// When a value doesn't have its row's form, or a required one is missing.
pub fn read_arguments<'de, R: ReadRows<'de, T>, T, A: SeqAccess<'de>>(
    list: &mut Arguments<A>,
    names: &[&'static str],
) -> Result<T, A::Error> {
    R::arguments(list, &mut names.iter())
}

/// Writes rows as a list of parameters.
///
/// # Errors
/// When a value can't be written.
pub fn write_list<R: WriteRows<V>, V, Z: Serializer>(
    values: V,
    serializer: Z,
) -> Result<Z::Ok, Z::Error> {
    let mut list = List::new(serializer)?;
    R::push(values, &mut list)?;
    list.end()
}

/// Reads the parameters of any generated method whose parameters are a list.
///
/// # Errors
/// When the input is no list, is too long, or [`Positional::read`] fails.
pub fn read_positional<'de, T: Positional, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    struct Whole<T>(PhantomData<T>);

    impl<'de, T: Positional> Visitor<'de> for Whole<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "a list of parameters ({})", T::NAME)
        }

        fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<T, A::Error> {
            let mut arguments = Arguments(items);
            let method = T::read(&mut arguments)?;
            match arguments.0.next_element::<serde::de::IgnoredAny>()? {
                None => Ok(method),
                Some(_) => Err(A::Error::custom("more parameters than the method has")),
            }
        }
    }

    deserializer.deserialize_seq(Whole(PhantomData))
}

/// The serde impls of a method whose parameters are a list: a row a parameter, in their order, as for [`object!`].
#[doc(hidden)]
#[macro_export]
macro_rules! positional {
    ($name:ident {
        $($(
            $field:ident: $($presence:ident)? $key:literal $(as $codec:ty)? $(= $otherwise:expr)?;
        )+)..*
    }) => {
        impl $crate::rt::Positional for $name {
            const NAME: &'static str = ::std::stringify!($name);
            type Rows = ($(($(
                $crate::rt::Field<$crate::rt::As<$($codec)?>, $($crate::rt::presence::$presence)?>,
            )+),)*);

            fn read<'de, A: $crate::rt::SeqAccess<'de>>(
                list: &mut $crate::rt::Arguments<A>,
            ) -> Result<Self, A::Error> {
                let ($(($($field,)+),)*) =
                    $crate::rt::read_arguments::<Self::Rows, _, A>(list, &[$($($key,)+)*])?;
                Ok(Self { $($($field,)+)* })
            }
        }

        impl<'de> $crate::rt::Deserialize<'de> for $name {
            fn deserialize<D: $crate::rt::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                $crate::rt::read_positional(deserializer)
            }
        }

        impl $crate::rt::Serialize for $name {
            fn serialize<S: $crate::rt::Serializer>(
                &self,
                serializer: S,
            ) -> Result<S::Ok, S::Error> {
                $crate::rt::write_list::<<Self as $crate::rt::Positional>::Rows, _, S>(
                    ($(($((&self.$field, $($crate::rt::Or($otherwise),)?),)+),)*),
                    serializer,
                )
            }
        }
    };
}
