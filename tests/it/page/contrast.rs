//! Whether what is written can be read: the colours of the page, as its style names them, against WCAG 2.2, level AA.

use std::collections::HashMap;

use eligible::internal::report::formats::html::STYLE;

/// What is on what, with the least contrast that it needs: 4.5 for text, 3 for borders, bars and the focus.
const PAIRS: [(&str, f64); 10] = [
    ("text", 4.5),
    ("muted", 4.5),
    ("link", 4.5),
    ("met", 4.5),
    ("unclear", 4.5),
    ("contested", 4.5),
    ("not-met", 4.5),
    ("invalid", 4.5),
    ("edge", 3.0),
    ("link", 3.0),
];

/// The colours of the `number`th block of them: the light ones, then the dark ones.
fn colours(number: usize) -> HashMap<&'static str, &'static str> {
    let block = STYLE.split(":root {").nth(number + 1).unwrap().split('}').next().unwrap();
    let named =
        block.lines().filter_map(|line| line.trim().strip_prefix("--")?.trim_end_matches(';').split_once(": #"));
    named.collect()
}

/// The relative luminance of a colour, by the definition of WCAG.
fn luminance(colour: &str) -> f64 {
    let channel = |from: usize| {
        let value = f64::from(u8::from_str_radix(colour.get(from..from + 2).unwrap(), 16).unwrap()) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4)
}

fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn contrast_is_as_the_definition_has_it() {
    assert!((contrast("000000", "ffffff") - 21.0).abs() < 1e-9);
    assert!((contrast("777777", "ffffff") - 4.48).abs() < 0.01);
}

#[test]
fn every_colour_can_be_read_in_both_schemes() {
    for scheme in 0..2 {
        let colours = colours(scheme);
        assert_eq!(colours.len(), 12);
        for (front, least) in PAIRS {
            for back in ["page", "panel"] {
                let found = contrast(colours[front], colours[back]);
                assert!(found >= least, "{front} on {back} in scheme {scheme}: {found:.2}");
            }
        }
    }
}
