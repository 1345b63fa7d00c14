//! The sentences of the kind, in both languages.

use std::fmt;

use crate::checks::Finding;
use crate::checks::candidate::Request;
use crate::checks::credits::{StatedCredits, UnitCredits, credits, credits_in, stated};
use crate::checks::describe::{Describe, DescribeContext, DescribedDay, Description, months};
use crate::checks::education::description::{
    borderline_from, credits_asked, in_countries, in_fields, only_in_fields, required,
};
use crate::checks::education::text::describe;
use crate::checks::education_levels::of_levels;
use crate::checks::finding::Reason;
use crate::checks::studies::{Studies, StudiesFact, StudyAmount};
use crate::checks::study_time::{StudyTime, thousandths};
use crate::domain::fact_change::FactChange;
use crate::domain::grammar::date_words::date;
use crate::domain::grammar::{every, say};
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
                let borderline = borderline_from(lang, borderline.map(|count| months(lang, count)));
                say!(
                    lang,
                    "at least {asked} of studies {levels} in total{borderline}, {up_to}{more}",
                    "au moins {asked} d'études au total, {levels}{borderline}, {up_to}{more}"
                )
            }
            StudyAmount::Credits(units) => {
                let asked = credits_asked(lang, units);
                say!(
                    lang,
                    "at least {asked} from studies {levels} in total, {up_to}; credits in another unit are not converted{more}",
                    "au moins {asked} au total pour des études {levels}, {up_to}\u{a0}; les crédits dans une autre unité ne sont pas convertis{more}"
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
                let borderline = borderline.map(|count| months(lang, count));
                self.write_months(out, lang, time, &required(lang, &months(lang, *asked), borderline))?;
            }
            StudyAmount::Credits(units) => self.write_credits(out, lang, units, finding.outcome)?,
        }
        if finding.outcome == Outcome::Met || self.excluded.is_empty() {
            return Ok(());
        }
        let excluded =
            self.excluded.iter().map(|(entry, why)| format!("{} ({})", describe(lang, entry), why.text(lang)));
        let excluded = excluded.collect::<Vec<_>>().join(", ");
        say!(out, lang, "; not counted: {excluded}", "\u{a0}; non pris en compte\u{a0}: {excluded}")
    }
}

impl StudiesFact<'_> {
    fn write_months(&self, out: &mut String, lang: Lang, time: StudyTime, tail: &str) -> fmt::Result {
        let (levels, on) = (of_levels(lang, &self.check.levels), date(lang, self.on));
        let least = thousandths(lang, time.least);
        let amount = match time.most {
            Some(0) if self.excluded.is_empty() => {
                return say!(out, lang, "no studies {levels} by {on}", "pas d'études {levels} au {on}");
            }
            Some(0) => {
                return say!(
                    out,
                    lang,
                    "no studies {levels} that count by {on}",
                    "pas d'études {levels} prises en compte au {on}"
                );
            }
            Some(1000) if time.least == 1000 => say!(lang, "1 month", "1 mois"),
            Some(most) if most == time.least => say!(lang, "{least} months", "{least} mois"),
            Some(most) => {
                let most = thousandths(lang, most);
                say!(lang, "{least} to {most} months", "de {least} à {most} mois")
            }
            None if time.least > 0 => say!(lang, "at least {least} months", "au moins {least} mois"),
            None => {
                return say!(
                    out,
                    lang,
                    "studies {levels} of unstated length; {tail}",
                    "études {levels} de durée non indiquée\u{a0}; {tail}"
                );
            }
        };
        say!(out, lang, "{amount} of studies {levels}; {tail}", "{amount} d'études {levels}\u{a0}; {tail}")
    }

    /// Says the credits that decide: of several units those that are enough, or else those of which there are any.
    fn write_credits(&self, out: &mut String, lang: Lang, units: &[UnitCredits], outcome: Outcome) -> fmt::Result {
        let levels = of_levels(lang, &self.check.levels);
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
            let least = thousandths(lang, found.least);
            let count = match found.most {
                Some(most) if most != found.least => {
                    let most = thousandths(lang, most);
                    say!(lang, "{least} to {most}", "de {least} à {most}")
                }
                _ => least.to_string(),
            };
            credits_in(lang, &count, &unit.unit)
        });
        let amounts = every(lang, amounts);
        let is_open = said.iter().any(|(_, found)| found.most.is_none());
        let mut counted = self.entries.iter().filter(|entry| self.check.may_count(entry));
        let more = if is_open && counted.all(|entry| matches!(stated(units, entry), StatedCredits::Of(..))) {
            say!(lang, ", and more may be gained by then", ", et d'autres peuvent s'y ajouter d'ici là")
        } else if is_open {
            say!(
                lang,
                "; there may be others in another unit, or with no unit stated",
                "\u{a0}; il peut y en avoir d'autres dans une autre unité ou sans unité indiquée"
            )
        } else {
            String::new()
        };
        let tail = match units {
            [only] => {
                let borderline = only.borderline.filter(|_| outcome == Outcome::Unclear);
                required(lang, &credits(lang, &only.at_least.to_string()), borderline.map(|count| count.to_string()))
            }
            _ => required(lang, &credits_asked(lang, units), None),
        };
        say!(
            out,
            lang,
            "{amounts} from studies {levels}{more}; {tail}",
            "{amounts} pour des études {levels}{more}\u{a0}; {tail}"
        )
    }
}

impl Request for Studies {
    fn fact(&self, lang: Lang, _: &FactChange<'_>) -> String {
        // Days are said by what they are, for whoever reads it knows the notice.
        let asked = self.describe(DescribeContext { lang, judging_dates: None }).sentence;
        say!(
            lang,
            "further studies, to reach the required amount: {asked}",
            "des études supplémentaires, pour atteindre le total requis\u{a0}: {asked}"
        )
    }
}
