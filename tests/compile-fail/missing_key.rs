use polyrpc::ethereum::Withdrawal;

fn check() -> Withdrawal {
    Withdrawal::new(1)
}

fn main() {}
