//! Levels of languages and IT tools by the standard lists, and languages that are not listed.

use super::{Found, found, mistakes, rules_with};
use eligible::internal::domain::outcome::Outcome::{self, Met, NotMet, Unclear};

const LISTS: &str = r#"
[scale.european]
standard = "cefr"

[scale.it]
standard = "it_skills"

[tool.office]
standard = "microsoft_office"

[tool.site]
standard = "sharepoint"
"#;

const PROFICIENCY: &str = r#"language = { any_of = ["en", "fr"], scale = "european", at_least = "C1", borderline = "B2", four_skills = true, mother_tongue_by = "word" }"#;
const SECOND: &str = r#"language = { all_of = ["en", "fr"], scale = "european", at_least = "A2", borderline = "A1", four_skills = true, mother_tongue_by = "highest_level" }"#;
/// The same without what a mother tongue that is not listed may be.
const PLAIN: &str = r#"language = { any_of = ["en", "fr"], scale = "european", at_least = "C1", borderline = "B2" }"#;
const OFFICE: &str = r#"it_skill = { any_of = ["office"], scale = "it", at_least = "advanced" }"#;

fn judged(lists: &str, check: &str, record: &str) -> Found {
    found(&rules_with(lists, check), record)
}

#[track_caller]
fn each(check: &str, list: &str, cases: &[(&str, Outcome)]) {
    for (entries, expected) in cases {
        let found = judged(LISTS, check, &format!(r#"{{"{list}":[{entries}]}}"#));
        assert_eq!(found.outcome, *expected, "{check}: {entries}: {}", found.en);
        assert!(!found.en.is_empty() && !found.fr.is_empty());
    }
}

#[test]
fn a_label_is_read_by_the_standard_list_and_judged_for_each_level_that_it_may_be() {
    let entry = |level: &str| format!(r#"{{"language":"en","level":"{level}"}}"#);
    for (level, expected) in [
        ("fluent", Met),
        ("Courant", Met),
        ("native", Met),
        ("C1+", Met),
        ("C1 (CAE)", Met),
        ("niveau C1", Met),
        ("IELTS 7.5", Met),
        ("IELTS 6.5", Unclear),
        ("IELTS 5", NotMet),
        ("C1/C2", Met),
        // C1 is enough, B2 is for a person.
        ("B2/C1", Unclear),
        ("A2-B1", NotMet),
        // Met at one, not met at the other.
        ("B1 to C1", Unclear),
        ("C1 (expected)", Unclear),
        ("> C1", Unclear),
        ("splendid", Unclear),
    ] {
        each(PLAIN, "languages", &[(&entry(level), expected)]);
    }
}

#[test]
fn a_level_may_stand_behind_the_name() {
    each(
        PLAIN,
        "languages",
        &[
            (r#"{"language":"English (C1)"}"#, Met),
            (r#"{"language":"French - native"}"#, Met),
            (r#"{"language":"English: B1"}"#, NotMet),
            (r#"{"language":"English (C1)","level":{}}"#, Met),
            // Both count: C1 and C1, B2 to C1, and what nobody knows.
            (r#"{"language":"English (C1)","level":"C1"}"#, Met),
            (r#"{"language":"English (C1)","level":"B2"}"#, Unclear),
            (r#"{"language":"English (C1)","level":"splendid"}"#, Unclear),
            // What is no level is no part of a name that nobody knows.
            (r#"{"language":"English (UK)","level":"C1"}"#, Met),
            (r#"{"language":"English (splendid)","level":"C1"}"#, Unclear),
            (r#""English""#, Unclear),
            (r#""English (C1)""#, Met),
        ],
    );
    each(
        OFFICE,
        "it_skills",
        &[
            (r#"{"name":"Office - advanced"}"#, Met),
            (r#"{"name":"Office (basic)"}"#, NotMet),
            (r#""Office: expert""#, Met),
            (r#"{"name":"Office (basic)","level":"advanced"}"#, Unclear),
        ],
    );
}

#[test]
fn the_four_skills_count_whether_given_or_not() {
    let entry = |level: &str| format!(r#"{{"language":"en","level":{level}}}, {{"language":"fr","level":"A1"}}"#);
    for (level, expected) in [
        (r#"{"reading":"C1","writing":"C1","listening":"C2","speaking":"C1"}"#, Met),
        (r#"{"reading":"C1","writing":"C1","listening":"C2","spoken_interaction":"C1","spoken_production":"C1"}"#, Met),
        (r#"{"reading":"C1","writing":"C1","listening":"C2","spoken_interaction":"C1"}"#, Unclear),
        (r#"{"reading":"C1","writing":"C1","listening":"C2"}"#, Unclear),
        (r#"{"reading":"C1","writing":"C1","listening":"C1","speaking":"B1"}"#, Unclear),
        (r#"{"reading":"B1","writing":"B1","listening":"A1","speaking":"B1"}"#, NotMet),
        (r#"{"reading":"B1","writing":"B1","listening":"A1"}"#, Unclear),
        (r#"{"reading":"C1","writing":"C1","listening":"C1","speaking":"C1","grammar":"A1"}"#, Met),
        (r#"{"reading":"C1","writing":"C1","listening":"C1","speaking":"splendid"}"#, Unclear),
    ] {
        each(PROFICIENCY, "languages", &[(&entry(level), expected)]);
    }
}

#[test]
fn nobody_is_without_a_mother_tongue() {
    let of = |entries: &str| {
        let each = entries.split_whitespace().map(|entry| {
            let (language, level) = entry.split_once(':').unwrap();
            format!(r#"{{"language":"{language}","level":"{}"}}"#, level.replace('_', " "))
        });
        each.collect::<Vec<_>>().join(",")
    };
    for (entries, proficiency, second) in [
        ("", Unclear, Unclear),
        ("de:B2", Unclear, Unclear),
        // By a word, as the whole label.
        ("de:native", NotMet, NotMet),
        ("de:langue_maternelle", NotMet, NotMet),
        // By the highest level too where an advantage is asked, by whatever label.
        ("de:C2", Unclear, NotMet),
        ("de:C2_(native)", Unclear, NotMet),
        ("de:C1", Unclear, Unclear),
        ("de:C1/C2", Unclear, Unclear),
        // What is surely named is not the one that is not listed.
        ("en:B1", Unclear, Unclear),
        ("en:B1 fr:B1", NotMet, Met),
        ("en:B1 fr:below_A1", Unclear, Unclear),
        ("en:C1", Met, Unclear),
        ("en:C2", Met, NotMet),
        ("en:native", Met, NotMet),
        // `UK` may be English, which leaves it unclear whatever is listed.
        ("de:native UK:C1", Unclear, NotMet),
        ("de:native UK:A1", NotMet, NotMet),
    ] {
        let entries = of(entries);
        each(PROFICIENCY, "languages", &[(&entries, proficiency)]);
        each(SECOND, "languages", &[(&entries, second)]);
    }
    assert_eq!(judged(LISTS, PROFICIENCY, "{}").outcome, Unclear);
    // Without the parameter nothing is assumed.
    each(PLAIN, "languages", &[("", NotMet), (&of("de:B2"), NotMet)]);
}

#[test]
fn the_reason_says_that_no_mother_tongue_is_stated() {
    let found = judged(LISTS, PROFICIENCY, r#"{"languages":[{"language":"de","level":"B2"}]}"#);
    assert_eq!(found.en, "no mother tongue is stated; it may be English or French");
    assert_eq!(found.fr, "aucune langue maternelle n'est indiquée\u{a0}; ce peut être\u{a0}: anglais ou français");
    assert_eq!(found.evidence, ["/languages/0/language de", "/languages/0/level B2"]);
    let found = judged(LISTS, PROFICIENCY, r#"{"languages":[]}"#);
    assert_eq!(found.evidence, ["/languages []"]);
}

#[test]
fn what_a_label_means_is_said() {
    for (record, en) in [
        (r#"{"language":"en","level":"IELTS 7.5"}"#, "English at C1 (`IELTS 7.5`); required: C1 or above"),
        (
            r#"{"language":"en","level":"B2/C1"}"#,
            "English at B2 to C1 (`B2/C1`); required: C1 or above (from B2, the selection team decides)",
        ),
        (r#"{"language":"English (C1)"}"#, "English at C1; required: C1 or above"),
        (r#"{"language":"UK","level":"C1"}"#, "`UK` may be English, Ukrainian or another language"),
    ] {
        assert_eq!(judged(LISTS, PLAIN, &format!(r#"{{"languages":[{record}]}}"#)).en, en);
    }
}

#[test]
fn word_excel_and_powerpoint_together_are_office() {
    let of = |entries: &str| {
        let each = entries.split_terminator(", ").map(|entry| {
            let (name, level) = entry.rsplit_once(": ").unwrap();
            format!(r#"{{"name":"{name}","level":"{level}"}}"#)
        });
        each.collect::<Vec<_>>().join(",")
    };
    for (entries, expected) in [
        ("Word: advanced, Excel: expert, PowerPoint: advanced", Met),
        ("MS Word: advanced, Microsoft Excel: advanced, powerpoint: proficient", Met),
        // The lowest of the three counts, and a part at the level leaves it open.
        ("Word: advanced, Excel: expert, PowerPoint: basic", Unclear),
        ("Word: basic, Excel: basic, PowerPoint: intermediate", NotMet),
        ("Word: advanced, Excel: advanced", Unclear),
        ("Word: advanced, Excel: advanced, Outlook: advanced", Unclear),
        ("Word: advanced, Excel: advanced, PowerPoint: splendid", Unclear),
        ("Word: basic", NotMet),
        ("Excel VBA: advanced", Unclear),
        ("Excel VBA: basic", NotMet),
        ("Pack Office: advanced", Met),
        ("LibreOffice: expert", NotMet),
        ("Photoshop: expert", NotMet),
        ("", NotMet),
    ] {
        each(OFFICE, "it_skills", &[(&of(entries), expected)]);
    }
    let record = format!(r#"{{"it_skills":[{}]}}"#, of("Word: advanced, MS Excel: expert, PowerPoint: advanced"));
    let found = judged(LISTS, OFFICE, &record);
    assert_eq!(
        found.en,
        "Word, Excel and PowerPoint together count as Microsoft Office: `Word` (advanced), `MS Excel` (expert), \
         `PowerPoint` (advanced); required: advanced or above"
    );
    assert_eq!(
        found.fr,
        "Word, Excel et PowerPoint équivalent ensemble à Microsoft Office\u{a0}: `Word` (avancé), `MS Excel` (expert), \
         `PowerPoint` (avancé)\u{a0}; niveau requis\u{a0}: avancé ou supérieur"
    );
}

#[test]
fn a_rules_file_adds_to_a_standard_list_and_takes_from_it() {
    let lists = r#"
[scale.european]
standard = "cefr"
without = ["fluent", "IELTS"]
equivalents.C1 = ["splendid"]
ranges = [{ words = ["so-so"], from = "B2", to = "C1" }]

[[scale.european.test]]
name = "House exam"
aliases = ["HX"]
scores = [{ from = 10, level = "B1" }, { from = 15.5, level = "C1" }]
"#;
    for (level, expected) in [
        ("splendid", Met),
        ("so so", Unclear),
        ("fluent", Unclear),
        ("courant", Unclear),
        ("IELTS 8", Unclear),
        ("HX: 15.5/20", Met),
        ("House exam 15", NotMet),
        // Below the lowest score, nobody knows.
        ("HX 9", Unclear),
        ("C1", Met),
        ("native", Met),
    ] {
        let record = format!(r#"{{"languages":[{{"language":"en","level":"{level}"}}]}}"#);
        let found = judged(lists, PLAIN, &record);
        assert_eq!(found.outcome, expected, "{level}: {}", found.en);
    }
}

#[test]
fn mistakes_in_scales_and_tools_are_found_at_their_places() {
    let scale = |keys: &str| mistakes(&rules_with(&format!("[scale.european]\n{keys}\n"), PLAIN));
    let first = |keys: &str| scale(keys).into_iter().next().unwrap_or_default();
    let pair = |at: &str, near: &str| (at.to_owned(), near.to_owned());
    assert_eq!(first(r#"standard = "cerf""#), pair(r#""cerf""#, "cefr"));
    assert_eq!(first("standard = \"cefr\"\nwithout = [\"fluentt\"]"), pair(r#""fluentt""#, "fluent"));
    assert_eq!(first("standard = \"cefr\"\nwithout = [\"courrant\"]"), pair(r#""courrant""#, "courant"));
    assert_eq!(first("standard = \"cefr\"\nequivalents.C3 = [\"a\"]").0, "C3");
    assert_eq!(first("standard = \"cefr\"\nequivalents.C1 = [\"b2\"]").0, r#""b2""#);
    assert_eq!(first("standard = \"cefr\"\nlevels = [\"B2\", \"C1\"]").0, "levels");
    assert_eq!(first("standard = \"cefr\"\nranges = [{ words = [\"so\"], from = \"B3\", to = \"C1\" }]").0, r#""B3""#);
    let test = |scores: &str| first(&format!("standard = \"cefr\"\ntest = [{{ name = \"X\", scores = [{scores}] }}]"));
    assert_eq!(test(r#"{ from = -1, level = "C1" }"#).0, "-1");
    assert_eq!(test(r#"{ from = 1, level = "D1" }"#).0, r#""D1""#);
    let tool = |keys: &str| mistakes(&rules_with(&format!("{LISTS}[tool.other]\n{keys}\n"), PLAIN));
    assert_eq!(tool(r#"standard = "sharepont""#), [pair(r#""sharepont""#, "sharepoint")]);
    assert_eq!(tool("standard = \"sharepoint\"\nwithout = [\"Wordd\"]").len(), 1);
    assert_eq!(tool("name = \"X\"\nwithout = [\"Y\"]").len(), 1);
    assert_eq!(tool("aliases = [\"Y\"]").len(), 1);
}
