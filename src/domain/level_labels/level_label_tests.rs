//! From what the contract says of labels of levels, sentence by sentence.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::tokens::{brackets, tokens};
use super::*;
use crate::domain::standard_lists::{self, StandardList};

const NOTHING: [&str; 0] = [];

static CEFR: LazyLock<LabelScale> = LazyLock::new(|| standard("cefr", &NOTHING));
static IT_SKILLS: LazyLock<LabelScale> = LazyLock::new(|| standard("it_skills", &NOTHING));

fn standard(name: &str, without: &[&str]) -> LabelScale {
    standard_lists::scale(name).map(|list| LabelScale::standard(list, without)).unwrap_or_default()
}

/// Levels as written here: `C1`, `B2-C1` for any of several, `native` for a mother tongue, `?` where nobody knows.
fn written(scale: &LabelScale, meaning: Option<LabelMeaning>) -> String {
    let Some(LabelMeaning { lowest, highest, is_mother_tongue }) = meaning else { return "?".to_owned() };
    let level = |place: usize| scale.levels().get(place).map_or("none", String::as_str);
    match (is_mother_tongue, lowest == highest) {
        (true, true) if highest + 1 == scale.levels().len() => "native".to_owned(),
        (true, _) => "a mother tongue below the highest level".to_owned(),
        (false, true) => level(lowest).to_owned(),
        (false, false) => format!("{}-{}", level(lowest), level(highest)),
    }
}

#[track_caller]
fn check_on(scale: &LabelScale, cases: &[(&str, &str)]) {
    for (label, expected) in cases {
        assert_eq!(written(scale, scale.read(label)), *expected, "{label}");
    }
}

#[track_caller]
fn check(cases: &[(&str, &str)]) {
    check_on(&CEFR, cases);
}

#[test]
fn labels_are_compared_as_names() {
    check(&[
        ("C1", "C1"),
        ("c1", "C1"),
        (" C1. ", "C1"),
        ("C1+", "C1"),
        ("C1-", "C1"),
        ("-C1", "C1"),
        ("(C1)", "C1"),
        ("[ C1 ]", "C1"),
        ("FLUENT", "C1"),
        ("élementaire", "A2"),
        ("near-native", "C1-C2"),
        ("Near  Native", "C1-C2"),
        ("", "?"),
        (" … ", "?"),
        ("D1", "?"),
        ("C3", "?"),
        ("C 1", "?"),
        ("B2C1", "?"),
    ]);
}

#[test]
fn a_sign_of_doubt_comes_before_what_the_scale_lists() {
    check(&[
        ("<C1", "?"),
        ("> B2", "?"),
        ("≤C1", "?"),
        ("≥ C1", "?"),
        ("~C1", "?"),
        ("≈ C1", "?"),
        ("C1?", "?"),
        ("native?", "?"),
        ("fluent (C1?)", "?"),
        ("IELTS > 7", "?"),
    ]);
}

#[test]
fn words_are_what_the_scale_lists() {
    check(&[
        ("fluent", "C1"),
        ("courant", "C1"),
        ("fluent (written and spoken)", "C1"),
        ("upper intermediate to advanced", "B2-C1"),
        ("beginner (I)", "A1"),
        ("advanced (V)", "C1"),
        ("niveau IV", "B2"),
        ("intermédiaire", "A2-B2"),
        ("bilingue", "C1-C2"),
        ("guru", "?"),
        ("very good", "?"),
        ("fluent speaker indeed", "?"),
    ]);
}

