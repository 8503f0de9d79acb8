//! Enums of texts and of numbers.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, Error, Visitor};

use crate::excerpt::shorten;

/// How much of a text an error message shows.
pub(super) const EXCERPT: usize = 40;

/// A generated enum whose values are texts.
pub trait Texts: Sized {
    /// The type's name, for error messages.
    const NAME: &'static str;
    /// Every text that the document lists.
    const TEXTS: &'static [&'static str];

    /// The variant of a listed text.
    fn known(text: &str) -> Option<Self>;

    /// The variant that keeps any other text, where nodes send the enum.
    fn unknown(_: &str) -> Option<Self> {
        None
    }

    /// The text on the wire.
    fn text(&self) -> &str;
}

/// A generated enum whose values are integers.
pub trait Numbers: Sized {
    /// The type's name, for error messages.
    const NAME: &'static str;
    /// Every number that the document lists.
    const NUMBERS: &'static [i64];

    /// The variant of a listed number.
    fn known(number: i64) -> Option<Self>;

    /// The variant that keeps any other number, where nodes send the enum.
    fn unknown(_: i64) -> Option<Self> {
        None
    }

    /// The number on the wire.
    fn number(&self) -> i64;
}

/// Reads any generated enum of texts.
///
/// # Errors
/// When the input is no text, or one that is not listed and the enum keeps no others.
pub fn read_text<'de, T: Texts, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    struct Listed<T>(PhantomData<T>);

    impl<T: Texts> Visitor<'_> for Listed<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "one of {} ({})", T::TEXTS.join(", "), T::NAME)
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
            T::known(text).or_else(|| T::unknown(text)).ok_or_else(|| {
                E::custom(format_args!(
                    "expected one of {}, got \"{}\"",
                    T::TEXTS.join(", "),
                    shorten(text.as_bytes(), EXCERPT)
                ))
            })
        }
    }

    deserializer.deserialize_str(Listed(PhantomData))
}

/// Reads any generated enum of integers.
///
/// # Errors
/// When the input is no integer, or one that is not listed and the enum keeps no others.
pub fn read_number<'de, T: Numbers, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let number = serde::Deserialize::deserialize(deserializer)?;
    T::known(number)
        .or_else(|| T::unknown(number))
        .ok_or_else(|| {
            D::Error::custom(format_args!(
                "expected one of {:?} ({}), got {number}",
                T::NUMBERS,
                T::NAME
            ))
        })
}

/// An enum of texts with its serde impls and `Display`: a row for each value, and behind them the variant for any other, where there is one.
#[doc(hidden)]
#[macro_export]
macro_rules! texts {
    ($name:ident { $($variant:ident = $text:literal;)* $(_ => $unknown:ident;)? }) => {
        impl $crate::rt::Texts for $name {
            const NAME: &'static str = ::std::stringify!($name);
            const TEXTS: &'static [&'static str] = &[$($text),*];

            fn known(text: &str) -> Option<Self> {
                Some(match text {
                    $($text => Self::$variant,)*
                    _ => return None,
                })
            }

            $(fn unknown(text: &str) -> Option<Self> {
                Some(Self::$unknown(text.to_owned()))
            })?

            fn text(&self) -> &str {
                match self {
                    $(Self::$variant => $text,)*
                    $(Self::$unknown(text) => text,)?
                }
            }
        }

        impl $name {
            /// The text on the wire.
            #[must_use]
            pub fn as_str(&self) -> &str {
                $crate::rt::Texts::text(self)
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl $crate::rt::Serialize for $name {
            fn serialize<S: $crate::rt::Serializer>(
                &self,
                serializer: S,
            ) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> $crate::rt::Deserialize<'de> for $name {
            fn deserialize<D: $crate::rt::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                $crate::rt::read_text(deserializer)
            }
        }

        $crate::__sample_enum! { $name sample_text }
    };
}

/// An enum of integers with its serde impls: a row for each value, with the name that stands for it elsewhere where there are such names, and
/// behind them the variant for any other, where there is one.
#[doc(hidden)]
#[macro_export]
macro_rules! numbers {
    ($name:ident {
        $($variant:ident = $number:literal;)*
        $(_ => $unknown:ident;)?
    }) => {
        impl $crate::rt::Numbers for $name {
            const NAME: &'static str = ::std::stringify!($name);
            const NUMBERS: &'static [i64] = &[$($number),*];

            fn known(number: i64) -> Option<Self> {
                Some(match number {
                    $($number => Self::$variant,)*
                    _ => return None,
                })
            }

            $(fn unknown(number: i64) -> Option<Self> {
                Some(Self::$unknown(number))
            })?

            fn number(&self) -> i64 {
                match self {
                    $(Self::$variant => $number,)*
                    $(Self::$unknown(number) => *number,)?
                }
            }
        }

        impl $crate::rt::Serialize for $name {
            fn serialize<S: $crate::rt::Serializer>(
                &self,
                serializer: S,
            ) -> Result<S::Ok, S::Error> {
                serializer.serialize_i64($crate::rt::Numbers::number(self))
            }
        }

        impl<'de> $crate::rt::Deserialize<'de> for $name {
            fn deserialize<D: $crate::rt::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                $crate::rt::read_number(deserializer)
            }
        }

        $crate::__sample_enum! { $name sample_number }
    };
    ($name:ident {
        $($variant:ident = $number:literal, $text:literal;)*
        $(_ => $unknown:ident;)?
    }) => {
        $crate::rt::numbers! { $name { $($variant = $number;)* $(_ => $unknown;)? } }

        impl $name {
            /// The name that stands for the number elsewhere; `None` for a number that the document doesn't list.
            #[must_use]
            pub fn name(&self) -> Option<&'static str> {
                Some(match self {
                    $(Self::$variant => $text,)*
                    $(Self::$unknown(_) => return None,)?
                })
            }

            /// The value with this name; `None` if the document doesn't list it.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                Some(match name {
                    $($text => Self::$variant,)*
                    _ => return None,
                })
            }
        }
    };
}
