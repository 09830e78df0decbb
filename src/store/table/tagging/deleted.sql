SELECT
    id, annotation, tag, annotator, created_micros, created_offset, is_example
FROM tagging WHERE id = ?1 AND deleted_at IS NOT NULL
