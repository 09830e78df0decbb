SELECT
    id, lineage, name, direction, created_micros, created_offset
FROM collection WHERE deleted_at IS NULL ORDER BY id
