//! The arguments of an example.

use anyhow::anyhow;

/// Returns the program's arguments, one for each word of `usage`.
///
/// # Errors
/// If there are more or fewer; the message has `usage`.
pub fn arguments<const N: usize>(usage: &str) -> anyhow::Result<[String; N]> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let wrong = |_| anyhow!("the arguments are {usage}");
    arguments.try_into().map_err(wrong)
}
