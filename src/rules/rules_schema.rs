//! What a rules file looks like, key by key: for the page of the vocabulary and for the JSON Schema. The reader does not
//! use it; a test compares both.

use crate::domain::value_type::{Parameter, ValueType};

/// The whole file.
pub const FILE: [Parameter; 11] = [
    Parameter::required("vacancy", ValueType::Table(&VACANCY), "The facts of the notice."),
    Parameter::new(
        "reference_date",
        ValueType::Table(&REFERENCE_DATE),
        "The day as of which dated criteria are assessed; by default the day of the deadline.",
    ),
    Parameter::required(
        "criterion",
        ValueType::List(&ValueType::Table(&CRITERION)),
        "The criteria, in the order of the notice.",
    ),
    Parameter::new("set", ValueType::Map(&ValueType::Table(&SET)), "Sets of countries, with dates if they matter."),
    Parameter::new(
        "scale",
        ValueType::Map(&ValueType::Table(&SCALE)),
        "Scales of levels, from the lowest to the highest.",
    ),
    Parameter::new("field", ValueType::Map(&ValueType::Table(&FIELD)), "Fields of study or of work."),
    Parameter::new("employer", ValueType::Map(&ValueType::Table(&EMPLOYER)), "Lists of employers."),
    Parameter::new("tool", ValueType::Map(&ValueType::Table(&TOOL)), "IT tools."),
    Parameter::new(
        "document",
        ValueType::Map(&ValueType::Table(&DOCUMENT)),
        "Documents that are known by their names.",
    ),
    Parameter::new(
        "language",
        ValueType::Map(&ValueType::Table(&LANGUAGE)),
        "Lists of languages that checks refer to by a name.",
    ),
    Parameter::new("date", ValueType::Map(&ValueType::Table(&DATE)), "Days that checks refer to by a name."),
];

const INTERPRETATION: Parameter = Parameter::new(
    "interpretation",
    ValueType::List(&ValueType::Table(&[
        Parameter::required("text", ValueType::Bilingual, "What was chosen."),
        Parameter::required("reason", ValueType::Bilingual, "Why it was chosen."),
    ])),
    "Readings that the notice does not state in so many words.",
)
.for_people();

const DEADLINE: ValueType = ValueType::Table(&[
    Parameter::required("at", ValueType::DateTime, "The last moment; one without seconds is that whole minute."),
    Parameter::required(
        "zone",
        ValueType::Text,
        "Its time zone by its name in the IANA database, such as `Europe/Brussels`.",
    ),
]);

const VACANCY: [Parameter; 19] = [
    Parameter::required("id", ValueType::Text, "The number of the vacancy."),
    Parameter::required("title", ValueType::Bilingual, "Its title."),
    Parameter::new("body", ValueType::Bilingual, "The employer."),
    Parameter::new("division", ValueType::Bilingual, "The division within it."),
    Parameter::new("location", ValueType::Bilingual, "The place of work."),
    Parameter::new("schedule", ValueType::Bilingual, "The working time in words."),
    Parameter::new("hours_per_week", ValueType::Integer(1, 168), "The working time in hours a week."),
    Parameter::new("grade", ValueType::Text, "The grade."),
    Parameter::new("clearance", ValueType::Text, "The security clearance."),
    Parameter::new(
        "salary",
        ValueType::Table(&[
            Parameter::required("amount", ValueType::Number, "The amount."),
            Parameter::required("currency", ValueType::Text, "The currency, ISO 4217."),
            Parameter::required("per", ValueType::Word(&["hour", "day", "month", "year"]), "What it is paid for."),
        ]),
        "The pay.",
    ),
    Parameter::new("opening", DEADLINE, "The first moment at which one may apply."),
    Parameter::required("deadline", DEADLINE, "The last moment at which one may apply."),
    Parameter::new(
        "start",
        ValueType::List(&ValueType::PartialDate),
        "The days, or months, on which the post may start; checks may refer to them.",
    ),
    Parameter::new("duration_months", ValueType::Integer(1, 1200), "How long the post lasts, in months."),
    Parameter::required(
        "official_languages",
        ValueType::List(&ValueType::Word(&["en", "fr"])),
        "The languages of the notice's texts, which have equal standing.",
    ),
    Parameter::new("maximum_applications", ValueType::Integer(1, 1000), "How many vacancies one person may apply for."),
    Parameter::new("offer", ValueType::List(&ValueType::Bilingual), "What the notice offers."),
    Parameter::new(
        "facts",
        ValueType::List(&ValueType::Table(&[
            Parameter::required("name", ValueType::Bilingual, "What it is."),
            Parameter::required("value", ValueType::Bilingual, "What the notice says."),
        ])),
        "Other facts of the notice that people should see.",
    ),
    INTERPRETATION,
];

