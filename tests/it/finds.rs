//! What fuzzing found, as small as it still shows it; each with what has to hold of it.

use chrono_tz::Tz;
use eligible::domain::calendar::{Moment, minutes_later};

/// Date-times whose offset, in the zone, RFC 3339 cannot write, as it has seconds.
#[test]
fn a_date_time_with_the_offset_of_a_zone_means_the_same_elsewhere() {
    let moments = [
        ("1012-06-22T23:59:30", Tz::Europe__Brussels, "1012-06-23T00:00:00+00:18"),
        ("0000-01-01T00:00", Tz::Europe__Brussels, "0000-01-01T00:00:30+00:18"),
        ("1850-06-22T23:59", Tz::America__New_York, "1850-06-22T23:59:02-04:56"),
    ];
    for (text, zone, expected) in moments {
        let moment = Moment::parse(text).unwrap();
        let elsewhere = moment.with_offset(zone);
        assert_eq!(elsewhere.rfc_3339(), expected);
        assert_eq!(Moment::parse(expected), Ok(elsewhere));
        assert_eq!(elsewhere.instants(Tz::UTC).first, moment.instants(zone).first, "{text}");
    }
}

/// Date-times at the ends of the years that have four digits.
#[test]
fn a_date_time_some_minutes_later_is_one() {
    for (text, minutes) in [("9999-12-31T23:59", 1), ("0000-01-01T00:00Z", -1)] {
        assert_eq!(minutes_later(text, minutes), None, "{text}");
        let back = minutes_later(text, -minutes).unwrap();
        assert!(Moment::parse(&back).is_ok());
        assert_eq!(minutes_later(&back, minutes).as_deref(), Some(text));
    }
}
