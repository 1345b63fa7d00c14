//! What the codes of warnings mean.

use super::Meaning;

pub(super) const UNTRANSLATED: Meaning = Meaning {
    finds: (
        "A text that one of the official languages of the notice lacks.",
        "Un texte qui manque dans l'une des langues officielles de l'avis.",
    ),
    matters: (
        "Whoever reads in that language is shown the other one, and the two texts cannot be compared.",
        "Qui lit dans cette langue voit le texte de l'autre, et les deux textes ne peuvent pas être comparés.",
    ),
    example: r#"[[criterion]]
id = "E1"
group = "essential"
title = { en = "Age", fr = "Âge" }
clause = { en = "be at least 21 years old" }
check.age = { at_least = 21 }"#,
    todo: (
        "Add the text; where the notice has none in that language, take the language out of `official_languages`.",
        "Ajouter le texte\u{a0}; si l'avis n'en a pas dans cette langue, retirer la langue de `official_languages`.",
    ),
};

pub(super) const UNTITLED: Meaning = Meaning {
    finds: (
        "A criterion, a field or a list of employers without a title.",
        "Un critère, un domaine ou une liste d'employeurs sans titre.",
    ),
    matters: (
        "Tables and sentences call it by its title, and would have but an id, or nothing.",
        "Les tableaux et les phrases le désignent par son titre\u{a0}; il n'y aurait qu'un identifiant, ou rien.",
    ),
    example: r#"[[criterion]]
id = "E1"
group = "essential"
clause = { en = "…", fr = "…" }
check.age = { at_least = 21 }"#,
    todo: ("Add a short title in each language.", "Ajouter un titre court dans chaque langue."),
};

pub(super) const UNUSED_LIST: Meaning = Meaning {
    finds: (
        "A set, scale, tool, field, employer or document list, or a `[date.*]`, that no check names.",
        "Un ensemble, une échelle, un outil, un domaine, une liste d'employeurs ou de documents, ou une `[date.*]`, qu'aucune vérification ne cite.",
    ),
    matters: (
        "Either it is a remainder, or a check was to use it and does not.",
        "Soit c'est un reste, soit une vérification devait s'en servir et ne le fait pas.",
    ),
    example: r#"[set.neighbours]
title = { en = "neighbours", fr = "voisins" }
members = ["BE", "FR"]"#,
    todo: (
        "Name it in the check that was to use it, or remove it.",
        "Le citer dans la vérification concernée, ou le supprimer.",
    ),
};

pub(super) const EMPTY_SET: Meaning = Meaning {
    finds: (
        "A set of countries that has no member on the reference date.",
        "Un ensemble de pays sans aucun membre à la date de référence.",
    ),
    matters: ("Nobody belongs to it on the day that counts.", "Personne n'y appartient le jour qui compte."),
    example: r#"[[criterion]]
id = "E1"
group = "essential"
title = { en = "Nationality", fr = "Nationalité" }
clause = { en = "…", fr = "…" }
check.nationality = { none_of = "union" }

[set.union]
title = { en = "members", fr = "membres" }
members = [ { code = "BE", since = 2035-01-01 } ]"#,
    todo: (
        "Correct the dates of its members, or add those that are missing.",
        "Corriger les dates de ses membres, ou ajouter ceux qui manquent.",
    ),
};

pub(super) const SINCE_AFTER_UNTIL: Meaning = Meaning {
    finds: (
        "A country whose membership ends before it begins.",
        "Un pays dont l'appartenance prend fin avant de commencer.",
    ),
    matters: ("It is never a member.", "Il n'est jamais membre."),
    example: r#"[[criterion]]
id = "E1"
group = "essential"
title = { en = "Nationality", fr = "Nationalité" }
clause = { en = "…", fr = "…" }
check.nationality = { any_of = "union" }

[set.union]
title = { en = "members", fr = "membres" }
members = [ "FR", { code = "GB", since = 2020-01-31, until = 1973-01-01 } ]"#,
    todo: ("Correct the dates; they may have changed places.", "Corriger les dates, peut-être interverties."),
};

