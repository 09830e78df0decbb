//! Fields of tables that no spreadsheet program takes for a formula.

/// Whether a spreadsheet program would take a field for a formula, or for one that we have guarded.
fn needs_guard(field: &str) -> bool {
    let rest = field.trim_start_matches('\'');
    rest.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// The field with a `'` before it, where it begins with what a spreadsheet program takes for a formula.
pub fn guarded(field: &str) -> String {
    if needs_guard(field) {
        format!("'{field}")
    } else {
        field.to_owned()
    }
}

/// What was there before a field was [`guarded`].
pub(super) fn unguarded(field: &str) -> String {
    match field.strip_prefix('\'') {
        Some(rest) if needs_guard(field) => rest.to_owned(),
        _ => field.to_owned(),
    }
}
