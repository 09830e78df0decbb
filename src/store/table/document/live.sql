SELECT
    id, name, capture, rank, language, direction, added_micros, added_offset
FROM document WHERE deleted_at IS NULL ORDER BY id
