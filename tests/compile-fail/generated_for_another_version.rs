//! A client that an older generator wrote.

polyrpc::generated_for!(0);

fn main() {}
