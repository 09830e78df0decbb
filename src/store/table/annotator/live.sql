SELECT
    id, name, created_micros, created_offset
FROM annotator WHERE deleted_at IS NULL ORDER BY id
