SELECT
    id, name
FROM document_set WHERE deleted_at IS NULL ORDER BY id