#[test]
fn every_row_of_the_standard_tables_is_read() -> Result<(), &'static str> {
    let mut checked = 0;
    for list in standard_lists::scales() {
        let scale = LabelScale::standard(list, &NOTHING);
        for row in &list.words {
            let levels = if row.from == row.to { row.from.to_owned() } else { format!("{}-{}", row.from, row.to) };
            assert_eq!(written(&scale, scale.read(row.word)), levels, "{}", row.word);
            assert_eq!(written(&scale, scale.listed(row.word)), levels, "{}", row.word);
            checked += 1;
        }
        for row in &list.certificates {
            for name in &row.names {
                assert_eq!(written(&scale, scale.read(name)), row.alone.unwrap_or("?"), "{name}");
                let below = row.scores.first().map_or(row.alone, |_| None).unwrap_or("?");
                assert_eq!(written(&scale, scale.read(&format!("{name} 0"))), below, "{name} 0");
                for (place, (from, level)) in row.scores.iter().enumerate() {
                    let label = format!("{name} {from}");
                    assert_eq!(written(&scale, scale.read(&label)), level.unwrap_or("?"), "{label}");
                    // What is a hundredth below belongs to the row before.
                    let hundredths = CertificateScore::read(from).ok_or("a score is a number")?.thousandths / 10 - 1;
                    let label = format!("{}.{:02} {name}", hundredths / 100, hundredths % 100);
                    let before = place.checked_sub(1).and_then(|before| row.scores.get(before));
                    let before = before.and_then(|(_, level)| *level).unwrap_or("?");
                    assert_eq!(written(&scale, scale.read(&label)), before, "{label}");
                }
            }
            checked += 1;
        }
    }
    assert!(checked > 450, "only {checked} rows were seen");
    Ok(())
}

#[test]
fn a_mother_tongue_is_said_by_the_whole_label_alone() {
    check(&[
        ("native", "native"),
        ("Native speaker!", "native"),
        ("native (mother tongue)", "native"),
        ("(native)", "native"),
        ("langue maternelle", "native"),
        ("C2", "C2"),
        ("C2 (native)", "C2"),
        ("native (C2)", "C2"),
        ("native (excellent)", "C2"),
        ("CPE", "C2"),
        ("native C2", "?"),
        ("non native", "?"),
    ]);
}

#[test]
fn a_word_of_doubt_is_a_level_that_nobody_knows() {
    let mut words: Vec<_> = HEDGE_WORDS.into_iter().collect();
    words.extend(["visé", "prévu", "Prévu", "NOT"]);
    for word in words {
        for label in
            [format!("{word} C1"), format!("C1 ({word})"), format!("CAE, {word}"), format!("Fluent {word} (C1)")]
        {
            assert_eq!(CEFR.read(&label), None, "{label}");
        }
    }
    check(&[
        ("C1 (expected)", "?"),
        ("not yet C1", "?"),
        ("C1 en cours", "?"),
        ("IELTS 7.5 planned", "?"),
        // Only whole words do.
        ("C1 (noteworthy)", "C1"),
    ]);
}

#[test]
fn a_certificate_has_one_number_before_or_behind_it() {
    check(&[
        ("IELTS 7.5", "C1"),
        ("ielts 7,5", "C1"),
        ("IELTS: 7.5", "C1"),
        ("IELTS:7.5", "C1"),
        ("IELTS - 7.5", "C1"),
        ("7.0 IELTS", "C1"),
        ("7: IELTS", "C1"),
        ("IELTS 7.5/9", "C1"),
        ("IELTS 7,5 / 9,0", "C1"),
        ("7.5/9 IELTS", "C1"),
        ("TOEFL iBT: 105/120", "C1"),
        ("TOEFL (iBT) 105", "C1"),
        ("Cambridge Advanced (CAE) 205", "C2"),
        ("BEC 3 185", "C1"),
        ("TOEFL ITP Level 1 627", "C1"),
        ("A2 Key 145", "B1"),
        ("IELTS 7.5 8", "?"),
        ("IELTS 7 IELTS", "?"),
        ("7 IELTS 8", "?"),
        ("IELTS 7.5/9/9", "?"),
        ("IELTS 7.5.1", "?"),
        ("IELTS band 7.5", "?"),
        ("IELTS 7.5 overall", "?"),
        ("IELTS7.5", "?"),
        // A maximum without a score.
        ("IELTS /9", "?"),
        ("TOEFL iBT/120", "?"),
        ("/9 IELTS", "?"),
        ("7.5", "?"),
        ("TOEFL Essentials 10", "?"),
    ]);
}

