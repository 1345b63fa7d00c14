//! The help of the commands that applicants and recruiters use, in French; that in English is beside the arguments.

use clap::builder::{PossibleValue, StyledStr};
use clap::{Arg, ArgAction, Command, CommandFactory as _, FromArgMatches as _};

use crate::cli::args::Arguments;
use crate::domain::text::Lang;

/// Reads the arguments; help that they ask for is in this language.
pub(super) fn parse(lang: Lang, arguments: &[std::ffi::OsString]) -> Result<Arguments, clap::Error> {
    let mut matches = command(lang).try_get_matches_from(arguments)?;
    Arguments::from_arg_matches_mut(&mut matches)
}

/// The commands with help in this language.
fn command(lang: Lang) -> Command {
    match lang {
        Lang::En => Arguments::command(),
        Lang::Fr => in_french(Arguments::command()),
    }
}

const TEMPLATE: &str = "\
{about-with-newline}
Utilisation\u{a0}: {usage}

{all-args}{after-help}";

fn in_french(command: Command) -> Command {
    let command = command
        .about("Indique qui remplit les conditions d'un avis de vacance, et pourquoi.")
        .long_about(None)
        .after_help(EXAMPLES)
        .help_template(TEMPLATE)
        .subcommand_help_heading("Commandes\u{a0}")
        .subcommand_value_name("COMMANDE")
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(version_flag());
    let mut command = with_help_flag(command, true).mut_subcommands(|command| {
        let name = command.get_name().to_owned();
        let about = ABOUT.iter().find(|(known, _)| *known == name).map(|(_, about)| *about);
        let command = match about {
            Some(about) => command.about(about),
            None => command,
        };
        match AFTER.iter().find(|(known, ..)| *known == name) {
            Some((_, long_about, after_help)) => command
                .long_about(format!("{}\n\n{long_about}", about.unwrap_or_default()))
                .after_help(*after_help)
                .help_template(TEMPLATE)
                .mut_args(|argument| argument_in_french(&name, argument)),
            None => command,
        }
    });
    // Only now is there the command that prints help.
    command.build();
    command.mut_subcommand("help", |help| help.about("Affiche cette aide, ou celle d'une commande"))
}

/// A flag of our own in every command, in the place of the one that is only known in English.
fn with_help_flag(command: Command, in_french: bool) -> Command {
    let flag = Arg::new("help").short('h').long("help").action(ArgAction::Help);
    let flag = if in_french {
        flag.help("Affiche l'aide (-h\u{a0}: résumé, --help\u{a0}: détail)").help_heading("Options\u{a0}")
    } else {
        flag.help("Print help")
    };
    command.arg(flag).mut_subcommands(|command| {
        let in_french = AFTER.iter().any(|(name, ..)| in_french && *name == command.get_name());
        with_help_flag(command, in_french)
    })
}

fn version_flag() -> Arg {
    let flag = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    flag.help("Affiche la version").help_heading("Options\u{a0}")
}

/// An argument of a command with its name and its help in French, its values and its default among them.
fn argument_in_french(command: &str, argument: Arg) -> Arg {
    let of_command = |of: &str| {
        let id = argument.get_id().as_str();
        ARGUMENTS.iter().find(|(command, known, ..)| *command == of && *known == id)
    };
    let heading = if argument.is_positional() { "Arguments\u{a0}" } else { "Options\u{a0}" };
    let Some((.., name, help)) = of_command(command).or_else(|| of_command("")) else {
        return argument.help_heading(heading);
    };
    let default = match argument.get_default_values() {
        [default] => Some(format!("[par défaut\u{a0}: {}]", default.to_string_lossy())),
        _ => None,
    };
    let takes_values = argument.get_action().takes_values();
    let values = if takes_values { argument.get_possible_values() } else { Vec::new() };
    let names: Vec<_> = values.iter().map(PossibleValue::get_name).collect();
    let listed = (!names.is_empty()).then(|| format!("[valeurs possibles\u{a0}: {}]", names.join(", ")));
    let short: Vec<_> = [Some((*help).to_owned()), default.clone(), listed.clone()].into_iter().flatten().collect();
    // In full, what can be given has a paragraph of its own, and values that have a help a line each.
    let described =
        values.iter().filter_map(|value| Some(format!("\n- {}\u{a0}: {}", value.get_name(), value_help(value)?)));
    let described: String = described.collect();
    let listed = if described.is_empty() { listed } else { Some(format!("Valeurs possibles\u{a0}:{described}")) };
    let specified: Vec<_> = [default, listed].into_iter().flatten().collect();
    let long = format!("{help}\n\n{}", specified.join("\n"));
    let (short, long) = (short.join(" "), long.trim_end().to_owned());
    let argument = argument.help(StyledStr::from(short)).long_help(StyledStr::from(long)).help_heading(heading);
    let argument = argument.hide_default_value(takes_values).hide_possible_values(takes_values);
    if takes_values { argument.value_name(*name) } else { argument }
}

