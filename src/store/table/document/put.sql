-- Writes a new row, or brings a tombstone back with new content; a live row is left alone.
INSERT INTO document (
    id, name, capture, rank, language, direction, added_micros, added_offset)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
ON CONFLICT (id) DO UPDATE SET
    name = excluded.name,
    capture = excluded.capture,
    rank = excluded.rank,
    language = excluded.language,
    direction = excluded.direction,
    added_micros = excluded.added_micros,
    added_offset = excluded.added_offset,
    deleted_at = NULL
WHERE document.deleted_at IS NOT NULL
