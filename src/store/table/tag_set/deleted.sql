SELECT
    id, name
FROM tag_set WHERE id = ?1 AND deleted_at IS NOT NULL
