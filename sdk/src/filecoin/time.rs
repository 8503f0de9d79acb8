//! Times and durations as Go writes them.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;
use std::time::{Duration, SystemTime};

use ::time::OffsetDateTime;
use ::time::format_description::well_known::Rfc3339;
use serde::de::Visitor;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A moment, by the clock of the node.
///
/// On the wire it is a string of RFC 3339, such as `2026-11-21T02:40:30.967273975Z`. Go writes a time that was never set as the first of
/// January of the year 1.
#[derive(Clone, Copy)]
pub struct Timestamp {
    time: OffsetDateTime,
    /// How many decimals of a second were written, zeros at the end counted: some nodes write these, and what was read is written back.
    decimals: usize,
}

/// A moment in seconds since 1970, in which blocks are timed.
///
/// On the wire it is that number. The development node ganache writes fractions of a second, which are cut off.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnixTime(pub u64);

/// A span of time in nanoseconds, which may be negative.
///
/// On the wire it is that number. [`to_std`](Self::to_std) and `From` convert to and from [`Duration`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Nanoseconds(pub i64);

/// A text that is no time of RFC 3339.
#[derive(Debug)]
pub struct TimestampError(::time::error::Parse);

impl Timestamp {
    /// The time, with the offset from UTC that the node wrote.
    pub fn get(self) -> OffsetDateTime {
        self.time
    }

    /// Whether it was ever set.
    pub fn is_set(self) -> bool {
        self.time.year() > 1
    }
}

impl PartialEq for Timestamp {
    fn eq(&self, other: &Self) -> bool {
        self.time == other.time
    }
}

impl Eq for Timestamp {}

impl PartialOrd for Timestamp {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Timestamp {
    fn cmp(&self, other: &Self) -> Ordering {
        self.time.cmp(&other.time)
    }
}

impl Hash for Timestamp {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.time.hash(state);
    }
}

impl From<OffsetDateTime> for Timestamp {
    fn from(time: OffsetDateTime) -> Self {
        Self { time, decimals: 0 }
    }
}

impl From<Timestamp> for SystemTime {
    fn from(time: Timestamp) -> Self {
        time.time.into()
    }
}

impl FromStr for Timestamp {
    type Err = TimestampError;

    fn from_str(text: &str) -> Result<Self, TimestampError> {
        let time = OffsetDateTime::parse(text, &Rfc3339).map_err(TimestampError)?;
        let decimals = decimals(text);
        Ok(Self { time, decimals })
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.time.format(&Rfc3339).map_err(|_| fmt::Error)?;
        // Zeros at the end are left out there.
        let (written, wanted) = (decimals(&text), self.decimals.min(NANOSECONDS));
        if written >= wanted {
            return f.write_str(&text);
        }
        let (seconds, rest) = text.split_at(SECONDS.min(text.len()));
        let (decimals, zone) = rest.split_at(if written == 0 { 0 } else { 1 + written });
        let decimals = decimals.trim_start_matches('.');
        write!(f, "{seconds}.{decimals:0<wanted$}{zone}")
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for TimestampError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "this is no time of RFC 3339: {}", self.0)
    }
}

impl std::error::Error for TimestampError {}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;

        impl Visitor<'_> for Text {
            type Value = Timestamp;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a time of RFC 3339, such as \"2026-11-21T02:40:30Z\"")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Timestamp, E> {
                text.parse().map_err(E::custom)
            }
        }

        deserializer.deserialize_str(Text)
    }
}

/// How long a time of RFC 3339 is up to its whole seconds.
const SECONDS: usize = "2026-11-21T02:40:30".len();

/// The most decimals of a second that are kept.
const NANOSECONDS: usize = 9;

/// How many decimals a second has in a time of RFC 3339.
fn decimals(text: &str) -> usize {
    let digits = text.get(SECONDS..).and_then(|rest| rest.strip_prefix('.'));
    let count = |digits: &str| digits.bytes().take_while(u8::is_ascii_digit).count();
    digits.map_or(0, count)
}

impl UnixTime {
    /// The time by this machine's clock; `None` where it is beyond what that can tell.
    pub fn to_std(self) -> Option<SystemTime> {
        SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(self.0))
    }
}