#[test]
fn a_score_has_the_level_of_the_last_row_that_it_reaches() {
    check(&[
        ("IELTS 3.99", "?"),
        ("IELTS 4", "B1"),
        ("IELTS 5.499999999999999999999", "B1"),
        ("IELTS 5.5", "B2"),
        ("IELTS 6.99", "B2"),
        ("IELTS 6,9999999", "B2"),
        ("IELTS 7", "C1"),
        ("IELTS 7.000", "C1"),
        ("IELTS 8.49", "C1"),
        ("IELTS 8.5", "C2"),
        ("IELTS 9.49", "C2"),
        ("IELTS 9.5", "?"),
        ("IELTS 75", "?"),
        ("IELTS 99999999999999999999999999", "?"),
        ("TOEFL iBT 6", "C2"),
        ("TOEFL iBT 6.5", "?"),
        ("TOEFL iBT 41", "?"),
        ("TOEFL iBT 42", "B1"),
        ("TOEFL iBT 120", "C2"),
        ("TOEFL iBT 121", "?"),
        ("CAE 159", "?"),
        ("CAE 165", "B2"),
        ("CAE 200", "C2"),
        ("C1 Advanced 165", "B2"),
        ("C1 Advanced 150", "?"),
    ]);
}

#[test]
fn a_certificate_without_a_number_is_what_the_table_says_of_its_name() {
    check(&[
        ("CAE", "C1"),
        ("C1 Advanced (CAE)", "C1"),
        ("DELF B2", "B2"),
        ("ECPE", "C2"),
        ("IELTS", "?"),
        ("DALF", "?"),
        ("TOEFL ITP Level 1", "?"),
        ("BEC 3", "C1"),
    ]);
}

#[test]
fn a_certificate_of_which_no_score_is_known_counts_by_its_name() {
    check(&[
        ("DALF C1 62/100", "C1"),
        ("DALF C1 (62/100)", "C1"),
        ("85 DELF B2", "B2"),
        ("ECPE 650", "C2"),
        ("DALF 62/100", "?"),
        ("YDS 92", "?"),
    ]);
}

#[test]
fn brackets_and_what_stands_without_them_are_each_looked_up() {
    check(&[
        ("Fluent (C1)", "C1"),
        ("Fluent [C1]", "C1"),
        ("C1 (CAE)", "C1"),
        ("C1 (excellent)", "C1"),
        ("excellent (C1)", "C1"),
        ("excellent (very)", "?"),
        // What both may be.
        ("proficient (C2)", "C2"),
        ("C1 (bilingual)", "C1"),
        ("intermediate (upper intermediate)", "B2"),
        ("avancé (proficient)", "C1"),
        // Where they share nothing, the lowest to the highest.
        ("fluent (B2)", "B2-C1"),
        ("B1 (C1)", "B1-C1"),
        ("basic (IELTS 7)", "A1-C1"),
        // Scores in brackets, and certificates.
        ("C1 (IELTS 7.5)", "C1"),
        ("IELTS 7.5 (C1)", "C1"),
        ("(IELTS 7.5)", "C1"),
        ("C1 (IELTS 6.5)", "B2-C1"),
        ("IELTS (C1)", "C1"),
        ("IELTS (7.5)", "?"),
        ("CAE (grade A)", "C1"),
        // Several brackets, brackets within others, and those that do not close.
        ("Fluent (C1) (CAE)", "C1"),
        ("very good (fluent (C1))", "C1"),
        ("Fluent (C1", "?"),
        ("very good ((C1)", "C1"),
        ("very good (C1))", "C1"),
        ("C1 (CAE", "C1"),
        // Words for a level beside it.
        ("fluent (niveau C1)", "C1"),
        ("B2 (to) C1", "B2-C1"),
        ("C1 ()", "C1"),
    ]);
}

#[test]
fn beside_a_level_nothing_else_is_said() {
    check(&[
        ("niveau C1", "C1"),
        ("Level: C1", "C1"),
        ("C1 level", "C1"),
        ("B2+", "B2"),
        ("CEFR level B2+", "B2"),
        ("nivel B1 (MCER)", "B1"),
        ("livello B1", "B1"),
        ("nível B1", "B1"),
        ("poziom B1", "B1"),
        ("C1 (CECRL)", "C1"),
        ("GER C1, QCER", "C1"),
        ("C1 CECR", "C1"),
        ("niveau C1 de français", "?"),
        ("French C1", "?"),
        ("C1 fluent", "?"),
        ("about C1", "?"),
        ("C1 5", "?"),
        ("level 5 C1", "?"),
        ("B2.1", "?"),
        ("niveau", "?"),
    ]);
}

