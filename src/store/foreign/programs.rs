//! Which tables of which program are read. What its users keep secret of each other, such as passwords, is not.

use crate::store::foreign::Wanted;

macro_rules! wanted {
    ($program:literal: $($name:literal $is_needed:literal [$($column:literal)+],)+) => {
        &[$(Wanted {
            name: $name,
            sql: include_str!(concat!($program, "/", $name, ".sql")),
            columns: &[$($column),+],
            is_needed: $is_needed,
        }),+]
    };
}

/// The project of Taguette, since its version 0.10: one file, which may hold several.
pub const TAGUETTE: &[Wanted] = wanted!(
    "taguette":
    "projects" true ["id" "name" "description" "created"],
    "documents" true ["id" "project_id" "name" "description" "created" "contents"],
    "tags" true ["id" "project_id" "path" "description"],
    "highlights" true ["id" "document_id" "start_offset" "end_offset" "snippet"],
    "highlight_tags" true ["highlight_id" "tag_id"],
    "commands" false ["user_login" "date" "project_id" "document_id" "payload"],
);

/// The database in a project folder of QualCoder, since its version 2.
pub const QUALCODER: &[Wanted] = wanted!(
    "qualcoder":
    "project" true ["date" "memo"],
    "source" true ["id" "name" "fulltext" "mediapath" "memo" "owner" "date"],
    "code_cat" true ["catid" "name" "memo" "supercatid"],
    "code_name" true ["cid" "name" "memo" "catid" "color" "supercid"],
    "code_text" true ["cid" "fid" "seltext" "pos0" "pos1" "owner" "date" "memo" "important"],
    "annotation" false ["fid" "pos0" "pos1" "memo" "owner" "date"],
    "cases" false ["caseid" "name" "memo"],
    "case_text" false ["caseid" "fid" "pos0" "pos1"],
    "attribute_type" false ["name" "memo" "valuetype"],
    "attribute" false ["id" "name" "attr_type" "value"],
    "journal" false ["name" "jentry" "owner" "date"],
    "code_image" false ["id"],
    "code_av" false ["id"],
    "graph" false ["grid"],
);
