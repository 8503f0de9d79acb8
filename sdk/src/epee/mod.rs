//! Portable storage, the binary form in which the nodes of Monero's family write objects: `POST /getblocks.bin`.
//!
//! [`to_vec`] and [`from_slice`] take any type of serde's. [`to_json`] and [`from_json`] go between the bytes and *the view*, the
//! same object as JSON that a person can read and nothing is lost in.
//!
//! # What becomes of a value
//!
//! | Rust | portable storage |
//! | --- | --- |
//! | struct, map with text keys | section; the keys as they are written |
//! | `u8`…`u64`, `i8`…`i64` | the integer of that width |
//! | `f64`, `f32` | 64-bit float; one beyond an `f32` is read as infinite |
//! | text, bytes, a unit variant of an enum | string, whose bytes may be any |
//! | `bool` | bool |
//! | list, tuple | list; all its items are of one kind |
//! | `None`, `()`, a list without items | nothing: the key is left out |
//!
//! There is no place for integers of 128 bits, lists of lists, `None` within a list, and variants of enums that hold something;
//! these are errors. At the top stands a struct or a map.
//!
//! Reading takes an integer of any width that has the value's range, and for a float, too, which may round it. It skips keys that the
//! type doesn't have, and gives byte strings borrowed from what is read. A type that reads a list or `()` must take an absent key for
//! what isn't written, as `#[serde(default)]` does.
//!
//! The format is binary: `is_human_readable` is false, so that hashes and keys are raw bytes instead of hex digits. Only the
//! keys of a map are texts even here, and a map refuses a key that isn't UTF-8 unless it reads keys as bytes.
//!
//! What serde puts aside before it knows the type (`flatten`, `untagged`, `tag`) is read as if it were readable: byte scalars in there
//! are written raw, but read as hex digits, and come back wrong or not at all.
//!
//! # The view
//!
//! ```json
//! {"start_height:u64":0,"block_ids:hex":"10081c","status:string":"OK","images_stat:u64[]":[221,0],
//!  "blocks:object[]":[{"block:hex":"1010"}],"sm:object":{},"ok:bool":true,"x:f64":1.5}
//! ```
//!
//! Each key ends with the kind of its value: `i64`, `i32`, `i16`, `i8`, `u64`, `u32`, `u16`, `u8`, `f64`, `bool`, `object`,
//! `string` for a string of printable UTF-8 (with tabs and ends of lines), `hex` for any other string, in lower-case digits
//! without `0x`. `[]` behind it makes it a list. Entries keep their order.
//!
//! ```
//! let bytes = polyrpc::epee::from_json(r#"{"heights:u64[]":[1,2]}"#)?;
//! assert_eq!(polyrpc::epee::to_json(&bytes)?.as_str(), r#"{"heights:u64[]":[1,2]}"#);
//! # Ok::<(), polyrpc::epee::Error>(())
//! ```

mod de;
mod error;
mod format;
mod limits;
mod names;
mod read;
mod ser;
mod view;
mod write;

use serde::{Deserialize, Serialize};

pub use error::Error;
pub(crate) use format::HEADER;
pub use limits::Limits;
#[cfg(feature = "record")]
pub(crate) use view::plain_key;
pub use view::{from_json, to_json};

/// Writes a struct or a map, however deep or large; [`from_slice`] may need more than the default [`Limits`] for it.
///
/// # Errors
/// When the format has no place for a value, see [the module](self), or a map or a flattened struct has a key twice. The error's path
/// says for which.
pub fn to_vec<T: Serialize + ?Sized>(value: &T) -> Result<Vec<u8>, Error> {
    ser::to_vec(value)
}

/// Reads a struct or a map, within the default [`Limits`].
///
/// # Errors
/// When the bytes are no portable storage, go on behind its end, go beyond the limits, or don't have the form of `T`.
pub fn from_slice<'de, T: Deserialize<'de>>(bytes: &'de [u8]) -> Result<T, Error> {
    from_slice_within(bytes, Limits::default())
}

/// Reads a struct or a map, within limits of the caller's.
///
/// # Errors
/// As for [`from_slice`].
pub fn from_slice_within<'de, T: Deserialize<'de>>(
    bytes: &'de [u8],
    limits: Limits,
) -> Result<T, Error> {
    de::from_slice(bytes, limits)
}

#[cfg(test)]
mod tests;