pub(super) const REDUNDANT: Meaning = Meaning {
    finds: (
        "An entry of a list that finds nothing which another entry does not find: the same name, a phrase that contains a listed phrase, a code that begins with a listed code.",
        "Une entrée de liste qui ne trouve rien qu'une autre ne trouve déjà\u{a0}: le même nom, une expression qui en contient une autre de la liste, un code qui commence par un autre.",
    ),
    matters: (
        "It makes the list longer to read and to check, and looks like a narrower choice than it is.",
        "Elle allonge la liste à lire et à vérifier, et donne l'impression d'un choix plus étroit qu'il ne l'est.",
    ),
    example: r#"[[criterion]]
id = "E1"
group = "essential"
title = { en = "Degree", fr = "Diplôme" }
clause = { en = "…", fr = "…" }
check.degree = { at_least = "bachelor", fields = "law" }

[field.law]
title = { en = "law", fr = "droit" }
phrases = ["law", "international law"]"#,
    todo: (
        "Remove the longer entry; if only that one was meant, remove the shorter one.",
        "Supprimer l'entrée la plus longue\u{a0}; si elle seule était voulue, supprimer la plus courte.",
    ),
};

pub(super) const NEVER_MET: Meaning = Meaning {
    finds: (
        "A criterion, or a part of one, that no applicant can meet, whatever the facts.",
        "Un critère, ou une partie d'un critère, que personne ne peut remplir, quels que soient les faits.",
    ),
    matters: (
        "An essential criterion like that refuses everybody; as one of several alternatives it is an offer that nobody can take.",
        "Un tel critère essentiel refuse tout le monde\u{a0}; parmi plusieurs possibilités, c'en est une que personne ne peut saisir.",
    ),
    example: r#"[[criterion]]
id = "E1"
group = "essential"
title = { en = "Age", fr = "Âge" }
clause = { en = "…", fr = "…" }
check.all = [ { age = { over = 30 } }, { age = { under = 25 } } ]"#,
    todo: (
        "Check the values with the notice: a limit may be turned round, or `all` stands where `any` is meant.",
        "Vérifier les valeurs dans l'avis\u{a0}: une limite est peut-être inversée, ou `all` figure à la place de `any`.",
    ),
};

pub(super) const NEVER_FAILS: Meaning = Meaning {
    finds: (
        "A criterion, or a part of one, that every applicant meets who states the facts.",
        "Un critère, ou une partie d'un critère, que remplit toute candidature qui indique les faits.",
    ),
    matters: (
        "It distinguishes no applicants, and an applicant who leaves the fact out is held up by it.",
        "Il ne distingue aucune candidature, et retient qui n'indique pas ce fait.",
    ),
    example: r#"[[criterion]]
id = "E1"
group = "essential"
title = { en = "Age", fr = "Âge" }
clause = { en = "…", fr = "…" }
check.any = [ { age = { at_least = 18 } }, { age = { under = 30 } } ]"#,
    todo: ("Check the values with the notice, or remove it.", "Vérifier les valeurs dans l'avis, ou le supprimer."),
};

pub(super) const ONLY_PERSON: Meaning = Meaning {
    finds: (
        "A criterion on which everything depends and that only a person can find met.",
        "Un critère dont tout dépend et que seule une personne peut déclarer rempli.",
    ),
    matters: (
        "Every application goes to review, so the tool saves no work.",
        "Chaque candidature passe à l'examen\u{a0}: l'outil n'épargne aucun travail.",
    ),
    example: r#"[[criterion]]
id = "E1"
group = "essential"
title = { en = "Suitability", fr = "Aptitude" }
clause = { en = "…", fr = "…" }
check.person = { question = { en = "Is the applicant suitable?", fr = "La candidature convient-elle ?" } }"#,
    todo: (
        "Say in the check what facts can show, and ask a person about the rest; or make it a condition whose effect is `review` or `note`.",
        "Dire dans la vérification ce que des faits peuvent montrer et consulter une personne pour le reste\u{a0}; ou en faire une condition dont l'effet est `review` ou `note`.",
    ),
};

pub(super) const REPEATED: Meaning = Meaning {
    finds: (
        "The same check twice beside itself, or in two criteria of a group.",
        "La même vérification deux fois côte à côte, ou dans deux critères d'un groupe.",
    ),
    matters: (
        "Often another value was meant in the copy; in two desirable criteria one fact counts double.",
        "Souvent, une autre valeur était voulue dans la copie\u{a0}; dans deux critères souhaitables, un même fait compte double.",
    ),
    example: r#"[[criterion]]
id = "E1"
group = "essential"
title = { en = "Age", fr = "Âge" }
clause = { en = "…", fr = "…" }
check.any = [ { age = { over = 21 } }, { age = { over = 21 } } ]"#,
    todo: ("Correct the copy, or remove it.", "Corriger la copie, ou la supprimer."),
};

