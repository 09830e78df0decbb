SELECT
    id, name, kind, is_multiple
FROM variable WHERE id = ?1 AND deleted_at IS NOT NULL
