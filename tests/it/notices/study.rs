//! Degrees, studies and enrolment.

use eligible::internal::domain::outcome::Outcome::{self, Met, NotMet, Unclear};
use eligible::internal::rules;

use super::{VACANCY, of, outcome, rules_of};

/// A record with these educations.
fn studied(entries: &str) -> String {
    format!(r#"{{"education":[{entries}]}}"#)
}

/// What a check comes out as for each of some educations.
#[track_caller]
fn each(check: &str, cases: &[(&str, Outcome)]) {
    for (entries, expected) in cases {
        let found = of(check, &studied(entries));
        assert_eq!(found.outcome, *expected, "{check}: {entries}: {}", found.en);
    }
}

/// What is said of an education, in both languages.
#[track_caller]
fn says(check: &str, entries: &str, expected: Outcome, en: &str, fr: &str) {
    let found = of(check, &studied(entries));
    assert_eq!((found.outcome, found.en.as_str(), found.fr.replace('\u{a0}', " ").as_str()), (expected, en, fr));
}

/// The mistakes of a rules file with this check.
fn mistakes(check: &str) -> usize {
    rules::read(&rules_of(check)).err().map_or(0, |problems| problems.len())
}

/// B2: whose plan says that the studies end before the day asked is not enrolled then. The reference date is 31 March 2027,
/// the post lasts from 1 September 2027 to 29 February 2028.
#[test]
fn a_planned_end_before_the_day_asked_is_a_no() {
    let planned =
        |end: &str| format!(r#"{{"level":"bachelor","status":"ongoing","start":"2023-09-01","end":"{end}"}}"#);
    for check in [
        r#"enrolled = { at_least = "bachelor", on = "after_end" }"#,
        r#"education = { any = [ { enrolled = { at_least = "bachelor", on = "after_end" } } ] }"#,
        r#"education = { any = [ { enrolled = { at_least = "bachelor" } } ], on = "after_end" }"#,
        r#"enrolled = { at_least = "bachelor", from = "reference", until = "after_end" }"#,
    ] {
        let judge = |end: &str| outcome(check, &studied(&planned(end)));
        assert_eq!(["2028-03-01", "2028-02-29", "2027-03-31"].map(judge), [Met, NotMet, NotMet], "{check}");
        // Overtaken on the reference date: whether the studies go on is not known.
        assert_eq!(judge("2027-03-30"), Unclear, "{check}");
        // On 30 or on 31 March.
        assert_eq!(judge("2027-03"), Unclear, "{check}");
        assert_eq!(judge("2027-04"), NotMet, "{check}");
    }
    let found = of(r#"enrolled = { at_least = "bachelor", on = "after_end" }"#, &studied(&planned("2027-05-31")));
    assert_eq!(found.en, "bachelor's degree, ongoing, due to end 31 May 2027: its planned end is before 1 March 2028");
    assert_eq!(
        found.fr.replace('\u{a0}', " "),
        "bachelor, en cours, fin prévue le 31 mai 2027 : la fin prévue est antérieure au 1er mars 2028"
    );
    // A further entry does it.
    assert_eq!(found.remedies.len(), 1, "{:?}", found.remedies);
    assert!(found.remedies[0].starts_with("another course of study: studies under way"), "{:?}", found.remedies);
    // On the reference date all is as it was.
    each(
        r#"enrolled = { at_least = "bachelor" }"#,
        &[(&planned("2027-03-30"), Unclear), (&planned("2027-03-31"), Met)],
    );
}

/// B2: whether the degree is obtained by a later day remains open, and a further degree does it.
#[test]
fn whether_a_degree_is_obtained_by_its_planned_end_is_open() {
    let check = r#"degree = { at_least = "bachelor", on = "start" }"#;
    let planned = r#"{"level":"bachelor","status":"ongoing","start":"2023-09-01","end":"2027-06-30"}"#;
    let found = of(check, &studied(planned));
    assert_eq!(found.outcome, Unclear);
    assert!(!found.remedies.is_empty());
    let endless = of(check, &studied(r#"{"level":"bachelor","status":"ongoing","start":"2023-09-01"}"#));
    assert_eq!(endless.en, "bachelor's degree, ongoing: whether the degree is obtained by then is not stated");
    assert_eq!(endless.missing, ["/education/0/end"]);
}

/// B3: the year of today is that or more on a later day, and that or less on an earlier one.
#[test]
fn the_year_of_study_is_of_today() {
    let year = |year: u32| {
        format!(
            r#"{{"level":"bachelor","status":"ongoing","start":"2026-09-01","end":"2029-06-30","year_of_study":{year}}}"#
        )
    };
    for (on, expected) in
        [("start", [Unclear, Met, Met]), ("reference", [NotMet, Met, Met]), ("2027-03-01", [NotMet, Unclear, Unclear])]
    {
        for check in [
            format!(r#"enrolled = {{ levels = ["bachelor"], on = "{on}", year_at_least = 2 }}"#),
            format!(r#"enrolled = {{ levels = ["bachelor"], from = "{on}", until = "{on}", year_at_least = 2 }}"#),
            format!(
                r#"education = {{ all = [ {{ enrolled = {{ levels = ["bachelor"], year_at_least = 2 }} }} ], on = "{on}" }}"#
            ),
        ] {
            assert_eq!([1, 2, 3].map(|n| outcome(&check, &studied(&year(n)))), expected, "{check}");
        }
    }
    let completed = |years: &str| {
        format!(
            r#"{{"level":"bachelor","status":"ongoing","start":"2024-09-01","end":"2029-06-30","years_completed":{years}}}"#
        )
    };
    let later = r#"enrolled = { at_least = "bachelor", on = "start", year_at_least = 2 }"#;
    each(later, &[(&completed("0"), Unclear), (&completed("1"), Met)]);
    let earlier = r#"enrolled = { at_least = "bachelor", on = "2027-03-01", year_at_least = 2 }"#;
    each(earlier, &[(&completed("1"), Unclear)]);
    // Whoever is enrolled is in the first year on any day.
    each(r#"enrolled = { at_least = "bachelor", on = "2027-03-01", year_at_least = 1 }"#, &[(&year(1), Met)]);
    says(
        later,
        &year(1),
        Unclear,
        "bachelor's degree, ongoing, due to end 30 June 2029: in year 1 on 31 March 2027; it is not known whether in year 2 or later on 1 September 2027",
        "bachelor, en cours, fin prévue le 30 juin 2029 : année 1 le 31 mars 2027 ; on ignore si l'année 2 est atteinte le 1er septembre 2027",
    );
}

/// B3: a final stage that has begun lasts; one that has not may begin, and then the planned end says what it can.
#[test]
fn the_final_stage_is_of_today() {
    let master = |end: &str, word: &str| {
        let end = if end.is_empty() { String::new() } else { format!(r#","end":"{end}""#) };
        let word = if word.is_empty() { String::new() } else { format!(r#","final_stage":{word}"#) };
        format!(r#"{{"level":"master","status":"ongoing","start":"2026-09-01"{end}{word}}}"#)
    };
    let later = r#"enrolled = { levels = ["master"], on = "start", final_stage_within_months = 9 }"#;
    let judge = |check: &str, end: &str, word: &str| outcome(check, &studied(&master(end, word)));
    // Nine months after 1 September 2027.
    assert_eq!(["", "false", "true"].map(|word| judge(later, "2028-06-01", word)), [Met, Met, Met]);
    assert_eq!(["", "false", "true"].map(|word| judge(later, "2028-06-02", word)), [NotMet, NotMet, Met]);
    let today = r#"enrolled = { levels = ["master"], final_stage_within_months = 9 }"#;
    assert_eq!(["", "false", "true"].map(|word| judge(today, "2027-12-31", word)), [Met, NotMet, Met]);
    let earlier = r#"enrolled = { levels = ["master"], on = "2027-03-01", final_stage_within_months = 9 }"#;
    assert_eq!(["", "false", "true"].map(|word| judge(earlier, "2027-12-01", word)), [Met, NotMet, Met]);
    assert_eq!(["", "false", "true"].map(|word| judge(earlier, "2027-12-02", word)), [NotMet, NotMet, Unclear]);
    let found = of(later, &studied(&master("", "false")));
    assert_eq!((found.outcome, found.missing), (Unclear, vec!["/education/0/end".to_owned()]));
}

/// B3, notice 19: in the second-to-last year of the studies or the last, whatever is said of the final stage.
#[test]
fn the_planned_end_within_so_many_months() {
    let check = r#"enrolled = { levels = ["master"], ends_within_months = 24 }"#;
    let master = |more: &str| format!(r#"{{"level":"master","status":"ongoing"{more}}}"#);
    each(
        check,
        &[
            (&master(r#","end":"2029-03-31","final_stage":false"#), Met),
            (&master(r#","end":"2029-04-01","final_stage":true"#), NotMet),
            (&master(r#","end":"2029-04-01""#), NotMet),
            (&master(r#","end":"2027-03-31""#), Met),
            (&master(r#","end":"2029""#), Unclear),
            (&master(r#","final_stage":true"#), Unclear),
        ],
    );
    assert_eq!(of(check, &studied(&master(""))).missing, ["/education/0/end"]);
    says(
        check,
        &master(r#","end":"2029-04-01""#),
        NotMet,
        "master's degree, ongoing, due to end 1 April 2029: its planned end is more than 24 months after 31 March 2027",
        "master, en cours, fin prévue le 1er avril 2029 : la fin prévue est postérieure de plus de 24 mois au 31 mars 2027",
    );
}

/// A3: a degree of 180 credits, of that degree alone.
#[test]
fn the_credits_of_one_degree() {
    let credits = |credits: &str, unit: &str| {
        format!(
            r#"{{"level":"bachelor","status":"completed","end":"2025-06-30","credits":{credits},"credit_unit":"{unit}"}}"#
        )
    };
    let check = r#"degree = { at_least = "bachelor", credits = 180, unit = "ECTS" }"#;
    let left = r#"{"level":"bachelor","status":"interrupted","end":"2022-06-30","credits":60,"credit_unit":"ECTS"}"#;
    each(
        check,
        &[
            (&credits("180", "ects"), Met),
            (&credits("179.5", "ECTS"), NotMet),
            // 60 credits of other studies do not count.
            (&format!("{},{left}", credits("120", "ECTS")), NotMet),
            (&credits("180", "credit hours"), Unclear),
            (r#"{"level":"bachelor","status":"completed","end":"2025-06-30","credits":180}"#, Unclear),
            (r#"{"level":"bachelor","status":"completed","end":"2025-06-30"}"#, Unclear),
        ],
    );
    says(
        check,
        &credits("120", "ECTS"),
        NotMet,
        "bachelor's degree, completed 30 June 2025: 120 credits (unit: ECTS); required: 180 credits",
        "bachelor, diplôme obtenu le 30 juin 2025 : 120 crédits `ECTS` ; requis : 180 crédits",
    );
    let found = of(check, &studied(r#"{"level":"bachelor","status":"completed","end":"2025-06-30"}"#));
    assert_eq!(found.missing, ["/education/0/credits"]);
    assert_eq!(found.remedies.len(), 1, "{:?}", found.remedies);
    let highest = r#"highest_degree = { at_least = "bachelor", credits = [{ unit = "ECTS", at_least = 180, borderline = 150 }] }"#;
    each(highest, &[(&credits("150", "ECTS"), Unclear), (&credits("149", "ECTS"), NotMet)]);
    assert_eq!(mistakes(r#"degree = { at_least = "bachelor", unit = "ECTS" }"#), 1);
    assert_eq!(mistakes(r#"degree = { at_least = "bachelor", credits = 180 }"#), 1);
}

/// B4: credits of one of several units, each with its own number.
#[test]
fn credits_of_one_of_several_units() {
    let check = r#"studies = { at_least = "bachelor", credits = [{ unit = "credit hours", at_least = 60 }, { unit = "quarter hours", at_least = 90 }] }"#;
    let of_unit = |credits: u32, unit: &str| {
        format!(
            r#"{{"level":"bachelor","status":"ongoing","start":"2023-09-01","credits":{credits},"credit_unit":"{unit}"}}"#
        )
    };
    let hours = |credits| of_unit(credits, "credit hours");
    each(
        check,
        &[
            (&hours(1), NotMet),
            (&hours(59), NotMet),
            (&hours(60), Met),
            (&of_unit(89, "quarter hours"), NotMet),
            (&of_unit(90, "quarter hours"), Met),
            (&format!("{},{}", hours(30), hours(30)), Met),
            (&format!("{},{}", hours(59), of_unit(89, "quarter hours")), NotMet),
            (&of_unit(200, "ECTS"), Unclear),
            (r#"{"level":"bachelor","status":"ongoing","start":"2023-09-01","credits":70}"#, Unclear),
            (r#"{"level":"secondary","status":"ongoing","credits":70}"#, NotMet),
        ],
    );
    says(
        check,
        &hours(1),
        NotMet,
        "1 credit (unit: credit hours) from studies at bachelor level or above; required: 60 credits (unit: credit hours) or 90 credits (unit: quarter hours)",
        "1 crédit `credit hours` pour des études de niveau bachelor ou supérieur ; requis : 60 crédits `credit hours` ou 90 crédits `quarter hours`",
    );
    // One unit means the same in both forms.
    for check in [
        r#"studies = { at_least = "bachelor", credits = 60, unit = "credit hours", borderline_credits = 50 }"#,
        r#"studies = { at_least = "bachelor", credits = [{ unit = "credit hours", at_least = 60, borderline = 50 }] }"#,
    ] {
        each(check, &[(&hours(60), Met), (&hours(50), Unclear), (&hours(49), NotMet)]);
        says(
            check,
            &hours(1),
            NotMet,
            "1 credit (unit: credit hours) from studies at bachelor level or above; required: 60 credits",
            "1 crédit `credit hours` pour des études de niveau bachelor ou supérieur ; requis : 60 crédits",
        );
    }
    for wrong in [
        r#"studies = { at_least = "bachelor", credits = [{ unit = "ECTS", at_least = 60 }], unit = "ECTS" }"#,
        r#"studies = { at_least = "bachelor", credits = [{ unit = "ECTS", at_least = 60 }, { unit = "ects", at_least = 90 }] }"#,
        r#"studies = { at_least = "bachelor", credits = [{ unit = "ECTS", at_least = 60, borderline = 60 }] }"#,
        r#"studies = { at_least = "bachelor", credits = [] }"#,
    ] {
        assert_eq!(mistakes(wrong), 1, "{wrong}");
    }
}

/// B17: "recent" without a number: a person decides up to a borderline.
#[test]
fn how_recent_a_degree_is_with_a_borderline() {
    let degree = |end: &str| format!(r#"{{"level":"master","status":"completed","end":"{end}"}}"#);
    let within = r#"degree = { at_least = "master", within_months = 12, borderline_months = 24 }"#;
    each(
        within,
        &[
            (&degree("2026-03-31"), Met),
            (&degree("2026-03-30"), Unclear),
            (&degree("2025-03-31"), Unclear),
            (&degree("2025-03-30"), NotMet),
            (&degree("2025"), Unclear),
            (&degree("2024"), NotMet),
        ],
    );
    let less = r#"highest_degree = { at_least = "master", less_than_months = 12, borderline_months = 24 }"#;
    each(less, &[(&degree("2026-03-31"), Unclear), (&degree("2025-03-31"), NotMet)]);
    let post = r#"degree = { at_least = "master", starts_within_months = 12, borderline_months = 24 }"#;
    each(post, &[(&degree("2026-09-01"), Met), (&degree("2026-08-31"), Unclear), (&degree("2025-08-31"), NotMet)]);
    says(
        within,
        &degree("2025-06-30"),
        Unclear,
        "master's degree, completed 30 June 2025: obtained more than 12 months before 31 March 2027 (up to 24 months, the selection team decides)",
        "master, diplôme obtenu le 30 juin 2025 : obtenu plus de 12 mois avant le 31 mars 2027 (jusqu'à 24 mois, le service responsable tranche)",
    );
    assert_eq!(mistakes(r#"degree = { at_least = "master", within_months = 12, borderline_months = 12 }"#), 1);
    assert_eq!(mistakes(r#"degree = { at_least = "master", borderline_months = 12 }"#), 1);
    let both =
        r#"degree = { at_least = "master", within_months = 12, starts_within_months = 12, borderline_months = 24 }"#;
    assert_eq!(mistakes(both), 1);
}

#[test]
fn a_degree_obtained_before_a_day() {
    let degree = |end: &str| format!(r#"{{"level":"master","status":"completed","end":"{end}"}}"#);
    let check = r#"degree = { at_least = "master", before = 2024-01-01 }"#;
    let unknown = r#"{"level":"master","status":"completed"}"#;
    each(
        check,
        &[
            (&degree("2023-12-31"), Met),
            (&degree("2024-01-01"), NotMet),
            (&degree("2024"), NotMet),
            (&degree("2023"), Met),
            (unknown, Unclear),
        ],
    );
    says(
        check,
        &degree("2024-01-01"),
        NotMet,
        "master's degree, completed 1 January 2024: not obtained before 1 January 2024",
        "master, diplôme obtenu le 1er janvier 2024 : le diplôme n'est pas obtenu avant le 1er janvier 2024",
    );
    assert_eq!(of(check, &studied("")).remedies.len(), 1);
}

#[test]
fn how_long_one_degree_lasted() {
    let degree = |start: &str, end: &str, more: &str| {
        format!(r#"{{"level":"bachelor","status":"completed","start":"{start}","end":"{end}"{more}}}"#)
    };
    let check = r#"degree = { at_least = "bachelor", lasting_months = 36, lasting_borderline_months = 33 }"#;
    each(
        check,
        &[
            (&degree("2021-09-01", "2024-08-31", ""), Met),
            (&degree("2021-09-01", "2024-08-30", ""), Unclear),
            (&degree("2021-09-01", "2024-05-31", ""), Unclear),
            // 28 days left over may be a month, 27 are none.
            (&degree("2021-09-01", "2024-05-27", ""), NotMet),
            (&degree("2021-09", "2024-08", ""), Unclear),
            // Three academic years, as the applicant says.
            (&degree("2021-10-04", "2024-05-24", r#","years_completed":3"#), Met),
            (r#"{"level":"bachelor","status":"completed","end":"2024-08-31"}"#, Unclear),
            // Two degrees of two years are none of three.
            (&format!("{},{}", degree("2016-09-01", "2018-08-31", ""), degree("2021-09-01", "2023-08-31", "")), NotMet),
        ],
    );
    says(
        check,
        &degree("2021-09-01", "2023-08-31", ""),
        NotMet,
        "bachelor's degree, completed 31 August 2023: it lasted 24 months; required: 36 months",
        "bachelor, diplôme obtenu le 31 août 2023 : durée de 24 mois ; requis : 36 mois",
    );
    let found = of(check, &studied(r#"{"level":"bachelor","status":"completed","end":"2024-08-31"}"#));
    assert_eq!(found.missing, ["/education/0/start"]);
    assert_eq!(mistakes(r#"degree = { at_least = "bachelor", lasting_borderline_months = 33 }"#), 1);
}

const LISTS: &str = "\n[field.law]\nisced_f = [\"042\"]\nphrases = [\"law\"]\n\n[field.words]\nphrases = [\"law\"]\n";

/// B1, B14: a field that is not listed is a no, without a double negation.
#[test]
fn only_the_fields_of_a_list() {
    let judge = |check: &str, record: &str| outcome(&format!("{check}\n{LISTS}"), record);
    let degree = |more: &str| {
        studied(&format!(r#"{{"level":"master","status":"completed","start":"2020-09-01","end":"2025-06-30"{more}}}"#))
    };
    for check in [
        r#"degree = { at_least = "master", only_fields = "law" }"#,
        r#"highest_degree = { at_least = "master", only_fields = "law" }"#,
        r#"attended = { at_least = "master", only_fields = "law" }"#,
        r#"studies = { at_least = "master", months = 12, only_fields = "law" }"#,
    ] {
        let judge = |more: &str| judge(check, &degree(more));
        let stated = [r#","field":"Chemistry""#, r#","field":"Law""#, r#","isced_f":"0421""#, r#","isced_f":"0531""#];
        assert_eq!(stated.map(judge), [NotMet, Met, Met, NotMet], "{check}");
        // Nothing stated, or a code that is wider.
        assert_eq!(["", r#","isced_f":"04""#].map(judge), [Unclear, Unclear], "{check}");
    }
    let ongoing = studied(r#"{"level":"master","status":"ongoing","field":"Chemistry"}"#);
    assert_eq!(judge(r#"enrolled = { at_least = "master", only_fields = "law" }"#, &ongoing), NotMet);
    // A code cannot be compared with words.
    let words = r#"degree = { at_least = "master", only_fields = "words" }"#;
    assert_eq!(judge(words, &degree(r#","isced_f":"0531""#)), Unclear);
    let found = of(
        &format!("degree = {{ at_least = \"master\", only_fields = \"law\" }}\n{LISTS}"),
        &degree(r#","field":"Chemistry""#),
    );
    assert_eq!(found.en, "master's degree in `Chemistry`, completed 30 June 2025: its field is not on the list");
    assert_eq!(found.remedies.len(), 1, "{:?}", found.remedies);
    let worked = |field: &str| {
        format!(r#"{{"experience":[{{"employer":"X","start":"2020-01-01","end":"2021-01-01"{field}}}]}}"#)
    };
    let experience = r#"experience = { only_fields = "law" }"#;
    let fields = [r#","field":"Chemistry""#, r#","field":"Law""#, ""];
    assert_eq!(fields.map(|field| judge(experience, &worked(field))), [NotMet, Met, Unclear]);
}

/// A8: the reason names the day that was used.
#[test]
fn the_highest_degree_by_the_day_of_submission() {
    let check = r#"highest_degree = { at_least = "bachelor", less_than_months = 12, on = "submission" }"#;
    let record = r#"{"education":[{"level":"bachelor","status":"completed","end":"2026-03-10"}],"application":{"submitted_at":"2027-03-01T10:00:00+01:00"}}"#;
    let found = of(check, record);
    assert_eq!(found.outcome, Met);
    assert!(found.en.ends_with("obtained less than 12 months before 1 March 2027"), "{}", found.en);
}

/// A10: what keeps studies from counting is said.
#[test]
fn why_studies_do_not_count() {
    let check = r#"studies = { at_least = "bachelor", months = 36, full_time = true }"#;
    let entry = r#"{"level":"bachelor","status":"ongoing","start":"2022-09-01","full_time":false}"#;
    says(
        check,
        entry,
        NotMet,
        "no studies at bachelor level or above that count by 31 March 2027; not counted: bachelor's degree, ongoing (not full-time)",
        "pas d'études de niveau bachelor ou supérieur prises en compte au 31 mars 2027 ; non pris en compte : bachelor, en cours (pas à temps plein)",
    );
    let found = of(check, &studied(entry));
    assert!(
        found.evidence.iter().any(|evidence| evidence.starts_with("/education/0/full_time")),
        "{:?}",
        found.evidence
    );
    let abroad = of(
        r#"studies = { at_least = "bachelor", months = 36, countries = ["BE"] }"#,
        &studied(r#"{"level":"bachelor","status":"ongoing","start":"2022-09-01","country":"FR"}"#),
    );
    assert!(abroad.en.ends_with("(not in one of the countries listed)"), "{}", abroad.en);
    let unstated = of(check, &studied(r#"{"level":"bachelor","status":"ongoing","start":"2022-09-01"}"#));
    assert_eq!(unstated.missing, ["/education/0/full_time"]);
}

/// B15: a grade is named, with its scale and what is asked, and so is a year.
#[test]
fn grades_and_years_name_their_numbers() {
    let check = r#"degree = { at_least = "bachelor", grade = { scale = "20", at_least = 14 } }"#;
    let graded = |grade: &str| format!(r#"{{"level":"bachelor","status":"completed","end":"2025-06-30"{grade}}}"#);
    says(
        check,
        &graded(r#","grade":12.5,"grade_scale":"20""#),
        NotMet,
        "bachelor's degree, completed 30 June 2025: the grade is 12.5 on the scale “20”; required: 14 or more",
        "bachelor, diplôme obtenu le 30 juin 2025 : la note est 12,5 sur l'échelle « 20 » ; requis : 14 ou plus",
    );
    let other = r#"degree = { at_least = "bachelor", grade = { scale = "GPA 4.0", at_least = 3 } }"#;
    says(
        other,
        &graded(r#","grade":18,"grade_scale":"20""#),
        Unclear,
        "bachelor's degree, completed 30 June 2025: the grade is 18 on the scale `20`; required: 3 or more on the scale “GPA 4.0”, without conversion",
        "bachelor, diplôme obtenu le 30 juin 2025 : la note est 18 sur l'échelle `20` ; requis : 3 ou plus sur l'échelle « GPA 4.0 », sans conversion",
    );
    says(
        check,
        &graded(r#","grade":18"#),
        Unclear,
        "bachelor's degree, completed 30 June 2025: the scale of the grade 18 is not known; required: 14 or more on the scale “20”",
        "bachelor, diplôme obtenu le 30 juin 2025 : l'échelle de la note 18 n'est pas connue ; requis : 14 ou plus sur l'échelle « 20 »",
    );
    says(
        r#"enrolled = { at_least = "bachelor", year_at_least = 3 }"#,
        r#"{"level":"bachelor","status":"ongoing","year_of_study":2}"#,
        NotMet,
        "bachelor's degree, ongoing: in year 2 of the programme; required: year 3",
        "bachelor, en cours : année 2 du cursus ; requis : année 3",
    );
}

/// A23, B17: a borderline of months beside years, and the other way round.
#[test]
fn a_borderline_in_another_unit_of_time() {
    let studies = |months: u32| {
        let years = f64::from(months) / 12.0;
        format!(r#"{{"level":"bachelor","status":"interrupted","years_completed":{years}}}"#)
    };
    let check = r#"studies = { at_least = "bachelor", years = 3, borderline_months = 27 }"#;
    each(check, &[(&studies(36), Met), (&studies(27), Unclear), (&studies(24), NotMet)]);
    let check = r#"studies = { at_least = "bachelor", months = 30, borderline_years = 2 }"#;
    each(check, &[(&studies(30), Met), (&studies(24), Unclear), (&studies(21), NotMet)]);
    for wrong in [
        r#"studies = { at_least = "bachelor", years = 2, borderline_months = 24 }"#,
        r#"studies = { at_least = "bachelor", years = 2, borderline_months = 18, borderline_years = 1 }"#,
        r#"studies = { at_least = "bachelor", credits = 60, unit = "ECTS", borderline_months = 18 }"#,
    ] {
        assert_eq!(mistakes(wrong), 1, "{wrong}");
    }
}

/// A4: the day on which time of study is counted counts itself.
#[test]
fn the_day_counts_as_studied() {
    let entry =
        |start: &str| format!(r#"{{"level":"bachelor","status":"ongoing","start":"{start}","end":"2028-06-30"}}"#);
    let check = r#"studies = { at_least = "bachelor", months = 36, on = 2027-07-01 }"#;
    each(check, &[(&entry("2024-07-02"), Met), (&entry("2024-07-05"), NotMet)]);
}

/// Strict fields in an essential criterion are doubted, for a field is a word of people.
#[test]
fn lint_doubts_strict_fields_where_all_depends_on_them() {
    use eligible::internal::rules::lint::lint;
    let codes = |check: &str, group: &str| {
        let rules = format!(
            "{VACANCY}\n[[criterion]]\nid = \"E1\"\ngroup = \"{group}\"\ntitle.en = \"T\"\nclause.en = \"c\"\ncheck.{check}\n{LISTS}"
        );
        let found = lint(&rules, None);
        found.iter().filter(|one| one.code().name() == "strict-fields").count()
    };
    let strict = r#"any = [{ degree = { at_least = "bachelor", only_fields = "law" } }, { enrolled = { at_least = "bachelor", fields = "words" } }]"#;
    assert_eq!(codes(strict, "essential"), 1);
    let within =
        r#"education = { any = [{ degree = { at_least = "bachelor", only_fields = "law" } }, { experience = {} }] }"#;
    assert_eq!(codes(&within.replace(", { experience = {} }", ""), "essential"), 1);
    assert_eq!(codes(r#"experience = { only_fields = "law" }"#, "essential"), 1);
    assert_eq!(codes(r#"studies = { at_least = "bachelor", months = 3, only_fields = "law" }"#, "essential"), 1);
    assert_eq!(codes(r#"degree = { at_least = "bachelor", fields = "law" }"#, "essential"), 0);
    assert_eq!(codes(&format!("{strict}\neffect = \"ineligible\""), "condition"), 1);
    assert_eq!(codes(&format!("{strict}\neffect = \"review\""), "condition"), 0);
    assert_eq!(codes(&format!("{strict}\nweight = 1"), "desirable"), 0);
}

/// Credits are stated as they are today: whoever goes on studying may gain more by a later day.
#[test]
fn credits_of_studies_that_go_on_are_open_on_a_later_day() {
    let record = |status: &str, end: &str, credits: u32| {
        format!(
            r#"{{"education":[{{"level":"bachelor","status":"{status}","start":"2024-09-01","end":"{end}","credits":{credits},"credit_unit":"ECTS"}}]}}"#
        )
    };
    let degree =
        |on: &str| format!(r#"degree = {{ levels = ["bachelor"], credits = 180, unit = "ECTS", on = "{on}" }}"#);
    let studies =
        |on: &str| format!(r#"studies = {{ levels = ["bachelor"], credits = 180, unit = "ECTS", on = "{on}" }}"#);
    let ongoing = record("ongoing", "2027-06-15", 150);
    let found = of(&degree("start"), &ongoing);
    assert_eq!(found.outcome, Outcome::Unclear, "{}", found.en);
    let found = of(&studies("start"), &ongoing);
    assert_eq!(
        (found.outcome, found.en.as_str()),
        (
            Outcome::Unclear,
            "150 credits (unit: ECTS) from studies at bachelor level, and more may be gained by then; required: 180 credits"
        )
    );
    assert_eq!(outcome(&studies("start"), &record("ongoing", "2027-06-15", 180)), Outcome::Met);
    // Of today they are what they are, and what has ended gains nothing.
    assert_eq!(outcome(&studies("reference"), &ongoing), Outcome::NotMet);
    let ended = record("completed", "2026-06-15", 150);
    assert_eq!(outcome(&degree("start"), &ended), Outcome::NotMet);
    assert_eq!(outcome(&studies("start"), &ended), Outcome::NotMet);
    assert_eq!(outcome(&studies("start"), &record("interrupted", "2026-06-15", 150)), Outcome::NotMet);
}

/// What is completed on a day that is not stated may have gone on before the reference date, and has not after it.
#[test]
fn studies_completed_on_an_unknown_day_may_have_gone_on() {
    let record = r#"{"education":[{"level":"bachelor","status":"completed","start":"2024-09-01"}]}"#;
    let enrolled = |on: &str| outcome(&format!(r#"enrolled = {{ at_least = "bachelor", on = "{on}" }}"#), record);
    assert_eq!(enrolled("2026-09-30"), Unclear);
    assert_eq!(enrolled("2024-08-31"), NotMet);
    assert_eq!(enrolled("reference"), NotMet);
    assert_eq!(enrolled("start"), NotMet);
}

/// The grade of studies that go on is not yet that of the degree.
#[test]
fn the_grade_of_a_degree_that_is_expected_is_open() {
    let record = |status: &str, end: &str, grade: &str| {
        studied(&format!(
            r#"{{"level":"bachelor","status":"{status}","end":"{end}","grade":{grade},"grade_scale":"GPA 4.0"}}"#
        ))
    };
    let check = |on: &str| {
        format!(r#"degree = {{ at_least = "bachelor", on = "{on}", grade = {{ scale = "GPA 4.0", at_least = 3 }} }}"#)
    };
    let found = of(&check("start"), &record("ongoing", "2027-07-15", "2.9"));
    assert_eq!(found.outcome, Unclear, "{}", found.en);
    assert_eq!(outcome(&check("start"), &record("completed", "2027-03-15", "2.9")), NotMet);
    assert_eq!(outcome(&check("reference"), &record("completed", "2027-03-15", "2.9")), NotMet);
    assert_eq!(outcome(&check("start"), &record("completed", "2027-03-15", "3")), Met);
}
