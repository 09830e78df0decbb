SELECT
    id, from_passage, to_passage, relation, annotator, created_micros, created_offset
FROM link WHERE id = ?1 AND deleted_at IS NOT NULL
