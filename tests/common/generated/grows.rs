//! Which checks one more entry of a list never makes worse.

use eligible::internal::checks::Check;
use toml::Value;

/// Whether they do, by the kind of check; parameters with which they do not.
enum Grows {
    /// It does, whatever its parts are: they are looked at within one entry, or it is never met.
    Yes,
    /// It does without these parameters: they forbid, count up to a number, or ask something of every entry.
    Without(&'static [&'static str]),
    /// It does where its parts do.
    WithParts,
    /// It does not: an outcome is turned around, or decides what is asked.
    No,
}

const KINDS: [(&str, Grows); 31] = [
    ("nationality", Grows::Without(&["none_of", "only_of"])),
    // These are about no list.
    ("age", Grows::Yes),
    ("submitted", Grows::Yes),
    ("unmodified", Grows::Yes),
    ("declaration", Grows::Yes),
    ("answer", Grows::Yes),
    ("availability", Grows::Yes),
    // These are about lists of the application.
    ("vacancies", Grows::Yes),
    ("preferences", Grows::Yes),
    ("education", Grows::Yes),
    ("degree", Grows::Yes),
    ("enrolled", Grows::Yes),
    ("attended", Grows::Yes),
    // A higher degree takes the place of one that fits.
    ("highest_degree", Grows::No),
    ("studies", Grows::Yes),
    ("language", Grows::Yes),
    ("languages", Grows::Yes),
    ("it_skill", Grows::Yes),
    ("experience", Grows::Without(&["at_most", "none"])),
    ("residence", Grows::Without(&["at_most"])),
    ("driving_licence", Grows::Yes),
    ("documents", Grows::Without(&["none_of", "at_most", "every"])),
    ("competency", Grows::Yes),
    ("person", Grows::Yes),
    ("any", Grows::WithParts),
    ("all", Grows::WithParts),
    ("at_least", Grows::WithParts),
    ("tracks", Grows::WithParts),
    ("not", Grows::No),
    ("when", Grows::No),
    ("by_nationality", Grows::WithParts),
];

/// Whether one more entry of a list never makes a criterion worse that is met, by each of its checks.
pub(crate) fn criterion_grows(criterion: &Value, list: &str) -> bool {
    let readings = criterion.get("reading").and_then(Value::as_table).into_iter().flatten();
    readings.map(|(_, check)| check).chain([&criterion["check"]]).all(|check| grows(check, list))
}

fn grows(check: &Value, list: &str) -> bool {
    let (kind, parameters) = check.as_table().unwrap().iter().next().unwrap();
    match KINDS.iter().find(|(known, _)| known == kind).map(|(_, grows)| grows) {
        Some(Grows::Yes) => true,
        Some(Grows::Without(keys)) => keys.iter().all(|key| parameters.get(key).is_none()),
        // What is asked depends on the nationalities.
        Some(Grows::WithParts) if kind == "by_nationality" && list == "nationalities" => false,
        Some(Grows::WithParts) => parts(parameters).into_iter().all(|part| grows(part, list)),
        Some(Grows::No) => false,
        None => panic!("whether {kind} grows is not said"),
    }
}

/// The checks that a combination holds: its items, what is `of` them, the checks of tracks, the cases of nationalities.
fn parts(parameters: &Value) -> Vec<&Value> {
    let items = parameters.get("of").unwrap_or(parameters);
    match items {
        Value::Array(items) => items.iter().map(|item| item.get("check").unwrap_or(item)).collect(),
        Value::Table(cases) => cases.iter().map(|(_, check)| check).collect(),
        _ => panic!("no parts: {parameters}"),
    }
}

#[test]
fn of_every_kind_it_is_said_whether_it_grows() {
    assert!(Check::kind_names().iter().all(|kind| KINDS.iter().any(|(known, _)| known == kind)));
}
