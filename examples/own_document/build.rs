//! Generates the client of `shop.json`.

fn main() -> Result<(), polyrpc_codegen::GenerateError> {
    polyrpc_codegen::Builder::new()
        .document("shop.json")
        .generate()?;
    Ok(())
}