#[test]
fn a_certificate_may_be_named_beside_a_level() {
    check(&[
        ("C1 CAE", "C1"),
        ("CAE C1", "C1"),
        ("C1 - IELTS", "C1"),
        ("C1 IELTS 7.5", "C1"),
        ("C1, IELTS 6.5", "C1"),
        ("IELTS 7,5 - C1", "C1"),
        ("TCF C1 520/699", "C1"),
        ("C1 DALF 62/100", "C1"),
        ("YDS C1", "C1"),
        ("niveau C1 BEC 3", "C1"),
        ("C1 BEC 3 185", "C1"),
        ("C1 TOEFL ITP Level 1", "C1"),
        ("C1 Cambridge Certificate in Advanced English", "C1"),
        ("C1 CAE 185 190", "?"),
        ("CAE C1 CAE", "?"),
        ("Cambridge C1 CAE", "?"),
        ("C1 my CAE", "?"),
        ("C1 telc", "?"),
    ]);
}

#[test]
fn several_levels_are_the_lowest_to_the_highest() {
    check(&[
        ("B2/C1", "B2-C1"),
        ("C1/B2", "B2-C1"),
        ("B2 to C1", "B2-C1"),
        ("B2-C1", "B2-C1"),
        ("B2 – C1", "B2-C1"),
        ("B2, C1", "B2-C1"),
        ("B2 C1", "B2-C1"),
        ("B2+/C1", "B2-C1"),
        ("A1 to B1 to C2", "A1-C2"),
        ("A2/C1/B1", "A2-C1"),
        ("C1/C1", "C1"),
        ("niveau B2/C1", "B2-C1"),
        ("B2 to C1 (CAE)", "C1"),
        ("B2/C1 CEFR", "B2-C1"),
        ("B2 and C1", "?"),
        ("B2 à C1", "?"),
        ("B2 level C1", "?"),
        ("to C1", "?"),
        ("B2 to", "?"),
        ("B2 to fluent", "?"),
        ("C1 DELF B2", "?"),
    ]);
}

#[test]
fn other_scales_have_no_codes() {
    check_on(
        &IT_SKILLS,
        &[
            ("advanced", "advanced"),
            ("avancé", "advanced"),
            ("Power User", "advanced-expert"),
            ("Expert!", "expert"),
            ("advanced (certified)", "advanced"),
            ("advanced level", "advanced"),
            ("niveau advanced", "?"),
            ("basic/advanced", "?"),
            ("> basic", "?"),
            ("native", "?"),
            ("5/5", "?"),
        ],
    );
    let numbered = LabelScale::new(["1", "2", "3"]);
    check_on(&numbered, &[("2", "2"), ("level 2", "?"), ("1 to 2", "?")]);
    let letters = LabelScale::new(["N5", "N4", "N3"]);
    check_on(&letters, &[("level N4", "N4"), ("N3 to N5", "N5-N3"), ("N2", "?")]);
    check_on(&LabelScale::default(), &[("C1", "?"), ("", "?"), ("(C1)", "?")]);
}

#[test]
fn a_rules_file_takes_words_out_of_a_standard_list() {
    let scale = standard("cefr", &["Fluent", "vantage", "CAE", "fce cambridge", "no such word"]);
    check_on(
        &scale,
        &[
            // A group with its translations.
            ("fluent", "?"),
            ("courant", "?"),
            ("fließend", "?"),
            // One word of others.
            ("vantage", "?"),
            ("threshold", "B1"),
            // A certificate with its other names, and one name of several.
            ("CAE", "?"),
            ("Certificate in Advanced English", "?"),
            ("FCE Cambridge", "?"),
            ("Cambridge FCE", "B2"),
            ("C1", "C1"),
        ],
    );
    let names = StandardList::named("cefr").map(StandardList::names).unwrap_or_default();
    let has = |name: &str| names.iter().any(|known| normalise(known) == normalise(name));
    assert!(has("fluent") && has("courant") && has("CAE") && has("near-native"));
    assert!(!has("no such word") && !has("C1") && !has(""));
}

