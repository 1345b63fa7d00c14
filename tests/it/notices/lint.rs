//! Mistakes and doubts of rules files, and the table.
//! The table with ids that are words, what lint says, and messages.

use std::fs;
use std::process::{Command, Output};

use eligible::internal::domain::text::Lang;
use eligible::internal::messages;
use eligible::internal::rules::lint::lint;
use tempfile::TempDir;
use textwrap::core::display_width;

/// What the tool prints in a terminal of this width.
pub(super) fn run(folder: &TempDir, arguments: &[&str], width: usize) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_eligible"));
    command.args(arguments).current_dir(folder.path()).env_clear().env("COLUMNS", width.to_string());
    command.output().unwrap()
}

fn printed(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

const IDS: [&str; 12] = [
    "age",
    "military-service",
    "language",
    "family",
    "nationality",
    "student-or-graduate",
    "professional-experience",
    "availability",
    "residence-abroad",
    "qualification",
    "security_clearance",
    "motivation",
];

const NAMES: [&str; 4] =
    ["Anna Maria Examplesson X", "Zoé", "Wolfeschlegelsteinhausen Hubert", "Jean-Pierre de la Tour d'Auvergne"];

/// A notice with so many essential criteria whose ids are words, with two conditions that nobody meets, and applicants.
fn notice_of_words(count: usize) -> TempDir {
    let folder = TempDir::new().unwrap();
    let mut rules = super::VACANCY.replace(r#"["en"]"#, r#"["en", "fr"]"#);
    for id in IDS.iter().take(count) {
        rules.push_str(&format!(
            "\n[[criterion]]\nid = \"{id}\"\ngroup = \"essential\"\nclause.en = \"so old\"\ncheck.age.at_least = 21\n"
        ));
    }
    for id in ["not-in-time", "no-eu-work"] {
        rules.push_str(&format!(
            "\n[[criterion]]\nid = \"{id}\"\ngroup = \"condition\"\neffect = \"review\"\nclause.en = \"so old\"\n\
             check.age.at_least = 99\n"
        ));
    }
    fs::write(folder.path().join("rules.toml"), rules).unwrap();
    for (number, name) in NAMES.iter().enumerate() {
        let record = format!(r#"{{"id":"06-0{number}","name":"{name}","date_of_birth":"1999-01-01"}}"#);
        fs::create_dir_all(folder.path().join("applicants")).unwrap();
        fs::write(folder.path().join(format!("applicants/{number}.json")), record).unwrap();
    }
    folder
}

/// Every word is whole, in a line no wider than the terminal.
#[track_caller]
fn check_words<'w>(printed: &str, width: usize, words: impl Iterator<Item = &'w str>) {
    let wide = printed.lines().skip(2).find(|line| display_width(line) > width);
    assert_eq!(wide, None, "at {width}\n{printed}");
    // A line may end behind a hyphen.
    const BETWEEN: [char; 4] = [' ', '-', '_', '*'];
    for piece in words.flat_map(|word| word.split(BETWEEN)) {
        let is_whole = |line: &str| line.split(BETWEEN).any(|found| found == piece);
        assert!(printed.lines().any(is_whole), "{piece} at {width}\n{printed}");
    }
}

/// A16: columns go to another table before an id, a name or a flag is broken within a word, at any number of criteria.
#[test]
fn no_id_or_name_of_a_table_is_broken_within_a_word() {
    for count in [2, 4, 8, 12] {
        let folder = notice_of_words(count);
        for lang in ["en", "fr"] {
            for width in [80, 100, 120, 200] {
                let output = run(&folder, &["check", "applicants", "--rules", "rules.toml", "--lang", lang], width);
                let printed = printed(&output);
                let table = printed.split("\n\n").filter(|part| part.starts_with('#') || part.starts_with("rg"));
                let table = table.map(|part| format!("{part}\n")).collect::<String>();
                let table = format!("\n\n{table}");
                let ids = IDS.into_iter().take(count);
                let others = ["not-in-time", "no-eu-work", "06-00", "06-03"];
                check_words(&table, width, NAMES.into_iter().chain(others).chain(ids));
            }
        }
    }
}

/// A16: the four criteria of the finding, and one name, fit into one table of 80 columns.
#[test]
fn a_table_of_short_names_stays_one() {
    let folder = notice_of_words(4);
    fs::write(
        folder.path().join("one.ndjson"),
        "{\"id\":\"06-01\",\"name\":\"Anna Example\",\"date_of_birth\":\"1999-01-01\"}\n\
         {\"id\":\"06-02\",\"name\":\"Ben Example\",\"date_of_birth\":\"1999-01-01\"}\n",
    )
    .unwrap();
    let rules = fs::read_to_string(folder.path().join("rules.toml")).unwrap();
    let (without_conditions, _) = rules.split_once("\n[[criterion]]\nid = \"not-in-time\"").unwrap();
    fs::write(folder.path().join("rules.toml"), without_conditions).unwrap();
    let printed = printed(&run(&folder, &["check", "one.ndjson", "--rules", "rules.toml"], 80));
    let head = printed.lines().find(|line| line.starts_with("# ")).unwrap();
    assert!(["age", "language", "family", "verdict"].iter().all(|word| head.contains(word)), "{printed}");
    check_words(&printed, 80, ["06-01", "Anna", "Example", "age", "service"].into_iter());
}

/// A16: in the table of one applicant, `student-or-graduate` is not broken before its last letters.
#[test]
fn no_id_in_the_table_of_one_applicant_is_broken_within_a_word() {
    let folder = notice_of_words(12);
    for (lang, width) in [("en", 80), ("fr", 80), ("en", 120)] {
        let output = run(&folder, &["check", "applicants/1.json", "--rules", "rules.toml", "--lang", lang], width);
        check_words(&printed(&output), width, IDS.into_iter().chain(["not-in-time"]));
    }
}

/// The codes of what is found in a rules file, but for titles that the short examples leave out.
fn codes(rules: &str) -> Vec<&'static str> {
    let findings = lint(rules, None);
    let codes = findings.iter().map(|finding| finding.code().name());
    codes.filter(|code| !matches!(*code, "untitled" | "unused-list")).collect()
}

/// The codes for an essential criterion.
fn codes_of(check: &str) -> Vec<&'static str> {
    codes(&super::rules_of(check))
}

