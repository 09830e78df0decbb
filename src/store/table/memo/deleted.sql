SELECT
    id, title, body, annotator, created_micros, created_offset, modified_micros, modified_offset, kind
FROM memo WHERE id = ?1 AND deleted_at IS NOT NULL
