//! The sentences about single doubts: what was found, and what to do about it.

use chrono::NaiveDate;

use crate::checks::ground::Ground;
use crate::domain::calendar::ClockChange;
use crate::domain::countries::Country;
use crate::domain::grammar::{every, phrase};
use crate::domain::problem::ListKind;
use crate::domain::text::{Lang, beginning};
use crate::messages::{quoted, rule_error_messages, say};
use crate::rules::lint::{Affected, LintWarning, NeverMetCause};

/// So many countries are named.
const NAMED: usize = 5;

/// What is doubtful, in a sentence.
pub(super) fn lint_warning(lang: Lang, lint_warning: &LintWarning) -> String {
    match lint_warning {
        LintWarning::ProtectedGround(id, ground) => protected(lang, &quoted(id), self::ground(lang, *ground)),
        LintWarning::Untranslated(key, missing) => untranslated(lang, &quoted(key), *missing),
        LintWarning::Untitled(id) => untitled(lang, &quoted(id)),
        LintWarning::UntitledList(kind, name) => untitled(lang, &list(*kind, name)),
        LintWarning::UnusedList(kind, name) => unused(lang, &list(*kind, name)),
        LintWarning::UnusedDate(name) => unused(lang, &format!("`[date.{}]`", beginning(name, 60))),
        LintWarning::EmptySet(name, on) => empty_set(lang, &list(ListKind::Set, name), *on),
        LintWarning::SinceAfterUntil(since, until) => say!(
            lang,
            "the membership ends on `{until}`, before it begins on `{since}`",
            "l'appartenance prend fin le `{until}`, avant de commencer le `{since}`"
        ),
        LintWarning::Redundant(entry, other) => redundant(lang, &quoted(entry), &quoted(other)),
        LintWarning::NeverMet(affected, cause) => never_met(lang, &self::affected(lang, affected), cause),
        LintWarning::NeverFails(affected) => never_fails(lang, &self::affected(lang, affected)),
        LintWarning::RepeatedEntry(entry) => {
            let entry = quoted(entry);
            say!(lang, "{entry} is in this list already", "{entry} figure déjà dans cette liste")
        }
        LintWarning::OnlyPerson(id, always) => only_person(lang, &quoted(id), *always),
        LintWarning::NeverRefuses(id) => never_refuses(lang, &quoted(id)),
        LintWarning::UnreachedKey { key, before } => unreached_key(lang, &quoted(key), before),
        LintWarning::RepeatedPart => {
            say!(lang, "the same check stands before this one", "la même vérification figure déjà avant celle-ci")
        }
        LintWarning::RepeatedCriterion(other) => {
            let other = quoted(other);
            say!(lang, "{other} checks exactly the same", "{other} vérifie exactement la même chose")
        }
        LintWarning::DecidedPart(other) => decided_part(lang, &quoted(other)),
        LintWarning::DecidedCriterion(other) => decided_criterion(lang, &quoted(other)),
        LintWarning::GivenCriterion(other) => given(lang, &quoted(other)),
        LintWarning::Contradiction(other) => {
            let other = quoted(other);
            say!(
                lang,
                "nobody can meet both this criterion and {other}",
                "personne ne peut remplir à la fois ce critère et {other}"
            )
        }
        LintWarning::OverlappingSets(countries) => overlap(lang, countries),
        LintWarning::ZeroMonths(key) => {
            let key = quoted(key);
            say!(lang, "{key} is a threshold of no months", "{key} est un seuil de zéro mois")
        }
        LintWarning::IdleBorderline(value) => idle_borderline(lang, &quoted(value)),
        LintWarning::StrictFields => say!(
            lang,
            "whoever calls the field by a word that is not in the list is refused",
            "les personnes dont le domaine porte un nom absent de la liste sont écartées"
        ),
        LintWarning::IdleExclusion(sector) => idle_exclusion(lang, &quoted(sector)),
        LintWarning::ZeroWeight(id) => {
            let id = quoted(id);
            say!(lang, "{id} weighs nothing in the score", "{id} ne pèse rien dans le score")
        }
        LintWarning::SameReading(read) => same_reading(lang, *read),
        LintWarning::UnusedCheck => say!(
            lang,
            "this check is never used: each text has a reading of its own",
            "cette vérification ne sert jamais\u{a0}: chaque texte a sa propre lecture"
        ),
        LintWarning::StartsBeforeDeadline(start, deadline) => starts_before(lang, start, *deadline),
        LintWarning::ReferenceAfterStart(on, start) => after_start(lang, *on, *start),
        LintWarning::OpeningAfterDeadline => {
            say!(lang, "applications open after the deadline", "les candidatures ouvrent après la date limite")
        }
        LintWarning::ZoneAbbreviation { zone, changes } => zone_abbreviation(lang, &quoted(zone), *changes),
        LintWarning::ClockChange { at, zone, change } => clock_change(lang, &quoted(at), &quoted(zone), *change),
        LintWarning::UnknownYear { key, year } => unknown_year(lang, &quoted(key), year),
        LintWarning::ArticleInTitle(article) => article_in_title(lang, &quoted(article)),
        LintWarning::OtherMaximum(stated, checked) => say!(
            lang,
            "the check allows {checked} applications, and `maximum_applications` says {stated}",
            "la vérification permet {checked} candidatures, et `maximum_applications` dit {stated}"
        ),
        LintWarning::InStandardList(word, standard) => {
            let word = quoted(word);
            say!(
                lang,
                "{word} adds nothing: the standard list `{standard}` has it already",
                "{word} n'ajoute rien\u{a0}: la liste standard `{standard}` le contient déjà"
            )
        }
        LintWarning::TwoLevels { word, here, elsewhere, standard } => {
            let [here, elsewhere] = [here, elsewhere].map(|levels| self::levels(lang, levels));
            two_levels(lang, &quoted(word), &here, &elsewhere, *standard)
        }
    }
}

