//! The export of an applicant tracking system: 300 rows of which it is known, by how each is made, what the notice makes of
//! it, and why. All people are fictional.

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet};

use self::Case::{
    Age, Birthday, ByAi, EnglishAtB1, EnglishAtB2, ForeignNational, FourVacancies, Fulfils, Late, NoSuchDay,
    TwoQuestions, UnknownDegree, UnknownNationality,
};

/// What is special about a row. Whoever writes a row writes this into its cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    /// Everything that is asked.
    Fulfils,
    /// E1: a word that is no country.
    UnknownNationality,
    /// E2: born 21 years before the reference date, to the day, on which the two texts of the notice differ.
    Birthday,
    /// E2: 31 February.
    NoSuchDay,
    /// E3: a degree that nobody knows.
    UnknownDegree,
    /// E4: English at B2, which the rules leave to a person, and no French; another mother tongue.
    EnglishAtB2,
    /// E2 and E4: both of the birthday and of English at B2.
    TwoQuestions,
    /// C3: four vacancies, where three are allowed.
    FourVacancies,
    /// C6: generative AI was used.
    ByAi,
    /// E1: no member state.
    ForeignNational,
    /// E2: 19 years old.
    Age,
    /// E4: English at B1, and no French; another mother tongue.
    EnglishAtB1,
    /// C1: sent on the day after the deadline.
    Late,
}

/// How many rows there are of each case on the first evening.
const MIX: [(Case, usize); 13] = [
    (Fulfils, 222),
    (UnknownNationality, 6),
    (Birthday, 8),
    (NoSuchDay, 4),
    (UnknownDegree, 11),
    (EnglishAtB2, 12),
    (TwoQuestions, 4),
    (FourVacancies, 2),
    (ByAi, 1),
    (ForeignNational, 10),
    (Age, 8),
    (EnglishAtB1, 6),
    (Late, 6),
];
/// Those of the ten of the next day.
const NEXT_DAY: [Case; 10] =
    [Fulfils, Fulfils, EnglishAtB2, Fulfils, Fulfils, ForeignNational, Fulfils, Fulfils, Birthday, Fulfils];

impl Case {
    /// The criteria that a person has to decide, because they are unclear or, of a condition, not met.
    pub(super) const fn to_decide(self) -> &'static [&'static str] {
        match self {
            UnknownNationality => &["E1"],
            Birthday | NoSuchDay => &["E2"],
            UnknownDegree => &["E3"],
            EnglishAtB2 => &["E4"],
            TwoQuestions => &["E2", "E4"],
            FourVacancies => &["C3"],
            ByAi => &["C6"],
            Fulfils | ForeignNational | Age | EnglishAtB1 | Late => &[],
        }
    }

    /// Whether an essential criterion, or the deadline, is surely missed.
    pub(super) const fn is_ineligible(self) -> bool {
        matches!(self, ForeignNational | Age | EnglishAtB1 | Late)
    }
}

/// An applicant of the export.
#[derive(Clone, Debug)]
pub(super) struct Applicant {
    pub(super) id: u32,
    pub(super) case: Case,
    pub(super) name: String,
    /// What picks the ways of writing.
    number: usize,
}

/// The 300 of the first evening, the cases mixed.
pub(super) fn first_evening() -> Vec<Applicant> {
    let cases: Vec<_> = MIX.iter().flat_map(|(case, count)| std::iter::repeat_n(*case, *count)).collect();
    // Seven has no divisor in common with 300: each place is taken once.
    (0..cases.len()).map(|number| Applicant::new(number, cases[number * 7 % cases.len()])).collect()
}

/// The ten of the next day.
pub(super) fn next_day() -> Vec<Applicant> {
    let first = first_evening().len();
    (first..).zip(NEXT_DAY).map(|(number, case)| Applicant::new(number, case)).collect()
}

