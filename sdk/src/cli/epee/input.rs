//! What is in a file.

use std::fs;
use std::io::{self, Read};

use crate::cli::name;
use crate::epee::HEADER;

/// The bytes of a body that a file has as they are or as hex digits.
pub(super) fn body(file: &str) -> io::Result<Vec<u8>> {
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

/// What is neither a body nor digits stays as it is, for the decoder to say what it lacks.
fn of_digits(content: Vec<u8>) -> Vec<u8> {
    if content.starts_with(&HEADER) {
        return content;
    }
    let digits: Vec<u8> = content
        .iter()
        .copied()
        .filter(|byte| !byte.is_ascii_whitespace())
        .collect();
    const_hex::decode(digits).unwrap_or(content)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_or_digits() {
        let bytes = [&HEADER[..], b"\0"].concat();
        assert_eq!(of_digits(bytes.clone()), bytes);
        for text in [
            "01110101010102010100",
            "0x01110101010102010100\n",
            " 0111 0101\r\n0101 0201 0100 ",
        ] {
            assert_eq!(of_digits(text.into()), bytes, "{text}");
        }
        for other in ["{}", "0111 010", "", "0x0x00"] {
            assert_eq!(of_digits(other.into()), other.as_bytes(), "{other}");
        }
    }
}
