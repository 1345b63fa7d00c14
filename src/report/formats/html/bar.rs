//! The chart of parts of a whole.

use crate::report::formats::html::markup::Markup;

/// A bar of parts, as wide as its place. Its numbers stand beside it, so whoever does not see it misses nothing.
pub(super) fn bar(out: &mut Markup, parts: &[(&'static str, u64)]) {
    const WIDTH: u64 = 10_000;
    let total: u64 = parts.iter().map(|(_, count)| count).sum();
    out.raw("<svg class=bar viewBox=\"0 0 10000 10\" preserveAspectRatio=none aria-hidden=true focusable=false>");
    let mut before = 0;
    for (letter, count) in parts.iter().filter(|(_, count)| *count > 0) {
        // The borders are rounded, not the widths, so that the parts fill the bar.
        let border = |count: u64| count.saturating_mul(WIDTH).checked_div(total).unwrap_or(0);
        let (from, to) = (border(before), border(before + count));
        out.raw("<rect class=").raw(letter).raw(" x=").number(from).raw(" width=").number(to - from);
        out.raw(" height=10 />");
        before += count;
    }
    out.raw("</svg>\n");
}