impl Applicant {
    fn new(number: usize, case: Case) -> Self {
        const FIRST: [&str; 20] = [
            "Ada", "Bo", "Chloé", "Dana", "Élise", "Finn", "Gaëlle", "Hugo", "Inès", "Jonas", "Kaja", "Léa", "Maël",
            "Noor", "Olga", "Paul", "Quentin", "Rosa", "Søren", "Zoë",
        ];
        const LAST: [&str; 17] = [
            "Exemple",
            "Sample",
            "Muster",
            "Ejemplo",
            "Esempio",
            "Voorbeeld",
            "Eksempel",
            "Modèle",
            "Specimen",
            "Fictive",
            "Invented",
            "Imaginary",
            "Placeholder",
            "Untel",
            "Fabricated",
            "Pretend",
            "Madeup",
        ];
        let name = format!("{} {}", FIRST[number % FIRST.len()], LAST[number % LAST.len()]);
        Self { id: 250_000 + u32::try_from(number).unwrap(), case, name, number }
    }

    /// The first of these that fits the number.
    fn pick<T: Copy>(&self, of: &[T]) -> T {
        of[self.number % of.len()]
    }

    fn nationality(&self) -> &'static str {
        match self.case {
            UnknownNationality => self.pick(&["EU citizen", "to be confirmed", "Atlantis"]),
            ForeignNational => self.pick(&["Swiss", "Ireland", "autrichienne"]),
            _ => self.pick(&["French", "allemande", "BE", "Italy / Canada", "Türkiye", "norvégienne", "Poland", "GBR"]),
        }
    }

    fn degree(&self) -> &'static str {
        match self.case {
            UnknownDegree => self.pick(&["see CV", "Diplom (in Umschreibung)", "cf. dossier"]),
            _ => self.pick(&[
                "Bachelor of Arts",
                "Licence",
                "Master 2",
                "M.Sc.",
                "BSc (Hons)",
                "Bac+5",
                "Laurea magistrale",
                "PhD",
                "Diplôme d'ingénieur",
            ]),
        }
    }

    fn languages(&self) -> &'static str {
        match self.case {
            EnglishAtB2 | TwoQuestions => self.pick(&["English: B2; German: native", "anglais : B2; polonais : natif"]),
            EnglishAtB1 => self.pick(&["English: B1; German: native", "anglais : B1; polonais : natif"]),
            _ => self.pick(&[
                "English: C1; French: B1",
                "français : C2; anglais : B2",
                "German: native; English: fluent; French: A2",
                "English: IELTS 7.5",
            ]),
        }
    }

    /// Writes the day of birth: a date of the spreadsheet, or as somebody typed it.
    fn write_born(&self, sheet: &mut Worksheet, row: u32, column: u16, form: &Format) {
        const ENGLISH: [&str; 12] = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        const FRENCH: [&str; 12] = [
            "janvier",
            "février",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "août",
            "septembre",
            "octobre",
            "novembre",
            "décembre",
        ];
        let (year, month, day): (u16, u8, u8) = match self.case {
            Birthday | TwoQuestions => (2004, 6, 22),
            Age => (2006, 3, 9),
            _ => (self.pick(&[1996, 1999, 2001, 2002, 2003]), self.pick(&[2, 5, 11]), self.pick(&[3, 7, 12, 25])),
        };
        let named = |names: &[&str; 12]| format!("{day} {} {year}", names[usize::from(month) - 1]);
        let typed = match (self.case, self.number % 7) {
            (NoSuchDay, _) => "31/02/2001".to_owned(),
            (_, 0 | 1) => {
                sheet.write_with_format(row, column, ExcelDateTime::from_ymd(year, month, day).unwrap(), form).unwrap();
                return;
            }
            (_, 2) => format!("{year}-{month:02}-{day:02}"),
            (_, 3) => format!("{day:02}/{month:02}/{year}"),
            (_, 4) => format!("{day}.{month}.{year}"),
            (_, 5) => named(&ENGLISH),
            _ => named(&FRENCH),
        };
        sheet.write(row, column, typed).unwrap();
    }

    /// Writes the moment of the application.
    fn write_sent(&self, sheet: &mut Worksheet, row: u32, column: u16, form: &Format) {
        match (self.case, self.number % 3) {
            (Late, _) => sheet.write(row, column, "23/06/2025 08:12").unwrap(),
            (_, 0) => {
                let day = ExcelDateTime::from_ymd(2025, 6, self.pick(&[2, 9, 18])).unwrap();
                sheet.write_with_format(row, column, day.and_hms(14, 5, 0).unwrap(), form).unwrap()
            }
            (_, 1) => sheet.write(row, column, self.pick(&["2025-06-20 09:30", "2025-06-03 21:15"])).unwrap(),
            _ => sheet.write(row, column, self.pick(&["14 juin 2025 11:40", "21/06/2025 18:05"])).unwrap(),
        };
    }

    fn write(&self, sheet: &mut Worksheet, row: u32, forms: &[Format; 2]) {
        // Ids are numbers, as a spreadsheet has them.
        sheet.write(row, 0, self.id).unwrap();
        sheet.write(row, 1, self.name.as_str()).unwrap();
        self.write_born(sheet, row, 2, &forms[0]);
        sheet.write(row, 3, self.nationality()).unwrap();
        sheet.write(row, 4, self.degree()).unwrap();
        sheet.write(row, 5, self.pick(&["Law", "Relations internationales", "Economics", "Histoire"])).unwrap();
        match self.number % 3 {
            0 => sheet.write(row, 6, 2024).unwrap(),
            1 => sheet.write(row, 6, "juin 2024").unwrap(),
            _ => sheet.write_with_format(row, 6, ExcelDateTime::from_ymd(2023, 7, 1).unwrap(), &forms[0]).unwrap(),
        };
        sheet.write(row, 7, self.languages()).unwrap();
        self.write_sent(sheet, row, 8, &forms[1]);
        sheet.write(row, 9, "Intern, Operations Division").unwrap();
        let others = if self.case == FourVacancies { "250655, 250612, 250790" } else { self.pick(&["250655", "none"]) };
        sheet.write(row, 10, others).unwrap();
        sheet.write(row, 11, if self.case == ByAi { "oui" } else { self.pick(&["non", "no"]) }).unwrap();
        sheet.write(row, 12, self.pick(&["Careers site", "Job board"])).unwrap();
    }
}

