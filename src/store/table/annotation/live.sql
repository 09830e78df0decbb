SELECT
    id, passage, annotator, created_micros, created_offset, modified_micros, modified_offset
FROM annotation WHERE deleted_at IS NULL ORDER BY id
