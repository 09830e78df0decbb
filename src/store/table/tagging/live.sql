SELECT
    id, annotation, tag, annotator, created_micros, created_offset, is_example
FROM tagging WHERE deleted_at IS NULL ORDER BY id