/// The headers: of an applicant tracking system, English and French.
const HEADERS: [&str; 13] = [
    "Candidate ID",
    "Nom et prénom",
    "Date de naissance",
    "Citizenship(s)",
    "Highest Education Level",
    "Domaine d'études",
    "Graduation Date",
    "Langues",
    "Date Submitted",
    "Position",
    "Other Requisitions",
    "IA générative (oui/non)",
    "Source",
];
/// A title and a blank row are above the headers.
const HEADER_ROW: u32 = 2;
/// Somebody has filtered the sheet: a row, counted from 1, is hidden. It is an applicant like any other.
pub(super) const HIDDEN_ROW: u32 = 42;

/// The workbook of these applicants, a row each.
pub(super) fn workbook(applicants: &[Applicant]) -> Vec<u8> {
    let forms = ["dd/mm/yyyy", "dd/mm/yyyy hh:mm"].map(|form| Format::new().set_num_format(form));
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Applications").unwrap();
    sheet.write(0, 0, "Requisition 250700: applications").unwrap();
    for (column, header) in (0..).zip(HEADERS) {
        sheet.write(HEADER_ROW, column, header).unwrap();
    }
    for (row, applicant) in (HEADER_ROW + 1..).zip(applicants) {
        applicant.write(sheet, row, &forms);
    }
    sheet.set_row_hidden(HIDDEN_ROW - 1).unwrap();
    book.add_worksheet().set_name("Legend").unwrap().write(0, 0, "Source: how the applicant found the notice").unwrap();
    book.save_to_buffer().unwrap()
}
