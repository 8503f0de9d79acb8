//! Compatibility of scalars. `polyrpc::scalar` documents what the runtime's codecs accept.

use serde_json::Value;

use crate::scalars::Scalar;

/// Whether every value of one scalar is read as the other.
pub(super) fn reads(reader: Scalar, writer: Scalar, binary: bool) -> bool {
    if !binary {
        return reads_text(reader, writer);
    }
    // Bytes aren't digits there, and not always text.
    reader.is_bytes() == writer.is_bytes() && reads_text(raw(reader), raw(writer))
}

/// The canonical scalar among those that are the same raw bytes.
pub(super) fn raw(scalar: Scalar) -> Scalar {
    match scalar {
        Scalar::Hex | Scalar::BareHex => Scalar::Bytes,
        Scalar::FixedHex(len) | Scalar::FixedBareHex(len) => Scalar::FixedBytes(len),
        Scalar::Address => Scalar::FixedBytes(20),
        other => other,
    }
}

fn reads_text(reader: Scalar, writer: Scalar) -> bool {
    use Scalar::{
        Address, BareHex, Bytes, Decimal, DecimalOrEmpty, FixedBareHex, FixedBytes, FixedHex,
        Float, Hex, Integer, Json, PaddedQuantity, Quantity, RawText, Secret, StorageKey, String,
    };
    match (reader, writer) {
        (Json, _) => true,
        (reader, writer) if reader == writer => true,
        (RawText, writer) => is_text(writer),
        (String | Secret, writer) => is_text(writer) && writer != RawText,
        (
            Integer { signed, bits },
            Integer {
                signed: sign,
                bits: written,
            },
        ) => match (signed, sign) {
            (true, false) => bits > written,
            (false, true) => false,
            _ => bits >= written,
        },
        (Float, Integer { .. }) => true,
        (Quantity(bits), Quantity(written))
        | (PaddedQuantity(bits), Quantity(written) | PaddedQuantity(written))
        | (Decimal(bits), Decimal(written))
        | (DecimalOrEmpty(bits), Decimal(written) | DecimalOrEmpty(written)) => bits >= written,
        (Bytes, FixedBytes(_) | Address) => true,
        (
            Hex | BareHex,
            Bytes | FixedBytes(_) | Hex | FixedHex(_) | BareHex | FixedBareHex(_) | Address,
        ) => true,
        (
            FixedHex(len) | FixedBareHex(len),
            FixedBytes(written) | FixedHex(written) | FixedBareHex(written),
        ) => len == written,
        (FixedBytes(len) | FixedHex(len) | FixedBareHex(len), Address) => len == 20,
        (Address, FixedBytes(len)) => len == 20,
        // 1 to 64 digits.
        (StorageKey, FixedBytes(len)) => len <= 32,
        (StorageKey, Quantity(_) | Address) => true,
        _ => false,
    }
}

fn is_text(scalar: Scalar) -> bool {
    !matches!(
        scalar,
        Scalar::Bool | Scalar::Integer { .. } | Scalar::Float | Scalar::Json
    )
}

/// Whether a string, number or boolean is read. Strings with a checksum, and decimal digits, count as not read.
pub(super) fn reads_value(reader: Scalar, value: &Value) -> bool {
    match (reader, value) {
        (Scalar::Json, _) => true,
        (Scalar::String | Scalar::RawText | Scalar::Secret, Value::String(_)) => true,
        (reader, Value::String(text)) => reads_hex(reader, text),
        (Scalar::Bool, Value::Bool(_)) => true,
        (Scalar::Float, Value::Number(_)) => true,
        (Scalar::Integer { signed, bits }, Value::Number(number)) => {
            let number = number
                .as_u64()
                .map(i128::from)
                .or(number.as_i64().map(i128::from));
            let bits = bits.min(64);
            let (least, most) = match signed {
                true => (-(1_i128 << (bits - 1)), (1_i128 << (bits - 1)) - 1),
                false => (0, (1_i128 << bits) - 1),
            };
            // 128 bits hold any constant of a document, but for the sign.
            number.is_some_and(|number| (least..=most).contains(&number))
        }
        _ => false,
    }
}

/// Whether hex digits are read.
fn reads_hex(reader: Scalar, text: &str) -> bool {
    let bare = text.strip_prefix("0x");
    let may_be_bare = matches!(
        reader,
        Scalar::Hex | Scalar::FixedHex(_) | Scalar::BareHex | Scalar::FixedBareHex(_)
    );
    let Some(digits) = bare.or(may_be_bare.then_some(text)) else {
        return false;
    };
    let count = digits.len();
    let fits = match reader {
        Scalar::Quantity(bits) => {
            let leading = digits.starts_with('0') && count > 1;
            count > 0 && !leading && count <= usize::from(bits) / 4
        }
        Scalar::PaddedQuantity(bits) => {
            let digits = digits.trim_start_matches('0');
            count > 0 && digits.len() <= usize::from(bits) / 4
        }
        Scalar::StorageKey => (1..=64).contains(&count),
        Scalar::Bytes | Scalar::Hex | Scalar::BareHex => count.is_multiple_of(2),
        Scalar::FixedBytes(len) | Scalar::FixedHex(len) | Scalar::FixedBareHex(len) => {
            count == usize::from(len) * 2
        }
        Scalar::Address => count == 40,
        _ => false,
    };
    fits && digits.bytes().all(|digit| digit.is_ascii_hexdigit())
}