/// What a value means that has a help in English too.
fn value_help(value: &PossibleValue) -> Option<&'static str> {
    value.get_help()?;
    VALUES.iter().find(|(name, _)| *name == value.get_name()).map(|(_, help)| *help)
}

/// What each command does.
const ABOUT: &[(&str, &str)] = &[
    ("check", "Verdict sur des dossiers de candidature\u{a0}: fichiers, dossiers entiers ou entrée standard"),
    (
        "explain",
        "Une candidature\u{a0}: le résultat et son motif, que faire, et à partir de quel jour le résultat serait différent",
    ),
    ("when", "Le verdict sur une candidature selon la date de référence\u{a0}: périodes et changements"),
    ("letters", "Un texte pour chaque candidature\u{a0}: ce qui a été constaté, en termes simples"),
    ("convert", "Convertit un CV JSON Resume ou Europass en dossier de candidature"),
    ("completions", "Script qui complète commandes et options dans un terminal"),
    ("man", "Page de manuel de l'outil ou d'une commande"),
    ("ask", "Pose les questions que demandent les règles et enregistre le dossier de candidature"),
    ("verify", "Refait un rapport à partir de ses règles et de ses fichiers, et compare"),
    ("compare", "Compare deux rapports\u{a0}: candidatures nouvelles, disparues ou modifiées, et pourquoi"),
    ("rules", "Le fichier de règles\u{a0}: création, présentation, contrôle, tests, comparaison"),
    ("schema", "Schéma JSON (2020-12) des dossiers, des fichiers de règles ou des sorties JSON"),
];

