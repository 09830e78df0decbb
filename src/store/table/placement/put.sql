-- Writes a new row, or brings a tombstone back with new content; a live row is left alone.
INSERT INTO placement (
    id, passage, capture, state)
VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (id) DO UPDATE SET
    passage = excluded.passage,
    capture = excluded.capture,
    state = excluded.state,
    deleted_at = NULL
WHERE placement.deleted_at IS NOT NULL
