-- Writes a new row, or brings a tombstone back with new content; a live row is left alone.
INSERT INTO document_set (
    id, name)
VALUES (?1, ?2)
ON CONFLICT (id) DO UPDATE SET
    name = excluded.name,
    deleted_at = NULL
WHERE document_set.deleted_at IS NOT NULL
