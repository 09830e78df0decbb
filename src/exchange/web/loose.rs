//! Values of JSON as tools write them: one thing where a list may stand, a text where an object may stand, a number as text.
//!
//! Nothing here fails for a wrong type: what is not understood is nothing. Only what is no JSON, a key that stands twice, or
//! nesting beyond the parser's limit fails, and then the whole file does.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// What a bare text stands for.
pub(in crate::exchange) trait OfText: Sized {
    fn of_text(text: String) -> Option<Self>;

    /// The same once several spellings of a key are one.
    fn joined(self) -> Self {
        self
    }
}

/// None, one or many of something; lists in lists are one list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::exchange) struct Several<T>(pub(in crate::exchange) Vec<T>);

impl<T> Default for Several<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Several<T> {
    /// Takes what another spelling said, where this one says nothing.
    pub(in crate::exchange) fn or(&mut self, other: Self) {
        if self.0.is_empty() {
            *self = other;
        }
    }

    pub(in crate::exchange) fn take(&mut self) -> Self {
        std::mem::take(self)
    }
}

impl<T> std::ops::Deref for Several<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<'de, T: Deserialize<'de> + OfText> Deserialize<'de> for Several<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Reads<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de> + OfText> Visitor<'de> for Reads<T> {
            type Value = Several<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("anything")
            }

            fn visit_unit<E>(self) -> Result<Self::Value, E> {
                Ok(Several::default())
            }

            fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
                Ok(Several::default())
            }

            fn visit_i64<E>(self, number: i64) -> Result<Self::Value, E> {
                Ok(Several(
                    T::of_text(number.to_string()).into_iter().collect(),
                ))
            }

            fn visit_u64<E>(self, number: u64) -> Result<Self::Value, E> {
                Ok(Several(
                    T::of_text(number.to_string()).into_iter().collect(),
                ))
            }

            fn visit_f64<E>(self, number: f64) -> Result<Self::Value, E> {
                Ok(Several(
                    T::of_text(number.to_string()).into_iter().collect(),
                ))
            }

            fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Several(T::of_text(text.to_owned()).into_iter().collect()))
            }

            fn visit_string<E>(self, text: String) -> Result<Self::Value, E> {
                Ok(Several(T::of_text(text).into_iter().collect()))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
                T::deserialize(MapAccessDeserializer::new(map))
                    .map(|one| Several(vec![one.joined()]))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
                let mut all = Vec::new();
                while let Some(one) = list.next_element::<Several<T>>()? {
                    all.extend(one.0);
                }
                Ok(Several(all))
            }
        }

        from.deserialize_any(Reads(PhantomData))
    }
}

/// A text, or the first one inside whatever stands there instead: of an object, `@value` or `value` before others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::exchange) struct Words(pub(in crate::exchange) Option<String>);

impl Words {
    pub(in crate::exchange) fn as_str(&self) -> &str {
        self.0.as_deref().unwrap_or_default()
    }

    /// Takes what another spelling said, where this one says nothing.
    pub(in crate::exchange) fn or(&mut self, other: Self) {
        if self.as_str().is_empty() && other.0.is_some() {
            *self = other;
        }
    }

    pub(in crate::exchange) fn take(&mut self) -> Self {
        std::mem::take(self)
    }
}

impl OfText for Words {
    fn of_text(text: String) -> Option<Self> {
        Some(Self(Some(text)))
    }
}

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Reads;

        impl<'de> Visitor<'de> for Reads {
            type Value = Words;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("anything")
            }

            fn visit_unit<E>(self) -> Result<Words, E> {
                Ok(Words(None))
            }

            fn visit_bool<E>(self, value: bool) -> Result<Words, E> {
                Ok(Words(Some(value.to_string())))
            }

            fn visit_i64<E>(self, number: i64) -> Result<Words, E> {
                Ok(Words(Some(number.to_string())))
            }

            fn visit_u64<E>(self, number: u64) -> Result<Words, E> {
                Ok(Words(Some(number.to_string())))
            }

            fn visit_f64<E>(self, number: f64) -> Result<Words, E> {
                Ok(Words(Some(number.to_string())))
            }

            fn visit_str<E>(self, text: &str) -> Result<Words, E> {
                Ok(Words(Some(text.to_owned())))
            }

            fn visit_string<E>(self, text: String) -> Result<Words, E> {
                Ok(Words(Some(text)))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Words, A::Error> {
                let mut found: Option<(u8, String)> = None;
                while let Some(key) = map.next_key::<String>()? {
                    let rank = match key.as_str() {
                        "@value" | "value" => 0,
                        "id" | "@id" => 1,
                        _ => 2,
                    };
                    let words: Words = map.next_value()?;
                    if let Some(words) = words.0
                        && found.as_ref().is_none_or(|(best, _)| rank < *best)
                    {
                        found = Some((rank, words));
                    }
                }
                Ok(Words(found.map(|(_, words)| words)))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Words, A::Error> {
                let mut found = Words(None);
                while let Some(words) = list.next_element::<Words>()? {
                    if found.0.is_none() {
                        found = words;
                    }
                }
                Ok(found)
            }
        }

        from.deserialize_any(Reads)
    }
}

/// A whole number, also one written as text or with a decimal point; none of anything else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::exchange) struct Whole(pub(in crate::exchange) Option<i64>);

impl<'de> Deserialize<'de> for Whole {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Reads;

        impl<'de> Visitor<'de> for Reads {
            type Value = Whole;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("anything")
            }

            fn visit_unit<E>(self) -> Result<Whole, E> {
                Ok(Whole(None))
            }

            fn visit_bool<E>(self, _: bool) -> Result<Whole, E> {
                Ok(Whole(None))
            }

            fn visit_i64<E>(self, number: i64) -> Result<Whole, E> {
                Ok(Whole(Some(number)))
            }

            fn visit_u64<E>(self, number: u64) -> Result<Whole, E> {
                Ok(Whole(i64::try_from(number).ok()))
            }

            fn visit_f64<E>(self, number: f64) -> Result<Whole, E> {
                // What is whole and far below the limits of the type is exact.
                let is_whole = number.fract() == 0.0 && number.abs() < 1e15;
                Ok(Whole(is_whole.then_some(number as i64)))
            }

            fn visit_str<E>(self, text: &str) -> Result<Whole, E> {
                Ok(Whole(text.trim().parse().ok()))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Whole, A::Error> {
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                Ok(Whole(None))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Whole, A::Error> {
                while list.next_element::<IgnoredAny>()?.is_some() {}
                Ok(Whole(None))
            }
        }

        from.deserialize_any(Reads)
    }
}
