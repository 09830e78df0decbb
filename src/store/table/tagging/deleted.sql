SELECT
    id, annotation, tag, annotator, created_micros, created_offset
FROM tagging WHERE id = ?1 AND deleted_at IS NOT NULL
