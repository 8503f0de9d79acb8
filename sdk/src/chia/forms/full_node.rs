//! Conditions.

use crate::chia::SpendCondition;
use crate::scalar::Bytes;

impl SpendCondition {
    /// The opcode's number, such as 51 for `CREATE_COIN`; none for one of more than four bytes, which means nothing to any node.
    #[must_use]
    pub fn opcode(&self) -> Option<i64> {
        match self {
            Self::Pair((opcode, _)) => Some(*opcode),
            Self::Named(condition) if condition.opcode.len() <= 4 => {
                let bytes = condition.opcode.iter();
                Some(bytes.fold(0, |number, byte| number << 8 | i64::from(*byte)))
            }
            Self::Named(_) => None,
        }
    }

    /// The arguments.
    #[must_use]
    pub fn arguments(&self) -> &[Bytes] {
        match self {
            Self::Pair((_, arguments)) => arguments,
            Self::Named(condition) => &condition.vars,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conditions_of_every_release_say_the_same() {
        for form in [
            r#"[51, ["0x00e8"]]"#,
            r#"{"opcode": "0x33", "vars": ["00e8"]}"#,
        ] {
            let condition: SpendCondition = serde_json::from_str(form).unwrap();
            assert_eq!(condition.opcode(), Some(51), "{form}");
            assert_eq!(
                condition.arguments(),
                [Bytes::from(vec![0, 0xe8])],
                "{form}"
            );
        }
        let long = r#"{"opcode": "0x3333333333", "vars": []}"#;
        let condition: SpendCondition = serde_json::from_str(long).unwrap();
        assert_eq!(condition.opcode(), None);
    }
}
