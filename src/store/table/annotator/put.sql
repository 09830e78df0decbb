-- Writes a new row, or brings a tombstone back with new content; a live row is left alone.
INSERT INTO annotator (
    id, name, created_micros, created_offset)
VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (id) DO UPDATE SET
    name = excluded.name,
    created_micros = excluded.created_micros,
    created_offset = excluded.created_offset,
    deleted_at = NULL
WHERE annotator.deleted_at IS NOT NULL
