//! Names with their shortcuts.

/// A name with its shortcut behind it, for tooltips.
pub fn name_with_keys(name: &str, keys: &str) -> String {
    if keys.is_empty() {
        name.to_owned()
    } else {
        format!("{name} ({})", crate::i18n::isolate(keys))
    }
}
