//! Availability, experience, documents, residence, languages, nationalities and days.

use eligible::internal::domain::outcome::Outcome::{self, Met, NotMet, Unclear};
use eligible::internal::rules;

use super::{of, outcome, rules_of};
use crate::words::found;

/// What a check comes out as in each of some records.
#[track_caller]
fn outcomes(check: &str, records: &[(&str, Outcome)]) {
    for (record, expected) in records {
        assert_eq!(outcome(check, record), *expected, "{check}: {record}");
    }
}

/// A2: whoever has a nationality that matches a key is judged by it, whatever other passport they hold.
#[test]
fn a_second_passport_switches_no_rule_off() {
    let check = "by_nationality = { NL = { age = { at_most = 30 } }, otherwise = { age = { at_most = 32 } } }";
    let born =
        |nationalities: &str, day: &str| format!(r#"{{"nationalities":{nationalities},"date_of_birth":"{day}"}}"#);
    let of_32 = |nationalities| born(nationalities, "1995-01-01");
    for (nationalities, expected) in [
        (r#"["NL","IT"]"#, NotMet),
        (r#"["IT","NL"]"#, NotMet),
        (r#"["IT"]"#, Met),
        (r#"["NL"]"#, NotMet),
        (r#"["Italian/Dutch"]"#, NotMet),
        // A Dutch national, or a national of Aruba who is none: the outcomes differ.
        (r#"["Atlantis"]"#, Unclear),
        (r#"["IT","Atlantis"]"#, Unclear),
        (r#"["NL","Atlantis"]"#, NotMet),
        ("[]", Met),
    ] {
        assert_eq!(outcome(check, &of_32(nationalities)), expected, "{nationalities}");
    }
    let without = "by_nationality = { NL = { age = { at_most = 30 } } }";
    for (nationalities, expected) in [
        (r#"["NL","IT"]"#, NotMet),
        (r#"["IT"]"#, Met),
        (r#"["Atlantis"]"#, Unclear),
        (r#"["IT","Atlantis"]"#, Unclear),
    ] {
        assert_eq!(outcome(without, &born(nationalities, "1990-01-01")), expected, "{nationalities}");
    }
    let refused = of(check, &of_32(r#"["NL","IT"]"#));
    assert!(
        refused.en.contains(
            "as a national of the Netherlands (`NL`): aged 32 on 31 March 2027 (date of birth: 1 January 1995)"
        ),
        "{}",
        refused.en
    );
    assert!(!refused.en.contains("`IT`") && !refused.fr.contains("`IT`"), "{}", refused.en);
}

/// A2: of several keys that match, the most favourable one is enough; a key that may match beside one that does counts only
/// if it does.
#[test]
fn of_several_keys_one_that_is_met_is_enough() {
    let check = "by_nationality = { NL = { age = { at_most = 30 } }, IT = { age = { at_most = 35 } }, otherwise = { age = { at_least = 90 } } }";
    let of_32 = |nationalities: &str| format!(r#"{{"nationalities":{nationalities},"date_of_birth":"1995-01-01"}}"#);
    for (nationalities, expected) in [
        (r#"["NL","IT"]"#, Met),
        (r#"["NL","Atlantis"]"#, Unclear),
        (r#"["IT","Atlantis"]"#, Met),
        (r#"["US","IT"]"#, Met),
        (r#"["US"]"#, NotMet),
    ] {
        assert_eq!(outcome(check, &of_32(nationalities)), expected, "{nationalities}");
    }
}

/// A2: the repair that came to mind, to ask in `otherwise` for a nationality, holds for those alone who match no key.
#[test]
fn what_is_asked_of_all_others_is_not_asked_of_who_matches_a_key() {
    let check = r#"by_nationality = { NL = { age = { at_most = 30 } }, otherwise = { nationality = { any_of = ["NL", "BE"] } } }"#;
    outcomes(
        check,
        &[
            (r#"{"nationalities":["NL","IT"],"date_of_birth":"1995-01-01"}"#, NotMet),
            (r#"{"nationalities":["BE","IT"],"date_of_birth":"1995-01-01"}"#, Met),
            (r#"{"nationalities":["IT"],"date_of_birth":"1995-01-01"}"#, NotMet),
        ],
    );
}

/// A2: a territory of a member may be of its people or not.
#[test]
fn a_territory_of_a_key_is_tried_both_ways() {
    let set = "\n[set.north]\ntitle.en = \"Nordic states\"\nmembers = [{ code = \"DK\", territories = [\"GL\"] }]\n";
    let rules = |check: &str| rules_of(check) + set;
    let differ =
        rules("by_nationality = { north = { age = { at_most = 30 } }, otherwise = { age = { at_most = 40 } } }");
    let record = |day: &str| format!(r#"{{"nationalities":["GL"],"date_of_birth":"{day}"}}"#);
    assert_eq!(found(&differ, &record("1992-01-01")).outcome, Unclear);
    assert_eq!(found(&differ, &record("2000-01-01")).outcome, Met);
    assert_eq!(found(&differ, &record("1950-01-01")).outcome, NotMet);
    // The key of the member comes first, so that of the country alone is never reached by its people.
    let twice = rules(
        "by_nationality = { north = { age = { at_most = 30 } }, DK = { age = { at_least = 90 } }, otherwise = { age = { at_most = 30 } } }",
    );
    assert_eq!(found(&twice, &record("2000-01-01")).outcome, Met);
}

/// A4: "three years of study before starting" is of the day before the start; the day itself counts.
#[test]
fn the_day_before_the_start() {
    let check = r#"studies = { at_least = "bachelor", months = 36, on = "before_start" }"#;
    let since = |day: &str| {
        format!(r#"{{"education":[{{"level":"bachelor","status":"ongoing","start":"{day}","end":"2028-01-01"}}]}}"#)
    };
    assert_eq!(outcome(check, &since("2024-09-01")), Met);
    // 35 months and 30 days, which may be a month more.
    assert_eq!(outcome(check, &since("2024-09-02")), Unclear);
    assert_eq!(outcome(check, &since("2024-09-05")), NotMet);
    let on_start = r#"studies = { at_least = "bachelor", months = 36, on = "start" }"#;
    assert_eq!(outcome(on_start, &since("2024-09-02")), Met);
    let obtained = r#"degree = { at_least = "bachelor", on = "before_start" }"#;
    let degree = |day: &str| format!(r#"{{"education":[{{"level":"bachelor","status":"completed","end":"{day}"}}]}}"#);
    assert_eq!(outcome(obtained, &degree("2027-08-31")), Met);
    assert_eq!(outcome(obtained, &degree("2027-09-01")), NotMet);
    let age = r#"age = { at_least = 20, on = "before_start" }"#;
    assert_eq!(outcome(age, r#"{"date_of_birth":"2007-08-31"}"#), Met);
    assert_eq!(outcome(age, r#"{"date_of_birth":"2007-09-01"}"#), NotMet);
    assert!(of(age, r#"{"date_of_birth":"2007-09-01"}"#).en.contains("31 August 2027"));
}

/// A5, A28: what refers to the submission is unclear if the time of submission is not stated, and the page says so.
#[test]
fn the_page_says_what_the_days_mean() {
    let page = eligible::internal::report::vocabulary_page::page();
    let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
    for sentence in [
        "What refers to `submission` is unclear if the applicant's file does not state `submitted_at`.",
        "The day itself counts",
        "`before_start` the day before it",
    ] {
        assert!(page.contains(sentence), "{sentence}");
    }
}

/// B17: a day that a file names may be a month, as the start of the post may.
#[test]
fn a_named_date_may_be_a_month() {
    let june = "\n[date.council]\non = \"2027-06\"\n";
    let rules = |check: &str| rules_of(check) + june;
    let degree = rules(r#"degree = { at_least = "bachelor", on = "council" }"#);
    let record = |end: &str| format!(r#"{{"education":[{{"level":"bachelor","status":"completed","end":"{end}"}}]}}"#);
    assert_eq!(found(&degree, &record("2027-06-01")).outcome, Met);
    assert_eq!(found(&degree, &record("2027-06-02")).outcome, Unclear);
    assert_eq!(found(&degree, &record("2027-06-30")).outcome, Unclear);
    assert_eq!(found(&degree, &record("2027-07-01")).outcome, NotMet);
    let age = rules(r#"age = { at_least = 20, on = "council" }"#);
    let unclear = found(&age, r#"{"date_of_birth":"2007-06-15"}"#);
    assert_eq!(unclear.outcome, Unclear);
    assert!(unclear.en.starts_with("it depends on which day of June 2027 is meant: "), "{}", unclear.en);
    assert!(unclear.fr.starts_with("cela dépend du jour visé (juin 2027)"), "{}", unclear.fr);
    let vacancy = rules::read(&age).unwrap();
    assert_eq!(vacancy.criteria.len(), 1);
}

/// B17: a mistake in a `[date.*]` is said once, and a typo is answered with the names that there are.
#[test]
fn a_mistake_in_a_named_date_is_said_once() {
    let rules = |on: &str, name: &str| {
        rules_of(&format!(r#"age = {{ at_least = 20, on = "{name}" }}"#))
            + &format!("\n[date.council]\non = \"{on}\"\n")
    };
    for on in ["June 2027", "2027-13", "2027"] {
        assert_eq!(rules::read(&rules(on, "council")).unwrap_err().len(), 1, "{on}");
    }
    let problems = rules::read(&rules("2027-06-01", "counsil")).unwrap_err();
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].suggestion.as_deref(), Some("council"));
    assert!(problems[0].allowed.iter().any(|allowed| allowed == "council"));
    // The reference date is one day.
    let reference = rules_of("age = { at_least = 20 }").replace(
        "\n[[criterion]]",
        "\n[reference_date]\non = \"council\"\n[date.council]\non = \"2027-06\"\n[[criterion]]",
    );
    assert_eq!(rules::read(&reference).unwrap_err().len(), 1);
}

/// B11, B12: people write their nationality as they say it.
#[test]
fn nationalities_by_the_names_of_their_people() {
    for (written, code) in [
        ("American", "US"),
        ("USA", "US"),
        ("Italian", "IT"),
        ("British", "GB"),
        ("UK", "GB"),
        ("French", "FR"),
        ("Swiss", "CH"),
        ("South Korea", "KR"),
        ("Macedonian", "MK"),
        ("Pakistani", "PK"),
        ("XK", "XK"),
        ("Kosovar", "XK"),
    ] {
        let check = format!(r#"nationality = {{ any_of = ["{code}"] }}"#);
        let found = of(&check, &format!(r#"{{"nationalities":["{written}"]}}"#));
        assert_eq!(found.outcome, Met, "{written}: {}", found.en);
    }
}

/// B11: a name that no standard lists is known if the file lists it, and the page says so.
#[test]
fn a_name_of_no_standard_is_for_the_file_to_list() {
    let check = r#"nationality = { any_of = "states" }"#;
    let set =
        |member: &str| rules_of(check) + &format!("\n[set.states]\ntitle.en = \"states\"\nmembers = [{member}]\n");
    for (written, code) in
        [("U.S.", "US"), ("Great Britain", "GB"), ("England", "GB"), ("Korea", "KR"), ("Macedonia", "MK")]
    {
        let record = format!(r#"{{"nationalities":["{written}"]}}"#);
        let by_code = set(&format!("\"{code}\""));
        let by_name = set(&format!("{{ code = \"{code}\", aliases = [\"{written}\"] }}"));
        assert_eq!(found(&by_code, &record).outcome, Unclear, "{written}");
        assert_eq!(found(&by_name, &record).outcome, Met, "{written}");
    }
    let page = eligible::internal::report::vocabulary_page::page();
    assert!(page.contains("`Great Britain`"), "the page names one");
}

/// A recommendation by its name alone.
const RECOMMENDATION: &str = "\n[document.recommendation]\ntitle = { en = \"letter of recommendation\", fr = \"lettre de recommandation\" }\nwords = [\"recommendation\"]\n[document.reference]\ntitle = { en = \"academic reference\", fr = \"référence universitaire\" }\n[document.passport]\ntitle.en = \"passport\"\n";

/// What a check on documents finds in a list of them.
#[track_caller]
fn documents(check: &str, entries: &str) -> crate::words::Found {
    found(&(rules_of(&format!("documents = {check}")) + RECOMMENDATION), &format!(r#"{{"documents":[{entries}]}}"#))
}

/// B6: a CV without a name is no letter of recommendation, and nobody is advised to call it one.
#[test]
fn a_document_of_a_kind_is_not_one_that_is_asked_for_by_name() {
    let check = r#"{ of = [{ name = "recommendation" }], at_least = 2 }"#;
    let letter = r#"{"kind":"other","name":"Letter of recommendation"}"#;
    let refused = documents(check, &format!(r#"{{"kind":"cv"}},{{"kind":"motivation_letter"}},{letter}"#));
    assert_eq!(refused.outcome, NotMet, "{}", refused.en);
    assert!(refused.remedies.iter().all(|remedy| !remedy.contains("CV")), "{:?}", refused.remedies);
    let one = r#"{ any_of = [{ name = "recommendation" }] }"#;
    for (entries, expected) in [
        (r#"{"kind":"cv"}"#, NotMet),
        (r#"{"kind":"cv","name":"Letter of recommendation"}"#, NotMet),
        (r#"{"kind":"other"}"#, Unclear),
        ("{}", Unclear),
        (r#"{"name":"Letter of recommendation"}"#, Met),
        (letter, Met),
        (r#"{"kind":"other","name":"A recommendation by my school"}"#, Unclear),
        (r#"{"kind":"other","name":"Poem"}"#, NotMet),
    ] {
        assert_eq!(documents(one, entries).outcome, expected, "{entries}");
    }
    // One that is asked for by a kind too is of that kind.
    let named_cv = r#"{ any_of = [{ kind = "cv", name = "recommendation" }] }"#;
    assert_eq!(documents(named_cv, r#"{"kind":"cv"}"#).outcome, Unclear);
    let page = eligible::internal::report::vocabulary_page::page();
    assert!(page.contains("a document of any stated kind but `other`, such as a CV, is never taken for it"));
}

/// B15: of a document that lacks its name is said, not what each of the others is.
#[test]
fn a_missing_document_is_said_by_its_name() {
    let check = r#"{ all_of = [{ name = "reference" }, { kind = "cv" }] }"#;
    let others =
        r#"{"kind":"motivation_letter"},{"kind":"qualification"},{"kind":"cv"},{"kind":"other","name":"Poem"}"#;
    let refused = documents(check, others);
    assert_eq!(refused.outcome, NotMet);
    assert_eq!(refused.en, "not attached: academic reference");
    assert_eq!(refused.fr.replace('\u{a0}', " "), "document non joint : référence universitaire");
    let unnamed = documents(check, r#"{"kind":"cv"},{"kind":"other"}"#);
    assert_eq!(unnamed.outcome, Unclear);
    assert_eq!(unnamed.en, "the name of the attached document is not stated; document required: academic reference");
}

/// A29 (notice 09): the issuing State of a passport.
#[test]
fn a_passport_of_some_countries() {
    let check = r#"{ any_of = [{ name = "passport", countries = ["BE", "FR"], valid_on = "start" }] }"#;
    let passport = |more: &str| format!(r#"{{"kind":"other","name":"Passport","valid_until":"2030-01-01"{more}}}"#);
    for (country, expected) in [
        (r#","country":"BE""#, Met),
        (r#","country":"Belgique""#, Met),
        (r#","country":"US""#, NotMet),
        (r#","country":"Atlantis""#, Unclear),
        ("", Unclear),
    ] {
        assert_eq!(documents(check, &passport(country)).outcome, expected, "{country}");
    }
    let other = documents(check, &passport(r#","country":"US""#));
    assert_eq!(other.en, "`Passport`: issued in the United States, which does not count");
    let unstated = documents(check, &passport(""));
    assert_eq!(unstated.en, "`Passport`: the country of issue is not stated");
    assert_eq!(unstated.missing, ["/documents/0/country"]);
    assert!(unstated.remedies[0].starts_with("document 1: issued in"), "{:?}", unstated.remedies);
    assert!(other.evidence.contains(&"/documents/0/country US".to_owned()), "{:?}", other.evidence);
}

/// Documents that are issued since a day, by a day, or within some months of one.
#[test]
fn the_day_of_issue_beside_a_named_day() {
    let issued = |day: &str| format!(r#"{{"kind":"other","issued":"{day}"}}"#);
    let each = |asked: &str, cases: &[(&str, Outcome)]| {
        for (day, expected) in cases {
            let check = format!(r#"{{ any_of = [{{ kind = "other", {asked} }}] }}"#);
            assert_eq!(documents(&check, &issued(day)).outcome, *expected, "{asked}: {day}");
        }
    };
    // The post starts on 1 September 2027.
    let of_start = [
        ("2027-05-31", NotMet),
        ("2027-06-01", Met),
        ("2027-09-01", Met),
        ("2027-09-02", NotMet),
        ("2027-06", Met),
        ("2027-05", NotMet),
        ("2027-09", Unclear),
        ("2027", Unclear),
    ];
    each(r#"issued_within_months = 3, issued_by = "start""#, &of_start);
    each(
        r"issued_since = 2027-01-15",
        &[("2027-01-14", NotMet), ("2027-01-15", Met), ("2027-01", Unclear), ("2030-01-01", Met)],
    );
    each(r#"issued_by = "deadline""#, &[("2027-03-31", Met), ("2027-04-01", NotMet), ("2001", Met)]);
    each(
        r#"issued_since = "deadline", issued_by = "before_start""#,
        &[("2027-03-30", NotMet), ("2027-03-31", Met), ("2027-08-31", Met), ("2027-09-01", NotMet), ("2027", Unclear)],
    );
    each(r#"issued_by = "submission""#, &[("2001-01-01", Unclear)]);
    let refused = documents(
        r#"{ any_of = [{ kind = "other", issued_within_months = 3, issued_by = "start" }] }"#,
        &issued("2027-05-31"),
    );
    assert_eq!(
        refused.en,
        "other document: issued 31 May 2027; required: by the first day of the post, no more than 3 months before that day"
    );
    let since = documents(r"{ any_of = [{ kind = 'other', issued_since = 2027-01-15 }] }", &issued("2027-01-14"));
    assert_eq!(since.en, "other document: issued 14 January 2027; required: from 15 January 2027 on");
}

/// A14: a day that depends on the submission says that this is what lacks.
#[test]
fn a_document_that_has_to_be_valid_on_a_day_that_is_not_stated() {
    let check = r#"{ any_of = [{ name = "passport", valid_on = "submission" }] }"#;
    let unclear = documents(check, r#"{"kind":"other","name":"Passport","valid_until":"2040-01-01"}"#);
    assert_eq!(unclear.outcome, Unclear);
    assert!(unclear.en.ends_with("(day of submission not stated)"), "{}", unclear.en);
    assert_eq!(unclear.missing, ["/application/submitted_at"]);
}

/// A29, B5: a least and a most length of availability, the first and the last day included.
#[test]
fn availability_of_a_length() {
    let stated = |from: &str, until: &str| {
        let field = |key: &str, day: &str| if day.is_empty() { String::new() } else { format!(r#""{key}":"{day}""#) };
        let fields = [field("from", from), field("until", until)];
        let fields: Vec<_> = fields.into_iter().filter(|field| !field.is_empty()).collect();
        format!(r#"{{"availability":{{{}}}}}"#, fields.join(","))
    };
    let each = |asked: &str, cases: &[(&str, &str, Outcome)]| {
        for (from, until, expected) in cases {
            let found = of(&format!("availability = {{ {asked} }}"), &stated(from, until));
            assert_eq!(found.outcome, *expected, "{asked}: {from} to {until}: {}", found.en);
        }
    };
    each(
        "at_least = { months = 1 }",
        &[
            ("2027-03-01", "2027-04-30", Met),
            ("2027-03-01", "2027-03-31", Met),
            ("2027-03-01", "2027-03-30", NotMet),
            ("2027-03-01", "2027-04", Met),
            ("2027-03-01", "2027-03", Unclear),
            ("2027-03-01", "", Unclear),
            ("", "2027-04-30", Unclear),
            ("", "", Unclear),
        ],
    );
    each(
        "at_least = { weeks = 6 }, at_most = { months = 3 }",
        &[
            ("2027-06-01", "2027-07-11", NotMet),
            ("2027-06-01", "2027-07-12", Met),
            ("2027-06-01", "2027-08-31", Met),
            ("2027-06-01", "2027-09-01", NotMet),
            ("2027-06", "2027-07-12", Unclear),
        ],
    );
    // Only the days of the summer count.
    each(
        "at_least = { months = 1 }, from = 2027-06-01, until = 2027-09-30",
        &[
            ("2027-01-01", "2027-06-30", Met),
            ("2027-01-01", "2027-06-29", NotMet),
            ("2027-09-01", "2028-12-31", Met),
            ("2027-09-02", "2028-12-31", NotMet),
            // Whoever comes on the last day cannot stay for a month of them.
            ("2027-09-30", "", NotMet),
            ("2027-09-01", "", Unclear),
        ],
    );
    each(
        r#"at_least = { months = 6 }, from = "start""#,
        &[("2027-03-01", "2028-02-29", Met), ("2027-10-01", "2028-03-30", NotMet)],
    );
    each(
        "at_most = { months = 3 }, full_time = true",
        &[("2027-03-01", "2027-05-31", Unclear), ("2027-03-01", "2027-06-01", NotMet)],
    );
}

/// B5: nothing but a length is asked, so no start of the post has to be stated.
#[test]
fn a_length_of_availability_needs_no_start_of_the_post() {
    let rules = rules_of("availability = { at_least = { months = 1 } }");
    let rules = rules.replace("start = [\"2027-09-01\"]\nduration_months = 6\n", "");
    assert!(rules::read(&rules).is_ok());
    let of_post = rules.replace("at_least = { months = 1 }", "full_time = true");
    assert_eq!(rules::read(&of_post).unwrap_err().len(), 2);
}

/// A29, B5: what is said and proposed of a length names it.
#[test]
fn a_length_of_availability_is_said() {
    let check = "availability = { at_least = { weeks = 6 }, at_most = { months = 3 } }";
    let short = of(check, r#"{"availability":{"from":"2027-06-01","until":"2027-07-11"}}"#);
    assert_eq!(short.en, "available for 1 month and 11 days; minimum: 6 weeks; maximum: 3 months");
    assert_eq!(
        short.fr.replace('\u{a0}', " "),
        "disponibilité : 1 mois et 11 jours ; minimum : 6 semaines ; maximum : 3 mois"
    );
    let open = of("availability = { at_least = { months = 1 } }", r#"{"availability":{"from":"2027-03-01"}}"#);
    assert_eq!(open.en, "available from 1 March 2027; the last day is not stated; required: 1 month");
    assert_eq!(open.missing, ["/availability/until"]);
    assert_eq!(open.remedies, ["available until 31 March 2027 or later"]);
    let page = eligible::internal::report::vocabulary_page::page();
    let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(page.contains("An `until` that is left out does not mean that the applicant is available for good"));
}

/// A record of one experience and one education.
fn at_work(start: &str, end: &str, more: &str) -> String {
    let end = if end.is_empty() { String::new() } else { format!(r#","end":"{end}""#) };
    format!(
        r#"{{"experience":[{{"employer":"Ministry of Defence","sector":"national_administration","start":"{start}"{end}}}]{more}}}"#
    )
}

/// Notice 14 of the table: "national officials are not eligible".
#[test]
fn nobody_who_is_still_a_national_official() {
    let check = r#"experience = { sectors = ["national_administration"], current = true, none = true }"#;
    for (start, end, expected) in [
        ("2020-01-01", "", NotMet),
        ("2020-01-01", "2027-03-31", NotMet),
        ("2020-01-01", "2027-03-30", Met),
        ("2020-01-01", "2027-03", Unclear),
        ("2027-03-31", "", NotMet),
        ("2027-04-01", "", Met),
        ("2027", "", Unclear),
    ] {
        assert_eq!(outcome(check, &at_work(start, end, "")), expected, "{start} to {end}");
    }
    assert_eq!(outcome(check, r#"{"experience":[]}"#), Met);
    assert_eq!(outcome(check, "{}"), Unclear);
    // On the first day of the post, who has not said that it ends may still be one.
    let later = r#"experience = { sectors = ["national_administration"], current = true, none = true, on = "start" }"#;
    for (end, expected) in [("", Unclear), ("2027-08-31", Met), ("2027-09-01", NotMet)] {
        assert_eq!(outcome(later, &at_work("2020-01-01", end, "")), expected, "{end}");
    }
    let refused = of(check, &at_work("2020-01-01", "", ""));
    assert_eq!(refused.en, "experience of this kind: `Ministry of Defence`, national administration; this is excluded");
}

/// Notice 14: what is still going on, asked for.
#[test]
fn somebody_who_is_still_at_work() {
    let check = r"experience = { current = true }";
    for (start, end, expected) in [
        ("2020-01-01", "", Met),
        ("2020-01-01", "2027-03-31", Met),
        ("2020-01-01", "2027-03-30", NotMet),
        ("2020", "2027", Unclear),
    ] {
        assert_eq!(outcome(check, &at_work(start, end, "")), expected, "{start} to {end}");
    }
    let ended = of(check, &at_work("2020-01-01", "2027-03-30", ""));
    assert_eq!(ended.en, "`Ministry of Defence`, national administration: ended 30 March 2027, before 31 March 2027");
    // For at least two years in what is still under way.
    let long = "experience = { current = true, at_least = { years = 2 } }";
    assert_eq!(outcome(long, &at_work("2025-04-01", "", "")), Met);
    assert_eq!(outcome(long, &at_work("2025-04-02", "", "")), NotMet);
    assert_eq!(outcome(long, &at_work("2005-04-02", "2027-03-30", "")), NotMet);
    let on_start = r#"experience = { current = true, on = "start" }"#;
    let open = of(on_start, &at_work("2020-01-01", "", ""));
    assert_eq!(open.outcome, Unclear);
    assert_eq!(open.missing, ["/experience/0/end"]);
    assert!(open.remedies.iter().any(|remedy| remedy.contains("1 September 2027 or later")), "{:?}", open.remedies);
}

/// A24: none of late is allowed, and says what it means.
#[test]
fn none_of_late() {
    let check = "experience = { none = true, within_last = { years = 2 } }";
    for (end, expected) in
        [("2025-03-31", Met), ("2025-04-01", NotMet), ("2025-04", NotMet), ("2025", Unclear), ("", NotMet)]
    {
        assert_eq!(outcome(check, &at_work("2010-01-01", end, "")), expected, "{end}");
    }
    let one = "experience = { within_last = { days = 1 } }";
    assert_eq!(outcome(one, &at_work("2010-01-01", "", "")), Met);
    assert_eq!(outcome(one, &at_work("2010-01-01", "2027-03-30", "")), NotMet);
}

/// Experience since a day, of lengths and of single entries.
#[test]
fn experience_since_a_day() {
    let length = "experience = { since = 2024-01-01, at_least = { years = 2 } }";
    for (start, end, expected) in [
        ("2010-01-01", "2025-12-31", Met),
        ("2010-01-01", "2025-12-30", NotMet),
        ("2024-01-02", "2025-12-31", NotMet),
        ("2010-01-01", "2023-12-31", NotMet),
    ] {
        assert_eq!(outcome(length, &at_work(start, end, "")), expected, "{start} to {end}");
    }
    let said = of(length, &at_work("2010-01-01", "2025-12-30", ""));
    assert!(
        said.en.starts_with("experience that counts: 23 months and 30 days from 1 January 2024 on; "),
        "{}",
        said.en
    );
    let single = "experience = { since = 2024-01-01 }";
    assert_eq!(outcome(single, &at_work("2010-01-01", "2024-01-01", "")), Met);
    assert_eq!(outcome(single, &at_work("2010-01-01", "2023-12-31", "")), NotMet);
    assert_eq!(outcome(single, &at_work("2010-01-01", "2024", "")), Met);
    assert_eq!(outcome(single, &at_work("2010", "2023", "")), NotMet);
}

/// Experience after a degree.
#[test]
fn experience_after_a_degree() {
    let master = |more: &str| format!(r#","education":[{{"level":"master"{more}}}]"#);
    let on = |day: &str| master(&format!(r#","status":"completed","end":"{day}""#));
    let check = r#"experience = { after_degree = { at_least = "master" }, at_least = { years = 2 } }"#;
    // Two years up to 31 March 2027 begin on 1 April 2025.
    for (education, expected) in [
        (on("2025-03-31"), Met),
        (on("2025-04-01"), NotMet),
        (on("2025-03"), Met),
        (on("2025"), Unclear),
        (on("2026"), NotMet),
        (master(r#","status":"completed""#), Unclear),
        (master(r#","end":"2020-01-01""#), Unclear),
        (master(r#","status":"ongoing","end":"2028-01-01""#), NotMet),
        (r#","education":[{"level":"bachelor","status":"completed","end":"2010-01-01"}]"#.to_owned(), NotMet),
        (r#","education":[{"status":"completed","end":"2010-01-01"}]"#.to_owned(), Unclear),
        (r#","education":[]"#.to_owned(), NotMet),
        (String::new(), Unclear),
        // The first of two counts.
        (
            r#","education":[{"level":"doctorate","status":"completed","end":"2026-12-01"},{"level":"master","status":"completed","end":"2020-01-01"}]"#.to_owned(),
            Met,
        ),
    ] {
        let found = of(check, &at_work("2010-01-01", "", &education));
        assert_eq!(found.outcome, expected, "{education}: {}", found.en);
    }
    let single = r#"experience = { after_degree = { levels = ["master"] } }"#;
    assert_eq!(outcome(single, &at_work("2010-01-01", "2025-01-01", &on("2024-12-31"))), Met);
    assert_eq!(outcome(single, &at_work("2010-01-01", "2025-01-01", &on("2025-01-01"))), NotMet);
    let none = of(single, &at_work("2010-01-01", "", r#","education":[]"#));
    assert_eq!(
        none.en,
        "`Ministry of Defence`, national administration: it counts only after a degree at master level, and none is stated"
    );
    assert_eq!(of(single, &at_work("2010-01-01", "", "")).missing, ["/education"]);
    assert_eq!(of(single, &at_work("2010-01-01", "", &on("2027"))).missing, ["/education/0/end"]);
}

/// B17 (26a E2): who still lives there is taken to stay there, for a day in the future.
#[test]
fn who_lives_there_stays_there() {
    let check = |more: &str| {
        format!(r#"residence = {{ countries = ["GB"], at_least = {{ years = 3 }}, on = "before_start"{more} }}"#)
    };
    let living = |start: &str, end: &str| format!(r#"{{"residence":[{{"country":"GB","start":"{start}"{end}}}]}}"#);
    // Three years up to 31 August 2027.
    for (start, end, stays, open) in [
        ("2024-09-01", "", Met, Unclear),
        ("2024-09-02", "", NotMet, NotMet),
        ("2024-09-01", r#","end":"2027-08-31""#, Met, Met),
        ("2024-09-01", r#","end":"2027-08-30""#, NotMet, NotMet),
    ] {
        assert_eq!(outcome(&check(", stays = true"), &living(start, end)), stays, "{start}{end}");
        assert_eq!(outcome(&check(""), &living(start, end)), open, "{start}{end}");
    }
    // Without it, an end in the future is proposed.
    let open = of(&check(""), &living("2024-09-01", ""));
    assert!(open.remedies.iter().any(|remedy| remedy.contains("31 August 2027 or later")), "{:?}", open.remedies);
    let page = eligible::internal::report::vocabulary_page::page();
    assert!(page.contains("`stays = true` takes them to stay up to that day"));
}

/// A27: a list of languages by its name, wherever languages are asked for.
#[test]
fn languages_by_the_name_of_their_list() {
    let list = "\n[scale.cefr]\nstandard = \"cefr\"\n[language.official]\ntitle = { en = \"official languages\", fr = \"langues officielles\" }\ncodes = [\"de\", \"fr\", \"it\"]\n";
    let rules = |check: &str| rules_of(check) + list;
    let knows = |entries: &str| format!(r#"{{"languages":[{entries}]}}"#);
    let (fr, it, en) =
        (r#"{"language":"fr","level":"C1"}"#, r#"{"language":"it","level":"C1"}"#, r#"{"language":"en","level":"C1"}"#);
    let each = |check: &str, cases: &[(&str, Outcome)]| {
        for (entries, expected) in cases {
            assert_eq!(found(&rules(check), &knows(entries)).outcome, *expected, "{check}: {entries}");
        }
    };
    let level = r#"scale = "cefr", at_least = "B2""#;
    each(&format!(r#"language = {{ any_of = "official", {level} }}"#), &[(fr, Met), (en, NotMet)]);
    each(&format!(r#"language = {{ any_of = ["official", "en"], {level} }}"#), &[(fr, Met), (en, Met)]);
    each(
        &format!(r#"language = {{ all_of = ["official"], {level} }}"#),
        &[(fr, NotMet), (&format!("{fr},{it}"), NotMet)],
    );
    each(&format!(r#"language = {{ other_than = "official", {level} }}"#), &[(fr, NotMet), (en, Met)]);
    each(
        &format!(
            r#"languages = {{ distinct = [{{ any_of = "official", {level} }}, {{ other_than = "official", {level} }}] }}"#
        ),
        &[(&format!("{fr},{en}"), Met), (&format!("{fr},{it}"), NotMet)],
    );
    let documents = r#"documents = { every = ["qualification"], languages = "official" }"#;
    for (language, expected) in [("it", Met), ("en", NotMet)] {
        let record = format!(r#"{{"documents":[{{"kind":"qualification","language":"{language}"}}]}}"#);
        assert_eq!(found(&rules(documents), &record).outcome, expected, "{language}");
    }
    let refused = found(&rules(&format!(r#"language = {{ any_of = "official", {level} }}"#)), &knows(en));
    assert_eq!(refused.en, "none of the official languages is stated");
    assert_eq!(refused.fr.replace('\u{a0}', " "), "aucune des langues officielles n'est indiquée");
    // Together with a code, each is said by its name.
    let mixed = found(&rules(&format!(r#"language = {{ any_of = ["official", "en"], {level} }}"#)), &knows(""));
    assert_eq!(mixed.outcome, NotMet);
    let unknown = rules_of(&format!(r#"language = {{ any_of = "offical", {level} }}"#)) + list;
    let problems = rules::read(&unknown).unwrap_err();
    assert_eq!((problems.len(), problems[0].suggestion.as_deref()), (1, Some("official")));
    let twice =
        rules_of(&format!(r#"language = {{ any_of = "official", {level} }}"#)) + &list.replace("\"it\"", "\"fr\"");
    assert_eq!(rules::read(&twice).unwrap_err().len(), 1);
}
