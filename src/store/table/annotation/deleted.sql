SELECT
    id, passage, annotator, created_micros, created_offset, modified_micros, modified_offset
FROM annotation WHERE id = ?1 AND deleted_at IS NOT NULL
