//! The sentences of the kind, in both languages.

use std::fmt;

use crate::checks::Finding;
use crate::checks::candidate::Request;
use crate::checks::credits::{StatedCredits, UnitCredits, credits_in, stated};
use crate::checks::describe::{Describe, DescribeContext, DescribedDay, Description, months};
use crate::checks::education::description::{credits_asked, in_countries, in_fields, only_in_fields, person_from};
use crate::checks::education::text::{describe, plain};
use crate::checks::education_levels::{at_levels, of_levels};
use crate::checks::finding::Reason;
use crate::checks::studies::{Studies, StudiesFact, StudyAmount};
use crate::checks::study_time::{StudyTime, thousandths};
use crate::domain::fact_change::FactChange;
use crate::domain::grammar::date_words::date;
use crate::domain::grammar::{every, in_backticks, say};
use crate::domain::outcome::Outcome;
use crate::domain::text::Lang;

impl Describe for Studies {
    fn describe(&self, context: DescribeContext<'_>) -> Description {
        let (lang, up_to) = (context.lang, DescribedDay::new(context, self.on).up_to());
        let levels = of_levels(lang, &self.levels);
        let mut more = String::new();
        if let Some(asked) = &self.more {
            more += &in_fields(lang, asked.fields.as_ref());
            more += &only_in_fields(lang, asked.only_fields.as_ref());
            more += &in_countries(context, asked.countries.as_ref());
            if asked.full_time {
                more += &say!(lang, "; full-time", "\u{a0}; à temps plein");
            }
        }
        Description::leaf(match &self.asked {
            StudyAmount::Months(count, borderline) => {
                let asked = months(lang, *count);
                let more = more + &person_from(lang, borderline.map(|count| months(lang, count)));
                say!(
                    lang,
                    "at least {asked} of studies {levels}, all together, counted {up_to}{more}",
                    "au moins {asked} d'études {levels} au total, comptés {up_to}{more}"
                )
            }
            StudyAmount::Credits(units) => {
                let asked = credits_asked(lang, units);
                say!(
                    lang,
                    "at least {asked} from all studies {levels} together, as they are {up_to}; credits of another unit are not converted{more}",
                    "au moins {asked} au total pour des études {levels}, {up_to}\u{a0}; ceux d'une autre unité ne sont pas convertis{more}"
                )
            }
        })
    }
}

impl Reason for StudiesFact<'_> {
    fn write_reason(&self, out: &mut String, lang: Lang, finding: &Finding<'_>) -> fmt::Result {
        match &self.check.asked {
            StudyAmount::Months(asked, borderline) => {
                let borderline = borderline.filter(|_| finding.outcome == Outcome::Unclear);
                let time = self.found.first().copied().unwrap_or_default();
                self.write_months(out, lang, time, &required(lang, &asked.to_string(), borderline))?;
            }
            StudyAmount::Credits(units) => self.write_credits(out, lang, units, finding.outcome)?,
        }
        if finding.outcome == Outcome::Met || self.excluded.is_empty() {
            return Ok(());
        }
        let excluded = self.excluded.iter().map(|(entry, why)| {
            let (entry, (en, fr)) = (describe(lang, entry), plain(*why));
            say!(lang, "{entry} ({en})", "{entry} ({fr})")
        });
        let excluded = excluded.collect::<Vec<_>>().join(", ");
        say!(out, lang, "; not counted: {excluded}", "\u{a0}; non pris en compte\u{a0}: {excluded}")
    }
}

/// What is required, with the borderline from which a person decides.
fn required(lang: Lang, asked: &str, borderline: Option<u32>) -> String {
    match borderline {
        Some(borderline) => say!(
            lang,
            "{asked} are required, and from {borderline} on a person decides",
            "{asked} sont demandés, et à partir de {borderline} une personne décide"
        ),
        None => say!(lang, "{asked} are required", "{asked} sont demandés"),
    }
}

