-- Writes a new row, or brings a tombstone back with new content; a live row is left alone.
INSERT INTO collection (
    id, lineage, name, direction, created_micros, created_offset)
VALUES (?1, ?2, ?3, ?4, ?5, ?6)
ON CONFLICT (id) DO UPDATE SET
    lineage = excluded.lineage,
    name = excluded.name,
    direction = excluded.direction,
    created_micros = excluded.created_micros,
    created_offset = excluded.created_offset,
    deleted_at = NULL
WHERE collection.deleted_at IS NOT NULL
