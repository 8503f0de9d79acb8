//! From epee to the view.

use std::{fmt, str};

use serde::Serialize;

use super::super::error::Error;
use super::super::format::{HEADER, Kind, Tag};
use super::super::limits::Limits;
use super::super::read::Reader;
use super::form::{Form, printable};
use crate::RawJson;

/// Decodes a body to [the view](crate::epee#the-view), from which [`from_json`](super::from_json) restores the same
/// bytes.
///
/// The bytes are identical if the writer used the shortest encoding of each length, as nodes do.
///
/// # Errors
/// If the bytes aren't valid epee or exceed the default [`Limits`], and for what JSON can't hold: a float that is NaN
/// or infinite, a name that isn't UTF-8.
pub fn to_json(bytes: &[u8]) -> Result<RawJson, Error> {
    let mut viewer = Viewer {
        reader: Reader::new(bytes, Limits::default())?,
        // The view takes about twice the bytes, which a 32-bit system may not have.
        out: Vec::with_capacity(bytes.len()),
    };
    viewer.section()?;
    viewer.reader.end()?;
    let text = String::from_utf8(viewer.out).map_err(not_json)?;
    RawJson::new(text).map_err(not_json)
}

/// Unreachable unless this module writes invalid JSON.
#[cold]
fn not_json(error: impl fmt::Display) -> Error {
    Error::new(HEADER.len(), format!("the view can't be written: {error}"))
}

struct Viewer<'de> {
    reader: Reader<'de>,
    out: Vec<u8>,
}

impl Viewer<'_> {
    fn section(&mut self) -> Result<(), Error> {
        let mut section = self.reader.section()?;
        self.out.push(b'{');
        let mut first = true;
        while let Some(entry) = self.reader.entry(&mut section)? {
            let under = |error: Error| error.under(entry.name);
            let name = str::from_utf8(entry.name).map_err(|_| {
                under(Error::new(
                    entry.start,
                    "the view can't hold a name that isn't UTF-8",
                ))
            })?;
            self.comma(&mut first);
            let form = self.form(entry.tag).map_err(under)?;
            self.json(&format_args!("{name}:{form}"))?;
            self.out.push(b':');
            self.value(form).map_err(under)?;
        }
        self.reader.close(&section);
        self.out.push(b'}');
        Ok(())
    }

    fn comma(&mut self, first: &mut bool) {
        if !*first {
            self.out.push(b',');
        }
        *first = false;
    }

    /// Determines the form of the next value.
    fn form(&mut self, tag: Tag) -> Result<Form, Error> {
        let start = self.reader.at();
        let hex = tag.kind == Kind::String && !self.all_printable(tag.list)?;
        self.reader.back_to(start);
        Ok(Form { tag, hex })
    }

    /// Skips a string or a list of strings, and returns whether all are printable.
    fn all_printable(&mut self, list: bool) -> Result<bool, Error> {
        if !list {
            return Ok(printable(self.reader.string()?).is_some());
        }
        for index in 0..self.reader.list_size(Kind::String)? {
            let item = self.reader.string().map_err(|error| error.within(index))?;
            if printable(item).is_none() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn value(&mut self, form: Form) -> Result<(), Error> {
        if !form.tag.list {
            return self.one(form);
        }
        self.out.push(b'[');
        let mut first = true;
        for index in 0..self.reader.list(form.tag.kind)? {
            self.comma(&mut first);
            self.one(form).map_err(|error| error.within(index))?;
        }
        self.out.push(b']');
        Ok(())
    }

    fn one(&mut self, form: Form) -> Result<(), Error> {
        let start = self.reader.at();
        match form.tag.kind {
            Kind::I64 => self.number(i64::from_le_bytes),
            Kind::I32 => self.number(i32::from_le_bytes),
            Kind::I16 => self.number(i16::from_le_bytes),
            Kind::I8 => self.number(i8::from_le_bytes),
            Kind::U64 => self.number(u64::from_le_bytes),
            Kind::U32 => self.number(u32::from_le_bytes),
            Kind::U16 => self.number(u16::from_le_bytes),
            Kind::U8 => self.number(u8::from_le_bytes),
            Kind::F64 => match f64::from_le_bytes(self.reader.array()?) {
                number if number.is_finite() => self.json(&number),
                number => Err(Error::new(
                    start,
                    format!("the view can't hold the float {number}"),
                )),
            },
            Kind::Bool => {
                let value = self.reader.bool()?;
                self.json(&value)
            }
            Kind::String => {
                let bytes = self.reader.string()?;
                match (form.hex, printable(bytes)) {
                    (false, Some(text)) => self.json(text),
                    _ => self.hex(bytes),
                }
            }
            Kind::Section => self.section(),
        }
    }

    fn number<const N: usize, T: Serialize>(
        &mut self,
        read: fn([u8; N]) -> T,
    ) -> Result<(), Error> {
        let number = read(self.reader.array()?);
        self.json(&number)
    }

    fn json<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        serde_json::to_writer(&mut self.out, value).map_err(not_json)
    }

    fn hex(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.out.push(b'"');
        let start = self.out.len();
        self.out.resize(start + 2 * bytes.len(), 0);
        const_hex::encode_to_slice(bytes, &mut self.out[start..]).map_err(not_json)?;
        self.out.push(b'"');
        Ok(())
    }
}
