-- Writes a new row, or brings a tombstone back with new content; a live row is left alone.
INSERT INTO passage (
    id, capture, quote, prefix, suffix)
VALUES (?1, ?2, ?3, ?4, ?5)
ON CONFLICT (id) DO UPDATE SET
    capture = excluded.capture,
    quote = excluded.quote,
    prefix = excluded.prefix,
    suffix = excluded.suffix,
    deleted_at = NULL
WHERE passage.deleted_at IS NOT NULL