#[test]
fn a_rules_file_adds_words_and_certificates_of_its_own() {
    let mut scale = CEFR.clone();
    assert_eq!(scale.add_word("Sehr gut", LabelMeaning::level(4)), None);
    assert_eq!(scale.add_word("fluent", LabelMeaning::range(4, 3)), Some(LabelMeaning::level(4)));
    assert_eq!(scale.add_word(" - ", LabelMeaning::level(4)), None);
    let native = LabelMeaning { is_mother_tongue: true, ..LabelMeaning::level(5) };
    scale.add_word("Nativ sproch", native);
    let score = |text| CertificateScore::read(text).unwrap_or(CertificateScore { thousandths: 0 });
    let scores = vec![(score("50"), Some(4)), (score("30"), Some(3)), (score("60.5"), None)];
    scale.add_certificate(["Our Test", "OT"], Certificate { alone: Some(2), scores });
    scale.add_certificate(["IELTS", ""], Certificate { alone: Some(0), scores: Vec::new() });
    check_on(
        &scale,
        &[
            ("sehr gut", "C1"),
            ("Fluent", "B2-C1"),
            ("nativ-sproch", "native"),
            ("Our Test", "B1"),
            ("OT 29", "?"),
            ("OT 30", "B2"),
            ("OT 49.999", "B2"),
            ("our test: 50", "C1"),
            ("OT 60.499", "C1"),
            ("OT 60.5", "?"),
            ("IELTS", "A1"),
            ("IELTS 7.5", "A1"),
            ("IELTS Academic 7.5", "C1"),
            ("7.5", "?"),
            ("-", "?"),
        ],
    );
}

#[track_caller]
fn check_beside_name(scale: &LabelScale, only_listed: bool, cases: &[(&str, Option<(&str, &str)>)]) {
    for (text, expected) in cases {
        assert_eq!(scale.level_beside_name(text, only_listed), *expected, "{text}");
    }
}

#[test]
fn a_level_may_be_written_beside_the_name_of_a_language() {
    check_beside_name(
        &CEFR,
        false,
        &[
            ("English (C1)", Some(("English", "C1"))),
            ("English [C1] ", Some(("English", "C1"))),
            ("English(C1)", Some(("English", "C1"))),
            ("English - C1", Some(("English", "C1"))),
            ("English – C1", Some(("English", "C1"))),
            ("English: C1", Some(("English", "C1"))),
            ("English:C1", Some(("English", "C1"))),
            ("English : niveau C1", Some(("English", "niveau C1"))),
            ("Deutsch (Muttersprache)", Some(("Deutsch", "Muttersprache"))),
            ("English (UK) (C1)", Some(("English (UK)", "C1"))),
            ("English (IELTS 7.5)", Some(("English", "IELTS 7.5"))),
            // The longest such label.
            ("English: fluent (C1)", Some(("English", "fluent (C1)"))),
            ("English - C1 - CAE", Some(("English", "C1 - CAE"))),
            ("English - UK - C1", Some(("English - UK", "C1"))),
            ("English: IELTS: 7.5", Some(("English", "IELTS: 7.5"))),
            ("English (very good (C1))", Some(("English", "very good (C1)"))),
            // What the scale does not know is no level.
            ("English (UK)", None),
            ("English (C1?)", None),
            ("English (C1 expected)", None),
            ("English (IELTS)", None),
            ("English: C1 (expected)", None),
            // Other signs.
            ("English C1", None),
            ("English-C1", None),
            ("English -C1", None),
            ("English — C1", None),
            ("English, C1", None),
            ("English/C1", None),
            ("English (C1) fluent", None),
            ("English (C1).", None),
            ("English (C1", None),
            ("English C1)", None),
            // There is no name.
            ("C1", None),
            ("(C1)", None),
            (": C1", None),
            ("- (C1)", None),
            ("", None),
        ],
    );
}

#[test]
fn a_level_beside_the_name_of_a_tool_is_one_that_is_listed() {
    let scale = &IT_SKILLS;
    let cases = [
        ("Excel - advanced", Some(("Excel", "advanced"))),
        ("C++ (Expert)", Some(("C++", "Expert"))),
        ("SharePoint: power user", Some(("SharePoint", "power user"))),
        ("Microsoft 365 (Office): basic", Some(("Microsoft 365 (Office)", "basic"))),
        ("Office (Word, Excel)", None),
        ("Excel: advanced?", None),
    ];
    check_beside_name(scale, true, &cases);
    check_beside_name(scale, true, &[("Excel: advanced (certified)", None)]);
    check_beside_name(scale, false, &[("Excel: advanced (certified)", Some(("Excel", "advanced (certified)")))]);
}

