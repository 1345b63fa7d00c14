//! Availability, experience, documents, residence, languages, nationalities and days.
