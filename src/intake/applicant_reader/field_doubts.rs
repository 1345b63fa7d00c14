//! What is stated of a field and is no single value, until the object is read whole and it becomes its doubts.

use crate::domain::applicant::{List, Status, word_of};
use crate::domain::calendar::PartialDate;
use crate::domain::doubts::{Doubt, Doubts};
use crate::domain::fact_change::{FieldValue, put};
use crate::domain::location::Located;
use crate::domain::problem::{Expected, ProblemKind};
use crate::domain::record::{Entry, Object, StatedPeriod, Visitor, each_kind, position};
use crate::domain::values::Word;
use crate::intake::json_reader::{JsonReader, Path};

/// What is stated of a field, but is no single value.
pub(super) struct StatedDoubt {
    pub(super) field: &'static str,
    at: usize,
    what: NotOne,
    /// Of a date that cannot be understood, the earliest year in it.
    pub(super) year: Option<i32>,
}

/// What a field may be that is no single value.
pub(super) enum NotOne {
    /// Anything that it allows; these are all there is, or there are too many to name.
    Unreadable(Vec<FieldValue<'static>>),
    /// One of these.
    OneOf(Vec<FieldValue<'static>>),
    /// The end of something that goes on.
    OpenEnd,
}

impl StatedDoubt {
    pub(super) const fn new(field: &'static str, at: usize, what: NotOne) -> Self {
        Self { field, at, what, year: None }
    }
}

/// Once an object is read: what is not one value becomes its doubts; of a key with two values neither counts, nor do an
/// end that lies before its start, and the start; an end in a word says that it goes on.
pub(super) fn settle<'a, T: Object<'a>>(
    reader: &mut JsonReader<'a>,
    object: &mut T,
    path: &Path<'_>,
    mut doubts: Vec<StatedDoubt>,
    repeated: u64,
) {
    object.tidy();
    let again = if repeated == 0 { &[] } else { T::KEYS };
    for (index, key) in again.iter().enumerate().filter(|(index, _)| repeated >> index & 1 == 1) {
        doubts.retain(|doubt| doubt.field != *key);
        let values = object.visit(index, MakeUnreadable);
        doubts.push(StatedDoubt::new(key, object.at(), NotOne::Unreadable(values)));
    }
    if let Some(StatedPeriod { start_key, end_key, start, end }) = object.period()
        && !in_order(reader, path, end_key, start, end)
    {
        for (key, date) in [(start_key, start), (end_key, end)] {
            if let Some(index) = position::<T>(key) {
                object.visit(index, MakeUnreadable);
                let at = date.map_or(0, |date| date.at);
                doubts.push(StatedDoubt::new(key, at, NotOne::Unreadable(Vec::new())));
            }
        }
    }
    if doubts.is_empty() {
        return;
    }
    if let Some(open) = doubts.iter().position(|doubt| matches!(doubt.what, NotOne::OpenEnd)) {
        let end = doubts.swap_remove(open);
        goes_on(reader, object, path, end.at, &mut doubts);
    }
    let mut variants = vec![object.clone()];
    for doubt in &doubts {
        let (NotOne::Unreadable(values) | NotOne::OneOf(values)) = &doubt.what else { continue };
        if values.is_empty() {
            continue;
        }
        variants = variants
            .iter()
            .flat_map(|variant| {
                values.iter().map(|value| {
                    let mut variant = variant.clone();
                    put(&mut variant, doubt.field, value.clone(), doubt.at);
                    variant
                })
            })
            .collect();
    }
    let fields: Vec<_> = doubts
        .iter()
        .map(|doubt| Doubt {
            field: doubt.field,
            at: doubt.at,
            is_unreadable: matches!(doubt.what, NotOne::Unreadable(_)),
            year: doubt.year,
        })
        .collect();
    if variants.len() > 1 {
        // Each variant knows what of it cannot be understood, and holds one value of the rest.
        let plain = |doubt: &&StatedDoubt| matches!(&doubt.what, NotOne::Unreadable(values) if values.is_empty());
        let unreadable: Vec<_> = doubts.iter().filter(plain).map(|doubt| doubt.field).collect();
        for variant in &mut variants {
            let fields = fields.iter().filter(|doubt| unreadable.contains(&doubt.field)).cloned().collect();
            *variant.doubts() = Doubts::new(fields, Vec::new());
        }
    } else {
        variants.clear();
    }
    *object.doubts() = Doubts::new(fields, variants);
}

/// An end in a word such as `present`: a status that is not stated is that the studies go on, and one that says otherwise
/// contradicts it and cannot be understood.
fn goes_on<'a, T: Object<'a>>(
    reader: &mut JsonReader<'a>,
    object: &mut T,
    path: &Path<'_>,
    end_at: usize,
    doubts: &mut Vec<StatedDoubt>,
) {
    let Some(status) = object.status() else { return };
    let stated = *status;
    let ongoing = FieldValue::Status(Status::Ongoing);
    let doubt = doubts.iter().position(|doubt| doubt.field == "status");
    let may_go_on = match doubt.and_then(|doubt| doubts.get(doubt)).map(|doubt| &doubt.what) {
        Some(NotOne::OneOf(values)) => values.contains(&ongoing),
        Some(NotOne::Unreadable(_) | NotOne::OpenEnd) => true,
        None => stated.is_none_or(|stated| stated.value == Status::Ongoing),
    };
    if may_go_on {
        if doubt.is_none() && stated.is_none() {
            // It is the end that says so.
            reader.has_other_places = true;
            *status = Some(Located { value: Status::Ongoing, at: end_at });
        }
        return;
    }
    let at = doubt
        .and_then(|doubt| doubts.get(doubt))
        .map_or_else(|| stated.map_or(0, |stated| stated.at), |doubt| doubt.at);
    let found = stated.map(|stated| word_of(&Status::ALL, &stated.value).to_owned());
    *status = None;
    let key = reader.key_before(at);
    reader.problem(
        &Path::Member(path, key.as_deref().unwrap_or("status")),
        at,
        ProblemKind::Contradicts,
        found,
        Some(Expected::OneOf(vec!["ongoing"])),
    );
    doubts.retain(|doubt| doubt.field != "status");
    doubts.push(StatedDoubt::new("status", at, NotOne::Unreadable(all_words::<Status>())));
}

/// Whether no end lies before its start with every day; else that is a problem of the end, which is a field of that name.
fn in_order(
    reader: &mut JsonReader<'_>,
    path: &Path<'_>,
    name: &'static str,
    start: Option<Located<PartialDate>>,
    end: Option<Located<PartialDate>>,
) -> bool {
    if let (Some(start), Some(end)) = (start, end)
        && end.value.last() < start.value.first()
    {
        let mistake = ProblemKind::EndBeforeStart(start.value.to_string());
        let found = Some(end.value.to_string());
        let key = reader.key_before(end.at);
        let path = Path::Member(path, key.as_deref().unwrap_or(name));
        reader.problem(&path, end.at, mistake, found, None);
        return false;
    }
    true
}

/// Forgets the value of a field, which is stated and cannot be understood: gives all that it may be, where these are few.
struct MakeUnreadable;

impl<'a> Visitor<'a> for MakeUnreadable {
    type Output = Vec<FieldValue<'static>>;

    each_kind! { text isced_f moment years amount grade level texts names answers declarations: |self, field| {
        *field = None;
        Vec::new()
    } }

    fn date(self, field: &mut Option<Located<PartialDate>>) -> Self::Output {
        let at = field.map_or(0, |date| date.at);
        *field = Some(Located { value: PartialDate::UNREADABLE, at });
        Vec::new()
    }

    fn flag(self, field: &mut Option<Located<bool>>) -> Self::Output {
        *field = None;
        yes_and_no()
    }

    fn word<T: Word>(self, field: &mut Option<Located<T>>) -> Self::Output {
        *field = None;
        all_words::<T>()
    }

    fn list<T: Entry<'a>>(self, field: &mut Option<List<T>>) -> Self::Output {
        *field = None;
        Vec::new()
    }

    fn object<T: Object<'a>>(self, field: &mut Option<T>) -> Self::Output {
        *field.insert(T::new(0, 0)).doubts() = Doubts::of_whole();
        Vec::new()
    }

    fn ignored(self) -> Self::Output {
        Vec::new()
    }
}

pub(super) fn yes_and_no() -> Vec<FieldValue<'static>> {
    vec![FieldValue::Flag(true), FieldValue::Flag(false)]
}

pub(super) fn all_words<T: Word>() -> Vec<FieldValue<'static>> {
    T::WORDS.iter().map(|(_, word)| word.value()).collect()
}

/// The earliest of the numbers of four digits in a text, with no digit beside them.
pub(super) fn year_in(text: &str) -> Option<i32> {
    let numbers = text.split(|letter: char| !letter.is_ascii_digit()).filter(|number| number.len() == 4);
    numbers.filter_map(|number| number.parse().ok()).min()
}
