-- Writes a new row, or brings a tombstone back with new content; a live row is left alone.
INSERT INTO rejection (
    id, tag, capture, start_byte, end_byte, quote, annotator, created_micros, created_offset)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
ON CONFLICT (id) DO UPDATE SET
    tag = excluded.tag,
    capture = excluded.capture,
    start_byte = excluded.start_byte,
    end_byte = excluded.end_byte,
    quote = excluded.quote,
    annotator = excluded.annotator,
    created_micros = excluded.created_micros,
    created_offset = excluded.created_offset,
    deleted_at = NULL
WHERE rejection.deleted_at IS NOT NULL
