SELECT
    id, name, created_micros, created_offset
FROM annotator WHERE id = ?1 AND deleted_at IS NOT NULL
