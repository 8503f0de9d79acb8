//! The recordings of the examples.

use polyrpc::record::Recording;

/// In the form in which they are written, so that one made anew differs only where the traffic does.
#[test]
fn files_are_as_they_are_written() -> Result<(), Box<dyn std::error::Error>> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/recorded");
    let mut count = 0;
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let text = std::fs::read_to_string(&path)?;
        assert_eq!(
            Recording::parse(&text)?.to_text(),
            text,
            "{}",
            path.display()
        );
        count += 1;
    }
    assert_eq!(count, 10);
    Ok(())
}
