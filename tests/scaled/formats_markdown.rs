//! Whatever is escaped for Markdown is read as the text that it was.

use eligible::internal::report::escape;
use proptest::prelude::*;

use super::cases;
use crate::common::markdown::{events, is_tame, items, table, text};

proptest! {
    #![proptest_config(cases(256, 10_000))]

    #[test]
    fn whatever_is_escaped_is_read_as_it_was(
        written in "[ab1 `|\\\\*_<>#@&!\\[\\]():./~$^=+\\-{}0-9\n\u{e9}]{0,24}",
        before in "(\\PC{0,3}|1|@a`)",
    ) {
        let visible = escape::visible(&written).into_owned();
        let cell = format!("| a | b |\n| --- | --- |\n| x | {} |\n", escape::markdown(&written));
        prop_assert_eq!(&table(&cell), &vec![vec!["a".to_owned(), "b".to_owned()], vec!["x".to_owned(), visible.clone()]]);
        // At the beginning of an item, and behind another text.
        let item = format!("- {}\n", escape::markdown(&written));
        prop_assert_eq!(items(&item), vec![visible.clone()]);
        let sentence = format!("x {} {}\n", escape::markdown(&before), escape::markdown(&written));
        let said = format!("x {} {visible}", escape::visible(&before));
        let read = text(&events(&sentence));
        prop_assert_eq!(read.trim_end(), said.trim_end());
        is_tame(&item);
        is_tame(&sentence);
        is_tame(&cell);
    }
}
