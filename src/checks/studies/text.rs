//! The sentences of the kind, in both languages.

use std::fmt;

use crate::checks::Finding;
use crate::checks::describe::{Describe, DescribeContext, DescribedDay, Description, months, quote};
use crate::checks::education::description::{in_countries, in_fields};
use crate::checks::education_levels::at_levels;
use crate::checks::finding::Reason;
use crate::checks::studies::{Studies, StudiesFact};
use crate::domain::grammar::date_words::date;
use crate::domain::grammar::{in_backticks, say};
use crate::domain::outcome::Outcome;
use crate::domain::text::Lang;

impl Describe for Studies {
    fn describe(&self, context: DescribeContext<'_>) -> Description {
        let (lang, up_to) = (context.lang, DescribedDay::new(context, self.on).up_to());
        let levels = at_levels(lang, &self.levels);
        let amount = |count: u32| match &self.unit {
            None => months(lang, count),
            Some(unit) => {
                let unit = quote(lang, unit);
                say!(lang, "{count} credits in {unit}", "{count} crédits en {unit}")
            }
        };
        let asked = amount(self.months);
        let mut more = self.borderline_months.map_or_else(String::new, |count| {
            let months = amount(count);
            say!(lang, "; from {months} on a person decides", "\u{a0}; à partir de {months}, une personne décide")
        });
        if let Some(asked) = &self.more {
            more += &in_fields(lang, asked.fields.as_ref());
            more += &in_countries(context, asked.countries.as_ref());
            if asked.full_time {
                more += &say!(lang, "; full-time", "\u{a0}; à temps plein");
            }
        }
        if self.unit.is_some() {
            return Description::leaf(say!(
                lang,
                "at least {asked} from studies in all {levels}, as they stand {up_to}; credits of another unit are not converted{more}",
                "au moins {asked} au total pour des études {levels}, {up_to}\u{a0}; ceux d'une autre unité ne sont pas convertis{more}"
            ));
        }
        Description::leaf(say!(
            lang,
            "at least {asked} of studies in all {levels}, counted {up_to}{more}",
            "au moins {asked} d'études au total {levels}, comptés {up_to}{more}"
        ))
    }
}

impl Reason for StudiesFact<'_> {
    fn write_reason(&self, out: &mut String, lang: Lang, finding: &Finding<'_>) -> fmt::Result {
        let (levels, asked) = (at_levels(lang, &self.check.levels), self.check.months);
        let borderline = self.check.borderline_months.filter(|_| finding.outcome == Outcome::Unclear);
        let tail = fmt::from_fn(|out| match borderline {
            Some(borderline) => say!(
                out,
                lang,
                "{asked} are required, and from {borderline} on a person decides",
                "{asked} sont demandés, et à partir de {borderline} une personne décide"
            ),
            None => say!(out, lang, "{asked} are required", "{asked} sont demandés"),
        });
        let (least, on) = (thousandths(lang, self.time.least), date(lang, self.on));
        let what = fmt::from_fn(|out| match &self.check.unit {
            None => say!(out, lang, "months of studies", "mois d'études"),
            Some(unit) => {
                let unit = in_backticks(unit);
                say!(out, lang, "credits in {unit} from studies", "crédits en {unit} d'études")
            }
        });
        match self.time.most {
            Some(0) if self.check.unit.is_none() => {
                say!(out, lang, "no studies {levels} by {on}", "aucune étude {levels} jusqu'au {on}")
            }
            Some(most) if most == self.time.least => {
                say!(out, lang, "{least} {what} {levels}; {tail}", "{least} {what} {levels}\u{a0}; {tail}")
            }
            Some(most) => {
                let most = thousandths(lang, most);
                say!(
                    out,
                    lang,
                    "{least} to {most} {what} {levels}; {tail}",
                    "de {least} à {most} {what} {levels}\u{a0}; {tail}"
                )
            }
            None if self.check.unit.is_some() => say!(
                out,
                lang,
                "{least} {what} {levels}, and more may be in a unit that is not stated or another one; {tail}",
                "{least} {what} {levels}, et d'autres peut-être dans une unité non indiquée ou différente\u{a0}; {tail}"
            ),
            None if self.time.least > 0 => say!(
                out,
                lang,
                "at least {least} {what} {levels}; {tail}",
                "au moins {least} {what} {levels}\u{a0}; {tail}"
            ),
            None => say!(
                out,
                lang,
                "studies {levels} of unstated length; {tail}",
                "études {levels} de durée non indiquée\u{a0}; {tail}"
            ),
        }
    }
}

/// A number of months from thousandths, without idle zeros.
pub fn thousandths(lang: Lang, value: u64) -> impl fmt::Display {
    fmt::from_fn(move |out| {
        let (whole, part) = (value / 1000, value % 1000);
        if part == 0 {
            return write!(out, "{whole}");
        }
        let part = format!("{part:03}");
        let part = part.trim_end_matches('0');
        say!(out, lang, "{whole}.{part}", "{whole},{part}")
    })
}
