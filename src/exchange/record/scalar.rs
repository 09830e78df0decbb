//! Values that stand in a record as one string: ids, times, hashes, names of kinds, and bytes.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Error, Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::Uuid;

use crate::base::environment::Timestamp;
use crate::command::ActionCode;
use crate::exchange::record::{base64, moment};
use crate::model::{
    Calendar, MemoKind, PlacementState, RowKind, Sha256, StructureKind, TagColor, TermLanguage,
    TermStanding, VariableKind,
};
use crate::text::{Direction, WordEdges};

/// What can stand as one string.
pub(super) trait Scalar: Sized {
    /// What is expected, for the message of a syntax error.
    const WHAT: &'static str;

    /// Its text; the same value always has the same text.
    fn text(&self) -> String;

    /// Hands the text on, without a string of its own where the kind stands in every row.
    fn with_text<R>(&self, use_it: impl FnOnce(&str) -> R) -> R {
        use_it(&self.text())
    }

    /// Reads the text.
    fn read(text: &str) -> Option<Self>;
}

/// A value in its text form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct As<T>(pub(super) T);

pub(super) type Id = As<Uuid>;
pub(super) type Moment = As<Timestamp>;
pub(super) type Digest = As<Sha256>;

impl<T: Scalar> Serialize for As<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.with_text(|text| serializer.serialize_str(text))
    }
}

impl<'de, T: Scalar> Deserialize<'de> for As<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reads<T>(PhantomData<T>);

        impl<T: Scalar> Visitor<'_> for Reads<T> {
            type Value = As<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(T::WHAT)
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<As<T>, E> {
                T::read(text)
                    .map(As)
                    .ok_or_else(|| E::invalid_value(Unexpected::Str(text), &self))
            }
        }

        deserializer.deserialize_str(Reads(PhantomData))
    }
}

impl Scalar for Uuid {
    const WHAT: &'static str = "a UUID as 8-4-4-4-12 hexadecimal digits";

    fn text(&self) -> String {
        self.hyphenated().to_string()
    }

    fn with_text<R>(&self, use_it: impl FnOnce(&str) -> R) -> R {
        let mut digits = [0; uuid::fmt::Hyphenated::LENGTH];
        use_it(self.hyphenated().encode_lower(&mut digits))
    }

    fn read(text: &str) -> Option<Self> {
        const LEN: usize = uuid::fmt::Hyphenated::LENGTH;
        (text.len() == LEN)
            .then(|| Self::try_parse(text).ok())
            .flatten()
    }
}

impl Scalar for Timestamp {
    const WHAT: &'static str = "a time as in RFC 3339, with its offset";

    fn text(&self) -> String {
        self.to_string()
    }

    fn with_text<R>(&self, use_it: impl FnOnce(&str) -> R) -> R {
        match moment::write(*self) {
            Some(text) => use_it(&String::from_utf8_lossy(&text)),
            None => use_it(&self.text()),
        }
    }

    fn read(text: &str) -> Option<Self> {
        moment::read(text).or_else(|| text.parse().ok())
    }
}

impl Scalar for Sha256 {
    const WHAT: &'static str = "a SHA-256 as 64 hexadecimal digits";

    fn text(&self) -> String {
        self.to_string()
    }

    fn read(text: &str) -> Option<Self> {
        Self::from_hex(text)
    }
}

impl Scalar for TagColor {
    const WHAT: &'static str = "a color of the palette or #rrggbb";

    fn text(&self) -> String {
        self.to_string()
    }

    fn read(text: &str) -> Option<Self> {
        text.parse().ok()
    }
}

impl Scalar for RowKind {
    const WHAT: &'static str = "a kind of row";

    fn text(&self) -> String {
        self.code().to_owned()
    }

    fn read(text: &str) -> Option<Self> {
        Self::from_code(text)
    }
}

impl Scalar for ActionCode {
    const WHAT: &'static str = "the name of a change";

    fn text(&self) -> String {
        self.code().to_owned()
    }

    fn read(text: &str) -> Option<Self> {
        Self::from_code(text)
    }
}

