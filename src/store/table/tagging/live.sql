SELECT
    id, annotation, tag, annotator, created_micros, created_offset
FROM tagging WHERE deleted_at IS NULL ORDER BY id
