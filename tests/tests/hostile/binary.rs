//! epee bodies.

use super::*;

/// An epee body says how much of it there is, so that a part is none; and a wrong byte gives an error or another value.
#[test]
fn binary_bodies_with_a_wrong_byte_or_without_their_end() -> TestResult {
    let choices: Vec<u32> = (0..60_u32)
        .map(|number| number.wrapping_mul(2_654_435_761) >> 7)
        .collect();
    let documents = support::binary::documents()?;
    let bodies = documents
        .iter()
        .flat_map(|(api, bodies)| bodies.iter().map(move |body| (api, body)));
    for (index, (api, body)) in bodies.enumerate() {
        let mut choices = choices.clone();
        choices.rotate_left(index);
        let (_, bytes) = (body.of_text)(&body.made_up(api, &choices)?)?;
        for end in 0..bytes.len() {
            let part = (body.of_bytes)(&bytes[..end]);
            assert!(part.is_err(), "{:?}: {end} of {}", body.name, bytes.len());
        }
        for place in 0..bytes.len() {
            for wrong in [0x01, 0x7f, 0x80, 0xff] {
                let mut bytes = bytes.clone();
                bytes[place] ^= wrong;
                if let Ok(once) = (body.of_bytes)(&bytes) {
                    let twice = (body.of_bytes)(&once.1);
                    assert_eq!(twice.ok(), Some(once), "{:?}: {place}", body.name);
                }
            }
        }
    }
    Ok(())
}

/// A body with something of everything, and views of it.
#[test]
fn epee_with_any_byte_changed_or_at_its_end() -> TestResult {
    let view = r#"{"a:u64":1,"b:i8[]":[-1],"c:hex[]":["ff",""],"d:object[]":[{"e:bool[]":[true,false]}],"f:string":"ä","g:f64":-0.5,"h:object":{}}"#;
    let body = polyrpc::epee::from_json(view)?;
    for sample in [view.as_bytes(), &body] {
        for at in 0..sample.len() {
            fuzz::epee(&sample[..at]);
            for byte in 0..=u8::MAX {
                let mut changed = sample.to_vec();
                changed[at] = byte;
                fuzz::epee(&changed);
            }
        }
    }
    Ok(())
}
