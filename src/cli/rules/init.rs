//! `eligible rules init`: a new rules file with its cases, to be filled in.

use std::path::{Path, PathBuf};

use anyhow::bail;
use chrono::Datelike as _;
use clap::Args;

use crate::cli::interview::prompts::{Prompts, Terminal, can_ask};
use crate::cli::options::{LangName, lang_of_environment};
use crate::cli::output::{ReportOutput, print};
use crate::cli::rules::DEFAULT;
use crate::domain::calendar::Moment;
use crate::domain::text::Lang;
use crate::messages::command_errors::{CliError, error};
use crate::messages::new_rules_messages::{self as messages, NewNoticeFact};
use crate::report::escape;
use crate::report::new_rules::{NewNotice, NewRules, lint_command, new_rules, test_command};

/// Write a new rules file with a criterion of each common kind and remarks on what to replace, and its cases.
///
/// It asks on the terminal for facts that no option states. Existing files are never overwritten.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(in crate::cli) struct Init {
    /// The rules file to write [default: rules.toml]; its cases are written beside it, into FILE.test.toml
    #[arg(value_name = "FILE", value_parser = file)]
    file: Option<PathBuf>,

    /// The number of the vacancy
    #[arg(long)]
    id: Option<String>,

    /// The languages of the notice's texts, with commas between [default: those of the titles]
    #[arg(long, value_enum, value_delimiter = ',', value_name = "LANG,...")]
    languages: Vec<LangName>,

    /// The title in English
    #[arg(long, value_name = "TITLE")]
    title_en: Option<String>,

    /// The title in French
    #[arg(long, value_name = "TITLE")]
    title_fr: Option<String>,

    /// The deadline, such as 2027-03-31T23:59; the whole minute is still in time
    #[arg(long, value_name = "DATE-TIME")]
    deadline: Option<String>,

    /// The time zone of the deadline, such as Europe/Brussels
    #[arg(long)]
    zone: Option<String>,

    /// Language of the questions and of the remarks in the files [default: that of the environment, else en]
    #[arg(long, value_enum)]
    lang: Option<LangName>,
}

const HELP: &str = "\
Exit status:
  0  both files were written
  2  neither was: one exists already, a fact is missing or wrong, or an error

Examples:
  eligible rules init
  eligible rules init clerk.toml --lang fr
  eligible rules init --id 2027-01 --title-en Trainee --title-fr Stagiaire \\
    --deadline 2027-03-31T23:59 --zone Europe/Brussels";

/// The years of deadlines for which cases can be made: people were born before them, and years have four digits.
const YEARS: (i32, i32) = (1980, 9990);

/// The zone that is offered.
const ZONE: &str = "Europe/Brussels";

fn file(text: &str) -> Result<PathBuf, String> {
    // Two files are written, which standard output cannot take.
    if text == "-" { Err("a file is asked".to_owned()) } else { Ok(PathBuf::from(text)) }
}

/// Runs the command and gives its exit status.
pub(super) fn run(arguments: &Init) -> anyhow::Result<u8> {
    let lang = arguments.lang.map_or_else(lang_of_environment, Lang::from);
    let rules = arguments.file.clone().unwrap_or_else(|| PathBuf::from(DEFAULT));
    let cases = rules.with_extension("test.toml");
    let shown = |path: &Path| escape::visible(&path.display().to_string()).into_owned();
    for path in [&rules, &cases] {
        if path.symlink_metadata().is_ok() {
            bail!(error(lang, CliError::AlreadyThere(&shown(path))));
        }
    }
    let stated = StatedNotice::of(arguments);
    let mistakes = stated.mistakes(lang);
    if !mistakes.is_empty() {
        bail!(mistakes.join("\n"));
    }
    let notice = match stated.notice() {
        Ok(notice) => notice,
        Err(_) if can_ask() => asked(stated, lang, &mut Terminal::new(lang, is_coloured())?)?,
        Err(missing) => bail!(messages::not_stated(lang, &missing)),
    };
    let made = new_rules(lang, &notice, &rules, &cases);
    // What each fact alone allows, all of them allow; if not, the reader says why.
    let NewRules { rules: rules_text, cases: cases_text } = made.map_err(|problems| {
        let problems: Vec<_> = problems.iter().map(|problem| messages::mistake(lang, problem)).collect();
        anyhow::anyhow!(problems.join("\n"))
    })?;
    let outputs = [&rules, &cases].map(|path| ReportOutput::to_file(&path.display().to_string(), lang));
    let [rules_output, cases_output] = outputs;
    let (rules_output, cases_output) = (rules_output?, cases_output?);
    rules_output.write_whole(rules_text.as_bytes())?;
    cases_output.write_whole(cases_text.as_bytes())?;
    let next = [lint_command(&rules), test_command(&rules)];
    print(messages::written(lang, &shown(&rules), &shown(&cases), next.each_ref().map(String::as_str)).as_bytes(), lang)
}

