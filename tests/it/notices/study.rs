//! Degrees, studies and enrolment.
