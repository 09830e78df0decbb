SELECT
    id, name
FROM tag_set WHERE deleted_at IS NULL ORDER BY id
