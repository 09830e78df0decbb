-- Writes a new row, or brings a tombstone back with new content; a live row is left alone.
INSERT INTO variable (
    id, name, kind, is_multiple)
VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (id) DO UPDATE SET
    name = excluded.name,
    kind = excluded.kind,
    is_multiple = excluded.is_multiple,
    deleted_at = NULL
WHERE variable.deleted_at IS NOT NULL
