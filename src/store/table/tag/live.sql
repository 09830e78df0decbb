SELECT
    id, parent, rank, label_english, label_arabic, definition_english, definition_arabic, color,
    is_category, created_micros, created_offset, includes_english, includes_arabic, excludes_english, excludes_arabic
FROM tag WHERE deleted_at IS NULL ORDER BY id
