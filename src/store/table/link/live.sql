SELECT
    id, from_passage, to_passage, relation, annotator, created_micros, created_offset
FROM link WHERE deleted_at IS NULL ORDER BY id