const REFERENCE_DATE: [Parameter; 2] = [
    Parameter::required("on", ValueType::OnDate, "`\"deadline\"`, the name of a `[date.*]`, or a date."),
    INTERPRETATION,
];

const CRITERION: [Parameter; 11] = [
    Parameter::required("id", ValueType::Text, "What it is called everywhere: letters, digits, `.`, `-` and `_`."),
    Parameter::required(
        "group",
        ValueType::Word(&["essential", "desirable", "condition", "competency"]),
        "The part of the notice that it is in.",
    ),
    Parameter::new("title", ValueType::Bilingual, "What it is called in tables, in two or three words."),
    Parameter::required("clause", ValueType::Bilingual, "The words of the notice."),
    Parameter::required("check", ValueType::Check, "What is looked at."),
    Parameter::new(
        "reading",
        ValueType::Map(&ValueType::Check),
        "The check of one text alone, `reading.fr` or `reading.en`, if the texts differ.",
    ),
    Parameter::new(
        "weight",
        ValueType::Integer(0, 1_000_000),
        "What it adds to the score; a desirable criterion needs one, any other but a competency may have one.",
    ),
    Parameter::new(
        "effect",
        ValueType::Word(&["ineligible", "review", "note"]),
        "The consequence if it is not met; required for a condition, and `ineligible` by default for an essential criterion.",
    ),
    Parameter::new(
        "unreadable",
        ValueType::Word(&["review"]),
        "Of a condition: it goes to human review if it is unclear although its value is stated.",
    ),
    Parameter::new(
        "advice",
        ValueType::Table(&[
            Parameter::new("unclear", ValueType::Bilingual, "Advice to the applicant if it is unclear."),
            Parameter::new("not_met", ValueType::Bilingual, "Advice to the applicant if it is not met."),
        ]),
        "Advice to the applicant.",
    ),
    INTERPRETATION,
];

const SET: [Parameter; 4] = [
    Parameter::required("title", ValueType::Bilingual, "What the set is called, as a plural."),
    Parameter::new("source", ValueType::Text, "Where the list comes from."),
    Parameter::required(
        "members",
        ValueType::List(&ValueType::Either(&[
            ValueType::Country,
            ValueType::Table(&[
                Parameter::required("code", ValueType::Country, "The country."),
                Parameter::new("since", ValueType::Date, "The first day of membership; left out: always."),
                Parameter::new("until", ValueType::Date, "The last day of membership; left out: to this day."),
                Parameter::new("name", ValueType::Bilingual, "Its name."),
                Parameter::new("aliases", ValueType::List(&ValueType::Text), "Other names of it."),
                Parameter::new("demonyms", ValueType::List(&ValueType::Text), "What its people are called."),
                Parameter::new(
                    "territories",
                    ValueType::List(&ValueType::Country),
                    "Territories whose people may be its nationals: for the selection team to decide.",
                ),
            ]),
        ])),
        "The countries.",
    ),
    INTERPRETATION,
];

