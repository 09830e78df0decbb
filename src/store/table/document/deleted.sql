SELECT
    id, name, capture, rank, language, direction, added_micros, added_offset
FROM document WHERE id = ?1 AND deleted_at IS NOT NULL