pub(super) const DECIDED: Meaning = Meaning {
    finds: (
        "A check that changes nothing, since another one beside it or in another criterion says at least as much.",
        "Une vérification qui ne change rien, car une autre, à côté ou dans un autre critère, en dit au moins autant.",
    ),
    matters: (
        "One of the two values is probably not what the notice says; points for it distinguish nobody.",
        "L'une des deux valeurs n'est sans doute pas celle de l'avis\u{a0}; des points pour elle ne distinguent personne.",
    ),
    example: r#"[[criterion]]
id = "E1"
group = "essential"
title = { en = "English", fr = "Anglais" }
clause = { en = "…", fr = "…" }
check.language = { any_of = ["en"], scale = "cefr", at_least = "C1" }

[[criterion]]
id = "E2"
group = "essential"
title = { en = "Language", fr = "Langue" }
clause = { en = "…", fr = "…" }
check.language = { any_of = ["en", "fr"], scale = "cefr", at_least = "B1" }

[scale.cefr]
levels = ["A1", "A2", "B1", "B2", "C1", "C2"]"#,
    todo: (
        "Check both values with the notice; if it says both, the criterion may stay.",
        "Vérifier les deux valeurs dans l'avis\u{a0}; s'il dit bien les deux, le critère peut rester.",
    ),
};

pub(super) const CONTRADICTION: Meaning = Meaning {
    finds: ("Two criteria that nobody can meet at once.", "Deux critères que personne ne peut remplir à la fois."),
    matters: (
        "If both are essential nobody is eligible; if one is desirable nobody who is eligible can have its points.",
        "Si les deux sont essentiels, personne n'est admissible\u{a0}; si l'un est souhaitable, aucune personne admissible ne peut avoir ses points.",
    ),
    example: r#"[[criterion]]
id = "E1"
group = "essential"
title = { en = "Age", fr = "Âge" }
clause = { en = "…", fr = "…" }
check.age = { over = 30 }

[[criterion]]
id = "E2"
group = "essential"
title = { en = "Age", fr = "Âge" }
clause = { en = "…", fr = "…" }
check.age = { under = 25 }"#,
    todo: (
        "Check both values with the notice: a limit may be turned round.",
        "Vérifier les deux valeurs dans l'avis\u{a0}: une limite est peut-être inversée.",
    ),
};

pub(super) const OVERLAPPING_SETS: Meaning = Meaning {
    finds: (
        "Countries that stand among those asked for and among those refused.",
        "Des pays qui figurent parmi ceux qui sont demandés et parmi ceux qui sont refusés.",
    ),
    matters: (
        "Whoever has only such a nationality is refused, although the other check names it as enough.",
        "Qui n'a que cette nationalité est refusé, alors que l'autre vérification la dit suffisante.",
    ),
    example: r#"[[criterion]]
id = "E1"
group = "essential"
title = { en = "Nationality", fr = "Nationalité" }
clause = { en = "…", fr = "…" }
check.all = [ { nationality = { any_of = ["BE", "FR"] } }, { nationality = { none_of = ["FR", "DE"] } } ]"#,
    todo: (
        "If they are to be refused, take them out of the set that is asked for; otherwise out of the other.",
        "S'ils doivent être refusés, les retirer de l'ensemble demandé\u{a0}; sinon, de l'autre.",
    ),
};

pub(super) const ZERO_MONTHS: Meaning = Meaning {
    finds: ("A number of months that is zero.", "Un nombre de mois égal à zéro."),
    matters: (
        "As a threshold it is reached by everybody; as a time span it is one single day.",
        "Comme seuil, il est atteint par tout le monde\u{a0}; comme durée, c'est un seul jour.",
    ),
    example: r#"[[criterion]]
id = "E1"
group = "essential"
title = { en = "Studies", fr = "Études" }
clause = { en = "…", fr = "…" }
check.studies = { at_least = "bachelor", months = 0 }"#,
    todo: (
        "State the months that the notice asks for, or leave the key out.",
        "Indiquer le nombre de mois que demande l'avis, ou retirer la clé.",
    ),
};

