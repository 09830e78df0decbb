SELECT
    id, lineage, name, direction, created_micros, created_offset
FROM collection WHERE id = ?1 AND deleted_at IS NOT NULL
