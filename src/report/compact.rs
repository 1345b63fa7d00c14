//! JSON without blanks, written in one go into a buffer that is used again: a report of many lines is mostly this.
//!
//! It gives the bytes that `serde_json` and then [`escape::json`](super::escape::json) would give, several times as fast.

use std::fmt;

use serde::ser::{self, Impossible, Serialize};
use serde_json::{Error, Result};

use crate::report::escape;

/// Writes a value behind what the buffer holds.
///
/// # Errors
/// Where the value says that it cannot be written, or has a key that is no text.
pub fn write(out: &mut Vec<u8>, value: &(impl Serialize + ?Sized)) -> Result<()> {
    value.serialize(Writer { out })
}

/// A number as JSON writes it.
fn number(out: &mut Vec<u8>, mut value: u64) {
    let mut digits = [b'0'; 20];
    let mut from = digits.len();
    for digit in digits.iter_mut().rev() {
        *digit += u8::try_from(value % 10).unwrap_or_default();
        value /= 10;
        from -= 1;
        if value == 0 {
            break;
        }
    }
    out.extend_from_slice(digits.get(from..).unwrap_or_default());
}

/// Where the next value goes.
struct Writer<'o> {
    out: &'o mut Vec<u8>,
}

/// An object or a list that is open.
struct Open<'o> {
    out: &'o mut Vec<u8>,
    empty: bool,
    close: u8,
}

impl<'o> Writer<'o> {
    fn open(self, open: u8, close: u8) -> Open<'o> {
        self.out.push(open);
        Open { out: self.out, empty: true, close }
    }
}

impl Open<'_> {
    #[inline]
    fn next(&mut self) {
        if !self.empty {
            self.out.push(b',');
        }
        self.empty = false;
    }

    #[inline]
    fn end(self) {
        self.out.push(self.close);
    }
}

impl<'o> ser::Serializer for Writer<'o> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Open<'o>;
    type SerializeTuple = Open<'o>;
    type SerializeTupleStruct = Impossible<(), Error>;
    type SerializeTupleVariant = Impossible<(), Error>;
    type SerializeMap = Open<'o>;
    type SerializeStruct = Open<'o>;
    type SerializeStructVariant = Impossible<(), Error>;

    fn serialize_bool(self, value: bool) -> Result<()> {
        self.out.extend_from_slice(if value { b"true" } else { b"false" });
        Ok(())
    }

    fn serialize_i8(self, value: i8) -> Result<()> {
        self.serialize_i64(value.into())
    }

    fn serialize_i16(self, value: i16) -> Result<()> {
        self.serialize_i64(value.into())
    }

    fn serialize_i32(self, value: i32) -> Result<()> {
        self.serialize_i64(value.into())
    }

    fn serialize_i64(self, value: i64) -> Result<()> {
        if value < 0 {
            self.out.push(b'-');
        }
        number(self.out, value.unsigned_abs());
        Ok(())
    }

    fn serialize_u8(self, value: u8) -> Result<()> {
        self.serialize_u64(value.into())
    }

    fn serialize_u16(self, value: u16) -> Result<()> {
        self.serialize_u64(value.into())
    }

    fn serialize_u32(self, value: u32) -> Result<()> {
        self.serialize_u64(value.into())
    }

    fn serialize_u64(self, value: u64) -> Result<()> {
        number(self.out, value);
        Ok(())
    }

    fn serialize_f32(self, value: f32) -> Result<()> {
        serde_json::to_writer(self.out, &value)
    }

    fn serialize_f64(self, value: f64) -> Result<()> {
        serde_json::to_writer(self.out, &value)
    }

    fn serialize_char(self, value: char) -> Result<()> {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Result<()> {
        self.out.push(b'"');
        escape::json_text(self.out, value);
        self.out.push(b'"');
        Ok(())
    }

    fn serialize_bytes(self, value: &[u8]) -> Result<()> {
        self.collect_seq(value)
    }

    fn serialize_none(self) -> Result<()> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<()> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<()> {
        self.out.extend_from_slice(b"null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<()> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<()> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<()> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<()> {
        let mut open = self.open(b'{', b'}');
        ser::SerializeStruct::serialize_field(&mut open, variant, value)?;
        ser::SerializeStruct::end(open)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Open<'o>> {
        Ok(self.open(b'[', b']'))
    }

    fn serialize_tuple(self, _: usize) -> Result<Open<'o>> {
        Ok(self.open(b'[', b']'))
    }

    fn serialize_tuple_struct(self, name: &'static str, _: usize) -> Result<Self::SerializeTupleStruct> {
        Err(not_written(name))
    }

    fn serialize_tuple_variant(
        self,
        name: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant> {
        Err(not_written(name))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Open<'o>> {
        Ok(self.open(b'{', b'}'))
    }

    #[inline]
    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Open<'o>> {
        Ok(self.open(b'{', b'}'))
    }

    fn serialize_struct_variant(
        self,
        name: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant> {
        Err(not_written(name))
    }

    fn collect_str<T: fmt::Display + ?Sized>(self, value: &T) -> Result<()> {
        self.out.push(b'"');
        fmt::write(&mut EscapedText(self.out), format_args!("{value}")).map_err(ser::Error::custom)?;
        self.out.push(b'"');
        Ok(())
    }
}

/// What a report does not hold.
fn not_written(name: &str) -> Error {
    ser::Error::custom(format_args!("`{name}` is a form that no report holds"))
}

/// A text that comes in pieces, of which no character is cut in two.
struct EscapedText<'o>(&'o mut Vec<u8>);