pub(super) const IDLE_BORDERLINE: Meaning = Meaning {
    finds: (
        "A value for which a person is to decide, and which counts by itself as well.",
        "Une valeur pour laquelle une personne doit décider, et qui compte aussi d'elle-même.",
    ),
    matters: ("Nobody is ever asked about it.", "Personne n'est jamais consulté à ce sujet."),
    example: r#"[[criterion]]
id = "E1"
group = "essential"
title = { en = "Experience", fr = "Expérience" }
clause = { en = "…", fr = "…" }
check.experience = { sectors = ["research", "ngo"], borderline_sectors = ["ngo"] }"#,
    todo: ("Leave it in the one list that is meant.", "Ne la laisser que dans la liste voulue."),
};

pub(super) const IDLE_EXCLUSION: Meaning = Meaning {
    finds: (
        "Employers are excluded in a sector that does not count.",
        "Des employeurs sont exclus dans un secteur qui ne compte pas.",
    ),
    matters: ("The exclusion excludes nobody.", "L'exclusion n'exclut personne."),
    example: r#"[[criterion]]
id = "E1"
group = "essential"
title = { en = "Experience", fr = "Expérience" }
clause = { en = "…", fr = "…" }
check.experience = { sectors = ["research"], excluded_employers = "us", excluded_in_sectors = ["ngo"] }

[employer.us]
title = { en = "our house", fr = "notre maison" }
names = ["Example House"]"#,
    todo: ("Name a sector that counts, or remove the key.", "Nommer un secteur qui compte, ou retirer la clé."),
};

pub(super) const ZERO_WEIGHT: Meaning = Meaning {
    finds: (
        "A desirable criterion of weight zero beside others that weigh something.",
        "Un critère souhaitable de poids nul à côté d'autres qui pèsent.",
    ),
    matters: ("It looks like an advantage and gives none.", "Il a l'air d'un atout et n'en donne aucun."),
    example: r#"[[criterion]]
id = "D1"
group = "desirable"
title = { en = "Applications", fr = "Candidatures" }
clause = { en = "…", fr = "…" }
check.vacancies = { at_most = 3 }
weight = 0

[[criterion]]
id = "D2"
group = "desirable"
title = { en = "No AI", fr = "Sans IA" }
clause = { en = "…", fr = "…" }
check.declaration = { field = "generative_ai_used", is = false }
weight = 5"#,
    todo: ("Give it a weight, or remove it.", "Lui donner un poids, ou le supprimer."),
};

pub(super) const SAME_READING: Meaning = Meaning {
    finds: (
        "A reading of one text that checks the same as that of the other.",
        "La lecture d'un texte qui vérifie la même chose que celle de l'autre.",
    ),
    matters: (
        "A reading says that the two texts differ; here they do not, or the difference was forgotten.",
        "Une lecture dit que les deux textes diffèrent\u{a0}; ici ils ne diffèrent pas, ou la différence a été oubliée.",
    ),
    example: r#"[[criterion]]
id = "E1"
group = "essential"
title = { en = "Age", fr = "Âge" }
clause = { en = "…", fr = "…" }
check.age = { at_least = 21 }
reading.fr.age = { at_least = 21 }"#,
    todo: ("Write the difference, or remove the reading.", "Écrire la différence, ou supprimer la lecture."),
};

pub(super) const UNUSED_CHECK: Meaning = Meaning {
    finds: (
        "A check beside readings of its own for both texts.",
        "Une vérification à côté de lectures propres aux deux textes.",
    ),
    matters: (
        "It is never applied; who changes it changes nothing.",
        "Elle n'est jamais appliquée\u{a0}; la modifier ne change rien.",
    ),
    example: r#"[[criterion]]
id = "E1"
group = "essential"
title = { en = "Age", fr = "Âge" }
clause = { en = "…", fr = "…" }
check.age = { at_least = 21 }
reading.en.age = { at_least = 22 }
reading.fr.age = { over = 21 }"#,
    todo: (
        "Let `check` say what one text asks, and `reading` what the other does.",
        "Faire dire à `check` ce que demande un texte, et à `reading` ce que demande l'autre.",
    ),
};

