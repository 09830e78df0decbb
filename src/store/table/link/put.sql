-- Writes a new row, or brings a tombstone back with new content; a live row is left alone.
INSERT INTO link (
    id, from_passage, to_passage, relation, annotator, created_micros, created_offset)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
ON CONFLICT (id) DO UPDATE SET
    from_passage = excluded.from_passage,
    to_passage = excluded.to_passage,
    relation = excluded.relation,
    annotator = excluded.annotator,
    created_micros = excluded.created_micros,
    created_offset = excluded.created_offset,
    deleted_at = NULL
WHERE link.deleted_at IS NOT NULL