impl fmt::Write for EscapedText<'_> {
    fn write_str(&mut self, piece: &str) -> fmt::Result {
        escape::json_text(self.0, piece);
        Ok(())
    }
}

impl ser::SerializeSeq for Open<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<()> {
        self.next();
        write(self.out, value)
    }

    fn end(self) -> Result<()> {
        self.end();
        Ok(())
    }
}

impl ser::SerializeTuple for Open<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<()> {
        ser::SerializeSeq::serialize_element(self, value)
    }

    fn end(self) -> Result<()> {
        ser::SerializeSeq::end(self)
    }
}

impl ser::SerializeMap for Open<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<()> {
        self.next();
        let from = self.out.len();
        write(self.out, key)?;
        if self.out.get(from) == Some(&b'"') { Ok(()) } else { Err(ser::Error::custom("a key is no text")) }
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<()> {
        self.out.push(b':');
        write(self.out, value)
    }

    fn end(self) -> Result<()> {
        self.end();
        Ok(())
    }
}

impl ser::SerializeStruct for Open<'_> {
    type Ok = ();
    type Error = Error;

    // The keys are known to the compiler where this stands in the place it is used.
    #[inline]
    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<()> {
        self.out.extend_from_slice(if self.empty { b"\"" } else { b",\"" });
        self.empty = false;
        self.out.extend_from_slice(key.as_bytes());
        self.out.extend_from_slice(b"\":");
        write(self.out, value)
    }

    fn end(self) -> Result<()> {
        self.end();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use proptest::prelude::*;

    use super::*;

    #[derive(serde::Serialize)]
    struct Record<'a> {
        #[serde(rename = "type")]
        kind: Option<&'a str>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        words: Vec<Cow<'a, str>>,
        number: u64,
        below: i64,
        share: f64,
        holds: bool,
        letter: char,
        either: std::result::Result<u8, ()>,
        map: std::collections::BTreeMap<String, u8>,
    }

    fn both(value: &impl Serialize) -> (String, String) {
        let mut out = Vec::new();
        write(&mut out, value).unwrap();
        let written = serde_json::to_string(value).unwrap();
        (String::from_utf8(out).unwrap(), escape::json(&written).into_owned())
    }

    proptest! {
        #[test]
        fn it_gives_what_serde_json_gives(
            text in "[a-z \u{0}-\u{1f}\"\\\\\u{7f}\u{a0}\u{ad}éß\u{200f}\u{202e}…漢\u{feff}\u{e0041}😀]{0,70}",
            number: u64,
            below: i64,
            tenths in 0..1000_u16,
        ) {
            let words = if number % 3 == 0 { Vec::new() } else { vec![text.as_str().into(), "b".into()] };
            let record = Record {
                kind: (number % 2 == 0).then_some(&text),
                words,
                number,
                below,
                share: f64::from(tenths) / 10.0,
                holds: below < 0,
                letter: text.chars().next().unwrap_or('"'),
                either: Ok(1),
                map: [(text.clone(), 1), ("z".to_owned(), 2)].into(),
            };
            let (own, theirs) = both(&record);
            prop_assert_eq!(own, theirs);
        }
    }
}
