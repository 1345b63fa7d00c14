//! The sentences of the kind, in both languages.

use std::fmt;

use crate::checks::describe::{
    Describe, DescribeContext, DescribedDay, Description, any_of, plural_title, quote, title,
};
use crate::checks::finding::Reason;
use crate::checks::nationality::{HowMany, Membership, Nationality, NationalityFact};
use crate::checks::{Finding, OnDate};
use crate::domain::countries::Country;
use crate::domain::grammar::country_names::{as_stated, in_country, is_plural, of_country, with_article};
use crate::domain::grammar::date_words::date;
use crate::domain::grammar::{in_backticks, say};
use crate::domain::names::normalise;
use crate::domain::rule_lists::CountrySet;
use crate::domain::text::Lang;

impl Describe for Nationality {
    fn describe(&self, context: DescribeContext<'_>) -> Description {
        let lang = context.lang;
        let countries = of_countries(context, &self.set);
        let membership = membership(context, self);
        let has_territories = self.set.members.iter().any(|member| !member.territories.is_empty());
        let territories = if has_territories {
            say!(
                lang,
                "; if only a territory of one of them is stated, the selection team decides",
                "\u{a0}; territoire rattaché à l'un d'eux\u{a0}: à l'appréciation du service responsable"
            )
        } else {
            String::new()
        };
        Description::leaf(match self.which {
            HowMany::None => say!(
                lang,
                "no nationality is that {countries}{membership}{territories}",
                "aucune nationalité n'est celle {countries}{membership}{territories}"
            ),
            HowMany::Any => say!(
                lang,
                "at least one nationality is that {countries}{membership}{territories}",
                "au moins une nationalité est celle {countries}{membership}{territories}"
            ),
            HowMany::Each => say!(
                lang,
                "every nationality is that {countries}{membership}{territories}",
                "chaque nationalité est celle {countries}{membership}{territories}"
            ),
        })
    }
}

impl Reason for NationalityFact<'_> {
    fn write_reason(&self, out: &mut String, lang: Lang, _: &Finding<'_>) -> fmt::Result {
        let text = in_backticks(self.text);
        let Some(country) = self.country else {
            return if self.is_further {
                say!(
                    out,
                    lang,
                    "the list of nationalities may be incomplete",
                    "la liste des nationalités est peut-être incomplète"
                )
            } else if self.text.trim().is_empty() {
                say!(
                    out,
                    lang,
                    "one nationality is not stated or not understood",
                    "l'une des nationalités n'est pas indiquée ou pas reconnue"
                )
            } else {
                say!(out, lang, "country not understood: {text}", "pays non reconnu\u{a0}: {text}")
            };
        };
        if self.membership == Membership::Several {
            return say!(
                out,
                lang,
                "{text} may mean more than one nationality",
                "{text} peut désigner plusieurs nationalités"
            );
        }
        let name = as_stated(lang, country, self.text);
        // Only French says it otherwise of a plural.
        let is_plural = |country| lang == Lang::Fr && is_plural(country);
        let are_several = is_plural(country);
        let verb = |singular: &'static str, plural| if are_several { plural } else { singular };
        let is = verb("est", "sont");
        if let (Some(only), Membership::Member(None) | Membership::Other) = (self.set.only(), self.membership) {
            let only = with_article(lang, only);
            return match self.membership {
                Membership::Member(_) => {
                    say!(out, lang, "{name} is the country listed", "{name} {is} le pays visé")
                }
                _ => say!(out, lang, "{name} is not {only}", "le seul pays visé est {only}, et non {name}"),
            };
        }
        let title = fmt::from_fn(|out| match plural_title(&self.set.title, lang) {
            "" => say!(out, lang, "countries listed", "pays énumérés"),
            title => out.write_str(title),
        });
        let (figures, makes, has) = (verb("figure", "figurent"), verb("fait", "font"), verb("a", "ont"));
        let on = date(lang, self.on);
        match self.membership {
            Membership::Member(Some(since)) => {
                let since = date(lang, since);
                say!(
                    out,
                    lang,
                    "{name} is among the {title} (since {since})",
                    "{name} {figures} parmi les {title} (depuis le {since})"
                )
            }
            Membership::Member(None) => {
                say!(out, lang, "{name} is among the {title}", "{name} {figures} parmi les {title}")
            }
            Membership::NotYet(since) => {
                let since = date(lang, since);
                say!(
                    out,
                    lang,
                    "{name} is among the {title} only from {since}, after {on}",
                    "{name} ne {makes} partie des {title} que depuis le {since}, après le {on}"
                )
            }
            Membership::NoLonger(until) => {
                let until = date(lang, until);
                say!(
                    out,
                    lang,
                    "{name} was among the {title} only until {until}, before {on}",
                    "{name} n'{has} fait partie des {title} que jusqu'au {until}, avant le {on}"
                )
            }
            Membership::Territory(owner) => {
                let (of_owner, figures) =
                    (of_country(lang, owner), if is_plural(owner) { "figurent" } else { "figure" });
                say!(
                    out,
                    lang,
                    "{name} is a territory {of_owner}, which is among the {title}; the nationality is still to be clarified",
                    "{name} {is} un territoire {of_owner}, qui {figures} parmi les {title}\u{a0}; la nationalité reste à préciser"
                )
            }
            Membership::Other | Membership::Unknown | Membership::Several => {
                say!(out, lang, "{name} is not among the {title}", "{name} ne {makes} pas partie des {title}")
            }
        }
    }
}