/// Whether prompts are drawn in colour.
fn is_coloured() -> bool {
    anstream::AutoStream::choice(&std::io::stderr()) != anstream::ColorChoice::Never
}

/// The facts of a notice, as far as they are stated.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct StatedNotice {
    id: Option<String>,
    /// None: those of the titles.
    languages: Option<Vec<Lang>>,
    title_en: Option<String>,
    title_fr: Option<String>,
    deadline: Option<String>,
    zone: Option<String>,
}

impl StatedNotice {
    fn of(arguments: &Init) -> Self {
        let mut stated = Self {
            id: arguments.id.clone(),
            languages: None,
            title_en: arguments.title_en.clone(),
            title_fr: arguments.title_fr.clone(),
            deadline: arguments.deadline.clone(),
            zone: arguments.zone.clone(),
        };
        let mut named: Vec<Lang> = Vec::new();
        for lang in arguments.languages.iter().copied().map(Lang::from) {
            if !named.contains(&lang) {
                named.push(lang);
            }
        }
        if named.is_empty() {
            named = Lang::ALL.into_iter().filter(|lang| stated.text(NewNoticeFact::Title(*lang)).is_some()).collect();
        }
        stated.languages = (!named.is_empty()).then_some(named);
        stated
    }

    /// What is stated of a fact that is a text.
    fn text(&self, fact: NewNoticeFact) -> Option<&String> {
        match fact {
            NewNoticeFact::Id => self.id.as_ref(),
            NewNoticeFact::Title(Lang::En) => self.title_en.as_ref(),
            NewNoticeFact::Title(Lang::Fr) => self.title_fr.as_ref(),
            NewNoticeFact::Deadline => self.deadline.as_ref(),
            NewNoticeFact::Zone => self.zone.as_ref(),
            NewNoticeFact::Languages => None,
        }
    }

    fn state(&mut self, fact: NewNoticeFact, text: Option<String>) {
        match fact {
            NewNoticeFact::Id => self.id = text,
            NewNoticeFact::Title(Lang::En) => self.title_en = text,
            NewNoticeFact::Title(Lang::Fr) => self.title_fr = text,
            NewNoticeFact::Deadline => self.deadline = text,
            NewNoticeFact::Zone => self.zone = text,
            NewNoticeFact::Languages => {}
        }
    }

    /// The facts that are texts, in the order in which they are asked.
    fn texts(&self) -> Vec<NewNoticeFact> {
        let titles = self.languages.clone().unwrap_or_else(|| Lang::ALL.to_vec()).into_iter().map(NewNoticeFact::Title);
        [NewNoticeFact::Id].into_iter().chain(titles).chain([NewNoticeFact::Deadline, NewNoticeFact::Zone]).collect()
    }

