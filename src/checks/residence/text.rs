//! The sentences of the kind, in both languages.

use std::fmt;

use crate::checks::Finding;
use crate::checks::describe::{Describe, DescribeContext, DescribedDay, Description, each_of, plural_title};
use crate::checks::finding::Reason;
use crate::checks::length_of_time::text::time;
use crate::checks::nationality::text::within_countries;
use crate::checks::residence::{ResidenceCheck, ResidenceFact};
use crate::domain::countries::Country;
use crate::domain::grammar::country_names::{in_country, unless_name, with_article};
use crate::domain::grammar::{in_backticks, say};
use crate::domain::outcome::Outcome;
use crate::domain::text::Lang;

impl Describe for ResidenceCheck {
    fn describe(&self, context: DescribeContext<'_>) -> Description {
        let (lang, up_to) = (context.lang, DescribedDay::new(context, self.on).up_to());
        let (countries, mut time) = (within_countries(context, &self.countries), time(lang, &self.time));
        if self.stays {
            time += &say!(
                lang,
                "; residence that has not ended is assumed to continue",
                "\u{a0}; une résidence encore en cours est réputée se poursuivre"
            );
        }
        if self.outside {
            let name =
                |country: Country| if lang == Lang::En { with_article(lang, country) } else { country.name(lang) };
            let names = each_of(context, self.countries.members.iter().map(|member| name(member.country)));
            let countries = match plural_title(&self.countries.title, lang) {
                "" => names,
                _ if self.countries.only().is_some() => names,
                title => say!(lang, "the {title}", "{title}"),
            };
            return Description::leaf(say!(
                lang,
                "residence outside of {countries}, counted {up_to}: {time}",
                "résidence hors des pays suivants\u{a0}: {countries}, comptée {up_to}\u{a0}: {time}"
            ));
        }
        Description::leaf(say!(
            lang,
            "residence {countries}, counted {up_to}: {time}",
            "résidence {countries}, comptée {up_to}\u{a0}: {time}"
        ))
    }
}

impl Reason for ResidenceFact<'_> {
    fn write_reason(&self, out: &mut String, lang: Lang, _: &Finding<'_>) -> fmt::Result {
        let place = match (self.country, &self.entry.country) {
            (Some(country), Some(text)) => in_country(lang, country) + &unless_name(country, &text.value),
            (None, Some(text)) => {
                let text = in_backticks(&text.value);
                say!(lang, "in {text}", "dans le pays {text}")
            }
            (_, None) => say!(lang, "in a country that is not stated", "dans un pays non indiqué"),
        };
        match self.counts {
            Outcome::Met => say!(out, lang, "residence {place} counts", "résidence {place} prise en compte"),
            Outcome::NotMet => {
                say!(out, lang, "residence {place} does not count", "résidence {place} non prise en compte")
            }
            Outcome::Unclear if self.country.is_none() && self.entry.country.is_some() => {
                say!(
                    out,
                    lang,
                    "residence {place}: country not understood",
                    "résidence {place}\u{a0}: pays non reconnu"
                )
            }
            Outcome::Unclear if self.country.is_none() => say!(out, lang, "residence {place}", "résidence {place}"),
            Outcome::Unclear => {
                say!(
                    out,
                    lang,
                    "residence {place}: the selection team decides",
                    "résidence {place}\u{a0}: le service responsable tranche"
                )
            }
        }
    }
}