#[test]
fn long_labels_are_read_in_time() {
    let scale = &CEFR;
    for part in ["(", ")", "()", "(C1)", "C1 ", "to ", "IELTS 7 ", ": ", " - ", "level ", "7/", "é", "\u{301}"] {
        let long = part.repeat(5_000);
        for label in [long.clone(), format!("C1 {long}"), format!("{long} C1"), format!("English: {long}C1")] {
            let _ = scale.read(&label);
            let _ = scale.level_beside_name(&label, false);
        }
    }
}

/// Parts of labels, so that made-up ones are often known.
fn label() -> impl Strategy<Value = String> {
    let parts = prop::sample::select(vec![
        "C1", "B2", "a1", "fluent", "native", "IELTS", "CAE", "DALF C1", "7", "7.5", "185", "/9", "/", ":", " - ", "-",
        "+", "(", ")", "[", "]", "to", "level", "niveau", "not", "?", ".", ",", "é", "\u{301}", "ß", "½", "٣", "İ",
        " ",
    ]);
    prop::collection::vec((parts, prop::sample::select(vec!["", " "])), 0..8)
        .prop_map(|parts| parts.into_iter().flat_map(|(part, space)| [part, space]).collect())
}

proptest! {
    #[test]
    fn what_is_read_is_on_the_scale(label in prop_oneof![label(), any::<String>()]) {
        for scale in [&CEFR, &IT_SKILLS, &LabelScale::default()] {
            if let Some(meaning) = scale.read(&label) {
                prop_assert!(meaning.lowest <= meaning.highest && meaning.highest < scale.levels().len());
                // What says a mother tongue is listed as a whole.
                prop_assert!(!meaning.is_mother_tongue || scale.listed(&label) == Some(meaning));
            }
            if let Some(meaning) = scale.listed(&label) {
                prop_assert_eq!(scale.read(&label), Some(meaning));
            }
            for only_listed in [true, false] {
                if let Some((name, level)) = scale.level_beside_name(&label, only_listed) {
                    prop_assert!(!normalise(name).is_empty() && scale.read(level).is_some());
                    prop_assert!(label.trim().starts_with(name));
                }
            }
        }
    }

    #[test]
    fn outer_spaces_and_letter_case_change_nothing(label in label()) {
        let scale = &CEFR;
        prop_assert_eq!(scale.read(&label), scale.read(&format!(" {label} ")));
        prop_assert_eq!(scale.read(&label), scale.read(&label.to_lowercase()));
    }

    #[test]
    fn the_words_of_a_label_are_its_normal_form(label in prop_oneof![label(), any::<String>()]) {
        let words: Vec<_> = tokens(&label).into_iter().map(|token| token.normal).collect();
        prop_assert_eq!(words.join(" "), normalise(&label));
    }

    #[test]
    fn brackets_take_nothing_away_but_themselves(label in prop_oneof![label(), any::<String>()]) {
        if let Some((outside, inside)) = brackets(&label) {
            let kept = outside.len() + inside.iter().map(|part| part.len() + 1).sum::<usize>();
            prop_assert_eq!(kept, label.len());
        }
    }

    #[test]
    fn scores_are_ordered_as_numbers_are(one in 0_u32..2_000_000, other in 0_u32..2_000_000) {
        let score = |number: u32| CertificateScore::read(&format!("{}.{:03}", number / 1000, number % 1000));
        prop_assert!(score(one).is_some());
        prop_assert_eq!(score(one).cmp(&score(other)), one.cmp(&other));
    }

    #[test]
    fn a_higher_score_is_never_known_to_be_less(one in 0_u32..14_000, other in 0_u32..14_000) {
        let scale = &CEFR;
        let (low, high) = (one.min(other), one.max(other));
        for name in ["IELTS", "TOEIC", "CAE", "TCF"] {
            let level = |score: u32| scale.read(&format!("{name} {}.{}", score / 10, score % 10));
            if let (Some(low), Some(high)) = (level(low), level(high)) {
                prop_assert!(low.lowest <= high.lowest);
            }
        }
    }
}
