//! What a rules file looks like, key by key: for the page of the vocabulary and for the JSON Schema. The reader does not
//! use it; a test compares both.

use crate::domain::value_type::{Form, Parameter};

/// The whole file.
pub const FILE: [Parameter; 10] = [
    Parameter::required("vacancy", Form::Table(&VACANCY), "The facts of the notice."),
    Parameter::new(
        "reference_date",
        Form::Table(&REFERENCE_DATE),
        "The day on which dated criteria are judged; left out: the day of the deadline.",
    ),
    Parameter::required("criterion", Form::List(&Form::Table(&CRITERION)), "The criteria, in the order of the notice."),
    Parameter::new("set", Form::Map(&Form::Table(&SET)), "Sets of countries, each with dates where they matter."),
    Parameter::new("scale", Form::Map(&Form::Table(&SCALE)), "Scales of levels, from the lowest to the highest."),
    Parameter::new("field", Form::Map(&Form::Table(&FIELD)), "Fields of study or of work."),
    Parameter::new("employer", Form::Map(&Form::Table(&EMPLOYER)), "Lists of employers."),
    Parameter::new("tool", Form::Map(&Form::Table(&TOOL)), "IT tools."),
    Parameter::new("document", Form::Map(&Form::Table(&DOCUMENT)), "Documents that are known by their names."),
    Parameter::new("date", Form::Map(&Form::Table(&DATE)), "Days that checks refer to by a name."),
];

const INTERPRETATION: Parameter = Parameter::new(
    "interpretation",
    Form::List(&Form::Table(&[
        Parameter::required("text", Form::Bilingual, "What was chosen."),
        Parameter::required("reason", Form::Bilingual, "Why it was chosen."),
    ])),
    "Readings that the notice does not state in so many words.",
);

const DEADLINE: Form = Form::Table(&[
    Parameter::required("at", Form::DateTime, "The last moment; one without seconds is that whole minute."),
    Parameter::required(
        "zone",
        Form::Text,
        "Its time zone by its name in the IANA database, such as `Europe/Brussels`.",
    ),
]);

const VACANCY: [Parameter; 19] = [
    Parameter::required("id", Form::Text, "The number of the vacancy."),
    Parameter::required("title", Form::Bilingual, "Its title."),
    Parameter::new("body", Form::Bilingual, "The employer."),
    Parameter::new("division", Form::Bilingual, "The division within it."),
    Parameter::new("location", Form::Bilingual, "The place of work."),
    Parameter::new("schedule", Form::Bilingual, "The working time in words."),
    Parameter::new("hours_per_week", Form::Integer(1, 168), "The working time in hours a week."),
    Parameter::new("grade", Form::Text, "The grade."),
    Parameter::new("clearance", Form::Text, "The security clearance."),
    Parameter::new(
        "salary",
        Form::Table(&[
            Parameter::required("amount", Form::Number, "The amount."),
            Parameter::required("currency", Form::Text, "The currency, ISO 4217."),
            Parameter::required("per", Form::Word(&["hour", "day", "month", "year"]), "What it is paid for."),
        ]),
        "The pay.",
    ),
    Parameter::new("opening", DEADLINE, "The first moment at which one may apply."),
    Parameter::required("deadline", DEADLINE, "The last moment at which one may apply."),
    Parameter::new(
        "start",
        Form::List(&Form::PartialDate),
        "The days, or months, on which the post may start; checks may refer to them.",
    ),
    Parameter::new("duration_months", Form::Integer(1, 1200), "How long the post lasts, in months."),
    Parameter::required(
        "official_languages",
        Form::List(&Form::Word(&["en", "fr"])),
        "The languages of the notice's texts, which have equal standing.",
    ),
    Parameter::new("maximum_applications", Form::Integer(1, 1000), "How many vacancies one person may apply for."),
    Parameter::new("offer", Form::List(&Form::Bilingual), "What the notice offers."),
    Parameter::new(
        "facts",
        Form::List(&Form::Table(&[
            Parameter::required("name", Form::Bilingual, "What it is."),
            Parameter::required("value", Form::Bilingual, "What the notice says."),
        ])),
        "Other facts of the notice that people should see.",
    ),
    INTERPRETATION,
];

const REFERENCE_DATE: [Parameter; 2] =
    [Parameter::required("on", Form::OnDate, "`\"deadline\"`, the name of a `[date.*]`, or a date."), INTERPRETATION];

