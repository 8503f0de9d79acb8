//! Input files.

use std::fs;
use std::io::{self, Read};

use crate::cli::name;
use crate::epee::HEADER;

/// Reads a body from a file of bytes or hex digits, or returns what is wrong with the digits.
pub(super) fn body(file: &str) -> io::Result<Result<Vec<u8>, String>> {
    read(file).map(of_digits)
}

pub(super) fn text(file: &str) -> io::Result<String> {
    String::from_utf8(read(file)?).map_err(|_| {
        let error = io::Error::new(io::ErrorKind::InvalidData, "it isn't UTF-8");
        name(file, &error)
    })
}

fn read(file: &str) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = if file == "-" {
        io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        fs::read(file)
    };
    read.map_err(|error| name(file, &error))
}

/// Anything else is left to the decoder, which reports what is wrong.
fn of_digits(content: Vec<u8>) -> Result<Vec<u8>, String> {
    if content.starts_with(&HEADER) {
        return Ok(content);
    }
    let digits: Vec<u8> = content
        .iter()
        .copied()
        .filter(|byte| !byte.is_ascii_whitespace())
        .collect();
    let bare = digits.strip_prefix(b"0x").unwrap_or(&digits);
    match const_hex::decode(&digits) {
        Ok(bytes) => Ok(bytes),
        Err(error) if bare.starts_with(const_hex::encode(HEADER).as_bytes()) => Err(format!(
            "not whole bytes of hex digits, white space and 0x left out: {error}"
        )),
        Err(_) => Ok(content),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_or_digits() {
        let bytes = [&HEADER[..], b"\0"].concat();
        assert_eq!(of_digits(bytes.clone()), Ok(bytes.clone()));
        for text in [
            "01110101010102010100",
            "0x01110101010102010100\n",
            " 0111 0101\r\n0101 0201 0100 ",
        ] {
            assert_eq!(of_digits(text.into()), Ok(bytes.clone()), "{text}");
        }
        for other in ["{}", "0111 010", "", "0x0x00"] {
            assert_eq!(of_digits(other.into()), Ok(other.into()), "{other}");
        }
        for (wrong, why) in [
            ("0x0111 0101 0101 0201 01 0", "odd number of digits"),
            (
                "011101010101020101 0g",
                "invalid character 'g' at position 19",
            ),
            (
                "0x011101010101020101 0g",
                "invalid character 'g' at position 19",
            ),
        ] {
            let said = of_digits(wrong.into());
            assert!(
                said.as_ref().is_err_and(|said| said.ends_with(why)),
                "{said:?}"
            );
        }
    }
}
