// No attribute of stable Rust adds help to this error; `new` has it in its docs.
use polyrpc::ethereum::LogFilter;
use polyrpc::ethereum::methods::GetLogs;

fn check(filter: LogFilter) -> GetLogs {
    GetLogs {
        filter: filter.into(),
    }
}

fn main() {}