/// The first sentence about a rules file.
fn sentence(lang: Lang, rules: &str) -> String {
    let findings = lint(rules, None);
    let finding = findings.iter().find(|finding| finding.code().name() != "untitled").unwrap();
    messages::lint_messages::message(lang, finding)
}

/// The rules with another text in the place of one.
#[track_caller]
fn with(old: &str, new: &str) -> String {
    let rules = super::rules_of("age.at_least = 18");
    assert!(rules.contains(old), "{old}");
    rules.replace(old, new)
}

/// A17: whoever is of `NL` is judged by `donors`, which stands before it.
#[test]
fn a_key_whose_countries_are_all_in_earlier_keys_is_reported() {
    let by = |cases: &str, members: &str| {
        codes_of(&format!("by_nationality = {{ {cases} }}\n[set.donors]\ntitle.en = \"donors\"\nmembers = [{members}]"))
    };
    let age = "{ age = { at_most = 30 } }";
    let wide_first = format!("donors = {age}, NL = {{ age = {{ at_most = 32 }} }}");
    assert_eq!(by(&wide_first, r#""NL", "SE""#), ["unreached-key"]);
    assert_eq!(by(&wide_first, r#""SE""#), [""; 0]);
    // Not yet a member on the reference date, the Netherlands get to their own key.
    assert_eq!(by(&wide_first, r#"{ code = "NL", since = 2027-04-01 }, "SE""#), [""; 0]);
    assert_eq!(by(&wide_first, r#"{ code = "NL", since = 2027-03-31 }, "SE""#), ["unreached-key"]);
    let narrow_first = format!("NL = {{ age = {{ at_most = 32 }} }}, donors = {age}");
    assert_eq!(by(&narrow_first, r#""NL", "SE""#), [""; 0]);
    assert_eq!(by(&narrow_first, r#""NL""#), ["unreached-key"]);
    // Several keys together take all of its countries.
    let three = format!("NL = {{ age = {{ at_most = 32 }} }}, SE = {{ age = {{ at_most = 33 }} }}, donors = {age}");
    assert_eq!(by(&three, r#""NL", "SE""#), ["unreached-key"]);
    assert_eq!(by(&three, r#""NL", "SE", "FI""#), [""; 0]);
}

/// A18: an opening after the deadline, and a window that closes before it opens.
#[test]
fn an_opening_after_the_deadline_is_reported() {
    let opening = |at: &str| {
        with("start =", &format!("opening = {{ at = \"{at}\", zone = \"Europe/Brussels\" }}\nstart ="))
            .replace("check.age.at_least = 18", "check.submitted = { from = \"opening\", by = \"deadline\" }")
    };
    assert_eq!(codes(&opening("2027-04-30T00:00")), ["opening-after-deadline", "never-met"]);
    assert_eq!(codes(&opening("2027-04-01T00:00")), ["opening-after-deadline", "never-met"]);
    assert_eq!(codes(&opening("2027-03-31T23:59")), [""; 0]);
    let window = |from: &str| {
        codes_of(&format!(
            "submitted = {{ by = \"deadline\", from = {{ at = \"{from}\", zone = \"Europe/Brussels\" }} }}"
        ))
    };
    assert_eq!(window("2027-04-30T00:00"), ["never-met"]);
    assert_eq!(window("2027-03-31T23:59"), [""; 0]);
}

/// A19: a degree that counts only from a day on that is after the one by which it has to be obtained.
#[test]
fn a_degree_since_a_day_that_is_too_late_is_never_met() {
    let degree =
        |since: &str, on: &str| codes_of(&format!("degree = {{ at_least = \"master\", since = {since}{on} }}"));
    assert_eq!(degree("2028-01-01", ""), ["never-met"]);
    assert_eq!(degree("2027-04-01", ""), ["never-met"]);
    assert_eq!(degree("2027-03-31", ""), [""; 0]);
    assert_eq!(degree("2027-04-01", ", on = \"start\""), [""; 0]);
    assert_eq!(degree("2027-09-02", ", on = \"start\""), ["never-met"]);
    assert_eq!(degree("\"start\"", ""), ["never-met"]);
    // When the application is sent no rules say.
    assert_eq!(degree("2028-01-01", ", on = \"submission\""), [""; 0]);
    let within = "education = { any = [{ degree = { at_least = \"master\", since = 2028-01-01 } }, { enrolled = { at_least = \"bachelor\" } }] }";
    assert_eq!(codes_of(within), ["never-met"]);
}

/// A20: the same language, country, sector or kind of document twice in a list.
#[test]
fn an_entry_that_is_twice_in_a_list_is_reported() {
    let scale = "\n[scale.cefr]\nlevels = [\"A1\", \"B2\", \"C1\"]";
    let language = |codes: &str| {
        codes_of(&format!("language = {{ any_of = [{codes}], scale = \"cefr\", at_least = \"B2\" }}{scale}"))
    };
    assert_eq!(language(r#""en", "en""#), ["redundant-entry"]);
    assert_eq!(language(r#""en", "eng""#), ["redundant-entry"]);
    assert_eq!(language(r#""en", "fr""#), [""; 0]);
    assert_eq!(codes_of(r#"nationality = { any_of = ["BE", "LU", "BE"] }"#), ["redundant-entry"]);
    assert_eq!(codes_of(r#"nationality = { any_of = ["BE", "LU"] }"#), [""; 0]);
    assert_eq!(codes_of(r#"experience = { sectors = ["research", "research"] }"#), ["redundant-entry"]);
    assert_eq!(codes_of(r#"experience = { sectors = ["research", "ngo"] }"#), [""; 0]);
    let rules = super::rules_of(r#"nationality = { any_of = ["BE", "BE"] }"#);
    assert_eq!(sentence(Lang::En, &rules), "`BE` is in this list already");
    assert_eq!(sentence(Lang::Fr, &rules), "`BE` figure déjà dans cette liste");
}

/// B16: of an abbreviation nobody knows whether it means summer time.
#[test]
fn a_zone_that_is_an_abbreviation_is_reported() {
    let zone = |name: &str| codes(&with("Europe/Brussels", name));
    for name in ["CET", "EST", "MST", "EET", "GMT", "WET"] {
        assert_eq!(zone(name), ["zone-abbreviation"], "{name}");
    }
    for name in ["Europe/Brussels", "America/New_York", "Etc/GMT-1", "UTC", "Etc/UTC"] {
        assert_eq!(zone(name), [""; 0], "{name}");
    }
    let within = r#"submitted = { by = { at = "2027-03-01T12:00", zone = "EST" } }"#;
    assert_eq!(codes_of(within), ["zone-abbreviation"]);
    let both = ["CET", "EST"].map(|name| sentence(Lang::En, &with("Europe/Brussels", name)));
    assert!(both[0].ends_with("is read with summer time"), "{}", both[0]);
    assert!(both[1].ends_with("without summer time"), "{}", both[1]);
}

/// B16: an unknown zone is guessed by its city alone; `ET` is not six hours off.
#[test]
fn no_zone_is_guessed_for_an_abbreviation_or_another_city() {
    let shown = |name: &str| {
        let folder = TempDir::new().unwrap();
        fs::write(folder.path().join("rules.toml"), with("Europe/Brussels", name)).unwrap();
        let output = run(&folder, &["rules", "lint", "rules.toml"], 120);
        format!("{}{}", printed(&output), String::from_utf8_lossy(&output.stderr))
    };
    for name in ["ET", "PT", "CEST", "Europe/Geneva", "Europe/Munich"] {
        let shown = shown(name);
        assert!(!shown.contains("did you mean") && shown.contains("`Europe/Zurich`"), "{name}: {shown}");
    }
    for (name, meant) in [
        ("Brussels", "Europe/Brussels"),
        ("Europe/Brusels", "Europe/Brussels"),
        ("America/Newyork", "America/New_York"),
        ("Bruxelles/Paris", "Europe/Paris"),
    ] {
        let shown = shown(name);
        assert!(shown.contains(&format!("did you mean `{meant}`")), "{name}: {shown}");
    }
}

/// B16: an hour that summer time skips or repeats.
#[test]
fn a_time_at_which_the_clocks_are_changed_is_reported() {
    let at = |at: &str| codes(&with("2027-03-31T23:59", at));
    assert_eq!(at("2027-03-28T01:59"), [""; 0]);
    assert_eq!(at("2027-03-28T02:00"), ["clock-change"]);
    assert_eq!(at("2027-03-28T02:59"), ["clock-change"]);
    assert_eq!(at("2027-03-28T03:00"), [""; 0]);
    assert_eq!(at("2027-10-31T01:59"), ["starts-before-deadline"]);
    assert_eq!(at("2026-10-25T02:30"), ["clock-change"]);
    assert_eq!(at("2026-10-25T03:00"), [""; 0]);
    assert_eq!(at("2026-10-25T02:30+01:00"), [""; 0]);
    // A whole day has that hour too, and is meant whole.
    assert_eq!(at("2026-10-25"), [""; 0]);
    let [skipped, repeated] =
        ["2027-03-28T02:30", "2026-10-25T02:30"].map(|at| sentence(Lang::En, &with("2027-03-31T23:59", at)));
    assert!(skipped.contains("no clock in `Europe/Brussels` shows `2027-03-28T02:30`"), "{skipped}");
    assert!(repeated.contains("show `2026-10-25T02:30` twice"), "{repeated}");
}

const SCALE: &str = "\n[scale.cefr]\nlevels = [\"A1\", \"B2\", \"C1\"]";
const PERSON: &str = "person = { question.en = \"?\" }";
const ENGLISH: &str = "language = { any_of = [\"en\"], scale = \"cefr\", at_least = \"B2\" }";

/// B19: two applicants do not meet the criterion without a person, so it is not for a person in every application.
#[test]
fn only_a_person_says_no_more_than_is_true() {
    let partly = format!("all = [{{ {ENGLISH} }}, {{ {PERSON} }}]{SCALE}");
    assert_eq!(codes_of(&partly), ["only-a-person"]);
    let [en, fr] = Lang::ALL.map(|lang| sentence(lang, &super::rules_of(&partly)));
    assert_eq!(en, "nobody meets `E1` without a person: facts alone can refuse, and never be enough");
    assert!(fr.starts_with("personne ne remplit `E1` sans qu'une personne l'apprécie"), "{fr}");
    let whole = sentence(Lang::En, &super::rules_of(PERSON));
    assert_eq!(whole, "`E1` is for a person to judge in every application, so none is ever eligible by itself");
    // Somebody meets this one by facts.
    assert_eq!(codes_of(&format!("{ENGLISH}{SCALE}")), [""; 0]);
}

/// B8: of a condition that refuses, whoever is unclear because of the person goes to review.
#[test]
fn what_is_said_of_a_condition_for_a_person_is_true() {
    let condition = super::rules_of(PERSON).replace("\"essential\"", "\"condition\"\neffect = \"ineligible\"");
    let found = sentence(Lang::En, &condition);
    assert_eq!(found, "`E1` is for a person to judge in every application, so none is ever eligible by itself");
    assert_eq!(codes(&condition.replace("\"ineligible\"", "\"note\"")), [""; 0]);
}

/// B19: a criterion that refuses and can never be not met by facts.
#[test]
fn a_criterion_that_refuses_nobody_by_itself_is_reported() {
    let either = format!("any = [{{ nationality = {{ any_of = [\"BE\"] }} }}, {{ {PERSON} }}]");
    assert_eq!(codes_of(&either), ["only-a-person-refuses"]);
    let review = super::rules_of(&either).replace("\"essential\"", "\"condition\"\neffect = \"review\"");
    assert_eq!(codes(&review), [""; 0]);
    // Facts can show that no person need be asked.
    let unless = "person = { question.en = \"?\", unless_not = { age = { at_least = 21 } } }";
    let either = format!("any = [{{ nationality = {{ any_of = [\"BE\"] }} }}, {{ {unless} }}]");
    assert_eq!(codes_of(&either), [""; 0]);
}

/// A year in the words of the notice that none of its dates has.
#[test]
fn a_year_that_is_in_no_date_is_reported() {
    let clause = |text: &str| codes(&with("clause.en = \"clause\"", &format!("clause.en = \"{text}\"")));
    assert_eq!(clause("by 31 March 2026"), ["unknown-year"]);
    assert_eq!(clause("born after 1999."), ["unknown-year"]);
    assert_eq!(clause("by 31.03.2026"), ["unknown-year"]);
    assert_eq!(clause("by 31 March 2027"), [""; 0]);
    // The post ends on 29 February 2028.
    assert_eq!(clause("until February 2028"), [""; 0]);
    for text in [
        "at most 2000 words",
        "EUR 2000 a month",
        "€2000",
        "2000 €",
        "Regulation 2016/679",
        "room 20261",
        "A2026",
        "2,000",
    ] {
        assert_eq!(clause(text), [""; 0], "{text}");
    }
    assert_eq!(codes(&with("title.en = \"Trainee\"", "title.en = \"Trainee 2025\"")), ["unknown-year"]);
    let dated = with("clause.en = \"clause\"", "clause.en = \"as of 2021\"")
        .replace("at_least = 18", "at_least = 18\ncheck.age.on = 2021-05-01");
    assert_eq!(codes(&dated), [""; 0]);
}

/// B14: sentences say "one of the" before the title of a set.
#[test]
fn an_article_in_the_title_of_a_set_is_reported() {
    let titled = |title: &str| {
        let rules = super::rules_of(&format!(
            "nationality = {{ any_of = \"s\" }}\n[set.s]\n{title}\nmembers = [\"US\", \"CA\"]"
        ));
        codes(&rules.replace(r#"["en"]"#, r#"["en", "fr"]"#))
            .into_iter()
            .filter(|code| *code != "untranslated")
            .collect::<Vec<_>>()
    };
    assert_eq!(titled(r#"title = { en = "the United States", fr = "États-Unis" }"#), ["article-in-title"]);
    assert_eq!(titled(r#"title = { en = "United States", fr = "les États-Unis" }"#), ["article-in-title"]);
    assert_eq!(titled(r#"title = { en = "other states", fr = "l'Union" }"#), ["article-in-title"]);
    assert_eq!(titled(r#"title = { en = "theatre states", fr = "lacs" }"#), [""; 0]);
}

/// What a command prints of the applicants, one a line, by a rules file.
fn said(command: &str, rules: &str, applicants: &str, lang: &str) -> String {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("rules.toml"), rules).unwrap();
    let file = if applicants.contains('\n') { "all.ndjson" } else { "one.json" };
    fs::write(folder.path().join(file), applicants).unwrap();
    let mut arguments: Vec<_> = command.split(' ').collect();
    arguments.extend([file, "--rules", "rules.toml", "--lang", lang]);
    printed(&run(&folder, &arguments, 200))
}

/// B8: if a person leaves a condition unclear, the application goes to review, no fact is said to be missing, and the question
/// is among the reasons.
#[test]
fn a_condition_that_a_person_decides_lacks_no_facts() {
    let question = "Is the criminal record clean?";
    let person = format!("person = {{ question = {{ en = \"{question}\" }} }}");
    let condition = |check: &str| {
        format!(
            "{}\n[[criterion]]\nid = \"C1\"\ngroup = \"condition\"\neffect = \"ineligible\"\nclause.en = \"c\"\ncheck.{check}\n",
            super::rules_of("age.at_least = 18")
        )
    };
    let adult = r#"{"id":"A","date_of_birth":"2000-01-01"}"#;
    let one = said("check", &condition(&person), adult, "en");
    assert!(one.contains("A: review") && !one.contains("review*") && !one.contains("lack of facts"), "{one}");
    assert!(one.contains(question), "{one}");
    let two = format!("{adult}\n{}\n", adult.replace("\"A\"", "\"B\""));
    let table = said("check", &condition(&person), &two, "en");
    assert!(table.contains(question) && !table.contains('*'), "{table}");
    let explained = said("explain", &condition(&person), adult, "en");
    assert!(explained.contains("? unclear (a person has to look)"), "{explained}");
    assert!(!explained.contains("does not change the verdict"), "{explained}");
    // If a fact lacks beside the question, both are said; if a fact alone lacks, nobody is asked.
    let both = condition(&format!("all = [{{ documents = {{ any_of = [{{ kind = \"cv\" }}] }} }}, {{ {person} }}]"));
    let both = said("check", &both, adult, "en");
    assert!(both.contains("A: review*") && both.contains("* not checked for lack of facts: C1"), "{both}");
    let fact = said("check", &condition("documents = { any_of = [{ kind = \"cv\" }] }"), adult, "en");
    assert!(fact.contains("A: eligible*") && fact.contains("* not checked for lack of facts: C1"), "{fact}");
}

/// B8: `rules show` and the vocabulary say what an unclear condition leads to.
#[test]
fn what_an_unclear_condition_leads_to_is_said() {
    let rules = format!(
        "{}\n[[criterion]]\nid = \"C1\"\ngroup = \"condition\"\neffect = \"ineligible\"\nclause.en = \"c\"\n\
         check.person.question.en = \"Clean?\"\n",
        super::rules_of("age.at_least = 18")
    );
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("rules.toml"), rules).unwrap();
    let shown = printed(&run(&folder, &["rules", "show", "--rules", "rules.toml"], 200));
    assert!(
        shown.contains(
            "not met: ineligible; unclear: a person reviews if only a person can say, else noted as not checked"
        ),
        "{shown}"
    );
    let page = printed(&run(&folder, &["rules", "vocabulary"], 200));
    let outcomes = page.split("What outcomes mean").nth(1).unwrap();
    assert!(outcomes.contains("One that is unclear is noted") && outcomes.contains("`person`"), "{outcomes}");
}

/// What lint prints of a rules file.
fn linted(rules: &str, lang: &str) -> String {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("rules.toml"), rules).unwrap();
    printed(&run(&folder, &["rules", "lint", "rules.toml", "--lang", lang], 200))
}

/// A21: a name of the file's own may stand there; its question lacks.
#[test]
fn of_a_declaration_without_its_question_that_is_said() {
    let own = super::rules_of("declaration = { field = \"related\", is = false }");
    let [en, fr] = ["en", "fr"].map(|lang| linted(&own, lang));
    assert!(
        en.contains("`related` is a name of the file's own, and the question that goes with it is missing"),
        "{en}"
    );
    assert!(en.contains("add `question = {") && !en.contains("not one of the words"), "{en}");
    assert!(fr.contains("la question qui va avec manque"), "{fr}");
    // A word of ours that is misspelt.
    let misspelt = linted(&super::rules_of("declaration = { field = \"generative_ai_use\", is = false }"), "en");
    assert!(misspelt.contains("did you mean `generative_ai_used`"), "{misspelt}");
    let complete = super::rules_of("declaration = { field = \"related\", is = false, question.en = \"Related?\" }");
    assert_eq!(codes(&complete), [""; 0]);
}

/// A file of cases in the place of rules, and the other way round, is said plainly, with the right command.
#[test]
fn rules_and_cases_in_each_others_place_are_named() {
    let folder = TempDir::new().unwrap();
    let cases = "[[case]]\nname = \"a\"\napplicant = {}\nverdict = \"review\"\n";
    fs::write(folder.path().join("rules.toml"), super::rules_of("age.at_least = 18")).unwrap();
    fs::write(folder.path().join("rules.test.toml"), cases).unwrap();
    fs::write(folder.path().join("other.toml"), cases).unwrap();
    fs::write(folder.path().join("empty.test.toml"), "").unwrap();
    fs::write(folder.path().join("a.json"), "{}").unwrap();
    for (command, file, means) in [
        ("rules lint rules.test.toml", "rules.test.toml", "rules test --rules"),
        ("rules lint other.toml", "other.toml", "rules test --rules"),
        ("rules lint empty.test.toml", "empty.test.toml", "rules test --rules"),
        ("check a.json --rules other.toml", "other.toml", "rules test --rules"),
        ("rules show --rules rules.test.toml", "rules.test.toml", "rules test --rules"),
        ("rules test rules.toml", "rules.toml", "rules lint rules.toml"),
    ] {
        for lang in ["en", "fr"] {
            let mut arguments: Vec<_> = command.split(' ').collect();
            arguments.extend(["--lang", lang]);
            let output = run(&folder, &arguments, 200);
            let errors = String::from_utf8(output.stderr.clone()).unwrap();
            assert_eq!(output.status.code(), Some(2), "{command}: {errors}");
            assert!(errors.contains(&format!("`{file}`")) && errors.contains(means), "{command}: {errors}");
            assert_eq!((errors.lines().count(), printed(&output).as_str()), (1, ""), "{command}: {errors}");
        }
    }
    assert_eq!(run(&folder, &["rules", "lint", "rules.toml"], 80).status.code(), Some(0));
    assert_eq!(run(&folder, &["rules", "test", "other.toml"], 80).status.code(), Some(0));
}
