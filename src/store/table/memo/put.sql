-- Writes a new row, or brings a tombstone back with new content; a live row is left alone.
INSERT INTO memo (
    id, title, body, annotator, created_micros, created_offset, modified_micros, modified_offset, kind)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
ON CONFLICT (id) DO UPDATE SET
    title = excluded.title,
    body = excluded.body,
    annotator = excluded.annotator,
    created_micros = excluded.created_micros,
    created_offset = excluded.created_offset,
    modified_micros = excluded.modified_micros,
    modified_offset = excluded.modified_offset,
    kind = excluded.kind,
    deleted_at = NULL
WHERE memo.deleted_at IS NOT NULL