/// What more the commands say whose help is in French: below the first line, and at the end.
const AFTER: &[(&str, &str, &str)] = &[
    (
        "check",
        "Chaque dossier donne une ligne\u{a0}: admissible, à examiner (par le service responsable), non admissible ou illisible.",
        "\
Code de sortie, le premier qui s'applique\u{a0}:
  2  la commande a échoué
  3  un dossier est illisible
  1  une candidature n'est pas admissible
  4  une candidature est à examiner
  0  toutes les candidatures sont admissibles

Exemples\u{a0}:
  eligible check candidatures/
  eligible check candidatures/ -o liste.csv --only eligible,review
  eligible check candidatures/ --blocked-by C4             il ne manque qu'un document
  eligible check candidatures/ --where E4=unclear,D1=met
  eligible check candidatures/ --since lundi.json -o mardi.xlsx
  eligible check candidatures/ -o worklist=todo.xlsx
  eligible check moi.json --as-of 2026-03-01
  cat *.ndjson | eligible check - --format ndjson",
    ),
    (
        "explain",
        "Sous «\u{a0}à faire\u{a0}»\u{a0}: les plus petits ensembles d'indications (trois au plus) qui rendraient la candidature admissible. --full \
         montre chaque critère avec son passage de l'avis, les indications utilisées et l'interprétation de l'avis. Si la sortie est un \
         dossier, toutes les candidatures du fichier sont expliquées, chacune dans un fichier.",
        "\
Code de sortie, d'après le verdict comme pour check\u{a0}:
  2  la commande a échoué
  3  le dossier est illisible
  1  la candidature n'est pas admissible
  4  la candidature est à examiner
  0  la candidature est admissible

Exemples\u{a0}:
  eligible explain moi.json
  eligible explain moi.json --full
  eligible explain candidatures.ndjson --id A-0001 --criterion E3
  eligible explain candidatures.ndjson -o explications/
  eligible explain moi.json -o moi.txt -o moi.explication.json",
    ),
    (
        "letters",
        "Chaque lettre est dans la langue que demande la candidature, anglais ou français, sinon dans celle de --lang. Un dossier \
         illisible n'a pas de lettre\u{a0}; il est signalé.",
        "\
Code de sortie, le premier qui s'applique, comme pour check\u{a0}:
  2  la commande a échoué
  3  un dossier est illisible
  1  une candidature n'est pas admissible
  4  une candidature est à examiner
  0  toutes les candidatures sont admissibles

Exemples\u{a0}:
  eligible letters candidatures/ -o lettres/
  eligible letters candidatures/ --decisions todo.xlsx -o publipostage.xlsx
  eligible letters candidatures/ --only review -o publipostage.csv
  eligible letters --print-templates -o modeles/
  eligible letters candidatures/ --templates modeles/ -o lettres/",
    ),
    (
        "compare",
        "Les rapports sont ceux de check --format json ou ndjson. Deux candidatures sont la même si l'identifiant, ou sinon le contenu, \
         est le même. Un changement vient des indications de la candidature, des règles (ou de leur application\u{a0}: jour, texte, \
         options) ou d'une décision d'une personne\u{a0}; les causes peuvent être multiples.",
        "\
D'un rapport établi avec --only, --where, --blocked-by, --id, --since ou --top,
seules les lignes affichées sont comparées\u{a0}: une ligne omise compte comme
nouvelle ou disparue.

Code de sortie\u{a0}:
  0  les rapports ont été comparés, quelles que soient les différences
  2  la commande a échoué

Exemples\u{a0}:
  eligible compare hier.json aujourdhui.json
  eligible compare hier.ndjson aujourdhui.ndjson -o changements.html -o changements.csv
  eligible compare hier.json aujourdhui.json --decisions todo.xlsx
  eligible check candidatures/ --format json | eligible compare hier.json -",
    ),
    (
        "ask",
        "Une question à la fois, dans l'ordre de l'avis, et seulement celles qui comptent encore pour le verdict. À la fin, toutes les réponses sont affichées et peuvent être corrigées avant d'être enregistrées.",
        "\
Pour répondre\u{a0}: les flèches et Entrée pour choisir dans une liste. Aucune
question n'est obligatoire\u{a0}: choisissez «\u{a0}je ne sais pas\u{a0}», appuyez sur
Échap ou laissez le texte vide. Pour revenir en arrière, choisissez la dernière
ligne d'une liste ou tapez <. Ctrl-U efface la ligne. Rien n'est enregistré avant
la dernière page, où toute réponse peut être corrigée\u{a0}; Ctrl-C abandonne sans
rien enregistrer.

Code de sortie\u{a0}:
  0  le fichier est enregistré, quel que soit le verdict
  2  il ne l'est pas\u{a0}: aucun terminal, abandon ou erreur

Exemples\u{a0}:
  eligible ask
  eligible ask --lang fr -o moi.json
  eligible ask --from moi.json -o moi-complet.json
  eligible ask --template > moi.json",
    ),
];

const EXAMPLES: &str = "\
Exemples\u{a0}:
  eligible check candidatures/               un dossier, en tableau
  eligible explain moi.json                  les motifs, et ce qui changerait le verdict
  eligible when moi.json                     les jours où le verdict est différent
  eligible check candidatures/ -o liste.csv  un rapport pour un tableur

Pour en savoir plus, avec des exemples et les codes de sortie\u{a0}: eligible COMMANDE --help";

