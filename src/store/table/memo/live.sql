SELECT
    id, title, body, annotator, created_micros, created_offset, modified_micros, modified_offset, kind
FROM memo WHERE deleted_at IS NULL ORDER BY id
