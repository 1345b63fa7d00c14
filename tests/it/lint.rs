//! `rules lint`: every code is found where it is, and nothing is said of what is in order.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use eligible::internal::domain::location::Origin;
use eligible::internal::domain::names::nearest;
use eligible::internal::domain::text::Lang;
use eligible::internal::messages;
use eligible::internal::rules::lint::{Code, Severity, lint};
use serde_json::Value;
use tempfile::TempDir;

use crate::ci_formats::SCHEMA;
use crate::common::judge::RULES;

const VACANCY: &str = r#"[vacancy]
id = "X-1"
title = { en = "Clerk", fr = "Commis" }
deadline = { at = "2030-01-31T12:00", zone = "Europe/Brussels" }
official_languages = ["en", "fr"]

"#;

const CRITERION: &str = r#"
[[criterion]]
id = "base"
group = "condition"
effect = "note"
title = { en = "Applications", fr = "Candidatures" }
clause = { en = "at most one", fr = "une au plus" }
check.vacancies = { at_most = 1 }
"#;

const LISTS: &str = r#"
[scale.cefr]
levels = ["A1", "A2", "B1", "B2", "C1", "C2"]

[scale.words]
levels = ["basic", "advanced"]

[tool.word]
name = "Word"

[tool.excel]
name = "Excel"

[field.law]
title = { en = "law", fr = "droit" }
phrases = ["law"]

[employer.us]
title = { en = "ourselves", fr = "nous-mêmes" }
names = ["Us"]

[set.small]
title = { en = "small ones", fr = "petits" }
members = ["LU", "MT"]

[set.large]
title = { en = "large ones", fr = "grands" }
members = ["LU", "MT", "FR", { code = "GB", until = 2020-01-31 }]
"#;

/// A whole rules file of an example, which is a part of one.
fn whole(example: &str) -> String {
    let vacancy = if example.contains("[vacancy]") { "" } else { VACANCY };
    let criterion = if example.contains("[[criterion]]") { "" } else { CRITERION };
    format!("{vacancy}{example}\n{criterion}")
}

/// A rules file with these checks, each a criterion of a group.
fn rules(checks: &[(&str, &str)]) -> String {
    let criteria = checks.iter().enumerate().map(|(number, (group, check))| {
        let effect = if *group == "condition" { "effect = \"review\"\n" } else { "" };
        let weight = if *group == "desirable" { "weight = 1\n" } else { "" };
        format!(
            "[[criterion]]\nid = \"N{number}\"\ngroup = \"{group}\"\ntitle = {{ en = \"t\", fr = \"t\" }}\n\
             clause = {{ en = \"c\", fr = \"c\" }}\ncheck.{check}\n{effect}{weight}\n"
        )
    });
    format!("{VACANCY}{}{LISTS}", criteria.collect::<String>())
}

/// The codes of what is found, but for lists that are not used, and the text of each place.
fn found(text: &str) -> Vec<(&'static str, String)> {
    let findings = lint(text, None);
    let findings = findings.iter().filter(|finding| finding.code() != Code::UnusedList);
    findings.map(|finding| (finding.code().name(), text.get(finding.span.clone()).unwrap().to_owned())).collect()
}

#[test]
fn the_rules_of_the_repository_are_clean() {
    assert_eq!(lint(RULES, None), []);
}

#[test]
fn the_example_of_every_code_is_found_to_be_one() {
    for code in Code::ALL {
        let explanation = messages::lint_messages::explanation(Lang::En, *code);
        let findings = lint(&whole(explanation.example), None);
        let codes: Vec<_> = findings.iter().map(|finding| finding.code().name()).collect();
        // Nobody has a nationality of a set without members, which is said as well.
        let expected = if *code == Code::EmptySet { vec!["never-fails", "empty-set"] } else { vec![code.name()] };
        assert_eq!(codes, expected, "{}", whole(explanation.example));
    }
}