/// The arguments of these commands: the command if the help is its own, the id, what the value is called, and the help.
const ARGUMENTS: &[(&str, &str, &str, &str)] = &[
    (
        "",
        "paths",
        "CHEMIN",
        "Fichiers (.json\u{a0}: un objet ou un tableau\u{a0}; .jsonl, .ndjson\u{a0}: un objet par ligne\u{a0}; CV\u{a0}; tableaux, avec --map), dossiers, ou - pour l'entrée standard",
    ),
    (
        "",
        "path",
        "CHEMIN",
        "Un dossier de candidature, un fichier JSON Resume ou Europass, un tableau (CSV ou XLSX, avec --map), ou - pour l'entrée standard",
    ),
    (
        "",
        "rules",
        "FICHIER",
        "Fichier de règles [par défaut\u{a0}: rules.toml dans le dossier courant, sinon les règles intégrées]",
    ),
    (
        "",
        "rules_sha256",
        "EMPREINTE",
        "Refuser des règles dont le fichier a un autre SHA-256 que celui-ci, même les règles intégrées",
    ),
    (
        "",
        "as_of",
        "AAAA-MM-JJ",
        "Apprécier les critères datés à ce jour plutôt qu'à la date de référence\u{a0}; la date limite ne change pas",
    ),
    (
        "",
        "reading",
        "TEXTE",
        "Texte de l'avis à appliquer\u{a0}; si les deux s'appliquent et divergent, le service responsable tranche",
    ),
    ("", "lang", "LANGUE", "Langue des phrases [par défaut\u{a0}: celle de l'environnement, sinon en]"),
    ("", "color", "QUAND", "Emploi de la couleur\u{a0}; `NO_COLOR` et les variables semblables sont respectées"),
    ("", "quiet", "", "Aucun avertissement, sauf une ligne si des fichiers n'ont pas été lus"),
    ("", "verbose", "", "Tous les avertissements, et les règles appliquées"),
    ("", "format", "FORMAT", "Format du rapport [par défaut\u{a0}: table]"),
    (
        "explain",
        "full",
        "",
        "Tout\u{a0}: chaque critère avec son passage de l'avis, les indications utilisées et l'interprétation de l'avis",
    ),
    ("explain", "format", "FORMAT", "Format de l'explication\u{a0}; table est du texte [par défaut\u{a0}: table]"),
    (
        "",
        "output",
        "[FORMAT=]FICHIER",
        "Écrire le rapport dans un fichier, en entier ou pas du tout\u{a0}; indiquez le format devant le nom, sinon l'extension en décide\u{a0}; option répétable",
    ),
    (
        "explain",
        "output",
        "[FORMAT=]FICHIER|DOSSIER/",
        "Écrire l'explication dans un fichier, en entier ou pas du tout, ou celles de toutes les candidatures dans un dossier (terminé par /)\u{a0}; indiquez le format devant le nom, sinon l'extension en décide\u{a0}; option répétable",
    ),
    (
        "letters",
        "output",
        "DOSSIER/|FICHIER",
        "Où écrire\u{a0}: un dossier (terminé par /) pour un fichier par lettre, un fichier .csv ou .xlsx pour un publipostage, en entier ou pas du tout, ou - pour la sortie standard",
    ),
    ("letters", "only", "VERDICT,...", "Seulement aux candidatures qui ont ces verdicts"),
    ("letters", "id", "ID", "Seulement à cette candidature"),
    (
        "letters",
        "templates",
        "DOSSIER",
        "Utiliser les modèles de ce dossier à la place des modèles intégrés de même nom",
    ),
    ("letters", "print_templates", "", "Afficher les modèles intégrés, ou les écrire dans le dossier indiqué par -o"),
    ("compare", "old", "ANCIEN", "Le rapport le plus ancien, ou - pour l'entrée standard"),
    ("compare", "new", "NOUVEAU", "Le rapport le plus récent, ou - pour l'entrée standard"),
    (
        "compare",
        "decisions",
        "FICHIER",
        "Indiquer quelles décisions de ce fichier sont absentes de NOUVEAU, et de quelle ligne vient un changement\u{a0}; une liste des décisions à prendre que l'on a remplie (CSV ou XLSX)\u{a0}; option répétable",
    ),
    ("compare", "format", "FORMAT", "Format de la comparaison [par défaut\u{a0}: table]"),
    (
        "compare",
        "output",
        "[FORMAT=]FICHIER",
        "Écrire la comparaison dans un fichier, en entier ou pas du tout\u{a0}; indiquez le format devant le nom, sinon l'extension en décide\u{a0}; option répétable",
    ),
    ("ask", "output", "FICHIER", "Fichier à écrire, en entier ou pas du tout [par défaut\u{a0}: demandé à la fin]"),
    ("", "only", "VERDICT,...", "N'afficher que ces verdicts"),
    (
        "",
        "with_outcomes",
        "CRITÈRE=RÉSULTAT,...",
        "N'afficher que les candidatures pour lesquelles tous ces résultats sont obtenus (met, unclear ou not_met)",
    ),
    (
        "",
        "blocked_by",
        "CRITÈRE,...",
        "N'afficher que les candidatures que ces critères, et aucun autre, empêchent d'être admissibles",
    ),
    (
        "",
        "since",
        "RAPPORT",
        "N'afficher que les candidatures nouvelles, ou dont le dossier ou le résultat a changé, depuis ce rapport antérieur (json ou ndjson)",
    ),
    ("check", "id", "ID", "N'afficher que cette candidature"),
    (
        "",
        "sort",
        "ORDRE",
        "Ordre des candidatures [par défaut\u{a0}: rank\u{a0}; pour csv, ndjson et worklist\u{a0}: source, l'ordre de lecture]",
    ),
    ("", "top", "N", "N'afficher que les N candidatures les mieux classées"),
    (
        "",
        "all",
        "",
        "Tableau avec toutes les lignes\u{a0}; sinon, au-delà de 50 candidatures, seules les 20 premières sont affichées (toutes dans un fichier)",
    ),
    (
        "",
        "fail_on",
        "VERDICT,...|none",
        "Verdicts pour lesquels le code de sortie n'est pas 0 [par défaut\u{a0}: invalid,ineligible,review]",
    ),
    (
        "",
        "blind",
        "",
        "Masquer nom, date de naissance et nationalité\u{a0}; une empreinte remplace les identifiants et les noms de fichiers",
    ),
    (
        "",
        "blind_salt",
        "TEXTE",
        "Texte ajouté aux empreintes de --blind, sans lequel on ne peut pas deviner les identifiants\u{a0}; le même texte donne les mêmes empreintes",
    ),
    ("", "csv_long", "", "CSV avec une ligne par critère de chaque candidature"),
    ("", "csv_separator", "C", "Séparateur des cellules de CSV\u{a0}: , ; ou tab [par défaut\u{a0}: ,]"),
    ("", "csv_bom", "", "CSV avec une marque d'ordre des octets, à laquelle les tableurs reconnaissent l'UTF-8"),
    (
        "",
        "decisions",
        "FICHIER",
        "Appliquer les décisions consignées dans ce fichier, une liste des décisions à prendre que l'on a remplie (CSV ou XLSX)\u{a0}; option répétable",
    ),
    ("", "worklist_all", "", "Liste des décisions à prendre avec aussi les critères souhaitables à vérifier"),
    (
        "",
        "split",
        "N",
        "Répartir la liste des décisions à prendre en N fichiers, par candidatures entières\u{a0}: todo-1.csv, todo-2.csv, ...",
    ),
    ("", "no_summary", "", "NDJSON sans sa dernière ligne\u{a0}: les verdicts seuls, sans rien garder en mémoire"),
    (
        "",
        "strict",
        "",
        "N'accepter que la graphie principale des champs et des valeurs, et aucun champ inconnu\u{a0}; un dossier qui pose problème est illisible",
    ),
    (
        "",
        "date_order",
        "ORDRE",
        "Dans les dates comme 05/06/2003, le jour (dmy) ou le mois (mdy) vient en premier [par défaut\u{a0}: l'un ou l'autre]",
    ),
    (
        "",
        "map",
        "FICHIER",
        "Table de correspondance\u{a0}: le sens des colonnes d'un tableau (CSV ou XLSX)\u{a0}; `convert FICHIER --propose-map` en écrit une ébauche",
    ),
    (
        "",
        "max_record_size",
        "TAILLE",
        "Taille maximale d'un dossier, en octets ou avec une unité (500kB, 16MB, 1GiB)\u{a0}; un dossier plus grand est illisible et n'est pas lu",
    ),
    ("", "no_progress", "", "Pas de barre de progression dans le terminal"),
    ("", "jobs", "N", "Nombre de fils d'exécution [par défaut\u{a0}: un par processeur]"),
    ("", "id", "ID", "Identifiant de la candidature, si le fichier en contient plusieurs"),
    ("ask", "id", "ID", "Identifiant de la candidature, si le fichier de départ en contient plusieurs"),
    ("", "criterion", "ID", "Seulement ce critère\u{a0}; option répétable"),
    ("", "from", "FICHIER", "Partir d'un dossier de candidature et ne demander que le reste"),
    ("", "template", "", "Ne rien demander\u{a0}; écrire un fichier avec tous les champs, à remplir dans un éditeur"),
    ("", "help", "", "Affiche l'aide (-h\u{a0}: résumé, --help\u{a0}: détail)"),
];