const SCALE: [Parameter; 8] = [
    Parameter::new(
        "standard",
        ValueType::Word(&["cefr", "it_skills"]),
        "The standard list that it is taken from, with its levels, words and certificates.",
    ),
    Parameter::new(
        "levels",
        ValueType::List(&ValueType::Text),
        "The levels, the lowest first; required without `standard`, and only then.",
    ),
    Parameter::new(
        "equivalents",
        ValueType::Map(&ValueType::List(&ValueType::Text)),
        "Other words for a level, by that level.",
    ),
    Parameter::new(
        "without",
        ValueType::List(&ValueType::Text),
        "What is taken out of the standard list: words, groups of words such as `fluent`, certificates.",
    ),
    Parameter::new(
        "ranges",
        ValueType::List(&ValueType::Table(&[
            Parameter::required("words", ValueType::List(&ValueType::Text), "The words."),
            Parameter::required("from", ValueType::Text, "The lowest level."),
            Parameter::required("to", ValueType::Text, "The highest level."),
        ])),
        "Words that may mean any of some levels.",
    ),
    Parameter::new(
        "test",
        ValueType::List(&ValueType::Table(&[
            Parameter::required("name", ValueType::Text, "Its name."),
            Parameter::new("aliases", ValueType::List(&ValueType::Text), "Other names of it."),
            Parameter::required(
                "scores",
                ValueType::List(&ValueType::Table(&[
                    Parameter::required("from", ValueType::Number, "The lowest score."),
                    Parameter::required("level", ValueType::Text, "The level from there on."),
                ])),
                "The scores, each with the level that it shows.",
            ),
        ])),
        "Certificates that show a level by their score, as in `IELTS 7.5`.",
    ),
    Parameter::new(
        "mother_tongue",
        ValueType::List(&ValueType::Text),
        "The words among them that mean a mother tongue.",
    ),
    INTERPRETATION,
];

const FIELD: [Parameter; 6] = [
    Parameter::new("title", ValueType::Bilingual, "What the field is called."),
    Parameter::new(
        "isced_f",
        ValueType::List(&ValueType::IscedF),
        "Codes: one that begins with one of these belongs to it.",
    ),
    Parameter::new(
        "phrases",
        ValueType::List(&ValueType::Text),
        "Phrases: a field whose words contain one, as whole words, belongs to it.",
    ),
    Parameter::new("not", ValueType::List(&ValueType::Text), "Exceptions: their words are taken out first."),
    Parameter::new("cut", ValueType::List(&ValueType::Text), "Phrases behind which nothing counts."),
    INTERPRETATION,
];

const EMPLOYER: [Parameter; 4] = [
    Parameter::new("title", ValueType::Bilingual, "What the employers are called."),
    Parameter::new("names", ValueType::List(&ValueType::Text), "Their names."),
    Parameter::new(
        "words",
        ValueType::List(&ValueType::Text),
        "Words that, like the names, leave a longer name in doubt.",
    ),
    INTERPRETATION,
];

const TOOL: [Parameter; 7] = [
    Parameter::new(
        "standard",
        ValueType::Word(&["microsoft_office", "sharepoint"]),
        "The standard list that it is taken from.",
    ),
    Parameter::new("name", ValueType::Text, "Its name; required without `standard`."),
    Parameter::new("aliases", ValueType::List(&ValueType::Text), "Other names of it."),
    Parameter::new(
        "parts",
        ValueType::List(&ValueType::Text),
        "Names of parts of it: for the selection team to decide.",
    ),
    Parameter::new(
        "whole",
        ValueType::List(&ValueType::Text),
        "Parts that together are the tool, each in an entry of its own, at the lowest of their levels.",
    ),
    Parameter::new("without", ValueType::List(&ValueType::Text), "Names that are taken out of the standard list."),
    INTERPRETATION,
];

const DOCUMENT: [Parameter; 4] = [
    Parameter::new("title", ValueType::Bilingual, "What the document is called."),
    Parameter::new("names", ValueType::List(&ValueType::Text), "Its names."),
    Parameter::new("words", ValueType::List(&ValueType::Text), "Words that leave a longer name in doubt."),
    INTERPRETATION,
];

const LANGUAGE: [Parameter; 3] = [
    Parameter::required("title", ValueType::Bilingual, "What the languages are called, as a plural."),
    Parameter::required("codes", ValueType::List(&ValueType::Language), "The languages."),
    INTERPRETATION,
];

const MONTH_OR_DAY: ValueType = ValueType::Either(&[ValueType::Date, ValueType::Month]);

const DATE: [Parameter; 3] = [
    Parameter::required("on", MONTH_OR_DAY, "The day, or the month: then a check is assessed for each of its days."),
    Parameter::new("title", ValueType::Bilingual, "What the day is called."),
    INTERPRETATION,
];
