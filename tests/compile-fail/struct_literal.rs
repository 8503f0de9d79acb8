// No attribute of stable Rust adds help to this error; `new` has it in its docs.
use polyrpc::ethereum::RangeFilter;
use polyrpc::ethereum::methods::GetLogs;

fn check(filter: RangeFilter) -> GetLogs {
    GetLogs {
        filter: filter.into(),
    }
}

fn main() {}
