//! Which tables of which program are read. What its users keep secret of each other, such as passwords, is not.

use crate::store::foreign::Wanted;

macro_rules! wanted {
    ($program:literal: $($name:literal $is_needed:literal),+) => {
        &[$(Wanted {
            name: $name,
            sql: include_str!(concat!($program, "/", $name, ".sql")),
            is_needed: $is_needed,
        }),+]
    };
}

/// The project of Taguette, since its version 0.10: one file, which may hold several.
pub const TAGUETTE: &[Wanted] = wanted!(
    "taguette": "projects" true, "documents" true, "tags" true, "highlights" true,
    "highlight_tags" true, "commands" false
);

/// The database in a project folder of QualCoder, since its version 2.
pub const QUALCODER: &[Wanted] = wanted!(
    "qualcoder": "project" true, "source" true, "code_cat" true, "code_name" true, "code_text" true,
    "annotation" false, "cases" false, "case_text" false, "attribute_type" false, "attribute" false,
    "journal" false, "code_image" false, "code_av" false, "graph" false
);
