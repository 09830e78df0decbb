-- Writes a new row, or brings a tombstone back with new content; a live row is left alone.
INSERT INTO tag (
    id, parent, rank, label_english, label_arabic, definition_english, definition_arabic, color,
    is_category, created_micros, created_offset, includes_english, includes_arabic, excludes_english, excludes_arabic)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
ON CONFLICT (id) DO UPDATE SET
    parent = excluded.parent,
    rank = excluded.rank,
    label_english = excluded.label_english,
    label_arabic = excluded.label_arabic,
    definition_english = excluded.definition_english,
    definition_arabic = excluded.definition_arabic,
    color = excluded.color,
    is_category = excluded.is_category,
    created_micros = excluded.created_micros,
    created_offset = excluded.created_offset,
    includes_english = excluded.includes_english,
    includes_arabic = excluded.includes_arabic,
    excludes_english = excluded.excludes_english,
    excludes_arabic = excluded.excludes_arabic,
    deleted_at = NULL
WHERE tag.deleted_at IS NOT NULL