/// A level, or the levels from the lowest to the highest.
fn levels(lang: Lang, (from, to): &(String, String)) -> String {
    let (from, to, is_one) = (quoted(from), quoted(to), from == to);
    if is_one { from } else { say!(lang, "{from} to {to}", "{from} à {to}") }
}

fn two_levels(lang: Lang, word: &str, here: &str, elsewhere: &str, standard: Option<&str>) -> String {
    match standard {
        Some(list) => say!(
            lang,
            "{word} means {here} here and {elsewhere} in the standard list `{list}`; what is here counts",
            "{word} signifie {here} ici et {elsewhere} dans la liste standard `{list}`\u{a0}; c'est ce qui figure ici qui compte"
        ),
        None => say!(
            lang,
            "{word} means {here} here and {elsewhere} before; what is here counts",
            "{word} signifie {here} ici et {elsewhere} plus haut\u{a0}; c'est ce qui figure ici qui compte"
        ),
    }
}

fn protected(lang: Lang, id: &str, ground: &str) -> String {
    say!(
        lang,
        "{id} gives points for {ground}, which is a protected ground",
        "{id} donne des points pour {ground}, qui est un motif protégé"
    )
}

fn untranslated(lang: Lang, key: &str, missing: Lang) -> String {
    let missing = language(lang, missing);
    say!(lang, "{key} has no text in {missing}", "{key} n'a pas de texte en {missing}")
}

fn untitled(lang: Lang, what: &str) -> String {
    say!(lang, "{what} has no title", "{what} n'a pas de titre")
}

fn unused(lang: Lang, list: &str) -> String {
    say!(lang, "no check uses {list}", "aucune vérification n'utilise {list}")
}

fn empty_set(lang: Lang, set: &str, on: NaiveDate) -> String {
    say!(
        lang,
        "{set} has no member on the reference date, `{on}`",
        "{set} n'a aucun membre à la date de référence, le `{on}`"
    )
}

