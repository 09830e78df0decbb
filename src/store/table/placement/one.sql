SELECT
    id, passage, capture, state
FROM placement WHERE id = ?1 AND deleted_at IS NULL
