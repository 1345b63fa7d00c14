//! A whole assessment of any bytes against any rules: the text before the first zero byte is a rules file, what follows it
//! an applicant file. Verdict and score follow from the outcomes, contested is where the two texts differ, and what explains
//! an assessment, its remedies and the days around it says the same.
#![no_main]

use eligible::internal::assessment::timeline::periods;
use eligible::internal::assessment::{Assessment, Judgement, Reading, assess};
use eligible::internal::domain::calendar::around;
use eligible::internal::domain::outcome::{Effect, Group, Outcome, Verdict};
use eligible::internal::domain::text::Lang;
use eligible::internal::intake::document::{Record, read_document};
use eligible::internal::report::formats::json_writer::{ApplicantWriter, JsonLayout};
use eligible::internal::report::{Run, escape, explanation, report_data, timeline_report as course};
use eligible::internal::rules::{self, Vacancy};
use eligible_fuzz::{LOOK, check_shown, lang_by};
use libfuzzer_sys::{Corpus, fuzz_target};

fuzz_target!(|bytes: &[u8]| -> Corpus {
    let mut parts = bytes.splitn(2, |byte| *byte == 0);
    let (text, applicant) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let Some(vacancy) = str::from_utf8(text).ok().and_then(|text| rules::read(text).ok()) else {
        return Corpus::Reject;
    };
    let mut judged = 0;
    read_document(applicant, false, |record| {
        if record.intake.problems.is_empty() {
            judged += 1;
            // Of many records the first show what there is to see.
            if judged <= 4 {
                check(&vacancy, &record);
            }
        }
    });
    if judged > 0 { Corpus::Keep } else { Corpus::Reject }
});

fn check(vacancy: &Vacancy, record: &Record<'_>) {
    let judging_dates = vacancy.judging_dates(None);
    let readings = [Reading::One(Lang::En), Reading::One(Lang::Fr), Reading::All];
    let runs = readings.map(|reading| eligible_fuzz::run(vacancy, &judging_dates, reading, Lang::En));
    let applicant = &record.intake.applicant;
    let assessments = runs.map(|run| assess(vacancy, &run.input(applicant, true), run.reading));
    for (run, detailed) in runs.iter().zip(&assessments) {
        follows(vacancy, detailed);
        let told_in_french = Run { lang: Lang::Fr, ..*run };
        for other in [run, &told_in_french] {
            let short = assess(vacancy, &other.input(applicant, false), other.reading);
            assert_eq!(
                (short.verdict, short.score, outcomes(&short)),
                (detailed.verdict, detailed.score, outcomes(detailed))
            );
        }
    }
    let [english, french, both] = &assessments;
    for ((english, french), both) in english.judgements.iter().zip(&french.judgements).zip(&both.judgements) {
        let differ = english.outcome != french.outcome;
        assert_eq!(both.contested(), differ, "{}", both.criterion.id);
        assert_eq!(both.outcome, if differ { Outcome::Unclear } else { english.outcome }, "{}", both.criterion.id);
    }
    explain(&Run { lang: lang_by(record.bytes), ..runs[2] }, record);
    by_day(&runs[2], record, both);
}

fn outcomes(assessment: &Assessment<'_>) -> Vec<Outcome> {
    assessment.judgements.iter().map(|judgement| judgement.outcome).collect()
}

/// The verdict and the score by the words of the contract, from the outcomes alone.
fn follows(vacancy: &Vacancy, assessment: &Assessment<'_>) {
    let holds = |group, outcome, effect: fn(Effect) -> bool| {
        assessment.judgements.iter().any(|Judgement { criterion, outcome: found, .. }| {
            criterion.group == group && *found == outcome && effect(criterion.effect)
        })
    };
    let makes_ineligible = |effect| effect == Effect::Ineligible;
    let makes_review = |effect| effect == Effect::Review;
    let makes_either = |effect| matches!(effect, Effect::Ineligible | Effect::Review);
    let verdict = if holds(Group::Essential, Outcome::NotMet, makes_ineligible)
        || holds(Group::Condition, Outcome::NotMet, makes_ineligible)
    {
        Verdict::Ineligible
    } else if holds(Group::Essential, Outcome::Unclear, makes_either)
        || holds(Group::Essential, Outcome::NotMet, makes_review)
        || holds(Group::Condition, Outcome::NotMet, makes_review)
    {
        Verdict::Review
    } else {
        Verdict::Eligible
    };
    assert_eq!(assessment.verdict, verdict);
    let weight = |wanted: &[Outcome]| -> u128 {
        let counted = assessment.judgements.iter().filter(|judgement| wanted.contains(&judgement.outcome));
        counted.map(|judgement| u128::from(judgement.criterion.weight)).sum()
    };
    let all: u128 = vacancy.criteria.iter().map(|criterion| u128::from(criterion.weight)).sum();
    // One decimal, half up.
    let tenths = |part: u128| (part * 2000 + all).checked_div(all * 2).unwrap_or(0);
    // Where nothing has a weight there is no score.
    assert_eq!(assessment.score.is_none(), all == 0);
    let Some(score) = assessment.score else { return };
    let score = (u128::from(score.min), u128::from(score.max));
    assert_eq!(score, (tenths(weight(&[Outcome::Met])), tenths(weight(&[Outcome::Met, Outcome::Unclear]))));
    assert!(score.0 <= score.1 && score.1 <= 1000);
}

/// The report and the explanation.
fn explain(run: &Run<'_>, record: &Record<'_>) {
    let subject = run.subject("applicant.json", record, true);
    let applicant = report_data::applicant(run, &subject);
    let mut written = Vec::new();
    ApplicantWriter::new(run).applicant(&mut written, &subject, JsonLayout::Line);
    let line = report_data::ApplicantData { kind: Some("applicant".into()), ..applicant };
    let expected = serde_json::to_string(&line).expect("JSON");
    assert_eq!(String::from_utf8(written).expect("UTF-8"), escape::json(&expected));
    let explained = explanation::explanation(run, &subject, Some(1));
    check_shown("an explanation", &explanation::full_text(run, &subject, &explained, true, LOOK));
    check_shown("a short explanation", &explanation::short_text(run, &subject, &explained, (true, None), LOOK));
    check_shown("an explanation", &explanation::json(&explained).expect("JSON"));
}

/// The days around the reference date: no gaps, neighbours differ, and that day is as it was judged.
fn by_day(run: &Run<'_>, record: &Record<'_>, assessment: &Assessment<'_>) {
    let reference = run.judging_dates.reference;
    let (from, to) = around(reference, 1);
    let found = periods(run.vacancy, &record.intake.applicant, run.reading, from, to);
    assert_eq!((found.first().map(|period| period.from), found.last().map(|period| period.to)), (Some(from), Some(to)));
    for pair in found.windows(2) {
        assert_eq!(pair[0].to.succ_opt(), Some(pair[1].from));
        assert_ne!(pair[0].outcomes, pair[1].outcomes);
    }
    let of_reference = found.iter().find(|period| period.holds(reference)).expect("a period");
    assert_eq!((of_reference.verdict, of_reference.score), (assessment.verdict, assessment.score));
    assert_eq!(of_reference.outcomes, outcomes(assessment));
    let subject = run.subject("applicant.json", record, false);
    let course = course::course(run, &subject, assessment, from, to);
    check_shown("a course", &course::table(&course, LOOK));
}