/// Gives each variant of an enum without fields its stable name.
macro_rules! named {
    ($($name:ty, $what:literal: $($variant:ident = $code:literal),*;)*) => {$(
        impl Scalar for $name {
            const WHAT: &'static str = $what;

            fn text(&self) -> String {
                match self { $(Self::$variant => $code,)* }.to_owned()
            }

            fn read(text: &str) -> Option<Self> {
                match text { $($code => Some(Self::$variant),)* _ => None }
            }
        }
    )*};
}

named! {
    Direction, "left_to_right or right_to_left":
        LeftToRight = "left_to_right", RightToLeft = "right_to_left";
    PlacementState, "exact, proposed, accepted or orphan":
        Exact = "exact", Proposed = "proposed", Accepted = "accepted", Orphan = "orphan";
    VariableKind, "text, number, date or boolean":
        Text = "text", Number = "number", Date = "date", Boolean = "boolean";
    MemoKind, "note, idea, question, method, summary or task":
        Note = "note", Idea = "idea", Question = "question", Method = "method", Summary = "summary", Task = "task";
    Calendar, "gregorian or hijri":
        Gregorian = "gregorian", Hijri = "hijri";
    TermLanguage, "arabic or english":
        Arabic = "arabic", English = "english";
    TermStanding, "accepted or turned_down":
        Accepted = "accepted", TurnedDown = "turned_down";
    WordEdges, "anywhere, with_particles or whole":
        Anywhere = "anywhere", WithParticles = "with_particles", Whole = "whole";
}

impl Scalar for StructureKind {
    const WHAT: &'static str = "heading_1 to heading_6, list_item_1 and deeper, quotation, code, emphasis, strong, rule, furniture, \
        table_row, footnote, page_1 and so on, cue_0 and so on, or speaker";

    fn text(&self) -> String {
        match self {
            Self::Heading(level) => format!("heading_{level}"),
            Self::ListItem(depth) => format!("list_item_{depth}"),
            Self::Quotation => "quotation".to_owned(),
            Self::Code => "code".to_owned(),
            Self::Emphasis => "emphasis".to_owned(),
            Self::Strong => "strong".to_owned(),
            Self::Rule => "rule".to_owned(),
            Self::Furniture => "furniture".to_owned(),
            Self::TableRow => "table_row".to_owned(),
            Self::Footnote => "footnote".to_owned(),
            Self::Page(number) => format!("page_{number}"),
            Self::Cue(start) => format!("cue_{start}"),
            Self::Speaker => "speaker".to_owned(),
        }
    }

    fn read(text: &str) -> Option<Self> {
        let figure = |digits: &str| {
            let canonical = digits == "0" || !digits.starts_with(['0', '+']);
            digits.parse::<u32>().ok().filter(|_| canonical)
        };
        let depth = |digits: &str, deepest: u8| {
            let depth = u8::try_from(figure(digits)?).ok()?;
            (1..=deepest).contains(&depth).then_some(depth)
        };
        match text {
            "quotation" => Some(Self::Quotation),
            "code" => Some(Self::Code),
            "emphasis" => Some(Self::Emphasis),
            "strong" => Some(Self::Strong),
            "rule" => Some(Self::Rule),
            "furniture" => Some(Self::Furniture),
            "table_row" => Some(Self::TableRow),
            "footnote" => Some(Self::Footnote),
            "speaker" => Some(Self::Speaker),
            _ => {
                let (kind, digits) = text.rsplit_once('_')?;
                match kind {
                    "heading" => depth(digits, 6).map(Self::Heading),
                    "list_item" => depth(digits, u8::MAX).map(Self::ListItem),
                    "page" => figure(digits).map(Self::Page),
                    "cue" => figure(digits).map(Self::Cue),
                    _ => None,
                }
            }
        }
    }
}

/// Bytes as base64.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Bytes(pub(super) Vec<u8>);

impl Scalar for Bytes {
    const WHAT: &'static str = "bytes as base64";

    fn text(&self) -> String {
        base64::encode(&self.0)
    }

    fn read(text: &str) -> Option<Self> {
        base64::decode(text).map(Self)
    }
}
