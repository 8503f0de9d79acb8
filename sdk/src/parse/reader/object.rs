//! A pull reader of objects, for whoever needs only their first members.

use super::{Reader, Result, Unread};

/// A pull reader of an object whose keys are plain. It may be given the start of a longer text: a value at its very end, which may be cut, is an
/// error.
#[derive(Debug)]
pub(crate) struct ObjectReader<'de> {
    reader: Reader<'de>,
    is_first: bool,
}

impl<'de> ObjectReader<'de> {
    /// Creates a reader at the start of an object.
    ///
    /// # Errors
    /// When it isn't one.
    pub(crate) fn new(text: &'de str) -> Result<Self> {
        let mut reader = Reader::new(text);
        reader.eat(b'{')?;
        Ok(Self {
            reader,
            is_first: true,
        })
    }

    /// Reads the next key; none at the end of the object. Its value must be read before the next.
    ///
    /// # Errors
    /// When it isn't plain, or the text is no JSON.
    pub(crate) fn key(&mut self) -> Result<Option<&'de str>> {
        let reader = &mut self.reader;
        if reader.peek() == Some(b'}') {
            return Ok(None);
        }
        if !std::mem::take(&mut self.is_first) {
            reader.eat(b',')?;
        }
        reader.peek();
        let key = reader.plain().ok_or(Unread)?;
        reader.eat(b':')?;
        Ok(Some(key))
    }

    /// Reads a value as text.
    ///
    /// # Errors
    /// When it isn't JSON, or may go on behind the text.
    pub(crate) fn value(&mut self) -> Result<&'de str> {
        let reader = &mut self.reader;
        reader.peek();
        let start = reader.at;
        if !reader.skip_scalar() {
            reader.skip_deep()?;
        }
        let text = reader.text.get(start..reader.at).ok_or(Unread)?;
        match reader.peek() {
            Some(b',' | b'}') => Ok(text),
            _ => Err(Unread),
        }
    }

    /// Descends into a value that is an object, and doesn't return to the one around it.
    ///
    /// # Errors
    /// When it isn't one.
    pub(crate) fn inner(mut self) -> Result<Self> {
        self.reader.eat(b'{')?;
        Ok(Self {
            reader: self.reader,
            is_first: true,
        })
    }
}
