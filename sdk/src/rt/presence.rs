//! When a row's key is there. The names are lower case because rows use them as words: `memo: optional "memo";`.
#![expect(non_camel_case_types, reason = "words of rows")]

/// Always there.
#[derive(Debug)]
pub enum required {}

/// Absent where the field is `None`; null is read as `None` too.
#[derive(Debug)]
pub enum optional {}

/// Null where the field is `None`; absent is read as `None` too.
#[derive(Debug)]
pub enum nullable {}

/// Always there when written; absent and null are read as the type's default.
#[derive(Debug)]
pub enum assumed {}

/// A list or a map: absent where it is empty; null is read as empty too.
#[derive(Debug)]
pub enum filled {}
