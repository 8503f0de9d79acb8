//! The errors of a method, by their codes.

use serde::de::Deserializer;
use serde_with::DeserializeAs;
use serde_with::de::DeserializeAsWrap;

use crate::error::{DecodeError, RpcError};

/// How an error that the document lists is read.
pub type ReadError<T> = fn(&RpcError) -> Result<T, DecodeError>;

/// Reads an error by its code. Of several with the same code it is the one with its message, or else the first whose data fits.
///
/// # Errors
/// If the data fits none of them.
pub fn read_error<T>(
    error: &RpcError,
    rows: &[(i64, &str, ReadError<T>)],
    unknown: fn(RpcError) -> T,
) -> Result<T, DecodeError> {
    let of_code = || rows.iter().filter(|(code, ..)| *code == error.code);
    let said = of_code().filter(|(_, message, _)| *message == error.message);
    let others = of_code().filter(|(_, message, _)| *message != error.message);
    let mut first = None;
    for (_, _, read) in said.chain(others) {
        match read(error) {
            Ok(found) => return Ok(found),
            Err(wrong) => first = first.or(Some(wrong)),
        }
    }
    match first {
        Some(wrong) => Err(wrong),
        None => Ok(unknown(error.clone())),
    }
}

/// Reads the data of an error. Data that isn't there is read as null.
///
/// # Errors
/// If it doesn't fit.
pub fn read_error_data<T, C: for<'de> DeserializeAs<'de, T>>(
    error: &RpcError,
) -> Result<T, DecodeError> {
    let text = error.data.as_ref().map_or("null", |data| data.as_str());
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let read = read_as::<T, C, _>(&mut deserializer);
    let read = read.and_then(|data| deserializer.end().map(|()| data));
    read.map_err(|wrong| DecodeError::locate(text.as_bytes(), &wrong).under("data"))
}

fn read_as<'de, T, C: DeserializeAs<'de, T>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    use serde::Deserialize;
    DeserializeAsWrap::<T, C>::deserialize(deserializer).map(DeserializeAsWrap::into_inner)
}

/// An enum of a method's errors: a row for each, with its code, its message and how its data is read, where it has some.
#[doc(hidden)]
#[macro_export]
macro_rules! errors {
    ($name:ident { $($variant:ident = $code:literal, $message:literal $(as $codec:ty)?;)* }) => {
        impl $crate::FromRpcError for $name {
            fn from_rpc_error(
                error: &$crate::RpcError,
            ) -> ::std::result::Result<Self, $crate::DecodeError> {
                $crate::rt::read_error(
                    error,
                    &[$(($code, $message, |_error| {
                        ::std::result::Result::Ok($crate::__error!(Self::$variant, _error $(as $codec)?))
                    })),*],
                    Self::Unknown,
                )
            }
        }
    };
}

/// The value of a row.
#[doc(hidden)]
#[macro_export]
macro_rules! __error {
    ($variant:path, $error:ident) => {
        $variant
    };
    ($variant:path, $error:ident as $codec:ty) => {
        $variant($crate::rt::read_error_data::<_, $codec>($error)?)
    };
}

#[cfg(test)]
mod tests {
    use crate::{FromRpcError, RawJson, RpcError};

    #[derive(Debug, PartialEq)]
    enum Refusal {
        Missing(Vec<u64>),
        Closed,
        Late(Option<u64>),
        Busy,
        Unknown(RpcError),
    }

    crate::errors! { Refusal {
        Missing = 4, "missing" as crate::rt::Same;
        Closed = 5, "closed";
        Late = 6, "late" as crate::rt::Same;
        Busy = 6, "busy";
    } }

    fn read(code: i64, message: &str, data: Option<&str>) -> Result<Refusal, String> {
        let mut error = RpcError::new(code, message);
        error.data = data.map(RawJson::written);
        Refusal::from_rpc_error(&error).map_err(|wrong| wrong.to_string())
    }

    #[test]
    fn data_is_read_by_the_code() {
        assert_eq!(
            read(4, "", Some("[1, 2]")),
            Ok(Refusal::Missing(vec![1, 2]))
        );
        assert_eq!(read(5, "any", Some("{}")), Ok(Refusal::Closed));
    }

    #[test]
    fn messages_tell_errors_of_one_code_apart() {
        assert_eq!(read(6, "late", Some("7")), Ok(Refusal::Late(Some(7))));
        assert_eq!(read(6, "busy", Some("7")), Ok(Refusal::Busy));
        assert_eq!(read(6, "other", None), Ok(Refusal::Late(None)));
        assert_eq!(read(6, "other", Some("\"x\"")), Ok(Refusal::Busy));
    }

    #[test]
    fn others_are_kept_whole() {
        let error = RpcError::new(9, "new").with_data(RawJson::written("1"));
        let found = Refusal::from_rpc_error(&error);
        assert_eq!(found, Ok(Refusal::Unknown(error)));
    }

    #[test]
    fn data_that_does_not_fit_is_an_error_with_its_place() {
        let wrong = read(4, "missing", Some("[1, \"x\"]")).unwrap_err();
        assert!(
            wrong.starts_with("data[1]: invalid type: string"),
            "{wrong}"
        );
        let wrong = read(4, "missing", None).unwrap_err();
        assert!(wrong.starts_with("data: invalid type: null"), "{wrong}");
    }
}
