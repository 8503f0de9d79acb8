use polyrpc::ethereum::Block;

fn check(block: &Block) {
    let _ = block.numbr;
}

fn main() {}