impl StudiesFact<'_> {
    fn write_months(&self, out: &mut String, lang: Lang, time: StudyTime, tail: &str) -> fmt::Result {
        let (levels, on) = (at_levels(lang, &self.check.levels), date(lang, self.on));
        let least = thousandths(lang, time.least);
        match time.most {
            Some(0) if self.excluded.is_empty() => {
                say!(out, lang, "no studies {levels} by {on}", "aucune étude {levels} jusqu'au {on}")
            }
            Some(0) => say!(
                out,
                lang,
                "no studies {levels} that count by {on}",
                "aucune étude {levels} prise en compte jusqu'au {on}"
            ),
            Some(most) if most == time.least => {
                let s = if most == 1000 { "" } else { "s" };
                say!(
                    out,
                    lang,
                    "{least} month{s} of studies {levels}; {tail}",
                    "{least} mois d'études {levels}\u{a0}; {tail}"
                )
            }
            Some(most) => {
                let most = thousandths(lang, most);
                say!(
                    out,
                    lang,
                    "{least} to {most} months of studies {levels}; {tail}",
                    "de {least} à {most} mois d'études {levels}\u{a0}; {tail}"
                )
            }
            None if time.least > 0 => say!(
                out,
                lang,
                "at least {least} months of studies {levels}; {tail}",
                "au moins {least} mois d'études {levels}\u{a0}; {tail}"
            ),
            None => say!(
                out,
                lang,
                "studies {levels} of unstated length; {tail}",
                "études {levels} de durée non indiquée\u{a0}; {tail}"
            ),
        }
    }

    /// Says the credits that decide: of several units those that are enough, or else those of which there are any.
    fn write_credits(&self, out: &mut String, lang: Lang, units: &[UnitCredits], outcome: Outcome) -> fmt::Result {
        let levels = at_levels(lang, &self.check.levels);
        let each_unit = || units.iter().zip(&self.found);
        let is_said = |(unit, found): &(&UnitCredits, &StudyTime)| match outcome {
            Outcome::Met => found.judge(unit.at_least, unit.borderline) == Outcome::Met,
            Outcome::Unclear | Outcome::NotMet => found.least > 0 || found.most.is_some_and(|most| most > 0),
        };
        let mut said: Vec<_> = each_unit().filter(is_said).collect();
        if said.is_empty() {
            said = each_unit().collect();
        }
        let amounts = said.iter().map(|(unit, found)| {
            let least = thousandths(lang, found.least).to_string();
            match found.most {
                Some(most) if most != found.least => {
                    let (most, unit) = (thousandths(lang, most), in_backticks(&unit.unit));
                    say!(lang, "{least} to {most} credits in {unit}", "de {least} à {most} crédits en {unit}")
                }
                _ => credits_in(lang, &least, &unit.unit),
            }
        });
        let amounts = every(lang, amounts);
        let is_open = said.iter().any(|(_, found)| found.most.is_none());
        let mut counted = self.entries.iter().filter(|entry| self.check.may_count(entry));
        let more = if is_open && counted.all(|entry| matches!(stated(units, entry), StatedCredits::Of(..))) {
            say!(lang, ", and more may be gained by then", ", et d'autres peuvent s'y ajouter d'ici là")
        } else if is_open {
            say!(
                lang,
                ", and more may be in a unit that is not stated or another one",
                ", et d'autres peut-être dans une unité non indiquée ou différente"
            )
        } else {
            String::new()
        };
        let tail = match units {
            [only] => {
                let borderline = only.borderline.filter(|_| outcome == Outcome::Unclear);
                required(lang, &only.at_least.to_string(), borderline)
            }
            _ => required(lang, &credits_asked(lang, units), None),
        };
        say!(
            out,
            lang,
            "{amounts} from studies {levels}{more}; {tail}",
            "{amounts} d'études {levels}{more}\u{a0}; {tail}"
        )
    }
}

impl Request for Studies {
    fn fact(&self, lang: Lang, _: &FactChange<'_>) -> String {
        // Days are said by what they are, for whoever reads it knows the notice.
        let asked = self.describe(DescribeContext { lang, judging_dates: None }).sentence;
        say!(
            lang,
            "further studies that reach what is asked: {asked}",
            "d'autres études, pour atteindre ce qui est demandé\u{a0}: {asked}"
        )
    }
}
