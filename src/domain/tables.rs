//! The tables beside the code: their rows, and the cells of a row.

/// The rows of a table below its head; lines that begin with `#` are comments.
pub(super) fn rows(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.starts_with('#')).skip(1)
}

/// The first cells of a row; one that is not there is empty.
pub(super) fn cells<const COUNT: usize>(row: &'static str) -> [&'static str; COUNT] {
    let mut cells = row.split('\t');
    std::array::from_fn(|_| cells.next().unwrap_or(""))
}