fn redundant(lang: Lang, entry: &str, other: &str) -> String {
    say!(
        lang,
        "{entry} adds nothing: whatever it finds, {other} finds as well",
        "{entry} n'ajoute rien\u{a0}: tout ce que cette entrée trouve, {other} le trouve aussi"
    )
}

fn never_met(lang: Lang, affected: &str, cause: &NeverMetCause) -> String {
    match cause {
        NeverMetCause::Itself => say!(lang, "{affected} can never be met", "{affected} ne peut jamais être rempli"),
        NeverMetCause::TooFew => say!(
            lang,
            "{affected} can never be met: more parts are asked than can be met",
            "{affected} ne peut jamais être rempli\u{a0}: il faut plus de parties qu'il n'en peut être rempli"
        ),
        NeverMetCause::Parts(one, other) => {
            let (one, other) = (quoted(one), quoted(other));
            say!(
                lang,
                "{affected} can never be met: {one} and {other} exclude each other",
                "{affected} ne peut jamais être rempli\u{a0}: {one} et {other} s'excluent"
            )
        }
    }
}

fn never_fails(lang: Lang, affected: &str) -> String {
    say!(lang, "{affected} can never fail", "{affected} est toujours rempli")
}

fn only_person(lang: Lang, id: &str, always: bool) -> String {
    if always {
        return say!(
            lang,
            "{id} is for a person to judge in every application, so none is ever eligible by itself",
            "{id} est à apprécier par une personne dans chaque candidature\u{a0}: aucune n'est jamais admissible d'elle-même"
        );
    }
    say!(
        lang,
        "nobody meets {id} without a person: facts alone can refuse, and never be enough",
        "personne ne remplit {id} sans qu'une personne l'apprécie\u{a0}: les faits seuls peuvent faire refuser, jamais suffire"
    )
}

fn never_refuses(lang: Lang, id: &str) -> String {
    say!(
        lang,
        "{id} refuses nobody by facts alone: only a person can find it not met",
        "{id} ne fait refuser personne par les faits seuls\u{a0}: seule une personne peut le juger non rempli"
    )
}

fn unreached_key(lang: Lang, key: &str, before: &[String]) -> String {
    let before = every(lang, before.iter().map(|key| quoted(key)));
    say!(
        lang,
        "no nationality gets to {key}: its countries are in {before}, before it",
        "aucune nationalité n'arrive à {key}\u{a0}: ses pays figurent dans {before}, avant"
    )
}

fn zone_abbreviation(lang: Lang, zone: &str, changes: bool) -> String {
    if changes {
        return say!(
            lang,
            "{zone} is an abbreviation of winter time, and is read with summer time",
            "{zone} est une abréviation de l'heure d'hiver, et se lit avec l'heure d'été"
        );
    }
    say!(
        lang,
        "{zone} is an abbreviation, and is read as the same hour all year, without summer time",
        "{zone} est une abréviation, et se lit comme la même heure toute l'année, sans heure d'été"
    )
}

fn unknown_year(lang: Lang, key: &str, year: &str) -> String {
    say!(
        lang,
        "{key} names the year {year}, which is in no date of this file",
        "{key} cite l'année {year}, qui n'est dans aucune date de ce fichier"
    )
}

fn article_in_title(lang: Lang, article: &str) -> String {
    say!(
        lang,
        "the title begins with {article}, and sentences put an article before it: “one of the …”",
        "le titre commence par {article}, et les phrases y mettent déjà un article\u{a0}: «\u{a0}l'un des …\u{a0}»"
    )
}

fn clock_change(lang: Lang, at: &str, zone: &str, change: ClockChange) -> String {
    match change {
        ClockChange::Skipped => say!(
            lang,
            "no clock in {zone} shows {at}: the clocks are put forward over this hour",
            "aucune horloge à {zone} n'indique {at}\u{a0}: le changement d'heure saute cette heure"
        ),
        ClockChange::Repeated => say!(
            lang,
            "the clocks in {zone} show {at} twice: they are put back in this hour",
            "les horloges à {zone} indiquent {at} deux fois\u{a0}: le changement d'heure répète cette heure"
        ),
    }
}

