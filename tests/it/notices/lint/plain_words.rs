//! What is said of conditions that a person decides (B8), of declarations (A21), and of files in each other's place.

use std::fs;

use tempfile::TempDir;

use super::{codes, printed, run};
use crate::notices::rules_of;

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
            rules_of("age.at_least = 18")
        )
    };
    let adult = r#"{"id":"A","date_of_birth":"2000-01-01"}"#;
    let one = said("check", &condition(&person), adult, "en");
    assert!(one.contains("A: review") && !one.contains("review*") && !one.contains("lack of facts"), "{one}");
    assert!(one.contains(question), "{one}");
    let two = format!("{adult}\n{}\n", adult.replace("\"A\"", "\"B\""));
    let table = said("check", &condition(&person), &two, "en");
    assert!(table.contains(question) && !table.contains('*'), "{table}");
    let explained = said("explain --full", &condition(&person), adult, "en");
    assert!(explained.contains("? unclear (needs human review)"), "{explained}");
    assert!(!explained.contains("does not change the verdict"), "{explained}");
    // If a fact lacks beside the question, both are said; if a fact alone lacks, nobody is asked.
    let both = condition(&format!("all = [{{ documents = {{ any_of = [{{ kind = \"cv\" }}] }} }}, {{ {person} }}]"));
    let both = said("check", &both, adult, "en");
    assert!(
        both.contains("A: review*") && both.contains("* conditions not checked because information is missing: C1"),
        "{both}"
    );
    let fact = said("check", &condition("documents = { any_of = [{ kind = \"cv\" }] }"), adult, "en");
    assert!(
        fact.contains("A: eligible*") && fact.contains("* conditions not checked because information is missing: C1"),
        "{fact}"
    );
}

/// B8: `rules show` and the vocabulary say what an unclear condition leads to.
#[test]
fn what_an_unclear_condition_leads_to_is_said() {
    let rules = format!(
        "{}\n[[criterion]]\nid = \"C1\"\ngroup = \"condition\"\neffect = \"ineligible\"\nclause.en = \"c\"\n\
         check.person.question.en = \"Clean?\"\n",
        rules_of("age.at_least = 18")
    );
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("rules.toml"), rules).unwrap();
    let shown = printed(&run(&folder, &["rules", "show", "--rules", "rules.toml"], 200));
    assert!(
        shown.split_whitespace().collect::<Vec<_>>().join(" ").contains(
            "If not met: ineligible. If unclear: human review if only the selection team can decide, otherwise noted as not checked."
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
    let own = rules_of("declaration = { field = \"related\", is = false }");
    let [en, fr] = ["en", "fr"].map(|lang| linted(&own, lang));
    assert!(en.contains("`related` is defined by this file, but its question is missing"), "{en}");
    assert!(en.contains("add `question = {") && !en.contains("value not understood"), "{en}");
    assert!(fr.contains("mais sa question manque"), "{fr}");
    // A word of ours that is misspelt.
    let misspelt = linted(&rules_of("declaration = { field = \"generative_ai_use\", is = false }"), "en");
    assert!(misspelt.contains("did you mean `generative_ai_used`"), "{misspelt}");
    let complete = rules_of("declaration = { field = \"related\", is = false, question.en = \"Related?\" }");
    assert_eq!(codes(&complete), [""; 0]);
}

/// A file of cases in the place of rules, and the other way round, is said plainly, with the right command.
#[test]
fn rules_and_cases_in_each_others_place_are_named() {
    let folder = TempDir::new().unwrap();
    let cases = "[[case]]\nname = \"a\"\napplicant = {}\nverdict = \"review\"\n";
    fs::write(folder.path().join("rules.toml"), rules_of("age.at_least = 18")).unwrap();
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
