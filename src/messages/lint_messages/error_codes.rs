//! What the codes of errors mean.

use super::Meaning;

pub(super) const NOT_TOML: Meaning = Meaning {
    finds: (
        "The text breaks the grammar of TOML: a quote or a bracket that is not closed, a missing `=`, a key that is given twice.",
        "Le texte enfreint la grammaire de TOML\u{a0}: un guillemet ou un crochet non fermé, un `=` qui manque, une clé donnée deux fois.",
    ),
    matters: (
        "Nothing after that place can be understood with certainty, so nothing of the file is used.",
        "Après cet endroit, rien ne peut être compris avec certitude\u{a0}: rien du fichier n'est utilisé.",
    ),
    example: r#"[[criterion]]
id = "E1"
group = "essential"
title = { en = "Age", fr = "Âge" }
clause = { en = "…", fr = "…" }
check.age = { at_least = 21"#,
    todo: (
        "Close what is open, or correct the line that is shown or the one before it; then run the command again, since later mistakes show only then.",
        "Fermer ce qui est ouvert, ou corriger la ligne affichée ou la précédente\u{a0}; puis relancer la commande, car les erreurs suivantes n'apparaissent qu'alors.",
    ),
};

pub(super) const UNKNOWN_KEY: Meaning = Meaning {
    finds: (
        "A word before `=` or in brackets that has no meaning at its place.",
        "Un mot placé avant `=` ou entre crochets qui n'a pas de sens à cet endroit.",
    ),
    matters: (
        "A misspelt key would otherwise be passed over in silence, and what it says would not be checked.",
        "Une clé mal orthographiée serait sinon ignorée sans bruit, et ce qu'elle dit ne serait pas vérifié.",
    ),
    example: r#"[[criterion]]
id = "E1"
group = "essential"
title = { en = "Age", fr = "Âge" }
clause = { en = "…", fr = "…" }
check.age = { at_least = 21 }
titel = { en = "Age", fr = "Âge" }"#,
    todo: (
        "Take the nearest word that is proposed, or one of those allowed.",
        "Prendre le mot proposé, ou l'un des mots permis.",
    ),
};

pub(super) const MISSING_KEY: Meaning = Meaning {
    finds: ("Something that has to be stated is not there.", "Une indication obligatoire manque."),
    matters: (
        "Without it the vacancy or the check has no definite meaning.",
        "Sans elle, l'avis ou la vérification n'a pas de sens défini.",
    ),
    example: r#"[[criterion]]
id = "E1"
group = "essential"
check.age = { at_least = 21 }"#,
    todo: ("Add the key at the place that is shown.", "Ajouter la clé à l'endroit indiqué."),
};

pub(super) const ONE_OF_THESE_KEYS: Meaning = Meaning {
    finds: (
        "A place where one of several keys has to stand, and none does.",
        "Un endroit où l'une de plusieurs clés est obligatoire, et où aucune ne figure.",
    ),
    matters: (
        "It is not said what is asked, for example an age without a limit.",
        "Ce qui est demandé n'est pas dit, par exemple un âge sans limite.",
    ),
    example: r#"[[criterion]]
id = "E1"
group = "essential"
title = { en = "Age", fr = "Âge" }
clause = { en = "…", fr = "…" }
check.age = { on = "deadline" }"#,
    todo: ("Add one of the keys that are listed.", "Ajouter l'une des clés énumérées."),
};

pub(super) const CONFLICTING_KEYS: Meaning = Meaning {
    finds: (
        "Two or more keys of which only one may stand at a place.",
        "Deux clés ou plus, dont une seule peut figurer à cet endroit.",
    ),
    matters: ("Which of them is meant cannot be told.", "On ne peut pas savoir laquelle est voulue."),
    example: r#"[[criterion]]
id = "E1"
group = "essential"
title = { en = "Age", fr = "Âge" }
clause = { en = "…", fr = "…" }
check.age = { at_least = 21, over = 20 }"#,
    todo: (
        "Keep one of them; where both are asked, write two checks within `all = [ … ]`.",
        "N'en garder qu'une\u{a0}; si les deux sont demandées, écrire deux vérifications dans `all = [ … ]`.",
    ),
};

pub(super) const UNKNOWN_CHECK: Meaning = Meaning {
    finds: ("A kind of check that does not exist.", "Un type de vérification qui n'existe pas."),
    matters: ("Nothing would be checked.", "Rien ne serait vérifié."),
    example: r#"[[criterion]]
id = "E1"
group = "essential"
title = { en = "Age", fr = "Âge" }
clause = { en = "…", fr = "…" }
check.aeg = { at_least = 21 }"#,
    todo: (
        "Take the kind that is proposed, or one of those allowed; what only a person can judge is `person`.",
        "Prendre le type proposé, ou l'un de ceux qui sont permis\u{a0}; ce que seule une personne peut apprécier s'écrit `person`.",
    ),
};

pub(super) const WRONG_TYPE: Meaning = Meaning {
    finds: (
        "A value of another type than its key takes, such as a number in quotes.",
        "Une valeur d'un autre type que celui de sa clé, comme un nombre entre guillemets.",
    ),
    matters: ("The value cannot be used as it is.", "La valeur n'est pas utilisable telle quelle."),
    example: r#"[[criterion]]
id = "E1"
group = "essential"
title = { en = "Age", fr = "Âge" }
clause = { en = "…", fr = "…" }
check.age = { at_least = "21" }"#,
    todo: (
        "Write it as the message says: texts in quotes, numbers without, lists in `[ … ]`, tables in `{ … }`.",
        "L'écrire comme l'indique le message\u{a0}: les textes entre guillemets, les nombres sans, les listes entre `[ … ]`, les tables entre `{ … }`.",
    ),
};

pub(super) const UNKNOWN_WORD: Meaning = Meaning {
    finds: ("A word that is not one of those its key takes.", "Un mot qui n'est pas de ceux que sa clé accepte."),
    matters: (
        "What is meant cannot be told, for example to which group a criterion belongs.",
        "On ne peut pas savoir ce qui est voulu, par exemple à quel groupe appartient un critère.",
    ),
    example: r#"[[criterion]]
id = "E1"
group = "esential"
title = { en = "Age", fr = "Âge" }
clause = { en = "…", fr = "…" }
check.age = { at_least = 21 }"#,
    todo: (
        "Take the word that is proposed, or one of those allowed.",
        "Prendre le mot proposé, ou l'un des mots permis.",
    ),
};

pub(super) const UNDEFINED_LIST: Meaning = Meaning {
    finds: (
        "A check names a set, scale, tool, field or employer list that the file does not define.",
        "Une vérification cite un ensemble, une échelle, un outil, un domaine ou une liste d'employeurs que le fichier ne définit pas.",
    ),
    matters: ("There is nothing to compare with.", "Il n'y a rien à quoi comparer."),
    example: r#"[[criterion]]
id = "E1"
group = "essential"
title = { en = "Nationality", fr = "Nationalité" }
clause = { en = "…", fr = "…" }
check.nationality = { any_of = "union_membres" }

[set.union_members]
title = { en = "members", fr = "membres" }
members = ["BE", "FR"]"#,
    todo: (
        "Correct the name, or define the list, such as `[set.union_members]`.",
        "Corriger le nom, ou définir la liste, par exemple `[set.union_members]`.",
    ),
};

pub(super) const NOT_ON_SCALE: Meaning = Meaning {
    finds: ("A level that is not one of the levels of its scale.", "Un niveau qui n'est pas de ceux de son échelle."),
    matters: ("The check could not tell who reaches it.", "La vérification ne pourrait pas dire qui l'atteint."),
    example: r#"[[criterion]]
id = "E1"
group = "essential"
title = { en = "Language", fr = "Langue" }
clause = { en = "…", fr = "…" }
check.language = { any_of = ["en"], scale = "cefr", at_least = "C3" }

[scale.cefr]
levels = ["A1", "A2", "B1", "B2", "C1", "C2"]"#,
    todo: (
        "Write the level as the scale does, or add it to the scale.",
        "Écrire le niveau comme dans l'échelle, ou l'ajouter à l'échelle.",
    ),
};

pub(super) const BORDERLINE_NOT_BELOW: Meaning = Meaning {
    finds: (
        "A borderline value that is not below the threshold beside it.",
        "Une valeur limite qui n'est pas au-dessous du seuil voisin.",
    ),
    matters: (
        "Between the borderline and the threshold a person decides; without room between them nobody is asked.",
        "Entre la valeur limite et le seuil, une personne décide\u{a0}; sans espace entre les deux, personne n'est consulté.",
    ),
    example: r#"[[criterion]]
id = "E1"
group = "essential"
title = { en = "Studies", fr = "Études" }
clause = { en = "…", fr = "…" }
check.studies = { at_least = "bachelor", months = 24, borderline_months = 30 }"#,
    todo: ("State a lower borderline, or leave it out.", "Indiquer une valeur limite plus basse, ou la retirer."),
};

pub(super) const BAD_DATE: Meaning = Meaning {
    finds: (
        "A date that is not written `YYYY-MM-DD`, or that no calendar has.",
        "Une date qui n'est pas écrite `AAAA-MM-JJ`, ou qui n'existe pas.",
    ),
    matters: ("The day cannot be compared with others.", "Ce jour ne peut pas être comparé à d'autres."),
    example: r#"[[criterion]]
id = "E1"
group = "essential"
title = { en = "Age", fr = "Âge" }
clause = { en = "…", fr = "…" }
check.age = { at_least = 21, on = "2026-02-30" }"#,
    todo: (
        "Write the year, the month and the day, such as `2026-02-28`.",
        "Écrire l'année, le mois et le jour, par exemple `2026-02-28`.",
    ),
};

pub(super) const OUT_OF_RANGE: Meaning = Meaning {
    finds: (
        "A number outside the range that its key takes, such as a negative weight.",
        "Un nombre hors de l'intervalle que sa clé accepte, comme un poids négatif.",
    ),
    matters: ("It has no meaning there.", "Il n'a pas de sens à cet endroit."),
    example: r#"[[criterion]]
id = "D1"
group = "desirable"
title = { en = "Applications", fr = "Candidatures" }
clause = { en = "…", fr = "…" }
check.vacancies = { at_most = 3 }
weight = -1"#,
    todo: (
        "Write a number within the range that the message names.",
        "Écrire un nombre de l'intervalle indiqué par le message.",
    ),
};

pub(super) const DUPLICATE: Meaning = Meaning {
    finds: ("Two criteria, levels or members with one name.", "Deux critères, niveaux ou membres portant le même nom."),
    matters: (
        "Reports, tests and advice name them by it, and would not tell one from the other.",
        "Les rapports, les tests et les conseils les désignent par ce nom et ne les distingueraient pas.",
    ),
    example: r#"[[criterion]]
id = "E1"
group = "essential"
title = { en = "Age", fr = "Âge" }
clause = { en = "…", fr = "…" }
check.age = { at_least = 21 }

[[criterion]]
id = "E1"
group = "essential"
title = { en = "Age", fr = "Âge" }
clause = { en = "…", fr = "…" }
check.age = { under = 30 }"#,
    todo: ("Give one of them another name, or remove it.", "Donner un autre nom à l'un d'eux, ou le supprimer."),
};

pub(super) const ALL_WEIGHTS_ZERO: Meaning = Meaning {
    finds: ("No desirable criterion weighs anything.", "Aucun critère souhaitable n'a de poids."),
    matters: ("No score could come about.", "Aucun score ne pourrait être calculé."),
    example: r#"[[criterion]]
id = "D1"
group = "desirable"
title = { en = "Applications", fr = "Candidatures" }
clause = { en = "…", fr = "…" }
check.vacancies = { at_most = 3 }
weight = 0"#,
    todo: (
        "Give at least one of them a weight; where all count the same, the same one.",
        "Donner un poids à l'un d'eux au moins\u{a0}; s'ils comptent tous autant, le même à tous.",
    ),
};

pub(super) const OUT_OF_PLACE: Meaning = Meaning {
    finds: (
        "A key that criteria of this group do not have: an effect that changes a verdict on a desirable one or a competency, a weight on a competency.",
        "Une clé que les critères de ce groupe n'ont pas\u{a0}: un effet qui change un verdict sur un critère souhaitable ou une compétence, un poids sur une compétence.",
    ),
    matters: (
        "It would change nothing, and somebody thinks that it does.",
        "Elle ne changerait rien, alors que quelqu'un croit le contraire.",
    ),
    example: r#"[[criterion]]
id = "D1"
group = "desirable"
title = { en = "Studies", fr = "Études" }
clause = { en = "…", fr = "…" }
check.degree = { at_least = "bachelor" }
weight = 5
effect = "review""#,
    todo: (
        "Remove it, or make the criterion a condition or an essential one.",
        "La supprimer, ou faire du critère une condition ou un critère essentiel.",
    ),
};

pub(super) const UNKNOWN_READING: Meaning = Meaning {
    finds: (
        "A reading of a text that the notice does not have, by its official languages.",
        "Une lecture d'un texte que l'avis n'a pas, d'après ses langues officielles.",
    ),
    matters: ("It would never be applied.", "Elle ne serait jamais appliquée."),
    example: r#"[[criterion]]
id = "E1"
group = "essential"
title = { en = "Age", fr = "Âge" }
clause = { en = "…", fr = "…" }
check.age = { at_least = 21 }
reading.de.age = { over = 21 }"#,
    todo: (
        "Correct the code of the language, or add it to `official_languages`.",
        "Corriger le code de la langue, ou l'ajouter à `official_languages`.",
    ),
};

pub(super) const UNKNOWN_ZONE: Meaning = Meaning {
    finds: ("A time zone that the IANA database does not have.", "Un fuseau horaire absent de la base IANA."),
    matters: ("The deadline would be no definite moment.", "La date limite ne serait pas un instant défini."),
    example: r#"[vacancy]
id = "X-1"
title = { en = "Clerk", fr = "Commis" }
deadline = { at = "2030-01-31T12:00", zone = "Europe/Brusels" }
official_languages = ["en", "fr"]"#,
    todo: (
        "Write continent and city in English, such as `Europe/Brussels`.",
        "Écrire le continent et la ville en anglais, par exemple `Europe/Brussels`.",
    ),
};

pub(super) const UNKNOWN_COUNTRY: Meaning = Meaning {
    finds: ("A code that ISO 3166-1 gave to no country.", "Un code que la norme ISO 3166-1 n'a donné à aucun pays."),
    matters: ("Nobody could have that nationality.", "Personne ne pourrait avoir cette nationalité."),
    example: r#"[[criterion]]
id = "E1"
group = "essential"
title = { en = "Nationality", fr = "Nationalité" }
clause = { en = "…", fr = "…" }
check.nationality = { any_of = ["BE", "UK"] }"#,
    todo: (
        "Write the two letters of ISO 3166-1; the United Kingdom is `GB` and Greece `GR`.",
        "Écrire les deux lettres de la norme ISO 3166-1\u{a0}; le Royaume-Uni est `GB` et la Grèce `GR`.",
    ),
};

pub(super) const UNKNOWN_LANGUAGE: Meaning = Meaning {
    finds: ("A language that is not known by this code or name.", "Une langue inconnue sous ce code ou ce nom."),
    matters: ("Nobody could have it.", "Personne ne pourrait la connaître."),
    example: r#"[[criterion]]
id = "E1"
group = "essential"
title = { en = "Language", fr = "Langue" }
clause = { en = "…", fr = "…" }
check.language = { any_of = ["Zorblatt"], scale = "cefr", at_least = "B2" }

[scale.cefr]
levels = ["A1", "A2", "B1", "B2", "C1", "C2"]"#,
    todo: (
        "Write a code such as `en` or `fr`, or the English or French name.",
        "Écrire un code comme `en` ou `fr`, ou le nom en anglais ou en français.",
    ),
};

pub(super) const EMPTY: Meaning = Meaning {
    finds: (
        "A text or a list that holds nothing where something is asked.",
        "Un texte ou une liste vide là où quelque chose est demandé.",
    ),
    matters: (
        "A check with nothing in it would be met by everybody or by nobody.",
        "Une vérification vide serait remplie par tout le monde ou par personne.",
    ),
    example: r#"[[criterion]]
id = "E1"
group = "essential"
title = { en = "Age", fr = "Âge" }
clause = { en = "…", fr = "…" }
check.any = []"#,
    todo: ("Fill it, or remove the key.", "Y mettre quelque chose, ou supprimer la clé."),
};

pub(super) const BAD_ID: Meaning = Meaning {
    finds: (
        "An id with other characters than letters, digits, `.`, `-` and `_`.",
        "Un identifiant contenant autre chose que des lettres, des chiffres, `.`, `-` et `_`.",
    ),
    matters: (
        "Ids stand in the heads of columns and in lists of ids, where a space would split them.",
        "Les identifiants figurent en tête de colonne et dans des listes, où une espace les couperait.",
    ),
    example: r#"[[criterion]]
id = "E 1"
group = "essential"
title = { en = "Age", fr = "Âge" }
clause = { en = "…", fr = "…" }
check.age = { at_least = 21 }"#,
    todo: (
        "Write it without spaces, such as `E1` or `second-language`.",
        "L'écrire sans espace, par exemple `E1` ou `second-language`.",
    ),
};

pub(super) const BAD_ISCED_F: Meaning = Meaning {
    finds: (
        "A code of a field of study that is not two to four digits.",
        "Un code de domaine d'études qui n'a pas de deux à quatre chiffres.",
    ),
    matters: ("Nobody's field could begin with it.", "Aucun domaine ne pourrait commencer ainsi."),
    example: r#"[[criterion]]
id = "E1"
group = "essential"
title = { en = "Degree", fr = "Diplôme" }
clause = { en = "…", fr = "…" }
check.degree = { at_least = "bachelor", fields = "law" }

[field.law]
title = { en = "law", fr = "droit" }
isced_f = ["04210"]"#,
    todo: (
        "Write the ISCED-F 2013 code in quotes: two digits for a broad field, three for a narrow one, four for a detailed one.",
        "Écrire le code CITE-F 2013 entre guillemets\u{a0}: deux chiffres pour un grand domaine, trois pour un domaine spécialisé, quatre pour un domaine détaillé.",
    ),
};

pub(super) const PROTECTED_GROUND: Meaning = Meaning {
    finds: (
        "A criterion that gives points and looks at nationality, age or another protected ground.",
        "Un critère qui donne des points en fonction de la nationalité, de l'âge ou d'un autre motif protégé.",
    ),
    matters: (
        "A notice may ask for such a thing as a requirement where law allows it; a ranking by it is discrimination.",
        "Un avis peut en faire une exigence lorsque le droit le permet\u{a0}; classer selon ce motif est une discrimination.",
    ),
    example: r#"[[criterion]]
id = "D1"
group = "desirable"
title = { en = "Age", fr = "Âge" }
clause = { en = "…", fr = "…" }
check.age = { under = 30 }
weight = 10"#,
    todo: (
        "Make it an essential criterion or a condition, if the notice does; otherwise remove it.",
        "En faire un critère essentiel ou une condition, si l'avis le fait\u{a0}; sinon le supprimer.",
    ),
};
