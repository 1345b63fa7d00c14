//! The sentences about single findings.

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

/// What was found, in a sentence.
pub(super) fn lint_warning(lang: Lang, lint_warning: &LintWarning) -> String {
    match lint_warning {
        LintWarning::ProtectedGround(id, ground) => protected(lang, &quoted(id), self::ground(lang, *ground)),
        LintWarning::Untranslated(key, missing) => untranslated(lang, &quoted(key), *missing),
        LintWarning::PlainSpace { mark, count } => plain_space(lang, mark, *count),
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
            say!(lang, "{entry} is already in this list", "{entry} figure déjà dans cette liste")
        }
        LintWarning::OnlyPerson(id, always) => only_person(lang, &quoted(id), *always),
        LintWarning::NeverRefuses(id) => never_refuses(lang, &quoted(id)),
        LintWarning::UnreachedKey { key, before } => unreached_key(lang, &quoted(key), before),
        LintWarning::RepeatedPart => {
            say!(
                lang,
                "the same check already appears before this one",
                "la même vérification figure déjà avant celle-ci"
            )
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
            say!(lang, "{key} is a threshold of zero months", "{key} est un seuil de zéro mois")
        }
        LintWarning::IdleBorderline(value) => idle_borderline(lang, &quoted(value)),
        LintWarning::StrictFields => say!(
            lang,
            "applicants whose field has a name that is not in the list are excluded",
            "les personnes dont le domaine porte un nom absent de la liste sont écartées"
        ),
        LintWarning::IdleExclusion(sector) => idle_exclusion(lang, &quoted(sector)),
        LintWarning::ZeroWeight(id) => {
            let id = quoted(id);
            say!(lang, "{id} has no weight in the score", "{id} n'a aucun poids dans le score")
        }
        LintWarning::SameReading(read) => same_reading(lang, *read),
        LintWarning::UnusedCheck => say!(
            lang,
            "this check is never applied: each text has its own `reading` key",
            "cette vérification ne s'applique jamais\u{a0}: chaque texte a sa propre clé `reading`"
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
            "the check allows {checked} applications, but `maximum_applications` is {stated}",
            "la vérification admet {checked} candidatures, mais `maximum_applications` vaut {stated}"
        ),
        LintWarning::InStandardList(word, standard) => {
            let word = quoted(word);
            say!(
                lang,
                "{word} adds nothing: it is already in the standard list `{standard}`",
                "{word} n'ajoute rien\u{a0}: la liste standard `{standard}` contient déjà ce mot"
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
            "{word} means {here} here and {elsewhere} in the standard list `{list}`; the meaning given here applies",
            "{word} signifie {here} ici et {elsewhere} dans la liste standard `{list}`\u{a0}; le sens donné ici l'emporte"
        ),
        None => say!(
            lang,
            "{word} means {here} here and {elsewhere} above; the meaning given here applies",
            "{word} signifie {here} ici et {elsewhere} plus haut\u{a0}; le sens donné ici l'emporte"
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

fn plain_space(lang: Lang, mark: &str, count: usize) -> String {
    let before = mark.starts_with(' ');
    let (where_en, where_fr) = if before { ("before", "avant") } else { ("after", "après") };
    let mark = quoted(mark);
    let more = match count {
        0 | 1 => String::new(),
        2 => say!(lang, ", and 1 more in this text", ", et 1 autre dans ce texte"),
        _ => {
            let others = count - 1;
            say!(lang, ", and {others} more in this text", ", et {others} autres dans ce texte")
        }
    };
    say!(
        lang,
        "plain space {where_en} {mark}, at which a line may break{more}",
        "espace ordinaire {where_fr} {mark}, où la ligne peut être coupée{more}"
    )
}

fn untitled(lang: Lang, what: &str) -> String {
    say!(lang, "{what} has no title", "{what} n'a pas de titre")
}

fn unused(lang: Lang, list: &str) -> String {
    say!(lang, "no check uses {list}", "aucune vérification ne cite {list}")
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
        "{entry} adds nothing: {other} already finds everything that it finds",
        "{entry} n'ajoute rien\u{a0}: {other} reconnaît déjà tout ce que {entry} reconnaît"
    )
}

fn never_met(lang: Lang, affected: &str, cause: &NeverMetCause) -> String {
    match cause {
        NeverMetCause::Itself => say!(lang, "{affected} can never be met", "{affected} ne peut jamais être rempli"),
        NeverMetCause::TooFew => say!(
            lang,
            "{affected} can never be met: more parts are required than can be met",
            "{affected} ne peut jamais être rempli\u{a0}: le nombre de parties requises ne peut pas être atteint"
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
    say!(lang, "{affected} is always met", "{affected} est toujours rempli")
}

fn only_person(lang: Lang, id: &str, always: bool) -> String {
    if always {
        return say!(
            lang,
            "{id} is for the selection team to decide in every application, so none is ever eligible without review",
            "{id} est à l'appréciation du service responsable pour chaque candidature\u{a0}: aucune n'est admissible sans examen"
        );
    }
    say!(
        lang,
        "nobody meets {id} without human review: facts alone can exclude, but are never enough",
        "personne ne remplit {id} sans examen\u{a0}: les indications seules peuvent exclure, mais ne suffisent jamais"
    )
}

fn never_refuses(lang: Lang, id: &str) -> String {
    say!(
        lang,
        "facts alone never exclude anyone under {id}: only the selection team can find it not met",
        "les indications seules n'excluent jamais personne au titre de {id}\u{a0}: seul le service responsable peut le déclarer non rempli"
    )
}

fn unreached_key(lang: Lang, key: &str, before: &[String]) -> String {
    let before = every(lang, before.iter().map(|key| quoted(key)));
    say!(
        lang,
        "{key} never applies: its countries are already in {before}",
        "{key} ne s'applique jamais\u{a0}: ses pays figurent déjà dans {before}"
    )
}

fn zone_abbreviation(lang: Lang, zone: &str, changes: bool) -> String {
    if changes {
        return say!(
            lang,
            "{zone} is an abbreviation of winter time, but is read with summer time",
            "{zone} est une abréviation de l'heure d'hiver, mais se lit avec l'heure d'été"
        );
    }
    say!(
        lang,
        "{zone} is an abbreviation, read as the same hour all year, without summer time",
        "{zone} est une abréviation, lue comme la même heure toute l'année, sans heure d'été"
    )
}

fn unknown_year(lang: Lang, key: &str, year: &str) -> String {
    say!(
        lang,
        "{key} names the year {year}, which is not in any date of this file",
        "{key} cite l'année {year}, qui ne figure dans aucune date de ce fichier"
    )
}

fn article_in_title(lang: Lang, article: &str) -> String {
    say!(
        lang,
        "the title begins with {article}, but sentences already put an article before it: “one of the …”",
        "le titre commence par {article}, mais les phrases mettent déjà un article devant\u{a0}: «\u{a0}l'un des …\u{a0}»"
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
        "this part has no effect: {other} already decides the outcome",
        "cette partie est sans effet\u{a0}: {other} décide déjà du résultat"
    )
}

fn decided_criterion(lang: Lang, other: &str) -> String {
    say!(
        lang,
        "this criterion changes no verdict: {other} requires at least as much",
        "ce critère ne change aucun verdict\u{a0}: {other} exige au moins autant"
    )
}

fn given(lang: Lang, other: &str) -> String {
    say!(
        lang,
        "this criterion is always met when {other} is: its points distinguish nobody",
        "ce critère est toujours rempli quand {other} l'est\u{a0}: ses points ne départagent personne"
    )
}

fn overlap(lang: Lang, countries: &[Country]) -> String {
    let names = every(lang, countries.iter().take(NAMED).map(|country| quoted(&country.name(lang))));
    let more = if countries.len() > NAMED { "…" } else { "" };
    say!(
        lang,
        "required by one check and excluded by another: {names}{more}",
        "requis par une vérification et exclu par une autre\u{a0}: {names}{more}"
    )
}

fn idle_borderline(lang: Lang, value: &str) -> String {
    say!(
        lang,
        "{value} is for the selection team to decide, but is enough anyway: no review takes place",
        "{value} est à l'appréciation du service responsable, mais suffit de toute façon\u{a0}: aucun examen n'a lieu"
    )
}

fn idle_exclusion(lang: Lang, sector: &str) -> String {
    say!(
        lang,
        "this exclusion has no effect: the sector {sector} does not count",
        "cette exclusion est sans effet\u{a0}: le secteur {sector} n'est pas pris en compte"
    )
}

fn same_reading(lang: Lang, read: Lang) -> String {
    let read = language(lang, read);
    say!(
        lang,
        "the `reading` key for the {read} text checks the same as the other text",
        "la clé `reading` du texte {read} vérifie la même chose que l'autre texte"
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