fn decided_part(lang: Lang, other: &str) -> String {
    say!(
        lang,
        "this part changes no outcome: {other} decides it",
        "cette partie ne change aucun résultat\u{a0}: {other} en décide"
    )
}

fn decided_criterion(lang: Lang, other: &str) -> String {
    say!(
        lang,
        "this criterion changes no verdict: {other} asks for at least as much",
        "ce critère ne change aucun verdict\u{a0}: {other} demande au moins autant"
    )
}

fn given(lang: Lang, other: &str) -> String {
    say!(
        lang,
        "whoever meets {other} meets this as well, so its points distinguish nobody",
        "qui remplit {other} remplit aussi ce critère\u{a0}: ses points ne distinguent personne"
    )
}

fn overlap(lang: Lang, countries: &[Country]) -> String {
    let names = every(lang, countries.iter().take(NAMED).map(|country| quoted(&country.name(lang))));
    let more = if countries.len() > NAMED { "…" } else { "" };
    say!(
        lang,
        "asked for by one check and refused by another: {names}{more}",
        "demandé par une vérification et refusé par une autre\u{a0}: {names}{more}"
    )
}

fn idle_borderline(lang: Lang, value: &str) -> String {
    say!(
        lang,
        "{value} is borderline and counts anyway, so no person is ever asked about it",
        "{value} est un cas limite et compte de toute façon\u{a0}: personne n'est jamais consulté à ce sujet"
    )
}

fn idle_exclusion(lang: Lang, sector: &str) -> String {
    say!(lang, "in the sector {sector} there is nothing to exclude", "il n'y a rien à exclure dans le secteur {sector}")
}

fn same_reading(lang: Lang, read: Lang) -> String {
    let read = language(lang, read);
    say!(
        lang,
        "the reading of the {read} text is the same as that of the other text",
        "la lecture du texte {read} est la même que celle de l'autre texte"
    )
}

fn starts_before(lang: Lang, start: &str, deadline: NaiveDate) -> String {
    say!(
        lang,
        "the post starts in `{start}`, before the deadline on `{deadline}`",
        "le poste commence en `{start}`, avant la date limite du `{deadline}`"
    )
}

fn after_start(lang: Lang, on: NaiveDate, start: NaiveDate) -> String {
    say!(
        lang,
        "the reference date `{on}` is after the last day on which the post may start, `{start}`",
        "la date de référence `{on}` est postérieure au dernier jour où le poste peut commencer, le `{start}`"
    )
}
fn affected(lang: Lang, affected: &Affected) -> String {
    match affected {
        Affected::Criterion(id) => {
            let id = quoted(id);
            say!(lang, "the criterion {id}", "le critère {id}")
        }
        Affected::Part(id) => {
            let id = quoted(id);
            say!(lang, "this part of {id}", "cet élément de {id}")
        }
    }
}

const fn ground(lang: Lang, ground: Ground) -> &'static str {
    match ground {
        Ground::Nationality => phrase(lang, "nationality", "la nationalité"),
        Ground::Age => phrase(lang, "age", "l'âge"),
        Ground::Answer => phrase(lang, "an answer marked as protected", "une réponse signalée comme protégée"),
    }
}

/// The name of a language; in French also an adjective.
pub(super) const fn language(lang: Lang, of: Lang) -> &'static str {
    match of {
        Lang::En => phrase(lang, "English", "anglais"),
        Lang::Fr => phrase(lang, "French", "français"),
    }
}

fn list(kind: ListKind, name: &str) -> String {
    let kind = rule_error_messages::list_kind(kind);
    format!("`[{kind}.{}]`", beginning(name, 60))
}
