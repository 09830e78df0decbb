//! The words for people, English and Arabic, with CLDR plurals and isolates.
