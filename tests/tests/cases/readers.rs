//! Parameters that stand for bytes beside the call.

use polyrpc::{HasReader, Method};

use super::generated::reader::methods::{AddPiece, AddText, AddTwo};
use super::generated::reader::types::Source;

/// What a client's author has of any such method.
fn source<M: HasReader>(method: &M) -> (&'static str, &M::Source) {
    (<M as Method>::NAME, method.source())
}

#[test]
fn the_parameter_is_known_whatever_its_type() {
    let data: Source = serde_json::from_str(r#"{"kind":"push","info":"x"}"#).expect("a source");
    let piece = AddPiece::new(7, data.clone());
    assert_eq!(source(&piece), ("addPiece", &data));
    let text = AddText::new("x");
    assert_eq!(source(&text), ("addText", &"x".to_owned()));
    // Of several it is the first.
    let two = AddTwo::new("a", "b", "d", "e");
    assert_eq!(source(&two), ("addTwo", &"a".to_owned()));
}