    /// What is wrong with what is stated.
    fn mistakes(&self, lang: Lang) -> Vec<String> {
        let facts = self.texts();
        let of_fact = |fact: &NewNoticeFact| Some((*fact, refusal(lang, *fact, self.text(*fact)?)?));
        let others = Lang::ALL.map(NewNoticeFact::Title).into_iter().filter(|title| !facts.contains(title));
        let others = others.filter(|title| self.text(*title).is_some());
        let others = others.map(|title| (title, messages::no_such_text(lang)));
        let all = facts.iter().filter_map(of_fact).chain(others);
        all.map(|(fact, mistake)| messages::of_option(lang, fact, &mistake)).collect()
    }

    /// The notice, where everything is stated; else what is not.
    fn notice(&self) -> Result<NewNotice, Vec<NewNoticeFact>> {
        let mut missing: Vec<_> = self.texts().into_iter().filter(|fact| self.text(*fact).is_none()).collect();
        let Some(languages) = &self.languages else {
            missing.insert(usize::from(self.id.is_none()), NewNoticeFact::Languages);
            return Err(missing);
        };
        if !missing.is_empty() {
            return Err(missing);
        }
        let text = |fact| self.text(fact).cloned().unwrap_or_default();
        Ok(NewNotice {
            id: text(NewNoticeFact::Id),
            titles: languages.iter().map(|lang| (*lang, text(NewNoticeFact::Title(*lang)))).collect(),
            deadline: text(NewNoticeFact::Deadline),
            zone: text(NewNoticeFact::Zone),
        })
    }
}

/// Why a text cannot be a fact; none: it can.
fn refusal(lang: Lang, fact: NewNoticeFact, text: &str) -> Option<String> {
    if text.trim().is_empty() {
        return Some(messages::blank(lang));
    }
    let mut sample = NewNotice {
        id: "1".to_owned(),
        titles: vec![(Lang::En, "Trainee".to_owned())],
        deadline: "2027-03-31T23:59".to_owned(),
        zone: "UTC".to_owned(),
    };
    match fact {
        NewNoticeFact::Id => text.clone_into(&mut sample.id),
        NewNoticeFact::Title(lang) => sample.titles = vec![(lang, text.to_owned())],
        NewNoticeFact::Deadline => text.clone_into(&mut sample.deadline),
        NewNoticeFact::Zone => text.clone_into(&mut sample.zone),
        NewNoticeFact::Languages => {}
    }
    let (first, last) = YEARS;
    let year = Moment::parse(&sample.deadline).map_or(first, |moment| moment.day().year());
    if !(first..=last).contains(&year) {
        return Some(messages::unlikely_year(lang, first, last));
    }
    let problems = new_rules(lang, &sample, Path::new(DEFAULT), Path::new(DEFAULT)).err()?;
    problems.first().map(|problem| messages::mistake(lang, problem))
}

/// The notice, after what is not stated was asked.
fn asked(mut stated: StatedNotice, lang: Lang, prompts: &mut dyn Prompts) -> anyhow::Result<NewNotice> {
    if stated.languages.is_none() {
        let answers = [Lang::ALL.to_vec(), vec![Lang::En], vec![Lang::Fr]];
        let options = answers.iter().map(|languages| messages::languages(lang, languages)).collect();
        let (question, help) = of_fact(lang, NewNoticeFact::Languages);
        let chosen = prompts.choose(&question, &help, options, 0)?;
        stated.languages = chosen.and_then(|index| answers.into_iter().nth(index));
    }
    for fact in stated.texts() {
        if stated.text(fact).is_none() {
            let (question, help) = of_fact(lang, fact);
            let initial = (fact == NewNoticeFact::Zone).then_some(ZONE);
            let check = |answer: &str| refusal(lang, fact, answer).map_or(Ok(()), Err);
            let mut answer = prompts.text(&question, &help, initial, &check)?;
            if answer.is_none() {
                // What was left open by mistake is asked once more; whoever leaves it open again wants to stop.
                answer = prompts.text(&question, &help, initial, &check)?;
            }
            if answer.is_none() {
                break;
            }
            stated.state(fact, answer);
        }
    }
    stated.notice().map_err(|missing| anyhow::anyhow!(messages::left_open(lang, &missing)))
}