const CRITERION: [Parameter; 10] = [
    Parameter::required("id", Form::Text, "What it is called everywhere: letters, digits, `.`, `-` and `_`."),
    Parameter::required(
        "group",
        Form::Word(&["essential", "desirable", "condition", "competency"]),
        "The part of the notice it stands in.",
    ),
    Parameter::new("title", Form::Bilingual, "What it is called in tables, in two or three words."),
    Parameter::required("clause", Form::Bilingual, "The words of the notice."),
    Parameter::required("check", Form::Check, "What is looked at."),
    Parameter::new(
        "reading",
        Form::Map(&Form::Check),
        "The check of one text alone, `reading.fr` or `reading.en`, where the texts differ.",
    ),
    Parameter::new(
        "weight",
        Form::Integer(0, 1_000_000),
        "What it adds to the score; a desirable criterion needs one, any other but a competency may have one.",
    ),
    Parameter::new(
        "effect",
        Form::Word(&["ineligible", "review", "note"]),
        "What follows where it is not met; a condition needs one, and for an essential criterion `ineligible` is meant.",
    ),
    Parameter::new(
        "advice",
        Form::Table(&[
            Parameter::new("unclear", Form::Bilingual, "What an applicant is told where it is unclear."),
            Parameter::new("not_met", Form::Bilingual, "What an applicant is told where it is not met."),
        ]),
        "What an applicant is told.",
    ),
    INTERPRETATION,
];

const SET: [Parameter; 4] = [
    Parameter::required("title", Form::Bilingual, "What the set is called, as a plural."),
    Parameter::new("source", Form::Text, "Where the list comes from."),
    Parameter::required(
        "members",
        Form::List(&Form::Either(&[
            Form::Country,
            Form::Table(&[
                Parameter::required("code", Form::Country, "The country."),
                Parameter::new("since", Form::Date, "The first day of membership; left out: always."),
                Parameter::new("until", Form::Date, "The last day of membership; left out: to this day."),
                Parameter::new("name", Form::Bilingual, "Its name."),
                Parameter::new("aliases", Form::List(&Form::Text), "Other names of it."),
                Parameter::new("demonyms", Form::List(&Form::Text), "What its people are called."),
                Parameter::new(
                    "territories",
                    Form::List(&Form::Country),
                    "Territories whose people may be its nationals: a person decides.",
                ),
            ]),
        ])),
        "The countries.",
    ),
    INTERPRETATION,
];

const SCALE: [Parameter; 4] = [
    Parameter::required("levels", Form::List(&Form::Text), "The levels, the lowest first."),
    Parameter::new("equivalents", Form::Map(&Form::List(&Form::Text)), "Other words for a level, by that level."),
    Parameter::new("mother_tongue", Form::List(&Form::Text), "The words among them that mean a mother tongue."),
    INTERPRETATION,
];

const FIELD: [Parameter; 4] = [
    Parameter::new("title", Form::Bilingual, "What the field is called."),
    Parameter::new("isced_f", Form::List(&Form::IscedF), "Codes: one that begins with one of these belongs to it."),
    Parameter::new("phrases", Form::List(&Form::Text), "Phrases: words that contain one belong to it."),
    INTERPRETATION,
];

const EMPLOYER: [Parameter; 4] = [
    Parameter::new("title", Form::Bilingual, "What the employers are called."),
    Parameter::new("names", Form::List(&Form::Text), "Their names."),
    Parameter::new("words", Form::List(&Form::Text), "Words that leave a longer name in doubt."),
    INTERPRETATION,
];

const TOOL: [Parameter; 3] = [
    Parameter::required("name", Form::Text, "Its name."),
    Parameter::new("aliases", Form::List(&Form::Text), "Other names of it."),
    Parameter::new("parts", Form::List(&Form::Text), "Names of parts of it: a person decides."),
];

const DOCUMENT: [Parameter; 4] = [
    Parameter::new("title", Form::Bilingual, "What the document is called."),
    Parameter::new("names", Form::List(&Form::Text), "Its names."),
    Parameter::new("words", Form::List(&Form::Text), "Words that leave a longer name in doubt."),
    INTERPRETATION,
];

const DATE: [Parameter; 3] = [
    Parameter::required("on", Form::Date, "The day."),
    Parameter::new("title", Form::Bilingual, "What the day is called."),
    INTERPRETATION,
];
