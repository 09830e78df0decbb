SELECT
    id, passage, capture, state
FROM placement WHERE deleted_at IS NULL ORDER BY id
