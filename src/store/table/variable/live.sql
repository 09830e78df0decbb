SELECT
    id, name, kind, is_multiple
FROM variable WHERE deleted_at IS NULL ORDER BY id