/// The values that have a help.
const VALUES: &[(&str, &str)] = &[
    ("table", "un tableau"),
    ("json", "un objet JSON"),
    ("ndjson", "un objet JSON par ligne, dès qu'un résultat est connu"),
    ("csv", "une ligne par candidature, pour les tableurs et les scripts"),
    ("xlsx", "un classeur\u{a0}: candidatures, critères, exécution"),
    ("html", "une page pour le navigateur, avec tri, filtres et recherche"),
    ("markdown", "une page pour les wikis et les tickets"),
    ("junit", "des résultats de tests en XML\u{a0}: une suite par candidature, un cas par critère"),
    ("sarif", "des constats pour les outils d'analyse, SARIF 2.1.0"),
    ("github", "des annotations de workflow GitHub"),
    ("worklist", "les points à trancher\u{a0}: CSV, ou classeur pour un fichier .xlsx"),
    ("rank", "par verdict et par score"),
    ("id", "par identifiant"),
    ("source", "dans l'ordre de lecture"),
    ("dmy", "jour, mois, année"),
    ("mdy", "mois, jour, année"),
];

#[cfg(test)]
#[expect(clippy::expect_used, reason = "a test may stop")]
mod tests {
    use super::*;

    #[test]
    fn every_argument_and_value_of_these_commands_has_a_text_in_french() {
        let (english, french) = (command(Lang::En), command(Lang::Fr));
        for (name, ..) in AFTER {
            let [english, french] = [&english, &french].map(|command| command.find_subcommand(name));
            let (english, french) = english.zip(french).expect("the command");
            for argument in french.get_arguments() {
                let id = argument.get_id().as_str();
                let is_known = |(command, known, ..): &(&str, &str, &str, &str)| {
                    *known == id && (command.is_empty() || command == name)
                };
                assert!(ARGUMENTS.iter().any(is_known), "{name} {id}");
                assert!(argument.get_help_heading().is_some_and(|heading| heading.ends_with('\u{a0}')), "{name} {id}");
            }
            for value in english.get_arguments().flat_map(Arg::get_possible_values) {
                assert_eq!(value.get_help().is_some(), value_help(&value).is_some(), "{name} {value:?}");
            }
        }
    }

    #[test]
    fn every_command_has_its_line_in_french() {
        for command in Arguments::command().get_subcommands() {
            assert!(ABOUT.iter().any(|(name, _)| *name == command.get_name()), "{}", command.get_name());
        }
    }

    #[test]
    fn help_in_french_says_nothing_in_english() {
        let mut command = command(Lang::Fr);
        let mut helps = vec![command.render_long_help(), command.render_help()];
        for (name, ..) in AFTER {
            let command = command.find_subcommand_mut(name).expect("the command");
            helps.extend([command.render_long_help(), command.render_help()]);
        }
        for help in helps {
            let help = help.to_string();
            for english in ["Usage:", "default:", "values:", "Print", "Options:", "Arguments:", "Commands:"] {
                assert!(!help.contains(english), "{english}: {help}");
            }
        }
    }
}