/// Countries, by the title of their set or one by one; a single one in English with its article.
pub fn countries(context: DescribeContext<'_>, set: &CountrySet) -> String {
    let lang = context.lang;
    match (plural_title(&set.title, lang), set.only()) {
        (title, Some(only)) if lang == Lang::En => with_article(lang, only) + &beside_name(lang, title, only),
        (title, Some(only)) => only.name(lang) + &beside_name(lang, title, only),
        ("", None) => {
            let names = any_of(context, set.members.iter().map(|member| member.country.name(lang)));
            say!(lang, "one of these countries: {names}", "l'un des pays suivants\u{a0}: {names}")
        }
        (title, None) => say!(lang, "one of the {title}", "l'un des {title}"),
    }
}

/// The same as where something is: `in the Netherlands`, `aux Pays-Bas`; `in one of the member states`.
pub fn within_countries(context: DescribeContext<'_>, set: &CountrySet) -> String {
    let lang = context.lang;
    if let Some(only) = set.only() {
        return in_country(lang, only) + &beside_name(lang, plural_title(&set.title, lang), only);
    }
    let countries = countries(context, set);
    say!(lang, "in {countries}", "dans {countries}")
}

/// The title of a set beside its only country, where it is not the name of that country.
fn beside_name(lang: Lang, title: &str, only: Country) -> String {
    let says_more = !title.is_empty() && normalise(title) != normalise(&only.name(lang));
    if says_more { format!(" ({})", quote(lang, title)) } else { String::new() }
}

/// The same as what a nationality is of: `of the Netherlands`, `des Pays-Bas`.
fn of_countries(context: DescribeContext<'_>, set: &CountrySet) -> String {
    let lang = context.lang;
    if let Some(only) = set.only() {
        return of_country(lang, only) + &beside_name(lang, plural_title(&set.title, lang), only);
    }
    let countries = countries(context, set);
    say!(lang, "of {countries}", "de {countries}")
}

/// Whose case it is that has one of the countries as a nationality.
pub fn of_nationality(context: DescribeContext<'_>, set: &CountrySet) -> String {
    let countries = of_countries(context, set);
    say!(context.lang, "for nationals {countries}:", "pour les ressortissants {countries}\u{a0}:")
}

/// How many of the countries belong to the set on the day. What has neither a name nor dates needs no count.
fn membership(context: DescribeContext<'_>, check: &Nationality) -> String {
    let (lang, on) = (context.lang, DescribedDay::new(context, check.on).on());
    let set = &check.set;
    if !set.is_dated() && (set.only().is_some() || title(&set.title, lang).is_empty()) {
        // The day matters to nothing then, and is said where the rules name one.
        let is_default = check.on == OnDate::default();
        return if is_default { String::new() } else { say!(lang, ", {on}", ", {on}") };
    }
    let Some(judging_dates) = context.judging_dates else {
        return say!(lang, ", as the list has them {on}", ", selon la liste {on}");
    };
    let (all, count) = (set.count(None), set.count(Some(judging_dates.day(check.on))));
    match (all, count) {
        (1, 1) => return say!(lang, ", one country {on}", ", soit un pays {on}"),
        (1, 0) => return say!(lang, ", not yet or no longer {on}", ", mais pas encore ou plus {on}"),
        _ => {}
    }
    if count == all {
        return say!(lang, ", {all} countries {on}", ", soit {all} pays {on}");
    }
    say!(lang, ", that is {count} of the {all} listed countries {on}", ", soit {count} des {all} pays de la liste {on}")
}