impl From<u64> for UnixTime {
    fn from(seconds: u64) -> Self {
        Self(seconds)
    }
}

impl Serialize for UnixTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u64(self.0)
    }
}

impl<'de> Deserialize<'de> for UnixTime {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Seconds;

        impl Visitor<'_> for Seconds {
            type Value = UnixTime;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("seconds since 1970")
            }

            fn visit_u64<E>(self, seconds: u64) -> Result<UnixTime, E> {
                Ok(UnixTime(seconds))
            }

            fn visit_f64<E: serde::de::Error>(self, seconds: f64) -> Result<UnixTime, E> {
                let whole = Duration::try_from_secs_f64(seconds).map_err(E::custom)?;
                Ok(UnixTime(whole.as_secs()))
            }
        }

        deserializer.deserialize_u64(Seconds)
    }
}

impl Nanoseconds {
    /// The duration; `None` where it is negative.
    pub fn to_std(self) -> Option<Duration> {
        self.0.try_into().ok().map(Duration::from_nanos)
    }
}

/// Longer ones than 292 years are as long as it can be.
impl From<Duration> for Nanoseconds {
    fn from(duration: Duration) -> Self {
        Self(duration.as_nanos().try_into().unwrap_or(i64::MAX))
    }
}

impl Serialize for Nanoseconds {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(self.0)
    }
}

impl<'de> Deserialize<'de> for Nanoseconds {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        i64::deserialize(deserializer).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_round_trip() {
        for text in [
            "2026-11-21T02:40:30.967273975Z",
            "2020-11-12T09:22:07+01:30",
            "2020-11-12T09:22:07.1Z",
            "2020-11-12T09:22:07.100Z",
            "2020-11-12T09:22:07.000+01:30",
            "2026-11-21T02:40:30.967273970Z",
            "0001-01-01T00:00:00Z",
        ] {
            let time: Timestamp = text.parse().expect(text);
            assert_eq!(time.to_string(), text);
            assert_eq!(time.is_set(), !text.starts_with("0001"));
        }
        for wrong in ["\"\"", "\"2020-11-12\"", "7", "null"] {
            assert!(serde_json::from_str::<Timestamp>(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn zeros_at_the_end_say_nothing() {
        let read = |text: &str| text.parse::<Timestamp>().expect(text);
        let (short, long) = (
            read("2020-11-12T09:22:07Z"),
            read("2020-11-12T09:22:07.00Z"),
        );
        assert_eq!((short, short.cmp(&long)), (long, Ordering::Equal));
        assert_eq!(short.to_string(), Timestamp::from(long.get()).to_string());
        // Beyond nanoseconds nothing is kept.
        let picoseconds = read("2020-11-12T09:22:07.123456789000Z");
        assert_eq!(picoseconds.to_string(), "2020-11-12T09:22:07.123456789Z");
    }

    #[test]
    fn unix_time_is_whole_seconds() {
        for (json, seconds) in [
            ("0", 0),
            ("1795943423", 1_795_943_423),
            ("1795943423.659", 1_795_943_423),
        ] {
            let time: UnixTime = serde_json::from_str(json).expect(json);
            assert_eq!(time, UnixTime(seconds));
            assert_eq!(serde_json::to_string(&time).ok(), Some(seconds.to_string()));
        }
        for wrong in ["-1", "-0.5", "1e300", "\"7\"", "null"] {
            assert!(serde_json::from_str::<UnixTime>(wrong).is_err(), "{wrong}");
        }
        let genesis = UnixTime(1_598_306_400).to_std();
        assert_eq!(
            genesis,
            Some(SystemTime::UNIX_EPOCH + Duration::from_secs(1_598_306_400))
        );
        assert_eq!(UnixTime(u64::MAX).to_std(), None);
    }

    #[test]
    fn durations_are_nanoseconds() {
        let minute: Nanoseconds = serde_json::from_str("60000000000").expect("a number");
        assert_eq!(minute.to_std(), Some(Duration::from_secs(60)));
        assert_eq!(Nanoseconds::from(Duration::from_secs(60)), minute);
        assert_eq!(Nanoseconds(-1).to_std(), None);
        assert_eq!(Nanoseconds::from(Duration::MAX), Nanoseconds(i64::MAX));
    }
}
