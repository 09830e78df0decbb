//! One row as one line of RON.
//!
//! The `ron` crate reads it; its writer is not used, because it writes every vowel mark by its number (`\u{64e}`), so that
//! vowelled Arabic cannot be read, and takes several times as long. Limits: only what the mirrors are made of.

use std::fmt;
use std::io::Write;

use serde::Serialize;
use serde::ser::{self, Impossible, SerializeSeq, SerializeStruct, SerializeStructVariant};

use super::escape;

/// Appends a value to `out`, compact, without a line end.
pub(super) fn append(out: &mut Vec<u8>, value: &impl Serialize) -> Result<(), String> {
    value
        .serialize(&mut Line { out })
        .map_err(|error| error.to_string())
}

struct Line<'a> {
    out: &'a mut Vec<u8>,
}

impl Line<'_> {
    fn raw(&mut self, text: &str) {
        self.out.extend_from_slice(text.as_bytes());
    }

    fn string(&mut self, text: &str) {
        self.out.push(b'"');
        let mut done = 0;
        while let Some((at, character)) = escape::next(text, done) {
            let short = match character {
                '"' => Some("\\\""),
                '\\' => Some("\\\\"),
                '\n' => Some("\\n"),
                '\r' => Some("\\r"),
                '\t' => Some("\\t"),
                _ => None,
            };
            self.out.extend_from_slice(&text.as_bytes()[done..at]);
            match short {
                Some(short) => self.raw(short),
                None => self.raw(&format!("\\u{{{:x}}}", u32::from(character))),
            }
            done = at + character.len_utf8();
        }
        self.out.extend_from_slice(&text.as_bytes()[done..]);
        self.out.push(b'"');
    }

    fn number(&mut self, number: impl fmt::Display) -> Result<(), LineError> {
        write!(self.out, "{number}").map_err(|error| LineError(error.to_string()))
    }
}

/// A value that these lines do not hold.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct LineError(String);

impl ser::Error for LineError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

fn unsupported<T>(what: &str) -> Result<T, LineError> {
    Err(LineError(format!("a record holds no {what}")))
}

/// Fields or elements that are being written.
struct Parts<'a, 'b> {
    line: &'a mut Line<'b>,
    is_first: bool,
    close: &'static str,
}

impl<'a, 'b> Parts<'a, 'b> {
    fn new(line: &'a mut Line<'b>, open: &str, close: &'static str) -> Self {
        line.raw(open);
        Self {
            line,
            is_first: true,
            close,
        }
    }

    fn comma(&mut self) {
        if !std::mem::take(&mut self.is_first) {
            self.line.raw(",");
        }
    }

    fn field(&mut self, name: &str, value: &(impl Serialize + ?Sized)) -> Result<(), LineError> {
        self.comma();
        self.line.raw(name);
        self.line.raw(":");
        value.serialize(&mut *self.line)
    }

    fn close(self) {
        self.line.raw(self.close);
    }
}

impl SerializeSeq for Parts<'_, '_> {
    type Ok = ();
    type Error = LineError;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), LineError> {
        self.comma();
        value.serialize(&mut *self.line)
    }

    fn end(self) -> Result<(), LineError> {
        self.close();
        Ok(())
    }
}

impl SerializeStruct for Parts<'_, '_> {
    type Ok = ();
    type Error = LineError;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), LineError> {
        self.field(name, value)
    }

    fn end(self) -> Result<(), LineError> {
        self.close();
        Ok(())
    }
}

impl SerializeStructVariant for Parts<'_, '_> {
    type Ok = ();
    type Error = LineError;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), LineError> {
        self.field(name, value)
    }

    fn end(self) -> Result<(), LineError> {
        self.close();
        Ok(())
    }
}

macro_rules! numbers {
    ($($name:ident($number:ty))*) => {$(
        fn $name(self, number: $number) -> Result<(), LineError> { self.number(number) }
    )*};
}

impl<'a, 'b> ser::Serializer for &'a mut Line<'b> {
    type Ok = ();
    type Error = LineError;
    type SerializeSeq = Parts<'a, 'b>;
    type SerializeTuple = Impossible<(), LineError>;
    type SerializeTupleStruct = Impossible<(), LineError>;
    type SerializeTupleVariant = Impossible<(), LineError>;
    type SerializeMap = Impossible<(), LineError>;
    type SerializeStruct = Parts<'a, 'b>;
    type SerializeStructVariant = Parts<'a, 'b>;

    numbers! {
        serialize_i8(i8) serialize_i16(i16) serialize_i32(i32) serialize_i64(i64)
        serialize_u8(u8) serialize_u16(u16) serialize_u32(u32) serialize_u64(u64)
    }

    fn serialize_bool(self, value: bool) -> Result<(), LineError> {
        self.raw(if value { "true" } else { "false" });
        Ok(())
    }

    fn serialize_str(self, text: &str) -> Result<(), LineError> {
        self.string(text);
        Ok(())
    }

    fn serialize_none(self) -> Result<(), LineError> {
        self.raw("None");
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), LineError> {
        self.raw("Some(");
        value.serialize(&mut *self)?;
        self.raw(")");
        Ok(())
    }

    fn serialize_unit_variant(
        self,
        _name: &'static str,
        _index: u32,
        variant: &'static str,
    ) -> Result<(), LineError> {
        self.raw(variant);
        Ok(())
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _name: &'static str,
        _index: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), LineError> {
        self.raw(variant);
        self.raw("(");
        value.serialize(&mut *self)?;
        self.raw(")");
        Ok(())
    }

    fn serialize_seq(self, _len: Option<usize>) -> Result<Self::SerializeSeq, LineError> {
        Ok(Parts::new(self, "[", "]"))
    }

    fn serialize_struct(
        self,
        _name: &'static str,
        _len: usize,
    ) -> Result<Self::SerializeStruct, LineError> {
        Ok(Parts::new(self, "(", ")"))
    }

    fn serialize_struct_variant(
        self,
        _name: &'static str,
        _index: u32,
        variant: &'static str,
        _len: usize,
    ) -> Result<Self::SerializeStructVariant, LineError> {
        self.raw(variant);
        Ok(Parts::new(self, "(", ")"))
    }

    fn serialize_f32(self, _: f32) -> Result<(), LineError> {
        unsupported("binary fractions")
    }

    fn serialize_f64(self, _: f64) -> Result<(), LineError> {
        unsupported("binary fractions")
    }

    fn serialize_char(self, _: char) -> Result<(), LineError> {
        unsupported("single characters")
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<(), LineError> {
        unsupported("bare bytes")
    }

    fn serialize_unit(self) -> Result<(), LineError> {
        unsupported("units")
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), LineError> {
        unsupported("units")
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _name: &'static str,
        value: &T,
    ) -> Result<(), LineError> {
        value.serialize(self)
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, LineError> {
        unsupported("tuples")
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, LineError> {
        unsupported("tuples")
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, LineError> {
        unsupported("tuples")
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, LineError> {
        unsupported("maps")
    }
}