fn of_fact(lang: Lang, fact: NewNoticeFact) -> (String, String) {
    (messages::question(lang, fact), messages::help(lang, fact))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
mod tests {
    use std::collections::VecDeque;

    use super::*;
    use crate::cli::interview::prompts::AnswerValidator;

    /// Answers in turn; `None` leaves a question open.
    struct Script(VecDeque<(&'static str, Option<&'static str>)>);

    impl Script {
        fn answer(&mut self, question: &str) -> Option<&'static str> {
            let (expected, answer) = self.0.pop_front().unwrap_or_default();
            assert_eq!(question, expected);
            answer
        }
    }

    impl Prompts for Script {
        fn print(&mut self, _: &str) {}

        fn choose(&mut self, question: &str, _: &str, options: Vec<String>, _: usize) -> anyhow::Result<Option<usize>> {
            let answer = self.answer(question);
            Ok(options.iter().position(|option| Some(option.as_str()) == answer))
        }

        fn text(
            &mut self,
            question: &str,
            _: &str,
            _: Option<&str>,
            check: &AnswerValidator<'_>,
        ) -> anyhow::Result<Option<String>> {
            let answer = self.answer(question);
            assert_eq!(answer.map_or(Ok(()), check), Ok(()), "{question}");
            Ok(answer.map(str::to_owned))
        }
    }

    #[test]
    fn what_no_option_states_is_asked() {
        let stated = StatedNotice { zone: Some("Europe/Paris".to_owned()), ..StatedNotice::default() };
        let script = [
            ("Dans quelles langues l'avis est-il rédigé\u{a0}?", Some("français")),
            ("Quel est le numéro de la vacance\u{a0}?", Some("7")),
            ("Quel est son titre en français\u{a0}?", Some("Stagiaire")),
            ("Quelles sont la date et l'heure limites\u{a0}?", Some("2028-02-29T12:00")),
        ];
        let mut script = Script(script.into());
        let notice = asked(stated, Lang::Fr, &mut script).unwrap();
        let expected = NewNotice {
            id: "7".to_owned(),
            titles: vec![(Lang::Fr, "Stagiaire".to_owned())],
            deadline: "2028-02-29T12:00".to_owned(),
            zone: "Europe/Paris".to_owned(),
        };
        assert_eq!((notice, script.0.len()), (expected, 0));
    }

    #[test]
    fn what_is_left_open_is_named() {
        let stated = StatedNotice { languages: Some(vec![Lang::En]), ..StatedNotice::default() };
        let script = [
            ("What is the number of the vacancy?", None),
            ("What is the number of the vacancy?", Some("7")),
            ("What is its title in English?", Some("Trainee")),
            ("What is the deadline?", None),
            ("What is the deadline?", None),
        ];
        let mut script = Script(script.into());
        let problem = asked(stated, Lang::En, &mut script).unwrap_err();
        assert!(problem.to_string().ends_with("these facts are missing: --deadline, --zone"), "{problem}");
        assert!(script.0.is_empty());
    }

    #[test]
    fn a_fact_that_cannot_be_is_refused() {
        for (fact, text, expected) in [
            (NewNoticeFact::Id, " ", "a text is required here"),
            (NewNoticeFact::Deadline, "tomorrow", "date and time in another form than `2030-01-31T12:00`"),
            (NewNoticeFact::Deadline, "2027-02-29T12:00", "date and time in another form than `2030-01-31T12:00`"),
            (NewNoticeFact::Deadline, "0012-01-01T12:00", "a deadline in the years 1980 to 9990"),
            (NewNoticeFact::Zone, "Brussels", "did you mean `Europe/Brussels`?"),
        ] {
            let refused = refusal(Lang::En, fact, text).unwrap_or_default();
            assert!(refused.contains(expected), "{text}: {refused}");
        }
    }
}
