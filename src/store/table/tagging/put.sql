-- Writes a new row, or brings a tombstone back with new content; a live row is left alone.
INSERT INTO tagging (
    id, annotation, tag, annotator, created_micros, created_offset, is_example)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
ON CONFLICT (id) DO UPDATE SET
    annotation = excluded.annotation,
    tag = excluded.tag,
    annotator = excluded.annotator,
    created_micros = excluded.created_micros,
    created_offset = excluded.created_offset,
    is_example = excluded.is_example,
    deleted_at = NULL
WHERE tagging.deleted_at IS NOT NULL