pub(super) const STARTS_BEFORE_DEADLINE: Meaning = Meaning {
    finds: ("A start of the post that lies before the deadline.", "Un début de poste antérieur à la date limite."),
    matters: (
        "One of the two dates is probably wrong, often its year.",
        "L'une des deux dates est sans doute fausse, souvent par l'année.",
    ),
    example: r#"[vacancy]
id = "X-1"
title = { en = "Clerk", fr = "Commis" }
deadline = { at = "2030-01-31T12:00", zone = "Europe/Brussels" }
official_languages = ["en", "fr"]
start = ["2029-09"]"#,
    todo: ("Correct the date with the notice.", "Corriger la date d'après l'avis."),
};

pub(super) const REFERENCE_AFTER_START: Meaning = Meaning {
    finds: (
        "A reference date after the last day on which the post may start.",
        "Une date de référence postérieure au dernier jour où le poste peut commencer.",
    ),
    matters: (
        "Age and studies would be judged as they stand when the post is filled already.",
        "L'âge et les études seraient appréciés alors que le poste est déjà pourvu.",
    ),
    example: r#"[vacancy]
id = "X-1"
title = { en = "Clerk", fr = "Commis" }
deadline = { at = "2030-01-31T12:00", zone = "Europe/Brussels" }
official_languages = ["en", "fr"]
start = ["2030-03"]

[reference_date]
on = 2031-03-01"#,
    todo: ("Correct the date with the notice.", "Corriger la date d'après l'avis."),
};

pub(super) const OTHER_MAXIMUM: Meaning = Meaning {
    finds: (
        "A check of the number of applications that says another number than `maximum_applications`.",
        "Une vérification du nombre de candidatures qui donne un autre nombre que `maximum_applications`.",
    ),
    matters: (
        "Readers are told one number, and another one is checked.",
        "On annonce un nombre, et un autre est vérifié.",
    ),
    example: r#"[vacancy]
id = "X-1"
title = { en = "Clerk", fr = "Commis" }
deadline = { at = "2030-01-31T12:00", zone = "Europe/Brussels" }
official_languages = ["en", "fr"]
maximum_applications = 3

[[criterion]]
id = "C1"
group = "essential"
title = { en = "Applications", fr = "Candidatures" }
clause = { en = "…", fr = "…" }
check.vacancies = { at_most = 2 }"#,
    todo: ("Write the number of the notice in both places.", "Écrire le nombre de l'avis aux deux endroits."),
};

pub(super) const IN_STANDARD_LIST: Meaning = Meaning {
    finds: (
        "A word, a name or a certificate that a standard list has already, with the same meaning.",
        "Un mot, un nom ou un certificat qu'une liste standard contient déjà, avec le même sens.",
    ),
    matters: (
        "It makes the file longer to read beside the notice, and looks like a choice of this notice.",
        "Le fichier est plus long à lire à côté de l'avis, et cela ressemble à un choix propre à cet avis.",
    ),
    example: r#"[[criterion]]
id = "E1"
group = "essential"
title = { en = "Language", fr = "Langue" }
clause = { en = "…", fr = "…" }
check.language = { any_of = ["en"], scale = "cefr", at_least = "C1" }

[scale.cefr]
standard = "cefr"
equivalents.C1 = ["fluent"]"#,
    todo: (
        "Remove it; `eligible rules lists` prints what the standard lists hold.",
        "Le supprimer\u{a0}; `eligible rules lists` affiche le contenu des listes standard.",
    ),
};

pub(super) const TWO_LEVELS: Meaning = Meaning {
    finds: (
        "A word for a level that means another level in the standard list, or elsewhere in the file.",
        "Un mot pour un niveau qui signifie un autre niveau dans la liste standard, ou ailleurs dans le fichier.",
    ),
    matters: (
        "Only one of the two counts, and whoever reads the other one is misled.",
        "Un seul des deux compte, et qui lit l'autre est induit en erreur.",
    ),
    example: r#"[[criterion]]
id = "E1"
group = "essential"
title = { en = "Language", fr = "Langue" }
clause = { en = "…", fr = "…" }
check.language = { any_of = ["en"], scale = "cefr", at_least = "C1" }

[scale.cefr]
standard = "cefr"
equivalents.B2 = ["fluent"]"#,
    todo: (
        "Take the word out of the standard list with `without`; or keep it in one place; or, if it may mean either, list it in `ranges`.",
        "Retirer le mot de la liste standard avec `without`\u{a0}; ou ne le garder qu'à un endroit\u{a0}; ou, s'il peut avoir les deux sens, le citer dans `ranges`.",
    ),
};