#[test]
fn every_code_is_explained_in_both_languages() {
    let mut names = Vec::new();
    for code in Code::ALL {
        let [english, french] = Lang::ALL.map(|lang| messages::lint_messages::explanation(lang, *code));
        for text in [english.finds, english.matters, english.todo, french.finds, french.matters, french.todo] {
            assert!(text.len() > 10 && text.ends_with('.'), "{}: {text}", code.name());
        }
        assert_ne!((english.finds, english.matters, english.todo), (french.finds, french.matters, french.todo));
        for text in [french.finds, french.matters, french.todo] {
            for sign in [" :", " ;", " ?", " !"] {
                assert!(!text.contains(sign), "{}: {text}", code.name());
            }
        }
        let name = code.name();
        assert!(name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{name}");
        assert!(!names.contains(&name), "{name}");
        assert_eq!(Code::named(name), Some(*code));
        names.push(name);
    }
}

/// French texts alone, with a plain space beside a mark, wherever they are in the file.
#[test]
fn plain_spaces_of_french_texts_are_found_at_their_places() {
    let of = |texts: &str| {
        let found = found(&rules(&[("essential", &format!("age = {{ over = 30 }}\nadvice.not_met = {{ {texts} }}"))]));
        found.into_iter().filter(|(code, _)| *code == "plain-space").map(|(_, place)| place).collect::<Vec<_>>()
    };
    for (french, place) in [
        ("Âge : 18", " :"),
        ("âgé ; majeur", " ;"),
        ("Âgé ?", " ?"),
        ("Âgé !", " !"),
        ("« \u{a0}âgé\u{a0}»", "« "),
        ("«\u{a0}âgé »", " »"),
        ("10 %", " %"),
        ("`a : b` : c", " : c"),
    ] {
        let found = of(&format!("en = \"Age\", fr = \"{french}\""));
        assert!(found.len() == 1 && place.starts_with(&found[0]), "{french}: {found:?}");
    }
    for quiet in [
        "en = \"Age\", fr = \"Âge\u{a0}: 18\u{202f}? «\u{a0}oui\u{a0}»\"",
        "en = \"Age : 18 ? « yes »\", fr = \"Âge\"",
        "en = \"Age\", fr = \"`a : b`\"",
        "en = \"Age\", fr = \"Âge\\u00A0: 18\"",
    ] {
        assert_eq!(of(quiet), [""; 0], "{quiet}");
    }
    // A clause is a quotation, and nobody's to mend.
    let quoted = rules(&[("essential", "age = { over = 30 }")]).replace("fr = \"c\"", "fr = \"c : d ?\"");
    assert!(found(&quoted).iter().all(|(code, _)| *code != "plain-space"));
    let several =
        rules(&[("essential", "age = { over = 30 }\nadvice.not_met = { en = \"a\", fr = \"a ; b ; c ; d\" }")]);
    let findings = lint(&several, None);
    let finding = findings.iter().find(|finding| finding.code() == Code::PlainSpace).unwrap();
    let said = Lang::ALL.map(|lang| messages::lint_messages::message(lang, finding));
    assert_eq!(said[0], "plain space before `;`, at which a line may break, and 2 more in this text");
    assert_eq!(said[1], "espace ordinaire avant `;`, où la ligne peut être coupée, et 2 autres dans ce texte");
}

/// Nothing of a page is passed over, none is that of another code, and no page is there that no code has.
#[test]
fn every_page_is_what_is_read_from_it() {
    let headings = [
        ["What it finds", "Why it matters", "Example", "What to do"],
        ["Signalement", "Conséquence", "Exemple", "Correction"],
    ];
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/messages/lint_messages/codes");
    for code in Code::ALL {
        let read = Lang::ALL.map(|lang| messages::lint_messages::explanation(lang, *code));
        assert_eq!(read[0].example, read[1].example, "{}", code.name());
        for ((lang, headings), read) in Lang::ALL.into_iter().zip(headings).zip(read) {
            let example = format!("```toml\n{}\n```", read.example);
            let parts = headings.iter().zip([read.finds, read.matters, &example, read.todo]);
            let parts: Vec<_> = parts.map(|(heading, text)| format!("## {heading}\n\n{text}\n")).collect();
            let path = folder.join(format!("{}.{}.md", code.name(), lang.code()));
            assert_eq!(fs::read_to_string(&path).unwrap(), parts.join("\n"), "{}", path.display());
        }
    }
    assert_eq!(fs::read_dir(folder).unwrap().count(), Code::ALL.len() * Lang::ALL.len());
}

#[test]
fn what_can_never_be_met_or_never_fails_is_found_at_its_place() {
    let cases = [
        // By its own parameters.
        ("age = { under = 0 }", "never-met", "age = { under = 0 }"),
        ("age = { at_least = 0 }", "never-fails", "age = { at_least = 0 }"),
        (r#"nationality = { any_of = ["FR"] }"#, "", ""),
        // Two that exclude each other.
        ("all = [{ age = { over = 30 } }, { age = { under = 25 } }]", "never-met", "all = "),
        ("all = [{ age = { at_least = 30 } }, { age = { at_most = 29 } }]", "never-met", "all = "),
        ("all = [{ age = { at_least = 30 } }, { age = { at_most = 30 } }]", "", ""),
        ("all = [{ age = { over = 30 } }, { age = { at_most = 30 } }]", "", ""),
        ("all = [{ age = { over = 30 } }, { age = { under = 31 } }]", "", ""),
        ("all = [{ age = { at_least = 30 } }, { age = { under = 30 } }]", "never-met", "all = "),
        ("any = [{ age = { at_least = 30 } }, { age = { under = 30 } }]", "never-fails", "any = "),
        ("any = [{ age = { at_least = 30 } }, { age = { under = 25 } }]", "", ""),
        ("all = [{ age = { over = 30 } }, { not = { age = { over = 30 } } }]", "never-met", "all = "),
        (
            "at_least = { n = 2, of = [{ age = { over = 30 } }, { age = { under = 25 } }, { age = { under = 20 } }] }",
            "",
            "",
        ),
        (
            "at_least = { n = 3, of = [{ age = { over = 30 } }, { age = { under = 25 } }, { vacancies = { at_most = 1 } }] }",
            "never-met",
            "at_least = ",
        ),
        // On one day thirty, on another not yet thirty.
        (r#"all = [{ age = { at_least = 30 } }, { age = { under = 30, on = "2029-01-01" } }]"#, "", ""),
        (r#"all = [{ age = { at_least = 30, on = "2029-01-01" } }, { age = { under = 30 } }]"#, "never-met", "all = "),
        // Countries: those of the day count.
        (
            r#"all = [{ nationality = { any_of = "small" } }, { nationality = { none_of = "large" } }]"#,
            "never-met",
            "all = ",
        ),
        (
            r#"any = [{ nationality = { any_of = "large" } }, { nationality = { none_of = "small" } }]"#,
            "never-fails",
            "any = ",
        ),
        (r#"nationality = { any_of = ["FR", "DE"] }"#, "", ""),
        // Levels.
        (
            r#"all = [{ language = { any_of = ["en"], scale = "cefr", at_least = "C1" } }, { not = { language = { any_of = ["en"], scale = "cefr", at_least = "B1" } } }]"#,
            "never-met",
            "all = ",
        ),
        // One education cannot be two things.
        (
            r#"education = { all = [{ degree = { levels = ["bachelor"] } }, { degree = { levels = ["master"] } }] }"#,
            "never-met",
            "all = ",
        ),
        (
            r#"education = { all = [{ degree = { at_least = "bachelor" } }, { enrolled = { at_least = "bachelor" } }] }"#,
            "never-met",
            "all = ",
        ),
        (r#"all = [{ degree = { levels = ["bachelor"] } }, { degree = { levels = ["master"] } }]"#, "", ""),
        // Declarations and numbers.
        (
            r#"all = [{ declaration = { field = "generative_ai_used", is = true } }, { declaration = { field = "generative_ai_used", is = false } }]"#,
            "never-met",
            "all = ",
        ),
        ("any = [{ not = { vacancies = { at_most = 2 } } }, { vacancies = { at_most = 3 } }]", "never-fails", "any = "),
        // A part among others that are possible.
        ("any = [{ age = { under = 0 } }, { vacancies = { at_most = 1 } }]", "never-met", "age = { under = 0 }"),
        // A person may say anything.
        (r#"not = { person = { question = { en = "q", fr = "q" } } }"#, "only-a-person", "not = "),
        (
            r#"all = [{ age = { over = 30 } }, { person = { question = { en = "q", fr = "q" }, unless_not = { age = { under = 25 } } } }]"#,
            "never-met",
            "all = ",
        ),
    ];
    for (check, code, place) in cases {
        let found = found(&rules(&[("essential", check)]));
        match found.as_slice() {
            [] => assert_eq!(code, "", "{check}"),
            [(found, text)] => {
                assert_eq!(*found, code, "{check}");
                assert!(text.starts_with(place), "{check}: {text}");
            }
            several => panic!("{check}: {several:?}"),
        }
    }
}

#[test]
fn parameters_of_one_check_that_exclude_each_other_are_found() {
    for check in [
        "experience = { at_least = { years = 3 }, within_last = { years = 2 } }",
        "experience = { at_least = { years = 3 }, at_most = { months = 35 } }",
        "residence = { countries = [\"BE\"], at_least = { weeks = 6 }, at_most = { days = 41 } }",
        "answer = { key = \"years\", question = { en = \"?\", fr = \"?\" }, at_least = 5, at_most = 3 }",
        "degree = { at_least = \"bachelor\", fields = \"law\", not_in_fields = \"law\" }",
    ] {
        let codes: Vec<_> = found(&rules(&[("essential", check)])).into_iter().map(|(code, _)| code).collect();
        assert!(codes.contains(&"never-met"), "{check}: {codes:?}");
    }
    for check in [
        "experience = { at_least = { years = 2 }, within_last = { years = 2 } }",
        "experience = { at_least = { years = 3 }, at_most = { years = 3 } }",
        "answer = { key = \"years\", question = { en = \"?\", fr = \"?\" }, at_least = 3, at_most = 3 }",
        // Whoever was born after the year 2000 was under 35 then, and is under 20 today.
        "all = [ { age = { under = 35, on = 2000-01-01 } }, { age = { under = 20 } } ]",
    ] {
        let codes: Vec<_> = found(&rules(&[("essential", check)])).into_iter().map(|(code, _)| code).collect();
        assert!(!codes.contains(&"never-met"), "{check}: {codes:?}");
    }
}

#[test]
fn a_part_that_another_one_decides_is_found() {
    let language = |list: &str, level: &str, borderline: &str| {
        let borderline = if borderline.is_empty() { String::new() } else { format!(", borderline = \"{borderline}\"") };
        format!("language = {{ {list}, scale = \"cefr\", at_least = \"{level}\"{borderline} }}")
    };
    let (en, any, all) = ("any_of = [\"en\"]", "any_of = [\"en\", \"fr\"]", "all_of = [\"en\", \"fr\"]");
    let age = |text: &str| format!("age = {{ {text} }}");
    // Of `all` and `any` of two parts: which one changes nothing.
    let cases = [
        (age("over = 30"), age("over = 21"), 2, 1),
        (age("over = 21"), age("over = 30"), 1, 2),
        (age("over = 30"), "vacancies = { at_most = 1 }".to_owned(), 0, 0),
        (language(en, "C1", ""), language(en, "B1", ""), 2, 1),
        (language(en, "C1", ""), language(any, "B1", ""), 2, 1),
        (language(all, "B1", ""), language(any, "B1", ""), 2, 1),
        (language(any, "C1", ""), language(en, "B1", ""), 0, 0),
        // What is unclear in one is not met in the other.
        (language(en, "C1", "B1"), language(en, "B2", ""), 0, 0),
        (language(en, "C1", "B2"), language(en, "B2", ""), 2, 1),
        (
            "studies = { at_least = \"master\", months = 24 }".to_owned(),
            "studies = { at_least = \"bachelor\", months = 12 }".to_owned(),
            2,
            1,
        ),
        (
            "studies = { at_least = \"bachelor\", months = 24 }".to_owned(),
            "studies = { at_least = \"master\", months = 12 }".to_owned(),
            0,
            0,
        ),
        (
            "degree = { at_least = \"bachelor\", within_months = 12 }".to_owned(),
            "degree = { at_least = \"bachelor\" }".to_owned(),
            2,
            1,
        ),
        (
            "degree = { at_least = \"bachelor\", less_than_months = 12 }".to_owned(),
            "degree = { at_least = \"bachelor\", within_months = 12 }".to_owned(),
            2,
            1,
        ),
        // A degree in another field is unclear, never a no, so the wider check can fail where the narrower one is unclear.
        (
            "degree = { at_least = \"master\", fields = \"law\" }".to_owned(),
            "degree = { at_least = \"bachelor\" }".to_owned(),
            2,
            1,
        ),
        (
            "degree = { at_least = \"bachelor\", fields = \"law\" }".to_owned(),
            "degree = { at_least = \"master\" }".to_owned(),
            0,
            0,
        ),
        ("nationality = { any_of = \"small\" }".to_owned(), "nationality = { any_of = \"large\" }".to_owned(), 2, 1),
        ("nationality = { none_of = \"small\" }".to_owned(), "nationality = { none_of = \"large\" }".to_owned(), 1, 2),
        // France and the United Kingdom, which left.
        ("nationality = { any_of = [\"GB\"] }".to_owned(), "nationality = { any_of = \"large\" }".to_owned(), 0, 0),
        (
            "it_skill = { all_of = [\"word\", \"excel\"], scale = \"words\", at_least = \"advanced\" }".to_owned(),
            "it_skill = { any_of = [\"word\"], scale = \"words\", at_least = \"basic\" }".to_owned(),
            2,
            1,
        ),
        (
            "experience = { sectors = [\"research\"] }".to_owned(),
            "experience = { sectors = [\"research\", \"ngo\"] }".to_owned(),
            2,
            1,
        ),
        (
            "documents = { any_of = [{ kind = \"cv\", dates_shown = true }] }".to_owned(),
            "documents = { any_of = [{ kind = \"cv\" }, { kind = \"other\" }] }".to_owned(),
            2,
            1,
        ),
    ];
    for (one, other, of_all, of_any) in cases {
        for (join, expected) in [("all", of_all), ("any", of_any)] {
            let found = found(&rules(&[("essential", &format!("{join} = [{{ {one} }}, {{ {other} }}]"))]));
            let place = [None, Some(&one), Some(&other)][expected];
            let expected = place.map(|place| ("decided-by-another", place.clone()));
            assert_eq!(found, expected.into_iter().collect::<Vec<_>>(), "{join}: {one}, {other}");
        }
    }
}

#[test]
fn criteria_are_held_beside_each_other() {
    /// The groups and checks of criteria, and the codes that are found.
    type Case<'c> = (&'c [(&'c str, &'c str)], &'c [&'c str]);
    let cases: [Case<'_>; 14] = [
        (&[("essential", "age = { over = 30 }"), ("essential", "age = { under = 25 }")], &["contradiction"]),
        (&[("essential", "age = { over = 30 }"), ("condition", "age = { under = 25 }")], &["contradiction"]),
        (&[("condition", "age = { over = 30 }"), ("condition", "age = { under = 25 }")], &[]),
        (&[("essential", "age = { over = 30 }"), ("essential", "age = { over = 25 }")], &["decided-by-another"]),
        (&[("essential", "age = { over = 25 }"), ("essential", "age = { over = 30 }")], &["decided-by-another"]),
        (
            &[("essential", "vacancies = { at_most = 2 }"), ("desirable", "vacancies = { at_most = 3 }")],
            &["decided-by-another"],
        ),
        (&[("essential", "vacancies = { at_most = 3 }"), ("desirable", "vacancies = { at_most = 2 }")], &[]),
        (&[("desirable", "vacancies = { at_most = 2 }"), ("desirable", "vacancies = { at_most = 3 }")], &[]),
        (
            &[("desirable", "vacancies = { at_most = 2 }"), ("desirable", "vacancies = { at_most = 2 }")],
            &["repeated-check"],
        ),
        (
            &[("essential", "vacancies = { at_most = 2 }"), ("desirable", "not = { vacancies = { at_most = 3 } }")],
            &["contradiction"],
        ),
        (
            &[
                ("essential", r#"nationality = { any_of = "large" }"#),
                ("essential", r#"nationality = { none_of = "small" }"#),
            ],
            &["overlapping-sets"],
        ),
        (&[("desirable", r#"nationality = { any_of = "large" }"#)], &["protected-ground"]),
        (
            &[("desirable", r"any = [{ vacancies = { at_most = 2 } }, { not = { age = { over = 30 } } }]")],
            &["protected-ground"],
        ),
        (
            &[("competency", r#"competency = { names = ["a"] }"#), ("competency", r#"competency = { names = ["a"] }"#)],
            &[],
        ),
    ];
    for (checks, expected) in cases {
        let found: Vec<_> = found(&rules(checks)).into_iter().map(|(code, _)| code).collect();
        assert_eq!(found, expected, "{checks:?}");
    }
}

#[test]
fn two_texts_decide_only_together() {
    // By the French text the first criterion does not decide the second one.
    let text = rules(&[
        ("essential", "age = { over = 30 }\nreading.fr.age = { over = 20 }"),
        ("essential", "age = { over = 25 }"),
    ]);
    assert_eq!(found(&text), []);
    let text = rules(&[
        ("essential", "age = { over = 30 }\nreading.fr.age = { over = 26 }"),
        ("essential", "age = { over = 25 }"),
    ]);
    assert_eq!(found(&text), [("decided-by-another", "age = { over = 25 }".to_owned())]);
}

#[test]
fn lists_are_looked_through() {
    let unused = |text: &str| {
        let findings = lint(text, None);
        let unused = findings.iter().filter(|finding| finding.code() == Code::UnusedList);
        unused.map(|finding| text.get(finding.span.clone()).unwrap().to_owned()).collect::<Vec<_>>()
    };
    let none_used = rules(&[("essential", "age = { over = 30 }")]);
    assert_eq!(unused(&none_used), ["cefr", "words", "word", "excel", "law", "us", "small", "large"]);
    let used = rules(&[
        ("essential", r#"language = { any_of = ["en"], scale = "cefr", at_least = "C1" }"#),
        (
            "desirable",
            "vacancies = { at_most = 1 }\nreading.fr.it_skill = { all_of = [\"word\"], scale = \"words\", at_least = \"basic\" }",
        ),
        ("desirable", r#"degree = { at_least = "master", fields = "law" }"#),
        ("desirable", r#"experience = { sectors = ["ngo"], excluded_employers = "us" }"#),
        ("essential", r#"nationality = { any_of = "small" }"#),
    ]);
    assert_eq!(unused(&used), ["excel", "large"]);
    // A day with a name is one, too.
    let day = "\n[date.cutoff]\non = 2025-01-01\n";
    let named = rules(&[("essential", r#"age = { over = 30, on = "cutoff" }"#)]);
    assert!(!unused(&(named + day)).contains(&"cutoff".to_owned()));
    assert!(unused(&(none_used + day)).contains(&"cutoff".to_owned()));
    // A set is empty or not on the day that counts.
    let until = VACANCY.to_owned()
        + CRITERION
        + "\n[set.x]\ntitle = { en = \"x\", fr = \"x\" }\nmembers = [{ code = \"GB\", until = 2020-01-31 }]\n";
    let is_empty = |as_of: Option<&str>| {
        let as_of = as_of.map(|day| day.parse().unwrap());
        lint(&until, as_of).iter().any(|finding| finding.code() == Code::EmptySet)
    };
    assert!(is_empty(None));
    assert!(!is_empty(Some("2020-01-31")));
}

/// Runs the command in a folder.
fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_eligible"));
    command.args(["rules", "lint"]).args(arguments).current_dir(folder).env_clear().output().unwrap()
}

fn printed(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// A folder with a clean file, one with a warning and one with errors, whose text is hostile.
fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    let clean = VACANCY.to_owned() + CRITERION;
    let doubtful =
        VACANCY.to_owned() + CRITERION + "\n[set.unused]\ntitle = { en = \"u\", fr = \"u\" }\nmembers = [\"BE\"]\n";
    let wrong = clean.replace("condition", "c\\u202ex::error::%0A{0}](y)").replace("at_most", "at_moost");
    for (name, text) in [("clean.toml", clean), ("doubtful.toml", doubtful), ("wrong.toml", wrong)] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

#[test]
fn the_exit_status_says_errors_from_warnings() {
    let folder = folder();
    let cases: [(&[&str], i32); 11] = [
        (&["clean.toml"], 0),
        (&["--rules", "clean.toml"], 0),
        (&["doubtful.toml"], 0),
        (&["doubtful.toml", "--deny-warnings"], 1),
        (&["clean.toml", "--deny-warnings"], 0),
        (&["doubtful.toml", "--deny-warnings", "-q"], 0),
        (&["wrong.toml"], 1),
        (&["clean.toml", "wrong.toml"], 1),
        (&["missing.toml"], 2),
        (&["clean.toml", "-o", "x.csv"], 2),
        (&["--explain", "nevermet"], 2),
    ];
    for (arguments, status) in cases {
        let output = run(folder.path(), arguments);
        assert_eq!(output.status.code(), Some(status), "{arguments:?} {}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn json_is_as_the_contract_has_it() {
    let folder = folder();
    let data: Value = serde_json::from_str(&printed(&run(folder.path(), &["wrong.toml", "--format", "json"]))).unwrap();
    assert_eq!(data["schema"], "eligible.lint/1");
    assert_eq!(data.as_object().unwrap().keys().collect::<Vec<_>>(), ["schema", "findings"]);
    let findings = data["findings"].as_array().unwrap();
    let codes: Vec<_> = findings.iter().map(|finding| finding["code"].as_str().unwrap()).collect();
    assert!(codes.contains(&"unknown-word") && codes.contains(&"unknown-key"), "{codes:?}");
    let text = fs::read_to_string(folder.path().join("wrong.toml")).unwrap();
    for finding in findings {
        let keys: Vec<_> = finding.as_object().unwrap().keys().collect();
        assert_eq!(keys, ["code", "severity", "line", "column", "message", "help"]);
        assert_eq!(finding["severity"], "error");
        assert!(finding["line"].as_u64().unwrap() <= text.lines().count() as u64);
    }
    let at = Origin::START.position(text.as_bytes(), text.find("at_moost").unwrap());
    let unknown = findings.iter().find(|finding| finding["code"] == "unknown-key").unwrap();
    assert_eq!((unknown["line"].as_u64(), unknown["column"].as_u64()), (Some(at.line), Some(at.column)));
    assert_eq!(unknown["help"], "did you mean `at_most`?");
    // Of several files each finding names its own.
    let several = run(folder.path(), &["doubtful.toml", "wrong.toml", "--format", "json"]);
    let data: Value = serde_json::from_str(&printed(&several)).unwrap();
    assert_eq!(data["findings"][0]["file"], "doubtful.toml");
    assert_eq!(data["findings"][0]["severity"], "warning");
    let clean: Value =
        serde_json::from_str(&printed(&run(folder.path(), &["clean.toml", "--format", "json"]))).unwrap();
    assert_eq!(clean["findings"].as_array().map(Vec::len), Some(0));
}

#[test]
fn sarif_is_valid_and_annotations_are_one_command_a_line() {
    let folder = folder();
    for lang in ["en", "fr"] {
        let files = ["clean.toml", "doubtful.toml", "wrong.toml", "--lang", lang, "--format"];
        let sarif: Value =
            serde_json::from_str(&printed(&run(folder.path(), &[&files[..], &["sarif"]].concat()))).unwrap();
        let faults: Vec<_> = SCHEMA.iter_errors(&sarif).map(|error| error.to_string()).collect();
        assert_eq!(faults, Vec::<String>::new());
        let run_data = &sarif["runs"][0];
        assert_eq!(run_data["tool"]["driver"]["rules"].as_array().unwrap().len(), Code::ALL.len());
        let results = run_data["results"].as_array().unwrap();
        for result in results {
            let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
            assert_eq!(result["ruleId"], Code::ALL[index].name());
            assert_eq!(result["level"], Code::ALL[index].severity().code());
        }
        let github = printed(&run(folder.path(), &[&files[..], &["github"]].concat()));
        assert_eq!(github.lines().count(), results.len());
        for line in github.lines() {
            assert!(line.starts_with("::error file=") || line.starts_with("::warning file="), "{line}");
            assert!(!line.contains('\u{202e}'), "{line}");
            let (properties, message) = line.trim_start_matches("::").split_once("::").unwrap();
            assert!(properties.contains(",line=") && properties.contains(",title="), "{line}");
            assert!(!message.contains("%0A{0}"), "{line}");
        }
    }
}

#[test]
fn text_underlines_every_place_and_counts() {
    let folder = folder();
    let english = printed(&run(folder.path(), &["doubtful.toml"]));
    assert!(english.starts_with("warning[unused-list]: no check uses `[set.unused]`\n"), "{english}");
    assert!(english.contains("\n  --> doubtful.toml:16:6\n"), "{english}");
    assert!(english.contains("[set.unused]\n   |      ^^^^^^\n"), "{english}");
    assert!(
        english.contains("\ndoubtful.toml: 1 warning\nfor more, see `eligible rules lint --explain unused-list`\n"),
        "{english}"
    );
    let french = printed(&run(folder.path(), &["doubtful.toml", "--lang", "fr"]));
    assert!(
        french.starts_with("avertissement[unused-list]\u{a0}: aucune vérification ne cite `[set.unused]`\n"),
        "{french}"
    );
    assert_eq!(printed(&run(folder.path(), &["clean.toml"])), "clean.toml: no problems found\n");
    let hostile = printed(&run(folder.path(), &["wrong.toml"]));
    assert!(!hostile.contains('\u{202e}'), "{hostile}");
}

#[test]
fn a_code_is_explained_under_fixed_headings() {
    let folder = folder();
    for code in Code::ALL {
        let told = printed(&run(folder.path(), &["--explain", code.name()]));
        let places = ["\nWhat it finds\n", "\nWhy it matters\n", "\nExample\n", "\nWhat to do\n"]
            .map(|heading| told.find(heading));
        assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{told}");
        let first = told.lines().next().unwrap();
        let severity = if code.severity() == Severity::Error { "error" } else { "warning" };
        assert_eq!(first, format!("{} ({severity})", code.name()));
    }
    let told = printed(&run(folder.path(), &["--explain", "never-met", "--lang", "fr"]));
    assert!(told.contains("\nSignalement\n") && told.contains("\nCorrection\n"), "{told}");
    let unknown = run(folder.path(), &["--explain", "never-meet"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&unknown.stderr).contains("did you mean `never-met`?"));
    assert_eq!(nearest("never-meet", Code::ALL.iter().map(|code| code.name())), Some("never-met"));
}
